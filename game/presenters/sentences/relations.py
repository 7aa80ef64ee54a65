"""Attention and promises."""

from typing import Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence

EVENTS: Final[dict[str, Sentence]] = {
    "chair_empty": Choice(
        "seat",
        {
            "it": N_("The chair of the IT manager stands empty: {spent_h} of {available_h} used; people say so."),
            "pm": N_("The chair of the project manager stands empty: {spent_h} of {available_h} used; people say so."),
        },
        N_("Whoever leads a project leaves the chair empty: {spent_h} of {available_h} used."),
    ),
    "promise_made": Choice(
        lambda event: event.kind if event.due_week else "",
        {
            "people": N_("{giver} promised {taker} people until {due_week} ({subject})."),
            "date": N_("{giver} promised {taker} a date: {due_week} ({subject})."),
            "money": N_("{giver} promised {taker} money by {due_week} ({subject})."),
            "no_change": N_("{giver} promised {taker} that nothing changes before the end of {due_week} ({subject})."),
            "answer": N_("{giver} promised {taker} an answer by {due_week} ({subject})."),
            "course": N_("{giver} promised {taker} a course by {due_week}."),
            "status": N_("{giver} told {taker} what to expect by {due_week} ({subject})."),
        },
        N_("{giver} made {taker} a promise ({subject})."),
    ),
    "promise_kept": Choice(
        "kind",
        {"course": N_("{giver} kept a promise to {taker}: a course.")},
        N_("{giver} kept a promise to {taker} ({subject})."),
    ),
    "promise_broken": Choice(
        "kind",
        {"course": N_("{giver} broke a promise to {taker}: a course.")},
        N_("{giver} broke a promise to {taker} ({subject})."),
    ),
    "promise_renegotiated": N_("{giver} and {taker} agreed on a later week, {due_week} ({subject})."),
    "promise_released": N_("A promise of {giver} to {taker} has lost its object ({subject})."),
}
