"""The whole house: the shipped routines in the offline voice, an empty database, and a door that is open."""

from pathlib import Path

from flask import Flask

from webapp.app import create_app
from webapp.config import Config
from webapp.database import Base

VOICE = "offline:heart"


def furnished(data_dir: Path, audio: Path) -> Flask:
    """Everybody may sign up. `audio` is the folder of the clips."""
    app = create_app(
        Config.from_environment(
            {
                "EBB_DATA_DIR": str(data_dir),
                "EBB_AUDIO_CACHE_DIR": str(audio),
                "NARRATION_VOICE": VOICE,
                "SIGN_UP": "open",
                "SECRET_KEY": "only for tests, and long enough to be one",
            }
        )
    )
    Base.metadata.create_all(app.extensions["ebb"].engine)
    return app
