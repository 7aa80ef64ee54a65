from collections import Counter
from dataclasses import replace
from types import SimpleNamespace

import pytest

from sim.kernel.decision import Decision
from sim.kernel.units import WEEK, week_of
from sim.scenario.definitions import ChangeDef, Scenario
from sim.services.change.decisions import DECISIONS, AnswerChange, ScheduleMaintenance, SetChangeFreeze
from sim.services.change.events import (
    ChangeDeferred,
    ChangeDone,
    ChangeFailed,
    ChangePrepared,
    ChangeRequested,
    ChangeScheduled,
    ChangeStarted,
)
from sim.services.desk.events import TicketOpened
from sim.services.infrastructure.events import AssetBroken, AssetRestored
from tests.unit.services.grounds import Grounds, able_scenario, calm, chain, with_rules

ASKED = ChangeDef("portal", "sales", "nas", week=2, size=2, effort_h=3.0)
QUIET = calm(able_scenario(changes=(ASKED,)))
PORTAL = "change/portal"


def certain(outcome: bool) -> Scenario:
    """Return the quiet world in which every change fails, or none does."""
    share = 50.0 if outcome else 0.0
    return with_rules(replace(QUIET, change_failure_share=share), "changes", failure_share_max=1.0)


# ---------------------------------------------------------------------------------------------------------- silence


def test_silence_is_a_yes_for_the_week_after_with_average_preparation() -> None:
    game = Grounds(QUIET).run(2)
    assert [e.change for e in game.events(ChangeRequested)] == [PORTAL]
    game.run(3)
    scheduled = game.events(ChangeScheduled)
    assert [e.answer for e in scheduled] == ["silence"]
    assert week_of(scheduled[0].starts_s) == 3
    assert game.change.state.open[PORTAL].preparation == 1.0
    game.run(4)
    assert [e.change for e in game.events(ChangeStarted)] == [PORTAL]
    assert game.money.spent("hardware") == 0


def test_a_change_takes_its_asset_out_of_service_as_planned() -> None:
    game = Grounds(certain(False)).run(4)
    files = game.infrastructure.state.services["files"]
    assert files.lost_planned_s > 0
    assert files.lost_s == 0


# ---------------------------------------------------------------------------------------------------------- answers


def test_approval_is_sooner_and_prepared() -> None:
    silent, approved = Grounds(QUIET).run(2), Grounds(QUIET).run(2)
    approved.must(AnswerChange(PORTAL, "approve"))
    silent.run(5)
    approved.run(5)
    assert approved.events(ChangeScheduled)[0].starts_s < silent.events(ChangeScheduled)[0].starts_s
    assert approved.events(ChangePrepared)
    assert not silent.events(ChangePrepared)


def test_approved_changes_fail_less_on_the_same_luck() -> None:
    scenario = replace(QUIET, change_failure_share=0.5)
    failed: Counter[bool] = Counter()
    for seed in range(40):
        for approve in (False, True):
            game = Grounds(scenario, seed).run(2)
            if approve:
                game.must(AnswerChange(PORTAL, "approve"))
            game.run(4)
            failed[approve] += len(game.events(ChangeFailed))
    assert failed[True] < failed[False]


def test_rejecting_costs_more_satisfaction_than_moving_and_moving_more_than_silence() -> None:
    satisfaction = {}
    answers = {"silence": None, "move": AnswerChange(PORTAL, "move", 2), "reject": AnswerChange(PORTAL, "reject")}
    for answer, decision in answers.items():
        game = Grounds(certain(False)).run(2)
        if decision is not None:
            game.must(decision)
        game.run(7)
        satisfaction[answer] = game.relations.state.departments["sales"].satisfaction
        assert any(e.change == PORTAL for e in game.events(ChangeDone)) == (answer != "reject")
    assert satisfaction["reject"] < satisfaction["move"] < satisfaction["silence"]


def test_moving_puts_the_window_off() -> None:
    game = Grounds(QUIET).run(2)
    game.must(AnswerChange(PORTAL, "move", 3))
    assert week_of(game.change.state.open[PORTAL].starts_s) == 5
    again = game.decide(AnswerChange(PORTAL, "approve"))
    assert again is not None
    assert again.code == "change_already_approved"


# ----------------------------------------------------------------------------------------------------- maintenance


def test_a_patch_window_closes_more_than_doing_nothing() -> None:
    still_open: Counter[bool] = Counter()
    for seed in range(5):
        for patch in (True, False):
            game = Grounds(certain(False), seed)
            if patch:
                game.must(ScheduleMaintenance("mail-1", "patch", "evening", 2))
            game.run(3)
            still_open[patch] += game.security.vulnerabilities.open_on("mail-1")
            assert (game.infrastructure.state.assets["mail-1"].patched_s > WEEK) == patch
    assert still_open[True] < still_open[False]


def test_an_upgrade_costs_money_and_gives_capacity() -> None:
    without, upgraded = Grounds(certain(False)), Grounds(certain(False))
    upgraded.must(ScheduleMaintenance("switch", "upgrade", "saturday", 3))
    without.run(4)
    upgraded.run(4)
    before, after = (g.infrastructure.state.assets["switch"].capacity for g in (without, upgraded))
    assert after == before * QUIET.rules.changes.upgrade_factor
    assert upgraded.money.spent("hardware") == 140_000
    assert without.money.spent("hardware") == 0
    assert upgraded.money.spent("on_call") > without.money.spent("on_call")


def test_a_replacement_is_new_and_has_no_findings() -> None:
    without, replaced = Grounds(certain(False)), Grounds(certain(False))
    replaced.must(ScheduleMaintenance("nas", "replace", "sunday", 4))
    without.run(5)
    replaced.run(5)
    assert replaced.infrastructure.state.assets["nas"].born_s > 0 > without.infrastructure.state.assets["nas"].born_s
    assert replaced.infrastructure.state.assets["nas"].findings == 0
    assert replaced.security.vulnerabilities.open_on("nas") < without.security.vulnerabilities.open_on("nas")
    assert replaced.money.spent("hardware") == 1_500_000


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        (ScheduleMaintenance("printer", "patch", "evening", 1), "unknown_asset"),
        (ScheduleMaintenance("nas", "replace", "evening", 2), "week_out_of_range"),
        (ScheduleMaintenance("nas", "patch", "evening", 9), "week_out_of_range"),
        (AnswerChange("change/none", "approve"), "unknown_change"),
        (SetChangeFreeze(3, 2), "week_out_of_range"),
        (SetChangeFreeze(0, 0), "no_freeze"),
    ],
)
def test_refusals(decision: Decision, code: str) -> None:
    refusal = Grounds(QUIET).decide(decision)
    assert refusal is not None
    assert refusal.code == code


def test_refusals_that_need_a_past() -> None:
    game = Grounds(QUIET).run(2)
    answer = game.decide(AnswerChange(PORTAL, "move", 0))
    assert answer is not None
    assert answer.code == "weeks_later_out_of_range"
    game.must(ScheduleMaintenance("nas", "patch", "evening", 3))
    pending = game.decide(ScheduleMaintenance("nas", "patch", "saturday", 4))
    assert pending is not None
    assert pending.code == "maintenance_pending"
    game.must(SetChangeFreeze(4, 5))
    frozen = game.decide(ScheduleMaintenance("switch", "patch", "evening", 4))
    assert frozen is not None
    assert frozen.code == "change_freeze"
    poor = Grounds(replace(QUIET, budget_cents={**QUIET.budget_cents, "hardware": 1_000}))
    refusal = poor.decide(ScheduleMaintenance("nas", "replace", "evening", 4))
    assert refusal is not None
    assert refusal.code == "cannot_afford"


# --------------------------------------------------------------------------------------------------------- failures


def test_a_failed_change_breaks_its_asset_and_the_desk_mends_it() -> None:
    game = Grounds(certain(True)).run(8)
    failed = game.events(ChangeFailed)[0]
    broken = game.events(AssetBroken)[0]
    assert failed.asset == broken.asset == "nas"
    ticket = next(e for e in game.events(TicketOpened) if e.asset == "nas")
    assert failed.id in ticket.causes
    assert next(chain(game, ticket.id)) in ("start:change/portal", f"chance:change/outcome/{PORTAL}/1")
    assert any(e.asset == "nas" for e in game.events(AssetRestored))


def test_a_backed_out_change_is_tried_again_and_then_given_up() -> None:
    scenario = with_rules(certain(True), "changes", back_out_share=1.0)
    game = Grounds(scenario).run(9)
    assert [e.outcome for e in game.events(ChangeFailed)] == ["backed_out", "backed_out"]
    assert PORTAL not in game.change.state.open
    assert game.change.state.done == 0


def test_fixing_forward_keeps_the_effect() -> None:
    scenario = with_rules(certain(True), "changes", back_out_share=0.0, failed_down_share=1.0)
    game = Grounds(replace(scenario, changes=()))
    game.must(ScheduleMaintenance("switch", "upgrade", "saturday", 3))
    game.run(5)
    assert [e.troubled for e in game.events(ChangeDone) if e.kind == "upgrade"] == [True]
    assert game.infrastructure.state.assets["switch"].capacity == 300


def test_a_failed_change_can_take_the_twins_along_and_they_come_back_together() -> None:
    scenario = replace(certain(True), changes=(replace(ASKED, asset="mail-1"),))
    broken = {}
    for share in (0.0, 1.0):
        numbers = {"failed_spread_share": share, "failed_down_share": 1.0, "attempts_max": 1}
        game = Grounds(with_rules(scenario, "changes", **numbers)).run(8)
        broken[share] = [e.asset for e in game.events(AssetBroken)]
        assert sorted(e.asset for e in game.events(AssetRestored)) == sorted(broken[share])
        assert (game.infrastructure.state.services["mail"].lost_s > 0) == (share == 1.0)
        assert game.change.state.spread == {}
    assert broken == {0.0: ["mail-1"], 1.0: ["mail-1", "mail-2"]}


def test_a_change_nobody_can_do_waits() -> None:
    people = tuple(replace(p, skills={"service_desk": 3, "security": 3}) for p in QUIET.people)
    game = Grounds(replace(QUIET, people=people)).run(6)
    assert {e.reason for e in game.events(ChangeDeferred)} == {"nobody_able"}
    assert game.change.waiting == 1


# ----------------------------------------------------------------------------------------------------------- freeze


def frozen_world(weeks: int = 20) -> Scenario:
    changes = tuple(
        ChangeDef(f"c{week}-{k}", "sales", ("nas", "switch", "mail-1")[k], week=week, size=2, effort_h=2.0)
        for week in range(1, weeks - 4)
        for k in range(2)
    )
    return replace(QUIET, weeks=weeks, changes=changes, change_failure_share=0.2)


def test_a_freeze_holds_everything_but_emergencies() -> None:
    emergency = ChangeDef("hotfix", "sales", "mail-1", week=4, size=1, effort_h=1.0, emergency=True)
    scenario = frozen_world()
    game = Grounds(replace(scenario, changes=(*scenario.changes, emergency)))
    game.must(SetChangeFreeze(3, 8))
    game.run(21)
    started = [(week_of(e.t_s), e.change) for e in game.events(ChangeStarted)]
    assert [change for week, change in started if 3 <= week <= 8] == ["change/hotfix"]
    assert any(e.reason == "freeze" for e in game.events(ChangeDeferred))
    assert all("change/freeze/1/set" in e.causes for e in game.events(ChangeDeferred) if e.reason == "freeze")


def test_failures_cluster_after_a_freeze() -> None:
    """S5: during the freeze nothing fails, afterwards more per week than without one."""
    per_week: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
    for seed in range(12):
        for freeze in (True, False):
            game = Grounds(frozen_world(), seed)
            if freeze:
                game.must(SetChangeFreeze(3, 9))
            game.run(21)
            per_week[freeze].update(week_of(e.t_s) for e in game.events(ChangeFailed))
    during = range(4, 10)
    after = range(10, 14)
    assert sum(per_week[True][w] for w in during) == 0 < sum(per_week[False][w] for w in during)
    assert sum(per_week[True][w] for w in after) > 1.5 * sum(per_week[False][w] for w in after)


def test_lifting_a_freeze_brings_the_queue_forward() -> None:
    kept, lifted = Grounds(frozen_world()), Grounds(frozen_world())
    for game in (kept, lifted):
        game.must(SetChangeFreeze(2, 10))
        game.run(5)
    lifted.must(SetChangeFreeze(0, 0))
    kept.run(8)
    lifted.run(8)
    assert len(lifted.events(ChangeStarted)) > len(kept.events(ChangeStarted))


# ------------------------------------------------------------------------------------------------------------- luck


def test_requests_do_not_depend_on_what_is_decided() -> None:
    scenario = with_rules(QUIET, "changes", requests_per_week_per_100_users=2.0)
    left, right = Grounds(scenario, 7), Grounds(scenario, 7)
    right.must(SetChangeFreeze(1, 6))
    left.run(9)
    right.run(9)
    asked = [[(e.change, e.t_s, e.asset, e.size) for e in g.events(ChangeRequested)] for g in (left, right)]
    assert asked[0] == asked[1]
    assert len(asked[0]) > 5


def test_the_same_luck_gives_the_same_game_however_it_is_cut() -> None:
    scenario = able_scenario()
    whole, parts = Grounds(scenario, 3).run(9), Grounds(scenario, 3)
    for t_s in range(0, 8 * WEEK, 100_000):
        while parts.core.engine.run(t_s) is not None:
            pass
    assert parts.run(9).digests() == whole.digests()


def test_candidates_are_bounded_and_sensible() -> None:
    game = Grounds(QUIET).run(2)
    view = SimpleNamespace(
        week=2, weeks=8, change=game.change.view("it"), infrastructure=game.infrastructure.view("it")
    )
    for kind in DECISIONS:
        options = kind.candidates(view)
        assert 0 < len(options) <= 12
        assert len(set(options)) == len(options)
        assert any(option.check(game.change) is None for option in options)
