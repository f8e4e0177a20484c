"""Names of steps in a sentence."""

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """`One`, `One and two`, `One, two and three`: names in a sentence that begins with them."""
    lowered = [names[0], *(name[:1].lower() + name[1:] for name in names[1:])]
    return lowered[0] if len(lowered) == 1 else f"{', '.join(lowered[:-1])} and {lowered[-1]}"
