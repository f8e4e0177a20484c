"""A movement is drawn once, and found again by the next start."""

import logging
from pathlib import Path

import pytest

from tests.figures.shipped import POSES
from webapp.figures import moving
from webapp.figures.book import FigureBook

PAIR = ("sway-centre", "sway-left")


def started(folder: Path) -> FigureBook:
    return FigureBook.read(POSES, kept_in=folder)


@pytest.fixture
def drawn(tmp_path: Path) -> str:
    return started(tmp_path).movement(*PAIR) or ""


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_is_kept_is_not_drawn_again(drawn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(moving, "draw_movement")
    assert started(tmp_path).movement(*PAIR) == drawn
    assert [path.name for path in kept(tmp_path)] == ["sway-centre--sway-left.svg.gz"]


@pytest.mark.parametrize("damage", [b"", b"not packed", None])
def test_a_damaged_file_is_drawn_anew(drawn: str, tmp_path: Path, damage: bytes | None) -> None:
    file = kept(tmp_path)[0]
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert started(tmp_path).movement(*PAIR) == drawn
    assert file.read_bytes() == whole


def test_drawings_of_other_versions_are_removed(tmp_path: Path) -> None:
    before = tmp_path / "0123456789abcdef"
    before.mkdir()
    (before / "sway-centre--sway-left.svg.gz").write_bytes(b"old")
    assert started(tmp_path).movement(*PAIR)
    assert not before.exists()
    assert len(kept(tmp_path)) == 1


def test_a_folder_that_cannot_be_written_is_named_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    blocked = tmp_path / "figures"
    blocked.write_text("a file stands where the folder should be")
    book = started(blocked)
    with caplog.at_level(logging.WARNING):
        assert book.movement(*PAIR)
        assert book.movement("sway-left", "sway-right")
    assert [record.getMessage().startswith("drawings are not kept") for record in caplog.records] == [True]


def test_without_a_folder_nothing_is_written_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert FigureBook.read(POSES).movement(*PAIR)
    assert kept(tmp_path) == []
