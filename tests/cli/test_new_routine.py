"""`flask routines new`"""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from webapp.app import open_services
from webapp.config import Config


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "my routines"


@pytest.fixture
def mine(make_app: Callable[..., Flask], folder: Path) -> Flask:
    return make_app(own_routines_dir=folder)


def run(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=["routines", *arguments])


def test_a_new_file_can_be_led_as_it_stands(mine: Flask, folder: Path) -> None:
    made = run(mine, "new", "evening-rest", "--title", 'The "long" evening: rest')
    assert made.exit_code == 0, made.output
    assert str(folder / "evening-rest.yaml") in made.output
    checked = run(mine, "check", str(folder / "evening-rest.yaml"))
    assert checked.output == "1 routine: all is well.\n"


def test_it_joins_the_shipped_ones_under_its_title(mine: Flask, folder: Path, house_config: Config) -> None:
    run(mine, "new", "evening-rest", "--title", 'The "long" evening: rest')
    config = Config.from_environment({"EBB_DATA_DIR": str(house_config.data_dir), "EBB_ROUTINES_DIR": str(folder)})
    catalogue = open_services(config).catalogue
    assert catalogue.routines["evening-rest"].title == 'The "long" evening: rest'
    assert "legs-up-release" in catalogue.routines


def test_the_slug_becomes_the_title_where_none_is_given(mine: Flask, folder: Path) -> None:
    run(mine, "new", "evening-rest")
    assert 'title: "Evening rest"' in (folder / "evening-rest.yaml").read_text(encoding="utf-8")


def test_nothing_is_written_over(mine: Flask, folder: Path) -> None:
    run(mine, "new", "evening-rest")
    (folder / "evening-rest.yaml").write_text("my own work", encoding="utf-8")
    again = run(mine, "new", "evening-rest")
    assert again.exit_code == 1
    assert "is there already; choose another name" in again.output
    assert (folder / "evening-rest.yaml").read_text(encoding="utf-8") == "my own work"


@pytest.mark.parametrize(
    ("slug", "reason"),
    [
        ("Evening", "cannot be an address"),
        ("../escape", "cannot be an address"),
        ("x" * 41, "cannot be an address"),
        ("knee-walking", "there is a routine `knee-walking` already"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_the_reason(mine: Flask, folder: Path, slug: str, reason: str) -> None:
    refused = run(mine, "new", slug)
    assert refused.exit_code == 1
    assert reason in refused.output
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_named(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused = run(make_app(own_routines_dir=tmp_path / "file" / "folder"), "new", "evening-rest")
    assert refused.exit_code == 1
    assert "cannot be written" in refused.output
