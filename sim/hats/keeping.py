"""Promises that cards make: what counts as keeping them. Rooms below keep those they make themselves."""

from typing import TYPE_CHECKING, Any

from sim.people.events import CourseBooked, OneToOneHeld, PayChanged, PersonPromoted
from sim.projects.events.control import StakeholderUpdated, StatusReported
from sim.projects.events.life import ProjectFunded, ProjectWentLive
from sim.projects.events.work import StaffGranted

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor


class Keeping:
    """Listens for deeds and reports the promises that they keep."""

    def __init__(self, floor: "HatsFloor") -> None:
        """Listen."""
        self.promises = floor.relations.promises
        subscribe = floor.core.log.subscribe
        subscribe(CourseBooked, lambda event: self._person("course", event))
        subscribe(OneToOneHeld, lambda event: self._person("answer", event))
        subscribe(PersonPromoted, lambda event: self._person("money", event))
        subscribe(PayChanged, self._paid)
        subscribe(StaffGranted, lambda event: self._project("people", event))
        subscribe(ProjectFunded, lambda event: self._project("money", event))
        subscribe(ProjectWentLive, lambda event: self._project("date", event))
        subscribe(StatusReported, self._reported)
        subscribe(StakeholderUpdated, self._updated)

    def _keep(self, kind: str, cause: str, taker: str = "", subject: str = "", giver: str = "") -> None:
        for promise in tuple(self.promises.floor.state.promises.values()):
            fits = promise.kind == kind and promise.giver.startswith(giver)
            if fits and taker in {"", promise.taker} and subject in {"", promise.subject}:
                self.promises.keep(promise.id, cause)

    def _person(self, kind: str, event: Any) -> None:
        self._keep(kind, event.id, taker=f"person:{event.person}")

    def _paid(self, event: PayChanged) -> None:
        if event.pay_cents > event.before_cents:
            self._person("money", event)

    def _project(self, kind: str, event: Any) -> None:
        self._keep(kind, event.id, subject=event.project)

    def _reported(self, event: StatusReported) -> None:
        if not event.rosy:
            self._keep("status", event.id, subject=event.project, giver="pm")

    def _updated(self, event: StakeholderUpdated) -> None:
        self._keep("answer", event.id, taker=event.party, giver="pm")
