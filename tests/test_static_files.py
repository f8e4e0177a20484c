import gzip
from pathlib import Path

from flask import Flask

from tests.client import Client
from webapp.static_files import FOLDER, static_url, tree_hash


def address(app: Flask, name: str) -> str:
    with app.test_request_context():
        return static_url(name)


def test_a_static_file_is_kept_for_good_under_the_address_that_pages_give(app: Flask, client: Client) -> None:
    answer = client.fetch(address(app, "css/base.css"))
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.mimetype == "text/css"


def test_under_an_address_from_before_the_newest_file_is_served_but_not_kept(client: Client) -> None:
    assert client.fetch("/static/0123456789abcdef/css/base.css").headers["Cache-Control"] == "no-cache"


def test_the_address_changes_when_any_file_changes(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a")
    first = tree_hash(tmp_path)
    tree_hash.cache_clear()
    assert tree_hash(tmp_path) == first
    tree_hash.cache_clear()
    (tmp_path / "a.css").write_text("b")
    assert tree_hash(tmp_path) != first


def test_what_a_stylesheet_names_is_found_beside_it(app: Flask, client: Client) -> None:
    font = address(app, "css/tokens.css").replace("css/tokens.css", "fonts/literata-430.woff2")
    assert client.fetch(font).mimetype == "font/woff2"


def test_text_is_sent_compressed_to_whom_it_suits(app: Flask, client: Client) -> None:
    path = address(app, "css/components.css")
    plain = client.fetch(path)
    packed = client.fetch(path, headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data == (FOLDER / "css/components.css").read_bytes()
    assert "Accept-Encoding" in packed.vary
    assert len(packed.data) == packed.content_length < len(plain.data) / 3


def test_a_browser_that_has_the_file_is_told_so(app: Flask, client: Client) -> None:
    for headers in ({}, {"Accept-Encoding": "gzip"}):
        first = client.fetch(address(app, "css/base.css"), headers=headers)
        again = client.fetch(address(app, "css/base.css"), headers={**headers, "If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304


def test_nothing_outside_the_folder_is_served(client: Client) -> None:
    for path in ("../app.py", "css/../../app.py", "%2e%2e/app.py", "none.css", "css", "css/"):
        for headers in ({}, {"Accept-Encoding": "gzip"}):
            page = client.get(f"/static/x/{path}", status=404, headers=headers)
            assert page.heading == "There is nothing at this address."
