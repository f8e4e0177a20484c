"""Stylesheets, fonts and modules at addresses that change with their content, so that browsers may keep them for good.

One hash of the whole tree stands in every address (`/static/<hash>/css/base.css`). Addresses inside a stylesheet or a
module are relative, so they carry the same hash without a build step.
"""

import gzip
from functools import cache, lru_cache
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from flask import Flask, Response, abort, current_app, request, send_from_directory, url_for
from werkzeug.security import safe_join

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
    return _address(request.script_root, tree_hash(), name)


@lru_cache(maxsize=1024)
def _address(_root: str, version: str, name: str) -> str:
    """Where the application lies below `_root`. Each page names twenty files, so they are put together once."""
    return url_for("static", version=version, name=name)


def init_app(app: Flask) -> None:
    app.add_url_rule("/static/<version>/<path:name>", "static", _serve)


def _serve(version: str, name: str) -> Response:
    suits = Path(name).suffix in COMPRESSED
    packs = suits and bool(request.accept_encodings["gzip"])
    response = _compressed(name) if packs else send_from_directory(FOLDER, name)
    if suits:
        response.vary.add("Accept-Encoding")
    kept = version == tree_hash() and not current_app.debug
    response.headers["Cache-Control"] = FOR_GOOD if kept else "no-cache"
    return response


def _compressed(name: str) -> Response:
    path = Path(safe_join(str(FOLDER), name) or abort(404))
    if not path.is_file():
        abort(404)
    body = _gzip(path, path.stat().st_mtime_ns)
    response = Response(body, mimetype=guess_type(name)[0], headers={"Content-Encoding": "gzip"})
    response.set_etag(sha256(body).hexdigest()[:16])
    response.make_conditional(request)
    return response


@cache
def _gzip(path: Path, _changed_at: int) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)
