"""The floor of the hats: what comes to a seat, what answers for it, and what it leaves for the other."""

from collections.abc import Callable, Mapping

from sim.business.floor import BusinessFloor
from sim.hats.arcs import Arcs
from sim.hats.cards.answering import RANK_SILENCE, Answering
from sim.hats.cards.dealing import Dealing
from sim.hats.cards.effects import Effects
from sim.hats.duties import Duties
from sim.hats.keeping import Keeping
from sim.hats.letters import Letters
from sim.hats.orders import Orders
from sim.hats.own import Own
from sim.hats.rulebook import DUTIES, RULES, hat_of
from sim.hats.sight import hats_view, options_of
from sim.hats.state import Counters, HatsState
from sim.hats.view import HatsView
from sim.kernel.core import Core
from sim.kernel.decision import Decision
from sim.kernel.engine import Occurrence
from sim.kernel.errors import InvariantError, Refusal
from sim.kernel.units import WEEK, week_start
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.projects.events.work import ProjectBlocked, TaskFinished, TaskStarted
from sim.projects.floor import ProjectsFloor
from sim.projects.state import Project
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario
from sim.services.change.floor import ChangeFloor
from sim.services.desk.floor import Desk
from sim.services.infrastructure.floor import Infrastructure
from sim.services.security.floor import SecurityFloor
from sim.work.floor import WorkFloor

Door = Callable[[Decision, str, str, float], Refusal | None]
"""Decision, seat, cause, factor on the price in attention."""


class HatsFloor:
    """What belongs to a hat rather than to a room of the house.

    Attributes:
        state: What the digest sees.
        door: Where standing orders and delegates hand their decisions in; the session sets it.
        dealing, answering, effects, arcs, orders, duties, own, letters, keeping: Its mechanisms.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - every floor is given all floors below it
        self,
        core: Core,
        scenario: Scenario,
        money: MoneyFloor,
        relations: RelationsFloor,
        people: PeopleFloor,
        work: WorkFloor,
        infrastructure: Infrastructure,
        desk: Desk,
        change: ChangeFloor,
        security: SecurityFloor,
        projects: ProjectsFloor,
        business: BusinessFloor,
    ) -> None:
        """Connect the mechanisms and listen to the floors below."""
        self.core = core
        self.scenario = scenario
        self.rules = scenario.rules.hats
        self.money = money
        self.relations = relations
        self.people = people
        self.work = work
        self.infrastructure = infrastructure
        self.desk = desk
        self.change = change
        self.security = security
        self.projects = projects
        self.business = business
        self.state = HatsState(counters={"it": Counters(), "pm": Counters()})
        self.door: Door | None = None
        self.card_options = {card.id: options_of(card) for card in scenario.cards}
        self._rooms: dict[str, object] = {
            "relations": relations,
            "people": people,
            "work": work,
            "infrastructure": infrastructure,
            "desk": desk,
            "change": change,
            "security": security,
            "projects": projects,
            "business": business,
            "hats": self,
        }
        self.effects = Effects(self)
        self.dealing = Dealing(self)
        self.answering = Answering(self)
        self.arcs = Arcs(self)
        self.orders = Orders(self)
        self.duties = Duties(self)
        self.own = Own(self)
        self.letters = Letters(self)
        self.keeping = Keeping(self)
        core.log.subscribe(ProjectBlocked, self._blocked)
        core.log.subscribe(TaskStarted, self._moves)
        core.log.subscribe(TaskFinished, self._moves)

    def start(self) -> None:
        """Make the first cards, orders, letters and the close of the week due."""
        self.dealing.start()
        self.orders.start()
        self.duties.start()
        self.letters.start()
        self._next_close(1)

    # ------------------------------------------------------------------------------------------------ the week

    def _next_close(self, week: int) -> None:
        close_s = week_start(week + 1) - 1
        if close_s < self.core.horizon_s:
            self.core.engine.at(close_s, RANK_SILENCE, "hats/week", self._close_week)

    def _close_week(self, occurrence: Occurrence) -> None:
        week = (occurrence.due_s + 1) // WEEK
        self.answering.close_turn()
        if week <= self.scenario.weeks:
            self.arcs.close_week(week)
        self._next_close(week + 1)

    def week_scored(self, week: int, kpis: Mapping[str, float | None]) -> None:
        """Hear what a week's figures are (told by the floor above); conditions and predictions go by them."""
        self.state.kpis = dict(kpis)
        self.own.judge(week, kpis)

    # -------------------------------------------------------------------------------------------- small things

    def _blocked(self, event: ProjectBlocked) -> None:
        self.state.blocked[f"{event.project}/{event.task}"] = event.t_s

    def _moves(self, event: TaskStarted | TaskFinished) -> None:
        self.state.blocked.pop(f"{event.project}/{event.task}", None)

    def number(self, what: str) -> int:
        """Return the next ordinal of something, for causal names."""
        number = self.state.counts.get(what, 0) + 1
        self.state.counts[what] = number
        return number

    def room(self, name: str) -> object:
        """Return a floor by the name that decisions use."""
        return self._rooms[name]

    def counters(self, seat: str) -> Counters:
        """Return what tells how clearly a seat keeps to its role."""
        return self.state.counters.setdefault(seat, Counters())

    def lead_project(self) -> Project | None:
        """Return the project in question: the project manager's most important one, or else the house's."""
        lead = self.projects.lead_project("pm")
        if lead is not None:
            return lead
        others = self.projects.open_projects()
        return others[0] if others else None

    def view(self, seat: str) -> HatsView:
        """Return what a seat sees."""
        return hats_view(self, seat)

    def check_invariants(self) -> None:
        """Check that cards, orders and duties fit together.

        Raises:
            InvariantError: They do not.
        """
        cards = self.state.cards
        both = [name for name in cards.open if name in cards.answered]
        if both:
            raise InvariantError(f"{both[0]} is open and answered")
        for card in cards.open.values():
            if card.stage == "answered" or card.answer_by_s < self.core.now - 1:
                raise InvariantError(f"{card.id} should have been answered at {card.answer_by_s}")
        if sum(cards.dealt.values()) != len(cards.open) + len(cards.answered):
            raise InvariantError("a card was dealt and lost")
        for order in self.state.orders.values():
            if RULES[order.rule].seat != hat_of(order.seat):
                raise InvariantError(f"{order.seat} has an order of the other hat: {order.rule}")
        for given in self.state.delegations.values():
            if DUTIES[given.duty] != hat_of(given.seat) or self.people.roster.find(given.person) is None:
                raise InvariantError(f"{given.duty} lies with somebody who cannot have it: {given.person}")
