"""What a careful manager settles once, by order or by trust, so that the desk is free for what needs thought."""

from sim.hats.decisions.delegating import DelegateDuty, SetStandingOrder
from sim.policies.pad import Pad
from sim.session import View


def stands(view: View, rule: str) -> bool:
    """Tell whether a rule answers for this seat."""
    return any(order.rule == rule for order in view.hats.orders)


def limit(view: View, rule: str) -> float:
    """Return up to where a rule answers for this seat; 0 if it is not in force."""
    return max((order.limit for order in view.hats.orders if order.rule == rule), default=0.0)


def give(view: View, pad: Pad, *rules: str, most: int = 2) -> None:
    """Put rules in force that are not yet, a few a week."""
    given = 0
    for rule in rules:
        if given < most and not stands(view, rule):
            given += pad.want(SetStandingOrder(rule))  # type: ignore[arg-type]


def trusts(view: View, duty: str) -> bool:
    """Tell whether somebody answers for a duty of this seat."""
    return any(given.duty == duty for given in view.hats.delegations)


def entrust(view: View, pad: Pad, duty: str) -> None:
    """Leave a duty to whoever leads best, unless somebody has it."""
    if not trusts(view, duty):
        leads = sorted(view.people.people, key=lambda p: (-dict(p.skills).get("leadership", 0.0), p.ordinal))
        pad.first(*(DelegateDuty(duty, p.id) for p in leads[:2] if not p.contractor))  # type: ignore[arg-type]
