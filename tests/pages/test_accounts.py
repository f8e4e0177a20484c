from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from time import process_time

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.conftest import PASSWORD
from webapp.accounts.models import Device, FailedSignIn, Person
from webapp.accounts.throttle import WINDOW, begin_try
from webapp.pages.accounts.signing_in import COOKIE

MakeApp = Callable[..., Flask]
WRONG = "do not belong together"


def sign_up(client: Client, status: int = 303, **fields: str) -> str:
    page = client.get("/sign-up")
    return client.post(
        "/sign-up", {**page.fields(), "name": "Dora", "password": PASSWORD, **fields}, status=status
    ).text


def sign_in(client: Client, name: str, password: str, status: int = 303, path: str = "/sign-in") -> str:
    answer = client.post(path, {**client.get("/sign-in").fields(), "name": name, "password": password}, status=status)
    return location(answer) if status == 303 else client.page(answer).text


def test_the_first_account_is_made_in_the_browser_and_leads_to_the_safety_questions(
    client: Client, db: Session
) -> None:
    fields = client.get("/sign-up").fields() | {"name": "  Alice ", "password": PASSWORD, "email": "Alice@Example.org"}
    answer = client.post("/sign-up", fields | {"time_zone": "Europe/Berlin"})
    assert location(answer) == "/before-you-begin"
    client.get("/settings")
    alice = db.scalars(select(Person)).one()
    assert (alice.name, alice.email, alice.time_zone, alice.host) == (
        "Alice",
        "alice@example.org",
        "Europe/Berlin",
        True,
    )
    assert PASSWORD not in alice.password_hash


def test_after_the_first_account_sign_up_is_closed_and_says_so(client: Client, alice: Client, db: Session) -> None:
    assert client.get("/sign-up", status=403).heading == "Accounts are closed"
    client.post("/sign-up", {"name": "Dora", "password": PASSWORD}, status=403)
    assert "made by whoever runs it" in client.get("/sign-in").text
    assert db.scalar(select(func.count()).select_from(Person)) == 1


def test_a_host_can_leave_sign_up_open(make_app: MakeApp, alice: Client, db: Session) -> None:
    client = Client(make_app(sign_up_open=True))
    assert "/sign-up" in client.get("/sign-in").links()
    sign_up(client)
    assert db.scalars(select(Person.host).order_by(Person.name)).all() == [True, None]


def test_of_many_first_sign_ups_at_once_one_makes_the_account(app: Flask, db: Session) -> None:
    clients = [Client(app) for _ in range(6)]
    forms = [client.get("/sign-up").fields() for client in clients]

    def send(number: int) -> int:
        data = forms[number] | {"name": f"Person {number}", "password": PASSWORD}
        return clients[number].browser.post("/sign-up", data=data).status_code

    with ThreadPoolExecutor(6) as pool:
        answers = sorted(pool.map(send, range(6)))
    assert answers[0] == 303
    assert set(answers[1:]) <= {403, 422}
    assert db.scalar(select(func.count()).select_from(Person)) == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Please give a name."),
        ("name", "a\u202eb", "cannot be seen"),
        ("password", "too short", "at least 10 characters"),
        ("email", "not an address", "does not look like an e-mail address"),
    ],
)
def test_a_refusal_stands_at_its_field_and_what_was_typed_is_still_there(
    client: Client, db: Session, field: str, value: str, sentence: str
) -> None:
    data = client.get("/sign-up").fields() | {
        "name": "Dora",
        "password": PASSWORD,
        "email": "d@example.org",
        field: value,
    }
    page = client.page(client.post("/sign-up", data, status=422))
    assert page.title.startswith("Please look again")
    assert sentence in page.by_id(f"{field}-error").itertext().__next__()
    assert page.by_id(field).attrib["aria-invalid"] == "true"
    if field != "name":
        assert page.by_id("name").attrib["value"] == "Dora"
    assert "value" not in page.by_id("password").attrib
    assert db.scalar(select(func.count()).select_from(Person)) == 0


def test_a_name_or_an_address_is_taken_once_however_it_is_typed(make_app: MakeApp, client: Client) -> None:
    sign_up(client, name="Straße", email="d@example.org")
    other = Client(make_app(sign_up_open=True))
    assert "taken" in sign_up(other, 422, name="STRASSE")
    assert "already" in sign_up(other, 422, email="D@EXAMPLE.ORG")


@pytest.mark.parametrize("zone", ["", "Mars/Base", "../../etc/localtime", "x" * 500])
def test_a_zone_that_does_not_exist_becomes_utc(client: Client, db: Session, zone: str) -> None:
    sign_up(client, time_zone=zone)
    assert db.scalars(select(Person.time_zone)).one() == "UTC"


def test_somebody_signed_in_needs_neither_door(alice: Client) -> None:
    assert location(alice.fetch("/sign-in?next=/trends")) == "/trends"
    assert location(alice.fetch("/sign-up")) == "/"


def test_name_or_address_opens_with_the_right_password(client: Client, db: Session) -> None:
    sign_up(client, name="Dora", email="dora@example.org")
    for name in ("Dora", " dORA ", "dora@example.org", "DORA@example.org"):
        client.post("/sign-out")
        assert sign_in(client, name, PASSWORD) == "/"


def test_signing_in_leads_back_to_where_one_came_from(alice: Client, client: Client) -> None:
    wanted = location(client.fetch("/trends?by=week"))
    assert wanted == "/sign-in?next=/trends?by%3Dweek"
    assert sign_in(client, "Alice", PASSWORD, path=wanted) == "/trends?by=week"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)", "trends"],
)
def test_signing_in_never_leads_to_another_site(alice: Client, client: Client, elsewhere: str) -> None:
    answer = client.browser.post(
        "/sign-in",
        query_string={"next": elsewhere},
        data={**client.get("/sign-in").fields(), "name": "Alice", "password": PASSWORD},
    )
    assert answer.headers["Location"] == "/"


def test_a_wrong_password_and_an_unknown_name_are_told_the_same(alice: Client, client: Client) -> None:
    wrong = sign_in(client, "Alice", "wrong password", 422)
    unknown = sign_in(client, "Alyce", "wrong password", 422)
    assert WRONG in wrong
    assert wrong == unknown


def test_a_wrong_password_and_an_unknown_name_take_the_same_time(alice: Client, client: Client) -> None:
    def fastest(name: str) -> float:
        times = []
        for _ in range(5):
            start = process_time()
            client.post("/sign-in", {"name": name, "password": "wrong password"}, status=422)
            times.append(process_time() - start)
        return min(times)

    assert 0.5 < fastest("Alice") / fastest("Alyce") < 2


def test_what_was_typed_is_still_there_but_not_the_password(client: Client) -> None:
    page = client.page(client.post("/sign-in", {"name": "Nora", "password": "wrong password"}, status=422))
    assert page.by_id("name").attrib["value"] == "Nora"
    assert "wrong password" not in page.html


@pytest.mark.parametrize("name", ["Alice", "Nobody"])
def test_after_ten_tries_even_the_right_password_has_to_wait(alice: Client, make_app: MakeApp, name: str) -> None:
    workers = [Client(make_app()), Client(make_app())]
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        for number in range(10):
            assert WRONG in sign_in(workers[number % 2], name, "wrong password", 422)
        for worker in workers:
            assert "wait a quarter of an hour" in sign_in(worker, name, PASSWORD, 429)
        clock.shift(WINDOW)
        sign_in(workers[0], name, PASSWORD, 303 if name == "Alice" else 422)


def test_an_address_has_thirty_tries(app: Flask, client: Client, alice: Client, db: Session) -> None:
    key = str(app.secret_key)
    for number in range(30):
        begin_try(db, key, account=f"name {number}", address="127.0.0.1", now=datetime.now(UTC))
    answer = client.post("/sign-in", {"name": "Alice", "password": PASSWORD}, status=429)
    assert answer.headers["Retry-After"] == "900"


def test_tries_at_the_same_moment_are_all_counted(app: Flask, alice: Client) -> None:
    clients = [Client(app) for _ in range(20)]
    tokens = [client.token() for client in clients]

    def send(number: int) -> int:
        data = {"csrf_token": tokens[number], "name": "Alice", "password": "wrong password"}
        return clients[number].browser.post("/sign-in", data=data).status_code

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, range(20)))
    assert answers.count(422) <= 10
    assert set(answers) == {422, 429}


def test_the_right_password_starts_the_count_afresh(alice: Client, client: Client, db: Session) -> None:
    sign_in(client, "Alice", "wrong password", 422)
    sign_in(client, "Alice", PASSWORD)
    assert db.scalar(select(func.count()).select_from(FailedSignIn)) == 1  # of the address


def test_signing_out_ends_it_on_the_server_too(alice: Client, app: Flask, db: Session) -> None:
    cookie = alice.browser.get_cookie(COOKIE)
    assert cookie is not None
    alice.post("/sign-out")
    assert location(alice.fetch("/settings")) == "/sign-in?next=/settings"
    thief = Client(app)
    thief.browser.set_cookie(COOKIE, cookie.value)
    assert location(thief.fetch("/settings")) == "/sign-in?next=/settings"
    assert db.scalars(select(Device)).all() == []


def test_signing_in_makes_a_new_token_for_forms(alice: Client, client: Client) -> None:
    old = client.token()
    sign_in(client, "Alice", PASSWORD)
    answer = client.browser.post("/sign-out", data={"csrf_token": old})
    assert answer.status_code == 400


def test_the_cookie_is_kept_from_scripts_and_other_sites(alice: Client, client: Client) -> None:
    for stay, lasts in (({"stay": "y"}, timedelta(days=365)), ({}, None)):
        client.post("/sign-in", {"name": "Alice", "password": PASSWORD, **stay})
        cookie = client.browser.get_cookie(COOKIE)
        assert cookie is not None
        assert cookie.http_only
        assert cookie.same_site == "Lax"
        assert not cookie.secure
        assert cookie.path == "/"
        assert cookie.max_age == (lasts.total_seconds() if lasts else None)
        client.post("/sign-out")


def test_behind_tls_cookies_are_secure(make_app: MakeApp, alice: Client) -> None:
    client = Client(make_app(behind_proxy=True))
    tls = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    token = client.get("/sign-in", headers=tls, base_url="https://localhost").fields()["csrf_token"]
    answer = client.browser.post(
        "/sign-in",
        data={"name": "Alice", "password": PASSWORD, "csrf_token": token},
        headers={**tls, "Referer": "https://localhost/sign-in"},
        base_url="https://localhost",
    )
    assert answer.status_code == 303
    assert all("Secure" in cookie and "HttpOnly" in cookie for cookie in answer.headers.getlist("Set-Cookie"))


def test_a_request_of_a_page_itself_is_answered_plainly_when_signed_out(client: Client) -> None:
    for kind in ("empty", "audio", "track"):
        client.get("/trends", status=401, headers={"Sec-Fetch-Dest": kind})
    assert client.fetch("/trends", headers={"Sec-Fetch-Dest": "document"}).status_code == 303


def test_looking_does_not_move_the_time_a_device_was_last_used_but_sending_does(alice: Client, db: Session) -> None:
    seen = db.scalars(select(Device.last_seen_at)).one()
    with time_machine.travel(seen + timedelta(hours=3), tick=False):
        alice.get("/settings")
        assert db.scalars(select(Device.last_seen_at)).one() == seen
        alice.post("/settings", alice.get("/settings").fields("/settings"))
        assert db.scalars(select(Device.last_seen_at)).one() == seen + timedelta(hours=3)
