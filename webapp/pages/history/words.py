"""What the history says of an entry: how much was heard, and what hurt."""

from webapp.pages.library import library
from webapp.pages.sessions.step_names import said_of_pain
from webapp.pages.trends.names import step_name, titles
from webapp.practice.heard import Heard, heard_of
from webapp.trends import diary
from webapp.trends.records import SessionRecord
from webapp.trends.wording import week_day


def words() -> dict[str, object]:
    """What the templates of the history use."""
    return {
        "titles": titles(),
        "step_name": step_name,
        "week_day": week_day,
        "is_part": is_part,
        "heard_in_words": heard_in_words,
        "hurt_in_words": hurt_in_words,
    }


def is_part(record: SessionRecord) -> bool:
    """Whether only a part of the session was heard, as far as that is known. It counts like any other."""
    heard = _heard(record)
    return not heard.whole if heard else record.heard_share > 0 and diary.is_part(record)


def heard_in_words(record: SessionRecord) -> str:
    heard = _heard(record)
    if heard is None and not record.heard_share:
        return "How far is not known. It counts."
    if not is_part(record):
        return "The whole session"
    how_much = f"{heard.done} of {heard.out_of} steps" if heard else f"{100 * record.heard_share:.0f} percent"
    return f"{how_much}. Part of a session counts too."


def hurt_in_words(record: SessionRecord) -> str:
    """`Seated twist, lower back, 6; Knees side to side`."""
    said = (
        ", ".join(
            filter(None, (step_name(record.routine, step), said_of_pain(*record.where_it_hurt.get(step, (None, None)))))
        )
        for step in dict.fromkeys(record.hurt)
    )
    return "; ".join(said)


def _heard(record: SessionRecord) -> Heard | None:
    routine = library().find(record.routine)
    return heard_of(routine, record.variant, record.left_out_steps, record.heard_steps) if routine else None
