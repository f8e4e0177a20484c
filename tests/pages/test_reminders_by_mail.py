"""A mailbox is confirmed before anything else goes there, nobody can be bothered by it, and one link ends it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
import time_machine
from flask import Flask
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.reminding.mailroom import server
from webapp.accounts.models import Person
from webapp.extensions import Services
from webapp.pages.accounts.signing_in import COOKIE
from webapp.pages.reminders.asking import TOO_MANY
from webapp.reminding.claims import letters_due
from webapp.reminding.models import Reminder
from webapp.reminding.post import AwayError, SilentPost

PAGE, ASK = "/reminders", "/reminders/mail"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
NOTHING_HERE = "There is nothing at this address."
MORNING = datetime(2026, 11, 21, 9, tzinfo=UTC)


class House:
    """Ebb with a mail server whose twin sends nothing."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.post = SilentPost()
        services: Services = app.extensions["ebb"]
        app.extensions["ebb"] = replace(services, open_post=lambda: self.post)

    def visited_by(self, client: Client) -> Client:
        """The same browser in this house."""
        visitor = Client(self.app, client.person)
        cookie = client.browser.get_cookie(COOKIE)
        assert cookie
        visitor.browser.set_cookie(COOKIE, cookie.value)
        return visitor

    def mail(self) -> EmailMessage:
        """The next one; fails where none comes."""
        return self.post.given.get(timeout=20)

    def link(self, kind: str) -> str:
        """The path of the link in the next mail: `confirm` or `stop`."""
        found = re.search(rf"https://ebb\.example(/reminders/{kind}/\S+)", self.mail().get_content())
        assert found
        return found[1]


@pytest.fixture
def posting(make_app: Callable[..., Flask]) -> House:
    return House(make_app(mail=server(25)))


@pytest.fixture
def at_home(posting: House, alice: Client) -> Client:
    """Alice where mail can be sent."""
    return posting.visited_by(alice)


@pytest.fixture
def anybody(posting: House) -> Client:
    """Somebody with the link, not signed in."""
    return Client(posting.app)


def ask(client: Client, email: str = "alice@example.org", status: int = 303) -> str:
    return client.post(ASK, {"email": email}, status=status).text


def mailbox(db: Session, client: Client) -> tuple[str | None, bool]:
    """Where mail is to go, and whether that is confirmed."""
    db.commit()
    reminder = db.get(Reminder, client.person.id, populate_existing=True)
    return (reminder.email, reminder.email_confirmed_at is not None) if reminder else (None, False)


def test_reminders_go_out_only_once_the_mailbox_is_confirmed(
    posting: House, at_home: Client, anybody: Client, db: Session
) -> None:
    at_home.post(PAGE, {"time": ["20:00"], "weekday": list("0123456")})
    ask(at_home)
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).replace(hour=20, minute=1)
    assert "waits for you to open its link" in at_home.get(PAGE).text
    link = posting.link("confirm")
    assert letters_due(db, tomorrow) == []
    page = anybody.get(link)
    assert "Shall reminders come to you?" in page.text
    assert mailbox(db, at_home) == ("alice@example.org", False), "looking confirms nothing"
    assert location(anybody.submit(page, action=link)) == link
    assert "Reminders come to you" in anybody.get(link).text
    assert [letter.email for letter in letters_due(db, tomorrow)] == ["alice@example.org"]
    assert "Reminders go to alice@example.org." in at_home.get(PAGE).text


def test_the_mail_that_asks_names_nobody_and_leads_to_the_site_of_the_host(posting: House, at_home: Client) -> None:
    ask(at_home)
    mail = posting.mail()
    assert mail["To"] == "alice@example.org"
    assert mail["List-Unsubscribe"].startswith("<https://ebb.example/reminders/stop/")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    text = mail.get_content()
    assert "Alice" not in text
    assert "localhost" not in text, "where the page was asked for says nothing of where links lead"
    assert "nothing else will come" in text


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "alice",
            "alice@",
            "a@b@c",
            "alice@example.org, bob@example.org",
            "älice@example.org",
            "x" * 300 + "@b.org",
        ),
        *("alice@example.org\r\nBcc: bob@example.org", "alice@example.org\0", "<alice@example.org>"),
    ],
)
def test_what_is_no_mailbox_is_refused_with_a_sentence(
    posting: House, at_home: Client, db: Session, typed: str
) -> None:
    page = at_home.page(at_home.post(ASK, {"email": typed}, status=422))
    assert page.by_id("email-error").text
    assert mailbox(db, at_home) == (None, False)
    assert posting.post.given.empty()


def test_the_link_holds_for_two_days(posting: House, at_home: Client, anybody: Client, db: Session) -> None:
    with time_machine.travel(datetime.now(UTC), tick=True) as clock:
        ask(at_home)
        link = posting.link("confirm")
        page = anybody.get(link)
        clock.shift(timedelta(days=2, seconds=10))
        anybody.get(link, status=404)
        anybody.submit(page, action=link, status=404)
        assert mailbox(db, at_home) == ("alice@example.org", False)
        assert "Send me the link" in at_home.get(PAGE).text


def test_a_new_mail_makes_the_link_of_the_one_before_void(posting: House, at_home: Client, anybody: Client) -> None:
    ask(at_home)
    first = posting.link("confirm")
    ask(at_home)
    assert anybody.get(first, status=404).heading == NOTHING_HERE
    assert "Shall reminders come to you?" in anybody.get(posting.link("confirm")).text


def test_another_mailbox_has_to_be_confirmed_anew(
    posting: House, at_home: Client, anybody: Client, db: Session
) -> None:
    confirmed(posting, at_home, anybody)
    ask(at_home)
    assert "Reminders go there already." in at_home.get(PAGE).text
    ask(at_home, "other@example.org")
    assert mailbox(db, at_home) == ("other@example.org", False)


def confirmed(posting: House, client: Client, anybody: Client) -> None:
    ask(client)
    link = posting.link("confirm")
    anybody.submit(anybody.get(link), action=link)


@pytest.mark.parametrize("token", ["x", "x" * 22, "x" * 5000, "%00", "é", "a.b.c"])
@pytest.mark.parametrize("kind", ["confirm", "stop"])
def test_a_guessed_link_opens_nothing(anybody: Client, kind: str, token: str) -> None:
    link = f"{PAGE}/{kind}/{token}"
    assert anybody.get(link, status=404).heading == NOTHING_HERE
    assert anybody.page(anybody.post(link, status=404)).heading == NOTHING_HERE


def test_nobody_gets_more_than_three_mails_a_day_whoever_asks(
    posting: House, at_home: Client, bob: Client, db: Session
) -> None:
    with time_machine.travel(MORNING, tick=True) as clock:
        for _ in range(3):
            ask(at_home)
            posting.mail()
        assert TOO_MANY in ask(at_home, status=429)
        assert TOO_MANY in ask(at_home, "other@example.org", status=429)
        assert TOO_MANY in ask(posting.visited_by(bob), "Alice@Example.org", status=429)
        assert posting.post.given.empty()
        assert mailbox(db, at_home) == ("alice@example.org", False)
        clock.shift(timedelta(days=1, minutes=1))
        ask(at_home)
        assert posting.mail()["To"] == "alice@example.org"


def test_from_one_network_no_more_than_ten_mailboxes_a_day_are_written_to(
    posting: House, new_person: Callable[[str], Person], sign_in: Callable[[Person], Client]
) -> None:
    people = [posting.visited_by(sign_in(new_person(f"Person {number}"))) for number in range(5)]
    with time_machine.travel(MORNING, tick=True):
        for number in range(10):
            ask(people[number // 3], f"p{number}@example.org")
        assert TOO_MANY in ask(people[4], "last@example.org", status=429)


def test_where_the_mail_cannot_be_sent_the_page_answers_all_the_same(
    posting: House, at_home: Client, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_message: EmailMessage) -> None:
        posting.post.given.put(EmailMessage())
        raise AwayError("the mail server is away")

    posting.post.send = fail  # type: ignore[method-assign, assignment]
    ask(at_home)
    posting.mail()
    assert "A mail is on its way." in at_home.get(PAGE).text
    assert "alice" not in caplog.text.lower()


def test_one_press_in_a_mail_program_ends_the_mails_without_a_cookie_or_a_page(
    posting: House, at_home: Client, anybody: Client, db: Session
) -> None:
    ask(at_home)
    link = posting.link("stop")
    answer = anybody.browser.post(link, data=ONE_CLICK)
    assert (answer.status_code, answer.headers.getlist("Set-Cookie")) == (200, [])
    assert mailbox(db, at_home) == (None, False)
    assert anybody.browser.post(link, data=ONE_CLICK).status_code == 200


def test_looking_at_the_link_that_ends_mails_ends_nothing(
    posting: House, at_home: Client, anybody: Client, db: Session
) -> None:
    ask(at_home)
    link = posting.link("stop")
    page = anybody.get(link)
    assert mailbox(db, at_home) == ("alice@example.org", False)
    anybody.follow(anybody.submit(page, action=link))
    assert "No mail goes there any more" in anybody.get(link).text
    assert mailbox(db, at_home) == (None, False)


def test_an_old_mail_does_not_end_those_to_another_mailbox(
    posting: House, at_home: Client, anybody: Client, db: Session
) -> None:
    ask(at_home)
    old = posting.link("stop")
    ask(at_home, "other@example.org")
    assert anybody.browser.post(old, data=ONE_CLICK).status_code == 200
    assert mailbox(db, at_home) == ("other@example.org", False)


def test_a_link_changed_by_a_letter_ends_nothing(posting: House, at_home: Client, anybody: Client, db: Session) -> None:
    ask(at_home)
    link = posting.link("stop")
    for place in (20, len(link) // 2, len(link) - 3):
        changed = link[:place] + ("A" if link[place] != "A" else "B") + link[place + 1 :]
        assert anybody.browser.post(changed, data=ONE_CLICK).status_code == 404
    assert mailbox(db, at_home) == ("alice@example.org", False)


def test_no_more_mail_in_the_settings_keeps_the_times(posting: House, at_home: Client, db: Session) -> None:
    at_home.post(PAGE, {"time": ["20:00"], "weekday": ["0"]})
    ask(at_home)
    posting.mail()
    at_home.submit(at_home.get(PAGE), action=f"{ASK}/removal")
    assert mailbox(db, at_home) == (None, False)
    assert 'value="20:00"' in at_home.get(PAGE).html


def test_charlie_sees_nothing_of_alices_mailbox(posting: House, at_home: Client, charlie: Client) -> None:
    ask(at_home)
    page = posting.visited_by(charlie).get(PAGE)
    assert "alice@example.org" not in page.html


def test_pages_behind_a_link_are_kept_out_of_sight(posting: House, at_home: Client, anybody: Client) -> None:
    ask(at_home)
    text = posting.mail().get_content()
    links = [*re.findall(r"https://ebb\.example(/reminders/\S+)", text), "/reminders/confirm/guessed"]
    assert len(links) == 3
    for link in links:
        headers = anybody.fetch(link).headers
        assert headers["X-Robots-Tag"].startswith("noindex")
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "private, no-store"
