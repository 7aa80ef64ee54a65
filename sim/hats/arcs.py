"""Stories of people: seed, sign, turn, echo; each beat comes when the state asks for it, never by chance alone."""

import math
from typing import TYPE_CHECKING

from sim.hats.cards.conditions import hold
from sim.hats.cards.effects import Bundle
from sim.hats.events import ArcBeat
from sim.hats.state import Arc
from sim.scenario.cards import ArcDef, BeatDef

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

_LEAST_WEEKS = 2


class Arcs:
    """Looks at every story at the close of a week; at most one beat of each comes in a week."""

    def __init__(self, floor: "HatsFloor") -> None:
        """Open the book."""
        self.floor = floor
        self.core = floor.core
        self.definitions = {arc.id: arc for arc in floor.scenario.arcs}
        for arc in floor.scenario.arcs:
            floor.state.arcs[arc.id] = Arc(arc.id, f"start:arc/{arc.id}")
        factor = floor.scenario.level.warning_factor
        self.warning_weeks = max(_LEAST_WEEKS, math.ceil(floor.rules.sign_to_turn_weeks * factor))

    def close_week(self, week: int) -> None:
        """Let every story go on whose next beat is due."""
        for arc in self.floor.state.arcs.values():
            if not arc.ended:
                self._look(arc, week)

    def _look(self, arc: Arc, week: int) -> None:
        definition = self.definitions[arc.id]
        beat = definition.beats[arc.beat]
        gone = self.floor.people.roster.find(definition.person) is None
        # Of somebody who has left only the echo is still told.
        if week > beat.until_week or (gone and beat.beat != "echo"):
            arc.ended = True
        elif week - arc.week >= self._wait(beat) and hold(self.floor, beat.when):
            self._tell(arc, definition, beat, week)

    def _wait(self, beat: BeatDef) -> int:
        return max(beat.after_weeks, self.warning_weeks) if beat.beat == "turn" else beat.after_weeks

    def _tell(self, arc: Arc, definition: ArcDef, beat: BeatDef, week: int) -> None:
        event_id = f"arc/{arc.id}/{beat.beat}"
        self.core.publish(ArcBeat(event_id, self.core.now, (arc.last,), arc.id, definition.person, beat.beat))
        arc.last, arc.week = event_id, week
        arc.beat += 1
        arc.ended = arc.beat >= len(definition.beats)
        lead = self.floor.lead_project()
        self.floor.effects.apply(
            beat.effects, Bundle(f"arc/{arc.id}", event_id, lead.id if lead is not None else "", "", event_id)
        )
