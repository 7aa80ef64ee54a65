"""The weekly snapshot, the cards, goals and explanations, on whole games."""

from dataclasses import replace

import pytest

from sim.kernel.units import HOUR, WEEK
from sim.scenario.definitions import GoalDef
from sim.scenario.vocabulary import KPIS, SCORES
from sim.scores.events import GoalJudged, WeekScored
from tests.unit.business.ground import Game
from tests.worlds import small_scenario


@pytest.fixture(scope="module")
def game() -> Game:
    return Game().run(8)


def broken() -> Game:
    """The same luck with a service down for three office days."""
    game = Game()
    run = game.house.core.engine.run
    while run(9 * HOUR) is not None:
        pass
    game.house.infrastructure.withhold("mail", "down", "start:test")
    while run(57 * HOUR) is not None:
        pass
    game.house.infrastructure.withhold("mail", "up", "start:test")
    return game.run(8)


def test_every_week_has_every_kpi_and_every_score(game: Game) -> None:
    rows = game.house.scores.state.rows
    assert [row.week for row in rows] == list(range(1, 9))
    for row in rows:
        assert list(row.kpis) == list(KPIS)
        assert {role: tuple(parts)[1:] for role, parts in row.scores.items()} == SCORES
    assert len(game.events(WeekScored)) == 8


def test_what_has_no_mechanism_is_null(game: Game) -> None:
    row = game.house.scores.newest()
    assert row is not None
    for name in ("strategy_share", "schedule_performance", "owners_named_share", "promises_kept_share"):
        assert row.kpis[name] is None
    assert row.scores["project_manager"]["total"] is None
    assert row.scores["role_clarity"]["owners_named"] is None
    assert row.scores["it_manager"]["strategy"] is None


def test_the_total_is_the_mean_of_the_parts_that_exist(game: Game) -> None:
    row = game.house.scores.newest()
    assert row is not None
    card = dict(row.scores["it_manager"])
    total = card.pop("total")
    known = [value for value in card.values() if value is not None]
    assert len(known) == 6
    assert total == pytest.approx(sum(known) / 6)


def test_before_the_first_month_closes_there_is_no_budget_score(game: Game) -> None:
    rows = game.house.scores.state.rows
    assert rows[0].scores["it_manager"]["budget"] is None
    assert rows[7].scores["it_manager"]["budget"] is not None


def test_weeks_add_up_to_the_whole(game: Game) -> None:
    rows = game.house.scores.state.rows
    for name in ("incidents_opened", "spent_cents", "asset_failures", "changes_done", "leavers"):
        weeks = [row.in_week[name] or 0 for row in rows]
        assert sum(weeks) == rows[-1].kpis[name]


def test_figures_agree_with_the_floors_they_come_from(game: Game) -> None:
    row = game.house.scores.newest()
    assert row is not None
    house, kpis = game.house, row.kpis
    counts = house.desk.state.counts
    assert kpis["incidents_opened"] == counts.opened["incident"]
    assert kpis["backlog"] == sum(counts.opened.values()) - sum(counts.resolved.values()) - sum(
        counts.cancelled.values()
    )
    assert kpis["spent_cents"] == house.money.spent_total()
    assert kpis["staff"] == 4
    assert 0 < (kpis["utilisation_share"] or 0) < 1


def test_attention_used_is_measured_by_the_week() -> None:
    game = Game()
    game.house.relations.spend_attention("it", 10)
    game.run(2)
    first, second = game.house.scores.state.rows
    assert first.in_week["attention_used_share"] == pytest.approx(0.5)
    assert second.in_week["attention_used_share"] == 0
    assert second.kpis["attention_used_share"] == pytest.approx(0.25)


def test_an_outage_costs_service_points_and_explains_itself(game: Game) -> None:
    hit = broken()
    usual, worse = (g.house.scores.newest() for g in (game, hit))
    assert usual is not None
    assert worse is not None
    assert (worse.scores["it_manager"]["service"] or 0) < (usual.scores["it_manager"]["service"] or 0) - 10
    breakdown = hit.house.scores.explain_score("service", 8)
    strongest = breakdown.events[0]
    event = hit.house.core.log.find(strongest.event)
    assert event is not None
    assert event.causes == ("start:test",)
    # Two office days and eight hours of mail at 800 an hour, and nights at a fifth of it.
    assert strongest.effect == pytest.approx(80_000 * (16 + 32 * 0.2), rel=0.01)
    assert hit.house.scores.explain_kpi("outage_cost_cents", 8).events[0] == strongest


def test_every_part_is_the_weighted_sum_of_its_components(game: Game) -> None:
    scores = game.house.scores
    for part in ("service", "sla", "budget", "people", "security", "total"):
        breakdown = scores.explain_score(part, 8)
        assert breakdown.value == pytest.approx(sum(c.weight * c.points for c in breakdown.components))
        assert sum(c.weight for c in breakdown.components) == pytest.approx(1)
        assert len(breakdown.series) == 8
        assert breakdown.formula == f"formula.score.it_manager.{part}"


def test_every_event_behind_a_number_can_be_found(game: Game) -> None:
    scores = game.house.scores
    subjects = [scores.explain_score(part, 8) for part in ("service", "sla", "budget", "people", "security", "total")]
    subjects += [scores.explain_kpi(name, 8) for name in KPIS]
    for breakdown in subjects:
        for mover in breakdown.events:
            assert game.house.core.log.find(mover.event) is not None
            assert mover.week <= 8


def test_an_explanation_does_not_know_the_future(game: Game) -> None:
    for name in KPIS:
        assert all(m.week <= 3 for m in game.house.scores.explain_kpi(name, 3).events)


@pytest.mark.parametrize(("part", "week"), [("beauty", 8), ("service", 9)])
def test_unknown_parts_and_weeks_are_errors(game: Game, part: str, week: int) -> None:
    with pytest.raises(KeyError):
        game.house.scores.explain_score(part, week)


def test_waste_costs_budget_points() -> None:
    wasteful = Game()
    wasteful.house.money.spend("contractors", 2_500_000, "x", "decision/1")
    wasteful.run(8)
    row = wasteful.house.scores.newest()
    assert row is not None
    assert (row.scores["it_manager"]["budget"] or 0) < 50
    assert wasteful.house.scores.explain_score("budget", 8).events


def test_slow_patching_costs_security_points() -> None:
    start = small_scenario().start
    points = []
    for days in (14, 90):
        game = Game(small_scenario(weeks=26, start=replace(start, patch_cadence_days=days))).run(26)
        row = game.house.scores.newest()
        assert row is not None
        points.append(row.scores["it_manager"]["security"] or 0)
    assert points[0] > points[1] + 15


def goals(target: float) -> tuple[GoalDef, ...]:
    return (
        GoalDef("sla", "sla_met_share", ">=", target, 4, must=True),
        GoalDef("score", "score.it_manager.total", ">=", 99.9, 8, must=False),
        GoalDef("pm", "score.project_manager.total", ">=", 1, 8, must=False),
    )


@pytest.mark.parametrize(("target", "outcome"), [(0.1, "won"), (1.1, "lost")])
def test_the_outcome_follows_from_the_goals_that_must_be_met(target: float, outcome: str) -> None:
    game = Game(small_scenario(goals=goals(target)))
    game.run(4)
    assert game.house.scores.outcome() == "ended_early"
    game.run(8)
    assert game.house.scores.outcome() == outcome
    judged = {e.goal: e for e in game.events(GoalJudged)}
    assert judged["sla"].t_s == 4 * WEEK - 1
    assert not judged["pm"].met
    views = {v.id: v for v in game.house.scores.view("it").goals}
    assert views["sla"].judged
    assert views["sla"].met is (outcome == "won")


def test_the_project_manager_does_not_see_the_departments_money(game: Game) -> None:
    mine, theirs = (dict(game.house.scores.view(seat).weeks[-1].kpis) for seat in ("it", "pm"))
    assert mine["spent_cents"]
    assert theirs["spent_cents"] is None
    assert theirs["backlog"] == mine["backlog"]


def test_measuring_changes_nothing_below() -> None:
    one, two = Game().run(3), Game().run(3)
    for name in KPIS:
        two.house.scores.explain_kpi(name, 3)
    two.house.scores.view("it")
    assert one.house.digests() == two.house.digests()
