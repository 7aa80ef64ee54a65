"""Paired comparison: who does better on the same scenario and the same luck, and how sure that is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from sim.lab.batch import Batch
from sim.lab.folder import BatchFolder, numbers
from sim.lab.game import DONE, Row
from sim.lab.student import Interval, interval
from sim.lab.trials import BatchError

WON = "won"
"""Measure of its own: 1 for a game that was won, else 0."""

_OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Difference:
    """How far a label lies from the baseline in one measure.

    Attributes:
        measure: Column of the table, or ``won``.
        difference: Mean of label less baseline over all pairs.
        baseline: Mean of the baseline in these pairs.
        value: Mean of the label in these pairs.
    """

    measure: str
    difference: Interval
    baseline: float
    value: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """A label against the baseline in one scenario.

    Attributes:
        pairs: Seeds that both have played to the end.
        left_out: Seeds that only one of them has.
    """

    scenario: str
    label: str
    baseline: str
    pairs: int
    left_out: int
    differences: tuple[Difference, ...]

    def of(self, measure: str) -> Difference | None:
        """Return a measure by name."""
        return next((found for found in self.differences if found.measure == measure), None)


def compare(batches: "Batch | str | Path | Iterable[Batch | str | Path]", baseline: str = "") -> tuple[Comparison, ...]:
    """Compare every label with the baseline, scenario by scenario.

    Args:
        batches: Batches, or folders of some; those of several are laid together.
        baseline: Label, or the one policy it names; the first one if empty.

    Raises:
        BatchError: There is nothing to compare, or no such label.
    """
    given = [batches] if isinstance(batches, Batch | str | Path) else list(batches)
    return compare_rows(gather([(_name(one), _rows(one)) for one in given]), baseline)


def gather(tables: Sequence[tuple[str, Sequence[Row]]]) -> list[Row]:
    """Return the rows of several batches; a label that two of them have gets the name of its batch."""
    owners: dict[str, set[int]] = {}
    for place, (_, rows) in enumerate(tables):
        for row in rows:
            owners.setdefault(row["label"], set()).add(place)
    names = [name for name, _ in tables]
    gathered = []
    for place, (name, rows) in enumerate(tables):
        own = f"{name} {place + 1}" if names.count(name) > 1 else name
        for row in rows:
            label = f"{own}: {row['label']}" if len(owners[row["label"]]) > 1 else row["label"]
            gathered.append({**row, "label": label})
    return gathered


def compare_rows(rows: Sequence[Row], baseline: str = "") -> tuple[Comparison, ...]:
    """Compare the rows of a table; see ``compare``."""
    done = [row for row in rows if row.get("status") == DONE]
    labels = list(dict.fromkeys(row["label"] for row in done))
    if len(labels) < 2:
        what = f"only {labels[0]!r}" if labels else "no finished game"
        raise BatchError(f"there is nothing to compare: {what}")
    base = _baseline(labels, baseline)
    found = []
    for scenario in dict.fromkeys(row["scenario"] for row in done):
        games = {
            label: {row["seed"]: row for row in done if row["scenario"] == scenario and row["label"] == label}
            for label in labels
        }
        found += [_compared(scenario, label, base, games) for label in labels if label != base and games[label]]
    return tuple(one for one in found if one.pairs)


def _name(one: Batch | str | Path) -> str:
    folder = one.folder if isinstance(one, Batch) else Path(one)
    return folder.name if folder is not None else "batch"


def _rows(one: Batch | str | Path) -> Sequence[Row]:
    if isinstance(one, Batch):
        return one.rows
    folder = BatchFolder(Path(one))
    folder.manifest()
    return folder.rows()


def _baseline(labels: Sequence[str], wanted: str) -> str:
    if not wanted:
        return labels[0]
    if wanted in labels:
        return wanted
    meant = [label for label in labels if wanted in label.replace("=", ",").split(",")]
    if len(meant) == 1:
        return meant[0]
    near = get_close_matches(wanted, labels, 1)
    hint = f" (did you mean {near[0]!r}?)" if near else f"; there are {', '.join(map(repr, labels))}"
    raise BatchError(f"there is no label {wanted!r}{hint}" if not meant else f"{wanted!r} may be any of {meant}")


def _compared(scenario: str, label: str, base: str, games: dict[str, dict[int, Row]]) -> Comparison:
    ours, theirs = games[label], games[base]
    seeds = sorted(ours.keys() & theirs.keys())
    pairs = [(_measured(ours[seed]), _measured(theirs[seed])) for seed in seeds]
    differences = []
    for measure in dict.fromkeys([WON, *numbers([ours[seed] for seed in seeds])]):
        values = [
            (float(one[measure]), float(other[measure]))
            for one, other in pairs
            if _is_number(one.get(measure)) and _is_number(other.get(measure))
        ]
        if values:
            differences.append(
                Difference(
                    measure,
                    interval([one - other for one, other in values]),
                    sum(other for _, other in values) / len(values),
                    sum(one for one, _ in values) / len(values),
                )
            )
    left_out = len(ours.keys() ^ theirs.keys())
    return Comparison(scenario, label, base, len(seeds), left_out, tuple(differences))


def _measured(row: Row) -> Row:
    return {**row, WON: float(row.get(_OUTCOME) == "won")}


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)
