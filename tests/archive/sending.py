"""Sending a file to be read in, as a browser does."""

import json
from typing import Any

from werkzeug.test import TestResponse

from tests.client import Client, location

BOUNDARY = "between-the-parts-of-a-form"


def post_file(client: Client, data: bytes, name: str = "ebb.json") -> TestResponse:
    """What a browser sends. It is put together here, because the test client would leave a file open behind it."""
    head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name="
    token = f'{head}"csrf_token"\r\n\r\n{client.token()}\r\n'
    file = f'{head}"file"; filename="{name}"\r\n\r\n'
    body = (token + file).encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode()
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    return client.browser.post("/import", data=body, content_type=kind, buffered=True)


def sent(client: Client, data: bytes, name: str = "ebb.json") -> str:
    """The address where the file waits."""
    answer = post_file(client, data, name)
    assert answer.status_code == 303, answer.status
    return location(answer)


def confirmed(client: Client, data: bytes, **fields: Any) -> str:
    """The file is read in; where that leads."""
    return location(client.post(sent(client, data), fields))


def refused(client: Client, data: bytes, name: str = "ebb.json", status: int = 422) -> str:
    """What the page says about a file that cannot be read in."""
    answer = post_file(client, data, name)
    assert answer.status_code == status, answer.status
    return client.page(answer).text


def taken_along(client: Client) -> dict[str, Any]:
    """What stands in somebody's archive now."""
    found: dict[str, Any] = json.loads(client.fetch("/export/ebb.json").data)
    return found


def read_in(client: Client, archive: dict[str, Any]) -> None:
    confirmed(client, json.dumps(archive).encode())
