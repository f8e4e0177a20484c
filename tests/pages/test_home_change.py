"""The page on which another length, another routine, or another way of being led is chosen for one session."""

import pytest
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.pages.practising import ROUTINE, id_of, plan, screened
from webapp.accounts.models import Person
from webapp.practice.models import GuidedSession

PAGE = f"/begin/change?rating=5&routine={ROUTINE}&variant=standard"


def test_a_session_is_led_as_it_is_wished_this_once(alice: Client, db: Session) -> None:
    page = screened(alice).get(PAGE)
    wished = {**page.fields("/begin/change"), "pace": "brisk", "ready_seconds": "120", "count_down": "no"}
    chosen = alice.get("/begin/change", query_string=wished)
    begun = alice.submit(chosen, action="/sessions")

    row = db.get_one(GuidedSession, id_of(location(begun)))
    assert (row.variant, row.preferences["pace"], row.preferences["ready_seconds"]) == ("standard", "brisk", 120)
    assert row.preferences["count_down"] is False
    assert db.get_one(Person, alice.person.id).preferences.get("pace", "normal") == "normal"


def test_the_page_says_how_long_it_takes_as_it_is_wished(alice: Client) -> None:
    usual, slower = (screened(alice).get(f"{PAGE}{wish}") for wish in ("", "&pace=unhurried&breath_seconds=16"))
    assert usual.text != slower.text
    assert slower.fields("/begin/change")["pace"] == "unhurried"


def test_what_is_wished_is_kept_on_the_way_back(alice: Client) -> None:
    page = screened(alice).get(f"{PAGE}&words=chimes")
    back = next(link for link in page.links() if link.startswith("/begin?"))

    begun = location(alice.submit(alice.get(back), action="/sessions"))
    assert {cue["silent"] for cue in plan(alice, begun)["cues"] if cue["text"]} == {True}


@pytest.mark.parametrize("wrong", ["pace=flying", "voice=parrot", "ready_seconds=301", "hold_seconds=long"])
def test_what_cannot_be_wished_is_refused_in_a_sentence(alice: Client, wrong: str) -> None:
    assert location(screened(alice).fetch(f"{PAGE}&{wrong}")).startswith("/begin?")
    page = alice.get(f"/begin?rating=5&routine={ROUTINE}&{wrong}", status=422)
    assert page.find('.//p[@class="field__error"]').text
