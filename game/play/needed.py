"""What makes a run of several turns stand still: something that a person should look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from game.i18n import N_
from sim.kernel.log import Event, type_name
from sim.session import View

Reason = Literal[
    "need",
    "promise",
    "corridor",
    "major_incident",
    "security_incident",
    "blocker",
    "dilemma",
    "milestone",
    "tolerance",
    "quarter",
    "turns",
    "over",
]

REASONS: Final[dict[str, str]] = {
    "need": N_("Somebody waits for an answer."),
    "promise": N_("A promise is due within a week."),
    "corridor": N_("Something stands between the hats."),
    "major_incident": N_("A major incident."),
    "security_incident": N_("A security incident."),
    "blocker": N_("The project stands still."),
    "dilemma": N_("Whose call is it?"),
    "milestone": N_("A milestone was reached or missed."),
    "tolerance": N_("A figure has left its tolerance."),
    "quarter": N_("The executives have met."),
    "turns": N_("Nothing needs you; so many turns are enough at a time."),
    "over": N_("The game is over."),
}
"""Reason to sentence."""

MILESTONES: Final = frozenset(
    {
        "project_went_live",
        "go_live_missed",
        "acceptance_given",
        "project_closed",
        "project_cancelled",
        "project_paused",
        "report_found_out",
    }
)


@dataclass(frozen=True, slots=True)
class Needed:
    """Why a run of several turns stands still.

    Attributes:
        parameters: ``kind``, ``subject`` and ``seat`` of a need or promise; ``event`` and ``type`` of a milestone;
            ``subject`` of a stop or of what left its tolerance.
        turns: How many turns were run.
    """

    reason: Reason
    parameters: dict[str, str | int | float] = field(default_factory=dict)
    turns: int = 0


Known = frozenset[tuple[str, str, str]]


def matters(views: Iterable[View]) -> Known:
    """Return what waits for people, as seat, kind and subject; what a standing order answers does not wait for them."""
    return frozenset(
        (view.seat, need.kind, need.subject)
        for view in views
        for need in view.hats.needs
        if not view.hats.answered(need)
    )


def alarms(views: Iterable[View]) -> Known:
    """Return what is out of tolerance: goals that would be missed now, projects beyond what was promised."""
    found: set[tuple[str, str, str]] = set()
    for view in views:
        found |= {
            (view.seat, "goal", goal.id) for goal in view.scores.goals if goal.actual is not None and not goal.met
        }
        for project in view.projects.projects:
            late = (
                project.forecast is not None and project.forecast.week_p50 > project.due_week + project.tolerance_weeks
            )
            if late and project.baselines:
                found.add((view.seat, "project", project.id))
    return frozenset(found)


def news(known: Known, now: Known) -> tuple[str, str, str] | None:
    """Return the first thing that was not there before, or None."""
    return next(iter(sorted(now - known)), None)


def milestone(events: Sequence[Event], projects: frozenset[str]) -> Event | None:
    """Return the first milestone among events that concerns one of these projects, or None."""
    for event in events:
        happened: Any = event
        if type_name(type(event)) in MILESTONES and happened.project in projects:
            return event
    return None
