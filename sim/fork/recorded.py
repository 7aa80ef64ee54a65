"""What a judged game came from, and what may be changed about it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Self

from sim.hats.envelopes import TRAINER
from sim.kernel.units import WEEK
from sim.save import Save
from sim.scenario.definitions import Scenario
from sim.scenario.load import scenario_from_source

_RANKS: Final = {"it": 0, "pm": 1}
_LAST: Final = 2


class Move(NamedTuple):
    """One submission of a game.

    Attributes:
        refused: Code of its refusal, or empty.
    """

    sequence: int
    t_s: int
    seat: str
    name: str
    arguments: tuple[tuple[str, Any], ...]
    refused: str = ""

    @classmethod
    def of(cls, sequence: int, t_s: int, seat: str, name: str, arguments: Mapping[str, Any], refused: str) -> Self:
        """Return a move with its arguments as plain pairs."""
        return cls(sequence, t_s, seat, name, tuple(arguments.items()), refused)


@dataclass(frozen=True, slots=True)
class Recorded:
    """All that a judged game came from; it can be sent to another process.

    Attributes:
        source: Texts of the scenario's files.
        moves: What was submitted before the game was judged, in order.
        until_s: How far it was played, in seconds since the start: nothing is looked at that lies ahead of whoever
            plays, and what would have come after an early end was decided by nobody.
    """

    source: tuple[tuple[str, Any], ...]
    seed: int
    moves: tuple[Move, ...]
    until_s: int

    @classmethod
    def of(cls, scenario: Scenario, seed: int, moves: tuple[Move, ...], until_s: int | None = None) -> Self:
        """Return a game without what the next quarter added.

        Args:
            scenario: What it started from.
            seed: Luck.
            moves: What was submitted.
            until_s: How far it was played; without it to the end.
        """
        last_s = scenario.end_s if until_s is None else min(until_s, scenario.end_s)
        moves = tuple(move for move in moves if move.t_s < scenario.end_s)
        return cls(tuple(scenario.source.items()), seed, moves, last_s)

    @classmethod
    def read(cls, save: Save) -> Self:
        """Return the game of a save."""
        session = save.session()
        moves = (
            Move.of(entry.sequence, entry.t_s, entry.seat, entry.name, entry.arguments, entry.refused)
            for entry in save.entries
        )
        return cls.of(session.scenario, session.seed, tuple(moves), _played_s(save))

    @property
    def last(self) -> int:
        """Return the highest number of a move."""
        return max((move.sequence for move in self.moves), default=0)

    def move(self, sequence: int) -> Move | None:
        """Return a move by its number."""
        return next((move for move in self.moves if move.sequence == sequence), None)

    def scenario(self) -> Scenario:
        """Return the scenario."""
        return scenario_from_source(dict(self.source))


def _played_s(save: Save) -> int | None:
    """Return how far a save goes, None for beyond the end."""
    if save.next_quarter:
        return None
    last_s = max(save.weeks * WEEK, save.entries[-1].t_s if save.entries else 0)
    return int(save.end.get("t", last_s)) if save.end is not None else last_s


class Hand(NamedTuple):
    """A policy that takes a seat over and is asked from an instant on, in seconds since the start."""

    seat: str
    policy: str
    from_s: int


@dataclass(frozen=True, slots=True)
class Change:
    """What is different from the recorded game.

    Attributes:
        without: Numbers of moves that are left out.
        instead: Numbers of moves to the arguments that they are made with instead.
        hands: Policies that take over; what their seats had decided from then on is not repeated.
        seed: Other luck; None for the game's own.
        also: Moves that come on top, numbered from the last of the game on.
    """

    without: frozenset[int] = frozenset()
    instead: tuple[tuple[int, tuple[tuple[str, Any], ...]], ...] = ()
    hands: tuple[Hand, ...] = ()
    seed: int | None = None
    also: tuple[Move, ...] = ()

    def moves(self, recorded: Recorded) -> tuple[Move, ...]:
        """Return what is still submitted by those who sat there, and what comes on top."""
        other = dict(self.instead)
        kept = (move for move in recorded.moves if move.sequence not in self.without and not self.replaced(move))
        found = [
            move._replace(arguments=other[move.sequence], refused="") if move.sequence in other else move
            for move in kept
        ]
        for move in self.also:
            found.insert(place_at_desk(found, move.t_s, move.seat), move)
        return tuple(found)

    def find(self, recorded: Recorded, sequence: int) -> Move | None:
        """Return a move by its number, one of the game or one that comes on top."""
        return recorded.move(sequence) or next((move for move in self.also if move.sequence == sequence), None)

    def record(self) -> dict[str, Any]:
        """Return it as plain data for JSON, without the luck."""
        return {
            "without": sorted(self.without),
            "instead": [{"decision": number, "arguments": dict(given)} for number, given in self.instead],
            "policies": [hand._asdict() for hand in self.hands],
            "also": [move._asdict() | {"arguments": dict(move.arguments)} for move in self.also],
        }

    def text(self) -> str:
        """Return it as one line; equal changes have equal lines."""
        return json.dumps(self.record(), sort_keys=True, separators=(",", ":"))

    @classmethod
    def read(cls, text: str, seed: int | None = None) -> Self:
        """Return the change of a line that ``text`` gave, on some luck.

        Raises:
            ValueError: It is no such line.
        """
        record = json.loads(text)
        try:
            also = (Move(**move | {"arguments": tuple(move["arguments"].items())}) for move in record["also"])
            return cls(
                frozenset(record["without"]),
                tuple((one["decision"], tuple(one["arguments"].items())) for one in record["instead"]),
                tuple(Hand(**hand) for hand in record["policies"]),
                seed,
                tuple(also),
            )
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError(text) from error

    def replaced(self, move: Move) -> bool:
        """Tell whether somebody else is asked instead.

        Staff who lead a project always decide by a policy, so that they are asked as soon as anybody is.
        """
        if move.seat.startswith("pm:") and self.hands:
            return move.t_s >= min(hand.from_s for hand in self.hands)
        return any(hand.seat == move.seat and move.t_s >= hand.from_s for hand in self.hands)


def place_at_desk(moves: Sequence[Move], t_s: int, seat: str) -> int:
    """Return the position among moves at which a seat is done with its desk of an instant.

    The IT manager's desk comes first, then the project manager's, then the corridor.
    """
    mine, furthest = _RANKS.get(seat, _LAST), 0
    for at, move in enumerate(moves):
        if move.t_s < t_s or (move.t_s == t_s and move.seat == TRAINER):
            continue
        rank = _RANKS.get(move.seat, _LAST)
        if move.t_s > t_s or rank > mine or rank < furthest:
            return at
        furthest = rank
    return len(moves)


def answering(touched: Iterable[Move], policy: str) -> Hand | None:
    """Return the policy in the seat of the hat that did not make some changed moves, None where both hats did.

    The IT manager's desk comes first on a Monday, so what the project manager decides there is answered later.

    Args:
        touched: What is changed.
        policy: Name of the policy that answers.
    """
    changed = list(touched)
    hats = {"it" if move.seat == "it" else "pm" for move in changed}
    if len(hats) != 1:
        return None
    seat = "pm" if hats == {"it"} else "it"
    first_s = min(move.t_s for move in changed)
    return Hand(seat, policy, first_s if seat == "pm" else first_s + 1)
