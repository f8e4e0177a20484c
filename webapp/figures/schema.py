"""The JSON Schema of pose files, for completion and checks in an editor: `python -m webapp.figures.schema`."""

import json
from pathlib import Path

from webapp.figures.pose_file import PoseFile

FILE = Path(__file__).parents[2] / "poses" / "schema.json"


def schema_text() -> str:
    """What `poses/schema.json` holds."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Written by `make schema` from webapp/figures/pose_file.py; do not edit.",
        **PoseFile.model_json_schema(),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
