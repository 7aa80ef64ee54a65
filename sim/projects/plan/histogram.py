"""Resource histogram: hours that a plan needs in each week, against the hours that there are."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Booking(NamedTuple):
    """Work of a resource over a stretch of time.

    Attributes:
        resource: Person or skill.
        start: In weeks.
        finish: In weeks; the hours are spread evenly. Without length they fall into the week of the start.
        hours: Person-hours.
    """

    resource: str
    start: float
    finish: float
    hours: float


class Bar(NamedTuple):
    """A week of a resource.

    Attributes:
        week: Counted like the weeks of the bookings.
        needed_h: What the plan wants.
        available_h: What there is.
    """

    week: int
    needed_h: float
    available_h: float

    @property
    def short_h(self) -> float:
        """Hours that are missing."""
        return max(0.0, self.needed_h - self.available_h)


def histogram(
    bookings: Iterable[Booking], available: Mapping[str, Sequence[float]], first: int, last: int
) -> dict[str, tuple[Bar, ...]]:
    """Return the bars of every resource, those with a calendar first, in the order given.

    Args:
        bookings: The plan; what lies outside of the weeks asked for is left out.
        available: Resource to hours per week from week ``first`` on; the last value goes on. A resource that is only
            booked has none.
        first: First week.
        last: Last week.
    """
    needed: dict[str, list[float]] = {resource: [0.0] * (last - first + 1) for resource in available}
    for booking in bookings:
        row = needed.setdefault(booking.resource, [0.0] * (last - first + 1))
        for week in range(max(first, int(booking.start)), min(last, int(booking.finish)) + 1):
            row[week - first] += booking.hours * _share(booking, week)
    return {
        resource: tuple(
            Bar(first + place, hours, _available(available.get(resource, ()), place)) for place, hours in enumerate(row)
        )
        for resource, row in needed.items()
    }


def overbooked(bars: Mapping[str, Sequence[Bar]], tolerance_h: float = 0.5) -> list[tuple[str, Bar]]:
    """Return resource and bar wherever more than a tolerance is missing, worst first."""
    found = [(name, bar) for name, row in bars.items() for bar in row if bar.short_h > tolerance_h]
    return sorted(found, key=lambda pair: (-round(pair[1].short_h, 6), pair[1].week, pair[0]))


def _available(hours: Sequence[float], place: int) -> float:
    return hours[min(place, len(hours) - 1)] if hours else 0.0


def _share(booking: Booking, week: int) -> float:
    """Return the share of a booking's hours that falls into a week."""
    length = booking.finish - booking.start
    if length <= 0.0:
        return 1.0 if int(booking.start) == week else 0.0
    inside = min(booking.finish, week + 1.0) - max(booking.start, float(week))
    return max(0.0, inside) / length
