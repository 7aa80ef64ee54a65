"""What either hat does itself: work on an item, let something run, leave a note, predict, ask the handbook."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.kernel.units import week_of

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

_MOST = 12
_USUAL_H = 4.0
_LONGEST = 200
"""Characters in the name of what the handbook is asked about."""
_TELLING = ("sla_met_share", "availability_share", "department_satisfaction", "morale_mean", "backlog")


@dataclass(frozen=True, slots=True)
class WorkOnItem(Decision):
    """Do a specialist's work oneself: a ticket in a small company, or, tempting and counted, a task of the project."""

    floor: ClassVar[str] = "hats"
    seat: ClassVar[str] = "either"
    section: ClassVar[str] = "either"

    subject: str
    spend_h: float

    def check(self, floor: "HatsFloor") -> Refusal | None:
        """Refuse what the IT manager could not do."""
        return self.check_as(floor, "it")

    def check_as(self, floor: "HatsFloor", seat: str) -> Refusal | None:
        """Refuse hours that cannot be, what is not this hat's to touch, and what somebody has in hand."""
        most = floor.rules.own_work_most_h
        if not 0.5 <= self.spend_h <= most:
            return Refusal.of("out_of_range", value=self.spend_h, low=0.5, high=most)
        return floor.own.refusal(seat, self.subject)

    def apply(self, floor: "HatsFloor", decision_id: str) -> None:
        """Do it as the IT manager."""
        self.apply_as(floor, decision_id, "it")

    def apply_as(self, floor: "HatsFloor", decision_id: str, seat: str) -> None:
        """Do it."""
        floor.own.work(seat, self.subject, self.spend_h, decision_id)

    def hours(self, floor: "HatsFloor", listed_h: float) -> float:
        """Return what is spent on it."""
        return max(0.0, self.spend_h)

    @classmethod
    def candidates(cls, view: Any) -> tuple["WorkOnItem", ...]:
        """Return half a day on what waits most urgently."""
        hours = min(_USUAL_H, max(0.5, float(int(view.attention_left_h))))
        return tuple(cls(subject, hours) for subject in view.hats.ownable)[:_MOST]


@dataclass(frozen=True, slots=True)
class LetItRun(Decision):
    """End a stop without acting; a card is left to silence at once."""

    floor: ClassVar[str] = "hats"
    seat: ClassVar[str] = "either"
    section: ClassVar[str] = "either"

    subject: str

    def check(self, floor: "HatsFloor") -> Refusal | None:
        """Refuse what is over."""
        if self.subject in floor.state.cards.answered:
            return Refusal.of("card_answered", card=self.subject)
        return None

    def check_as(self, floor: "HatsFloor", seat: str) -> Refusal | None:
        """Refuse cards that wait for another seat."""
        card = floor.state.cards.open.get(self.subject)
        if card is not None and seat != card.carrier and not (card.stage == "owner" and seat == card.met_by):
            return Refusal.of("card_of_other_seat", card=self.subject, seat=card.carrier)
        return self.check(floor)

    def apply(self, floor: "HatsFloor", decision_id: str) -> None:
        """Let it run as the IT manager."""
        self.apply_as(floor, decision_id, "it")

    def apply_as(self, floor: "HatsFloor", decision_id: str, seat: str) -> None:
        """Let it run."""
        floor.own.let_run(seat, self.subject, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["LetItRun", ...]:
        """Return what the week stands still for."""
        return (cls(view.stop.subject),) if view.stop is not None else ()


@dataclass(frozen=True, slots=True)
class WriteHandoverNote(Decision):
    """Leave a note at the other desk; with two people at two desks it is all that the other learns beyond reports."""

    floor: ClassVar[str] = "hats"
    seat: ClassVar[str] = "either"
    section: ClassVar[str] = "either"

    text: str

    def check(self, floor: "HatsFloor") -> Refusal | None:
        """Refuse empty and long notes, and what is no text."""
        most = floor.rules.note_most_characters
        if not self.text.strip() or len(self.text) > most:
            return Refusal.of("note_length", characters=len(self.text), most=most)
        clean = all(character.isprintable() or character == "\n" for character in self.text)
        return None if clean else Refusal.of("note_not_printable")

    def apply(self, floor: "HatsFloor", decision_id: str) -> None:
        """Leave it as the IT manager."""
        self.apply_as(floor, decision_id, "it")

    def apply_as(self, floor: "HatsFloor", decision_id: str, seat: str) -> None:
        """Leave it."""
        floor.own.note(seat, self.text, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["WriteHandoverNote", ...]:
        """Return a note without language: the week and how many matters wait here."""
        return (cls(f"W{view.week}: {len(view.hats.needs) + view.hats.needs_more}"),)


@dataclass(frozen=True, slots=True)
class Predict(Decision):
    """Say what to expect of a figure by the end of a week; what comes is held against it later."""

    floor: ClassVar[str] = "hats"
    seat: ClassVar[str] = "either"
    section: ClassVar[str] = "either"

    subject: str
    value: float
    week: int

    def check(self, floor: "HatsFloor") -> Refusal | None:
        """Refuse what the IT manager could not predict."""
        return self.check_as(floor, "it")

    def check_as(self, floor: "HatsFloor", seat: str) -> Refusal | None:
        """Refuse what nobody measures, weeks that are past, and too many at a time."""
        if self.subject not in floor.own.predictable(seat):
            return Refusal.of("not_predictable", subject=self.subject)
        first, last = week_of(floor.core.now), floor.scenario.weeks
        if not first <= self.week <= last:
            return Refusal.of("week_out_of_range", first_week=first, last_week=last)
        if floor.own.open_predictions(seat) >= floor.rules.predictions_most:
            return Refusal.of("predictions_full", most=floor.rules.predictions_most)
        return None

    def apply(self, floor: "HatsFloor", decision_id: str) -> None:
        """Write it down for the IT manager."""
        self.apply_as(floor, decision_id, "it")

    def apply_as(self, floor: "HatsFloor", decision_id: str, seat: str) -> None:
        """Write it down."""
        floor.own.predict(seat, self.subject, self.value, self.week, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["Predict", ...]:
        """Return that telling figures stay as they are, in four weeks."""
        week = min(view.weeks, view.week + 4)
        if week < view.week or not view.scores.weeks:
            return ()
        now = dict(view.scores.weeks[-1].kpis)
        return tuple(
            cls(name, float(now[name]), week)
            for name in _TELLING
            if name in view.hats.predictable and now.get(name) is not None
        )


@dataclass(frozen=True, slots=True)
class AskHandbook(Decision):
    """Look up what a manager by the book would do; its price is that of the level, and the hard one has no handbook."""

    floor: ClassVar[str] = "hats"
    seat: ClassVar[str] = "either"
    section: ClassVar[str] = "either"

    about: str

    def check(self, floor: "HatsFloor") -> Refusal | None:
        """Refuse where there is no handbook, and what names nothing."""
        if floor.scenario.level.advice_h < 0.0:
            return Refusal.of("no_handbook")
        named = self.about.isprintable() and 0 < len(self.about) <= _LONGEST
        return None if named else Refusal.of("handbook_about_nothing")

    def apply(self, floor: "HatsFloor", decision_id: str) -> None:
        """Look it up as the IT manager."""
        self.apply_as(floor, decision_id, "it")

    def apply_as(self, floor: "HatsFloor", decision_id: str, seat: str) -> None:
        """Look it up; that it was looked up is written down, and nothing else changes."""
        floor.own.ask_handbook(seat, self.about, decision_id)

    def hours(self, floor: "HatsFloor", listed_h: float) -> float:
        """Return the price of the level."""
        return max(0.0, floor.scenario.level.advice_h)


DECISIONS = (WorkOnItem, LetItRun, WriteHandoverNote, Predict, AskHandbook)
