"""Pelvis, trunk, neck and head."""

from webapp.figures.anatomy import HEAD_UP, LENGTHS, REST_HEIGHTS, ROLLED_PELVIS
from webapp.figures.body import Body, frame
from webapp.figures.vectors import Vec, across, add, angles, carry, direction, dot, mul, rotate, sub, unit


def lay(way: Vec, start_height: float, length: float, end_height: float) -> Vec:
    """Tilt a direction so that a bone starting at one height ends at another; its azimuth stays."""
    rise = max(-1.0, min(1.0, (end_height - start_height) / length))
    azimuth, _ = angles(way)
    return direction(azimuth, angles((0.0, 0.0, rise))[1])


def settle(body: Body, bone: str, kind: str, start: Vec, *, longer: float = 0.0) -> Vec:
    """The direction of a bone, laid on the ground where the pose rests it there."""
    if bone in body.pose.rest or kind in body.pose.rest:
        lift = ROLLED_PELVIS * abs(body.directions["hips"][2]) if kind == "lumbar" else 0.0
        height = body.pose.ground + REST_HEIGHTS[kind] + lift
        body.directions[bone] = lay(body.directions[bone], start[2], LENGTHS[kind] + longer, height)
    return body.directions[bone]


def place_spine(body: Body, root: Vec) -> None:
    """Place the trunk's joints from the pelvis up, then its frames."""
    joints = body.joints
    joints["pelvis"] = root
    joints["waist"] = add(root, mul(settle(body, "lumbar", "lumbar", root), LENGTHS["lumbar"]))
    thorax = settle(body, "thorax", "thorax", joints["waist"])
    joints["nape"] = add(joints["waist"], mul(thorax, LENGTHS["thorax"]))
    neck = settle(body, "neck", "neck", joints["nape"], longer=HEAD_UP)
    joints["skull"] = add(joints["nape"], mul(neck, LENGTHS["neck"]))
    _frame_trunk(body)
    _frame_head(body)


def _frame_trunk(body: Body) -> None:
    """The spine bends as an arc, so the pelvis tips beyond the lumbar chord.

    The pelvis may also drop on one side: the hips are where the pose says, and the chest squares itself to the spine.
    """
    lumbar, thorax, hips = (body.directions[bone] for bone in ("lumbar", "thorax", "hips"))
    squared = across(hips, lumbar)
    chest_left = across(rotate(carry(squared, lumbar, thorax), thorax, body.pose.twist), thorax)
    middle = unit(add(lumbar, thorax))
    tip = unit(add(lumbar, sub(mul(lumbar, 2 * dot(lumbar, middle)), middle)))
    body.frames["pelvis"] = frame(body.joints["pelvis"], hips, across(tip, hips))
    body.frames["waist"] = frame(body.joints["waist"], across(add(squared, chest_left), middle), middle)
    body.frames["chest"] = frame(body.joints["nape"], chest_left, thorax)


def _frame_head(body: Body) -> None:
    neck, chest = body.directions["neck"], body.frames["chest"]
    left = across(rotate(carry(chest.left, chest.up, neck), neck, body.pose.turn), neck)
    up = rotate(neck, left, body.pose.nod)
    body.joints["head"] = add(body.joints["skull"], mul(up, HEAD_UP))
    body.frames["neck"] = frame(body.joints["nape"], left, neck)
    body.frames["head"] = frame(body.joints["head"], left, up)
