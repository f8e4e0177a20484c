"""The JSON Schema of an archive, for whoever writes or reads one elsewhere: `python -m webapp.archive.schema`."""

import json
from pathlib import Path

from webapp.archive.format import Archive

FILE = Path(__file__).parents[2] / "docs" / "archive.schema.json"


def schema_text() -> str:
    """What `docs/archive.schema.json` holds."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Written by `make schema` from webapp/archive/format.py; do not edit.",
        **Archive.model_json_schema(),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
