"""What stands in addresses, by the name that the routes have for it: of each kind of thing one that is Alice's."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client
from tests.pages.practising import OTHER, ROUTINE, begun, id_of, plan
from tests.pages.reminding import links_of
from tests.pages.reporting import link_of, take
from webapp.accounts.models import Device
from webapp.archive.uploads import Uploads
from webapp.practice.comparing import begin_comparison
from webapp.practice.compositions import keep
from webapp.practice.function import answer
from webapp.practice.plans import take_on
from webapp.trends.function import Items

OF_EVERYBODY = {
    "slug": ROUTINE,
    "version": "any",
    "voice_id": "silent",
    "name": "css/base.css",
    "pose": "standing",
    "start": "sway-centre",
    "end": "sway-left",
}


def values_of_addresses(house: Flask, alice: Client, db: Session) -> dict[str, Any]:
    """Alice begins a session first, and keeps one of everything else."""
    person_id = alice.person.id
    led = _led(alice)
    kept = _kept(alice, db)
    token, report_id = link_of(db, person_id)
    uploaded = Uploads(house.extensions["ebb"].config.data_dir).keep(person_id, b"date,pain\n2026-11-03,4\n")
    return {
        **OF_EVERYBODY,
        **led,
        **kept,
        **links_of(db, house, person_id),
        "device": db.scalars(select(Device.id).where(Device.person_id == person_id)).one(),
        "note_id": take(db, person_id).id,
        "share_token": token,
        "report_id": report_id,
        "upload": uploaded,
    }


def _led(alice: Client) -> dict[str, Any]:
    session = begun(alice)
    document = plan(alice, session)
    step = document["steps"][2]["id"]
    return {"session_id": id_of(session), "record_id": id_of(session), "step": step, "token": document["shape"]}


def _kept(alice: Client, db: Session) -> dict[str, Any]:
    person_id, now = alice.person.id, datetime.now(UTC)
    taken = take_on(db, person_id, uuid4(), ROUTINE, times_a_day=1, days=1, now=now, time_zone="UTC")
    own = keep(db, person_id, uuid4(), "Evening", [f"{ROUTINE}.rest.both.60"], now=now)
    answered = answer(db, person_id, uuid4(), Items(5, 6, 7), now=now, time_zone="UTC")
    compared = begin_comparison(db, person_id, uuid4(), (ROUTINE, OTHER), days=14, now=now, time_zone="UTC")
    db.commit()
    return {"plan_id": taken.id, "own": own.slug, "answer_id": answered.id, "comparison_id": compared.id}
