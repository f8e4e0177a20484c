"""Every fact that a routine has to carry, the step that carries it, and the words or values by which it does.

A place is a step, `step/easier`, or `routine` for the file outside its steps.
"""

# ruff: noqa: E501
from typing import Any, NamedTuple


class Fact(NamedTuple):
    routine: str
    place: str
    fact: str
    words: tuple[str, ...]


class Value(NamedTuple):
    routine: str
    path: str
    fact: str
    value: Any


LEGS, KNEES = "legs-up-release", "knee-walking"

FACTS = [
    Fact(LEGS, "choose-the-prop", "a gym ball, a dining chair, the sofa or the bed", ("dining chair", "sofa", "bed", "gym ball")),
    Fact(LEGS, "choose-the-prop", "the calves are parallel to the floor", ("calves", "parallel to the floor")),
    Fact(LEGS, "choose-the-prop", "the thighs rise straight up from the hips", ("thighs will rise straight up from your hips",)),
    Fact(LEGS, "choose-the-prop", "cushions raise or lower it", ("Cushions", "raise it", "lower it")),
    Fact(LEGS, "legs-up-line-up", "the calves rest on the prop", ("right calf goes up onto the chair, then your left",)),
    Fact(LEGS, "legs-up-line-up", "lift the head and look", ("head lifts for a moment; look down along your body",)),
    Fact(LEGS, "legs-up-line-up", "breastbone, navel and pelvis are in one line", ("Breastbone, navel and the centre of your pelvis", "one line")),
    Fact(LEGS, "legs-up-line-up/easier", "by feel, the head stays down", ("head stays down", "breastbone", "navel", "pelvis", "one line")),
    Fact(LEGS, "rest", "the floor carries the weight, not the back", ("floor carries your weight now, so your back need not",)),
    Fact(LEGS, "rest", "staying here is a complete session", ("Staying here is a complete session",)),
    Fact(LEGS, "rest", "it may be the whole session", ("pause me to stay",)),
    Fact(LEGS, "knees-side-to-side", "knees together", ("knees together",)),
    Fact(LEGS, "knees-side-to-side", "in: knees left", ("Breathe in; both knees go over to the left",)),
    Fact(LEGS, "knees-side-to-side", "out: through the centre to the right", ("Breathe out, through the centre, and over to the right",)),
    Fact(LEGS, "knees-side-to-side", "the floor massages as parts press into it", ("part after part of your lower back press down", "the floor massages it")),
    Fact(LEGS, "knees-side-to-side/easier", "smaller", ("a little to the left", "a little to the right")),
    Fact(LEGS, "knees-to-chest", "on the out-breath, knees to the chest", ("Breathe out; both knees come in towards your chest",)),
    Fact(LEGS, "knees-to-chest", "legs together", ("legs together",)),
    Fact(LEGS, "knees-to-chest", "hands rest and do not pull", ("hands rest on your kneecaps; they do not pull",)),
    Fact(LEGS, "knees-to-chest", "the thighs do the work", ("thighs do the work",)),
    Fact(LEGS, "knees-to-chest", "too much: feet back to the prop", ("Both feet go back to the chair",)),
    Fact(LEGS, "knees-to-chest/easier", "a calf stays on the prop", ("One calf always stays on the chair", "calf goes back to the chair")),
    Fact(LEGS, "kiss-the-kneecaps", "as the knees come in, the head lifts", ("knees come in, head lifts",)),
    Fact(LEGS, "kiss-the-kneecaps", "aim the lips at the kneecaps", ("aim your lips at the kneecaps",)),
    Fact(LEGS, "kiss-the-kneecaps", "leave it out if the back is really bad", ("leave it out if your back is bad",)),
    Fact(LEGS, "routine", "only as far as the body wants", ("Go only as far as your body wants",)),
    Fact(LEGS, "routine", "nothing here should hurt", ("nothing here should hurt",)),
    Fact(LEGS, "routine", "for the worst days", ("worst days",)),
    Fact(LEGS, "routine", "not medical advice", ("it is not medical advice",)),
    Fact(LEGS, "routine", "adapted from a massage therapist", ("massage therapist's published home routine",)),
    Fact(LEGS, "down-to-the-floor", "getting down is led, by way of the side", ("knee goes down", "side lies down", "roll onto your back")),
    Fact(LEGS, "up-again", "roll to the side, push up with the hands", ("roll onto your right side", "Both hands push the floor away")),
    Fact(KNEES, "down-to-the-floor", "lie on the back", ("roll onto your back",)),
    Fact(KNEES, "feet-in-place", "knees bent, feet flat, hip width", ("knees are bent", "feet flat", "hip width")),
    Fact(KNEES, "feet-in-place", "10 to 15 cm from the seat", ("ten to fifteen centimetres from your seat",)),
    Fact(KNEES, "feet-in-place", "the feet stay fixed", ("feet stay fixed to the floor",)),
    Fact(KNEES, "find-the-movement", "one knee a couple of centimetres forward and away", ("pushes forward and away, a couple of centimetres",)),
    Fact(KNEES, "find-the-movement", "the other comes back a little", ("{other side} knee comes back a little",)),
    Fact(KNEES, "walk", "alternate", ("Your knees take turns", "Right knee forward, left knee back", "Left knee forward, right knee back")),
    Fact(KNEES, "walk", "parallel lines, never to the sides", ("in parallel lines, never out to the sides",)),
    Fact(KNEES, "routine", "morning and night for a couple of days", ("Every morning and every night", "two or three days")),
    Fact(KNEES, "routine", "after long sitting", ("stiff from long sitting",)),
    Fact(KNEES, "routine", "not medical advice", ("it is not medical advice",)),
    Fact(KNEES, "routine", "lasting trouble: a teacher or a clinician", ("If the trouble lasts, see a teacher or a clinician",)),
    Fact(KNEES, "routine", "adapted from a yoga teacher", ("yoga teacher's published home routine",)),
    Fact(KNEES, "up-again", "roll to the side, push up with the hands", ("roll onto your right side", "Both hands push the floor away")),
]  # fmt: skip

VALUES = [
    Value(LEGS, "source", "its document", "000_55ec682523421228.txt"),
    Value(LEGS, "start", "lying, with a prop", "floor with a prop"),
    Value(LEGS, "minutes", "about 7 min", 7),
    Value(LEGS, "rest.dose.smallest", "rest 60 s at least", 60),
    Value(LEGS, "rest.dose.largest", "rest 120 s at most", 120),
    Value(LEGS, "knees-side-to-side.dose.smallest", "6 breaths at least", 6),
    Value(LEGS, "knees-side-to-side.dose.largest", "8 breaths at most", 8),
    Value(LEGS, "knees-side-to-side.dose.unit", "counted in breaths", "breaths"),
    Value(LEGS, "knees-side-to-side.optional", "it can be left out", True),
    Value(LEGS, "knees-to-chest.dose.standard", "5 breaths", 5),
    Value(LEGS, "knees-to-chest.dose.unit", "counted in breaths", "breaths"),
    Value(LEGS, "kiss-the-kneecaps.dose.smallest", "3 at least", 3),
    Value(LEGS, "kiss-the-kneecaps.dose.largest", "5 at most", 5),
    Value(LEGS, "kiss-the-kneecaps.optional", "optional", True),
    Value(LEGS, "kiss-the-kneecaps.leave_out_from", "left out from a rating of 6", 6),
    Value(KNEES, "plan", "morning and night, for three days", {"times_a_day": 2, "days": 3}),
    Value(LEGS, "knees-to-chest.dose.full", "5 breaths, also in full", 5),
    Value(KNEES, "source", "its document", "002_e3fca1afde45f640.txt"),
    Value(KNEES, "start", "lying", "floor"),
    Value(KNEES, "minutes", "about 3 min", 3.5),
    Value(KNEES, "walk.dose.standard", "about 20, which is 10 on each side", 10),
    Value(KNEES, "walk.dose.unit", "counted on each side", "times each side"),
    Value(KNEES, "find-the-movement.both_sides", "learned on both sides", True),
]

FOUR = "four-between-massages"

FACTS += [
    Fact(FOUR, "routine", "four stretches to do between massages", ("four stretches to do between two massages",)),
    Fact(FOUR, "routine", "done carefully, so that nothing is injured", ("force nothing; nothing here should hurt",)),
    Fact(FOUR, "routine", "not medical advice", ("it is not medical advice",)),
    Fact(FOUR, "routine", "adapted from a massage therapist", ("massage therapist's published home routine",)),
    Fact(FOUR, "down-to-hands-and-knees", "getting down is led, one knee first", ("left knee goes down to the floor", "Both hands go to the floor")),
    Fact(FOUR, "cat", "hands under shoulders, knees under hips", ("hands are under your shoulders, your knees under your hips",)),
    Fact(FOUR, "cat", "arms and legs straight and firm", ("arms stay straight", "thighs upright", "all of them firm")),
    Fact(FOUR, "cat", "out: the back rounds up, head and pelvis drop", ("Breathe out; your back rounds up, head and pelvis drop",)),
    Fact(FOUR, "cat", "it returns", ("through the level",)),
    Fact(FOUR, "cat", "in: the belly goes down, head and hips lift", ("Breathe in", "your belly sinks, head and hips lift")),
    Fact(FOUR, "cat", "slow and deep breath throughout", ("Every breath is slow and deep",)),
    Fact(FOUR, "cat", "fists or forearms for sore wrists", ("wrists are sore, make two fists", "lean on both forearms")),
    Fact(FOUR, "cat/easier", "a smaller range", ("A smaller cat", "a few centimetres up and down, no more")),
    Fact(FOUR, "cat/easier", "fists or forearms for sore wrists", ("For sore wrists, make two fists, or lean on your forearms",)),
    Fact(FOUR, "down-to-sitting", "to the floor by way of the hip", ("right hip sinks to the floor",)),
    Fact(FOUR, "twist", "sit tall, weight on the sitting bones", ("Sit tall on both sitting bones",)),
    Fact(FOUR, "twist", "the head over the shoulders", ("head is above your shoulders",)),
    Fact(FOUR, "twist", "the belly firm", ("Your belly firms",)),
    Fact(FOUR, "twist", "knees together in front", ("knees together in front of you",)),
    Fact(FOUR, "twist", "lean back slightly, the spine straight", ("lean back a little, your spine straight",)),
    Fact(FOUR, "twist", "turn from side to side", ("chest will turn from side to side", "turns to the right", "turns to the left")),
    Fact(FOUR, "twist", "a forced twist can injure", ("A forced twist can injure your spine",)),
    Fact(FOUR, "twist", "the spine turns by itself", ("let it turn by itself",)),
    Fact(FOUR, "twist/easier", "no lean", ("without leaning", "you do not lean")),
    Fact(FOUR, "butterfly", "both knees bent, soles together", ("Both feet come in, soles together", "knees fall open")),
    Fact(FOUR, "butterfly", "the hands open the feet like a book", ("Both hands hold your feet, and open the soles like a book",)),
    Fact(FOUR, "butterfly", "the elbows press the knees down", ("elbows press your knees gently down",)),
    Fact(FOUR, "butterfly/easier", "on a cushion, no pressing", ("cushion under your seat", "nothing presses")),
    Fact(FOUR, "butterfly-reach", "more: the arms reach forward", ("Both arms reach forward",)),
    Fact(FOUR, "down-onto-your-back", "down by way of the side", ("side lies down", "roll onto your back")),
    Fact(FOUR, "happy-baby", "both knees bent, over the body", ("Both knees come up over your belly",)),
    Fact(FOUR, "happy-baby", "hold the outer edges of the flexed feet", ("outer edges of your feet, toes drawn up",)),
    Fact(FOUR, "happy-baby", "the arms outside the legs", ("arms stay outside your legs",)),
    Fact(FOUR, "happy-baby", "knees evenly to the floor below the armpits", ("Draw both knees evenly towards the floor, below your armpits",)),
    Fact(FOUR, "happy-baby", "gently", ("both arms draw alike, and gently",)),
    Fact(FOUR, "happy-baby", "shoulders and chest stay soft", ("shoulders and your chest stay soft",)),
    Fact(FOUR, "happy-baby/easier", "hold behind the thighs", ("Both hands hold behind your thighs",)),
    Fact(FOUR, "up-to-hands-and-knees", "roll to the side, push up with the hands", ("roll onto your right side", "Both hands push the floor away")),
    Fact(FOUR, "up-to-standing", "the legs lift to standing", ("legs push you up to standing",)),
]  # fmt: skip

VALUES += [
    Value(FOUR, "source", "its document", "001_ab3f5030911556d8.txt"),
    Value(FOUR, "start", "on the floor", "floor"),
    Value(FOUR, "minutes", "about 9 min", 9),
    Value(FOUR, "cat.dose.smallest", "5 rounds at least", 5),
    Value(FOUR, "cat.dose.largest", "10 rounds at most", 10),
    Value(FOUR, "cat.dose.standard", "6 rounds unless told otherwise", 6),
    Value(FOUR, "cat.dose.unit", "counted in breaths", "breaths"),
    Value(FOUR, "twist.dose.standard", "5 each way", 5),
    Value(FOUR, "twist.dose.unit", "counted on each side", "times each side"),
    Value(FOUR, "twist.caution", "spoken before it starts", "A forced twist can injure your spine; let it turn by itself."),
    Value(FOUR, "butterfly.dose.standard", "5 breaths", 5),
    Value(FOUR, "butterfly.dose.unit", "held for breaths", "breaths"),
    Value(FOUR, "butterfly-reach.variants", "more of it in the full variant only", ["full"]),
    Value(FOUR, "happy-baby.dose.standard", "5 breaths", 5),
    Value(FOUR, "happy-baby.dose.unit", "held for breaths", "breaths"),
]  # fmt: skip

MOBILISER = "four-minute-mobiliser"

FACTS += [
    Fact(MOBILISER, "hug-the-knees", "hug both knees", ("Both hands bring your knees in", "hug")),
    Fact(MOBILISER, "hug-the-knees", "notice how stiff the back is", ("feel how stiff your back is",)),
    Fact(MOBILISER, "hug-the-knees", "let the shoulders go", ("let your shoulders go",)),
    Fact(MOBILISER, "circle-the-knees", "the knees circle", ("Circle your knees", "Round to the left")),
    Fact(MOBILISER, "circle-the-knees", "in both directions", ("Round to the left", "Now to the right")),
    Fact(MOBILISER, "one-knee-in", "one knee to the chest", ("Hands on your {side} knee", "your {side} knee comes in")),
    Fact(MOBILISER, "one-knee-in", "the other leg straight", ("{other side} leg slides out straight",)),
    Fact(MOBILISER, "one-knee-in", "hip and seat stretch", ("feel your {side} hip and seat",)),
    Fact(MOBILISER, "open-the-chest", "sit", ("Sit tall",)),
    Fact(MOBILISER, "open-the-chest", "gentle extension of the upper back", ("breastbone up, only the upper back bends",)),
    Fact(MOBILISER, "open-the-chest", "hands support the neck", ("both hands support your neck",)),
    Fact(MOBILISER, "open-the-chest", "the belly lengthens", ("feel your belly grow long",)),
    Fact(MOBILISER, "turn", "fingers locked", ("Fingers locked before your breastbone",)),
    Fact(MOBILISER, "turn", "gentle turns", ("gently turn to the right", "to the left")),
    Fact(MOBILISER, "turn", "the shoulder-blade muscles work", ("feel your shoulder blades",)),
    Fact(MOBILISER, "backbends", "the whole spine", ("your whole spine bends",)),
    Fact(MOBILISER, "backbends", "as over a big beach ball", ("as over a big beach ball",)),
    Fact(MOBILISER, "backbends", "never hinge at the low back", ("never hinge at the low back",)),
    Fact(MOBILISER, "backbends", "no pain", ("no pain", "nothing should hurt")),
    Fact(MOBILISER, "backbends", "optional", ("This is optional",)),
    Fact(MOBILISER, "backbends", "hours bent forward, opening the front, breathing", ("Most of the day bends us forward", "front", "room for the breath")),
    Fact(MOBILISER, "supported-extension", "lying on the front", ("onto your front",)),
    Fact(MOBILISER, "supported-extension", "the arms support", ("arms helping",)),
    Fact(MOBILISER, "supported-extension", "squeeze the seat muscles", ("squeeze your seat muscles",)),
    Fact(MOBILISER, "supported-extension", "the back muscles do the lifting", ("your back lifts your chest",)),
    Fact(MOBILISER, "supported-extension", "optional", ("This one is optional",)),
    Fact(MOBILISER, "up-to-sitting", "roll to the side, push up with the hands", ("roll onto your right side", "Both hands push you up")),
    Fact(MOBILISER, "stand-up", "the legs lift to standing", ("legs lift you",)),
    Fact(MOBILISER, "routine", "for the start of the day", ("start of the day",)),
    Fact(MOBILISER, "routine", "hours bent forward, opening the front", ("bends you forward; this opens the front of you",)),
    Fact(MOBILISER, "routine", "breathing", ("Breathe, and go gently",)),
    Fact(MOBILISER, "routine", "not medical advice", ("it is not medical advice",)),
    Fact(MOBILISER, "routine", "adapted from a massage therapist", ("massage therapist's published home routine",)),
]  # fmt: skip

VALUES += [
    Value(MOBILISER, "source", "its document", "003_0e5420c777a430be.txt"),
    Value(MOBILISER, "minutes", "4 min", 4),
    Value(MOBILISER, "one-knee-in.both_sides", "both sides", True),
    Value(MOBILISER, "turn.dose.unit", "to both sides", "times each side"),
    Value(MOBILISER, "backbends.optional", "optional", True),
    Value(MOBILISER, "backbends.caution", "careful, spoken before", "This is optional; no pain, and never hinge at the low back."),
    Value(MOBILISER, "supported-extension.optional", "optional", True),
]  # fmt: skip

DEEP = "deep-seat-release"

FACTS += [
    Fact(DEEP, "routine", "an ache in the buttock that runs down to the knee", ("ache deep in the seat that runs down towards the knee",)),
    Fact(DEEP, "routine", "after driving, the computer, sport or a fall", ("hours of driving or at a screen", "sport")),
    Fact(DEEP, "routine", "the cause is an opinion, not a fact", ("often thought to come from a tight piriformis", "is not known")),
    Fact(DEEP, "routine", "said at the start: see a professional first", ("See a physiotherapist or a doctor first; this goes with their advice",)),
    Fact(DEEP, "routine", "shown: see a professional first", ("See a physiotherapist or a doctor before you begin; this goes with their advice",)),
    Fact(DEEP, "routine", "heat pack or wheat bag", ("a heat pack or a wheat bag",)),
    Fact(DEEP, "routine", "time to get ready serves to warm, too", ("To warm for longer, begin now; set a longer time, or pause me later",)),
    Fact(DEEP, "routine", "before the heat: test it, never on numb skin", ("Test the pack on one forearm; never put heat on numb skin",)),
    Fact(DEEP, "routine", "pain below the knee, numbness, tingling: stop", ("Numbness, tingling or pain below the knee: stop, and answer the safety questions",)),
    Fact(DEEP, "routine", "without a bed the last part is left out", ("One part needs a bed or firm table; otherwise leave it out",)),
    Fact(DEEP, "routine", "adapted from a massage therapist", ("massage therapist's published home routine",)),
    Fact(DEEP, "warm", "heat on the area that aches", ("Hold the pack against your seat, where it aches",)),
    Fact(DEEP, "warm", "vigorous rubbing", ("rub the area with a flat hand", "Rub briskly")),
    Fact(DEEP, "warm", "test the pack's heat", ("feel on one forearm that the pack is not too hot",)),
    Fact(DEEP, "warm", "never on numb skin", ("No heat on numb skin",)),
    Fact(DEEP, "warm", "up to 300 s before the first stretch", ("up to five minutes, set a longer time to get ready in your settings, or pause here",)),
    Fact(DEEP, "down-to-the-floor", "getting down is led, one knee first", ("knee goes down to the floor", "hip sinks to the floor")),
    Fact(DEEP, "seated-turn", "one leg straight", ("{other side} leg straight",)),
    Fact(DEEP, "seated-turn", "the other knee bent, its foot flat beside the straight knee", ("{side} knee bent, foot flat beside the {other side} knee",)),
    Fact(DEEP, "seated-turn", "the hand on the floor behind", ("Your {side} hand goes to the floor behind you",)),
    Fact(DEEP, "seated-turn", "the other elbow outside the bent knee", ("Your {other side} elbow goes outside your {side} knee",)),
    Fact(DEEP, "seated-turn", "the body turns to the bent knee, one shoulder forward, one back", ("turn to the {side}: {other side} shoulder forward, {side} one back",)),
    Fact(DEEP, "seated-turn", "the elbow presses the knee", ("Your {other side} elbow presses gently against the knee",)),
    Fact(DEEP, "seated-turn", "pain below the knee, numbness, tingling: stop", ("Numbness, tingling or pain below the knee means stop",)),
    Fact(DEEP, "seated-turn/easier", "hug the knee instead", ("Hug the knee", "Both arms hug your {side} shin; your body does not turn")),
    Fact(DEEP, "up-from-the-floor", "up by way of hands and knees", ("come onto hands and knees", "legs push you up")),
    Fact(DEEP, "leg-over-the-edge", "skipped without a bed", ("Without a bed, skip this",)),
    Fact(DEEP, "leg-over-the-edge", "on the side at the edge of a bed", ("sit far back on its edge", "Your {side} side lies down")),
    Fact(DEEP, "leg-over-the-edge", "the lower hip and knee at right angles", ("{side} hip and knee at right angles",)),
    Fact(DEEP, "leg-over-the-edge", "the upper leg forward over the edge, hanging", ("Your {other side} leg comes forward over the edge, and hangs",)),
    Fact(DEEP, "leg-over-the-edge", "the upper hand holds on", ("Your {other side} hand holds on to the edge from now on", "never lets go of the edge")),
    Fact(DEEP, "leg-over-the-edge", "hold on, because of falling", ("Hold on the whole time, so that you cannot fall",)),
    Fact(DEEP, "leg-over-the-edge", "the body forward and to the upper side", ("your body comes forward, and a little to the {other side}",)),
    Fact(DEEP, "leg-over-the-edge", "the muscles of the seat relax", ("let the muscles of your {side} seat go",)),
    Fact(DEEP, "leg-over-the-edge", "felt in the lower seat and thigh", ("Feel it in your {side} seat and thigh",)),
    Fact(DEEP, "leg-over-the-edge", "hold on, up to the change of sides", ("Keep holding on; your {other side} leg comes back",)),
    Fact(DEEP, "leg-over-the-edge/easier", "nothing hangs", ("knee goes onto a cushion; nothing hangs down",)),
    Fact(DEEP, "leg-over-the-edge/easier", "hold on", ("hand holds on to the edge from now on", "never lets go of the edge", "Hold on;", "Keep holding on")),
]  # fmt: skip

VALUES += [
    Value(DEEP, "source", "its document", "004_2d04ffa028ed5517.txt"),
    Value(DEEP, "start", "on the floor", "floor"),
    Value(DEEP, "minutes", "about 8 min", 8.5),
    Value(DEEP, "warm.dose.standard", "60 s guided", 60),
    Value(DEEP, "warm.dose.largest", "up to 300 s", 300),
    Value(DEEP, "seated-turn.dose.standard", "hold 30 s unless told otherwise", 30),
    Value(DEEP, "seated-turn.dose.smallest", "30 s at least", 30),
    Value(DEEP, "seated-turn.dose.largest", "60 s at most", 60),
    Value(DEEP, "seated-turn.both_sides", "right, then left", True),
    Value(DEEP, "seated-turn-again.variants", "a second time in the full variant only", ["full"]),
    Value(DEEP, "leg-over-the-edge.dose.smallest", "30 s at least", 30),
    Value(DEEP, "leg-over-the-edge.dose.largest", "60 s at most", 60),
    Value(DEEP, "leg-over-the-edge.both_sides", "right, then left", True),
    Value(DEEP, "leg-over-the-edge.optional", "it can be left out", True),
]  # fmt: skip

BREAK = "standing-break"

FACTS += [
    Fact(BREAK, "routine", "hours bent forward", ("hours bent forward",)),
    Fact(BREAK, "routine", "put together, our own selection", ("Put together from", "Selection, order and counts are our own")),
    Fact(BREAK, "routine", "not medical advice", ("it is not medical advice",)),
    Fact(BREAK, "open-the-front", "standing backbends, the whole spine", ("your whole spine bends back a little",)),
    Fact(BREAK, "open-the-front", "no hinge at the low back", ("Never hinge at the low back",)),
    Fact(BREAK, "open-the-front", "no pain", ("nothing should hurt",)),
    Fact(BREAK, "open-the-front", "opening the front", ("leave the front of the body short",)),
]  # fmt: skip

VALUES += [
    Value(BREAK, "source", "its document", "003_0e5420c777a430be.txt"),
    Value(BREAK, "start", "standing", "standing"),
    Value(BREAK, "open-the-front.optional", "optional", True),
]  # fmt: skip
