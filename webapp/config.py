"""Configuration, read from the environment once. Every name is documented in README.md."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from webapp.safety.emergency_number import emergency_number

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Config:
    """Where things are and what the host has chosen."""

    data_dir: Path
    database_url: str
    routines_dir: Path
    poses_dir: Path
    audio_cache_dir: Path
    narration_voice: str
    sign_up_open: bool
    secret_key: str
    behind_proxy: bool
    trusted_hosts: tuple[str, ...]
    emergency_number: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Config":
        """Raises ValueError, with a sentence for the host, where a value cannot be used."""
        get = environment.get
        data_dir = Path(get("EBB_DATA_DIR") or PROJECT / "instance").resolve()
        data_dir.mkdir(parents=True, exist_ok=True)
        return cls(
            data_dir=data_dir,
            database_url=get("DATABASE_URL") or f"sqlite:///{data_dir / 'ebb.sqlite'}",
            routines_dir=PROJECT / "routines",
            poses_dir=PROJECT / "poses",
            audio_cache_dir=Path(get("EBB_AUDIO_CACHE_DIR") or PROJECT / "audio_cache").resolve(),
            narration_voice=get("NARRATION_VOICE") or "auto",
            sign_up_open=_sign_up_open(get("SIGN_UP") or "first"),
            secret_key=get("SECRET_KEY") or _kept_secret(data_dir / "secret_key"),
            behind_proxy=(get("EBB_BEHIND_PROXY") or "0") == "1",
            trusted_hosts=tuple(host for host in (get("EBB_HOSTS") or "").split(",") if host),
            emergency_number=emergency_number(get("EBB_EMERGENCY_NUMBER") or ""),
        )


def _sign_up_open(value: str) -> bool:
    if value not in ("first", "open"):
        raise ValueError(f"SIGN_UP is `first` (the default) or `open`, not `{value}`")
    return value == "open"


def _kept_secret(path: Path) -> str:
    """The key made at the first start, readable by its owner alone. Two starts at once agree on one key."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(32))
    return path.read_text()
