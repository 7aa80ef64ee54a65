"""Other processes that play for this one."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver, get_all_start_methods, get_context, parent_process, resource_tracker
from threading import Thread, current_thread, main_thread
from types import FrameType
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes(workers: int = 0, module: str = "sim.lab.game") -> ProcessPoolExecutor:
    """Return processes that play games; they leave Ctrl+C to this one, and end with it.

    Args:
        workers: How many; as many as there are processors without it.
        module: Read once for all of them.
    """
    # A fresh interpreter for each: forking one that has threads, such as a progress bar's or a window's, may hang.
    if "forkserver" not in get_all_start_methods():
        return ProcessPoolExecutor(workers or cores(), get_context("spawn"), _attend)
    context = get_context("forkserver")
    context.set_forkserver_preload([module])
    with _undisturbed():
        forkserver.ensure_running()
    return _Pool(workers or cores(), context, _attend)


class _Pool(ProcessPoolExecutor):
    """A process that is only half begun when Ctrl+C comes would not be waited for."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Begin what must be begun, and hand the work over."""
        with _later():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """What is started here never hears of Ctrl+C, not even while it still reads its modules."""
    resource_tracker.ensure_running()  # as a part of starting the server, it would let signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _later() -> Iterator[None]:
    """Let Ctrl+C wait for a moment; only the first thread ever hears of it."""
    if current_thread() is not main_thread():
        yield
        return
    heard: list[FrameType | None] = []
    before = signal.signal(signal.SIGINT, lambda _, frame: heard.append(frame))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if heard and callable(before):
        before(signal.SIGINT, heard[0])


def _attend() -> None:
    """Leave Ctrl+C, which reaches every process of a terminal, to the one that keeps the results, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed tells nobody; whoever waits for its next word would wait for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
