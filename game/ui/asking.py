"""What somebody asks about a game that is over: what should have been different, and what was found for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from game.presenters.page import Line
from game.presenters.whatif import Asked, change_lines
from sim.fork import Change, Fate, Hand, Move, Recorded, answering
from sim.kernel.units import week_of, week_start
from sim.lab.inquiry import Inquiry, known
from sim.lab.questions import Question
from sim.policies.registry import policies

if TYPE_CHECKING:
    from game.presenters.names import Names
    from sim.lab.whatif import WhatIf

LUCKS: Final = (1, 10, 20, 50)
"""Over how many lucks one may ask."""


class Answer(NamedTuple):
    """What was asked and what came of it."""

    change: Change
    found: WhatIf


@dataclass(slots=True)
class Draft:
    """What is chosen in the form of a policy or of one more decision.

    Attributes:
        seat: Hat.
        week: From which week on, or at the desk of which week.
        policy: Its name.
        area: Duty area of the decision.
        name: Canonical name of the decision.
    """

    seat: str
    week: int = 1
    policy: str = "by-the-book"
    area: str = ""
    name: str = ""


@dataclass(slots=True)
class Asking:
    """What is to be different, the games that are being played for it, and the answers so far.

    Attributes:
        recorded: The game.
        same: How it came out.
        store: Folder where answers are kept from one time to the next.
        way: Which form is open: ``decision``, ``policy`` or ``other``.
        marked: Number of the decision that is chosen in the list.
        without: Numbers that are left out.
        instead: Numbers to the arguments they are made with instead.
        hands: Seat to the policy that takes it over.
        also: Decisions that come on top; their numbers are given when somebody asks.
        reply: Policy by which the other hat answers to what is changed; empty if it decides as it did.
        lucks: Over how many lucks.
        answers: What was asked, as a line, and over how many lucks, to the answer.
        shown: Which of them is looked at.
    """

    recorded: Recorded
    same: Fate
    store: Path | None
    way: str = "decision"
    marked: int = 0
    without: set[int] = field(default_factory=set)
    instead: dict[int, tuple[tuple[str, Any], ...]] = field(default_factory=dict)
    hands: dict[str, Hand] = field(default_factory=dict)
    also: list[Move] = field(default_factory=list)
    reply: str = ""
    lucks: int = 1
    policy: Draft = field(default_factory=lambda: Draft("pm"))
    other: Draft = field(default_factory=lambda: Draft("pm"))
    inquiry: Inquiry | None = None
    answers: dict[tuple[str, int], Answer] = field(default_factory=dict)
    shown: tuple[str, int] | None = None
    trouble: str = ""

    @property
    def weeks(self) -> int:
        """Return how many weeks were played."""
        return week_of(max(0, self.recorded.until_s - 1))

    # ------------------------------------------------------------------------------------------ what is different

    def touched(self) -> list[Move]:
        """Return the decisions that are changed."""
        numbers = [*sorted(self.without), *sorted(self.instead)]
        return [move for move in map(self.recorded.move, numbers) if move is not None] + self._added()

    def _added(self) -> list[Move]:
        return [move._replace(sequence=self.recorded.last + at) for at, move in enumerate(self.also, 1)]

    def replying(self) -> Hand | None:
        """Return the seat of the other hat, if it could answer to what is changed."""
        hand = answering(self.touched(), self.reply or "by-the-book")
        return hand if hand is not None and hand.seat not in self.hands else None

    def change(self) -> Change:
        """Return what is different, ready to be asked."""
        hands = [self.hands[seat] for seat in sorted(self.hands)]
        reply = self.replying() if self.reply else None
        if reply is not None:
            hands.append(reply)
        instead = tuple(sorted(self.instead.items()))
        return Change(frozenset(self.without), instead, tuple(hands), also=tuple(self._added()))

    @property
    def empty(self) -> bool:
        """Tell whether nothing is different."""
        return not (self.without or self.instead or self.hands or self.also)

    def leave_out(self, number: int) -> None:
        """Leave a decision out, or do not."""
        self.instead.pop(number, None)
        self.without ^= {number}

    def decide_otherwise(self, number: int, arguments: Mapping[str, Any]) -> None:
        """Let a decision have other arguments."""
        self.without.discard(number)
        self.instead[number] = tuple(arguments.items())

    def sit(self) -> None:
        """Put the policy that is chosen into its seat."""
        draft = self.policy
        self.hands[draft.seat] = Hand(draft.seat, draft.policy, week_start(draft.week))

    def decide_also(self, name: str, arguments: Mapping[str, Any]) -> None:
        """Let the hat that is chosen decide one thing more."""
        self.also.append(Move.of(0, week_start(self.other.week), self.other.seat, name, arguments, ""))

    def lines(self, names: Names) -> Iterator[tuple[Line, Callable[[], object]]]:
        """Yield what is different, line by line, each with what takes it back."""
        change = self.change()
        undo: list[Callable[[], object]] = [
            *(partial(self.without.discard, number) for number in sorted(self.without)),
            *(partial(self.instead.pop, number) for number, _ in change.instead),
            *(partial(self.also.pop, at) for at in range(len(self.also))),
            *(partial(self.hands.pop, seat) for seat in sorted(self.hands)),
        ]
        if len(change.hands) > len(self.hands):
            undo.append(partial(setattr, self, "reply", ""))
        return zip(change_lines(Asked(self.recorded, change, names, numbered=False)), undo, strict=True)

    def clear(self) -> None:
        """Begin anew with nothing different."""
        self.without, self.instead, self.hands, self.also, self.reply = set(), {}, {}, [], ""

    # -------------------------------------------------------------------------------------------------- the answer

    @property
    def games(self) -> int:
        """Return how many games an answer takes at most."""
        return 2 * self.lucks

    @property
    def running(self) -> bool:
        """Tell whether games are being played for an answer."""
        return self.inquiry is not None

    def ask(self, fates: Mapping[Question, Fate]) -> bool:
        """Ask; what was asked before, or is kept, is answered at once.

        Args:
            fates: Games that the debrief has played already.

        Returns:
            Whether the answer is there.
        """
        change = self.change()
        key = change.text(), self.lucks
        self.stop()
        self.trouble = ""
        if key in self.answers:
            self.shown = key
            return True
        found = known(fates) | {Question("same"): self.same}
        self.inquiry = Inquiry(self.recorded, change, self.lucks, self.store, found)
        self.inquiry.start()
        return self._settle()

    def poll(self) -> bool:
        """Take in what is finished; true if there was anything new."""
        if self.inquiry is None or not self.inquiry.poll():
            return False
        self._settle()
        return True

    def _settle(self) -> bool:
        inquiry = self.inquiry
        assert inquiry is not None
        found = inquiry.answer
        if found is not None:
            self.shown = inquiry.change.text(), inquiry.lucks
            self.answers[self.shown] = Answer(inquiry.change, found)
        if found is not None or inquiry.failed:
            self.trouble = inquiry.failed
            self.stop()
        return found is not None

    def stop(self) -> None:
        """Let go of the games that are being played; those that are finished are kept."""
        if self.inquiry is not None:
            self.inquiry.stop()
            self.inquiry = None


@cache
def policies_of(seat: str) -> tuple[str, ...]:
    """Return the names of the policies for a seat."""
    return tuple(policy.name for policy in policies() if policy.seat == seat)
