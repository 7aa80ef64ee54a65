"""Speed: how fast somebody works on something, and whether at all."""

from sim.people.roster import Roster
from sim.people.state import Person
from sim.scenario.rules import PeopleRules


def output_hours(hours: float, flat: float, cap: float) -> float:
    """Return the hours of output of a long week.

    Output is proportional up to ``flat``; beyond, the marginal hour falls linearly to nothing at ``cap``.

    Source: Pencavel (2015), munition workers; no extra output past 63 h.
    """
    if hours <= flat:
        return hours
    over = min(hours, cap) - flat
    return flat + over - over * over / (2.0 * (cap - flat))


def skill_factor(rules: PeopleRules, have: float, need: float) -> float:
    """Return the factor of a skill against the level needed; 0 if it cannot be done."""
    gap = need - have
    if have < rules.skill_floor_levels or gap >= rules.skill_gap_levels:
        return 0.0
    return 1.0 - rules.skill_below_loss * gap if gap > 0 else 1.0 - rules.skill_over_gain * gap


class Speed:
    """Speeds. The floor keeps them until something they depend on changes (see ``Roster.touch``)."""

    def __init__(self, roster: Roster) -> None:
        """Keep the roster and its rules."""
        self.roster = roster
        self.rules = roster.rules

    def compute(self, person: Person, field: str, level: float, service: str) -> float:
        """Return the effort a person does in a unit of working time; 0 if they cannot take it."""
        rules = self.rules
        factor = skill_factor(rules, person.skills.get(field, 0.0), level)
        if factor <= 0.0:
            return 0.0
        if service:
            known = person.familiarity.get(service, rules.default_familiarity)
            factor *= rules.familiarity_base + rules.familiarity_gain * known
        if person.pace < 0.0:
            person.pace = self._pace(person)
        return factor * person.pace

    def _pace(self, person: Person) -> float:
        rules = self.rules
        pace = rules.morale_base + rules.morale_gain * person.morale
        pace *= 1.0 - rules.fatigue_loss * person.fatigue
        hours = self.roster.contract_h(person) + person.overtime_h
        pace *= output_hours(hours, rules.hours_flat, rules.hours_cap) / hours if hours > 0 else 1.0
        start = rules.contractor_ramp_start if person.contractor else rules.ramp_start
        pace *= start + (1.0 - start) * person.ramp
        pace *= max(0.0, 1.0 - person.guiding - person.mentoring) * (1.0 - rules.meetings_share)
        if "quick" in person.traits:
            pace *= rules.quick_factor
        if "careful" in person.traits:
            pace *= rules.careful_factor
        return pace

    def can_take(self, person: Person, field: str, level: float) -> bool:
        """Tell whether a person's skill allows a piece of work."""
        have = person.skills.get(field, 0.0)
        return have >= self.rules.skill_floor_levels and level - have < self.rules.skill_gap_levels

    def interruption_cost(self, person: Person) -> int:
        """Return the seconds it takes a person to resume interrupted work."""
        span = self.rules.resume_max_s - self.rules.resume_min_s
        return round(self.rules.resume_min_s + span * person.fatigue)
