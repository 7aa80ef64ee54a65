"""How a character answers cards: whose call it is, where it stands, what it chooses."""

from typing import Literal

from sim.hats.decisions.cards import AnswerDilemma, NameOwner, StatePosition
from sim.hats.view import CardView
from sim.policies.pad import Pad
from sim.session import View

Style = Literal["handbook", "quick", "kind", "thrifty"]


def answer_cards(view: View, pad: Pad, style: Style) -> None:
    """Say the next thing on every card that waits for this seat.

    Args:
        view: What the seat sees.
        pad: Where it is noted.
        style: ``handbook`` does what the handbook says; ``quick`` claims every call and takes the shortest answer;
            ``kind`` names the owner rightly and takes the answer with the most time in it; ``thrifty`` lets silence
            choose.
    """
    for card in view.hats.cards:
        if not card.mine:
            continue
        if card.stage == "owner":
            owner = view.seat.partition(":")[0] if style == "quick" else card.handbook_owner
            pad.want(NameOwner(card.id, owner))  # type: ignore[arg-type]
        elif card.stage == "position":
            pad.want(StatePosition(card.id, _choice(card, style)))
        elif card.stage == "answer":
            pad.first(AnswerDilemma(card.id, _choice(card, style)), AnswerDilemma(card.id, card.silent))


def _choice(card: CardView, style: Style) -> str:
    if style == "thrifty":
        return card.silent
    if style == "handbook":
        return card.handbook_option
    order = sorted(card.options, key=lambda option: (round(option.hours, 6), option.id))
    return order[0].id if style == "quick" else order[-1].id
