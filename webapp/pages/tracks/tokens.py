"""The address of a track: everything that shapes it as a short signed text. Nothing is kept of it on the server."""

from hashlib import sha256
from typing import Any, Literal

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer
from pydantic import TypeAdapter, ValidationError

from webapp.catalogue.models import Variant
from webapp.extensions import services
from webapp.pages.library import library
from webapp.pages.sessions.guide import Shape
from webapp.timeline.preferences import Preferences

FORMAT = 1
"""Another number for another order of what is packed: tokens from before are then unknown, and are asked for anew."""
SALT = "track"
LONGEST = 2_000
"""Characters. What is shipped has tokens of at most 550, and of 150 where nothing special is wished."""

PACKED = TypeAdapter(
    tuple[Literal[1], str, Variant, str, Preferences, list[str], list[str], list[str], dict[str, int]],
)


def token_of(shape: Shape) -> str:
    """The same for the same shape."""
    packed: tuple[Any, ...] = (
        FORMAT,
        shape.routine,
        shape.variant,
        shape.voice,
        shape.preferences.model_dump(exclude_defaults=True),
        sorted(shape.easier),
        sorted(shape.left_out),
        sorted(shape.short),
        dict(sorted(shape.amounts)),
    )
    token: str | bytes = _serializer().dumps(packed)
    return token if isinstance(token, str) else token.decode()


def shape_from_token(token: str) -> Shape | None:
    """None for what was not made here, was made by an older Ebb, or names a routine that the person does not have."""
    if len(token) > LONGEST or not token.isascii():
        return None
    try:
        packed = PACKED.validate_python(_serializer().loads(token))
    except (BadData, ValidationError):
        return None
    _, routine, variant, voice, preferences, easier, left_out, short, amounts = packed
    if routine not in services().catalogue.routines and library().find(routine) is None:
        return None
    return Shape(
        routine,
        variant,
        voice,
        preferences,
        frozenset(easier),
        frozenset(left_out),
        frozenset(short),
        frozenset(amounts.items()),
    )


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(
        current_app.config["SECRET_KEY"],
        salt=SALT,
        signer_kwargs={"key_derivation": "hmac", "digest_method": sha256},
    )
