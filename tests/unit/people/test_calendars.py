"""Own calendars: part time and overtime."""

import pytest

from sim.kernel.calendar import ALWAYS
from sim.kernel.units import DAY, HOUR
from sim.people.calendars import Calendars, extended, part_time
from tests.worlds import OFFICE


def test_whole_free_days_rotate_with_the_person() -> None:
    monday_free, tuesday_free = (part_time(OFFICE.windows, 0.8, ordinal) for ordinal in (1, 2))
    assert {start // DAY for start, _ in monday_free} == {1, 2, 3, 4}
    assert {start // DAY for start, _ in tuesday_free} == {0, 2, 3, 4}


def test_half_time_works_mornings() -> None:
    assert part_time(OFFICE.windows, 0.5, 0) == tuple((d * DAY + 8 * HOUR, d * DAY + 12 * HOUR) for d in range(5))


@pytest.mark.parametrize("share", [0.2, 0.37, 0.5, 0.6, 0.75, 0.8, 1.0])
def test_part_time_has_its_share_of_hours(share: float) -> None:
    hours = sum(end - start for start, end in part_time(OFFICE.windows, share, 3)) / HOUR
    assert hours == pytest.approx(40 * share, abs=0.01)


def test_overtime_comes_after_the_end_of_the_day() -> None:
    windows = extended(OFFICE.windows, 10.0)
    assert windows[1] == (13 * HOUR, 19 * HOUR)
    assert sum(end - start for start, end in windows) == 50 * HOUR


def test_overtime_stops_at_midnight() -> None:
    windows = extended(((20 * HOUR, 23 * HOUR),), 5.0)
    assert windows == ((20 * HOUR, DAY),)


def test_variants_are_made_once_and_keep_holidays() -> None:
    calendars = Calendars({"office": OFFICE, "always": ALWAYS})
    assert calendars.of("office", 1.0, 4) is OFFICE
    assert calendars.of("office", 1.0, 4, 5.0) is calendars.of("office", 1.0, 9, 5.0)
    assert calendars.of("always", 1.0, 0, 5.0) is ALWAYS
