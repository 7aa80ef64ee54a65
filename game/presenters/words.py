"""Words for codes: what the simulation calls ``service_desk`` or ``backed_out``."""

from typing import Final

from game.i18n import N_, Language
from game.presenters import words_control, words_delivery

_SKILLS: Final = {
    "service_desk": N_("service desk"),
    "endpoint": N_("workplace devices"),
    "server": N_("servers"),
    "network": N_("network"),
    "database": N_("databases"),
    "application": N_("applications"),
    "security": N_("security"),
    "development": N_("development"),
    "analysis": N_("analysis"),
    "leadership": N_("leadership"),
}
_KINDS: Final = {
    "request": N_("request"),
    "incident": N_("incident"),
    "enhancement": N_("enhancement"),
    "problem": N_("problem"),
    "change": N_("change"),
    "maintenance": N_("maintenance"),
    "patching": N_("patching"),
    "security": N_("security work"),
    "knowledge": N_("knowledge base"),
    "training": N_("training"),
    "meeting": N_("meeting"),
    "calls": N_("calls"),
    "review": N_("counting of licences"),
    "upkeep": N_("upkeep of monitoring"),
    "task": N_("project task"),
    "evaluation": N_("evaluation"),
    "migration": N_("migration"),
    "patch": N_("patching"),
    "upgrade": N_("upgrade"),
    "replace": N_("replacement"),
    "licence": N_("licences"),
    "cloud": N_("cloud service"),
    "support": N_("support"),
    "go_live": N_("go-live"),
    "exploit": N_("through a gap"),
    "phishing": N_("through phishing"),
}
_GRADES: Final = {
    "junior": N_("junior"),
    "professional": N_("professional"),
    "senior": N_("senior"),
    "lead": N_("team lead"),
}
_ACCOUNTS: Final = {
    "payroll": N_("payroll"),
    "contractors": N_("contractors"),
    "on_call": N_("on-call and overtime"),
    "licences": N_("licences"),
    "cloud": N_("cloud"),
    "support": N_("support contracts"),
    "training": N_("training"),
    "recruiting": N_("recruiting"),
    "security": N_("security"),
    "project_expense": N_("projects (expense)"),
    "hardware": N_("hardware"),
    "project_capital": N_("projects (capital)"),
}
_STATES: Final = {"up": N_("up"), "degraded": N_("impaired"), "down": N_("down")}
_REASONS: Final = {
    "sick": N_("sickness"),
    "sickness": N_("sickness"),
    "leave": N_("leave"),
    "training": N_("a course"),
    "course": N_("a course"),
    "meeting": N_("a meeting"),
    "away": N_("away"),
    "resigned": N_("resignation"),
    "dismissed": N_("dismissal"),
    "contract_ended": N_("end of contract"),
    "filled": N_("filled"),
    "withdrawn": N_("withdrawn"),
    "no_candidates": N_("no candidates"),
    "freeze": N_("change freeze"),
    "full": N_("no free window"),
    "nobody_able": N_("nobody able to do it"),
    "nobody_free": N_("nobody free"),
    "backlog": N_("the last round is not finished"),
    "user_silent": N_("the user did not answer"),
    "outages": N_("against outages"),
    "security": N_("for security"),
    "people": N_("for people"),
    "obligations": N_("for obligations"),
    "growth": N_("for growth"),
}
_DRIVERS: Final = {
    "workload": N_("workload"),
    "overtime": N_("overtime"),
    "nights": N_("nights on call"),
    "on_call": N_("nights on call"),
    "recognition": N_("too little recognition"),
    "pay": N_("pay"),
    "growth": N_("no prospects"),
    "team": N_("the team"),
    "opportunity": N_("a better offer elsewhere"),
    "neglect": N_("nobody talks to them"),
    "spirit": N_("the mood in the team"),
    "steadiness": N_("priorities that keep changing"),
    "fatigue": N_("fatigue"),
    "leaver": N_("a colleague who left"),
    "none": N_("nothing in particular"),
    "outages": N_("outages"),
    "late": N_("tickets that take too long"),
    "reopened": N_("tickets that come back"),
}
_SETTINGS: Final = {
    "triage_order": N_("triage order"),
    "interrupt_rule": N_("interrupt rule"),
    "priority": N_("by priority"),
    "first_come": N_("first come, first served"),
    "sla_slack": N_("by time left in the SLA"),
    "business_value": N_("by business value"),
    "none": N_("none"),
    "p1": N_("P1 only"),
    "p1_p2": N_("P1 and P2"),
    "basic": N_("basic"),
    "full": N_("full"),
}
_ANSWERS: Final = {
    "approve": N_("approved"),
    "approved": N_("approved"),
    "reject": N_("rejected"),
    "rejected": N_("rejected"),
    "decline": N_("declined"),
    "declined": N_("declined"),
    "move": N_("moved"),
    "moved": N_("moved"),
    "silence": N_("nobody answered"),
    "repeat": N_("another try"),
    "thaw": N_("the freeze is over"),
    "granted": N_("granted"),
}
_OUTCOMES: Final = {
    "backed_out": N_("backed out"),
    "fixed_forward": N_("fixed forward"),
    "won": N_("won"),
    "lost": N_("lost"),
    "ended_early": N_("ended early"),
}
_FAULTS: Final = {
    "hardware": N_("hardware"),
    "software": N_("software"),
    "undetermined": N_("unknown cause"),
    "network": N_("network"),
    "facilities": N_("power or cooling"),
    "human": N_("human error"),
}
_PARTIES: Final = {
    "executives": N_("the executives"),
    "finance": N_("Finance"),
    "hr": N_("HR"),
    "hats": N_("What the two hats hold of each other"),
    "it": N_("the IT manager"),
    "pm": N_("the project manager"),
    "either": N_("either hat"),
    "sponsor": N_("the sponsor"),
    "department": N_("the department"),
    "trainer": N_("the trainer"),
}
_AIMS: Final = {
    "budget": N_("the budget"),
    "outages": N_("outages"),
    "agreements": N_("tickets in time"),
    "strategy": N_("a strategy that is theirs"),
}
_DUTIES: Final = {"desk": N_("service desk"), "operations": N_("operations"), "projects": N_("projects")}
_GIVEN: Final = {
    "changes": N_("approving changes"),
    "leave": N_("answering wishes for leave"),
    "vendors": N_("renewing small contracts"),
    "task_planning": N_("giving tasks to people"),
}
_RULES: Final = {
    "approve_small_changes": N_("approve small changes in their window"),
    "grant_small_requests": N_("lend projects people with time to spare"),
    "approve_leave": N_("approve leave outside peaks"),
    "renew_small_contracts": N_("renew small contracts"),
    "declare_p1": N_("declare a P1 that nobody has solved in time"),
    "talk_on_sign": N_("talk with whoever shows a sign"),
    "report_honestly": N_("report honestly every Friday"),
    "accept_small_requests": N_("accept small change requests"),
    "reestimate_overruns": N_("estimate anew what runs over"),
    "recognise_milestones": N_("thank for a finished deliverable"),
    "update_sponsor": N_("talk with the sponsor regularly"),
    "escalate_blockers": N_("escalate what stands still"),
}
_WINDOWS: Final = {
    "evening": N_("evening"),
    "saturday": N_("Saturday"),
    "sunday": N_("Sunday"),
    "lunch": N_("midday"),
    "emergency": N_("as soon as possible"),
}
_PHASES: Final = {
    "contain": N_("contained"),
    "eradicate": N_("cleaned up"),
    "recover": N_("recovered"),
    "notify": N_("those concerned are told"),
}
_CHOICES: Final = {
    "none": N_("none"),
    "standard": N_("standard"),
    "generous": N_("generous"),
    "light": N_("light"),
    "full": N_("full"),
    "term_end": N_("at the end of its term"),
    "at_once": N_("at once"),
    "all": N_("all accounts"),
    "noticed": N_("noticed"),
    "open": N_("being worked on"),
    "removed": N_("removed"),
}

_KNOWN: Final = {"reason": _REASONS, "answer": _ANSWERS}
"""Fields that more than one part of the house has words for."""

FIELDS: Final[dict[str, dict[str, str]]] = {
    "field": _SKILLS,
    "kind": _KINDS,
    "grade": _GRADES,
    "account": _ACCOUNTS,
    "source": _ACCOUNTS,
    "target": _ACCOUNTS,
    "mode": _STATES,
    "old": _STATES | _SETTINGS,
    "new": _STATES | _SETTINGS,
    "topic": _AIMS,
    "aim": _AIMS,
    "second_aim": _AIMS,
    "driver": _DRIVERS,
    "concern": _DRIVERS,
    "setting": _SETTINGS,
    "order": _SETTINGS,
    "rule": _SETTINGS | _RULES,
    "level": _SETTINGS,
    "outcome": _OUTCOMES,
    "failure_cause": _FAULTS,
    "owner": _PARTIES,
    "named": _PARTIES,
    "sender": _PARTIES,
    "party": _PARTIES,
    "seat": _PARTIES,
    "duty": _DUTIES | _GIVEN,
    "window": _WINDOWS,
    "phase": _PHASES,
    "allowance": _CHOICES,
    "scale": _CHOICES,
    "when": _CHOICES,
    "focus": _CHOICES | _ACCOUNTS,
    "state": _CHOICES,
    **{
        field: _KNOWN.get(field, {}) | words_control.FIELDS.get(field, {}) | words_delivery.FIELDS.get(field, {})
        for field in (*words_control.FIELDS, *words_delivery.FIELDS)
    },
}
"""Field of an event, decision or refusal to code to word."""


def word(language: Language, field: str, code: str) -> str:
    """Return the word for a code of a field; a code without a word is shown as it is, legibly."""
    known = FIELDS.get(field, {}).get(code)
    return language.text(known) if known else code.replace("_", " ")
