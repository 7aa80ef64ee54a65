"""Calls for bids, the answers of vendors, and negotiation."""

from typing import TYPE_CHECKING, NamedTuple

from sim.business.events import BidArrived, BidExpired, BidsCalled, NegotiationConcluded, NegotiationOpened
from sim.business.state import Bid, Call, Talk
from sim.kernel.engine import Occurrence
from sim.kernel.units import cents, days, week_of
from sim.kernel.variates import between
from sim.relations.state import Contract
from sim.scenario.definitions import VendorDef

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor

_RANK = 910


class _Ask(NamedTuple):
    """A vendor that thinks about a call."""

    call_id: str
    vendor: VendorDef
    row: list[float]


ASSET_SLOT = "support-"
"""Prefix of the contract slot for an asset that had no contract."""


class Bids:
    """What vendors offer, and how far they can be talked down."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Work on the floor's state."""
        self.floor = floor
        self.rules = floor.rules
        self.relations = floor.relations
        self.core = floor.core
        self._luck = floor.core.luck.family("business/bids", 8)
        self._talk_luck = floor.core.luck.family("business/talks")

    # -------------------------------------------------------------------------------------------------- calls

    def subject(self, name: str) -> tuple[str, str, str, int] | None:
        """Return slot, kind, asset and market price of what a call names: a contract, or an asset without one."""
        contract = self.relations.state.contracts.get(name)
        if contract is not None:
            return contract.id, contract.kind, "", contract.reference_cents
        asset = self.floor.infrastructure.state.assets.get(name)
        if asset is None or asset.price_cents <= 0 or name in self.relations.state.asset_contracts:
            return None  # what was never bought, such as a cloud service, has no support of its own
        return f"{ASSET_SLOT}{name}", "support", name, cents(asset.price_cents * self.rules.asset_support_share)

    def vendors(self, kind: str) -> list[VendorDef]:
        """Return the vendors that can bid for a kind of contract."""
        return [vendor for vendor in self.floor.scenario.vendors if kind in vendor.kinds]

    def call(self, name: str, decision_id: str) -> None:
        """Ask all vendors of the kind for offers."""
        subject = self.subject(name)
        if subject is None:
            return
        slot, kind, asset, reference = subject
        vendors = self.vendors(kind)
        call_id = f"contract/{slot}/call/{self.floor.count(f'call/{slot}')}"
        names = tuple(vendor.id for vendor in vendors)
        self.core.publish(BidsCalled(call_id, self.core.now, (decision_id,), slot, kind, names))
        self.floor.state.calls[call_id] = Call(call_id, slot, kind, asset, reference, len(vendors), call_id)
        for vendor in vendors:
            row = self._luck.named(f"{call_id}/{vendor.id}")
            wait_s = days(between(row[0], self.rules.bid_days_low, self.rules.bid_days_high))
            name = f"{call_id}/{vendor.id}"
            self.core.engine.at(self.core.now + wait_s, _RANK, name, self._arrive, _Ask(call_id, vendor, row))

    def _arrive(self, occurrence: Occurrence) -> None:
        ask = occurrence.payload
        if not isinstance(ask, _Ask):
            return
        call_id, vendor, row = ask
        call = self.floor.state.calls[call_id]
        call.open_answers -= 1
        if call.open_answers == 0:
            del self.floor.state.calls[call_id]
        chance = self.rules.bid_chance_low
        chance += (1.0 - chance) * self.relations.state.vendors[vendor.id].relation / 100.0
        if row[1] > chance:
            return
        bid = self._offer(call, vendor, row)
        self.floor.state.bids[bid.id] = bid
        event = BidArrived(bid.arrived, self.core.now, (call.cause,), bid.id, call.slot, vendor.id, bid.cents_per_year)
        self.core.publish(event)

    def _offer(self, call: Call, vendor: VendorDef, row: list[float]) -> Bid:
        """Return a vendor's offer. A dishonest vendor shows itself better than it is.

        Draws: ``business/bids`` by call and vendor: wait, whether, price, lead time, whether it slips, by how much.
        """
        rules = self.rules
        contract = self.relations.state.contracts.get(call.slot)
        noise = between(row[2], 1.0 - rules.bid_noise_share, 1.0 + rules.bid_noise_share)
        price = call.reference_cents * vendor.price * noise
        if contract is not None and contract.reviewed_units and contract.units:
            price *= min(1.0, contract.reviewed_units / contract.units)
        incumbent = contract is not None and contract.vendor == vendor.id
        setup_share = rules.setup_support_share if call.kind == "support" else rules.setup_other_share
        bid_id = f"{call.slot}/{vendor.id}/{call.id.rsplit('/', 1)[1]}"
        response_h = contract.response_h if contract is not None else rules.asset_support_response_h
        veil = 1.0 - vendor.honesty
        return Bid(
            id=bid_id,
            slot=call.slot,
            vendor=vendor.id,
            kind=call.kind,
            asset=call.asset,
            cents_per_year=cents(price),
            reference_cents=call.reference_cents,
            setup_cents=0 if incumbent else cents(price * setup_share),
            response_h=response_h,
            lead_weeks=0 if incumbent else round(between(row[3], rules.bid_lead_low_weeks, rules.bid_lead_high_weeks)),
            term_weeks=rules.bid_term_weeks,
            shown_quality=vendor.quality + veil * (1.0 - vendor.quality),
            shown_delay=1.0 + (vendor.delay - 1.0) * vendor.honesty,
            valid_week=week_of(self.core.now) + rules.bid_valid_weeks,
            arrived=f"bid/{bid_id}/arrived",
            slip_weeks=0 if incumbent else self._slip(vendor, row),
        )

    def _slip(self, vendor: VendorDef, row: list[float]) -> int:
        """Return how much later than promised a new vendor will start."""
        rules = self.floor.scenario.rules.strategy
        late = row[4] < rules.slip_chance_share * (1.0 - vendor.honesty)
        return 1 + int(row[5] * rules.slip_weeks_most) if late else 0

    def close_week(self, week: int) -> None:
        """Drop bids that are no longer valid; vendors remember work in vain."""
        for bid in list(self.floor.state.bids.values()):
            if bid.valid_week <= week:
                del self.floor.state.bids[bid.id]
                event_id = f"bid/{bid.id}/expired"
                self.core.publish(BidExpired(event_id, self.core.now, (bid.arrived,), bid.id))
                vendor = f"vendor:{bid.vendor}"
                self.relations.change_trust(vendor, -self.rules.bid_unsigned_relation_points, event_id)
                contract = self.relations.state.contracts.get(bid.slot)
                if contract is None or contract.vendor != bid.vendor:
                    self._release(bid.vendor, bid.slot)

    # -------------------------------------------------------------------------------------------- negotiation

    def slot_of(self, subject: str) -> tuple[str, str] | None:
        """Return slot and vendor of a contract or bid, or None."""
        bid = self.floor.state.bids.get(subject)
        if bid is not None:
            return bid.slot, bid.vendor
        contract = self.relations.state.contracts.get(subject)
        return (contract.id, contract.vendor) if contract is not None else None

    def leverage(self, slot: str, vendor: str) -> float:
        """Return what speaks for the customer: 1 a live rival bid, less for volume alone, 0 nothing."""
        if any(bid.slot == slot and bid.vendor != vendor for bid in self.floor.state.bids.values()):
            return 1.0
        contracts = self.relations.state.contracts.values()
        turnover = sum(c.cents_per_year for c in contracts if c.vendor == vendor and c.running)
        return self.rules.negotiate_volume_factor if turnover >= self.rules.negotiate_volume_cents else 0.0

    def negotiate(self, subject: str, decision_id: str) -> None:
        """Open a talk; it reports in the week.

        Draws: ``business/talks`` by vendor, slot, term and round: discount, length.
        """
        found = self.slot_of(subject)
        if found is None:
            return
        slot, vendor_id = found
        rules = self.rules
        vendor = self.relations.state.vendors[vendor_id]
        contract = self.relations.state.contracts.get(slot)
        vendor.talk = slot
        vendor.rounds += 1
        term = contract.renewals if contract is not None else 0
        u = self._talk_luck.named(f"{vendor_id}/{slot}/{term}/{vendor.rounds}")
        discount = between(u[0], rules.negotiate_low_share, rules.negotiate_high_share)
        discount *= self.leverage(slot, vendor_id)
        if vendor.rounds > 1:
            discount *= rules.negotiate_second_factor
        event_id = f"vendor/{vendor_id}/talk/{self.floor.count(f'talk/{vendor_id}')}/opened"
        event = NegotiationOpened(event_id, self.core.now, (decision_id,), subject, vendor_id, vendor.rounds)
        self.core.publish(event)
        talk = Talk(subject, slot, vendor_id, vendor.rounds, discount, event_id)
        self.floor.state.talks[vendor_id] = talk
        wait_s = days(between(u[1], rules.negotiate_days_low, rules.negotiate_days_high))
        self.core.engine.at(self.core.now + wait_s, _RANK, event_id, self._conclude, talk)

    def _conclude(self, occurrence: Occurrence) -> None:
        talk = occurrence.payload
        if not isinstance(talk, Talk) or self.floor.state.talks.get(talk.vendor) is not talk:
            return
        del self.floor.state.talks[talk.vendor]
        event_id = talk.cause.replace("/opened", "/concluded")
        event = NegotiationConcluded(
            event_id, self.core.now, (talk.cause,), talk.subject, talk.vendor, talk.round, talk.discount
        )
        self.core.publish(event)
        bid = self._offered(talk)
        contract = self.relations.state.contracts.get(talk.subject)
        if bid is not None:
            bid.cents_per_year = cents(bid.cents_per_year * (1.0 - talk.discount))
        elif contract is not None:
            contract.agreed_discount = 1.0 - (1.0 - contract.agreed_discount) * (1.0 - talk.discount)
        vendor = self.relations.state.vendors[talk.vendor]
        vendor.slowdown += self.rules.negotiate_slowdown_share
        points = -self.rules.negotiate_relation_points
        self.relations.change_trust(f"vendor:{talk.vendor}", points, event_id)

    def _offered(self, talk: Talk) -> Bid | None:
        """Return the offer under negotiation, on the table or signed meanwhile."""
        bid = self.floor.state.bids.get(talk.subject)
        successor = self.floor.state.successors.get(talk.slot)
        if bid is None and successor is not None and successor.bid.id == talk.subject:
            return successor.bid
        return bid

    def end_talk(self, contract: Contract) -> None:
        """A term has ended: the vendor can be talked to again, and its support is what it was."""
        self._release(contract.vendor, contract.id)

    def _release(self, vendor_id: str, slot: str) -> None:
        vendor = self.relations.state.vendors[vendor_id]
        if vendor.talk == slot and vendor_id not in self.floor.state.talks:
            vendor.talk = ""
            vendor.rounds = 0
            vendor.slowdown = 1.0
