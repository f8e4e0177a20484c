"""What every routine says in the same words: `routines/phrases/en.yaml`."""

from webapp.catalogue.steps import Step
from webapp.catalogue.words import Model, Sentence, Text


class Phrases(Model):
    """The shared phrases of one language. All are spoken but `getting_ready`, which is shown."""

    getting_ready: Text = "Getting ready"
    """The name of the time before the first step."""
    get_ready: Sentence = "Take your time to get ready."
    """Before the time to get ready; not said where that is 0 s."""
    begin: Sentence = "Begin."
    """Before a movement."""
    stay: Sentence = "Stay here now."
    """Before a hold."""
    half_way: Sentence = "Half-way."
    """In the middle of a movement or hold."""
    last_one: Sentence = "Last one."
    """Before the last round."""
    three: Sentence = "Three."
    """The first of three before the end of a hold."""
    two: Sentence = "Two."
    """The second of three before the end of a hold."""
    one: Sentence = "One."
    """Falls on the end of a hold."""
    first_side: Sentence = "The {side} side first."
    """After the name of a two-sided step; `{side}` is the right."""
    change_sides: Sentence = "Change sides."
    """Between the sides."""
    second_side: Sentence = "Now the {side} side."
    """When the step begins again; `{side}` is the left."""
    only_side: Sentence = "Only the {side} side."
    """In a routine of one's own, where a two-sided step is led on one side."""
    your_own: Sentence = "Your own routine, in the order that you chose."
    """The first words of a routine of one's own. Its title is never spoken."""
    no_advice: Sentence = "This guides you; it is not medical advice."
    """Before a routine of one's own."""
    take_a_moment: Sentence = "Take a moment before you move on."
    """After a routine of one's own."""
    how_is_it: Sentence = "How is your back now?"
    """The last words of every track."""
    ways: tuple[Step, ...] = ()
    """Ways between positions that no routine needs, but one that somebody puts together may."""

    def spoken(self) -> tuple[str, ...]:
        """Every phrase that is spoken, `{side}` not yet replaced. The ways are steps, and are not among them."""
        return tuple(self.model_dump(exclude={"getting_ready", "ways"}).values())
