"""Effects: each kind moves what it says, waits, comes by chance, and passes."""

from collections.abc import Callable

import pytest

from sim.hats.cards.acts import ACTS
from sim.hats.cards.effects import Bundle
from sim.hats.events import EffectApplied, EffectPassed
from sim.kernel.units import HOUR, WEEK, week_start
from sim.people.events import AbsenceStarted, SearchEnded
from sim.projects.state import Project
from sim.scenario.cards import EFFECTS, EffectDef
from sim.services.infrastructure.events import ServiceStateChanged
from tests.unit.hats.ground import Game, card, option, scenario

Measure = Callable[[Game], float]


def bundle(game: Game, name: str = "card/x/yes", project: str = "move", seat: str = "it") -> Bundle:
    return Bundle("card/x", name, project if game.house.projects.find(project) else "", seat, "start:test")


def apply(game: Game, *effects: EffectDef, name: str = "card/x/yes") -> None:
    game.hats.effects.apply(effects, bundle(game, name))


def person(name: str, value: str) -> Measure:
    return lambda game: getattr(game.house.people.state.people[name], value)


def risk_sum(game: Game) -> float:
    return sum(r.probability for r in game.house.projects.state.projects["move"].risks.values())


def _project(game: Game) -> Project:
    return game.house.projects.state.projects["move"]


def _effort_h(game: Game) -> float:
    return sum(t.true_s for t in game.house.projects.state.projects["move"].tasks.values()) / HOUR


def _wish_h(game: Game) -> float:
    return game.house.projects.state.projects["move"].growth_h


def _delays(game: Game) -> float:
    return sum(t.delays for t in game.house.projects.state.projects["move"].tasks.values())


def _defects(game: Game) -> float:
    found = game.house.projects.state.projects["move"]
    return found.latent_defects + sum(t.defects for t in found.tasks.values())


def _hazard(game: Game) -> float:
    search = game.house.people.state.people["ada"].search
    return search.hazard / search.threshold


def _rate(game: Game, asset: str) -> float:
    failures = game.house.infrastructure.failures
    return failures.factor(game.house.infrastructure.state.assets[asset])


CASES: dict[str, tuple[EffectDef, Measure, float]] = {
    "morale": (EffectDef("morale", "ada", -0.1), person("ada", "morale"), -0.1),
    "fatigue": (EffectDef("fatigue", "ada", 0.2), person("ada", "fatigue"), 0.2),
    "skill": (EffectDef("skill", "cem", 0.5), lambda g: g.house.people.state.people["cem"].skills["service_desk"], 0.5),
    "absence_days": (
        EffectDef("absence_days", "ada", 2.0),
        lambda g: sum(a.to_s - a.from_s for a in g.house.people.state.absences.values()) / HOUR / 24,
        1.0,
    ),
    "work_h": (
        EffectDef("work_h", "ben", 8.0),
        lambda g: sum(i.left_s for i in g.house.work.state.items.values() if i.kind == "meeting") / HOUR,
        8.0,
    ),
    "pay_share": (EffectDef("pay_share", "ada", 0.1), person("ada", "pay_cents"), 600_000),
    "leave_search": (EffectDef("leave_search", "ada", 0.5), _hazard, 0.1),
    "trust": (EffectDef("trust", "executives", -3.0), lambda g: g.house.relations.standing("executives").points, -3.0),
    "satisfaction": (
        EffectDef("satisfaction", "production", 4.0),
        lambda g: g.house.relations.state.departments["production"].satisfaction,
        4.0,
    ),
    "spend_cents": (EffectDef("spend_cents", "training", 5_000), lambda g: g.house.money.spent("training"), 5_000),
    "grant_cents": (EffectDef("grant_cents", "training", -9_000), lambda g: g.house.money.planned("training"), -9_000),
    "attention_h": (EffectDef("attention_h", "it", -2.0), lambda g: g.house.relations.attention_left("it"), -2.0),
    "task_effort_h": (EffectDef("task_effort_h", "lead", 10.0), _effort_h, 5.0),
    "task_delay_days": (EffectDef("task_delay_days", "lead", 9.0), _delays, 1.0),
    "scope_h": (EffectDef("scope_h", "lead", 12.0), lambda g: _effort_h(g) + _wish_h(g), 5.0),
    "defects": (EffectDef("defects", "lead", 3.0), _defects, 3.0),
    "motivation": (EffectDef("motivation", "lead", -0.1), lambda g: _project(g).motivation, -0.1),
    "conflict": (EffectDef("conflict", "lead", 0.2), lambda g: _project(g).conflict, 0.2),
    "risk_share": (EffectDef("risk_share", "lead", 0.5), risk_sum, 0.05),
    "hazard_factor": (EffectDef("hazard_factor", "nas", 3.0), lambda g: _rate(g, "nas"), 0.5),
    "exposure": (EffectDef("exposure", "nas", 2.0), lambda g: g.house.infrastructure.state.assets["nas"].findings, 2.0),
    "outage_h": (
        EffectDef("outage_h", "mail", 3.0),
        lambda g: g.house.infrastructure.state.services["mail"].state == "down",
        1.0,
    ),
    "demand_factor": (
        EffectDef("demand_factor", "mail", 1.5),
        lambda g: g.house.desk.demand.factor_of("mail-trouble"),
        0.5,
    ),
    "value_cents": (EffectDef("value_cents", "organisation", 70_000), lambda g: g.hats.state.value_cents, 70_000),
    "promise": (
        EffectDef("promise", "ada", 6.0, promise="course"),
        lambda g: len(g.house.relations.promises.open_of("it")),
        1.0,
    ),
}


def started() -> Game:
    """Return a game on its first Tuesday afternoon: a project, people at work."""
    game = Game(scenario())
    while game.house.core.engine.run(38 * HOUR) is not None:
        pass
    return game


def test_every_kind_of_effect_is_tried() -> None:
    assert set(CASES) == set(EFFECTS) == set(ACTS)


@pytest.mark.parametrize("kind", CASES)
def test_an_effect_moves_what_it_says(kind: str) -> None:
    effect, measure, least = CASES[kind]
    game = started()
    before = measure(game)
    apply(game, effect)
    moved = measure(game) - before
    assert moved * least > 0, (kind, before, moved)
    assert abs(moved) >= 0.9 * abs(least)
    (told,) = game.events(EffectApplied)
    assert (told.kind, told.amount, told.causes) == (kind, effect.amount, ("start:test",))
    game.run(4)


def test_a_delayed_effect_waits() -> None:
    game = started()
    apply(game, EffectDef("trust", "hr", 5.0, after_weeks=2))
    now, before = game.house.core.now, game.house.relations.standing("hr").points
    assert game.events(EffectApplied) == []
    game.run(3)
    (told,) = game.events(EffectApplied)
    assert told.t_s == now + 2 * WEEK
    assert game.house.relations.standing("hr").points > before


@pytest.mark.parametrize("kind", ["hazard_factor", "exposure", "demand_factor"])
def test_what_lasts_some_weeks_is_taken_back(kind: str) -> None:
    effect, measure, _ = CASES[kind]
    game, calm = started(), started()
    apply(game, EffectDef(effect.kind, effect.target, effect.amount, weeks=2))
    game.run(2)
    assert measure(game) != pytest.approx(measure(calm.run(2)))
    game.run(4)
    assert measure(game) == pytest.approx(measure(calm.run(4)))
    (passed,) = game.events(EffectPassed)
    assert passed.causes == ("card/x/yes/effect/1/applied",)
    assert game.hats.state.passing == {}


def test_an_outage_ends_after_its_hours() -> None:
    game = started()
    apply(game, EffectDef("outage_h", "files", 3.0))
    start = game.house.core.now
    game.run(1)
    times = [e.t_s for e in game.events(ServiceStateChanged) if e.service == "files"]
    assert times[:2] == [start, start + 3 * HOUR]


def test_hours_are_lost_week_by_week_for_as_long_as_it_lasts() -> None:
    game, calm = started(), started()
    apply(game, EffectDef("attention_h", "it", -2.0, weeks=3))
    left = []
    for week in (1, 2, 3, 4):
        left.append(game.house.relations.attention_left("it") - calm.house.relations.attention_left("it"))
        game.run(week)
        calm.run(week)
    assert left == pytest.approx([-2.0, -2.0, -2.0, 0.0])


def test_chance_belongs_to_the_card_and_the_place_of_the_effect() -> None:
    came = []
    for seed in range(40):
        game = Game(scenario(), seed)
        apply(game, EffectDef("trust", "hr", 1.0, chance=0.3), EffectDef("trust", "hr", 1.0, chance=0.3))
        came.append(tuple(e.id for e in game.events(EffectApplied)))
        again = Game(scenario(), seed)
        apply(again, EffectDef("trust", "hr", 1.0), EffectDef("trust", "hr", 1.0, chance=0.3))
        second = "card/x/yes/effect/2/applied"
        assert (second in came[-1]) == (second in {e.id for e in again.events(EffectApplied)})
    assert 10 <= sum(map(len, came)) <= 38
    assert len(set(came)) == 4


def test_nothing_happens_to_whom_or_what_is_gone() -> None:
    game = started()
    apply(
        game,
        EffectDef("morale", "nobody", 0.1),
        EffectDef("trust", "nobody", 1.0),
        EffectDef("motivation", "nothing", 0.1),
        EffectDef("hazard_factor", "nothing", 2.0),
        EffectDef("outage_h", "nothing", 2.0),
    )
    assert game.events(EffectApplied) == []


def test_a_service_means_all_its_assets() -> None:
    game = started()
    before = [_rate(game, asset) for asset in ("mail-1", "mail-2")]
    apply(game, EffectDef("hazard_factor", "mail", 2.0))
    assert [_rate(game, asset) for asset in ("mail-1", "mail-2")] == pytest.approx([2 * rate for rate in before])


def test_an_absence_takes_working_days() -> None:
    game = started()
    apply(game, EffectDef("absence_days", "ada", 1.0))
    game.run(2)
    (away,) = [e for e in game.events(AbsenceStarted) if e.person == "ada" and e.reason == "away"]
    assert away.t_s == week_start(1) + 56 * HOUR
    assert away.until_s - away.t_s == 9 * HOUR


def test_who_looks_elsewhere_can_be_held() -> None:
    game = started()
    person = game.house.people.state.people["ada"]
    apply(game, EffectDef("leave_search", "ada", 1.0))
    game.run(1)
    assert person.search.since_s >= 0
    week = person.search.notice_week
    apply(game, EffectDef("leave_search", "ada", -0.5), name="card/y/no")
    assert person.search.notice_week == week + 3
    apply(game, EffectDef("leave_search", "ada", -1.0), name="card/z/no")
    assert person.search.since_s < 0
    assert game.events(SearchEnded)[-1].causes[-1] == "card/z/no/effect/1/applied"


def test_a_cut_takes_no_more_than_is_left() -> None:
    game = started()
    left = game.house.money.budget_left("recruiting")
    apply(game, EffectDef("grant_cents", "recruiting", -9e8))
    assert game.house.money.budget_left("recruiting") == 0
    assert left > 0
    game.house.check_invariants()


def test_the_team_is_those_who_are_granted() -> None:
    game = started()
    before = {name: p.morale for name, p in game.house.people.state.people.items()}
    apply(game, EffectDef("morale", "team", -0.1))
    assert game.events(EffectApplied) == []
    game.house.projects.staffing.grant(_project(game), "ben", 0.4, 4, "start:test")
    apply(game, EffectDef("morale", "team", -0.1), name="card/y/yes")
    moved = [name for name, p in game.house.people.state.people.items() if p.morale < before[name] - 0.05]
    assert moved == ["ben"]


def test_the_deck_is_played_to_the_end_without_contradiction() -> None:
    cards = [
        card(f"k{number}", options=(option("yes", effect),), silent="yes", preferred="yes", echo=(effect,))
        for number, (effect, _, _) in enumerate(CASES.values())
    ]
    game = Game(scenario(*cards, next_quarter_weeks=8))
    game.run(34)
    assert len(game.events(EffectApplied)) >= 12
