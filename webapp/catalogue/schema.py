"""The JSON Schema of a routine file, for completion and checks in an editor: `python -m webapp.catalogue.schema`."""

from pathlib import Path

from webapp.catalogue.models import Routine
from webapp.json_schema import text_of_schema

FILE = Path(__file__).parents[2] / "routines" / "schema.json"

POSES = "../poses/schema.json#/properties"
"""A routine file may bring poses along, in the form that pose files have."""

BROUGHT = {"scenes": "Scenes that only this routine needs.", "poses": "Poses that only this routine needs."}


def schema_text() -> str:
    """What `routines/schema.json` holds."""
    written = Routine.model_json_schema()
    brought = {key: {"$ref": f"{POSES}/{key}", "description": text} for key, text in BROUGHT.items()}
    schema = written | {"properties": written["properties"] | brought}
    return text_of_schema(schema, "webapp/catalogue/models.py")


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
