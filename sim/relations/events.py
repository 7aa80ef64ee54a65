"""What happened to relations."""

from typing import NamedTuple


class SatisfactionChanged(NamedTuple):
    """A department's satisfaction moved noticeably since it was last told."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    department: str
    points: float
    now: float


class TrustChanged(NamedTuple):
    """Trust of a department, the executives, Finance, HR or a vendor moved noticeably since it was last told."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    party: str
    points: float
    now: float


class ChairEmpty(NamedTuple):
    """A hat has used almost none of its hours for several turns."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    spent_h: float
    available_h: float


class PromiseMade(NamedTuple):
    """Somebody gave their word."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    promise: str
    kind: str
    giver: str
    taker: str
    subject: str
    due_week: int


class PromiseKept(NamedTuple):
    """A promise was kept."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    promise: str
    kind: str
    giver: str
    taker: str
    subject: str


class PromiseBroken(NamedTuple):
    """A promise was broken, or its week passed without it."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    promise: str
    kind: str
    giver: str
    taker: str
    subject: str


class PromiseRenegotiated(NamedTuple):
    """A promise was put off before it was due."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    promise: str
    kind: str
    giver: str
    taker: str
    subject: str
    due_week: int


class PromiseReleased(NamedTuple):
    """A promise lost its object."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    promise: str
    kind: str
    giver: str
    taker: str
    subject: str
