from collections.abc import Callable

from flask import Flask

from tests.client import Client


def test_a_new_ebb_asks_for_its_first_account(client: Client) -> None:
    page = client.get("/")

    assert "/sign-up" in page.links()
    assert "/sign-in" not in page.links()


def test_once_somebody_lives_here_the_way_in_is_signing_in(client: Client, alice: Client) -> None:
    page = client.get("/")

    assert "/sign-in" in page.links()
    assert "/sign-up" not in page.links()
    assert "Ask whoever runs this Ebb" in page.text


def test_an_open_ebb_offers_an_account(make_app: Callable[..., Flask], alice: Client) -> None:
    page = Client(make_app(sign_up_open=True)).get("/")

    assert {"/sign-in", "/sign-up"} <= set(page.links())


def test_the_welcome_promises_no_cure_and_says_whom_to_call(client: Client) -> None:
    text = client.get("/").text

    assert "Stretching alone has weak evidence for lasting relief" in text
    assert "not a medical device" in text
    assert "Call 112 now" in text


def test_the_page_about_ebb_is_public_and_honest(client: Client) -> None:
    text = client.get("/about").text

    assert "The evidence that stretching alone brings lasting relief is weak." in text
    assert "what is bad often eases by itself" in text
    assert "To that service goes only the text of the routines" in text
    assert "It does not diagnose" in text


def test_the_licences_of_the_letters_can_be_read(client: Client) -> None:
    licences = [link for link in client.get("/about").links() if "OFL" in link]

    assert len(licences) == 2
    for link in licences:
        with client.fetch(link) as licence:
            assert "SIL Open Font License" in licence.get_data(as_text=True)


def test_the_same_pages_are_there_for_somebody_signed_in(alice: Client) -> None:
    assert alice.get("/about").heading == "About Ebb"
    assert alice.get("/when-to-see-somebody").heading == "When to see somebody"
