"""Where to go on afterwards, from the `next` of a request. It never leads to another site."""

from urllib.parse import urlsplit

from flask import request


def next_page() -> str | None:
    """The `next` of this request, from its form or its address, where it is a path of this site."""
    wanted = request.form.get("next") or request.args.get("next") or ""
    return wanted if is_local_path(wanted) else None


def is_local_path(address: str) -> bool:
    """Browsers read a backslash as a slash and drop control characters, so neither is let through."""
    if not address.startswith("/") or address.startswith("//") or "\\" in address or not address.isprintable():
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc
