"""YAML's complaints about a file in plain words, with the form that would be right."""

import re

import yaml

_INDENT = "this line is not indented like its neighbours; keys of one group begin in the same column"
_QUOTE = "put the sentence in quotes"
_NO_LIST = f"a list cannot begin here; begin it on a line of its own, or {_QUOTE}"

# What the two parsers of PyYAML write, and what it means for somebody who writes a routine.
_WORDS = (
    ("mapping values are not allowed", f"a colon stands inside a sentence, or this line is indented too far; {_QUOTE}"),
    ("could not find expected ':'", "a key needs a colon and a space after it: `title: Legs-up release`"),
    ("expected ',' or", "a `[` or `{` opens here and is not closed, or a comma is missing"),
    ("expected '-' indicator", f"a `-` is missing here, or {_INDENT}"),
    ("expected <block end>", _INDENT),
    ("did not find expected key", f"text stands behind a closing quote, or {_INDENT}"),
    ("sequence entries are not allowed", _NO_LIST),
    ("unexpected end of stream", "a quote opens here and is not closed"),
    ("cannot start any token", f"a sentence cannot begin with this character; {_QUOTE}"),
    ("tab character", "this line begins with a tab; indent with two spaces for each level"),
    ("unknown escape character", "a backslash means something else in double quotes; use single quotes"),
    ("undefined alias", f"`*` cannot begin a sentence; {_QUOTE}"),
    ("an alias", f"`*` cannot begin a sentence; {_QUOTE}"),
    ("an anchor", f"`&` cannot begin a sentence; {_QUOTE}"),
    ("tag", f"`!` cannot begin a sentence; {_QUOTE}"),
)
_QUOTE_LEFT_OPEN = re.compile(r"""(?:- |: |, )(?:"[^"]*|'[^']*)$""")
_BEGINS_WITH_BRACE = re.compile(r"\s*(- +)?(\w+: +)?\{(other )?side\}")

_QUOTED = re.compile(r"""(["']).*?\1""")
_BRACE_IN_BRACES = re.compile(r"\{.*\{(other )?side\}")


def plain_words(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The line (from 1) and one sentence for a YAML error."""
    if not isinstance(error, yaml.MarkedYAMLError):
        position = getattr(error, "position", 0)
        return text.count("\n", 0, position) + 1, "a character stands here that no text has; delete it"
    line, lines = _line(error), text.splitlines()
    last_read = error.problem_mark.line + 1 if error.problem_mark else line
    open_quote = next((number for number in range(last_read) if _QUOTE_LEFT_OPEN.search(_nth(lines, number))), None)
    if open_quote is not None:
        return open_quote + 1, "a quote opens here and is not closed in this line"
    if _BEGINS_WITH_BRACE.match(_nth(lines, line - 1)):
        return line, 'a sentence that begins with `{` stands in quotes: "{side} knee away"'
    if _BRACE_IN_BRACES.search(_QUOTED.sub("", _nth(lines, line - 1))):
        return line, 'inside `{ }`, what holds `{side}` stands in quotes: figure: "knee-walk-one-{side}"'
    said = f"{error.context or ''} {error.problem or ''}"
    unknown = f"this cannot be read as YAML ({error.problem}); compare it with docs/routine-format.md"
    return line, next((words for sign, words in _WORDS if sign in said), unknown)


def _nth(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""


def _line(error: yaml.MarkedYAMLError) -> int:
    """What was opened and not closed is wrong where it was opened, not where the file ends."""
    is_left_open = any(word in (error.context or "") for word in ("flow", "quoted"))
    mark = error.context_mark if is_left_open else error.problem_mark
    mark = mark or error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 1
