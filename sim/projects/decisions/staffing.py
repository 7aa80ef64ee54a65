"""Decisions between the hats: the project manager asks for people, the IT manager gives them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.projects.decisions.base import MOST, PLANNABLE, led, no_project, projects_of
from sim.projects.state import StaffRequest
from sim.scenario.vocabulary import FIELDS

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

Answer = Literal["grant", "offer", "decline"]
Reason = Literal["none", "operations_first", "no_capacity", "not_able", "leave_or_course", "too_long"]
Reply = Literal["take", "give_up", "escalate"]
_WANTED = (*PLANNABLE, "live")
_SHARE, _WEEKS = 0.5, 6
_LEAST_SHARE = 0.05
_SAME = 1e-6
_BUSY = 0.9


def _bad_terms(floor: "ProjectsFloor", share: float, weeks: int) -> Refusal | None:
    most = floor.rules.grant_weeks_most
    if not _LEAST_SHARE <= share <= 1.0:
        return Refusal.of("share_out_of_range", least=_LEAST_SHARE, most=1.0)
    if not 1 <= weeks <= most:
        return Refusal.of("weeks_out_of_range", least=1, most=most)
    return None


def _cannot_give(floor: "ProjectsFloor", project_id: str, person: str, share: float, weeks: int) -> Refusal | None:
    """Return why a person cannot be given to a project on these terms, or None."""
    refusal = _bad_terms(floor, share, weeks)
    if refusal is not None:
        return refusal
    found = floor.people.roster.find(person)
    if found is None:
        return floor.people.roster.missing(person)
    own = floor.state.projects[project_id].grants.get(person)
    free = floor.staffing.free_share(person) + (own.share if own is not None else 0.0)
    if share > free + _SAME:
        return Refusal.of("share_not_free", id=person, free=round(free, 2))
    if own is None and not floor.relations.promises.room("it"):
        return Refusal.of("too_many_promises", most=len(floor.relations.promises.open_of("it")))
    return None


@dataclass(frozen=True, slots=True)
class RequestStaff(Decision):
    """Ask the IT manager for a person, or for a skill at a level: a share of the week for some weeks."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "plan"

    project: str
    person: str
    field: str
    level: float
    share: float
    weeks: int

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse odd terms, people who are not here, a request that waits already, and too many at once."""
        refusal = no_project(floor, self.project, _WANTED) or _bad_terms(floor, self.share, self.weeks)
        if refusal is not None:
            return refusal
        if self.person:
            if floor.people.roster.find(self.person) is None:
                return floor.people.roster.missing(self.person)
        elif self.field not in FIELDS:
            return Refusal.of("unknown_field", id=self.field)
        waiting = [r for r in floor.state.requests.values() if r.project == self.project]
        if any(r.person == self.person and (self.person or r.field == self.field) for r in waiting):
            return Refusal.of("request_waits", id=self.person or self.field)
        if len(waiting) >= floor.rules.requests_open_most:
            return Refusal.of("too_many_requests", most=floor.rules.requests_open_most)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Put the request before the IT manager."""
        floor.staffing.ask(
            led(floor, self.project), self.person, self.field, self.level, self.share, self.weeks, decision_id
        )

    @classmethod
    def candidates(cls, view: Any) -> tuple["RequestStaff", ...]:
        """Return the skills that open tasks need and the team lacks, then members whose time runs out."""
        found: list[tuple[float, str, RequestStaff]] = []
        for project in projects_of(view):
            waiting = {request.field for request in project.requests}
            asked = {request.person for request in project.requests}
            lacking: dict[str, tuple[float, float, float]] = {}
            for task in project.open_tasks:
                if not task.able and task.field not in waiting:
                    level, hours, slack = lacking.get(task.field, (0.0, 0.0, 99.0))
                    lacking[task.field] = (
                        max(level, task.level),
                        hours + task.left_h,
                        min(slack, task.float_weeks),
                    )
            for field, (level, hours, slack) in lacking.items():
                weeks = max(2, min(12, round(hours / 16.0)))
                found.append((slack, field, cls(project.id, "", field, level, _SHARE, weeks)))
            for member in project.team:
                ending = member.to_week <= view.week + 1 and any(
                    member.person in task.people for task in project.open_tasks
                )
                if ending and member.person not in asked:
                    option = cls(project.id, member.person, "", 0.0, member.share, _WEEKS)
                    found.append((0.5, member.person, option))
        return tuple(option for *_, option in sorted(found, key=lambda entry: entry[:2])[:MOST])


@dataclass(frozen=True, slots=True)
class AcceptOffer(Decision):
    """Answer the IT manager's offer: take it, give the wish up, or take it to the executives."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "plan"

    project: str
    request: str
    reply: Reply

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse when nothing is offered, or it is no longer possible."""
        refusal = no_project(floor, self.project, _WANTED)
        if refusal is not None:
            return refusal
        request = floor.state.requests.get(self.request)
        if request is None or request.project != self.project:
            return Refusal.of("unknown_request", id=self.request)
        if request.state != "offered":
            return Refusal.of("nothing_offered", id=self.request)
        if self.reply == "take":
            return _cannot_give(floor, self.project, request.offer_person, request.offer_share, request.offer_weeks)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Give the answer."""
        led(floor, self.project)
        floor.staffing.answer_offer(floor.state.requests[self.request], self.reply, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["AcceptOffer", ...]:
        """Return the three replies to each offer, taking first."""
        replies: tuple[Reply, ...] = ("take", "give_up", "escalate")
        return tuple(cls(r.project, r.id, reply) for r in view.projects.matters for reply in replies)[:MOST]


@dataclass(frozen=True, slots=True)
class AnswerRequest(Decision):
    """Answer a request for staff: grant it, offer something else, or decline with a reason."""

    floor: ClassVar[str] = "projects"
    section: ClassVar[str] = "portfolio"

    request: str
    answer: Answer
    person: str = ""
    share: float = 0.0
    weeks: int = 0
    reason: Reason = "none"

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse what was answered, people who are not free, and a no without a reason."""
        request = floor.state.requests.get(self.request)
        if request is None:
            return Refusal.of("unknown_request", id=self.request)
        if request.state != "open":
            return Refusal.of("request_answered", id=self.request)
        if self.answer == "decline":
            return Refusal.of("reason_missing") if self.reason == "none" else None
        person, share, weeks = self._terms(floor, request)
        if not person:
            return Refusal.of("nobody_free", field=request.field, level=request.level)
        return _cannot_give(floor, request.project, person, share, weeks)

    def _terms(self, floor: "ProjectsFloor", request: StaffRequest) -> tuple[str, float, int]:
        """Return who is given, how much and how long; what is left out is as asked."""
        share, weeks = self.share or request.share, self.weeks or request.weeks
        person = self.person or request.person
        return person or floor.staffing.helper("", request.field, request.level, share), share, weeks

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Give the answer."""
        request = floor.state.requests[self.request]
        if self.answer == "decline":
            floor.staffing.decline(request, self.reason, decision_id)
            return
        terms = self._terms(floor, request)
        if self.answer == "grant":
            floor.staffing.fulfil(request, *terms, decision_id)
        else:
            floor.staffing.offer(request, *terms, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["AnswerRequest", ...]:
        """Return for each request: grant, half of it, and a no."""
        result = []
        for request in view.projects.matters:
            half = max(_LEAST_SHARE, round(request.share / 2, 2))
            result += [
                cls(request.id, "grant"),
                cls(request.id, "offer", "", half, request.weeks),
                cls(request.id, "decline", reason="operations_first"),
            ]
        return tuple(result[:MOST])


@dataclass(frozen=True, slots=True)
class GrantStaff(Decision):
    """Give a share of a person's week to a project for some weeks: a promise; the desk and operations get the rest."""

    floor: ClassVar[str] = "projects"
    section: ClassVar[str] = "portfolio"

    project: str
    person: str
    share: float
    weeks: int

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse closed projects, people who are not free, and more promises than can be kept in mind."""
        refusal = no_project(floor, self.project, _WANTED)
        return refusal or _cannot_give(floor, self.project, self.person, self.share, self.weeks)

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Give it from now on."""
        project = floor.state.projects[self.project]
        floor.staffing.grant(project, self.person, self.share, self.weeks, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["GrantStaff", ...]:
        """Return for each project the least busy people with the skills that its proposal names."""
        result = []
        for project in view.projects.portfolio:
            if project.status not in _WANTED:
                continue
            given = {name for name, _, _ in project.grants}
            for field, level, _ in project.fields:
                able = [
                    p
                    for p in view.people.people
                    if p.id not in given and dict(p.skills).get(field, 0.0) >= level and p.utilisation < _BUSY
                ]
                able.sort(key=lambda p: (p.utilisation, p.ordinal))
                result += [cls(project.id, p.id, _SHARE, _WEEKS) for p in able[:1]]
        return tuple(dict.fromkeys(result))[:MOST]


@dataclass(frozen=True, slots=True)
class WithdrawStaff(Decision):
    """Take a person back from a project before the time: a broken promise, and the team is shaken."""

    floor: ClassVar[str] = "projects"
    section: ClassVar[str] = "portfolio"

    project: str
    person: str

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse who was not given."""
        refusal = no_project(floor, self.project)
        if refusal is not None:
            return refusal
        if self.person not in floor.state.projects[self.project].grants:
            return Refusal.of("not_granted", id=self.person, project=self.project)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Take the person back."""
        floor.staffing.withdraw(floor.state.projects[self.project], self.person, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["WithdrawStaff", ...]:
        """Return everybody who is given."""
        return tuple(cls(p.id, name) for p in view.projects.portfolio for name, _, _ in p.grants)[:MOST]


DECISIONS: tuple[type[Decision], ...] = (
    RequestStaff,
    AcceptOffer,
    AnswerRequest,
    GrantStaff,
    WithdrawStaff,
)
