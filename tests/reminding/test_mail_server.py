"""How the host names a mail server."""

import pytest

from webapp.config import Config
from webapp.reminding.mail_server import mail_server

FROM, SITE = "Ebb <ebb@example.org>", "https://ebb.example/"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example.org", ("mail.example.org", 587, "starttls", "", "")),
        ("smtps://ebb:s%40fe@mail.example.org", ("mail.example.org", 465, "tls", "ebb", "s@fe")),
        (
            "smtp://ebb%40example.org:x@mail.example.org:2525/",
            ("mail.example.org", 2525, "starttls", "ebb@example.org", "x"),
        ),
        ("smtp+plain://localhost", ("localhost", 25, "none", "", "")),
        ("smtp://[::1]:25", ("::1", 25, "starttls", "", "")),
    ],
)
def test_a_server_is_one_address(url: str, expected: tuple[str, int, str, str, str]) -> None:
    found = mail_server(url, FROM, SITE)
    assert found
    assert (found.host, found.port, found.encryption, found.name, found.password) == expected
    assert found.site == "https://ebb.example"
    assert str(found.sender) == FROM


def test_without_a_server_there_is_no_mail() -> None:
    assert mail_server("", "", "") is None


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.org",
        "http://mail.example.org",
        "smtp://",
        "smtp://ebb:hunter2@mail.example.org:port",
        "smtp://ebb:hunter2@mail.example.org/path",
        "smtp://ebb:hunter2@mail.example.org?tls=off",
        "smtp://ebb:hunter2@[mail",
        "smtp://hunter2@mail.example.org",
        "smtp+plain://ebb:hunter2@mail.example.org",
    ],
)
def test_what_is_no_server_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match="SMTP_URL") as refusal:
        mail_server(url, FROM, SITE)
    assert "hunter2" not in str(refusal.value)


@pytest.mark.parametrize(
    "sender", ["", "Ebb", "Ebb <>", "ebb@", "@example.org", "Ebb <e\nbb@example.org>", "é@example.org"]
)
def test_a_sender_is_an_address(sender: str) -> None:
    with pytest.raises(ValueError, match="MAIL_FROM"):
        mail_server("smtp://mail.example.org", sender, SITE)


def test_a_sender_without_a_name_is_ebb() -> None:
    found = mail_server("smtp://mail.example.org", "ebb@example.org", SITE)
    assert found
    assert str(found.sender) == FROM


@pytest.mark.parametrize(
    "site", ["", "ebb.example", "ftp://ebb.example", "https://", "https://a:b@ebb.example", "https://[x"]
)
def test_links_in_mails_need_the_address_of_the_site(site: str) -> None:
    with pytest.raises(ValueError, match="EBB_URL"):
        mail_server("smtp://mail.example.org", FROM, site)


def test_the_password_is_nowhere_in_what_the_configuration_says_of_itself(house_config: Config) -> None:
    found = mail_server("smtp://ebb:hunter2@mail.example.org", FROM, SITE)
    assert "hunter2" not in repr(found)
    assert house_config.mail is None
