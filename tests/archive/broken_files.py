"""A thousand broken files, always the same: what happens to a file on its way, and what somebody can do to it."""

import json
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

MANY = 1000
NUMBERS = ("NaN", "Infinity", "-Infinity", "1e999", "-1", "1" + "0" * 400, "9" * 5000, "0.1", "1e-9", "007", "0x10")
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**18, 10**30, 2**63, 0.5, "", " ", "x" * 5000, "\0", "a\0b", "\ud800", "\u202eabc"),
    *([], {}, [[]], [None], {"": ""}, {"a": {"b": {"c": 1}}}, "9999-12-31T23:59:59Z", "0001-01-01", "2026-02-30"),
    *("2026-01-01T00:00:00", "1970-01-01T00:00:00Z", "2026-06-30T23:59:60Z", "../../etc/passwd", "' OR 1=1 --"),
    *("<script>alert(1)</script>", "00000000-0000-0000-0000-000000000000", "own-" + "0" * 32, "Europe/Nowhere"),
)
CELLS = (
    *("", "0", "10", "11", "-5", "6,5", "6.5.5", "=1+1", "NaN", "inf", "1e9", "x" * 300, '"', '""', "a\0b"),
    *("٣", "½", "🙂", "2026-01-13", "31/02/2026", "13/13/2026", "99999999-01-01", "0000-00-00", "9999-12-31", "1/1/1"),
    *("20:15", "25:61", "2026-01-13T20:15:00+99:99", "1768335300", "9999999999999", "Jan 99 2026", "24:00"),
    *("12:00 am pm", "2026-01-13 20h15"),
)
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "utf-7", "cp037")
PACKED = (
    b"PK\x03\x04",
    b"\x1f\x8b\x08\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"%PDF-1.7\n",
    b"\x89PNG\r\n",
    b"SQLite format 3\0",
)

Breaking = Callable[[random.Random, Mapping[str, Any]], bytes]


def broken_files(archive: Mapping[str, Any], seed: int = 6) -> Iterator[tuple[str, bytes]]:
    """What was done, and the file. Some can be read all the same."""
    kinds: tuple[Breaking, ...] = (
        *(
            cut,
            flipped,
            cut_in_the_middle,
            wrong_value,
            wrong_value,
            wrong_value,
            without_a_key,
            with_a_key,
            twice_a_key,
        ),
        *(nested, strange_number, strange_number, wrong_encoding, packed, shuffled, table, table, quotes, doubled),
    )
    chance = random.Random(seed)
    for number in range(MANY):
        kind = kinds[number % len(kinds)]
        yield f"{number} {kind.__name__}", kind(chance, archive)


def _bytes(archive: Mapping[str, Any]) -> bytes:
    return json.dumps(archive, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _copy(archive: Mapping[str, Any]) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(json.dumps(archive))
    return copy


def cut(chance: random.Random, archive: Mapping[str, Any]) -> bytes:
    data = _bytes(archive)
    return data[: chance.randrange(len(data))]


def cut_in_the_middle(chance: random.Random, archive: Mapping[str, Any]) -> bytes:
    data = _bytes(archive)
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 200) :]


def flipped(chance: random.Random, archive: Mapping[str, Any]) -> bytes:
    data = bytearray(_bytes(archive))
    for _ in range(chance.choice((1, 1, 3, 30))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in the value with every key or index in it."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield value, key
        yield from _places(inner)


def wrong_value(chance: random.Random, archive: Mapping[str, Any]) -> bytes:
    copy = _copy(archive)
    for _ in range(chance.choice((1, 1, 2, 20))):
        container, key = chance.choice(list(_places(copy)))
        container[key] = chance.choice(ODD)
    return json.dumps(copy).encode()


def without_a_key(chance: random.Random, archive: Mapping[str, Any]) -> bytes:
    copy = _copy(archive)
    container, key = chance.choice(list(_places(copy)))
    del container[key]
    return _bytes(copy)


def with_a_key(chance: random.Random, archive: Mapping[str, Any]) -> bytes:
    copy = _copy(archive)
    container, _ = chance.choice([place for place in _places(copy) if isinstance(place[0], dict)])
    container[chance.choice(("surprise", "", "person_id", "password_hash", "__class__"))] = chance.choice(ODD)
    return json.dumps(copy).encode()


def twice_a_key(chance: random.Random, archive: Mapping[str, Any]) -> bytes:
    data = _bytes(archive)
    keys = [b'"id": ', b'"score": ', b'"format": ', b'"sessions": ', b'"person": ', b'"theme": ']
    key = chance.choice(keys)
    return data.replace(key, key + b"1, " + key, 1)


def nested(chance: random.Random, archive: Mapping[str, Any]) -> bytes:
    depth = chance.choice((50, 900, 5_000, 100_000))
    opening, closing = chance.choice(((b"[", b"]"), (b'{"a":', b"}")))
    value = opening * depth + b"1" + closing * depth * chance.randrange(2)
    key = chance.choice((b'"sessions": ', b'"person": ', b'"note": ', b'"preferences": ', b'"nowhere": '))
    data = _bytes(archive)
    return chance.choice((value, data.replace(key, key + value + b", " + key, 1)))


def strange_number(chance: random.Random, archive: Mapping[str, Any]) -> bytes:
    key = chance.choice(
        ('"score": ', '"position": ', '"planned_seconds": ', '"days": ', '"version": ', '"ready_seconds": ')
    )
    before, _, after = _bytes(archive).decode("utf-8", "surrogatepass").partition(key)
    rest = after.lstrip("0123456789.")
    return f"{before}{key}{chance.choice(NUMBERS)}{rest}".encode("utf-8", "surrogatepass")


def wrong_encoding(chance: random.Random, archive: Mapping[str, Any]) -> bytes:
    text = chance.choice((json.dumps(archive, ensure_ascii=False), _table(chance)))
    return text.encode(chance.choice(CODECS), "replace")


def packed(chance: random.Random, archive: Mapping[str, Any]) -> bytes:
    return chance.choice(PACKED) + chance.randbytes(2000) + _bytes(archive)[: chance.randrange(2000)]


def shuffled(chance: random.Random, archive: Mapping[str, Any]) -> bytes:
    copy = _copy(archive)
    names = [name for name in copy if isinstance(copy[name], list)]
    first, second = chance.sample(names, 2)
    copy[first], copy[second] = copy[second], copy[first]
    return _bytes(copy)


def doubled(chance: random.Random, archive: Mapping[str, Any]) -> bytes:
    copy = _copy(archive)
    name = chance.choice([name for name in copy if isinstance(copy[name], list) and copy[name]])
    copy[name].append(chance.choice(copy[name]))
    return _bytes(copy)


def _table(chance: random.Random) -> str:
    separator, end = chance.choice(",;\t|:"), chance.choice(("\n", "\r\n", "\r"))
    width = chance.choice((1, 2, 3, 7, 80))
    rows = [separator.join(chance.choice(CELLS) for _ in range(width)) for _ in range(chance.randrange(1, 40))]
    return end.join(["date,pain", *rows] if chance.random() < 0.3 else rows)


def table(chance: random.Random, _archive: Mapping[str, Any]) -> bytes:
    return _table(chance).encode("utf-8", "surrogatepass")


def quotes(chance: random.Random, _archive: Mapping[str, Any]) -> bytes:
    start = b'date,pain,note\n2026-01-13,4,"' + chance.randbytes(20)
    return start + chance.choice((b"", b'"' * 999, b"x" * 200_000, b"\n" * 999, b"\0" * 99, b'","' * 500))
