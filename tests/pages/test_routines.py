from dataclasses import replace
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.client import Client
from tests.page import Page, text_of
from webapp.catalogue.models import VARIANTS, Routine
from webapp.catalogue.words import Line, of_side
from webapp.extensions import Services
from webapp.pages.routines.wording import where
from webapp.practice.models import StepChoice
from webapp.safety.stop_rule import StepForm

LEGS_UP = "/routines/legs-up-release"


@pytest.fixture
def routines(app: Flask) -> dict[str, Routine]:
    services: Services = app.extensions["ebb"]
    return dict(services.catalogue.routines)


@pytest.fixture
def legs_up(routines: dict[str, Routine]) -> Routine:
    return routines["legs-up-release"]


def item(page: Page, step: str) -> Element:
    return page.by_id(f"step-{step}")


def first_exercise(routine: Routine) -> str:
    return next(step.id for step in routine.steps if step.is_exercise)


def choose(client: Client, routine: Routine, step: str, choice: StepForm) -> Page:
    page = client.get(f"/routines/{routine.slug}")
    fields = {field.attrib["name"]: field.attrib["value"] for field in item(page, step).iter("input")}
    return client.follow(client.post("/settings/steps", {**fields, "choice": choice}))


def offered(page: Page, step: str) -> list[str]:
    return [button.attrib["value"] for button in item(page, step).iter("button")]


def test_the_library_shows_every_routine_with_figure_promise_minutes_and_start(
    alice: Client, routines: dict[str, Routine]
) -> None:
    page = alice.get("/routines")

    cards = page.findall('.//li[@class="routine"]')
    assert len(cards) == len(routines)
    for routine in routines.values():
        card = next(card for card in cards if routine.title in text_of(card))
        assert routine.promise in text_of(card)
        assert f" min, {where(routine)}" in text_of(card)
        assert card.find(".//svg") is not None
        assert f"/routines/{routine.slug}" in page.links()


def test_what_suits_the_worst_day_stands_first(alice: Client) -> None:
    names = [text_of(name) for name in alice.get("/routines").findall('.//h2[@class="routine__name"]')]

    assert names[0] == "Legs-up release"


def names_on(page: Page) -> list[str]:
    return [text_of(name) for name in page.findall('.//h2[@class="routine__name"]')]


@pytest.mark.parametrize(
    ("place", "there", "elsewhere"),
    [
        ("floor", "Knee walking", "Two minutes in bed"),
        ("bed", "Two minutes in bed", "Two minutes on a chair"),
        ("chair", "Two minutes on a chair", "Legs-up release"),
    ],
)
def test_a_place_to_start_from_narrows_the_shelf(alice: Client, place: str, there: str, elsewhere: str) -> None:
    page = alice.get(f"/routines?place={place}")

    assert there in names_on(page)
    assert elsewhere not in names_on(page)
    assert page.find(f'.//a[@href="/routines?place={place}"]').get("aria-current") == "true"


def test_the_places_lead_from_bed_to_standing_and_each_has_a_routine(alice: Client) -> None:
    page = alice.get("/routines")

    links = [link.get("href", "") for link in page.find('.//nav[@aria-label="Where you are"]').iter("a")]
    assert links[:4] == ["/routines", "/routines?place=bed", "/routines?place=chair", "/routines?place=floor"]
    assert all(names_on(alice.get(link)) for link in links)


def test_a_card_says_where_and_with_what_in_a_few_words(alice: Client) -> None:
    facts = {text_of(card) for card in alice.get("/routines").findall('.//p[@class="routine__facts"]')}

    assert any(fact.endswith(" min, on the floor, with a chair or a gym ball") for fact in facts)
    assert "2 min, in bed" in facts


def test_a_session_for_the_worst_day_says_that_it_counts(alice: Client) -> None:
    cards = alice.get("/routines?place=bed").findall('.//li[@class="routine"]')

    assert "It counts like any other session." in text_of(cards[0])


@pytest.mark.parametrize("path", ["/routines/legs-up-release", "/routines/knee-walking"])
def test_who_cannot_get_to_the_floor_is_pointed_to_bed(alice: Client, path: str) -> None:
    assert "Two minutes in bed asks for less" in alice.get(path).text


@pytest.mark.parametrize("place", ["bare floor", "moon", "'; --"])
def test_a_place_where_nothing_begins_says_so_and_leads_back(alice: Client, place: str) -> None:
    page = alice.get("/routines", query_string={"place": place})

    assert "No routine begins there yet." in page.text
    assert "/routines" in page.links()


def test_every_step_is_there_with_its_dose_reason_caution_and_easier_twin(
    alice: Client, routines: dict[str, Routine]
) -> None:
    for routine in routines.values():
        page = alice.get(f"/routines/{routine.slug}")
        for step in routine.steps:
            text = text_of(item(page, step.id))
            assert step.why in text
            assert item(page, step.id).find(".//svg") is not None
            if step.dose:
                assert step.dose.reason in text
            if step.caution:
                assert step.caution in text
            if step.must_not:
                assert of_side(step.must_not, "right" if step.both_sides else None) in text
            if step.easier:
                assert of_side(step.easier.name, "right" if step.both_sides else None) in text


def test_no_template_of_a_side_is_left_on_the_page(alice: Client, routines: dict[str, Routine]) -> None:
    for routine in routines.values():
        assert "{side}" not in alice.get(f"/routines/{routine.slug}").html


def test_the_page_says_when_to_choose_it_when_not_and_where_it_comes_from(alice: Client, legs_up: Routine) -> None:
    text = alice.get(LEGS_UP).text

    for fact in (
        legs_up.choose_when,
        legs_up.avoid_when,
        legs_up.known,
        legs_up.credit,
        *legs_up.needs,
        *legs_up.props,
    ):
        assert fact in text


def test_the_variants_are_told_apart_and_standard_is_chosen(alice: Client, legs_up: Routine) -> None:
    page = alice.get(LEGS_UP)

    radios = page.findall('.//input[@name="variant"]')
    assert [radio.attrib["value"] for radio in radios] == list(VARIANTS)
    assert [radio.attrib["value"] for radio in radios if "checked" in radio.attrib] == ["standard"]
    for variant in VARIANTS:
        assert text_of(page.by_id(f"apart-{variant}")) == legs_up.variants.of(variant).summary


def test_a_gentler_variant_is_not_said_to_be_longer(alice: Client) -> None:
    labels = [text_of(label) for label in alice.get(LEGS_UP).findall('.//div[@class="choice__row"]/label')]
    shown = [int("".join(filter(str.isdigit, label))) for label in labels]

    assert shown == sorted(shown)
    assert 2 <= shown[0] <= shown[-1] <= 15


def test_begin_asks_for_a_rating_of_this_routine(alice: Client) -> None:
    page = alice.get(LEGS_UP)

    assert page.fields("/begin") == {"routine": "legs-up-release", "variant": "standard"}


def test_an_unknown_routine_is_not_found(alice: Client) -> None:
    for path in ("/routines/no-such", "/routines/no-such.mp3", f"{LEGS_UP}.mp3?variant=heroic"):
        assert alice.fetch(path).status_code == 404


def test_nobody_signed_out_is_led_past_the_door(client: Client) -> None:
    for path in ("/routines", LEGS_UP, f"{LEGS_UP}.mp3"):
        assert client.fetch(path).headers["Location"].startswith("/sign-in?next=/routines")


@pytest.mark.parametrize(("choice", "said"), [("left out", "You have left this step out."), ("easier", "as you chose")])
def test_a_decision_about_a_step_shows_and_can_be_taken_back(
    alice: Client, legs_up: Routine, choice: StepForm, said: str
) -> None:
    step = first_exercise(legs_up)

    page = choose(alice, legs_up, step, choice)
    assert said in text_of(item(page, step))
    assert "usual" in offered(page, step)

    page = choose(alice, legs_up, step, "usual")
    assert said not in text_of(item(page, step))
    assert offered(page, step) == ["easier", "left out"]


def test_what_alice_decided_does_not_show_to_charlie(alice: Client, charlie: Client, legs_up: Routine) -> None:
    step = first_exercise(legs_up)
    choose(alice, legs_up, step, "left out")

    assert "left this step out" not in charlie.get(LEGS_UP).text


def test_steps_that_lead_into_a_position_cannot_be_left_out(alice: Client, legs_up: Routine) -> None:
    page = alice.get(LEGS_UP)

    for step in legs_up.steps:
        assert step.is_exercise or offered(page, step.id) == []


def test_a_step_left_out_makes_the_session_shorter(alice: Client, db: Session, legs_up: Routine) -> None:
    def length(page: Page) -> float:
        link = next(link for link in page.findall(".//a[@href]") if ".mp3?variant=full" in link.attrib["href"])
        return float(text_of(link).split()[-2])

    whole = length(alice.get(LEGS_UP))
    for step in legs_up.steps:
        if step.is_exercise:
            db.add(
                StepChoice(
                    person_id=alice.person.id,
                    routine=legs_up.slug,
                    step=step.id,
                    choice="left out",
                    chosen_at=datetime.now(UTC),
                )
            )

    assert length(alice.get(LEGS_UP)) < whole / 2


def test_the_download_is_an_mp3_with_its_steps_as_chapters(alice: Client, legs_up: Routine) -> None:
    with alice.fetch(f"{LEGS_UP}.mp3?variant=gentle") as sound:
        assert sound.status_code == 200
        assert sound.mimetype == "audio/mpeg"
        assert sound.headers["Content-Disposition"] == "attachment; filename=legs-up-release-gentle.mp3"
        assert sound.data.startswith(b"ID3")
        assert sound.data.count(b"CHAP") >= len(legs_up.counted_steps)


def test_without_a_complete_voice_a_routine_is_shown_as_text_only(app: Flask, alice: Client, legs_up: Routine) -> None:
    services: Services = app.extensions["ebb"]
    unspoken = legs_up.model_copy(update={"slug": "unspoken", "closing": (Line(say="Nobody has said this yet."),)})
    catalogue = services.catalogue
    services.catalogue = replace(catalogue, routines={"unspoken": unspoken})
    app.extensions.pop("ebb_guides", None)
    try:
        assert "Text only" in alice.get("/routines").text
        page = alice.get("/routines/unspoken")
        assert "Text only" in page.text
        assert not any(".mp3" in link for link in page.links())
        assert alice.fetch("/routines/unspoken.mp3").status_code == 404
    finally:
        services.catalogue = catalogue
        app.extensions.pop("ebb_guides", None)


def test_an_empty_catalogue_says_how_a_routine_comes_in(app: Flask, alice: Client) -> None:
    services: Services = app.extensions["ebb"]
    catalogue = services.catalogue
    services.catalogue = replace(catalogue, routines={})
    try:
        assert "Each file in the folder of routines becomes one." in alice.get("/routines").text
    finally:
        services.catalogue = catalogue
