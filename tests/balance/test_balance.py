"""B1: by-the-book clearly beats random and do-nothing; the tables go to docs/validation.md."""

from statistics import fmean

import pytest

from tests.balance.games import POLICIES, WATCHED, courses, play_all
from tests.balance.games import paired as compare
from tests.theory.report import Publish

MAIN = "network-refresh"
CLEARLY = 5.0
"""Points on the total that anybody would call a clear win."""


def test_by_the_book_beats_doing_nothing() -> None:
    games = play_all(MAIN, ("do-nothing", "random", "by-the-book"), range(1, 9))
    for other in ("do-nothing", "random"):
        found = compare(games["by-the-book"], games[other], "total")
        assert found.clear, other
        assert found.mean > 0, other


def tension(course: dict[str, dict[str, list[float]]]) -> None:
    """Left alone it visibly goes wrong by week 10 and goes on doing so; by the book it holds."""
    alone, held = course["do-nothing"], course["by-the-book"]
    assert alone["backlog"][9] > 1.8 * alone["backlog"][1]
    assert alone["backlog"][25] > 3 * alone["backlog"][1]
    assert alone["department_satisfaction"][9] < alone["department_satisfaction"][0] - 5
    assert held["backlog"][25] < 1.5 * held["backlog"][1]
    assert held["sla_met_share"][25] > 0.85 > alone["sla_met_share"][25]
    assert held["morale_mean"][25] > alone["morale_mean"][25]


def test_left_alone_it_goes_wrong_by_week_10_and_by_the_book_it_holds() -> None:
    tension(courses(MAIN, ("do-nothing", "by-the-book"), range(1, 7)))


@pytest.mark.validate
def test_tension_over_50_lucks(publish: Publish) -> None:
    course = courses(MAIN, ("do-nothing", "by-the-book"), range(1, 51))
    lines = ["| mean over 50 lucks, end of week | 2 | 6 | 10 | 14 | 18 | 22 | 26 |", "| --- |" + " ---: |" * 7]
    for policy, kpis in course.items():
        for name in WATCHED:
            lines.append(
                f"| {policy}: {name} | " + " | ".join(f"{kpis[name][w - 1]:.3g}" for w in range(2, 27, 4)) + " |"
            )
    publish("Tension of The Network Refresh", "\n".join(lines))
    tension(course)


@pytest.mark.validate
def test_balance_over_200_lucks(publish: Publish) -> None:
    games = play_all(MAIN, POLICIES, range(1, 201))
    parts = [part for part in games["by-the-book"][0] if part != "won"]
    header = "| policy | " + " | ".join(parts) + " | won |"
    lines = [header, "| --- |" + " ---: |" * (len(parts) + 1)]
    for policy, results in games.items():
        means = " | ".join(f"{fmean(result[part] for result in results):.1f}" for part in parts)
        lines.append(f"| {policy} | {means} | {100 * fmean(result['won'] for result in results):.0f} % |")
    lines += ["", "| by-the-book against | difference of totals | 95 % interval | met |", "| --- | ---: | --- | --- |"]
    failed = []
    for other in POLICIES[:-1]:
        gap = compare(games["by-the-book"], games[other], "total")
        must = other in ("do-nothing", "random")
        low, high = gap.low or 0.0, gap.high or 0.0
        met = low > CLEARLY
        if must and not met:
            failed.append(other)
        said = "yes" if met else ("**no**" if must else "no bar")
        lines.append(f"| {other} | {gap.mean:+.1f} | {low:+.1f} to {high:+.1f} | {said} |")
    publish("Balance of The Network Refresh, 200 lucks", "\n".join(lines))
    assert not failed
