"""What a diary consists of, as resources of FHIR R4 (4.0.1): https://hl7.org/fhir/R4/.

The person is the Patient of everything and has said it all themselves, so they perform each Observation. They have a
pseudonym and no name; but what somebody writes into a note is theirs, and is kept as it is.
"""

from collections.abc import Iterator
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from webapp.export.fhir_terms import (
    MOMENTS,
    PEG_ITEMS,
    PEG_MEAN,
    PSEUDONYMISED,
    RATING,
    SURVEY,
    UNITS,
    Json,
    entry,
    link,
    loinc,
    loinc_item,
    text_of,
    words,
)
from webapp.export.names import Names, iso
from webapp.practice.kept import KeptOutcome, KeptRating, KeptSession
from webapp.trends.diary import WHOLE_FROM
from webapp.trends.function import FunctionRecord


def pseudonym(person_id: UUID) -> UUID:
    """Always the same for one account, so that a later file is of the same patient; nothing leads back from it."""
    return uuid5(NAMESPACE_URL, f"patient of Ebb {person_id}")


def patient(code: str, patient_id: UUID) -> Json:
    """`code` is what stands on the sheet of paper for the same person."""
    return entry(
        patient_id,
        {
            "resourceType": "Patient",
            "meta": {"security": [PSEUDONYMISED]},
            "identifier": [
                {"use": "secondary", "system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{patient_id}"},
                {"use": "secondary", "type": words("Code on the sheet of Ebb"), "value": code},
            ],
        },
    )


def session(of: KeptSession, patient_id: UUID, names: Names) -> Iterator[Json]:
    """The session as a Procedure, and an Observation for a flare and for each time that a step hurt."""
    yield entry(of.id, _procedure(of, patient_id, names))
    if of.flare:
        flare = _observation(of, patient_id, iso(of.started_at, of.time_zone), words("Flare of back pain"))
        yield entry(uuid5(of.id, "flare"), flare | {"valueBoolean": True})
    for outcome in of.steps_that("hurt"):
        yield entry(outcome.id, _hurt(of, outcome, patient_id, names))


def _procedure(of: KeptSession, patient_id: UUID, names: Names) -> Json:
    period = {"start": iso(of.started_at, of.time_zone)}
    if of.ended_at and of.ended_at >= of.started_at:
        period["end"] = iso(of.ended_at, of.time_zone)
    notes: list[Json] = []
    if note := text_of(of.note):
        notes.append({"authorReference": link(patient_id), "time": period["start"], "text": note})
    if how := text_of(" ".join(_how_it_went(of, names))):
        notes.append({"text": how})
    return {
        "resourceType": "Procedure",
        "status": _status(of),
        "category": words("Guided stretching and movement"),
        "code": words(names.title(of.routine)),
        "subject": link(patient_id),
        "performedPeriod": period,
        **({"note": notes} if notes else {}),
    }


def _status(of: KeptSession) -> str:
    """`stopped` is what FHIR calls a procedure of which a part was performed: it is no reproach."""
    if of.ended_at is None:
        return "in-progress"
    if of.heard_share is None:
        return "unknown"
    return "completed" if of.heard_share >= WHOLE_FROM else "stopped"


def _how_it_went(of: KeptSession, names: Names) -> Iterator[str]:
    yield f"{of.variant.capitalize()} variant."
    if of.heard_share is not None:
        yield f"{of.heard_seconds / 60:.1f} of {of.planned_seconds / 60:.1f} minutes."
    for said, steps in (
        ("Eased", [outcome.step for outcome in of.steps_that("eased")]),
        ("Skipped", [outcome.step for outcome in of.steps_that("skipped")]),
        ("Led in the easier form", of.easier_steps),
        ("Left out", of.left_out_steps),
    ):
        if steps:
            yield f"{said}: {'; '.join(names.step(of.routine, step) for step in steps)}."


def _hurt(of: KeptSession, outcome: KeptOutcome, patient_id: UUID, names: Names) -> Json:
    said = _observation(of, patient_id, iso(outcome.happened_at, of.time_zone), words("A step of the session hurt"))
    where = text_of(names.body_part(outcome.body_part))
    components: list[Json] = [
        {"code": words("Step"), "valueString": text_of(names.step(of.routine, outcome.step))},
        {"code": words("Down the leg, or numb"), "valueBoolean": outcome.leg_symptoms},
    ]
    if outcome.strength is not None:
        components.append({"code": words("How much it hurt, 0-10"), "valueInteger": outcome.strength})
    return said | {"valueBoolean": True, **({"bodySite": words(where)} if where else {}), "component": components}


def _observation(of: KeptSession | None, patient_id: UUID, at: str, code: Json) -> Json:
    return {
        "resourceType": "Observation",
        **({"partOf": [link(of.id)]} if of else {}),
        "status": "final",
        "category": [SURVEY],
        "code": code,
        "subject": link(patient_id),
        "effectiveDateTime": at,
        "performer": [link(patient_id)],
    }


def rating(of: KeptRating, patient_id: UUID, first: date, last: date) -> Json:
    """One number. It is linked to its session where that is of the same days, so in the same file."""
    said = _observation(None, patient_id, iso(of.rated_at, of.time_zone), loinc(*RATING, "Back pain right now, 0-10"))
    if of.session_id and of.session_day and first <= of.session_day <= last:
        said["partOf"] = [link(of.session_id)]
    moment = {"code": words("When it was asked"), "valueString": MOMENTS[of.moment]}
    return entry(of.id, said | {"valueInteger": of.score, "component": [moment]})


def function(of: FunctionRecord, patient_id: UUID) -> Json:
    """The PEG: the mean of its three items, and the items as components."""
    code = loinc(*PEG_MEAN, "Pain, enjoyment of life, general activity (PEG): mean of three items, 0-10")
    said = _observation(None, patient_id, iso(of.rated_at, of.time_zone), code)
    score = {"value": of.items.tenths / 10, "unit": "score", "system": UNITS, "code": "{score}"}
    items = [
        {"code": loinc_item(*PEG_ITEMS[item]), "valueInteger": answer} for item, answer in of.items._asdict().items()
    ]
    return entry(of.id, said | {"valueQuantity": score, "component": items})
