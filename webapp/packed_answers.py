"""Plans, captions and other answers to scripts are sent compressed: many small hosts have no proxy that would do it.

Pages are not: decision 22. Sound never is, and neither is what is sent while it is made.
"""

import gzip

from flask import Flask, Response, request

PACKED = frozenset({"application/json", "text/javascript", "text/vtt"})
SMALLEST = 1_000
"""Bytes. Less goes in one packet anyway."""
LEVEL = 6
"""Of gzip. More takes longer and makes a plan no smaller."""


def init_app(app: Flask) -> None:
    app.after_request(pack)


def pack(answer: Response) -> Response:
    """Packed or not, it is the same answer to a browser that has it: its mark becomes a weak one (RFC 9110, 8.8.1)."""
    if answer.mimetype not in PACKED or answer.content_encoding or answer.direct_passthrough or answer.is_streamed:
        return answer
    answer.vary.add("Accept-Encoding")
    mark, is_weak = answer.get_etag()
    if mark and not is_weak:
        answer.set_etag(mark, weak=True)
    if answer.status_code == 200 and request.accept_encodings["gzip"] and len(answer.get_data()) >= SMALLEST:
        answer.set_data(gzip.compress(answer.get_data(), LEVEL, mtime=0))
        answer.content_encoding = "gzip"
    return answer
