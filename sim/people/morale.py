"""Morale: drifts to a target that workload, hours, attention, pay, growth and colleagues make."""

import math

from sim.kernel.units import WEEK, WEEKS_PER_YEAR
from sim.people.events import MoraleChanged, PersonRecognised
from sim.people.roster import Roster
from sim.people.state import Person

ALLOWANCES = ("none", "standard", "generous")
CALM = "none"
_NOTICEABLE = 0.01


class Morale:
    """Weekly drift, and what the manager gives directly."""

    def __init__(self, roster: Roster) -> None:
        """Keep the roster and its rules."""
        self.roster = roster
        self.rules = roster.rules

    # ---------------------------------------------------------------------------------------------- the target

    def market_cents(self, person: Person) -> float:
        """Return what the market pays for a person per year now."""
        terms = person.employment
        years = (self.roster.core.now - terms.anchor_s) / (WEEKS_PER_YEAR * WEEK)
        growth = math.exp(math.log1p(self.rules.market_growth) * years)
        learned = math.fsum(person.skills.values()) - terms.anchor_skill
        return terms.anchor_cents * growth * max(self.rules.market_least_share, 1.0 + self.rules.market_skill * learned)

    def pay_ratio(self, person: Person) -> float:
        """Return pay against market; 1 is fair."""
        return person.pay_cents / self.market_cents(person)

    def led_directly(self, person: Person) -> bool:
        """Tell whether a person reports to the IT manager and not to a team lead who is still here."""
        if person.leads or not person.team:
            return True
        return not any(other.leads and other.team == person.team for other in self.roster.staff)

    def parts(self, person: Person, spirit: float, contractors: float) -> dict[str, float]:
        """Return what moves a person's target above or below rest.

        Args:
            person: Whose.
            spirit: Mean morale of the others.
            contractors: Share of contractors among the staff.
        """
        rules = self.rules
        care = person.care
        keen = rules.ambitious_factor if "ambitious" in person.traits else 1.0
        parts = {
            "workload": -rules.workload_weight * max(0.0, person.utilisation - rules.workload_from),
            "overtime": -rules.overtime_weight * max(0.0, person.extra_h - person.nights_h),
            "nights": -min(rules.nights_limit, rules.nights_weight * person.nights_h),
            "spirit": rules.spirit_weight * (spirit - rules.morale_rest),
            "steadiness": -rules.steadiness_weight * care.churn,
            "growth": rules.growth_weight * care.growth * keen,
        }
        if person.on_call:
            parts["nights"] += rules.on_call_moods[ALLOWANCES.index(self.roster.state.rota.allowance)]
        if not person.contractor:
            pay = rules.pay_weight * (self.pay_ratio(person) - 1.0)
            parts["pay"] = keen * min(rules.pay_limit, max(-rules.pay_limit, pay))
            parts["contractors"] = -rules.contractors_weight * contractors
            if self.led_directly(person):
                late = (self.roster.core.now - care.spoken_s) / WEEK - rules.neglect_weeks
                parts["neglect"] = -rules.neglect_weight * min(1.0, max(0.0, late / rules.neglect_weeks))
        return parts

    def close_week(self) -> None:
        """Move everybody's morale a week toward their targets."""
        rules = self.rules
        staff = self.roster.staff
        total = math.fsum(person.morale for person in staff)
        contractors = sum(1 for person in staff if person.contractor) / len(staff) if staff else 0.0
        # Everybody looks at the others as they were, so that the order of people does not matter.
        moves = []
        for person in staff:
            others = (total - person.morale) / (len(staff) - 1) if len(staff) > 1 else rules.morale_rest
            person.mood = self.parts(person, others, contractors)
            target = rules.morale_rest + math.fsum(person.mood.values())
            target = min(rules.morale_target_most, max(rules.morale_target_least, target))
            rate = rules.morale_rate * (rules.morale_steady_factor if "steady" in person.traits else 1.0)
            moves.append(rate * (target - person.morale))
        for person, move in zip(staff, moves, strict=True):
            person.morale = min(1.0, max(0.0, person.morale + move))
            person.care.growth *= 0.5 ** (1.0 / rules.growth_half_weeks)
            person.care.churn *= 0.5 ** (1.0 / rules.steadiness_half_weeks)
            self._tell(person)

    def _tell(self, person: Person) -> None:
        care = person.care
        before = care.told_morale
        if abs(person.morale - before) < self.rules.morale_tell:
            return
        now = self.roster.core.now
        rising = person.morale > before
        care.told_morale = person.morale
        name = f"person/{person.id}/week/{self.roster.week}/morale-changed"
        driver = self.driver(person, rising)
        # What moved it at once comes first; the drift names what is behind it, if an event is.
        moved, care.moved = tuple(care.moved), []
        drift = self.roster.causes(person, driver) if driver != CALM or not moved else ()
        causes = tuple(dict.fromkeys((*moved, *drift)))
        self.roster.core.publish(MoraleChanged(name, now, causes, person.id, before, person.morale, driver))

    def driver(self, person: Person, rising: bool = False) -> str:
        """Return the part that pulls a person's morale most in one direction, or ``none``."""
        if not person.mood:
            return CALM
        sign = 1.0 if rising else -1.0
        name = max(person.mood, key=lambda part: (sign * person.mood[part], part))
        return name if sign * person.mood[name] > _NOTICEABLE else CALM

    # ------------------------------------------------------------------------------------------- what is given

    def strength(self, since_s: int, weeks: float) -> float:
        """Return how far the effect of a talk has recovered since the last one, 0 to 1."""
        return min(1.0, max(0.0, (self.roster.core.now - since_s) / (weeks * WEEK)))

    def recognise(self, person: Person, cause: str) -> float:
        """Thank a person; without an achievement since the last time it counts as none.

        Returns:
            The morale it gave.
        """
        care = person.care
        now = self.roster.core.now
        effect = 0.0
        if care.achieved_s > care.recognised_s:
            effect = self.rules.recognition_gain * self.strength(care.recognised_s, self.rules.recognition_weeks)
            care.recognised_s = now
            self.roster.uplift(person, effect, cause)
        name = self.roster.name(person, "recognition")
        self.roster.core.publish(PersonRecognised(f"{name}/given", now, (cause,), person.id, effect))
        return effect

    def achieve(self, person: Person) -> None:
        """Remember that a person achieved something worth thanking for."""
        person.care.achieved_s = self.roster.core.now

    def note_growth(self, person: Person, amount: float, cause: str) -> None:
        """Let a person feel that they learned something."""
        person.care.growth = min(1.0, person.care.growth + amount)
        self.roster.remember(person, "growth", cause)

    def note_priorities_changed(self, people: list[Person], cause: str) -> None:
        """Let people feel that the manager's priorities moved."""
        for person in people:
            person.care.churn = min(self.rules.churn_most, person.care.churn + 1.0)
            if cause:
                self.roster.remember(person, "steadiness", cause)
