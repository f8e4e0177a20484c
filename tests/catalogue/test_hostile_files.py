"""A file that is no routine gets one clear problem and takes nothing down with it."""

import os
import time
from pathlib import Path

import pytest
import yaml

from tests.catalogue.example import POSES, example_text
from webapp.catalogue import yaml_file
from webapp.catalogue.reading import Catalogue, read_catalogue

BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}, *{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

HOSTILE = {
    "larger than any routine": (b"title: " + b"a" * 300_000, 1, "larger than 256 KB"),
    "an alias bomb": (BOMB.encode(), 1, "references"),
    "a thousand brackets": (b"title: " + b"[" * 5000, 1, "nested more than 16 levels"),
    "brackets in brackets": (b"[" * 60_000, 1, "nested more than 16 levels"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 1, "not a text file"),
    "another encoding": ("slug: a\ntitle: Rücken\n".encode("latin-1"), 2, "not in UTF-8"),
    "UTF-16": ("slug: a\n".encode("utf-16"), 1, "not a text file"),
    "a control character": (b"slug: a\ntitle: \x07\n", 2, "delete it"),
    "nothing": (b"", 1, "this file is empty"),
    "only a comment": (b"# later\n", 1, "this file is empty"),
    "a list": (b"- a\n- b\n", 1, "begins with keys"),
    "a sentence": (b"Lie down.\n", 1, "begins with keys"),
    "an object of Python": (b"slug: !!python/object/apply:os.system [ls]\n", 1, "`!` begins a tag"),
    "a key that is a list": (b"? [a, b]\n: c\n", 1, "put the text in quotes"),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_a_hostile_file_is_named_and_the_rest_works(
    name: str, loader: type[yaml.SafeLoader], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_file, "_Loader", loader)
    content, line, words = HOSTILE[name]
    (tmp_path / "hostile.yaml").write_bytes(content)
    began = time.process_time()
    catalogue = _read(tmp_path)
    assert time.process_time() - began < 2
    assert list(catalogue.routines) == ["two-minute-rest"]
    told = [problem for problem in catalogue.problems if words in problem.message]
    assert len(told) == 1, [str(problem) for problem in catalogue.problems]
    assert (told[0].file, told[0].line) == (f"{tmp_path.name}/hostile.yaml", line)


def test_an_unreadable_file_has_one_problem_only(tmp_path: Path) -> None:
    (tmp_path / "hostile.yaml").write_bytes(HOSTILE["an alias bomb"][0])
    assert len(_read(tmp_path).problems) == 1


def test_a_folder_that_is_named_like_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    catalogue = _read(tmp_path)
    assert list(catalogue.routines) == ["two-minute-rest"]
    assert "this is not a file" in catalogue.problems[0].message


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "this is not a file" in _read(tmp_path).problems[0].message


def test_a_link_into_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    assert "there is no such file" in _read(tmp_path).problems[0].message


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "routine.yaml").write_text(example_text(), encoding="utf-8-sig")
    assert read_catalogue(tmp_path, POSES).problems == ()


def test_line_ends_of_windows_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "routine.yaml").write_bytes(example_text().replace("\n", "\r\n").encode())
    assert read_catalogue(tmp_path, POSES).problems == ()


def _read(folder: Path) -> Catalogue:
    (folder / "routine.yaml").write_text(example_text(), encoding="utf-8")
    return read_catalogue(folder, POSES)
