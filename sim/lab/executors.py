"""Who plays the games of a batch: this process, or several of this machine."""

from collections import Counter, deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from sim.lab.game import Row, failed, row
from sim.lab.processes import cores, processes
from sim.lab.trials import BatchError, Trial

Play = Callable[[Trial], Row]
"""Plays a trial and returns its row."""

Done = Callable[[int, Row], None]
"""Told of every finished game: its place among the trials, and its row."""

Executor = Callable[[Sequence[Trial], Done], bool]
"""Plays all trials in any order; false if somebody stopped it."""

_ATTEMPTS = 2
_MOST = 512


def executor(name: str, play: Play | None = None) -> Executor:
    """Return an executor by name: ``serial``, ``local`` or ``local:N``.

    Args:
        name: Who plays.
        play: What makes a row of a trial, a function of a module, so that other processes find it; else a batch's.

    Raises:
        BatchError: There is none of that name.
    """
    if name == "serial":
        return Serial(play)
    kind, colon, count = name.partition(":")
    if kind == "local":
        if not colon:
            return Local(cores(), play)
        if count.isdecimal() and 1 <= int(count) <= _MOST:
            return Local(int(count), play)
        raise BatchError(f"local:{count} is not local:N with N from 1 to {_MOST}")
    if name.startswith("tcp://"):
        raise BatchError(f"{name}: several machines are more than this version can do; there are serial and local[:N]")
    raise BatchError(f"there is no executor {name!r}; there are serial and local[:N]")


class Serial:
    """Plays one after the other, here."""

    def __init__(self, play: Play | None = None) -> None:
        """Prepare.

        Args:
            play: What makes a row of a trial; else that of a batch.
        """
        self._play = play or row

    def __call__(self, trials: Sequence[Trial], done: Done) -> bool:
        """Play all trials."""
        try:
            for place, trial in enumerate(trials):
                done(place, self._play(trial))
        except KeyboardInterrupt:
            return False
        return True


class Local:
    """Plays in processes of this machine; a process that dies costs one game, not the batch."""

    def __init__(self, workers: int, play: Play | None = None) -> None:
        """Prepare; no process is started yet.

        Args:
            workers: How many processes.
            play: What makes a row of a trial; else that of a batch.
        """
        self._workers = workers
        self._play = play or row

    def __call__(self, trials: Sequence[Trial], done: Done) -> bool:
        """Play all trials."""
        round_ = _Round(trials, done, min(self._workers, max(1, len(trials))), self._play)
        while round_.waiting:
            if not round_.play():
                return False
        return True


class _Round:
    """What waits, what runs, and which games were running when a process died."""

    def __init__(self, trials: Sequence[Trial], done: Done, workers: int, play: Play) -> None:
        self.trials = trials
        self.done = done
        self.workers = workers
        self.make = play
        self.waiting = deque(range(len(trials)))
        self.running: dict[Future[Row], int] = {}
        self.deaths: Counter[int] = Counter()

    def play(self) -> bool:
        """Play with one pool until all is done, somebody stops it, or a process dies."""
        try:
            pool = processes(self.workers)
        except KeyboardInterrupt:
            return False
        try:
            self._feed(pool)
        except BrokenProcessPool:
            self._suspect()
        except KeyboardInterrupt:
            self._drain(pool)
            return False
        finally:
            pool.shutdown(cancel_futures=True)
        return True

    def _feed(self, pool: ProcessPoolExecutor) -> None:
        while self.waiting or self.running:
            while self.waiting and len(self.running) < self._width():
                place = self.waiting.popleft()
                try:
                    self.running[pool.submit(self.make, self.trials[place])] = place
                except BrokenProcessPool:
                    self.waiting.appendleft(place)
                    raise
            self._collect(wait(self.running, return_when=FIRST_COMPLETED).done)

    def _width(self) -> int:
        """Return how many may run: what ran when a process died goes alone, so that the next death names its own."""
        suspected = any(self.deaths[place] for place in (*self.running.values(), self.waiting[0]))
        return 1 if suspected else self.workers

    def _collect(self, finished: "set[Future[Row]]") -> None:
        for future in sorted(finished, key=self.running.__getitem__):
            found = future.result()
            self.done(self.running.pop(future), found)

    def _suspect(self) -> None:
        """Try again what was running when a process died; what dies twice is a failed game."""
        lost = sorted(self.running.items(), key=lambda pair: pair[1], reverse=True)
        self.running = {}
        for future, place in lost:
            if future.done() and not future.cancelled() and future.exception() is None:
                self.done(place, future.result())
                continue
            self.deaths[place] += 1
            if self.deaths[place] >= _ATTEMPTS:
                self.done(place, failed(self.trials[place], "its process died, twice"))
            else:
                self.waiting.appendleft(place)

    def _drain(self, pool: ProcessPoolExecutor) -> None:
        """Let what runs come to its end and keep it; a second Ctrl+C does not wait."""
        try:
            for future in wait(self.running).done:
                if not future.cancelled() and future.exception() is None:
                    self.done(self.running[future], future.result())
        except KeyboardInterrupt:
            for process in getattr(pool, "_processes", {}).values():
                process.kill()
