"""Standing orders that a careful manager gives once, so that the desk is free for what needs thought."""

from sim.hats.decisions.delegating import SetStandingOrder
from sim.policies.pad import Pad
from sim.session import View


def stands(view: View, rule: str) -> bool:
    """Tell whether a rule answers for this seat."""
    return any(order.rule == rule for order in view.hats.orders)


def give(view: View, pad: Pad, *rules: str, most: int = 2) -> None:
    """Put rules in force that are not yet, a few a week."""
    given = 0
    for rule in rules:
        if given < most and not stands(view, rule):
            given += pad.want(SetStandingOrder(rule))  # type: ignore[arg-type]
