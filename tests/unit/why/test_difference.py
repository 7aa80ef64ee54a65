"""Where two logs part."""

from typing import NamedTuple

from sim.kernel.log import Event
from sim.why.difference import parting


class Happened(NamedTuple):
    id: str
    t_s: int
    causes: tuple[str, ...] = ("start:x",)


class DecisionMade(NamedTuple):
    id: str
    t_s: int
    causes: tuple[str, ...] = ()


LOG: list[Event] = [
    Happened("a", 1),
    DecisionMade("decision/1", 5),
    Happened("b", 6, ("decision/1",)),
    Happened("c", 9),
]


def test_the_same_logs_do_not_part() -> None:
    assert parting(LOG, list(LOG)) is None


def test_what_is_gone_and_what_came_are_named_and_decisions_are_not() -> None:
    other: list[Event] = [LOG[0], Happened("d", 7), LOG[3]]
    where = parting(LOG, other)
    assert where is not None
    assert (where.same, where.t_s) == (1, 5)
    assert where.gone == LOG[2]
    assert where.came == other[1]
    assert where.differing == 3


def test_an_event_that_went_otherwise_counts_once() -> None:
    other: list[Event] = [*LOG[:3], Happened("c", 11)]
    where = parting(LOG, other)
    assert where is not None
    assert (where.same, where.t_s, where.differing) == (3, 9, 1)
    assert (where.gone, where.came) == (LOG[3], other[3])


def test_a_log_that_ends_sooner_parts_at_its_end() -> None:
    where = parting(LOG, LOG[:3])
    assert where is not None
    assert (where.same, where.t_s, where.gone, where.came) == (3, 9, LOG[3], None)
