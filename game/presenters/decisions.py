"""Decisions in words: a title, a line on what it does, and a phrase with its arguments."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from game.i18n import N_, Language
from game.presenters.fill import show
from game.presenters.names import Names


class Words(NamedTuple):
    """What to say about a decision: its title, and in a line what it does."""

    title: str
    line: str


DECISIONS: Final[dict[str, Words]] = {
    "set_triage_order": Words(
        N_("Set the triage order"), N_("In which order waiting tickets are taken: priority, first come, SLA, value.")
    ),
    "set_interrupt_rule": Words(
        N_("Set the interrupt rule"), N_("Which priorities may pull people off what they are doing.")
    ),
    "set_on_call_rota": Words(
        N_("Set the on-call rota"), N_("Who answers nights and weekends; it earns an allowance and tires.")
    ),
    "declare_major_incident": Words(
        N_("Declare a major incident"), N_("Named people drop everything for it, and the departments are told.")
    ),
    "open_problem": Words(
        N_("Open a problem"), N_("Somebody looks for a recurring cause; its incidents end when it is found.")
    ),
    "schedule_maintenance": Words(
        N_("Schedule maintenance"), N_("Patch, upgrade or replace an asset in a window; it is a change with its risk.")
    ),
    "set_patch_cadence": Words(
        N_("Set the patch cadence"), N_("How often everything is patched: safer when often, but it costs hours.")
    ),
    "answer_change": Words(N_("Answer a change"), N_("Approve, move or reject a change that somebody wants.")),
    "set_change_freeze": Words(
        N_("Set a change freeze"), N_("Only emergency changes from one week to another; the rest waits behind it.")
    ),
    "set_monitoring": Words(
        N_("Set monitoring"), N_("How closely a service is watched: earlier notice for licences and upkeep.")
    ),
    "invest_in_knowledge": Words(
        N_("Invest in knowledge"), N_("Hours a week for the knowledge base, so that the first contact solves more.")
    ),
    "open_position": Words(N_("Open a position"), N_("Advertise a post with field, grade and pay; candidates come.")),
    "withdraw_position": Words(N_("Withdraw a position"), N_("Stop advertising a post.")),
    "interview_candidate": Words(N_("Interview a candidate"), N_("Narrows what is known of somebody's skill.")),
    "hire": Words(N_("Hire"), N_("Make an offer to a candidate, who may decline.")),
    "hire_contractor": Words(
        N_("Hire a contractor"), N_("Comes sooner, costs more, and takes what was learnt away again.")
    ),
    "let_go": Words(N_("Let go"), N_("Notice and severance; colleagues notice too.")),
    "send_on_training": Words(N_("Send on training"), N_("A course costs money and days and raises a skill.")),
    "pair_mentor": Words(N_("Pair with a mentor"), N_("Hours of two people, so that one learns from the other.")),
    "hold_one_to_one": Words(
        N_("Hold a one-to-one"), N_("Lifts morale, and shows early that somebody thinks of leaving.")
    ),
    "review_performance": Words(N_("Review performance"), N_("Feedback and goals; shows pay against the market.")),
    "change_pay": Words(N_("Change pay"), N_("A person earns more, or less, from now on.")),
    "promote": Words(N_("Promote"), N_("A higher grade for somebody who has grown into it.")),
    "set_duty_shares": Words(
        N_("Set duty shares"), N_("How a person's week divides into service desk, operations and projects.")
    ),
    "authorise_overtime": Words(N_("Authorise overtime"), N_("More hours a week for a while; it tires.")),
    "answer_leave_request": Words(N_("Answer a leave request"), N_("Approve, move or decline days off.")),
    "propose_budget": Words(N_("Propose a budget"), N_("Ask the executives for more or less in the plan.")),
    "move_budget": Words(N_("Move budget"), N_("From one account to another, as far as Finance allows.")),
    "request_funds": Words(N_("Request funds"), N_("A business case to the executives; the answer takes a week.")),
    "call_for_bids": Words(N_("Call for bids"), N_("Ask vendors for offers; they take weeks.")),
    "negotiate": Words(N_("Negotiate"), N_("Talk a vendor down; needs a rival offer or volume.")),
    "sign_contract": Words(N_("Sign a contract"), N_("Accept an offer.")),
    "renew_contract": Words(N_("Renew a contract"), N_("Agree the next term with the same vendor.")),
    "cancel_contract": Words(N_("Cancel a contract"), N_("To the end of its term, or at once for a fee.")),
    "review_licences": Words(N_("Review licences"), N_("Count who uses what is paid for; unused units are cut.")),
    "run_awareness_campaign": Words(
        N_("Run an awareness campaign"), N_("People click on somewhat fewer false links for a while.")
    ),
    "commission_audit": Words(N_("Commission an audit"), N_("Finds weaknesses that nobody looked for.")),
}
"""Canonical name to words."""


def title(speak: Language, name: str) -> str:
    """Return what a button calls a decision."""
    words = DECISIONS.get(name)
    return speak.text(words.title) if words else name.replace("_", " ")


def line(speak: Language, name: str) -> str:
    """Return in one line what a decision does."""
    words = DECISIONS.get(name)
    return speak.text(words.line) if words else ""


def made(names: Names, name: str, arguments: Mapping[str, Any]) -> str:
    """Return a decision with what was chosen: ``Schedule maintenance (nas-1, replacement, Saturday, W12)``."""
    shown = [_argument(names, field, value) for field, value in arguments.items() if value not in ("", None, ())]
    what = title(names.language, name)
    return f"{what} ({', '.join(shown)})" if shown else what


def _argument(names: Names, field: str, value: Any) -> str:
    text = show(names, field, value)
    if field == "days":
        return names.language.text(N_("{n} days"), n=text)
    if field in ("weeks", "weeks_later"):
        return names.language.plural("{n} week", "{n} weeks", value)
    return f"{text}\u00a0h" if field == "hours_per_week" else text
