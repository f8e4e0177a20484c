"""The trunk's flesh: cross-sections along a smooth spine from the seat to the collar."""

from itertools import pairwise
from typing import Final, NamedTuple

from webapp.figures.anatomy import LUMBAR, THORAX
from webapp.figures.body import Ball, Body, Hull
from webapp.figures.vectors import Vec, across, add, cross, dot, lerp, mul, sub, unit


class Section(NamedTuple):
    """A cross-section: two spheres side by side."""

    along: float
    """Place on the spine: 0 pelvis, 1 waist, 2 base of the neck."""
    half_width: float
    radius: float
    set_back: float


SECTIONS: Final = (
    Section(0.00, 0.034, 0.066, 0.008),
    Section(0.30, 0.034, 0.061, 0.005),
    Section(0.55, 0.034, 0.0565, 0.000),
    Section(0.85, 0.033, 0.053, -0.002),
    Section(1.10, 0.036, 0.055, 0.000),
    Section(1.40, 0.046, 0.058, 0.002),
    Section(1.70, 0.058, 0.051, 0.002),
)
HEM: Final = 0.58
"""Where the top ends, on the spine."""
RINGS: Final = 6
"""Cross-sections drawn between hem and chest; more would be a smoother curve and a longer path."""
YOKE: Final = (0.088, 0.050, 0.041)
"""The shoulders under the top: half their distance, how far below the nape, radius."""


def section_at(along: float) -> Section:
    for a, b in pairwise(SECTIONS):
        if along <= b.along:
            t = (along - a.along) / (b.along - a.along)
            return Section(along, *(p + (q - p) * t for p, q in zip(a[1:], b[1:], strict=True)))
    return Section(along, *SECTIONS[-1][1:])


def spine_point(body: Body, along: float) -> tuple[Vec, Vec, Vec]:
    """Place, left and up on the smooth spine (a cubic Hermite curve through pelvis, waist and nape)."""
    names = ("pelvis", "waist", "chest")
    lower = 0 if along < 1 else 1
    t = along - lower
    a, b = body.frames[names[lower]], body.frames[names[lower + 1]]
    middle, thorax = body.frames["waist"].up, body.directions["thorax"]
    tangents = (a.up, middle if lower == 0 else sub(mul(thorax, 2 * dot(thorax, middle)), middle))
    length = LUMBAR if lower == 0 else THORAX
    h = t * t * (3 - 2 * t)
    place = add(mul(a.origin, 1 - h), mul(b.origin, h))
    place = add(place, mul(tangents[0], length * t * (1 - t) ** 2))
    place = add(place, mul(tangents[1], length * t * t * (t - 1)))
    up = unit(lerp(tangents[0], tangents[1], t))
    return place, across(lerp(a.left, b.left, t), up), up


def ring(body: Body, section: Section) -> Hull:
    place, left, up = spine_point(body, section.along)
    place = sub(place, mul(cross(left, up), section.set_back))
    reach = mul(left, section.half_width)
    return (Ball(add(place, reach), section.radius), Ball(sub(place, reach), section.radius))


def torso(body: Body) -> tuple[Hull, ...]:
    """The top, from its hem to the collar."""
    step = (SECTIONS[-1].along - HEM) / (RINGS - 1)
    rings = [ring(body, section_at(HEM + step * k)) for k in range(RINGS)]
    chest = body.frames["chest"]
    yoke = tuple(Ball(chest.at((0.0, left * YOKE[0], -YOKE[1])), YOKE[2]) for left in (1, -1))
    collar = (Ball(chest.at((0.0, 0.0, -0.012)), 0.039),)
    return (*(a + b for a, b in pairwise(rings)), rings[-1] + yoke + collar)


def seat(body: Body) -> tuple[Hull, ...]:
    """The pelvis, up to under the top's hem."""
    low, middle, high = (section_at(along) for along in (0.0, 0.25, 0.60))
    low = low._replace(along=-0.04)
    return (ring(body, low) + ring(body, middle), ring(body, middle) + ring(body, high))
