"""Pairs of policies over scenarios, and what they say of the balance."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import fmean

from game.presenters.lint import UNUSED
from sim.lab.batch import batch
from sim.lab.game import Row
from sim.lab.lint import ALONE, BOOK, PAIRS, Lint, lint
from sim.lab.student import Interval, interval
from sim.lab.watched import JUDGED

RANDOM = "it=random,pm=random"
PEOPLE = "it=by-the-book,pm=people-first"
PUSHED = "it=by-the-book,pm=deadline-driver"
CAST = (*PAIRS, PEOPLE, PUSHED)
"""Everybody who may turn out to be the right one somewhere."""
MEASURED = (BOOK, ALONE, RANDOM)
"""Who must be told apart with certainty, and so plays every luck."""
SOME = 40
"""Lucks for the others: enough to see who leads where."""


def total(row: Row, role: str) -> float:
    """Return a total; one that cannot be told, as nobody led a project, counts as nothing achieved."""
    return float(row["totals"][role] or 0.0)


def overall(row: Row) -> float:
    """Return the mean of the totals of IT manager, project manager and organisation."""
    return fmean(total(row, role) for role in JUDGED)


def lead(found: Lint, other: str, role: str) -> Interval:
    """Return by how much the handbook is ahead of another pair on a total, luck by luck."""
    book = {row["seed"]: row for row in found.of(BOOK)}
    return interval([total(book[row["seed"]], role) - total(row, role) for row in found.of(other)])


def means(found: Lint, label: str) -> dict[str, float]:
    """Return the mean totals of a pair."""
    rows = found.of(label)
    return {role: fmean(total(row, role) for row in rows) for role in JUDGED}


def won(found: Lint, label: str) -> float:
    """Return the share of a pair's games that were won."""
    return fmean(float(row["won"]) for row in found.of(label))


def best(found: Lint) -> str:
    """Return the pair with the highest mean over the three totals, on the lucks that all have played."""
    return max(CAST, key=lambda label: ahead(found, label).mean)


def ahead(found: Lint, label: str) -> Interval:
    """Return by how much a pair is ahead of the handbook on the mean of the three totals, luck by luck."""
    book = {row["seed"]: row for row in found.of(BOOK)}
    return interval([overall(row) - overall(book[row["seed"]]) for row in found.of(label)])


def played(scenario: str, lucks: range, pairs: Sequence[str] = CAST) -> Lint:
    """Let pairs play a scenario; beyond some lucks only those play who must be told apart.

    Raises:
        AssertionError: A game failed.
    """
    first = lucks[:SOME]
    found = lint(scenario, len(first), pairs=pairs, seed=first.start, answers=0)
    measured = [pair for pair in pairs if pair in MEASURED]
    if len(lucks) > SOME and measured:
        more = lint(scenario, len(lucks) - SOME, pairs=measured, seed=first.stop, answers=0)
        found = replace(found, n=len(lucks), rows=found.rows + more.rows, failed=found.failed + more.failed)
    assert not found.failed, found.failed[0]
    return found


def won_at(scenario: str, level: str, lucks: range) -> float:
    """Return the share of games that the handbook wins at a level."""
    games = batch(scenario, (BOOK,), len(lucks), seed=lucks.start, level=level, executor="local", next_quarter=False)
    assert not games.failed, games.failed[0]
    return fmean(float(row["outcome"] == "won") for row in games.rows)


def table(found: Lint) -> str:
    """Return means per pair, and how far the handbook is ahead, in Markdown."""
    lines = ["| who plays | lucks | won | IT manager | project manager | organisation |", "| --- |" + " ---: |" * 5]
    for label in CAST:
        cells = " | ".join(f"{mean:.1f}" for mean in means(found, label).values())
        lines.append(f"| {label} | {len(found.of(label))} | {100 * won(found, label):.0f} % | {cells} |")
    lines += ["", "| by the book against | IT manager | project manager | organisation |", "| --- | --- | --- | --- |"]
    for other in CAST[1:]:
        lines.append(f"| {other} | " + " | ".join(_shown(lead(found, other, role)) for role in JUDGED) + " |")
    endings = ", ".join(f"{name} {count}" for name, count in found.endings)
    return "\n".join([*lines, "", f"Endings: {endings}."])


def _shown(gap: Interval) -> str:
    return f"{gap.mean:+.1f} ± {gap.half_width:.1f}" if gap.half_width is not None else f"{gap.mean:+.1f}"


def beaten(found: Lint) -> list[str]:
    """Return where the handbook does not beat chance and idleness with 95 % certainty."""
    return [
        f"{role} against {other}"
        for other in (ALONE, RANDOM)
        for role in JUDGED
        if (lead(found, other, role).low or 0.0) <= 0.0
    ]


def unused(tables: Iterable[Lint]) -> list[str]:
    """Return decisions that were possible in some scenario, that nobody made in any, and that have no reason."""
    every = list(tables)
    legal = set().union(*(found.legal for found in every))
    used = set().union(*(set(found.used) for found in every))
    return sorted(legal - used - UNUSED.keys())
