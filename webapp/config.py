"""Configuration, read from the environment once. Every name is documented in README.md."""

import os
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL

from webapp.reminding.mail_server import MailServer, mail_server
from webapp.safety.emergency_number import emergency_number

PROJECT = Path(__file__).resolve().parent.parent
SECRET_LENGTH = 32
"""Characters below which a key is not one."""
PATIENCE = 5.0
"""Seconds that a start waits for another one to make the key."""


@dataclass(frozen=True)
class Config:
    """Where things are and what the host has chosen."""

    data_dir: Path
    database_url: str
    routines_dir: Path
    own_routines_dir: Path | None
    """The host's own routines, which join the shipped ones."""
    poses_dir: Path
    audio_cache_dir: Path
    narration_voice: str
    sign_up_open: bool
    secret_key: str
    behind_proxy: bool
    trusted_hosts: tuple[str, ...]
    emergency_number: str
    mail: MailServer | None = None
    """Through which reminders go out; None where none is named."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Config":
        """Raises ValueError, with a sentence for the host, where a value cannot be used."""
        get = environment.get
        data_dir = Path(get("EBB_DATA_DIR") or PROJECT / "instance").resolve()
        data_dir.mkdir(parents=True, exist_ok=True)
        return cls(
            data_dir=data_dir,
            database_url=get("DATABASE_URL") or _sqlite_url(data_dir / "ebb.sqlite"),
            routines_dir=PROJECT / "routines",
            own_routines_dir=Path(own).resolve() if (own := get("EBB_ROUTINES_DIR")) else None,
            poses_dir=PROJECT / "poses",
            audio_cache_dir=Path(get("EBB_AUDIO_CACHE_DIR") or PROJECT / "audio_cache").resolve(),
            narration_voice=get("NARRATION_VOICE") or "auto",
            sign_up_open=_sign_up_open(get("SIGN_UP") or "first"),
            secret_key=_given_secret(get("SECRET_KEY") or "") or _kept_secret(data_dir / "secret_key"),
            behind_proxy=_behind_proxy(get("EBB_BEHIND_PROXY") or "0"),
            trusted_hosts=tuple(name for host in (get("EBB_HOSTS") or "").split(",") if (name := host.strip())),
            emergency_number=emergency_number(get("EBB_EMERGENCY_NUMBER") or ""),
            mail=mail_server(get("SMTP_URL") or "", get("MAIL_FROM") or "", get("EBB_URL") or ""),
        )


def _sign_up_open(value: str) -> bool:
    if value not in ("first", "open"):
        raise ValueError(f"SIGN_UP is `first` (the default) or `open`, not `{value}`")
    return value == "open"


def _behind_proxy(value: str) -> bool:
    if value not in ("0", "1"):
        raise ValueError(f"EBB_BEHIND_PROXY is `0` (the default) or `1`, not `{value}`")
    return value == "1"


def _sqlite_url(path: Path) -> str:
    """Written so that a `?` or `#` in the path stays part of it."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def _given_secret(value: str) -> str:
    if value and len(value) < SECRET_LENGTH:
        raise ValueError(f"SECRET_KEY needs at least {SECRET_LENGTH} characters; without it Ebb makes one and keeps it")
    return value


def _kept_secret(path: Path) -> str:
    """The key made at the first start, readable by its owner alone. A file too short to be a key counts as none.

    The new file is also the lock: of two starts at once one makes the key and the other waits for it.
    """
    new = path.with_name(f"{path.name}.new")
    while len(secret := _read(path)) < SECRET_LENGTH:
        try:
            handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            _wait_for(new)
            continue
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
        if len(_read(path)) < SECRET_LENGTH:
            new.replace(path)
        else:
            new.unlink()
    return secret


def _wait_for(new: Path) -> None:
    """A start that ended in the middle must not stop all others."""
    time.sleep(0.02)
    with suppress(FileNotFoundError):
        if time.time() - new.stat().st_mtime > PATIENCE:
            new.unlink()


def _read(path: Path) -> str:
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        return ""
