"""What would come out of the loudspeaker, recorded outside the browser: the monitor of a PulseAudio sink of its own."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from tests.browser.correlation import RATE, Sound

SINK = "loudspeaker"
BYTES = 2
"""Of one sample."""
PIECE_SECONDS = 0.01
LATENCY_MS = 10
STARTS_WITHIN_SECONDS = 10


@dataclass
class Recording:
    """Everything since `began`, in seconds since the epoch; the clock is that of this machine."""

    pieces: list[bytes] = field(default_factory=list)
    arrivals: list[float] = field(default_factory=list)
    runs: threading.Event = field(default_factory=threading.Event)

    def add(self, piece: bytes) -> None:
        self.pieces.append(piece)
        self.arrivals.append(time.time())
        self.runs.set()

    @property
    def samples(self) -> Sound:
        return np.frombuffer(b"".join(self.pieces), dtype="<i2").astype(np.float32) / np.float32(32768)

    @property
    def began(self) -> float:
        """When its first sample sounded: no piece can have arrived before it had sounded."""
        ends = np.cumsum([len(piece) for piece in self.pieces]) / BYTES / RATE
        return float(np.min(np.array(self.arrivals) - ends))


@dataclass(frozen=True)
class Loudspeaker:
    """A sound server that plays to nobody."""

    environment: dict[str, str]
    """For programs that are to sound here."""

    @contextmanager
    def recording(self) -> Iterator[Recording]:
        """Grows until the end of the block."""
        command = ["parec", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", f"--latency-msec={LATENCY_MS}"]
        recording = Recording()
        process = subprocess.Popen(
            [*command, f"--device={SINK}.monitor"], stdout=subprocess.PIPE, env=self.environment, bufsize=0
        )
        assert process.stdout is not None
        out = process.stdout

        def keep() -> None:
            rest = b""
            while piece := out.read(round(RATE * PIECE_SECONDS) * BYTES):
                whole = rest + piece
                rest = whole[len(whole) // BYTES * BYTES :]
                recording.add(whole[: len(whole) // BYTES * BYTES])

        reader = threading.Thread(target=keep)
        reader.start()
        try:
            assert recording.runs.wait(STARTS_WITHIN_SECONDS)
            yield recording
        finally:
            process.terminate()
            process.wait()
            reader.join()
            out.close()


@contextmanager
def loudspeaker() -> Iterator[Loudspeaker]:
    """Needs PulseAudio (Debian: apt install pulseaudio pulseaudio-utils)."""
    with TemporaryDirectory() as folder:
        socket = Path(folder) / "native"
        environment = os.environ | {"PULSE_SERVER": f"unix:{socket}", "XDG_RUNTIME_DIR": folder, "HOME": folder}
        sink = f"module-null-sink sink_name={SINK} rate={RATE} channels=1"
        modules = ["-L", f"module-native-protocol-unix socket={socket}", "-L", sink]
        process = subprocess.Popen(
            ["pulseaudio", "-n", "--exit-idle-time=-1", "--disable-shm=yes", *modules],
            env=environment,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(socket)
            yield Loudspeaker(environment)
        finally:
            process.terminate()
            process.wait()


def _wait_for(socket: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN_SECONDS
    while not socket.exists():
        if time.monotonic() > until:
            raise TimeoutError("PulseAudio did not start")
        time.sleep(0.05)
