"""Every decision there is, by its canonical name."""

from difflib import get_close_matches
from typing import Any, Final

from sim.business.decisions import DECISIONS as BUSINESS
from sim.hats.decisions import DECISIONS as HATS
from sim.hats.envelopes import TRAINER, OpenEnvelope
from sim.kernel.decision import Decision, build
from sim.kernel.errors import DecisionError
from sim.people.decisions import DECISIONS as PEOPLE
from sim.projects.decisions import DECISIONS as PROJECTS
from sim.relations.decisions import DECISIONS as RELATIONS
from sim.services.change.decisions import DECISIONS as CHANGE
from sim.services.desk.decisions import DECISIONS as DESK
from sim.services.infrastructure.decisions import DECISIONS as INFRASTRUCTURE
from sim.services.security.decisions import DECISIONS as SECURITY
from sim.work.decisions import DECISIONS as WORK

SECTIONS = (
    "operations",
    "people",
    "money",
    "security",
    "relations",
    "portfolio",
    "initiate",
    "plan",
    "lead",
    "control",
    "close",
    "either",
)

_ALL: tuple[type[Decision], ...] = (
    *RELATIONS,
    *WORK,
    *INFRASTRUCTURE,
    *DESK,
    *CHANGE,
    *SECURITY,
    *PEOPLE,
    *PROJECTS,
    *BUSINESS,
    *HATS,
)

DECISIONS: dict[str, type[Decision]] = {
    kind.name(): kind for kind in sorted(_ALL, key=lambda kind: (SECTIONS.index(kind.section), kind.name()))
}
"""Decision classes by name, in the order of sections and then of names."""


OUTSIDE: Final[dict[str, type[Decision]]] = {OpenEnvelope.name(): OpenEnvelope}
"""What nobody in the house decides: it has no price and no place in menus."""


def decision(name: str, arguments: dict[str, Any]) -> Decision:
    """Make a decision from its name and plain arguments.

    Raises:
        DecisionError: The name or an argument is wrong.
    """
    kind = DECISIONS.get(name) or OUTSIDE.get(name)
    if kind is None:
        near = get_close_matches(name, DECISIONS, 1)
        hint = f" (did you mean {near[0]!r}?)" if near else ""
        raise DecisionError(f"there is no decision {name!r}{hint}")
    return build(kind, arguments)


INSTEAD: Final[dict[str, str]] = {
    # What the project manager does, who borrows people and money.
    "open_position": "request_staff",
    "withdraw_position": "request_staff",
    "interview_candidate": "request_staff",
    "hire": "request_staff",
    "hire_contractor": "request_staff",
    "grant_staff": "request_staff",
    "withdraw_staff": "request_staff",
    "answer_request": "request_staff",
    "set_duty_shares": "request_staff",
    "let_go": "resolve_conflict",
    "hold_one_to_one": "recognise",
    "review_performance": "recognise",
    "change_pay": "recognise",
    "promote": "recognise",
    "send_on_training": "coach",
    "pair_mentor": "coach",
    "authorise_overtime": "crash_task",
    "answer_change": "schedule_go_live",
    "schedule_maintenance": "schedule_go_live",
    "set_change_freeze": "schedule_go_live",
    "meet_department": "update_stakeholder",
    "report_to_executives": "report_status",
    "charter_project": "submit_charter",
    "agree_responsibilities": "submit_charter",
    "answer_rebaseline": "request_rebaseline",
    # What the IT manager does, who answers for the whole and stands behind a project without leading it.
    "request_staff": "grant_staff",
    "accept_offer": "answer_request",
    "assign_task": "grant_staff",
    "crash_task": "grant_staff",
    "fast_track": "set_portfolio_order",
    "link_tasks": "set_portfolio_order",
    "split_task": "set_portfolio_order",
    "reorder_task": "set_portfolio_order",
    "choose_method": "agree_responsibilities",
    "set_scope": "agree_responsibilities",
    "submit_charter": "charter_project",
    "estimate_task": "fund_project",
    "set_schedule_buffer": "answer_rebaseline",
    "set_baseline": "answer_rebaseline",
    "request_rebaseline": "answer_rebaseline",
    "run_requirements_workshop": "meet_department",
    "update_stakeholder": "meet_department",
    "answer_change_request": "agree_responsibilities",
    "recognise": "hold_one_to_one",
    "coach": "pair_mentor",
    "hold_team_event": "hold_one_to_one",
    "resolve_conflict": "hold_one_to_one",
    "hold_risk_workshop": "fund_project",
    "respond_to_risk": "fund_project",
    "set_testing_share": "answer_change",
    "schedule_go_live": "answer_change",
    "prepare_handover": "invest_in_knowledge",
    "report_status": "report_to_executives",
    "escalate": "answer_escalation",
    "obtain_acceptance": "meet_department",
    "close_project": "cancel_project",
    "review_benefits": "report_to_executives",
}
"""Decision of one hat to what the other hat does instead; whoever finds nothing here escalates or answers."""

_FALLBACK: Final = {"pm": "escalate", "it": "set_portfolio_order"}


def instead_of(name: str, seat: str) -> str:
    """Return what the hat of a seat does instead of a decision that is not its call; empty if there is nothing."""
    role = role_of(seat)
    found = INSTEAD.get(name, "")
    if found not in DECISIONS or DECISIONS[found].seat != role:
        found = _FALLBACK.get(role, "")
    return found if found in DECISIONS else ""


def role_of(seat: str) -> str:
    """Return the hat that a seat wears: ``it``, ``pm`` also for ``pm:<project>``, or empty for no seat at all."""
    hat = seat.partition(":")[0]
    return hat if hat in ("it", "pm") else ""


def may_decide(kind: type[Decision], seat: str) -> bool:
    """Tell whether decisions of a kind are the call of a seat's hat."""
    if TRAINER in (kind.seat, seat):
        return kind.seat == seat
    role = role_of(seat)
    return bool(role) and kind.seat in (role, "either")
