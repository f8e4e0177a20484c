import pytest

from webapp.figures.vectors import across, angle_between, angles, carry, direction, dot, rotate, size, slerp


@pytest.mark.parametrize(("azimuth", "elevation"), [(0, 0), (90, 0), (-90, 30), (135, -60), (10, 89)])
def test_a_direction_gives_back_its_angles(azimuth: float, elevation: float) -> None:
    assert angles(direction(azimuth, elevation)) == pytest.approx((azimuth, elevation))


def test_azimuth_goes_from_right_to_away_from_the_viewer() -> None:
    assert direction(0, 0) == pytest.approx((1, 0, 0))
    assert direction(90, 0) == pytest.approx((0, 1, 0))
    assert direction(0, 90) == pytest.approx((0, 0, 1))


def test_turning_by_the_right_hand_rule_takes_right_to_away_about_up() -> None:
    assert rotate((1, 0, 0), (0, 0, 1), 90) == pytest.approx((0, 1, 0))


def test_carrying_takes_one_direction_to_another_and_keeps_length() -> None:
    start, end = direction(20, 10), direction(140, -30)
    assert carry(start, start, end) == pytest.approx(end)
    assert size(carry((1, 2, 3), start, end)) == pytest.approx(size((1, 2, 3)))


def test_the_part_across_an_axis_is_at_right_angles_to_it() -> None:
    axis = direction(33, 12)
    assert dot(across((0.3, -2, 1), axis), axis) == pytest.approx(0)


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 1.0])
def test_a_great_circle_is_walked_at_an_even_pace(share: float) -> None:
    a, b = direction(0, 0), direction(80, 0)
    assert angle_between(a, slerp(a, b, share)) == pytest.approx(80 * share, abs=1e-3)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_opposite_directions_go_over_the_top(share: float) -> None:
    way = slerp((1, 0, 0), (-1, 0, 0), share)
    assert size(way) == pytest.approx(1)
    assert way[2] > 0.2
