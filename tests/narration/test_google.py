"""The online voice against a server that speaks its protocol and can fail in all the ways that were seen."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.narration import loopback
from tests.narration.loopback import Fault, Service
from webapp.narration import google
from webapp.narration.building import Speech, build
from webapp.narration.encoding import encode
from webapp.narration.engines import SpeechError
from webapp.narration.google import GoogleEngine
from webapp.narration.silent import tone
from webapp.narration.speaking import Speaker
from webapp.narration.voices import BRITISH

SENTENCE = "Let both knees lean a little to the left."

PASSING: dict[str, Fault] = {
    "429": loopback.status(429),
    "500": loopback.status(500),
    "503": loopback.status(503),
    "empty 200": loopback.empty,
    "200 without sound": loopback.without_sound,
    "half the body": loopback.half_the_body,
    "half the answer": loopback.half_the_answer,
    "half the sound": loopback.half_the_sound,
    "no MP3": loopback.no_mp3,
    "a hang": loopback.hang,
    "a drip": loopback.drip,
    "a reset": loopback.reset,
}

Serve = Callable[..., AbstractContextManager[Service]]


class Clock:
    """Remembers how long the engine wanted to wait, and does not wait."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine(clock: Clock) -> GoogleEngine:
    return GoogleEngine(BRITISH, sleep=clock.sleep)


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Puts the loopback server where gTTS looks for Google's, and makes waiting for it short."""

    @contextmanager
    def serve(*faults: Fault, patience: float = 1.0) -> Iterator[Service]:
        with loopback.service(encode(tone(len(SENTENCE) / 16)), *faults) as server:
            monkeypatch.setattr("gtts.tts._translate_url", lambda tld, path="": f"{server.address}/{path}")
            monkeypatch.setattr(google, "_TIME_OUT", (patience, patience))
            monkeypatch.setattr(google, "_DEADLINE", 1.5 * patience)
            monkeypatch.setattr(google, "_PROBE_DEADLINE", 1.5 * patience)
            yield server

    return serve


def test_a_sentence_is_asked_for_once_and_decoded(serve: Serve, engine: GoogleEngine, clock: Clock) -> None:
    with serve() as server:
        samples = engine.speak(SENTENCE)
    assert len(samples) > 2.5 * 24_000
    assert server.asked == [[SENTENCE, "en", None, "null"]]
    assert clock.waits == []


def test_the_service_has_to_show_its_certificate(
    monkeypatch: pytest.MonkeyPatch, serve: Serve, engine: GoogleEngine
) -> None:
    checks: list[object] = []
    send = requests.adapters.HTTPAdapter.send

    def watched(adapter: Any, request: Any, *positional: Any, **options: Any) -> requests.Response:
        checks.append(options["verify"])
        return send(adapter, request, *positional, **options)

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", watched)
    with serve():
        engine.speak(SENTENCE)
    assert checks
    assert False not in checks


def test_the_accent_is_chosen_by_domain(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    asked: list[str] = []

    def address(tld: str, path: str = "") -> str:
        asked.append(tld)
        return "http://127.0.0.1:1/"

    monkeypatch.setattr("gtts.tts._translate_url", address)
    assert not GoogleEngine(BRITISH, clock.sleep).answers()
    assert set(asked) == {"co.uk"}


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_a_failure_that_passes_is_tried_again(fault: Fault, serve: Serve, engine: GoogleEngine, clock: Clock) -> None:
    with serve(fault) as server:
        assert len(engine.speak(SENTENCE)) > 2.5 * 24_000
    assert len(server.asked) == 2
    assert len(clock.waits) == 1
    assert 1 <= clock.waits[0] <= 1.5


def test_tries_end_after_five_with_growing_waits(serve: Serve, engine: GoogleEngine, clock: Clock) -> None:
    with serve(*[loopback.status(429)] * 9) as server, pytest.raises(SpeechError, match="429"):
        engine.speak(SENTENCE)
    assert len(server.asked) == 5
    assert [int(wait / base) for wait, base in zip(clock.waits, (1, 2, 4, 8), strict=True)] == [1, 1, 1, 1]


def test_a_refusal_is_not_tried_again(serve: Serve, engine: GoogleEngine) -> None:
    with serve(loopback.status(403)) as server, pytest.raises(SpeechError, match="403"):
        engine.speak(SENTENCE)
    assert len(server.asked) == 1


def test_a_sentence_that_would_be_split_is_not_asked_for(serve: Serve, engine: GoogleEngine) -> None:
    with serve() as server, pytest.raises(SpeechError, match="100"):
        engine.speak("a" * 101)
    assert server.asked == []


@pytest.mark.parametrize("fault", [loopback.status(429), loopback.empty, loopback.hang, loopback.drip, loopback.reset])
def test_whether_it_answers_is_asked_once(fault: Fault, serve: Serve, clock: Clock) -> None:
    probe = GoogleEngine(BRITISH, sleep=clock.sleep)
    with serve(fault) as server:
        assert not probe.answers()
        assert probe.answers()
    assert len(server.asked) == 2
    assert clock.waits == []


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_a_service_that_fails_for_good_leaves_no_clip(
    fault: Fault, serve: Serve, engine: GoogleEngine, tmp_path: Path
) -> None:
    speech = Speech(lambda _voice: Speaker(engine), lambda _voice: True)
    # Nothing good is awaited here, so a service that keeps one waiting is soon given up.
    with serve(*[fault] * 5, patience=0.2 if fault in (loopback.hang, loopback.drip) else 1.0):
        built = build(tmp_path, "gtts:en-GB", {"a-routine": [SENTENCE]}, speech=speech)
    assert [failure.text for failure in built.failures] == [SENTENCE]
    assert built.unplayable == ("a-routine",)
    assert built.made == 1, "the chime needs no service"
    assert all(path.stat().st_size > 0 for path in tmp_path.rglob("*.mp3"))
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("few", [list(PASSING)[:4], list(PASSING)[4:8], list(PASSING)[8:]], ids=", ".join)
def test_failures_in_between_leave_a_complete_narration(
    few: list[str], serve: Serve, engine: GoogleEngine, tmp_path: Path
) -> None:
    """Four at a time: however they fall on the sentences that are asked for at once, none meets five."""
    speech = Speech(lambda _voice: Speaker(engine), lambda _voice: True)
    texts = [f"Let both knees lean to the left, time {number}." for number in range(20)]
    with serve(*(PASSING[name] for name in few), patience=3.0):
        built = build(tmp_path, "gtts:en-GB", {"a-routine": texts}, speech=speech)
    assert (built.made, built.failures, built.unplayable) == (21, (), ())
