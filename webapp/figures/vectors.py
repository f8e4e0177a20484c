"""Small vectors in space, as plain tuples.

World axes: x to the right of the page, y away from the viewer, z up. Lengths are body heights, angles are degrees.
"""

from math import acos, asin, atan2, cos, degrees, radians, sin, sqrt

Vec = tuple[float, float, float]

UP: Vec = (0.0, 0.0, 1.0)
DOWN: Vec = (0.0, 0.0, -1.0)
ORIGIN: Vec = (0.0, 0.0, 0.0)


def add(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def mul(a: Vec, k: float) -> Vec:
    return (a[0] * k, a[1] * k, a[2] * k)


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def size(a: Vec) -> float:
    return sqrt(dot(a, a))


def dist(a: Vec, b: Vec) -> float:
    return size(sub(a, b))


def lerp(a: Vec, b: Vec, t: float) -> Vec:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def unit(a: Vec, fallback: Vec = UP) -> Vec:
    """The direction of a vector, or the fallback where it has none."""
    length = size(a)
    return mul(a, 1 / length) if length > 1e-9 else fallback


def direction(azimuth: float, elevation: float) -> Vec:
    """Unit vector: azimuth 0 points right, 90 away from the viewer; elevation 90 points up."""
    a, e = radians(azimuth), radians(elevation)
    return (cos(a) * cos(e), sin(a) * cos(e), sin(e))


def angles(v: Vec) -> tuple[float, float]:
    """Azimuth and elevation of a unit vector."""
    return degrees(atan2(v[1], v[0])), degrees(asin(max(-1.0, min(1.0, v[2]))))


def angle_between(a: Vec, b: Vec) -> float:
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def rotate(v: Vec, axis: Vec, turn: float) -> Vec:
    """Turn v about a unit axis by the right-hand rule (Rodrigues)."""
    c, s = cos(radians(turn)), sin(radians(turn))
    return add(add(mul(v, c), mul(cross(axis, v), s)), mul(axis, dot(axis, v) * (1 - c)))


def carry(v: Vec, start: Vec, end: Vec) -> Vec:
    """Apply to v the smallest rotation that takes direction start to direction end."""
    axis = cross(start, end)
    length = size(axis)
    if length < 1e-7:
        return v
    return rotate(v, mul(axis, 1 / length), angle_between(start, end))


def across(v: Vec, axis: Vec) -> Vec:
    """The part of v at right angles to a unit axis, as a unit vector."""
    return unit(sub(v, mul(axis, dot(v, axis))))


def slerp(a: Vec, b: Vec, t: float) -> Vec:
    """Direction a share t of the way from a to b along the great circle; opposite directions go over the top."""
    angle = acos(max(-1.0, min(1.0, dot(a, b))))
    if angle < 1e-5:
        return b
    if sin(angle) < 1e-4:
        top = unit(add(across(UP, a), (1e-3, 0.0, 0.0)))
        return slerp(a, top, 2 * t) if t < 0.5 else slerp(top, b, 2 * t - 1)
    return unit(add(mul(a, sin((1 - t) * angle)), mul(b, sin(t * angle))))
