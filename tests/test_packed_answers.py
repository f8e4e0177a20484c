"""What is sent compressed, to whom, and what never is."""

import gzip
import json

import pytest

from tests.client import Client
from tests.pages.practising import begun, plan

PACKS = {"Accept-Encoding": "gzip, br"}


@pytest.fixture
def session(alice: Client) -> str:
    return begun(alice)


def test_a_plan_is_sent_packed_to_whoever_can_unpack_it(alice: Client, session: str) -> None:
    plain, packed = (alice.fetch(f"{session}/plan.json", headers=headers) for headers in ({}, PACKS))
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.data)) == plain.json
    assert packed.content_length == len(packed.data) < len(plain.data) / 3
    assert "Accept-Encoding" in plain.vary
    assert "Accept-Encoding" in packed.vary


@pytest.mark.parametrize("accepted", ["identity", "gzip;q=0", "br"])
def test_who_cannot_unpack_it_gets_it_as_it_is(alice: Client, session: str, accepted: str) -> None:
    answer = alice.fetch(f"{session}/plan.json", headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers
    assert answer.get_json()["steps"]


def test_a_browser_that_has_the_plan_is_told_so_packed_or_not(alice: Client, session: str) -> None:
    first = alice.fetch(f"{session}/plan.json", headers=PACKS)
    for headers in ({}, PACKS):
        again = alice.fetch(f"{session}/plan.json", headers={**headers, "If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
        assert again.data == b""
        assert again.headers["ETag"] == first.headers["ETag"]
        assert "Accept-Encoding" in again.vary


def test_captions_and_the_service_worker_are_packed(alice: Client, session: str) -> None:
    for path in (plan(alice, session)["captions"], "/service-worker.js"):
        plain, packed = (alice.fetch(path, headers=headers) for headers in ({}, PACKS))
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.data) == plain.data


def test_the_answer_to_a_change_in_mid_session_is_packed(alice: Client, session: str) -> None:
    wish = {"pace": "unhurried", "position": "3"}
    answer = alice.post(f"{session}/preferences", wish, status=200, headers={**PACKS, "Accept": "application/json"})
    assert json.loads(gzip.decompress(answer.data))["preferences"]["pace"] == "unhurried"


def test_sound_is_never_packed_whole_or_in_part(alice: Client, session: str) -> None:
    track = plan(alice, session)["track"]
    for headers, status in ((PACKS, 200), ({**PACKS, "Range": "bytes=0-1999"}, 206)):
        answer = alice.fetch(track, headers=headers)
        assert answer.status_code == status
        assert "Content-Encoding" not in answer.headers
        assert answer.content_length == len(answer.data)


def test_no_page_is_packed_and_no_token_either(alice: Client, session: str) -> None:
    for path in ("/", "/settings", "/begin?rating=4", session, "/outbox/token"):
        assert "Content-Encoding" not in alice.fetch(path, headers=PACKS).headers


def test_a_file_that_is_sent_while_it_is_made_goes_as_it_is(alice: Client, session: str) -> None:
    answer = alice.fetch("/export/ebb.json", headers=PACKS)
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers
