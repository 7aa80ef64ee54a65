"""Makes the view of the business floor."""

from typing import TYPE_CHECKING

from sim.business.state import Bid
from sim.business.view import BidView, BusinessView, RequestView
from sim.kernel.units import week_of

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor


def view_of(floor: "BusinessFloor", seat: str) -> BusinessView:
    """Return a snapshot; vendors and money are the IT manager's."""
    state = floor.state
    every = floor.reviews.every_weeks
    week = week_of(floor.core.now)
    next_review = -(-week // every) * every
    if seat != "it":
        return BusinessView((), (), (), (), (), 0, next_review, False, (), ())
    covered = floor.relations.state.asset_contracts
    requests = [RequestView(r.id, r.account, r.cents, r.reason) for r in state.requests.values()]
    requests += [RequestView(p.id, p.focus, 0, "budget") for p in state.proposals.values()]
    return BusinessView(
        bids=tuple(_bid(floor, bid) for bid in state.bids.values()),
        called=tuple(dict.fromkeys(call.slot for call in state.calls.values())),
        signed=tuple(state.successors),
        talks=tuple(state.talks),
        requests=tuple(requests),
        movable_cents=floor.funds.movable(),
        next_review_week=next_review,
        review_open=bool(state.reviews_open),
        countable=tuple(c.id for c in floor.licences.countable()),
        uncovered=tuple(
            asset.id
            for asset in floor.infrastructure.state.assets.values()
            if asset.id not in covered and asset.price_cents > 0
        ),
    )


def _bid(floor: "BusinessFloor", bid: Bid) -> BidView:
    return BidView(
        id=bid.id,
        contract=bid.slot,
        vendor=bid.vendor,
        kind=bid.kind,
        asset=bid.asset,
        cents_per_year=bid.cents_per_year,
        setup_cents=bid.setup_cents,
        response_h=bid.response_h,
        starts_week=floor.contracts.start_week(bid),
        term_weeks=bid.term_weeks,
        shown_quality=bid.shown_quality,
        shown_delay=bid.shown_delay,
        valid_week=bid.valid_week,
    )
