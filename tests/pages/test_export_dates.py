"""The days that somebody asks for, and what is said of those that cannot be."""

from datetime import date

import pytest

from tests.client import Client
from webapp.pages.exports.dates import Span, WrongDatesError, asked_dates
from webapp.trends.records import FIRST_DAY, LAST_DAY

TODAY = date(2026, 11, 21)
NO_SUCH_DAY = "There is no such day. Dates are written like 2026-03-31: year, month, day."
TOO_FAR = "Please choose days between the years 1900 and 2199."
TURNED_ROUND = "The first day comes after the last. Please turn them round."

FILES = ("/export/sessions.csv", "/export/ratings.csv", "/export/fhir.json")


@pytest.mark.parametrize(
    ("sent", "first", "last"),
    [
        ({}, FIRST_DAY, LAST_DAY),
        ({"from": "", "to": "  "}, FIRST_DAY, LAST_DAY),
        ({"from": "2026-03-31"}, date(2026, 3, 31), LAST_DAY),
        ({"to": " 2026-03-31 "}, FIRST_DAY, date(2026, 3, 31)),
        ({"from": "2026-03-31", "to": "2026-03-31"}, date(2026, 3, 31), date(2026, 3, 31)),
        ({"from": "2024-02-29"}, date(2024, 2, 29), LAST_DAY),
        ({"from": "1900-01-01", "to": "2199-12-31"}, FIRST_DAY, LAST_DAY),
    ],
)
def test_days_that_can_be_used(sent: dict[str, str], first: date, last: date) -> None:
    span = asked_dates(sent)
    assert (span.first, span.last) == (first, last)


WRONG = [
    ({"from": "2026-02-30"}, NO_SUCH_DAY),
    ({"to": "2025-02-29"}, NO_SUCH_DAY),
    ({"from": "yesterday"}, NO_SUCH_DAY),
    ({"from": "20260301"}, NO_SUCH_DAY),
    ({"from": "2026-W10-1"}, NO_SUCH_DAY),
    ({"from": "2026-3-1"}, NO_SUCH_DAY),
    ({"from": "01/03/2026"}, NO_SUCH_DAY),
    ({"from": "２０２６-03-01"}, NO_SUCH_DAY),
    ({"from": "2026-03-01T00:00"}, NO_SUCH_DAY),
    ({"from": "0000-00-00"}, NO_SUCH_DAY),
    ({"from": "\0"}, NO_SUCH_DAY),
    ({"from": "9" * 10_000}, NO_SUCH_DAY),
    ({"from": "0001-01-01"}, TOO_FAR),
    ({"to": "9999-12-31"}, TOO_FAR),
    ({"from": "1899-12-31"}, TOO_FAR),
    ({"to": "2200-01-01"}, TOO_FAR),
    ({"from": "2026-03-02", "to": "2026-03-01"}, TURNED_ROUND),
]


@pytest.mark.parametrize(("sent", "sentence"), WRONG)
def test_days_that_cannot_be_used_have_a_sentence(sent: dict[str, str], sentence: str) -> None:
    with pytest.raises(WrongDatesError) as refused:
        asked_dates(sent)
    assert (refused.value.code, refused.value.description) == (422, sentence)


@pytest.mark.parametrize(
    ("span", "name"),
    [
        (Span(), "ebb-until-2026-11-21.csv"),
        (Span(None, date(2026, 3, 1)), "ebb-until-2026-03-01.csv"),
        (Span(date(2026, 1, 1), None), "ebb-2026-01-01-to-2026-11-21.csv"),
        (Span(date(2026, 1, 1), date(2026, 3, 1)), "ebb-2026-01-01-to-2026-03-01.csv"),
        (Span(date(2027, 1, 1), None), "ebb-2027-01-01-to-2027-01-01.csv"),
    ],
)
def test_a_file_is_named_by_its_days(span: Span, name: str) -> None:
    assert span.file_name("ebb", "csv", TODAY) == name


@pytest.mark.parametrize("path", ["/export", *FILES])
@pytest.mark.parametrize(("sent", "sentence"), WRONG[-8:])
def test_instead_of_the_file_the_choice_comes_back_with_what_was_sent(
    alice: Client, path: str, sent: dict[str, str], sentence: str
) -> None:
    page = alice.get(path, status=422, query_string=sent)
    assert page.title == "Please look again: Take it with you · Ebb"
    assert sentence in page.text
    fields = page.fields("/export")
    assert {name: fields[name] for name in sent} == sent
    for field in page.findall('.//input[@type="date"]'):
        assert field.get("aria-invalid") == "true"
    assert page.by_id("take-problem").get("role") == "alert"
