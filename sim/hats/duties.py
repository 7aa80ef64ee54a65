"""Delegation: a named person answers for a hat, with their own hours and at their own skill."""

from typing import TYPE_CHECKING, Final, cast

from sim.business.events import ContractExpiring
from sim.hats.events import DutyDelegated, DutyDone, DutyTakenBack
from sim.hats.matters import Matter
from sim.hats.operations import delegated_changes, delegated_leave, delegated_vendors
from sim.hats.portfolio import delegated_planning
from sim.hats.state import Delegation
from sim.kernel.engine import Occurrence
from sim.kernel.errors import Refusal
from sim.kernel.units import HOUR, hours, week_of, week_start
from sim.people.events import LeaveRequested, PersonLeft
from sim.people.state import Person
from sim.projects.events.work import TaskFinished
from sim.services.change.events import ChangeRequested
from sim.work.state import WorkItem

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

RANK = 956
_CHANCE = "hats/duty"
_FINDERS: Final = {
    "changes": delegated_changes,
    "leave": delegated_leave,
    "vendors": delegated_vendors,
    "task_planning": delegated_planning,
}


class Duties:
    """Who has which duty, and what they do with it.

    Draws:
        ``hats/duty`` by duty and matter: whether the delegate gets it wrong.
    """

    def __init__(self, floor: "HatsFloor") -> None:
        """Listen for what duties are about."""
        self.floor = floor
        self.core = floor.core
        self.rules = floor.rules
        self.given = floor.state.delegations
        self._chance = floor.core.luck.family(_CHANCE)
        subscribe = floor.core.log.subscribe
        subscribe(PersonLeft, self._left)
        subscribe(ChangeRequested, lambda _: self._look_at("changes"))
        subscribe(LeaveRequested, lambda _: self._look_at("leave"))
        subscribe(ContractExpiring, lambda _: self._look_at("vendors"))
        subscribe(TaskFinished, lambda _: self._look_at("task_planning"))

    def start(self) -> None:
        """Make the first Monday due."""
        self._schedule(1)

    def _schedule(self, week: int) -> None:
        t_s = week_start(week) + round(self.rules.order_start_h * HOUR)
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, RANK, "hats/duties/monday", self._monday, week)

    def _monday(self, occurrence: Occurrence) -> None:
        for delegation in tuple(self.given.values()):
            self._take_up(delegation)
        self._schedule(week_of(self.core.now) + 1)

    def _look_at(self, duty: str) -> None:
        for delegation in self.given.values():
            if delegation.duty == duty:
                name = f"hats/duties/{delegation.seat}/{duty}"
                self.core.engine.at(self.core.now, RANK, name, self._look, f"{delegation.seat}/{duty}")

    def _look(self, occurrence: Occurrence) -> None:
        delegation = self.given.get(str(occurrence.payload))
        if delegation is not None:
            self._take_up(delegation)

    # --------------------------------------------------------------------------------------------- giving away

    def of(self, seat: str) -> tuple[Delegation, ...]:
        """Return what a seat has given away."""
        return tuple(delegation for delegation in self.given.values() if delegation.seat == seat)

    def unable(self, person: Person) -> Refusal | None:
        """Return why a person cannot take a duty."""
        need = self.rules.delegate_leadership
        if person.skills.get("leadership", 0.0) < need:
            return Refusal.of("leadership_too_low", id=person.id, need=need)
        return Refusal.of("already_leaving", id=person.id) if person.employment.reason else None

    def give(self, seat: str, duty: str, person: str, cause: str) -> None:
        """Put a duty into somebody's hands."""
        number = self.floor.number(f"duty/{seat}/{duty}")
        event_id = f"duty/{seat}/{duty}/{number}/given"
        self.core.publish(DutyDelegated(event_id, self.core.now, (cause,), seat, duty, person))
        self.given[f"{seat}/{duty}"] = Delegation(seat, duty, person, event_id)
        self._take_up(self.given[f"{seat}/{duty}"])

    def take_back(self, seat: str, duty: str, cause: str) -> None:
        """Let a duty come back to its hat."""
        delegation = self.given.pop(f"{seat}/{duty}")
        event_id = delegation.cause.rpartition("/")[0] + "/taken-back"
        causes = (cause, delegation.cause)
        self.core.publish(DutyTakenBack(event_id, self.core.now, causes, seat, duty, delegation.person))

    def _left(self, event: PersonLeft) -> None:
        for delegation in [d for d in self.given.values() if d.person == event.person]:
            self.take_back(delegation.seat, delegation.duty, event.id)

    # --------------------------------------------------------------------------------------------------- acting

    def _matters(self, delegation: Delegation, right: bool) -> dict[str, Matter]:
        found = _FINDERS[delegation.duty](self.floor, delegation.seat, right)
        return {matter.subject: matter for matter in found}

    def _take_up(self, delegation: Delegation) -> None:
        """Let the person begin with what is new; it takes hours of theirs before there is an answer."""
        person = self.floor.people.roster.find(delegation.person)
        if person is None:
            return
        for matter in self._matters(delegation, True).values():
            if matter.subject not in delegation.handled:
                delegation.handled.append(matter.subject)
                self._work(delegation, person, matter)

    def _work(self, delegation: Delegation, person: Person, matter: Matter) -> None:
        now, effort_s = self.core.now, hours(self.rules.delegate_h)
        name = f"{delegation.cause.rpartition('/')[0]}/matter/{len(delegation.handled)}"
        self.floor.work.add(
            WorkItem(
                id=f"{name}/work",
                kind="meeting",
                duty="operations",
                field="leadership",
                level=min(person.skills.get("leadership", 0.0), self.rules.delegate_leadership),
                left_s=effort_s,
                priority=2,
                born_s=now,
                cause=delegation.cause,
                only=(person.id,),
            )
        )
        self.core.engine.ask_dispatch()
        self._answer_at(person.hours.add(person.hours.next_open(now), effort_s), delegation, name, matter.subject)

    def _answer_at(self, due_s: int, delegation: Delegation, name: str, subject: str) -> None:
        if due_s < self.core.horizon_s:
            self.core.engine.at(due_s, RANK, name, self._answer, (delegation, name, subject))

    def _answer(self, occurrence: Occurrence) -> None:
        delegation, name, subject = cast("tuple[Delegation, str, str]", occurrence.payload)
        if self.given.get(f"{delegation.seat}/{delegation.duty}") is not delegation:
            return
        person = self.floor.people.roster.find(delegation.person)
        if person is None:
            return
        if person.absent:
            again_s = person.hours.add(self.core.now, hours(self.rules.delegate_h))
            self._answer_at(again_s, delegation, name, subject)
            return
        over = max(0.0, person.skills.get("leadership", 0.0) - self.rules.delegate_leadership)
        wrong = max(0.0, self.rules.delegate_wrong_share - self.rules.delegate_wrong_slope * over)
        right = self._chance.one(f"{delegation.duty}/{subject}") >= wrong
        matter = self._matters(delegation, right).get(subject)
        if matter is not None:
            self._decide(delegation, name, matter, right)

    def _decide(self, delegation: Delegation, name: str, matter: Matter, right: bool) -> None:
        """Answer by the same door as the manager would, who pays nothing for it but answers for it."""
        door = self.floor.door
        if door is None or door(matter.decision, delegation.seat, delegation.cause, 0.0) is not None:
            return
        delegation.done += 1
        delegation.wrong += not right
        causes = (delegation.cause, f"chance:{_CHANCE}/{delegation.duty}/{matter.subject}")
        self.core.publish(
            DutyDone(
                id=f"{name}/done",
                t_s=self.core.now,
                causes=causes,
                seat=delegation.seat,
                duty=delegation.duty,
                person=delegation.person,
                decision=matter.decision.name(),
                subject=matter.subject,
                right=right,
            )
        )
