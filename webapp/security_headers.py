"""A content-security policy that starts from nothing, and the other headers that keep a browser strict."""

from collections.abc import Mapping

from flask import Flask, Response, request

from webapp.extensions import services

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "media-src": "'self' blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
"""What the pages need and no more: https://www.w3.org/TR/CSP3/."""

NOT_NEEDED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
)


def policy(changes: Mapping[str, str] | None = None) -> str:
    """The policy, with other sources for the directives that an answer names."""
    return "; ".join(f"{directive} {sources}" for directive, sources in {**POLICY, **(changes or {})}.items())


HEADERS = {
    "Content-Security-Policy": policy(),
    "Permissions-Policy": ", ".join(["screen-wake-lock=(self)", *(f"{feature}=()" for feature in NOT_NEEDED)]),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
A_YEAR_OF_TLS = "max-age=31536000"


def init_app(app: Flask) -> None:
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    """A view may set its own caching, as static files and audio do; everything else is kept nowhere."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "private, no-store")
    if services().config.behind_proxy and request.is_secure:
        response.headers["Strict-Transport-Security"] = A_YEAR_OF_TLS
    return response
