"""What is said on the way arrives exactly once: without a network, with one that comes and goes, from a killed page."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, repeat
from threading import Event
from uuid import UUID

import pytest
from flask import Flask, request, request_finished
from playwright.sync_api import BrowserContext, Page, Route, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browser.chromium import new_page
from tests.browser.sound import reaches, seek
from tests.browser.way import begin, plan_of, rate, sign_up
from webapp.accounts.models import Person
from webapp.accounts.opaque import opaque_id
from webapp.database import session_scope
from webapp.practice.models import GuidedSession

READY = """
async () => {
  const at = document.querySelector("script[src$='/begin.js']").src;
  const { prepare, audio } = await import(at.replace("begin.js", "beginning.js"));
  const { shape, track } = document.querySelector("form[data-begin]").dataset;
  if (!(await prepare(shape, track))) throw new Error("No player came");
  await new Promise((done, fail) => {
    setTimeout(() => fail(new Error(`The sound is not ready: ${audio.readyState}, ${audio.networkState}`)), 20000);
    const look = () => audio.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA && done();
    audio.addEventListener("canplay", look);
    look();
  });
}
"""
SAY = """
async ({ sessions, token }) => {
  const at = document.querySelector("script[src$='/outbox/page.js']").src;
  const { Outbox, newKey } = await import(at.replace("page.js", "outbox.js"));
  for (const [before, after] of sessions) {
    const key = newKey();
    const outbox = new Outbox(key, token);
    outbox.begin({ key, routine: "legs-up-release", variant: "gentle", pain_before: before });
    outbox.post("progress", { position: "20" }, "progress");
    await outbox.post("rating", { key: newKey(), pain_after: after });
  }
}
"""
TOKEN = "async () => (await fetch('/outbox/token')).json()"
SENT = """
async () => {
  const at = document.querySelector("script[src$='/outbox/page.js']").src;
  const { sendWaiting } = await import(at.replace("page.js", "sending.js"));
  const { all } = await import(at.replace("page.js", "store.js"));
  await sendWaiting();
  return (await all()).map(({ address }) => address);
}
"""
"""Waits for what the page itself is sending, and tells what is left."""
PATIENCE_SECONDS = 20.0
KEPT = "Kept on this phone. It is sent when there is a connection."


class Network:
    """What becomes of each message: it `passes`, it is `cut` off, or it arrives and its answer is `lost`."""

    def __init__(self, context: BrowserContext) -> None:
        self.ways: Iterator[str] = repeat("passes")
        self.arrived: list[str] = []
        context.route(lambda address: "/sessions" in address, self._carry)

    def _carry(self, route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        way = next(self.ways)
        if way != "cut":
            self.arrived.append(route.request.url)
        if way == "passes":
            route.continue_()
            return
        if way == "lost":
            route.fetch(max_redirects=0)
        route.abort("internetdisconnected")


@pytest.fixture
def db(whole_house: Flask) -> Iterator[Session]:
    with session_scope(whole_house.extensions["ebb"].engine) as db:
        yield db


def recorded(db: Session, page: Page) -> dict[UUID, tuple[int | None, int | None]]:
    """The numbers before and after each session of whoever is signed in."""
    mark = page.evaluate(TOKEN)["person"]
    db.rollback()
    person = next(person for person in db.scalars(select(Person)) if opaque_id(person.id) == mark)
    rows = db.scalars(select(GuidedSession).where(GuidedSession.person_id == person.id)).all()
    told = [{rating.moment: rating.score for rating in row.ratings} for row in rows]
    db.rollback()
    return {row.id: (one.get("before"), one.get("after")) for row, one in zip(rows, told, strict=True)}


def ready_to_begin(page: Page, score: int) -> None:
    """From Today to the page before a session, which has everything that it needs to play."""
    page.goto("/")
    rate(page, score)
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
    page.evaluate(READY)


def arrives(page: Page) -> None:
    """Everything that waits, once Today has been looked at."""
    page.goto("/")
    assert page.evaluate(SENT) == []


def test_a_session_is_begun_heard_and_rated_without_a_network_and_arrives_when_there_is_one(
    alice: Page, db: Session
) -> None:
    ready_to_begin(alice, 6)
    alice.context.set_offline(True)
    alice.get_by_role("button", name="Begin").click()
    reaches(alice, 1)
    alice.get_by_role("link", name="End").click()
    rate(alice, 4)
    expect(alice.get_by_role("heading", name="It was 6. Now it is 4.")).to_be_visible()
    expect(alice.get_by_text(KEPT)).to_be_visible()
    alice.context.set_offline(False)
    expect(alice.get_by_text("It has been sent.")).to_be_visible()
    assert list(recorded(db, alice).values()) == [(6, 4)]
    alice.get_by_role("link", name="See what changed").click()
    expect(alice.get_by_role("heading", name="It was 6. Now it is 4.")).to_be_visible()


def test_a_session_that_was_ended_here_is_not_offered_again_before_the_server_knows(alice: Page) -> None:
    network = Network(alice.context)
    begin(alice, score=6)
    with alice.expect_response("**/progress"):
        reaches(alice, 0.5)
        alice.get_by_role("button", name="Pause").click()
    alice.goto("/")
    expect(alice.get_by_role("link", name="Continue")).to_be_visible()
    alice.get_by_role("link", name="Continue").click()
    network.ways = repeat("cut")
    alice.get_by_role("link", name="End").click()
    rate(alice, 4)
    expect(alice.get_by_text(KEPT)).to_be_visible()
    alice.goto("/")
    expect(alice.locator("[data-waiting]")).to_have_text("1 thing waits on this phone and will be sent.")
    expect(alice.get_by_role("link", name="Continue")).to_be_hidden()


def test_twenty_sessions_arrive_once_each_while_the_network_comes_and_goes_and_pages_are_killed(
    alice: Page, db: Session
) -> None:
    network = Network(alice.context)
    network.ways = repeat("cut")
    ready_to_begin(alice, 9)
    alice.get_by_role("button", name="Begin").click()
    reaches(alice, 0.2)
    seek(alice, plan_of(alice)["duration"] - 0.5)
    rate(alice, 8)
    expect(alice.get_by_text(KEPT)).to_be_visible()
    alice.goto("/")
    expect(alice.locator("[data-waiting]")).to_have_text("2 things wait on this phone and will be sent.")
    said = [(9, 8), *((number % 11, number * 7 % 11) for number in range(19))]
    alice.evaluate(SAY, {"sessions": said[1:], "token": alice.evaluate(TOKEN)})
    network.ways = cycle(["passes", "lost", "passes", "passes", "cut"])
    page = alice
    for _ in range(4):
        page.close()
        page = page.context.new_page()
        page.goto("/")
    network.ways = repeat("passes")
    arrives(page)
    assert sorted(recorded(db, page).values()) == sorted(said)
    assert len(network.arrived) > len(set(network.arrived))


def test_a_page_that_is_killed_between_sending_and_the_answer_sends_nothing_twice(
    alice: Page, whole_house: Flask, db: Session
) -> None:
    begin(alice, 5)
    reaches(alice, 0.2)
    alice.get_by_role("link", name="End").click()
    with held_answer(whole_house, "sessions.rate") as arrived:
        rate(alice, 2)
        assert arrived.wait(PATIENCE_SECONDS)
        alice.close()
    other = alice.context.new_page()
    arrives(other)
    assert list(recorded(db, other).values()) == [(5, 2)]


@contextmanager
def held_answer(app: Flask, endpoint: str) -> Iterator[Event]:
    """Tells when the message has been written down, and keeps the answer back until the end."""
    arrived, over = Event(), Event()

    def hold(_sender: Flask, **_extra: object) -> None:
        if request.endpoint == endpoint:
            arrived.set()
            over.wait(PATIENCE_SECONDS)

    with request_finished.connected_to(hold, app):
        yield arrived
        over.set()


def test_a_page_loaded_again_before_the_server_knows_its_session_goes_on_once_it_does(origin: str) -> None:
    with new_page(origin) as (alice, _):
        sign_up(alice, "Alice")
        network = Network(alice.context)
        network.ways = repeat("cut")
        ready_to_begin(alice, 6)
        alice.get_by_role("button", name="Begin").click()
        reaches(alice, 0.2)
        alice.reload()
        expect(alice.get_by_role("heading", name="This session is still on this phone.")).to_be_visible()
        assert "/sessions" in alice.evaluate(SENT)
        network.ways = repeat("passes")
        alice.get_by_role("button", name="Go on").click()
        expect(alice.locator("main.player")).to_be_visible()


def test_where_the_safety_questions_come_first_after_all_the_player_stops_and_leads_there(
    alice: Page, db: Session
) -> None:
    ready_to_begin(alice, 6)
    other = alice.context.new_page()
    other.goto("/before-you-begin")
    other.locator("input[value=bladder-or-bowels]").check()
    other.get_by_role("button", name="These apply").click()
    other.wait_for_url("**/stop**")
    alice.get_by_role("button", name="Begin").click()
    alice.wait_for_url("**/before-you-begin/stop**")
    arrives(alice)
    assert recorded(db, alice) == {}


def test_what_was_refused_is_told_once_in_words(origin: str) -> None:
    with new_page(origin) as (alice, _):
        sign_up(alice, "Alice")
        begin(alice, 6)
        reaches(alice, 0.2)
        network = Network(alice.context)
        network.ways = repeat("cut")
        alice.get_by_role("link", name="End").click()
        rate(alice, 9)
        expect(alice.get_by_text(KEPT)).to_be_visible()
        network.ways = repeat("passes")
        other = alice.request
        token = alice.evaluate(TOKEN)["csrf"]
        other.post(f"{alice.url}/rating", form={"pain_after": "4", "csrf_token": token})
        alice.goto("/")
        told = alice.get_by_text("could not be written down. You have already written down 4 after this session.")
        expect(told).to_be_visible()
        arrives(alice)
        expect(told).to_have_count(0)


def test_two_tabs_do_not_send_the_same_thing_at_once(alice: Page, db: Session) -> None:
    network = Network(alice.context)
    network.ways = repeat("cut")
    alice.evaluate(SAY, {"sessions": [(5, 4), (6, 3)], "token": alice.evaluate(TOKEN)})
    network.ways = repeat("passes")
    other = alice.context.new_page()
    for page in (alice, other):
        page.goto("/about", wait_until="commit")
    for page in (alice, other):
        page.wait_for_load_state()
        assert page.evaluate(SENT) == []
    assert sorted(recorded(db, alice).values()) == [(5, 4), (6, 3)]
    assert len(network.arrived) == len(set(network.arrived)) + 1


def test_what_somebody_said_is_never_sent_as_somebody_else(origin: str, db: Session) -> None:
    with new_page(origin) as (alice, _):
        sign_up(alice, "Alice")
        network = Network(alice.context)
        network.ways = repeat("cut")
        hers = alice.evaluate(TOKEN)
        alice.evaluate(SAY, {"sessions": [(7, 3)], "token": hers})
        signed_in = alice.context.cookies()
        left_open = alice.context.new_page()
        left_open.goto("/about")
        network.ways = repeat("passes")

        alice.context.clear_cookies()
        sign_up(alice, "Bob")
        left_open.evaluate(SAY, {"sessions": [(8, 2)], "token": hers})
        assert len(alice.evaluate(SENT)) == 6
        assert recorded(db, alice) == {}

        alice.context.clear_cookies()
        alice.context.add_cookies(signed_in)  # type: ignore[arg-type]
        arrives(alice)
        assert sorted(recorded(db, alice).values()) == [(7, 3), (8, 2)]
