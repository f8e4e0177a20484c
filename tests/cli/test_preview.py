"""`flask routines preview`: the page of a draft, which follows the file."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import expect

from tests.browser.chromium import new_page
from tests.browser.serving import served
from tests.catalogue.example import example_text, example_with
from webapp.catalogue.pronunciation import Pronunciation
from webapp.cli.preview import preview_app
from webapp.extensions import Services
from webapp.narration.building import build
from webapp.narration.narrator import Narrator
from webapp.narration.voices import SILENT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(example_text(), encoding="utf-8")
    return path


@pytest.fixture
def services(house: Flask, tmp_path: Path) -> Services:
    whole: Services = house.extensions["ebb"]
    audio = tmp_path / "audio"
    audio.mkdir()
    config = replace(whole.config, audio_cache_dir=audio)
    return replace(whole, config=config, narrator=Narrator(audio, SILENT.id))


@pytest.fixture
def app(file: Path, services: Services, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """What is missing is spoken by the silent twin, at once instead of soon."""

    def speak(folder: Path, voice: object, wanted: dict[str, tuple[str, ...]], said: Pronunciation) -> None:
        build(folder, SILENT.id, wanted, pronunciation=said)

    monkeypatch.setattr("webapp.pages.preview.draft.speak_soon", speak)
    return preview_app(file, services)


@pytest.fixture
def author(app: Flask) -> FlaskClient:
    return app.test_client()


def save(file: Path, text: str) -> None:
    """A second later, for files that remember no finer time."""
    before = file.stat().st_mtime
    file.write_text(text, encoding="utf-8")
    os.utime(file, (before + 1, before + 1))


def test_a_draft_can_be_heard_and_its_figures_move(author: FlaskClient) -> None:
    page = author.get("/").text
    assert "<h1>Two minutes lying down</h1>" in page
    assert "<audio" in page
    assert author.get("/track.mp3").mimetype == "audio/mpeg"
    plan = author.get("/plan.json").get_json()
    assert plan["steps"][0]["start"] == 0
    moving = [moment["movement"] for moment in plan["figures"] if moment["movement"]]
    assert moving
    assert author.get(moving[0]).mimetype == "image/svg+xml"


def test_the_time_to_get_ready_is_left_out(author: FlaskClient, app: Flask) -> None:
    assert author.get("/plan.json").get_json()["duration"] < 60 * 3.4


def test_each_variant_and_the_easier_forms_can_be_looked_at(author: FlaskClient) -> None:
    gentle = author.get("/plan.json?variant=gentle").get_json()
    assert "rock" not in {step["id"] for step in gentle["steps"]}
    eased = author.get("/plan.json?easier=yes").get_json()
    assert {step["name"] for step in eased["steps"]} >= {"Rest on your side", "Breathe only"}
    assert author.get("/plan.json?variant=none").get_json()["variant"] == "standard"


def test_what_is_left_in_fewer_words_can_be_listened_to(author: FlaskClient) -> None:
    page = author.get("/?known=yes").text
    whole, known = (
        {cue["text"] for cue in author.get(f"/plan.json{query}").get_json()["cues"]} for query in ("", "?known=yes")
    )
    assert 'href="/?variant=standard&amp;known=yes"' in author.get("/").text
    assert 'data-plan="/plan.json?variant=standard&amp;known=yes"' in page
    assert "Feel where your back touches the floor." in whole - known
    assert known < whole


def test_a_mistake_is_told_with_its_line_and_its_right_form(author: FlaskClient, file: Path) -> None:
    save(file, example_with("promise:", "promize:"))
    page = author.get("/").text
    assert f"{file}:4: the key `promize` is not known here; did you mean `promise`?" in page.replace("&#39;", "'")
    assert "This file cannot be led yet" in page
    assert author.get("/plan.json").status_code == author.get("/track.mp3").status_code == 404


def test_what_was_saved_is_read_again_and_its_new_words_are_spoken(author: FlaskClient, file: Path) -> None:
    before = author.get("/state.json").get_json()
    assert author.get("/state.json").get_json() == before
    save(file, example_with("The floor carries your back now.", "The floor holds you."))
    assert author.get("/state.json").get_json() != before
    assert "The floor holds you." in author.get("/captions.vtt").text


def test_a_file_that_is_gone_for_a_moment_is_told_and_comes_back(author: FlaskClient, file: Path) -> None:
    author.get("/")
    file.unlink()
    assert "there is no such file" in author.get("/").text
    file.write_text(example_text(), encoding="utf-8")
    assert "<h1>Two minutes lying down</h1>" in author.get("/").text


def test_without_a_voice_the_words_of_the_draft_stay_in_reach(
    file: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.pages.preview.draft.speak_soon", lambda *_: None)
    page = preview_app(file, services).test_client().get("/").text
    assert "No voice speaks all of it yet." in page
    assert "<audio" not in page


def test_a_file_that_is_not_there_is_refused(house: Flask, tmp_path: Path) -> None:
    refused = house.test_cli_runner().invoke(args=["routines", "preview", str(tmp_path / "none.yaml")])
    assert refused.exit_code == 2
    assert "does not exist" in refused.output


def test_a_port_that_is_taken_is_named(house: Flask, file: Path, app: Flask) -> None:
    with served(app) as origin:
        port = origin.rsplit(":", 1)[1]
        refused = house.test_cli_runner().invoke(args=["routines", "preview", str(file), "--port", port])
    assert refused.exit_code == 1
    assert f"Port {port} is in use by another program" in refused.output


@pytest.mark.browser
def test_the_page_loads_again_when_the_file_is_saved(file: Path, app: Flask) -> None:
    with served(app) as origin, new_page(origin) as (page, watch):
        page.goto("/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Two minutes lying down")
        page.get_by_role("button", name="Rest").click()
        expect(page.locator("[data-part=caption]")).not_to_be_empty()
        save(file, example_text().replace("title: Two minutes lying down", "title: Two calm minutes"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Two calm minutes")
        assert watch.problems() == []
