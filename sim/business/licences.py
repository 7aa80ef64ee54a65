"""Licence reviews: counting who uses what is paid for."""

from typing import TYPE_CHECKING

from sim.business.events import LicenceReviewOpened, LicencesReviewed
from sim.kernel.units import cents, hours
from sim.relations.state import Contract
from sim.work.state import WorkItem

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor

KIND = "review"


class LicenceReviews:
    """Reviews under way, and what they find."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Work on the floor's state."""
        self.floor = floor
        self.rules = floor.rules
        floor.work.handle(KIND, self)

    def countable(self) -> list[Contract]:
        """Return the running contracts whose units can be counted and have not been."""
        contracts = self.floor.relations.state.contracts.values()
        return [c for c in contracts if c.running and c.units > 0 and c.reviewed_units == 0]

    def open(self, decision_id: str) -> None:
        """Have somebody at the desk count the units of all contracts that have any."""
        contracts = self.countable()
        number = self.floor.count("licence_review")
        event_id = f"licences/review/{number}/opened"
        core = self.floor.core
        names = tuple(contract.id for contract in contracts)
        core.publish(LicenceReviewOpened(event_id, core.now, (decision_id,), names))
        self.floor.state.reviews_open[event_id] = event_id
        item = WorkItem(
            id=f"licences/review/{number}",
            kind=KIND,
            duty="operations",
            field="service_desk",
            level=1,
            left_s=hours(self.rules.review_effort_h * len(contracts)),
            priority=3,
            born_s=core.now,
            cause=event_id,
        )
        self.floor.work.add(item)

    def on_started(self, item: WorkItem, person: object) -> None:
        """Nothing is known before it is done."""

    def on_done(self, item: WorkItem, person: object) -> None:
        """Report what is really used; cloud falls at once, licences at their next term."""
        self.floor.state.reviews_open.pop(item.cause, None)
        for contract in self.countable():
            self._report(contract, item)

    def _report(self, contract: Contract, item: WorkItem) -> None:
        core = self.floor.core
        needed = min(contract.units, round(contract.units_used * (1.0 + self.rules.review_margin_share)))
        contract.reviewed_units = max(1, needed)
        saved = cents(contract.cents_per_year * (1.0 - contract.reviewed_units / contract.units))
        cut_now = contract.kind == "cloud"
        event_id = f"{item.id}/{contract.id}/found"
        event = LicencesReviewed(
            event_id,
            core.now,
            (item.cause,),
            contract.id,
            contract.units,
            contract.reviewed_units,
            cut_now,
            saved,
        )
        core.publish(event)
        if cut_now:
            self.floor.contracts.settle(contract, core.now)
            contract.cents_per_year -= saved
            contract.units = contract.reviewed_units
            contract.origin = event_id
            self.floor.contracts.settle(contract, core.now)
