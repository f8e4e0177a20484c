"""What a pose file is. The format of `poses/*.yaml` is exactly these models; `poses/common.yaml` teaches it."""

from typing import Literal, Self

from pydantic import Field, model_validator

from webapp.figures.pose_words import (
    Angles,
    BodyFrame,
    Bone,
    Hand,
    HeldOn,
    Key,
    Limb,
    Limbs,
    Part,
    Place,
    Point,
    Resting,
    Root,
    Span,
    Spot,
    Surface,
)
from webapp.figures.scene_file import Model, SceneEntry


class Hold(Model):
    """A hand, foot or elbow kept at a place in the world (`at`) or on a body frame (`on` with `offset`)."""

    at: Point | None = None
    on: HeldOn | None = None
    offset: Point = (0.0, 0.0, 0.0)
    bend: Angles | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.at is None) == (self.on is None):
            raise ValueError("a hold has either `at: [x, y, z]` or `on: knee` with an `offset: [forward, left, up]`")
        return self


class Arrow(Model):
    """A cue for the way to move. `from` draws the path that a point takes; `towards` a straight push; `spin` a turn."""

    point: Spot
    start: Key | None = Field(default=None, alias="from")
    away: float = 0.10
    """How far from the body a path is drawn."""
    pivot: Spot = "waist"
    towards: Angles | None = None
    span: Span = (0.07, 0.18)
    """Where a push begins and ends, from the point."""
    spin: Literal["left", "right"] | None = None
    two_ways: bool = False

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if sum(kind is not None for kind in (self.start, self.towards, self.spin)) != 1:
            raise ValueError("an arrow has exactly one of `from:` (a pose), `towards:` (two angles) and `spin:`")
        return self


class Felt(Model):
    """Where the movement is felt: a soft glow."""

    on: BodyFrame
    offset: Point = (0.0, 0.0, 0.0)
    radius: float = Field(default=0.12, gt=0, le=0.3)


class PoseEntry(Model):
    """One pose. What it leaves out comes from its `base`, or else from a standing person who faces right."""

    label: str = Field(min_length=1, max_length=120)
    scene: Key | None = None
    base: Key | None = None
    mirror: Key | None = None
    bones: dict[Bone, Angles] = Field(default_factory=dict)
    twist: float | None = None
    turn: float | None = None
    nod: float | None = None
    root: Root | None = None
    rest: tuple[Resting, ...] | None = None
    ground: Literal["floor", "bed"] | None = None
    """What heights are measured from and bones rest on: the scene's bed where it has one, or else the floor."""
    rolls: Place | None = None
    """How far the ball has rolled from where the scene has it. Calves on top of it go twice as far."""
    hold: dict[Limb, Hold] = Field(default_factory=dict)
    free: tuple[Limb, ...] = ()
    """Limbs that the base holds and this pose lets go."""
    palm: dict[Hand, Angles] = Field(default_factory=dict)
    curl: dict[Hand, float] = Field(default_factory=dict)
    contacts: dict[Surface, tuple[Part, ...]] | None = None
    arrows: tuple[Arrow, ...] = ()
    felt: tuple[Felt, ...] = ()
    pale: tuple[Limbs, ...] | None = None

    @model_validator(mode="after")
    def _hands_held(self) -> Self:
        held = {limb: hold.on for limb, hold in self.hold.items() if (hold.on or "").startswith("hand_")}
        if len(held) > 1 or any(limb not in ("hand_right", "hand_left") or on == limb for limb, on in held.items()):
            raise ValueError("a hand can be held on the other one: `hold: {hand_left: {on: hand_right, offset: …}}`")
        return self

    @model_validator(mode="after")
    def _mirror_alone(self) -> Self:
        if self.mirror is not None and self.model_fields_set - {"label", "mirror", "scene"}:
            raise ValueError(
                "a mirrored pose has a `label`, a `mirror` and at most a `scene`; "
                "everything else comes from the other side"
            )
        return self


class PoseFile(Model):
    scenes: dict[str, SceneEntry] = Field(default_factory=dict)
    poses: dict[str, PoseEntry] = Field(default_factory=dict)
