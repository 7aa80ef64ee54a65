"""Figures of single projects at the end of each week, as they are and not as reported."""

from typing import TYPE_CHECKING, Final

from sim.kernel.units import HOUR
from sim.projects.state import Project

if TYPE_CHECKING:
    from sim.scores.floor import ScoresFloor

FIGURES: Final[dict[str, str]] = {
    "percent": "share",
    "spi": "ratio",
    "cpi": "ratio",
    "spi_t": "ratio",
    "tcpi": "ratio",
    "pv_cents": "cents",
    "ev_cents": "cents",
    "ac_cents": "cents",
    "bac_cents": "cents",
    "eac_cents": "cents",
    "earned_schedule_weeks": "weeks",
    "slip_share": "share",
    "delivered_share": "share",
    "booked_h": "h",
    "escaped": "count",
    "benefit_cents": "cents",
    "motivation_share": "share",
    "stakeholder_trust": "points",
}
"""Figure of a project to its unit."""

MADE_OF: Final[dict[str, tuple[str, ...]]] = {
    "percent": ("ev_cents", "bac_cents"),
    "spi": ("ev_cents", "pv_cents"),
    "cpi": ("ev_cents", "ac_cents"),
    "spi_t": ("earned_schedule_weeks",),
    "tcpi": ("bac_cents", "ev_cents", "ac_cents"),
    "eac_cents": ("bac_cents", "cpi"),
}
"""Figure to what it is computed from."""

_UNFOUNDED: Final = frozenset({"proposed", "declined"})


def of_all(floor: "ScoresFloor") -> dict[str, dict[str, float | None]]:
    """Return the figures of every project that was founded."""
    projects = floor.projects.state.projects.values()
    return {project.id: of(floor, project) for project in projects if project.status not in _UNFOUNDED}


def standing(floor: "ScoresFloor") -> dict[str, tuple[str, str]]:
    """Return status and leader of every project that was founded."""
    projects = floor.projects.state.projects.values()
    return {project.id: (project.status, project.leader) for project in projects if project.status not in _UNFOUNDED}


def of(floor: "ScoresFloor", project: Project) -> dict[str, float | None]:
    """Return the figures of a project, None where one is not defined."""
    leading = floor.leading
    values: dict[str, float | None] = dict.fromkeys(FIGURES)
    measures = leading.measures(project)
    if measures is not None:
        values |= {name: getattr(measures, name) for name in measures._fields}
    values |= {
        "slip_share": leading.slip(project, first=True),
        "delivered_share": leading.delivered_share(project),
        "booked_h": project.booked_s / HOUR,
        "escaped": project.escaped,
        "benefit_cents": project.benefit_cents,
        "motivation_share": leading.motivation(project),
        "stakeholder_trust": leading.trust(project),
    }
    return values
