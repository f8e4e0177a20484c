from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.client import Client, location
from webapp.practice.models import GuidedSession, Screening
from webapp.safety.screening import questions

ASK = "/before-you-begin"
STOP = "/before-you-begin/stop"
SEE_SOMEBODY = "/before-you-begin/see-somebody"
LIBRARY = "/routines"


def kept(db: Session) -> list[Screening]:
    return list(db.scalars(select(Screening).order_by(Screening.answered_at)))


def ticked(page_html: str) -> int:
    return page_html.count(" checked")


def test_every_sign_is_on_the_page_and_none_is_ticked(alice: Client) -> None:
    page = alice.get(ASK)

    assert [sign.ask for sign in questions() if sign.ask not in page.text] == []
    assert ticked(page.html) == 0


def test_none_of_these_is_kept_with_date_zone_and_verdict(alice: Client, db: Session) -> None:
    alice.post(ASK, {"answer": "none"})

    (screening,) = kept(db)
    assert (screening.person_id, screening.ticked, screening.verdict) == (alice.person.id, [], "clear")
    assert screening.time_zone == "Europe/London"


def test_nothing_ticked_and_nothing_confirmed_is_refused_with_a_sentence(alice: Client, db: Session) -> None:
    for answer in ({}, {"answer": "some"}, {"answer": "perhaps"}):
        page = alice.page(alice.post(ASK, answer, status=422))
        assert "If nothing applies to you, choose “None of these”." in page.text

    assert kept(db) == []


def test_ticks_and_none_of_these_contradict_each_other(alice: Client, db: Session) -> None:
    page = alice.page(alice.post(ASK, {"sign": ["fever"], "answer": "none"}, status=422))

    assert "“None of these” does not fit" in page.text
    assert ticked(page.html) == 1
    assert kept(db) == []


def test_an_unknown_sign_is_not_passed_over(alice: Client, db: Session) -> None:
    alice.post(ASK, {"sign": ["\x00", "fever"], "answer": "some"}, status=422)

    assert kept(db) == []


def test_after_a_clear_answer_it_goes_on_where_it_was_wanted(alice: Client) -> None:
    page = alice.get(f"{ASK}?next={LIBRARY}")

    answer = alice.submit(page, {"answer": "none"}, action=f"{ASK}#answer")

    assert location(answer) == LIBRARY


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/",
        "//example.org",
        "/\\example.org",
        "\\\\example.org",
        "/\t/example.org",
        "javascript:alert(1)",
    ],
)
def test_it_never_goes_on_to_another_site(alice: Client, elsewhere: str) -> None:
    assert location(alice.post(ASK, {"answer": "none", "next": elsewhere})) == "/"
    assert elsewhere not in alice.get(ASK, query_string={"next": elsewhere}).html


def test_an_emergency_leads_to_the_page_that_says_whom_to_call(alice: Client) -> None:
    answer = alice.post(ASK, {"sign": ["numb-between-the-legs", "fever"], "answer": "some", "next": LIBRARY})
    page = alice.follow(answer)

    assert location(answer).startswith(STOP)
    assert "tel:112" in page.links()
    assert "You ticked numbness around the genitals, the back passage or the inner thighs." in page.text
    assert "“I have back pain, and I have become numb between my legs.”" in page.text
    assert f"{ASK}?next={LIBRARY}" in page.links()


def test_the_emergency_page_offers_no_way_into_a_session(alice: Client) -> None:
    page = alice.follow(alice.post(ASK, {"sign": ["chest-pain"], "answer": "some"}))

    assert {link.split("?")[0] for link in page.links()} == {"tel:112", ASK}
    assert page.findall(".//form") == []


def test_several_signs_are_said_in_one_sentence(alice: Client) -> None:
    page = alice.follow(alice.post(ASK, {"sign": ["both-legs", "chest-pain", "accident"], "answer": "some"}))

    assert (
        "You ticked weakness or numbness in both legs, pain in the chest"
        " and that it began with a serious accident or fall." in page.text
    )


def test_answering_again_lifts_the_emergency_and_keeps_both_answers(alice: Client, db: Session) -> None:
    alice.post(ASK, {"sign": ["chest-pain"], "answer": "some"})
    alice.post(ASK, {"answer": "none"})

    assert location(alice.fetch(STOP)) == ASK
    assert [screening.verdict for screening in kept(db)] == ["emergency", "clear"]


def test_the_number_is_the_hosts(make_app: Callable[..., Flask]) -> None:
    page = Client(make_app(emergency_number="999")).get("/when-to-see-somebody")

    assert "tel:999" in page.links()
    assert "Away from home" in page.text


def test_an_urgent_sign_asks_whether_a_clinician_has_cleared_it(alice: Client, db: Session) -> None:
    page = alice.follow(alice.post(ASK, {"sign": ["fever"], "answer": "some", "next": LIBRARY}))

    assert "You ticked fever, or feeling very unwell." in page.text
    assert ticked(page.html) == 0
    assert not kept(db)[0].cleared_by_clinician


def test_going_on_without_a_clinician_is_refused_with_a_sentence(alice: Client, db: Session) -> None:
    alice.post(ASK, {"sign": ["fever"], "answer": "some"})

    page = alice.page(alice.post(SEE_SOMEBODY, {}, status=422))

    assert "Tick the box once somebody has said so." in page.text
    assert [screening.cleared_by_clinician for screening in kept(db)] == [False]


def test_a_clinicians_word_is_kept_as_an_answer_of_its_own(alice: Client, db: Session) -> None:
    page = alice.follow(alice.post(ASK, {"sign": ["fever"], "answer": "some", "next": LIBRARY}))

    answer = alice.submit(page, {"cleared": "yes"}, action=f"{SEE_SOMEBODY}#cleared")

    assert location(answer) == LIBRARY
    assert [(one.ticked, one.cleared_by_clinician) for one in kept(db)] == [(["fever"], False), (["fever"], True)]


@pytest.mark.parametrize("sign", ["chest-pain", None])
def test_nobody_clears_what_is_not_urgent(alice: Client, db: Session, sign: str | None) -> None:
    alice.post(ASK, {"sign": [sign], "answer": "some"} if sign else {"answer": "none"})

    alice.post(SEE_SOMEBODY, {"cleared": "yes"})

    assert [screening.cleared_by_clinician for screening in kept(db)] == [False]


def test_charlie_sees_nothing_of_what_alice_ticked(alice: Client, charlie: Client) -> None:
    alice.post(ASK, {"sign": ["chest-pain"], "answer": "some"})

    assert location(charlie.fetch(STOP)) == ASK
    assert location(charlie.fetch(SEE_SOMEBODY)) == ASK
    assert "You last answered" not in charlie.get(ASK).text


def test_the_page_says_when_the_questions_were_last_answered(alice: Client) -> None:
    alice.post(ASK, {"answer": "none"})

    assert "You last answered on" in alice.get(ASK).text


def test_the_signs_are_public_and_told_apart(client: Client) -> None:
    text = client.get("/when-to-see-somebody").text

    now, soon = text.index("Get help now"), text.index("See a doctor first")
    assert now < text.index("Pain in the chest") < soon < text.index("Fever, or feeling very unwell")


@pytest.mark.parametrize(
    ("signs", "first"), [(None, ASK), (["fever"], SEE_SOMEBODY), (["fever", "chest-pain"], STOP), ([], None)]
)
def test_a_session_begins_only_when_nothing_stands_in_the_way(
    alice: Client, db: Session, signs: list[str] | None, first: str | None
) -> None:
    if signs is not None:
        alice.post(ASK, {"sign": signs, "answer": "some" if signs else "none"})

    answer = alice.post("/sessions", {"routine": "legs-up-release", "pain_before": "5"})

    begun = db.scalar(select(func.count()).select_from(GuidedSession))
    assert begun == (1 if first is None else 0)
    assert location(answer).startswith(first or "/sessions/")


def test_after_the_questions_the_session_can_begin_with_the_same_rating(alice: Client) -> None:
    asked = alice.follow(alice.post("/sessions", {"routine": "legs-up-release", "pain_before": "5"}))

    answer = alice.submit(asked, {"answer": "none"}, action=f"{ASK}#answer")

    assert "rating=5" in location(answer)
    assert "legs-up-release" in location(answer)
