"""Words for what the hats have: rules, duties, needs, letters, and the texts of cards and stories."""

from collections.abc import Mapping
from typing import Any, Final

from game.i18n import N_
from game.presenters.decisions import title
from game.presenters.fill import fill
from game.presenters.kpis import label, value
from game.presenters.names import Names
from game.presenters.words import FIELDS, word
from sim.scenario.vocabulary import KPIS

NEEDS: Final[dict[str, tuple[str, str]]] = {
    "card_owner": (N_("“{card}”: whose call is it?"), N_("If you do nothing: by the end of the turn, “{silent}”.")),
    "card_position": (N_("“{card}”: your position?"), N_("If you do nothing: the owner decides without it.")),
    "card_answer": (N_("“{card}”: your decision?"), N_("If you do nothing: by the end of the turn, “{silent}”.")),
    "leave": (N_("{who}: a wish for leave."), N_("If you do nothing: it is granted.")),
    "change": (
        N_("A change of {asset} is wanted ({who})."),
        N_("If you do nothing: it goes ahead unprepared in the next window."),
    ),
    "go_live": (
        N_("A project asks to go live on {asset}."),
        N_("If you do nothing: it goes ahead unprepared in the next window."),
    ),
    "staff": (
        N_("{project} asks for {person_or_field}: {share} for {weeks}."),
        N_("If you do nothing: it is declined."),
    ),
    "escalation": (N_("{project} puts a matter before you."), N_("If you do nothing: it goes back unanswered.")),
    "rebaseline": (
        N_("{project} asks for another plan: {weeks} more, {cents} more."),
        N_("If you do nothing: the old plan stands."),
    ),
    "proposal": (
        N_("{project} is proposed ({who})."),
        N_("If you do nothing: the executives decide, or the sponsor gives up."),
    ),
    "leader": (N_("Nobody leads {project}."), N_("If you do nothing: it stands still.")),
    "contract_renews": (
        N_("{contract} ends soon."),
        N_("If you do nothing: it renews by itself, {uplift} dearer."),
    ),
    "contract_lapses": (N_("{contract} ends soon."), N_("If you do nothing: it ends, and nothing takes its place.")),
    "bid": (
        N_("{who} offers {contract} for {cents_per_year} a year."),
        N_("If you do nothing: the offer expires."),
    ),
    "applicant": (
        N_("{name} applies, {field} about {level}."),
        N_("If you do nothing: the applicant goes elsewhere."),
    ),
    "incident": (N_("An urgent incident at {service}."), N_("If you do nothing: it waits its turn.")),
    "sign": (N_("Something about {who} is different."), N_("If you do nothing: notice may follow in some weeks.")),
    "promise": (
        N_("You owe {who} something ({about})."),
        N_("If you do nothing: it counts as broken unless it is kept in time."),
    ),
    "offer": (
        N_("Offered for {project}: {person}, {share} for {weeks}."),
        N_("If you do nothing: you get nobody."),
    ),
    "change_request": (
        N_("Something else is wanted from {project} ({who}): {hours} h."),
        N_("If you do nothing: somebody of the team is asked instead."),
    ),
    "blocker": (N_("Nobody moves a task of {project}."), N_("If you do nothing: the date slips day by day.")),
    "conflict": (N_("Two of the team of {project} do not speak."), N_("If you do nothing: it costs the team.")),
    "charter": (
        N_("{project}: what it delivers is not written down."),
        N_("If you do nothing: everybody expects something else."),
    ),
    "baseline": (
        N_("{project}: nothing is promised yet."),
        N_("If you do nothing: progress is measured against nothing."),
    ),
    "report": (N_("{project}: no report for a while."), N_("If you do nothing: the sponsor believes less.")),
    "acceptance": (N_("{project}: the sponsor has accepted nothing."), N_("If you do nothing: no benefit counts.")),
    "close": (N_("{project} is accepted and not closed."), N_("If you do nothing: it goes on costing hours.")),
}
"""Kind of need to what is wanted and to what happens if nobody answers."""

LETTERS: Final[dict[str, str]] = {
    "helped.people_given": N_("Thank you for {person}."),
    "helped.money_given": N_("The money for {project} helped."),
    "helped.escalation_answered": N_("Your word on {project} helped."),
    "helped.promise_kept": N_("You kept your word ({subject})."),
    "helped.honest_report": N_("The honest report on {project} helped me plan."),
    "helped.early_warning": N_("The early warning on {project} came in time."),
    "helped.people_back": N_("{person} is back, thank you."),
    "helped.went_live": N_("{project} is live. Well done."),
    "hurt.people_declined": N_("Without the people for {project} we stand still."),
    "hurt.people_fell_short": N_("Of {person} we got {given_h} instead of {promised_h}."),
    "hurt.go_live_missed": N_("The go-live of {project} did not take place."),
    "hurt.promise_broken": N_("A promise was not kept ({subject})."),
    "hurt.empty_chair": N_("We have hardly seen you for weeks; people ask who sits in your chair."),
    "hurt.rosy_report": N_("The report on {project} was rosier than the truth, and I had relied on it."),
    "hurt.defects": N_("{project} leaves defects behind; the service desk has them now."),
    "need.people": N_("On Monday I need an answer about people for {project}."),
    "need.window": N_("On Monday I need a word on the go-live."),
    "need.answer": N_("On Monday I need an answer to my offer for {project}."),
    "need.status": N_("On Monday I need to know how {project} stands; the last report is {weeks} old."),
}
"""Key of a line of a Friday letter to sentence."""


ADDED: Final[dict[str, tuple[str, ...]]] = {
    "card_echoed": ("line",),
    "arc_beat": ("line",),
    "effect_applied": ("who",),
    "effect_passed": ("who",),
    "friday_letter": ("letter",),
}
"""Type of event to what its sentence says beyond the event's own fields."""


def details(names: Names, event: Any, kind: str) -> dict[str, Any]:
    """Return what sentences about hats say beyond the fields of an event."""
    found: dict[str, Any] = {}
    if hasattr(event, "card"):
        found |= _of_card(names, event)
    if kind == "arc_beat":
        found["line"] = names.prose(f"arcs.{event.arc}.{event.beat}") or names.of("people", event.person)
    elif kind in ("effect_applied", "effect_passed"):
        found["who"] = _who(names, event.target, party=event.kind in _BY_PARTIES)
    elif kind == "left_to_run":
        found["subject"] = names.prose(f"cards.{event.subject}.title") or names.path(event.subject)
    elif kind in ("order_carried_out", "order_skipped", "duty_done", "item_worked_on"):
        found["subject"] = names.path(event.subject)
        if hasattr(event, "decision"):
            found["decision"] = title(names.language, event.decision)
    elif kind in ("prediction_made", "prediction_judged"):
        found |= _of_prediction(names, event)
    elif kind == "friday_letter":
        found["letter"] = " ".join(letter_line(names, key, dict(pairs)) for key, pairs in event.lines)
    return found


def _of_card(names: Names, event: Any) -> dict[str, Any]:
    key = f"cards.{event.card}"
    found = {"card": names.prose(f"{key}.title") or event.card, "line": names.prose(f"{key}.echo") or "…"}
    for field in ("option", "recommended"):
        option = getattr(event, field, "")
        if option:
            found[field] = names.prose(f"{key}.options.{option}.label") or option
    return found


_BY_PARTIES: Final = ("trust", "satisfaction", "promise")


def _who(names: Names, target: str, *, party: bool) -> str:
    for field in ("party", "account", "field"):
        if target in FIELDS[field]:
            return word(names.language, field, target)
    return (names.party if party else names.any)(target) or names.language.text(N_("the team"))


def _of_prediction(names: Names, event: Any) -> dict[str, Any]:
    project = event.subject.removeprefix("project:")
    if project != event.subject:
        shown = {f: names.language.week(round(getattr(event, f))) for f in ("value", "actual") if hasattr(event, f)}
        return shown | {"subject": names.of("projects", project)}
    currency = names.scenario.currency
    figures = (f for f in ("value", "actual") if hasattr(event, f))
    if event.subject not in KPIS:
        return {}
    shown = {f: value(names.language, event.subject, getattr(event, f), currency) for f in figures}
    return shown | {"subject": label(names.language, event.subject)}


def letter_line(names: Names, key: str, values: Mapping[str, Any]) -> str:
    """Return a line of a letter."""
    return fill(names, LETTERS[key], _spelled(names, values)) if key in LETTERS else ""


def _spelled(names: Names, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values with a number of weeks as words, one or many."""
    known = dict(values)
    if "weeks" in known:
        known["weeks"] = names.language.plural("{n} week", "{n} weeks", known["weeks"])
    return known


def need_lines(names: Names, kind: str, asker: str, subject: str, values: Mapping[str, Any]) -> tuple[str, str]:
    """Return what is wanted, and what happens if nobody answers."""
    wanted, otherwise = NEEDS[kind]
    card = names.prose(f"cards.{subject}.title") or subject
    known: dict[str, Any] = {"who": _who(names, asker, party=True), "card": card, "contract": subject}
    known |= _spelled(names, values)
    if "silent" in known:
        known["silent"] = names.prose(f"cards.{subject}.options.{known['silent']}.label") or known["silent"]
    if "about" in known:
        known["about"] = names.any(str(known["about"]))
    person, field = str(known.get("person", "")), str(known.get("field", ""))
    known["person_or_field"] = names.of("people", person) if person else word(names.language, "field", field)
    return fill(names, wanted, known), fill(names, otherwise, known)
