"""The team: how well people work together on a project, and what their project manager does for it.

What a person can do alone belongs to the people floor. Here is what comes on top: colleagues have to talk, newcomers
have to learn and are taught by those who know, people who have worked together for long lose less between them,
quarrels and a manager who does not show cost, and a team that finishes things wants to finish more.
"""

import math
from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, HOUR, WEEK, week_of, week_start
from sim.people.events import PersonLeft
from sim.projects.events.work import (
    ConflictAddressed,
    ConflictArose,
    PersonCoached,
    TeamEventHeld,
    TeamJoined,
    TeamLeft,
)
from sim.projects.state import Project, Task

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

RANK = 852
_LOWEST_PACE = 0.3
_SKILL_USUAL = 2.0
TEAM = "team"


class Team:
    """Moves cohesion, know-how, motivation and conflict; tells what work costs on top because of them."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Listen for people who leave the house."""
        self.floor = floor
        self.core = floor.core
        self.rules = floor.rules
        floor.core.log.subscribe(PersonLeft, self._left_house)

    def start(self) -> None:
        """Teams form with the first grants."""

    # ------------------------------------------------------------------------------------------ joining and leaving

    def join(self, project: Project, person: str, cause: str) -> None:
        """Let a person into the team; whoever comes late has much to learn."""
        if person in project.cohesion:
            return
        number = len(project.cohesion)
        known = 1.0 - min(1.0, self.floor.execution.progress(project) / self.rules.ramp_full_progress_share)
        project.know_how[person] = max(project.know_how.get(person, 0.0), known)
        if number:
            self._shake(project, number)
        project.cohesion[person] = 0.0
        event_id = f"project/{project.id}/team/{person}/joined/{self.floor.number(project, f'{person}/joined')}"
        self.core.publish(TeamJoined(event_id, self.core.now, (cause,), project.id, person, project.know_how[person]))
        self.floor.staffing.refresh_routine(project)

    def leave(self, project: Project, person: str, cause: str) -> None:
        """Let a person out of the team."""
        if project.cohesion.pop(person, None) is None:
            return
        if project.cohesion and project.status in {"chartered", "running", "paused"}:
            self._shake(project, len(project.cohesion))
        event_id = f"project/{project.id}/team/{person}/left/{self.floor.number(project, f'{person}/left')}"
        self.core.publish(TeamLeft(event_id, self.core.now, (cause,), project.id, person))
        self.floor.staffing.refresh_routine(project)

    def _shake(self, project: Project, others: int) -> None:
        """Let those who stay lose some of what they had together: a small team more than a large one."""
        keep = 1.0 - self.rules.change_loss_share / (1.0 + 0.5 * (others - 1))
        for name in project.cohesion:
            project.cohesion[name] *= keep
        project.team_changes += 1

    def scatter(self, project: Project, share: float, cause: str) -> None:
        """Let a team lose part of what it had together."""
        for name in project.cohesion:
            project.cohesion[name] *= 1.0 - share
        project.team_changes += 1

    def _left_house(self, event: PersonLeft) -> None:
        for project in self.floor.open_projects():
            if event.person in project.cohesion or event.person in project.grants:
                self.floor.staffing.lost(project, event.person, event.id)

    # ------------------------------------------------------------------------------------------------- what it costs

    def cost(self, project: Project, task: Task, person: str) -> float:
        """Return the work that an hour of effort takes in this team: 1 for a team in its stride."""
        rules = self.rules
        pace = self.pace(project) * self._own(project, person)
        if task.crowd:
            pace *= max(_LOWEST_PACE, 1.0 - rules.crowd_loss_share * task.crowd)
        if task.linked:
            pace *= 1.0 + rules.link_gain_share * min(2, len(task.linked))
        # Time set aside for review and test is no time for the work itself.
        pace *= (1.0 - project.testing_share) / (1.0 - rules.usual_testing_share)
        pace /= 1.0 + self.floor.methods.of(project).overhead
        return 1.0 / max(_LOWEST_PACE, pace)

    def pace(self, project: Project) -> float:
        """Return the pace of the team as a whole; 1 is a team in its stride.

        Source: n(1 - 0.0006 n^2), Abdel-Hamid and Madnick; a stable team costs half as much as an unstable one.
        """
        rules = self.rules
        number = max(1, len(project.cohesion))
        pace = 1.0 - rules.communication_share * number * number - rules.pair_share * (number - 1)
        together = math.fsum(project.cohesion.values()) / number if project.cohesion else 0.5
        pace *= rules.cohesion_base + rules.cohesion_gain * together
        pace *= 1.0 + rules.motivation_gain * (project.motivation - rules.motivation_rest)
        pace *= 1.0 - rules.conflict_loss_share * project.conflict
        if self.neglected(project):
            pace *= 1.0 - rules.neglect_pace_share
        return max(_LOWEST_PACE, pace)

    def _own(self, project: Project, person: str) -> float:
        """Return the part of a pace that is the person's: still learning, or teaching those who are."""
        rules = self.rules
        known = project.know_how.get(person, 1.0)
        pace = 1.0 - rules.ramp_loss_share * (1.0 - known)
        lacking = math.fsum(1.0 - project.know_how.get(name, 1.0) for name in project.cohesion if name != person)
        teachers = math.fsum(project.know_how.get(name, 1.0) for name in project.cohesion)
        if lacking > 0.0 and teachers > 0.0:
            pace *= max(0.4, 1.0 - rules.guide_share * lacking * known / max(1.0, teachers))
        return pace

    def neglected(self, project: Project) -> bool:
        """Tell whether nobody has led the project for some weeks."""
        since = max(project.attended_s, project.chartered_s, 0)
        return self.core.now - since > self.rules.neglect_weeks * WEEK

    def attend(self, project: Project) -> None:
        """Note that the project manager has shown."""
        project.attended_s = self.core.now

    # --------------------------------------------------------------------------------------------------- the week

    def close_week(self, week: int) -> None:
        """Let a week pass over every team."""
        for project in self.floor.open_projects():
            if project.status in {"chartered", "running"} and project.cohesion:
                self._grow(project)
                self._mood(project)
                self._quarrel(project, week)

    def _grow(self, project: Project) -> None:
        rules = self.rules
        week = week_of(self.core.now)
        for person in project.cohesion:
            grant = project.grants.get(person)
            if grant is None or not grant.from_week <= week <= grant.to_week:
                continue
            # Half a week on the project teaches as much as it should; more does not hurt.
            part = min(1.0, grant.share * 2.0)
            project.cohesion[person] += part / rules.cohesion_weeks * (1.0 - project.cohesion[person])
            known = project.know_how.get(person, 0.0)
            project.know_how[person] = min(1.0, known + part / rules.ramp_weeks)

    def _mood(self, project: Project) -> None:
        rules = self.rules
        target = rules.motivation_rest - 0.3 * project.conflict
        if self.neglected(project):
            target -= rules.neglect_loss
        if self.floor.execution.late_share(project) > 0.1:
            target -= rules.motivation_late
        leadership = self.floor.leader_skill(project, "leadership")
        target += 0.03 * (leadership - _SKILL_USUAL)
        project.motivation += rules.motivation_rate * (target - project.motivation)
        project.motivation = min(1.0, max(0.0, project.motivation))

    def _quarrel(self, project: Project, week: int) -> None:
        """Let conflict fade, and sometimes begin.

        Draws: ``projects/conflict`` by project and week.
        """
        rules = self.rules
        project.conflict = max(0.0, project.conflict - rules.conflict_fade_per_week * project.conflict)
        number = len(project.cohesion)
        chance = rules.conflict_per_week * max(0, number - 1) / 3.0
        chance *= 1.0 + 2.0 * self.floor.execution.late_share(project)
        chance *= 1.5 if project.motivation < 0.5 * rules.motivation_rest + 0.15 else 1.0
        chance *= max(0.3, 1.0 - 0.15 * (self.floor.leader_skill(project, "leadership") - _SKILL_USUAL))
        name = f"project/{project.id}/week/{week}"
        if self.core.luck.family("projects/conflict").one(name) < chance:
            self.move_conflict(project, rules.conflict_size, f"chance:projects/conflict/{name}")
        elif project.conflict < 0.5 * rules.conflict_tell:
            project.conflict_told = False

    # ---------------------------------------------------------------------------------------------- being moved

    def move_motivation(self, project: Project, points: float, cause: str) -> None:
        """Move the motivation of a team at once."""
        project.motivation = min(1.0, max(0.0, project.motivation + points))

    def move_conflict(self, project: Project, points: float, cause: str) -> None:
        """Move the conflict in a team at once, and tell it when it becomes visible."""
        project.conflict = min(1.0, max(0.0, project.conflict + points))
        if project.conflict < self.rules.conflict_tell:
            if points < 0:
                project.conflict_told = False
        elif not project.conflict_told:
            project.conflict_told = True
            event_id = f"project/{project.id}/conflict/{self.floor.number(project, 'conflict')}/arose"
            project.conflict_cause = event_id
            self.core.publish(ConflictArose(event_id, self.core.now, (cause,), project.id, project.conflict))

    # ----------------------------------------------------------------------------------------------------- care

    def strength(self, project: Project, kind: str, person: str) -> float:
        """Return how far the effect of something kind has recovered since the last time, 0 to 1."""
        last = project.care.get(f"{kind}/{person}")
        if last is None:
            return 1.0
        return min(1.0, (self.core.now - last) / (self.rules.care_weeks * WEEK))

    def _note(self, project: Project, kind: str, person: str) -> float:
        strength = self.strength(project, kind, person)
        project.care[f"{kind}/{person}"] = self.core.now
        return strength

    def recognise(self, project: Project, person: str, cause: str) -> None:
        """Thank a member; without an achievement since the last time it counts as none, and the others smile."""
        gained = self.floor.people.recognise(person, cause)
        if gained > 0.0:
            strength = self._note(project, "recognise", TEAM)
            self.move_motivation(project, strength * self.rules.recognise_motivation, cause)

    def coach(self, project: Project, person_id: str, field: str, cause: str) -> None:
        """Let the project manager work with a member on a skill: it takes that person's hours as well."""
        start_s = self._working_day(person_id)
        until_s = start_s + round(self.rules.coach_hours * HOUR)
        self.floor.people.add_absence(person_id, start_s, until_s, "meeting", cause)
        if until_s < self.core.horizon_s:
            name = f"project/{project.id}/coach/{person_id}"
            self.core.engine.at(until_s, RANK, name, self._coached, (project.id, person_id, field, cause))

    def _coached(self, occurrence: Occurrence) -> None:
        project_id, person_id, field, cause = occurrence.payload
        project = self.floor.state.projects[project_id]
        person = self.floor.people.roster.find(person_id)
        if person is None:
            return
        rules = self.rules
        strength = self._note(project, "coach", person_id)
        leadership = self.floor.leader_skill(project, "leadership")
        levels = strength * rules.coach_levels * (0.5 + 0.25 * leadership)
        person.skills[field] = min(5.0, person.skills.get(field, 0.0) + levels)
        self.floor.people.roster.touch(person)
        project.know_how[person_id] = min(1.0, project.know_how.get(person_id, 1.0) + 0.25 * strength)
        number = self.floor.number(project, f"{person_id}/coached")
        event_id = f"project/{project_id}/team/{person_id}/coached/{number}"
        self.core.publish(PersonCoached(event_id, self.core.now, (cause,), project_id, person_id, field, levels))
        self.move_motivation(project, strength * rules.coach_motivation, event_id)

    def hold_event(self, project: Project, cause: str) -> None:
        """Take the team out for an afternoon: it costs hours and money, and the effect takes weeks to recover."""
        rules = self.rules
        start_s = end_s = self.core.now
        for person in sorted(project.cohesion):
            start_s = self._afternoon()
            end_s = max(end_s, start_s + round(rules.event_hours * HOUR))
            self.floor.people.add_absence(person, start_s, start_s + round(rules.event_hours * HOUR), "meeting", cause)
        self.floor.spend(project, rules.event_cents_per_head * len(project.cohesion), "team_event", cause)
        if end_s < self.core.horizon_s:
            self.core.engine.at(end_s, RANK, f"project/{project.id}/event", self._held, (project.id, cause))

    def _held(self, occurrence: Occurrence) -> None:
        project_id, cause = occurrence.payload
        project = self.floor.state.projects[project_id]
        strength = self._note(project, "event", TEAM)
        number = self.floor.number(project, "event")
        event_id = f"project/{project_id}/team-event/{number}/held"
        present = len(project.cohesion)
        self.core.publish(TeamEventHeld(event_id, self.core.now, (cause,), project_id, present, strength))
        self.move_motivation(project, strength * self.rules.event_motivation, event_id)
        for name in project.cohesion:
            project.cohesion[name] += strength * self.rules.event_cohesion * (1.0 - project.cohesion[name])

    def mediate(self, project: Project, party: str, cause: str) -> None:
        """Bring people to one table: the team's quarrel, or a vendor's or department's with the project.

        Draws: ``projects/mediation`` by project and number.
        """
        rules = self.rules
        number = self.floor.number(project, "mediation")
        name = f"project/{project.id}/mediation/{number}"
        skill = "negotiation" if party else "leadership"
        chance = rules.conflict_success + rules.conflict_success_gain * (self.floor.leader_skill(project, skill) - 2.0)
        worked = self.core.luck.family("projects/mediation").one(name) < chance
        strength = self._note(project, "mediation", party or TEAM)
        self.core.publish(ConflictAddressed(f"{name}/held", self.core.now, (cause,), project.id, party, worked))
        if party:
            points = strength * rules.conflict_points * (1.0 if worked else -0.25)
            self.floor.relations.change_trust(party, points, f"{name}/held")
        elif worked:
            self.move_conflict(project, -(0.5 + 0.5 * strength) * rules.conflict_eased, f"{name}/held")
        else:
            self.move_conflict(project, 0.05, f"{name}/held")

    def _working_day(self, person_id: str) -> int:
        """Return the next opening of a person's calendar that begins on a later moment than now."""
        person = self.floor.people.state.people[person_id]
        return person.hours.next_open(self.core.now + 1)

    def _afternoon(self) -> int:
        """Return 14:00 of the coming Thursday, or of the week after."""
        thursday = week_start(week_of(self.core.now)) + 3 * DAY + 14 * HOUR
        return thursday if thursday > self.core.now else thursday + WEEK
