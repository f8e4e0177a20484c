"""Marks that tell accounts apart without saying whose they are: in a browser's own storage, and on paper."""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

DIGITS = 16
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which are misread by hand."""


def opaque_id(person_id: UUID) -> str:
    return sha256(str(person_id).encode()).hexdigest()[:DIGITS]


def patient_code(joined: datetime) -> str:
    """`EBB-7F3K`: always the same for one person, with nothing in it that leads back to them.

    It is made from the moment in which they joined, which goes along to another server. Tens of thousands of the
    microseconds of any one day have the same code, so that it tells nobody even the year.
    """
    digest = sha256(f"patient code {joined.astimezone(UTC).isoformat()}".encode()).digest()
    return f"EBB-{''.join(SIGNS[byte % len(SIGNS)] for byte in digest[:4])}"
