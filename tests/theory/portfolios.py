"""Portfolios: many lucks of one project, led by a plain hand in the game's own floors, to see what projects cost.

Nobody steps in from above and no tickets come in, so that what is measured is the project and not its house.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from sim.house import House
from sim.kernel.units import HOUR, WEEK
from sim.projects.state import Project
from sim.scenario.definitions import Scenario
from sim.scenario.projects import ProjectDef, TaskDef
from tests.worlds import category, demand, person, project_scenario
from tests.worlds import project as small_project
from tests.worlds import task as work

CAUSE = "start:portfolio"
LAST_WEEK = 78
PURCHASES_CENTS = 800_000
PARTS = ("a", "b", "c")
Step = Callable[[House, Project, int], None]


class Outcome(NamedTuple):
    """How a project went.

    Attributes:
        budget_cents: Of the first baseline.
        cost_cents: In the end.
        promised_week, finish_week: First promise, and when everything was done.
        cpi: Week to cumulative cost performance, from the baseline on.
        done: Week to the share of the budget that was earned.
    """

    budget_cents: int
    cost_cents: int
    promised_week: float
    finish_week: float
    cpi: dict[int, float]
    done: dict[int, float]

    @property
    def overrun(self) -> float:
        """Cost over the first budget, as a share of it."""
        return self.cost_cents / self.budget_cents - 1.0


def wide_project() -> ProjectDef:
    """Return a project of three parts with six tasks each, and four tasks for all of them."""
    base = small_project()
    tasks: list[TaskDef] = []
    for part in PARTS:
        tasks += [
            work(f"wishes-{part}", "requirements", 10.0, level=1.0, max_people=1),
            work(f"design-{part}", "design", 16.0, (f"wishes-{part}",), max_people=1),
            work(f"build-{part}", "build", 30.0, (f"design-{part}",)),
            work(f"build-more-{part}", "build", 24.0, (f"design-{part}",)),
            work(f"move-{part}", "migration", 16.0, (f"build-{part}", "order"), field="server"),
            work(f"test-{part}", "test", 14.0, (f"move-{part}", f"build-more-{part}")),
        ]
    tasks += [
        work("order", "procurement", 4.0, lead_days=14, purchase_cents=PURCHASES_CENTS, level=1.0),
        work("pilot", "pilot", 16.0, tuple(f"test-{part}" for part in PARTS)),
        work("words", "documentation", 16.0, ("design-a",), deliverable="manual", level=1.0),
        work("teach", "training", 12.0, ("pilot", "words"), level=1.0),
    ]
    return replace(base, tasks=tuple(tasks), due_week=26, budget_cents=6_000_000)


def quiet() -> Scenario:
    """Return the small department with its project, without tickets and without executives who stop projects."""
    base = project_scenario(projects=(wide_project(),))
    rules = base.rules
    return replace(
        base,
        weeks=LAST_WEEK,
        demand=demand(category(per_user_month=0.0)),
        people=tuple(replace(p, traits=("rooted",)) for p in base.people),
        rules=replace(rules, control=replace(rules.control, cancel_cost_factor=1_000.0)),
    )


def crowded() -> Scenario:
    """Return the same with six people, and tasks that bear all of them."""
    base = quiet()
    first = base.projects[0]
    tasks = tuple(replace(task, max_people=6) for task in first.tasks)
    more = tuple(person(name, traits=("rooted",)) for name in ("eva", "fay"))
    return replace(base, people=(*base.people, *more), projects=(replace(first, tasks=tasks),))


def nothing(house: House, project: Project, week: int) -> None:
    """Add nothing to the plain hand."""


def play(
    scenario: Scenario, seed: int, staff: tuple[str, ...] = ("ada", "ben"), step: Step = nothing, how: str = "expert"
) -> Outcome:
    """Lead a project to its end: estimates, a baseline in the second week, everybody on what they can do.

    Args:
        scenario: Whose first project is led.
        seed: Luck.
        staff: Granted for half of their weeks from the start.
        step: Called at the beginning of each week before the plain hand.
        how: How tasks are estimated.
    """
    house = House(scenario, seed)
    floor = house.projects
    project = next(iter(floor.state.projects.values()))
    outcome = Outcome(1, 0, 0.0, LAST_WEEK, {}, {})
    for week in range(1, LAST_WEEK + 1):
        if week == 1:
            for person in staff:
                floor.staffing.grant(project, person, 0.5, LAST_WEEK, CAUSE)
            floor.scope.submit_charter(project, CAUSE)
            for task in list(project.tasks.values()):
                floor.estimating.order(project, task, how, CAUSE)
        if week == 2:
            baseline = floor.control.set_baseline(project, CAUSE)
            outcome = outcome._replace(budget_cents=baseline.budget_cents, promised_week=baseline.finish_s / WEEK)
        floor.team.attend(project)
        step(house, project, week)
        assign(house, project)
        _run(house, week * WEEK)
        if week >= 2:
            _measure(house, project, week, outcome)
        if _over(house, project):
            break
    ends = [task.done_at_s for task in project.tasks.values() if task.state == "done"]
    cost = round(project.booked_s / HOUR * floor.rules.standard_rate_cents_per_h) + project.spent_cents
    return outcome._replace(cost_cents=cost, finish_week=max(ends, default=0) / WEEK)


def assign(house: House, project: Project) -> None:
    """Put every member on every open task that they can do, as many as it bears."""
    floor = house.projects
    members = floor.members(project.id)
    for task in list(project.tasks.values()):
        if task.state in {"done", "dropped"}:
            continue
        able = [person for person in members if floor.able(person, task)]
        people = tuple(able[: task.max_people + task.crowd])
        if people and list(people) != task.people:
            floor.reshaping.assign(project, task, people, CAUSE)


def _measure(house: House, project: Project, week: int, outcome: Outcome) -> None:
    """Note cost performance, with what is under way earned as far as its people believe that it is done.

    Large projects have hundreds of tasks, so that it matters little when a task counts; here it would.
    """
    floor = house.projects
    measures, budgets = floor.measures(project.id), project.baselines[-1].task_cents
    earned = float(measures.ev_cents)
    for task in project.tasks.values():
        if task.state == "active":
            booked_h = task.booked_s / HOUR
            earned += budgets.get(task.id, 0) * booked_h / max(0.1, booked_h + floor.estimating.left_h(task))
    if earned > 0.0 and measures.ac_cents > 0:
        outcome.cpi[week] = earned / measures.ac_cents
        outcome.done[week] = earned / measures.bac_cents


def _run(house: House, until_s: int) -> None:
    while house.core.now < until_s:
        house.core.engine.run(until_s)


def _over(house: House, project: Project) -> bool:
    """Tell whether everything is done, and nothing shows at acceptance any more."""
    if any(task.state not in {"done", "dropped"} for task in project.tasks.values()):
        return False
    return not house.projects.scope.surface_all(project, "acceptance", CAUSE)
