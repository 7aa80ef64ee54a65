"""The cards that are nobody's alone: what the organisation has of IT, and how clearly the two roles were kept."""

from typing import TYPE_CHECKING, Final

from sim.scores.kpis import share, value_cents
from sim.scores.parts import Card, Component, component, normalised
from sim.scores.state import Reading, WeekRow

if TYPE_CHECKING:
    from sim.scores.floor import ScoresFloor

_FOUR_WEEKS: Final = 4.0


class Whole:
    """Computes the cards of the organisation and of role clarity."""

    def __init__(self, floor: "ScoresFloor") -> None:
        """Read anchors and weights."""
        self.floor = floor
        self.rules = floor.scenario.rules.scores

    def organisation(self, reading: Reading, planned_cents: int, newest: WeekRow) -> Card:
        """Return the organisation's card.

        Args:
            reading: Counters of the span that is judged.
            planned_cents: IT budget of that span, the yardstick for what IT is worth.
            newest: The week.
        """
        rules = self.rules
        worth = share(value_cents(reading), planned_cents)
        trust = newest.kpis["executive_trust"]
        return {
            "value": tuple(component("value_of_budget_share", worth, 1.0, rules.value_anchors)),
            "executive_trust": tuple(component("executive_trust", trust, 1.0, rules.executive_trust_anchors)),
        }

    def role_clarity(self, week: int, reading: Reading, newest: WeekRow) -> Card:
        """Return the card of role clarity; without a question, a decision or a project there is nothing to judge."""
        rules = self.rules
        named = newest.kpis["owners_named_share"]
        return {
            "owners_named": tuple(component("owners_named_share", named, 1.0, rules.owners_anchors)),
            "own_decisions": self._own(week, reading),
            "duty_attention": self._attention(reading),
        }

    def _own(self, week: int, reading: Reading) -> tuple[Component, ...]:
        if reading.it_used_h + reading.pm_used_h <= 0.0 and reading.not_own == 0:
            return ()
        rules = self.rules
        spans = max(1.0, week / _FOUR_WEEKS)
        wrong, weight = reading.wrong_doors / spans, rules.wrong_doors_weight
        return normalised(
            component("refused_per_four_weeks", reading.not_own / spans, 1.0 - weight, rules.not_own_anchors)
            + component("others_work_per_four_weeks", wrong, weight, rules.wrong_doors_anchors)
        )

    def _attention(self, reading: Reading) -> tuple[Component, ...]:
        rules, available = self.rules, reading.attention_h
        if self.floor.scenario.pm_attention_h <= 0.0:
            available -= reading.pm_attention_h  # one head: what the other hat may have of the pool is not missing here
        used = share(reading.it_used_h, available)
        other = share(reading.pm_used_h, reading.pm_attention_h)
        return normalised(
            component("it_attention_share", used, 0.5, rules.attention_anchors)
            + component("pm_attention_share", other, 0.5, rules.attention_anchors)
        )
