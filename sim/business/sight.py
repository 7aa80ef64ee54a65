"""Makes the view of the business floor."""

from typing import TYPE_CHECKING

from sim.business.state import Bid
from sim.business.view import (
    BidView,
    BusinessView,
    CampaignView,
    DepartmentTalkView,
    GoalView,
    RequestView,
    TechnologyView,
    WarningView,
)
from sim.kernel.units import WEEK, week_of

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor


def view_of(floor: "BusinessFloor", seat: str) -> BusinessView:
    """Return a snapshot; vendors and money are the IT manager's."""
    state = floor.state
    every = floor.reviews.every_weeks
    week = week_of(floor.core.now)
    next_review = -(-week // every) * every
    if seat != "it":
        # What the department aims at and when others are busy is no secret; how executives lean is.
        aims = tuple(goal._replace(wanted=0.0) for goal in _goals(floor) if goal.weight)
        return BusinessView((), (), (), (), (), 0, next_review, False, (), (), goals=aims, campaigns=_campaigns(floor))
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
        goals=_goals(floor),
        strategy_weeks=week - state.strategy.set_week + 1 if state.strategy.weights else 0,
        technologies=tuple(_technology(floor, name) for name in floor.technologies.options),
        talks_with=tuple(
            DepartmentTalkView(d, week - floor.meetings.heard_s(d) // WEEK - 1, floor.meetings.arranged(d))
            for d in floor.relations.state.departments
        ),
        executives_weeks=week - state.met_s["executives"] // WEEK - 1 if "executives" in state.met_s else -1,
        campaigns=_campaigns(floor),
        warning=WarningView(state.warning.goals, state.warning.due_week) if state.warning else None,
        cut_share=floor.scenario.budget_cut_share,
        forecast_cents=floor.outlook.total(),
    )


def _goals(floor: "BusinessFloor") -> tuple[GoalView, ...]:
    strategy, weights = floor.strategy, floor.state.strategy.weights
    return tuple(
        GoalView(g.id, g.measure, g.start, g.target, weights.get(g.id, 0.0), strategy.seen(g.id))
        for g in strategy.goals.values()
    )


def _campaigns(floor: "BusinessFloor") -> tuple[CampaignView, ...]:
    known = (c for c in floor.state.campaigns.values() if c.told or c.running)
    return tuple(CampaignView(c.department, c.from_week, c.weeks, c.running) for c in known)


def _technology(floor: "BusinessFloor", name: str) -> TechnologyView:
    technologies = floor.technologies
    option, judged = technologies.options[name], technologies.judgement(name)
    adoption = floor.state.adoptions.get(name)
    state = "evaluating" if judged.open else "open"
    if adoption is not None:
        state = "adopted" if adoption.done else "migrating"
    return TechnologyView(
        name,
        option.kind,
        state,
        option.goal,
        option.account,
        option.field,
        option.effort_h,
        option.assets,
        len(adoption.open) if adoption is not None else len(option.assets),
        *technologies.cost(name),
        *technologies.worth(name),
        judged.evaluations,
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
