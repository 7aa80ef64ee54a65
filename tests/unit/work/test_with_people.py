"""Work on the real people floor: Little's law, hours, and what the two decisions change."""

from dataclasses import replace
from typing import Any

import pytest

from sim.kernel.core import Core
from sim.kernel.decision import Decision
from sim.kernel.digest import digest
from sim.kernel.units import HOUR, WEEK
from sim.kernel.variates import exponential
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import PolicyStartDef
from sim.work.decisions import DECISIONS, SetInterruptRule, SetTriageOrder
from sim.work.events import PrioritiesChanged, WorkInterrupted
from sim.work.floor import WorkFloor
from sim.work.state import WorkItem
from tests.worlds import small_scenario

WEEKS = 8
FIELDS = ("service_desk", "endpoint", "server", "application")


class Department:
    """Four real people and a steady stream of work that does not depend on what they do."""

    def __init__(self, gap_h: float = 2.5, weeks: int = WEEKS, seed: int = 5, **start: Any) -> None:
        scenario = replace(small_scenario(weeks=weeks), start=PolicyStartDef(**start))
        core = self.core = Core(seed, scenario.horizon_s)
        money = MoneyFloor(core, scenario)
        relations = RelationsFloor(core, scenario, money)
        self.people = PeopleFloor(core, scenario, money, relations)
        self.work = WorkFloor(core, scenario, self.people)
        self.done: list[tuple[WorkItem, int]] = []
        self.work.handle("incident", self)
        self.work.handle("task", self)
        for floor in (money, relations, self.people, self.work):
            floor.start()
        self._arrivals(gap_h, weeks)

    def _arrivals(self, gap_h: float, weeks: int) -> None:
        t_s = 0.0
        family = self.core.luck.family("test/arrivals", 8)
        n = 0
        while t_s < weeks * WEEK:
            u = family.row(n)
            priority = 1 if u[3] < 0.03 else 2 if u[3] < 0.2 else 3 if u[3] < 0.6 else 4
            item = WorkItem(
                id=f"i{n}",
                kind="task" if u[2] < 0.3 else "incident",
                duty="projects" if u[2] < 0.3 else "desk" if u[2] < 0.7 else "operations",
                field=FIELDS[int(u[4] * 4)],
                level=float(1 + int(u[5] * 2)),
                left_s=max(60, round(exponential(u[1], 1.2 * HOUR))),
                priority=4 if u[2] < 0.3 else priority,
                born_s=int(t_s),
                due_s=int(t_s) + priority * 8 * HOUR,
                value=int(u[6] * 10_000),
                cause=f"chance:test/arrivals/{n}",
                urgent_off_hours=priority == 1 and u[2] >= 0.3,
            )
            self.core.engine.at(int(t_s), 600, item.id, lambda o: self.work.add(o.payload), item)
            n += 1
            t_s += exponential(u[0], gap_h * 168 / 40 * HOUR / 4)

    def on_started(self, item: WorkItem, person: object) -> None:
        pass

    def on_done(self, item: WorkItem, person: object) -> None:
        self.done.append((item, self.core.now))

    def run(self, weeks: int = WEEKS) -> "Department":
        for week in range(1, weeks + 1):
            self.core.engine.run(week * WEEK)
            self.work.check_invariants()
            self.people.check_invariants()
        return self

    def decide(self, decision: Decision) -> None:
        assert decision.check(self.work) is None
        decision.apply(self.work, "decision/1")

    def mean_h(self, *, priority: int = 0, kind: str = "") -> float:
        times = [t - i.born_s for i, t in self.done if priority in (0, i.priority) and kind in ("", i.kind)]
        return sum(times) / len(times) / HOUR


def test_littles_law_in_every_duty() -> None:
    department = Department(weeks=26).run(26)
    now = department.core.now
    assert len(department.done) > 1_400
    for duty in ("desk", "operations", "projects"):
        flow = department.work.flow(duty)
        mean_number = (flow.inside_sum + flow.inside * now) / now
        times = [t - item.born_s for item, t in department.done if item.duty == duty]
        # Over the whole run, with those still inside counted up to now, the law is exact for a right bookkeeping.
        still = sum(now - item.entered_s for item in department.work.state.items.values() if item.duty == duty)
        assert mean_number * now == sum(times) + still
        rate = flow.left / now
        assert mean_number == pytest.approx(rate * flow.sojourn_s / flow.left, rel=0.02)


def test_same_seed_same_state_and_week_by_week_or_at_once() -> None:
    stepwise = Department().run()
    at_once = Department()
    at_once.core.engine.run(WEEKS * WEEK)
    assert digest(stepwise.work.state) == digest(at_once.work.state)
    assert digest(stepwise.work.state) != digest(Department(seed=6).run().work.state)


def test_looking_changes_nothing() -> None:
    plain, watched = Department().run(2), Department()
    for hour in range(2 * 168):
        watched.core.engine.run(hour * HOUR)
        view = watched.work.view("it")
        assert len(view.waiting) <= 40
        assert view.waiting_count == sum(load.waiting for load in view.duties)
        assert view.waiting_count == sum(queue.waiting for queue in view.queues)
    watched.core.engine.run(2 * WEEK)
    assert digest(plain.work.state) == digest(watched.work.state)


def test_effort_in_is_effort_worked() -> None:
    department = Department(gap_h=4.0).run()
    worked = sum(department.work.worked_s(person_id) for person_id in department.people.state.people)
    booked = sum(h.booked_s + h.on_call_s + h.overtime_s for h in department.work.state.people.values())
    assert 0 <= worked - booked <= 4 * 8 * HOUR
    assert worked > 100 * HOUR


def test_triage_order_changes_who_waits() -> None:
    by_priority = Department(gap_h=1.9).run()
    by_arrival = Department(gap_h=1.9)
    by_arrival.decide(SetTriageOrder("first_come"))
    by_arrival.run()
    assert by_priority.mean_h(priority=2, kind="incident") < 0.9 * by_arrival.mean_h(priority=2, kind="incident")
    assert by_priority.mean_h(priority=4, kind="incident") > by_arrival.mean_h(priority=4, kind="incident")


def test_value_order_serves_the_dear_first() -> None:
    def dear_h(department: Department) -> float:
        times = [t - item.born_s for item, t in department.done if item.value > 8_000 and item.priority > 1]
        return sum(times) / len(times) / HOUR

    plain, valued = Department(gap_h=1.9).run(), Department(gap_h=1.9)
    valued.decide(SetTriageOrder("business_value"))
    valued.run()
    assert dear_h(valued) < 0.8 * dear_h(plain)


def test_slack_order_means_fewer_hours_late() -> None:
    def late_h(department: Department) -> list[float]:
        done = [max(0, t - item.due_s) / HOUR for item, t in department.done]
        still = [max(0, department.core.now - item.due_s) / HOUR for item in department.work.state.items.values()]
        return done + still

    gained = []
    for seed in (5, 6, 7):
        arrival = Department(gap_h=1.9, triage_order="first_come", seed=seed).run()
        slack = Department(gap_h=1.9, triage_order="first_come", seed=seed)
        slack.decide(SetTriageOrder("sla_slack"))
        gained.append(sum(late_h(arrival)) - sum(late_h(slack.run())))
    assert sum(gained) > 0, gained


def test_interrupt_rule_trades_project_work_for_incidents() -> None:
    calm, alarmed = Department(interrupt_rule="none").run(), Department(interrupt_rule="none")
    alarmed.decide(SetInterruptRule("p1_p2"))
    alarmed.run()

    def pulled(department: Department) -> int:
        items = {i.id for i, _ in department.done if i.kind == "task"}
        return sum(1 for e in department.core.log if isinstance(e, WorkInterrupted) and e.item in items)

    assert pulled(calm) == 0
    assert pulled(alarmed) > 5
    assert alarmed.mean_h(priority=2, kind="incident") < calm.mean_h(priority=2, kind="incident")


def test_decisions_are_told_and_felt() -> None:
    department = Department()
    department.decide(SetTriageOrder("sla_slack"))
    told = [event for event in department.core.log if isinstance(event, PrioritiesChanged)]
    assert [(event.causes, event.old, event.new) for event in told] == [(("decision/1",), "priority", "sla_slack")]
    assert all(person.care.churn > 0 for person in department.people.state.people.values())
    refusal = SetTriageOrder("sla_slack").check(department.work)
    assert refusal is not None
    assert refusal.code == "triage_order_in_force"
    refusal = SetInterruptRule("p1").check(department.work)
    assert refusal is not None
    assert refusal.code == "interrupt_rule_in_force"


def test_candidates_are_the_other_settings() -> None:
    class View:
        work = Department().work.view("it")

    for kind in DECISIONS:
        candidates = kind.candidates(View)
        assert 2 <= len(candidates) <= 3
        assert all(candidate.check(Department().work) is None for candidate in candidates)
