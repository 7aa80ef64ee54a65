"""Recurring causes: they make incidents until somebody has found and removed them."""

from typing import TYPE_CHECKING

from sim.kernel.core import Core
from sim.kernel.units import hours
from sim.people.state import Person
from sim.scenario.definitions import ProblemDef, Scenario
from sim.services.desk.demand import Demand
from sim.services.desk.events import ProblemNoticed, ProblemOpened, ProblemRemoved
from sim.services.desk.state import DeskState, Problem
from sim.work.floor import WorkFloor
from sim.work.state import WorkItem

if TYPE_CHECKING:
    from sim.services.desk.routing import Routing


class Problems:
    """Problem management."""

    def __init__(
        self, core: Core, scenario: Scenario, state: DeskState, demand: Demand, work: WorkFloor, routing: "Routing"
    ) -> None:
        """Prepare and become the handler of problem work."""
        self.core = core
        self.rules = scenario.rules.desk
        self.state = state
        self.demand = demand
        self.work = work
        self.routing = routing
        self.definitions: dict[str, ProblemDef] = {p.id: p for p in scenario.problems}
        work.handle("problem", self)

    def seen(self, problem_id: str, cause: str) -> None:
        """Count an incident of a recurring cause; after a few it is noticed."""
        problem = self.state.problems[problem_id]
        problem.seen += 1
        if problem.state == "hidden" and problem.seen >= self.rules.problem_notice_incidents:
            problem.state = "noticed"
            problem.told = f"problem/{problem_id}/noticed"
            self.core.publish(
                ProblemNoticed(problem.told, self.core.now, (cause,), problem_id, problem.service, problem.seen)
            )

    def open(self, problem_id: str, person: str, cause: str) -> None:
        """Let somebody look for the cause."""
        problem, definition = self.state.problems[problem_id], self.definitions[problem_id]
        problem.state = "open"
        problem.person = person
        problem.told = f"problem/{problem_id}/opened"
        now = self.core.now
        self.core.publish(ProblemOpened(problem.told, now, (cause,), problem_id, person))
        field, level, factor = self.routing.reachable(definition.field, definition.level)
        if person:
            field, level, factor = definition.field, definition.level, 1.0
        self.work.add(
            WorkItem(
                id=f"problem/{problem_id}",
                kind="problem",
                duty="operations",
                field=field,
                level=level,
                left_s=hours(definition.analysis_h * factor),
                priority=self.rules.problem_priority,
                born_s=now,
                service=definition.service,
                cause=problem.told,
                only=(person,) if person else (),
            )
        )

    def on_started(self, item: WorkItem, person: Person) -> None:
        """Nothing changes when somebody begins."""

    def on_done(self, item: WorkItem, person: Person) -> None:
        """Remove the cause: no more incidents come from it."""
        problem: Problem = self.state.problems[item.id.partition("/")[2]]
        problem.state = "removed"
        cause, problem.told = problem.told, f"problem/{problem.id}/removed"
        self.demand.set_factor(f"problem/{problem.id}", "removed", 0.0)
        self.core.publish(
            ProblemRemoved(problem.told, self.core.now, (cause,), problem.id, problem.service, problem.seen)
        )
