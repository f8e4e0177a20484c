"""The JSON Schema of an archive, for whoever writes or reads one elsewhere: `python -m webapp.archive.schema`."""

from pathlib import Path

from webapp.archive.format import Archive
from webapp.json_schema import text_of_schema

FILE = Path(__file__).parents[2] / "docs" / "archive.schema.json"


def schema_text() -> str:
    """What `docs/archive.schema.json` holds."""
    return text_of_schema(Archive.model_json_schema(), "webapp/archive/format.py")


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
