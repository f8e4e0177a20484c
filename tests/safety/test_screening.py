from datetime import UTC, datetime, timedelta

import pytest

from webapp.safety.screening import LastScreening, is_due, questions, reason_to_ask, signs_of, verdict
from webapp.safety.signs import Sign

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def answered(days_ago: float) -> LastScreening:
    return LastScreening(answered_at=NOW - timedelta(days=days_ago), ticked=(), verdict="clear")


def test_nothing_ticked_is_clear() -> None:
    assert verdict([]) == "clear"


@pytest.mark.parametrize("sign", signs_of("emergency"), ids=lambda sign: sign.id)
def test_any_one_emergency_sign_is_an_emergency(sign: Sign) -> None:
    assert verdict([sign.id]) == "emergency"


@pytest.mark.parametrize("sign", signs_of("urgent"), ids=lambda sign: sign.id)
def test_any_one_urgent_sign_is_urgent(sign: Sign) -> None:
    assert verdict([sign.id]) == "urgent"


def test_an_emergency_outweighs_every_urgent_sign() -> None:
    assert verdict([sign.id for sign in questions()]) == "emergency"


def test_an_unknown_sign_is_refused_rather_than_overlooked() -> None:
    with pytest.raises(ValueError, match="no-such-sign"):
        verdict(["fever", "no-such-sign"])


def test_somebody_who_never_answered_is_asked() -> None:
    assert reason_to_ask(None, NOW) == "first time"


@pytest.mark.parametrize(("days", "due"), [(0, False), (89.99, False), (90, True), (400, True)])
def test_answers_stand_for_ninety_days(days: float, due: bool) -> None:
    assert is_due(answered(days), NOW) is due


@pytest.mark.parametrize(("rise", "due"), [(None, False), (-3.0, False), (1.9, False), (2.0, True), (4.5, True)])
def test_a_week_worse_by_two_points_asks_again(rise: float | None, due: bool) -> None:
    assert is_due(answered(20), NOW, weekly_rise=rise) is due


def test_one_bad_week_asks_once_and_not_before_every_session() -> None:
    assert reason_to_ask(answered(6.9), NOW, weekly_rise=3.0) is None
    assert reason_to_ask(answered(7), NOW, weekly_rise=3.0) == "worse"


def test_leg_symptoms_ask_again_at_once() -> None:
    assert reason_to_ask(answered(1), NOW, leg_symptoms_at=NOW) == "leg symptoms"


def test_leg_symptoms_before_the_last_answer_are_answered_for() -> None:
    assert not is_due(answered(1), NOW, leg_symptoms_at=NOW - timedelta(days=2))
