"""Progress of a long run, on a terminal only; nothing is loaded for a run that is over in a moment."""

import sys
import time
from types import TracebackType
from typing import Any, Self

from game.cli.paper import is_terminal

_PATIENCE_S = 0.8


class Progress:
    """A bar over weeks on standard error that appears when a run takes longer than a moment."""

    def __init__(self, weeks: int, label: str, *, quiet: bool) -> None:
        """Prepare; nothing is shown yet.

        Args:
            weeks: How many there will be.
            label: What is going on.
            quiet: Never show anything.
        """
        self._weeks = weeks
        self._label = label
        self._wanted = not quiet and is_terminal(sys.stderr)
        self._began = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        """Start the clock."""
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def week(self, week: int) -> None:
        """Tell that a week is over."""
        if not self._wanted:
            return
        if self._bar is None:
            if time.monotonic() - self._began < _PATIENCE_S:
                return
            from rich.console import Console
            from rich.progress import Progress as RichProgress

            self._bar = RichProgress(console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task(self._label, total=self._weeks)
        self._bar.update(self._task, completed=week)
