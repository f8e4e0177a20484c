from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.accounts.models import FailedSignIn
from webapp.accounts.throttle import WINDOW, begin_try, is_too_many, succeed, take_back

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)


def tries(db: Session, number: int, *, account: str = "alice", address: str = "192.0.2.1", at: datetime = NOW) -> int:
    """How many of so many wrong passwords were judged."""
    judged = 0
    for _ in range(number):
        attempt = begin_try(db, "key", account=account, address=address, now=at)
        if is_too_many(db, attempt, at):
            take_back(db, attempt)
        else:
            judged += 1
    return judged


def test_ten_tries_an_account_in_a_quarter_of_an_hour(db: Session) -> None:
    assert tries(db, 15) == 10
    assert tries(db, 1, address="198.51.100.7") == 0
    assert tries(db, 1, account="bob") == 1


def test_thirty_tries_an_address_whatever_the_names(db: Session) -> None:
    assert sum(tries(db, 5, account=f"name {number}") for number in range(8)) == 30
    assert tries(db, 1, account="another", address="192.0.2.2") == 1


def test_waiting_helps_and_old_rows_go(db: Session) -> None:
    tries(db, 15)
    assert tries(db, 1, at=NOW + WINDOW - timedelta(seconds=1)) == 0
    assert tries(db, 1, at=NOW + WINDOW) == 1
    assert db.scalar(select(func.count()).select_from(FailedSignIn)) == 2


def test_refused_tries_do_not_make_the_wait_longer(db: Session) -> None:
    tries(db, 10)
    assert tries(db, 50, at=NOW + timedelta(minutes=10)) == 0
    assert tries(db, 1, at=NOW + WINDOW) == 1


def test_the_right_password_clears_the_account_but_not_the_address(db: Session) -> None:
    tries(db, 9)
    succeed(db, begin_try(db, "key", account="alice", address="192.0.2.1", now=NOW))
    assert tries(db, 15) == 10
    assert sum(tries(db, 5, account=f"name {number}") for number in range(8)) == 30 - 9 - 10


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("unknown", "unknown", True),
    ],
)
def test_an_ipv6_network_counts_as_one_address(db: Session, one: str, other: str, same: bool) -> None:
    for number in range(6):
        tries(db, 5, account=f"name {number}", address=one)
    assert tries(db, 1, account="another", address=other) == (0 if same else 1)


def test_neither_name_nor_address_can_be_read_from_the_table(db: Session) -> None:
    tries(db, 1)
    assert all(len(subject) == 32 and b"alice" not in subject for subject in db.scalars(select(FailedSignIn.subject)))
