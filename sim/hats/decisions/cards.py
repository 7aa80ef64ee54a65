"""What a seat decides about a card: whose call it is, its position, its choice."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from sim.hats.cards.answering import option_of
from sim.hats.cards.dealing import HATS
from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

_MOST = 12
Whose = Literal["it", "pm", "sponsor", "executives", "hr", "finance", "department"]


def _closed(floor: "HatsFloor", card_id: str) -> Refusal | None:
    """Return why a card does not wait for anything."""
    cards = floor.state.cards
    if card_id in cards.open:
        return None
    code = "card_answered" if card_id in cards.answered else "unknown_card"
    return Refusal.of(code, card=card_id)


def _no_option(floor: "HatsFloor", card_id: str, option: str) -> Refusal | None:
    definition = floor.dealing.deck[card_id]
    if option_of(definition, option) is not None:
        return None
    return Refusal.of("unknown_option", option=option, options=", ".join(o.id for o in definition.options))


@dataclass(frozen=True, slots=True)
class NameOwner(Decision):
    """Say whose call a card is; a wrong answer is explained and counted, and the game goes on with the right one."""

    floor: ClassVar[str] = "hats"
    seat: ClassVar[str] = "either"
    section: ClassVar[str] = "either"

    card: str
    owner: Whose

    def check(self, floor: "HatsFloor") -> Refusal | None:
        """Refuse cards that do not ask for an owner."""
        closed = _closed(floor, self.card)
        if closed is not None:
            return closed
        card = floor.state.cards.open[self.card]
        if card.kind != "dilemma":
            return Refusal.of("card_asks_no_owner", card=self.card)
        return None if card.stage == "owner" else Refusal.of("owner_named_already", card=self.card)

    def check_as(self, floor: "HatsFloor", seat: str) -> Refusal | None:
        """Refuse other seats than the one that met it."""
        refusal = self.check(floor)
        if refusal is None and floor.state.cards.open[self.card].met_by != seat:
            return Refusal.of("card_of_other_seat", card=self.card, seat=floor.state.cards.open[self.card].met_by)
        return refusal

    def apply(self, floor: "HatsFloor", decision_id: str) -> None:
        """Go on with the right owner."""
        floor.answering.name_owner(floor.state.cards.open[self.card], self.owner, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["NameOwner", ...]:
        """Return every possible owner of the cards that ask for one."""
        owners: tuple[Whose, ...] = ("it", "pm", "sponsor", "executives", "hr", "finance", "department")
        waiting = [card for card in view.hats.cards if card.mine and card.stage == "owner"]
        return tuple(cls(card.id, owner) for card in waiting for owner in owners)[:_MOST]


@dataclass(frozen=True, slots=True)
class AnswerDilemma(Decision):
    """Choose an answer of a card; of a third party's card, what this seat recommends."""

    floor: ClassVar[str] = "hats"
    seat: ClassVar[str] = "either"
    section: ClassVar[str] = "either"

    card: str
    option: str

    def check(self, floor: "HatsFloor") -> Refusal | None:
        """Refuse cards whose owner nobody has named or whose hats have not spoken, and one promise too many."""
        closed = _closed(floor, self.card) or _no_option(floor, self.card, self.option)
        if closed is not None:
            return closed
        card = floor.state.cards.open[self.card]
        if card.stage == "owner":
            return Refusal.of("owner_first", card=self.card)
        if card.stage == "position" and card.carrier not in card.positions:
            return Refusal.of("position_first", card=self.card)
        promises = floor.answering.promises_of(card, self.option)
        left = floor.scenario.rules.relations.promises_most - len(floor.relations.promises.open_of(card.carrier))
        if promises > left:
            return Refusal.of("promises_full", most=floor.scenario.rules.relations.promises_most)
        return None

    def check_as(self, floor: "HatsFloor", seat: str) -> Refusal | None:
        """Refuse other seats than the one whose choice it is."""
        card = floor.state.cards.open.get(self.card)
        if card is not None and card.stage != "owner" and card.carrier != seat:
            return Refusal.of("card_of_other_seat", card=self.card, seat=card.carrier)
        return self.check(floor)

    def apply(self, floor: "HatsFloor", decision_id: str) -> None:
        """Answer for the seat whose choice it is."""
        card = floor.state.cards.open[self.card]
        floor.answering.answer(card, card.carrier, self.option, decision_id)

    def hours(self, floor: "HatsFloor", listed_h: float) -> float:
        """Return what this answer takes."""
        definition = floor.dealing.deck.get(self.card)
        option = option_of(definition, self.option) if definition is not None else None
        return option.hours if option is not None else listed_h

    @classmethod
    def candidates(cls, view: Any) -> tuple["AnswerDilemma", ...]:
        """Return every answer of the cards that wait for this seat."""
        waiting = [card for card in view.hats.cards if card.mine and card.stage == "answer"]
        return tuple(cls(card.id, option.id) for card in waiting for option in card.options)[:_MOST]


@dataclass(frozen=True, slots=True)
class StatePosition(Decision):
    """Say what this hat would do, before the owner of a set piece decides."""

    floor: ClassVar[str] = "hats"
    seat: ClassVar[str] = "either"
    section: ClassVar[str] = "either"

    card: str
    option: str

    def check(self, floor: "HatsFloor") -> Refusal | None:
        """Refuse cards that ask for no positions, and answers they do not have."""
        closed = _closed(floor, self.card) or _no_option(floor, self.card, self.option)
        if closed is not None:
            return closed
        card = floor.state.cards.open[self.card]
        return None if card.stage == "position" else Refusal.of("card_asks_no_position", card=self.card)

    def check_as(self, floor: "HatsFloor", seat: str) -> Refusal | None:
        """Refuse seats that are no hat, and a second word."""
        refusal = self.check(floor)
        if refusal is not None:
            return refusal
        if seat not in HATS:
            return Refusal.of("card_of_other_seat", card=self.card, seat="pm")
        said = floor.state.cards.open[self.card].positions
        return Refusal.of("position_stated", card=self.card) if seat in said else None

    def apply(self, floor: "HatsFloor", decision_id: str) -> None:
        """Speak for the seat that met it."""
        self.apply_as(floor, decision_id, floor.state.cards.open[self.card].met_by)

    def apply_as(self, floor: "HatsFloor", decision_id: str, seat: str) -> None:
        """Speak."""
        floor.answering.state_position(floor.state.cards.open[self.card], seat, self.option, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["StatePosition", ...]:
        """Return every answer of the set pieces that wait for this hat's position."""
        waiting = [card for card in view.hats.cards if card.mine and card.stage == "position"]
        return tuple(cls(card.id, option.id) for card in waiting for option in card.options)[:_MOST]


DECISIONS = (NameOwner, AnswerDilemma, StatePosition)
