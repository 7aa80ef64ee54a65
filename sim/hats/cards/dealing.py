"""Dealing: which weeks bring a card, in which order cards are tried, and who meets them."""

import math
from typing import TYPE_CHECKING, Final, cast

from sim.hats.cards.conditions import hold
from sim.hats.events import CardMet
from sim.hats.state import Card, Stage
from sim.kernel.engine import Occurrence, Stop
from sim.kernel.units import DAY, HOUR, week_of, week_start
from sim.scenario.cards import CardDef

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

RANK = 950
RANK_DOORS = 975
_REFERENCE_WEEKS = 26
_FIRST_WEEK = 2
_DAYS: Final = (1, 2, 3)
_HOURS: Final = (9, 10, 11, 13, 14, 15)
_THIRD: Final = ("sponsor", "executives", "hr", "finance", "department")
HATS: Final = ("it", "pm")


class Dealing:
    """Draws the game's weeks of cards at the start; then the first eligible card of the fixed order is dealt.

    Draws:
        ``hats/weeks``: how many cards, and in which part of its span each falls; ``hats/order`` by card: its place;
        ``hats/hour`` by week: day and hour; ``hats/doors`` by week: whether somebody comes to the wrong desk.
    """

    def __init__(self, floor: "HatsFloor") -> None:
        """Put the deck in order."""
        self.floor = floor
        self.core = floor.core
        self.rules = floor.rules
        self.deck: dict[str, CardDef] = {card.id: card for card in floor.scenario.cards}
        self._sealed = frozenset(envelope.card for envelope in floor.scenario.envelopes)
        self.cards = floor.state.cards
        self._hour = self.core.luck.family("hats/hour")
        self._doors = self.core.luck.family("hats/doors")
        self._shuffle()
        self._choose_weeks()

    # ------------------------------------------------------------------------------------------------ the draw

    def _shuffle(self) -> None:
        """Order the cards at random by weight; a card more or less moves no other against another."""
        family = self.core.luck.family("hats/order")
        keys = {card.id: -math.log1p(-family.one(card.id)) / card.weight for card in self.deck.values()}
        self.cards.order = sorted(keys, key=lambda name: (keys[name], name))

    def _choose_weeks(self) -> None:
        """Spread the cards over the game: one in each of so many equal spans, confidences among them."""
        last = self.floor.scenario.weeks
        family = self.core.luck.family("hats/weeks")
        number, confidences, _, _ = family.named("number")
        slots = min(self._scaled(self.rules.cards_least, self.rules.cards_most, number), last - _FIRST_WEEK + 1)
        if slots <= 0:
            return
        span = (last - _FIRST_WEEK + 1) / slots
        weeks = [_FIRST_WEEK + int(span * (k + family.one(f"slot/{k}"))) for k in range(slots)]
        for k in range(1, slots):
            weeks[k] = max(weeks[k], weeks[k - 1] + 1)
        for k in range(slots - 1, -1, -1):
            weeks[k] = min(weeks[k], last - (slots - 1 - k))
        self.cards.slots = weeks
        many = self._scaled(self.rules.confidences_least, self.rules.confidences_most, confidences)
        by_luck = sorted(range(slots), key=lambda k: (family.one(f"confidence/{k}"), k))
        self.cards.confidence_weeks = sorted(weeks[k] for k in by_luck[: min(many, slots)])
        doors = self.rules.doors_per_week
        self.cards.door_weeks = [w for w in range(_FIRST_WEEK, last + 1) if self._doors.one(str(w)) < doors]

    def _scaled(self, least: int, most: int, u: float) -> int:
        share = self.floor.scenario.weeks / _REFERENCE_WEEKS
        low, high = math.ceil(least * share), max(math.ceil(least * share), math.floor(most * share))
        return low + min(high - low, int(u * (high - low + 1)))

    # ---------------------------------------------------------------------------------------------- week by week

    def start(self) -> None:
        """Make the first week's card and the first visitors due."""
        if self.deck:
            self._schedule(_FIRST_WEEK)
            self._schedule_doors(1)

    def _schedule(self, week: int) -> None:
        day, hour, _, _ = self._hour.named(str(week))
        t_s = week_start(week) + _DAYS[int(day * len(_DAYS))] * DAY + _HOURS[int(hour * len(_HOURS))] * HOUR
        if week <= self.floor.scenario.weeks and t_s < self.core.horizon_s:
            self.core.engine.at(t_s, RANK, f"hats/week/{week}/card", self._deal, week)

    def _deal(self, occurrence: Occurrence) -> None:
        week = cast(int, occurrence.payload)
        cards = self.cards
        if cards.slots and cards.slots[0] <= week:
            cards.slots.pop(0)
            cards.owed += 1
        if cards.confidence_weeks and cards.confidence_weeks[0] <= week:
            cards.confidence_weeks.pop(0)
            cards.confidences_owed += 1
        if not self._deal_set_piece(week) and cards.owed:
            self._deal_owed(week)
        self._schedule(week + 1)

    def _deal_set_piece(self, week: int) -> bool:
        """Deal a set piece as soon as its moment has come; it takes the place of another card."""
        cards = self.cards
        if cards.dealt.get("set_piece", 0) >= self.rules.set_pieces_most or week < cards.rest_until:
            return False
        found = self._first("set_piece", week)
        if found is None:
            return False
        if cards.owed:
            cards.owed -= 1
        elif cards.slots:
            cards.slots.pop(0)
        cards.rest_until = week + self.rules.set_piece_rest_weeks
        self.meet(found)
        return True

    def _deal_owed(self, week: int) -> None:
        cards = self.cards
        most = self._scaled(self.rules.confidences_least, self.rules.confidences_most, 1.0 - 1e-12)
        kinds = ["dilemma"]
        if cards.confidences_owed:
            kinds.insert(0, "confidence")
        elif cards.dealt.get("confidence", 0) < most:
            kinds.append("confidence")
        for kind in kinds:
            found = self._first(kind, week)
            if found is not None:
                cards.owed -= 1
                if kind == "confidence":
                    cards.confidences_owed = max(0, cards.confidences_owed - 1)
                self.meet(found)
                return

    def _schedule_doors(self, week: int) -> None:
        """Visitors stand at the desk when a turn begins: they come one second before Monday."""
        t_s = week_start(week + self.floor.scenario.turn_weeks) - 1
        if t_s < self.floor.scenario.end_s - 1:
            self.core.engine.at(t_s, RANK_DOORS, "hats/doors", self._open_doors, week + self.floor.scenario.turn_weeks)

    def _open_doors(self, occurrence: Occurrence) -> None:
        week = cast(int, occurrence.payload)
        doors = self.cards.door_weeks
        while doors and doors[0] < week + self.floor.scenario.turn_weeks:
            doors.pop(0)
            found = self._first("wrong_door", week)
            if found is not None:
                self.meet(found)
        self._schedule_doors(week)

    # -------------------------------------------------------------------------------------------------- meeting

    def _first(self, kind: str, week: int) -> CardDef | None:
        cards = self.cards
        for name in cards.order:
            card = self.deck[name]
            fresh = card.kind == kind and name not in cards.open and name not in cards.answered
            if fresh and name not in self._sealed and self.eligible(card, week):
                return card
        return None

    def eligible(self, card: CardDef, week: int) -> bool:
        """Tell whether a card may be dealt in a week as things stand."""
        if not card.from_week <= week <= card.to_week:
            return False
        if "pm" in {card.meets, card.owner} and self.floor.projects.lead_project("pm") is None:
            return False
        return hold(self.floor, card.when)

    def carrier(self, card: CardDef) -> str:
        """Return the seat whose choice a card waits for."""
        if card.kind in {"confidence", "wrong_door"} or card.owner in _THIRD:
            return card.meets
        return card.owner

    def meet(self, card: CardDef, cause: str = "") -> None:
        """Lay a card on the table before the seat that meets it.

        Args:
            card: The card.
            cause: Id of the event that brought it; without it, luck did.
        """
        stage: Stage = "owner" if card.kind == "dilemma" else "position" if card.kind == "set_piece" else "answer"
        now = self.core.now
        lead = self.floor.lead_project()
        event_id = f"card/{card.id}/met"
        by_s = self._turn_end()
        found = Card(
            card.id, card.kind, card.meets, self.carrier(card), now, by_s, lead.id if lead else "", event_id, stage
        )
        self.cards.open[card.id] = found
        self.cards.dealt[card.kind] = self.cards.dealt.get(card.kind, 0) + 1
        causes = (cause or f"chance:hats/order/{card.id}",)
        self.core.publish(CardMet(event_id, now, causes, card.id, card.kind, card.meets, by_s, card.person))
        if card.kind != "wrong_door":
            self.core.engine.ask_stop(Stop("dilemma", card.meets, card.id))

    def _turn_end(self) -> int:
        """Return the last second of the running turn; visitors before Monday belong to the turn that begins."""
        turn_weeks = self.floor.scenario.turn_weeks
        turn = (week_of(self.core.now + 1) - 1) // turn_weeks
        return min(week_start((turn + 1) * turn_weeks + 1) - 1, self.core.horizon_s - 1)
