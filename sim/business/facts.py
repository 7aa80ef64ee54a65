"""Facts about the house that support or refute a reason: read from the floors below, never stored."""

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor


class Facts:
    """Figures that executives could be shown."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Read all floors below."""
        self.floor = floor

    def mood(self) -> tuple[float, float]:
        """Return mean morale and mean fatigue of the staff, 0 to 1."""
        people = [p for p in self.floor.people.state.people.values() if p.employed and not p.contractor]
        if not people:
            return 1.0, 0.0
        return math.fsum(p.morale for p in people) / len(people), math.fsum(p.fatigue for p in people) / len(people)

    def security_incidents(self) -> int:
        """Return the security incidents that were found so far."""
        return self.floor.security.state.incidents_found

    def findings_open(self) -> int:
        """Return the audit findings that are known and open."""
        return len(self.floor.security.state.known)
