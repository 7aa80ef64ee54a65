"""Words for codes of plans, teams and staffing of projects."""

from typing import Final

from game.i18n import N_

FIELDS: Final[dict[str, dict[str, str]]] = {
    "how": {
        "quick": N_("quick"),
        "expert": N_("with an expert"),
        "bottom_up": N_("bottom-up"),
        "people": N_("more people"),
        "overtime": N_("overtime"),
    },
    "reply": {
        "take": N_("take it"),
        "give_up": N_("give it up"),
        "escalate": N_("go to the executives"),
    },
    "answer": {
        "grant": N_("granted"),
        "offer": N_("another offer"),
    },
    "reason": {
        "operations_first": N_("operations come first"),
        "not_able": N_("nobody with the skill"),
        "leave_or_course": N_("leave or a course"),
        "too_long": N_("too long"),
        "none": N_("no reason given"),
    },
}
"""Field to code to word; codes that other fields know as well are added to theirs."""

ROOTS: Final[dict[str, str]] = {
    "projects/conflict": N_("chance (whether people quarrel)"),
    "projects/creep": N_("chance (what slips in unasked)"),
}
"""Family of draws to what to call it."""
