"""Who may see what: every route of Ebb. A new route has to be written down here before the tests pass."""

from collections.abc import Callable
from typing import Literal

Who = Literal["anyone", "signed in", "owner"]
Address = Callable[[str], str]
"""The address of an endpoint; objects are Alice's."""

ACCESS: dict[tuple[str, str], Who] = {
    ("GET", "static"): "anyone",
    ("GET", "figures.artwork"): "anyone",
    ("GET", "figures.movement"): "signed in",
    ("GET", "figures.still"): "anyone",
    ("GET", "health.alive"): "anyone",
    ("GET", "health.ready"): "anyone",
    ("GET", "home.today"): "anyone",
    ("GET", "home.about"): "anyone",
    ("GET", "screening.signs"): "anyone",
    ("GET", "accounts.sign_up"): "anyone",
    ("POST", "accounts.sign_up"): "anyone",
    ("GET", "accounts.sign_in"): "anyone",
    ("POST", "accounts.sign_in"): "anyone",
    ("POST", "accounts.sign_out"): "signed in",
    ("GET", "screening.questions"): "signed in",
    ("POST", "screening.answer"): "signed in",
    ("GET", "screening.see_somebody"): "signed in",
    ("POST", "screening.cleared"): "signed in",
    ("GET", "screening.stop"): "signed in",
    ("GET", "home.begin"): "signed in",
    ("GET", "home.change"): "signed in",
    ("POST", "home.place"): "signed in",
    ("GET", "routines.library"): "signed in",
    ("GET", "routines.show"): "signed in",
    ("GET", "routines.download"): "signed in",
    ("GET", "routines.handout_page"): "signed in",
    ("GET", "routines.handout_file"): "signed in",
    ("GET", "composing.new"): "signed in",
    ("POST", "composing.create"): "signed in",
    ("GET", "composing.edit"): "owner",
    ("POST", "composing.change"): "owner",
    ("POST", "composing.removal"): "owner",
    ("POST", "composing.voice"): "owner",
    ("POST", "sessions.create"): "signed in",
    ("POST", "plans.taking_on"): "signed in",
    ("POST", "plans.putting_away"): "owner",
    ("GET", "history.overview"): "signed in",
    ("GET", "history.rating"): "signed in",
    ("POST", "history.rate"): "signed in",
    ("GET", "tracks.captions"): "signed in",
    ("GET", "tracks.plan"): "signed in",
    ("GET", "tracks.player"): "signed in",
    ("GET", "tracks.track"): "signed in",
    ("GET", "tracks.way_out"): "signed in",
    ("GET", "trends.overview"): "signed in",
    ("GET", "settings.overview"): "signed in",
    ("POST", "settings.preferences"): "signed in",
    ("POST", "settings.password"): "signed in",
    ("POST", "settings.other_devices_removal"): "signed in",
    ("POST", "settings.account_removal"): "signed in",
    ("POST", "settings.steps"): "signed in",
    ("POST", "settings.device_removal"): "owner",
    ("GET", "sessions.show"): "owner",
    ("GET", "sessions.track"): "owner",
    ("GET", "sessions.captions"): "owner",
    ("GET", "sessions.plan"): "owner",
    ("GET", "sessions.way_out"): "owner",
    ("GET", "sessions.hurts"): "owner",
    ("GET", "sessions.rating"): "owner",
    ("GET", "sessions.summary"): "owner",
    ("POST", "sessions.progress"): "owner",
    ("POST", "sessions.outcomes"): "owner",
    ("POST", "sessions.rate"): "owner",
    ("POST", "sessions.note"): "owner",
    ("POST", "sessions.ending"): "owner",
    ("GET", "history.entry"): "owner",
    ("POST", "history.correct"): "owner",
    ("POST", "history.removal"): "owner",
}


def routes(method: str, *who: Who) -> list[str]:
    """The endpoints with this method that these may see."""
    return [endpoint for (given, endpoint), may in ACCESS.items() if given == method and may in who]
