"""A team in a room: when the game waits for the trainer's word, what is noted, who sits where.

All of it is kept in the save beside the game, so that a laptop that dies continues elsewhere; nothing of it changes
the game, but for envelopes, which are decisions.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from game.classroom.building import built, seats_of
from game.classroom.room import Room
from game.play.driver import Driver
from sim.kernel.errors import Refusal
from sim.scenario.cards import EnvelopeDef, folded

MOST_NOTE: Final = 600
MOST_TEAM: Final = 40
QUESTIONS: Final = ("expected", "other", "change")
"""What is asked at a stop: what did you expect, what did the other hat need, what will you change."""


class Opened(NamedTuple):
    """What came of a word that was said for an envelope.

    Attributes:
        envelope: What it opens; None if it opens nothing.
        refusal: Why it stays shut, or None.
    """

    envelope: EnvelopeDef | None
    refusal: Refusal | None = None


class Sitting:
    """The room of a game that is played.

    Attributes:
        room: As the save keeps it.
        driver: The game.
        names: Who sits on which chair, as typed at this laptop; never written anywhere.
        revealed: Whether the points may be seen, once the room has ended.
        played_on: Whether the team plays on for itself after the room has ended.
    """

    def __init__(self, room: Room, driver: Driver, team: str, names: tuple[str, ...] = ()) -> None:
        """Take a room and its game."""
        self.room = room
        self.driver = driver
        self.team = team
        self.names = names
        self.revealed = False
        self.played_on = False

    # -------------------------------------------------------------------------------------------------- beginning

    @classmethod
    def begin(
        cls, room: Room, team: str, save: Path | None, *, hat: str = "", names: tuple[str, ...] = ()
    ) -> "Sitting":
        """Begin the game of a room.

        Args:
            room: The room.
            team: Name of the team's own choosing.
            save: A file that does not exist yet, or None to keep the game in memory.
            hat: ``it`` or ``pm``, where the team takes one.
            names: Chairs, for this laptop only.

        Raises:
            ScenarioError: The scenario is not in order.
            SaveError: The save cannot be written.
        """
        seats, hot = seats_of(room, hat), room.seats == "hot"
        driver = Driver.new(built(room), room.luck, seats=seats, save=save, hot=hot)
        driver.room_note({"what": "room", "team": clean(team, MOST_TEAM), **room.record()})
        return cls(room, driver, clean(team, MOST_TEAM), names or room.names)

    @classmethod
    def of(cls, driver: Driver) -> "Sitting | None":
        """Return the room of a game that was opened, or None if it was played alone."""
        found = room_of(driver.room_lines)
        return cls(found[0], driver, found[1]) if found is not None else None

    # ------------------------------------------------------------------------------------------------------ turns

    @property
    def turns(self) -> int:
        """Return how many turns the room plays."""
        scenario = self.driver.scenario
        whole = scenario.weeks // scenario.turn_weeks
        return min(self.room.turns or whole, whole)

    @property
    def played(self) -> int:
        """Return how many turns are over."""
        driver = self.driver
        done = (driver.week - 1) // driver.scenario.turn_weeks
        return done + 1 if driver.stage in {"friday", "review", "over"} else done

    @property
    def waits(self) -> int:
        """Return the turn after which the game waits now; 0 if it does not."""
        if self.driver.stage not in {"it", "pm", "over"}:
            return 0
        gone = self.let_go
        return next((turn for turn in self._ends if turn <= self.played and turn not in gone), 0)

    @property
    def _ends(self) -> tuple[int, ...]:
        """Return the turns after which the game waits: the stops, and the last one."""
        return tuple(sorted({*(turn for turn in self.room.stops if turn <= self.turns), self.turns}))

    @property
    def to_stop(self) -> int:
        """Return how many turns may pass until the game waits; what runs by itself must not run past a stop."""
        return next((turn - self.played for turn in self._ends if turn > self.played), self.turns)

    @property
    def over(self) -> bool:
        """Tell whether the room has played its turns, though the scenario may go on."""
        return self.played >= self.turns or self.driver.stage == "over"

    @property
    def ended_early(self) -> bool:
        """Tell whether the room has just ended at this desk, though the scenario goes on, and nobody plays on yet."""
        driver = self.driver
        here = driver.stage == driver.humans[0] and self.played == self.turns
        return here and not self.waits and not self.played_on

    @property
    def hidden(self) -> bool:
        """Tell whether points are hidden now."""
        return self.room.hidden_scores and not self.revealed and not (self.over and not self.waits)

    @property
    def let_go(self) -> dict[int, str]:
        """Return the turns whose stop is over, and how: ``word``, ``without`` or ``end``."""
        lines = (line for line in self.driver.room_lines if line.get("what") == "go")
        return {int(line["turn"]): str(line.get("by", "")) for line in lines if isinstance(line.get("turn"), int)}

    def say(self, word: str) -> bool:
        """Say the trainer's word; tell whether it lets the stop go."""
        turn = self.waits
        if not turn or not self.room.word_of(turn) or not self.room.opens(turn, word):
            return False
        self._go(turn, "word")
        return True

    def go_without(self) -> None:
        """Go on without the word: nobody is locked out, and the report says so."""
        turn = self.waits
        if turn:
            self._go(turn, "end" if self.over and not self.room.word_of(turn) else "without")

    def _go(self, turn: int, by: str) -> None:
        self.driver.room_note({"what": "go", "turn": turn, "by": by})

    # ------------------------------------------------------------------------------------------------------ notes

    def note(self, question: str, text: str) -> None:
        """Keep an answer to a question of the stop that waits now; a later one to the same question replaces it."""
        turn, kept = self.waits, clean(text, MOST_NOTE)
        if turn and self.notes(turn).get(question, "") != kept:
            self.driver.room_note({"what": "note", "turn": turn, "question": question, "text": kept})

    def notes(self, turn: int) -> dict[str, str]:
        """Return the answers at a stop."""
        return notes_of(self.driver.room_lines).get(turn, {})

    # -------------------------------------------------------------------------------------------------- envelopes

    @property
    def sealed(self) -> int:
        """Return how many envelopes there are that nobody has opened."""
        return sum(self._opened(envelope.id) is False for envelope in self.driver.scenario.envelopes)

    @property
    def may_open(self) -> bool:
        """Tell whether an envelope can be opened now."""
        return bool(self.sealed) and self.driver.stage in {"it", "pm", "friday", "review"}

    def open(self, word: str) -> Opened:
        """Open the envelope of a word: a decision of the trainer, logged and replayed like every other."""
        envelopes = self.driver.scenario.envelopes
        found = next((envelope for envelope in envelopes if folded(envelope.word) == folded(word)), None)
        if found is None:
            return Opened(None)
        return Opened(found, self.driver.open_envelope(found.id).refusal)

    def _opened(self, envelope: str) -> bool:
        return self.driver.find(f"envelope/{envelope}/opened") is not None

    # ----------------------------------------------------------------------------------------------------- chairs

    @property
    def may_swap(self) -> bool:
        """Tell whether the chairs may be swapped: the room allows it, and a quarter has just ended."""
        return self.room.swapping and self.driver.hot and self._quarter and self.played not in self.swaps

    @property
    def swaps(self) -> tuple[int, ...]:
        """Return after which turns chairs were swapped."""
        lines = (line for line in self.driver.room_lines if line.get("what") == "swap")
        return tuple(line["turn"] for line in lines if isinstance(line.get("turn"), int))

    def swap(self) -> None:
        """Swap the two chairs; the turn that follows is the hand-over."""
        if self.may_swap:
            self.driver.room_note({"what": "swap", "turn": self.played})

    @property
    def hands_over(self) -> bool:
        """Tell whether this is the turn of the hand-over: whoever left a chair sits beside it."""
        return self.played in self.swaps

    def sits(self, seat: str) -> str:
        """Return who sits on the chair of a hat, or empty if nobody said."""
        if len(self.names) < 2:
            return ""
        first = seat == "it"
        swapped = sum(turn <= self.played for turn in self.swaps) % 2 == 1
        return self.names[0 if first != swapped else 1]

    @property
    def observers(self) -> tuple[str, ...]:
        """Return who observes."""
        return self.names[2:]

    @property
    def _quarter(self) -> bool:
        """Tell whether the executives met in the turn that is over, and the next one begins."""
        driver = self.driver
        if driver.stage != driver.humans[0] or not self.played:
            return False
        from sim.business.events import ExecutiveReviewHeld

        since_s = driver.clock - driver.scenario.turn_weeks * 604_800
        for event in reversed(driver.events()):
            if event.t_s < since_s:
                return False
            if isinstance(event, ExecutiveReviewHeld):
                return True
        return False


def room_of(lines: Any) -> tuple[Room, str] | None:
    """Return room and team out of what a save keeps, or None."""
    for line in lines:
        if isinstance(line, dict) and line.get("what") == "room":
            room = Room.of(line)
            return (room, str(line.get("team", ""))) if room is not None else None
    return None


def notes_of(lines: Any) -> dict[int, dict[str, str]]:
    """Return stop to question to the last answer, out of what a save keeps."""
    found: dict[int, dict[str, str]] = {}
    for turn, question, text in _notes(lines):
        found.setdefault(turn, {})[question] = text
    return {turn: {q: text for q, text in answers.items() if text} for turn, answers in found.items()}


def _notes(lines: Any) -> Iterator[tuple[int, str, str]]:
    for line in lines:
        if isinstance(line, Mapping) and line.get("what") == "note" and isinstance(line.get("turn"), int):
            yield line["turn"], str(line.get("question", "")), str(line.get("text", ""))


def clean(text: str, most: int) -> str:
    """Return what somebody typed as one printable line of at most so many characters."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())[:most]
