"""Staffing: whom a project asks for, whom it is given, and whether that is kept.

People belong to the IT manager; a project borrows them. A grant is a promise: a share of a person's week until the end
of a week. It raises the share of the week that the person keeps for projects, and each week it is looked at whether the
project had what it was promised.
"""

from typing import TYPE_CHECKING

from sim.kernel.units import HOUR, week_of
from sim.people.state import Person
from sim.projects.events.work import (
    GrantEnded,
    OfferAnswered,
    StaffDeclined,
    StaffEscalationDecided,
    StaffFellShort,
    StaffGranted,
    StaffOffered,
    StaffRequested,
)
from sim.projects.state import OPEN_STATUS, Grant, Project, StaffRequest
from sim.scenario.vocabulary import DUTIES

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

IT = "it"
HATS = "hats"
SILENCE = "silence"
WAITING = ("open", "offered", "escalated")
_DAY_S = 86_400
_TRUSTED = 50.0
_SAME = 1e-6


class Staffing:
    """Requests, grants, and the promise that a grant is."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.core = floor.core
        self.rules = floor.rules

    def start(self) -> None:
        """Nobody is granted yet."""

    def close_week(self, week: int) -> None:
        """Hold the week against what was promised, end what is over, decide what was escalated."""
        for project in self.floor.open_projects():
            for grant in list(project.grants.values()):
                self._check(project, grant, week)
                if grant.to_week <= week:
                    self.end(project, grant.person, "expired", grant.cause)
        for request in list(self.floor.state.requests.values()):
            self._settle(request)

    # ---------------------------------------------------------------------------------------------------- requests

    def ask(
        self, project: Project, person: str, field: str, level: float, share: float, weeks: int, cause: str
    ) -> StaffRequest:
        """Ask the IT manager for somebody."""
        now = self.core.now
        request_id = f"project/{project.id}/request/{self.floor.number(project, 'request')}"
        event_id = f"{request_id}/made"
        until_s = now + round(self.rules.request_days * _DAY_S)
        request = StaffRequest(request_id, project.id, person, field, level, share, weeks, now, until_s, event_id)
        self.floor.state.requests[request_id] = request
        self.core.publish(StaffRequested(event_id, now, (cause,), project.id, person, field, level, share, weeks))
        return request

    def offer(self, request: StaffRequest, person: str, share: float, weeks: int, cause: str) -> None:
        """Answer a request with something else."""
        request.state = "offered"
        request.offer_person, request.offer_share, request.offer_weeks = person, share, weeks
        event_id = f"{request.id}/offered"
        causes = (cause, request.cause)
        self.core.publish(StaffOffered(event_id, self.core.now, causes, request.project, person, share, weeks))
        request.cause = event_id

    def decline(self, request: StaffRequest, reason: str, cause: str) -> None:
        """Turn a request down."""
        request.state = "declined"
        request.reason = reason
        event_id = f"{request.id}/declined"
        causes = tuple(dict.fromkeys((cause, request.cause)))
        self.core.publish(
            StaffDeclined(event_id, self.core.now, causes, request.project, request.person, request.field, reason)
        )
        points = self.rules.decline_points * (2.0 if reason == SILENCE else 1.0)
        self.floor.relations.change_trust(HATS, -points, event_id)
        del self.floor.state.requests[request.id]

    def fulfil(self, request: StaffRequest, person: str, share: float, weeks: int, cause: str) -> None:
        """Grant what a request, or the offer made in answer to it, comes to."""
        request.state = "granted"
        del self.floor.state.requests[request.id]
        self.grant(self.floor.state.projects[request.project], person, share, weeks, cause, request.cause)

    def answer_offer(self, request: StaffRequest, reply: str, cause: str) -> None:
        """Take an offer, give the request up, or take it to the executives."""
        if reply == "take":
            self.fulfil(request, request.offer_person, request.offer_share, request.offer_weeks, cause)
            return
        event_id = f"{request.id}/{reply}"
        causes = tuple(dict.fromkeys((cause, request.cause)))
        self.core.publish(OfferAnswered(event_id, self.core.now, causes, request.project, reply))
        if reply == "give_up":
            request.state = "given_up"
            self.floor.relations.change_trust(HATS, -self.rules.give_up_points, event_id)
            del self.floor.state.requests[request.id]
        else:
            request.state = "escalated"
            request.cause = event_id

    def _settle(self, request: StaffRequest) -> None:
        """Let silence decline, and executives decide."""
        project = self.floor.state.projects[request.project]
        if project.status not in OPEN_STATUS or request.state not in WAITING:
            del self.floor.state.requests[request.id]
        elif request.state == "escalated":
            self._executives(project, request)
        elif self.core.now >= request.answer_by_s:
            if request.state == "open":
                self.decline(request, SILENCE, request.cause)
            else:
                self.answer_offer(request, "give_up", request.cause)

    def _executives(self, project: Project, request: StaffRequest) -> None:
        """Decide an escalated request: the foremost project gets somebody if IT is believed in; else it comes back."""
        relations = self.floor.relations
        first = self.floor.open_projects()[:1] == (project,)
        helper = self.helper(request.person, request.field, request.level, request.share)
        granted = helper != "" and (first or relations.standing(HATS).points < _TRUSTED)
        event_id = f"{request.id}/decided"
        self.core.publish(StaffEscalationDecided(event_id, self.core.now, (request.cause,), project.id, granted))
        relations.change_trust(HATS, -self.rules.overruled_points, event_id)
        if granted:
            request.cause = event_id
            self.fulfil(request, helper, request.share, request.weeks, event_id)
        else:
            relations.change_trust("executives", -1.0, event_id)
            self.decline(request, "executives", event_id)

    def helper(self, person: str, field: str, level: float, share: float) -> str:
        """Return the named person if so much of the week is free, else the best for the work; empty if nobody is."""
        if person:
            found = self.floor.people.roster.find(person)
            return person if found is not None and self.free_share(person) >= share - _SAME else ""
        able = [
            one
            for one in self.floor.people.roster.staff
            if one.skills.get(field, 0.0) >= level
            and self.free_share(one.id) >= share - _SAME
            and one.employment.last_s < 0
        ]
        able.sort(key=lambda one: (-one.skills.get(field, 0.0), one.ordinal))
        return able[0].id if able else ""

    # ------------------------------------------------------------------------------------------------------ grants

    def granted_share(self, person: str) -> float:
        """Return the share of a person's week that projects have been given."""
        total = 0.0
        for project in self.floor.open_projects():
            grant = project.grants.get(person)
            if grant is not None:
                total += grant.share
        return total

    def free_share(self, person: str) -> float:
        """Return the share of a person's week that could still be given."""
        return max(0.0, 1.0 - self.granted_share(person))

    def grant(self, project: Project, person: str, share: float, weeks: int, cause: str, asked: str = "") -> None:
        """Give a share of a person's week to a project; a grant that stands is replaced."""
        now, week = self.core.now, week_of(self.core.now)
        before = project.grants.get(person)
        number = self.floor.number(project, f"{person}/grant")
        event_id = f"project/{project.id}/grant/{person}/{number}/given"
        causes = (cause, asked) if asked and asked != cause else (cause,)
        last = week + weeks - 1
        self.core.publish(StaffGranted(event_id, now, causes, project.id, person, share, last))
        if before is not None and before.promise:
            self.floor.relations.promises.release(before.promise, event_id)
        seat = self.floor.seat_of(project)
        promise = ""
        if seat and self.floor.relations.promises.room(IT):
            promise = self.floor.relations.promises.make("people", IT, seat, person, share, last, event_id)
        grant = Grant(person, share, week, last, promise, cause=event_id)
        grant.booked_s = before.booked_s if before is not None else 0
        grant.week_booked_s = grant.booked_s
        grant.week_worked_s = self.floor.work.worked_s(person)
        project.grants[person] = grant
        self._share_week(person, event_id)
        self.floor.team.join(project, person, event_id)
        self.floor.execution.look(project)

    def withdraw(self, project: Project, person: str, cause: str) -> None:
        """Take a person back before the time."""
        self.end(project, person, "withdrawn", cause)

    def lost(self, project: Project, person: str, cause: str) -> None:
        """End what a project had of somebody who left the house."""
        if person in project.grants:
            self.end(project, person, "left", cause)
        else:
            self.floor.execution.person_gone(project, person)
            self.floor.team.leave(project, person, cause)

    def end_all(self, project: Project, cause: str) -> None:
        """Let the whole team go: the project is paused, closed or cancelled."""
        for person in list(project.grants):
            self.end(project, person, project.status, cause)

    def end(self, project: Project, person: str, reason: str, cause: str) -> None:
        """End a grant.

        Args:
            project: Whose.
            person: Whom.
            reason: ``expired``, ``withdrawn``, ``left``, or what became of the project.
            cause: Id of the event that ends it.
        """
        self.floor.execution.person_gone(project, person)
        grant = project.grants.pop(person)
        number = project.counts[f"{person}/grant"]
        event_id = f"project/{project.id}/grant/{person}/{number}/ended"
        causes = tuple(dict.fromkeys((cause, grant.cause)))
        hours = grant.booked_s / HOUR
        self.core.publish(GrantEnded(event_id, self.core.now, causes, project.id, person, reason, hours))
        promises = self.floor.relations.promises
        if grant.promise and reason == "withdrawn":
            promises.breach(grant.promise, event_id)
        elif grant.promise and reason == "expired":
            promises.keep(grant.promise, event_id)
        elif grant.promise:
            promises.release(grant.promise, event_id)
        self._share_week(person, event_id)
        self.floor.team.leave(project, person, event_id)

    def _share_week(self, person_id: str, cause: str) -> None:
        """Keep as much of a person's week for projects as they were given, and give it back when it is over."""
        person = self.floor.people.roster.find(person_id)
        if person is None:
            return
        bases = self.floor.state.base_shares
        total = min(1.0, self.granted_share(person_id))
        own = [person.duties[duty] for duty in DUTIES]
        base = bases.get(person_id)
        if base is None or abs(own[2] - base[3]) > _SAME:
            # The IT manager has divided the week anew since: that is what it goes back to.
            base = bases[person_id] = [*own, own[2]]
        share = max(base[2], total)
        if abs(person.duties["projects"] - share) > _SAME:
            self._set_duties(person, base, share, cause)
        base[3] = share
        if total <= _SAME:
            del bases[person_id]

    def _set_duties(self, person: Person, base: list[float], share: float, cause: str) -> None:
        rest = base[0] + base[1]
        desk = (1.0 - share) * (base[0] / rest if rest > 0.0 else 0.5)
        operations = max(0.0, 1.0 - share - desk)
        self.floor.people.set_duties(person, desk, operations, share, cause)

    def _check(self, project: Project, grant: Grant, week: int) -> None:
        """Hold a week against a grant: the project's part of what the person worked, if work waited for them."""
        worked = self.floor.work.worked_s(grant.person)
        had, all_s = grant.booked_s - grant.week_booked_s, worked - grant.week_worked_s
        promised_s = grant.share * all_s
        waits = self._waits(project, grant.person)
        short = had < self.rules.kept_share * promised_s and promised_s >= HOUR
        if short and grant.waited and waits and grant.promise and project.status == "running":
            event_id = f"project/{project.id}/grant/{grant.person}/week/{week}/short"
            self.core.publish(
                StaffFellShort(
                    event_id,
                    self.core.now,
                    (grant.cause,),
                    project.id,
                    grant.person,
                    promised_s / HOUR,
                    had / HOUR,
                )
            )
            self.floor.relations.promises.breach(grant.promise, event_id)
            grant.promise = ""
        grant.week_booked_s, grant.week_worked_s, grant.waited = grant.booked_s, worked, waits

    @staticmethod
    def _waits(project: Project, person: str) -> bool:
        return any(person in task.parts for task in project.tasks.values())

    # -------------------------------------------------------------------------------------------- routine of leaders

    def refresh_routine(self, project: Project) -> None:
        """Book what leading a team and keeping stakeholders takes, for the seat that leads."""
        seat = self.floor.seat_of(project)
        if not seat or self.floor.relations.pool(seat) is None:
            return
        mine = [other for other in self.floor.of_seat(seat) if other.status != "paused"]
        members = sum(len(self.floor.members(other.id)) for other in mine)
        watchers = len({s.party for other in mine for s in self.floor.definitions[other.id].stakeholders})
        self.floor.relations.set_routine(seat, self.floor.relations.project_routine_hours(members, watchers))
