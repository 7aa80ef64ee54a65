"""What the IT manager decides about budget, funds, vendors and contracts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from sim.business.decisions_direction import DECISIONS as DIRECTION
from sim.business.evidence import REASONS, Reason
from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.kernel.units import WEEK, cents, days, week_of
from sim.scenario.vocabulary import CAPITAL_ACCOUNTS, Account

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor
    from sim.relations.state import Contract

Focus = Literal["all", Account]
TermWeeks = Literal[26, 52, 104]
When = Literal["term_end", "at_once"]

_MOST = 12
_ROUND_CENTS = 100_000


def _unknown_contract(floor: "BusinessFloor", contract_id: str) -> Refusal | None:
    if contract_id in floor.relations.state.contracts:
        return None
    return Refusal.of("unknown_contract", id=contract_id)


def _contract(floor: "BusinessFloor", contract_id: str) -> "Contract":
    return floor.relations.state.contracts[contract_id]


@dataclass(frozen=True, slots=True)
class ProposeBudget(Decision):
    """Propose a changed budget for what is left of the plan; executives answer after a week or two."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "money"

    change_percent: int
    focus: Focus = "all"

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse while another plan is open or fresh, and changes out of range."""
        most = floor.rules.budget_change_most_percent
        if not -most <= self.change_percent <= most or self.change_percent == 0:
            return Refusal.of("change_out_of_range", least=-most, most=most)
        if floor.state.proposals:
            return Refusal.of("budget_proposal_open")
        wait = floor.funds.weeks_to_pause("propose_budget", floor.rules.budget_pause_weeks)
        if wait:
            return Refusal.of("budget_proposed_recently", weeks=wait)
        if floor.core.now + days(floor.rules.budget_days_high) >= floor.core.horizon_s:
            return Refusal.of("too_late_for_answer")
        if not any(floor.funds.rest_of_plan(self.focus).values()):
            return Refusal.of("no_plan_left", account=self.focus)
        return None

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Hand the plan in."""
        floor.funds.propose(self.change_percent / 100.0, self.focus, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return a few cuts and increases over all accounts."""
        return tuple(cls(percent) for percent in (-10, -5, 5, 10))


@dataclass(frozen=True, slots=True)
class MoveBudget(Decision):
    """Move budget from one account to another, within what Finance allows."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "money"

    source: Account
    target: Account
    cents: int

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse what is not there, more than Finance lets pass, and capital turned into expenses."""
        if self.source == self.target:
            return Refusal.of("same_account", account=self.source)
        if self.cents <= 0:
            return Refusal.of("amount_not_positive")
        left = floor.money.budget_left(self.source)
        if self.cents > left:
            return Refusal.of("not_enough_budget", account=self.source, left_cents=left)
        trust = floor.relations.state.finance_trust
        crosses = (self.source in CAPITAL_ACCOUNTS) != (self.target in CAPITAL_ACCOUNTS)
        if crosses and trust < floor.rules.move_capital_trust:
            return Refusal.of("capital_and_expense", trust=round(trust), needed=round(floor.rules.move_capital_trust))
        movable = floor.funds.movable()
        if self.cents > movable:
            return Refusal.of("more_than_finance_allows", left_cents=movable)
        return None

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Move the plan for the months to come."""
        floor.state.moved_cents += self.cents
        floor.money.move_budget(self.source, self.target, self.cents, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return moves from the accounts with most left to those with least."""
        accounts = [a for a in view.money.accounts if a.planned_cents > 0]
        rich = sorted((a for a in accounts if a.left_cents > 0), key=lambda a: (-a.left_cents, a.account))[:3]
        poor = sorted(accounts, key=lambda a: (a.left_cents, a.account))[:3]
        moves = []
        for source in rich:
            for target in poor:
                amount = min(source.left_cents // 4, view.business.movable_cents) // _ROUND_CENTS * _ROUND_CENTS
                if source.account != target.account and source.capital == target.capital and amount > 0:
                    moves.append(cls(source.account, target.account, amount))
        return tuple(moves[:_MOST])


@dataclass(frozen=True, slots=True)
class RequestFunds(Decision):
    """Ask the executives for money with a reason; the answer comes after about a week."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "money"

    account: Account
    cents: int
    reason: Reason

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse while another case is open or fresh."""
        if self.cents <= 0:
            return Refusal.of("amount_not_positive")
        if floor.state.requests:
            return Refusal.of("funds_request_open")
        wait = floor.funds.weeks_to_pause("request_funds", floor.rules.funds_pause_weeks)
        if wait:
            return Refusal.of("funds_asked_recently", weeks=wait)
        if floor.core.now + days(floor.rules.answer_days_high) >= floor.core.horizon_s:
            return Refusal.of("too_late_for_answer")
        return None

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Hand the case in."""
        floor.funds.request(self.account, self.cents, self.reason, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return cases for the two accounts that are shortest, one per reason."""
        accounts = [a for a in view.money.accounts if a.planned_cents > 0]
        poor = sorted(accounts, key=lambda a: (a.left_cents / a.planned_cents, a.account))[:2]
        size = max(_ROUND_CENTS, view.money.planned_cents // 50 // _ROUND_CENTS * _ROUND_CENTS)
        return tuple(cls(account.account, size, reason) for account in poor for reason in REASONS)[:_MOST]


@dataclass(frozen=True, slots=True)
class CallForBids(Decision):
    """Ask vendors for offers on a contract, or on support for an asset without one; they take weeks."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "money"

    contract: str

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse unknown subjects and second calls while offers are open."""
        subject = floor.bids.subject(self.contract)
        if subject is None:
            return Refusal.of("unknown_contract", id=self.contract)
        slot, kind, _, _ = subject
        if slot in floor.state.successors:
            return Refusal.of("successor_signed", contract=slot)
        if any(call.slot == slot for call in floor.state.calls.values()):
            return Refusal.of("bids_already_called", contract=slot)
        if any(bid.slot == slot for bid in floor.state.bids.values()):
            return Refusal.of("bids_on_the_table", contract=slot)
        if not floor.bids.vendors(kind):
            return Refusal.of("no_vendor", kind=kind)
        return None

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Call."""
        floor.bids.call(self.contract, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return contracts that end within half a year or have lapsed, then assets without one."""
        due = [c for c in view.relations.contracts if c.weeks_left <= 26 and c.id not in view.business.signed]
        names = [c.id for c in sorted(due, key=lambda c: (c.weeks_left, c.id))]
        return tuple(cls(name) for name in (*names, *sorted(view.business.uncovered))[:_MOST])


@dataclass(frozen=True, slots=True)
class Negotiate(Decision):
    """Talk a vendor down on an offer or on the next term; needs a rival offer or volume."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "money"

    subject: str

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse talks without leverage, and more talks than a vendor takes in a term."""
        found = floor.bids.slot_of(self.subject)
        if found is None:
            return Refusal.of("unknown_contract", id=self.subject)
        slot, vendor_id = found
        if self.subject not in floor.state.bids:
            contract = _contract(floor, slot)
            if not contract.running:
                return Refusal.of("contract_lapsed", contract=slot)
            if contract.cancelled:
                return Refusal.of("contract_cancelled", contract=slot)
        vendor = floor.relations.state.vendors[vendor_id]
        if vendor_id in floor.state.talks:
            return Refusal.of("talk_under_way", vendor=vendor_id)
        if vendor.talk not in ("", slot):
            return Refusal.of("talk_held", vendor=vendor_id, contract=vendor.talk)
        if vendor.rounds >= floor.rules.negotiate_rounds_most:
            return Refusal.of("rounds_used", vendor=vendor_id)
        if floor.bids.leverage(slot, vendor_id) == 0.0:
            return Refusal.of("no_leverage", vendor=vendor_id)
        return None

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Begin the talk."""
        floor.bids.negotiate(self.subject, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return offers, then contracts in order of price."""
        bids = sorted(b.id for b in view.business.bids)
        running = [c for c in view.relations.contracts if c.running and not c.cancelled]
        contracts = [c.id for c in sorted(running, key=lambda c: (-c.cents_per_year, c.id))]
        return tuple(cls(name) for name in (*bids, *contracts)[:_MOST])


@dataclass(frozen=True, slots=True)
class SignContract(Decision):
    """Accept an offer; it starts when the running term ends, or as soon as the vendor can."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "money"

    bid: str

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse unknown offers, second successors, starts too far ahead, and new cover that is not affordable."""
        bid = floor.state.bids.get(self.bid)
        if bid is None:
            return Refusal.of("unknown_bid", id=self.bid)
        if bid.slot in floor.state.successors:
            return Refusal.of("successor_signed", contract=bid.slot)
        start = floor.contracts.start_week(bid)
        if start > week_of(floor.core.now) + floor.rules.early_start_weeks:
            return Refusal.of("starts_too_late", week=start)
        if bid.asset and not floor.money.can_afford("support", self.money_cents(floor)):
            return Refusal.of("not_enough_budget", account="support", left_cents=floor.money.budget_left("support"))
        return None

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Sign."""
        floor.contracts.sign(floor.state.bids[self.bid], decision_id)

    def money_cents(self, floor: "BusinessFloor") -> int:
        """Return the set-up, a fee for leaving the old vendor late, and the price until the game ends."""
        bid = floor.state.bids[self.bid]
        weeks = max(0, floor.money.plan_end_s // WEEK - floor.contracts.start_week(bid) + 1)
        fee = 0
        old = floor.relations.state.contracts.get(bid.slot)
        if old is not None and old.running and not old.cancelled:
            fee = floor.contracts.fee_for_cancelling(old, at_once=False)
        return bid.setup_cents + fee + cents(bid.cents_per_year * min(weeks, bid.term_weeks) / 52)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return the offers on the table."""
        return tuple(cls(name) for name in sorted(b.id for b in view.business.bids)[:_MOST])


@dataclass(frozen=True, slots=True)
class RenewContract(Decision):
    """Agree the next term with the same vendor; longer terms cost less, a lapsed one comes back at once."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "money"

    contract: str
    weeks: TermWeeks = 52

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse what is renewed, replaced, or far from its end."""
        unknown = _unknown_contract(floor, self.contract)
        if unknown is not None:
            return unknown
        contract = _contract(floor, self.contract)
        if self.contract in floor.state.successors:
            return Refusal.of("successor_signed", contract=self.contract)
        if contract.renewal_weeks:
            return Refusal.of("already_renewed", contract=self.contract)
        ahead = contract.ends_week - week_of(floor.core.now)
        if contract.running and ahead > floor.rules.early_start_weeks:
            return Refusal.of("renewal_too_early", weeks=ahead - floor.rules.early_start_weeks)
        return None

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Agree; a cancellation to the end of the term is taken back."""
        contract = _contract(floor, self.contract)
        contract.cancelled = False
        floor.contracts.agree_renewal(contract, self.weeks, decision_id)

    def money_cents(self, floor: "BusinessFloor") -> int:
        """Return the price of the next term within the game."""
        contract = _contract(floor, self.contract)
        start = contract.ends_week + 1 if contract.running else week_of(floor.core.now)
        weeks = max(0, min(self.weeks, floor.money.plan_end_s // WEEK - start + 1))
        price = contract.cents_per_year * (1.0 - contract.agreed_discount)
        if not contract.agreed_discount:
            price *= 1.0 + floor.contracts.term_uplift(contract, self.weeks)
        return cents(price * weeks / 52)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return contracts that end soon or have lapsed, for one and two years."""
        due = [c for c in view.relations.contracts if c.weeks_left <= 13 and not c.renewal_weeks]
        names = [c.id for c in sorted(due, key=lambda c: (c.weeks_left, c.id))]
        options: list[Decision] = []
        for name in names:
            options += [cls(name, 52), cls(name, 104)]
        return tuple(options[:_MOST])


@dataclass(frozen=True, slots=True)
class CancelContract(Decision):
    """Cancel a contract, to the end of its term or at once for a fee; what it covered is no longer covered."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "money"

    contract: str
    when: When = "term_end"

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse what has lapsed or is cancelled."""
        unknown = _unknown_contract(floor, self.contract)
        if unknown is not None:
            return unknown
        contract = _contract(floor, self.contract)
        if not contract.running:
            return Refusal.of("contract_lapsed", contract=self.contract)
        if contract.cancelled and self.when == "term_end":
            return Refusal.of("contract_cancelled", contract=self.contract)
        return None

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Cancel."""
        floor.contracts.cancel(_contract(floor, self.contract), decision_id, at_once=self.when == "at_once")

    def money_cents(self, floor: "BusinessFloor") -> int:
        """Return the fee."""
        return floor.contracts.fee_for_cancelling(_contract(floor, self.contract), at_once=self.when == "at_once")

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return contracts by the end of their term."""
        running = [c for c in view.relations.contracts if c.running and not c.cancelled]
        return tuple(cls(c.id) for c in sorted(running, key=lambda c: (c.weeks_left, c.id))[:_MOST])


@dataclass(frozen=True, slots=True)
class ReviewLicences(Decision):
    """Have the units of all contracts counted: unused ones are cut at the next term, in the cloud at once."""

    floor: ClassVar[str] = "business"
    section: ClassVar[str] = "money"

    def check(self, floor: "BusinessFloor") -> Refusal | None:
        """Refuse while a review runs, and when nothing is left to count."""
        if floor.state.reviews_open:
            return Refusal.of("review_under_way")
        return None if floor.licences.countable() else Refusal.of("nothing_to_review")

    def apply(self, floor: "BusinessFloor", decision_id: str) -> None:
        """Give somebody the list."""
        floor.licences.open(decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return the review, if anything can be counted."""
        return (cls(),) if view.business.countable else ()


DECISIONS = (
    ProposeBudget,
    MoveBudget,
    RequestFunds,
    CallForBids,
    Negotiate,
    SignContract,
    RenewContract,
    CancelContract,
    ReviewLicences,
    *DIRECTION,
)
