"""Changes, maintenance, freezes."""

from typing import Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence

EVENTS: Final[dict[str, Sentence]] = {
    "change_requested": Choice(
        "emergency",
        {"True": N_("{asked_by} asks for an emergency change of {asset}.")},
        N_("{asked_by} asks for a change of {asset}; answer by {answer_by_s}."),
    ),
    "change_scheduled": Choice(
        "answer",
        {"silence": N_("Nobody answered, so the change of {asset} goes ahead, {starts_s}.")},
        N_("The change of {asset} has a window: {starts_s}."),
    ),
    "change_rejected": N_("The change of {asset} that {asked_by} wanted was turned down."),
    "change_deferred": N_("A change was put off to {starts_s}: {reason}."),
    "change_prepared": N_("{person} finished preparing a change."),
    "change_started": N_("{person} began a change of {asset}."),
    "change_done": Choice(
        "troubled",
        {"True": N_("{person} carried out a change of {asset}, with trouble on the way.")},
        N_("{person} carried out a change of {asset}."),
    ),
    "change_failed": Choice(
        "outcome",
        {"backed_out": N_("A change of {asset} failed and was backed out (the risk was {probability}).")},
        N_("A change of {asset} failed and was fixed on the spot (the risk was {probability})."),
    ),
    "change_given_up": N_("A change that {asked_by} wanted was given up after it failed too often."),
    "change_freeze_set": Choice(
        "to_week",
        {"0": N_("The change freeze was lifted.")},
        N_("Change freeze from {from_week} to {to_week}; emergencies only."),
    ),
}
