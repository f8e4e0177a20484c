"""A short plan with everything that a plan can have, the tone that stands for its sound, and its captions."""

import io
import math
import struct
import wave
from functools import cache
from itertools import pairwise
from typing import Any

SECONDS = 40
RATE = 8000
POSES = ("get-ready", "rest", "sway", "chest", "get-up", "moving")


def plan(*, eased: bool = False) -> dict[str, Any]:
    """Getting ready, three steps of which the second has two sides, getting up. Eased, each side is 2 s longer."""
    more = 2.0 if eased else 0.0
    exercise = {"easier": eased, "can_ease": not eased, "can_leave_out": True}
    steps = [
        step(0, "get-ready", "Get ready", (0, 4), way_out=[], way_out_audio=None),
        step(1, "rest", "Rest", (4, 10)),
        step(2, "sway", "Knees side to side", (10, 16 + more), side="right", **exercise),
        step(2, "sway", "Knees side to side", (16 + more, 22 + 2 * more), side="left", **exercise),
        step(3, "chest", "Knees to chest", (22 + 2 * more, 30 + 2 * more), can_ease=True, can_leave_out=True),
        step(0, "get-up", "Get up", (30 + 2 * more, 34 + 2 * more)),
    ]
    version = "easier" if eased else "usual"
    cues = [cue for each in steps for cue in cues_of(each)]
    return {
        "routine": "legs-up-release",
        "variant": "gentle",
        "duration": float(SECONDS),
        "steps": steps,
        "cues": cues,
        "figures": figures_of(cues),
        "breaths": [half(22, "in"), half(25, "out"), half(28, "in")],
        "track": f"/track.wav?v={version}",
        "captions": f"/captions.vtt?v={version}",
    }


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
