"""Reader for single-mode instances of PSPLIB (Kolisch and Sprecher, 1996), whose optima are published."""

import csv
from pathlib import Path

from sim.projects.plan.rcpsp import Job, Problem


def read(path: Path) -> Problem:
    """Return the problem of an ``.sm`` file.

    Raises:
        ValueError: It is none.
    """
    lines = path.read_text(encoding="latin-1").splitlines()
    after: dict[str, list[str]] = {}
    for row in _section(lines, "PRECEDENCE RELATIONS", 1):
        job, modes, followers, *rest = row
        if modes != 1 or followers != len(rest):
            raise ValueError(f"{path.name}: job {job} has several modes or a wrong count of followers")
        for later in rest:
            after.setdefault(str(later), []).append(str(job))
    capacity = _section(lines, "RESOURCEAVAILABILITIES", 1)[0]
    names = [f"R{n + 1}" for n in range(len(capacity))]
    jobs = tuple(
        Job(
            str(job),
            slots,
            tuple(after.get(str(job), ())),
            {name: units for name, units in zip(names, needs, strict=True) if units},
        )
        for job, _, slots, *needs in _section(lines, "REQUESTS/DURATIONS", 2)
    )
    return Problem(jobs, dict(zip(names, capacity, strict=True)))


def optima(folder: Path) -> dict[str, int]:
    """Return instance to proven optimal makespan, from the manifest beside the instances."""
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return {row["instance"]: int(row["optimal_makespan"]) for row in csv.DictReader(file)}


def _section(lines: list[str], title: str, header: int) -> list[list[int]]:
    start = next((n for n, line in enumerate(lines) if line.startswith(title)), None)
    if start is None:
        raise ValueError(f"no section {title}")
    rows = []
    for line in lines[start + 1 + header :]:
        if line.startswith("*"):
            break
        rows.append([int(word) for word in line.split()])
    return rows
