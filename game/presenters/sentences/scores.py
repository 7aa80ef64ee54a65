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
}
