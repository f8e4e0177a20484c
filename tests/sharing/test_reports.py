"""Links to a report: who finds one, for how long, and how looks are counted."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.accounts.people import remove_person
from webapp.database import new_session
from webapp.sharing.models import SharedReport
from webapp.sharing.reports import (
    MOST_OPEN,
    TooManyLinksError,
    Wish,
    count_view,
    report_of,
    reports_of,
    revoke,
    share,
    state_of,
)

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
WISH = Wish(date(2026, 9, 28), date(2026, 11, 22), label="Physiotherapist")


@pytest.fixture
def alice_id(new_person: Callable[[str], Person]) -> UUID:
    return new_person("Alice").id


@pytest.fixture
def charlie_id(new_person: Callable[[str], Person]) -> UUID:
    return new_person("Charlie").id


def made(db: Session, person_id: UUID, wish: Wish = WISH, key: UUID | None = None) -> str:
    token = share(db, person_id, key or uuid4(), wish, now=NOW, time_zone="Europe/London")
    db.commit()
    assert token
    return token


def only(db: Session, person_id: UUID) -> SharedReport:
    (report,) = reports_of(db, person_id)
    return report


def test_a_token_has_128_bits_and_stands_nowhere_in_the_database(db: Session, alice_id: UUID) -> None:
    token = made(db, alice_id)
    assert len(token) == 22, "16 bytes in base 64"
    (row,) = db.execute(select(SharedReport.__table__)).all()
    assert token not in repr(row)
    assert len({made(db, alice_id) for _ in range(20)}) == 20


def test_whoever_has_the_token_finds_the_report(db: Session, alice_id: UUID) -> None:
    found = report_of(db, made(db, alice_id), NOW)
    assert found
    assert (found.person_id, found.first_day, found.last_day) == (alice_id, WISH.first, WISH.last)


@pytest.mark.parametrize("guess", ["", "x", "x" * 22, "x" * 5000, "Ω\0"])
def test_a_guess_finds_nothing(db: Session, alice_id: UUID, guess: str) -> None:
    made(db, alice_id)
    assert report_of(db, guess, NOW) is None


def test_it_ends_at_its_second(db: Session, alice_id: UUID) -> None:
    token = made(db, alice_id)
    end = NOW + timedelta(days=14)
    assert report_of(db, token, end - timedelta(microseconds=1))
    assert report_of(db, token, end) is None
    assert state_of(only(db, alice_id), end - timedelta(seconds=1)) == "open"
    assert state_of(only(db, alice_id), end) == "expired"


def test_it_ends_when_it_is_revoked_and_stays_revoked_since_then(db: Session, alice_id: UUID) -> None:
    token = made(db, alice_id)
    assert revoke(db, alice_id, only(db, alice_id).id, NOW)
    assert revoke(db, alice_id, only(db, alice_id).id, NOW + timedelta(hours=1))
    db.commit()
    assert report_of(db, token, NOW) is None
    assert only(db, alice_id).revoked_at == NOW
    assert state_of(only(db, alice_id), NOW + timedelta(days=30)) == "revoked"


def test_nobody_else_sees_or_revokes_it(db: Session, alice_id: UUID, charlie_id: UUID) -> None:
    token = made(db, alice_id)
    assert reports_of(db, charlie_id) == []
    assert not revoke(db, charlie_id, only(db, alice_id).id, NOW)
    assert report_of(db, token, NOW)


def test_it_goes_with_the_account(db: Session, alice_id: UUID) -> None:
    token = made(db, alice_id)
    remove_person(db, alice_id)
    db.commit()
    assert report_of(db, token, NOW) is None


def test_the_same_request_twice_makes_one_link_and_tells_its_token_once(db: Session, alice_id: UUID) -> None:
    key = uuid4()
    token = made(db, alice_id, key=key)
    assert share(db, alice_id, key, WISH, now=NOW, time_zone="UTC") is None
    db.commit()
    assert len(reports_of(db, alice_id)) == 1
    assert report_of(db, token, NOW)


def test_there_is_an_end_to_open_links(db: Session, alice_id: UUID, charlie_id: UUID) -> None:
    for _ in range(MOST_OPEN):
        made(db, alice_id)
    with pytest.raises(TooManyLinksError, match="50 open links"):
        share(db, alice_id, uuid4(), WISH, now=NOW, time_zone="UTC")
    made(db, charlie_id)
    revoke(db, alice_id, reports_of(db, alice_id)[0].id, NOW)
    made(db, alice_id)


def test_of_views_at_one_moment_none_is_lost(db: Session, empty_engine: Engine, alice_id: UUID) -> None:
    made(db, alice_id)
    report_id = only(db, alice_id).id
    db.commit()

    def view(second: int) -> None:
        with new_session(empty_engine, writes=True) as other:
            count_view(other, report_id, NOW + timedelta(seconds=second))
            other.commit()

    with ThreadPoolExecutor(8) as at_once:
        list(at_once.map(view, range(24)))
    db.expire_all()
    assert only(db, alice_id).views == 24
