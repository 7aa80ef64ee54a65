"""Cause chains over small logs made by hand."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from sim.kernel.log import Event
from sim.why.chain import chain, consequences, downstream, faults


class Happened(NamedTuple):
    id: str
    t_s: int
    causes: tuple[str, ...]


class DecisionMade(NamedTuple):
    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str


LOG: list[Event] = [
    DecisionMade("decision/1", 0, (), "it"),
    Happened("fan/failed", 10, ("chance:failure/fan", "start:age")),
    Happened("nas/failed", 20, ("fan/failed", "decision/1")),
    Happened("files/down", 20, ("nas/failed",)),
    Happened("ticket/1/opened", 30, ("files/down",)),
    Happened("ticket/2/opened", 31, ("files/down", "nas/failed")),
    Happened("elsewhere", 32, ("chance:luck",)),
]


def find(event_id: str) -> Event | None:
    return next((event for event in LOG if event.id == event_id), None)


def test_a_chain_ends_in_decisions_chance_and_the_start() -> None:
    link = chain(find, "ticket/1/opened")
    assert [(end.id, end.kind) for end in link.roots()] == [
        ("chance:failure/fan", "chance"),
        ("start:age", "start"),
        ("decision/1", "decision"),
    ]


def test_an_event_unfolds_once() -> None:
    link = chain(find, "ticket/2/opened")
    down, nas = link.causes
    assert down.causes[0].id == "nas/failed"
    assert not down.causes[0].repeated
    assert nas.repeated
    assert nas.causes == ()


def test_what_never_happened_is_missing() -> None:
    assert chain(find, "nonsense").kind == "missing"
    assert chain(find, "start:age").kind == "start"


def test_consequences_hang_below_their_first_cause() -> None:
    effect = consequences(LOG, "fan/failed")
    assert effect is not None
    [nas] = effect.effects
    [down] = nas.effects
    assert [below.event.id for below in down.effects] == ["ticket/1/opened", "ticket/2/opened"]
    assert consequences(LOG, "nonsense") is None


def test_consequences_say_how_many_are_left_out() -> None:
    log: list[Event] = [Happened("a", 0, ("start:a",)), *(Happened(f"b/{n}", 1, ("a",)) for n in range(30))]
    effect = consequences(log, "a", breadth=5)
    assert effect is not None
    assert (len(effect.effects), effect.more) == (5, 25)


def test_downstream_is_everything_after() -> None:
    assert downstream(LOG, "nas/failed") == {"files/down", "ticket/1/opened", "ticket/2/opened"}


def test_a_sound_log_has_no_faults() -> None:
    assert faults(LOG) == ()


def test_every_kind_of_fault_is_found() -> None:
    log: list[Event] = [
        Happened("a", 5, ("b",)),
        Happened("b", 5, ("a",)),
        Happened("b", 5, ("a",)),
        Happened("c", 4, ("chance:",)),
        Happened("d", 5, ()),
        Happened("e", 5, ("e",)),
    ]
    text = "\n".join(faults(log))
    for wanted in (
        "'b' did not happen",
        "used before",
        "happened before the event",
        "names nothing",
        "no cause",
        "itself",
    ):
        assert wanted in text, wanted
    assert len(faults(log)) == 6


def test_a_long_chain_does_not_exhaust_the_stack() -> None:
    log = {f"month/{n}": Happened(f"month/{n}", n, (f"month/{n - 1}",) if n else ("start:x",)) for n in range(5_000)}
    link = chain(log.get, "month/4999")
    assert [end.id for end in link.roots()] == ["start:x"]
    assert sum(1 for _ in link.walk()) == 5_001


@given(st.data())
def test_chain_and_consequences_agree(data: st.DataObject) -> None:
    """Whatever the log: b is downstream of a exactly if a is in the chain of b."""
    size = data.draw(st.integers(2, 12))
    log: list[Event] = [Happened("e0", 0, ("start:x",))]
    for n in range(1, size):
        causes = data.draw(st.lists(st.integers(0, n - 1), max_size=3, unique=True))
        log.append(Happened(f"e{n}", n, tuple(f"e{c}" for c in causes) or ("chance:x",)))
    lookup = {event.id: event for event in log}
    assert faults(log) == ()
    after = downstream(log, "e0")
    for event in log[1:]:
        reached = {link.id for link in chain(lookup.get, event.id).walk()}
        assert ("e0" in reached) == (event.id in after)
