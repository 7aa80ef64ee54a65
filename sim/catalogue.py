"""Every decision there is, by its canonical name."""

from difflib import get_close_matches
from typing import Any

from sim.business.decisions import DECISIONS as BUSINESS
from sim.kernel.decision import Decision, build
from sim.kernel.errors import DecisionError
from sim.people.decisions import DECISIONS as PEOPLE
from sim.services.change.decisions import DECISIONS as CHANGE
from sim.services.desk.decisions import DECISIONS as DESK
from sim.services.infrastructure.decisions import DECISIONS as INFRASTRUCTURE
from sim.services.security.decisions import DECISIONS as SECURITY
from sim.work.decisions import DECISIONS as WORK

SECTIONS = ("operations", "people", "money", "security")

_ALL: tuple[type[Decision], ...] = (*WORK, *INFRASTRUCTURE, *DESK, *CHANGE, *SECURITY, *PEOPLE, *BUSINESS)

DECISIONS: dict[str, type[Decision]] = {
    kind.name(): kind for kind in sorted(_ALL, key=lambda kind: (SECTIONS.index(kind.section), kind.name()))
}
"""Decision classes by name, in the order of sections and then of names."""


def decision(name: str, arguments: dict[str, Any]) -> Decision:
    """Make a decision from its name and plain arguments.

    Raises:
        DecisionError: The name or an argument is wrong.
    """
    kind = DECISIONS.get(name)
    if kind is None:
        near = get_close_matches(name, DECISIONS, 1)
        hint = f" (did you mean {near[0]!r}?)" if near else ""
        raise DecisionError(f"there is no decision {name!r}{hint}")
    return build(kind, arguments)
