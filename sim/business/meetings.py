"""Meetings: with departments, who then feel heard, and with executives, who want the reasons behind costs."""

from typing import TYPE_CHECKING, Literal, get_args

from sim.business.events import DepartmentMet, ExecutivesInformed, MeetingArranged
from sim.business.state import Notice
from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, HOUR, days, week_of

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor

Topic = Literal["budget", "outages", "agreements"]
TOPICS: tuple[Topic, ...] = get_args(Topic)

_RANK = 912
_AFTERNOON_S = 14 * HOUR
_WORKDAYS = 5
_REMEMBERED = 0.8


class Meetings:
    """What is talked about, and what not talking does."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Work on the floor's state."""
        self.floor = floor
        self.rules = floor.scenario.rules.strategy
        self.core = floor.core
        self.relations = floor.relations

    def slot(self) -> int:
        """Return the afternoon of the next working day."""
        day = self.core.now // DAY + 1
        while day % 7 >= _WORKDAYS:
            day += 1
        return day * DAY + _AFTERNOON_S

    def strength(self, party: str) -> float:
        """Return how far a talk with somebody has its full effect again, 0 to 1."""
        met = self.floor.state.met_s.get(party)
        if met is None:
            return 1.0
        return min(1.0, (self.core.now - met) / (self.rules.meet_recovery_weeks * 7 * DAY))

    def lately(self, department: str) -> bool:
        """Tell whether a department was met in the last weeks."""
        met = self.floor.state.met_s.get(department)
        return met is not None and self.core.now - met <= self.rules.asked_weeks * 7 * DAY

    # --------------------------------------------------------------------------------------------- departments

    def arrange(self, party: str, topic: str, t_s: int, decision_id: str) -> None:
        """Put a meeting into the calendar; it reports then."""
        name = f"meeting/{party}/{self.floor.count(f'meeting/{party}')}"
        event_id = f"{name}/arranged"
        self.core.publish(MeetingArranged(event_id, self.core.now, (decision_id,), party, t_s))
        self.floor.state.meetings[name] = Notice(party, topic, event_id)
        hold = self._inform if party == "executives" else self._meet
        self.core.engine.at(t_s, _RANK, name, hold, name)

    def arranged(self, party: str) -> bool:
        """Tell whether a meeting with somebody is to come."""
        return any(meeting.party == party for meeting in self.floor.state.meetings.values())

    def _meet(self, occurrence: Occurrence) -> None:
        name = str(occurrence.payload)
        meeting = self.floor.state.meetings.pop(name)
        department, rules = meeting.party, self.rules
        strength = self.strength(department)
        event_id = f"{name}/held"
        # What is told stands in the log before the meeting that it sums up; both come from having asked for it.
        known = self.floor.campaigns.tell(department, week_of(self.core.now) + rules.meet_outlook_weeks, meeting.cause)
        if strength < rules.meet_tired_share:
            trust, satisfaction = -rules.meet_tired_points, 0.0
        else:
            trust = rules.meet_trust_points * strength
            satisfaction = rules.meet_satisfaction_points * strength
        self.floor.state.met_s[department] = self.core.now
        concern = self.concern(department)
        causes = (meeting.cause,)
        self.core.publish(DepartmentMet(event_id, self.core.now, causes, department, concern, known, trust))
        self.relations.change_trust(department, trust, event_id)
        self.relations.change_satisfaction(department, satisfaction, event_id)
        self._keep_answers(department, event_id)

    def _keep_answers(self, party: str, cause: str) -> None:
        """Meeting somebody is the answer they were promised."""
        for promise in self.relations.promises.owed_to(party):
            if promise.giver == "it" and promise.kind == "answer":
                self.relations.promises.keep(promise.id, cause)

    def concern(self, department: str) -> str:
        """Return what has annoyed a department most lately: ``outages``, ``late``, ``reopened`` or ``none``."""
        memory = self.floor.state.grievances.get(department, {})
        worst = max(memory, key=lambda kind: (memory[kind], kind), default="none")
        return worst if memory.get(worst, 0.0) >= 1.0 else "none"

    def note(self, department: str, kind: str, points: float) -> None:
        """Let a department remember what annoyed it."""
        memory = self.floor.state.grievances.setdefault(department, {})
        memory[kind] = memory.get(kind, 0.0) + points

    def close_week(self, week: int) -> None:
        """Let grievances fade, and departments that nobody speaks to drift away."""
        for memory in self.floor.state.grievances.values():
            for kind in memory:
                memory[kind] *= _REMEMBERED
        for department in self.relations.state.departments:
            if week - self.heard_s(department) // (7 * DAY) > self.rules.neglect_weeks:
                root = f"start:neglect/{department}"
                self.relations.change_trust(department, -self.rules.neglect_trust_points, root)
                self.relations.change_satisfaction(department, -self.rules.neglect_satisfaction_points, root)

    def heard_s(self, department: str) -> int:
        """Return when anybody from IT last spoke with a department; 0 if never."""
        state = self.floor.state
        return max(state.met_s.get(department, 0), state.heard_s.get(department, 0))

    def spoken(self, department: str) -> None:
        """Note that somebody from IT spoke with a department, if only about a project."""
        self.floor.state.heard_s[department] = self.core.now

    # ---------------------------------------------------------------------------------------------- executives

    def report_slot(self) -> int:
        """Return when a report asked for now would be held."""
        return self.core.now + days(self.rules.report_days)

    def _inform(self, occurrence: Occurrence) -> None:
        name = str(occurrence.payload)
        meeting = self.floor.state.meetings.pop(name)
        rules, state = self.rules, self.floor.state
        strength = self.strength("executives")
        state.met_s["executives"] = self.core.now
        state.reports_held += 1
        event_id = f"{name}/held"
        bad = self.floor.reviews.trouble(meeting.topic)
        timely = self.floor.reviews.weeks_ahead() >= rules.report_timely_weeks
        gain = rules.report_points * strength - rules.report_tired_points * (1.0 - strength)
        causes = (meeting.cause, bad) if bad else (meeting.cause,)
        event = ExecutivesInformed(event_id, self.core.now, causes, meeting.topic, bool(bad), timely, gain)
        self.core.publish(event)
        self.relations.change_trust("executives", gain, event_id)
        if bad:
            soften = rules.report_soften_share if timely else rules.report_late_share
            state.softened[meeting.topic] = max(soften, state.softened.get(meeting.topic, 0.0))
            if meeting.topic == "budget":
                self.relations.change_trust("finance", rules.report_finance_points, event_id)
        self._keep_answers("executives", event_id)
