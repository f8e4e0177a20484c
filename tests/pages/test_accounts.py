from tests.client import Client, location
from tests.conftest import PASSWORD


def test_the_first_account_is_made_in_the_browser_and_leads_to_the_safety_questions(client: Client) -> None:
    page = client.get("/sign-up")
    answer = client.post("/sign-up", page.fields() | {"name": "Alice", "password": PASSWORD})
    assert location(answer) == "/before-you-begin"


def test_signing_out_leaves_nobody_signed_in(alice: Client) -> None:
    alice.post("/sign-out")
    assert alice.fetch("/settings").status_code in (303, 404)
