"""What a home screen needs to know: https://www.w3.org/TR/appmanifest/."""

import re
from functools import cache
from typing import Any

from flask import url_for

from webapp.catalogue.models import Routine
from webapp.static_files import FOLDER, static_url

ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("maskable-512.png", 512, "maskable"))


def manifest(flare_session: Routine | None) -> dict[str, Any]:
    """`flare_session` is the short one for the worst day, if there is one here."""
    return {
        "id": "/",
        "name": "Ebb: voice-guided relief for an aching lower back",
        "short_name": "Ebb",
        "description": "A calm voice leads you through gentle stretches, also without a network.",
        "lang": "en-GB",
        "dir": "ltr",
        "start_url": url_for("home.today"),
        "scope": "/",
        "display": "standalone",
        "background_color": _colour("paper"),
        "theme_color": _colour("paper"),
        "categories": ["health", "fitness", "lifestyle"],
        "icons": [_icon(*icon) for icon in ICONS],
        "shortcuts": [_shortcut(name, address) for name, address in _shortcuts(flare_session)],
    }


def _shortcuts(flare_session: Routine | None) -> tuple[tuple[str, str], ...]:
    short = (
        ((flare_session.title, url_for("home.begin", routine=flare_session.slug)),) if flare_session is not None else ()
    )
    return (("Say how it is", url_for("home.begin")), *short, ("Trends", url_for("trends.overview")))


def _shortcut(name: str, address: str) -> dict[str, Any]:
    return {"name": name, "url": address, "icons": [_icon(*ICONS[0])]}


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {
        "src": static_url(f"icons/{name}"),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }


@cache
def _colour(token: str) -> str:
    """The light value, as `#f7f1e6`."""
    found = re.search(rf"--{token}: (#[0-9a-f]{{6}});", (FOLDER / "css" / "tokens.css").read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"tokens.css has no colour --{token}")
    return found[1]
