"""The mail server of the host, as the environment names it. Pure. A refusal never repeats what was given."""

from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.headerregistry import Address
from typing import Literal
from urllib.parse import unquote, urlsplit

Encryption = Literal["starttls", "tls", "none"]

SCHEMES: dict[str, tuple[Encryption, int]] = {
    "smtp": ("starttls", 587),
    "smtps": ("tls", 465),
    "smtp+plain": ("none", 25),
}
"""What each stands for, and its usual port: RFC 6409 and RFC 8314."""

FORM = "SMTP_URL is written like smtp://name:password@mail.example.org:587 (or smtps://…)"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in, and as whom."""

    host: str
    port: int
    encryption: Encryption
    sender: Address
    site: str
    """The address of this Ebb, to which links in mails lead; without a slash at its end."""
    name: str = ""
    password: str = field(default="", repr=False)


def mail_server(smtp_url: str, mail_from: str, site: str) -> MailServer | None:
    """None where no server is named. Raises ValueError, with a sentence for the host."""
    if not smtp_url:
        return None
    try:
        parts = urlsplit(smtp_url)
        port = parts.port
    except ValueError:
        raise ValueError(FORM) from None
    if parts.scheme not in SCHEMES or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError(FORM)
    encryption, usual_port = SCHEMES[parts.scheme]
    if encryption == "none" and parts.username:
        raise ValueError("SMTP_URL sends no password without encryption: use smtp:// or smtps://")
    if bool(parts.username) != bool(parts.password):
        raise ValueError("SMTP_URL has a name and a password, or neither; write special characters as %40")
    return MailServer(
        host=parts.hostname,
        port=port or usual_port,
        encryption=encryption,
        sender=_sender(mail_from),
        site=site_address(site),
        name=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def site_address(text: str) -> str:
    """Raises ValueError, with a sentence for the host, unless it is the address of a site."""
    refusal = "With SMTP_URL, EBB_URL is the address of this Ebb, such as https://ebb.example.org"
    try:
        parts = urlsplit(text)
    except ValueError:
        raise ValueError(refusal) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ValueError(refusal)
    return text.rstrip("/")


def _sender(text: str) -> Address:
    """`Ebb <ebb@example.org>`, or the address alone."""
    name, opened, rest = text.rpartition("<")
    spec = rest.removesuffix(">") if opened else text
    try:
        sender = Address(display_name=name.strip().strip('"') or "Ebb", addr_spec=spec.strip())
    except (ValueError, IndexError, HeaderParseError):
        sender = Address()
    if not sender.username or not sender.domain or not text.isprintable() or not spec.isascii():
        raise ValueError("With SMTP_URL, MAIL_FROM is the sender, such as Ebb <ebb@example.org>")
    return sender
