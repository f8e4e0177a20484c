"""The words that lead out of a step after "that hurts", as a short file."""

from webapp.catalogue.models import Routine, Side
from webapp.catalogue.words import SIDES
from webapp.extensions import services
from webapp.narration.track import Track
from webapp.pages.sessions.guides import guides
from webapp.pages.sessions.leading_out import lines_out


def way_out_of(routine: Routine, voice_id: str, step: str, side: Side | None) -> Track | None:
    """None where the routine has no such step, or the voice does not say all of it."""
    voice = guides().voice(voice_id)
    if voice is None:
        return None
    try:
        return services().narrator.phrase_track(lines_out(routine, step, side), voice)
    except KeyError:
        return None


def side_named(asked: str | None) -> Side | None:
    return next((side for side in SIDES if side == asked), None)
