"""Decisions about plans, teams and staffing of projects, in words: title and line."""

from typing import Final

from game.i18n import N_

WORDS: Final[dict[str, tuple[str, str]]] = {
    "run_requirements_workshop": (
        N_("Run a requirements workshop"),
        N_("Finds most of what nobody has said while it is cheap; costs the departments' patience."),
    ),
    "set_scope": (
        N_("Set the scope"),
        N_("Take a deliverable in or leave it out; who wanted it comes back."),
    ),
    "submit_charter": (
        N_("Submit the charter"),
        N_("What is in and what is out is in writing: small wishes stop slipping in."),
    ),
    "estimate_task": (
        N_("Estimate a task"),
        N_("Quick, with an expert, or bottom-up: better ones take longer, and specialists' hours."),
    ),
    "link_tasks": (
        N_("Link tasks"),
        N_("A task waits for another one and goes better for it, or is freed from such a link."),
    ),
    "split_task": (
        N_("Split a task"),
        N_("Two parts that different people can do at once; putting them together costs effort."),
    ),
    "reorder_task": (N_("Reorder a task"), N_("Which tasks people take up first.")),
    "set_schedule_buffer": (
        N_("Set the buffer"),
        N_("A share of the plan for what nobody foresees; a large one is questioned, and fills itself."),
    ),
    "request_staff": (
        N_("Request staff"),
        N_("A person or a skill, a share of the week, some weeks: comes up in the corridor."),
    ),
    "accept_offer": (N_("Answer an offer"), N_("Take it, give the wish up, or go to the executives.")),
    "assign_task": (N_("Assign a task"), N_("Who works on it; who comes half-way must read first.")),
    "recognise": (N_("Thank somebody"), N_("Praise for something achieved; without one it counts as none.")),
    "coach": (N_("Coach somebody"), N_("They learn a skill and the project; it takes their hours as well.")),
    "hold_team_event": (
        N_("Hold a team event"),
        N_("An afternoon together: motivation and cohesion for hours and money."),
    ),
    "resolve_conflict": (
        N_("Resolve a conflict"),
        N_("Bring people to one table, on the team or with a vendor or department; it may fail."),
    ),
    "set_testing_share": (
        N_("Set the testing share"),
        N_("Work set aside for review and test: fewer defects escape, everything takes longer."),
    ),
    "crash_task": (
        N_("Crash a task"),
        N_("Time for people: more heads than it bears, or longer days, which tire."),
    ),
    "fast_track": (
        N_("Fast-track a task"),
        N_("It begins before what it waits for is done; some work will be done twice."),
    ),
    "answer_request": (
        N_("Answer a request for staff"),
        N_("Grant it, offer something else, or decline with a reason."),
    ),
    "grant_staff": (N_("Lend somebody"), N_("A share of a person's week for a project: a promise.")),
    "withdraw_staff": (
        N_("Take somebody back"),
        N_("Before the time: a broken promise, and the team is shaken."),
    ),
}
