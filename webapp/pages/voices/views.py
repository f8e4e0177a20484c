"""How a voice sounds, before somebody chooses it."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.catalogue.models import Line
from webapp.extensions import services
from webapp.narration.responses import audio_response

voices = Blueprint("voices", __name__, url_prefix="/voices/<voice_id>")


@voices.get("/preview.mp3")
@login_required
def preview(voice_id: str) -> ResponseReturnValue:
    """Two sentences that it says in a session. 404 where nobody hears this voice here."""
    narrator = services().narrator
    voice = narrator.voice(voice_id) or abort(404)
    try:
        return audio_response(narrator.phrase_track(_lines(), voice), request)
    except KeyError:
        abort(404)


def _lines() -> tuple[Line, ...]:
    """How the first routine begins."""
    catalogue = services().catalogue
    opening = next((routine.opening[:1] for routine in catalogue.routines.values()), ())
    return (*opening, Line(say=catalogue.phrases.get_ready))
