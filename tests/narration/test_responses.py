"""Requests for the whole of a track or a part of it."""

from collections.abc import Mapping

import pytest
from flask import Flask, Response, request
from hypothesis import given
from hypothesis import strategies as st

from webapp.narration.responses import audio_response
from webapp.narration.track import Track


def ask(track: Track, headers: Mapping[str, str] | None = None, method: str = "GET") -> Response:
    with Flask("any").test_request_context(method=method, headers=dict(headers or {})):
        answer = audio_response(track, request)
        answer.direct_passthrough = False
        return answer


def test_the_whole_track(track: Track) -> None:
    answer = ask(track)
    assert answer.status_code == 200
    assert answer.mimetype == "audio/mpeg"
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["Content-Length"] == str(track.size)
    assert answer.headers["ETag"] == f'"{track.etag}"'
    assert answer.get_data() == track.read(0, track.size)


def test_only_the_persons_own_browser_keeps_it_and_asks_whether_it_changed(track: Track) -> None:
    assert ask(track).headers["Cache-Control"] in ("private, no-cache", "no-cache, private")


@given(data=st.data())
def test_any_range(track: Track, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, track.size - 1))
    last = data.draw(st.integers(first, track.size - 1))
    answer = ask(track, {"Range": f"bytes={first}-{last}"})
    assert answer.status_code == 206
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{track.size}"
    assert answer.headers["Content-Length"] == str(last - first + 1)
    assert answer.get_data() == track.read(first, last + 1)


def test_a_range_without_an_end_goes_to_the_end(track: Track) -> None:
    answer = ask(track, {"Range": "bytes=1000-"})
    assert answer.status_code == 206
    assert answer.headers["Content-Range"] == f"bytes 1000-{track.size - 1}/{track.size}"
    assert answer.get_data() == track.read(1000, track.size)


def test_an_end_beyond_the_end_means_the_end(track: Track) -> None:
    answer = ask(track, {"Range": f"bytes=0-{track.size * 2}"})
    assert answer.headers["Content-Range"] == f"bytes 0-{track.size - 1}/{track.size}"


@pytest.mark.parametrize("suffix", [1, 500, 10**9])
def test_the_last_bytes(track: Track, suffix: int) -> None:
    answer = ask(track, {"Range": f"bytes=-{suffix}"})
    assert answer.status_code == 206
    assert answer.get_data() == track.read(0, track.size)[-suffix:]


@pytest.mark.parametrize("asked", ["bytes={size}-", "bytes={size}-{size}", "bytes=999999999-"])
def test_a_range_beyond_the_end_is_refused_with_the_size(track: Track, asked: str) -> None:
    answer = ask(track, {"Range": asked.format(size=track.size)})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{track.size}"
    assert answer.get_data() == b""


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "seconds=0-1", "bytes=", "bytes=x-y", "bytes=5-2", "0-5"])
def test_what_cannot_be_served_in_part_is_served_whole(track: Track, asked: str) -> None:
    answer = ask(track, {"Range": asked})
    assert answer.status_code == 200
    assert answer.headers["Content-Length"] == str(track.size)


def test_a_part_of_a_track_that_has_changed_is_not_joined_to_the_old_one(track: Track) -> None:
    same = ask(track, {"Range": "bytes=0-9", "If-Range": f'"{track.etag}"'})
    assert same.status_code == 206
    for other in ('"another"', f'W/"{track.etag}"', "Wed, 21 Oct 2015 07:28:00 GMT"):
        assert ask(track, {"Range": "bytes=0-9", "If-Range": other}).status_code == 200


def test_a_browser_that_has_it_gets_nothing(track: Track) -> None:
    answer = ask(track, {"If-None-Match": f'"{track.etag}"', "Range": "bytes=0-9"})
    assert answer.status_code == 304
    assert answer.get_data() == b""
    assert answer.headers["ETag"] == f'"{track.etag}"'


def test_head_gives_the_headers_alone(track: Track) -> None:
    answer = ask(track, {"Range": "bytes=0-9"}, method="HEAD")
    assert answer.status_code == 200
    assert answer.headers["Content-Length"] == str(track.size)
    assert b"".join(answer.response) == b""  # type: ignore[arg-type]


def test_a_file_to_keep_has_a_name(track: Track) -> None:
    with Flask("any").test_request_context():
        answer = audio_response(track, request, file_name="legs-up-standard.mp3")
    assert answer.headers["Content-Disposition"] == "attachment; filename=legs-up-standard.mp3"
