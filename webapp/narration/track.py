"""A session as one MP3 that is never stored: clips at their frames, silence between them."""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from webapp.narration.clips import Clip
from webapp.narration.frames import FRAME_BYTES, FRAME_SECONDS, ONSET, TAIL, frame_at, silence
from webapp.timeline.cues import Breath, Cue, Moment, Phase, StepSpan, Timeline


@dataclass(frozen=True, slots=True)
class Piece:
    """A clip and the frame at which it begins."""

    first: int
    clip: Clip

    @property
    def end(self) -> int:
        """The first frame after it."""
        return self.first + self.clip.frames


class Track:
    """A virtual file. What it says and shows carries the times that are true for its frames, not the planned ones."""

    def __init__(
        self,
        pieces: Iterable[Piece],
        frames: int,
        cues: Iterable[Cue],
        steps: Iterable[StepSpan],
        *,
        figures: Iterable[Moment] = (),
        breaths: Iterable[Breath] = (),
        phases: Iterable[Phase] = (),
    ) -> None:
        self._pieces = tuple(pieces)
        self._starts = [piece.first for piece in self._pieces]
        self.size = frames * FRAME_BYTES
        self.duration = frames * FRAME_SECONDS
        self.cues = tuple(cues)
        self.steps = tuple(steps)
        self.figures = tuple(figures)
        self.breaths = tuple(breaths)
        self.phases = tuple(phases)

    @property
    def etag(self) -> str:
        """The same for the same bytes, without reading them: clips are named by their content."""
        layout = [self.size, *((piece.first, piece.clip.path.stem) for piece in self._pieces)]
        return hashlib.sha256(repr(layout).encode()).hexdigest()[:32]

    def read(self, start: int, stop: int) -> bytes:
        """Bytes `start` up to `stop`, as a slice of the whole file would be."""
        start, stop = max(start, 0), min(stop, self.size)
        parts, at = [], start
        for piece in self._pieces[max(bisect_right(self._starts, start // FRAME_BYTES) - 1, 0) :]:
            begin, end = piece.first * FRAME_BYTES, piece.end * FRAME_BYTES
            if begin >= stop:
                break
            if end <= at:
                continue
            parts.append(silence(at, max(begin, at)))
            at = max(begin, at)
            parts.append(piece.clip.read()[at - begin : stop - begin])
            at = min(end, stop)
        parts.append(silence(at, max(stop, at)))
        return b"".join(parts)


def lay(timeline: Timeline, clip_of: Callable[[str], Clip]) -> Track:
    """Put each cue's clip on the frame nearest to its planned time; a silent one has none.

    Raises ValueError where an utterance would begin before the last one has ended: nothing is ever cut.
    """
    pieces: list[Piece] = []
    cues: list[Cue] = []
    for cue in sorted(timeline.cues, key=lambda cue: cue.start):
        if cue.silent:
            cues.append(replace(cue, start=_heard(cue.start), end=_heard(cue.end)))
            continue
        piece = _place(cue, clip_of(cue.text), pieces[-1].end if pieces else 0)
        pieces.append(piece)
        cues.append(replace(cue, start=piece.first * FRAME_SECONDS + ONSET, end=piece.end * FRAME_SECONDS - TAIL))
    frames = max(frame_at(timeline.duration), pieces[-1].end if pieces else 0)
    return Track(
        pieces,
        frames,
        cues,
        [_on_grid(step) for step in timeline.steps],
        figures=[replace(moment, at=_heard(moment.at), until=_heard(moment.until)) for moment in timeline.figures],
        breaths=[replace(breath, at=_heard(breath.at), until=_heard(breath.until)) for breath in timeline.breaths],
        phases=[replace(phase, at=_heard(phase.at), until=_heard(phase.until)) for phase in timeline.phases],
    )


def _place(cue: Cue, clip: Clip, free_from: int) -> Piece:
    """One frame later than planned is rounding; more is a plan that does not fit its voice."""
    planned = frame_at(cue.start)
    if planned < free_from - 1:
        raise ValueError(f"“{cue.text}” at {cue.start:.2f} s would overlap what is spoken before it")
    return Piece(max(planned, free_from), clip)


def _heard(planned: float) -> float:
    """When words that were planned for this time are heard; what is there from the beginning stays there."""
    return frame_at(planned) * FRAME_SECONDS + ONSET if planned else 0.0


def _on_grid(step: StepSpan) -> StepSpan:
    return replace(step, start=frame_at(step.start) * FRAME_SECONDS, end=frame_at(step.end) * FRAME_SECONDS)
