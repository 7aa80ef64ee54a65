"""Many games per policy on equal lucks, and what they say."""

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from sim.policies.registry import make
from sim.runner import play
from sim.scenario.load import load_scenario

POLICIES = ("do-nothing", "random", "firefighter", "cost-cutter", "by-the-book")
Scores = dict[str, float]
WATCHED = ("backlog", "sla_met_share", "department_satisfaction", "morale_mean")
"""KPIs whose course over the weeks tells whether a department holds."""


def scores_of(job: tuple[str, str, int]) -> Scores:
    """Play one game and return the parts and total of the IT manager's score."""
    scenario, policy, seed = job
    game = play(load_scenario(scenario), seed, {"it": (policy, make("it", policy))})
    summary = game.summary()
    scores = {part: value for part, value in summary["scores"]["it_manager"].items() if value is not None}
    return scores | {"won": float(summary["outcome"] == "won")}


def course_of(job: tuple[str, str, int]) -> dict[str, list[float]]:
    """Play one game and return the watched KPIs at the end of every week."""
    scenario, policy, seed = job
    game = play(load_scenario(scenario), seed, {"it": (policy, make("it", policy))})
    weeks = [dict(week.kpis) for week in game.session.view("it").scores.weeks]
    return {name: [float(week[name] or 0.0) for week in weeks] for name in WATCHED}


def courses(scenario: str, policies: Iterable[str], seeds: range) -> dict[str, dict[str, list[float]]]:
    """Return the mean course of the watched KPIs per policy."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        result = {}
        for policy in policies:
            games = list(pool.map(course_of, [(scenario, policy, seed) for seed in seeds]))
            result[policy] = {
                name: [fmean(week) for week in zip(*(game[name] for game in games), strict=True)] for name in WATCHED
            }
        return result


def play_all(scenario: str, policies: Iterable[str], seeds: range) -> dict[str, list[Scores]]:
    """Play every policy on every seed, on all cores; the order of results is that of the seeds."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return {
            policy: list(pool.map(scores_of, [(scenario, policy, seed) for seed in seeds], chunksize=5))
            for policy in policies
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """Paired difference with its 95 % interval."""

    mean: float
    half_width: float

    @property
    def low(self) -> float:
        """Lower end of the interval."""
        return self.mean - self.half_width


def paired(better: list[Scores], worse: list[Scores], part: str) -> Difference:
    """Return how much higher a part of the score is, luck by luck."""
    differences = [one[part] - other[part] for one, other in zip(better, worse, strict=True)]
    return Difference(fmean(differences), 1.96 * stdev(differences) / sqrt(len(differences)))
