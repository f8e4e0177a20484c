"""What a scene is: the part of a pose file that says which camera looks on, and what stands about."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from webapp.figures.pose_words import Angles, BodyFrame, Extent, Place, Point, Root


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SeatEntry(Model):
    at: Place
    """The middle of the seat's front edge."""
    faces: float = 180.0
    """Azimuth that somebody who sits on it looks to."""
    height: float = Field(default=0.28, gt=0.1, lt=0.5)


class ChairEntry(SeatEntry):
    """A dining chair."""

    kind: Literal["chair"]


class StoolEntry(SeatEntry):
    """A chair without a back."""

    kind: Literal["stool"]


class BallEntry(Model):
    """A gym ball on the floor."""

    kind: Literal["ball"]
    at: Place
    radius: float = Field(default=0.142, gt=0.05, lt=0.3)


class BedEntry(Model):
    """A firm bed or table. Its poses lie and sit on it as they would on the floor."""

    kind: Literal["bed"]
    at: Place
    """The middle of one long edge."""
    faces: float = -90.0
    """Azimuth that this edge looks to: where somebody looks who sits on it."""
    height: float = Field(default=0.29, gt=0.15, lt=0.6)
    size: Place = (1.16, 0.44)
    """Length and width."""


class CushionEntry(Model):
    """A cushion or a folded blanket."""

    kind: Literal["cushion"]
    at: Root
    """The middle of its underside: [x, y] lies on the bed, or else on the floor; [x, y, z] at a height above it."""
    faces: float = 0.0
    size: Extent = (0.22, 0.16, 0.05)
    """Along the way it faces, across, and upwards."""


class HeatPackEntry(Model):
    """A warm pack: on a part of the body, which it goes with, or lying or leaning somewhere."""

    kind: Literal["heat pack"]
    at: Root | None = None
    faces: float = 0.0
    on: BodyFrame | None = None
    offset: Point = (0.0, 0.0, 0.0)
    """Its middle, from the body frame."""
    tilt: Angles = (0.0, 90.0)
    """Where its flat side looks: in the world, or seen from the body ([0, 0] forward, [180, 0] back, [90, 0] left)."""
    size: Extent = (0.15, 0.12, 0.03)

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.at is None) == (self.on is None):
            raise ValueError("a heat pack has either `at: [x, y]` or `on: pelvis` with an `offset`")
        return self


PropEntry = ChairEntry | StoolEntry | BallEntry | BedEntry | CushionEntry | HeatPackEntry


class SceneEntry(Model):
    """What poses share, so that one picture follows another without a jump: camera, props, frame."""

    yaw: float = Field(default=-18.0, ge=-180, le=180)
    pitch: float = Field(default=18.0, ge=0, le=89)
    props: tuple[Annotated[PropEntry, Field(discriminator="kind")], ...] = ()

    @property
    def ground(self) -> float:
        """Height of the bed that its poses are on; 0 without one."""
        return next((prop.height for prop in self.props if isinstance(prop, BedEntry)), 0.0)
