"""The same levelling by Google's CP-SAT, for those who have installed it (``two-hats[optimise]``) and ask for it.

One worker, a fixed seed and a limit in deterministic time, not in seconds: the same answer on every run.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sim.kernel.errors import SimError
from sim.projects.plan.level import Levelled
from sim.projects.plan.rcpsp import Board, Problem

EXTRA = "optimise"
LIMIT = 5.0
"""Units of CP-SAT's deterministic time, roughly seconds."""


class SolverMissingError(SimError):
    """CP-SAT is not installed."""

    def __init__(self) -> None:
        """Name the extra that brings it."""
        super().__init__(f"the solver is not installed; it comes with: pip install 'two-hats[{EXTRA}]'")


def available() -> bool:
    """Return whether CP-SAT can be imported."""
    return find_spec("ortools") is not None


def solve(problem: Problem, hint: Levelled, limit: float = LIMIT) -> Levelled:
    """Return a schedule that is no longer than the hint, with the best lower bound proven.

    Args:
        problem: Jobs and resources.
        hint: A feasible schedule, for instance from ``level``.
        limit: How much deterministic time to spend.

    Raises:
        SolverMissingError: The extra is not installed.
        NetworkError: The problem has no schedule.
    """
    if not available():
        raise SolverMissingError
    cp: Any = import_module("ortools.sat.python.cp_model")
    board = Board(problem)
    model: Any = cp.CpModel()
    starts = {job.id: model.new_int_var(0, hint.finish - job.slots, job.id) for job in problem.jobs}
    finish = model.new_int_var(board.lower_bound, hint.finish, "")
    spans = {}
    for job in problem.jobs:
        spans[job.id] = model.new_fixed_size_interval_var(starts[job.id], job.slots, job.id)
        model.add(finish >= starts[job.id] + job.slots)
        model.add_hint(starts[job.id], hint.starts[job.id])
    for job in problem.jobs:
        for earlier in job.after:
            model.add(starts[job.id] >= starts[earlier] + next(o.slots for o in problem.jobs if o.id == earlier))
    for resource in problem.capacity:
        _limit(model, problem, resource, spans, hint.finish)
    model.minimize(finish)
    solver: Any = cp.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = limit
    if solver.solve(model) not in (cp.OPTIMAL, cp.FEASIBLE):
        return hint
    found = {name: int(solver.value(start)) for name, start in starts.items()}
    length = max((found[job.id] + job.slots for job in problem.jobs), default=0)
    return Levelled(found, length, max(board.lower_bound, round(solver.best_objective_bound)))


def _limit(model: Any, problem: Problem, resource: str, spans: dict[str, Any], finish: int) -> None:
    """Keep a resource within its units; slots with less than the most get a block that takes the difference."""
    given = problem.capacity[resource]
    profile = [given] if isinstance(given, int) else list(given)
    slots = [profile[min(slot, len(profile) - 1)] for slot in range(max(finish, 1))]
    most = max(slots)
    users = [job for job in problem.jobs if job.needs.get(resource, 0)]
    intervals = [spans[job.id] for job in users]
    demands = [job.needs[resource] for job in users]
    for slot, units in enumerate(slots):
        if units < most:
            intervals.append(model.new_fixed_size_interval_var(slot, 1, ""))
            demands.append(most - units)
    model.add_cumulative(intervals, demands, most)
