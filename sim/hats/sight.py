"""What a seat sees: only its own cards, orders and words, and what the other left for it."""

from typing import TYPE_CHECKING

from sim.hats.cards.dealing import HATS
from sim.hats.events import FridayLetter, Lines
from sim.hats.needs import needs_of, ruled
from sim.hats.rulebook import DUTIES, RULES, hat_of
from sim.hats.state import Card
from sim.hats.view import (
    CardView,
    DelegationView,
    HatsView,
    NoteView,
    OptionView,
    OrderView,
    PredictionView,
)
from sim.scenario.cards import CardDef

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor


def hats_view(floor: "HatsFloor", seat: str) -> HatsView:
    """Return what a seat sees."""
    state = floor.state
    needs = needs_of(floor, seat)
    shown = floor.rules.needs_shown
    return HatsView(
        seat=seat,
        cards=tuple(_card(floor, card, seat) for card in state.cards.open.values() if concerns(floor, card, seat)),
        past=tuple(_card(floor, card, seat) for card in state.cards.answered.values() if concerns(floor, card, seat)),
        orders=tuple(OrderView(o.rule, o.limit, o.done, o.skipped) for o in floor.orders.of(seat)),
        order_rules=tuple(
            name for name, rule in RULES.items() if rule.seat == hat_of(seat) and f"{seat}/{name}" not in state.orders
        ),
        delegations=tuple(DelegationView(d.duty, d.person, d.done, d.wrong) for d in floor.duties.of(seat)),
        duties=tuple(
            duty for duty, hat in DUTIES.items() if hat == hat_of(seat) and f"{seat}/{duty}" not in state.delegations
        ),
        notes=tuple(NoteView(n.seat, n.text, n.week) for n in state.notes.values() if n.seat != seat),
        predictions=tuple(
            PredictionView(p.subject, p.value, p.week, p.judged, p.actual)
            for p in state.predictions.values()
            if p.seat == seat
        ),
        letter=_letter(floor, seat),
        needs=ruled(floor, seat, needs[:shown]),
        needs_more=max(0, len(needs) - shown),
        predictable=floor.own.predictable(seat),
        ownable=floor.own.ownable(seat),
        small_company=floor.own.small_company(),
    )


def concerns(floor: "HatsFloor", card: Card, seat: str) -> bool:
    """Tell whether a seat may see a card: it met it, it is its call (once that is said), or both hats are asked."""
    if card.met_by == seat:
        return True
    if card.kind == "set_piece":
        return seat in HATS
    return card.carrier == seat and card.stage != "owner" and (card.stage != "answered" or card.by != "silence")


def waits_for(card: Card, seat: str) -> bool:
    """Tell whether a card waits for a word of this seat now."""
    if card.stage == "owner":
        return card.met_by == seat
    if card.stage == "position":
        return seat in HATS and seat not in card.positions
    return card.stage == "answer" and card.carrier == seat


def _card(floor: "HatsFloor", card: Card, seat: str) -> CardView:
    definition = floor.dealing.deck[card.id]
    key = f"cards.{card.id}"
    said = card.stage != "owner" and not (card.stage == "answered" and card.kind == "dilemma" and not card.named)
    return CardView(
        id=card.id,
        kind=card.kind,
        title=f"{key}.title",
        story=f"{key}.story",
        stage=card.stage,
        mine=waits_for(card, seat),
        met_s=card.met_s,
        answer_by_s=card.answer_by_s,
        person=definition.person,
        party=definition.party,
        project=card.project,
        fact=definition.fact,
        owner=definition.owner if said else "",
        why=f"{key}.why" if said else "",
        named=card.named,
        positions=tuple(card.positions.items()),
        options=floor.card_options[card.id],
        silent=definition.silent,
        option=card.option,
        by=card.by,
        handbook_owner=definition.owner,
        handbook_option=definition.preferred,
    )


def options_of(card: CardDef) -> tuple[OptionView, ...]:
    """Return the options of a card as any seat sees them."""
    key = f"cards.{card.id}.options"
    return tuple(OptionView(o.id, o.hours, f"{key}.{o.id}.label", f"{key}.{o.id}.effect") for o in card.options)


def _letter(floor: "HatsFloor", seat: str) -> Lines:
    event = floor.core.log.find(floor.state.letters.get(seat, "")) if seat in floor.state.letters else None
    return event.lines if isinstance(event, FridayLetter) else ()
