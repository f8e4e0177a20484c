"""What a browser's outbox needs of the server: a token for whoever is signed in, and answers that a script can read."""

from uuid import uuid4

from tests.client import Client, location
from tests.pages.practising import ROUTINE, begun, screened

SCRIPT = {"Accept": "application/json"}


def test_the_token_is_of_whoever_is_signed_in_and_opens_their_forms(alice: Client, bob: Client) -> None:
    session = begun(alice)
    hers, his = (person.fetch("/outbox/token").get_json() for person in (alice, bob))

    assert hers["person"] != his["person"]
    assert hers["person"] == alice.fetch("/outbox/token").get_json()["person"]
    sent = {"position": "3", "csrf_token": hers["csrf"]}
    assert alice.browser.post(f"{session}/progress", data=sent).status_code == 204
    assert bob.browser.post(f"{session}/progress", data=sent).status_code == 400


def test_a_script_is_told_the_next_page_instead_of_being_led_there(alice: Client) -> None:
    key = str(uuid4())
    sent = {"routine": ROUTINE, "pain_before": "6", "key": key}
    first = alice.post("/sessions", sent, status=200, headers=SCRIPT).get_json()
    assert first["next"].startswith("/before-you-begin?")

    screened(alice)
    session = alice.post("/sessions", sent, status=200, headers=SCRIPT).get_json()["next"]
    assert session.startswith("/sessions/")
    again = alice.post(f"{session}/rating", {"pain_after": "4"}, status=200, headers=SCRIPT).get_json()
    assert again["next"] == f"{session}/summary"


def test_a_refusal_comes_with_its_sentence(alice: Client) -> None:
    session = begun(alice)
    alice.post(f"{session}/rating", {"pain_after": "4"})

    other = alice.post(f"{session}/rating", {"pain_after": "9"}, status=409, headers=SCRIPT).get_json()
    assert other["problem"] == "You have already written down 4 after this session."
    nowhere = alice.post(f"{session}/progress", {"position": "x"}, status=422, headers=SCRIPT).get_json()
    assert nowhere["problem"] == "That is no place on the track."
    no_number = alice.post(f"{session}/rating", {"pain_after": "11"}, status=422, headers=SCRIPT).get_json()
    assert no_number["problem"].startswith("Please look again.")


def test_a_script_of_somebody_signed_out_is_refused_and_not_led_to_a_page(alice: Client, client: Client) -> None:
    session = begun(alice)

    assert location(client.post(f"{session}/rating", {"pain_after": "4"})) == "/sign-in"
    client.post(f"{session}/rating", {"pain_after": "4"}, status=401, headers=SCRIPT)
    assert client.fetch("/outbox/token", headers={"Sec-Fetch-Dest": "empty"}).status_code == 401
