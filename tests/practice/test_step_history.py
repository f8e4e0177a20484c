from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from tests.practice.conftest import NOW
from tests.practice.test_queries import hurt, practised
from tests.timeline import made_up
from webapp.practice.outcomes import decide
from webapp.practice.step_history import step_histories, step_history, times_heard, times_heard_in


def test_events_are_what_hurt_or_was_eased_in_this_routine_of_this_person(db: Session, alice: UUID, bob: UUID) -> None:
    mine, other = practised(db, alice, NOW), practised(db, alice, NOW, routine="knee-walk")
    bobs = practised(db, bob, NOW)
    for session, step, kind in (
        (mine, "sway", "hurt"),
        (mine, "lift", "eased"),
        (mine, "rest", "skipped"),
        (other, "walk", "hurt"),
        (bobs, "sway", "hurt"),
    ):
        hurt(db, session, step, kind)

    assert sorted((event.step, event.kind) for event in step_history(db, alice, "legs-up").events) == [
        ("lift", "eased"),
        ("sway", "hurt"),
    ]


def test_the_last_decision_about_a_step_stands(db: Session, alice: UUID, bob: UUID) -> None:
    decide(db, alice, "legs-up", "sway", "left out", now=NOW)
    decide(db, alice, "legs-up", "sway", "usual", now=NOW + timedelta(days=1))
    decide(db, bob, "legs-up", "sway", "easier", now=NOW)
    db.commit()

    decisions = step_history(db, alice, "legs-up").decisions
    assert [(step, made.form, made.decided_at) for step, made in decisions.items()] == [
        ("sway", "usual", NOW + timedelta(days=1))
    ]


def test_the_histories_of_all_routines_are_those_of_each(db: Session, alice: UUID, bob: UUID) -> None:
    hurt(db, practised(db, alice, NOW), "sway")
    hurt(db, practised(db, alice, NOW, routine="knee-walk"), "walk", "eased")
    decide(db, alice, "rest", "lie", "easier", now=NOW)
    decide(db, bob, "seat", "sit", "easier", now=NOW)
    db.commit()

    found = step_histories(db, alice)
    assert found == {slug: step_history(db, alice, slug) for slug in ("legs-up", "knee-walk", "rest")}
    assert [history.forms for history in found.values() if history.decisions] == [{"lie": "easier"}]


def test_a_form_counts_once_in_each_session_in_which_it_was_heard(db: Session, alice: UUID, bob: UUID) -> None:
    held = {"hold": {}, "dose": made_up.dose("seconds")}
    of = made_up.routine(made_up.step("sway", easier=made_up.easier("sway", **held), **held))
    eased = practised(db, alice, NOW, routine=of.slug)
    eased.easier_steps = eased.heard_steps = ["sway"]
    for person, slug in ((alice, of.slug), (alice, of.slug), (alice, "legs-up"), (bob, of.slug)):
        practised(db, person, NOW, routine=slug).heard_steps = ["sway", "sway", "gone"]
    practised(db, alice, NOW, routine=of.slug)
    db.commit()

    assert times_heard(db, alice, of) == {"sway": 2, "sway/easier": 1}
    assert times_heard_in(db, bob, {of.slug: of}) == {of.slug: {"sway": 1}}
