"""What a group learned: the mean gain between two forms with its 95 % interval. Of groups, never of persons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, variance
from typing import Final

from game.classroom.answers import Sheet
from game.classroom.bank import OWNERS, Owner
from game.classroom.forms import LENGTH
from sim.lab.student import Interval, interval, quantile

LEAST: Final = 4
"""Fewer sheets than this are not told: one could work out whose they are."""

NEAR_TOP: Final = 0.875
"""A group that has this share right beforehand has little room to learn more."""


@dataclass(frozen=True, slots=True)
class Change:
    """A mean, and what its interval needs.

    Attributes:
        error: Variance of the mean, its standard error squared.
        freedom: Degrees of freedom, at least 1.
        n: Of how many values.
    """

    mean: float
    error: float
    freedom: float
    n: int

    @property
    def interval(self) -> Interval:
        """The mean with its 95 % interval."""
        return Interval(self.mean, quantile(max(1, int(self.freedom))) * sqrt(self.error), self.n)


@dataclass(frozen=True, slots=True)
class Gain:
    """What one group learned, in points of twelve.

    Attributes:
        name: Of the group; empty for all together.
        before: Mean score beforehand; None if there are too few sheets.
        after: Mean score afterwards; None if there are too few sheets.
        change: Mean change; None if it cannot be told.
        paired: Whether it is the change of the same persons; otherwise the difference between two sets of sheets.
        unmatched: Sheets left out of a paired gain, because their second one is missing.
        a_first: Share of the sheets beforehand that were form A.
    """

    name: str
    before: Interval | None
    after: Interval | None
    change: Change | None
    paired: bool
    unmatched: int
    a_first: float | None

    @property
    def gain(self) -> Interval | None:
        """The mean change with its 95 % interval."""
        return self.change.interval if self.change is not None else None

    @property
    def near_top(self) -> bool:
        """Whether there was little room to learn more."""
        return self.before is not None and self.before.mean >= NEAR_TOP * LENGTH

    @property
    def one_order(self) -> bool:
        """Whether all had the same form first, so that its difficulty and the learning cannot be told apart."""
        return self.gain is not None and self.a_first in {0.0, 1.0}


@dataclass(frozen=True, slots=True)
class Missed:
    """A situation that a good part did not get.

    Attributes:
        number: Its place on the form.
        right: How many named the owner.
        n: How many sheets had it.
        taken_for: The wrong owner named most often; None if the rest left it blank.
    """

    form: str
    number: int
    right: int
    n: int
    taken_for: Owner | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that is told of some sheets.

    Attributes:
        sheets: How many were read.
        again: How many were the same sheet again.
        groups: In the order of their names; groups that are too small come together at the end.
        merged: How many groups those were.
        untold: Sheets that are in no figure, because even together they are too few.
        total: All that are told, together; None if there is only one group.
        compared: Each group's gain against the baseline's, by name.
        baseline: The group that the others are compared with; empty if there is nothing to compare.
        missed: The situations missed most after the workshop (before it, if there is no after).
    """

    sheets: int
    again: int
    groups: tuple[Gain, ...]
    merged: int
    untold: int
    total: Gain | None
    compared: tuple[tuple[str, Interval], ...]
    baseline: str
    missed: tuple[Missed, ...]


SMALL: Final = "…"
"""The name of all groups together that are too small to be told alone."""


def summary(sheets: Sequence[Sheet], *, again: int = 0, baseline: str = "") -> Summary:
    """Say what groups learned.

    Args:
        sheets: As read.
        again: How many rows were the same sheet again.
        baseline: Group that the others are compared with; the first one without it.

    Raises:
        KeyError: No group that can be told has the baseline's name.
    """
    named, small, merged = _grouped(sheets)
    parts = dict(named)
    untold = 0
    if len(small) and _people(small) >= LEAST:
        parts[SMALL] = small
    else:
        untold = len(small)
    told = [sheet for part in parts.values() for sheet in part]
    groups = tuple(gain(name, part) for name, part in parts.items())
    compared, base = _compared(groups, baseline)
    return Summary(
        sheets=len(sheets),
        again=again,
        groups=groups,
        merged=merged,
        untold=untold,
        total=gain("", told) if len(groups) > 1 else None,
        compared=compared,
        baseline=base,
        missed=_missed(told),
    )


def gain(name: str, sheets: Sequence[Sheet]) -> Gain:
    """Return what a group learned: of the same persons where codes link their sheets, else between the two sets."""
    before = [sheet for sheet in sheets if sheet.time == "before"]
    after = [sheet for sheet in sheets if sheet.time == "after"]
    changes = _changes(before, after)
    paired = len(changes) >= LEAST
    change = None
    if paired:
        change = level(changes)
    elif min(len(before), len(after)) >= LEAST:
        change = difference(level([sheet.right for sheet in before]), level([sheet.right for sheet in after]))
    return Gain(
        name=name,
        before=_mean(before),
        after=_mean(after),
        change=change,
        paired=paired,
        unmatched=len(sheets) - 2 * len(changes) if paired else 0,
        a_first=fmean(sheet.form.letter == "A" for sheet in before) if before else None,
    )


def level(values: Sequence[float]) -> Change:
    """Return a mean as a change from nothing.

    Args:
        values: At least two.
    """
    n = len(values)
    return Change(fmean(values), variance(values) / n, n - 1, n)


def difference(first: Change, second: Change) -> Change:
    """Return second minus first, with degrees of freedom by Welch and Satterthwaite: their spreads may be unlike."""
    error = first.error + second.error
    parts = first.error**2 / first.freedom + second.error**2 / second.freedom
    freedom = error**2 / parts if parts else first.freedom + second.freedom
    return Change(second.mean - first.mean, error, freedom, first.n + second.n)


# -------------------------------------------------------------------------------------------------------------- parts


def _mean(sheets: Sequence[Sheet]) -> Interval | None:
    return interval([float(sheet.right) for sheet in sheets]) if len(sheets) >= LEAST else None


def _changes(before: Iterable[Sheet], after: Iterable[Sheet]) -> list[float]:
    """Return the change of each person with a code and both sheets; in order of the codes, so that sums agree."""
    first = {(sheet.group.casefold(), sheet.person): sheet.right for sheet in before if sheet.person}
    second = {(sheet.group.casefold(), sheet.person): sheet.right for sheet in after if sheet.person}
    return [float(second[key] - first[key]) for key in sorted(first.keys() & second.keys())]


def _people(sheets: Sequence[Sheet]) -> int:
    """Return the least number of persons behind the larger set of sheets."""
    return max(sum(sheet.time == time for sheet in sheets) for time in ("before", "after"))


def _grouped(sheets: Sequence[Sheet]) -> tuple[dict[str, list[Sheet]], list[Sheet], int]:
    """Return the groups that are large enough by name, the sheets of the others, and how many others there are."""
    names: dict[str, str] = {}
    parts: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        key = sheet.group.casefold()
        names.setdefault(key, sheet.group)
        parts.setdefault(key, []).append(sheet)
    enough = {key for key, part in parts.items() if _people(part) >= LEAST}
    small = [sheet for key in sorted(parts.keys() - enough) for sheet in parts[key]]
    return {names[key]: parts[key] for key in sorted(enough)}, small, len(parts) - len(enough)


def _compared(groups: Sequence[Gain], baseline: str) -> tuple[tuple[tuple[str, Interval], ...], str]:
    named = {group.name: group for group in groups if group.name != SMALL}
    if baseline:
        wanted = next((name for name in named if name.casefold() == baseline.casefold()), None)
        if wanted is None:
            raise KeyError(baseline)
    told = {name: group.change for name, group in named.items() if group.change is not None}
    base = wanted if baseline else next(iter(told), "")
    if len(told) < 2 or base is None or base not in told:
        return (), ""
    found = []
    for name, its in told.items():
        if name != base:
            found.append((name, difference(told[base], its).interval))
    return tuple(found), base


def _missed(sheets: Sequence[Sheet]) -> tuple[Missed, ...]:
    time = "after" if any(sheet.time == "after" for sheet in sheets) else "before"
    answers: dict[tuple[str, int], list[Owner | None]] = {}
    for sheet in sheets:
        if sheet.time == time:
            for number, given in enumerate(sheet.given, 1):
                answers.setdefault((sheet.form.code, number), []).append(given)
    owners = {sheet.form.code: [situation.owner for situation in sheet.form.situations] for sheet in sheets}
    found = []
    for (code, number), named in sorted(answers.items()):
        owner = owners[code][number - 1]
        right = named.count(owner)
        if len(named) >= LEAST and right <= len(named) * 2 // 3:
            wrong = [other for other in OWNERS if other != owner and other in named]
            found.append(Missed(code, number, right, len(named), max(wrong, key=named.count, default=None)))
    return tuple(sorted(found, key=lambda m: (m.right / m.n, m.form, m.number))[:5])
