"""Departments: what they live through moves what they think."""

from sim.kernel.units import HOUR, WEEK
from sim.relations.events import SatisfactionChanged
from sim.services.desk.events import MajorIncidentDeclared, TicketOpened
from tests.unit.business.ground import Game


def satisfaction(game: Game, department: str) -> float:
    return game.house.relations.state.departments[department].satisfaction


def outage(game: Game, hours: float) -> None:
    start = 24 * HOUR + 9 * HOUR
    while game.house.core.engine.run(start) is not None:
        pass
    game.house.infrastructure.withhold("files", "down", "start:test")
    while game.house.core.engine.run(start + round(hours * HOUR)) is not None:
        pass
    game.house.infrastructure.withhold("files", "up", "start:test")


def test_an_outage_annoys_those_who_use_the_service() -> None:
    calm, hit = Game(), Game()
    outage(hit, 3)
    for game in (calm, hit):
        game.run(1)
    assert satisfaction(hit, "sales") < satisfaction(calm, "sales") - 1.5
    assert satisfaction(hit, "production") == satisfaction(calm, "production")
    told = next(e for e in hit.events(SatisfactionChanged) if e.department == "sales")
    assert told.causes[0].startswith("service/files/state/")
    trust = [g.house.relations.state.departments["sales"].trust for g in (calm, hit)]
    assert trust[1] < trust[0]


def test_a_declared_major_incident_is_forgiven_sooner() -> None:
    silent, told = Game(), Game()
    for game in (silent, told):
        outage(game, 3)
        game.house.core.publish(
            TicketOpened("t/opened", game.house.core.now, ("x",), "t", "incident", "", 1, "files", "", "", "")
        )
    event = MajorIncidentDeclared("t/major", told.house.core.now, ("d",), "t", "files", ("ada",), ("sales",))
    told.house.core.publish(event)
    for game in (silent, told):
        game.run(1)
    assert satisfaction(told, "sales") > satisfaction(silent, "sales")
    trust = [g.house.relations.state.departments["sales"].trust for g in (silent, told)]
    assert trust[1] > trust[0]


def test_opinions_drift_to_neutral_when_nothing_happens() -> None:
    game = Game()
    game.house.relations.change_satisfaction("production", -40, "x")
    before = satisfaction(game, "production")
    department = game.house.relations.state.departments["production"]
    game.business.departments._drift("production", department)
    assert before < satisfaction(game, "production") < 60


def test_late_tickets_weigh_more_than_timely_ones() -> None:
    moved = []
    for met, missed in ((10, 0), (0, 10)):
        game = Game()
        before = satisfaction(game, "sales")
        record = game.business.departments.tickets_of("sales")
        record.met, record.missed, record.met_cause, record.miss_cause = met, missed, "a", "b"
        game.business.departments._tickets("sales", game.house.relations.state.departments["sales"])
        moved.append(satisfaction(game, "sales") - before)
    assert moved[0] > 0 > moved[1]
    assert -moved[1] >= 2 * moved[0]


def test_the_week_begins_with_a_clean_slate() -> None:
    game = Game().run(2)
    assert game.business.state.week == {}
    assert game.business.state.department_week == {}
    assert len(game.business.state.outage_weeks) == 2
    assert game.house.core.now == 2 * WEEK
