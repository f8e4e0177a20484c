"""Changing a routine of one's own, and deleting it: nothing that was done with it is lost."""

from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.page import text_of
from tests.pages.composing import KNEES, REST, WALK, composed, form, named_steps, slug_of
from tests.pages.practising import begun, plan
from webapp.practice.compositions import ComposedRoutine


class TestChanging:
    def test_the_newest_form_is_shown_and_the_older_one_hidden(self, alice: Client) -> None:
        old = composed(alice, "Slow evening")
        edit = f"/compose/{slug_of(old)}"
        page = alice.get(edit)
        assert named_steps(page) == ["1 Rest", "2 Knees to chest"]
        new = location(alice.post(edit, form("Slower evening", REST, do="keep", key=str(uuid4()))))
        assert new != old
        shelf = alice.get("/routines")
        assert new in shelf.links()
        assert old not in shelf.links()

    def test_an_older_address_leads_to_the_newest_form_until_it_is_deleted(
        self, alice: Client, charlie: Client
    ) -> None:
        old = address = composed(alice, "Slow evening")
        for title in ("Slower evening", "Slowest evening"):
            sent = form(title, REST, do="keep", key=str(uuid4()))
            address = location(alice.post(f"/compose/{slug_of(address)}", sent))
        assert location(alice.fetch(old)) == address
        charlie.get(old, status=404)
        alice.post(f"/compose/{slug_of(address)}/removal")
        alice.get(old, status=404)

    def test_a_session_of_the_older_form_goes_on_and_stays_readable(self, alice: Client) -> None:
        old = composed(alice, "Slow evening")
        session = begun(alice, routine=slug_of(old))
        before = plan(alice, session)
        alice.post(f"/compose/{slug_of(old)}", form("Slower evening", WALK, do="keep", key=str(uuid4())))
        assert plan(alice, session) == before
        alice.post(f"{session}/outcomes", {"step": "rest", "kind": "hurt", "position": "1", "key": str(uuid4())})
        alice.post(f"{session}/rating", {"pain_after": "2"})
        assert "Hurt Rest; next time more gently" in alice.get(f"{session}/summary").text
        entry = alice.get(f"/history/{session.rsplit('/', 1)[-1]}").text
        assert "Slow evening" in entry
        assert "Rest" in entry

    def test_pressed_twice_it_is_changed_once(self, alice: Client) -> None:
        old = composed(alice, "Slow evening")
        sent = form("Slower evening", REST, do="keep", key=str(uuid4()))
        answers = [alice.post(f"/compose/{slug_of(old)}", sent) for _ in range(2)]
        assert location(answers[0]) == location(answers[1])
        assert alice.get("/routines").text.count("Slower evening") == 1

    def test_changed_in_two_windows_the_second_is_told(self, alice: Client) -> None:
        old = composed(alice, "Slow evening")
        for title, status in (("First", 303), ("Second", 409)):
            sent = form(title, REST, do="keep", key=str(uuid4()))
            alice.post(f"/compose/{slug_of(old)}", sent, status=status)
        assert "Second" not in alice.get("/routines").text

    def test_the_second_of_two_windows_can_keep_what_it_has_as_a_further_one(self, alice: Client) -> None:
        old = composed(alice, "Slow evening")
        alice.post(f"/compose/{slug_of(old)}", form("First", REST, do="keep", key=str(uuid4())))
        late = form("Second", WALK, do="keep", key=str(uuid4()))
        page = alice.page(alice.post(f"/compose/{slug_of(old)}", late, status=409))
        assert "keep it, and it becomes a further one" in page.text
        alice.submit(page, {"do": "keep"}, action="/compose")
        shelf = alice.get("/routines").text
        assert "First" in shelf
        assert "Second" in shelf

    def test_changed_by_way_of_the_back_button_it_can_be_kept_as_a_further_one(self, alice: Client) -> None:
        key = str(uuid4())
        composed(alice, "Slow evening", key=key)
        page = alice.page(alice.post("/compose", form("Slower evening", REST, do="keep", key=key), status=409))
        alice.submit(page, {"do": "keep"}, action="/compose")
        assert "Slower evening" in alice.get("/routines").text

    def test_what_was_left_out_stays_left_out(self, alice: Client) -> None:
        old = composed(alice, "Slow evening", KNEES, REST)
        alice.post("/settings/steps", {"routine": slug_of(old), "step": "knees-to-chest", "choice": "left out"})
        sent = form("Slower evening", REST, REST, KNEES, do="keep", key=str(uuid4()))
        new = location(alice.post(f"/compose/{slug_of(old)}", sent))
        assert "You have left this step out." in text_of(alice.get(new).by_id("step-knees-to-chest"))

    def test_moving_a_step_changes_nothing_that_is_kept(self, alice: Client) -> None:
        old = composed(alice, "Slow evening")
        page = alice.follow(alice.post(f"/compose/{slug_of(old)}", form("Slow evening", REST, KNEES, do="up.1")))
        assert named_steps(page) == ["1 Knees to chest", "2 Rest"]
        assert page.heading == "Change Slow evening"
        assert named_steps(alice.get(f"/compose/{slug_of(old)}")) == ["1 Rest", "2 Knees to chest"]


class TestDeleting:
    def test_it_leaves_the_library_and_its_sessions_stay(self, alice: Client) -> None:
        routine = composed(alice, "Slow evening")
        session = begun(alice, routine=slug_of(routine))
        alice.post(f"{session}/rating", {"pain_after": "2"})
        page = alice.follow(alice.post(f"/compose/{slug_of(routine)}/removal"))
        assert routine not in page.links()
        assert "What you did with it stays in your diary." in page.text
        assert "Slow evening" in alice.get("/history").text
        alice.get(routine, status=404)
        alice.post("/sessions", {"routine": slug_of(routine), "pain_before": "4"}, status=422)

    def test_a_session_under_way_goes_on(self, alice: Client) -> None:
        routine = composed(alice)
        session = begun(alice, routine=slug_of(routine))
        before = plan(alice, session)
        alice.post(f"/compose/{slug_of(routine)}/removal")
        assert plan(alice, session) == before

    def test_one_whose_step_is_gone_can_be_mended(self, alice: Client, db: Session) -> None:
        composed(alice, "Slow evening")
        row = db.scalars(select(ComposedRoutine)).one()
        row.picks = ["legs-up-release.long-gone.both.3"]
        db.commit()
        page = alice.get("/routines")
        assert "A step in it has changed or is not there any more." in page.text
        assert "take it out" in alice.get(f"/compose/{row.slug}").text
