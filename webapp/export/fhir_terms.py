"""The words of FHIR R4 (4.0.1): code systems, codes, and what its texts may hold.

LOINC: https://loinc.org/72514-3 (numeric rating), https://loinc.org/91147-9 (mean of the PEG) and its items
https://loinc.org/75893-8, /91145-3 and /91146-1. Whatever has no code that is sure has words alone.
"""

import re
from typing import Any
from uuid import UUID

Json = dict[str, Any]

LOINC = "http://loinc.org"
UNITS = "http://unitsofmeasure.org"

RATING = ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
PEG_MEAN = ("91147-9", "Mean score [PEG]")
PEG_ITEMS = {
    "pain": ("75893-8", "Pain on average in the past week, 0-10"),
    "enjoyment": ("91145-3", "How much pain interfered with enjoyment of life in the past week, 0-10"),
    "activity": ("91146-1", "How much pain interfered with general activity in the past week, 0-10"),
}
"""By the field of `trends.function.Items`."""

SURVEY: Json = {
    "coding": [
        {
            "system": "http://terminology.hl7.org/CodeSystem/observation-category",
            "code": "survey",
            "display": "Survey",
        }
    ]
}
PSEUDONYMISED: Json = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
    "code": "PSEUDED",
    "display": "pseudonymized",
}

MOMENTS = {
    "before": "before a session",
    "after": "after a session",
    "morning": "the morning after a session",
    "now": "on its own",
}

LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
OTHER_SPACES = re.compile("[^\\S \\r\\n\\t]|\ufeff")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def text_of(words: str) -> str:
    """What FHIR takes for a text: no controls, and no other spaces than ` `, tab and line ends.

    Other spaces become plain ones, other line ends `\\n`, controls `�`. Empty where nothing but space is left.
    Source: https://hl7.org/fhir/R4/datatypes.html#string.
    """
    lines = LINE_ENDS.sub("\n", words)
    plain = OTHER_SPACES.sub(" ", CONTROLS.sub("\ufffd", lines))
    return plain if plain.strip() else ""


def words(text: str) -> Json:
    """A concept without a code."""
    return {"text": text_of(text)}


def loinc(code: str, display: str, text: str) -> Json:
    return {"coding": [{"system": LOINC, "code": code, "display": display}], "text": text}


def loinc_item(code: str, text: str) -> Json:
    """A code whose own words are longer than what is said here."""
    return {"coding": [{"system": LOINC, "code": code}], "text": text}


def address(row_id: UUID) -> str:
    return f"urn:uuid:{row_id}"


def link(row_id: UUID) -> Json:
    return {"reference": address(row_id)}


def entry(row_id: UUID, resource: Json) -> Json:
    """A resource as it stands in a bundle, under the id of its row."""
    return {
        "fullUrl": address(row_id),
        "resource": {"resourceType": resource["resourceType"], "id": str(row_id)} | resource,
    }
