"""What a seat may see of changes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sim.services.change.floor import ChangeFloor


class OpenChange(NamedTuple):
    """A change that is not closed yet.

    Attributes:
        state: ``requested``, ``scheduled`` or ``executing``.
        answer_by_s: After this instant it goes ahead unanswered; -1 when there is nothing to answer.
        starts_s: When its window opens, or -1.
        prepared: Whether its preparation is finished.
        frozen: Whether a freeze has put it off.
        effort_h: Touch time.
    """

    id: str
    kind: str
    asked_by: str
    assets: tuple[str, ...]
    size: int
    effort_h: float
    emergency: bool
    state: str
    asked_s: int
    answer_by_s: int
    window: str
    starts_s: int
    prepared: bool
    frozen: bool
    attempt: int


@dataclass(frozen=True, slots=True)
class ChangeView:
    """All open changes, the freeze, and counts since the start.

    Attributes:
        waiting: Requested or scheduled, patch rounds apart.
        done: Carried out without trouble, patch rounds apart.
        failed: Attempts that failed, patch rounds apart.
        failure_share: Failed of all attempts.
    """

    open: tuple[OpenChange, ...]
    freeze_from_week: int
    freeze_to_week: int
    waiting: int
    done: int
    failed: int
    rejected: int
    failure_share: float
    patch_rounds: int
    patch_failures: int


def change_view(floor: "ChangeFloor", seat: str) -> ChangeView:
    """Return the view of a seat; every seat sees the change calendar."""
    state = floor.state
    attempts = state.done + state.failed
    return ChangeView(
        open=tuple(
            OpenChange(
                id=c.id,
                kind=c.kind,
                asked_by=c.asked_by,
                assets=c.assets,
                size=c.size,
                effort_h=c.effort_s / 3600,
                emergency=c.emergency,
                state=c.state,
                asked_s=c.asked_s,
                answer_by_s=c.answer_by_s if c.state == "requested" else -1,
                window=c.window,
                starts_s=c.starts_s,
                prepared=c.preparation < 1.0,
                frozen=c.frozen,
                attempt=c.attempt,
            )
            for c in state.open.values()
        ),
        freeze_from_week=state.freeze_from_week,
        freeze_to_week=state.freeze_to_week,
        waiting=floor.waiting,
        done=state.done,
        failed=state.failed,
        rejected=state.rejected,
        failure_share=state.failed / attempts if attempts else 0.0,
        patch_rounds=state.patch_rounds,
        patch_failures=state.patch_failures,
    )
