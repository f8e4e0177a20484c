"""Where the parts of a track are found. With `v` in the address, they may be kept for good."""

from flask import url_for

from webapp.catalogue.models import Side
from webapp.narration.track import Track


def track_address(token: str, version: str) -> str:
    return url_for("tracks.track", token=token, v=version)


def captions_address(token: str, version: str) -> str:
    return url_for("tracks.captions", token=token, v=version)


def plan_address(token: str) -> str:
    return url_for("tracks.plan", token=token)


def player_address(token: str) -> str:
    return url_for("tracks.player", token=token)


def way_out_address(token: str, step: str, side: Side | None, spoken: Track) -> str:
    return url_for("tracks.way_out", token=token, step=step, side=side, v=version_of(spoken))


def version_of(spoken: Track) -> str:
    return spoken.etag[:12]
