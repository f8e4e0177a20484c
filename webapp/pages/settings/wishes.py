"""What a person wishes about how they are led, as a form sends it: checked field by field, in words for people.

The settings page sends all fields, the player those that are to change.
"""

from collections.abc import Callable, Collection, Mapping
from typing import get_args

from webapp.timeline.preferences import (
    FASTEST,
    LONGEST_BREATH,
    LONGEST_CHANGE,
    LONGEST_HOLD,
    LONGEST_READY,
    SHORTEST_BREATH,
    SHORTEST_CHANGE,
    SHORTEST_HOLD,
    SLOWEST,
    Pace,
    Preferences,
    Words,
)

CHOOSE = "Please choose one of these."
NOT_A_NUMBER = "Please give a number."
OTHER_VOICE = "This voice is not there any more. Please choose another."

Reader = Callable[[str], object]


class RefusedError(ValueError):
    """`sentences` has one for each field that cannot be as it was sent."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        super().__init__(" ".join(sentences.values()))
        self.sentences = sentences


def _one_of(choices: Mapping[str, object], refusal: str = CHOOSE) -> Reader:
    def read(text: str) -> object:
        if text not in choices:
            raise ValueError(refusal)
        return choices[text]

    return read


def _between(least: float, most: float, refusal: str, *, kind: type[float] = float) -> Reader:
    def read(text: str) -> float:
        try:
            number = kind(text)
        except ValueError:
            raise ValueError(NOT_A_NUMBER) from None
        if not least <= number <= most:
            raise ValueError(refusal)
        return number

    return read


def _or_none(reader: Reader) -> Reader:
    return lambda text: reader(text) if text.strip() else None


_YES_NO = _one_of({"yes": True, "no": False})

READERS: Mapping[str, Reader] = {
    "pace": _one_of({pace: pace for pace in get_args(Pace)}),
    "words": _one_of({words: words for words in get_args(Words)}),
    "ready_seconds": _between(0, LONGEST_READY, "Between nothing and 5 minutes, please.", kind=int),
    "change_sides_seconds": _between(
        SHORTEST_CHANGE, LONGEST_CHANGE, f"Between {SHORTEST_CHANGE:g} seconds and 1 minute, please."
    ),
    "breath_seconds": _between(
        SHORTEST_BREATH, LONGEST_BREATH, f"Between {SHORTEST_BREATH:g} and {LONGEST_BREATH:g} seconds, please."
    ),
    "hold_seconds": _or_none(
        _between(SHORTEST_HOLD, LONGEST_HOLD, f"Between {SHORTEST_HOLD} seconds and 2 minutes, please.", kind=int)
    ),
    "count_down": _YES_NO,
    "chime": _YES_NO,
    "speed": _between(SLOWEST, FASTEST, f"Between {SLOWEST:g} and {FASTEST:g}, please."),
}
"""How each field is read, but for the voice. Nothing in `hold_seconds` stands for what the routine says."""

FIELDS = (*READERS, "voice")
OF_THE_VOICE = ("voice", "speed")
"""On a page only where there is a choice."""


def changed(preferences: Preferences, sent: Mapping[str, str], voices: Collection[str] = ()) -> Preferences:
    """The preferences with those fields that are in `sent`; other keys of it are passed over.

    `voices` are the ids that can be chosen; an empty one stands for the host's. Raises RefusedError.
    """
    a_voice = _one_of({voice: voice for voice in ("", *voices)}, OTHER_VOICE)
    wished: dict[str, object] = {}
    refused: dict[str, str] = {}
    for field, read in {**READERS, "voice": a_voice}.items():
        if field in sent:
            try:
                wished[field] = read(sent[field])
            except ValueError as refusal:
                refused[field] = str(refusal)
    if refused:
        raise RefusedError(refused)
    return preferences.model_copy(update=wished)


def as_sent(preferences: Preferences) -> dict[str, str]:
    """What a form would send for them."""
    return {field: _text(getattr(preferences, field)) for field in FIELDS}


def _text(wish: object) -> str:
    if isinstance(wish, bool):
        return "yes" if wish else "no"
    if wish is None:
        return ""
    return f"{wish:g}" if isinstance(wish, int | float) else str(wish)
