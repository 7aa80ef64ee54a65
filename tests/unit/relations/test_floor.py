from dataclasses import replace

import pytest

from sim.kernel.core import Core
from sim.kernel.errors import InvariantError
from sim.kernel.units import WEEK
from sim.money.floor import MoneyFloor
from sim.relations.events import SatisfactionChanged, TrustChanged
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import DepartmentDef, Scenario
from tests.worlds import person, small_scenario


def build(scenario: Scenario | None = None) -> RelationsFloor:
    scenario = scenario or small_scenario()
    core = Core(1, scenario.horizon_s)
    floor = RelationsFloor(core, scenario, MoneyFloor(core, scenario))
    floor.start()
    return floor


def test_small_moves_are_told_when_they_add_up() -> None:
    floor = build()
    floor.change_satisfaction("sales", -0.6, "a")
    assert len(floor.core.log) == 0
    floor.change_satisfaction("sales", -0.6, "b")
    (event,) = floor.core.log.events
    assert isinstance(event, SatisfactionChanged)
    assert event.causes == ("a", "b")
    assert event.points == pytest.approx(-1.2)
    assert floor.state.departments["sales"].satisfaction == pytest.approx(58.8)


@pytest.mark.parametrize("party", ["production", "executives", "finance", "hr", "vendor:kupfer"])
def test_trust_of_every_party_moves_within_its_bounds(party: str) -> None:
    floor = build()
    before = floor.standing(party).points
    floor.change_trust(party, -5, "x")
    assert floor.standing(party).points == before - 5
    floor.change_trust(party, 500, "x")
    assert floor.standing(party).points == 100
    assert [type(e) for e in floor.core.log] == [TrustChanged, TrustChanged]
    assert len({e.id for e in floor.core.log}) == 2
    floor.check_invariants()


def test_attention_is_what_routine_leaves_and_comes_back_on_monday() -> None:
    floor = build()
    assert floor.attention_left("it") == 24 - 2 - 4 * 0.5
    floor.spend_attention("it", 20)
    assert floor.attention_left("it") == 0
    assert not floor.can_attend("it", 0.25)
    assert floor.can_attend("it", 0)
    with pytest.raises(InvariantError):
        floor.spend_attention("it", 0.5)
    floor.core.engine.run(WEEK - 1)
    assert floor.attention_left("it") == 0
    floor.core.engine.run(WEEK)
    assert floor.attention_left("it") == 20
    assert (floor.state.attention["it"].last_spent_h, floor.state.attention["it"].last_available_h) == (20, 20)


def test_people_of_a_team_lead_cost_the_manager_no_routine() -> None:
    team = (person("ada", leads=True, team="desk"), person("ben", team="desk"), person("cem"))
    floor = build(small_scenario(people=team))
    assert floor.state.attention["it"].routine_h == 2 + 2 * 0.5


def test_a_turn_of_two_weeks_has_twice_the_attention() -> None:
    floor = build(small_scenario(turn_weeks=2))
    floor.spend_attention("it", 30)
    floor.core.engine.run(WEEK)
    assert floor.attention_left("it") == 10
    floor.core.engine.run(2 * WEEK)
    assert floor.attention_left("it") == 40


def test_the_level_of_difficulty_scales_attention() -> None:
    floor = build()
    floor.set_attention_factor(0.85)
    assert floor.attention_left("it") == pytest.approx(24 * 0.85 - 4)


def test_hoarded_attention_is_worth_only_a_few_hours() -> None:
    assert build().reachable_hours("it") == 4


def test_a_support_contract_brings_the_vendor_sooner_and_free() -> None:
    floor = build()
    covered = floor.call_vendor("mail-1", "x")
    assert floor.money.spent("support") == 0
    uncovered = floor.call_vendor("nas", "x")
    assert covered < uncovered
    assert floor.money.spent("support") == floor.rules.uncovered_call_cents


def test_a_slow_or_slowed_vendor_takes_longer_than_agreed() -> None:
    floor = build()
    vendor = floor.state.vendors["nordlicht"]
    before = floor.response_hours("mail-1")
    vendor.slowdown = 1.5
    assert floor.response_hours("mail-1") == pytest.approx(1.5 * before)
    vendor.slowdown, vendor.quality = 1.0, 1.0
    assert floor.response_hours("mail-1") < before


def test_a_lapsed_contract_covers_nothing() -> None:
    floor = build()
    floor.state.contracts["care"].running = False
    assert floor.covering("mail-1") is None
    assert floor.response_hours("mail-1") == floor.rules.uncovered_response_h


def test_uplifts_lie_in_their_range_and_differ_by_term() -> None:
    floor = build()
    drawn = [floor.draw_uplift("care", n) for n in range(20)]
    assert all(0.07 <= u <= 0.10 for u in drawn)
    assert len(set(drawn)) == 20


def test_only_the_it_manager_sees_vendors_and_contracts() -> None:
    floor = build()
    assert floor.view("pm").contracts == ()
    assert floor.view("nobody").attention.gross_h == 0
    view = floor.view("it")
    assert [c.id for c in view.contracts] == ["care", "office"]
    assert view.contracts[0].assets == ("mail-1",)
    assert view.contracts[0].notice_open
    assert replace(view) == view


def test_finance_that_is_a_department_has_one_opinion_and_not_two() -> None:
    departments = (*small_scenario().departments, DepartmentDef("finance", 5, 60, 55))
    floor = build(small_scenario(departments=departments))
    floor.change_trust("finance", -5, "x")
    assert floor.state.finance_trust == floor.state.departments["finance"].trust == 50
    assert floor.state.hr_trust == floor.rules.hr_trust_start
