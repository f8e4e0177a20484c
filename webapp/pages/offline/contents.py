"""What lies in a pack: the addresses of everything that the player asks for in one session."""

from typing import Any

from webapp.pages.sessions.guide import Guide, Shape
from webapp.pages.tracks.addresses import plan_address, player_address
from webapp.pages.tracks.plan import plan_of
from webapp.pages.tracks.tokens import token_of
from webapp.pages.tracks.ways_out import way_out_of

PICTURES = 600_000
"""Bytes, about: the page, the plan and the drawings of one session."""


def contents_of(shape: Shape, guide: Guide) -> dict[str, Any]:
    """For JSON. `page` and `plan` change with Ebb; whatever else there is has another address when it changes."""
    token = token_of(shape)
    document = plan_of(shape, guide)
    steps, figures = document["steps"], document["figures"]
    addresses = [
        *(document["track"], document["captions"]),
        *(step["way_out_audio"] for step in steps),
        *(step["artwork"] for step in steps),
        *(moment["movement"] for moment in figures),
    ]
    return {
        "shape": token,
        "page": player_address(token),
        "plan": plan_address(token),
        "addresses": [address for address in dict.fromkeys(addresses) if address],
        "bytes": PICTURES + (guide.track.size if guide.track else 0) + _size_of_ways_out(guide),
    }


def _size_of_ways_out(guide: Guide) -> int:
    sides = dict.fromkeys((span.id, span.side) for span in guide.steps)
    spoken = (way_out_of(guide.routine, guide.voice, step, side) for step, side in sides)
    return sum(track.size for track in spoken if track)
