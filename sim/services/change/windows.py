"""Windows: when changes may be carried out."""

from sim.kernel.units import DAY, HOUR, WEEK, hours, week_of, week_start
from sim.scenario.rules import ChangesRules
from sim.services.change.state import WINDOWS, Window


class Windows:
    """The weekly windows of the ruleset.

    Each name stands for one opening a week; an emergency takes the next evening, whatever the weekday.
    """

    def __init__(self, rules: ChangesRules) -> None:
        """Read the openings."""
        self._offset_s = {
            name: int(rules.window_weekday[i]) * DAY + int(rules.window_hour[i]) * HOUR
            for i, name in enumerate(WINDOWS)
        }
        self._evening_s = int(rules.window_hour[0]) * HOUR
        self.factor: dict[str, float] = dict(zip(WINDOWS, rules.window_factor, strict=True))
        self.allowance_cents: dict[str, int] = {
            name: int(c) for name, c in zip(WINDOWS, rules.window_allowance_cents, strict=True)
        }
        self.longest_s: dict[str, int] = {
            name: hours(h) for name, h in zip(WINDOWS, rules.window_outage_h, strict=True)
        }
        self.holds = {name: int(n) for name, n in zip(WINDOWS, rules.window_changes_max, strict=True)}

    def opens(self, week: int, name: Window) -> int:
        """Return when the window of that name opens in a week."""
        return week_start(week) + self._offset_s[name]

    def following(self, t_s: int, name: Window) -> int:
        """Return the first opening of that name at or after ``t_s``."""
        start = self.opens(week_of(t_s), name)
        return start if start >= t_s else start + WEEK

    def next_evening(self, t_s: int) -> int:
        """Return the first evening at or after ``t_s``, on any day."""
        evening = t_s - t_s % DAY + self._evening_s
        return evening if evening >= t_s else evening + DAY

    @staticmethod
    def standard(size: int) -> Window:
        """Return the window a change gets unless somebody names another: large ones need a Saturday."""
        return "saturday" if size >= 3 else "evening"
