"""The JSON Schema of pose files, for completion and checks in an editor: `python -m webapp.figures.schema`."""

from pathlib import Path

from webapp.figures.pose_file import PoseFile
from webapp.json_schema import text_of_schema

FILE = Path(__file__).parents[2] / "poses" / "schema.json"


def schema_text() -> str:
    """What `poses/schema.json` holds."""
    return text_of_schema(PoseFile.model_json_schema(), "webapp/figures/pose_file.py")


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
