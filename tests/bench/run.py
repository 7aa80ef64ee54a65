"""Measures speed and memory, each figure beside an anchor taken in the same process: ``make bench``.

Ratios can be compared between machines and years; absolute times cannot, and no test depends on either.
"""

import argparse
import gc
import json
import platform
import resource
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from statistics import median, variance
from tempfile import TemporaryDirectory
from typing import Any, cast

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sim.kernel.log import EventLog  # noqa: E402  # the path must be set first when run as a file
from sim.policies.policy import Policy  # noqa: E402
from sim.policies.registry import make  # noqa: E402
from sim.runner import Game, play  # noqa: E402
from sim.save import Recorder, read, replay  # noqa: E402
from sim.scenario.load import load_scenario  # noqa: E402
from sim.session import decision  # noqa: E402
from tests.bench import dispatch, keeping, window  # noqa: E402
from tests.bench.figures import ANCHOR_EVENTS, Figure, bare_timeouts, paired  # noqa: E402

MAIN = "network-refresh"
LARGE = "the-merger"


def _pair(policy: str = "by-the-book") -> dict[str, tuple[str, Policy]]:
    return {seat: (policy, make(seat, policy)) for seat in ("it", "pm")}


def _game(seed: int, next_quarter: bool = False) -> Game:
    """Play the 26 weeks that the bars speak of, both seats by the book, and if asked the quarter after them."""
    return play(load_scenario(MAIN), seed, _pair(), next_quarter=next_quarter)


def of_the_model(rounds: int) -> list[Figure]:
    """Return speed of the main scenario, both seats played, against bare SimPy."""
    game = _game(7)
    seconds, ratio = paired(lambda: _game(7), bare_timeouts, rounds)
    longer, _ = paired(lambda: _game(7, next_quarter=True), bare_timeouts, rounds)
    steps = game.session.steps()
    per_event = ratio * ANCHOR_EVENTS / steps
    opened = sum(kind.opened for kind in game.session.view("it").desk.kinds)
    return [
        Figure("cost per event of the full model / bare SimPy timeout", per_event, "x", "<= 2.2", per_event <= 2.2),
        Figure("SimPy events per ticket", steps / opened, "events", "<= 8", steps / opened <= 8),
        Figure("26 weeks under by-the-book / 200,000 bare timeouts", ratio, "x", "<= 1.0", ratio <= 1.0),
        Figure("26 weeks under by-the-book", seconds * 1000, "ms"),
        Figure("the same with the quarter after them", longer * 1000, "ms"),
        Figure("department-years per second and core", 0.5 / seconds, "years/s"),
        Figure("model events per second", steps / seconds, "events/s"),
        Figure("bare SimPy timeouts per second", ANCHOR_EVENTS * ratio / seconds, "events/s"),
    ]


def of_views(rounds: int) -> list[Figure]:
    """Return what one look costs when every part of it is looked at, at week 10, each time at another moment."""
    figures = []
    for scenario, bar_ms in ((MAIN, 3.0), (LARGE, 8.0)):
        for seat in ("it", "pm"):
            session = play(load_scenario(scenario), 7, _pair(), weeks=10, next_quarter=False).session
            times = []
            for _ in range(5 * rounds):
                session.advance(session.clock + 1_200)
                look = session.view(seat)
                began = time.perf_counter()
                for part in fields(look):
                    getattr(look, part.name)
                times.append(time.perf_counter() - began)
                del look  # or the game would keep it as it is
            taken = median(times) * 1000
            name = f"a whole view of {seat} in week 10 of {scenario}"
            figures.append(Figure(name, taken, "ms", f"<= {bar_ms:g}", taken <= bar_ms))
    return figures


def of_the_log(rounds: int) -> list[Figure]:
    """Return what making, keeping and telling events adds to a game, measured by doing it again alone."""
    events = list(_game(7).session.events())

    def again() -> None:
        log = EventLog()
        for kind in {type(event) for event in events}:
            log.subscribe(kind, lambda event: None)
        for event in events:
            log.publish(cast(Any, type(event))(*cast(Any, event)))

    _, share = paired(again, lambda: _game(7), rounds)
    overhead = 1 / (1 - share)
    return [Figure("event log, causes, subscribers: overhead", overhead, "x", "<= 1.25", overhead <= 1.25)]


def of_replay(rounds: int) -> list[Figure]:
    """Return the time to load a 26-week save by replay against the bare run, and the size of the save."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "game.save"
        scenario, recorder = load_scenario(MAIN), (lambda session: Recorder(path, session))
        play(scenario, 7, _pair(), next_quarter=False, recorder=recorder)
        size = path.stat().st_size
        save = read(path)
        seconds, ratio = paired(lambda: replay(save), lambda: _game(7), rounds)
        bare, _ = paired(lambda: replay(save, verify=False), lambda: _game(7), rounds)
    return [
        Figure("replay of a save, every digest verified / bare headless run", ratio, "x", "<= 1.1", ratio <= 1.1),
        Figure("replay of a 26-week save", seconds * 1000, "ms"),
        Figure("the same without verifying", bare * 1000, "ms"),
        Figure("size of that save", size / 1024, "KiB"),
    ]


def of_common_luck(pairs: int) -> list[Figure]:
    """Return how much equal luck narrows the difference that one decision makes."""

    class WithOneMore:
        """Do nothing, but patch often from the first week on."""

        def decide(self, view, luck):  # type: ignore[no-untyped-def]
            wanted = decision("set_patch_cadence", {"days": 14})
            return [wanted] if view.occasion == "desk/1" else []

    def sla(seed: int, changed: bool) -> float:
        policy = WithOneMore() if changed else make("it", "do-nothing")
        game = play(load_scenario(MAIN), seed, {"it": ("x", policy)}, weeks=8)
        assert game.session.decided == changed, "the decision was refused, so there is nothing to compare"
        return float(game.summary()["kpis"]["sla_met_share"])

    plain = [sla(seed, False) for seed in range(pairs)]
    same = [sla(seed, True) - plain[seed] for seed in range(pairs)]
    other = [sla(seed + 10_000, True) - plain[seed] for seed in range(pairs)]
    factor = variance(other) / max(variance(same), 1e-18)
    return [Figure("variance of a what-if, independent / common luck", factor, "x", ">= 10", factor >= 10)]


def of_memory(games: int) -> list[Figure]:
    """Return live memory of one game-year, and growth of a worker over many games."""
    _game(7)
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    game = _game(7)
    gc.collect()
    live = (tracemalloc.get_traced_memory()[0] - before) / 2**20 * 2
    tracemalloc.stop()
    del game
    # The first few games lie in memory together until the collector looks for the cycles they leave.
    for seed in range(10):
        _game(seed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for seed in range(games):
        _game(seed)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - peak
    return [
        Figure("live memory per game-year", live, "MiB", "<= 5", live <= 5),
        Figure(f"growth of peak memory over {games} further games", grown, "MiB", "<= 5", grown <= 5),
    ]


def of_starting(rounds: int) -> list[Figure]:
    """Return what whole processes take: ``--help`` and the import of the simulation."""

    def run(*arguments: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)

    nothing = run("-c", "pass")
    help_s, help_ratio = paired(run("main.py", "--help"), nothing, rounds)
    import_s, _ = paired(run("-c", "import sim.runner"), nothing, rounds)
    return [
        Figure("--help", help_s * 1000, "ms", "<= 100", help_s <= 0.1),
        Figure("--help / bare interpreter", help_ratio, "x"),
        Figure("import of the simulation", import_s * 1000, "ms"),
    ]


def of_dispatch() -> list[Figure]:
    """Return the figures of the dispatcher alone."""
    ratio = dispatch.measure()["backlog_ratio"]
    return [Figure("time per event with 5,000 open items / with 10", ratio, "x", "<= 1.5", ratio <= 1.5)]


def table(figures: list[Figure]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| figure | measured | must | met |", "| --- | ---: | --- | --- |"]
    for figure in figures:
        met = "" if figure.met is None else ("yes" if figure.met else "**no**")
        lines.append(f"| {figure.name} | {figure.value:,.3g} {figure.unit} | {figure.must} | {met} |")
    return "\n".join(lines)


def main() -> None:
    """Measure everything and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="rounds per figure (default 7)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--only", choices=("model", "window"), help="measure only the model, or only the window")
    options = parser.parse_args()
    figures = []
    if options.only != "window":
        figures += measured(options.rounds)
    if options.only != "model":
        figures += [*window.measured(options.rounds), *keeping.measured(options.rounds)]
    if options.json:
        print(json.dumps([asdict(figure) for figure in figures], indent=1))
        return
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}\n")
    print(table(figures))


def measured(rounds: int) -> list[Figure]:
    """Return all figures of the model."""
    return [
        *of_the_model(rounds),
        *of_views(rounds),
        *of_dispatch(),
        *of_the_log(rounds),
        *of_replay(rounds),
        *of_common_luck(pairs=20),
        *of_memory(games=100),
        *of_starting(rounds),
    ]


if __name__ == "__main__":
    main()
