"""Building the narration: one voice, each clip once, whatever goes wrong."""

import io
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.narration.fake_speech import FakeSpeech
from webapp.narration import building
from webapp.narration.building import Speech, build
from webapp.narration.building_lock import only_builder
from webapp.narration.clips import CHIME, ClipCache
from webapp.narration.filling import Speaking
from webapp.narration.narrator import Narrator
from webapp.narration.progress import Progress
from webapp.narration.voices import BRITISH, OFFLINE, SILENT, Voice

PROJECT = Path(building.__file__).parents[2]
TEXTS = [f"This is sentence {number}." for number in range(12)]
WANTED = {"legs-up": TEXTS[:8], "walking": TEXTS[4:]}
EVERYTHING = {*TEXTS, CHIME}


def quiet() -> Progress:
    return Progress(io.StringIO())


def test_each_sentence_is_spoken_once_and_the_chime_last(tmp_path: Path) -> None:
    fake = FakeSpeech()
    built = build(tmp_path, "offline:heart", WANTED, quiet(), fake.speech)
    assert (built.voices, built.made, built.failures, built.unplayable) == ((OFFLINE,), 13, (), ())
    assert fake.said_in(OFFLINE) == [*sorted(TEXTS), CHIME]
    assert fake.probes == 0, "a named voice asks no network"


def test_a_second_build_makes_nothing(tmp_path: Path) -> None:
    build(tmp_path, "auto", WANTED, quiet(), FakeSpeech().speech)
    again = FakeSpeech()
    built = build(tmp_path, "auto", WANTED, quiet(), again.speech)
    assert (built.voices, built.made, again.spoken, again.probes) == ((BRITISH,), 0, [], 0)


def test_only_what_is_new_is_spoken(tmp_path: Path) -> None:
    build(tmp_path, "auto", {"legs-up": TEXTS[:8]}, quiet(), FakeSpeech(online=False).speech)
    later = FakeSpeech(online=True)
    built = build(tmp_path, "auto", WANTED, quiet(), later.speech)
    assert built.voices == (OFFLINE,), "it stays with the voice in which it was begun"
    assert later.said_in(OFFLINE) == sorted(TEXTS[8:])
    assert later.probes == 0


def test_auto_takes_the_online_voice_where_it_answers(tmp_path: Path) -> None:
    fake = FakeSpeech(online=True)
    assert build(tmp_path, "auto", WANTED, quiet(), fake.speech).voices == (BRITISH,)
    assert set(fake.said_in(BRITISH)) == EVERYTHING
    assert fake.said_in(OFFLINE) == []


def test_auto_takes_the_offline_voice_where_nobody_answers_and_says_so(tmp_path: Path) -> None:
    terminal = io.StringIO()
    fake = FakeSpeech(online=False)
    assert build(tmp_path, "auto", WANTED, Progress(terminal), fake.speech).voices == (OFFLINE,)
    assert fake.said_in(BRITISH) == []
    assert fake.probes == 1
    assert "does not answer" in terminal.getvalue()


def test_a_voice_that_breaks_off_is_replaced_for_everything_and_keeps_what_it_said(tmp_path: Path) -> None:
    fake = FakeSpeech(breaks_off_after=5)
    built = build(tmp_path, "auto", WANTED, quiet(), fake.speech)
    assert (built.voices, built.failures, built.unplayable) == ((OFFLINE,), (), ())
    assert set(fake.said_in(OFFLINE)) == EVERYTHING
    cache = ClipCache(tmp_path)
    assert len(TEXTS) - len(cache.unbuilt(BRITISH, TEXTS)) == 5
    narrator = Narrator(tmp_path, "auto")
    assert narrator.voices() == (OFFLINE,), "nobody hears the voice that broke off"


def test_after_breaking_off_auto_stays_with_the_offline_voice(tmp_path: Path) -> None:
    build(tmp_path, "auto", WANTED, quiet(), FakeSpeech(breaks_off_after=5).speech)
    again = FakeSpeech()
    assert build(tmp_path, "auto", WANTED, quiet(), again.speech).voices == (OFFLINE,)
    assert (again.spoken, again.probes) == ([], 0)


def test_the_online_voice_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    for text in TEXTS[:6]:
        cache.store(BRITISH, text, FakeSpeech().speech.speaker(BRITISH).clip(text))
    fake = FakeSpeech()
    assert build(tmp_path, "auto", WANTED, quiet(), fake.speech).voices == (BRITISH,)
    assert set(fake.said_in(BRITISH)) == EVERYTHING - set(TEXTS[:6])


def test_a_build_that_was_stopped_before_the_chime_is_finished_without_a_network(tmp_path: Path) -> None:
    build(tmp_path, "auto", WANTED, quiet(), FakeSpeech().speech)
    ClipCache(tmp_path).path(BRITISH, CHIME).unlink()
    fake = FakeSpeech(online=False)
    built = build(tmp_path, "auto", WANTED, quiet(), fake.speech)
    assert (built.voices, built.made, fake.probes) == ((BRITISH,), 1, 0)


def test_one_sentence_that_fails_offline_leaves_the_other_routines_playable(tmp_path: Path) -> None:
    fake = FakeSpeech(online=False, cannot_say={(OFFLINE.id, TEXTS[0])})
    built = build(tmp_path, "auto", WANTED, quiet(), fake.speech)
    assert built.unplayable == ("legs-up",)
    assert Narrator(tmp_path, "auto").voice_for(WANTED["walking"]) is OFFLINE


def test_one_sentence_that_fails_is_listed_and_the_rest_is_made(tmp_path: Path) -> None:
    fake = FakeSpeech(cannot_say={(BRITISH.id, TEXTS[0])})
    built = build(tmp_path, "gtts:en-GB", WANTED, quiet(), fake.speech)
    assert [(failure.text, failure.reason) for failure in built.failures] == [(TEXTS[0], "the service answered 429")]
    assert built.unplayable == ("legs-up",)
    narrator = Narrator(tmp_path, "gtts:en-GB")
    assert narrator.voice_for(WANTED["walking"]) is BRITISH
    assert narrator.voice_for(WANTED["legs-up"]) is None


def test_a_routine_that_another_voice_can_speak_is_playable(tmp_path: Path) -> None:
    build(tmp_path, "offline:heart", WANTED, quiet(), FakeSpeech().speech)
    fake = FakeSpeech(breaks_off_after=3)
    built = build(tmp_path, "gtts:en-GB", WANTED, quiet(), fake.speech)
    assert len(built.failures) == len(TEXTS) - 3
    assert built.unplayable == ()
    assert Narrator(tmp_path, "gtts:en-GB").voice_for(TEXTS) is OFFLINE


def test_a_named_voice_that_stops_answering_is_not_asked_for_every_sentence(tmp_path: Path) -> None:
    fake = FakeSpeech(breaks_off_after=0)
    built = build(tmp_path, "gtts:en-GB", {"long": [f"Sentence {n}." for n in range(200)]}, quiet(), fake.speech)
    reasons = [failure.reason for failure in built.failures]
    assert len(reasons) == 200
    assert reasons.count("the service answered 429") < 10


@pytest.mark.parametrize("damage", [b"", b"x" * 192 * 4], ids=["empty", "no frames"])
def test_a_damaged_clip_is_made_again(tmp_path: Path, damage: bytes) -> None:
    build(tmp_path, "auto", WANTED, quiet(), FakeSpeech().speech)
    ClipCache(tmp_path).path(BRITISH, TEXTS[3]).write_bytes(damage)
    again = FakeSpeech()
    assert build(tmp_path, "auto", WANTED, quiet(), again.speech).made == 1
    assert again.said_in(BRITISH) == [TEXTS[3]]


def test_two_builders_at_once_share_the_work(tmp_path: Path) -> None:
    fake = FakeSpeech()
    results = []
    builders = [
        threading.Thread(target=lambda: results.append(build(tmp_path, "auto", WANTED, quiet(), fake.speech)))
        for _ in range(4)
    ]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    assert sorted(result.made for result in results) == [0, 0, 0, 13]
    assert len(fake.spoken) == 13


def test_a_second_builder_says_that_it_waits(tmp_path: Path) -> None:
    terminal = io.StringIO()
    arguments = (tmp_path, "auto", WANTED, Progress(terminal), FakeSpeech().speech)
    second = threading.Thread(target=build, args=arguments)
    waiting = threading.Event()
    with only_builder(tmp_path, waiting.set):
        second.start()
        second.join(0.3)
        assert second.is_alive()
    second.join()
    assert "waiting" in terminal.getvalue()
    assert not waiting.is_set()


BUILD_AND_STALL = """
import os, sys, time
from pathlib import Path
from webapp.narration import clips
from webapp.narration.building import Speech, build

calls = []
def fsync(handle, sync=os.fsync):
    calls.append(handle)
    if len(calls) == 4:
        print("writing", flush=True)
        time.sleep(60)
    sync(handle)

clips.os.fsync = fsync
build(Path(sys.argv[1]), "silent", {"a": sys.argv[2:]})
"""


def test_a_builder_killed_while_it_writes_leaves_nothing_half_and_the_next_one_goes_on(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BUILD_AND_STALL, str(tmp_path), *TEXTS]
    with subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as builder:
        assert builder.stdout
        assert builder.stdout.readline() == "writing\n"
        builder.send_signal(signal.SIGKILL)
    cache = ClipCache(tmp_path)
    assert len(list(tmp_path.rglob("*.part"))) == 1
    finished = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.mp3")}
    assert len(finished) == 3
    assert len(cache.unbuilt(SILENT, TEXTS)) == len(TEXTS) - 3, "every clip that is there is whole"

    built = build(tmp_path, "silent", {"a": TEXTS}, quiet())
    assert built.made == len(TEXTS) - 3 + 1
    assert not list(tmp_path.rglob("*.part"))
    assert {path: path.stat().st_mtime_ns for path in finished} == finished, "what was finished is not made again"


BUILD_AND_TELL = """
import sys
from pathlib import Path
from webapp.narration.building import Speech, build

built = build(Path(sys.argv[1]), "silent", {"a": sys.argv[2:]})
print(built.made, *sorted({"numpy", "onnxruntime", "hibari", "gtts", "requests"} & set(sys.modules)))
"""


def test_a_build_with_nothing_to_do_loads_no_speech_model(tmp_path: Path) -> None:
    build(tmp_path, "silent", {"a": TEXTS}, quiet())
    command = [sys.executable, "-c", BUILD_AND_TELL, str(tmp_path), *TEXTS]
    told = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert told.stdout == "0\n"


def test_progress_is_a_moving_line_on_a_terminal(tmp_path: Path) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    build(tmp_path, "auto", WANTED, Progress(terminal), FakeSpeech().speech)
    assert "\r  [###" in terminal.getvalue()
    assert "12 of 12 clips\n" in terminal.getvalue()


def test_progress_elsewhere_is_a_line_at_each_tenth(tmp_path: Path) -> None:
    log = io.StringIO()
    build(tmp_path, "auto", {"a": [f"Sentence {n}." for n in range(400)]}, Progress(log), FakeSpeech().speech)
    assert "\r" not in log.getvalue()
    assert [line.strip() for line in log.getvalue().splitlines()[1:]] == [
        f"{done} of 400 clips" for done in range(40, 401, 40)
    ]


def test_a_wrong_setting_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="NARRATION_VOICE"):
        build(tmp_path, "robot", WANTED, quiet())


def test_every_voice_of_a_list_is_built_the_hosts_first(tmp_path: Path) -> None:
    fake = FakeSpeech()
    built = build(tmp_path, "gtts:en-IE,offline:heart@0.9", WANTED, quiet(), fake.speech)
    assert [voice.id for voice in built.voices] == ["gtts:en-IE", "offline:heart", "offline:heart@0.9"]
    assert (built.made, built.unplayable) == (39, ())
    assert [voice for voice, _ in fake.spoken[::13]] == ["gtts:en-IE", "offline:heart", "offline:heart@0.9"]
    again = FakeSpeech()
    assert build(tmp_path, "gtts:en-IE,offline:heart@0.9", WANTED, quiet(), again.speech).made == 0
    assert again.spoken == []


def test_a_second_voice_that_breaks_off_is_not_heard_and_the_first_is(tmp_path: Path) -> None:
    setting = "offline:heart,gtts:en-IE"
    built = build(tmp_path, setting, WANTED, quiet(), FakeSpeech(breaks_off_after=4).speech)
    assert {failure.voice.id for failure in built.failures} == {"gtts:en-IE"}
    assert built.unplayable == ()
    assert Narrator(tmp_path, setting).complete_voices(TEXTS) == (OFFLINE,)
    later = FakeSpeech()
    assert build(tmp_path, setting, WANTED, quiet(), later.speech).failures == ()
    assert len(later.spoken) == 8, "only what was missing"
    assert len(Narrator(tmp_path, setting).complete_voices(TEXTS)) == 2


def test_a_build_that_is_stopped_in_its_second_voice_goes_on_there(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stops_in_the_second(voice: Voice) -> Speaking:
        if voice.id == "offline:heart@0.9":
            raise StoppedError
        return FakeSpeech().speech.speaker(voice)

    with pytest.raises(StoppedError):
        build(tmp_path, "offline:heart@0.9", WANTED, quiet(), Speech(stops_in_the_second, lambda _: False))
    assert Narrator(tmp_path, "offline:heart").voice_for(TEXTS) is OFFLINE
    fake = FakeSpeech()
    assert build(tmp_path, "offline:heart@0.9", WANTED, quiet(), fake.speech).made == 13
    assert fake.said_in(OFFLINE) == []
