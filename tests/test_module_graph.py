import gzip

from webapp.module_graph import needed_by
from webapp.static_files import FOLDER

FIRST = ("js/begin.js", "js/player/main.js", "js/player/start.js")


def test_a_page_asks_at_once_for_what_a_module_imports_and_for_nothing_that_it_imports_later() -> None:
    needed = needed_by("js/player/main.js")
    assert needed[:2] == ("js/player/main.js", "js/player/start.js")
    assert {"js/outbox/outbox.js", "js/outbox/store.js", "js/player/plan.js"} <= set(needed)
    assert "js/player/extras.js" not in needed
    assert len(needed) == len(set(needed))


def test_what_the_first_sound_needs_is_small() -> None:
    sent = sum(len(gzip.compress((FOLDER / name).read_bytes(), mtime=0)) for name in needed_by(*FIRST))
    assert sent <= 15 * 1024
