"""The risks that a project knows: what each would do, how likely it is, and where it lies in the matrix."""

from typing import Final, NamedTuple

from game.i18n import N_
from game.presenters.names import Names
from game.presenters.plan import task_name
from game.presenters.words import word
from sim.projects.view import ProjectView, RiskView

_LIKELY: Final = (0.2, 0.4)
"""From here on a risk is of middle, and of high likelihood."""

_LARGE: Final = {
    "effort": (10.0, 25.0),
    "requirement": (10.0, 25.0),
    "delay": (3.0, 8.0),
    "defects": (2.0, 5.0),
    "cost": (0.02, 0.05),
}
"""Kind of impact to what is middle and what is high: hours, hours, days, defects, shares of the budget."""

_SAID: Final = {
    "effort": N_("{n} h more work"),
    "requirement": N_("something new, {n} h"),
    "delay": N_("{n} days of delay"),
    "defects": N_("{n} defects"),
}
_STATES: Final = {
    "open": N_("may happen"),
    "struck": N_("happened"),
    "passed": N_("is over"),
    "avoided": N_("avoided"),
}
LEVELS: Final = (N_("low"), N_("middle"), N_("high"))


class RiskRow(NamedTuple):
    """A risk in the register.

    Attributes:
        number: Its number in matrix and list, from 1; 0 where it cannot happen any more.
        likelihood, impact: 0 low, 1 middle, 2 high.
        answered: Whether there is a response.
        task: Name of the task that it hits, or empty.
        weighed: Likelihood times size relative to what is high, for the order.
    """

    id: str
    number: int
    name: str
    effect: str
    state: str
    response: str
    when: str
    probability: float
    likelihood: int
    impact: int
    answered: bool
    task: str
    weighed: float


def risk_name(names: Names, risk: str) -> str:
    """Return what may happen."""
    text = names.part("risks", risk) or word(names.language, "risk", risk)
    return text[:1].upper() + text[1:]


def effect(names: Names, risk: RiskView) -> str:
    """Return what a risk would do, with its size."""
    speak = names.language
    if risk.impact == "cost":
        text = speak.money(risk.size, names.scenario.currency)
    else:
        text = speak.text(_SAID[risk.impact], n=speak.number(risk.size))
    return text


def rows(names: Names, project: ProjectView) -> tuple[RiskRow, ...]:
    """Return the register: what may happen, heaviest first, then what is over."""
    found = [_row(names, project, risk) for risk in project.risks]
    found.sort(key=lambda row: (row.state != "open", -row.weighed, row.id))
    return tuple(
        row._replace(number=place if row.state == "open" else 0, state=state_words(names, row.state))
        for place, row in enumerate(found, 1)
    )


def _row(names: Names, project: ProjectView, risk: RiskView) -> RiskRow:
    speak = names.language
    middle, high = _LARGE[risk.impact]
    size = risk.size / max(1, project.budget_cents) if risk.impact == "cost" else risk.size
    answered = word(speak, "response", risk.response) if risk.response != "none" else speak.text(N_("no response yet"))
    weeks = f"{speak.week(risk.from_week)}–{speak.week(risk.to_week)}" if risk.to_week else ""
    return RiskRow(
        risk.id,
        0,
        risk_name(names, risk.id),
        effect(names, risk),
        risk.state,
        answered,
        weeks,
        risk.probability,
        sum(risk.probability >= least for least in _LIKELY),
        sum(size >= least for least in (middle, high)),
        risk.response != "none",
        task_name(names, risk.task) if risk.task else "",
        risk.probability * size / high,
    )


def state_words(names: Names, state: str) -> str:
    """Return whether a risk can still happen."""
    return names.language.text(_STATES[state]) if state in _STATES else state.replace("_", " ")
