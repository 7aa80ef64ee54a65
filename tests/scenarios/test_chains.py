"""Cause chains of every shipped scenario: none dangles or circles, each ends in a decision, chance, or the start."""

import pytest

from sim.kernel.log import type_name
from sim.policies.registry import make, policies
from sim.projects.events.work import TaskOverEstimate
from sim.runner import play
from sim.scenario.load import list_scenarios, load_scenario
from sim.session import Session
from sim.why.chain import chain, faults

SHIPPED = tuple(info.id for info in list_scenarios())
PAIRS = tuple((it.name, pm.name) for it in policies() if it.seat == "it" for pm in policies() if pm.seat == "pm")
QUICK = (("random", "random"), ("by-the-book", "people-first"), ("cost-cutter", "deadline-driver"))
TWICE = ("by-the-book", "deadline-driver")
ROOTS = {"decision", "chance", "start"}
_EVERY = 37


def played(scenario: str, it: str, pm: str, weeks: int | None) -> Session:
    seats = {"it": (it, make("it", it)), "pm": (pm, make("pm", pm))}
    return play(load_scenario(scenario), 11, seats, weeks=weeks).session


def check(session: Session) -> None:
    events = session.events()
    assert not faults(events)
    telling = [event for event in events if type_name(type(event)) not in {"decision_made", "decision_refused"}]
    for event in telling[::_EVERY]:
        ends = chain(session.find, event.id).roots()
        assert ends, event.id
        assert {end.kind for end in ends} <= ROOTS, event.id
    results = session.results()
    week = len(results.weeks)
    for subject in (*dict(results.weeks[-1].kpis), *(f"score.{name}" for name, _ in results.weeks[-1].scores)):
        for mover in session.breakdown(subject, week).events:
            found = chain(session.find, mover.event)
            assert found.kind != "missing", (subject, mover)
            assert {end.kind for end in found.roots()} <= ROOTS, (subject, mover)


@pytest.mark.parametrize(("scenario", "pair"), [(name, QUICK[n % len(QUICK)]) for n, name in enumerate(SHIPPED)])
def test_chains_of_a_scenario(scenario: str, pair: tuple[str, str]) -> None:
    check(played(scenario, *pair, weeks=14))


def test_what_is_told_of_twice_has_two_names() -> None:
    """A task that is estimated anew may take longer than that, too."""
    over = [e for e in played("black-friday", *TWICE, weeks=None).events() if isinstance(e, TaskOverEstimate)]
    assert len({(event.project, event.task) for event in over}) < len(over) == len({event.id for event in over})


@pytest.mark.validate
@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("scenario", SHIPPED)
def test_chains_of_every_scenario_under_every_pair_of_policies(scenario: str, pair: tuple[str, str]) -> None:
    check(played(scenario, *pair, weeks=None))
