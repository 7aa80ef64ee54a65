"""Projects as they stand, in a table: what a report shows when the game is over and nothing needs to be hidden."""

from collections.abc import Sequence
from typing import Any, Final

from game.i18n import N_
from game.presenters.names import Names
from game.presenters.page import Section, Table, Tone
from sim.kernel.log import Event, type_name
from sim.kernel.units import week_of
from sim.session import ProjectFigures

STATUS: Final[dict[str, str]] = {
    "proposed": N_("proposed"),
    "declined": N_("declined"),
    "chartered": N_("chartered"),
    "running": N_("running"),
    "paused": N_("paused"),
    "live": N_("live"),
    "closed": N_("closed"),
    "cancelled": N_("cancelled"),
}
_LATE: Final = 0.15
FIGURES: Final[dict[str, str]] = {
    "percent": N_("Share of the work that is earned"),
    "spi": N_("Schedule performance (SPI)"),
    "cpi": N_("Cost performance (CPI)"),
    "spi_t": N_("Schedule performance in time, SPI(t)"),
    "tcpi": N_("Performance needed from here (TCPI)"),
    "pv_cents": N_("Planned value"),
    "ev_cents": N_("Earned value"),
    "ac_cents": N_("Actual cost"),
    "bac_cents": N_("Budget at completion"),
    "eac_cents": N_("Cost expected at completion"),
    "earned_schedule_weeks": N_("Earned schedule in weeks"),
    "slip_share": N_("Lateness as a share of the time promised"),
    "delivered_share": N_("Share of the value delivered"),
    "booked_h": N_("Hours booked"),
    "escaped": N_("Defects found after go-live"),
    "benefit_cents": N_("Benefit so far"),
    "motivation_share": N_("Motivation of the team"),
    "stakeholder_trust": N_("Trust of stakeholders"),
}
"""Figure of a project to its label."""


def projects_section(
    names: Names, projects: Sequence[ProjectFigures], events: Sequence[Event] = (), now_s: int = 0
) -> Section | None:
    """Return the projects in a table, or None if there are none.

    Args:
        names: What to call things.
        projects: With their figures.
        events: The log, for the weeks that were promised and reached.
        now_s: Where the game stands.
    """
    if not projects:
        return None
    speak = names.language
    rows, tones = [], []
    weeks = _weeks_late(events, now_s)
    for project in projects:
        figures = dict(project.figures)
        who = names.any(project.leader) if project.leader not in {"", "pm"} else project.leader
        led = speak.text(N_("project manager")) if who == "pm" else who or "–"
        shown = [value(names, name, figures[name]) for name in ("percent", "spi", "cpi")]
        shown.append(lateness(names, weeks.get(project.id)))
        rows.append((names.of("projects", project.id), speak.text(STATUS[project.status]), led, *shown))
        tones.append(_tone(project.status, figures["slip_share"]))
    headings = (N_("project"), N_("status"), N_("led by"), N_("done"), "SPI", "CPI", N_("finish"))
    heads = tuple(speak.text(heading) for heading in headings)
    return Section(speak.text(N_("Projects")), (Table(heads, "<<<>>>>", tuple(rows), tuple(tones)),))


def _weeks_late(events: Sequence[Event], now_s: int) -> dict[str, int]:
    """Return project to weeks between its first promise and its go-live; an open one counts once it is late."""
    promised: dict[str, int] = {}
    found: dict[str, int] = {}
    for happened in events:
        kind, event = type_name(type(happened)), _any(happened)
        if kind == "baseline_set" and event.number == 0:
            promised[event.project] = event.finish_week
        elif kind == "project_chartered":
            promised.setdefault(event.project, event.due_week)
        elif kind == "project_went_live" and event.project in promised:
            found[event.project] = week_of(event.t_s) - promised[event.project]
    now = week_of(max(0, now_s - 1))
    return {project: now - week for project, week in promised.items() if now > week} | found


def _any(event: Any) -> Any:
    return event


def lateness(names: Names, weeks: int | None) -> str:
    """Return how far from the first promise a project went live, in words."""
    speak = names.language
    if weeks is None:
        return "–"
    if weeks == 0:
        return speak.text(N_("on time"))
    length = speak.plural("{n} week", "{n} weeks", abs(weeks))
    return speak.text(N_("{length} late") if weeks > 0 else N_("{length} early"), length=length)


def _tone(status: str, slip: float | None) -> Tone:
    if status in {"live", "closed"}:
        return "good" if (slip or 0.0) <= _LATE else "watch"
    if status == "cancelled":
        return "bad"
    return "watch" if (slip or 0.0) > _LATE else ""


def value(names: Names, name: str, amount: float | None) -> str:
    """Return a figure of a project with its unit; a dash if it is not defined."""
    speak = names.language
    if amount is None:
        return "–"
    if name.endswith("_cents"):
        return speak.money(amount, names.scenario.currency)
    if name == "percent" or name.endswith("_share"):
        return speak.share(amount)
    if name == "booked_h":
        return speak.hours(amount)
    return speak.number(amount, 2 if name in {"spi", "cpi", "spi_t", "tcpi"} else 1 if name.endswith("weeks") else 0)
