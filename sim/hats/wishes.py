"""Small helpers that turn what waits into a need, and the promises that both hats have."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from sim.hats.matters import make
from sim.hats.view import Answer, Need
from sim.kernel.decision import Decision
from sim.kernel.units import week_of, week_start

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

_PROMISE_CENTS: Final = 300_000
"""A promise weighs in trust; this is only its place in the order."""
_MORE_WEEKS: Final = 2
Values = tuple[tuple[str, str | int | float], ...]


def answer_of(floor: "HatsFloor", decision: Decision) -> Answer:
    """Return an answer with its price."""
    listed = floor.scenario.rules.decision_hours[decision.name()]
    return Answer(decision, decision.hours(floor.room(decision.floor), listed))


def answers_of(floor: "HatsFloor", name: str, *variants: Mapping[str, object]) -> tuple[Answer, ...]:
    """Return the same decision with several arguments, at most three."""
    return tuple(answer_of(floor, make(name, **arguments)) for arguments in variants[:3])


def need(
    *,
    kind: str,
    asker: str,
    subject: str,
    since_s: int,
    by_s: int = -1,
    worth_cents: int = 0,
    answers: tuple[Answer, ...] = (),
    values: Values = (),
) -> Need:
    """Return a need."""
    return Need(kind, asker, subject, values, since_s, by_s, worth_cents, answers)


def promises(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Promises of this seat that are due within a week; silence breaks what nobody has kept."""
    this_week = week_of(floor.core.now)
    for promise in floor.relations.promises.open_of(seat):
        if 0 < promise.due_week <= this_week + 1:
            yield need(
                kind="promise",
                asker=promise.taker,
                subject=promise.id,
                since_s=week_start(promise.made_week),
                by_s=week_start(promise.due_week + 1) - 1,
                worth_cents=_PROMISE_CENTS,
                answers=answers_of(floor, "renegotiate_promise", {"promise": promise.id, "weeks": _MORE_WEEKS}),
                values=(("kind", promise.kind), ("about", promise.subject)),
            )
