"""Promises, strategy, options, meetings."""

from typing import Final

from game.i18n import N_

REFUSALS: Final[dict[str, str]] = {
    "unknown_promise": N_("There is no open promise {id}."),
    "promise_not_yours": N_("That is not your word but that of another: {owner}."),
    "promise_without_date": N_("That promise has no date that could be moved."),
    "promise_overdue": N_("That promise is due already."),
    "renegotiated_enough": N_("A promise can be put off {most} times at most."),
    "unknown_goal": N_("There is no direction {id}."),
    "name_goals_once": N_("Name one to {most} directions, each once."),
    "weights_do_not_add_up": N_("One weight for each direction, all above 0, together 100."),
    "strategy_set_recently": N_("The strategy was set recently; again in {weeks} weeks."),
    "unknown_technology": N_("There is no option {id}."),
    "already_adopted": N_("{technology} is adopted already, or on the way."),
    "evaluation_under_way": N_("Somebody looks at {technology} already."),
    "evaluated_enough": N_("{technology} was looked at {most} times; more would tell nothing new."),
    "unknown_department": N_("There is no department {id}."),
    "meeting_arranged": N_("A meeting is arranged already: {party}."),
}
