"""Levelling: always feasible, never below what is possible, the same for the same luck, within a fixed effort."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.kernel.random import Luck
from sim.projects.plan import solver
from sim.projects.plan.draws import Draw, stream
from sim.projects.plan.level import RULES, Levelled, by_rule, check, level
from sim.projects.plan.network import CycleError, UnknownActivityError
from sim.projects.plan.rcpsp import Board, Job, Problem, TooSmallError


def luck(name: str = "test") -> Draw:
    return stream(Luck(1).family("projects/level", 32), name)


def test_two_who_need_the_same_person_go_one_after_the_other() -> None:
    problem = Problem((Job("a", 3, (), {"ada": 1}), Job("b", 2, (), {"ada": 1}), Job("c", 4, ("b",))), {"ada": 1})
    found = level(problem, luck())
    assert found == Levelled({"b": 0, "c": 2, "a": 2}, 6, 6)
    assert check(problem, found.starts) == []


def test_without_limits_it_is_the_critical_path() -> None:
    found = level(Problem((Job("a", 3), Job("b", 4), Job("c", 1, ("a", "b"))), {}), luck())
    assert (found.finish, found.lower_bound) == (5, 5)


def test_capacity_may_change_from_slot_to_slot() -> None:
    """Somebody is away in slots 2 and 3: work is not interrupted, so a long job waits for their return."""
    problem = Problem((Job("long", 3, (), {"ada": 1}), Job("short", 2, (), {"ada": 1})), {"ada": [1, 1, 0, 0, 1]})
    found = level(problem, luck())
    assert found.starts == {"short": 0, "long": 4}
    assert check(problem, found.starts) == []


def test_jobs_without_length_are_milestones() -> None:
    problem = Problem((Job("begin", 0), Job("a", 2, ("begin",), {"r": 1}), Job("end", 0, ("a",), {"r": 1})), {"r": 1})
    assert level(problem, luck()).starts == {"begin": 0, "a": 0, "end": 2}
    assert level(Problem((), {}), luck()) == Levelled({}, 0, 0)


def test_what_can_never_run_is_named() -> None:
    with pytest.raises(TooSmallError, match="'b' needs more of 'ada'"):
        level(Problem((Job("a", 1), Job("b", 1, (), {"ada": 2})), {"ada": [2, 1]}), luck())
    with pytest.raises(TooSmallError, match="'x'"):
        level(Problem((Job("a", 1, (), {"x": 1}),), {"ada": 1}), luck())
    with pytest.raises(CycleError):
        level(Problem((Job("a", 1, ("b",)), Job("b", 1, ("a",))), {}), luck())
    with pytest.raises(UnknownActivityError):
        level(Problem((Job("a", 1, ("z",)),), {}), luck())


def test_the_checker_finds_what_is_wrong() -> None:
    problem = Problem((Job("a", 2, (), {"r": 1}), Job("b", 2, ("a",), {"r": 1})), {"r": [1]})
    assert check(problem, {"a": 0, "b": 2}) == []
    assert check(problem, {"a": 0, "b": 1}) == ["b starts before a ends", "r is overbooked in slot 1: 2 of 1"]
    assert check(problem, {"a": -1, "b": 2}) == ["a starts before 0"]
    assert check(problem, {"a": 0}) == ["b is not scheduled"]


_jobs = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 3), st.integers(0, 2), st.integers(0, 2**12 - 1)),
    min_size=1,
    max_size=12,
)
_capacity = st.lists(st.integers(0, 3), max_size=8).map(lambda given: [*given, 3])


@settings(max_examples=60)
@given(_jobs, _capacity)
def test_always_feasible_and_improving_never_hurts(drawn: list[tuple[int, int, int, int]], capacity: list[int]) -> None:
    jobs = tuple(
        Job(f"j{n}", slots, tuple(f"j{k}" for k in range(n) if links & links >> 3 & 1 << k), {"crew": crew, "lab": lab})
        for n, (slots, crew, lab, links) in enumerate(drawn)
    )
    problem = Problem(jobs, {"crew": capacity, "lab": 2})
    board = Board(problem)
    plain = [by_rule(board, rule(board)) for rule in RULES]
    for starts in plain:
        named = {name: starts[place] for place, name in enumerate(board.order)}
        assert check(problem, named) == []
        better = board.improved(starts)
        assert check(problem, {name: better[place] for place, name in enumerate(board.order)}) == []
        assert board.length(better) <= board.length(starts)
    found = level(problem, luck(), 3_000)
    assert check(problem, found.starts) == []
    assert found.lower_bound <= found.finish <= min(map(board.length, plain))


def big(size: int) -> Problem:
    """A network of the size of the largest published instances."""
    uniform: Callable[[], float] = luck(f"big/{size}")
    jobs = tuple(
        Job(
            f"j{n}",
            1 + int(10 * uniform()),
            tuple(sorted({f"j{int(n * uniform())}" for _ in range(2)})) if n > 5 else (),
            {f"r{int(4 * uniform())}": 1 + int(9 * uniform()) for _ in range(2)},
        )
        for n in range(size)
    )
    return Problem(jobs, {f"r{k}": 14 for k in range(4)})


def test_effort_is_bounded_and_luck_repeats() -> None:
    counted = 0
    source = luck("count")

    def draw() -> float:
        nonlocal counted
        counted += 1
        return source()

    problem = big(120)
    once = level(problem, draw, 36_000)
    assert check(problem, once.starts) == []
    # 300 passes are 100 schedules; none takes more draws than jobs and a few.
    assert 0 < counted < 100 * 130
    assert level(problem, luck("count"), 36_000) == once
    assert once.finish > once.lower_bound


def test_more_effort_is_no_worse() -> None:
    problem = big(60)
    assert level(problem, luck(), 60_000).finish <= level(problem, luck(), 2_000).finish


def test_the_solver_is_asked_for_and_named_when_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = big(12)
    hint = level(problem, luck(), 500)
    monkeypatch.setattr(solver, "find_spec", lambda _: None)
    assert not solver.available()
    with pytest.raises(solver.SolverMissingError, match=r"two-hats\[optimise\]"):
        solver.solve(problem, hint)


@pytest.mark.skipif(not solver.available(), reason="needs the extra: pip install 'two-hats[optimise]'")
def test_the_solver_is_no_worse_and_feasible() -> None:
    problem = big(20)
    hint = level(problem, luck(), 500)
    found = solver.solve(problem, hint, 2.0)
    assert check(problem, found.starts) == []
    assert found.lower_bound <= found.finish <= hint.finish
    assert solver.solve(problem, hint, 2.0) == found
