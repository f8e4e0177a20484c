"""What is wrong at one place of a file, and access to data that may be of any shape."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]
Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at one place of a file."""

    path: Path
    message: str


def mapping_at(data: Data, key: str) -> Data:
    value = data.get(key)
    return value if isinstance(value, Mapping) else {}


def has(data: Data, key: str) -> bool:
    return data.get(key) is not None


def mappings_in(data: Data, key: str) -> Iterator[tuple[int, Data]]:
    value = data.get(key)
    if isinstance(value, Sequence) and not isinstance(value, str):
        yield from ((number, item) for number, item in enumerate(value) if isinstance(item, Mapping))
