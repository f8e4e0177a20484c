"""The voice of a routine that somebody composed: there already, or asked for."""

from webapp.catalogue.models import Routine
from webapp.extensions import services
from webapp.narration.building_lock import is_held
from webapp.narration.speaking_soon import speak_soon
from webapp.narration.voices import voice_at_hand
from webapp.pages.sessions.guides import guides
from webapp.timeline.utterances import utterances


def ask_for_voice(routine: Routine) -> bool:
    """Whether a voice speaks all of it already; if not, the offline voice is asked to speak what is missing."""
    if guides().voice_for(routine):
        return True
    config = services().config
    catalogue = services().catalogue
    words = {routine.slug: utterances(routine, catalogue.phrases)}
    speak_soon(config.audio_cache_dir, voice_at_hand(config.narration_voice), words, catalogue.pronunciation)
    return False


def is_being_spoken() -> bool:
    """Whether a voice is being prepared just now, by whichever process."""
    return is_held(services().config.audio_cache_dir)
