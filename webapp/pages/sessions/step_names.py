"""Names of steps in a sentence, and where one hurt."""

from collections.abc import Sequence

from webapp.practice.outcomes import BODY_PARTS
from webapp.trends import wording


def listed(names: Sequence[str]) -> str:
    """`One`, `One and two`, `One, two and three`: names in a sentence that begins with them."""
    return wording.listed([names[0], *(name[:1].lower() + name[1:] for name in names[1:])])


def said_of_pain(body_part: str | None, strength: int | None) -> str:
    """`lower back, 6`: where and how much it hurt, as far as that was said."""
    where = next((name.lower() for part, name in BODY_PARTS.items() if part == body_part), "")
    return ", ".join(word for word in (where, "" if strength is None else str(strength)) if word)
