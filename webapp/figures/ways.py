"""Which poses a movement joins, and its drawing."""

from typing import Final

from webapp.figures.anatomy import CM
from webapp.figures.body import Body
from webapp.figures.drawing.passage import Passage
from webapp.figures.flesh import solid
from webapp.figures.laying import bed_among

AT_ONCE: Final = 50 * CM
"""The pelvis goes no further up or down, or along the floor, in one movement."""
UPRIGHT: Final = 0.8
"""A trunk that rises more steeply is upright (a sine)."""
LOW: Final = 15 * CM
"""Shoulders that are no higher than this lie."""
GIVES: Final = 4 * CM
"""How far trunk, head and legs may be pressed into a prop that stays."""
RISES: Final = 15 * CM
"""How much higher the pelvis may be on the way than at its ends."""
MOMENTS: Final = (0.25, 0.4, 0.5, 0.6, 0.75)


def leads(passage: Passage) -> bool:
    """Whether the way can be shown.

    Nobody gets from the floor to standing or from upright to lying in one movement, stands up between two low poses, or
    gets off a bed that the other scene does not have; and no trunk or leg goes through furniture that stays.
    """
    if passage.stays:
        return True
    start, end = passage.start.body, passage.last_body
    far = (abs(a - b) for a, b in zip(start.joints["pelvis"], end.joints["pelvis"], strict=True))
    if max(far) > AT_ONCE or _lies_down(start, end) or _leaves_a_bed(passage):
        return False
    bodies = {time: passage.body(time) for time in MOMENTS}
    highest = max(start.joints["pelvis"][2], end.joints["pelvis"][2]) + RISES
    return not any(
        body.joints["pelvis"][2] > highest or _is_inside(body, passage, time) for time, body in bodies.items()
    )


def _lies_down(start: Body, end: Body) -> bool:
    upright = [body.directions["thorax"][2] > UPRIGHT for body in (start, end)]
    low = [body.joints["nape"][2] - body.pose.ground < LOW for body in (start, end)]
    return (upright[0] and low[1]) or (upright[1] and low[0])


def _leaves_a_bed(passage: Passage) -> bool:
    endings = (passage.start, passage.end)
    beds = [bed_among(ending.setting.props) for ending in endings]
    return None in beds and any(ending.body.pose.ground > 0 for ending in endings)


def _is_inside(body: Body, passage: Passage, time: float) -> bool:
    setting = passage.setting(time).around(body)
    staying = [prop for k, prop in enumerate(setting.props) if setting.strength(k) == 1 and prop.name != "heat pack"]
    return any(prop.gap(ball) < -GIVES for prop in staying for ball in solid(body.flesh))
