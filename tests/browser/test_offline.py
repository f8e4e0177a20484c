"""Ebb on a phone without a network, with a real service worker."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, abort
from playwright.sync_api import Page, expect

from tests.browser.chromium import executable, new_page, playwright
from tests.browser.sound import loudness, reaches, seek, tap
from tests.browser.way import rate, sign_up
from webapp import static_files
from webapp.pages.offline import worker

IN_BED = "Two minutes in bed, gentle"
NEXT = "0123456789abcdef"
"""The version of the static files after an update."""

WHOLE = """
(version) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("The packs did not come")), 20000);
  const look = async () => {
    const [index, page] = await Promise.all([caches.match("/offline/kept.json"), caches.match("/offline")]);
    const kept = index && page ? await index.json() : { packs: [] };
    if (kept.packs.length && kept.version === version) resolve();
  };
  document.addEventListener("ebb:kept", look);
  look();
})
"""
CONTROLLED = """
navigator.serviceWorker.controller ? true : new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("No service worker came")), 20000);
  navigator.serviceWorker.oncontrollerchange = () => resolve(true);
})
"""
LEFT_OVER = """
async () => [
  await caches.keys(),
  await indexedDB.databases(),
  (await navigator.serviceWorker.getRegistrations()).length,
  localStorage.length + sessionStorage.length,
]
"""
SAY_WHAT_CANNOT_BE_SENT = """
async () => {
  const modules = document.querySelector("script[src*='/js/offline/']").src.split("/offline/")[0];
  const { put } = await import(`${modules}/outbox/store.js`);
  const { person } = document.body.dataset;
  await put({ person, address: "/sessions/1/rating", fields: { pain_after: "3" }, at: Date.now() });
}
"""
RANGES = """
async (ranges) => {
  const CONTENT_RANGE = /^bytes (?:(\\d+)-(\\d+)|\\*)\\/(\\d+)$/;
  const { packs } = await (await caches.match("/offline/kept.json")).json();
  const address = packs[0].addresses.find((each) => each.includes("/track.mp3"));
  const whole = new Uint8Array(await (await fetch(address)).arrayBuffer());
  const answers = [];
  for (const range of ranges) {
    const answer = await fetch(address, { headers: { Range: range } });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const [, first, last, size] = CONTENT_RANGE.exec(answer.headers.get("Content-Range") ?? "") ?? [];
    const slice = answer.status === 206 ? whole.slice(Number(first), Number(last) + 1) : whole;
    const same = bytes.length === slice.length && bytes.every((byte, at) => byte === slice[at]);
    const said = size === undefined || Number(size) === whole.length;
    answers.push([answer.status, first ?? "", answer.status === 416 || same, said]);
  }
  return answers;
}
"""


def keeps(page: Page, version: str = "") -> None:
    """Waits until a pack lies whole on the phone, made for this version of the static files."""
    page.evaluate(CONTROLLED)
    page.evaluate(WHOLE, version or static_files.tree_hash())


@pytest.fixture
def alice(origin: str) -> Iterator[Page]:
    """Alice's phone, which has the short session with it. Today is open."""
    with new_page(origin, service_workers="allow") as (page, watch):
        sign_up(page, "Alice")
        keeps(page)
        yield page
        assert [problem for problem in watch.problems() if "416" not in problem] == []


def hears(page: Page) -> None:
    """Whatever sounds from now on is at hand as `window.sounds`."""
    page.add_init_script(
        """
        window.sounds = [];
        const play = HTMLMediaElement.prototype.play;
        HTMLMediaElement.prototype.play = function () { sounds.push(this); return play.call(this); };
        """
    )


def test_a_session_plays_without_a_network_and_its_numbers_arrive_once(alice: Page) -> None:
    hears(alice)
    alice.context.set_offline(True)
    alice.goto("/trends")
    expect(alice.get_by_role("heading", name="What this phone has with it")).to_be_visible()
    rate(alice, 6)
    alice.get_by_role("button", name=f"Begin {IN_BED}").click()
    started = reaches(alice, 1)
    assert loudness(alice, 1) > 0.02
    alice.get_by_role("button", name="Next").click()
    alice.get_by_role("button", name="Next").click()
    forward = reaches(alice, 15)
    assert forward > started + 10
    alice.get_by_role("button", name="Back").click()
    assert reaches(alice, 5) < forward
    alice.get_by_role("button", name="That hurts").click()
    expect(alice.get_by_role("dialog", name="Let it go.")).to_be_visible()
    alice.evaluate("window.sounds.at(-1).className = 'voice'; document.body.append(window.sounds.at(-1))")
    assert "/out/" in alice.evaluate("document.querySelector('audio.voice').src")
    assert loudness(alice, 1, "audio.voice") > 0.02
    alice.get_by_role("button", name="Stop for today").click()
    rate(alice, 3)
    expect(alice.get_by_text("Kept on this phone.")).to_be_visible()
    alice.context.set_offline(False)
    expect(alice.get_by_text("It has been sent.")).to_be_visible()
    alice.goto("/history")
    expect(alice.locator(".entry__link")).to_have_count(1)
    expect(alice.locator(".entry__link")).to_contain_text("Two minutes in bed")


def test_parts_of_a_kept_track_are_the_slices_that_were_asked_for(alice: Page) -> None:
    asked = [
        "bytes=0-",
        "bytes=0-191",
        "bytes=1000-1999",
        "bytes=-500",
        "bytes=500000000-",
        "bytes=2-1",
        "bytes=0-1,4-5",
    ]
    alice.context.set_offline(True)
    answers = alice.evaluate(RANGES, asked)
    assert [status for status, *_ in answers] == [206, 206, 206, 206, 416, 200, 200]
    assert [first for _, first, *_ in answers[:3]] == ["0", "0", "1000"]
    assert all(same and said for *_, same, said in answers), "bytes and size are those of the whole file"


def test_what_is_deleted_in_settings_does_not_come_back_by_itself(alice: Page) -> None:
    alice.goto("/settings")
    alice.get_by_role("button", name=f"Delete {IN_BED}").click()
    expect(alice.get_by_text("Nothing lies on this phone yet.")).to_be_visible()
    with alice.expect_response("**/offline/packs.json*"):
        alice.reload()
    alice.evaluate("navigator.locks.request('ebb.keeping', () => {})")
    expect(alice.get_by_text("Nothing lies on this phone yet.")).to_be_visible()
    alice.get_by_role("button", name="Fetch what is missing").click()
    keeps(alice)


def test_signing_out_asks_for_what_was_not_sent_and_leaves_nothing_behind(alice: Page) -> None:
    alice.goto("/settings")
    leave = alice.get_by_role("button", name="Sign out Chrome on Linux")
    alice.context.set_offline(True)
    leave.click()
    alice.get_by_role("dialog", name="There is no connection just now.").get_by_role("button", name="Wait").click()
    alice.context.set_offline(False)
    alice.route("**/sessions/1/rating", lambda route: route.abort("internetdisconnected"))
    alice.evaluate(SAY_WHAT_CANNOT_BE_SENT)
    leave.click()
    unsent = alice.get_by_role("dialog", name="Not everything has been sent yet.")
    unsent.get_by_role("button", name="Wait").click()
    assert alice.evaluate("caches.keys()") != []
    leave.click()
    unsent.get_by_role("button", name="Go on, and lose it").click()
    expect(alice.get_by_role("link", name="Sign in")).to_be_visible()
    assert alice.evaluate(LEFT_OVER) == [[], [], 0, 0]


def test_who_is_signed_out_elsewhere_finds_no_pack_and_nobody_else_does(alice: Page) -> None:
    alice.context.clear_cookies()
    alice.goto("/")
    alice.context.set_offline(True)
    alice.goto("/trends")
    expect(alice.get_by_role("heading", name="There is no connection just now.")).to_be_visible()
    assert not any(name.startswith("ebb-kept") for name in alice.evaluate("caches.keys()"))
    alice.context.set_offline(False)


def test_chromium_finds_nothing_that_keeps_ebb_from_a_home_screen(origin: str, tmp_path: Path) -> None:
    """In a profile of its own: a private one installs nothing."""
    context = playwright().chromium.launch_persistent_context(
        tmp_path, executable_path=executable(), args=["--no-sandbox", "--disable-gpu"]
    )
    page = context.new_page()
    page.goto(origin)
    devtools = context.new_cdp_session(page)
    assert devtools.send("Page.getAppManifest")["errors"] == []
    assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    context.close()


def test_an_update_leaves_a_running_session_its_modules_and_comes_with_the_next_page(
    alice: Page, whole_house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice.goto("/begin?routine=two-minutes-in-bed&variant=gentle&rating=6")
    expect(alice.get_by_role("button", name="Begin")).to_be_visible()
    update(whole_house, monkeypatch)
    with alice.expect_response("**/moving.js") as module:
        tap(alice, alice.get_by_role("button", name="Begin"))
    assert module.value.ok, "it is no longer on the server"
    reaches(alice, 1)
    seek(alice, alice.evaluate("document.querySelector('audio').duration") - 0.5)
    rate(alice, 3)
    alice.wait_for_url("**/summary")
    assert f"/static/{NEXT}/" in alice.content()
    keeps(alice, NEXT)


def update(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version is on the server from now on, and nothing of the one before."""
    before, serve = static_files.tree_hash(), app.view_functions["static"]

    def only_the_next(version: str, name: str) -> Any:
        return abort(404) if version == before else serve(version=version, name=name)

    for module in (static_files, worker):
        monkeypatch.setattr(module, "tree_hash", lambda: NEXT)
    monkeypatch.setitem(app.view_functions, "static", only_the_next)
