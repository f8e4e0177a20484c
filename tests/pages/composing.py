"""What somebody does to compose a routine, in a browser without script."""

from typing import Any

from tests.client import Client, location
from tests.page import Page, text_of

REST = {"step": "legs-up-release.rest", "sides": "both", "amount": "90"}
KNEES = {"step": "legs-up-release.knees-to-chest", "sides": "both", "amount": "6"}
WALK = {"step": "knee-walking.walk", "sides": "both", "amount": "12"}
FIND_LEFT = {"step": "knee-walking.find-the-movement", "sides": "left", "amount": "3"}


def form(title: str, *steps: dict[str, str], **further: Any) -> dict[str, Any]:
    """What the page sends."""
    fields = {f"{name}-{number}": value for number, step in enumerate(steps) for name, value in step.items()}
    return {"title": title, **fields, **further}


def composed(client: Client, title: str = "Slow evening", *steps: dict[str, str], **further: Any) -> str:
    """The address of a routine that was just kept: of rest and knees to chest where no steps are named."""
    sent = form(title, *(steps or (REST, KNEES)), do="keep", **further)
    return location(client.post("/compose", sent))


def slug_of(routine: str) -> str:
    return routine.rsplit("/", 1)[-1]


def named_steps(page: Page) -> list[str]:
    """The steps that were picked, as `1 Rest`."""
    return [text_of(heading) for heading in page.findall('.//li[@class="pick"]//h3')]
