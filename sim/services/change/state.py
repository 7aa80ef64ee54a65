"""State of changes."""

from dataclasses import dataclass, field
from typing import Final, Literal

ChangeKind = Literal["change", "go_live", "patch", "upgrade", "replace", "patching"]
MaintenanceKind = Literal["patch", "upgrade", "replace"]
MAINTENANCE: Final[tuple[MaintenanceKind, ...]] = ("patch", "upgrade", "replace")
Window = Literal["evening", "saturday", "sunday", "lunch"]
WINDOWS: Final[tuple[Window, ...]] = ("evening", "saturday", "sunday", "lunch")
PATCH_BY_DECISION: Final = "change/patch/"
"""Beginning of the ids of patch changes by decision; a window of its own lets every patch stick."""
ChangeState = Literal["requested", "scheduled", "executing"]


@dataclass(slots=True)
class Change:
    """A change that is not closed yet.

    Attributes:
        kind: ``patching`` is a round of the patch cadence, the other maintenance is by decision.
        asked_by: Department or vendor id, ``it`` or ``security``.
        assets: What it touches; only a patch round touches several.
        size: 1 small, 2 medium, 3 large.
        effort_s: Touch time at speed 1.
        emergency: Whether it passes a freeze and waits for no window.
        state: Done, failed and rejected ones leave the state.
        asked_s: When it was asked for.
        answer_by_s: When silence becomes a yes.
        window: Where it is scheduled, or empty.
        starts_s: When that window opens, or -1.
        frozen: Whether a freeze put it off.
        preparation: Factor on the failure probability; 1 is average.
        started: Whether the work in the window has begun.
        outage: Whether the asset is out of service for it.
        crowd: Factor for what else happens in the window and the week.
        attempt: From 1; a backed-out change is tried again.
        steps: How many events it has had, for causal names.
        cause: Id of its latest event.
        item: Work item in hand, or empty.
        wanted_s: Opening that was asked for, or -1 for the first one that is free.
        wanted_window: Window that was asked for, or empty for the standard one.
        risk: Factor on the failure probability for what is brought in; 1 is ready.
    """

    id: str
    kind: ChangeKind
    asked_by: str
    assets: tuple[str, ...]
    size: int
    effort_s: int
    emergency: bool
    asked_s: int
    cause: str
    state: ChangeState = "requested"
    answer_by_s: int = -1
    window: str = ""
    starts_s: int = -1
    frozen: bool = False
    preparation: float = 1.0
    started: bool = False
    outage: bool = False
    crowd: float = 1.0
    attempt: int = 1
    steps: int = 0
    item: str = ""
    wanted_s: int = -1
    wanted_window: Window | Literal[""] = ""
    risk: float = 1.0


@dataclass(slots=True)
class ChangesState:
    """All that is open, the freeze, and counts.

    Attributes:
        open: Change id to change.
        freeze_from_week: First week of the freeze, 0 for none.
        freeze_to_week: Its last week.
        freeze_cause: Event that set it.
        freezes: How often a freeze was set or lifted.
        done: Changes carried out without trouble, patch rounds apart.
        failed: Attempts that failed, patch rounds apart.
        rejected: Changes turned down.
        deferred: How often a freeze or a full window put one off.
        patch_rounds: Patch rounds finished.
        patch_failures: Assets that a patch round broke.
        spread: Broken asset to its twins that the same change broke; they come back with it.
        executed_week: Week of the count that follows.
        executed_count: Changes begun in it.
        ordered: Maintenance by decision, counted per asset.
    """

    open: dict[str, Change] = field(default_factory=dict)
    freeze_from_week: int = 0
    freeze_to_week: int = 0
    freeze_cause: str = ""
    freezes: int = 0
    done: int = 0
    failed: int = 0
    rejected: int = 0
    deferred: int = 0
    patch_rounds: int = 0
    patch_failures: int = 0
    spread: dict[str, tuple[str, ...]] = field(default_factory=dict)
    executed_week: int = 0
    executed_count: int = 0
    ordered: dict[str, int] = field(default_factory=dict)
