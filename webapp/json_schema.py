"""A JSON Schema as the text of a file, for whoever writes or reads what Ebb reads and writes."""

import json
from collections.abc import Mapping
from typing import Any


def text_of_schema(schema: Mapping[str, Any], source: str) -> str:
    """`source` is the module that says what the schema says."""
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"Written by `make schema` from {source}; do not edit.",
        **schema,
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
