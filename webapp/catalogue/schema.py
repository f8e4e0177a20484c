"""The JSON Schema of a routine file, for completion and checks in an editor: `python -m webapp.catalogue.schema`."""

import json
from pathlib import Path

from webapp.catalogue.models import Routine

FILE = Path(__file__).parents[2] / "routines" / "schema.json"


POSES = "../poses/schema.json#/properties"
"""A routine file may bring poses along, in the form that pose files have."""

BROUGHT = {"scenes": "Scenes that only this routine needs.", "poses": "Poses that only this routine needs."}


def schema_text() -> str:
    """What `routines/schema.json` holds."""
    written = Routine.model_json_schema()
    brought = {key: {"$ref": f"{POSES}/{key}", "description": text} for key, text in BROUGHT.items()}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Written by `make schema` from webapp/catalogue/models.py; do not edit.",
        **written,
        "properties": written["properties"] | brought,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
