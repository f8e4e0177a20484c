"""The JSON Schema that an editor checks routine files with."""

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.catalogue.example import PROJECT, example_text, example_with
from webapp.catalogue.schema import FILE, schema_text
from webapp.figures.schema import FILE as POSES_FILE
from webapp.figures.schema import schema_text as poses_schema_text
from webapp.figures.yaml_lines import read_document


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    poses = json.loads(POSES_FILE.read_text(encoding="utf-8"))
    for one in (schema, poses):
        Draft202012Validator.check_schema(one)
    registry = Registry().with_resource("../poses/schema.json", Resource.from_contents(poses))
    return Draft202012Validator(schema, registry=registry)


def test_the_schema_is_in_step_with_the_models() -> None:
    assert FILE.read_text(encoding="utf-8") == schema_text(), "run `make schema`"
    assert POSES_FILE.read_text(encoding="utf-8") == poses_schema_text(), "run `make schema`"


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


def test_an_editor_checks_the_poses_that_a_routine_brings_along(validator: Draft202012Validator) -> None:
    with_pose = example_text() + "poses:\n  mine: {label: Mine, base: standing, nod: 10}\n"
    assert validator.is_valid(yaml.safe_load(with_pose))
    assert not validator.is_valid(yaml.safe_load(with_pose.replace("nod:", "nodd:")))


@pytest.mark.parametrize("path", sorted((PROJECT / "poses").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_pose_file_is_valid(path: Any) -> None:
    schema = json.loads(POSES_FILE.read_text(encoding="utf-8"))
    document = read_document(path.read_text(encoding="utf-8")).value
    assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []
