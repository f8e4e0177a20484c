"""What every routine says in the same words: `routines/phrases/en.yaml`."""

from webapp.catalogue.words import Model, Sentence, Text


class Phrases(Model):
    """The shared phrases of one language. All are spoken but `getting_ready`, which is shown."""

    getting_ready: Text
    """The name of the time before the first step."""
    get_ready: Sentence
    """Before the time to get ready; not said where that is 0 s."""
    begin: Sentence
    """Before a movement."""
    stay: Sentence
    """Before a hold."""
    half_way: Sentence
    last_one: Sentence
    """Before the last round."""
    three: Sentence
    two: Sentence
    one: Sentence
    """Falls on the end of a hold."""
    first_side: Sentence
    """After the name of a two-sided step; `{side}` is the right."""
    change_sides: Sentence
    second_side: Sentence
    """When the step begins again; `{side}` is the left."""
    how_is_it: Sentence
    """The last words of every track."""

    def spoken(self) -> tuple[str, ...]:
        """Every phrase that is spoken, `{side}` not yet replaced."""
        return tuple(text for name, text in self.model_dump().items() if name != "getting_ready")
