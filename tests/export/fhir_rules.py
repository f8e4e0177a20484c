"""What makes a bundle of FHIR R4 valid: the official schema, and what it does not say.

A schema knows neither how often an element has to stand there, nor the codes of a required binding, nor to what a
reference may lead; these come from the official definitions, too. The invariants have the names that HL7 gave them:
https://hl7.org/fhir/R4/observation.html#invs, https://hl7.org/fhir/R4/bundle.html#invs.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator

VENDOR = Path(__file__).parent / "vendor"
SCHEMA = Draft6Validator(json.loads((VENDOR / "fhir-r4.schema.json").read_text("utf-8")))
ELEMENTS = json.loads((VENDOR / "fhir-r4.elements.json").read_text("utf-8"))

ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
MOMENT = re.compile(
    r"([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])"
    r"T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?(Z|(\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
)
MOMENTS = {"effectiveDateTime", "timestamp", "start", "end", "time"}

Json = dict[str, Any]


def problems(bundle: Json) -> list[str]:
    """Everything that is wrong with it."""
    found = [f"{error.json_path}: {error.message[:200]}" for error in SCHEMA.iter_errors(bundle)]
    resources = [entry["resource"] for entry in bundle.get("entry", [])]
    for resource in ({key: value for key, value in bundle.items() if key != "entry"}, *resources):
        found += _element_problems(resource, resource["resourceType"])
    return (
        found
        + list(_values(bundle))
        + list(_bundle_rules(bundle))
        + [said for one in resources for said in _rules(one)]
    )


def _element_problems(value: Json, path: str) -> Iterator[str]:
    known = {key.rsplit(".", 1)[1]: rule for key, rule in ELEMENTS.items() if key.rpartition(".")[0] == path}
    for name, rule in known.items():
        given = [key for key in value if key == name or (name.endswith("[x]") and key.startswith(name[:-3]))]
        many = value[given[0]] if given and isinstance(value[given[0]], list) else given
        if len(many) < rule["min"] or (rule["max"] != "*" and len(many) > int(rule["max"])):
            yield f"{path}.{name} stands there {len(many)} times"
        for key in given:
            several = value[key] if isinstance(value[key], list) else [value[key]]
            for one in several:
                if "codes" in rule and one not in rule["codes"]:
                    yield f"{path}.{name} is {one!r}"
                if isinstance(one, dict):
                    yield from _element_problems(one, f"{path}.{name}")


def _values(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        if not value:
            yield f"{name} is empty (ele-1)"
        for key, inside in value.items():
            yield from _values(inside, key)
    elif isinstance(value, list):
        if not value:
            yield f"{name} is an empty list"
        for inside in value:
            yield from _values(inside, name)
    else:
        yield from (f"{name} {said}: {value!r}" for said in _primitive(value, name))


def _primitive(value: Any, name: str) -> Iterator[str]:
    if name.endswith("Integer") and type(value) is not int:
        yield "is no whole number"
    if value is None or (isinstance(value, str) and not value.strip()):
        yield "has nothing in it"
    if isinstance(value, str):
        if name in MOMENTS and not MOMENT.fullmatch(value):
            yield "is no moment"
        if name == "id" and not ID.fullmatch(value):
            yield "is no id"
        if any(ord(sign) < 32 and sign not in "\t\r\n" for sign in value):
            yield "has a control character"


def _bundle_rules(bundle: Json) -> Iterator[str]:
    entries = bundle.get("entry", [])
    addresses = [entry["fullUrl"] for entry in entries]
    kinds = {entry["fullUrl"]: entry["resource"]["resourceType"] for entry in entries}
    if len(set(addresses)) != len(addresses):
        yield "an address stands there twice (bdl-7)"
    for entry in entries:
        if entry["fullUrl"] != f"urn:uuid:{entry['resource']['id']}":
            yield f"{entry['fullUrl']} is not the id of its resource"
        for path, reference in _references(entry["resource"], entry["resource"]["resourceType"]):
            kind = kinds.get(reference)
            if kind is None:
                yield f"{path} leads nowhere"
            elif kind not in ELEMENTS[path].get("refers_to", [kind]):
                yield f"{path} leads to a {kind}"


def _references(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inside in value.items():
            if key == "reference":
                yield path, inside
            else:
                yield from _references(inside, _path(path, key))
    elif isinstance(value, list):
        for inside in value:
            yield from _references(inside, path)


def _path(path: str, key: str) -> str:
    """Inside of a data type no element is listed, so the path of the element that has the type stays."""
    return f"{path}.{key}" if f"{path}.{key}" in ELEMENTS else path


def _rules(resource: Json) -> Iterator[str]:
    if resource["resourceType"] == "Observation":
        values = [key for key in resource if key.startswith("value")]
        codes = [str(component["code"]) for component in resource.get("component", [])]
        if "dataAbsentReason" in resource and values:
            yield "a value and a reason for its absence (obs-6)"
        if values and str(resource.get("code")) in codes:
            yield "a component with the code of the whole (obs-7)"
        quantity = resource.get("valueQuantity", {})
        if "code" in quantity and "system" not in quantity:
            yield "a unit without its system (qty-3)"
    period = resource.get("performedPeriod", {})
    if "end" in period and datetime.fromisoformat(period["end"]) < datetime.fromisoformat(period["start"]):
        yield "it ends before it begins (per-1)"
