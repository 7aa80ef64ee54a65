"""The knowledge base: hours make articles, articles let the first contact solve more, and articles grow old."""

from sim.kernel.core import Core
from sim.kernel.units import WEEK, hours
from sim.people.state import Person
from sim.scenario.definitions import Scenario
from sim.services.desk.demand import Demand
from sim.services.desk.events import KnowledgeChanged, KnowledgeHoursSet
from sim.services.desk.state import DeskState
from sim.work.floor import WorkFloor
from sim.work.state import WAITING, WorkItem


class KnowledgeBase:
    """Writing, use and decay of articles."""

    def __init__(self, core: Core, scenario: Scenario, state: DeskState, demand: Demand, work: WorkFloor) -> None:
        """Prepare and become the handler of knowledge work."""
        self.core = core
        self.rules = scenario.rules.desk
        self.state = state
        self.demand = demand
        self.work = work
        self._shares = {category.id: category.knowledge_share for category in scenario.demand.categories}
        work.handle("knowledge", self)

    def set_hours(self, hours_per_week: float, cause: str) -> None:
        """Set the hours per week; they begin with this week's first free time."""
        knowledge = self.state.knowledge
        knowledge.hours_per_week = hours_per_week
        knowledge.changes += 1
        event_id = knowledge.cause = f"knowledge/hours/{knowledge.changes}/set"
        self.core.publish(KnowledgeHoursSet(event_id, self.core.now, (cause,), hours_per_week))
        if knowledge.item and self.work.state.items[knowledge.item].state == WAITING:
            self.work.cancel(knowledge.item, event_id)
            knowledge.item = ""
        self.begin_week()

    def begin_week(self) -> None:
        """Ask for the week's hours; what was not written last week is not asked for twice."""
        knowledge = self.state.knowledge
        if knowledge.item or knowledge.hours_per_week <= 0:
            return
        now = self.core.now
        knowledge.item = f"knowledge/{(now + 1) // WEEK + 1}/{knowledge.changes}"
        knowledge.item_h = knowledge.hours_per_week
        self.work.add(
            WorkItem(
                id=knowledge.item,
                kind="knowledge",
                duty="desk",
                field="service_desk",
                level=self.rules.knowledge_level,
                left_s=hours(knowledge.item_h),
                priority=self.rules.knowledge_priority,
                born_s=now,
                cause=knowledge.cause,
            )
        )

    def on_started(self, item: WorkItem, person: Person) -> None:
        """Nothing changes when somebody begins."""

    def on_done(self, item: WorkItem, person: Person) -> None:
        """Add what was written; the better the base, the less a further hour adds."""
        knowledge = self.state.knowledge
        knowledge.item = ""
        gain = self.rules.knowledge_gain_per_h * knowledge.item_h * (1.0 - knowledge.level)
        knowledge.level = min(1.0, knowledge.level + gain)
        self._apply(item.cause)

    def close_week(self) -> None:
        """Let articles grow old."""
        knowledge = self.state.knowledge
        knowledge.level *= 1.0 - self.rules.knowledge_decay_per_week
        self._apply(knowledge.cause)

    def start(self) -> None:
        """Put the present level into demand."""
        self.state.knowledge.told = self.state.knowledge.level
        self.begin_week()

    def _apply(self, cause: str) -> None:
        knowledge = self.state.knowledge
        change = knowledge.level - knowledge.told
        if abs(change) < self.rules.knowledge_notice_share:
            return
        knowledge.told = knowledge.level
        knowledge.changes += 1
        event_id = f"knowledge/level/{knowledge.changes}/changed"
        self.core.publish(KnowledgeChanged(event_id, self.core.now, (cause,), knowledge.level, change))
        gained = knowledge.level - self.rules.knowledge_start_share
        gain = self.rules.knowledge_self_service_gain
        factors = {category: round(1.0 - gain * share * gained, 6) for category, share in self._shares.items()}
        self.demand.set_factors("knowledge", factors)
