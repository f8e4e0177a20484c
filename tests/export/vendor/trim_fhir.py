"""Cut what the tests need out of the definitions of FHIR R4, as HL7 publishes them.

    python tests/export/vendor/trim_fhir.py DEFINITIONS

DEFINITIONS is a folder with `fhir.schema.json`, `profiles-resources.json` and `valuesets.json` of version 4.0.1
(https://hl7.org/fhir/R4/downloads.html: JSON schema, and definitions in JSON). Two files are written beside this one.

`fhir-r4.schema.json` is the schema with only the definitions that the three resources reach; a resource in a bundle is
one of these three. `fhir-r4.elements.json` has what a schema does not say: for each element of bundle and resources how
often it stands there, which codes it may have, and to what it may refer. Nothing else is changed.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RESOURCES = ("Patient", "Observation", "Procedure")
HERE = Path(__file__).parent
Json = dict[str, Any]


def main(definitions: Path) -> None:
    schema = json.loads((definitions / "fhir.schema.json").read_text("utf-8"))
    _write("fhir-r4.schema.json", trimmed(schema))
    profiles = json.loads((definitions / "profiles-resources.json").read_text("utf-8"))
    values = json.loads((definitions / "valuesets.json").read_text("utf-8"))
    _write("fhir-r4.elements.json", elements(profiles, code_lists(values)))


def trimmed(schema: Json) -> Json:
    given = schema["definitions"]
    given["ResourceList"] = {"oneOf": [{"$ref": f"#/definitions/{name}"} for name in RESOURCES]}
    wanted, waiting = {"Bundle"}, ["Bundle"]
    while waiting:
        for name in re.findall(r'"#/definitions/(\w+)"', json.dumps(given[waiting.pop()])):
            if name not in wanted:
                wanted.add(name)
                waiting.append(name)
    kept = {name: _without_descriptions(given[name]) for name in sorted(wanted)}
    return {key: schema[key] for key in ("$schema", "id", "description")} | {
        "$ref": "#/definitions/Bundle",
        "definitions": kept,
    }


def _without_descriptions(definition: Json) -> Json:
    properties = {
        name: {key: value for key, value in given.items() if key != "description"}
        for name, given in definition.get("properties", {}).items()
    }
    rest = {key: value for key, value in definition.items() if key not in ("description", "properties")}
    return rest | ({"properties": properties} if properties else {})


def code_lists(values: Json) -> dict[str, list[str]]:
    """The codes of each value set that takes whole code systems of FHIR itself."""
    given = [entry["resource"] for entry in values["entry"]]
    systems = {one["url"]: list(_codes(one.get("concept", []))) for one in given if one["resourceType"] == "CodeSystem"}
    lists = {}
    for one in given:
        parts = one.get("compose", {}).get("include", []) if one["resourceType"] == "ValueSet" else []
        if parts and all(part.get("system") in systems and "filter" not in part for part in parts):
            lists[one["url"]] = [
                code
                for part in parts
                for code in ([each["code"] for each in part.get("concept", [])] or systems[part["system"]])
            ]
    return lists


def _codes(concepts: list[Json]) -> Iterator[str]:
    for concept in concepts:
        yield concept["code"]
        yield from _codes(concept.get("concept", []))


def elements(profiles: Json, lists: dict[str, list[str]]) -> Json:
    found = {}
    for entry in profiles["entry"]:
        if entry["resource"].get("id") in ("Bundle", *RESOURCES):
            for element in entry["resource"]["snapshot"]["element"]:
                found[element["path"]] = _element(element, lists)
    return found


def _element(element: Json, lists: dict[str, list[str]]) -> Json:
    binding = element.get("binding", {})
    codes = lists.get(binding.get("valueSet", "").split("|")[0]) if binding.get("strength") == "required" else None
    targets = sorted(
        {
            target.rsplit("/", 1)[-1]
            for kind in element.get("type", [])
            for target in kind.get("targetProfile", [])
            if kind["code"] == "Reference"
        }
    )
    return (
        {"min": element["min"], "max": element["max"]}
        | ({"codes": codes} if codes else {})
        | ({"refers_to": targets} if targets else {})
    )


def _write(name: str, content: Json) -> None:
    (HERE / name).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
