"""One what-if, answered in other processes while somebody looks on; what is known already is not played again."""

from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sim.fork import Change, Fate, Recorded
from sim.fork.walk import apart
from sim.lab import courses, shelf
from sim.lab.evidence import answer_all
from sim.lab.processes import processes
from sim.lab.questions import Question
from sim.lab.whatif import Course, WhatIf, compared, judged

_SAME: Final = Question("same")
_KINDS: Final = ("same", "luck", "change")


def course_of(recorded: Recorded, change: Change) -> Course:
    """Play a game as it was and with something changed, leaving nothing of either behind in this process."""
    return apart(lambda: compared(recorded, change))


@dataclass(slots=True)
class Inquiry:
    """A what-if over some lucks; ask ``poll`` now and then.

    Attributes:
        recorded: The game.
        change: What is different.
        lucks: How many lucks, its own among them.
        store: Folder where answers are kept from one time to the next, or None.
        found: Games that are played already; what was kept counts only if the game's own end is among them and is
            what it was then.
        course: How it goes on the game's own luck, once that is known.
        failed: Why it could not be answered, or empty.
    """

    recorded: Recorded
    change: Change
    lucks: int = 1
    store: Path | None = None
    found: dict[Question, Fate] = field(default_factory=dict)
    course: Course | None = None
    failed: str = ""
    _pool: ProcessPoolExecutor | None = None
    _own: "Future[Course] | None" = None
    _running: dict["Future[list[Fate]]", Question] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return the games on other lucks, as they were decided and with the change, pair by pair."""
        line, seed = self.change.text(), self.recorded.seed
        pairs = (
            (Question("luck", seed=seed + k), Question("change", seed=seed + k, change=line))
            for k in range(1, self.lucks)
        )
        return tuple(question for pair in pairs for question in pair)

    @property
    def running(self) -> bool:
        """Tell whether anything is still being played."""
        return self._pool is not None

    @property
    def share(self) -> float:
        """Return how much is answered (0 to 1)."""
        asked = self.questions
        done = 2 * (self.course is not None) + sum(question in self.found for question in asked)
        return done / (2 + len(asked))

    @property
    def answer(self) -> WhatIf | None:
        """Return the answer, None before everything is known."""
        asked = self.questions
        if self.course is None or any(question not in self.found for question in asked):
            return None
        fates = [self.found[question] for question in asked]
        return judged(self.course, tuple(zip(fates[::2], fates[1::2], strict=True)))

    def look_up(self) -> None:
        """Take over what is kept from an earlier time, if the game still comes out as it did then."""
        same = self.found.get(_SAME)
        if same is None:
            return
        course = courses.find(self.store, self.recorded, self.change.text())
        kept = shelf.load(self.store, self.recorded, _KINDS if self.lucks > 1 else _KINDS[:1])
        if course is not None and course.was == same:
            self.course, kept[_SAME] = course, same
        if kept.get(_SAME) == same:
            self.found = kept | self.found

    def start(self, workers: int = 0) -> None:
        """Begin to play what is not known in other processes.

        Args:
            workers: How many; as many as there are processors without it.
        """
        self.look_up()
        if self.answer is not None:
            return
        self._pool = processes(workers, "sim.lab.evidence")
        if self.course is None:
            self._own = self._pool.submit(course_of, self.recorded, self.change)
        for question in self.questions:
            if question not in self.found:
                self._running[self._pool.submit(answer_all, self.recorded, (question,))] = question

    def poll(self) -> bool:
        """Take in what is finished; true if there was anything new."""
        done = [future for future in self._running if future.done()]
        new: dict[Question, Fate] = {}
        for future in done:
            question, error = self._running.pop(future), future.exception()
            if error is None:
                (new[question],) = future.result()
            else:
                self.failed = f"{type(error).__name__}: {error}"
        own = self._take_own()
        self.found |= new
        if new:
            shelf.keep(self.store, self.recorded, new)
        if self.failed or (self._own is None and not self._running):
            self.stop()
        return bool(done) or own

    def _take_own(self) -> bool:
        if self._own is None or not self._own.done():
            return False
        own, self._own = self._own, None
        error = own.exception()
        if error is not None:
            self.failed = f"{type(error).__name__}: {error}"
            return True
        self.course = own.result()
        courses.keep(self.store, self.recorded, self.change.text(), self.course)
        return True

    def stop(self) -> None:
        """Let go of the processes; what is answered stays."""
        self._running, self._own = {}, None
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def wait(self) -> None:
        """Answer everything that is still open, and come back when it is done."""
        while self.running:
            if self._own is not None:
                self._own.exception()
            for future in list(self._running):
                future.exception()
            self.poll()


def known(fates: Mapping[Question, Fate]) -> dict[Question, Fate]:
    """Return those games of a debrief that an inquiry can use."""
    return {question: fate for question, fate in fates.items() if question.kind in _KINDS}
