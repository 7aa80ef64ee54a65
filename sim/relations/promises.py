"""The promise ledger: who owes whom what by when, and what keeping or breaking it does to trust."""

from typing import TYPE_CHECKING, Final, Literal

from sim.kernel.engine import Occurrence
from sim.kernel.units import WEEK, week_of, week_start
from sim.relations.events import PromiseBroken, PromiseKept, PromiseMade, PromiseReleased, PromiseRenegotiated
from sim.relations.state import Promise, Tally

if TYPE_CHECKING:
    from sim.relations.floor import RelationsFloor

PromiseKind = Literal["people", "date", "money", "no_change", "answer", "course", "status"]
KINDS: Final[tuple[PromiseKind, ...]] = ("people", "date", "money", "no_change", "answer", "course", "status")

# After every mechanism that could still report this week that a promise was kept.
_RANK = 945
_HATS: Final = ("it", "pm")


class Promises:
    """The ledger. Mechanisms report what was kept or broken; what nobody reports is broken when its week has passed."""

    def __init__(self, floor: "RelationsFloor") -> None:
        """Work on the floor's state."""
        self.floor = floor
        self.rules = floor.rules
        self.core = floor.core

    def start(self) -> None:
        """Look at the ledger at every week's close."""
        self._schedule(1)

    # ----------------------------------------------------------------------------------------------- promising

    def make(self, kind: str, giver: str, taker: str, subject: str, amount: float, due_week: int, cause: str) -> str:
        """Enter a promise and return its id.

        The door refuses the eighth open promise of a hat (see ``room``); the ledger itself takes what it is told.

        Args:
            kind: One of ``KINDS``.
            giver: A seat, or a party that owes a seat something.
            taker: A seat, department, ``executives``, ``finance``, ``hr``, ``vendor:<id>`` or ``person:<id>``.
            subject: What it is about: a person, project, account, service.
            amount: Share, hours, cents; 0 where there is nothing to measure.
            due_week: Last week in which it can be kept; 0 for none.
            cause: Id of the event it came from.
        """
        state = self.floor.state
        name = "/".join(part.replace(":", "/") for part in (giver, kind, taker, subject) if part)
        number = state.promise_counts.get(name, 0) + 1
        state.promise_counts[name] = number
        promise_id = f"promise/{name}/{number}"
        promise = Promise(
            promise_id, kind, giver, taker, subject, amount, due_week, week_of(self.core.now), f"{promise_id}/made"
        )
        state.promises[promise_id] = promise
        self._tally(giver).made += 1
        self.core.publish(
            PromiseMade(promise.cause, self.core.now, (cause,), promise_id, kind, giver, taker, subject, due_week)
        )
        return promise_id

    def keep(self, promise_id: str, cause: str) -> None:
        """Report that a promise was kept; nothing happens if it is no longer open."""
        promise = self._open(promise_id)
        if promise is None:
            return
        self._tally(promise.giver).kept += 1
        event_id = f"{promise_id}/kept"
        self._close(promise, "kept")
        self.core.publish(PromiseKept(event_id, self.core.now, (promise.cause, cause), *self._who(promise)))
        self._move(promise, self.rules.promise_kept_points, event_id)

    def breach(self, promise_id: str, cause: str) -> None:
        """Report that a promise was broken; nothing happens if it is no longer open."""
        promise = self._open(promise_id)
        if promise is None:
            return
        self._tally(promise.giver).broken += 1
        event_id = f"{promise_id}/broken"
        self._close(promise, "broken")
        causes = (promise.cause, cause) if cause != promise.cause else (cause,)
        self.core.publish(PromiseBroken(event_id, self.core.now, causes, *self._who(promise)))
        self._move(promise, -self.rules.promise_broken_points, event_id)

    def renegotiate(self, promise_id: str, due_week: int, cause: str) -> None:
        """Agree on a later week before it is due; nothing happens if it is no longer open."""
        promise = self._open(promise_id)
        if promise is None:
            return
        promise.renegotiated += 1
        promise.due_week = due_week
        self._tally(promise.giver).renegotiated += 1
        event_id = f"{promise_id}/renegotiated/{promise.renegotiated}"
        causes = (promise.cause, cause)
        self.core.publish(PromiseRenegotiated(event_id, self.core.now, causes, *self._who(promise), due_week))
        self._move(promise, -self.rules.promise_renegotiated_points, event_id)

    def release(self, promise_id: str, cause: str) -> None:
        """Let a promise go that has lost its object; trust stays what it is."""
        promise = self._open(promise_id)
        if promise is None:
            return
        self._tally(promise.giver).released += 1
        self._close(promise, "released")
        event_id = f"{promise_id}/released"
        self.core.publish(PromiseReleased(event_id, self.core.now, (promise.cause, cause), *self._who(promise)))

    # ------------------------------------------------------------------------------------------------- looking

    def open_of(self, hat: str) -> tuple[Promise, ...]:
        """Return what a hat has promised and not yet settled, in the order of promising."""
        return tuple(p for p in self.floor.state.promises.values() if p.giver == hat)

    def owed_to(self, taker: str) -> tuple[Promise, ...]:
        """Return what a party or seat has been promised and still waits for."""
        return tuple(p for p in self.floor.state.promises.values() if p.taker == taker)

    def room(self, hat: str) -> bool:
        """Tell whether a hat can promise one thing more."""
        return len(self.open_of(hat)) < self.rules.promises_most

    def tally(self, hat: str) -> Tally:
        """Return how a hat has kept its word so far."""
        return self.floor.state.tallies.get(hat, Tally())

    # ------------------------------------------------------------------------------------------------ settling

    def _open(self, promise_id: str) -> Promise | None:
        return self.floor.state.promises.get(promise_id)

    def _tally(self, hat: str) -> Tally:
        return self.floor.state.tallies.setdefault(hat, Tally())

    def _close(self, promise: Promise, how: str) -> None:
        promise.state = how
        promise.closed_week = week_of(self.core.now)
        del self.floor.state.promises[promise.id]
        self.floor.state.promises_closed.append(promise)

    @staticmethod
    def _who(promise: Promise) -> tuple[str, str, str, str, str]:
        return promise.id, promise.kind, promise.giver, promise.taker, promise.subject

    def _move(self, promise: Promise, points: float, cause: str) -> None:
        """Move what the taker holds of the giver; people keep their own account of it, with their morale."""
        taker = promise.taker
        if is_seat(taker):
            self.floor.change_trust("hats", points, cause)
        elif is_seat(promise.giver) and not taker.startswith("person:") and self.floor.knows(taker):
            self.floor.change_trust(taker, points, cause)

    def _schedule(self, week: int) -> None:
        t_s = week_start(week + 1) - 1
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, _RANK, "promises/due", self._due, week)

    def _due(self, occurrence: Occurrence) -> None:
        week = (occurrence.due_s + 1) // WEEK
        for promise in tuple(self.floor.state.promises.values()):
            if 0 < promise.due_week <= week:
                if promise.kind == "no_change":
                    self.keep(promise.id, promise.cause)  # nobody reports what was left undone
                else:
                    self.breach(promise.id, promise.cause)
        self._schedule(week + 1)


def is_seat(party: str) -> bool:
    """Tell whether a party is one of the hats, or a project led by a member of staff."""
    return party in _HATS or party.startswith("pm:")
