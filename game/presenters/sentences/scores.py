"""What was measured."""

from typing import Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence

EVENTS: Final[dict[str, Sentence]] = {
    "week_scored": N_("The week was measured; the total of the IT manager is {total}."),
    "goal_judged": Choice(
        "met",
        {"True": N_("The goal is met: {measure}, {actual} against {target}.")},
        N_("The goal is missed: {measure}, {actual} against {target}."),
    ),
    "game_ended": Choice(
        "ending",
        {
            "both_standing": N_("The game is over: both houses are standing."),
            "late_unwanted": N_("The game is over: late, and no longer waited for."),
            "nobody_left": N_("The game is over: delivered, and nobody left to run it."),
            "lights_on": N_("The game is over: the lights are on, and there is nothing new."),
            "late_and_wanted": N_("The game is over: late, and wanted."),
            "on_time_unwanted": N_("The game is over: on time, and not wanted."),
            "rightly_stopped": N_("The game is over: the project was rightly stopped."),
            "long_quarter": N_("The next quarter has shown it: this will be a long one."),
            "in_the_papers": N_("The game is over: it stands in the papers."),
            "relieved": N_("The game is over: the IT manager is relieved."),
        },
        N_("The game is over."),
    ),
    "next_quarter_judged": N_("The next quarter was measured: {it_manager} for the IT manager, after {weeks} weeks."),
}
