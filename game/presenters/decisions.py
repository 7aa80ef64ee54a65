"""Decisions in words: a title, a line on what it does, and a phrase with its arguments."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from game.i18n import N_, Language
from game.presenters import decisions_control, decisions_delivery, kpis
from game.presenters.fill import quoted, show
from game.presenters.names import Names
from sim.scenario.vocabulary import KPIS


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
    "set_strategy": Words(
        N_("Set the strategy"), N_("Directions and their weights; they count the more the longer they are held.")
    ),
    "evaluate_option": Words(
        N_("Evaluate an option"), N_("A specialist looks closer: narrows what it might cost and bring.")
    ),
    "adopt_standard": Words(
        N_("Adopt a standard"), N_("Fewer kinds to know, less failure; costs money, migration and some freedom.")
    ),
    "meet_department": Words(
        N_("Meet a department"), N_("What it needs, plans and minds; wins trust, if it is not every week.")
    ),
    "report_to_executives": Words(
        N_("Report to the executives"), N_("Reasons behind figures before they ask; softens the next review.")
    ),
    "renegotiate_promise": Words(
        N_("Renegotiate a promise"), N_("More weeks before it is due: costs a little trust, breaking it costs much.")
    ),
    "name_owner": Words(
        N_("Name the owner"), N_("Whose call is it? A wrong answer is explained, counted, and costs nothing.")
    ),
    "answer_dilemma": Words(
        N_("Decide a card"), N_("Choose one of its answers; each has its price, and comes back weeks later.")
    ),
    "state_position": Words(N_("State a position"), N_("What this hat would do, before the owner decides.")),
    "set_standing_order": Words(
        N_("Set a standing order"), N_("A rule that answers for you at half the price; its mistakes are yours.")
    ),
    "delegate_duty": Words(
        N_("Delegate a duty"), N_("A named person answers with own hours and at own skill; you stay accountable.")
    ),
    "work_on_item": Words(
        N_("Do it yourself"), N_("Own hours on a ticket in a small company, or on a task: tempting, and counted.")
    ),
    "let_it_run": Words(N_("Let it run"), N_("Go on without acting; a card is left to silence.")),
    "write_handover_note": Words(N_("Leave a note"), N_("What the other hat will read at its desk.")),
    "predict": Words(N_("Predict"), N_("What you expect by the end of a week; later held against what came.")),
    "ask_handbook": Words(N_("Ask the handbook"), N_("What a manager by the book would do, and why.")),
    "run_awareness_campaign": Words(
        N_("Run an awareness campaign"), N_("People click on somewhat fewer false links for a while.")
    ),
    "commission_audit": Words(N_("Commission an audit"), N_("Finds weaknesses that nobody looked for.")),
    **{name: Words(*words) for name, words in decisions_control.WORDS.items()},
    **{name: Words(*words) for name, words in decisions_delivery.WORDS.items()},
}
"""Canonical name to words."""

_OUTSIDE: Final = {
    "open_envelope": Words(N_("Open an envelope"), N_("A prepared event; the trainer opens it by its word.")),
}
"""What nobody in the house decides."""


def title(speak: Language, name: str) -> str:
    """Return what a button calls a decision."""
    words = DECISIONS.get(name) or _OUTSIDE.get(name)
    return speak.text(words.title) if words else name.replace("_", " ")


def line(speak: Language, name: str) -> str:
    """Return in one line what a decision does."""
    words = DECISIONS.get(name) or _OUTSIDE.get(name)
    return speak.text(words.line) if words else ""


def made(names: Names, name: str, arguments: Mapping[str, Any]) -> str:
    """Return a decision with what was chosen: ``Schedule maintenance (nas-1, replacement, Saturday, W12)``."""
    chosen = {field: value for field, value in arguments.items() if value not in ("", None, ())}
    shown = [
        _argument(names, field, value, chosen) for field, value in chosen.items() if not _left_open(name, field, value)
    ]
    what = title(names.language, name)
    shown = [text for text in dict.fromkeys(shown) if text and not any(_within(text, more) for more in shown)]
    return f"{what} ({', '.join(shown)})" if shown else what


def _within(text: str, more: str) -> bool:
    """Tell whether another argument says the same: in quotation marks, or among the names that a path is told by."""
    return text != more and text in (more.strip("“”„"), *more.split(", "))


_OPEN: Final[dict[str, object]] = {
    "reason": "none",
    "weeks": 0,
    "weeks_later": 0,
    "due_week": 0,
    "level": 0,
    "limit": 0,
    "pay_cents": 0,
    "linked": True,
    "on": True,
    "answer_request.share": 0,
    "request_rebaseline.budget_percent": 0,
}
"""Arguments, of one decision or of any, to the value by which they stay open or go without saying."""


def _left_open(name: str, field: str, value: Any) -> bool:
    return any(key in _OPEN and _OPEN[key] == value for key in (field, f"{name}.{field}"))


def _argument(names: Names, field: str, value: Any, others: Mapping[str, Any]) -> str:
    text = show(names, field, value)
    if text == value and "/" in text:  # an id that has no name: what it speaks of, or nothing
        spoken = names.path(text)
        return spoken if spoken != text else ""
    if field == "card":
        return quoted(names, text)
    if field == "option":
        label = names.prose(f"cards.{others.get('card')}.options.{value}.label")
        return quoted(names, label) if label else text
    if field == "subject":
        return _subject(names, str(value))
    if field == "value" and others.get("subject") in KPIS:
        return kpis.value(names.language, str(others["subject"]), value, names.scenario.currency)
    return _measured(names, field, value, text)


def _measured(names: Names, field: str, value: Any, text: str) -> str:
    """Return a number with what it counts, where the number alone would say too little."""
    speak = names.language
    if field == "days":
        return speak.text(N_("{n} days"), n=text)
    if field == "level" and not isinstance(value, str):
        return speak.text(N_("level {level}"), level=text)
    if field in ("weeks", "weeks_later"):
        return speak.plural("{n} week", "{n} weeks", value)
    return f"{text}\u00a0h" if field == "hours_per_week" else text


def _subject(names: Names, subject: str) -> str:
    """Return what to call a card, a KPI, or whatever a path speaks of."""
    card = names.prose(f"cards.{subject}.title")
    if card:
        return quoted(names, card)
    return kpis.label(names.language, subject) if subject in KPIS else names.path(subject)
