from tests.client import Client


def test_settings_shows_the_page(alice: Client) -> None:
    assert alice.get("/settings").heading == "Settings"
