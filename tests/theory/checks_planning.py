"""V7, V8, V9: network, sampled finish, levelling and earned value against worked references and published optima."""

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

from sim.kernel.random import Luck
from sim.projects.plan.draws import stream
from sim.projects.plan.earned import Earned, earned_schedule
from sim.projects.plan.finish import Finish, simulate
from sim.projects.plan.level import RULES, by_rule, check, level
from sim.projects.plan.network import Network
from sim.projects.plan.pert import Pert, total
from sim.projects.plan.rcpsp import Board, Job, Problem
from tests.theory import psplib
from tests.theory.bounds import at_most
from tests.theory.report import CheckRow, row

REFERENCE = Path(__file__).parent.parent / "data" / "theory_reference.json"
SAMPLES = 40_000
RUNS = 8
SMALL = 0.1
"""Scale for every day."""

_EXACT = 1e-6
_QUANTILES = {"p80": 0.8, "p90": 0.9}


@cache
def reference() -> dict[str, Any]:
    """Return the worked cases."""
    document: dict[str, Any] = json.loads(REFERENCE.read_text(encoding="utf-8"))
    return document


# ------------------------------------------------------------------------------------------------------ V7: networks


def network() -> tuple[Network, dict[str, Pert]]:
    """Return the worked network and its ranges."""
    activities = reference()["cpm_pert_network"]["activities"]
    laws = {name: Pert(given["a"], given["m"], given["b"]) for name, given in activities.items()}
    return Network({name: given["preds"] for name, given in activities.items()}), laws


def critical_path() -> list[CheckRow]:
    """Compare finish, floats and critical set with those worked out by hand."""
    found, laws = network()
    schedule = found.schedule({name: law.mean for name, law in laws.items()})
    worked = reference()["cpm_pert_network"]
    expected = worked["cpm_with_pert_means"]
    rows = [exact("V7", "critical path, finish", schedule.finish, expected["finish"])]
    rows += [
        exact("V7", f"total float, {name}", schedule.times[name].total_float, value)
        for name, value in expected["total_float"].items()
    ]
    same = float(schedule.critical == tuple(expected["critical"]))
    rows.append(CheckRow("V7", "critical set is the same", same, 1.0, same - 1.0, 0.0, same == 1.0))
    mean, sd = total([laws[name] for name in schedule.critical])
    approximation = worked["pert_normal_approx"]
    share = 0.5 * math.erfc((mean - 65.0) / sd / math.sqrt(2.0))
    rows.append(exact("V7", "PERT by hand, standard deviation", sd, approximation["sd_classic_b_minus_a_over_6"]))
    rows.append(exact("V7", "PERT by hand, done by day 65", share, approximation["p_finish_by"]["65"]))
    return rows


def sampled(scale: float = 1.0) -> list[CheckRow]:
    """Compare the sampled finish with two million independent draws."""
    found, laws = network()
    family = Luck(1).family("projects/forecast", 32)
    samples = max(1_000, round(SAMPLES * scale))
    runs = [simulate(found, laws, stream(family, f"reference/{run}"), samples) for run in range(RUNS)]
    expected = reference()["cpm_pert_network"]["monte_carlo_2e6"]
    mean, half = _mean([run.mean for run in runs])
    rows = [row("V7", "sampled finish, mean", mean, expected["mean"], half, 0.005, scale)]
    for name, share in _QUANTILES.items():
        value, half = _mean([run.quantile(share) for run in runs])
        rows.append(row("V7", f"sampled finish, {name}", value, expected[name], half, 0.005, scale))
    return rows + [_criticality(runs, name, value) for name, value in expected["criticality_index"].items()]


def _criticality(runs: list[Finish], name: str, expected: float) -> CheckRow:
    value, half = _mean([run.criticality[name] for run in runs])
    return at_most(
        "V7", f"criticality {value:.4f} of {name}, distance to {expected}", abs(value - expected) + half, 0.01
    )


def _mean(values: list[float]) -> tuple[float, float]:
    """Return mean and half of the 95 % interval of eight runs."""
    mean = math.fsum(values) / len(values)
    spread = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1) / len(values))
    return mean, 2.365 * spread


# ----------------------------------------------------------------------------------------------------- V8: levelling


OWN_JOBS = (
    (4, 5, (2,)), (5, 3, ()), (5, 2, ()), (5, 3, (2,)), (3, 7, (9,)), (6, 1, ()), (5, 5, ()), (5, 4, ()),
    (2, 5, ()), (1, 5, ()), (3, 5, ()), (5, 1, ()), (6, 2, ()), (1, 6, (0,)), (5, 4, ()), (1, 5, ()),
)  # fmt: skip
"""Slots, crew, and the jobs before; cut out of a board of 30 slots by a crew of 7 without waste."""


def own_instance() -> tuple[Problem, int]:
    """Return a problem whose optimum is known because its jobs fill a board completely."""
    jobs = tuple(
        Job(str(place), slots, tuple(map(str, after)), {"crew": crew})
        for place, (slots, crew, after) in enumerate(OWN_JOBS)
    )
    return Problem(jobs, {"crew": 7}), 30


def levelled(name: str, problem: Problem, optimum: int, seed: int = 1) -> CheckRow:
    """Judge a levelled schedule: feasible, never below the optimum; the error is the gap."""
    found = level(problem, stream(Luck(seed).family("projects/level", 32), name))
    gap = found.finish / optimum - 1.0
    sound = not check(problem, found.starts) and found.lower_bound <= optimum <= found.finish
    return CheckRow("V8", name, found.finish, optimum, gap, 0.05, sound)


def simple(problem: Problem) -> int:
    """Return the finish of the best simple rule, to compare with."""
    board = Board(problem)
    return min(board.length(by_rule(board, rule(board))) for rule in RULES)


def published(folder: Path, seeds: int = 3) -> list[CheckRow]:
    """Return a row per published instance and one for their mean gap.

    Args:
        folder: With ``.sm`` files and ``manifest.csv``.
        seeds: Games whose luck is tried.
    """
    rows = [
        levelled(f"{name}, luck {seed}", psplib.read(folder / f"{name}.sm"), optimum, seed)
        for name, optimum in psplib.optima(folder).items()
        for seed in range(1, seeds + 1)
    ]
    mean = math.fsum(found.error for found in rows) / len(rows)
    return [*rows, at_most("V8", "mean gap to the optimum", mean, 0.05)]


# -------------------------------------------------------------------------------------------------- V9: earned value


def earned() -> list[CheckRow]:
    """Compare every figure of earned value with the worked cases."""
    rows = []
    for case in reference()["evm"]:
        found = Earned(case["BAC"], case["PV"], case["EV"], case["AC"])
        figures = {
            "CV": found.cv,
            "SV": found.sv,
            "CPI": found.cpi,
            "SPI": found.spi,
            "EAC_typical_BAC_over_CPI": found.eac,
            "EAC_atypical": found.eac_as_planned,
            "EAC_cpi_times_spi": found.eac_with_schedule,
            "ETC": found.etc,
            "VAC": found.vac,
            "TCPI_to_BAC": found.tcpi,
            "TCPI_to_EAC": found.tcpi_eac,
            "percent_complete": found.percent,
        }
        rows += [exact("V9", f"{case['case']}: {name}", value, case[name]) for name, value in figures.items()]
    for case in reference()["earned_schedule"]:
        scheduled = earned_schedule(case["pv_cumulative"], case["EV"], case["AT"])
        rows.append(exact("V9", "earned schedule", scheduled.es, case["ES"]))
        rows.append(exact("V9", "SV(t)", scheduled.sv, case["SV_t"]))
        rows.append(exact("V9", "SPI(t)", scheduled.spi, case["SPI_t"]))
    return rows


def exact(check_id: str, what: str, value: float | None, reference_: float) -> CheckRow:
    """Judge a value that must be the reference's to a millionth, as far as the reference's digits go.

    The references are printed with at most six digits, so the value is rounded to as many as are printed.
    """
    digits = len(f"{reference_:.10g}".replace(".", "").replace("-", "").strip("0")) or 1
    rounded = float(f"{value:.{max(digits, 4)}g}") if value is not None else math.nan
    error = (rounded - reference_) / reference_ if reference_ else rounded
    return CheckRow(check_id, what, rounded, reference_, error, _EXACT, abs(error) <= _EXACT)
