"""Whom and what a deck's words mean: the project in question, its team, its sponsor, a party, people, assets."""

from typing import TYPE_CHECKING

from sim.people.state import Person

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor


def people_of(floor: "HatsFloor", target: str, project_id: str = "") -> tuple[Person, ...]:
    """Return the people meant: one by name, ``team`` (of the project in question), or everybody for nobody named."""
    roster = floor.people.roster
    if not target:
        return tuple(roster.staff)
    if target == "team":
        project = floor.projects.find(project_id) if project_id else floor.lead_project()
        names = floor.projects.members(project.id) if project is not None else ()
        return tuple(p for p in map(roster.find, names) if p is not None)
    person = roster.find(target)
    return (person,) if person is not None else ()


def departments_of(floor: "HatsFloor", target: str) -> tuple[str, ...]:
    """Return the departments meant: one by name, the sponsor's, or all."""
    departments = floor.relations.state.departments
    if not target:
        return tuple(departments)
    party = find_party(floor, target)
    return (party,) if party in departments else ()


def find_party(floor: "HatsFloor", target: str, project_id: str = "") -> str:
    """Return the party meant, or empty: a department, ``executives``, ``finance``, ``hr``, ``hats``, a vendor."""
    relations = floor.relations
    if target == "sponsor":
        project = floor.projects.find(project_id) if project_id else floor.lead_project()
        target = project.sponsor if project is not None else "executives"
    if relations.knows(target):
        return target
    vendor = f"vendor:{target}"
    return vendor if relations.knows(vendor) else ""


def project_of(floor: "HatsFloor", target: str, project_id: str = "") -> str:
    """Return the id of the open project meant, or empty."""
    if target in {"lead", ""}:
        found = floor.projects.find(project_id) if project_id else floor.lead_project()
    else:
        found = floor.projects.find(target)
    return found.id if found is not None and found.status not in {"proposed", "declined"} else ""


def assets_of(floor: "HatsFloor", target: str) -> tuple[str, ...]:
    """Return the assets meant: one by name, or those that a service needs directly."""
    if target in floor.infrastructure.state.assets:
        return (target,)
    for service in floor.scenario.services:
        if service.id == target:
            return tuple(dict.fromkeys(a for requirement in service.requires for a in requirement.assets))
    return ()
