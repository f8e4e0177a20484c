"""A track as a file to keep: the same frames after an ID3v2.3 tag whose chapters are the steps."""

from hashlib import sha256
from io import BytesIO

from mutagen.id3 import CHAP, CTOC, ID3, TIT2, TLEN, TPE1, CTOCFlags

from webapp.narration.track import Track
from webapp.timeline.cues import StepSpan

_NO_OFFSET = 0xFFFFFFFF


class Download:
    """A virtual file like the track itself: the tag, then the track."""

    def __init__(self, tag: bytes, track: Track) -> None:
        self._tag = tag
        self._track = track
        self.size = len(tag) + track.size
        self.etag = f"{track.etag}-{sha256(tag).hexdigest()[:8]}"

    def read(self, start: int, stop: int) -> bytes:
        """Bytes `start` up to `stop`, as a slice of the whole file would be."""
        head = self._tag[start:stop]
        return head + self._track.read(max(start - len(self._tag), 0), max(stop - len(self._tag), 0))


def with_chapters(track: Track, title: str, artist: str) -> Download:
    tags = ID3()
    tags.add(TIT2(text=title))
    tags.add(TPE1(text=artist))
    tags.add(TLEN(text=str(round(track.duration * 1000))))
    names = [f"step{number}" for number in range(len(track.steps))]
    top = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    tags.add(CTOC(element_id="steps", flags=top, child_element_ids=names, sub_frames=[TIT2(text=title)]))
    for name, step in zip(names, track.steps, strict=True):
        tags.add(_chapter(name, step))
    file = BytesIO()
    tags.save(file, v2_version=3, padding=lambda _info: 0)
    return Download(file.getvalue(), track)


def _chapter(name: str, step: StepSpan) -> CHAP:
    """ID3v2 Chapter Frame Addendum 1.0: times in milliseconds, byte offsets not given."""
    return CHAP(
        element_id=name,
        start_time=round(step.start * 1000),
        end_time=round(step.end * 1000),
        start_offset=_NO_OFFSET,
        end_offset=_NO_OFFSET,
        sub_frames=[TIT2(text=f"{step.name}, {step.side}" if step.side else step.name)],
    )
