"""What a home screen and a phone without a network get from the server."""

import json
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import time_machine
from flask import Flask
from PIL import Image
from sqlalchemy.orm import Session

from tests.client import Client
from tests.pages.practising import screened, session_ago
from webapp.accounts.opaque import opaque_id
from webapp.cli.icons import ICONS, draw
from webapp.pages.offline.packs import ROOM
from webapp.static_files import FOLDER, tree_hash

IN_BED = "two-minutes-in-bed"
SHORT = ("knee-walking", "standing-break", "two-minutes-on-a-chair", "deep-seat-release")
"""Newest first. The packs of the first three have room on a phone together."""


def packs(client: Client, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.fetch(f"/offline/packs.json{query}").get_json()["packs"]
    return found


def names(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(pack["routine"], pack["variant"]) for pack in found]


def plan_of(client: Client, pack: dict[str, Any]) -> dict[str, Any]:
    plan: dict[str, Any] = client.fetch(pack["plan"]).get_json()
    return plan


def test_a_home_screen_finds_name_colours_shortcuts_and_icons_of_their_true_sizes(client: Client) -> None:
    assert "/manifest.webmanifest" in client.get("/").html
    answer = client.fetch("/manifest.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    manifest = json.loads(answer.text)
    assert (manifest["short_name"], manifest["display"], manifest["scope"]) == ("Ebb", "standalone", "/")
    assert manifest["theme_color"] == manifest["background_color"] == "#f7f1e6"
    assert [shortcut["name"] for shortcut in manifest["shortcuts"]] == [
        *("Say how it is", "Two minutes in bed", "Trends")
    ]
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        with Image.open(BytesIO(client.fetch(icon["src"]).data)) as picture:
            assert icon["sizes"] == "{}x{}".format(*picture.size)


def test_each_shortcut_leads_to_a_page(alice: Client) -> None:
    screened(alice)
    for shortcut in alice.fetch("/manifest.webmanifest").get_json(force=True)["shortcuts"]:
        assert alice.fetch(shortcut["url"]).status_code == 200


def test_the_icons_are_those_that_the_command_draws() -> None:
    for name in ICONS:
        assert (FOLDER / "icons" / name).read_bytes() == draw(name), "run: make icons"


def test_the_worker_is_asked_for_again_and_names_every_module_of_its_version(client: Client) -> None:
    answer = client.fetch("/service-worker.js")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("text/javascript", "no-cache")
    first, _, rest = answer.text.partition("\n")
    head = json.loads(first.removeprefix("self.ebb = ").removesuffix(";"))
    assert head["version"] == tree_hash()
    assert head["shell"][0] == "/no-connection"
    modules = {path.relative_to(FOLDER).as_posix() for path in (FOLDER / "js").rglob("*.js")}
    named = {address.removeprefix(f"/static/{tree_hash()}/") for address in head["shell"]}
    assert modules - {"js/service-worker.js"} <= named
    for address in head["shell"]:
        assert client.fetch(address).status_code == 200
    assert rest.count("\n") <= 250


def test_the_page_without_a_connection_speaks_to_nobody(alice: Client, client: Client) -> None:
    assert alice.get("/no-connection").html == client.get("/no-connection").html


def test_pages_that_are_kept_unseen_leave_what_was_just_said_to_the_page_that_is_seen(alice: Client) -> None:
    alice.post("/settings", alice.get("/settings").fields("/settings"))
    for address in ("/no-connection", "/offline"):
        assert "Your settings are kept." not in alice.get(address).text
    assert "Your settings are kept." in alice.get("/settings").text


def test_somebody_new_keeps_the_short_session_for_the_worst_day(alice: Client) -> None:
    screened(alice)
    assert names(packs(alice)) == [(IN_BED, "gentle")]


def test_what_was_done_last_is_kept_gently_and_as_it_was_done(alice: Client, db: Session) -> None:
    screened(alice)
    for days, routine in enumerate(SHORT, start=1):
        session_ago(db, alice, timedelta(days=days), 3, 3, routine=routine, variant="full")
    assert names(packs(alice)) == [
        *((routine, "gentle") for routine in (IN_BED, *SHORT[:3])),
        *((routine, "full") for routine in SHORT[:3]),
    ]


def test_what_is_chosen_is_kept_instead_and_what_is_not_there_is_passed_over(alice: Client, db: Session) -> None:
    screened(alice)
    session_ago(db, alice, timedelta(days=1), 3, 3, variant="full")
    found = packs(alice, "?routine=knee-walking&routine=nowhere")
    assert names(found) == [(IN_BED, "gentle"), ("knee-walking", "gentle")]


def test_who_chooses_but_has_chosen_nothing_yet_keeps_the_short_session_alone(alice: Client, db: Session) -> None:
    screened(alice)
    session_ago(db, alice, timedelta(days=1), 3, 3, routine="knee-walking")
    assert names(packs(alice, "?routine=")) == [(IN_BED, "gentle")]


def test_a_gentle_pack_leaves_out_what_a_rating_of_ten_would(alice: Client, db: Session) -> None:
    screened(alice)
    session_ago(db, alice, timedelta(days=1), 3, 3, routine="four-between-massages", variant="full")
    gentle, full = (pack for pack in packs(alice) if pack["routine"] == "four-between-massages")
    assert (gentle["up_to"], full["up_to"]) == (10, 5)
    worst = alice.fetch("/begin?rating=10&routine=four-between-massages&variant=gentle").text
    assert gentle["shape"] in worst, "the same as is offered on ten with a network"
    bad = alice.fetch("/begin?rating=5&routine=four-between-massages&variant=full").text
    assert full["shape"] in bad, "the same as is offered on five"


def test_in_a_flare_only_gentle_packs_are_kept(alice: Client, db: Session) -> None:
    screened(alice)
    session_ago(db, alice, timedelta(hours=5), 3, 3, variant="full", flare=True)
    assert {variant for _, variant in names(packs(alice))} == {"gentle"}


def test_everything_in_a_pack_is_there_for_its_person(alice: Client, charlie: Client, client: Client) -> None:
    screened(alice)
    (pack,) = packs(alice)
    for address in (pack["page"], pack["plan"], *pack["addresses"]):
        assert alice.fetch(address).status_code == 200, address
    plan = plan_of(alice, pack)
    asked_for = {plan["track"], plan["captions"]}
    asked_for |= {step[part] for step in plan["steps"] for part in ("artwork", "way_out_audio") if step[part]}
    asked_for |= {moment["movement"] for moment in plan["figures"] if moment["movement"]}
    assert set(pack["addresses"]) == asked_for
    sent = sum(len(alice.fetch(address).data) for address in (pack["page"], pack["plan"], *pack["addresses"]))
    assert 0.6 * pack["bytes"] < sent < 1.1 * pack["bytes"]
    client.get("/offline/packs.json", status=401, headers={"Sec-Fetch-Dest": "empty"})


def test_all_packs_together_fit_their_room(alice: Client, db: Session) -> None:
    screened(alice)
    there = alice.browser.application.extensions["ebb"].catalogue.routines
    for days, routine in enumerate(there, start=1):
        session_ago(db, alice, timedelta(days=days), 3, 3, routine=routine, variant="full")
    found = packs(alice, "?" + "&".join(f"routine={slug}" for slug in there))
    assert 4 < len(found) < 2 * len(there)
    assert sum(pack["bytes"] for pack in found) <= ROOM


def test_nothing_is_kept_where_the_safety_questions_come_first(alice: Client) -> None:
    assert packs(alice) == []
    screened(alice)
    until = datetime.fromisoformat(packs(alice)[0]["valid_until"])
    with time_machine.travel(until + timedelta(seconds=1), tick=False):
        assert packs(alice) == []


def test_each_page_says_whose_it_is_so_that_a_browser_keeps_nothing_of_others(
    alice: Client, client: Client, app: Flask
) -> None:
    assert alice.fetch("/").headers["Ebb-Person"] == opaque_id(alice.person.id)
    assert alice.fetch("/offline/packs.json").get_json()["person"] == opaque_id(alice.person.id)
    assert client.fetch("/").headers["Ebb-Person"] == "nobody"
    assert client.fetch("/sign-in").headers["Ebb-Person"] == "nobody"


def test_signing_out_asks_the_browser_to_clear_what_it_kept(alice: Client) -> None:
    assert alice.post("/sign-out").headers["Clear-Site-Data"] == '"cache", "storage"'


def test_without_script_the_settings_say_that_keeping_needs_it(alice: Client) -> None:
    assert "This needs JavaScript, and an address that begins with https." in alice.get("/settings").text
