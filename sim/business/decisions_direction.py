"""What the IT manager decides about direction: strategy, options and standards, and whom to talk to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from sim.business.meetings import TOPICS, Topic
from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.kernel.units import week_of

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor

_MOST = 12
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class SetStrategy(Decision):
    """Choose directions and their weights in per cent; it counts the more the longer it is held."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "relations"

    goals: tuple[str, ...]
    weights: tuple[int, ...]

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse unknown directions, weights that do not add up, no change, and a change too soon."""
        known, rules = floor.strategy.goals, floor.strategy.rules
        for goal in self.goals:
            if goal not in known:
                return Refusal.of("unknown_goal", id=goal)
        if not 1 <= len(self.goals) <= rules.goals_most or len(set(self.goals)) < len(self.goals):
            return Refusal.of("name_goals_once", most=rules.goals_most)
        if len(self.weights) != len(self.goals) or sum(self.weights) != _WHOLE or min(self.weights) <= 0:
            return Refusal.of("weights_do_not_add_up")
        state = floor.state.strategy
        if state.weights == {g: w / _WHOLE for g, w in zip(self.goals, self.weights, strict=True)}:
            return Refusal.of("nothing_changes")
        wait = state.set_week + rules.pause_weeks - week_of(floor.core.now)
        if state.weights and wait > 0:
            return Refusal.of("strategy_set_recently", weeks=wait)
        return None

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Set it."""
        floor.strategy.set(self.goals, self.weights, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return what executives seem to want most, alone and together, then each direction alone."""
        goals = sorted(view.business.goals, key=lambda goal: (-goal.wanted, goal.id))
        names = [goal.id for goal in goals]
        found: list[Decision] = []
        if len(names) >= 3:
            found.append(cls(tuple(names[:3]), (50, 30, 20)))
        if len(names) >= 2:
            found.append(cls(tuple(names[:2]), (60, 40)))
        return tuple((found + [cls((name,), (_WHOLE,)) for name in names])[:_MOST])


@dataclass(frozen=True, slots=True)
class EvaluateOption(Decision):
    """Have an option looked at: takes a specialist's hours, and narrows what it might cost and bring."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "relations"

    technology: str

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse what is unknown, adopted, looked at, or beyond the skill of everybody here."""
        technologies, rules = floor.technologies, floor.technologies.rules
        option = technologies.options.get(self.technology)
        if option is None:
            return Refusal.of("unknown_technology", id=self.technology)
        if self.technology in floor.state.adoptions:
            return Refusal.of("already_adopted", technology=self.technology)
        judged = technologies.judgement(self.technology)
        if judged.open:
            return Refusal.of("evaluation_under_way", technology=self.technology)
        if judged.evaluations >= rules.evaluations_most:
            return Refusal.of("evaluated_enough", technology=self.technology, most=rules.evaluations_most)
        if not technologies.able(self.technology, rules.evaluate_level):
            return Refusal.of("nobody_able", field=option.field, level=rules.evaluate_level)
        return None

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Order it."""
        floor.technologies.evaluate(self.technology, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return the options nobody adopted, least known first."""
        options = [t for t in view.business.technologies if t.state == "open"]
        return tuple(cls(t.id) for t in sorted(options, key=lambda t: (t.evaluations, t.id))[:_MOST])


@dataclass(frozen=True, slots=True)
class AdoptStandard(Decision):
    """Adopt an option or standard: fewer kinds to know and less failure, for money, migration and some freedom."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "relations"

    technology: str

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse what is unknown, adopted, not affordable by what is believed of it, or beyond everybody here."""
        technologies = floor.technologies
        option = technologies.options.get(self.technology)
        if option is None:
            return Refusal.of("unknown_technology", id=self.technology)
        if self.technology in floor.state.adoptions:
            return Refusal.of("already_adopted", technology=self.technology)
        if technologies.judgement(self.technology).open:
            return Refusal.of("evaluation_under_way", technology=self.technology)
        level = technologies.rules.migration_level
        if not technologies.able(self.technology, level):
            return Refusal.of("nobody_able", field=option.field, level=level)
        cost = self.money_cents(floor)
        if not floor.money.can_afford(option.account, cost):
            left = floor.money.budget_left(option.account)
            return Refusal.of("cannot_afford", cents=cost, account=option.account, left_cents=left)
        return None

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Buy it and begin to migrate."""
        floor.technologies.adopt(self.technology, decision_id)

    def money_cents(self, floor: "BusinessFloor") -> int:
        """Return what it seems to cost; the true bill comes asset by asset."""
        return floor.technologies.cost(self.technology).mid

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return the options nobody adopted, those that pay back soonest first."""
        options = [t for t in view.business.technologies if t.state == "open"]
        options.sort(key=lambda t: (t.cost_cents / max(1, t.worth_cents), t.id))
        return tuple(cls(t.id) for t in options[:_MOST])


@dataclass(frozen=True, slots=True)
class MeetDepartment(Decision):
    """Talk with a department: what it needs, what it plans, what annoys it; trust, if it is not every week."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "relations"

    department: str

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse unknown departments and a second meeting before the first."""
        if self.department not in floor.relations.state.departments:
            return Refusal.of("unknown_department", id=self.department)
        if floor.meetings.arranged(self.department):
            return Refusal.of("meeting_arranged", party=self.department)
        if floor.meetings.slot() >= floor.core.horizon_s:
            return Refusal.of("too_late_for_answer")
        return None

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Arrange it for the next working day."""
        floor.meetings.arrange(self.department, "", floor.meetings.slot(), decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return departments, the one not spoken to for longest first."""
        free = [talk for talk in view.business.talks_with if not talk.arranged]
        return tuple(cls(t.department) for t in sorted(free, key=lambda t: (-t.weeks, t.department))[:_MOST])


@dataclass(frozen=True, slots=True)
class ReportToExecutives(Decision):
    """Give the executives the reasons behind figures before they ask: softens the next review; too often tires."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "relations"

    topic: Topic

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse a second report before the first was heard."""
        if floor.meetings.arranged("executives"):
            return Refusal.of("meeting_arranged", party="executives")
        if floor.meetings.report_slot() >= floor.core.horizon_s:
            return Refusal.of("too_late_for_answer")
        return None

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Put it on the agenda."""
        floor.meetings.arrange("executives", self.topic, floor.meetings.report_slot(), decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return every topic."""
        return tuple(cls(topic) for topic in TOPICS)


DECISIONS = (SetStrategy, EvaluateOption, AdoptStandard, MeetDepartment, ReportToExecutives)
