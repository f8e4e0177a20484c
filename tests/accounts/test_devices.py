from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client
from webapp.accounts.devices import STAYS_FOR, VISIT_LASTS, device_of, devices_of, remove_devices, sign_in_device
from webapp.accounts.models import Device

NOW = datetime.now(UTC)


def test_a_token_opens_until_it_runs_out(db: Session, alice: Client) -> None:
    for stays, lasts in ((True, STAYS_FOR), (False, VISIT_LASTS)):
        token = sign_in_device(db, alice.person.id, label="x", stays=stays, now=NOW)
        almost = device_of(db, token, NOW + lasts - timedelta(seconds=1))
        assert almost is not None
        assert almost.person.name == "Alice"
        assert device_of(db, token, NOW + lasts) is None


def test_no_other_token_opens(db: Session, alice: Client) -> None:
    token = sign_in_device(db, alice.person.id, label="x", stays=True, now=NOW)
    for wrong in ("", token[:-1], token + "x", "x" * 10_000, token.swapcase()):
        assert device_of(db, wrong, NOW) is None


def test_the_table_does_not_hold_the_token(db: Session, alice: Client) -> None:
    token = sign_in_device(db, alice.person.id, label="x", stays=True, now=NOW)
    assert all(token.encode() not in kept for kept in db.scalars(select(Device.token_hash)))


def test_what_has_run_out_is_not_listed_and_goes_with_the_next_sign_in(db: Session, alice: Client) -> None:
    long_ago = NOW - STAYS_FOR
    sign_in_device(db, alice.person.id, label="old", stays=True, now=long_ago)
    assert "old" not in [device.label for device in devices_of(db, alice.person.id, NOW)]
    sign_in_device(db, alice.person.id, label="new", stays=True, now=NOW)
    assert "old" not in list(db.scalars(select(Device.label)))


def test_removing_all_can_spare_one(db: Session, alice: Client, bob: Client) -> None:
    kept = devices_of(db, alice.person.id, NOW)[0]
    sign_in_device(db, alice.person.id, label="x", stays=True, now=NOW)
    remove_devices(db, alice.person.id, but=kept.id)
    assert devices_of(db, alice.person.id, NOW) == [kept]
    remove_devices(db, alice.person.id)
    assert devices_of(db, alice.person.id, NOW) == []
    assert len(devices_of(db, bob.person.id, NOW)) == 1
