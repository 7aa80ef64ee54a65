"""Load and fatigue: long hours and nights tire, rest recovers."""

from typing import NamedTuple

from sim.kernel.units import HOUR, week_start
from sim.people.events import FatigueChanged
from sim.people.roster import Roster
from sim.people.state import Person


class WeekLoad(NamedTuple):
    """What the closing week asked of a person.

    Attributes:
        away_share: Part of the own calendar spent away.
        used_share: Booked against available time in the own calendar.
        extra_h: Hours over contract, nights included.
        nights_h: Hours outside the own calendar.
    """

    away_share: float
    used_share: float
    extra_h: float
    nights_h: float


class Fatigue:
    """Measures the week and moves fatigue."""

    def __init__(self, roster: Roster) -> None:
        """Keep the roster and its rules."""
        self.roster = roster
        self.rules = roster.rules

    def measure(self, person: Person, away_share: float) -> WeekLoad:
        """Return the load of the closing week and fold it into the person's sense of load."""
        week = person.week
        open_s = person.hours.between(week_start(self.roster.week), self.roster.core.now)
        # Longer days are no relief: what a week asks is held against the contract, not against the longer day.
        contract_share = 1.0 - person.overtime_h * HOUR / max(HOUR, person.hours.weekly_s)
        available_s = open_s * (1.0 - away_share) * max(0.5, contract_share)
        used = min(1.0, max(0, week.worked_s - week.off_s) / available_s) if available_s > 0 else person.utilisation
        nights_h = week.off_s / HOUR
        extra_h = nights_h + person.overtime_h * (1.0 - away_share)
        weight = self.rules.smoothing
        person.utilisation += weight * (used - person.utilisation)
        person.extra_h += weight * (extra_h - person.extra_h)
        person.nights_h += weight * (nights_h - person.nights_h)
        self.roster.state.overtime_s += round(extra_h * HOUR)
        return WeekLoad(away_share, used, extra_h, nights_h)

    def close_week(self, person: Person, load: WeekLoad, on_duty: bool) -> None:
        """Move fatigue by the week: recovery by time, more when away, then what the week added."""
        rules = self.rules
        present = 1.0 - load.away_share
        recovery = present / rules.fatigue_half_weeks + load.away_share / rules.fatigue_half_weeks_away
        gain = rules.fatigue_per_extra_h * load.extra_h + rules.fatigue_per_night_h * load.nights_h
        gain += rules.fatigue_per_load * max(0.0, load.used_share - rules.fatigue_load_from) * present
        if on_duty:
            gain += rules.fatigue_on_call
        person.fatigue = min(1.0, person.fatigue * 0.5**recovery + gain)
        self._tell(person)

    def _tell(self, person: Person) -> None:
        before = person.care.told_fatigue
        if abs(person.fatigue - before) < self.rules.fatigue_tell:
            return
        person.care.told_fatigue = person.fatigue
        name = f"person/{person.id}/week/{self.roster.week}/fatigue-changed"
        now = self.roster.core.now
        causes = self.roster.causes(person, "overtime", "nights")
        self.roster.core.publish(FatigueChanged(name, now, causes, person.id, before, person.fatigue))
