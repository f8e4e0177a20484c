"""A diary as a Bundle of FHIR R4 (4.0.1), type `collection`, in parts. Nothing but the part in hand is in memory."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from webapp.export.fhir_resources import function, patient, pseudonym, rating, session
from webapp.export.fhir_terms import Json
from webapp.export.names import Names, iso
from webapp.practice.kept import KeptRating, KeptSession
from webapp.trends.function import FunctionRecord


@dataclass(frozen=True)
class Whose:
    """The person, and the local days that the file is about."""

    person_id: UUID
    code: str
    """What stands on the sheet of paper in place of a name."""
    first: date
    last: date


def fhir_bundle(
    whose: Whose,
    sessions: Iterable[Sequence[KeptSession]],
    ratings: Iterable[Sequence[KeptRating]],
    answers: Iterable[FunctionRecord],
    names: Names,
    *,
    made_at: datetime,
    time_zone: str,
) -> Iterator[str]:
    """The text of the bundle: the person, their sessions, ratings, and answers of the PEG, each oldest first.

    Of `answers` those that are about other days stay out.
    """
    head = json.dumps({"resourceType": "Bundle", "type": "collection", "timestamp": iso(made_at, time_zone)})
    patient_id = pseudonym(whose.person_id)
    yield f'{head[:-1]}, "entry": [\n{_text(patient(whose.code, patient_id))}'
    for some in sessions:
        yield _joined(entry for one in some for entry in session(one, patient_id, names))
    for given in ratings:
        yield _joined(rating(one, patient_id, whose.first, whose.last) for one in given)
    yield _joined(function(one, patient_id) for one in answers if whose.first <= one.day <= whose.last)
    yield "\n]}\n"


def _joined(entries: Iterable[Json]) -> str:
    """Each on a line of its own, after the one that stands there already."""
    return "".join(f",\n{_text(entry)}" for entry in entries)


def _text(entry: Json) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
