"""What may be a name, an e-mail address, a password or a time zone. A refusal is a ValueError with a sentence."""

import re
import unicodedata
from functools import cache
from zoneinfo import available_timezones

from webapp.accounts.passwords import LONGEST, SHORTEST

LONGEST_NAME = 80
LONGEST_KEY = 160
LONGEST_EMAIL = 254  # RFC 5321, 4.5.3.1.3
# A shape that catches slips; whether an address exists only a message can tell.
EMAIL = re.compile(r"[^\s@\"(),:;<>\[\\\]]{1,64}@[^\W_]([\w-]*[^\W_])?(\.[^\W_]([\w-]*[^\W_])?)+")
AREAS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
# Letters that draw nothing: Hangul fillers and the like would make two names look the same.
INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def clean_name(text: str) -> str:
    """The name in one normal form (NFC), without space around it."""
    name = unicodedata.normalize("NFC", text.strip())
    if not name:
        raise ValueError("Please give a name.")
    if len(name) > LONGEST_NAME or len(name_key(name)) > LONGEST_KEY:
        raise ValueError(f"A name has at most {LONGEST_NAME} characters.")
    if "@" in name:
        raise ValueError("A name has no @ in it; an e-mail address goes below.")
    if any(not character.isprintable() or character in INVISIBLE for character in name):
        raise ValueError("This name contains characters that cannot be seen. Please type it again.")
    return name


def name_key(name: str) -> str:
    """What makes two names the same: case-folded (Unicode 3.13, D146), width and compatibility forms levelled."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name.strip()).casefold())


def clean_email(text: str) -> str | None:
    """None where nothing was given."""
    email = unicodedata.normalize("NFC", text.strip()).lower()
    if not email:
        return None
    if len(email) > LONGEST_EMAIL or not email.isprintable() or not EMAIL.fullmatch(email):
        raise ValueError("This does not look like an e-mail address. You can leave it empty.")
    return email


def clean_password(password: str) -> str:
    if len(password) < SHORTEST:
        raise ValueError(f"A password has at least {SHORTEST} characters. A few words in a row do well.")
    if len(password) > LONGEST:
        raise ValueError(f"A password has at most {LONGEST} characters.")
    return password


def known_zone(zone: str) -> str | None:
    """The zone if it is an IANA name, else None."""
    return zone if zone in _zones() else None


def place_names() -> dict[str, list[str]]:
    """The zones that are named after places, by continent or ocean."""
    places: dict[str, list[str]] = {area: [] for area in AREAS}
    for zone in sorted(_zones()):
        area = zone.partition("/")[0]
        if area in places and "/" in zone:
            places[area].append(zone)
    return places


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
