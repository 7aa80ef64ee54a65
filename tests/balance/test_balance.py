"""B1: by-the-book clearly beats random and do-nothing; the tables go to docs/validation.md."""

from statistics import fmean

import pytest

from tests.balance.games import POLICIES, play_all
from tests.balance.games import paired as compare
from tests.theory.report import Publish

MAIN = "network-refresh"
CLEARLY = 5.0
"""Points on the total that anybody would call a clear win."""


def test_by_the_book_beats_doing_nothing() -> None:
    games = play_all(MAIN, ("do-nothing", "random", "by-the-book"), range(1, 9))
    for other in ("do-nothing", "random"):
        assert compare(games["by-the-book"], games[other], "total").low > 0, other


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
        met = gap.low > CLEARLY
        if must and not met:
            failed.append(other)
        said = "yes" if met else ("**no**" if must else "no bar")
        lines.append(f"| {other} | {gap.mean:+.1f} | {gap.low:+.1f} to {gap.mean + gap.half_width:+.1f} | {said} |")
    publish("Balance of The Network Refresh, 200 lucks", "\n".join(lines))
    assert not failed
