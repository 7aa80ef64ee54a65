"""How a game is told at its end: its name, what it means, what stands behind it, and what was nearly so."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from game.i18n import N_
from game.presenters import kpis
from game.presenters.events import sentence
from game.presenters.fill import fill
from game.presenters.names import Names
from game.presenters.page import Line, Part, Section
from sim.kernel.log import Event, type_name
from sim.kernel.units import week_of
from sim.session import EndingView, NextQuarterView, Session


class Told(NamedTuple):
    """Title and epilogue of an ending."""

    title: str
    text: str


ENDINGS: Final[dict[str, Told]] = {
    "both_standing": Told(
        N_("Both houses standing"),
        N_("The project is delivered and wanted, and the department that runs it is in good order."),
    ),
    "nobody_left": Told(
        N_("Delivered, and nobody left to run it"),
        N_("The project is delivered; what it took from the people and the services shows for longer than the joy."),
    ),
    "lights_on": Told(
        N_("Lights on, nothing new"),
        N_("Operations went on from Monday to Monday. What was to be new is still to come."),
    ),
    "late_and_wanted": Told(
        N_("Late, and wanted"),
        N_("It took longer than promised, and those who waited are glad to have it."),
    ),
    "on_time_unwanted": Told(
        N_("On time, and not wanted"),
        N_("The date was kept. What arrived on it is not what those it is for had hoped for."),
    ),
    "late_unwanted": Told(
        N_("Late, and no longer waited for"),
        N_("It came after its day, and those it was for had made other arrangements."),
    ),
    "rightly_stopped": Told(
        N_("Rightly stopped"),
        N_("A project that no longer held its promise was ended. The money it would still have taken stays here."),
    ),
    "long_quarter": Told(
        N_("The long quarter"),
        N_("The figures at the end looked better than the house behind them, as the weeks that followed have shown."),
    ),
    "in_the_papers": Told(
        N_("In the papers"),
        N_("What strangers took out of the house is known outside of it, and what it costs is known inside."),
    ),
    "relieved": Told(
        N_("Relieved"),
        N_("The executives have lost their trust and given the task to somebody else."),
    ),
}
"""Ending to its title and epilogue."""

_BECAME: Final = frozenset({"project_went_live", "project_cancelled"})
_MOST_PROJECTS: Final = 2
_NOT_COME: Final = N_("{person} had been promised to the project, and did not come as promised.")
_STATES: Final = {
    "down": N_("{service} stood still."),
    "degraded": N_("{service} was slower than it should be."),
    "": N_("{service} worked again."),
}

FACTS: Final[dict[str, str]] = {
    "relieved": N_("trust of the executives"),
    "breach_of_budget_share": N_("cost of break-ins as a share of the budget"),
    "quarter_total": N_("the IT manager's total in the next quarter"),
    "quarter_drop": N_("what the next quarter lost of it"),
    "delivered": N_("projects delivered"),
    "people": N_("the score for people"),
    "late_share": N_("lateness as a share of the time promised"),
    "wanted": N_("how far those it is for want it"),
    "it_total": N_("the IT manager's total"),
    "pm_total": N_("the project manager's total"),
    "stopped": N_("projects stopped"),
    "stopped_performance": N_("performance of the stopped project"),
}
"""Fact of an ending's rule to what it is called."""


def ending_section(names: Names, session: Session) -> Section | None:
    """Return how the game is told, or None while it goes on.

    Args:
        names: What to call things.
        session: The game.
    """
    speak, ending = names.language, session.ending()
    if ending is None:
        return None
    told, events = ENDINGS[ending.id], session.game_events()
    parts: list[Part] = [
        Line(speak.text(told.title), "strong"),
        Line(f"{speak.text(told.text)} {_count(names, events)}".strip()),
    ]
    for event in _behind(session, ending, events):
        parts.append(Line(f"{speak.week(week_of(event.t_s))}  {retold(names, event)}", "quiet", "•"))
    parts += [Line(text, "quiet") for text in _near(names, ending)]
    return Section(speak.text(N_("The end")), tuple(parts))


def _behind(session: Session, ending: EndingView, events: Sequence[Event]) -> list[Event]:
    """Return what stands behind an ending, with what became of the largest projects, in the order of happening."""
    found = {event.id: event for event in map(session.find, ending.events) if event is not None}
    sizes = {project.id: project.budget_cents + project.capital_cents for project in session.scenario.projects}
    became: list[Any] = [event for event in events if type_name(type(event)) in _BECAME]
    for event in sorted(became, key=lambda event: -sizes.get(event.project, 0))[:_MOST_PROJECTS]:
        found[event.id] = event
    return sorted(found.values(), key=lambda event: event.t_s)


def retold(names: Names, happened: Event) -> str:
    """Return an event that stands behind an ending, as one would say it at the end."""
    event: Any = happened
    kind = type_name(type(happened))
    if kind == "promise_broken" and event.kind == "people":
        return fill(names, _NOT_COME, {"person": event.subject})
    if kind == "service_state_changed":
        return fill(names, _STATES.get(event.new, _STATES[""]), {"service": event.service})
    return sentence(names, happened)


def _is_leaver(event: Event) -> bool:
    return type_name(type(event)) == "person_left"


def _count(names: Names, events: Sequence[Event]) -> str:
    """Return what became of the promises of this game, and who left."""
    speak = names.language
    kinds = Counter(type_name(type(event)) for event in events)
    kept, broken = kinds["promise_kept"], kinds["promise_broken"]
    left = sum(getattr(event, "reason", "") != "contract_ended" for event in events if _is_leaver(event))
    said = []
    if broken:
        text = N_("Promises that fell due: {kept} kept, {broken} broken; {left} left.")
    else:
        text = N_("No promise was broken; {left} left.")
    who = speak.plural("{n} person", "{n} people", left) if left else speak.text(N_("nobody"))
    said.append(speak.text(text, kept=speak.number(kept), broken=speak.number(broken), left=who))
    return " ".join(said)


def _near(names: Names, ending: EndingView) -> list[str]:
    speak = names.language
    return [
        speak.text(
            N_("Nearly “{ending}”: {fact} was {actual}, and {needed} would have done."),
            ending=speak.text(ENDINGS[miss.ending].title),
            fact=speak.text(FACTS[miss.fact]),
            actual=_value(names, miss.fact, miss.actual),
            needed=_value(names, miss.fact, miss.needed),
        )
        for miss in ending.near_misses
    ]


def _value(names: Names, fact: str, amount: float) -> str:
    speak = names.language
    if fact.endswith("_share"):
        return speak.share(amount, 1)
    return speak.number(amount, 2 if fact == "stopped_performance" else 0)


def quarter_lines(names: Names, quarter: NextQuarterView | None, *, over: bool) -> list[Line]:
    """Return what the next quarter showed, or that it was left out."""
    speak = names.language
    if quarter is None:
        text = N_("The next quarter was not played: the totals are those of the game alone.")
        return [Line(speak.text(text), "quiet")] if over else []
    scores = dict(quarter.scores)
    lines = []
    for role in ("it_manager", "project_manager", "organisation"):
        total = scores.get(f"{role}.total")
        if total is not None:
            lines.append(f"{speak.text(kpis.ROLES[role])} {speak.number(total)}")
    text = speak.text(
        N_(
            "What you left behind, {weeks} weeks on with both desks by the book: {totals}. It is {share} of the totals."
        ),
        weeks=quarter.weeks,
        totals=speak.listing(lines),
        share=speak.share(quarter.weight),
    )
    return [Line(text, "quiet")]
