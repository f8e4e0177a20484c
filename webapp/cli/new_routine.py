"""A new routine file to begin with: the example of docs/routine-format.md under a name of its own."""

import os
from collections.abc import Collection
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from webapp.catalogue.words import LONGEST_SLUG, Slug
from webapp.config import PROJECT

STARTER = PROJECT / "routines" / "starter" / "two-minute-rest.yaml"


def write_new(folder: Path, slug: str, title: str, taken: Collection[str]) -> Path:
    """Raises ValueError, with a sentence, where there can be no such file; nothing is ever written over."""
    try:
        TypeAdapter(Slug).validate_python(slug)
    except ValidationError:
        raise ValueError(
            f"`{slug}` cannot be an address: at most {LONGEST_SLUG} small letters, digits and single hyphens, "
            "such as `evening-stretch`"
        ) from None
    if slug in taken:
        raise ValueError(f"there is a routine `{slug}` already; choose another name")
    path = folder / f"{slug}.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(_text(folder, slug, title))
    except FileExistsError:
        raise ValueError(f"{path} is there already; choose another name") from None
    except OSError as error:
        raise ValueError(f"{path} cannot be written: {error.strerror or error}") from error
    return path


def _text(folder: Path, slug: str, title: str) -> str:
    schema = os.path.relpath(PROJECT / "routines" / "schema.json", folder)
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    changes = {
        "$schema=schema.json": f"$schema={Path(schema).as_posix()}",
        "slug: two-minute-rest": f"slug: {slug}",
        "title: Two minutes lying down": f'title: "{quoted}"',
    }
    text = STARTER.read_text(encoding="utf-8")
    for old, new in changes.items():
        text = text.replace(old, new, 1)
    return text
