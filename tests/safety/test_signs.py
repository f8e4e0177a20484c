import pytest

from webapp.safety.screening import questions, signs_of
from webapp.safety.signs import SIGNS_FILE, Level, groups, parse_groups

FACTS: dict[Level, tuple[str, ...]] = {
    "emergency": (
        "genitals",
        "back passage",
        "inner thighs",
        "urine",
        "bowel",
        "sexual numbness",
        "both legs",
        "chest",
        "accident",
    ),
    "urgent": (
        "fever",
        "very unwell",
        "weight",
        "lump",
        "shape of the back",
        "at night",
        "rest",
        "cancer",
        "osteoporosis",
        "steroids",
        "immune",
    ),
}


@pytest.mark.parametrize("level", ["emergency", "urgent"])
def test_every_sign_of_the_clinical_note_is_asked_for_at_its_level(level: Level) -> None:
    asked = " ".join(sign.ask for sign in signs_of(level)).casefold()

    assert [fact for fact in FACTS[level] if fact not in asked] == []


def test_emergencies_are_asked_first() -> None:
    emergencies = signs_of("emergency")

    assert questions()[: len(emergencies)] == emergencies
    assert len(questions()) == len(emergencies) + len(signs_of("urgent"))


def test_a_new_question_needs_a_new_entry_in_the_file_and_nothing_else() -> None:
    text = SIGNS_FILE.read_text() + "    - id: new-sign\n      ask: Something new\n      mention: something new\n"

    assert parse_groups(text)[-1].signs[-1].ask == "Something new"
    assert len(parse_groups(text)[-1].signs) == len(groups()[-1].signs) + 1


def test_an_id_is_used_once() -> None:
    text = SIGNS_FILE.read_text() + "    - id: fever\n      ask: Again\n      mention: again\n"

    with pytest.raises(ValueError, match="used twice: fever"):
        parse_groups(text)


def test_an_emergency_sign_comes_with_the_words_for_the_telephone() -> None:
    text = "- level: emergency\n  title: Now\n  signs:\n    - {id: one, ask: One, mention: one}\n"

    with pytest.raises(ValueError, match="needs `say`: one"):
        parse_groups(text)


def test_no_sign_is_worded_as_a_diagnosis_or_with_alarm() -> None:
    words = " ".join(f"{sign.ask} {sign.mention} {sign.say or ''}" for sign in questions()).casefold()

    assert [
        word for word in ("cauda", "syndrome", "fracture", "tumour", "infection", "danger", "!") if word in words
    ] == []
