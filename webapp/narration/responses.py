"""Answering a request for audio, whole or in part, after RFC 9110, sections 13 and 14."""

from collections.abc import Iterator
from typing import Protocol

from flask import Request, Response

_CHUNK = 64 * 1024


class Audio(Protocol):
    """A virtual MP3 file."""

    @property
    def size(self) -> int: ...

    @property
    def etag(self) -> str: ...

    def read(self, start: int, stop: int) -> bytes: ...


def audio_response(audio: Audio, request: Request, *, file_name: str | None = None) -> Response:
    """200, 206 for one range of bytes, 416 for one beyond the end, 304 for what the browser has. Several ranges: 200.

    With a file name the browser saves it instead of playing it.
    """
    start, stop, status = _asked_for(audio, request)
    answer = Response(mimetype="audio/mpeg", status=status)
    answer.set_etag(audio.etag)
    answer.accept_ranges = "bytes"
    answer.cache_control.private = True
    # An address can come to mean another track (an easier step, another pace), so a browser asks whether it changed.
    answer.cache_control.no_cache = True
    if file_name is not None:
        answer.headers.set("Content-Disposition", "attachment", filename=file_name)
    if status == 206:
        answer.content_range.set(start, stop, audio.size)
    if status == 416:
        answer.content_range.set(None, None, audio.size)
    if status in (200, 206):
        answer.content_length = stop - start
        answer.response = () if request.method == "HEAD" else _chunks(audio, start, stop)
    return answer


def _asked_for(audio: Audio, request: Request) -> tuple[int, int, int]:
    """The first byte, the end, and the status of the answer."""
    whole = (0, audio.size, 200)
    if request.if_none_match.contains(audio.etag):
        return (0, 0, 304)
    asked = request.range if request.method == "GET" else None
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1 or not _still_the_same(audio, request):
        return whole
    # An end beyond the file means its end; a suffix longer than the file means the whole file.
    first, end = asked.ranges[0]
    start = max(audio.size + first, 0) if first < 0 else first
    stop = audio.size if end is None else min(end, audio.size)
    return (start, stop, 206) if start < stop else (0, 0, 416)


def _still_the_same(audio: Audio, request: Request) -> bool:
    """Whether a part may be joined to what the browser has. There is no date to compare, so a date never matches."""
    asked = request.headers.get("If-Range")
    return asked is None or asked == f'"{audio.etag}"'


def _chunks(audio: Audio, start: int, stop: int) -> Iterator[bytes]:
    for at in range(start, stop, _CHUNK):
        yield audio.read(at, min(at + _CHUNK, stop))
