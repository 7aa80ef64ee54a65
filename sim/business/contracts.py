"""Contracts: paying for them, the end of a term, and what is lost when one lapses."""

from typing import TYPE_CHECKING

from sim.business.events import (
    ContractCancelled,
    ContractExitBilled,
    ContractExpiring,
    ContractLapsed,
    ContractRenewalAgreed,
    ContractRenewed,
    ContractSigned,
    ContractStarted,
    ContractStartSlipped,
)
from sim.business.state import Bid, Successor
from sim.kernel.units import WEEK, WEEKS_PER_YEAR, cents, week_of, week_start
from sim.kernel.variates import between
from sim.money.events import NextQuarterBegan
from sim.relations.state import Contract
from sim.scenario.vocabulary import ServiceState

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor

ACCOUNT_OF = {"licence": "licences", "cloud": "cloud", "support": "support"}
_YEAR_S = WEEKS_PER_YEAR * WEEK
_HALF_YEAR_WEEKS = 26
_TWO_YEARS_WEEKS = 104


class Contracts:
    """Running contracts. Terms stand in ``relations``, so that lower floors see what they are covered by."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Work on the floor's state."""
        self.floor = floor
        self.rules = floor.rules
        self.relations = floor.relations
        self.money = floor.money
        self._exits = floor.core.luck.family("business/exits")
        floor.core.log.subscribe(NextQuarterBegan, self._go_on)

    def _go_on(self, _: NextQuarterBegan) -> None:
        self.start()

    def start(self) -> None:
        """Commit what the running terms will cost."""
        for contract in self.relations.state.contracts.values():
            self._commit(contract)

    # ------------------------------------------------------------------------------------------------- paying

    def settle(self, contract: Contract, to_s: int) -> None:
        """Pay for a contract up to an instant; a lapsed licence still in use costs more than the licence did."""
        from_s, contract.billed_s = contract.billed_s, to_s
        due = contract.cents_per_year * (to_s - from_s) / _YEAR_S
        memo = f"contract/{contract.id}"
        if not contract.running:
            due *= self._unlicensed_factor(contract)
            memo = f"unlicensed/{contract.id}"
        self.money.spend(ACCOUNT_OF[contract.kind], cents(due), memo, contract.origin)
        self._commit(contract)

    @staticmethod
    def account(contract: Contract) -> str:
        """Return the account a contract is booked to."""
        return ACCOUNT_OF[contract.kind]

    def settle_all(self, to_s: int) -> None:
        """Pay for all contracts up to an instant."""
        for contract in self.relations.state.contracts.values():
            self.settle(contract, to_s)

    def _unlicensed_factor(self, contract: Contract) -> float:
        if contract.kind != "licence" or contract.units == 0:
            return 0.0
        return self.rules.unlicensed_factor * contract.units_used / contract.units

    def _commit(self, contract: Contract) -> None:
        ends_s = min(week_start(contract.ends_week + 1), self.money.plan_end_s)
        rest = max(0, ends_s - contract.billed_s) if contract.running else 0
        due = cents(contract.cents_per_year * rest / _YEAR_S)
        account = ACCOUNT_OF[contract.kind]
        self.money.commit(f"contract/{contract.id}", account, due, contract.id)

    # --------------------------------------------------------------------------------------- the end of a term

    def close_week(self, week: int, now_s: int) -> None:
        """Warn of terms that end soon, and end those that end with this week."""
        for contract in list(self.relations.state.contracts.values()):
            successor = self.floor.state.successors.get(contract.id)
            if successor is not None and successor.starts_week <= week + 1 and successor.bid.slip_weeks:
                self._slip(contract, successor)
            if contract.running and contract.ends_week <= week:
                self._end_term(contract, now_s, successor)
            elif not contract.running and successor is not None and successor.starts_week <= week + 1:
                self._take_over(contract, successor, now_s)
            elif contract.running and not contract.warned:
                self._warn(contract, week)

    def _slip(self, contract: Contract, successor: Successor) -> None:
        """A new vendor is not ready: the old term ends all the same, and what it covered stands open until then."""
        bid = successor.bid
        successor.starts_week += bid.slip_weeks
        bid.slip_weeks = 0
        bid.setup_cents = cents(bid.setup_cents * self.floor.scenario.rules.strategy.slip_setup_factor)
        event_id = f"{bid.id}/slipped"
        causes = (successor.signed, f"chance:business/bids/{bid.id}")
        self.floor.core.publish(
            ContractStartSlipped(event_id, self.floor.core.now, causes, contract.id, bid.vendor, successor.starts_week)
        )
        successor.signed = event_id

    def _exit(self, contract: Contract, cause: str) -> None:
        """Let the vendor that loses a contract bill its end: data handed back, units counted to its own taste.

        Draws: ``business/exits`` by contract and term: whether, how much.
        """
        rules = self.floor.scenario.rules.strategy
        if contract.kind == "support":
            return
        name = f"{contract.id}/{contract.renewals}"
        u = self._exits.named(name)
        vendor = self.relations.state.vendors[contract.vendor]
        if u[0] >= rules.exit_chance_share * (1.0 - vendor.honesty):
            return
        bill = cents(contract.cents_per_year * between(u[1], rules.exit_low_share, rules.exit_high_share))
        event_id = f"contract/{name}/exit-billed"
        causes = (cause, f"chance:business/exits/{name}")
        self.floor.core.publish(
            ContractExitBilled(event_id, self.floor.core.now, causes, contract.id, contract.vendor, bill)
        )
        self.money.spend(ACCOUNT_OF[contract.kind], bill, f"exit/{contract.id}", event_id)

    def _warn(self, contract: Contract, week: int) -> None:
        notice_week = contract.ends_week - contract.notice_weeks
        lead = round(self.rules.expiry_lead_weeks * self.floor.scenario.level.warning_factor)
        if week < notice_week - lead or contract.cancelled or contract.renewal_weeks:
            return
        contract.warned = True
        event = ContractExpiring(
            f"contract/{contract.id}/expiring/{contract.renewals}",
            self.floor.core.now,
            (contract.origin,),
            contract.id,
            contract.ends_week,
            notice_week,
            contract.uplift,
            contract.auto_renew,
        )
        self.floor.core.publish(event)

    def _end_term(self, contract: Contract, now_s: int, successor: Successor | None) -> None:
        self.settle(contract, now_s + 1)
        if successor is not None and successor.starts_week <= contract.ends_week + 1:
            self._take_over(contract, successor, now_s)
        elif contract.cancelled or successor is not None:
            self.lapse(contract, contract.origin)
        elif contract.renewal_weeks:
            self._renew(contract, contract.renewal_weeks, by_itself=False)
        elif contract.auto_renew:
            self._renew(contract, contract.term_weeks, by_itself=True)
        else:
            self.lapse(contract, contract.origin)

    def _renew(self, contract: Contract, weeks: int, *, by_itself: bool) -> None:
        before = contract.cents_per_year
        uplift = contract.uplift if by_itself else self.term_uplift(contract, weeks)
        if contract.agreed_discount > 0:
            uplift = 0.0
        units = self._cut_share(contract)
        contract.cents_per_year = cents(before * (1.0 + uplift) * (1.0 - contract.agreed_discount) * units)
        self._new_term(contract, contract.ends_week + 1, weeks)
        event_id = f"contract/{contract.id}/renewed/{contract.renewals}"
        origin, contract.origin = contract.origin, event_id
        event = ContractRenewed(
            event_id,
            self.floor.core.now,
            (origin,),
            contract.id,
            contract.vendor,
            contract.cents_per_year,
            before,
            contract.ends_week,
            by_itself,
        )
        self.floor.core.publish(event)
        self._commit(contract)

    def _cut_share(self, contract: Contract) -> float:
        """Cut units found unused at the last review; return the share of the price that remains."""
        if contract.reviewed_units == 0 or contract.reviewed_units >= contract.units:
            return 1.0
        share = contract.reviewed_units / contract.units
        contract.units = contract.reviewed_units
        return share

    def _new_term(self, contract: Contract, from_week: int, weeks: int) -> None:
        self.floor.bids.end_talk(contract)
        contract.from_week = from_week
        contract.ends_week = from_week + weeks - 1
        contract.term_weeks = weeks
        contract.renewals += 1
        contract.uplift = self.relations.draw_uplift(contract.id, contract.renewals)
        contract.agreed_discount = 0.0
        contract.renewal_weeks = 0
        contract.cancelled = False
        contract.warned = False

    def _take_over(self, contract: Contract, successor: Successor, now_s: int) -> None:
        bid = successor.bid
        del self.floor.state.successors[contract.id]
        if not contract.running:
            self.settle(contract, now_s + 1)
        elif contract.vendor != bid.vendor:
            self._exit(contract, successor.signed)
        self._new_term(contract, week_of(now_s + 1), bid.term_weeks)
        contract.vendor = bid.vendor
        contract.cents_per_year = bid.cents_per_year
        contract.response_h = bid.response_h
        contract.notice_weeks = self.rules.bid_notice_weeks
        contract.auto_renew = True
        if contract.reviewed_units:
            contract.units = min(contract.units, contract.reviewed_units)
        event_id = f"contract/{contract.id}/started/{contract.renewals}"
        contract.origin = event_id
        event = ContractStarted(
            event_id,
            self.floor.core.now,
            (successor.signed,),
            contract.id,
            bid.vendor,
            bid.cents_per_year,
            bid.setup_cents,
        )
        self.floor.core.publish(event)
        self.money.spend(ACCOUNT_OF[contract.kind], bid.setup_cents, f"setup/{contract.id}", event_id)
        self._in_force(contract, event_id)

    def _in_force(self, contract: Contract, cause: str) -> None:
        contract.running = True
        self.floor.cuts.lift(contract, cause)
        self._commit(contract)

    def lapse(self, contract: Contract, cause: str) -> None:
        """End a contract without a successor; what it covered feels it."""
        if contract.cancelled:
            self._exit(contract, cause)
        contract.running = False
        self.floor.bids.end_talk(contract)
        event_id = f"contract/{contract.id}/lapsed/{contract.renewals}"
        services = contract.services
        event = ContractLapsed(event_id, self.floor.core.now, (cause,), contract.id, contract.vendor, services)
        contract.origin = event_id
        self.floor.core.publish(event)
        self.floor.cuts.impose(contract, event_id)
        self._commit(contract)

    # ---------------------------------------------------------------------------------------------- decisions

    def term_uplift(self, contract: Contract, weeks: int) -> float:
        """Return the uplift for a next term of so many weeks: longer terms are dearer to the vendor to lose."""
        factor = 1.0
        if weeks <= _HALF_YEAR_WEEKS:
            factor = self.rules.short_term_uplift_factor
        elif weeks >= _TWO_YEARS_WEEKS:
            factor = self.rules.long_term_uplift_factor
        return contract.uplift * factor

    def agree_renewal(self, contract: Contract, weeks: int, decision_id: str) -> None:
        """Agree the next term; a lapsed contract is reinstated from now on."""
        uplift = self.term_uplift(contract, weeks)
        event_id = f"contract/{contract.id}/renewal/{self.floor.count(f'renewal/{contract.id}')}/agreed"
        event = ContractRenewalAgreed(event_id, self.floor.core.now, (decision_id,), contract.id, weeks, uplift)
        self.floor.core.publish(event)
        contract.origin = event_id
        if contract.running:
            contract.renewal_weeks = weeks
            return
        self.settle(contract, self.floor.core.now)
        contract.ends_week = week_of(self.floor.core.now) - 1
        self._renew(contract, weeks, by_itself=False)
        self._in_force(contract, contract.origin)

    def fee_for_cancelling(self, contract: Contract, *, at_once: bool) -> int:
        """Return what cancelling costs now, in cents."""
        week = week_of(self.floor.core.now)
        if at_once:
            rest = max(0, week_start(contract.ends_week + 1) - self.floor.core.now)
            return cents(self.rules.at_once_fee_share * contract.cents_per_year * rest / _YEAR_S)
        late = contract.auto_renew and week > contract.ends_week - contract.notice_weeks
        return cents(self.rules.late_notice_fee_share * contract.cents_per_year) if late else 0

    def cancel(self, contract: Contract, decision_id: str, *, at_once: bool) -> None:
        """Cancel a contract, to the end of its term or at once."""
        fee = self.fee_for_cancelling(contract, at_once=at_once)
        ends_week = week_of(self.floor.core.now) if at_once else contract.ends_week
        event_id = f"contract/{contract.id}/cancelled/{self.floor.count(f'cancelled/{contract.id}')}"
        now = self.floor.core.now
        self.floor.core.publish(ContractCancelled(event_id, now, (decision_id,), contract.id, ends_week, fee))
        self.money.spend(ACCOUNT_OF[contract.kind], fee, f"cancelled/{contract.id}", event_id)
        contract.origin = event_id
        contract.cancelled = True
        contract.renewal_weeks = 0
        if at_once:
            self.settle(contract, now)
            self.lapse(contract, event_id)

    def sign(self, bid: Bid, decision_id: str) -> None:
        """Accept a bid: it starts when the running term ends, or as soon as the vendor can."""
        state = self.floor.state
        start_week = self.start_week(bid)
        running = self.relations.state.contracts.get(bid.slot)
        if running is not None and running.running and not running.cancelled:
            self.cancel(running, decision_id, at_once=False)
        event_id = f"{bid.id}/signed"
        event = ContractSigned(
            event_id,
            self.floor.core.now,
            (decision_id, bid.arrived),
            bid.slot,
            bid.vendor,
            bid.cents_per_year,
            start_week,
        )
        self.floor.core.publish(event)
        del state.bids[bid.id]
        if bid.slot not in self.relations.state.contracts:
            self.relations.state.contracts[bid.slot] = self._new_slot(bid, event_id)
            self.relations.state.asset_contracts[bid.asset] = bid.slot
        state.successors[bid.slot] = Successor(bid, start_week, event_id)

    def start_week(self, bid: Bid) -> int:
        """Return the first week of the term if the bid is signed now."""
        soonest = week_of(self.floor.core.now) + max(1, bid.lead_weeks)
        contract = self.relations.state.contracts.get(bid.slot)
        return max(soonest, contract.ends_week + 1) if contract is not None and contract.running else soonest

    def _new_slot(self, bid: Bid, origin: str) -> Contract:
        week = week_of(self.floor.core.now)
        return Contract(
            id=bid.slot,
            vendor=bid.vendor,
            kind=bid.kind,
            cents_per_year=bid.cents_per_year,
            reference_cents=bid.reference_cents,
            from_week=week,
            ends_week=week,
            term_weeks=bid.term_weeks,
            notice_weeks=self.rules.bid_notice_weeks,
            auto_renew=True,
            response_h=bid.response_h,
            services=(),
            units=0,
            units_used=0,
            uplift=0.0,
            origin=origin,
            running=False,
            billed_s=self.floor.core.now,
        )


class Cuts:
    """What a lapsed contract takes away from services, and its return."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Work on the floor's state."""
        self.floor = floor

    def impose(self, contract: Contract, cause: str) -> None:
        """Take away what no longer stands on a contract: cloud services stop, unlicensed ones are limited."""
        mode: ServiceState = "down" if contract.kind == "cloud" else "degraded"
        if contract.kind == "support":
            return
        for service in contract.services:
            self.floor.state.cut_services[service] = contract.id
            self.floor.infrastructure.withhold(service, mode, cause)

    def lift(self, contract: Contract, cause: str) -> None:
        """Give back what a contract in force again allows."""
        cut = self.floor.state.cut_services
        for service in contract.services:
            if cut.get(service) == contract.id:
                del cut[service]
                self.floor.infrastructure.withhold(service, "up", cause)
