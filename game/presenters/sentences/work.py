"""Who works on what."""

from typing import Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence

EVENTS: Final[dict[str, Sentence]] = {
    "priorities_changed": N_("New {setting}: {new} instead of {old}."),
    "work_interrupted": N_("{person} was pulled off work ({kind}) by something more urgent."),
    "work_unstaffed": N_("Planned work ({kind}) found nobody at the start of its window."),
    "swarm_formed": N_("{people} were pulled together onto one thing."),
    "swarm_ended": Choice(
        "done",
        {"True": N_("The people pulled together have finished.")},
        N_("The people pulled together were released before it was done."),
    ),
}
