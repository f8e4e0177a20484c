"""The names of a person's own routines, wherever they are mentioned. They are made of an id, so they move with it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from webapp.practice.compositions import PREFIX

NAMED = ("routine", "first", "second")
"""The columns that hold the slug of a routine."""


class Slugs:
    """`ids` has the id that each composed routine of an archive has here."""

    def __init__(self, ids: Mapping[UUID, UUID]) -> None:
        self._here = {f"{PREFIX}{old.hex}": f"{PREFIX}{new.hex}" for old, new in ids.items() if old != new}

    def here(self, slug: str) -> str:
        return self._here.get(slug, slug)

    def renamed(self, row: dict[str, Any]) -> dict[str, Any]:
        """The row with every mention as it is here."""
        if self._here:
            row |= {column: self.here(row[column]) for column in NAMED if column in row}
            if "preferences" in row:
                row["preferences"] = self.wishes(row["preferences"])
        return row

    def wishes(self, preferences: Mapping[str, Any]) -> dict[str, Any]:
        """What is said in full is named by a routine, a slash and a step."""
        said = preferences.get("in_full")
        return {**preferences, **({"in_full": [self._key(key) for key in said]} if said and self._here else {})}

    def _key(self, key: str) -> str:
        slug, slash, form = key.partition("/")
        return f"{self.here(slug)}{slash}{form}"
