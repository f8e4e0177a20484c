"""docs/archive-format.md and docs/archive.schema.json say what the models say."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy.orm import Session

from tests.archive.sending import taken_along
from tests.archive.whole_diary import fill
from tests.client import Client
from webapp.archive.format import Archive
from webapp.archive.scanning import LONGEST_ENTRY
from webapp.archive.schema import FILE, schema_text
from webapp.archive.tables import LEFT_OUT
from webapp.pages.importing.receiving import LARGEST_FILE

DOCUMENT = Path(__file__).parents[2] / "docs" / "archive-format.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")
SCHEMA: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))


def test_the_schema_is_in_step_with_the_models() -> None:
    assert FILE.read_text(encoding="utf-8") == schema_text(), "run `make schema`"
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ["Archive", *SCHEMA["$defs"]])
def test_every_key_is_explained(name: str) -> None:
    for key in {"Archive": SCHEMA, **SCHEMA["$defs"]}[name]["properties"]:
        assert f"`{key}`" in TEXT, f"{name}.{key}"


def test_every_reason_why_something_stays_behind_is_given() -> None:
    for name, reason in LEFT_OUT.items():
        assert f"`{name}`" in TEXT
        assert reason in TEXT


def test_the_limits_are_those_that_are_kept() -> None:
    assert f"{LARGEST_FILE // 1024**2} MB, {LONGEST_ENTRY:,} characters" in TEXT


def test_the_example_is_an_archive() -> None:
    found = re.search(r"```json\n(.*?)```", TEXT, re.DOTALL)
    assert found
    Archive.model_validate_json(found[1])
    Draft202012Validator(SCHEMA).validate(json.loads(found[1]))


def test_what_is_written_fits_the_schema(db: Session, alice: Client) -> None:
    fill(db, alice.person.id)
    archive = taken_along(alice)
    assert [error.json_path for error in Draft202012Validator(SCHEMA).iter_errors(archive)] == []
    assert list(archive) == [field.alias or name for name, field in Archive.model_fields.items()]
    for entry in archive["sessions"]:
        assert entry.keys() == SCHEMA["$defs"]["Session"]["properties"].keys()
