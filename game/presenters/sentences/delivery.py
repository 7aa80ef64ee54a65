"""Tasks, teams, scope, quality and staffing of projects."""

from typing import Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence

EVENTS: Final[dict[str, Sentence]] = {
    "task_estimated": N_("{project}: {task} is now believed to take {likely_h} (before: {before_h})."),
    "task_over_estimate": N_("{project}: {task} has taken {booked_h}, a quarter more than believed, and is not done."),
    "task_started": N_("{project}: {person} began {task}."),
    "task_finished": N_("{project}: {task} is done after {booked_h}; believed were {likely_h}."),
    "task_delayed": N_("{project}: {task} is held up for {days} days."),
    "task_reworked": N_("{project}: {task} had begun too early; work of {hours} h is done again."),
    "tasks_linked": Choice(
        lambda event: "overlap" if event.overlap else str(event.linked),
        {
            "overlap": N_("{project}: {task} may begin before {after} is done; some of it will be done again."),
            "False": N_("{project}: {task} no longer waits for {after}."),
        },
        N_("{project}: {task} waits for {after} from now on."),
    ),
    "task_split": N_("{project}: {task} is split in two; putting the parts together takes {overhead_h}."),
    "task_reordered": N_("{project}: {task} has another priority: {priority}."),
    "task_crashed": Choice(
        "how",
        {"overtime": N_("{project}: the people on {task} work longer for a while.")},
        N_("{project}: one more may work on {task} than it can bear."),
    ),
    "task_assigned": N_("{project}: on {task} now: {people}."),
    "buffer_set": N_("{project} keeps {buffer_share} of its plan for what nobody foresees."),
    "project_blocked": Choice(
        "reason",
        {
            "nobody_able": N_("{project} stands still: nobody on the team can do {task}."),
            "waiting": N_("{project} stands still: {task} waits for something that is late."),
        },
        N_("{project} stands still: {task} could go on, and nobody is on it."),
    ),
    "workshop_held": N_("{project} asked what is wanted: {departments}."),
    "requirements_found": Choice(
        lambda event: bool(event.requirements),
        {"False": N_("The workshop of {project} found nothing that was not known.")},
        N_("The workshop of {project} found wishes nobody had named: {requirements} ({hours} h)."),
    ),
    "requirement_surfaced": Choice(
        "moment",
        {
            "acceptance": N_("{project}: at acceptance somebody asks for {requirement}; it takes {hours} h now."),
            "pilot": N_("{project}: in the pilot it shows that {requirement} is missing; it takes {hours} h now."),
            "sprint": N_("{project}: working software shows that {requirement} is missing; it takes {hours} h."),
        },
        N_("{project}: the design shows that {requirement} is missing; it takes {hours} h."),
    ),
    "scope_added": N_("{project} grew: {deliverable} takes {hours} h more."),
    "scope_set": Choice(
        "inside",
        {"True": N_("{project} delivers {deliverable} after all ({worth_share} of its worth).")},
        N_("{project} leaves out {deliverable} ({worth_share} of its worth)."),
    ),
    "charter_submitted": N_("{project} has it in writing: {worth_share} of the worth, {requirements} requirements."),
    "defects_found": N_("{project}: {task} found {number} defects; mending them took {hours} h."),
    "testing_share_set": N_("{project} sets {testing_share} of its work aside for review and test."),
    "team_joined": Choice(
        lambda event: event.know_how < 0.6,
        {"True": N_("{person} joined the team of {project}, and has much to learn from the others.")},
        N_("{person} joined the team of {project}."),
    ),
    "team_left": N_("{person} left the team of {project}."),
    "conflict_arose": N_("Two on the team of {project} no longer work well together."),
    "conflict_addressed": Choice(
        lambda event: f"{'party' if event.party else 'team'}/{event.worked}",
        {
            "team/True": N_("The two on the team of {project} talked, and it helped."),
            "team/False": N_("The two on the team of {project} talked, and it did not help."),
            "party/True": N_("{project} sat down with {party}, and it helped."),
        },
        N_("{project} sat down with {party}, and it did not help."),
    ),
    "person_coached": N_("{person} learned from the project manager of {project} ({field})."),
    "team_event_held": N_("The team of {project} spent an afternoon together."),
    "staff_requested": Choice(
        lambda event: bool(event.person),
        {"True": N_("{project} asks for {person}: {week_share} of the week for {weeks} weeks.")},
        N_("{project} asks for somebody ({field}): {week_share} of the week for {weeks} weeks."),
    ),
    "staff_offered": N_("{project} is offered {person}: {week_share} of the week for {weeks} weeks."),
    "staff_declined": Choice(
        "reason",
        {
            "silence": N_("Nobody answered the request of {project} for people; that was a no."),
            "executives": N_("The executives sent the request of {project} for people back."),
        },
        N_("The request of {project} for people was turned down: {reason}."),
    ),
    "offer_answered": Choice(
        "answer",
        {"give_up": N_("{project} gave up a request for people.")},
        N_("{project} took a request for people to the executives."),
    ),
    "staff_escalation_decided": Choice(
        "granted",
        {"True": N_("The executives decided that {project} gets its people.")},
        N_("The executives decided that {project} does not get its people."),
    ),
    "staff_granted": N_("{person} is lent to {project}: {week_share} of the week until {to_week}."),
    "grant_ended": Choice(
        "reason",
        {
            "withdrawn": N_("{person} was taken back from {project} before the time."),
            "expired": N_("The time of {person} on {project} is over."),
        },
        N_("{person} no longer works on {project}."),
    ),
    "staff_fell_short": N_("{project} had {given_h} of {person} this week; promised were {promised_h}."),
}
