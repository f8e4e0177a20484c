"""What every page must be, looked at in the browser: accessible, no wider than the screen, its targets large enough."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()

RUN = """
async (options) => {
  const { violations } = await axe.run(document, options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}
"""
CONTRAST = "color-contrast"
STRICT_CONTRAST = "color-contrast-enhanced"
"""Seven to one: where somebody lies on the floor and the phone is an arm's length away."""

SMALL_TARGETS = """
(least) => {
  const within = (element) => element.closest("label") ?? element;
  const shown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest(".hidden-visually, .skip");
  const reached = [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea, summary, a")]
    .filter((element) => shown(element) && !(element.matches("a") && getComputedStyle(element).display === "inline"));
  const open = document.querySelector("dialog[open]");
  return reached.filter((element) => !open || open.contains(element)).map(within).map((element) => {
    const { width, height } = element.getBoundingClientRect();
    return [element.outerHTML.slice(0, 120), Math.round(width), Math.round(height)];
  }).filter(([, width, height]) => width < least || height < least);
}
"""


def axe(page: Page, *, strict_contrast: bool = False) -> list[str]:
    """Everything that axe finds, best practice included, and what in the dark is not to be told from its ground."""
    page.emulate_media(color_scheme="light")
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, {"rules": {STRICT_CONTRAST: {"enabled": strict_contrast}}})
    page.emulate_media(color_scheme="dark")
    rules = [CONTRAST, STRICT_CONTRAST] if strict_contrast else [CONTRAST]
    in_the_dark: list[str] = page.evaluate(RUN, {"runOnly": {"type": "rule", "values": rules}})
    return found + [f"in the dark, {each}" for each in in_the_dark]


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def small_targets(page: Page, least: int) -> list[Any]:
    """What can be pressed and is narrower or lower than `least` pixels. Links in running text may be."""
    found: list[Any] = page.evaluate(SMALL_TARGETS, least)
    return found
