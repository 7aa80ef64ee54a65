"""Three phases per instant, and an order among ties that does not depend on who scheduled first."""

from itertools import permutations

import pytest

from sim.kernel.engine import Engine, Occurrence, Stop
from sim.kernel.errors import InvariantError


def recorded(engine: Engine, order: tuple[int, ...]) -> list[str]:
    happened: list[str] = []

    def note(occurrence: Occurrence) -> None:
        happened.append(str(occurrence.payload))
        engine.ask_dispatch()

    engine.dispatch = lambda: happened.append("dispatch")
    due = [(10, 2, "b"), (10, 1, "z"), (10, 2, "a"), (11, 1, "c")]
    for index in order:
        t_s, rank, name = due[index]
        engine.at(t_s, rank, name, note, name)
    engine.run(100)
    return happened


def test_ties_do_not_depend_on_the_order_of_scheduling() -> None:
    results = {tuple(recorded(Engine(), order)) for order in permutations(range(4))}
    assert len(results) == 1
    (result,) = results
    assert result[0] == "z"
    assert set(result[1:3]) == {"a", "b"}
    assert result[3:] == ("dispatch", "c", "dispatch")


def test_run_stops_before_the_instant_and_clock_stands_there() -> None:
    engine = Engine()
    seen: list[int] = []
    engine.at(10, 1, "x", lambda _: seen.append(engine.now))
    assert engine.run(10) is None
    assert (seen, engine.now) == ([], 10)
    engine.run(11)
    assert (seen, engine.now) == ([10], 11)


def test_a_stop_completes_its_instant_with_its_dispatch() -> None:
    engine = Engine()
    seen: list[str] = []
    engine.dispatch = lambda: seen.append("dispatch")
    reason = Stop("major_incident", "it", "incident/1")

    def first(_: Occurrence) -> None:
        engine.ask_stop(reason)
        engine.ask_dispatch()

    engine.at(5, 1, "first", first)
    engine.at(5, 2, "second", lambda _: seen.append("second"))
    engine.at(6, 1, "later", lambda _: seen.append("later"))
    assert engine.run(100) == reason
    assert seen == ["second", "dispatch"]
    assert engine.now == 6
    assert engine.run(100) is None
    assert seen == ["second", "dispatch", "later"]


def test_what_is_cancelled_does_not_happen() -> None:
    engine = Engine()
    seen: list[int] = []
    occurrence = engine.at(5, 1, "x", lambda _: seen.append(1))
    engine.cancel(occurrence)
    engine.cancel(occurrence)
    engine.cancel(None)
    engine.run(10)
    assert seen == []


def test_the_past_cannot_be_scheduled() -> None:
    engine = Engine()
    engine.run(10)
    with pytest.raises(InvariantError, match="was made due at 9"):
        engine.at(9, 1, "x", lambda _: None)


def test_slices_equal_one_run() -> None:
    def play(cuts: list[int]) -> list[tuple[int, str]]:
        engine = Engine()
        seen: list[tuple[int, str]] = []

        def again(occurrence: Occurrence) -> None:
            seen.append((engine.now, str(occurrence.payload)))
            engine.at(engine.now + 7, 1, str(occurrence.payload), again, occurrence.payload)

        for name in "abc":
            engine.at(3, 1, name, again, name)
        for cut in cuts:
            engine.run(cut)
        return seen

    assert play([500]) == play(list(range(0, 501)))
