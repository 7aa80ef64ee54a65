"""Cards, standing orders, delegation, own hands, notes, predictions."""

from typing import Final

from game.i18n import N_

REFUSALS: Final[dict[str, str]] = {
    "unknown_card": N_("There is no such card: {card}."),
    "card_answered": N_("“{card}” is answered already."),
    "card_asks_no_owner": N_("“{card}” does not ask whose call it is."),
    "card_asks_no_position": N_("“{card}” does not ask for a position."),
    "card_of_other_seat": N_("“{card}” waits for another seat: {seat}."),
    "owner_named_already": N_("Whose call “{card}” is has been said already."),
    "owner_first": N_("First say whose call “{card}” is."),
    "position_first": N_("First state your position on “{card}”."),
    "position_stated": N_("Your position on “{card}” is stated already."),
    "unknown_option": N_("There is no answer {option}; possible are {options}."),
    "promises_full": N_("At most {most} promises can be open; keep or renegotiate one first."),
    "rule_of_other_hat": N_("That rule belongs to the other hat: {rule}."),
    "order_not_standing": N_("That order is not in force: {rule}."),
    "order_stands_already": N_("That order is in force already: {rule}."),
    "orders_full": N_("At most {most} standing orders can be in force."),
    "duty_of_other_hat": N_("That duty belongs to the other hat: {duty}."),
    "duty_not_delegated": N_("Nobody has that duty: {duty}."),
    "duty_delegated_already": N_("{person} has that duty already: {duty}."),
    "duties_full": N_("At most {most} duties can be given away."),
    "not_your_item": N_("That is no task of yours that can be worked on now: {id}."),
    "too_large_for_own_hands": N_("Only with at most {people} people does a manager work on tickets; here others do."),
    "item_in_hand": N_("Somebody has that in hand already, or it waits for somebody outside: {id}."),
    "no_envelope": N_("There is no such envelope: {envelope}."),
    "envelope_open": N_("The envelope “{envelope}” is open already."),
    "envelope_needs_project": N_("“{envelope}” speaks of a project, and nobody leads one yet."),
    "no_handbook": N_("At this level there is no handbook to ask."),
    "handbook_about_nothing": N_("The handbook must be asked about something."),
    "note_length": N_("A note has 1 to {most} characters; this one has {characters}."),
    "note_not_printable": N_("The note has characters that cannot be shown."),
    "not_predictable": N_("Nobody measures that, or not for you: {subject}."),
    "predictions_full": N_("At most {most} predictions can wait for their outcome."),
}
