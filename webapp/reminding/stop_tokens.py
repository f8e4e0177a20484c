"""The link in each mail that ends them. Nothing is stored for it: it names the person and the mailbox, and is signed.

It holds as long as the mailbox is the one that is written to, and opens nothing else.
"""

from hashlib import sha256
from uuid import UUID

from itsdangerous import BadData, URLSafeSerializer

SALT = "reminders.stop"
LONGEST = 200
MARK_DIGITS = 16


class Stops:
    """Signs and reads what such links name."""

    def __init__(self, secret_key: str) -> None:
        signing = {"key_derivation": "hmac", "digest_method": sha256}
        self._serializer = URLSafeSerializer(secret_key, salt=SALT, signer_kwargs=signing)

    def token(self, person_id: UUID, email: str) -> str:
        token: str | bytes = self._serializer.dumps([person_id.hex, _mark(email)])
        return token if isinstance(token, str) else token.decode()

    def read(self, token: str) -> tuple[UUID, str] | None:
        """The person and the mark of the mailbox; None for what was not made here."""
        if len(token) > LONGEST or not token.isascii():
            return None
        try:
            person_id, mark = self._serializer.loads(token)
        except BadData:
            return None
        return UUID(hex=person_id), mark


def is_marked(email: str | None, mark: str) -> bool:
    return email is not None and _mark(email) == mark


def _mark(email: str) -> str:
    return sha256(email.encode()).hexdigest()[:MARK_DIGITS]
