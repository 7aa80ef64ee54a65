"""Processes that play for another one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

in_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are counted in /proc")

GAMES = """
import signal

from sim.lab.batch import batch

# What a shell starts in the background ignores Ctrl+C.
signal.signal(signal.SIGINT, signal.default_int_handler)
if __name__ == "__main__":
    batch("network-refresh", ("it=do-nothing,pm=do-nothing",), 500, executor="local:2")
"""


def _of_session(session: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def _until(many: int, session: int, most_s: float, *, least: bool) -> int:
    end = time.monotonic() + most_s
    while (len(_of_session(session)) < many) == least and time.monotonic() < end:
        time.sleep(0.1)
    return len(_of_session(session))


@in_proc
def test_whoever_plays_for_a_batch_that_is_killed_ends_with_it(tmp_path: Path) -> None:
    script = tmp_path / "games.py"
    script.write_text(GAMES, encoding="utf-8")
    root = Path(__file__).resolve().parents[3]
    environment = os.environ | {"PYTHONPATH": str(root)}
    playing = subprocess.Popen([sys.executable, str(script)], env=environment, start_new_session=True)
    try:
        assert _until(5, playing.pid, 60.0, least=True) >= 5  # itself, a server, a tracker, two who play
    finally:
        playing.kill()
        playing.wait()
    assert _until(1, playing.pid, 30.0, least=False) == 0


@in_proc
@pytest.mark.parametrize("after_s", [0.0, 0.3])
def test_whoever_still_gets_ready_says_nothing_of_ctrl_c(after_s: float, tmp_path: Path) -> None:
    """The whole process group gets the signal, as from a terminal, while those who play read their modules."""
    script = tmp_path / "games.py"
    script.write_text(GAMES, encoding="utf-8")
    root = Path(__file__).resolve().parents[3]
    environment = os.environ | {"PYTHONPATH": str(root)}
    playing = subprocess.Popen(
        [sys.executable, str(script)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        server = _until(3, playing.pid, 60.0, least=True)  # itself, a tracker, a server that reads its modules
        assert server >= 3
        time.sleep(after_s)
        os.killpg(playing.pid, signal.SIGINT)
        error = playing.communicate(timeout=60)[1]
    finally:
        if playing.poll() is None:
            os.killpg(playing.pid, signal.SIGKILL)
            playing.communicate()
    assert "Traceback" not in error, error
