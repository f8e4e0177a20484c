"""The JSON Schema that an editor checks routine files with."""

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.catalogue.example import PROJECT, example_text, example_with
from webapp.catalogue.schema import FILE, schema_text


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_schema_is_in_step_with_the_models() -> None:
    assert FILE.read_text(encoding="utf-8") == schema_text(), "run `make schema`"


@pytest.mark.parametrize("path", sorted((PROJECT / "routines").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_routine_is_valid_and_names_the_schema(path: Any, validator: Draft202012Validator) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=schema.json\n")
    assert list(validator.iter_errors(yaml.safe_load(text))) == []


def test_an_editor_sees_what_the_command_sees(validator: Draft202012Validator) -> None:
    assert validator.is_valid(yaml.safe_load(example_text()))
    assert not validator.is_valid(yaml.safe_load(example_with("start: floor", "start: flor")))
    assert not validator.is_valid(yaml.safe_load(example_with("promise:", "promize:")))


def test_an_editor_can_explain_every_key() -> None:
    schema = json.loads(schema_text())
    for name, model in {"Routine": schema, **schema["$defs"]}.items():
        for variant in model.get("anyOf", [model]):
            for key, field in variant.get("properties", {}).items():
                assert field.get("description"), f"{name}.{key}"
