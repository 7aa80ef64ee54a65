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
