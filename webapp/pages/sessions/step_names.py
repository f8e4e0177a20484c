"""Names of steps in a sentence."""

from collections.abc import Sequence

from webapp.trends import wording


def listed(names: Sequence[str]) -> str:
    """`One`, `One and two`, `One, two and three`: names in a sentence that begins with them."""
    return wording.listed([names[0], *(name[:1].lower() + name[1:] for name in names[1:])])
