"""The whole track comes to the page while it plays, and makes way for what is asked for meanwhile."""

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.sound import reaches, seek
from tests.player.conftest import WANTS_A_TAP
from tests.player.fake_practice import FakePractice

KNEES = 10.5
"""A second of a step that has an easier form."""


def is_whole(request: Request) -> bool:
    return request.resource_type == "fetch" and "/track.wav" in request.url


def never_comes(route: Route) -> None:
    if not is_whole(route.request):
        route.continue_()


@pytest.fixture
def coming(page: Page) -> tuple[Page, Request]:
    """A session whose whole track is on its way, and takes for ever."""
    page.route("**/track.wav*", never_comes)
    page.add_init_script(WANTS_A_TAP)
    page.goto("/")
    with page.expect_request(is_whole) as whole:
        page.get_by_role("button", name="Begin").click()
        seek(page, KNEES)
    return page, whole.value


def test_the_rest_of_a_track_that_is_left_is_not_fetched_to_its_end(coming: tuple[Page, Request]) -> None:
    page, whole = coming
    with page.expect_event("requestfailed", lambda request: request == whole):
        page.get_by_role("button", name="Easier").click()
    expect(page.get_by_role("button", name="Easier form")).to_be_visible()


def test_the_message_does_not_wait_for_the_rest_of_the_track(
    coming: tuple[Page, Request], practice: FakePractice
) -> None:
    """On a slow network each takes from the other, so the track makes way before there is an answer."""
    page, whole = coming
    page.route("**/outcomes", lambda route: None)
    with page.expect_event("requestfailed", lambda request: request == whole):
        page.get_by_role("button", name="Easier").click()
    assert practice.outcomes == []


def test_the_whole_of_the_other_track_comes_once_it_sounds(coming: tuple[Page, Request]) -> None:
    page, whole = coming
    with page.expect_request(lambda request: is_whole(request) and request.url != whole.url):
        page.get_by_role("button", name="Easier").click()
    reaches(page, KNEES)


def test_where_nothing_changes_after_all_the_whole_track_is_fetched_anew(coming: tuple[Page, Request]) -> None:
    page, whole = coming
    page.route("**/outcomes", lambda route: route.abort("internetdisconnected"))
    with page.expect_request(lambda request: is_whole(request) and request.url == whole.url):
        page.get_by_role("button", name="Easier").click()
    expect(page.get_by_text("Make the movement smaller.")).to_be_visible()
