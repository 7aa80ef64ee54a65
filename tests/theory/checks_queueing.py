"""V1, V2, V3, S4: the work floor against queueing theory.

Long runs are cut into batches; the standard error comes from the spread between batches. Control variates take the luck
of the draw out of the batch means (Glynn and Szechtman, 2002): mean service time, its square and mean gap, whose
expectations are known; and for several servers the waits at one server that is as fast as all of them together, fed
with the same arrivals through Lindley's recursion, whose mean Pollaczek and Khinchine give. For one first-come server
that control would be the answer itself, so there it is left out.
"""

import json
import math
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sim.lab.queueing import UNIT_S, Preset, Recorder, Run, fixed, lognormal, markov, mixed
from tests.theory.report import CheckRow, row

REFERENCE = Path(__file__).parent.parent / "data" / "theory_reference.json"
SMALL = 0.025
"""Scale for every day: some seconds in all."""

_BATCHES = 64
_WARM_UP_SHARE = 0.05


@cache
def reference() -> dict[str, Any]:
    """Return the closed-form values."""
    document: dict[str, Any] = json.loads(REFERENCE.read_text(encoding="utf-8"))
    return document


def controlled(y: Sequence[float], controls: Sequence[Sequence[float]]) -> tuple[float, float]:
    """Return mean and half of the 95 % interval of batch means, corrected by controls of mean 0.

    Args:
        y: One value per batch.
        controls: Per control, one value per batch, whose expectation is exactly 0.
    """
    n = len(y)
    columns = [list(column) for column in controls if max(column) - min(column) > 1e-12]
    centred = [[value - math.fsum(column) / n for value in column] for column in columns]
    matrix = [[math.fsum(a * b for a, b in zip(p, q, strict=True)) for q in centred] for p in centred]
    right = [math.fsum(a * b for a, b in zip(p, y, strict=True)) for p in centred]
    weights = _solve(matrix, right)
    fitted = [v - math.fsum(w * c[i] for w, c in zip(weights, columns, strict=True)) for i, v in enumerate(y)]
    mean = math.fsum(fitted) / n
    freedom = n - 1 - len(columns)
    spread = math.fsum((v - mean) ** 2 for v in fitted) / freedom
    # Also the mean of the controls is luck, hence the second factor; 2.0 is Student's t for some 60 batches.
    return mean, 2.0 * math.sqrt(spread / n * (1.0 + len(columns) / freedom))


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a small linear system by elimination with pivots."""
    size = len(right)
    rows = [[*matrix[i], right[i]] for i in range(size)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    solution = [0.0] * size
    for i in reversed(range(size)):
        known = math.fsum(rows[i][k] * solution[k] for k in range(i + 1, size))
        solution[i] = (rows[i][size] - known) / rows[i][i]
    return solution


class Sample:
    """A run of a preset, cut into batches."""

    def __init__(self, preset: Preset, arrivals: int, seed: int) -> None:
        """Run it; the first arrivals are left out."""
        self.preset = preset
        run = Run(preset, seed)
        self.record: Recorder = run.run(arrivals)
        run.floor.check_invariants()
        first = round(arrivals * _WARM_UP_SHARE)
        # What came last may not have started yet; leave it out as well.
        while self.record.waits[arrivals - 1] < 0 or self.record.sojourns[arrivals - 1] < 0:
            arrivals -= 1
        size = (arrivals - first) // _BATCHES
        self.batches = [range(first + i * size, first + (i + 1) * size) for i in range(_BATCHES)]
        self.controls = self._controls()

    def _controls(self) -> list[list[float]]:
        record, preset = self.record, self.preset
        service_s = UNIT_S / preset.rate
        gap_s = UNIT_S / math.fsum(preset.rates)
        square = 1.0 + _cv_square(preset.service)
        services: list[float] = []
        squares: list[float] = []
        gaps: list[float] = []
        for batch in self.batches:
            part = record.services[batch.start : batch.stop]
            services.append(sum(part) / len(part) / service_s - 1.0)
            squares.append(sum(s * s for s in part) / len(part) / service_s**2 - square)
            gaps.append(sum(record.gaps[batch.start : batch.stop]) / len(part) / gap_s - 1.0)
        plain = preset.people == 1 and not preset.preemptive
        return [services, gaps, squares] + ([] if plain or preset.gap is not markov else self._fast(service_s, square))

    def _fast(self, service_s: float, square: float) -> list[list[float]]:
        """Return what one server as fast as all together does with the same arrivals, less its expectation."""
        record, preset = self.record, self.preset
        rate = math.fsum(preset.rates) / UNIT_S
        size_s = service_s / preset.people
        load = rate * size_s
        expected = rate * size_s * size_s * square / (2.0 * (1.0 - load))
        waits: list[float] = []
        wait, before = 0.0, 0.0
        for gap, size in zip(record.gaps, record.services, strict=True):
            wait = max(0.0, wait + before - gap)
            waits.append(wait)
            before = size / preset.people
        controls = [[math.fsum(waits[b.start : b.stop]) / len(b) / expected - 1.0 for b in self.batches]]
        controls.append([sum(1 for w in waits[b.start : b.stop] if w > 0.0) / len(b) - load for b in self.batches])
        if preset.service is markov:
            # The share beyond its own 90 % quantile serves the quantile of the queue under test.
            limit = math.log(load / 0.1) / (1.0 / size_s - rate)
            beyond = [sum(1 for w in waits[b.start : b.stop] if w > limit) / len(b) - 0.1 for b in self.batches]
            controls.append(beyond)
        return controls

    def mean(self, measure: Callable[[int], float], of_class: int = -1) -> tuple[float, float]:
        """Return mean and half-width of a measure over arrivals (of one class)."""
        classes = self.record.classes
        means = []
        for batch in self.batches:
            values = [measure(n) for n in batch if of_class < 0 or classes[n] == of_class]
            means.append(math.fsum(values) / len(values))
        return controlled(means, self.controls)

    def wait(self, of_class: int = -1) -> tuple[float, float]:
        """Return mean wait and half-width in units of time."""
        waits = self.record.waits
        mean, half = self.mean(lambda n: waits[n], of_class)
        return mean / UNIT_S, half / UNIT_S

    def sojourn(self, of_class: int) -> tuple[float, float]:
        """Return mean time in system and half-width in units of time."""
        sojourns = self.record.sojourns
        mean, half = self.mean(lambda n: sojourns[n], of_class)
        return mean / UNIT_S, half / UNIT_S

    def quantile(self, share: float) -> tuple[float, float]:
        """Return a quantile of the wait and its half-width in units of time.

        The pooled quantile is moved by what the controls say about the share beyond it, along the empirical density.
        """
        waits = self.record.waits
        pooled = sorted(waits[self.batches[0].start : self.batches[-1].stop])
        q = pooled[round(share * len(pooled))]
        beyond, half = self.mean(lambda n: 1.0 if waits[n] > q else 0.0)
        low, high = round(0.8 * q), round(1.2 * q)
        density = sum(1 for w in pooled if low < w <= high) / len(pooled) / (high - low)
        return (q + (beyond - (1.0 - share)) / density) / UNIT_S, half / density / UNIT_S


def _cv_square(law: Callable[[float], float]) -> float:
    """Return the squared coefficient of variation of a law of mean 1."""
    return {id(markov): 1.0, id(fixed): 0.0}.get(id(law), _LAWS.get(id(law), 0.0))


_LAWS: dict[int, float] = {}


def _lognormal(cv: float) -> Callable[[float], float]:
    law = lognormal(cv)
    _LAWS[id(law)] = cv * cv
    return law


def _mixed(cv: float) -> Callable[[float], float]:
    law = mixed(cv)
    _LAWS[id(law)] = cv * cv
    return law


def _arrivals(full: int, scale: float) -> int:
    return max(20_000, round(full * scale))


def check_mmc(point: int, scale: float = 1.0) -> list[CheckRow]:
    """V1: waiting probability, mean wait, 90 % quantile of the wait in M/M/c."""
    case = reference()["mmc"][point]
    rho = case["rho"]
    # The error grows with 1 / (1 - rho), and most with a single server; so do the arrivals.
    full = 5_000_000 if case["c"] == 1 else 1_200_000
    sample = Sample(Preset((case["lam"],), case["mu"], case["c"]), _arrivals(full, scale), 100 + point)
    name = f"M/M/{case['c']} at {rho:.3f}"
    waits = sample.record.waits
    waited = sample.mean(lambda n: 1.0 if waits[n] > 0 else 0.0)
    return [
        row("V1", f"{name}: waiting probability", waited[0], case["p_wait"], waited[1], 0.02, scale),
        row("V1", f"{name}: mean wait", sample.wait()[0], case["mean_wait"], sample.wait()[1], 0.02, scale),
        row("V1", f"{name}: p90 wait", sample.quantile(0.9)[0], case["p90_wait"], sample.quantile(0.9)[1], 0.02, scale),
    ]


def check_priority(point: int, scale: float = 1.0) -> list[CheckRow]:
    """V2: mean wait per class in M/M/c with priorities and without preemption."""
    case = reference()["priority"][point]
    rates = tuple(map(float, case["lams"]))
    sample = Sample(Preset(rates, case["mu"], case["c"], first_priority=1), _arrivals(2_000_000, scale), 200 + point)
    rows = []
    for kind, expected in enumerate(case["mean_wait_by_class"]):
        bar = 0.05 if kind == len(rates) - 1 else 0.03
        value, half = sample.wait(kind)
        what = f"priority M/M/{case['c']} at {case['rho']:.3f}: mean wait of class {kind + 1}"
        rows.append(row("V2", what, value, expected, half, bar, scale))
    return rows


def check_preemptive(point: int, scale: float = 1.0) -> list[CheckRow]:
    """V2: mean time in system per class in M/M/1 with preemption and resumption."""
    case = reference()["preemptive"][point]
    rates = tuple(map(float, case["lams"]))
    preset = Preset(rates, case["mu"], 1, first_priority=1, preemptive=True)
    sample = Sample(preset, _arrivals(2_500_000, scale), 250 + point)
    rows = []
    for kind, expected in enumerate(case["mean_time_in_system_by_class"]):
        value, half = sample.sojourn(kind)
        bar = 0.05 if kind == len(rates) - 1 else 0.03
        what = f"preemptive M/M/1: mean time in system of class {kind + 1}"
        rows.append(row("V2", what, value, expected, half, bar, scale))
    return rows


def check_mg1(point: int, scale: float = 1.0) -> list[CheckRow]:
    """V3: mean wait in M/G/1 (Pollaczek and Khinchine)."""
    case = reference()["mg1"][point]
    cv = case["cv_service"]
    law = fixed if cv == 0 else markov if cv == 1 else _lognormal(cv) if cv <= 2 else _mixed(cv)
    rate = 1.0 / case["mean_service"]
    sample = Sample(Preset((case["lam"],), rate, 1, service=law), _arrivals(2_000_000, scale), 300 + point)
    value, half = sample.wait()
    return [row("V3", f"M/G/1 at {case['rho']:.2f}, cv {cv}: mean wait", value, case["mean_wait"], half, 0.03, scale)]


def check_mgc(point: int, scale: float = 1.0) -> list[CheckRow]:
    """V3: mean wait in M/G/c and G/G/c with lognormal service (Allen and Cunneen's approximation)."""
    case = reference()["mgc_approx"][point]
    gap = markov if case["ca2"] == 1 else mixed(math.sqrt(case["ca2"]))
    law = _lognormal(math.sqrt(case["cs2"]))
    preset = Preset((case["lam"],), 1.0 / case["mean_service"], case["c"], service=law, gap=gap)
    sample = Sample(preset, _arrivals(3_000_000, scale), 350 + point)
    value, half = sample.wait()
    what = f"{'M' if case['ca2'] == 1 else 'G'}/G/{case['c']} lognormal: mean wait"
    return [row("V3", what, value, case["approx_mean_wait"], half, 0.20, scale)]


def check_utilisation(point: int, scale: float = 1.0) -> list[CheckRow]:
    """S4: at 70, 80, 90, 95 % utilisation the wait is rho / (1 - rho) service times."""
    rho = (0.70, 0.80, 0.90, 0.95)[point]
    sample = Sample(Preset((rho,), 1.0, 1), _arrivals(5_000_000 if rho > 0.9 else 1_500_000, scale), 400 + point)
    value, half = sample.wait()
    return [row("S4", f"wait at {rho:.0%} utilisation", value, rho / (1.0 - rho), half, 0.20, scale)]


CASES: tuple[tuple[str, Callable[[int, float], list[CheckRow]], int], ...] = (
    ("mmc", check_mmc, 6),
    ("priority", check_priority, 2),
    ("preemptive", check_preemptive, 1),
    ("mg1", check_mg1, 4),
    ("mgc", check_mgc, 2),
    ("utilisation", check_utilisation, 4),
)
"""Name, check and number of its points."""

TITLES = {
    "mmc": "V1, M/M/c against Erlang C",
    "priority": "V2, priorities without preemption",
    "preemptive": "V2, preemption with resumption",
    "mg1": "V3, M/G/1 against Pollaczek and Khinchine",
    "mgc": "V3, M/G/c against Allen and Cunneen",
    "utilisation": "S4, wait against utilisation",
}


def checks(scale: float = 1.0) -> list[CheckRow]:
    """Return all rows.

    Args:
        scale: Share of the full number of arrivals; 1 is the size that the validation plan asks for.
    """
    return [found for _, check, points in CASES for point in range(points) for found in check(point, scale)]
