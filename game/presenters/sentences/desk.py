"""Tickets, problems, knowledge base, major incidents."""

from typing import Any, Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence
from sim.kernel.units import DAY

_URGENT: Final = 3
_WAITED_S: Final = 14 * DAY
"""No agreement gives urgent tickets so long: whatever is in time after it, lay with others most of the while."""


def _waited(event: Any) -> bool:
    return bool(event.sla_met and event.priority <= _URGENT and event.resolution_s > _WAITED_S)


EVENTS: Final[dict[str, Sentence]] = {
    "ticket_opened": Choice(
        lambda event: "parent" if event.parent else "fault" if event.asset else event.kind,
        {
            "parent": N_("{department} calls about {service} too."),
            "fault": N_("Incident about {service}, P{priority}: {asset}."),
            "incident": N_("{department} reports an incident with {service}, P{priority}."),
            "enhancement": N_("{department} wishes an enhancement of {service}."),
        },
        N_("{department} asks for something with {service}, P{priority}."),
    ),
    "ticket_resolved": Choice(
        lambda event: "parent" if event.parent else "waited" if _waited(event) else event.sla_met,
        {
            "parent": N_("A call about {service} closed with its incident."),
            "waited": N_(
                "Resolved in time, P{priority}, {service}, after {resolution_s}, mostly waiting for users or vendors."
            ),
            "True": N_("Resolved in time, P{priority}, {service}, after {resolution_s}."),
        },
        N_("Resolved too late, P{priority}, {service}, after {resolution_s}."),
    ),
    "ticket_reopened": N_("{department} comes back: {service} was not solved, P{priority}."),
    "ticket_cancelled": N_("A ticket about {service} ended without a solution: {reason}."),
    "ticket_breached": N_("P{priority} about {service} is still open at the time promised."),
    "ticket_raised": N_("The incident about {service} became more urgent: P{priority}."),
    "major_incident_declared": N_("Major incident declared for {service}: {people} work on nothing else."),
    "major_incident_ended": N_("The major incident of {service} is over after {lasted_s}."),
    "problem_noticed": N_("{service}: the same incident came {incidents} times; there is a cause behind it."),
    "problem_opened": Choice(
        lambda event: bool(event.person),
        {"True": N_("{person} looks for a recurring cause.")},
        N_("Somebody is to look for a recurring cause."),
    ),
    "problem_removed": N_("A recurring cause of {service} is gone; it had made {incidents} incidents."),
    "knowledge_hours_set": N_("{hours_per_week} hours a week go into the knowledge base."),
    "knowledge_changed": Choice(
        lambda event: event.change > 0,
        {"True": N_("The knowledge base got better: level {level}.")},
        N_("The knowledge base is getting out of date: level {level}."),
    ),
}
