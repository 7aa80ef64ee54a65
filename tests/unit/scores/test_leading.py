"""The project manager's card: what it is made of, and that no way round it pays."""

from typing import Any

import pytest

from sim.kernel.units import HOUR, WEEK
from sim.projects.figures import Measures
from sim.projects.state import Baseline, Deliverable, Grant, Project, Report
from sim.scenario.projects import BenefitDef, StakeholderDef
from sim.scores.leading import Leading
from sim.scores.parts import score
from sim.session import Session
from tests.unit.hats.ground import project, scenario

BENEFIT = BenefitDef("calm", "satisfaction", ("sales",), 5.0, 2, ("rooms",), 100_000)
STAKEHOLDERS = (StakeholderDef("sales", 3.0), StakeholderDef("production", 1.0))


def baseline(finish_week: int, cents: int = 1_000_000, number: int = 0, start_week: int = 1) -> Baseline:
    finish = finish_week * WEEK
    begin = (start_week - 1) * WEEK
    return Baseline(number, 0, finish, cents, {"build": cents}, {"build": begin}, {"build": finish})


def measures(**changes: Any) -> Measures:
    plain = {
        "bac_cents": 1_000_000, "pv_cents": 500_000, "ev_cents": 400_000, "ac_cents": 500_000, "spi": 0.8, "cpi": 0.8,
        "eac_cents": 1_250_000, "tcpi": 1.2, "earned_schedule_weeks": 4.0, "spi_t": 0.8, "percent": 0.4,
    }  # fmt: skip
    return Measures(**(plain | changes))


class World:
    """A session with one project whose figures a test sets."""

    def __init__(self, week: int, **changes: Any) -> None:
        world = scenario(projects=(project(benefits=(BENEFIT,), stakeholders=STAKEHOLDERS),))
        self.session = Session(world, 1)
        house = self.session._house
        self.leading: Leading = house.scores.leading
        self.project: Project = house.projects.state.projects["move"]
        self.project.leader, self.project.status, self.project.chartered_s = "pm", "running", 0
        for name, value in changes.items():
            setattr(self.project, name, value)
        house.core.engine.now = week * WEEK

    def measured(self, **changes: Any) -> "World":
        self.leading.measures = lambda project: measures(**changes)  # type: ignore[method-assign]
        return self

    def part(self, name: str) -> float | None:
        return score(self.leading.card()[name])

    def value(self, part: str, component: str) -> float:
        return next(c.value for c in self.leading.card()[part] if c.name == component)


def test_without_a_project_every_part_is_null() -> None:
    world = World(5)
    world.project.leader = "ben"
    assert all(components == () for components in world.leading.card().values())
    world.project.leader, world.project.status = "pm", "proposed"
    assert all(components == () for components in world.leading.card().values())


def test_lateness_is_held_against_the_first_and_the_current_promise() -> None:
    world = World(30, status="live", live_s=24 * WEEK, baselines=[baseline(20), baseline(24, number=1)])
    assert world.value("schedule", "slip_first_share") == pytest.approx(4 / 20)
    assert world.value("schedule", "slip_current_share") == pytest.approx(0.0)
    honest = World(30, status="live", live_s=24 * WEEK, baselines=[baseline(20)])
    punctual = World(30, status="live", live_s=20 * WEEK, baselines=[baseline(20)])
    first, again, kept = honest.part("schedule"), world.part("schedule"), punctual.part("schedule")
    assert first is not None
    assert again is not None
    assert kept is not None
    assert first < again < kept


def test_a_running_project_is_expected_at_its_own_pace() -> None:
    world = World(5, baselines=[baseline(20)]).measured(spi_t=0.5)
    assert world.leading.expected_s(world.project) == 40 * WEEK
    world.measured(spi_t=1.0)
    assert world.leading.expected_s(world.project) == 20 * WEEK
    late = World(25, baselines=[baseline(20)]).measured(spi_t=1.0)
    assert late.leading.expected_s(late.project) == 25 * WEEK


def test_a_first_plan_beyond_the_charter_is_no_first_promise() -> None:
    world = World(30, status="live", live_s=28 * WEEK, baselines=[baseline(28)])
    assert world.leading.promised_s(world.project, first=True) == (20 + world.project.tolerance_weeks) * WEEK
    assert world.value("schedule", "slip_first_share") > 0.2
    assert world.value("schedule", "slip_current_share") == world.value("schedule", "slip_first_share")


def test_planning_for_ever_is_late_too() -> None:
    slips = []
    for week in (2, 6, 12):
        slips.append(World(week).leading.slip(World(week).project, first=True))
    assert slips[0] == 0.0
    assert slips[0] is not None
    assert slips[1] is not None
    assert slips[2] is not None
    assert slips[0] < slips[1] < slips[2]


def test_cost_is_what_is_expected_at_completion() -> None:
    world = World(5, baselines=[baseline(20, 1_000_000), baseline(20, 1_250_000, 1)]).measured()
    assert world.value("cost", "overrun_first_share") == pytest.approx(0.25)
    assert world.value("cost", "overrun_current_share") == pytest.approx(0.0)
    nothing_earned = World(5, baselines=[baseline(20)]).measured(ev_cents=0, eac_cents=None, cpi=None)
    assert nothing_earned.value("cost", "overrun_first_share") == 1.0
    nothing_booked = World(5, baselines=[baseline(20)]).measured(ac_cents=0)
    assert nothing_booked.part("cost") is None


def scope(**accepted: float) -> dict[str, Deliverable]:
    return {name: Deliverable(name, 10.0, True, "sales", True, share) for name, share in accepted.items()}


def test_dropped_scope_is_missing_from_what_was_chartered() -> None:
    world = World(30, status="live", live_s=20 * WEEK, original_value=20.0, deliverables=scope(a=1.0, b=0.0))
    world.project.deliverables["b"].in_scope = False
    assert world.value("scope", "value_share") == pytest.approx(0.5)
    world.project.deliverables["b"].accepted = 1.0
    world.project.deliverables["b"].in_scope = True
    assert world.value("scope", "value_share") == pytest.approx(1.0)


def test_what_is_built_and_not_accepted_counts_half() -> None:
    world = World(30, original_value=10.0)
    (rooms,) = world.project.deliverables.values()
    survey, build = world.project.tasks.values()
    assert world.value("scope", "value_share") == 0.0
    survey.state = "done"
    share = survey.true_s / (survey.true_s + build.true_s)
    assert world.value("scope", "value_share") == pytest.approx(0.5 * share)
    build.state = "done"
    assert world.value("scope", "value_share") == pytest.approx(0.5)
    rooms.accepted = 1.0
    assert world.value("scope", "value_share") == pytest.approx(1.0)


def test_stopping_brings_neither_scope_nor_benefit() -> None:
    world = World(30, status="cancelled", deliverables=scope(a=1.0), original_value=10.0)
    assert world.part("scope") == 0.0
    assert world.part("benefits") == 0.0
    assert world.part("schedule") is None


def test_benefits_count_once_they_are_due() -> None:
    assert World(21).part("benefits") is None
    assert World(23).value("benefits", "benefit_share") == 0.0
    on = World(23, benefits_on={"calm": 0.5})
    assert on.value("benefits", "benefit_share") == pytest.approx(0.5)
    early = World(10, benefits_on={"calm": 1.0})
    assert early.value("benefits", "benefit_share") == pytest.approx(1.0)


def test_defects_count_per_hour_of_work_after_go_live() -> None:
    assert World(10, escaped=3, booked_s=300 * HOUR).part("quality") is None
    world = World(25, status="live", live_s=20 * WEEK, escaped=3, booked_s=300 * HOUR)
    assert world.value("quality", "escaped_per_1000_h") == pytest.approx(10.0)


def test_trust_weighs_by_power() -> None:
    world = World(5)
    relations = world.session._house.relations
    relations.change_trust("sales", 20.0, "start:test")
    trust = world.value("stakeholders", "stakeholder_trust")
    assert trust == pytest.approx(0.75 * relations.standing("sales").points + 0.25 * 60)


def report(week: int, forecast: int, honest: int) -> Report:
    return Report(f"r{week}", week, "green", forecast, 0, 0.5, forecast != honest, honest)


def test_reports_are_held_against_what_came_true() -> None:
    world = World(30, status="live", live_s=23 * WEEK, reports=[report(4 * n, 20, 20) for n in range(1, 6)])
    assert world.value("stakeholders", "report_error_weeks") == pytest.approx(4.0)
    running = World(16, reports=[report(4 * n, 22, 22) for n in range(1, 5)])
    assert running.value("stakeholders", "report_error_weeks") == pytest.approx(0.0)
    rosy = World(16, reports=[report(4 * n, 20, 24) for n in range(1, 5)])
    assert rosy.value("stakeholders", "report_error_weeks") == pytest.approx(4.0)


def test_silence_is_a_report_that_is_wrong() -> None:
    assert World(16).value("stakeholders", "report_error_weeks") == pytest.approx(4.0)
    some = World(16, reports=[report(4, 20, 20), report(8, 20, 20)])
    assert some.value("stakeholders", "report_error_weeks") == pytest.approx(2.0)


def test_the_team_is_judged_once_there_is_one() -> None:
    assert World(5).part("team") is None
    world = World(20, grants={"ben": Grant("ben", 0.5, 1, 20, "")}, motivation=0.6, team_changes=4)
    assert world.value("team", "team_motivation") == pytest.approx(0.6)
    assert world.value("team", "team_changes") == pytest.approx(2.0)


def test_projects_weigh_by_their_budget() -> None:
    both = scenario(projects=(project(), project(id="other", budget_cents=6_000_000)))
    session = Session(both, 1)
    house = session._house
    for each, trust in (("move", 0.2), ("other", 0.8)):
        found = house.projects.state.projects[each]
        found.leader, found.status, found.motivation = "pm", "running", trust
        found.grants = {"ben": Grant("ben", 0.5, 1, 20, "")}
    assert house.scores.leading.mean(Leading.motivation) == pytest.approx(0.25 * 0.2 + 0.75 * 0.8)
