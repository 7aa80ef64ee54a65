"""What a button says of a decision: an imperative, as short as it can be, with what was chosen where that matters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from game.i18n import N_
from game.presenters import decisions
from game.presenters.fill import show
from game.presenters.words import word

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.session import Decision

ANSWERS: Final = {
    "approve": N_("Approve"),
    "reject": N_("Reject"),
    "move": N_("Put off"),
    "decline": N_("Decline"),
    "grant": N_("Grant"),
    "offer": N_("Offer less"),
    "take": N_("Take it up"),
    "back": N_("Send it back"),
    "sponsor": N_("To the sponsor"),
    "accept": N_("Accept"),
    "defer": N_("Put off"),
    "escalate": N_("Ask the sponsor"),
}
"""Answer to the imperative on its button."""
REPLIES: Final = {
    "take": N_("Take the offer"),
    "give_up": N_("Give it up"),
    "escalate": N_("To the executives"),
}
_SHORT: Final = {
    "declare_major_incident": N_("Declare, with {people}"),
    "hold_one_to_one": N_("Talk"),
    "cancel_contract": N_("Cancel it"),
    "sign_contract": N_("Sign"),
    "negotiate": N_("Negotiate"),
    "interview_candidate": N_("Interview"),
    "hire": N_("Make an offer"),
    "change_pay": N_("Change pay by {percent}"),
    "charter_project": N_("Charter it"),
    "decline_proposal": N_("Decline"),
    "appoint_project_manager": N_("Appoint {person}"),
    "renew_contract": N_("Renew for {weeks} weeks"),
    "renegotiate_promise": N_("Ask for {weeks} more weeks"),
    "let_it_run": N_("Let it run"),
    "grant_staff": N_("Lend {person}, {share}"),
    "schedule_maintenance": N_("{kind}: {asset}"),
    "assign_task": N_("Put {people} on it"),
    "estimate_task": N_("Estimate: {how}"),
    "crash_task": N_("Crash: {how}"),
    "report_status": N_("Report {colour}"),
    "respond_to_risk": N_("Response: {response}"),
    "hold_risk_workshop": N_("Hold a risk workshop"),
}
"""Decision to the words on its button; placeholders are its arguments."""


def short(ui: Ui, decision: Decision) -> str:
    """Return the words on the button of a decision that stands beside what it is about."""
    name, given = decision.name(), decision.arguments()
    special = _SPECIAL.get(name)
    if special is not None:
        return special(ui, given)
    if "answer" in given:
        return _answer(ui, given)
    if name not in _SHORT or ui.names is None:
        return decisions.title(ui.speak, name)
    names = ui.names
    shown = {field: show(names, field, given[field]) for field in given}
    text = ui.t(_SHORT[name], **shown)
    return text[:1].upper() + text[1:]


def _answer(ui: Ui, given: dict[str, Any]) -> str:
    answer = str(given["answer"])
    if answer == "offer" and given.get("share"):
        return ui.t("Offer {share}", share=ui.speak.share(float(given["share"])))
    if answer == "move" and given.get("weeks_later"):
        return ui.speak.plural("+{n} week", "+{n} weeks", int(given["weeks_later"]))
    return ui.t(ANSWERS.get(answer, answer))


def _owner(ui: Ui, given: dict[str, Any]) -> str:
    text = word(ui.speak, "owner", str(given["owner"]))
    return text[:1].upper() + text[1:]


def _option(ui: Ui, given: dict[str, Any]) -> str:
    text = ui.names.prose(f"cards.{given['card']}.options.{given['option']}.label") if ui.names else ""
    return text or str(given["option"])


def _order(ui: Ui, given: dict[str, Any]) -> str:
    return ui.t("Put in force") if given.get("on", True) else ui.t("Strike out")


def _duty(ui: Ui, given: dict[str, Any]) -> str:
    if not given.get("person") or ui.names is None:
        return ui.t("Take back")
    return ui.t("Give to {person}", person=ui.names.of("people", str(given["person"])))


def _reply(ui: Ui, given: dict[str, Any]) -> str:
    return ui.t(REPLIES.get(str(given["reply"]), str(given["reply"])))


_SPECIAL: Final[dict[str, Callable[[Ui, dict[str, Any]], str]]] = {
    "name_owner": _owner,
    "answer_dilemma": _option,
    "state_position": _option,
    "set_standing_order": _order,
    "delegate_duty": _duty,
    "accept_offer": _reply,
}
