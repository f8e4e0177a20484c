"""Speaking what a routine lacks, soon after it was asked for: in a process of its own, never in a request.

The process holds the lock of all builders, so any number of servers can ask. Killed, it leaves whole clips behind, and
is asked again.
"""

import json
import logging
import subprocess
import sys
from pathlib import Path
from threading import Lock, Thread

from webapp.catalogue.pronunciation import AS_WRITTEN, Pronunciation, SaidWords, pronunciation_of
from webapp.narration.building import Wanted, build
from webapp.narration.progress import Progress
from webapp.narration.voices import Voice

PROJECT = Path(__file__).resolve().parents[2]

log = logging.getLogger(__name__)

_one_at_a_time = Lock()
_asked_lock = Lock()
_asked: dict[str, Thread] = {}
"""What is being spoken or waits for its turn."""


def speak_soon(cache_dir: Path, voice: Voice, wanted: Wanted, pronunciation: Pronunciation = AS_WRITTEN) -> Thread:
    """Returns at once. What is asked for twice is spoken once; what cannot be spoken is logged."""
    order = json.dumps(
        {
            "folder": str(cache_dir),
            "voice": voice.id,
            "wanted": {slug: list(texts) for slug, texts in wanted.items()},
            "pronunciation": SaidWords(words=tuple(pronunciation.words.values())).model_dump(),
        }
    )
    with _asked_lock:
        thread = _asked.get(order)
        if thread is None:
            thread = Thread(target=_speak, args=(order,), daemon=True)
            thread.start()
            _asked[order] = thread
    return thread


def _speak(order: str) -> None:
    command = [sys.executable, "-m", "webapp.narration.speaking_soon"]
    try:
        with _one_at_a_time:
            done = subprocess.run(command, input=order, capture_output=True, text=True, cwd=PROJECT, check=False)  # noqa: S603 our own words
    finally:
        with _asked_lock:
            del _asked[order]
    if done.returncode:
        said = done.stderr.strip().splitlines()
        reason = said[-1] if said and done.returncode > 0 else f"the process ended with {done.returncode}"
        log.warning("a routine could not be spoken: %s", reason)


def main() -> int:
    """Speak what the standard input asks for. 1 where something is missing still."""
    order = json.load(sys.stdin)
    said = pronunciation_of(SaidWords.model_validate(order["pronunciation"]))
    built = build(Path(order["folder"]), order["voice"], order["wanted"], Progress(), pronunciation=said)
    for failure in built.failures[:1]:
        print(failure.reason, file=sys.stderr)  # noqa: T201 for the process that asked
    return 1 if built.unplayable else 0


if __name__ == "__main__":
    sys.exit(main())
