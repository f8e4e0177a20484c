"""What the log of requests says, and what never stands in it."""

import logging

import pytest
from flask import Flask

from webapp.request_log import SERVERS, mask_tokens

TOKEN = "dO4pANGESTmDoMXCF2v5Ww"


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        (f"/shared/{TOKEN}", "/shared/…"),
        (f"/shared/{TOKEN}/report.pdf", "/shared/…/report.pdf"),
        (f"/shared/{TOKEN}?x=1", "/shared/…?x=1"),
        (f"/calendar/{TOKEN}.ics", "/calendar/….ics"),
        ("/history", "/history"),
    ],
)
def test_a_token_in_an_address_is_masked(address: str, masked: str) -> None:
    line = logging.LogRecord("werkzeug", logging.INFO, "", 0, '"%s" %s', (f"GET {address} HTTP/1.1", "200"), None)
    assert mask_tokens(line)
    assert line.getMessage() == f'"GET {masked} HTTP/1.1" 200'


@pytest.mark.parametrize("server", SERVERS)
def test_servers_that_write_addresses_by_themselves_are_masked(
    app: Flask, server: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert app
    with caplog.at_level(logging.INFO, logger=server):
        logging.getLogger(server).info("GET /shared/%s HTTP/1.1", TOKEN)
    assert caplog.messages == ["GET /shared/… HTTP/1.1"]
