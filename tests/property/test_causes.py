"""Every event has a name of its own and a chain of causes that ends in a decision, in chance or at the start."""

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from sim.kernel.log import CHANCE, START, Event
from sim.policies.registry import make
from sim.runner import play
from sim.scenario.load import load_scenario
from sim.session import DecisionMade, DecisionRefused, Session
from tests.property.hostile import riot

ROOTS = (CHANCE, START)
GAMES = [
    ("do-nothing", 1, 12),
    ("random", 2, 26),
    ("random", 3, 26),
    ("firefighter", 2, 26),
    ("by-the-book", 4, 26),
    ("cost-cutter", 5, 26),
    ("cost-cutter", 6, 8),
]


def faults(events: Sequence[Event]) -> list[str]:
    """Return everything wrong with names and causes.

    A cause is a root or stands earlier in the log; so there is no circle, and by induction every chain ends in a
    root or in what has no cause, which only decisions are.
    """
    known: set[str] = set()
    found = []
    now = 0
    for event in events:
        if event.id in known:
            found.append(f"{event.id} happened twice")
        if event.t_s < now:
            found.append(f"{event.id} stands in the log after what came later")
        now = event.t_s
        if not event.causes and not isinstance(event, DecisionMade | DecisionRefused):
            found.append(f"{event.id} came from nothing")
        if len(set(event.causes)) != len(event.causes):
            found.append(f"{event.id} names a cause twice")
        for cause in event.causes:
            if cause.startswith(ROOTS):
                if cause in ROOTS:
                    found.append(f"{event.id} names a root without saying which")
            elif cause not in known:
                found.append(f"{event.id} has a cause that nobody logged: {cause}")
        known.add(event.id)
    return found


@pytest.mark.parametrize(("policy", "seed", "weeks"), GAMES)
def test_causes_in_a_game(policy: str, seed: int, weeks: int) -> None:
    names = {"it": policy, "pm": "random" if policy == "random" else "do-nothing"}
    seats = {seat: (name, make(seat, name)) for seat, name in names.items()}
    game = play(load_scenario("network-refresh"), seed, seats, weeks=weeks)
    assert not faults(game.session.events())


@pytest.fixture(scope="module", params=range(1, 6))
def rioter(request: pytest.FixtureRequest) -> Session:
    """With time and money without end, every mechanism meets every other."""
    return riot(request.param)


def test_causes_in_a_riot(rioter: Session) -> None:
    assert not faults(rioter.events())


def test_money_moves_for_reasons_that_the_log_knows(rioter: Session) -> None:
    known = {event.id for event in rioter.events()}
    for entry in rioter._house.money.entries:
        assert entry.cause.startswith(ROOTS) or entry.cause in known, entry


@pytest.mark.validate
@pytest.mark.parametrize("first", range(100, 220, 20))
def test_causes_in_many_riots(first: int) -> None:
    for seed in range(first, first + 20):
        found = faults(riot(seed).events())
        assert not found, (seed, found)


class Happened(NamedTuple):
    id: str
    t_s: int
    causes: tuple[str, ...]


@pytest.mark.parametrize(
    "second",
    [
        Happened("one", 5, (START + "x",)),
        Happened("two", 4, (START + "x",)),
        Happened("two", 5, ()),
        Happened("two", 5, ("two",)),
        Happened("two", 5, ("three",)),
        Happened("two", 5, ("one", "one")),
        Happened("two", 5, (CHANCE,)),
    ],
)
def test_the_check_finds_what_it_looks_for(second: Happened) -> None:
    first = Happened("one", 5, (CHANCE + "coin/1",))
    assert not faults([first, Happened("two", 5, ("one",))])
    assert len(faults([first, second])) == 1
