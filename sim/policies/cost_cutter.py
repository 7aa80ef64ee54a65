"""The cost cutter: every euro saved now, whatever it costs later."""

from sim.business.decisions import CallForBids, CancelContract, Negotiate, ReviewLicences, SignContract
from sim.people.decisions import SetOnCallRota, WithdrawPosition
from sim.policies.cards import answer_cards
from sim.policies.direction import before_review, strategy
from sim.policies.orders import give
from sim.policies.pad import Pad
from sim.policies.policy import PolicyLuck
from sim.policies.portfolio import corridor, proposals, questions
from sim.policies.suppliers import in_season, saves
from sim.services.desk.decisions import OpenProblem
from sim.services.infrastructure.decisions import SetMonitoring
from sim.services.security.decisions import SetPatchCadence
from sim.session import Decision, View
from sim.work.decisions import SetTriageOrder


def _causes(view: View, pad: Pad) -> None:
    """Look for one cause at a time: fewer tickets cost nothing but time."""
    if any(problem.state == "open" for problem in view.desk.problems):
        return
    noticed = [problem for problem in view.desk.problems if problem.state == "noticed"]
    for problem in sorted(noticed, key=lambda p: (-p.incidents, p.id))[:1]:
        pad.want(OpenProblem(problem.id))


class CostCutter:
    """Bids and talks every contract down, drops support and monitoring, buys nothing, fills no post; work is free."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Save."""
        pad = Pad(view)
        if view.phase == "corridor":
            corridor(view, pad, "by_load")
            return pad.chosen
        answer_cards(view, pad, "thrifty")
        if view.stop is not None:
            return pad.chosen
        proposals(view, pad)
        if view.work.triage_order != "business_value":
            pad.want(SetTriageOrder("business_value"))
        questions(view, pad)
        give(view, pad, "approve_small_changes", "approve_leave", "declare_p1")
        strategy(view, pad)
        before_review(view, pad)
        if view.security.cadence_days > 30:
            pad.want(SetPatchCadence(30))
        for position in view.people.positions:
            pad.want(WithdrawPosition(position.id))
        pad.want(ReviewLicences())
        _causes(view, pad)
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
            if cheapest is not None and saves(contract, cheapest):
                pad.want(SignContract(cheapest.id))
            elif bids and not contract.agreed_discount and contract.vendor not in business.talks:
                pad.want(Negotiate(contract.id))
            elif in_season(contract) and not bids and contract.id not in business.called:
                pad.want(CallForBids(contract.id))
            if contract.kind == "support" and not contract.cancelled and contract.notice_open:
                pad.want(CancelContract(contract.id))
