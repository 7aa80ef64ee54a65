"""Envelopes: what a trainer opens in the middle of a game, and what comes out of them.

They are no hat's decision: opening one takes nobody's attention, counts for nobody's score, and is submitted like
everything else, so that a replay opens it too and teams that opened the same ones stay comparable.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, cast

from sim.hats.cards.effects import Bundle
from sim.hats.events import EnvelopeOpened
from sim.kernel.decision import Decision
from sim.kernel.engine import Occurrence
from sim.kernel.errors import Refusal
from sim.kernel.units import DAY, HOUR

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor
    from sim.scenario.cards import EnvelopeDef

TRAINER: Final = "trainer"
RANK: Final = 948
_AT_H: Final = 10
"""What comes out of an envelope comes at this hour, when people are at work and see it."""


@dataclass(frozen=True, slots=True)
class OpenEnvelope(Decision):
    """Open a prepared envelope; the trainer does."""

    floor: ClassVar[str] = "hats"
    seat: ClassVar[str] = TRAINER
    section: ClassVar[str] = "either"

    envelope: str

    def check(self, floor: "HatsFloor") -> Refusal | None:
        """Refuse envelopes that are not there, open already, or hold a card that was on the table."""
        found = envelope_of(floor, self.envelope)
        if found is None:
            return Refusal.of("no_envelope", envelope=self.envelope)
        if floor.core.log.find(opened_id(self.envelope)) is not None:
            return Refusal.of("envelope_open", envelope=self.envelope)
        if found.card in {*floor.state.cards.open, *floor.state.cards.answered}:
            return Refusal.of("card_answered", card=found.card)
        card = floor.dealing.deck.get(found.card)
        if card is not None and "pm" in {card.meets, card.owner} and floor.projects.lead_project("pm") is None:
            return Refusal.of("envelope_needs_project", envelope=self.envelope)
        return None

    def apply(self, floor: "HatsFloor", decision_id: str) -> None:
        """Open it; what is inside comes when people are at work."""
        core = floor.core
        event = EnvelopeOpened(opened_id(self.envelope), core.now, (decision_id,), self.envelope)
        core.publish(event)
        due_s = core.now // DAY * DAY + _AT_H * HOUR
        due_s += DAY if due_s <= core.now else 0
        if due_s < core.horizon_s:
            core.engine.at(due_s, RANK, event.id, lambda occurrence: _come_out(floor, occurrence), self.envelope)


def envelope_of(floor: "HatsFloor", name: str) -> "EnvelopeDef | None":
    """Return an envelope by its id, or None."""
    return next((found for found in floor.scenario.envelopes if found.id == name), None)


def opened_id(name: str) -> str:
    """Return the id of the event that an envelope was opened."""
    return f"envelope/{name}/opened"


def _come_out(floor: "HatsFloor", occurrence: Occurrence) -> None:
    name = cast(str, occurrence.payload)
    found = envelope_of(floor, name)
    if found is None:
        return
    cause = opened_id(name)
    if found.card:
        floor.dealing.meet(floor.dealing.deck[found.card], cause)
        return
    lead = floor.projects.lead_project("pm")
    project = lead.id if lead is not None else ""
    floor.effects.apply(found.effects, Bundle(f"envelope/{name}", f"envelope/{name}", project, "", cause))
