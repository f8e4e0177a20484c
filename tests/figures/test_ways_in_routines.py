"""The ways that routines really take from pose to pose: nothing goes through a body, a bed, a chair or a ball."""

from tests.figures.pairs import joined_pairs
from webapp.figures.book import FigureBook
from webapp.figures.plausibility import implausible

MOMENTS = (0.3, 0.44, 0.54, 0.64)


def test_nothing_goes_through_anything_on_the_way(book: FigureBook) -> None:
    through = []
    for start, end in joined_pairs():
        passage = book.movements.passage(start, end)
        for moment in MOMENTS:
            setting = passage.setting(moment)
            props = [prop for k, prop in enumerate(setting.props) if setting.strength(k) == 1]
            problems = implausible(passage.body(moment), props)
            through += [f"{start} to {end} at {moment}: {problem}" for problem in problems if " inside " in problem]
    assert through == []
