"""Calendars against a second-by-second count."""

from hypothesis import given
from hypothesis import strategies as st

from sim.kernel.calendar import ALWAYS, Calendar
from sim.kernel.units import DAY, HOUR, WEEK
from tests.worlds import OFFICE

HOLIDAY = Calendar(OFFICE.windows, frozenset({1, 8}))
instants = st.integers(0, 40 * WEEK)


def test_a_monday() -> None:
    assert OFFICE.next_open(0) == 8 * HOUR
    assert OFFICE.closes(9 * HOUR) == 12 * HOUR
    assert not OFFICE.is_open(12 * HOUR)
    assert OFFICE.add(8 * HOUR, 5 * HOUR) == 14 * HOUR
    assert OFFICE.add(0, 8 * HOUR) == 17 * HOUR
    assert OFFICE.weekly_s == 40 * HOUR


def test_a_holiday_is_closed() -> None:
    assert HOLIDAY.next_open(17 * HOUR) == 2 * DAY + 8 * HOUR
    assert HOLIDAY.elapsed(WEEK) == 32 * HOUR


def test_always() -> None:
    assert ALWAYS.add(5, 7) == 12
    assert ALWAYS.between(5, 12) == 7


@given(instants, st.integers(0, 200 * HOUR))
def test_add_and_between_are_inverse(t_s: int, open_s: int) -> None:
    end = HOLIDAY.add(t_s, open_s)
    assert HOLIDAY.between(t_s, end) == open_s
    if open_s:
        assert HOLIDAY.between(t_s, end - 1) == open_s - 1


@given(instants)
def test_next_open_is_open_and_first(t_s: int) -> None:
    opening = HOLIDAY.next_open(t_s)
    assert HOLIDAY.is_open(opening)
    assert HOLIDAY.between(t_s, opening) == 0
    assert HOLIDAY.closes(t_s) > opening


@given(instants)
def test_elapsed_counts_seconds_of_the_hour(t_s: int) -> None:
    hour = t_s // HOUR * HOUR
    expected = sum(HOLIDAY.is_open(second) for second in range(hour, hour + HOUR, 60)) * 60
    assert HOLIDAY.between(hour, hour + HOUR) == expected
