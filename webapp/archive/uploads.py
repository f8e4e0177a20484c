"""Files that wait until the person who sent them has looked at what is in them.

They lie in the data folder, readable by the server alone, one a person, for an hour. A file is written under another
name first: what was not written to its end is never read, and goes with the next sweep.
"""

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from webapp.accounts.tokens import new_token

FOLDER = "imports"
KEPT_SECONDS = 60 * 60
UNFINISHED = ".new"

TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


class Uploads:
    """The files that wait below a data folder."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / FOLDER

    def keep(self, person_id: UUID, data: bytes) -> str:
        """The name under which it waits, which nobody can guess. What this person sent before goes. OSError where the
        disk is full or cannot be written.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.forget(person_id)
        self.sweep()
        token = new_token()
        path = self._path(person_id, token)
        unfinished = path.with_name(path.name + UNFINISHED)
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        unfinished.replace(path)
        return token

    def read(self, person_id: UUID, token: str) -> bytes | None:
        """None where there is no such file, it waited too long, or it is somebody else's."""
        if not TOKEN.fullmatch(token):
            return None
        path = self._path(person_id, token)
        try:
            return None if self._is_old(path) else path.read_bytes()
        except FileNotFoundError:
            return None

    def forget(self, person_id: UUID) -> None:
        """Remove everything that this person has sent; not what another request is writing just now."""
        for path in self._folder.glob(f"{person_id.hex}.*"):
            if path.suffix != UNFINISHED:
                path.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what has waited for more than an hour."""
        for path in self._folder.glob("*"):
            with suppress(FileNotFoundError):
                if self._is_old(path):
                    path.unlink()

    def _path(self, person_id: UUID, token: str) -> Path:
        return self._folder / f"{person_id.hex}.{token}"

    def _is_old(self, path: Path) -> bool:
        return time.time() - path.stat().st_mtime > KEPT_SECONDS
