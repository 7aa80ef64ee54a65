"""Sickness: one fixed candidate per person and week, taken or not by how the person is."""

import math

from sim.kernel.units import DAY, HOUR, WEEKS_PER_YEAR, week_start
from sim.kernel.variates import lognormal_mean_cv
from sim.people.absences import Absences
from sim.people.roster import Roster
from sim.people.state import Person

_WORKDAYS = 5
_MORNING_S = 6 * HOUR


class Sickness:
    """Draws the week's sickness."""

    def __init__(self, roster: Roster, absences: Absences) -> None:
        """Keep what is needed to plan an absence."""
        self.roster = roster
        self.rules = roster.rules
        self.absences = absences

    def probability(self, person: Person) -> float:
        """Return the probability that a spell begins in a week.

        Source: Gallup, absence of engaged against disengaged teams.
        """
        rules = self.rules
        log = rules.sick_fatigue * person.fatigue + rules.sick_morale * (0.5 - person.morale)
        return min(1.0, rules.sick_spells_per_year / WEEKS_PER_YEAR * math.exp(log))

    def draw_week(self, week: int) -> None:
        """Plan the spells that begin in a week.

        Draws: ``people/sickness`` by person and week: whether, on which day, how long.
        """
        family = self.roster.core.luck.family("people/sickness")
        for person in self.roster.staff:
            entity = f"{person.id}/week/{week}"
            happens, day, length, _ = family.named(entity)
            if happens < self.probability(person):
                start = week_start(week) + int(day * _WORKDAYS) * DAY + _MORNING_S
                days = math.ceil(lognormal_mean_cv(length, self.rules.sick_days, self.rules.sick_cv))
                cause = f"chance:people/sickness/{entity}"
                self.absences.add(person.id, start, start + days * DAY, "sickness", cause)
