"""The cost cutter: every euro saved now, whatever it costs later."""

from sim.business.decisions import CallForBids, CancelContract, Negotiate, ReviewLicences, SignContract
from sim.people.decisions import SetOnCallRota, WithdrawPosition
from sim.policies.cards import answer_cards
from sim.policies.pad import Pad
from sim.policies.policy import PolicyLuck
from sim.policies.portfolio import corridor, proposals
from sim.services.infrastructure.decisions import SetMonitoring
from sim.services.security.decisions import SetPatchCadence
from sim.session import Decision, View
from sim.work.decisions import SetTriageOrder

_CHEAPER = 0.95


class CostCutter:
    """Bids and talks every contract down, drops support and monitoring, patches rarely, fills no post."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Save."""
        pad = Pad(view)
        if view.phase == "corridor":
            corridor(view, pad, "little")
            return pad.chosen
        answer_cards(view, pad, "thrifty")
        if view.stop is not None:
            return pad.chosen
        proposals(view, pad)
        if view.work.triage_order != "business_value":
            pad.want(SetTriageOrder("business_value"))
        if view.security.cadence_days != 90:
            pad.want(SetPatchCadence(90))
        for position in view.people.positions:
            pad.want(WithdrawPosition(position.id))
        pad.want(ReviewLicences())
        self._contracts(view, pad)
        if view.people.allowance != "none":
            pad.want(SetOnCallRota(view.people.rota, "none"))
        for service in view.infrastructure.services:
            if service.wanted == "full" or (service.wanted == "basic" and service.critical == 3):
                pad.want(SetMonitoring(service.id, "basic" if service.wanted == "full" else "none"))
        return pad.chosen

    @staticmethod
    def _contracts(view: View, pad: Pad) -> None:
        business = view.business
        for contract in sorted(view.relations.contracts, key=lambda c: (-c.cents_per_year, c.id)):
            if contract.id in business.signed or not contract.running:
                continue
            bids = [bid for bid in business.bids if bid.contract == contract.id]
            cheapest = min(bids, key=lambda bid: (bid.cents_per_year, bid.id), default=None)
            if cheapest is not None and cheapest.cents_per_year < _CHEAPER * contract.cents_per_year:
                pad.want(SignContract(cheapest.id))
            elif bids and not contract.agreed_discount and contract.vendor not in business.talks:
                pad.want(Negotiate(contract.id))
            elif contract.weeks_left <= 20 and not bids and contract.id not in business.called:
                pad.want(CallForBids(contract.id))
            if contract.kind == "support" and not contract.cancelled and contract.notice_open:
                pad.want(CancelContract(contract.id))
