"""Benefits: what a finished project changes in the department."""

import math
from typing import TYPE_CHECKING

from sim.kernel.units import cents, week_of
from sim.projects.events.life import BenefitStarted
from sim.projects.nudges import name, origin
from sim.projects.state import Project
from sim.scenario.projects import BenefitDef

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

_ENDS_SHARE = 0.5
_FELT = 0.005
"""Smaller moves of a share wait until they add up."""


class Benefits:
    """Turns what was accepted into better machines, fewer tickets, contracts that end, and money."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.rules = floor.scenario.rules.control

    def start(self) -> None:
        """Make nothing due."""

    def close_week(self, week: int) -> None:
        """Let benefits begin, follow what is accepted, and count what the week was worth."""
        for project in self.floor.state.projects.values():
            if project.live_s < 0 or project.status not in ("live", "closed"):
                continue
            live_week = week_of(project.live_s)
            for benefit in self.floor.definitions[project.id].benefits:
                if week < live_week + benefit.after_weeks:
                    continue
                before = project.benefits_on.get(benefit.id, 0.0)
                share = self.share(project, benefit)
                if abs(share - before) > _FELT:
                    self._follow(project, benefit, before, share)
                    project.benefits_on[benefit.id] = share
                project.benefit_cents += cents(self.worth(benefit) * project.benefits_on.get(benefit.id, 0.0))

    # ------------------------------------------------------------------------------------------------- questions

    def share(self, project: Project, benefit: BenefitDef) -> float:
        """Return the share of a benefit that has come: all it needs must be delivered; what is accepted counts."""
        items = [project.deliverables[deliverable] for deliverable in benefit.deliverables]
        if not all(item.in_scope for item in items):
            return 0.0
        accepted = math.fsum(item.accepted for item in items) / len(items) if items else 1.0
        return accepted * self.realised_share(project)

    def realised_share(self, project: Project) -> float:
        """Return the part of benefits that users have taken up: most by itself, more after each review."""
        missing = (1.0 - self.rules.review_gain_share) ** project.counts.get("reviews", 0)
        return 1.0 - (1.0 - self.rules.benefit_start_share) * missing

    @staticmethod
    def worth(benefit: BenefitDef) -> float:
        """Return the worth of a benefit in cents a week."""
        return benefit.cents_per_week or (benefit.amount if benefit.kind == "revenue" else 0.0)

    def promised_cents(self, project: Project, week: int) -> int:
        """Return what benefits would be worth by a week had all come as the charter said."""
        first = self.floor.control.first_week(project)
        benefits = self.floor.definitions[project.id].benefits
        return cents(sum(self.worth(b) * max(0, week - first - b.after_weeks + 1) for b in benefits))

    # ------------------------------------------------------------------------------------------------- effects

    def _follow(self, project: Project, benefit: BenefitDef, before: float, share: float) -> None:
        event_id = name(self.floor, project, f"benefit/{benefit.id}")
        now = self.floor.core.now
        causes = (f"project/{project.id}/went-live", origin(project))
        self.floor.core.publish(
            BenefitStarted(event_id, now, tuple(dict.fromkeys(causes)), project.id, benefit.id, benefit.kind, share)
        )
        for target in benefit.targets:
            self._change(project, benefit, target, (before, share), event_id)

    def _change(
        self, project: Project, benefit: BenefitDef, target: str, shares: tuple[float, float], cause: str
    ) -> None:
        """Let one target feel the move of a benefit's share."""
        floor, (before, share) = self.floor, shares
        factor, old = 1.0 + (benefit.amount - 1.0) * share, 1.0 + (benefit.amount - 1.0) * before
        tag = f"benefit/{project.id}/{benefit.id}"
        if benefit.kind == "hazard":
            floor.infrastructure.set_hazard_factor(target, factor, cause, tag)
        elif benefit.kind == "demand":
            floor.desk.set_demand_factor(target, factor, cause, tag)
        elif benefit.kind == "capacity":
            floor.infrastructure.upgraded(target, factor / old, cause)
        elif benefit.kind == "patch_lag":
            self._patch(target, factor, before, cause)
        elif benefit.kind == "contract_ends":
            if share >= _ENDS_SHARE:
                self._end_contract(target, cause)
        elif benefit.kind == "satisfaction":
            floor.relations.change_satisfaction(target, benefit.amount * (share - before), cause)

    def _patch(self, target: str, factor: float, before: float, cause: str) -> None:
        asset = self.floor.infrastructure.state.assets[target]
        asset.patch_effort = factor
        if before == 0.0 and self.floor.infrastructure.classes[asset.kind].patch_h > 0:
            self.floor.infrastructure.patched(target, cause)

    def _end_contract(self, target: str, cause: str) -> None:
        """Let a contract run out at the end of the week: nothing that runs needs it any more."""
        contract = self.floor.relations.state.contracts[target]
        if not contract.running or contract.cancelled:
            return
        contract.services = ()
        contract.units_used = 0
        contract.cancelled, contract.auto_renew, contract.renewal_weeks = True, False, 0
        contract.ends_week = week_of(self.floor.core.now)
        contract.origin = cause
