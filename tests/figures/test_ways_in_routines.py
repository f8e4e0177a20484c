"""The ways that routines really take from pose to pose: nothing goes through a body, a bed, a chair or a ball."""

from tests.figures.pairs import Pair, changes, joined_pairs, on_the_way
from tests.figures.shipped import in_one_process
from webapp.figures.book import FigureBook
from webapp.figures.plausibility import implausible
from webapp.figures.plausibility.contact import overlap_problems

pytestmark = in_one_process


def problems(book: FigureBook, pair: Pair) -> list[str]:
    passage, found = book.movements.passage(*pair), []
    for k, body in enumerate(on_the_way(*pair), 1):
        setting = passage.setting(k / 6).around(body)
        props = [prop for number, prop in enumerate(setting.props) if setting.strength(number) == 1]
        every = implausible(body, props) if passage.stays else overlap_problems(body, props)
        found += [f"{pair[0]} to {pair[1]} at {k}/6: {problem}" for problem in every if " inside " in problem]
    return found


def is_slight(problem: str) -> bool:
    """Who rolls over or props up passes an elbow close by the trunk, and presses arm or hand into the mattress."""
    return ": elbow" in problem or (problem.endswith("the bed") and ("arm" in problem or "hand" in problem))


def test_nothing_goes_through_anything_on_the_way(book: FigureBook) -> None:
    assert [
        problem
        for pair in joined_pairs()
        for problem in problems(book, pair)
        if book.movements.passage(*pair).stays or not is_slight(problem)
    ] == []


def test_nearly_every_change_of_pose_is_a_movement() -> None:
    assert len(changes()) > 200
    assert len(joined_pairs()) > 0.93 * len(changes())
