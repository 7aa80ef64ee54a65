"""C11, C12, S1, S2 and S8: estimates, defects and costs of projects against data and literature.

C11 and C12 put the game's own laws of estimating and of quality to many tasks of the mix of the data; the others lead
whole projects in the game's own floors (see ``portfolios``).
"""

import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from statistics import fmean, median
from typing import Any

from sim.house import House
from sim.kernel.random import Luck
from sim.kernel.variates import lognormal, normal, pick
from sim.projects.estimating import Eye, filled_h, guess_h
from sim.projects.founding import true_effort_h
from sim.projects.quality import made, test_share
from sim.projects.state import Project
from sim.scenario.rules import ProjectsRules
from sim.scenario.ruleset import default_rules
from tests.theory.bounds import at_most, within
from tests.theory.portfolios import Outcome, crowded, play, quiet
from tests.theory.report import CheckRow

DATA = Path(__file__).parent.parent / "data"
SIZES = (0.9, 1.45)
"""Mean and standard deviation of the natural logarithm of the hours that tasks are said to take (SiP)."""

PHASES = ("requirements", "design", "build", "migration", "test", "documentation")
MIX = (0.08, 0.15, 0.45, 0.07, 0.17, 0.08)
PEOPLE = 150
WORK = {"requirements": 10.0, "design": 25.0, "build": 45.0, "test": 18.0, "pilot": 2.0}
"""Hours of a development project by phase, as in the logs of CESAW."""

GROUPS = {
    "requirements review": ("requirements review/inspection",),
    "design review": ("design review/inspection", "design"),
    "code review": ("code review/inspection", "coding", "compile"),
    "test": ("unit test", "integration test", "system test"),
    "acceptance": ("acceptance test",),
    "after release": ("after release",),
}


@cache
def _data(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return document


def distance(values: Sequence[float], grid: dict[float, float]) -> float:
    """Return the Kolmogorov-Smirnov distance on a grid of quantiles, where ties are shares of their own."""
    ordered = sorted(values)
    worst = 0.0
    for share, quantile in grid.items():
        below = bisect_left(ordered, quantile - 1e-9) / len(ordered)
        upto = bisect_right(ordered, quantile + 1e-9) / len(ordered)
        worst = max(worst, below - share, share - upto)
    return worst


def tasks(rules: ProjectsRules, count: int, seed: int = 1) -> list[tuple[float, float]]:
    """Return (estimate, actual) of so many quickly estimated tasks of many people."""
    luck = Luck(seed)
    rows, people = luck.family("check/tasks", 12), luck.family("check/people")
    found = []
    for number in range(count):
        u = rows.row(number)
        stated = lognormal(u[0], *SIZES)
        phase = PHASES[pick(u[1], MIX)]
        true_h = true_effort_h(rules, stated, [u[2], u[3], u[4]], 1.0)
        eye = Eye(rules.person_bias_sd * normal(people.row(int(u[5] * PEOPLE))[0]))
        guess = guess_h(rules, stated, true_h, phase, 0, normal(u[6]), eye)
        found.append((guess, filled_h(rules, true_h, guess, u[7])))
    return found


def slope(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the slope of log actual on log estimate."""
    xs, ys = [math.log(e) for e, _ in pairs], [math.log(a) for _, a in pairs]
    x0, y0 = fmean(xs), fmean(ys)
    spread = math.fsum((x - x0) ** 2 for x in xs)
    return math.fsum((x - x0) * (y - y0) for x, y in zip(xs, ys, strict=True)) / spread


def estimates(count: int) -> list[CheckRow]:
    """Return the rows of C11."""
    pairs = tasks(default_rules().projects, count)
    ratios = [actual / estimate for estimate, actual in pairs]
    rows = []
    for name, grid in _data("task_estimates")["grids"].items():
        d = distance(ratios, {float(share): value for share, value in grid.items()})
        rows.append(at_most("C11", f"actual over estimate, KS distance to {name}", d, 0.10))
    total = math.fsum(a for _, a in pairs) / math.fsum(e for e, _ in pairs)
    rows.append(within("C11", "median of actual over estimate", median(ratios), 0.9, 1.1))
    rows.append(within("C11", "sum of actuals over sum of estimates", total, 1.0, 1.25))
    rows.append(within("C11", "slope of log actual on log estimate", slope(pairs), 0.75, 0.95))
    return rows


def removals(rules: ProjectsRules) -> tuple[dict[str, float], float]:
    """Return the shares of defects by where they are removed in a plain project, and the cost factor of test."""
    share = rules.usual_testing_share
    removed = dict.fromkeys(GROUPS, 0.0)
    latent = 0.0
    for phase, name in (("requirements", "requirements review"), ("design", "design review"), ("build", "code review")):
        stretch = made(rules, phase, WORK[phase], share)
        removed[name] += stretch.reviewed
        latent += stretch.injected - stretch.reviewed
    for phase, name in (("test", "test"), ("pilot", "acceptance")):
        found = latent * test_share(rules, phase, share)
        removed[name] += found
        latent -= found * (1.0 - rules.bad_fix_share)
    removed["after release"] = latent
    total = math.fsum(removed.values())
    return {name: number / total for name, number in removed.items()}, rules.fix_test_h / rules.fix_review_h


def defects() -> list[CheckRow]:
    """Return the rows of C12."""
    log = _data("defect_removal")["removal"]
    theirs = {name: math.fsum(log[phase]["share"] for phase in phases) for name, phases in GROUPS.items()}
    total = math.fsum(theirs.values())
    ours, factor = removals(default_rules().projects)
    apart = 0.5 * math.fsum(abs(ours[name] - theirs[name] / total) for name in GROUPS)
    return [
        at_most("C12", "defects by phase of removal, total variation", apart, 0.15),
        within("C12", "effort to fix in test over review", factor, 3.0, 15.0),
    ]


def overruns(count: int) -> list[CheckRow]:
    """Return the rows of S1; a small portfolio gets wider bars for its tail."""
    scenario = quiet()
    over = [play(scenario, seed).overrun for seed in range(1, count + 1)]
    slack = 0.0 if count >= 1_000 else 1.0 / math.sqrt(count)

    def share(limit: float) -> float:
        return sum(value > limit for value in over) / count

    return [
        within("S1", "mean cost overrun", fmean(over), 0.20 - slack, 0.45 + slack),
        within("S1", "share of projects over their cost", share(0.0), 0.60 - slack, 0.80 + slack),
        within("S1", "share of projects over by half", share(0.5), max(0.0, 0.12 - slack), 0.25 + slack),
        within("S1", "share of projects over by 200 %", share(2.0), max(0.0, 0.03 - slack), 0.17 + slack),
    ]


def stable(outcome: Outcome) -> bool:
    """Tell whether cost performance at a fifth done was within 0.1 of that at the end."""
    early = [cpi for week, cpi in outcome.cpi.items() if outcome.done[week] >= 0.2]
    last = list(outcome.cpi.values())[-1]
    return bool(early) and abs(early[0] - last) <= 0.1


def _asked_first(house: House, project: Project, week: int) -> None:
    if week == 1:
        house.projects.scope.hold_workshop(project, "start:stability")


def stability(count: int) -> list[CheckRow]:
    """Return the row of S8: baselines from careful plans, as where cost performance is watched."""
    scenario = quiet()
    outcomes = [play(scenario, seed, step=_asked_first, how="bottom_up") for seed in range(1, count + 1)]
    share = fmean(stable(outcome) for outcome in outcomes)
    slack = 0.0 if count >= 300 else 1.0 / math.sqrt(count)
    return [within("S8", "share of projects with stable cost performance", share, 0.5 - slack, 0.9 + slack)]


def brooks(count: int) -> list[CheckRow]:
    """Return the rows of S2: a fifth more people late in the schedule cost more always, and help sometimes."""
    scenario = crowded()
    team = ("ada", "ben", "cem", "dia", "eva")
    dearer = later = 0
    for seed in range(1, count + 1):
        without = play(scenario, seed, team)
        join_week = max(3, round(0.7 * without.finish_week))

        def late(house: House, project: Project, week: int, join_week: int = join_week) -> None:
            if week == join_week:
                house.projects.staffing.grant(project, "fay", 0.5, 60, "start:brooks")

        with_one = play(scenario, seed, team, late)
        dearer += with_one.cost_cents > without.cost_cents
        later += with_one.finish_week > without.finish_week
    return [
        within("S2", "share of lucks in which a late joiner makes it dearer", dearer / count, 0.9, 1.0),
        within(
            "S2",
            "share of lucks in which a late joiner makes it later",
            later / count,
            0.02 if count >= 50 else 0.0,
            0.98,
        ),
    ]


def checks(scale: float = 1.0) -> list[CheckRow]:
    """Return all rows.

    Args:
        scale: Size of the portfolios; 1 gives 1,000 projects.
    """
    rows = estimates(20_000) + defects()
    rows += overruns(max(25, round(1_000 * scale))) + stability(max(20, round(300 * scale)))
    return rows + brooks(max(5, round(100 * scale)))
