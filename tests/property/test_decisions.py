"""The door holds: whatever is asked for, there is an answer, and asking changes nothing."""

import math
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.kernel.decision import Decision, arguments_of, build
from sim.kernel.errors import DecisionError
from sim.kernel.units import DAY, HOUR, WEEK
from sim.policies.policy import Policy, PolicyLuck
from sim.policies.registry import careful, make
from sim.runner import play
from sim.scenario.load import load_scenario
from sim.session import DECISIONS, Session, View, decision, may_decide
from tests.property.hostile import Chaos, ChaosPolicy, riot

MOMENTS = ((1, 0), (3, 2 * DAY + 10 * HOUR), (9, 4 * DAY + 3), (18, 13 * HOUR), (26, 6 * DAY))
"""Week and second of the week; among them the first instant, a night, and the last day."""
MOST = 12
PM = careful("pm")
"""Who leads the project, so that some of it comes to an end."""


@cache
def games() -> tuple[Session, ...]:
    """Return a game at each of the moments, played with some sense before, and one that was ill-treated."""
    found = []
    for week, second in MOMENTS:
        seats = {seat: (name, make(seat, name)) for seat, name in (("it", "random"), ("pm", PM))}
        session = play(load_scenario("network-refresh"), week, seats, weeks=max(1, week - 1)).session
        until_s = (week - 1) * WEEK + second
        while session.clock < until_s and not session.over:
            session.advance(until_s)
        found.append(session)
    return (*found, _hiring(), riot(3))


def _hiring() -> Session:
    """Return a game at an instant at which candidates wait for an answer."""
    session = Session(load_scenario("network-refresh"), 5)
    money = {"source": "licences", "target": "payroll", "cents": 2_000_000}
    for name, arguments in (("move_budget", money), ("open_position", {"field": "server", "grade": "professional"})):
        assert session.submit(decision(name, arguments), "it").refusal is None
    while not session.view("it").people.candidates:
        session.advance(session.clock + HOUR)
    return session


def options(session: Session, name: str) -> tuple[Decision, ...]:
    kind = DECISIONS[name]
    seats = ("it", "pm") if kind.seat == "either" else (kind.seat,)
    return max((kind.candidates(session.view(seat)) for seat in seats), key=len)


@pytest.mark.parametrize("name", DECISIONS)
def test_candidates_are_few_distinct_and_always_the_same(name: str) -> None:
    for session in games():
        found = options(session, name)
        assert len(found) <= MOST
        assert len(set(found)) == len(found)
        assert found == options(session, name)
        for option in found:
            assert build(type(option), option.arguments()) == option


WRITTEN = {"write_handover_note", "ask_handbook"}
"""Decisions that no list can offer: a text of one's own, and what a policy knows by itself."""


class Watching:
    """Plays like another policy and notes what is on offer."""

    def __init__(self, policy: Policy, offered: set[str]) -> None:
        self.policy = policy
        self.offered = offered

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Note, then decide as the other would."""
        for name, kind in DECISIONS.items():
            if name not in self.offered and may_decide(kind, view.seat) and kind.candidates(view):
                self.offered.add(name)
        return list(self.policy.decide(view, luck))


SCENARIOS = ("network-refresh", "black-friday")
PAIRS = (("random", PM), ("by-the-book", PM), ("random", "random"), ("by-the-book", "random"), ("do-nothing", PM))


def test_every_decision_is_on_offer_at_some_moment() -> None:
    offered: set[str] = set()
    for seed in range(1, 11):
        scenario = SCENARIOS[seed % len(SCENARIOS)]
        names = dict(zip(("it", "pm"), PAIRS[seed % len(PAIRS)], strict=True))
        seats: dict[str, tuple[str, Policy]] = {
            seat: (name, Watching(make(seat, name), offered)) for seat, name in names.items()
        }
        play(load_scenario(scenario), seed, seats)
        if offered >= set(DECISIONS) - WRITTEN:
            return
    assert set(DECISIONS) - WRITTEN - offered == set()


def test_looking_and_asking_change_nothing() -> None:
    for session in games():
        before, events = session.digest(), len(session.events())
        for seat in ("it", "pm"):
            view = session.view(seat)
            view.menu()
            chaos = Chaos(view, Random(1).choice)
            for _ in range(200):
                view.quote(chaos.decision())
        assert session.digest() == before
        assert len(session.events()) == events


@settings(max_examples=300)
@given(st.data())
def test_arbitrary_arguments_get_a_price_or_a_refusal(data: st.DataObject) -> None:
    session = data.draw(st.sampled_from(games()))
    seat = data.draw(st.sampled_from(("it", "pm")))
    chaos = Chaos(session.view(seat), lambda options: data.draw(st.sampled_from(list(options))))
    option = chaos.decision()
    quote = session.quote(option, seat)
    assert math.isfinite(quote.hours)
    assert isinstance(quote.cents, int)
    assert build(type(option), option.arguments()) == option
    if quote.refusal is not None:
        assert quote.refusal.code.isidentifier()
        assert all(not isinstance(v, float) or math.isfinite(v) for _, v in quote.refusal.parameters)
    if option.seat != "either":
        other = session.quote(option, "pm" if option.seat == "it" else "it").refusal
        assert other is not None
        assert other.code == "not_your_call"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=300)
@given(st.sampled_from(sorted(DECISIONS)), st.data())
def test_malformed_arguments_are_said_to_be_so(name: str, data: st.DataObject) -> None:
    kind = DECISIONS[name]
    arguments: dict[str, Any] = {each.name: data.draw(JSON) for each in arguments_of(kind)}
    if data.draw(st.booleans()):
        arguments[data.draw(st.text(max_size=5))] = 1
    try:
        made = build(kind, arguments)
    except DecisionError:
        return
    for session in games()[:2]:
        for seat in ("it", "pm"):
            session.quote(made, seat)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 1e300, True, "8", None, [8.0]])
def test_no_strange_number_gets_in(number: object) -> None:
    for name, argument in (("invest_in_knowledge", "hours_per_week"), ("set_patch_cadence", "days")):
        with pytest.raises(DecisionError):
            build(DECISIONS[name], {argument: number})


@pytest.mark.parametrize("seed", range(1, 5))
def test_chaos_keeps_the_invariants(seed: int) -> None:
    def check(_: int, session: Session) -> None:
        session.check_invariants()

    seats = {seat: ("chaos", ChaosPolicy()) for seat in ("it", "pm")}
    game = play(load_scenario("network-refresh"), seed, seats, each_week=check)
    assert game.session.decided > 100
    assert game.session.refused > 100
    assert game.summary()["money"]["ledger_balance_cents"] == 0
