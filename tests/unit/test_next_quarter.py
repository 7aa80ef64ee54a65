"""The next quarter: the same luck runs on after the game was judged, and changes nothing of what was judged."""

from dataclasses import replace
from pathlib import Path

import pytest

from sim.kernel.units import WEEK
from sim.money.events import NextQuarterBegan
from sim.money.months import month_ends, month_lengths, month_of
from sim.policies.registry import make
from sim.runner import Game, play
from sim.save import Recorder, read, replay
from sim.scenario.definitions import Scenario
from sim.scenario.load import load_scenario
from sim.scenario.vocabulary import ACCOUNTS
from sim.scores.events import NextQuarterJudged
from sim.session import Session
from tests.worlds import small_scenario

MORE = 4


def scenario(**changes: object) -> Scenario:
    return small_scenario(next_quarter_weeks=MORE, **changes)


def game(policy: str = "random", *, next_quarter: bool = True, world: Scenario | None = None, seed: int = 3) -> Game:
    policies = {"it": (policy, make("it", policy))}
    return play(world or scenario(), seed, policies, next_quarter=next_quarter)


def figure(table: tuple[tuple[str, float | None], ...], name: str) -> float:
    value = dict(table)[name]
    assert value is not None
    return value


def to_the_end(session: Session) -> Session:
    """Run through every stop to where the session says that it is over."""
    while not session.over:
        session.advance(session.scenario.horizon_s)
        session.check_invariants()
    return session


@pytest.mark.parametrize("policy", ["random", "do-nothing", "by-the-book"])
def test_what_was_judged_does_not_depend_on_what_follows(policy: str) -> None:
    with_it, without = game(policy), game(policy, next_quarter=False)
    judged = len(with_it.session.game_events())
    assert list(with_it.session.events()[:judged]) == list(without.session.events())
    one, two = with_it.summary(), without.summary()
    for key in ("weeks", "outcome", "goals", "kpis", "counts", "money", "projects", "policies"):
        assert one[key] == two[key], key
    for role, parts in two["scores"].items():
        assert {k: v for k, v in one["scores"][role].items() if k != "total"} == {
            k: v for k, v in parts.items() if k != "total"
        }
    assert two["next_quarter"] is None


def test_its_share_stands_in_the_three_totals() -> None:
    found = game("by-the-book").summary()
    plain = game("by-the-book", next_quarter=False).summary()
    quarter = found["next_quarter"]
    assert (quarter["weeks"], quarter["weight"]) == (MORE, 0.15)
    for role in ("it_manager", "organisation"):
        after = quarter["scores"][role]["total"]
        assert found["scores"][role]["total"] == pytest.approx(0.85 * plain["scores"][role]["total"] + 0.15 * after)
        assert after != plain["scores"][role]["total"]
    assert found["scores"]["role_clarity"] == plain["scores"]["role_clarity"]


def test_its_figures_count_from_its_start() -> None:
    session = game("by-the-book").session
    after = session.results().after
    assert [week.week for week in after] == list(range(9, 9 + MORE))
    judged = session.results().weeks[-1].kpis
    for name in ("incidents_opened", "spent_cents", "overtime_h", "outage_h"):
        total = sum(dict(week.in_week)[name] or 0 for week in after)
        assert dict(after[-1].kpis)[name] == pytest.approx(total), name
    assert figure(after[-1].kpis, "incidents_opened") < 1.5 * figure(judged, "incidents_opened")
    assert len([event for event in session.events() if isinstance(event, NextQuarterJudged)]) == 1


def test_the_parts_of_an_explained_total_add_up_with_it() -> None:
    session = game("by-the-book").session
    found = session.breakdown("score.it_manager.total", 8)
    assert [part.name for part in found.components][-1] == "next_quarter"
    assert sum(part.weight for part in found.components) == pytest.approx(1.0)
    assert sum(part.weight * part.points for part in found.components) == pytest.approx(found.value)
    earlier = session.breakdown("score.it_manager.total", 7)
    assert "next_quarter" not in [part.name for part in earlier.components]


def test_the_plan_goes_on_at_its_last_rate_and_projects_get_nothing_more() -> None:
    budget = {**small_scenario().budget_cents, "project_expense": 900_000}
    world = scenario(budget_cents=budget)
    session = to_the_end(Session(world, 1))
    money = session._house.money
    before = {account: money.planned(account) for account in ACCOUNTS}
    assert sum(before.values()) == sum(budget.values())
    assert session.begin_next_quarter()
    assert money.planned("project_expense") == before["project_expense"]
    rate = money.state.plan["payroll"][1] / month_lengths(8)[1]
    assert money.planned("payroll") - before["payroll"] == pytest.approx(rate * MORE * WEEK, abs=2)
    (began,) = [event for event in session.events() if isinstance(event, NextQuarterBegan)]
    assert began.planned_cents == money.planned_total() - sum(before.values())
    session.check_invariants()
    to_the_end(session)
    assert money.spent("payroll") > 0.9 * money.due("payroll")


def test_promises_to_pay_reach_as_far_as_the_plan() -> None:
    session = to_the_end(Session(scenario(), 1))
    money = session._house.money
    assert money.committed("licences") == 0
    session.begin_next_quarter()
    assert money.committed("licences") > 0
    assert money.budget_left("licences") >= 0


def test_months_of_the_next_quarter_begin_with_it() -> None:
    assert month_ends(8, 4)[: len(month_ends(8))] == month_ends(8)
    assert month_ends(8, 4)[-1] == 12 * WEEK
    assert sum(month_lengths(8, 4)) == 12 * WEEK
    assert month_of(8, 8 * WEEK, 4) == len(month_ends(8)) + 1
    assert month_of(8, 8 * WEEK) == len(month_ends(8))


def test_it_begins_only_after_a_whole_game_and_once() -> None:
    session = Session(scenario(), 1)
    assert not session.begin_next_quarter()
    to_the_end(session)
    assert session.clock == session.scenario.end_s
    assert session.view("it").weeks == 8
    assert session.begin_next_quarter()
    assert not session.begin_next_quarter()
    assert not session.over
    assert session.view("it").weeks == 8 + MORE
    assert play(scenario(), 1, {}, weeks=7).summary()["next_quarter"] is None
    assert play(small_scenario(), 1, {}).summary()["next_quarter"] is None


def test_a_two_week_turn_may_straddle_the_end() -> None:
    world = replace(scenario(), weeks=7, turn_weeks=2)
    found = game("by-the-book", world=world)
    assert found.session.clock == world.horizon_s
    found.session.check_invariants()


def test_a_save_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "on.save"
    world = load_scenario("tests/data/scenarios/tiny")
    assert world.next_quarter_weeks > 0
    played = play(
        world,
        5,
        {"it": ("random", make("it", "random"))},
        recorder=lambda session: Recorder(path, session, {"it": "random"}),
    )
    save = read(path)
    assert save.next_quarter
    assert save.weeks == world.all_weeks
    again = Game(replay(save), {"it": "random"})
    assert again.summary() == played.summary()
    until = replay(save, until_week=world.weeks)
    assert not until.next_quarter
    assert list(until.events()) == list(played.session.game_events())
