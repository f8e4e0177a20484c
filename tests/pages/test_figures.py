"""What a page fetches so that the figure can move."""

import gzip
import struct
from base64 import b64encode
from hashlib import sha256
from xml.etree import ElementTree as ET

import pytest
from flask import Flask

from tests.client import Client
from webapp.pages.figures.addresses import artwork_url, movement_url, still_url

SVG = "{http://www.w3.org/2000/svg}"


def address(app: Flask, start: str, end: str) -> str:
    with app.test_request_context():
        return movement_url(start, end) or ""


def test_a_movement_is_kept_for_good_under_the_address_that_pages_give(app: Flask, alice: Client) -> None:
    answer = alice.fetch(address(app, "sway-left", "sway-centre"))
    assert answer.status_code == 200
    assert answer.mimetype == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in answer.headers
    assert ET.fromstring(answer.data).tag == f"{SVG}svg"


def test_both_ways_share_one_drawing(app: Flask) -> None:
    assert address(app, "sway-left", "sway-centre") == address(app, "sway-centre", "sway-left")
    assert address(app, "sway-left", "sway-centre").endswith("/sway-centre--sway-left.svg")


def test_a_movement_is_sent_packed_to_whom_it_suits(app: Flask, alice: Client) -> None:
    path = address(app, "sway-left", "sway-centre")
    plain, packed = alice.fetch(path), alice.fetch(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert all("Accept-Encoding" in answer.headers["Vary"] for answer in (plain, packed))


def test_under_an_address_from_before_the_newest_movement_is_served_but_not_kept(app: Flask, alice: Client) -> None:
    answer = alice.fetch("/figures/0123456789abcdef/sway-centre--sway-left.svg")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_still_stands_alone_with_its_title_and_a_style_that_its_policy_names(app: Flask, alice: Client) -> None:
    with app.test_request_context():
        answer = alice.fetch(still_url("legs-up-chair"))
    root = ET.fromstring(answer.data)
    style = root.findtext(f"{SVG}style") or ""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert root.findtext(f"{SVG}title", "").startswith("Lying on your back, calves on a chair")
    assert "prefers-color-scheme:dark" in style
    assert f"style-src 'sha256-{digest}';" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_artwork_is_a_square_picture_on_plain_paper(app: Flask, alice: Client) -> None:
    with app.test_request_context():
        answer = alice.fetch(artwork_url("legs-up-chair"))
    assert answer.mimetype == "image/png"
    assert answer.data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", answer.data[16:24]) == (512, 512)
    assert len(answer.data) < 60_000
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("name", ["flying.svg", "flying.png", "Standing.svg", "a--b--c.svg", "..svg"])
def test_a_pose_that_nobody_drew_is_not_there(alice: Client, name: str) -> None:
    assert alice.fetch(f"/figures/any/{name}").status_code == 404


@pytest.mark.parametrize(
    "name", ["sway-left--sway-centre", "sway-left--sway-left", "legs-up-chair--standing", "a--standing", "a--b", "--"]
)
def test_what_does_not_join_is_not_there(alice: Client, name: str) -> None:
    assert alice.fetch(f"/figures/any/{name}.svg").status_code == 404


def test_no_way_leads_from_one_scene_to_another(app: Flask) -> None:
    assert address(app, "standing", "legs-up-chair") == ""
