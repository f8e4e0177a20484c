"""Handing mails in at a mail server on this computer, which is good, bad, slow or somebody else."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from uuid import UUID

import pytest

from tests.reminding.mailroom import CERTIFICATE, free_port, mailroom, scripted, server
from webapp.reminding.letters import reminder
from webapp.reminding.post import AwayError, LostError, RefusedError
from webapp.reminding.smtp_post import SmtpPost

Post = Callable[..., SmtpPost]
NOW = datetime(2026, 11, 21, 20, tzinfo=UTC)
SENDER = Address("Ebb", addr_spec="ebb@example.org")
STOP = "https://ebb.example/reminders/stop/" + "x" * 120


def letter(to: str = "alice@example.org", title: str = "Knee walking") -> EmailMessage:
    today, settings = "https://ebb.example/", "https://ebb.example/reminders"
    return reminder(
        sender=SENDER, to=to, letter=UUID(int=7), now=NOW, title=title, today=today, settings=settings, stop=STOP
    )


@pytest.fixture
def post() -> Iterator[Callable[..., SmtpPost]]:
    """A way to hand mails in at that port, closed at the end."""
    with ExitStack() as at_the_end:

        def post(port: int, *, patience: float = 5, **further: str) -> SmtpPost:
            return at_the_end.enter_context(closing(SmtpPost(server(port, **further), patience=patience)))

        yield post


def test_a_mail_arrives_as_it_was_written_for_that_person_alone(post: Post) -> None:
    with mailroom() as room:
        handed_in = post(room.port)
        handed_in.send(letter())
        handed_in.close()
    (came,) = room.came
    assert room.envelopes == [("ebb@example.org", ["alice@example.org"])]
    assert came["From"] == "Ebb <ebb@example.org>"
    assert came["To"] == "alice@example.org"
    assert came["Subject"] == "Knee walking, when it suits you"
    assert came["Date"].datetime == NOW
    assert came["Message-ID"] == "<00000000-0000-0000-0000-000000000007@example.org>"
    assert came["Auto-Submitted"] == "auto-generated"
    assert came["List-Unsubscribe"] == f"<{STOP}>"
    assert came["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert came.get_content_type() == "text/plain"
    assert f"No more of these mails: {STOP}" in came.get_content()
    assert not {"Cc", "Bcc"} & set(came.keys())


def test_a_link_stays_in_one_piece_on_its_way(post: Post) -> None:
    with mailroom() as room:
        post(room.port).send(letter())
    assert f"List-Unsubscribe: <{STOP}>" in room.came[0].as_string(
        policy=room.came[0].policy.clone(max_line_length=900)
    )


def test_one_connection_takes_many_mails_and_a_refused_one_keeps_none_back(post: Post) -> None:
    with mailroom(recipient=lambda to: "550 nobody here" if to.startswith("bob") else "250 OK") as room:
        handed_in = post(room.port)
        handed_in.send(letter("alice@example.org"))
        with pytest.raises(RefusedError):
            handed_in.send(letter("bob@example.org"))
        handed_in.send(letter("charlie@example.org"))
        handed_in.close()
    assert room.recipients == ["alice@example.org", "charlie@example.org"]


@pytest.mark.parametrize(("code", "again"), [(450, True), (451, True), (550, False), (552, False)])
@pytest.mark.parametrize("when", ["recipient", "content"])
def test_a_refusal_says_whether_it_is_for_good(post: Post, code: int, again: bool, when: str) -> None:
    def refuse(_to: str) -> str:
        return f"{code} no"

    with (
        mailroom(recipient=refuse) if when == "recipient" else mailroom(content=refuse) as room,
        pytest.raises(RefusedError) as refused,
    ):
        post(room.port).send(letter())
    assert refused.value.may_be_tried_again is again


def test_nobody_is_there(post: Post) -> None:
    with pytest.raises(AwayError, match="cannot be reached"):
        post(free_port()).open()


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ((None,), "did not answer in time"),
        ((), "hung up"),
        (("554 not for you",), "answered 554"),
        (("220 hello", "250 hello", None), "did not answer in time"),  # silent at MAIL
        (("220 hello", "250 hello", "250 OK"), "hung up"),  # gone at RCPT
    ],
)
def test_a_server_that_goes_away_before_the_mail_is_handed_over_has_not_taken_it(
    post: Post, answers: tuple[str | None, ...], reason: str
) -> None:
    with scripted(*answers) as port, pytest.raises(AwayError, match=reason):
        post(port, patience=0.2).send(letter())


@pytest.mark.parametrize("rest", [(), (None,)])
def test_where_the_line_breaks_while_it_is_handed_over_nobody_knows(post: Post, rest: tuple[None, ...]) -> None:
    begun = ("220 hello", "250 hello", "250 OK", "250 OK", "354 go on")
    with scripted(*begun, *rest) as port, pytest.raises(LostError):
        post(port, patience=0.2).send(letter())


def test_a_mail_is_encrypted_and_signed_for_where_the_server_is_trusted(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with mailroom(tls=True, sign_in=True) as room:
        post(room.port, scheme="smtp", who="ebb:seven%20calm%20turtles@", host="localhost").send(letter())
    assert room.signed_in == ["ebb"]
    assert room.recipients == ["alice@example.org"]


@pytest.mark.parametrize(("trusted", "host"), [(False, "localhost"), (True, "127.0.0.1")])
def test_a_server_that_cannot_prove_who_it_is_gets_neither_mail_nor_password(
    post: Post, monkeypatch: pytest.MonkeyPatch, trusted: bool, host: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE if trusted else CERTIFICATE.with_name("nobody.pem")))
    with mailroom(tls=True, sign_in=True) as room, pytest.raises(AwayError, match="certificate"):
        post(room.port, scheme="smtp", who="ebb:seven%20calm%20turtles@", host=host).send(letter())
    assert (room.signed_in, room.came) == ([], [])


def test_a_server_that_offers_no_encryption_gets_nothing_either(post: Post) -> None:
    with mailroom() as room, pytest.raises(AwayError, match="no encryption"):
        post(room.port, scheme="smtp").send(letter())
    assert room.came == []


def test_a_wrong_password_is_told_without_the_password(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    caplog.set_level(logging.DEBUG)
    with mailroom(tls=True, sign_in=True) as room, pytest.raises(AwayError) as away:
        post(room.port, scheme="smtp", who="ebb:hunter2hunter2@", host="localhost").open()
    assert str(away.value) == "the mail server answered 535"
    assert "hunter2" not in caplog.text + repr(server(1, scheme="smtp", who="ebb:hunter2hunter2@"))


@pytest.mark.parametrize("title", ["Evil\r\nBcc: everybody@example.org", "Evil\nBcc: everybody@example.org"])
def test_a_title_never_becomes_a_header(post: Post, title: str) -> None:
    with mailroom() as room:
        post(room.port).send(letter(title=title))
    assert "Bcc" not in room.came[0]
    assert room.recipients == ["alice@example.org"]


def test_an_address_never_becomes_a_header() -> None:
    with pytest.raises(ValueError, match="cannot contain CR or LF"):
        letter(to="alice@example.org\r\nBcc: everybody@example.org")
