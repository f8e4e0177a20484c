"""The JSON Schema of a routine file, for completion and checks in an editor: `python -m webapp.catalogue.schema`."""

import json
from pathlib import Path

from webapp.catalogue.models import Routine

FILE = Path(__file__).parents[2] / "routines" / "schema.json"


def schema_text() -> str:
    """What `routines/schema.json` holds."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Written by `make schema` from webapp/catalogue/models.py; do not edit.",
        **Routine.model_json_schema(),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
