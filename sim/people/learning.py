"""Learning by doing: practice raises familiarity and, slowly, skill."""

import math

from sim.kernel.units import HOUR
from sim.people.roster import Roster
from sim.people.state import Person

TOP = 5.0
_SLOWEST_S = 60


class Learning:
    """Turns the week's bookings into familiarity and skill.

    A level doubles the experience below it, so time per piece falls with a power of experience: with 12 % per level
    the exponent is 0.16.

    Source: Wright (1936), learning by doing.
    """

    def __init__(self, roster: Roster) -> None:
        """Keep the roster and its rules."""
        self.roster = roster
        self.rules = roster.rules

    def close_week(self, person: Person) -> None:
        """Learn from the week's practice."""
        rules = self.rules
        for service, worked_s in person.week.services_s.items():
            known = person.familiarity.get(service, rules.default_familiarity)
            forgotten = math.exp(-worked_s / (HOUR * rules.familiarity_tau_h))
            person.familiarity[service] = 1.0 - (1.0 - known) * forgotten
        goals = rules.review_learning_factor if person.care.goals_until_s >= self.roster.core.now else 1.0
        for field, worked_s in person.week.fields_s.items():
            if worked_s >= _SLOWEST_S:
                level = person.skills.get(field, 0.0)
                base_h = rules.practice_base_h * 2.0**level
                gain = goals * math.log2(1.0 + worked_s / (HOUR * base_h))
                person.skills[field] = min(TOP, level + gain)
