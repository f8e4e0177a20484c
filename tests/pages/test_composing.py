"""Composing a routine of one's own: nothing typed is lost, and what is kept is a routine like any other."""

from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.client import Client
from tests.page import text_of
from tests.pages.composing import FIND_LEFT, KNEES, REST, WALK, composed, form, named_steps, slug_of
from tests.pages.practising import begun, listen_until, plan, screened
from webapp.accounts.people import remove_person
from webapp.practice.compositions import ComposedRoutine


def kept(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(ComposedRoutine)) or 0


class TestMaking:
    def test_the_library_leads_to_it(self, alice: Client) -> None:
        page = alice.get("/routines")
        assert "Steps that do you good can be put together in an order of your own." in page.text
        assert "/compose" in page.links()

    def test_the_steps_of_every_routine_can_be_added(self, app: Flask, alice: Client) -> None:
        page = alice.get("/compose")
        for slug, routine in app.extensions["ebb"].catalogue.routines.items():
            group = page.by_id(f"from-{slug}")
            offered = {button.attrib["value"] for button in group.iter("button")}
            assert {f"add.{slug}.{step.id}" for step in routine.steps if step.is_exercise} <= offered

    def test_a_step_is_added_with_its_usual_dose_and_shown_where_it_was_chosen(self, alice: Client) -> None:
        answer = alice.post("/compose", form("Evening", REST, do="add.legs-up-release.knees-to-chest"))
        assert answer.headers["Location"].endswith("#from-legs-up-release")
        page = alice.follow(answer)
        assert named_steps(page) == ["1 Rest", "2 Knees to chest"]
        assert page.fields("/compose")["amount-0"] == "90"
        assert page.fields("/compose")["amount-1"] == "5"
        assert "Added as step 2." in text_of(page.by_id("from-legs-up-release"))

    @pytest.mark.parametrize(
        ("action", "names"),
        [
            ("up.1", ["1 Knees to chest", "2 Rest", "3 Walk with your knees"]),
            ("down.1", ["1 Rest", "2 Walk with your knees", "3 Knees to chest"]),
            ("out.1", ["1 Rest", "2 Walk with your knees"]),
            ("up.0", ["1 Rest", "2 Knees to chest", "3 Walk with your knees"]),
            ("down.9", ["1 Rest", "2 Knees to chest", "3 Walk with your knees"]),
        ],
    )
    def test_steps_move_and_go(self, alice: Client, action: str, names: list[str]) -> None:
        page = alice.follow(alice.post("/compose", form("Evening", REST, KNEES, WALK, do=action)))
        assert named_steps(page) == names

    def test_nothing_typed_is_lost_however_wrong(self, alice: Client) -> None:
        wrong = {**KNEES, "amount": "a.lot"}
        page = alice.follow(alice.post("/compose", form("Eve “1.5” & more", wrong, FIND_LEFT, do="look")))
        fields = page.fields("/compose")
        assert fields["title"] == "Eve “1.5” & more"
        assert fields["amount-0"] == "a.lot"
        assert fields["sides-1"] == "left"
        assert "Choose a whole number from 3 to 8." in page.text

    def test_the_minutes_and_the_ways_are_told_before_it_is_kept(self, alice: Client, db: Session) -> None:
        page = alice.follow(alice.post("/compose", form("Evening", REST, WALK, do="look")))
        assert "About 6 min, with the time to get ready." in page.text or "About 7 min" in page.text
        assert "On the way: Down to the floor · Legs up, line up" in page.text
        assert kept(db) == 0

    def test_a_page_that_was_only_opened_complains_of_nothing(self, alice: Client) -> None:
        page = alice.get("/compose")
        assert not page.findall('.//*[@role="alert"]')


class TestKeeping:
    def test_it_is_in_the_library_of_its_owner_alone(self, alice: Client, charlie: Client) -> None:
        routine = composed(alice, "Slow evening")
        assert routine in alice.get("/routines").links()
        assert "Slow evening" in alice.get("/routines").text
        assert "Slow evening" not in charlie.get("/routines").text
        charlie.get(routine, status=404)
        charlie.get(f"/compose/{slug_of(routine)}", status=404)

    def test_it_has_a_page_like_any_other(self, alice: Client) -> None:
        page = alice.get(composed(alice, "Slow evening", FIND_LEFT, REST))
        assert page.heading == "Slow evening"
        assert "Two steps" in page.text
        assert "Only the left side." in page.text
        assert "Your choice, from 60 to 120." in page.text

    def test_it_can_be_downloaded(self, alice: Client) -> None:
        answer = alice.fetch(f"{composed(alice)}.mp3?variant=gentle")
        assert answer.mimetype == "audio/mpeg"

    def test_pressed_twice_it_is_kept_once(self, alice: Client, db: Session) -> None:
        key = str(uuid4())
        assert composed(alice, key=key) == composed(alice, key=key)
        assert kept(db) == 1

    def test_another_one_with_the_same_key_is_refused(self, alice: Client, db: Session) -> None:
        key = str(uuid4())
        composed(alice, "Slow evening", key=key)
        alice.post("/compose", form("Other", WALK, do="keep", key=key), status=409)
        assert kept(db) == 1

    @pytest.mark.parametrize(
        ("sent", "said"),
        [
            (form("", REST), "Give it a title, so that you find it again."),
            (form("x" * 61, REST), "A title has room for 60 characters; this one has 61."),
            (form("a\0b", REST), "There is a character in this title that cannot be kept."),
            (form("Evening"), "Choose at least one step."),
            (form("Evening", *[WALK] * 21), "20 steps are the most; take 1 out."),
            (form("Evening", {**KNEES, "amount": "9"}), "Choose a whole number from 3 to 8."),
            (form("Evening", {**KNEES, "sides": "left"}), "This step has no right and left of its own"),
            (form("Evening", {**KNEES, "sides": "upside down"}), "did not arrive whole"),
            (form("Evening", {**REST, "step": "nowhere"}), "did not arrive whole"),
            (form("Evening", {**REST, "step": "legs-up-release.nowhere"}), "This step is not there any more"),
            (form("Evening", REST, key="no key"), "did not arrive whole"),
        ],
    )
    def test_what_cannot_be_kept_is_told_and_stays_on_the_page(
        self, alice: Client, db: Session, sent: dict[str, str], said: str
    ) -> None:
        page = alice.page(alice.post("/compose", {**sent, "do": "keep"}, status=422))
        assert said in page.text
        assert page.fields("/compose")["title"] == sent["title"]
        assert kept(db) == 0

    def test_thirty_are_the_most(self, alice: Client, db: Session) -> None:
        for number in range(30):
            composed(alice, f"Evening {number}", REST)
        page = alice.page(alice.post("/compose", form("One more", REST, do="keep"), status=422))
        assert "30 routines of your own are the most" in page.text

    def test_it_goes_with_the_account(self, alice: Client, db: Session) -> None:
        composed(alice)
        remove_person(db, alice.person.id)
        db.commit()
        assert kept(db) == 0


class TestBeingLed:
    def test_it_is_begun_rated_and_stands_in_history_and_trends_by_its_title(self, alice: Client) -> None:
        routine = composed(alice, "Slow evening")
        session = begun(alice, routine=slug_of(routine))
        led = plan(alice, session)
        assert [step["id"] for step in led["steps"] if step["number"]] == ["rest", "knees-to-chest"]
        assert alice.fetch(led["track"]).mimetype == "audio/mpeg"
        listen_until(alice, session, 60)
        alice.post(f"{session}/rating", {"pain_after": "2"})
        assert "of 2 steps" in alice.get(f"{session}/summary").text
        assert "Slow evening" in alice.get("/history").text
        assert "Slow evening" in alice.get("/trends").text

    def test_it_can_be_chosen_before_a_session(self, alice: Client) -> None:
        routine = composed(screened(alice), "Slow evening")
        page = alice.get(f"/begin?rating=4&routine={slug_of(routine)}&variant=full")
        assert "Slow evening, full" in page.text

    def test_a_step_can_be_eased_for_good_and_put_back(self, alice: Client) -> None:
        routine = composed(alice)
        decision = {"routine": slug_of(routine), "step": "rest"}
        alice.post("/settings/steps", {**decision, "choice": "easier"})
        assert "Led in its easier form, as you chose." in alice.get(routine).text
        assert "Rest, led easier" in alice.get("/settings").text
        alice.post("/settings/steps", {**decision, "choice": "usual"})
        assert "Led in its easier form, as you chose." not in alice.get(routine).text

    def test_nobody_else_can_begin_it(self, alice: Client, charlie: Client) -> None:
        routine = slug_of(composed(alice))
        refused = screened(charlie).post("/sessions", {"routine": routine, "pain_before": "4"}, status=422)
        assert "There is no such routine here." in refused.text
        assert "Slow evening" not in refused.text
