"""A real Chromium, started once a test process, and a page that keeps account of what a strict page must not do."""

import atexit
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

SHELL = "chromium-headless-shell"
"""The same engine without a window to keep: where it is installed, pages are looked at for half the processor time."""
NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "These tests need Chromium. Install it (Debian: apt install chromium; macOS: brew install --cask chromium; "
    "anywhere: .venv/bin/playwright install chromium), or name one that is there: CHROMIUM=/path/to/chromium"
)
CUT_OFF = "ERR_INTERNET_DISCONNECTED"
"""What the browser complains of where a test takes the network away."""

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}

USUAL: dict[str, Any] = {
    "viewport": PHONE,
    "locale": "en-GB",
    "timezone_id": "Europe/London",
    "service_workers": "block",
}

PATIENCE_MS = 20_000
"""A loaded machine may take its time; what never comes still fails."""
expect.set_options(timeout=PATIENCE_MS)

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""


@cache
def browser(*arguments: str) -> Browser:
    """Fails with what to do where there is no Chromium. `arguments` are further switches for its command line."""
    switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", *arguments]
    started: Browser = playwright().chromium.launch(executable_path=executable(SHELL, *NAMES), args=switches)
    atexit.register(started.close)
    return started


@cache
def playwright() -> Any:
    started = sync_playwright().start()
    atexit.register(started.stop)
    return started


def executable(*names: str) -> str:
    """The first of these that is installed, or the one that CHROMIUM names; unless told otherwise the whole browser."""
    found = (shutil.which(name) for name in (os.environ.get("CHROMIUM", ""), *(names or NAMES)) if name)
    path = next((path for path in found if path), None) or playwright().chromium.executable_path
    if not os.access(path, os.X_OK):
        raise RuntimeError(MISSING)
    return str(path)


class Watch:
    """What a page did that it must not do: third-party requests, policy violations, errors in its script."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        self.context = context
        context.add_init_script(WATCH)
        context.on("request", lambda request: self._requested(request.url, origin))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", lambda message: self._said(message.type, message.text))

    def _requested(self, url: str, origin: str) -> None:
        if not url.startswith((origin, "data:", "blob:", "about:")):
            self.elsewhere.append(url)

    def _said(self, kind: str, text: str) -> None:
        if kind == "error" and CUT_OFF not in text:
            self.errors.append(text)

    def problems(self) -> list[str]:
        """Everything up to now, the violations on the open pages included."""
        violations = [each for page in self.context.pages for each in page.evaluate("window.violations ?? []")]
        return self.elsewhere + self.errors + violations


@contextmanager
def new_page(origin: str, *arguments: str, **settings: Any) -> Iterator[tuple[Page, Watch]]:
    """A page in a context of its own, as on a phone unless `settings` say otherwise. No service worker comes along."""
    context = browser(*arguments).new_context(**{"base_url": origin, **USUAL} | settings)
    context.set_default_timeout(PATIENCE_MS)
    try:
        yield context.new_page(), Watch(context, origin)
    finally:
        context.close()
