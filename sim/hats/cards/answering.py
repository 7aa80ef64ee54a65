"""Answering: whose call it is, the positions of both hats, the choice, silence, and the echo."""

from typing import TYPE_CHECKING, Final, cast

from sim.hats.cards.dealing import HATS
from sim.hats.cards.effects import Bundle
from sim.hats.cards.targets import find_party
from sim.hats.events import CardAnswered, CardEchoed, OwnerNamed, PositionStated
from sim.hats.state import Card, Counters
from sim.kernel.engine import Occurrence, Stop
from sim.kernel.units import WEEK
from sim.scenario.cards import CardDef, OptionDef

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

RANK_ASK = 951
RANK_SILENCE = 965
RANK_ECHO = 953
SILENCE: Final = "silence"
SEND_ON: Final = "send_on"
_A_MINUTE: Final = 60
"""After it the owner of a set piece decides, whether or not the other hat has spoken."""


def option_of(card: CardDef, name: str) -> OptionDef | None:
    """Return an answer of a card, or None."""
    for option in card.options:
        if option.id == name:
            return option
    return None


def sends_on(card: CardDef, name: str) -> bool:
    """Tell whether an answer sends a visitor on to the right desk."""
    right = SEND_ON if option_of(card, SEND_ON) is not None else card.preferred
    return name == right


class Answering:
    """What becomes of a card on the table."""

    def __init__(self, floor: "HatsFloor") -> None:
        """Work through the floor."""
        self.floor = floor
        self.core = floor.core
        self.state = floor.state
        self.deck = floor.dealing.deck

    # ----------------------------------------------------------------------------------------- whose call it is

    def name_owner(self, card: Card, owner: str, cause: str) -> None:
        """Hear who decides; whoever was named, the game goes on with the right one."""
        definition = self.deck[card.id]
        right = owner == definition.owner
        counters = self.counters(card.met_by)
        counters.asked += 1
        counters.right += right
        card.named, card.stage = owner, "answer"
        event_id = f"card/{card.id}/owner-named"
        event = OwnerNamed(
            id=event_id,
            t_s=self.core.now,
            causes=(cause, card.last),
            card=card.id,
            seat=card.met_by,
            named=owner,
            owner=definition.owner,
            right=right,
            fact=definition.fact,
        )
        card.last = event_id
        self.core.publish(event)
        if card.carrier != card.met_by:
            self._ask(card, card.carrier)

    def counters(self, seat: str) -> Counters:
        """Return the counters of a seat."""
        return self.state.counters.setdefault(seat, Counters())

    def state_position(self, card: Card, seat: str, option: str, cause: str) -> None:
        """Hear what a hat would do; once both have spoken, the owner decides."""
        card.positions[seat] = option
        event_id = f"card/{card.id}/position/{seat}"
        event = PositionStated(event_id, self.core.now, (cause, card.last), card.id, seat, option)
        card.last = event_id
        self.core.publish(event)
        waiting = [hat for hat in (card.met_by, *HATS) if hat not in card.positions and self._has_seat(hat)]
        if waiting:
            self._ask(card, waiting[0])
            self._ask(card, card.carrier, _A_MINUTE)
            return
        card.stage = "answer"
        if card.carrier != seat:
            self._ask(card, card.carrier)

    def _has_seat(self, hat: str) -> bool:
        return hat == "it" or self.floor.projects.lead_project("pm") is not None

    def _ask(self, card: Card, seat: str, after_s: int = 0) -> None:
        """Let the week stand still for another seat, at once, or later if the card waits for the same still."""
        name = f"card/{card.id}/{card.stage}/{seat}"
        due_s = self.core.now + after_s
        if due_s < self.core.horizon_s:
            self.core.engine.at(due_s, RANK_ASK, name, self._stop, (card.id, seat, card.stage if after_s else ""))

    def _stop(self, occurrence: Occurrence) -> None:
        card_id, seat, stage = cast("tuple[str, str, str]", occurrence.payload)
        card = self.state.cards.open.get(card_id)
        if card is not None and stage in {"", card.stage}:
            self.core.engine.ask_stop(Stop("dilemma", seat, card_id))

    # ------------------------------------------------------------------------------------------------ the choice

    def answer(self, card: Card, seat: str, option: str, cause: str) -> None:
        """Let a seat choose; of a third party's card it recommends."""
        definition = self.deck[card.id]
        if definition.kind == "wrong_door":
            counters = self.counters(seat)
            if sends_on(definition, option):
                counters.doors_sent += 1
            else:
                counters.doors_kept += 1
        third = definition.kind not in {"confidence", "wrong_door"} and definition.owner not in HATS
        if not third:
            self._settle(card, seat, option, seat, "", (cause, card.last))
            return
        done = option if self._follows(definition, card.project) else definition.preferred
        self._settle(card, seat, done, definition.owner, option, (cause, card.last))

    def _follows(self, card: CardDef, project: str) -> bool:
        """Tell whether a third party trusts the house enough to do as it recommends."""
        named = {"sponsor": card.party or "sponsor", "department": card.party}.get(card.owner, card.owner)
        party = find_party(self.floor, named, project)
        return not party or self.floor.relations.standing(party).points >= self.floor.rules.third_party_trust

    def lapse(self, card: Card, causes: tuple[str, ...]) -> None:
        """Let silence answer."""
        self._settle(card, "", self.deck[card.id].silent, SILENCE, "", causes)

    def close_turn(self) -> None:
        """Let silence answer what nobody has."""
        for card in tuple(self.state.cards.open.values()):
            if card.answer_by_s <= self.core.now:
                self.lapse(card, (card.last,))

    def _settle(self, card: Card, seat: str, option: str, by: str, recommended: str, causes: tuple[str, ...]) -> None:
        definition = self.deck[card.id]
        event_id = f"card/{card.id}/answered"
        del self.state.cards.open[card.id]
        self.state.cards.answered[card.id] = card
        card.stage, card.option, card.by = "answered", option, by
        card.answer = card.last = event_id
        self.core.publish(
            CardAnswered(event_id, self.core.now, causes, card.id, card.kind, seat, option, by, recommended)
        )
        chosen = option_of(definition, option)
        if chosen is not None:
            # Silence promises in the name of the seat that should have spoken.
            giver = seat or card.carrier
            bundle = Bundle(f"card/{card.id}", f"card/{card.id}/{option}", card.project, giver, event_id)
            self.floor.effects.apply(chosen.effects, bundle)
        due_s = self.core.now + definition.echo_weeks * WEEK
        if definition.echo_weeks > 0 and due_s < self.core.horizon_s:
            self.core.engine.at(due_s, RANK_ECHO, f"card/{card.id}/echo", self._echo, card.id)

    def _echo(self, occurrence: Occurrence) -> None:
        card = self.state.cards.answered[str(occurrence.payload)]
        card.echoed = True
        event_id = f"card/{card.id}/echoed"
        self.core.publish(CardEchoed(event_id, self.core.now, (card.answer,), card.id, card.option))
        bundle = Bundle(f"card/{card.id}", f"card/{card.id}/echo", card.project, card.carrier, event_id)
        self.floor.effects.apply(self.deck[card.id].echo, bundle)

    # ------------------------------------------------------------------------------------------------- questions

    def promises_of(self, card: Card, option: str) -> int:
        """Return how many promises an answer would make in the name of the seat that gives it."""
        chosen = option_of(self.deck[card.id], option)
        return sum(effect.kind == "promise" for effect in chosen.effects) if chosen is not None else 0
