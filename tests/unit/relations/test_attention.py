from dataclasses import replace

import pytest

from sim.kernel.core import Core
from sim.kernel.units import WEEK
from sim.money.floor import MoneyFloor
from sim.relations.events import ChairEmpty
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario
from sim.scenario.levels import levels
from tests.worlds import small_scenario


def build(scenario: Scenario | None = None) -> RelationsFloor:
    scenario = scenario or small_scenario()
    core = Core(1, scenario.horizon_s)
    floor = RelationsFloor(core, scenario, MoneyFloor(core, scenario))
    floor.start()
    return floor


def test_two_heads_have_a_pool_each() -> None:
    floor = build()
    assert floor.pool("it") is not floor.pool("pm")
    floor.set_routine("pm", floor.project_routine_hours(members=4, stakeholders=3))
    assert floor.attention_left("pm") == 16 - 2 - 4 * 0.5 - 3 * 0.5
    floor.spend_attention("pm", 1.0, duty="plan")
    assert floor.attention_left("it") == 20
    assert floor.view("pm").attention.duties == (("plan", 1.0),)
    floor.check_invariants()


def test_one_head_with_two_hats_books_both_routines_on_one_pool() -> None:
    floor = build(small_scenario(attention_h=26.0, pm_attention_h=0.0))
    assert floor.pool("pm") is floor.pool("it")
    floor.set_routine("pm", floor.project_routine_hours(2, 2))
    assert floor.attention_left("it") == floor.attention_left("pm") == 26 - 4 - 4
    floor.spend_attention("pm", 3.0, duty="plan")
    floor.spend_attention("it", 2.0, duty="money")
    assert floor.attention_left("it") == 13
    assert floor.spending("it").turn == {"money": 2.0}
    assert floor.spending("pm").turn == {"plan": 3.0}
    assert floor.view("it").attention.shared
    floor.check_invariants()


def test_a_running_project_costs_the_it_manager_an_hour_and_leaves_the_rest_alone() -> None:
    floor = build()
    floor.set_running_projects(2)
    assert floor.attention_left("it") == 18
    floor.set_routine("it", 1.0)
    assert floor.attention_left("it") == 24 - 1 - 2
    floor.set_running_projects(0)
    assert floor.attention_left("it") == 23


def test_a_project_led_by_staff_has_hours_while_it_runs() -> None:
    floor = build()
    assert floor.attention_left("pm:lan") == 0
    floor.open_pool("pm:lan")
    floor.open_pool("pm:lan")
    floor.spend_attention("pm:lan", 4.0, duty="lead")
    assert floor.attention_left("pm:lan") == 12
    floor.core.engine.run(WEEK)
    assert floor.attention_left("pm:lan") == 16
    assert floor.spending("pm:lan").turns == [{"lead": 4.0}]
    floor.close_pool("pm:lan")
    assert floor.attention_left("pm:lan") == 0
    assert floor.spending("pm:lan").last_h == 4.0


def test_hours_won_or_lost_by_an_event_pass_with_the_turn() -> None:
    floor = build()
    floor.adjust_attention("it", -6.0)
    assert floor.attention_left("it") == 14
    floor.core.engine.run(WEEK)
    assert floor.attention_left("it") == 20
    assert floor.state.attention["it"].last_available_h == 14


def test_a_turn_of_two_weeks_doubles_every_routine() -> None:
    floor = build(small_scenario(turn_weeks=2))
    floor.set_running_projects(1)
    assert floor.attention_left("it") == 2 * (24 - 4 - 1)
    assert floor.project_routine_hours(1, 1) == 2 * 3


def test_the_level_scales_every_pool_and_how_fast_trust_is_lost() -> None:
    hard = build(replace(small_scenario(), level=levels()["hard"]))
    hard.open_pool("pm:lan")
    for seat, gross in (("it", 24), ("pm", 16), ("pm:lan", 16)):
        pool = hard.pool(seat)
        assert pool is not None
        assert pool.gross_h == pytest.approx(gross * levels()["hard"].attention_factor)
    plain = build()
    for floor in (hard, plain):
        floor.change_trust("sales", -4.0, "x")
        floor.change_trust("vendor:kupfer", -4.0, "x")
    lost = [60 - floor.state.departments["sales"].trust for floor in (hard, plain)]
    assert lost == pytest.approx([5.0, 4.0])
    assert hard.standing("vendor:kupfer").points == plain.standing("vendor:kupfer").points
    before = hard.state.departments["sales"].trust
    hard.change_trust("sales", 2.0, "x")
    assert hard.state.departments["sales"].trust == before + 2.0


def test_an_empty_chair_is_noticed_after_three_turns_and_only_where_there_is_a_team() -> None:
    floor = build()
    floor.core.engine.run(3 * WEEK + 1)
    (event,) = [e for e in floor.core.log if isinstance(e, ChairEmpty)]
    assert (event.seat, event.spent_h, event.available_h) == ("it", 0.0, 20.0)
    floor.core.engine.run(5 * WEEK)
    assert floor.spending("it").empty_chairs == 1
    floor.spend_attention("it", 5.0, duty="money")
    floor.core.engine.run(6 * WEEK + 1)
    assert floor.spending("it").empty_turns == 0
    assert floor.spending("pm").empty_turns == 0


def test_a_hat_that_lets_the_other_use_the_whole_pool_leaves_its_chair_empty() -> None:
    floor = build(small_scenario(pm_attention_h=0.0))
    floor.set_routine("pm", 4.0)
    for week in range(1, 4):
        floor.spend_attention("pm", 10.0, duty="plan")
        floor.core.engine.run(week * WEEK)
    assert [e.seat for e in floor.core.log if isinstance(e, ChairEmpty)] == ["it"]
