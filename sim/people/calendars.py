"""Own calendars: what part time and overtime make of a calendar of the house."""

from sim.kernel.calendar import Calendar
from sim.kernel.units import DAY, HOUR

_WHOLE = 1e-6

Windows = tuple[tuple[int, int], ...]


class Calendars:
    """Makes each variant of a calendar once; people with the same hours share it."""

    def __init__(self, base: dict[str, Calendar]) -> None:
        """Keep the calendars of the scenario.

        Args:
            base: Name to calendar.
        """
        self.base = base
        self._made: dict[tuple[str, float, int, float], Calendar] = {}

    def of(self, name: str, week_share: float, ordinal: int, overtime_h: float = 0.0) -> Calendar:
        """Return the calendar of a person.

        Args:
            name: Calendar of the house.
            week_share: Part of the full week.
            ordinal: Place of the person; spreads the free days of part-timers over the week.
            overtime_h: Hours a week added after the ends of the working days.
        """
        base = self.base[name]
        if base.always or (week_share >= 1.0 and overtime_h <= 0.0):
            return base
        key = (name, week_share, ordinal if week_share < 1.0 else 0, overtime_h)
        calendar = self._made.get(key)
        if calendar is None:
            windows = part_time(base.windows, week_share, ordinal)
            calendar = self._made[key] = Calendar(extended(windows, overtime_h), base.holidays)
        return calendar

    def contract_h(self, name: str, week_share: float, ordinal: int) -> float:
        """Return the weekly hours of the contract."""
        return self.of(name, week_share, ordinal).weekly_s / HOUR


def _by_day(windows: Windows) -> dict[int, list[tuple[int, int]]]:
    days: dict[int, list[tuple[int, int]]] = {}
    for window in windows:
        days.setdefault(window[0] // DAY, []).append(window)
    return days


def part_time(windows: Windows, share: float, ordinal: int) -> Windows:
    """Return the windows of somebody who works a part of the week.

    If the part makes whole days (four of five), the free days rotate with the ordinal; otherwise every day is shorter.
    """
    if share >= 1.0:
        return windows
    days = _by_day(windows)
    count = share * len(days)
    if abs(count - round(count)) < _WHOLE:
        names = sorted(days)
        first = ordinal % len(names)
        kept = sorted((names[first:] + names[:first])[: round(count)])
        return tuple(window for day in kept for window in days[day])
    result: list[tuple[int, int]] = []
    for day in sorted(days):
        left = round(share * sum(end - start for start, end in days[day]))
        for start, end in days[day]:
            if left > 0:
                result.append((start, min(end, start + left)))
                left -= end - start
    return tuple(result)


def extended(windows: Windows, overtime_h: float) -> Windows:
    """Return windows whose working days end later; no day runs past midnight or into the next window."""
    if overtime_h <= 0.0 or not windows:
        return windows
    days = _by_day(windows)
    per_day = round(overtime_h * HOUR / len(days))
    result: list[tuple[int, int]] = []
    for day in sorted(days):
        *before, (start, end) = days[day]
        result += [*before, (start, max(end, min(end + per_day, (day + 1) * DAY)))]
    return tuple(result)
