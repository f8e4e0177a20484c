"""Passwords as argon2id hashes, with the parameters of the OWASP Password Storage Cheat Sheet (19 MiB, 2, 1).

Hashing takes tens of milliseconds on purpose: do it before a write transaction begins, never inside it.
"""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
LONGEST = 1024

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_password(password: str) -> str:
    return _HASHER.hash(password)


def password_matches(password_hash: str | None, password: str) -> bool:
    """Without a hash (nobody has that name) the answer is no and takes as long as for a wrong password."""
    try:
        matches = _HASHER.verify(password_hash or _nobodys_hash(), password)
    except (VerificationError, InvalidHashError):
        return False
    return matches and password_hash is not None


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("nobody has this password")
