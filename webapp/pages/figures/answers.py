"""How a drawing is sent: packed, and kept for good under the address that pages give."""

import gzip

from flask import Response, current_app, request

from webapp.extensions import services
from webapp.static_files import FOR_GOOD


def drawing(body: bytes, mimetype: str, version: str) -> Response:
    """Under an address from before, the newest drawing is sent but not kept."""
    book = services().figures
    answer = Response(body, mimetype=mimetype)
    if mimetype.endswith("xml"):
        answer.vary.add("Accept-Encoding")
        if request.accept_encodings["gzip"]:
            answer.set_data(gzip.compress(body, mtime=0))
            answer.content_encoding = "gzip"
    kept = version == book.version and not current_app.debug
    answer.headers["Cache-Control"] = FOR_GOOD if kept else "no-cache"
    answer.set_etag(f"{book.version}-{answer.content_encoding or 'plain'}")
    answer.make_conditional(request)
    return answer
