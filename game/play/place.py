"""Where a game stands between two clicks, as plain data that a save can carry."""

from dataclasses import dataclass
from typing import Any, Literal

from sim.kernel.errors import SaveError
from sim.kernel.units import week_of
from sim.session import Stop

Step = Literal["desk", "corridor", "week", "stop", "friday", "review", "over"]
_STEPS = ("desk", "corridor", "week", "stop", "friday", "review", "over")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a game stands.

    Attributes:
        step: Part of the turn.
        week: First week of the turn.
        running: Week that runs, or ran last.
        seats: Order of asking at the desks or in the corridor; it is fixed when the first one is asked.
        index: Whose turn of them it is.
        stop: Why the week stands still, at a stop.
        round: How often a seat has been asked at this stop, from 1.
        asked: Seat that is asked at this stop, and what for.
    """

    step: Step
    week: int
    running: int
    seats: tuple[str, ...] = ()
    index: int = 0
    stop: Stop | None = None
    round: int = 0
    asked: tuple[str, str] = ("", "")

    @property
    def seat(self) -> str:
        """Return the seat that is asked, or empty."""
        if self.step == "stop":
            return self.asked[0]
        return self.seats[self.index] if self.index < len(self.seats) else ""

    def occasion(self, clock: int) -> str:
        """Return the name of the occasion, as policies and views know it; empty where nobody is asked."""
        if self.step in {"desk", "corridor"}:
            return f"{self.step}/{self.week}"
        if self.stop is None:
            return ""
        base = f"stop/{clock}/{self.stop.subject}"
        return f"{base}/{self.round}" if self.stop.kind == "dilemma" else base

    def asked_stop(self) -> Stop | None:
        """Return the stop as the seat that is asked sees it: a dilemma goes from hand to hand."""
        if self.step != "stop" or self.stop is None:
            return None
        return Stop(self.stop.kind, self.asked[0], self.stop.subject)

    def record(self) -> dict[str, Any]:
        """Return what a save keeps of it."""
        record: dict[str, Any] = {"step": self.step, "week": self.week, "running": self.running}
        if self.seats:
            record |= {"seats": list(self.seats), "index": self.index}
        if self.stop is not None:
            record |= {"stop": list(self.stop), "round": self.round, "asked": list(self.asked)}
        return record


def place_of(record: dict[str, Any], path: object) -> Place:
    """Return a place from what a save kept.

    Raises:
        SaveError: It does not say where the game stands.
    """
    try:
        step = record["step"]
        if step not in _STEPS:
            raise ValueError(step)
        seat, what = (str(part) for part in record.get("asked", ("", "")))
        place = Place(
            step=step,
            week=int(record["week"]),
            running=int(record["running"]),
            seats=tuple(str(name) for name in record.get("seats", ())),
            index=int(record.get("index", 0)),
            stop=Stop(*(str(part) for part in record["stop"])) if record.get("stop") else None,
            round=int(record.get("round", 0)),
            asked=(seat, what),
        )
        fits = (place.stop is not None) == (step == "stop") and bool(place.seats) == (step in {"desk", "corridor"})
        if not fits or place.index >= max(1, len(place.seats)) or place.week < 1:
            raise ValueError(step)
    except (KeyError, TypeError, ValueError) as error:
        raise SaveError(f"{path}: does not say where the game stands; replay it to see what it holds") from error
    return place


def first_week(clock: int, turn_weeks: int) -> int:
    """Return the first week of the turn that an instant lies in."""
    week = week_of(clock)
    return week - (week - 1) % turn_weeks
