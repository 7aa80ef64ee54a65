"""Decisions about portfolio, control and closing of projects, in words: title and line."""

from typing import Final

from game.i18n import N_

WORDS: Final[dict[str, tuple[str, str]]] = {
    "charter_project": (
        N_("Charter a project"),
        N_("Make a project of a proposal: date, budget and tolerance are bound."),
    ),
    "appoint_project_manager": (
        N_("Appoint a project manager"),
        N_("Give a project to the project manager, or to somebody on the staff whose own work shrinks."),
    ),
    "agree_responsibilities": (
        N_("Agree on responsibilities"),
        N_("Who decides scope, people, money, changes; what stays unclear comes back as disputes."),
    ),
    "decline_proposal": (N_("Decline a proposal"), N_("A no with a reason; costs trust, but less than silence.")),
    "fund_project": (N_("Fund a project"), N_("Move money between a department account and a project.")),
    "set_portfolio_order": (N_("Order the portfolio"), N_("Work of the first project goes before that of the others.")),
    "pause_project": (N_("Pause a project"), N_("Its people are free now, and forget; a restart costs two weeks.")),
    "resume_project": (N_("Resume a project"), N_("It goes on, with people who must find the thread again.")),
    "cancel_project": (
        N_("Cancel a project"),
        N_("What was spent is written off, people are free, the benefit does not come."),
    ),
    "answer_escalation": (N_("Answer an escalation"), N_("Take it up, send it back, or pass it on to the sponsor.")),
    "answer_rebaseline": (
        N_("Answer a wish for a new plan"),
        N_("Agree or not; from the second on the sponsor decides as well."),
    ),
    "choose_method": (
        N_("Choose the method"),
        N_("Predictive, agile or hybrid: when wishes show, how firm dates are, what it costs."),
    ),
    "set_baseline": (N_("Set the baseline"), N_("Promise the plan as it stands; everything is measured against it.")),
    "request_rebaseline": (
        N_("Ask for a new plan"),
        N_("To be measured against another plan; the first promise still counts half."),
    ),
    "hold_risk_workshop": (
        N_("Hold a risk workshop"),
        N_("Names some of what nobody had thought of; costs hours, and patience if repeated."),
    ),
    "respond_to_risk": (N_("Respond to a risk"), N_("Avoid, mitigate, pass on, accept, or hold money ready.")),
    "answer_change_request": (N_("Answer a change request"), N_("Accept, reject, put off, or ask the sponsor.")),
    "report_status": (N_("Report the status"), N_("A colour and a forecast, as you know them or rosier.")),
    "update_stakeholder": (N_("Update a stakeholder"), N_("A talk with somebody whose trust counts.")),
    "escalate": (N_("Escalate"), N_("Put a matter before the IT manager: expected outside tolerance, costly inside.")),
    "schedule_go_live": (
        N_("Schedule the go-live"),
        N_("Ask for a window; it is a change that the IT manager answers."),
    ),
    "prepare_handover": (
        N_("Prepare the hand-over"),
        N_("Write down and teach what operations must know; hours now, shorter incidents later."),
    ),
    "obtain_acceptance": (
        N_("Obtain acceptance"),
        N_("The sponsor looks at what was delivered; what nobody had said shows now."),
    ),
    "close_project": (N_("Close a project"), N_("Lessons are kept, people go back, promises end.")),
    "review_benefits": (
        N_("Review benefits"),
        N_("Hold what came against what was promised, and bring along who lacks it."),
    ),
}
