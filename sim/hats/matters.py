"""Matters that a rule or a delegate answers, and the decisions of lower floors by name."""

from typing import Any, NamedTuple

from sim.business.decisions import DECISIONS as BUSINESS
from sim.kernel.decision import Decision, build
from sim.people.decisions import DECISIONS as PEOPLE
from sim.projects.decisions import DECISIONS as PROJECTS
from sim.relations.decisions import DECISIONS as RELATIONS
from sim.services.change.decisions import DECISIONS as CHANGE
from sim.services.desk.decisions import DECISIONS as DESK

_ALL: tuple[type[Decision], ...] = (*RELATIONS, *DESK, *CHANGE, *PEOPLE, *PROJECTS, *BUSINESS)
_KINDS: dict[str, type[Decision]] = {kind.name(): kind for kind in _ALL}


class Matter(NamedTuple):
    """Something that can be answered.

    Attributes:
        subject: Its name; the same matter is not answered twice.
        decision: The answer.
        cause: Id of the event that brought it up, or empty.
    """

    subject: str
    decision: Decision
    cause: str = ""


def make(name: str, **arguments: Any) -> Decision:
    """Make a decision of a lower floor by name."""
    return build(_KINDS[name], arguments)
