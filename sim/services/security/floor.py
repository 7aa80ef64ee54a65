"""The security floor: what is open, what attackers do with it, and what is done about both."""

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.errors import InvariantError
from sim.kernel.units import week_of, week_start
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.people.state import Person
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario
from sim.services.change.floor import ChangeFloor
from sim.services.change.state import PATCH_BY_DECISION
from sim.services.desk.floor import Desk
from sim.services.infrastructure.events import AssetPatched, AssetReplaced
from sim.services.infrastructure.floor import Infrastructure
from sim.services.security.audit import HARDEN, Audit
from sim.services.security.patching import Patching
from sim.services.security.phishing import Phishing
from sim.services.security.response import Response
from sim.services.security.state import SecurityState
from sim.services.security.threats import Threats
from sim.services.security.view import SecurityView, security_view
from sim.services.security.vulnerabilities import Vulnerabilities
from sim.work.floor import WorkFloor
from sim.work.state import WorkItem

RANK_WEEK = 890


class SecurityFloor:
    """Vulnerabilities, patching, phishing, incidents, audits."""

    def __init__(  # noqa: PLR0913, PLR0917 - a floor stands on all lower floors
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
    ) -> None:
        """Stand on the lower floors."""
        self.core = core
        self.scenario = scenario
        self.rules = scenario.rules.security
        self.money = money
        self.relations = relations
        self.people = people
        self.work = work
        self.infrastructure = infrastructure
        self.desk = desk
        self.change = change
        self.state = SecurityState(scenario.start.patch_cadence_days)
        self.threats = Threats(self)
        self.vulnerabilities = Vulnerabilities(core, scenario, infrastructure, self.state, self.threats.take_up)
        self.patching = Patching(self)
        self.phishing = Phishing(self)
        self.response = Response(self)
        self.audit = Audit(self)
        self._users = {s.id: {d for d, users in s.users.items() if users > 0} for s in scenario.services}
        work.handle("security", self)
        core.log.subscribe(AssetPatched, self._patched)
        core.log.subscribe(AssetReplaced, self._replaced)

    def start(self) -> None:
        """Open what is open at the start and make the first weeks due."""
        self.vulnerabilities.start()
        self.patching.start()
        self.phishing.begin_week(1)
        self._next_close(1)

    def _next_close(self, week: int) -> None:
        close_s = week_start(week + 1) - 1
        if close_s < self.core.horizon_s - 1:
            self.core.engine.at(close_s, RANK_WEEK, "security/week", self._close_week)

    def _close_week(self, occurrence: Occurrence) -> None:
        week = week_of(occurrence.due_s) + 1
        self.vulnerabilities.publish_week(week)
        self.phishing.begin_week(week)
        self.response.look_for_hands()
        self._next_close(week)

    # ------------------------------------------------------------------------------------------------ being told

    def _patched(self, event: AssetPatched) -> None:
        if event.asset in self.state.holes:
            thorough = event.causes[0].startswith(PATCH_BY_DECISION)
            self.vulnerabilities.patch(event.asset, thorough)

    def _replaced(self, event: AssetReplaced) -> None:
        if event.asset in self.state.holes:
            self.vulnerabilities.clear(event.asset)
        self.audit.replaced(event.asset, event.id)

    def on_started(self, item: WorkItem, person: Person) -> None:
        """Nothing changes when the work begins."""

    def on_done(self, item: WorkItem, person: Person) -> None:
        """Go on with the incident, or note the finding as fixed."""
        if item.id.endswith(HARDEN):
            self.audit.item_done(item.id, person.id, item.cause)
        else:
            self.response.item_done(item.id, person.id)

    # ----------------------------------------------------------------------------------------------- small things

    def users_of(self, asset: str) -> set[str]:
        """Return the departments that use the service of an asset."""
        return self._users.get(self.change.service_of.get(asset, ""), set())

    def open_vulnerabilities(self) -> int:
        """Return how many published vulnerabilities are open."""
        return sum(self.vulnerabilities.open_by_asset().values())

    def phish_click_share(self) -> float:
        """Return the share of phishing mails that were clicked since the start."""
        return self.state.phish_clicks / self.state.phish_targets if self.state.phish_targets else 0.0

    def view(self, seat: str) -> SecurityView:
        """Return what a seat sees of security."""
        return security_view(self, seat)

    def check_invariants(self) -> None:
        """Raise InvariantError if lists, findings or incidents contradict each other."""
        state = self.state
        for name, holes in state.holes.items():
            if not len(holes.published_s) == len(holes.patch_s) == len(holes.rounds):
                raise InvariantError(f"the vulnerabilities of {name} do not match")
        for asset_id, asset in self.infrastructure.state.assets.items():
            known = sum(on == asset_id for on in state.known.values())
            if asset.findings != known + len(state.hidden.get(asset_id, ())):
                raise InvariantError(f"{asset_id} has {asset.findings} findings, but not by name")
        for incident in state.incidents.values():
            if incident.item and incident.item not in self.work.state.items:
                raise InvariantError(f"{incident.id} waits for work that is not there")
        if state.phish_clicks > state.phish_targets:
            raise InvariantError("more clicks than mails")
