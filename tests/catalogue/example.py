"""The routine that docs/routine-format.md teaches with: the ground for every mistake that is tried."""

import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]
DOCUMENT = PROJECT / "docs" / "routine-format.md"

POSES = frozenset(
    {"lying-knees-bent", "half-kneeling", "side-lying-right", "side-lying-push-up"}
    | {f"knee-walk-small-{side}" for side in ("left", "right")}
)


def example_text() -> str:
    found = re.search(r"```yaml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert found, "the document has no example"
    return found[1]


def example_with(old: str, new: str) -> str:
    """The example with one change; `old` stands in it exactly once."""
    text = example_text()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the example"
    return text.replace(old, new)


def line_of(text: str, part: str) -> int:
    """The line, from 1, in which `part` begins."""
    return text.count("\n", 0, text.index(part)) + 1
