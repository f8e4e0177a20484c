"""Keep drawn movements in a folder, so that they are drawn once and not at each start."""

import gzip
import logging
import os
import shutil
import zlib
from contextlib import suppress
from pathlib import Path
from threading import get_ident
from typing import Protocol

log = logging.getLogger(__name__)


class Store(Protocol):
    """Where drawings are kept by their names."""

    def find(self, name: str, /) -> bytes | None: ...
    def keep(self, name: str, drawing: bytes, /) -> None: ...


class Nowhere:
    """Keeps nothing."""

    def find(self, _name: str) -> bytes | None:
        return None

    def keep(self, _name: str, _drawing: bytes) -> None:
        pass


class KeptDrawings:
    """A folder with one folder for the version of the drawings in use; those of other versions are removed.

    Several processes may write at the same time, and each may be killed: a file is written under another name and then
    renamed. What cannot be read is as if it were not there. Where nothing can be written, one line is logged.
    """

    def __init__(self, folder: Path, version: str) -> None:
        self._all = folder
        self._folder = folder / version
        self._begun = self._broken = False

    def find(self, name: str) -> bytes | None:
        with suppress(OSError, EOFError, zlib.error):
            return gzip.decompress(self._file(name).read_bytes()) or None
        return None

    def keep(self, name: str, drawing: bytes) -> None:
        if self._broken:
            return
        file = self._file(name)
        written = file.with_name(f".{file.name}.{os.getpid()}.{get_ident()}")
        try:
            self._begin()
            written.write_bytes(gzip.compress(drawing, mtime=0))
            written.replace(file)
        except OSError as error:
            self._broken = True
            log.warning("drawings are not kept: %s", error)

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.svg.gz"

    def _begin(self) -> None:
        """Make the folder, and remove those of other versions."""
        if self._begun:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        self._begun = True
        for other in self._all.iterdir():
            if other != self._folder and other.is_dir():
                shutil.rmtree(other, ignore_errors=True)
