"""A short plan with everything that a plan can have, the tone that stands for its sound, and its captions."""

import io
import math
import struct
import wave
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import Any

from webapp.timeline.preferences import Preferences

SECONDS = 40
LONGER = 45
"""Seconds that the knees can be held to the chest instead."""
RATE = 8000
POSES = ("get-ready", "rest", "sway", "chest", "get-up", "moving")


@dataclass
class Wishes:
    """What the person has asked for in mid-session."""

    eased: bool = False
    longer: bool = False
    """Whether the knees are held to the chest for two seconds more."""
    preferences: dict[str, Any] = field(default_factory=lambda: Preferences().model_dump())

    def take(self, wish: dict[str, str]) -> None:
        self.longer = self.longer or wish.get("amount") == f"chest:{LONGER}"
        self.preferences |= {name: wish[name] for name in self.preferences if name in wish}

    @property
    def version(self) -> str:
        return sha256(repr(self).encode()).hexdigest()[:8]


def plan(wished: Wishes) -> dict[str, Any]:
    """Getting ready, three steps of which the second has two sides, getting up.

    Eased, each side is 2 s longer; at an unhurried pace the first step is.
    """
    more = 2.0 if wished.eased else 0.0
    slow = 2.0 if wished.preferences["pace"] == "unhurried" else 0.0
    longer = 2.0 if wished.longer else 0.0
    exercise = {"easier": wished.eased, "can_ease": not wished.eased, "can_leave_out": True}
    sway = 10 + slow
    chest = sway + 12 + 2 * more
    up = chest + 8 + longer
    hold = {"can_ease": True, "can_leave_out": True, "longer": None if wished.longer else LONGER}
    steps = [
        step(0, "get-ready", "Get ready", (0, 4), way_out=[], way_out_audio=None),
        step(1, "rest", "Rest", (4, sway)),
        step(2, "sway", "Knees side to side", (sway, sway + 6 + more), side="right", **exercise),
        step(2, "sway", "Knees side to side", (sway + 6 + more, chest), side="left", **exercise),
        step(3, "chest", "Knees to chest", (chest, up), **hold),
        step(0, "get-up", "Get up", (up, up + 4)),
    ]
    silent = wished.preferences["words"] == "chimes"
    cues = [cue | {"silent": silent} for each in steps for cue in cues_of(each)]
    return {
        "routine": "legs-up-release",
        "variant": "gentle",
        "duration": float(SECONDS),
        "steps": steps,
        "cues": cues,
        "figures": figures_of(cues),
        "preferences": wished.preferences,
        "shape": wished.version,
        "breaths": [half(22, "in"), half(25, "out"), half(28, "in")],
        "track": f"/track.wav?v={wished.version}",
        "captions": f"/captions.vtt?v={wished.version}",
    }


def same_place(before: dict[str, Any], now: dict[str, Any], position: float) -> float:
    """As far into the same step."""
    index = max(index for index, each in enumerate(before["steps"]) if each["start"] <= position)
    start: float = now["steps"][index]["start"]
    return start + position - float(before["steps"][index]["start"])


def step(number: int, step_id: str, name: str, span: tuple[float, float], **further: Any) -> dict[str, Any]:
    return {
        "id": step_id,
        "name": name,
        "start": span[0],
        "end": span[1],
        "side": None,
        "figure": step_id,
        "artwork": f"/artwork/{step_id}.png",
        "easier": False,
        "can_ease": False,
        "can_leave_out": False,
        "longer": None,
        "unit": "seconds",
        "number": number,
        "of": 3,
        "way_out": [f"Let go of {name.lower()}.", "Rest."],
        "way_out_audio": f"/way-out/{step_id}.wav",
    } | further


def cues_of(each: dict[str, Any]) -> list[dict[str, Any]]:
    """Two a step: one near its start, and one after two seconds that shows another figure."""
    words = f"{each['name']}{' ' + each['side'] if each['side'] else ''}{', smaller' if each['easier'] else ''}"
    start = each["start"]
    shape = {"step": each["id"], "kind": "setup"}
    return [
        shape | {"start": start + 0.2, "end": start + 1, "text": f"{words}.", "figure": each["figure"]},
        shape | {"start": start + 2, "end": start + 3, "text": f"{words}, go on.", "figure": "moving"},
    ]


def figures_of(cues: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The figure is there at the start, and takes a second for each further pose."""
    first = {"at": 0.0, "until": 0.0, "figure": cues[0]["figure"], "movement": None}
    moments = [first]
    for before, now in pairwise(cues):
        start, end = sorted((before["figure"], now["figure"]))
        address = f"/movement/{start}--{end}.svg"
        moments.append({"at": now["start"], "until": now["start"] + 1, "figure": now["figure"], "movement": address})
    return moments


def half(at: float, way: str) -> dict[str, Any]:
    """A half of a breath, three seconds long."""
    return {"at": at, "until": at + 3, "way": way}


def webvtt(document: dict[str, Any]) -> str:
    def at(seconds: float) -> str:
        return f"00:00:{seconds:06.3f}"

    cues = (f"{at(cue['start'])} --> {at(cue['end'])}\n{cue['text']}\n" for cue in document["cues"])
    return "WEBVTT\n\n" + "\n".join(cues)


@cache
def tone(seconds: float) -> bytes:
    """A quiet tone as a WAV file."""
    samples = (round(3000 * math.sin(2 * math.pi * 330 * index / RATE)) for index in range(round(seconds * RATE)))
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return sound.getvalue()
