"""Every page, light and dark: axe finds nothing, nothing is wider than a phone, and everything can be hit."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

import pytest
from playwright.sync_api import Page, StorageState, ViewportSize, expect

from tests.browser.chromium import DESK, PHONE, Watch, new_page
from tests.browser.inspection import axe, sideways, small_targets
from tests.browser.way import answer_the_week, begin, let_ebb_choose, rate, sign_up

SIGNED_OUT = ("/", "/sign-up", "/sign-in", "/about", "/when-to-see-somebody", "/no-connection", "/nowhere")
SIGNED_IN = (
    "/",
    "/before-you-begin",
    "/before-you-begin/stop",
    "/routines",
    "/routines/legs-up-release",
    "/routines/knee-walking",
    "/routines/{own}",
    "/compose",
    "/compose?title=Evening&pick=legs-up-release.rest.both.90&pick=knee-walking.find-the-movement.left.3&open=knee-walking",
    "/compose?title=&pick=legs-up-release.rest.both.900&pick=nowhere.rest.both.",
    "/compose/{own}",
    "/begin",
    "/begin?rating=6",
    "/begin?rating=11",
    "/begin?routine=two-minutes-in-bed",
    "/begin/change?rating=6",
    "/function",
    "/function/{answer}",
    "/history",
    "/history/rating",
    "/comparisons",
    "/comparisons/{comparison}",
    "/history/{session}",
    "/trends",
    "/export",
    "/export?from=2026-02-30&to=2026-01-01",
    "/import",
    "/import/{upload}",
    "/import/{upload}?rating=0&zone=Nowhere",
    "/trends/baseline",
    "/report",
    "/sharing",
    "/shared/{shared}",
    "/reminders",
    "/settings",
    "/offline",
    "/sessions/{session}/summary",
    "/sessions/{open}/rating",
    "/sessions/{open}/hurts",
    "/sessions/{open}/morning",
)
ON_THE_FLOOR = ("/begin", "/sessions/{open}/rating", "/sessions/{open}/hurts", "/sessions/{open}/morning")
MOVES_THE_FIGURE = ("moving.js", "drawings.js", "halo.js")
SHEETS = ("", "more", "hurts", "keys", "continue", "rating")
SMALL: ViewportSize = {"width": 375, "height": 667}
ON_ITS_SIDE: ViewportSize = {"width": 844, "height": 390}


@dataclass(frozen=True)
class Visitor:
    """Somebody with one finished session and one that is open."""

    state: StorageState
    session: str
    open: str
    own: str
    """The routine that they put together."""
    shared: str
    """The token of the report that they share."""
    answer: str
    """What they said of their week."""
    upload: str
    """The name under which a table of theirs waits."""
    comparison: str
    """The comparison that goes on."""


@pytest.fixture(scope="session")
def visitor(origin: str) -> Visitor:
    with new_page(origin) as (page, _):
        sign_up(page, "Bob")
        sessions = []
        for _ in range(2):
            page.goto("/")
            begin(page)
            sessions.append(page.url.rsplit("/", 1)[1])
            if len(sessions) == 1:
                page.goto(f"/sessions/{sessions[0]}/rating")
                rate(page, 3)
                page.wait_for_url("**/summary")
        page.goto("/compose?title=Slow+evening&pick=legs-up-release.rest.both.90")
        page.get_by_role("button", name="Keep it").click()
        page.wait_for_url("**/routines/own-*")
        own = page.url.rsplit("/", 1)[1]
        page.goto("/sharing")
        page.get_by_role("button", name="Make a link").click()
        shared = page.get_by_label("The link").input_value().rsplit("/", 1)[1]
        answer = answer_the_week(page, 6)
        comparison = let_ebb_choose(page)
        upload = send_table(page)
        return Visitor(page.context.storage_state(), sessions[0], sessions[1], own, shared, answer, upload, comparison)


def send_table(page: Page) -> str:
    """The name under which it waits."""
    page.goto("/import")
    table = b"date,pain,note\n03/04/2026,4,\n05/06/2026,bad,a long drive\n"
    page.get_by_label("File").set_input_files({"name": "diary.csv", "mimeType": "text/csv", "buffer": table})
    page.get_by_role("button", name="Look at the file").click()
    page.wait_for_url("**/import/*")
    return page.url.rsplit("/", 1)[1]


@pytest.fixture
def opened(origin: str, visitor: Visitor) -> Iterator[tuple[Page, Watch]]:
    with new_page(origin, storage_state=visitor.state, reduced_motion="reduce") as (page, watch):
        yield page, watch


def is_in_order(page: Page, *, least: int, floor: bool) -> None:
    assert axe(page, strict_contrast=floor) == []
    assert small_targets(page, least) == []
    assert sideways(page) == 0


@pytest.mark.parametrize("path", SIGNED_OUT)
def test_a_page_for_everybody_is_in_order(origin: str, path: str) -> None:
    with new_page(origin, reduced_motion="reduce") as (page, watch):
        page.goto(path)
        is_in_order(page, least=44, floor=False)
        assert [problem for problem in watch.problems() if "404" not in problem] == []


@pytest.mark.parametrize("path", SIGNED_IN)
def test_a_page_is_in_order(opened: tuple[Page, Watch], visitor: Visitor, path: str) -> None:
    page, watch = opened
    floor = path.startswith(ON_THE_FLOOR)
    page.goto(path.format_map(asdict(visitor)))
    is_in_order(page, least=64 if floor else 44, floor=floor)
    page.set_viewport_size(DESK)
    assert sideways(page) == 0
    assert [problem for problem in watch.problems() if "422" not in problem] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_player_is_in_order(opened: tuple[Page, Watch], visitor: Visitor, sheet: str) -> None:
    page, watch = opened
    if sheet == "continue":
        page.route("**/track.mp3*", lambda route: route.abort("internetdisconnected"))
    page.goto(f"/sessions/{visitor.open}")
    expect(page.locator("main.player")).to_be_visible()
    if sheet == "hurts":
        page.keyboard.press("h")
    elif sheet == "more":
        page.get_by_role("button", name="More").click()
    elif sheet == "keys":
        page.keyboard.press("?")
    elif sheet == "continue":
        expect(page.get_by_role("dialog", name="The sound stopped")).to_be_visible()
    elif sheet == "rating":
        page.get_by_role("link", name="End").click()
        expect(page.get_by_role("heading", name="How is your back now?")).to_be_visible()
    is_in_order(page, least=64, floor=True)
    for size in (SMALL, ON_ITS_SIDE, DESK):
        page.set_viewport_size(size)
        assert sideways(page) == 0
        assert small_targets(page, 64) == []
    assert watch.problems() == []


@pytest.mark.parametrize("size", [PHONE, SMALL, ON_ITS_SIDE, DESK])
def test_every_button_of_the_player_is_on_the_screen_without_scrolling(
    opened: tuple[Page, Watch], visitor: Visitor, size: ViewportSize
) -> None:
    page, _ = opened
    page.set_viewport_size(size)
    page.goto(f"/sessions/{visitor.open}")
    for button in page.locator("main.player button:visible, main.player a:visible").all():
        expect(button).to_be_in_viewport(ratio=1)


def test_the_player_needs_little_script_for_the_first_sound_and_little_more_to_move_the_figure(
    opened: tuple[Page, Watch], visitor: Visitor
) -> None:
    page, _ = opened
    with page.expect_response("**/halo.js"):
        page.goto(f"/sessions/{visitor.open}")
        expect(page.locator("main.player")).to_be_visible()
        page.evaluate("document.querySelector('audio').play()")
    sent = page.evaluate(
        """performance.getEntriesByType('resource')
        .map(({ name, encodedBodySize: size, startTime: at }) => [name.split('/').at(-1), size, at])"""
    )
    scripts = {name: size for name, size, _ in sent if name.endswith(".js")}
    (later,) = (at for name, _, at in sent if name == "extras.js")
    first = sum(size for name, size, at in sent if name.endswith(".js") and at < later)
    moves = sum(size for name, size in scripts.items() if name in MOVES_THE_FIGURE)
    assert 0 < moves <= 3 * 1024
    assert 0 < first <= 15 * 1024
    assert 0 < sum(scripts.values()) - first - moves <= 15 * 1024
