"""What staff were promised: a talk, a course, a future; and what it does to them whether it came."""

from sim.people.events import CourseBooked, OneToOneHeld, PerformanceReviewed, PersonLeft
from sim.people.roster import Roster
from sim.relations.events import PromiseBroken, PromiseKept

_PERSON = "person:"


class Word:
    """Reports to the ledger what people got, and lets them feel what they did not."""

    def __init__(self, roster: Roster) -> None:
        """Listen to what is promised and what happens."""
        self.roster = roster
        self.rules = roster.rules
        self.ledger = roster.relations.promises
        subscribe = roster.core.log.subscribe
        subscribe(CourseBooked, self._booked)
        subscribe(OneToOneHeld, self._talked)
        subscribe(PerformanceReviewed, self._talked)
        subscribe(PersonLeft, self._left)
        subscribe(PromiseKept, self._kept)
        subscribe(PromiseBroken, self._broken)

    def _booked(self, event: CourseBooked) -> None:
        self._keep(event.person, "course", event.id, event.field)

    def _talked(self, event: OneToOneHeld | PerformanceReviewed) -> None:
        self._keep(event.person, "answer", event.id)

    def _keep(self, person: str, kind: str, cause: str, subject: str = "") -> None:
        for promise in self.ledger.owed_to(_PERSON + person):
            # A promise that names no field is kept by any course.
            if promise.kind == kind and (not subject or promise.subject in ("", subject, person)):
                self.ledger.keep(promise.id, cause)

    def _left(self, event: PersonLeft) -> None:
        for promise in self.ledger.owed_to(_PERSON + event.person):
            self.ledger.release(promise.id, event.id)

    def _kept(self, event: PromiseKept) -> None:
        self._feel(event.taker, self.rules.promise_kept_gain, event.id)

    def _broken(self, event: PromiseBroken) -> None:
        self._feel(event.taker, -self.rules.promise_broken_loss, event.id)

    def _feel(self, taker: str, points: float, cause: str) -> None:
        person = self.roster.find(taker.removeprefix(_PERSON)) if taker.startswith(_PERSON) else None
        if person is not None:
            self.roster.uplift(person, points, cause)
