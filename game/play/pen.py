"""Keeps the journal of a game and writes it down; when the disk fails, the game goes on and the lines wait."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sim.kernel.errors import SaveError
from sim.save import Entry, Recorder
from sim.session import Decision, Receipt


class Made(NamedTuple):
    """A submission that stands.

    Attributes:
        refused: Code of its refusal, or empty.
    """

    sequence: int
    t_s: int
    seat: str
    decision: Decision
    refused: str


class Pen:
    """Writes down what happens, in order; nothing is left out when writing works again.

    Attributes:
        journal: What was submitted and stands.
        room_lines: What a workshop keeps with the game, in order.
        trouble: Why nothing can be written at present, or empty.
    """

    def __init__(self, recorder: Recorder | None = None, weeks: int = 0) -> None:
        """Take up a recorder.

        Args:
            recorder: Writes the file; None for a game that is kept in memory only.
            weeks: Finished weeks that are written already.
        """
        self.journal: list[Made] = []
        self.room_lines: list[dict[str, Any]] = []
        self.trouble = ""
        self._recorder = recorder
        self._waiting: deque[Callable[[Recorder], None]] = deque()
        self._weeks = weeks
        self._known: deque[Entry] = deque()

    def expect(self, entries: Sequence[Entry]) -> None:
        """Compare what comes next with what is written already, and do not write it twice."""
        self._known = deque(entries)

    @property
    def expected(self) -> int:
        """How many submissions are still to come that are written already."""
        return len(self._known)

    def decision(self, receipt: Receipt, t_s: int, seat: str, made: Decision) -> None:
        """Write down a submission.

        Raises:
            SaveError: Another one is written down in its place.
        """
        code = receipt.refusal.code if receipt.refusal is not None else ""
        self.journal.append(Made(receipt.sequence, t_s, seat, made, code))
        if self._known:
            entry = self._known.popleft()
            same = (entry.t_s, entry.seat, entry.name) == (t_s, seat, made.name())
            if not same or entry.arguments != made.arguments():
                raise SaveError(f"line {entry.line} of the save holds {entry.name}, but {made.name()} was decided here")
            return
        self._write(lambda recorder: recorder.decision(receipt, t_s, seat, made))

    def undo(self, sequence: int) -> None:
        """Write down that a submission was taken back."""
        self._write(lambda recorder: recorder.undo(sequence))

    def place(self, record: dict[str, Any]) -> None:
        """Write down where the game stands."""
        self._write(lambda recorder: recorder.place(record))

    def room(self, record: dict[str, Any]) -> None:
        """Write down what a workshop keeps with the game."""
        self.room_lines.append(dict(record))
        self._write(lambda recorder: recorder.room(record))

    def next_quarter(self) -> None:
        """Write down that the game runs on."""
        self._write(lambda recorder: recorder.next_quarter())

    def wants(self, week: int) -> bool:
        """Tell whether the digests of a finished week are still to be written down."""
        return week > self._weeks and self._recorder is not None

    def week(self, week: int, digests: dict[str, str]) -> None:
        """Write down the digests of a finished week, once."""
        if self.wants(week):
            self._weeks = week
            self._write(lambda recorder: recorder.week(week, digests))

    def end(self, result: dict[str, Any]) -> None:
        """Write down how it ended."""
        self._write(lambda recorder: recorder.end(result))

    def close(self) -> None:
        """Close the file."""
        if self._recorder is not None:
            self._flush()
            self._recorder.close()
            self._recorder = None

    def _write(self, job: Callable[[Recorder], None]) -> None:
        if self._recorder is not None:
            self._waiting.append(job)
            self._flush()

    def _flush(self) -> None:
        while self._waiting and self._recorder is not None:
            try:
                self._waiting[0](self._recorder)
            except SaveError as error:
                self.trouble = str(error)
                return
            self._waiting.popleft()
        self.trouble = ""
