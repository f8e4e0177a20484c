"""Whatever is sent, the answer is never an error of ours."""

from typing import Any

import pytest

from tests.access_list import ACCESS, Address, routes
from tests.client import Client

HOSTILE: dict[str, Any] = {
    "nothing": "",
    "NUL": "a\0b",
    "right to left": "a\u202eb",
    "not UTF-8": b"\xed\xa0\x80\xff",
    "minus": "-1",
    "fraction": "3.5",
    "not a number": "NaN",
    "infinite": "1e999",
    "huge number": "9" * 400,
    "other digits": "٣",
    "long": "x" * 3_000,
    "an array": ["1", "2"],
    "another site": "//evil.example/",
    "markup": "<script>alert(1)</script>",
    "SQL": "' OR 1=1 --",
    "a path": "../../etc/passwd",
}
FIELDS = (
    *("after", "answer", "before", "choice", "cleared", "email", "finished", "flare", "key", "kind", "moment", "name"),
    *("next", "note", "pace", "pain_after", "pain_before", "password", "position", "ready_seconds", "routine", "score"),
    *("amount-0", "do", "sides-0", "step-0", "title"),
    *("sign", "stay", "step", "theme", "then", "time_zone", "variant", "current_password", "new_password"),
    *("ago", "amount", "body_part", "breath_seconds", "change_sides_seconds", "chime", "count_down", "hold_seconds"),
    *("date", "file", "order", "rating", "scale", "time", "zone"),
    *("keep", "shape", "speed", "strength", "voice", "words"),
    *("activity", "enjoyment", "pain"),
    *("day", "days", "drawn", "first", "from", "label", "notes", "printed_name", "second", "text", "to"),
)
QUESTIONS = (
    *("date", "order", "scale", "time", "zone"),
    *("before", "by", "from", "next", "open", "pick", "place", "rating", "routine", "side", "title", "to", "variant"),
    *("drawn", "first", "name", "notes", "pace", "ready_seconds", "second", "shape", "v", "version", "voice", "words"),
)


@pytest.mark.parametrize("endpoint", [endpoint for method, endpoint in ACCESS if method == "POST"])
def test_no_form_is_answered_with_an_error_of_ours(
    alice: Client, client: Client, address: Address, endpoint: str
) -> None:
    path = address(endpoint)
    for sort, value in HOSTILE.items():
        visitor = client if endpoint.startswith("accounts.sign_") else alice
        data = {"csrf_token": visitor.token(), **dict.fromkeys(FIELDS, value)}
        answer = visitor.browser.post(path, data=data)
        assert answer.status_code in (204, 303, 400, 403, 404, 409, 422, 429), (sort, answer.status)


@pytest.mark.parametrize("endpoint", routes("GET", "anyone", "signed in", "owner"))
def test_no_address_is_answered_with_an_error_of_ours(alice: Client, address: Address, endpoint: str) -> None:
    path = address(endpoint)
    for sort, value in HOSTILE.items():
        answer = alice.fetch(path, query_string=dict.fromkeys(QUESTIONS, value))
        assert answer.status_code in (200, 302, 303, 400, 404, 422) or endpoint == "health.ready", (sort, answer.status)


@pytest.mark.parametrize(
    "path",
    [
        "/sessions/1",
        "/sessions/%00",
        "/history/x'y",
        "/routines/%00",
        "/routines/..%2f..",
        "/static/x/../../app.py",
        "/static/x/%00",
        "/sign-in%00",
        "/%ff%fe",
    ],
)
def test_an_address_that_means_nothing_is_not_found(alice: Client, path: str) -> None:
    assert "There is nothing at this address." in alice.get(path, status=404).text


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"name": [1, 2'),
        ("multipart/form-data; boundary=x", b"--x\r\nnonsense"),
        ("text/xml", b"<a/>"),
    ],
)
def test_a_body_of_another_kind_is_refused(client: Client, kind: str, body: bytes) -> None:
    assert client.browser.post("/sign-in", data=body, content_type=kind).status_code == 400
