"""Which decisions lie in which section of a desk: one's own, and the temptations that are another hat's call."""

from __future__ import annotations

from typing import Final

SHELF: Final[dict[str, tuple[str, ...]]] = {
    # ------------------------------------------------------------------------------------------- the IT manager's
    "it/overview": (),
    "it/inbox": ("answer_dilemma", "name_owner", "state_position", "let_it_run", "renegotiate_promise"),
    "it/services": (
        "schedule_maintenance",
        "set_monitoring",
        "open_problem",
        "answer_change",
        "set_change_freeze",
        "schedule_go_live",
    ),
    "it/queue": (
        "set_triage_order",
        "set_interrupt_rule",
        "declare_major_incident",
        "open_problem",
        "invest_in_knowledge",
        "work_on_item",
    ),
    "it/people": (
        "hold_one_to_one",
        "answer_leave_request",
        "set_on_call_rota",
        "set_duty_shares",
        "send_on_training",
        "pair_mentor",
        "review_performance",
        "change_pay",
        "promote",
        "authorise_overtime",
        "open_position",
        "withdraw_position",
        "interview_candidate",
        "hire",
        "hire_contractor",
        "let_go",
        "assign_task",
        "resolve_conflict",
    ),
    "it/budget": ("request_funds", "move_budget", "propose_budget", "fund_project"),
    "it/vendors": (
        "call_for_bids",
        "negotiate",
        "sign_contract",
        "renew_contract",
        "cancel_contract",
        "review_licences",
    ),
    "it/security": ("set_patch_cadence", "run_awareness_campaign", "commission_audit", "schedule_maintenance"),
    "it/strategy": (
        "set_strategy",
        "meet_department",
        "report_to_executives",
        "evaluate_option",
        "adopt_standard",
    ),
    "it/portfolio": (
        "charter_project",
        "decline_proposal",
        "appoint_project_manager",
        "agree_responsibilities",
        "answer_request",
        "grant_staff",
        "withdraw_staff",
        "fund_project",
        "answer_escalation",
        "answer_rebaseline",
        "set_portfolio_order",
        "pause_project",
        "resume_project",
        "cancel_project",
        "report_status",
        "set_scope",
        "update_stakeholder",
    ),
    # -------------------------------------------------------------------------------------- the project manager's
    "pm/overview": (),
    "pm/inbox": ("answer_dilemma", "name_owner", "state_position", "let_it_run", "renegotiate_promise"),
    "pm/scope": (
        "submit_charter",
        "run_requirements_workshop",
        "set_scope",
        "charter_project",
    ),
    "pm/plan": (
        "choose_method",
        "estimate_task",
        "set_baseline",
        "assign_task",
        "reorder_task",
        "link_tasks",
        "split_task",
        "fast_track",
        "crash_task",
        "set_schedule_buffer",
        "request_rebaseline",
        "work_on_item",
        "answer_rebaseline",
    ),
    "pm/team": (
        "request_staff",
        "accept_offer",
        "assign_task",
        "recognise",
        "coach",
        "hold_team_event",
        "resolve_conflict",
        "grant_staff",
        "hire_contractor",
        "send_on_training",
        "hold_one_to_one",
        "authorise_overtime",
    ),
    "pm/risks": ("hold_risk_workshop", "respond_to_risk", "schedule_maintenance"),
    "pm/changes": ("answer_change_request", "set_testing_share", "schedule_go_live", "answer_change"),
    "pm/status": (
        "report_status",
        "update_stakeholder",
        "escalate",
        "request_rebaseline",
        "request_funds",
        "report_to_executives",
    ),
    "pm/close": (
        "prepare_handover",
        "schedule_go_live",
        "obtain_acceptance",
        "close_project",
        "review_benefits",
        "cancel_project",
    ),
}
"""``seat/section`` to its decisions, in the order in which they are offered."""

ALWAYS: Final = ("set_standing_order", "delegate_duty", "write_handover_note", "predict")
"""What the menu of either desk holds."""


def shelf(seat: str, section: str) -> tuple[str, ...]:
    """Return the decisions of a section of a desk."""
    return SHELF.get(f"{'it' if seat == 'it' else 'pm'}/{section}", ())


def in_focus(focus: tuple[str, ...], seat: str, section: str) -> bool:
    """Tell whether a scenario puts a section before the player: it holds a decision of the focus, or there is none."""
    if section in ("overview", "inbox"):
        return True
    names = shelf(seat, section)
    return not focus or not names or any(name in focus for name in names)
