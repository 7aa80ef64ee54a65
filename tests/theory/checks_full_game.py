"""Checks on whole games: exact balances (V5) and Little's law in every duty (V4)."""

import math
from collections import Counter, defaultdict
from typing import Any

from sim.hats.events import EffectApplied
from sim.house import House
from sim.kernel.engine import Stop
from sim.kernel.units import week_of, week_start
from sim.money.events import BudgetAdded
from sim.money.floor import BANK
from sim.people.events import PersonJoined, PersonLeft
from sim.people.state import Person
from sim.policies.policy import Policy, PolicyLuck
from sim.policies.registry import make
from sim.scenario.load import load_scenario
from sim.scenario.vocabulary import ACCOUNTS, DUTIES
from sim.services.desk.events import TicketCancelled, TicketOpened, TicketReopened, TicketResolved
from sim.services.desk.state import KINDS
from sim.session import DecisionMade, Session
from sim.work.state import ACTIVE, WAITING
from tests.theory.report import CheckRow

GAMES = (("do-nothing", 1), ("random", 2), ("by-the-book", 3))
LOOK_S = 1_800
FULL_WEEKS = 26
LITTLE_BAR = 0.01


class Watch:
    """A game watched from outside: what was booked on whom, and how much was open at even intervals.

    Attributes:
        doubled_s: Most seconds booked on a person beyond the time since their last booking; above 0 they did two
            things at once.
        booked: Person to seconds.
        looks: How often was counted.
        overspent: How often a hat decided more in a week than its hours after routine, with what cards gave it, allowed
            at that moment.
        seen: Sum over these of open tickets by kind, and of work items by duty and by duty and state.
    """

    def __init__(self, policy: str, seed: int, weeks: int = FULL_WEEKS) -> None:
        self.session = Session(load_scenario("network-refresh"), seed)
        self.house: House = self.session._house
        self.doubled_s = 0
        self.booked: Counter[str] = Counter()
        self.looks = 0
        self.seen: Counter[str] = Counter()
        self.overspent = 0
        self._watch_bookings()
        self._watch_hours()
        self._play(make("it", policy), weeks)
        self.house.work.stints.flush()

    def _watch_bookings(self) -> None:
        book = self.house.people.book
        latest: dict[str, tuple[int, int, int]] = {}

        def watched(person: Person, seconds: int, *rest: Any) -> None:
            now = self.session.clock
            before, at, here = latest.get(person.id, (0, 0, 0))
            if at != now:
                before, here = at, 0
            here += seconds
            latest[person.id] = (before, now, here)
            self.doubled_s = max(self.doubled_s, here - (now - before))
            self.booked[person.id] += seconds
            book(person, seconds, *rest)

        self.house.people.book = watched  # type: ignore[assignment, method-assign]

    def _watch_hours(self) -> None:
        """Add up what each hat decides; routine may grow in mid-week, so it is held against the moment.

        A turn's hours begin in the last second of the week before, when what was left is put away.
        """
        used: defaultdict[tuple[str, int], float] = defaultdict(float)
        given: defaultdict[tuple[str, int], float] = defaultdict(float)

        def applied(event: EffectApplied) -> None:
            if event.kind == "attention_h":
                given[event.target, week_of(event.t_s + 1)] += max(0.0, event.amount)

        def decided(event: DecisionMade) -> None:
            key = (event.seat, week_of(event.t_s + 1))
            pool = self.house.relations.pool(event.seat)
            used[key] += event.hours
            left = (pool.gross_h - pool.routine_h if pool is not None else 0.0) + given[key]
            self.overspent += event.hours > 0.0 and used[key] > left + 1e-6

        self.house.core.log.subscribe(EffectApplied, applied)
        self.house.core.log.subscribe(DecisionMade, decided)

    def _play(self, policy: Policy, weeks: int) -> None:
        draw = self.house.core.luck.family("policy/it").one
        for week in range(1, weeks + 1):
            occasion, stop = f"desk/{week}", None
            while occasion:
                for made in policy.decide(self.session.view("it", occasion, stop), PolicyLuck(draw, occasion)):
                    self.session.submit(made, "it")
                stop = self._advance(week_start(week + 1))
                occasion = f"stop/{self.session.clock}/{stop.subject}" if stop else ""
            self.session.check_invariants()

    def _advance(self, until_s: int) -> Stop | None:
        while self.session.clock < until_s and not self.session.over:
            due = (self.session.clock // LOOK_S + 1) * LOOK_S
            stop = self.session.advance(due)
            if self.session.clock == due:
                self._look()
            if stop is not None:
                return stop
        return None

    def _look(self) -> None:
        self.looks += 1
        self.seen.update(ticket.kind for ticket in self.house.desk.state.tickets.values())
        for item in self.house.work.state.items.values():
            self.seen[item.duty] += 1
            self.seen[f"{item.duty}/{item.state}"] += 1

    def mean(self, what: str) -> float:
        """Return how many were there on average."""
        return self.seen[what] / self.looks

    def count(self, event_type: type, **fields: object) -> int:
        """Return how many events of a class have these values."""
        events = (event for event in self.session.events() if type(event) is event_type)
        return sum(all(getattr(event, name) == value for name, value in fields.items()) for event in events)


# --------------------------------------------------------------------------------------------------- V5: conservation


def conservation(watch: Watch) -> list[CheckRow]:
    """Hold what the floors count against what the log tells."""
    return [_exact(*pair) for pair in (*_money(watch), *_people(watch), *_tickets(watch), *_hours(watch))]


def _exact(what: str, value: float, reference: float) -> CheckRow:
    return CheckRow("V5", what, value, reference, value - reference, 0.0, value == reference)


Pair = tuple[str, float, float]


def _money(watch: Watch) -> list[Pair]:
    money, session = watch.house.money, watch.session
    balances = money.state.balances
    start = sum(session.scenario.budget_cents.values())
    granted = sum(event.cents for event in session.events() if isinstance(event, BudgetAdded))
    pairs: list[Pair] = [
        ("sum of all balances, cents", sum(balances.values()), 0),
        ("plan: at the start and granted since", money.planned_total(), start + granted),
        ("bank: plan less spending", balances[BANK], start + granted - money.spent_total()),
    ]
    for account in ACCOUNTS:
        booked = sum(e.cents * ((e.debit == account) - (e.credit == account)) for e in money.entries)
        pairs.append((f"{account}: balance and bookings", money.spent(account), booked))
    return pairs


def _people(watch: Watch) -> list[Pair]:
    here = sum(person.employed for person in watch.house.people.state.people.values())
    came = len(watch.session.scenario.people) + watch.count(PersonJoined)
    return [
        ("people: at the start, joined, left", here, came - watch.count(PersonLeft)),
        ("people: with a place at work", len(watch.house.work.roster.slots), here),
    ]


def _tickets(watch: Watch) -> list[Pair]:
    counts = watch.house.desk.state.counts
    pairs: list[Pair] = []
    for kind in KINDS:
        opened = watch.count(TicketOpened, kind=kind)
        resolved = watch.count(TicketResolved, kind=kind) - watch.count(TicketReopened, kind=kind)
        cancelled = watch.count(TicketCancelled, kind=kind)
        tickets = [ticket for ticket in watch.house.desk.state.tickets.values() if ticket.kind == kind]
        pairs += [
            (f"{kind}s: opened, counted and logged", counts.opened[kind], opened),
            (f"{kind}s: resolved, counted and logged", counts.resolved[kind], resolved),
            (f"{kind}s: cancelled, counted and logged", counts.cancelled[kind], cancelled),
            (f"{kind}s: opened = resolved + cancelled + open", opened, resolved + cancelled + counts.open[kind]),
            (f"{kind}s: open, counted and found", counts.open[kind], sum(1 + ticket.linked for ticket in tickets)),
        ]
    return pairs


def _hours(watch: Watch) -> list[Pair]:
    session, work = watch.session, watch.house.work
    decided = [event for event in session.events() if isinstance(event, DecisionMade)]
    over = watch.overspent
    hours = {name: h.booked_s + h.on_call_s + h.overtime_s for name, h in work.state.people.items()}
    beyond = 0
    for name, h in work.state.people.items():
        slot = work.roster.slots.get(name)
        bound = h.calendar_s + (slot.calendar.between(h.joined_s, session.clock) if slot is not None else 0)
        beyond = max(beyond, h.booked_s - bound)
    return [
        ("attention: spent and decided, hours", round(session.attention_spent_h, 6), _total(decided)),
        ("attention: weeks overspent", over, 0),
        ("hours: booked by work and heard by people", sum(hours.values()), sum(watch.booked.values())),
        ("hours: people whose hours differ", sum(hours[name] != watch.booked[name] for name in hours), 0),
        ("hours: seconds of doing two things at once", max(0, watch.doubled_s), 0),
        ("hours: seconds in office hours beyond the calendar", max(0, beyond), 0),
    ]


def _total(decided: list[DecisionMade]) -> float:
    return round(math.fsum(event.hours for event in decided), 6)


# -------------------------------------------------------------------------------------------------- V4: Little's law


def little(watch: Watch) -> list[CheckRow]:
    """Compare the mean number, counted from outside, with arrivals times mean stay, as measured by what moved."""
    rows = [_row(f"tickets: {kind}s", watch.mean(kind), _stays_logged(watch, kind)) for kind in KINDS]
    work, now = watch.house.work, watch.session.clock
    for duty in DUTIES:
        flows = [flow for name, flow in work.state.flows.items() if name.startswith(f"{duty}/")]
        inside = [item for item in work.state.items.values() if item.duty == duty]
        if sum(flow.entered for flow in flows) < 100:
            continue
        stays_s = sum(flow.sojourn_s for flow in flows) + sum(now - item.entered_s for item in inside)
        rows.append(_row(f"{duty}: in the system", watch.mean(duty), stays_s / now))
        queue_s = sum(flow.waiting_sum + flow.waiting * now for flow in flows)
        rows.append(_row(f"{duty}: in line", watch.mean(f"{duty}/{WAITING}"), queue_s / now))
        hands_s = sum(flow.active_sum + flow.active * now for flow in flows)
        rows.append(_row(f"{duty}: in hand", watch.mean(f"{duty}/{ACTIVE}"), hands_s / now))
    return rows


def _row(what: str, counted: float, expected: float) -> CheckRow:
    error = counted / expected - 1.0
    return CheckRow("V4", what, counted, expected, error, LITTLE_BAR, abs(error) <= LITTLE_BAR)


def _stays_logged(watch: Watch, kind: str) -> float:
    """Return arrivals times mean stay of tickets, from the log alone; who is still here has stayed so far."""
    since: dict[str, int] = {}
    total, now = 0, watch.session.clock
    for event in watch.session.events():
        if isinstance(event, TicketOpened | TicketReopened):
            if event.kind == kind and not getattr(event, "parent", ""):
                since[event.ticket] = event.t_s
        elif isinstance(event, TicketResolved | TicketCancelled) and event.ticket in since:
            total += event.t_s - since.pop(event.ticket)
    return (total + sum(now - t_s for t_s in since.values())) / now


def checks(scale: float = 1.0) -> list[CheckRow]:
    """Return Little's law and all balances, over whole games at full scale."""
    rows: list[CheckRow] = []
    for policy, seed in GAMES:
        watch = Watch(policy, seed, max(6, round(FULL_WEEKS * scale)))
        for found in (*little(watch), *conservation(watch)):
            rows.append(found._replace(what=f"{policy}: {found.what}"))
    return rows
