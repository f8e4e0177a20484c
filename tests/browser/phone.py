"""Chromium as people have it: tabs that are not seen are hidden, and their timers are slowed down.

Playwright keeps every page of a browser that it starts visible, and never slows one down.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Page

from tests.browser.chromium import PATIENCE_MS, executable, playwright

SWITCHES = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
LISTENS = re.compile(r"ws://\S+")


@contextmanager
def phone(*arguments: str, environment: Mapping[str, str] | None = None) -> Iterator[BrowserContext]:
    """Its browser, started anew with an empty profile. `arguments` are further switches for its command line."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [executable(), *SWITCHES, *(arguments or ("--headless",)), f"--user-data-dir={profile}"]
        process = subprocess.Popen(
            [*command, "--remote-debugging-port=0", "about:blank"],
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )
        assert process.stderr is not None
        try:
            address = next(found[0] for line in process.stderr if (found := LISTENS.search(line)))
            browser = playwright().chromium.connect_over_cdp(address, no_defaults=True)
            context: BrowserContext = browser.contexts[0]
            context.set_default_timeout(PATIENCE_MS)
            yield context
            browser.close()
        finally:
            process.terminate()
            process.wait()
            process.stderr.close()


def hide(page: Page) -> Page:
    """Puts another tab before this one, and gives it back."""
    other = page.context.new_page()
    other.bring_to_front()
    assert is_hidden(page)
    return other


def is_hidden(page: Page) -> bool:
    return bool(page.evaluate("document.visibilityState === 'hidden'"))
