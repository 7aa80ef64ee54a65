"""When another supplier pays: the term, the notice and the fee of who is late."""

from sim.business.view import BidView
from sim.relations.view import ContractView
from sim.session import View

_FEE_SHARE = 0.25
"""Of a year's price, asked of whoever gives notice too late."""
_WORTH_THE_TROUBLE = 0.07
_WEEKS_FOR_BIDS = 8
_TIGHT_SHARE = 0.03
"""Over plan to date at which a careful manager stops buying; after a cut it is none at all."""


def in_season(contract: ContractView) -> bool:
    """Tell whether it is time to ask for bids: early enough to choose before notice must be given."""
    return contract.weeks_left <= contract.notice_weeks + _WEEKS_FOR_BIDS


def saves(contract: ContractView, bid: BidView) -> bool:
    """Tell whether changing to a bid is cheaper within a year, the fee for late notice included."""
    if not contract.running:
        return True
    fee = 0.0 if contract.notice_open or not contract.auto_renew else _FEE_SHARE
    return bid.cents_per_year < (1.0 - _WORTH_THE_TROUBLE - fee) * contract.cents_per_year


def over_plan(view: View) -> bool:
    """Tell whether the department spends more than it was given, so that what can wait should wait."""
    last = dict(view.scores.weeks[-1].kpis) if view.scores.weeks else {}
    most = 0.0 if view.business.cut_share > 0.0 else _TIGHT_SHARE
    return (last.get("budget_variance_share") or 0.0) > most
