"""What a routine of one's own says about itself: everything that the routines it comes from ask for, and no more."""

import re
from collections.abc import Iterable, Iterator, Sequence

from webapp.catalogue.models import Line, OpeningLine, PainRange, Routine, StartPlace, Step, VariantNote, Variants
from webapp.catalogue.phrases import Phrases
from webapp.catalogue.words import LONGEST_TEXT, of_side
from webapp.composing.composition import Composition
from webapp.trends.wording import listed

END_OF_SENTENCE = re.compile(r"(?<=\.)\s+")
SUMMARIES = Variants(
    gentle=VariantNote(summary="Every step in its easier form, and less of it where that helps."),
    standard=VariantNote(summary="As you put it together."),
    full=VariantNote(summary="More of the steps that can bear it, never beyond what is safe."),
)


def about(
    slug: str, composition: Composition, used: Sequence[Routine], steps: tuple[Step, ...], phrases: Phrases
) -> Routine:
    """`used` are the routines that the steps come from. Its minutes are still to be measured."""
    names, start = listed([routine.title for routine in used]), _start(steps)
    return Routine(
        slug=slug,
        title=composition.title,
        promise=_fitting(f"Your own, from {names}."),
        source=_fitting(", ".join(dict.fromkeys(routine.source for routine in used))),
        credit=_fitting(f"You put it together from the steps of {names}. Their pages say whom we thank."),
        start=start,
        props=_props(used, start),
        needs=_each_once(need for routine in used for need in routine.needs),
        intensity=max(routine.intensity for routine in used),
        choose_when="When these steps, in this order, are what does you good.",
        avoid_when=_fitting(f"When one of the warning signs applies, or what the pages of {names} name."),
        minutes=1.0,
        good_for_pain=_pain_range(used),
        figure=_figure(steps),
        disclaimer=_disclaimer(used, names),
        known=_fitting(f"Nobody has studied this order. Of each step is known what the pages of {names} say."),
        variants=SUMMARIES,
        opening=_opening(composition, used, phrases),
        steps=steps,
        closing=(Line(say=phrases.take_a_moment, figure="standing" if steps[-1].ends_in == "standing" else None),),
    )


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1].rstrip()}…"


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _props(used: Sequence[Routine], start: StartPlace) -> tuple[str, ...]:
    """Those of the routines that begin as this one does come first: the first of them is named with the place."""
    alike_first = sorted(used, key=lambda routine: routine.start != start)
    return _each_once(prop for routine in alike_first for prop in routine.props)


def _start(steps: Sequence[Step]) -> StartPlace:
    """Where somebody has to be able to be: the floor before anything else."""
    places = {step.position for step in steps}
    if places & {"calves up"}:
        return "floor with a prop"
    if places & {"sitting on the floor", "hands and knees", "on the back", "on the front"}:
        return "floor"
    if places & {"on the side at the edge"}:
        return "bed edge"
    if places & {"in bed", "sitting on the bed"}:
        return "bed"
    return "chair" if "sitting on a chair" in places else "standing"


def _pain_range(used: Sequence[Routine]) -> PainRange:
    """No higher than any of them allows; where one of them is of use, so is the whole."""
    ranges = [routine.good_for_pain for routine in used]
    return PainRange(lowest=min(one.lowest for one in ranges), highest=min(one.highest for one in ranges))


def _figure(steps: Sequence[Step]) -> str:
    """That of the first exercise."""
    step = next((step for step in steps if step.is_exercise), steps[0])
    return of_side(step.figure, step.first_side)


def _disclaimer(used: Sequence[Routine], names: str) -> str | None:
    said = _each_once(
        sentence for routine in used if routine.disclaimer for sentence in END_OF_SENTENCE.split(routine.disclaimer)
    )
    whole = " ".join(said)
    if len(whole) > LONGEST_TEXT:
        return _fitting(f"What the pages of {names} say about seeing somebody first holds here, too.")
    return whole or None


def _opening(composition: Composition, used: Sequence[Routine], phrases: Phrases) -> tuple[OpeningLine, ...]:
    """What each of them says before it begins, but for its first line, which names it. Each sentence once."""
    return tuple({line.say: line for line in _before_beginning(composition, used, phrases)}.values())


def _before_beginning(composition: Composition, used: Sequence[Routine], phrases: Phrases) -> Iterator[OpeningLine]:
    """Of a routine that only leads the way nothing, and of a step that was not picked nothing."""
    yield from (OpeningLine(say=phrases.your_own), OpeningLine(say=phrases.no_advice))
    for routine in used:
        picked = {pick.step for pick in composition.picks if pick.routine == routine.slug}
        for line in routine.opening[1:] if picked else ():
            if line.only_with is None or line.only_with in picked:
                yield line.model_copy(update={"only_with": None})
