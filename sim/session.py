"""The one door: everybody submits decisions here and looks through views."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Literal, NamedTuple

from sim.business.view import BusinessView
from sim.catalogue import DECISIONS, decision, instead_of, may_decide, role_of
from sim.hats.view import HatsView
from sim.house import House
from sim.kernel.decision import Decision, Quote
from sim.kernel.engine import Stop
from sim.kernel.errors import Refusal
from sim.kernel.log import Event
from sim.kernel.units import WEEK, week_of
from sim.money.view import MoneyView
from sim.people.view import PeopleView
from sim.projects.state import OPEN_STATUS, Project
from sim.projects.suggestion import Suggestion, suggest
from sim.projects.timetable import Timetable, timetable
from sim.projects.view import ProjectsView
from sim.relations.view import RelationsView
from sim.scenario.definitions import Scenario
from sim.scores.explain import Breakdown
from sim.scores.view import EndingView, GoalView, NextQuarterView, ProjectFigures, ScoresView, WeekView
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
    "EndingView",
    "GoalView",
    "HatsView",
    "MoneyView",
    "NextQuarterView",
    "Offer",
    "Phase",
    "ProjectFigures",
    "ProjectsView",
    "Quote",
    "Receipt",
    "Refusal",
    "ScoresView",
    "Session",
    "Stop",
    "View",
    "WeekView",
    "decision",
    "may_decide",
]


Phase = Literal["desk", "corridor", "week"]
"""Where a turn stands: at the desks, between the hats, or in the running week."""


NOT_OWN = frozenset({"not_your_call", "not_your_project"})
"""Codes of refusals that say that somebody else decides."""


class DecisionMade(NamedTuple):
    """A seat decided something; the root of every chain that it starts, unless a standing order decided for it."""

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


@dataclass(frozen=True)
class View:
    """What a seat sees at an occasion: a snapshot that later events do not change.

    Its parts, one for each floor, are made when they are first looked at, or when the game moves on.

    Attributes:
        weeks: How many there are to plan for; a turn is ``turn_weeks`` of them.
        phase: ``desk``, ``corridor`` or ``week``.
        occasion: ``desk/<week>``, ``corridor/<week>`` or ``stop/<t_s>/<subject>``; at a card ``/<round>`` follows.
        stop: Why the week stands still, at a stop.
        attention_left_h: Hours the seat can still spend this week.
    """

    seat: str
    t_s: int
    week: int
    weeks: int
    turn_weeks: int
    phase: Phase
    occasion: str
    stop: Stop | None
    attention_left_h: float
    money: MoneyView = field(init=False)
    relations: RelationsView = field(init=False)
    people: PeopleView = field(init=False)
    work: WorkView = field(init=False)
    infrastructure: InfrastructureView = field(init=False)
    desk: DeskView = field(init=False)
    change: ChangeView = field(init=False)
    security: SecurityView = field(init=False)
    projects: ProjectsView = field(init=False)
    business: BusinessView = field(init=False)
    hats: HatsView = field(init=False)
    scores: ScoresView = field(init=False)
    _part: Callable[[str], object] = field(repr=False, compare=False)
    _quote: Callable[[Decision, str], Quote] = field(repr=False, compare=False)
    _suggest: Callable[[str, str], Suggestion | None] = field(repr=False, compare=False)
    _timetable: Callable[[str, str], Timetable | None] = field(repr=False, compare=False)

    if not TYPE_CHECKING:  # with it, a checker would believe in any attribute

        def __getattr__(self, name: str) -> object:
            """Look at a part for the first time; found in the instance from then on."""
            if name not in PARTS:
                raise AttributeError(f"a view has no {name!r}")
            part = self.__dict__[name] = self._part(name)
            return part

    def suggest(self, project: str) -> Suggestion | None:
        """Return a levelled schedule of a project that this seat leads, as of the present moment of the game."""
        return self._suggest(project, self.seat)

    def timetable(self, project: str) -> Timetable | None:
        """Return when each task of a project that this seat leads was or will be done, as of the present moment."""
        return self._timetable(project, self.seat)

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
            if may_decide(kind, self.seat):
                offers.extend(Offer(option, self._quote(option, self.seat)) for option in kind.candidates(self))
        return tuple(offers)

    def legal(self, *names: str) -> tuple[Decision, ...]:
        """Return the decisions of the menu that are possible now."""
        return tuple(offer.decision for offer in self.menu(*names) if offer.quote.refusal is None)


PARTS = frozenset(part.name for part in fields(View) if not part.init)
"""What a view has of each floor."""


class Session:
    """One game in progress. Two sessions in one process never notice each other.

    Attributes:
        scenario: What it started from.
        seed: Its luck.
        refused: How many submissions were refused.
        decided: How many were carried out.
        ordered: How many decisions standing orders and delegations made for a seat.
        numbered: Highest number that a submission has.
        next_quarter: Whether the same luck runs on after the game was judged.
    """

    def __init__(self, scenario: Scenario, seed: int, fork: str = "", house: House | None = None) -> None:
        """Start a game at Monday 00:00 of week 1.

        Args:
            scenario: What to start from.
            seed: Luck, any integer.
            fork: Name of a forecast; empty for the game itself.
            house: Built for just this beforehand, by who cannot wait for it.
        """
        self.scenario = scenario
        self.seed = seed
        self.decided = self.refused = self.ordered = self.numbered = 0
        self.next_quarter = False
        self.attention_spent_h = 0.0
        self._judged_events: int | None = None
        self._judged: dict[str, View] = {}
        self._judged_counts: dict[str, int] = {}
        self._house = house or House(scenario, seed, fork)
        self._core = self._house.core
        self._house.hats.door = self._carry_out

    @property
    def clock(self) -> int:
        """Seconds since the start."""
        return self._core.now

    @property
    def ended(self) -> str:
        """The rule that ended the game early, or empty."""
        return "" if self.next_quarter else self._house.business.state.ended

    @property
    def over(self) -> bool:
        """Whether the game has reached its end: its last week, or the rule that ended it early."""
        return bool(self.ended) or self._core.now >= self._end_s

    @property
    def _end_s(self) -> int:
        return self.scenario.horizon_s if self.next_quarter else self.scenario.end_s

    def begin_next_quarter(self) -> bool:
        """Let the same luck run on after the game was judged; tell whether there is anything to run."""
        scenario = self.scenario
        judged = self._core.now == scenario.end_s and not self.ended
        if not judged or self.next_quarter or scenario.next_quarter_weeks == 0:
            return False
        self._judged = {seat: self.view(seat) for seat in ("it", "pm")}
        self._house.before_change()
        self._judged_counts = self.counts()
        self._judged_events = len(self._core.log)
        self.next_quarter = True
        self._house.begin_next_quarter()
        return True

    # ---------------------------------------------------------------------------------------------- authority

    def not_own(self, option: Decision, seat: str) -> Refusal | None:
        """Return why a decision is not the call of a seat: told whose it is, and what to do instead."""
        if not may_decide(type(option), seat):
            owner = option.seat if option.seat != "either" else "it"
            return Refusal.of("not_your_call", owner=owner, instead=instead_of(option.name(), seat))
        named = getattr(option, "project", "") if role_of(seat) == "pm" and option.seat == "pm" else ""
        project = self._house.projects.find(named) if named else None
        owner = self._house.projects.seat_of(project) if project is not None else seat
        if project is None or owner == seat:
            return None
        if not owner:
            return Refusal.of("no_project_manager_yet", project=project.id)
        return Refusal.of("not_your_project", owner=owner, project=project.id)

    def quote(self, option: Decision, seat: str) -> Quote:
        """Return price and refusal of a decision without making it. Changes nothing."""
        return self._quote(option, seat, 1.0)

    def _quote(self, option: Decision, seat: str, factor: float) -> Quote:
        hours = self.scenario.rules.decision_hours.get(option.name(), 0.0)
        refusal = self.not_own(option, seat)
        if refusal is not None:
            return Quote(hours, 0, refusal)
        floor = self._house.floors[option.floor]
        refusal = option.check_as(floor, seat)
        if refusal is not None:
            return Quote(hours, 0, refusal)
        hours = option.hours(floor, hours) * factor
        left = self._house.relations.attention_left(seat)
        if hours > left + 1e-9:
            return Quote(hours, 0, Refusal.of("no_attention_left", hours=hours, left=round(left, 2)))
        return Quote(hours, option.money_cents(floor), None)

    def suggest(self, project: str, seat: str) -> Suggestion | None:
        """Return a levelled schedule of a project for the seat that leads it, None for any other. Changes nothing."""
        found = self._led(project, seat)
        return suggest(self._house.projects, found) if found is not None else None

    def timetable(self, project: str, seat: str) -> Timetable | None:
        """Return the timetable of a project for the seat that leads it, None for any other. Changes nothing."""
        found = self._led(project, seat)
        return timetable(self._house.projects, found) if found is not None else None

    def _led(self, project: str, seat: str) -> Project | None:
        floor = self._house.projects
        found = floor.state.projects.get(project)
        leads = found is not None and floor.seat_of(found) == seat and found.status in OPEN_STATUS
        return found if leads else None

    def submit(self, option: Decision, seat: str, sequence: int = 0) -> Receipt:
        """Make a decision now, or learn why not.

        Args:
            option: The decision.
            seat: Who decides.
            sequence: Number that it had in the game that is repeated with something changed; else it takes the next.

        Returns:
            The receipt; a refused decision has changed nothing but the count of refusals.
        """
        self._house.before_change()
        quote = self.quote(option, seat)
        sequence = sequence or self.numbered + 1
        self.numbered = max(self.numbered, sequence)
        decision_id = f"decision/{sequence}"
        if quote.refusal is not None:
            self.refused += 1
            self._refuse(option, seat, decision_id, quote.refusal)
            return Receipt(sequence, decision_id, quote.refusal)
        self.decided += 1
        self._make(option, seat, decision_id, quote.hours, ())
        return Receipt(sequence, decision_id, None)

    def _refuse(self, option: Decision, seat: str, decision_id: str, refusal: Refusal) -> None:
        core, name = self._core, option.name()
        arguments = tuple(option.arguments().items())
        event = DecisionRefused(decision_id, core.now, (), seat, name, arguments, refusal.code, refusal.parameters)
        core.publish(event)
        if refusal.code in NOT_OWN:
            self._house.scores.note_not_own(role_of(seat), name, decision_id)

    def _make(self, option: Decision, seat: str, decision_id: str, hours: float, causes: tuple[str, ...]) -> None:
        house, core, name = self._house, self._core, option.name()
        self.attention_spent_h += hours
        arguments = tuple(option.arguments().items())
        core.publish(DecisionMade(decision_id, core.now, causes, seat, name, arguments, hours))
        house.relations.spend_attention(seat, hours, name, decision_id, option.section)
        option.apply_as(house.floors[option.floor], decision_id, seat)
        core.engine.ask_dispatch()

    def _carry_out(self, option: Decision, seat: str, cause: str, price_factor: float) -> Refusal | None:
        """Let a standing order or a delegate decide: checked and priced like any decision, with the order as cause.

        It is part of what the simulation does by itself, so that a save does not record it.
        """
        quote = self._quote(option, seat, price_factor)
        if quote.refusal is None:
            self.ordered += 1
            self._make(option, seat, f"decision/ordered/{self.ordered}", quote.hours, (cause,))
        return quote.refusal

    # --------------------------------------------------------------------------------------------------- time

    def advance(self, until_s: int) -> Stop | None:
        """Let time run through every instant before ``until_s``, or up to a stop.

        Returns:
            The stop, with the clock one second after it; or None, with the clock at ``until_s``.
        """
        if self.over:
            return None
        self._house.before_change()
        stop = self._core.engine.run(min(until_s, self._end_s))
        return stop if isinstance(stop, Stop) else None

    def creep(self, until_s: int) -> tuple[bool, Stop | None]:
        """Let one occurrence happen, for those in a hurry; look at nothing before it says that it is there."""
        self._house.before_change()
        there, stop = self._core.engine.creep(min(until_s, self._end_s))
        return there, stop if isinstance(stop, Stop) else None

    def matters(self) -> bool:
        """Tell whether something stands between the hats, so that the corridor opens."""
        return bool(self._house.projects.matters())

    def seats(self) -> tuple[str, ...]:
        """Return the seats that somebody sits in: both hats, and one for each project led by a member of staff."""
        projects = self._house.projects
        staff = tuple(projects.seat_of(project) for project in projects.open_projects())
        return ("it", "pm", *(seat for seat in staff if seat.startswith("pm:")))

    def leader(self, seat: str) -> str:
        """Return the person in the seat of a project led by a member of staff, or empty."""
        project = self._house.projects.find(seat.partition(":")[2])
        return project.leader if project is not None and seat.startswith("pm:") else ""

    def waits_for(self, stop: Stop) -> tuple[str, str]:
        """Return the seat that a dilemma waits for, and for what: who met it, then its owner; empty once answered."""
        card = self._house.hats.state.cards.open.get(stop.subject)
        if card is None:
            return "", ""
        if card.stage == "position":
            hats = (card.met_by, "it", "pm")
            return next((hat for hat in hats if hat not in card.positions), card.met_by), card.stage
        return card.met_by if card.stage == "owner" else card.carrier, card.stage

    def view(self, seat: str, occasion: str = "", stop: Stop | None = None) -> View:
        """Return what a seat sees now. Changes nothing."""
        house, now = self._house, self._core.now
        return View(
            seat=seat,
            t_s=now,
            week=week_of(now),
            weeks=self.scenario.all_weeks if self.next_quarter else self.scenario.weeks,
            turn_weeks=self.scenario.turn_weeks,
            phase=self._phase(occasion, stop),
            occasion=occasion,
            stop=stop,
            attention_left_h=house.relations.attention_left(seat),
            _part=house.look(seat).part,
            _quote=self.quote,
            _suggest=self.suggest,
            _timetable=self.timetable,
        )

    def _phase(self, occasion: str, stop: Stop | None) -> Phase:
        if occasion.startswith("corridor"):
            return "corridor"
        return "desk" if stop is None and self._core.now % WEEK == 0 else "week"

    # ------------------------------------------------------------------------------------------------ results

    def events(self, since: int = 0) -> Sequence[Event]:
        """Return what happened, from the given position of the log on."""
        return self._core.log.events[since:]

    def game_events(self) -> Sequence[Event]:
        """Return what happened in the game proper: without the next quarter, where that was played."""
        return self._core.log.events[: self._judged_events]

    def find(self, event_id: str) -> Event | None:
        """Return an event by its id."""
        return self._core.log.find(event_id)

    def judged(self, seat: str) -> View:
        """Return what a hat saw when the game was judged; as long as nothing runs on after it, what it sees now."""
        return self._judged[seat] if self.next_quarter else self.view(seat)

    def counts(self) -> dict[str, int]:
        """Return how many decisions were made, refused, and made by orders, in the game proper."""
        if self.next_quarter:
            return dict(self._judged_counts)
        return {"decisions": self.decided, "refused": self.refused, "ordered": self.ordered}

    def outcome(self) -> str:
        """Return ``won``, ``lost`` or ``ended_early``, the last also for a game that goes on."""
        return "ended_early" if self.ended else self._house.scores.outcome()

    def results(self) -> ScoresView:
        """Return every figure of every week, hidden from no seat: for reports and for what comes after a game."""
        return self._house.scores.view("")

    def ending(self) -> EndingView | None:
        """Return how the game will be told, once it has ended; None before."""
        return self._house.scores.ending()

    def breakdown(self, subject: str, week: int) -> Breakdown:
        """Take a number of a closed week apart: a KPI, ``score.<role>.<part>``, or ``project/<id>/<figure>``.

        Raises:
            KeyError: There is no such number, or the week is not closed.
        """
        if subject.startswith("score."):
            _, role, part = subject.split(".")
            return self._house.scores.explain_score(part, week, role)
        if subject.startswith("project/"):
            return self._house.scores.explain_project(subject, week)
        return self._house.scores.explain_kpi(subject, week)

    def steps(self) -> int:
        """Return how many occurrences the engine has run."""
        return self._core.engine.steps

    def digest(self) -> dict[str, str]:
        """Return a digest per domain; equal states have equal digests."""
        return dict(self.digesting())

    def digesting(self) -> Iterator[tuple[str, str]]:
        """Yield each domain and its digest, one at a time for those in a hurry; time must not move in between."""
        own = f"{self.decided}/{self.refused}/{self.ordered}/{round(self.attention_spent_h, 6)}/{self.next_quarter}"
        yield "session", own
        yield from self._house.digesting()

    def check_invariants(self) -> None:
        """Raise InvariantError if the state contradicts itself."""
        self._house.check_invariants()
