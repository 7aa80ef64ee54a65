"""The one door: everybody submits decisions here and looks through views."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sim.business.view import BusinessView
from sim.catalogue import DECISIONS, decision
from sim.house import House
from sim.kernel.decision import Decision, Quote
from sim.kernel.engine import Stop
from sim.kernel.errors import Refusal
from sim.kernel.log import Event
from sim.kernel.units import week_of
from sim.money.view import MoneyView
from sim.people.view import PeopleView
from sim.relations.view import RelationsView
from sim.scenario.definitions import Scenario
from sim.scores.explain import Breakdown
from sim.scores.view import GoalView, ScoresView, WeekView
from sim.services.change.view import ChangeView
from sim.services.desk.view import DeskView
from sim.services.infrastructure.view import InfrastructureView
from sim.services.security.view import SecurityView
from sim.work.view import WorkView

__all__ = [
    "DECISIONS",
    "Breakdown",
    "Decision",
    "DecisionMade",
    "DecisionRefused",
    "GoalView",
    "MoneyView",
    "Offer",
    "Quote",
    "Receipt",
    "Refusal",
    "Session",
    "Stop",
    "View",
    "WeekView",
    "decision",
]


class DecisionMade(NamedTuple):
    """A seat decided something; the root of every chain that it starts."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    name: str
    arguments: tuple[tuple[str, object], ...]
    hours: float


class DecisionRefused(NamedTuple):
    """A seat tried something that is not possible, or not its call; code and parameters are those of the refusal."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    name: str
    arguments: tuple[tuple[str, object], ...]
    code: str
    parameters: tuple[tuple[str, str | int | float], ...]


class Receipt(NamedTuple):
    """Answer to a submission.

    Attributes:
        sequence: Number of the submission, from 1; refused ones count.
        decision_id: Id of the logged event, cause of what follows.
        refusal: None if it was carried out.
    """

    sequence: int
    decision_id: str
    refusal: Refusal | None


class Offer(NamedTuple):
    """One line of a menu: a decision with its price and, if so, its refusal."""

    decision: Decision
    quote: Quote


@dataclass(frozen=True, slots=True)
class View:
    """What a seat sees at an occasion: a snapshot that later events do not change.

    Attributes:
        occasion: ``desk/<week>`` or ``stop/<t_s>/<subject>``.
        stop: Why the week stands still, at a stop.
        attention_left_h: Hours the seat can still spend this week.
    """

    seat: str
    t_s: int
    week: int
    weeks: int
    occasion: str
    stop: Stop | None
    attention_left_h: float
    money: MoneyView
    relations: RelationsView
    people: PeopleView
    work: WorkView
    infrastructure: InfrastructureView
    desk: DeskView
    change: ChangeView
    security: SecurityView
    business: BusinessView
    scores: ScoresView
    _quote: Callable[[Decision, str], Quote] = field(repr=False, compare=False)

    def quote(self, option: Decision) -> Quote:
        """Return price and refusal of any decision at the present moment of the game."""
        return self._quote(option, self.seat)

    def menu(self, *names: str) -> tuple[Offer, ...]:
        """Return sensible decisions with price and refusal, all or only those named.

        Prices are those of the present moment of the game, so ask before time moves on.
        """
        offers: list[Offer] = []
        for name in names or DECISIONS:
            kind = DECISIONS[name]
            if kind.seat == self.seat:
                offers.extend(Offer(option, self._quote(option, self.seat)) for option in kind.candidates(self))
        return tuple(offers)

    def legal(self, *names: str) -> tuple[Decision, ...]:
        """Return the decisions of the menu that are possible now."""
        return tuple(offer.decision for offer in self.menu(*names) if offer.quote.refusal is None)


class Session:
    """One game in progress. Two sessions in one process never notice each other.

    Attributes:
        scenario: What it started from.
        seed: Its luck.
        refused: How many submissions were refused.
        decided: How many were carried out.
    """

    def __init__(self, scenario: Scenario, seed: int, fork: str = "") -> None:
        """Start a game at Monday 00:00 of week 1.

        Args:
            scenario: What to start from.
            seed: Luck, any integer.
            fork: Name of a forecast; empty for the game itself.
        """
        self.scenario = scenario
        self.seed = seed
        self.decided = 0
        self.refused = 0
        self.attention_spent_h = 0.0
        self._house = House(scenario, seed, fork)
        self._core = self._house.core

    @property
    def clock(self) -> int:
        """Seconds since the start."""
        return self._core.now

    @property
    def over(self) -> bool:
        """Whether the game has reached its end."""
        return self._core.now >= self.scenario.horizon_s

    def quote(self, option: Decision, seat: str) -> Quote:
        """Return price and refusal of a decision without making it. Changes nothing."""
        hours = self.scenario.rules.decision_hours[option.name()]
        if option.seat != seat:
            return Quote(hours, 0, Refusal.of("not_your_call", owner=option.seat))
        floor = self._house.floors[option.floor]
        refusal = option.check(floor)
        if refusal is None:
            left = self._house.relations.attention_left(seat)
            if hours > left + 1e-9:
                refusal = Refusal.of("no_attention_left", hours=hours, left=round(left, 2))
        return Quote(hours, option.money_cents(floor) if refusal is None else 0, refusal)

    def submit(self, option: Decision, seat: str) -> Receipt:
        """Make a decision now, or learn why not.

        Args:
            option: The decision.
            seat: Who decides.

        Returns:
            The receipt; a refused decision has changed nothing but the count of refusals.
        """
        quote = self.quote(option, seat)
        sequence = self.decided + self.refused + 1
        decision_id = f"decision/{sequence}"
        core = self._core
        if quote.refusal is not None:
            self.refused += 1
            code, parameters = quote.refusal.code, quote.refusal.parameters
            arguments = tuple(option.arguments().items())
            core.publish(DecisionRefused(decision_id, core.now, (), seat, option.name(), arguments, code, parameters))
            return Receipt(sequence, decision_id, quote.refusal)
        self.decided += 1
        self.attention_spent_h += quote.hours
        arguments = tuple(option.arguments().items())
        core.publish(DecisionMade(decision_id, core.now, (), seat, option.name(), arguments, quote.hours))
        self._house.relations.spend_attention(seat, quote.hours)
        option.apply(self._house.floors[option.floor], decision_id)
        core.engine.ask_dispatch()
        return Receipt(sequence, decision_id, None)

    def advance(self, until_s: int) -> Stop | None:
        """Let time run through every instant before ``until_s``, or up to a stop.

        Returns:
            The stop, with the clock one second after it; or None, with the clock at ``until_s``.
        """
        stop = self._core.engine.run(min(until_s, self.scenario.horizon_s))
        return stop if isinstance(stop, Stop) else None

    def view(self, seat: str, occasion: str = "", stop: Stop | None = None) -> View:
        """Return what a seat sees now. Changes nothing."""
        house, now = self._house, self._core.now
        return View(
            seat=seat,
            t_s=now,
            week=week_of(now),
            weeks=self.scenario.weeks,
            occasion=occasion,
            stop=stop,
            attention_left_h=house.relations.attention_left(seat),
            money=house.money.view(seat),
            relations=house.relations.view(seat),
            people=house.people.view(seat),
            work=house.work.view(seat),
            infrastructure=house.infrastructure.view(seat),
            desk=house.desk.view(seat),
            change=house.change.view(seat),
            security=house.security.view(seat),
            business=house.business.view(seat),
            scores=house.scores.view(seat),
            _quote=self.quote,
        )

    def events(self, since: int = 0) -> Sequence[Event]:
        """Return what happened, from the given position of the log on."""
        return self._core.log.events[since:]

    def find(self, event_id: str) -> Event | None:
        """Return an event by its id."""
        return self._core.log.find(event_id)

    def outcome(self) -> str:
        """Return ``won``, ``lost`` or ``ended_early``, the last also for a game that goes on."""
        return self._house.scores.outcome()

    def breakdown(self, subject: str, week: int) -> Breakdown:
        """Take a number of a closed week apart: a KPI, or ``score.<role>.<part>``.

        Raises:
            KeyError: There is no such number, or the week is not closed.
        """
        if subject.startswith("score."):
            _, role, part = subject.split(".")
            return self._house.scores.explain_score(part, week, role)
        return self._house.scores.explain_kpi(subject, week)

    def steps(self) -> int:
        """Return how many occurrences the engine has run."""
        return self._core.engine.steps

    def digest(self) -> dict[str, str]:
        """Return a digest per domain; equal states have equal digests."""
        own = {"session": f"{self.decided}/{self.refused}/{round(self.attention_spent_h, 6)}"}
        return own | self._house.digests()

    def check_invariants(self) -> None:
        """Raise InvariantError if the state contradicts itself."""
        self._house.check_invariants()
