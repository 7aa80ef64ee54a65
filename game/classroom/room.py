"""The room: one small file that says what every team of a workshop plays, so that all have the same game and luck."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, Self

from sim.scenario.cards import folded

ROOM_FILE: Final = "room.toml"
RoomSeats = Literal["solo", "hot", "it", "pm", "choose"]
SEATS: Final[tuple[RoomSeats, ...]] = ("solo", "hot", "it", "pm", "choose")
ONE_HAT: Final = frozenset({"it", "pm", "choose"})
"""Ways to sit in which nobody changes hats."""


@dataclass(frozen=True, slots=True)
class Aids:
    """What helps a team; a trainer may take it away.

    Attributes:
        handbook: Advice of the handbook.
        other_hat: Key H: what the other hat could decide here.
        forecasts: Ranges of what may come.
    """

    handbook: bool = True
    other_hat: bool = True
    forecasts: bool = True


@dataclass(frozen=True, slots=True)
class Room:
    """What a room file says.

    Attributes:
        scenario: Id of a shipped scenario, or a folder beside the room file.
        title: What the workshop is called, or empty.
        level: Level of difficulty.
        seed: Luck.
        language: ``en`` or ``de``, or empty for that of each laptop.
        variant: Name of a class variant with other names and luck, or empty for the scenario as it is.
        turns: After how many turns the game ends for the room; 0 for the whole scenario.
        stops: Turns after which the game waits for the trainer's word.
        words: The word of each stop.
        minutes_per_desk: How long a desk should take; 0 for no clock.
        hidden_scores: Whether points stay hidden until the end.
        seats: Who sits where; ``choose`` lets each team take one hat.
        names: Chairs of a hot seat, two to five: the first two wear the hats, the others observe. Never in a save.
        swapping: Whether chairs may be swapped at a quarter.
        alternation: Whether the hats change heads at all.
        envelopes: Prepared events of the room file, as their tables stand.
        folder: Where the room file lies, for a scenario beside it; empty once a game has begun.
    """

    scenario: str
    title: str = ""
    level: str = "standard"
    seed: int = 1
    language: str = ""
    variant: str = ""
    turns: int = 0
    stops: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    minutes_per_desk: int = 0
    hidden_scores: bool = False
    seats: RoomSeats = "solo"
    names: tuple[str, ...] = ()
    swapping: bool = False
    alternation: bool = True
    aids: Aids = field(default_factory=Aids)
    envelopes: tuple[Mapping[str, Any], ...] = ()
    folder: Path | None = None

    @property
    def luck(self) -> int:
        """Return the seed that is played: a class variant has its own."""
        from game.classroom.variant import luck_of

        return luck_of(self.seed, self.variant)

    def word_of(self, turn: int) -> str:
        """Return the word that lets a stop go, or empty where there is no stop."""
        return self.words[self.stops.index(turn)] if turn in self.stops else ""

    def opens(self, turn: int, said: str) -> bool:
        """Tell whether what somebody said lets a stop go."""
        return folded(said) == folded(self.word_of(turn))

    def record(self) -> dict[str, Any]:
        """Return what a save keeps of the room: all that the game needs, and no names of people."""
        kept = asdict(self)
        for key in ("names", "envelopes", "folder"):
            del kept[key]
        return kept | {"stops": list(self.stops), "words": list(self.words)}

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Self | None:
        """Return the room that a save kept; None if what it kept is damaged."""
        kinds: dict[str, type] = {"scenario": str, "title": str, "level": str, "seed": int, "language": str}
        kinds |= {"variant": str, "turns": int, "minutes_per_desk": int, "hidden_scores": bool, "seats": str}
        kinds |= {"swapping": bool, "alternation": bool}
        values: dict[str, Any] = {key: record.get(key) for key in kinds}
        stops, words, aids = record.get("stops"), record.get("words"), record.get("aids")
        whole = all(type(values[key]) is kind for key, kind in kinds.items()) and values["seats"] in SEATS
        if not whole or not isinstance(stops, list) or not isinstance(words, list) or not isinstance(aids, dict):
            return None
        if len(stops) != len(words) or not all(type(stop) is int for stop in stops):
            return None
        given = {key: bool(aids.get(key, True)) for key in ("handbook", "other_hat", "forecasts")}
        return cls(**values, stops=tuple(stops), words=tuple(map(str, words)), aids=Aids(**given))

    def same_game(self, other: "Room") -> bool:
        """Tell whether two rooms play the same game on the same luck."""
        mine, theirs = ((r.scenario, r.level, r.seed, r.variant, r.aids.handbook) for r in (self, other))
        return mine == theirs
