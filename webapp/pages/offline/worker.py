"""The service worker as a browser gets it: the version and the list of its shell, and then its file.

It changes with every static file, which is how browsers notice that there is another version.
"""

import json
from functools import cache
from pathlib import Path

from flask import url_for

from webapp.static_files import FOLDER, static_url, tree_hash

SOURCE = Path("js") / "service-worker.js"
SHELL = ("css/*.css", "fonts/*.woff2", "js/**/*.js", "logo/*.svg")


def worker_script() -> str:
    head = {"version": tree_hash(), "shell": [url_for("offline.no_connection"), *map(static_url, _shell_files())]}
    return f"self.ebb = {json.dumps(head)};\n" + (FOLDER / SOURCE).read_text(encoding="utf-8")


@cache
def _shell_files() -> tuple[str, ...]:
    """Every static file that a page without a network may need."""
    found = {path.relative_to(FOLDER) for pattern in SHELL for path in FOLDER.glob(pattern)}
    return tuple(sorted(path.as_posix() for path in found - {SOURCE}))
