"""Why a decision is not possible: one sentence per refusal code."""

from typing import Final

from game.i18n import N_
from game.presenters.decisions import title
from game.presenters.fill import fill, placeholders
from game.presenters.names import Names
from game.presenters.refusal_texts import business, control, delivery, hats, operations, people, relations
from sim.kernel.errors import Refusal

_SESSION: Final[dict[str, str | tuple[str, ...]]] = {
    "not_your_call": (
        N_("This is not your call but that of another role: {owner}. What your role does instead: {instead}."),
        N_("This is not your call but that of another role: {owner}."),
    ),
    "not_your_project": N_("You do not lead {project}; its own project manager decides."),
    "no_project_manager_yet": N_("Nobody has been appointed to lead {project} yet; that is the IT manager's call."),
    "no_attention_left": N_("Not enough attention left this week: it takes {hours} h, {left} h are left."),
}

REFUSALS: Final[dict[str, str | tuple[str, ...]]] = {
    **_SESSION,
    **operations.REFUSALS,
    **people.REFUSALS,
    **business.REFUSALS,
    **relations.REFUSALS,
    **control.REFUSALS,
    **delivery.REFUSALS,
    **hats.REFUSALS,
}
"""Code to sentence, or to several: the first whose parameters are all given is said."""


def variants(code: str) -> tuple[str, ...]:
    """Return the sentences of a code, none if it is unknown."""
    found = REFUSALS.get(code, ())
    return (found,) if isinstance(found, str) else found


def reason(names: Names, refusal: Refusal) -> str:
    """Return why in one sentence."""
    values: dict[str, object] = dict(refusal.parameters)
    if values.get("instead"):
        values["instead"] = title(names.language, str(values["instead"]))
    else:
        values.pop("instead", None)
    sentences = variants(refusal.code)
    if not sentences:
        return refusal.code.replace("_", " ")
    best = next((text for text in sentences if placeholders(text) <= values.keys()), sentences[-1])
    return fill(names, best, values)
