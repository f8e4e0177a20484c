"""What a pose file is. The format of `poses/*.yaml` is exactly these models; `poses/common.yaml` teaches it."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from webapp.figures.anatomy import PAIRED_BONES, SIDES, SINGLE_BONES, sided

BONES = frozenset(SINGLE_BONES) | {name for bone in PAIRED_BONES for name in (bone, *(sided(bone, s) for s in SIDES))}
LIMBS = frozenset(name for limb in ("hand", "foot", "elbow") for name in (limb, *(sided(limb, s) for s in SIDES)))
HANDS = frozenset(("hand", *(sided("hand", s) for s in SIDES)))
RESTING = frozenset(("pelvis", "lumbar", "thorax", "neck")) | {
    name
    for bone in ("upper_arm", "forearm", "hand", "thigh", "shin")
    for name in (bone, *(sided(bone, s) for s in SIDES))
}
PARTS = frozenset(("torso", "pelvis", "neck", "head")) | {sided(bone, s) for bone in PAIRED_BONES for s in SIDES}
Surface = Literal["floor", "chair", "ball"]
Frames = frozenset(("pelvis", "waist", "chest", "neck", "head")) | {
    name for frame in ("thigh", "knee", "shin", "foot", "hand") for name in (frame, *(sided(frame, s) for s in SIDES))
}
JOINTS = frozenset(("pelvis", "waist", "nape", "skull", "head")) | {
    sided(joint, s)
    for joint in ("hip", "knee", "ankle", "toe", "heel", "shoulder", "elbow", "wrist", "knuckles", "fingers")
    for s in SIDES
}


def _numbers(count: int, form: str) -> BeforeValidator:
    def check(value: Any) -> Any:
        plain = isinstance(value, list | tuple) and all(isinstance(n, int | float) for n in value)
        if not plain or len(value) != count or any(isinstance(n, bool) for n in value):
            raise ValueError(f"write {form}")
        return tuple(value)

    return BeforeValidator(check)


def _one_of(names: frozenset[str], what: str) -> BeforeValidator:
    def check(value: Any) -> Any:
        if value not in names:
            raise ValueError(f"`{value}` is not {what}; use one of: {', '.join(sorted(names))}")
        return value

    return BeforeValidator(check)


Angles = Annotated[tuple[float, float], _numbers(2, "two angles in degrees, azimuth and elevation, as in [180, 0]")]
Point = Annotated[tuple[float, float, float], _numbers(3, "three lengths in body heights, as in [0.3, -0.05, 0.042]")]
Place = Annotated[tuple[float, float], _numbers(2, "two lengths in body heights, as in [0.09, 0]")]
Span = Annotated[tuple[float, float], _numbers(2, "two distances in body heights, as in [0.07, 0.18]")]
Bone = Annotated[str, _one_of(BONES, "a bone")]
Limb = Annotated[str, _one_of(LIMBS, "a limb that can be held")]
Hand = Annotated[str, _one_of(HANDS, "a hand")]
Resting = Annotated[str, _one_of(RESTING, "a bone that can lie on the floor")]
Part = Annotated[str, _one_of(PARTS, "a body part")]
BodyFrame = Annotated[str, _one_of(Frames, "a body frame")]
Spot = Annotated[str, _one_of(Frames | JOINTS, "a joint or a body frame")]
KEY_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Key = Annotated[str, StringConstraints(pattern=KEY_PATTERN, max_length=40)]
Limbs = Literal["arm_right", "arm_left", "leg_right", "leg_left"]


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Hold(Model):
    """A hand, foot or elbow kept at a place in the world (`at`) or on a body frame (`on` with `offset`)."""

    at: Point | None = None
    on: BodyFrame | None = None
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
    root: Place | Point | None = None
    rest: tuple[Resting, ...] | None = None
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
    def _mirror_alone(self) -> Self:
        if self.mirror is not None and self.model_fields_set - {"label", "mirror"}:
            raise ValueError("a mirrored pose has a `label` and a `mirror`; everything else comes from the other side")
        return self


class ChairEntry(Model):
    """A dining chair."""

    kind: Literal["chair"]
    at: Place
    """The middle of the seat's front edge."""
    faces: float = 180.0
    """Azimuth that somebody who sits on it looks to."""
    height: float = Field(default=0.28, gt=0.1, lt=0.5)


class BallEntry(Model):
    """A gym ball on the floor."""

    kind: Literal["ball"]
    at: Place
    radius: float = Field(default=0.142, gt=0.05, lt=0.3)


class SceneEntry(Model):
    """What poses share, so that one picture follows another without a jump: camera, props, frame."""

    yaw: float = Field(default=-18.0, ge=-180, le=180)
    pitch: float = Field(default=18.0, ge=0, le=89)
    props: tuple[Annotated[ChairEntry | BallEntry, Field(discriminator="kind")], ...] = ()


class PoseFile(Model):
    scenes: dict[str, SceneEntry] = Field(default_factory=dict)
    poses: dict[str, PoseEntry] = Field(default_factory=dict)
