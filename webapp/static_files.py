"""Stylesheets, fonts and modules at addresses that change with their content, so that browsers may keep them for good.

One hash of the whole tree stands in every address (`/static/<hash>/css/base.css`). Addresses inside a stylesheet or a
module are relative, so they carry the same hash without a build step.
"""

import gzip
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, current_app, request, send_from_directory, url_for

FOLDER = Path(__file__).parent / "static"
COMPRESSED = frozenset({".css", ".js", ".svg", ".txt"})
FOR_GOOD = "public, max-age=31536000, immutable"


@cache
def tree_hash(folder: Path = FOLDER) -> str:
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def static_url(name: str) -> str:
    """The address of a file under `webapp/static/`, good until any static file changes."""
    return url_for("static", version=tree_hash(), name=name)


def init_app(app: Flask) -> None:
    app.add_url_rule("/static/<version>/<path:name>", "static", _serve)


def _serve(version: str, name: str) -> Response:
    response = send_from_directory(FOLDER, name)
    if Path(name).suffix in COMPRESSED:
        response.vary.add("Accept-Encoding")
        if request.accept_encodings["gzip"]:
            response = _compressed(response, name)
    kept = version == tree_hash() and not current_app.debug
    response.headers["Cache-Control"] = FOR_GOOD if kept else "no-cache"
    return response


def _compressed(response: Response, name: str) -> Response:
    response.direct_passthrough = False
    body = _gzip(FOLDER / name, (FOLDER / name).stat().st_mtime_ns)
    response.set_data(body)
    response.headers["Content-Encoding"] = "gzip"
    response.set_etag(sha256(body).hexdigest()[:16])
    return response


@cache
def _gzip(path: Path, _changed_at: int) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)
