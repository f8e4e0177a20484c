"""The part of Flask-Login that Ebb uses. `current_user` is a person wherever a view requires one."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Request

from webapp.accounts.models import Person

View = TypeVar("View", bound=Callable[..., Any])

current_user: Person

def login_required(func: View) -> View: ...

class AnonymousUserMixin:
    is_authenticated: bool

class LoginManager:
    def init_app(self, app: Flask, add_context_processor: bool = True) -> None: ...
    def request_loader(self, callback: Callable[[Request], Person | None]) -> object: ...
    def unauthorized_handler(self, callback: Callable[[], Any]) -> object: ...
