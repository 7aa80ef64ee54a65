"""Conditions: each kind tells apart what holds and what does not."""

from collections.abc import Callable

import pytest

from sim.hats.cards.conditions import TESTS, hold
from sim.hats.state import Card
from sim.kernel.units import HOUR
from sim.scenario.cards import CONDITIONS, ConditionDef
from sim.services.change.decisions import ScheduleMaintenance
from tests.unit.hats.ground import Game, card, project, scenario

Change = Callable[[Game], object]


def _person(game: Game, name: str = "ada") -> object:
    return game.house.people.state.people[name]


def _set(name: str, value: float, person: str = "ada") -> Change:
    return lambda game: setattr(game.house.people.state.people[person], name, value)


def _status(status: str) -> Change:
    return lambda game: setattr(game.house.projects.state.projects["move"], "status", status)


def _grant(game: Game) -> None:
    found = game.house.projects.state.projects["move"]
    game.house.projects.staffing.grant(found, "ada", 0.4, 4, "start:test")


def _late(game: Game) -> None:
    game.house.projects.late_weeks = lambda project_id: 3.0  # type: ignore[method-assign]
    found = game.house.projects.state.projects["move"]
    found.status, found.baselines = "running", [None]  # type: ignore[list-item]


def _answered(game: Game) -> None:
    game.hats.state.cards.answered["a"] = Card("a", "dilemma", "it", "it", 0, 0, "", "x", "answered", option="yes")


def _tuesday(game: Game) -> None:
    while game.house.core.engine.run(34 * HOUR) is not None:
        pass


def _nothing(game: Game) -> None:
    """Change nothing."""


CASES: dict[str, tuple[str, float, Change, Change]] = {
    "project_running": ("move", 0.0, _nothing, _status("closed")),
    "project_live": ("", 0.0, lambda g: setattr(g.house.projects.state.projects["move"], "live_s", 5), _nothing),
    "project_late": ("lead", 1.0, _late, _nothing),
    "project_phase": ("requirements", 0.0, lambda g: g.run(1), _status("live")),
    "person_here": ("ada", 0.0, _nothing, _set("absent", True)),
    "person_on_project": ("ada", 0.0, _grant, _nothing),
    "morale_below": ("ada", 0.5, _set("morale", 0.4), _nothing),
    "fatigue_above": ("ada", 0.5, _set("fatigue", 0.6), _nothing),
    "load_above": ("", 0.9, _set("utilisation", 0.95), _nothing),
    "trust_below": ("sales", 40.0, lambda g: g.house.relations.change_trust("sales", -30, "start:test"), _nothing),
    "trust_above": ("sponsor", 80.0, lambda g: g.house.relations.change_trust("sales", 30, "start:test"), _nothing),
    "satisfaction_below": (
        "",
        20.0,
        lambda g: g.house.relations.change_satisfaction("production", -55, "start:test"),
        _nothing,
    ),
    "backlog_above": ("", 3.0, lambda g: g.house.desk.state.counts.open.update(request=9), _nothing),
    "budget_over": ("training", 0.1, lambda g: g.house.money.spend("training", 4_000_000, "x", "start:test"), _nothing),
    "service_value_above": ("mail", 60_000.0, _tuesday, _nothing),
    "untended_above": ("nas", 50.0, _nothing, lambda g: g.house.infrastructure.patched("nas", "start:test")),
    "promise_open": (
        "ada",
        0.0,
        lambda g: g.house.relations.promises.make("course", "it", "person:ada", "ada", 0, 9, "start:test"),
        _nothing,
    ),
    "kpi_above": ("backlog", 5.0, lambda g: g.hats.state.kpis.update(backlog=6.0), _nothing),
    "kpi_below": ("backlog", 5.0, lambda g: g.hats.state.kpis.update(backlog=4.0), _nothing),
    "week_from": ("", 3.0, lambda g: g.run(2), _nothing),
    "week_to": ("", 3.0, _nothing, lambda g: g.run(3)),
    "card_answered": ("a/yes", 0.0, _answered, _nothing),
}


def test_every_kind_of_condition_is_tried() -> None:
    assert set(CASES) == set(CONDITIONS) == set(TESTS)


@pytest.mark.parametrize("kind", CASES)
def test_a_condition_tells_apart(kind: str) -> None:
    subject, value, when, unless = CASES[kind]
    condition = ConditionDef(kind, subject, value)  # type: ignore[arg-type]
    yes, no = Game(scenario(card("a"))), Game(scenario(card("a")))
    when(yes)
    unless(no)
    assert hold(yes.hats, (condition,))
    assert not hold(no.hats, (condition,))


def test_an_asset_is_tended_as_soon_as_maintenance_is_on_its_way() -> None:
    game = Game(scenario(card("a")))
    untended = (ConditionDef("untended_above", "nas", 50.0),)
    assert hold(game.hats, untended)
    game.decide(ScheduleMaintenance("nas", "patch", "evening", 2))
    assert hold(game.hats, (ConditionDef("untended_above", "switch", 80.0),))
    assert not hold(game.hats, untended)


def test_without_a_subject_any_untended_asset_will_do() -> None:
    game = Game(scenario(card("a")))
    assert hold(game.hats, (ConditionDef("untended_above", "", 80.0),))
    assert not hold(game.hats, (ConditionDef("untended_above", "", 5_000.0),))


def test_all_must_hold_and_nothing_always_holds() -> None:
    game = Game(scenario())
    here, away = ConditionDef("person_here", "ada"), ConditionDef("person_here", "nobody")
    assert hold(game.hats, ())
    assert not hold(game.hats, (here, away))


def test_asking_changes_nothing() -> None:
    game = Game(scenario(card("a")))
    before = game.house.digests()
    for kind, (subject, value, _, _) in CASES.items():
        hold(game.hats, (ConditionDef(kind, subject, value),))  # type: ignore[arg-type]
    assert game.house.digests() == before


def test_without_projects_nothing_of_a_project_holds() -> None:
    game = Game(scenario(projects=(project(starts="proposal", leader=""),)))
    for kind in ("project_running", "project_live", "project_late"):
        assert not hold(game.hats, (ConditionDef(kind, "lead"),))
    assert not hold(game.hats, (ConditionDef("project_phase", "build"),))
