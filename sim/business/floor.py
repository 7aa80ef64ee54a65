"""The business floor: moves relations, runs contracts, and asks executives for money."""

import math

from sim.business.bids import Bids
from sim.business.campaigns import Campaigns
from sim.business.contracts import Contracts, Cuts
from sim.business.departments import Departments
from sim.business.endings import Endings
from sim.business.evidence import Evidence
from sim.business.facts import Facts
from sim.business.funds import Funds
from sim.business.hearing import Hearing
from sim.business.licences import LicenceReviews
from sim.business.meetings import Meetings
from sim.business.outlook import Outlook
from sim.business.reviews import Reviews
from sim.business.sight import view_of
from sim.business.state import BusinessState
from sim.business.strategy import Strategy
from sim.business.technology import Technologies
from sim.business.view import BusinessView
from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.errors import InvariantError
from sim.kernel.units import WEEK, week_start
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.projects.floor import ProjectsFloor
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario
from sim.services.change.floor import ChangeFloor
from sim.services.desk.floor import Desk
from sim.services.infrastructure.floor import Infrastructure
from sim.services.security.floor import SecurityFloor
from sim.work.floor import WorkFloor

_RANK_MONTH = 905
_RANK_WEEK = 920
_WEIGHTS_TOLERANCE = 1e-9


class BusinessFloor:
    """What moves between IT and those it deals with.

    Attributes:
        state: What the digest sees.
        contracts, bids, licences, funds, departments, reviews, strategy, technologies, meetings, campaigns, endings,
            outlook: Its mechanisms.
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
    ) -> None:
        """Connect the mechanisms and listen to the floors below."""
        self.core = core
        self.scenario = scenario
        self.rules = scenario.rules.business
        self.money = money
        self.relations = relations
        self.people = people
        self.work = work
        self.infrastructure = infrastructure
        self.desk = desk
        self.change = change
        self.security = security
        self.projects = projects
        self.state = BusinessState()
        self.facts = Facts(self)
        self.evidence = Evidence(self)
        self.cuts = Cuts(self)
        self.contracts = Contracts(self)
        self.bids = Bids(self)
        self.licences = LicenceReviews(self)
        self.funds = Funds(self)
        self.departments = Departments(self)
        self.reviews = Reviews(self)
        self.strategy = Strategy(self)
        self.technologies = Technologies(self)
        self.meetings = Meetings(self)
        self.campaigns = Campaigns(self)
        self.endings = Endings(self)
        self.outlook = Outlook(self)
        self.hearing = Hearing(self)

    def start(self) -> None:
        """Commit running contracts, take what Finance takes; begin the closes of weeks and months."""
        self.contracts.start()
        self.funds.start()
        self.campaigns.start()
        self.hearing.count_team()
        self._schedule_week(1)
        self._schedule_month(1)

    def count(self, what: str) -> int:
        """Return the next ordinal of something, for causal names."""
        number = self.state.counts.get(what, 0) + 1
        self.state.counts[what] = number
        return number

    def _schedule_week(self, week: int) -> None:
        t_s = week_start(week + 1) - 1
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, _RANK_WEEK, "business/week", self._close_week, week)

    def _schedule_month(self, month: int) -> None:
        ends = self.money.month_ends
        if month <= len(ends):
            self.core.engine.at(ends[month - 1] - 1, _RANK_MONTH, "business/month", self._close_month, month)

    def _close_month(self, occurrence: Occurrence) -> None:
        self.contracts.settle_all(occurrence.due_s + 1)
        month = self.money.month_ends.index(occurrence.due_s + 1) + 1
        self.money.close_month(month)
        self.reviews.month_closed(self.money.state.months[-1])
        self._schedule_month(month + 1)

    def _close_week(self, occurrence: Occurrence) -> None:
        now = occurrence.due_s
        week = (now + 1) // WEEK
        self.contracts.close_week(week, now)
        self.bids.close_week(week)
        self.departments.close_week()
        self.meetings.close_week(week)
        self.campaigns.close_week(week)
        self.technologies.close_week()
        if self.reviews.is_due(week):
            self.reviews.hold()
        self._schedule_week(week + 1)

    def view(self, seat: str) -> BusinessView:
        """Return what a seat sees."""
        return view_of(self, seat)

    def check_invariants(self) -> None:
        """Check that what is on the table fits together.

        Raises:
            InvariantError: It does not.
        """
        contracts = self.relations.state.contracts
        for slot in self.state.successors:
            if slot not in contracts:
                raise InvariantError(f"a successor is signed for {slot}, which does not exist")
        for bid in self.state.bids.values():
            if bid.cents_per_year <= 0:
                raise InvariantError(f"bid {bid.id} costs nothing")
        for service, slot in self.state.cut_services.items():
            if contracts[slot].running:
                raise InvariantError(f"{service} is cut although {slot} is in force")
        self._check_directions()

    def _check_directions(self) -> None:
        weights = self.state.strategy.weights
        if weights and abs(math.fsum(weights.values()) - 1.0) > _WEIGHTS_TOLERANCE:
            raise InvariantError("the weights of the strategy do not add up")
        for adoption in self.state.adoptions.values():
            if bool(adoption.open) == bool(adoption.done):
                raise InvariantError(f"{adoption.technology} is adopted and is not")
            if adoption.left_cents < 0 or (not adoption.open and adoption.left_cents):
                raise InvariantError(f"{adoption.technology} was not paid as it moved")
