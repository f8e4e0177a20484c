"""The diary as FHIR R4, held against the official definitions, and read as a clinic's software would read it."""

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings

from tests.export.fhir_rules import problems
from tests.export.kept_diaries import ALWAYS, AT, HOSTILE_NOTES, NAMES, PERSON, diaries, outcome, rating, session
from webapp.export.fhir import Whose, fhir_bundle
from webapp.export.fhir_terms import text_of
from webapp.practice.kept import KeptRating, KeptSession
from webapp.trends.function import FunctionRecord, Items

Json = dict[str, Any]


def bundle(
    sessions: Sequence[KeptSession] = (),
    ratings: Sequence[KeptRating] = (),
    answers: Sequence[FunctionRecord] = (),
    days: tuple[date, date] = ALWAYS,
) -> Json:
    """A bundle in which nothing is wrong."""
    made = written(sessions, ratings, answers, days)
    assert problems(made) == []
    return made


def written(
    sessions: Sequence[KeptSession],
    ratings: Sequence[KeptRating],
    answers: Sequence[FunctionRecord],
    days: tuple[date, date] = ALWAYS,
) -> Json:
    parts = fhir_bundle(
        Whose(PERSON, "EBB-TEST", *days),
        [sessions] if sessions else [],
        [ratings] if ratings else [],
        answers,
        NAMES,
        made_at=AT,
        time_zone="Europe/London",
    )
    made: Json = json.loads("".join(parts))
    return made


def of_kind(made: Json, kind: str) -> list[Json]:
    return [entry["resource"] for entry in made["entry"] if entry["resource"]["resourceType"] == kind]


@given(diaries())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_diary_makes_a_valid_bundle(
    diary: tuple[list[KeptSession], list[KeptRating], list[FunctionRecord]],
) -> None:
    assert problems(written(*diary)) == []


def test_an_empty_diary_is_a_patient_and_nothing_more() -> None:
    made = bundle()
    assert (made["resourceType"], made["type"], len(made["entry"])) == ("Bundle", "collection", 1)
    assert made["timestamp"] == "2026-07-01T08:30:00+01:00"


def test_the_patient_has_a_pseudonym_and_no_name() -> None:
    (patient,) = of_kind(bundle(), "Patient")
    assert set(patient) == {"resourceType", "id", "meta", "identifier"}
    assert str(PERSON) not in json.dumps(patient)
    assert patient["identifier"][1]["value"] == "EBB-TEST"
    assert bundle()["entry"][0] == bundle()["entry"][0]


def test_a_rating_is_a_survey_with_the_code_of_the_numeric_rating_scale() -> None:
    (said,) = of_kind(bundle(ratings=[rating(score=0)]), "Observation")
    assert said["code"]["coding"] == [
        {
            "system": "http://loinc.org",
            "code": "72514-3",
            "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
        }
    ]
    assert said["category"][0]["coding"][0]["code"] == "survey"
    assert said["status"] == "final"
    assert said["valueInteger"] == 0
    assert said["effectiveDateTime"] == "2026-07-01T08:30:00+01:00"


@pytest.mark.parametrize(
    ("moment", "said"),
    [("before", "before a session"), ("after", "after a session"), ("morning", "the morning after a session")],
)
def test_a_rating_of_a_session_leads_to_it_and_says_when_it_was_asked(moment: str, said: str) -> None:
    one = session()
    given = rating(moment=moment, session_id=one.id, session_day=one.local_day)
    made = bundle([one], [given])
    (observation,) = of_kind(made, "Observation")
    assert observation["partOf"] == [{"reference": f"urn:uuid:{one.id}"}]
    assert observation["component"][0]["valueString"] == said


def test_a_morning_whose_session_lies_before_the_days_of_the_file_leads_nowhere_that_is_not_there() -> None:
    one = session()
    given = rating(moment="morning", at=AT + timedelta(days=1), session_id=one.id, session_day=one.local_day)
    tomorrow = date(2026, 7, 2)
    (observation,) = of_kind(bundle([], [given], days=(tomorrow, tomorrow)), "Observation")
    assert "partOf" not in observation


def test_a_rating_that_was_not_given_is_not_there() -> None:
    made = bundle([session(before=None, after=None)])
    assert of_kind(made, "Observation") == []


def test_a_session_is_a_procedure_with_its_times_and_its_title() -> None:
    (procedure,) = of_kind(bundle([session()]), "Procedure")
    assert procedure["status"] == "completed"
    assert procedure["code"] == {"text": "Legs-up release"}
    assert procedure["performedPeriod"] == {"start": "2026-07-01T08:30:00+01:00", "end": "2026-07-01T08:38:00+01:00"}


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, "completed"),
        ({"heard_seconds": 378.0}, "completed"),
        ({"heard_seconds": 200.0}, "stopped"),
        ({"heard_seconds": 0.0}, "unknown"),
        ({"ended_at": None}, "in-progress"),
    ],
)
def test_the_status_says_how_much_of_it_there_was(given: Json, status: str) -> None:
    (procedure,) = of_kind(bundle([session(**given)]), "Procedure")
    assert procedure["status"] == status


def test_a_session_that_ended_before_it_began_has_no_end() -> None:
    (procedure,) = of_kind(bundle([session(ended_at=AT - timedelta(minutes=1))]), "Procedure")
    assert "end" not in procedure["performedPeriod"]


def test_a_flare_is_said_once() -> None:
    (said,) = of_kind(bundle([session(flare=True)]), "Observation")
    assert (said["code"]["text"], said["valueBoolean"]) == ("Flare of back pain", True)


def test_where_and_how_much_a_step_hurt_is_said() -> None:
    hurt = outcome(body_part="back", strength=7, leg_symptoms=True)
    (said,) = of_kind(bundle([session(outcomes=(hurt,))]), "Observation")
    assert said["bodySite"] == {"text": "lower back"}
    assert {part["code"]["text"]: value(part) for part in said["component"]} == {
        "Step": "Knees side to side",
        "Down the leg, or numb": True,
        "How much it hurt, 0-10": 7,
    }


def value(component: Json) -> Any:
    return next(given for key, given in component.items() if key.startswith("value"))


def test_what_was_eased_skipped_and_left_out_stands_in_words() -> None:
    one = session(
        outcomes=(outcome("eased", "settle"), outcome("skipped", "knees")),
        easier_steps=("settle",),
        left_out_steps=("no-such-step",),
    )
    (procedure,) = of_kind(bundle([one]), "Procedure")
    assert procedure["note"] == [
        {
            "text": "Standard variant. 7.0 of 7.0 minutes. Eased: Settle. Skipped: Knees side to side. "
            "Led in the easier form: Settle. Left out: No such step."
        }
    ]


def test_the_weekly_questions_have_their_codes_and_their_mean() -> None:
    (said,) = of_kind(bundle(answers=[FunctionRecord(uuid4(), AT, "Europe/London", Items(6, 7, 7))]), "Observation")
    assert said["code"]["coding"][0]["code"] == "91147-9"
    assert said["valueQuantity"] == {
        "value": 6.7,
        "unit": "score",
        "system": "http://unitsofmeasure.org",
        "code": "{score}",
    }
    assert [(part["code"]["coding"][0]["code"], part["valueInteger"]) for part in said["component"]] == [
        ("75893-8", 6),
        ("91145-3", 7),
        ("91146-1", 7),
    ]


def test_answers_about_other_days_stay_out() -> None:
    answers = [FunctionRecord(uuid4(), AT + timedelta(days=day), "Europe/London", Items(1, 2, 3)) for day in (-1, 0, 1)]
    (said,) = of_kind(bundle(answers=answers, days=(date(2026, 7, 1), date(2026, 7, 1))), "Observation")
    assert said["id"] == str(answers[1].id)


@pytest.mark.parametrize("note", HOSTILE_NOTES)
def test_a_note_arrives_as_it_was_written_but_for_what_fhir_forbids(note: str) -> None:
    (procedure,) = of_kind(bundle([session(note=note)]), "Procedure")
    assert procedure["note"][0]["text"] == text_of(note)
    if all(sign.isprintable() or sign in "\r\n\t" for sign in note):
        assert text_of(note) == note


def test_what_fhir_forbids_is_put_in_words_that_it_takes() -> None:
    assert text_of("a\xa0b\u2028c\x07d\ufeffe") == "a b\nc\ufffdd e"
    assert text_of("\xa0\n ") == ""


def test_a_note_of_nothing_is_no_note() -> None:
    (procedure,) = of_kind(bundle([session(note="\xa0")]), "Procedure")
    assert len(procedure["note"]) == 1


def test_two_files_of_one_person_are_about_the_same_patient() -> None:
    assert of_kind(bundle([session(1)]), "Patient") == of_kind(bundle([session(2)]), "Patient")


def test_the_rules_find_what_is_broken() -> None:
    """Rules that never complain would prove nothing."""
    hurt = outcome(strength=3)
    one = session(outcomes=(hurt,))
    made = bundle([one], [rating(moment="after", session_id=one.id, session_day=one.local_day)])

    def breaks(change: Callable[[list[Json]], object]) -> bool:
        broken = copy.deepcopy(made)
        change([entry["resource"] for entry in broken["entry"]])
        return bool(problems(broken))

    patient, procedure, hurting, given = range(4)
    assert not breaks(lambda _: None)
    for at, key, wrong in (
        (procedure, "status", "done"),
        (hurting, "status", "finished"),
        (given, "valueInteger", "5"),
        (given, "valueInteger", 5.5),
        (given, "effectiveDateTime", "2026-07-01T08:30:00"),
        (given, "effectiveDateTime", "2026-07-01T08:30:00+15:00"),
        (given, "effectiveDateTime", "2026-07-01T08:30:00-00:44:30"),
        (given, "partOf", [{"reference": f"urn:uuid:{uuid4()}"}]),
        (given, "partOf", [{"reference": made["entry"][patient]["fullUrl"]}]),
        (given, "id", "with space"),
        (given, "id", made["entry"][hurting]["resource"]["id"]),
        (given, "code", {"text": "bell \x07"}),
        (given, "code", {"text": ""}),
        (given, "component", []),
        (given, "dataAbsentReason", {"text": "asked"}),
        (given, "invented", 1),
        (procedure, "performedPeriod", {"start": "2026-07-02T08:30:00Z", "end": "2026-07-01T08:30:00Z"}),
    ):
        assert breaks(partial(put, at, key, wrong)), key
    for at, key in ((procedure, "status"), (procedure, "subject"), (given, "status"), (given, "code")):
        assert breaks(partial(take, at, key)), key
    assert problems({**made, "entry": made["entry"] + made["entry"][:1]})
    assert problems({key: value for key, value in made.items() if key != "type"})


def put(at: int, key: str, wrong: object, resources: list[Json]) -> None:
    resources[at][key] = wrong


def take(at: int, key: str, resources: list[Json]) -> None:
    del resources[at][key]


def test_the_first_part_is_made_before_anything_is_read() -> None:
    def never() -> Iterator[Any]:
        raise AssertionError
        yield

    parts = fhir_bundle(Whose(PERSON, "", *ALWAYS), never(), never(), [], NAMES, made_at=AT, time_zone="UTC")
    assert next(parts).startswith('{"resourceType": "Bundle"')


def test_an_offset_of_the_moment_not_of_today() -> None:
    winter = datetime(2026, 1, 1, 12, tzinfo=UTC)
    made = bundle(ratings=[rating(1, at=winter), rating(2, at=AT)])
    said = [one["effectiveDateTime"] for one in of_kind(made, "Observation")]
    assert said == ["2026-01-01T12:00:00+00:00", "2026-07-01T08:30:00+01:00"]
