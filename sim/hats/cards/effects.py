"""Effects of cards and stories: chance, delay, application, and the end of what passes."""

from typing import TYPE_CHECKING, NamedTuple, cast

from sim.hats.cards.acts import ACTS, UNDOS, Call
from sim.hats.events import EffectApplied, EffectPassed
from sim.hats.state import Passing
from sim.kernel.engine import Occurrence
from sim.kernel.units import HOUR, WEEK, week_of, week_start
from sim.scenario.cards import EffectDef

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

RANK = 952
RANK_WEEKLY = 963
_CHANCE = "hats/effect"


class Bundle(NamedTuple):
    """What effects of one answer or beat share.

    Attributes:
        source: ``card/<id>`` or ``arc/<id>``.
        name: Causal name of the answer or beat, the key of its draws.
        project: Project in question, or empty.
        seat: Who decided, or empty.
        cause: Id of the event of the answer or beat.
    """

    source: str
    name: str
    project: str
    seat: str
    cause: str


class Effects:
    """Applies effects and takes back what passes.

    Draws:
        ``hats/effect`` by answer or beat and place of the effect: whether it comes at all.
    """

    def __init__(self, floor: "HatsFloor") -> None:
        """Work through the floor."""
        self.floor = floor
        self.core = floor.core
        self._chance = floor.core.luck.family(_CHANCE)

    def apply(self, effects: tuple[EffectDef, ...], bundle: Bundle) -> None:
        """Let effects happen, at once or later."""
        for number, effect in enumerate(effects, 1):
            if effect.chance < 1.0 and self._chance.one(f"{bundle.name}/{number}") >= effect.chance:
                continue
            if effect.after_weeks == 0:
                self._happen(effect, bundle, number)
                continue
            due_s = self.core.now + effect.after_weeks * WEEK
            if due_s < self.core.horizon_s:
                name = f"{bundle.name}/effect/{number}"
                self.core.engine.at(due_s, RANK, name, self._later, (effect, bundle, number))

    def _later(self, occurrence: Occurrence) -> None:
        effect, bundle, number = cast("tuple[EffectDef, Bundle, int]", occurrence.payload)
        self._happen(effect, bundle, number)

    def _happen(self, effect: EffectDef, bundle: Bundle, number: int) -> None:
        resolve, act = ACTS[effect.kind]
        targets = resolve(self.floor, effect, bundle.project)
        if not targets:
            return  # whom it was about has left, or what it was about is over
        event_id = f"{bundle.name}/effect/{number}/applied"
        causes: tuple[str, ...] = (bundle.cause,)
        if effect.chance < 1.0:
            causes = (bundle.cause, f"chance:{_CHANCE}/{bundle.name}/{number}")
        shown = targets[0] if len(targets) == 1 else effect.target
        event = EffectApplied(event_id, self.core.now, causes, bundle.source, effect.kind, shown, effect.amount)
        self.core.publish(event)
        for target in targets:
            act(self.floor, Call(effect, target, bundle.source, bundle.project, bundle.seat, event_id))
            self._remember(effect, target, bundle, event_id)

    # ------------------------------------------------------------------------------------------------- passing

    def _remember(self, effect: EffectDef, target: str, bundle: Bundle, event_id: str) -> None:
        """Make the end of an effect due, or its next week."""
        now = self.core.now
        if effect.kind == "outage_h":
            ends_s = now + round(effect.amount * HOUR)
        elif effect.weeks > 0 and effect.kind in UNDOS:
            ends_s = now + effect.weeks * WEEK
        elif effect.weeks > 1 and effect.kind == "attention_h":
            # Hours are counted by the turn and begin anew one second before Monday.
            ends_s = week_start(week_of(now) + self.floor.scenario.turn_weeks) - 1
        else:
            return
        name = f"{event_id}/{target}"
        passing = Passing(name, effect.kind, target, effect.amount, ends_s, event_id, effect.weeks - 1)
        self.floor.state.passing[name] = passing
        self._schedule(passing, bundle.source)

    def _schedule(self, passing: Passing, source: str) -> None:
        if passing.ends_s < self.core.horizon_s:
            rank = RANK_WEEKLY if passing.kind == "attention_h" else RANK
            self.core.engine.at(passing.ends_s, rank, passing.id, self._pass, (passing, source))

    def _pass(self, occurrence: Occurrence) -> None:
        passing, source = cast("tuple[Passing, str]", occurrence.payload)
        if passing.kind == "attention_h":
            self._again(passing, source)
            return
        del self.floor.state.passing[passing.id]
        event_id = f"{passing.id}/passed"
        event = EffectPassed(event_id, self.core.now, (passing.cause,), source, passing.kind, passing.target)
        self.core.publish(event)
        UNDOS[passing.kind](self.floor, passing.target, passing.cause, event_id)

    def _again(self, passing: Passing, source: str) -> None:
        """Take or give hours in one turn more."""
        self.floor.relations.adjust_attention(passing.target, passing.amount)
        passing.left -= self.floor.scenario.turn_weeks
        if passing.left <= 0:
            del self.floor.state.passing[passing.id]
            return
        passing.ends_s += self.floor.scenario.turn_weeks * WEEK
        self._schedule(passing, source)
