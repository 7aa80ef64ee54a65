"""What happened to changes."""

from typing import NamedTuple


class ChangeRequested(NamedTuple):
    """Somebody asked for a change; unanswered, it goes ahead."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    change: str
    kind: str
    asked_by: str
    asset: str
    size: int
    emergency: bool
    answer_by_s: int


class ChangeScheduled(NamedTuple):
    """A change got a window: by an answer, or (``answer`` is ``silence``) because nobody answered."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    change: str
    asset: str
    answer: str
    window: str
    starts_s: int


class ChangeRejected(NamedTuple):
    """A change was turned down."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    change: str
    asked_by: str
    asset: str


class ChangeDeferred(NamedTuple):
    """A change lost its window: ``freeze``, ``full`` or ``nobody_able``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    change: str
    reason: str
    starts_s: int


class ChangePrepared(NamedTuple):
    """The preparation of a change was finished before its window."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    change: str
    person: str


class ChangeStarted(NamedTuple):
    """Somebody began to carry out a change."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    change: str
    asset: str
    person: str


class ChangeDone(NamedTuple):
    """A change was carried out; ``troubled`` if it broke something and was fixed forward."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    change: str
    kind: str
    asset: str
    asked_by: str
    person: str
    troubled: bool


class ChangeFailed(NamedTuple):
    """A change broke or degraded what it touched; ``outcome`` is ``backed_out`` or ``fixed_forward``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    change: str
    kind: str
    asset: str
    mode: str
    outcome: str
    probability: float
    person: str


class ChangeGivenUp(NamedTuple):
    """A change failed once too often."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    change: str
    asked_by: str


class ChangeWithdrawn(NamedTuple):
    """Who asked for a change no longer wants it."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    change: str
    asked_by: str


class ChangeFreezeSet(NamedTuple):
    """From one week to another only emergency changes; zeros lift it."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    from_week: int
    to_week: int
