"""Stakeholders: whose trust counts for a project, and how lately they have been spoken to."""

import math
from typing import TYPE_CHECKING

from sim.projects.events.control import StakeholderUpdated
from sim.projects.nudges import name, origin
from sim.projects.state import Project

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor


class Stakeholders:
    """Trust of sponsors and others, through ``relations``; engagement decays week by week."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.rules = floor.scenario.rules.control

    def start(self) -> None:
        """Make nothing due."""

    def close_week(self, week: int) -> None:
        """Let people forget, and lose trust if they hear nothing."""
        rules = self.rules
        for project in self.floor.open_projects():
            if project.chartered_s < 0:
                continue
            for party, power in self.powers(project).items():
                left = project.engagement.get(party, rules.engagement_start_share) * rules.engagement_keep_share
                project.engagement[party] = left
                if left < rules.unengaged_share and project.status == "running":
                    points = rules.unengaged_points * power * (1.0 - left / rules.unengaged_share)
                    self.move(project, -points, origin(project), party)

    # ------------------------------------------------------------------------------------------------- questions

    def powers(self, project: Project) -> dict[str, float]:
        """Return the parties of a project with their power, which adds to 1; the sponsor is always one of them."""
        definition = self.floor.definitions[project.id]
        knows = self.floor.relations.knows
        powers = {s.party: s.power for s in definition.stakeholders if knows(s.party)}
        if project.sponsor not in powers and knows(project.sponsor):
            powers[project.sponsor] = max(powers.values(), default=1.0)
        total = math.fsum(powers.values())
        return {party: power / total for party, power in powers.items()} if total > 0 else {}

    def trust_of(self, party: str) -> float:
        """Return the trust of a party, 0 to 100."""
        return self.floor.relations.standing(party).points

    def trust(self, project: Project) -> float:
        """Return the trust of all stakeholders, weighted by their power, 0 to 100."""
        return sum(power * self.trust_of(party) for party, power in self.powers(project).items())

    def sponsor_trust(self, project: Project) -> float:
        """Return the sponsor's trust."""
        return self.trust_of(project.sponsor)

    def accuracy(self, project: Project) -> float | None:
        """Return how near forecasts came to the truth; before it is known, to what was known; None without reports."""
        if project.accuracy >= 0.0:
            return project.accuracy
        if not project.reports:
            return None
        errors = [abs(r.forecast_week - r.honest_week) / self.rules.accuracy_weeks for r in project.reports]
        return 1.0 - sum(min(1.0, error) for error in errors) / len(errors)

    def agrees(self, project: Project) -> bool:
        """Tell whether the sponsor would agree to something that was not planned: by trust, more easily if warned."""
        eased = 10.0 if self.floor.control.help_open(project) else 0.0
        return self.sponsor_trust(project) + eased >= self.rules.sponsor_agrees_points

    # ---------------------------------------------------------------------------------------------------- moving

    def move(self, project: Project, points: float, cause: str, party: str = "") -> None:
        """Move the trust of a party, by default of the sponsor."""
        party = party or project.sponsor
        if self.floor.relations.knows(party):
            self.floor.relations.change_trust(party, points, cause)

    def move_all(self, project: Project, points: float, cause: str) -> None:
        """Move the trust of all stakeholders by their power."""
        for party, power in self.powers(project).items():
            self.move(project, points * power, cause, party)

    def heard(self, project: Project, party: str, share: float = 0.3) -> None:
        """Note that a party heard of the project: part of what lacked to full engagement is restored."""
        before = project.engagement.get(party, self.rules.engagement_start_share)
        project.engagement[party] = before + (1.0 - before) * share

    def update(self, project: Project, party: str, cause: str) -> None:
        """Talk to a party; who has just been spoken to gains little."""
        before = project.engagement.get(party, self.rules.engagement_start_share)
        self.heard(project, party, self.rules.engagement_gain_share)
        event_id = name(self.floor, project, "update")
        now = self.floor.core.now
        causes = (cause,)
        self.floor.core.publish(StakeholderUpdated(event_id, now, causes, project.id, party, project.engagement[party]))
        self.move(project, self.rules.engaged_points * (1.0 - before), event_id, party)
