"""A mail server, as the post. Encrypted, and its certificate checked, unless the host has chosen otherwise."""

import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP

from webapp.reminding.mail_server import MailServer
from webapp.reminding.post import AwayError, LostError, RefusedError

PATIENCE = 20.0
"""Seconds for each answer of the server."""
IN_FULL = SMTP.clone(max_line_length=900)
"""Long addresses stay in one piece: folding would make encoded words of them, which no program reads as an address."""
TAKEN = (250, 251)
REASONS: dict[type[Exception], str] = {
    TimeoutError: "the mail server did not answer in time",
    smtplib.SMTPNotSupportedError: "the mail server offers no encryption, or no way to sign in",
    smtplib.SMTPServerDisconnected: "the mail server hung up",
    UnicodeError: "the name or password for the mail server has letters that cannot be sent",
}


class SmtpPost:
    """A mail server. One connection takes many mails; after a fault the next mail gets a new one."""

    def __init__(self, server: MailServer, patience: float = PATIENCE) -> None:
        self.server = server
        self.patience = patience
        self._line: smtplib.SMTP | None = None

    def open(self) -> None:
        self._opened()

    def send(self, message: EmailMessage) -> None:
        line = self._opened()
        try:
            _hand_over(line, message)
        except (AwayError, RefusedError, LostError):
            self._hang_up()
            raise

    def close(self) -> None:
        if self._line:
            with suppress(OSError, smtplib.SMTPException):
                self._line.quit()
        self._hang_up()

    def _opened(self) -> smtplib.SMTP:
        if self._line and _is_still_there(self._line):
            return self._line
        self._hang_up()
        try:
            self._line = self._connected()
            self._enter(self._line)
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            self._hang_up()
            raise AwayError(_reason(error)) from None
        return self._line

    def _hang_up(self) -> None:
        line, self._line = self._line, None
        if line:
            line.close()

    def _connected(self) -> smtplib.SMTP:
        there, known_as = self.server, self.server.sender.domain
        if there.encryption == "tls":
            trusted = ssl.create_default_context()
            return smtplib.SMTP_SSL(there.host, there.port, known_as, timeout=self.patience, context=trusted)
        return smtplib.SMTP(there.host, there.port, known_as, timeout=self.patience)

    def _enter(self, line: smtplib.SMTP) -> None:
        if self.server.encryption == "starttls":
            line.starttls(context=ssl.create_default_context())
        line.ehlo_or_helo_if_needed()
        if self.server.name:
            line.login(self.server.name, self.server.password)


def _is_still_there(line: smtplib.SMTP) -> bool:
    try:
        return line.noop()[0] in TAKEN
    except (OSError, smtplib.SMTPException):
        return False


def _hand_over(line: smtplib.SMTP, message: EmailMessage) -> None:
    try:
        for ask, address in ((line.mail, message["From"]), (line.rcpt, message["To"])):
            code, _ = ask(address.addresses[0].addr_spec)
            if code not in TAKEN:
                raise RefusedError(code)
    except (OSError, smtplib.SMTPException) as error:
        raise AwayError(_reason(error)) from None
    try:
        code, _ = line.data(message.as_bytes(policy=IN_FULL))
    except smtplib.SMTPDataError as error:
        raise RefusedError(error.smtp_code) from None
    except (OSError, smtplib.SMTPException):
        raise LostError from None
    if code not in TAKEN:
        raise RefusedError(code)


def _reason(error: Exception) -> str:
    """For the host. What a server says may repeat what it was told, so only its code is."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate of the mail server is not trusted ({error.verify_message})"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"the mail server answered {error.smtp_code}"
    for kind, words in REASONS.items():
        if isinstance(error, kind) or isinstance(error.__context__, kind):
            return words
    return f"the mail server cannot be reached ({getattr(error, 'strerror', None) or type(error).__name__})"
