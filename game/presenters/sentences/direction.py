"""Strategy, options, meetings, campaigns, warnings, and how a game ends early."""

from typing import Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence

EVENTS: Final[dict[str, Sentence]] = {
    "strategy_set": Choice(
        "changed",
        {"True": N_("The strategy changed: {goals} ({weights} %).")},
        N_("A strategy was set: {goals} ({weights} %)."),
    ),
    "evaluation_ordered": N_("Somebody is to look closer at {technology}."),
    "option_evaluated": N_(
        "{technology}: it seems to cost {low_cents} to {high_cents} and to be worth {worth_low_cents} to "
        "{worth_high_cents} a week."
    ),
    "adoption_began": N_("{technology} was bought; {cents} are due at once, the rest as it moves."),
    "asset_migrated": Choice(
        lambda event: bool(event.asset),
        {"True": N_("{asset} has moved to {technology}: {cents}.")},
        N_("The house has moved to {technology}: {cents}."),
    ),
    "standard_adopted": N_("All has moved to {technology}; it is worth {worth_cents} a week."),
    "standard_disliked": Choice(
        lambda event: (bool(event.departments), bool(event.people)),
        {
            "(True, True)": N_("Not everybody likes {technology}: {departments}; {people}."),
            "(False, True)": N_("Not everybody likes {technology}: {people}."),
        },
        N_("Not everybody likes {technology}: {departments}."),
    ),
    "meeting_arranged": N_("A meeting was arranged: {party}, {due_s}."),
    "department_met": Choice(
        lambda event: (event.points > 0, event.concern != "none", event.campaigns > 0),
        {
            "(True, True, True)": N_("{department} felt heard, named what annoys it ({concern}) and what it plans."),
            "(True, True, False)": N_("{department} felt heard and named what annoys it: {concern}."),
            "(True, False, True)": N_("{department} felt heard and told what it plans."),
            "(True, False, False)": N_("{department} felt heard."),
        },
        N_("{department} found the meeting too soon after the last one."),
    ),
    "executives_informed": Choice(
        lambda event: (event.bad, event.timely) if event.points > 0 or event.bad else "tired",
        {
            "(True, True)": N_("The executives know the reasons in good time: {topic}."),
            "(True, False)": N_("The executives know the reasons, late, but before the review: {topic}."),
            "tired": N_("The executives wonder why they hear so much about it: {topic}."),
        },
        N_("The executives were told about it, and there is nothing to explain: {topic}."),
    ),
    "campaign_announced": N_("{department} expects a busy time from {from_week}, {weeks} weeks."),
    "campaign_began": Choice(
        "told",
        {"True": N_("The busy time of {department} began, as announced.")},
        N_("{department} is suddenly busy and needs more than usual; nobody had said so."),
    ),
    "campaign_ended": N_("The busy time of {department} is over."),
    "executive_warning_given": N_(
        "The executives gave a written warning: by {due_week} these must be in order: {aim}, {second_aim}."
    ),
    "warning_lifted": N_("The warning is lifted; in order are: {aim}, {second_aim}."),
    "budget_cut_imposed": N_("Finance takes {cut_share} of the plan, {cents}; where it is saved is up to IT."),
    "budget_refused": Choice(
        "reason",
        {
            "ignored": N_("The executives refused the budget: it ignores what was asked for."),
            "overspent": N_("The executives refused the budget: money is spent as if nothing had been cut."),
        },
        N_("The executives refused the budget."),
    ),
    "contract_start_slipped": N_("{vendor} cannot start with {contract} as promised; now from {from_week}."),
    "contract_exit_billed": N_("{vendor} sent a bill for the end of {contract}: {cents}."),
    "game_end_ruled": Choice(
        "rule",
        {
            "relieved": N_("The executives relieved the IT manager of the post."),
            "cancelled": N_("With the project the game is over: it was cancelled."),
            "refused_twice": N_("The budget was refused twice; somebody else will make the next one."),
            "outsourced": N_("The executives gave the work of IT to a vendor outside."),
        },
        N_("A rule of the scenario ended the game."),
    ),
}
