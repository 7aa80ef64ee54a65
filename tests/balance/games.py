"""Many games per policy on equal lucks, and what they say."""

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from statistics import fmean

from sim.lab.batch import batch
from sim.lab.game import Row
from sim.lab.student import Interval, interval
from sim.policies.registry import make
from sim.runner import play
from sim.scenario.load import load_scenario

POLICIES = ("do-nothing", "random", "firefighter", "cost-cutter", "by-the-book")
Scores = dict[str, float]
_IT = "scores.it_manager."
WATCHED = ("backlog", "sla_met_share", "department_satisfaction", "morale_mean")
"""KPIs whose course over the weeks tells whether a department holds."""


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
    pairs = {policy: f"it={policy}" for policy in policies}
    played = batch(scenario, tuple(pairs.values()), len(seeds), seed=seeds.start, executor="local")
    assert not played.failed, played.failed[0]
    return {policy: [_scores(row) for row in played.rows if row["label"] == label] for policy, label in pairs.items()}


def _scores(row: Row) -> Scores:
    """Return the parts and total of the IT manager's score."""
    scores = {
        name.removeprefix(_IT): value for name, value in row.items() if name.startswith(_IT) and value is not None
    }
    return scores | {"won": float(row["outcome"] == "won")}


def paired(better: list[Scores], worse: list[Scores], part: str) -> Interval:
    """Return how much higher a part of the score is, luck by luck."""
    return interval([one[part] - other[part] for one, other in zip(better, worse, strict=True)])
