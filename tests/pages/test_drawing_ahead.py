"""Nobody waits for a drawing that a shipped routine shows."""

from dataclasses import replace
from typing import cast

import pytest
from flask import Flask

from webapp.extensions import Services
from webapp.figures.book import FigureBook
from webapp.pages.figures import drawing_ahead


class Recorder:
    def __init__(self) -> None:
        self.drawn: list[tuple[str, ...]] = []

    def draw_all(self) -> None:
        self.drawn.append(("stills",))

    def movement(self, start: str, end: str) -> None:
        self.drawn.append((start, end))


def test_stills_come_first_and_then_every_movement_once(house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = Recorder()
    services: Services = house.extensions["ebb"]
    monkeypatch.setattr(drawing_ahead, "sleep", lambda seconds: None)
    drawing_ahead.draw_ahead(replace(services, figures=cast(FigureBook, recorder)))
    assert recorder.drawn[0] == ("stills",)
    assert ("knee-walk-left", "knee-walk-right") in recorder.drawn
    assert len(recorder.drawn) == len(set(recorder.drawn))
