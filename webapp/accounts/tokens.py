"""Tokens that stand for a person or for something of theirs, in a cookie, an address or a mail.

A table holds only the SHA-256 of a token, so a copy of it opens nothing. Salt is not needed: nobody has chosen a token,
so there is no list to try.
"""

import secrets
from hashlib import sha256

TOKEN_BYTES = 16
"""128 bits."""
LONGEST_TOKEN = 64
"""Characters. What is longer is nothing that was ever given out, and is not looked up."""


def new_token(size: int = TOKEN_BYTES) -> str:
    """So many random bytes as text for an address."""
    return secrets.token_urlsafe(size)


def hashed(token: str) -> bytes:
    """What the table holds of it, 32 bytes."""
    return sha256(token.encode()).digest()
