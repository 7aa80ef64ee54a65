"""Notes of the events that moved a project, a role's clarity or a strategy; see ``Movers``."""

from typing import TYPE_CHECKING

from sim.business.events import ExecutiveReviewHeld, GameEndRuled, OptionEvaluated, StandardAdopted, StrategySet
from sim.hats.events import CardAnswered, ItemWorkedOn, OwnerNamed
from sim.projects.events.control import (
    BaselineSet,
    ChangeRequestAnswered,
    RebaselineAnswered,
    ReportFoundOut,
    RiskStruck,
    ScopeCrept,
    StakeholderUpdated,
    StatusReported,
)
from sim.projects.events.life import (
    AcceptanceGiven,
    BenefitStarted,
    DefectEscaped,
    DisputeArose,
    GoLiveMissed,
    LeaderAppointed,
    ProjectCancelled,
    ProjectClosed,
    ProjectPaused,
    ProjectWarned,
    ProjectWentLive,
    ProposalDeclined,
)
from sim.relations.events import ChairEmpty, PromiseBroken, PromiseKept

if TYPE_CHECKING:
    from sim.scores.movers import Movers


class ProjectNotes:
    """Subscribes to what moves the parts that two hats make."""

    def __init__(self, movers: "Movers") -> None:
        """Listen."""
        self.movers = movers
        self.subscribe = movers.floor.core.log.subscribe
        self._projects()
        self._people_and_scope()
        self._roles()

    def _count(self, topic: str, *kinds: type) -> None:
        note = self.movers.note
        for kind in kinds:
            self.subscribe(kind, lambda e: note(topic, e.id, 1.0, "count"))

    def _projects(self) -> None:
        note = self.movers.note
        self._count("delivery", ProjectWentLive, AcceptanceGiven, ProjectClosed, GoLiveMissed)
        self._count("control", BaselineSet, RebaselineAnswered, ProjectPaused, LeaderAppointed)
        self._count("stop", ProjectWarned, ProposalDeclined)
        self.subscribe(ProjectCancelled, lambda e: note("stop", e.id, float(e.written_off_cents), "cents"))
        self.subscribe(RiskStruck, lambda e: note("risk", e.id, abs(e.size), "count"))
        self._count("defect", DefectEscaped)
        self.subscribe(BenefitStarted, lambda e: note("benefit", e.id, e.realised_share, "count"))
        self.subscribe(ReportFoundOut, lambda e: note("report", e.id, abs(e.points), "points"))
        self._count("report", StatusReported, StakeholderUpdated)

    def _people_and_scope(self) -> None:
        note = self.movers.note
        self.subscribe(ScopeCrept, lambda e: note("scope", e.id, abs(e.hours), "hours"))
        self._count("scope", ChangeRequestAnswered)
        self._count("team", DisputeArose)

    def _roles(self) -> None:
        note = self.movers.note
        self.subscribe(OwnerNamed, lambda e: note("owner", e.id, 0.0 if e.right else 1.0, "count"))
        self._count("owner", CardAnswered)
        self.subscribe(ItemWorkedOn, lambda e: note("not_own", e.id, 0.0 if e.own else e.hours, "hours"))
        self._count("chair", ChairEmpty)
        self.subscribe(PromiseBroken, lambda e: note("promise", e.id, 2.0, "count"))
        self._count("promise", PromiseKept)
        self._count("rule", GameEndRuled)
        self._count("executives", ExecutiveReviewHeld)
        self._count("strategy", StrategySet, OptionEvaluated, StandardAdopted)
