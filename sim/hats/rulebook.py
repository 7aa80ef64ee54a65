"""The closed vocabulary of standing orders and of duties that may be given away."""

from typing import Final, Literal, NamedTuple

RuleName = Literal[
    "approve_small_changes",
    "grant_small_requests",
    "approve_leave",
    "renew_small_contracts",
    "declare_p1",
    "talk_on_sign",
    "report_honestly",
    "accept_small_requests",
    "reestimate_overruns",
    "recognise_milestones",
    "update_sponsor",
    "escalate_blockers",
]

DutyName = Literal["changes", "leave", "vendors", "task_planning"]


class Rule(NamedTuple):
    """A rule that answers for a hat.

    Attributes:
        seat: Whose.
        limit: Field of the ruleset that holds its usual parameter, or empty if it has none.
        low, high: What the parameter may be.
        moment: When it looks, besides the events that concern it: ``monday``, ``friday`` or ``event``.
    """

    seat: str
    limit: str
    low: float
    high: float
    moment: str = "monday"


RULES: Final[dict[str, Rule]] = {
    "approve_small_changes": Rule("it", "order_change_size", 1, 2),
    "grant_small_requests": Rule("it", "order_grant_share", 0.05, 0.5),
    "approve_leave": Rule("it", "order_leave_present", 0.2, 1.0),
    "renew_small_contracts": Rule("it", "order_contract_cents", 1, 2_000_000),
    "declare_p1": Rule("it", "order_declare_minutes", 1, 240, "event"),
    "talk_on_sign": Rule("it", "", 0, 0),
    "report_honestly": Rule("pm", "", 0, 0, "friday"),
    "accept_small_requests": Rule("pm", "order_request_share", 0.0, 0.1),
    "reestimate_overruns": Rule("pm", "order_overrun_share", 0.05, 1.0),
    "recognise_milestones": Rule("pm", "", 0, 0, "event"),
    "update_sponsor": Rule("pm", "order_sponsor_weeks", 1, 8),
    "escalate_blockers": Rule("pm", "order_blocker_days", 0.5, 14, "event"),
}
"""Every rule there is, the IT manager's first."""

DUTIES: Final[dict[str, str]] = {"changes": "it", "leave": "it", "vendors": "it", "task_planning": "pm"}
"""Duty to the hat that may give it away."""


def hat_of(seat: str) -> str:
    """Return the hat that a seat wears; a project led by a member of staff is a project manager's."""
    return "it" if seat == "it" else "pm"
