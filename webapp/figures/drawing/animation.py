"""SMIL: how attributes change within the second that a movement takes. https://www.w3.org/TR/SVG11/animate.html"""

from collections.abc import Callable, Sequence
from typing import Final

from webapp.figures.drawing.steady import Step, needed, written

STRAYING: Final = 1.6
"""Picture units by which a place may miss its path, so that a moment can be left out."""
SWEEPING: Final = 6.0
"""The same where the frame of the picture moves as well."""
SOFTLY: Final = 9.0
"""The same for shadows."""
FADING: Final = 0.02


def short(number: float) -> str:
    """Without blanks and zeros that say nothing: ".5"."""
    text = f"{number:.3f}".rstrip("0").rstrip(".") or "0"
    return text.removeprefix("0") if text.startswith("0.") else text


def shown(start: float, end: float) -> str:
    """Shows its element from start to end, and at the end of the second for good."""
    times, values = ["0"], ["inline" if start == 0 else "none"]
    for time, value in ((start, "inline"), (end, "none")):
        if 0 < time < 1:
            times.append(short(time))
            values.append(value)
    if len(values) == 1:
        return ""
    changes = f'keyTimes="{";".join(times)}" values="{";".join(values)}"'
    return f'<animate attributeName="display" dur="1s" fill="freeze" calcMode="discrete" {changes}/>'


def morphing(
    times: Sequence[float], outlines: Sequence[Sequence[Step]], *, straying: float = STRAYING
) -> tuple[str, str]:
    """Path data to begin with, and the animation that leads on; none where the outline stays."""
    outlines = needed(outlines)
    data = [written(outline) for outline in outlines]
    return data[0], _animated(
        "d", times, data, lambda a, b, t, k: _strays(outlines[a], outlines[b], outlines[k], t, straying)
    )


def changing(attribute: str, times: Sequence[float], values: Sequence[float], *, straying: float) -> tuple[str, str]:
    """A number to begin with, and the animation that leads on."""
    texts = [short(value) if straying < STRAYING else str(round(value)) for value in values]
    return texts[0], _animated(
        attribute, times, texts, lambda a, b, t, k: abs(values[a] + (values[b] - values[a]) * t - values[k]) > straying
    )


def following(attribute: str, times: Sequence[float], values: Sequence[str]) -> str:
    """The animation that leads through every value; none where they are all alike."""
    return _animated(attribute, times, values, lambda *_: True)


Strays = Callable[[int, int, float, int], bool]
"""Whether moment k strays from the straight way from a to b, a share t of which it is."""


def _animated(attribute: str, times: Sequence[float], values: Sequence[str], strays: Strays) -> str:
    if len(set(values)) == 1:
        return ""
    kept = _kept(times, strays)
    start, length = times[0], times[-1] - times[0]
    begin = f' begin="{short(start)}s"' if start else ""
    keys = ";".join(short((times[k] - start) / length) for k in kept)
    return (
        f'<animate attributeName="{attribute}"{begin} dur="{short(length)}s" fill="freeze" keyTimes="{keys}" '
        f'values="{";".join(values[k] for k in kept)}"/>'
    )


def _kept(times: Sequence[float], strays: Strays) -> list[int]:
    """The moments that are needed: each as far from the one before as the straight way between them stays true."""
    kept = [0]
    while kept[-1] < len(times) - 1:
        a = kept[-1]
        b = a + 1
        while b + 1 < len(times) and not any(
            strays(a, b + 1, _share(times, a, b + 1, k), k) for k in range(a + 1, b + 1)
        ):
            b += 1
        kept.append(b)
    return kept


def _share(times: Sequence[float], a: int, b: int, k: int) -> float:
    return (times[k] - times[a]) / (times[b] - times[a])


def _strays(a: Sequence[Step], b: Sequence[Step], between: Sequence[Step], t: float, straying: float) -> bool:
    return any(
        abs(p.x + (q.x - p.x) * t - r.x) > straying or abs(p.y + (q.y - p.y) * t - r.y) > straying
        for p, q, r in zip(a, b, between, strict=True)
    )
