"""Files that wait: nobody else's, for an hour, and never half."""

import os
import stat
import time
from pathlib import Path
from uuid import uuid4

import pytest

from webapp.archive.uploads import FOLDER, KEPT_SECONDS, UNFINISHED, Uploads

ALICE, CHARLIE = uuid4(), uuid4()


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path)


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / FOLDER).iterdir())


def age(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def test_a_file_waits_for_whoever_sent_it_and_for_nobody_else(uploads: Uploads) -> None:
    token = uploads.keep(ALICE, b"data")
    assert uploads.read(ALICE, token) == b"data"
    assert uploads.read(CHARLIE, token) is None


def test_only_the_server_can_read_it(tmp_path: Path, uploads: Uploads) -> None:
    uploads.keep(ALICE, b"data")
    (path,) = files(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_newer_file_takes_the_place_of_an_older_one(tmp_path: Path, uploads: Uploads) -> None:
    old, others = uploads.keep(ALICE, b"old"), uploads.keep(CHARLIE, b"other")
    new = uploads.keep(ALICE, b"new")
    assert (uploads.read(ALICE, old), uploads.read(ALICE, new)) == (None, b"new")
    assert uploads.read(CHARLIE, others) == b"other"
    assert len(files(tmp_path)) == 2


def test_two_files_sent_at_once_do_not_stand_in_each_others_way(
    uploads: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, later = Path.replace, []

    def another_comes_first(unfinished: Path, path: Path) -> Path:
        monkeypatch.undo()
        later.append(uploads.keep(ALICE, b"later"))
        return replace(unfinished, path)

    monkeypatch.setattr(Path, "replace", another_comes_first)
    tokens = [uploads.keep(ALICE, b"sooner"), *later]
    assert [uploads.read(ALICE, token) for token in tokens] == [b"sooner", b"later"]


def test_after_an_hour_it_is_gone(tmp_path: Path, uploads: Uploads) -> None:
    token = uploads.keep(ALICE, b"data")
    (path,) = files(tmp_path)
    age(path, KEPT_SECONDS - 60)
    assert uploads.read(ALICE, token) == b"data"
    age(path, KEPT_SECONDS + 1)
    assert uploads.read(ALICE, token) is None
    uploads.keep(CHARLIE, b"another")
    assert path not in files(tmp_path)


def test_what_was_not_written_to_its_end_is_never_read_and_goes_too(tmp_path: Path, uploads: Uploads) -> None:
    token = uploads.keep(ALICE, b"data")
    (path,) = files(tmp_path)
    half = path.rename(path.with_name(path.name + UNFINISHED))
    assert uploads.read(ALICE, token) is None
    assert uploads.read(ALICE, token + UNFINISHED) is None
    age(half, KEPT_SECONDS + 1)
    uploads.sweep()
    assert files(tmp_path) == []


@pytest.mark.parametrize("token", ["", "..", "../secret_key", "x" * 22, "a/b" * 7 + "a", "\0" * 22, "é" * 22])
def test_a_name_that_was_not_given_leads_nowhere(uploads: Uploads, token: str) -> None:
    uploads.keep(ALICE, b"data")
    assert uploads.read(ALICE, token) is None


def test_everything_of_a_person_can_be_removed(tmp_path: Path, uploads: Uploads) -> None:
    uploads.keep(ALICE, b"data")
    uploads.keep(CHARLIE, b"other")
    uploads.forget(ALICE)
    assert [path.read_bytes() for path in files(tmp_path)] == [b"other"]
