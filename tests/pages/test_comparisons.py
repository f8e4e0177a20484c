"""Letting Ebb choose between two routines: the offer, what Today and the page before a session say, and the result."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.page import Page, text_of
from tests.pages.practising import OTHER, ROUTINE, id_of, screened, session_ago
from webapp.practice.comparing import begin_comparison
from webapp.practice.comparison_models import Assignment, FairComparison
from webapp.practice.models import GuidedSession, Rating, StepOutcome

TITLES = {ROUTINE: "Legs-up release", OTHER: "Four-minute mobiliser"}
FORM = "/comparisons"


@pytest.fixture(autouse=True)
def lots(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lots fall alike in every run."""
    monkeypatch.setattr("webapp.practice.comparing.token_hex", lambda size: "3c" * size)


@pytest.fixture
def comparing(alice: Client) -> str:
    """The address of the comparison that Alice has begun."""
    screened(alice)
    page = alice.get(f"/comparisons?first={ROUTINE}&second={OTHER}")
    return location(alice.submit(page, {"days": "14"}, action=FORM))


def kept(db: Session, comparing: str) -> FairComparison:
    db.expire_all()
    return db.get_one(FairComparison, id_of(comparing))


def drawn_next(db: Session, comparing: str) -> str:
    return next(a.routine for a in kept(db, comparing).assignments if a.taken_at is None)


def lead(client: Client, rating: int = 5) -> str:
    """Begin what is offered on that rating."""
    return location(client.submit(client.get(f"/begin?rating={rating}"), action="/sessions"))


def rated(client: Client, session: str, after: int) -> None:
    client.post(f"{session}/rating", {"pain_after": str(after), "key": uuid4()})


def filled(db: Session, client: Client, changes: Callable[[str, int], int | None], count: int) -> UUID:
    """A comparison of two weeks, begun ten days ago, with as many sessions: `changes` has the change of each."""
    now = datetime.now(UTC)
    made = begin_comparison(
        db, client.person.id, uuid4(), (ROUTINE, OTHER), days=14, now=now - timedelta(days=10), time_zone="UTC"
    )
    db.flush()
    for place, assignment in enumerate(made.assignments[:count]):
        change = changes(assignment.routine, place)
        ago = timedelta(days=9) - timedelta(hours=5 * place)
        after = None if change is None else 5 + change
        session = session_ago(db, client, ago, 5, after, routine=assignment.routine)
        assignment.taken_at, assignment.session_id = session.started_at, session.id
    db.commit()
    return made.id


def headline(page: Page) -> str:
    return page.heading


def test_the_offer_says_what_will_happen_and_begins_with_the_pair_that_was_done_last(
    alice: Client, db: Session
) -> None:
    session_ago(db, alice, timedelta(days=2), routine=OTHER)
    session_ago(db, alice, timedelta(days=1), routine=ROUTINE)
    page = alice.get("/comparisons")
    assert page.heading == "Which helps you more?"
    assert text_of(page.by_id("pair-h")) == "Legs-up release or Four-minute mobiliser"
    assert "When you answer 4 to 5" in page.text
    assert "Of your last 2 ratings before a session, 0 were 4 to 5." in page.text
    fields = page.fields(FORM)
    assert (fields["first"], fields["second"], fields["days"]) == (ROUTINE, OTHER, "14")


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (ROUTINE, ROUTINE, "Please choose two different routines."),
        (ROUTINE, "nowhere", "There is no such routine here."),
        (OTHER, "two-minutes-in-bed", "no day fits both"),
    ],
)
def test_a_pair_that_cannot_be_compared_is_refused_with_a_sentence(
    alice: Client, db: Session, first: str, second: str, said: str
) -> None:
    assert said in alice.get(f"/comparisons?first={first}&second={second}").text
    answer = alice.post(FORM, {"first": first, "second": second, "days": "14", "key": uuid4()}, status=422)
    assert said in alice.page(answer).text
    assert db.scalars(select(FairComparison)).all() == []


@pytest.mark.parametrize("days", ["", "1", "1000", "x", "-14", "٣"])
def test_a_length_that_is_not_offered_is_refused(alice: Client, db: Session, days: str) -> None:
    answer = alice.post(FORM, {"first": ROUTINE, "second": OTHER, "days": days, "key": uuid4()}, status=422)
    assert "two, three or four weeks" in alice.page(answer).text
    assert db.scalars(select(FairComparison)).all() == []


def test_beginning_twice_is_beginning_once_and_a_second_device_comes_to_the_same_page(
    alice: Client, comparing: str, db: Session
) -> None:
    key = kept(db, comparing).key
    again = {"first": ROUTINE, "second": OTHER, "days": "14"}
    assert location(alice.post(FORM, {**again, "key": key})) == comparing
    other = alice.post(FORM, {"first": OTHER, "second": "knee-walking", "days": "28", "key": uuid4()})
    assert location(other) == comparing
    assert "A comparison is going on already" in alice.follow(other).text
    assert len(db.scalars(select(FairComparison)).all()) == 1


def test_at_first_the_page_says_how_many_are_missing_and_not_what_comes(
    alice: Client, comparing: str, db: Session
) -> None:
    page = alice.get(comparing)
    assert headline(page) == "Too early to tell."
    assert "Still missing: ten of Four-minute mobiliser and ten of Legs-up release." in page.text
    assert "Next is 1 of 20: Ebb chooses when you answer 4 to 5." in page.text
    assert kept(db, comparing).seed not in page.html


def test_today_says_that_ebb_chooses_but_not_yet_what(alice: Client, comparing: str) -> None:
    page = alice.get("/")
    assert "Ebb chooses between Four-minute mobiliser and Legs-up release (1 of 20)." in page.text
    assert comparing in page.links()


def test_ebb_offers_what_was_drawn_and_the_session_takes_it(alice: Client, comparing: str, db: Session) -> None:
    for number in range(1, 6):
        drawn = drawn_next(db, comparing)
        page = alice.get("/begin?rating=5")
        assert f"Ebb chose {TITLES[drawn]} for your comparison ({number} of 20)." in page.text
        session = lead(alice)
        taken = db.scalars(select(Assignment).where(Assignment.session_id == id_of(session))).one()
        assert (taken.place, taken.routine) == (number - 1, drawn)


def test_another_length_of_what_was_drawn_still_takes_it(alice: Client, comparing: str, db: Session) -> None:
    drawn = drawn_next(db, comparing)
    offer = alice.get("/begin?rating=5")
    change = next(link for link in offer.links() if link.startswith("/begin/change"))
    page = alice.get(change)
    session = location(alice.submit(page, {"variant": "gentle"}, action="/sessions"))
    assert db.get_one(GuidedSession, id_of(session)).variant == "gentle"
    assert [a.routine for a in kept(db, comparing).assignments if a.session_id == id_of(session)] == [drawn]


def test_what_the_person_chooses_themselves_is_no_part_of_it_and_is_counted(
    alice: Client, comparing: str, db: Session
) -> None:
    drawn = drawn_next(db, comparing)
    for slug in (ROUTINE, OTHER):
        page = alice.get(f"/begin?rating=5&routine={slug}")
        assert "You chose this one yourself, so it is not part of your comparison." in page.text
        assert "/begin?rating=5" in page.links()
        rated(alice, location(alice.submit(page, action="/sessions")), 3)
    assert not any(a.taken_at for a in kept(db, comparing).assignments)
    page = alice.get(comparing)
    assert f"Two sessions were begun otherwise than drawn: two when {TITLES[drawn]} was next." in page.text
    assert "They weaken the comparison a little" in page.text


@pytest.mark.parametrize("rating", [3, 6, 10])
def test_on_a_rating_that_not_both_are_meant_for_it_waits_for_both_and_says_why(
    alice: Client, comparing: str, db: Session, rating: int
) -> None:
    page = alice.get(f"/begin?rating={rating}")
    assert "Your comparison waits: only 4 to 5 fits both its routines." in page.text
    rated(alice, location(alice.submit(page, action="/sessions")), 2)
    assert not any(a.taken_at for a in kept(db, comparing).assignments)
    assert "One session fell on a day on which it waited, for both routines alike." in alice.get(comparing).text


def test_in_a_flare_it_waits(alice: Client, comparing: str, db: Session) -> None:
    assert "Your comparison waits while the flare lasts." in alice.get("/begin?rating=5&flare=yes").text
    session_ago(db, alice, timedelta(hours=5), 5, flare=True)
    assert "Your comparison waits while the flare lasts." in alice.get("/begin?rating=5").text


def test_after_that_hurts_it_rests_for_two_days_whichever_of_the_two_it_was(
    alice: Client, comparing: str, db: Session
) -> None:
    for slug in (ROUTINE, OTHER):
        session = session_ago(db, alice, timedelta(hours=47), 5, 4, routine=slug)
        hurt = StepOutcome(key=uuid4(), step="rest", kind="hurt", position=1, happened_at=session.started_at)
        session.outcomes.append(hurt)
        db.commit()
        said = alice.get("/begin?rating=5").text
        assert f"Your comparison rests for two days, because a step of {TITLES[slug]} hurt." in said
        db.delete(session)
        db.commit()
    assert "Ebb chose" in alice.get("/begin?rating=5").text


def test_where_not_both_can_be_begun_it_waits(alice: Client, comparing: str) -> None:
    alice.post("/begin/place", {"place": "bed"})
    assert "Your comparison waits: not both its routines begin in bed." in alice.get("/begin?rating=5").text


def test_an_emergency_comes_before_any_comparison(alice: Client, comparing: str, db: Session) -> None:
    alice.post("/before-you-begin", {"sign": "numb-between-the-legs", "answer": "some"})
    answer = alice.fetch("/begin?rating=5")
    assert answer.status_code in (302, 303)
    assert urlsplit(location(answer)).path.startswith("/before-you-begin")
    assert not any(a.taken_at for a in kept(db, comparing).assignments)


def test_a_session_that_is_heard_of_late_takes_what_was_offered_to_it(
    alice: Client, comparing: str, db: Session
) -> None:
    db.execute(update(FairComparison).values(started_at=datetime.now(UTC) - timedelta(days=2)))
    db.commit()
    drawn = drawn_next(db, comparing)
    page = alice.get("/begin?rating=5")
    session = location(alice.submit(page, {"ago": "86400"}, action="/sessions"))
    taken = db.scalars(select(Assignment).where(Assignment.session_id == id_of(session))).one()
    assert taken.routine == drawn
    assert taken.taken_at == db.get_one(GuidedSession, id_of(session)).started_at
    late = alice.submit(page, {"ago": "80000", "key": str(uuid4())}, action="/sessions")
    assert [a.session_id for a in kept(db, comparing).assignments].count(id_of(location(late))) == 0


@pytest.mark.parametrize("drawn", ["", "x", "0", "00000000-0000-4000-8000-000000000000"])
def test_a_session_with_a_mark_that_means_nothing_begins_all_the_same(
    alice: Client, comparing: str, db: Session, drawn: str
) -> None:
    page = alice.get("/begin?rating=5")
    alice.submit(page, {"drawn": drawn}, action="/sessions")
    assert not any(a.taken_at for a in kept(db, comparing).assignments)
    assert len(db.scalars(select(GuidedSession)).all()) == 1


def test_with_a_difference_it_says_which_by_how_much_and_how_sure(alice: Client, db: Session) -> None:
    made = filled(db, alice, lambda slug, place: -(place % 2) - 2 * (slug == ROUTINE), 24)
    page = alice.get(f"/comparisons/{made}")
    assert headline(page) == "So far Legs-up release is followed by less pain."
    assert "points lower (95 percent interval" in page.text
    assert "Ebb is very sure of it." in page.text
    assert "It is not over yet, so this may still turn." in page.text
    assert len(page.findall(".//svg//circle[@class='c-dot']")) == 2 * 24
    assert page.findall(".//table")


def test_without_a_difference_it_says_what_is_still_open(alice: Client, db: Session) -> None:
    made = filled(db, alice, lambda slug, place: -((place // 2) % 3), 24)
    alice.post(f"/comparisons/{made}/ending")
    page = alice.get(f"/comparisons/{made}")
    assert headline(page) == "No clear difference."
    assert "it may be anything from" in page.text
    assert "It does not show that they are equal" in page.text
    assert "this may still turn" not in page.text


def test_sessions_with_one_number_and_deleted_ones_are_counted_and_said(alice: Client, db: Session) -> None:
    made = filled(db, alice, lambda slug, place: None if place == 3 else -1, 24)
    first = db.get_one(FairComparison, made).assignments[0]
    alice.post(f"/history/{first.session_id}/removal")
    text = alice.get(f"/comparisons/{made}").text
    assert "lacks a number and cannot be counted." in text
    assert "was deleted." in text


def test_a_correction_of_a_rating_is_reckoned_with(alice: Client, db: Session) -> None:
    made = filled(db, alice, lambda slug, place: -1, 24)
    assert headline(alice.get(f"/comparisons/{made}")) == "So far no clear difference."
    better = [a.session_id for a in db.get_one(FairComparison, made).assignments if a.taken_at and a.routine == OTHER]
    db.execute(update(Rating).where(Rating.session_id.in_(better), Rating.moment == "after").values(score=1))
    db.commit()
    assert headline(alice.get(f"/comparisons/{made}")) == "So far Four-minute mobiliser is followed by less pain."


def test_ended_early_it_suggests_as_usual_keeps_its_page_and_shows_its_seed(
    alice: Client, comparing: str, db: Session
) -> None:
    page = alice.follow(alice.submit(alice.get(comparing), action=f"{comparing}/ending"))
    assert not re.search(r"(\d+ \w+) to \1\.", page.text), "One day is named once."
    assert headline(page) == "Too few sessions to tell."
    assert kept(db, comparing).seed in page.html
    assert "comparison" not in alice.get("/begin?rating=5").text
    overview = alice.get("/comparisons")
    assert comparing in overview.links()
    assert "Earlier comparisons" in overview.text


def test_after_its_days_it_is_over_by_itself(alice: Client, comparing: str, db: Session) -> None:
    db.execute(update(FairComparison).values(started_at=datetime.now(UTC) - timedelta(days=15)))
    db.commit()
    assert "comparison" not in alice.get("/begin?rating=5").text
    assert headline(alice.get(comparing)) == "Too few sessions to tell."
    assert "Let Ebb choose" in alice.get("/comparisons").text


def test_charlie_sees_and_ends_nothing_of_it(alice: Client, charlie: Client, comparing: str, db: Session) -> None:
    charlie.get(comparing, status=404)
    charlie.post(f"{comparing}/ending", status=404)
    assert comparing not in charlie.get("/comparisons").links()
    assert "comparison" not in screened(charlie).get("/begin?rating=5").text
    assert kept(db, comparing).ended_at is None
