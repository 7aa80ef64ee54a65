import pytest

from sim.kernel.units import DAY, WEEK
from sim.people.events import AbsenceStarted
from sim.projects.events.control import RisksIdentified, RiskStruck, RiskWorkshopHeld
from sim.projects.risk_deck import GENERAL, deck
from sim.services.infrastructure.events import AssetBroken
from sim.session import Session
from tests.unit.projects.portal import (
    PORTAL,
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


def strike(session: Session, name: str) -> None:
    """Let one risk happen now, whatever its luck."""
    project = project_of(session)
    floor_of(session).risks.strike(project, project.risks[name], "start:test")


def trust(session: Session, party: str = "sales") -> float:
    return house(session).relations.standing(party).points


def test_the_general_deck_is_whole() -> None:
    assert len(deck()) == 12
    for risk in deck().values():
        assert 0 < risk.share <= 1 and 0 < risk.probability < 1 and risk.size > 0
        assert 0 <= risk.from_share < risk.to_share <= 1


def test_the_charter_knows_its_register_and_nothing_of_the_deck() -> None:
    session = game()
    project = chartered(session)
    known = [risk.id for risk in project.risks.values() if risk.known]
    assert known == ["slow-vendor"]
    assert any(name.startswith(GENERAL) for name in project.risks)


def test_the_luck_of_risks_is_the_same_whatever_is_decided_about_other_things() -> None:
    plain, other = game(), game()
    chartered(plain)
    do(other, "set_triage_order", "it", order="first_come")
    weeks(other, 0)
    chartered(other)
    assert [(r.id, r.u, r.due_s) for r in project_of(plain).risks.values()] == [
        (r.id, r.u, r.due_s) for r in project_of(other).risks.values()
    ]


def test_a_workshop_names_about_three_in_five_of_what_is_left_and_only_some_days_later() -> None:
    before = after = 0
    for seed in range(1, 31):
        session = game(seed=seed)
        project = chartered(session)
        unknown = [r for r in project.risks.values() if not r.known and r.state == "open" and r.due_s > 3 * DAY]
        before += len(unknown)
        do(session, "hold_risk_workshop", project="portal")
        assert not any(risk.known for risk in unknown)
        weeks(session, 2.5 / 7)
        after += sum(not risk.known for risk in unknown)
        assert logged(session, RisksIdentified)[0].causes == (logged(session, RiskWorkshopHeld)[0].id,)
    assert after / before == pytest.approx(0.4, abs=0.1)


def test_a_second_workshop_soon_after_costs_patience() -> None:
    once, twice = game(), game()
    for session in (once, twice):
        chartered(session)
        do(session, "hold_risk_workshop", project="portal")
    do(twice, "hold_risk_workshop", project="portal")
    assert trust(twice) == pytest.approx(trust(once) - 0.75)


def test_a_response_needs_a_known_risk_and_comes_once() -> None:
    session = game()
    chartered(session)
    arguments = {"project": "portal", "response": "mitigate"}
    assert refused(session, "respond_to_risk", risk="surprise", **arguments).code == "unknown_risk"
    do(session, "respond_to_risk", risk="slow-vendor", **arguments)
    assert refused(session, "respond_to_risk", risk="slow-vendor", **arguments).code == "risk_answered"
    project_of(session).risks["ada-away"].known = True
    minded = refused(session, "respond_to_risk", project="portal", risk="ada-away", response="avoid")
    assert minded.code == "risk_not_avoidable"
    project_of(session).risks["slow-vendor"].state = "passed"
    assert refused(session, "respond_to_risk", risk="slow-vendor", **arguments).code == "risk_is_over"


@pytest.mark.parametrize(
    ("response", "likelier", "smaller", "work", "money"),
    [
        ("avoid", 0.0, 1.0, True, False),
        ("mitigate", 0.5, 0.7, True, False),
        ("transfer", 1.0, 0.35, False, True),
        ("accept", 1.0, 1.0, False, False),
        ("contingency", 1.0, 1.0, False, False),
    ],
)
def test_each_response_has_its_price_and_its_effect(
    response: str, likelier: float, smaller: float, work: bool, money: bool
) -> None:
    session = game()
    project = running(session)
    risk = project.risks["slow-vendor"]
    effort, spent = sum(task.true_s for task in project.tasks.values()), project.spent_cents
    do(session, "respond_to_risk", project="portal", risk="slow-vendor", response=response)
    assert risk.probability == pytest.approx(0.5 * likelier)
    assert risk.size == pytest.approx(3.0 * smaller)
    assert (sum(task.true_s for task in project.tasks.values()) > effort) == work
    assert (project.spent_cents > spent) == money
    assert (risk.contingency_cents > 0) == (response == "contingency")


def test_money_held_ready_halves_the_blow_and_is_spent_with_it() -> None:
    ready, bare = game(), game()
    for session in (ready, bare):
        running(session)
    do(ready, "respond_to_risk", project="portal", risk="slow-vendor", response="contingency")
    held = project_of(ready).risks["slow-vendor"].contingency_cents
    for session in (ready, bare):
        strike(session, "slow-vendor")
    assert logged(ready, RiskStruck)[0].size == pytest.approx(0.5 * logged(bare, RiskStruck)[0].size)
    assert project_of(ready).expense_spent_cents == held
    assert trust(ready) > trust(bare)


def test_a_response_needs_the_projects_money() -> None:
    session = game(portal(budget_cents=1_000))
    chartered(session)
    minded = refused(session, "respond_to_risk", project="portal", risk="slow-vendor", response="contingency")
    assert minded.code == "project_has_less"


def test_responses_only_take_strikes_away() -> None:
    struck: dict[str, set[tuple[int, str]]] = {"none": set(), "mitigate": set()}
    for seed in range(1, 16):
        for response, found in struck.items():
            session = game(seed=seed)
            project = running(session)
            if response != "none":
                do(session, "respond_to_risk", project="portal", risk="slow-vendor", response=response)
            for risk in project.risks.values():
                if risk.id != "slow-vendor":
                    risk.state = "passed"
            for task in project.tasks.values():
                task.true_s *= 10
            weeks(session, 6)
            found.update((seed, event.risk) for event in logged(session, RiskStruck))
    assert struck["mitigate"] < struck["none"]


def test_what_strikes_a_project_is_felt_elsewhere() -> None:
    session = game()
    running(session)
    strike(session, "ada-away")
    assert [event.person for event in logged(session, AbsenceStarted)] == ["ada"]
    strike(session, "crash")
    assert [event.asset for event in logged(session, AssetBroken)] == ["nas"]
    before = house(session).relations.state.vendors["nordlicht"].slowdown
    strike(session, "slow-vendor")
    assert house(session).relations.state.vendors["nordlicht"].slowdown > before
    house(session).check_invariants()


def test_what_happens_elsewhere_strikes_a_project() -> None:
    session = game(portal(due_week=12))
    project = running(session)
    infrastructure = house(session).infrastructure
    for name in ("ada-away", "crash"):
        project.risks[name].u, project.risks[name].due_s = 0.999, 15 * WEEK
    nas = infrastructure.state.assets["nas"]
    infrastructure.failures._happen(
        type("Now", (), {"payload": (nas, infrastructure.failures._next(nas, infrastructure.classes[nas.kind]))})()
    )
    assert [event.risk for event in logged(session, RiskStruck)] == ["crash"]
    assert not logged(session, AssetBroken)


@pytest.mark.parametrize("name", ["slow-vendor", "ada-away", "surprise"])
def test_a_strike_does_what_its_impact_says(name: str) -> None:
    session = game()
    project = running(session)
    floor = floor_of(session)
    effort = sum(task.true_s for task in project.tasks.values())
    week, wishes = floor.control.expected_week(project), len(project.requirements)
    strike(session, name)
    grew = sum(task.true_s for task in project.tasks.values()) > effort
    impact = next(risk.impact for risk in PORTAL.risks if risk.id == name)
    assert grew == (impact in ("effort", "requirement"))
    assert (len(project.requirements) > wishes) == (impact == "requirement")
    assert (floor.control.expected_week(project) > week) == (impact in ("delay", "requirement"))


def test_nothing_strikes_what_is_paused_or_over() -> None:
    session = game()
    project = running(session)
    for risk in project.risks.values():
        risk.probability = 1.0
    do(session, "cancel_project", "it", project="portal")
    weeks(session, 6)
    assert not logged(session, RiskStruck)
    assert {risk.state for risk in project.risks.values()} == {"passed"}


def test_an_agitated_world_makes_all_open_risks_likelier() -> None:
    session = game()
    project = chartered(session)
    floor_of(session).scale_risks("portal", 0.4, "start:test")
    assert project.risks["slow-vendor"].probability == pytest.approx(0.7)
    without_risks(session)
    floor_of(session).scale_risks("portal", 0.4, "start:test")
    assert project.risks["slow-vendor"].probability == pytest.approx(0.7)
