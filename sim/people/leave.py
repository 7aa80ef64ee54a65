"""Leave: wishes drawn when a person comes, announced weeks ahead, answered or granted by silence."""

from typing import NamedTuple, cast

from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, HOUR, WEEK
from sim.people.absences import Absences
from sim.people.events import LeaveAnswered, LeaveRequested, PersonLeft
from sim.people.roster import Roster
from sim.people.state import LeaveRequest, Person

HALF_WEEKS = 26
_RANK = 302
_WORKDAYS = 5
_LATER_WEEKS = 9
_MORNING_S = 9 * HOUR


class Wish(NamedTuple):
    """Leave somebody would like."""

    id: str
    person: str
    from_s: int
    to_s: int


class Leave:
    """Announces wishes and carries out answers."""

    def __init__(self, roster: Roster, absences: Absences) -> None:
        """Listen for people who leave."""
        self.roster = roster
        self.core = roster.core
        self.rules = roster.rules
        self.absences = absences
        self.core.log.subscribe(PersonLeft, self._left)

    def plan(self, person: Person) -> None:
        """Draw a person's wishes up to the end of the game and announce each in time.

        Wishes that should have been announced before the game were granted then; a newcomer waits some weeks.
        """
        now = self.core.now
        ahead = round(self.rules.leave_announce_weeks * WEEK)
        earliest = now + round(self.rules.leave_wait_weeks * WEEK) if now > 0 else 0
        for wish in self._wishes(person):
            announce = wish.from_s - ahead + _MORNING_S
            if wish.from_s < earliest or person.contractor:
                continue
            if announce < now:
                self.absences.add(person.id, wish.from_s, wish.to_s, "leave", "start:leave")
            elif announce < self.core.horizon_s:
                self.core.engine.at(announce, _RANK, wish.id, self._announce, wish)

    def _wishes(self, person: Person) -> list[Wish]:
        """Draws: ``people/leave`` by person and half-year: week and length of two wishes."""
        family = self.core.luck.family("people/leave")
        wishes = []
        for half in range(-(-self.core.horizon_s // (HALF_WEEKS * WEEK))):
            week_a, length_a, week_b, length_b = family.named(f"{person.id}/half/{half}")
            first = int(week_a * HALF_WEEKS)
            second = int(week_b * HALF_WEEKS)
            if abs(first - second) < 3:
                second = (second + _LATER_WEEKS) % HALF_WEEKS
            for number, (week, u, lengths) in enumerate(
                ((first, length_a, self.rules.leave_long_days), (second, length_b, self.rules.leave_short_days)), 1
            ):
                days = round(lengths[min(len(lengths) - 1, int(u * len(lengths)))])
                start = (half * HALF_WEEKS + week) * WEEK
                # Short leave ends on a Friday, so that it joins the weekend.
                start += DAY * (_WORKDAYS - days) if days < _WORKDAYS else 0
                end = start + (days * DAY if days < _WORKDAYS else (days // _WORKDAYS) * WEEK - 2 * DAY)
                wishes.append(Wish(f"person/{person.id}/leave/{half}-{number}", person.id, start, end))
        return wishes

    def _announce(self, occurrence: Occurrence) -> None:
        wish = cast(Wish, occurrence.payload)
        person = self.roster.find(wish.person)
        if person is None or 0 <= person.employment.last_s < wish.from_s:
            return
        answer_by = wish.from_s - round(self.rules.leave_answer_weeks * WEEK)
        event_id = f"{wish.id}/requested"
        request = LeaveRequest(wish.id, wish.person, wish.from_s, wish.to_s, answer_by, event_id)
        self.roster.state.leave_requests[wish.id] = request
        causes = (f"chance:people/leave/{wish.person}",)
        now = self.core.now
        event = LeaveRequested(event_id, now, causes, wish.person, wish.id, wish.from_s, wish.to_s, answer_by)
        self.core.publish(event)
        if answer_by < self.core.horizon_s:
            self.core.engine.at(answer_by, _RANK, wish.id, self._by_silence, wish.id)

    def _by_silence(self, occurrence: Occurrence) -> None:
        request = self.roster.state.leave_requests.get(cast(str, occurrence.payload))
        if request is not None:
            self.answer(request, "approve", request.cause)

    def answer(self, request: LeaveRequest, answer: str, cause: str) -> None:
        """Carry out an answer.

        Args:
            request: Which is open.
            answer: ``approve``, ``move`` (a few weeks later) or ``decline``.
            cause: Id of the decision, or of the request if nobody answered.
        """
        rules = self.rules
        del self.roster.state.leave_requests[request.id]
        person = self.roster.state.people[request.person]
        shift = round(rules.leave_move_weeks * WEEK) if answer == "move" else 0
        from_s, to_s = request.from_s + shift, request.to_s + shift
        event_id = f"{request.id}/answered"
        causes = (request.cause,) if cause == request.cause else (request.cause, cause)
        event = LeaveAnswered(event_id, self.core.now, causes, person.id, request.id, answer, from_s, to_s)
        self.core.publish(event)
        moods = {
            "approve": rules.leave_granted_gain,
            "move": -rules.leave_moved_loss,
            "decline": -rules.leave_declined_loss,
        }
        self.roster.uplift(person, moods[answer], event_id)
        if answer != "decline":
            self.absences.add(person.id, from_s, to_s, "leave", event_id)

    def _left(self, event: PersonLeft) -> None:
        requests = self.roster.state.leave_requests
        for request_id in [r.id for r in requests.values() if r.person == event.person]:
            del requests[request_id]
