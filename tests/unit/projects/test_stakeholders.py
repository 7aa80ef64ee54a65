import pytest

from sim.projects.events.control import MethodChosen
from sim.projects.events.work import RequirementSurfaced
from sim.session import Session
from tests.unit.projects.portal import (
    chartered,
    do,
    floor_of,
    game,
    house,
    logged,
    portal,
    project_of,
    refused,
    running,
    weeks,
    without_risks,
)


def trust(session: Session, party: str = "sales") -> float:
    return house(session).relations.standing(party).points


def test_powers_add_to_one_and_the_sponsor_is_always_among_them() -> None:
    session = game(portal(sponsor="executives"))
    powers = floor_of(session).stakeholders.powers(project_of(session))
    assert sum(powers.values()) == pytest.approx(1.0)
    assert set(powers) == {"sales", "production", "executives"}


def test_the_trust_of_all_is_weighted_by_power() -> None:
    session = game()
    house(session).relations.standing("sales").points = 80.0
    assert floor_of(session).stakeholders.trust(project_of(session)) == pytest.approx(0.75 * 80 + 0.25 * 60)


def test_a_talk_wins_trust_and_the_next_one_little() -> None:
    session = game()
    chartered(session)
    gains = []
    for _ in range(3):
        before = trust(session)
        do(session, "update_stakeholder", project="portal", party="sales")
        gains.append(trust(session) - before)
    assert gains[0] > 1.0
    assert gains[0] > 2 * gains[1] > 4 * gains[2]
    assert refused(session, "update_stakeholder", project="portal", party="finance").code == "not_a_stakeholder"


def test_who_hears_nothing_loses_trust() -> None:
    quiet, talking = game(portal(due_week=14)), game(portal(due_week=14))
    for session in (quiet, talking):
        project = running(session)
        without_risks(session)
        for task in project.tasks.values():
            task.true_s *= 20
    for week in range(9):
        if week % 3 == 0:
            do(talking, "update_stakeholder", project="portal", party="production")
        for session in (quiet, talking):
            weeks(session, 1)
    engagement = [project_of(session).engagement["production"] for session in (quiet, talking)]
    assert engagement[0] < 0.3 < engagement[1]
    assert trust(quiet, "production") < trust(talking, "production") - 1


def test_another_method_under_way_costs_effort_and_patience() -> None:
    early, late = game(), game()
    chartered(early)
    project = running(late)
    weeks(late, 1)
    for session, costs in ((early, False), (late, True)):
        project = project_of(session)
        effort, mood = sum(t.true_s for t in project.tasks.values()), project.motivation
        do(session, "choose_method", project="portal", method="agile")
        assert (sum(t.true_s for t in project.tasks.values()) > effort) == costs
        assert (project.motivation < mood) == costs
        assert [(e.method, e.before) for e in logged(session, MethodChosen)] == [("agile", "predictive")]


def test_short_cycles_show_what_nobody_had_said() -> None:
    shown = {}
    for method in ("predictive", "agile"):
        shown[method] = 0
        for seed in range(1, 9):
            session = game(portal(method=method, due_week=14), seed=seed)
            project = running(session)
            without_risks(session)
            for task in project.tasks.values():
                task.true_s *= 20
            weeks(session, 8)
            shown[method] += sum(event.moment == "sprint" for event in logged(session, RequirementSurfaced))
    assert shown["predictive"] == 0
    assert shown["agile"] >= 2
