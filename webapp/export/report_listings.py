"""What the sheet says in sentences: what hurt, function, warning signs, medication, flares and notes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from webapp.export.report import LeftOut, Listing, Material, Noted, Screened
from webapp.export.report_lots import lots_in_words
from webapp.safety.screening import questions, signs_of
from webapp.trends.function import FunctionRecord, change, weekly
from webapp.trends.records import SessionRecord, day_of
from webapp.trends.wording import decimal, full_date, listed

MOST_LINES = 8
MOST_TIMES = 3
LONGEST_LINE = 140
"""Characters of what somebody wrote in their own words."""

MOST_SCORES = 6


def listings(material: Material, sessions: Sequence[SessionRecord]) -> tuple[Listing, ...]:
    """Those that have something to say, and always the warning signs."""
    found = (
        _listing("Warning signs", _signs(material)),
        _listing("What hurt, and where", _hurt(material, sessions)),
        _listing(
            "Two routines drawn by lot", [lots_in_words(material.drawn, material.names)] if material.drawn else []
        ),
        _listing("Function (PEG, weekly mean of three items, 0–10)", _function(material)),
        _listing("Medication, in their own words", [_noted(note, material) for note in reversed(material.medication)]),
        _listing("Flares and notes" if any(one.note for one in sessions) else "Flares", _flares(material, sessions)),
        _listing("Left out of the sessions to come", [_left_out(step, material) for step in material.left_out]),
    )
    return tuple(listing for listing in found if listing.lines)


def _listing(heading: str, lines: Iterable[str]) -> Listing:
    every = tuple(lines)
    return Listing(heading, every[:MOST_LINES], left_out=max(0, len(every) - MOST_LINES))


def _signs(material: Material) -> Iterator[str]:
    """The answers with a sign first, the newest before the older; then the days on which there was none."""
    if not material.screenings:
        yield "Not asked in these days."
    ticked = [screened for screened in reversed(material.screenings) if screened.ticked]
    for screened in sorted(ticked, key=lambda one: not _is_emergency(one)):
        cleared = " A clinician has cleared it, they said." if screened.cleared_by_clinician else ""
        yield f"{full_date(screened.day, material.last)}: {'; '.join(_signs_named(screened))}.{cleared}"
    none = list(dict.fromkeys(full_date(s.day, material.last) for s in material.screenings if not s.ticked))
    if len(none) > MOST_TIMES + 1:
        none = [f"{len(none) - MOST_TIMES:,} earlier days", *none[-MOST_TIMES:]]
    if none:
        yield f"Asked on {listed(none)}: none."


def _is_emergency(screened: Screened) -> bool:
    return any(sign.id in screened.ticked for sign in signs_of("emergency"))


def _signs_named(screened: Screened) -> list[str]:
    """As they are asked; an id that is no longer asked stays readable."""
    asked = {sign.id: sign.ask for sign in questions()}
    names = [asked.get(sign, sign.replace("-", " ")) for sign in screened.ticked]
    return [names[0], *(name[:1].lower() + name[1:] for name in names[1:])]


def _hurt(material: Material, sessions: Sequence[SessionRecord]) -> Iterator[str]:
    """Step by step, that which hurt most often first, each with its days, the newest first."""
    times: dict[tuple[str, str], list[str]] = defaultdict(list)
    for session in reversed(sessions):
        for step in dict.fromkeys(session.hurt):
            day = full_date(day_of(session), material.last)
            times[session.routine, step].append(f"{day}{_where(session, step, material)}")
    for (routine, step), days in sorted(times.items(), key=lambda item: -len(item[1])):
        more = f" and {len(days) - MOST_TIMES} times more" if len(days) > MOST_TIMES else ""
        yield f"{material.names.step(routine, step)}: {', '.join(days[:MOST_TIMES])}{more}."


def _where(session: SessionRecord, step: str, material: Material) -> str:
    """` (lower back, 6 of 10)`, as far as it was said."""
    part, strength = session.where_it_hurt.get(step, (None, None))
    said = [material.names.body_part(part), "" if strength is None else f"{strength} of 10"]
    return f" ({', '.join(filter(None, said))})" if any(said) else ""


def _function(material: Material) -> Iterator[str]:
    scores = weekly(material.function)
    if not scores:
        return
    shown = scores if len(scores) <= MOST_SCORES else (scores[0], *scores[1 - MOST_SCORES :])
    parts = [f"{full_date(score.day, material.last)} {score.items.shown}" for score in shown]
    if len(shown) < len(scores):
        parts.insert(1, f"{len(scores) - len(shown)} between them")
    yield f"{'; '.join(parts)}.{_change(scores, material)}"
    pain, enjoyment, activity = scores[-1].items
    yield f"Last: pain {pain}, enjoyment of life {enjoyment}, general activity {activity}."


def _change(scores: Sequence[FunctionRecord], material: Material) -> str:
    chosen = material.standing.days.if_chosen if material.standing else None
    found = change(scores, (material.first, material.last), chosen)
    if found is None or not found.tenths:
        return ""
    share = f" or {found.percent} percent" if found.percent is not None else ""
    way = f"{'Lower' if found.tenths < 0 else 'Higher'}{' than in the baseline' if found.chosen else ''}"
    size = f"{way} by {decimal(abs(found.tenths))}{share}"
    matters = found.matters and found.tenths < 0
    return f" {size}{': a change that matters (30 percent)' if matters else ''}."


def _noted(note: Noted, material: Material) -> str:
    return f"{full_date(note.day, material.last)}: {_short(note.text)}"


def _flares(material: Material, sessions: Sequence[SessionRecord]) -> Iterator[str]:
    """Flares first, one line a day; then the other notes, the newest first."""
    told = [session for session in reversed(sessions) if session.note]
    days = dict.fromkeys(day_of(session) for session in reversed(sessions) if session.flare)
    for day in days:
        notes = [session.note for session in told if day_of(session) == day]
        said = f": {_short(' / '.join(reversed(notes)))}" if notes else ""
        yield f"Flare on {full_date(day, material.last)}{said}"
    for session in told:
        if day_of(session) not in days:
            yield f"{full_date(day_of(session), material.last)}: {_short(session.note)}"


def _left_out(step: LeftOut, material: Material) -> str:
    return f"{material.names.step(step.routine, step.step)}, since {full_date(step.since, material.last)}."


def _short(text: str) -> str:
    """In one line, and not longer than a sheet can bear."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1].rstrip()}…"
