"""What happens on the work floor and others may want to know."""

from typing import NamedTuple


class PrioritiesChanged(NamedTuple):
    """The triage order or the interrupt rule changed; people notice when this happens often."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    setting: str
    old: str
    new: str


class WorkInterrupted(NamedTuple):
    """A person was pulled off an item by a more urgent one."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    item: str
    kind: str
    person: str
    by: str
    resume_s: int


class WorkUnstaffed(NamedTuple):
    """A planned piece of work found nobody at the start of its window."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    item: str
    kind: str
    person: str


class SwarmFormed(NamedTuple):
    """Named people were pulled together onto one item."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    item: str
    people: tuple[str, ...]


class SwarmEnded(NamedTuple):
    """A swarm is over: its item is done, was taken back, or everybody has gone."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    item: str
    done: bool
