"""Sending a file to be read in, as a browser does."""

import json
from io import BytesIO
from typing import Any

from tests.client import Client, location


def sent(client: Client, data: bytes, name: str = "ebb.json") -> str:
    """The address where the file waits."""
    return location(client.post("/import", {"file": (BytesIO(data), name)}, content_type="multipart/form-data"))


def confirmed(client: Client, data: bytes, **fields: Any) -> str:
    """The file is read in; where that leads."""
    return location(client.post(sent(client, data), fields))


def refused(client: Client, data: bytes, name: str = "ebb.json", status: int = 422) -> str:
    """What the page says about a file that cannot be read in."""
    answer = client.post("/import", {"file": (BytesIO(data), name)}, status=status, content_type="multipart/form-data")
    return client.page(answer).text


def taken_along(client: Client) -> dict[str, Any]:
    """What stands in somebody's archive now."""
    found: dict[str, Any] = json.loads(client.fetch("/export/ebb.json").data)
    return found


def read_in(client: Client, archive: dict[str, Any]) -> None:
    confirmed(client, json.dumps(archive).encode())
