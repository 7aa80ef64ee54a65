"""The same luck with and without a decision, in the real house: how a claim is put to the test.

One row per claim: what happens before in both games, what only the one game decides, how long both go on, what is
measured, and which way it must differ on the mean of some lucks. Attention is no limit here: whether a manager has the
time for it is another question.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from statistics import fmean

from sim.house import House
from sim.kernel.decision import Decision
from sim.kernel.units import DAY, HOUR, WEEK
from sim.scenario.definitions import Scenario
from sim.scenario.load import load_scenario
from sim.services.desk.events import TicketResolved
from sim.session import DECISIONS, Session, decision

MORE, LESS = 1.0, -1.0
Prepare = Callable[[Session], None]
Choose = Callable[[Session], Sequence[Decision]]
Measure = Callable[[Session], float]


@cache
def scenario() -> Scenario:
    return replace(load_scenario("network-refresh"), attention_h=2_000.0, pm_attention_h=2_000.0)


def house(session: Session) -> House:
    return session._house


def run(session: Session, until_s: int) -> None:
    while session.clock < until_s and not session.over:
        session.advance(until_s)


@cache
def wait(weeks: float) -> Prepare:
    return lambda session: run(session, session.clock + round(weeks * WEEK))


def at_once(session: Session) -> None:
    """Prepare nothing: the decision is the first thing that happens."""


def nothing(session: Session) -> Sequence[Decision]:
    """Decide nothing."""
    return ()


def seat_of(name: str) -> str:
    """Return the seat that decides something; what either hat may do, the IT manager does."""
    return "pm" if DECISIONS[name].seat == "pm" else "it"


def take(session: Session, *options: Decision) -> None:
    for option in options:
        receipt = session.submit(option, seat_of(option.name()))
        assert receipt.refusal is None, (option, receipt.refusal)


@cache
def one(name: str, **arguments: Hashable) -> Choose:
    return lambda _: (decision(name, arguments),)


@cache
def first(name: str, **wanted: Hashable) -> Choose:
    """Return a choice of the first possible option of the menu that has these arguments."""

    def choose(session: Session) -> Sequence[Decision]:
        for option in session.view(seat_of(name)).legal(name):
            if all(getattr(option, key) == value for key, value in wanted.items()):
                return (option,)
        raise AssertionError(f"the menu offers no {name} with {wanted}")

    return choose


@cache
def then(*steps: Prepare | Choose) -> Prepare:
    """Return a preparation of several steps; decisions that a step returns are taken."""

    def prepare(session: Session) -> None:
        for step in steps:
            take(session, *(step(session) or ()))

    return prepare


@cache
def each(name: str, **wanted: Hashable) -> Choose:
    """Return a choice of all options of the menu that have these arguments, as long as they are possible."""

    def choose(session: Session) -> Sequence[Decision]:
        options = session.view(seat_of(name)).legal(name)
        return [option for option in options if all(getattr(option, key) == wanted[key] for key in wanted)]

    return choose


@cache
def until(name: str, most_weeks: int = 12) -> Prepare:
    """Return a preparation that waits until a decision is possible."""

    def prepare(session: Session) -> None:
        end_s = session.clock + most_weeks * WEEK
        while not session.view(seat_of(name)).legal(name):
            assert session.clock < end_s, f"{name} never becomes possible"
            session.advance(session.clock + DAY)

    return prepare


@dataclass(frozen=True)
class Row:
    """One claim.

    Attributes:
        claim: What decisions.md or the docstring says, in short.
        decide: What only the one game decides.
        weeks: How long both go on afterwards.
        measure: What is compared.
        way: Which way it must differ.
        least: By how much, on the mean.
        before: What happens in both games first.
        otherwise: What the other game decides instead.
        seeds: Lucks.
        weekly: Decided anew every week, not once.
    """

    claim: str
    decide: Choose
    weeks: float
    measure: Measure
    way: float
    least: float
    before: Prepare = at_once
    otherwise: Choose = nothing
    seeds: Sequence[int] = (1, 2)
    weekly: bool = False

    def effect(self) -> float:
        """Return the mean difference that the decision makes."""
        return fmean(self._measured(seed, self.decide) - self._measured(seed, self.otherwise) for seed in self.seeds)

    def _measured(self, seed: int, choose: Choose) -> float:
        return self.measure(played(seed, self.before, choose, self.weeks, self.weekly))


@lru_cache(24)
def played(seed: int, before: Prepare, choose: Choose, weeks: float, weekly: bool) -> Session:
    """Return a game played to its end; several claims may be measured on one."""
    session = Session(scenario(), seed)
    before(session)
    end_s = min(session.clock + round(weeks * WEEK), session.scenario.horizon_s)
    while True:
        take(session, *choose(session))
        run(session, min(end_s, session.clock + WEEK) if weekly else end_s)
        if session.clock >= end_s:
            break
    session.check_invariants()
    return session


Claims = dict[str, tuple[Row, ...]]

# ---------------------------------------------------------------------------------------------------------- measures


def resolution_h(*priorities: int) -> Measure:
    def measure(session: Session) -> float:
        events = (event for event in session.events() if isinstance(event, TicketResolved) and not event.parent)
        return fmean(event.resolution_s / HOUR for event in events if event.priority in priorities)

    return measure


def spent(account: str) -> Measure:
    return lambda session: house(session).money.spent(account)


def planned(account: str) -> Measure:
    return lambda session: house(session).money.planned(account)


def kpi(name: str) -> Measure:
    def measure(session: Session) -> float:
        value = dict(session.view("it").scores.weeks[-1].kpis)[name]
        assert value is not None
        return value

    return measure


def morale(person: str) -> Measure:
    return lambda session: house(session).people.state.people[person].morale


def skill(person: str, field: str) -> Measure:
    return lambda session: house(session).people.state.people[person].skills.get(field, 0.0)


def worked_h(person: str) -> Measure:
    return lambda session: house(session).work.worked_s(person) / HOUR


def contract(contract_id: str, name: str) -> Measure:
    return lambda session: getattr(house(session).relations.state.contracts[contract_id], name)


def standing(session: Session) -> float:
    """Return the sum of what departments and vendors think of IT."""
    state = house(session).relations.state
    return sum(d.satisfaction for d in state.departments.values()) + sum(v.relation for v in state.vendors.values())


def open_holes(asset: str) -> Measure:
    return lambda session: house(session).security.vulnerabilities.open_on(asset)


def hole_days(session: Session) -> float:
    return house(session).security.vulnerabilities.exposure_days()


def detect_h(session: Session) -> float:
    state = house(session).infrastructure.state
    return state.detect_s / max(1, state.detections) / HOUR


def logged(event_type: type, **fields: object) -> Measure:
    def measure(session: Session) -> float:
        events = (event for event in session.events() if type(event) is event_type)
        return sum(all(getattr(event, key) == value for key, value in fields.items()) for event in events)

    return measure
