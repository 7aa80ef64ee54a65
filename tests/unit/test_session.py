"""The door at its edges: the first and the last instant, strange seeds, stops, several games, the other hat."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from sim.kernel.units import HOUR, WEEK
from sim.policies.registry import make
from sim.runner import play
from sim.scenario.load import load_scenario
from sim.session import DECISIONS, Session, View, decision
from tests.worlds import small_scenario


def to_the_end(session: Session) -> Session:
    while not session.over:
        session.advance(session.scenario.horizon_s)
    return session


def test_nothing_happens_beyond_the_horizon() -> None:
    session = to_the_end(Session(small_scenario(), 1))
    before = session.digest()
    assert session.clock == session.scenario.horizon_s
    for t_s in (0, session.clock, session.clock + 1, session.clock + 52 * WEEK):
        assert session.advance(t_s) is None
    assert session.digest() == before
    assert all(event.t_s < session.scenario.horizon_s for event in session.events())


def test_time_does_not_run_backwards() -> None:
    session = Session(small_scenario(), 1)
    session.advance(WEEK)
    session.advance(HOUR)
    assert session.clock == WEEK


def test_every_decision_has_an_answer_when_the_game_is_over() -> None:
    session = to_the_end(Session(load_scenario("network-refresh"), 3))
    for name, kind in DECISIONS.items():
        for option in kind.candidates(session.view("it")):
            assert session.submit(option, "it").sequence > 0, name
    session.check_invariants()
    session.view("it")
    assert session.advance(session.clock + WEEK) is None


@pytest.mark.parametrize("weeks", [1, 2, 3])
@pytest.mark.parametrize("policy", ["random", "by-the-book", "cost-cutter", "firefighter"])
def test_a_game_may_be_short(weeks: int, policy: str) -> None:
    scenario = replace(small_scenario(), weeks=weeks)
    game = play(scenario, 2, {"it": (policy, make("it", policy))})
    assert game.session.over
    assert game.summary()["weeks"] == weeks
    assert game.summary()["scores"]["it_manager"]["total"] is not None
    game.session.check_invariants()


def test_no_weeks_are_no_game() -> None:
    game = play(small_scenario(), 1, {"it": ("random", make("it", "random"))}, weeks=0)
    assert game.session.clock == 0
    assert game.summary()["weeks"] == 0


@pytest.mark.parametrize("seed", [0, -1, -(2**63), 2**64, 10**40])
def test_any_integer_is_a_seed(seed: int) -> None:
    one, two = (to_the_end(Session(small_scenario(), seed)) for _ in range(2))
    assert one.digest() == two.digest()
    assert one.digest() != to_the_end(Session(small_scenario(), seed + 1)).digest()


def test_games_that_take_turns_are_as_if_alone() -> None:
    scenario = small_scenario()
    alone = [to_the_end(Session(scenario, seed)).digest() for seed in (1, 2)]
    together = [Session(scenario, seed) for seed in (1, 2)]
    while not all(session.over for session in together):
        for session in together:
            session.advance(session.clock + 5 * HOUR)
    assert [session.digest() for session in together] == alone


def test_a_stop_waits_for_as_many_decisions_as_the_seat_wants() -> None:
    session = Session(load_scenario("network-refresh"), 1)
    stop = session.advance(session.scenario.horizon_s)
    assert stop is not None
    now = session.clock
    assert (stop.kind, stop.seat) == ("major_incident", "it")
    ticket = session.find(f"{stop.subject}/opened") or session.find(f"{stop.subject}/raised/1")
    assert ticket is not None
    assert ticket.t_s == now - 1
    for option in session.view("it", f"stop/{now}/{stop.subject}", stop).legal("declare_major_incident")[:1]:
        receipt = session.submit(option, "it")
        made = session.find(receipt.decision_id)
        assert made is not None
        assert made.t_s == session.clock == now
    assert session.submit(decision("hold_one_to_one", {"person": "lea"}), "it").refusal is None


# --------------------------------------------------------------------------------------------- what the other hat sees

SECRET = ("pay", "cents", "salary", "budget", "sign", "last_week", "payroll", "reserve", "spent", "variance")
OPEN = {
    "value_cents_per_h": "what an outage costs the business is everybody's business",
    "lost_cents_per_h": "the same",
    "cost_cents": "the same",
    "outage_cost_cents": "the same",
    "loss_cents": "what a break-in cost the organisation",
    "price_cents": "a list price",
    "monitoring_cents_per_month": "a list price",
    "campaign_light_cents": "a list price",
    "campaign_full_cents": "a list price",
    "audit_cents": "a list price",
    "worth_cents": "what is at stake in a matter on the desk",
}
OWN = ".projects.projects"
"""What a project manager's own project has and spends is no secret of the department's."""


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str, object]]:
    """Return path, field and value of everything in a view."""
    names = getattr(value, "_fields", None) or (tuple(f.name for f in fields(value)) if is_dataclass(value) else ())
    if names:
        for name in names:
            if name != "_quote":
                yield from leaves(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for part in value:
            yield from leaves(part, path)
    else:
        yield path, path.rpartition(".")[2], value


def pm(session: Session) -> View:
    return session.view("pm")


def test_the_other_hat_sees_no_money_and_no_secrets() -> None:
    seats = {"it": ("x", make("it", "by-the-book")), "pm": ("y", make("pm", "random"))}
    session = play(load_scenario("network-refresh"), 4, seats, weeks=14).session
    names = set()
    for path, name, value in leaves(pm(session)):
        names.add(name)
        if name not in OPEN and not path.startswith(OWN) and any(part in name for part in SECRET):
            assert value in (0, 0.0, "", None, False), (path, value)
    assert {"morale", "skills", "price_cents"} <= names
    assert session.view("it").people.people[0].pay_cents > 0
    for week in pm(session).scores.weeks:
        shown = {name for table in (week.kpis, week.in_week, week.scores) for name, value in table if value is not None}
        assert not shown & HIDDEN_NUMBERS
        assert {"sla_met_share", "it_manager.sla"} <= shown
    (goal,) = (goal for goal in pm(session).scores.goals if goal.id == "budget")
    assert (goal.actual, goal.met) == (None, False)


def test_the_it_manager_knows_of_a_project_what_was_reported() -> None:
    seats = {"it": ("x", make("it", "by-the-book")), "pm": ("y", make("pm", "random"))}
    session = play(load_scenario("network-refresh"), 4, seats, weeks=6).session
    seen = session.view("it")
    assert seen.projects.projects == ()
    assert seen.scores.projects == ()
    for week in seen.scores.weeks:
        shown = {name for table in (week.kpis, week.in_week, week.scores) for name, value in table if value is not None}
        assert not shown & HIDDEN_FIGURES
    whole = session.results()
    assert [project.id for project in whole.projects if project.leader == "pm"] == ["refresh"]
    assert dict(whole.weeks[-1].scores)["project_manager.total"] is not None


HIDDEN_FIGURES = {
    "schedule_performance",
    "cost_performance",
    "team_motivation",
    "project_manager.schedule",
    "project_manager.total",
}
HIDDEN_NUMBERS = {
    "budget_cents",
    "spent_cents",
    "committed_cents",
    "forecast_cents",
    "budget_variance_share",
    "it_manager.budget",
    "it_manager.total",
}


def twin(**changes: Any) -> tuple[View, View]:
    """Return what the other hat sees of two departments that differ only in what it must not know."""
    base = load_scenario("network-refresh")
    return pm(Session(base, 4)), pm(Session(replace(base, **changes), 4))


def test_pay_cannot_be_read_off_anything_in_the_view() -> None:
    people = load_scenario("network-refresh").people
    richer = tuple(replace(person, pay_cents_per_year=2 * person.pay_cents_per_year) for person in people)
    plain, changed = twin(people=richer)
    assert plain == changed


def test_the_budget_cannot_be_read_off_anything_in_the_view() -> None:
    budget = load_scenario("network-refresh").budget_cents
    plain, changed = twin(budget_cents={account: 3 * cents for account, cents in budget.items()}, reserve_cents=1)
    assert plain == changed


def test_a_pending_resignation_cannot_be_read_off_anything_in_the_view() -> None:
    session = Session(load_scenario("network-refresh"), 4)
    session.advance(3 * WEEK)
    before = pm(session)
    person = session._house.people.state.people["jonas"]
    person.employment.reason, person.employment.last_s, person.employment.told = "resigned", 9 * WEEK, True
    person.search.since_s, person.search.sign = WEEK, "quiet"
    assert session.view("it").people.person("jonas") != before.people.person("jonas")
    assert pm(session) == before


def test_candidates_and_their_pay_stay_with_the_it_manager() -> None:
    session = Session(load_scenario("network-refresh"), 5)
    money = {"source": "licences", "target": "payroll", "cents": 2_000_000}
    for name, arguments in (("move_budget", money), ("open_position", {"field": "server", "grade": "professional"})):
        assert session.submit(decision(name, arguments), "it").refusal is None
    while not session.view("it").people.candidates:
        session.advance(session.clock + HOUR)
    seen = pm(session).people
    assert (seen.candidates, seen.positions) == ((), ())
    assert {offer.decision.seat for offer in pm(session).menu()} == {"pm", "either"}
