"""The way of a person through Ebb, press by press."""

from itertools import count
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Page, Response, expect

from tests.browser.sound import has_begun

PASSWORD = "seven calm turtles"

_numbers = count(1)


def sign_up(page: Page, name: str, origin: str = "") -> None:
    """Make an account, answer the safety questions with none, and come to Today. Names are made different each time."""
    page.goto(f"{origin}/sign-up")
    page.get_by_label("Name").fill(f"{name} {next(_numbers)}")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make an account").click()
    page.get_by_role("button", name="None of these").click()
    expect(page.get_by_role("heading", name="How is your back right now?")).to_be_visible()


def rate(page: Page, score: int) -> None:
    """Say how it is; the pad is the same before and after."""
    page.get_by_role("button", name=str(score)).and_(page.locator(f'[value="{score}"]')).click()


def begins_a_session(answer: Response) -> bool:
    """Whether the server has heard of the session: from then on its pages are there."""
    return answer.request.method == "POST" and answer.url.endswith("/sessions")


def begin(page: Page, score: int = 6) -> None:
    """From Today to the player with everything in it, and until the server knows the session."""
    rate(page, score)
    with page.expect_response(begins_a_session):
        page.get_by_role("button", name="Begin").click()
    expect(page.locator("main.player")).to_be_visible()
    has_begun(page)


def answer_the_week(page: Page, score: int) -> str:
    """Give that number to each of the three questions about the week; the id of the answer."""
    page.goto("/function")
    for question in page.locator("fieldset").all():
        question.get_by_role("radio", name=str(score), exact=True).check()
    page.get_by_role("button", name="Write it down").click()
    page.get_by_role("heading", name="This week is answered").wait_for()
    return str(page.locator(".peg__day").first.get_attribute("href")).rsplit("/", 1)[1]


def let_ebb_choose(page: Page) -> str:
    """Begin a comparison with the pair that is offered; its id."""
    page.goto("/comparisons")
    page.get_by_role("button", name="Let Ebb choose").click()
    page.get_by_role("heading", name="Too early to tell.").wait_for()
    return page.url.rsplit("/", 1)[1]


def plan_of(page: Page) -> dict[str, Any]:
    """What leads the player of this page: what it began with as long as the server has not heard of the session."""
    main = page.locator("main").evaluate("({ dataset }) => ({ ...dataset })")
    answer = page.request.get(urljoin(page.url, f"/sessions/{main.get('session')}/plan.json"))
    if not answer.ok:
        answer = page.request.get(urljoin(page.url, main["plan"]))
    plan: dict[str, Any] = answer.json()
    return plan
