"""Working calendars: when people work and when agreements count."""

from bisect import bisect_left, bisect_right

from sim.kernel.units import DAY, WEEK

_WEEKS_AT_ONCE = 13


class Calendar:
    """Open intervals that repeat weekly, without holidays.

    All instants are seconds from Monday 00:00 of week 1. Intervals are kept as three parallel lists with the open
    seconds summed so far, so that every question is one bisection; the lists grow by a quarter when asked beyond.
    """

    def __init__(self, windows: tuple[tuple[int, int], ...], holidays: frozenset[int] = frozenset()) -> None:
        """Prepare a calendar.

        Args:
            windows: (start, end) in seconds of the week, sorted, not overlapping.
            holidays: Days closed throughout, as numbers of days from the start (0 is the first Monday).
        """
        self.windows = windows
        self.holidays = holidays
        self.always = not holidays and windows == ((0, WEEK),)
        self.weekly_s = sum(end - start for start, end in windows)
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = []
        self._through: list[int] = []
        self._weeks = 0
        self._known_s = 0
        self._grow()

    def _grow(self) -> None:
        total = self._through[-1] if self._through else 0
        for week in range(self._weeks, self._weeks + _WEEKS_AT_ONCE):
            base = week * WEEK
            for start, end in self.windows:
                if self.holidays and (base + start) // DAY in self.holidays:
                    continue
                self._starts.append(base + start)
                self._ends.append(base + end)
                self._before.append(total)
                total += end - start
                self._through.append(total)
        self._weeks += _WEEKS_AT_ONCE
        self._known_s = self._weeks * WEEK

    def _reach(self, t_s: int) -> None:
        while t_s >= self._known_s:
            self._grow()

    def is_open(self, t_s: int) -> bool:
        """Tell whether the instant lies in an open interval (its end is already closed)."""
        if self.always:
            return True
        if t_s >= self._known_s:
            self._reach(t_s)
        i = bisect_right(self._starts, t_s) - 1
        return i >= 0 and t_s < self._ends[i]

    def next_open(self, t_s: int) -> int:
        """Return the first open instant at or after ``t_s``."""
        if self.always:
            return t_s
        if t_s >= self._known_s:
            self._reach(t_s)
        i = bisect_right(self._ends, t_s)
        while i >= len(self._starts):
            self._grow()
        return max(t_s, self._starts[i])

    def closes(self, t_s: int) -> int:
        """Return the end of the interval that is open at ``t_s`` or opens next."""
        if self.always:
            return t_s + WEEK
        if t_s >= self._known_s:
            self._reach(t_s)
        i = bisect_right(self._ends, t_s)
        while i >= len(self._ends):
            self._grow()
        return self._ends[i]

    def elapsed(self, t_s: int) -> int:
        """Return the open seconds from the start to ``t_s``."""
        if self.always:
            return t_s
        if t_s >= self._known_s:
            self._reach(t_s)
        starts = self._starts
        i = bisect_right(starts, t_s) - 1
        if i < 0:
            return 0
        end = self._ends[i]
        return self._before[i] + (t_s if t_s < end else end) - starts[i]

    def between(self, from_s: int, to_s: int) -> int:
        """Return the open seconds between two instants."""
        return self.elapsed(to_s) - self.elapsed(from_s)

    def add(self, t_s: int, open_s: int) -> int:
        """Return the instant at which ``open_s`` open seconds have passed since ``t_s``.

        With zero seconds the answer is ``t_s`` itself, open or not.
        """
        if self.always or open_s == 0:
            return t_s + open_s
        target = self.elapsed(t_s) + open_s
        through = self._through
        while through[-1] < target:
            self._grow()
        i = bisect_left(through, target)
        return self._starts[i] + target - self._before[i]


ALWAYS = Calendar(((0, WEEK),))
"""The 24x7 calendar."""
