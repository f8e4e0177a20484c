"""Captions of a track as WebVTT, at the moments when the words are heard."""

from html import escape

from webapp.narration.track import Track


def webvtt(track: Track) -> str:
    """One caption an utterance; the chime has none."""
    blocks = ["WEBVTT"]
    for number, cue in enumerate((cue for cue in track.cues if cue.text), 1):
        blocks.append(f"{number}\n{_time(cue.start)} --> {_time(cue.end)}\n{escape(cue.text, quote=False)}")
    return "\n\n".join(blocks) + "\n"


def _time(seconds: float) -> str:
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds / 1000:06.3f}"
