"""What a page before a session has ready for the tap."""

from urllib.parse import urlsplit

from tests.client import Client
from tests.page import Page
from tests.pages.practising import ROUTINE, plan, screened

BAD_DAY = "/begin?routine=two-minutes-in-bed"


def ahead(page: Page) -> dict[str, str]:
    form = page.find('.//form[@action="/sessions"]')
    return {name: form.get(f"data-{name}", "") for name in ("shape", "track", "shape-for")}


def test_the_offer_names_the_track_that_its_session_will_have(alice: Client) -> None:
    page = screened(alice).get("/begin?rating=7")
    found = ahead(page)

    led = alice.fetch(f"/tracks/{found['shape']}/plan.json").get_json()
    assert led["track"] == found["track"]
    assert alice.fetch(found["track"]).mimetype == "audio/mpeg"
    begun = alice.submit(page, {"shape": found["shape"]}, action="/sessions").headers["Location"]
    assert plan(alice, begun)["shape"] == found["shape"]
    assert urlsplit(begun).path == f"/sessions/{page.fields('/sessions')['key']}"


def test_each_length_that_can_be_chosen_has_its_own(alice: Client) -> None:
    page = screened(alice).get(f"/begin/change?rating=3&routine={ROUTINE}")
    shapes = [choice.get("data-shape", "") for choice in page.findall('.//input[@type="radio"][@name="variant"]')]

    variants = [alice.fetch(f"/tracks/{shape}/plan.json").get_json()["variant"] for shape in shapes]
    assert variants == ["gentle", "standard", "full"]


def test_where_the_answer_begins_the_high_ones_are_ready_and_begin_the_same(alice: Client) -> None:
    page = screened(alice).get(BAD_DAY)
    found = ahead(page)

    assert found["shape-for"] == "6 7 8 9 10"
    for rating, flare in (("6", {}), ("10", {"flare": "yes"})):
        key = {"key": screened(alice).get(BAD_DAY).fields("/sessions")["key"]}
        begun = alice.submit(page, {"pain_before": rating, **flare, **key}, action="/sessions").headers["Location"]
        assert plan(alice, begun)["shape"] == found["shape"]


def test_nothing_is_ready_where_the_safety_questions_come_first(alice: Client) -> None:
    assert ahead(alice.get(BAD_DAY)) == {"shape": "", "track": "", "shape-for": ""}

    screened(alice)
    alice.post("/before-you-begin", {"sign": "numb-between-the-legs", "answer": "some"}, status=303)
    assert ahead(alice.get(BAD_DAY))["shape"] == ""
