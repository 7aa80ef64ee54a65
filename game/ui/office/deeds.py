"""What somebody is on, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from game.i18n import N_

if TYPE_CHECKING:
    from game.presenters.names import Names
    from sim.work.view import PersonAtWork

_KINDS: Final = {
    "problem": N_("Root cause"),
    "knowledge": N_("Knowledge base"),
    "upkeep": N_("Monitoring"),
    "meeting": N_("Meeting"),
    "calls": N_("Takes calls"),
    "patching": N_("Patches"),
    "change": N_("Change"),
    "maintenance": N_("Maintenance"),
    "migration": N_("Migration"),
    "evaluation": N_("Evaluates"),
    "review": N_("Licence count"),
    "security": N_("Hardening"),
    "incident": N_("Incident"),
    "request": N_("Request"),
    "enhancement": N_("Small wish"),
    "task": N_("Task"),
}
"""Kind of work to what it is called on a chip, where nothing more exact is known."""
TICKETS: Final = frozenset({"incident", "request", "enhancement"})


class Deed(NamedTuple):
    """Something that somebody is on.

    Attributes:
        item: Its id.
        words: What it is called.
        label: What stands before the words: ``P1`` to ``P5`` for tickets, else empty.
        colour: Theme colour: of the priority, of the project, or quiet.
        project: Project of a task, or empty.
        task: Task of a project, or empty.
        since_s, expected_s: Since when, and when it should be done; -1 if nobody knows.
    """

    item: str
    kind: str
    words: str
    label: str
    priority: int
    colour: str
    project: str = ""
    task: str = ""
    since_s: int = -1
    expected_s: int = -1
    service: str = ""


def deed(names: Names, work: PersonAtWork) -> Deed | None:
    """Return what somebody is on, or None."""
    if not work.item:
        return None
    parts = work.item.split("/")
    project = task = ""
    if work.kind == "task" and parts[0] == "project" and len(parts) > 3:
        project, task = parts[1], parts[3]
    urgent = work.kind in TICKETS
    return Deed(
        item=work.item,
        kind=work.kind,
        words=wording(names, work.kind, work.item, work.service),
        label=f"P{work.priority}" if urgent else "",
        priority=work.priority if urgent else 0,
        colour=f"p{min(4, max(1, work.priority))}" if urgent else "pm" if project or _of_project(parts) else "both",
        project=project or (parts[1] if _of_project(parts) else ""),
        task=task,
        since_s=work.since_s,
        expected_s=work.expected_s,
        service=work.service,
    )


def _of_project(parts: list[str]) -> bool:
    return parts[0] == "project" and len(parts) > 1


def wording(names: Names, kind: str, item: str, service: str) -> str:
    """Return what to call a piece of work."""
    parts = item.split("/")
    if kind == "task" and len(parts) > 3:
        return names.task(parts[3]) or names.any(parts[3])
    if kind in TICKETS:
        if parts[0] == "ticket" and len(parts) > 1:
            return names.of("categories", parts[1])
        if parts[0] == "problem" and len(parts) > 1:
            return names.of("problems", parts[1])
        if service:
            return names.of("services", service)
    if kind == "problem" and len(parts) > 1:
        return names.of("problems", parts[1])
    what = names.language.text(_KINDS[kind]) if kind in _KINDS else kind.replace("_", " ")
    thing = _thing(names, kind, parts) or (names.of("services", service) if service else "")
    return f"{what}: {thing}" if thing else what


def _thing(names: Names, kind: str, parts: list[str]) -> str:
    """Return the name of what a piece of work is about, if its id tells."""
    if kind == "migration":
        return names.of("assets", parts[-1])
    if kind == "security" and parts[0] == "finding":
        return names.of("assets", parts[1])
    if kind == "evaluation":
        return names.of("technologies", parts[1])
    if kind == "maintenance" and len(parts) > 2:
        return names.of("assets", parts[2])
    if kind == "change":
        name = names.of("changes", parts[1])
        return name if name != parts[1] else ""
    if kind == "meeting" and parts[0] == "project":
        return names.of("projects", parts[1])
    return ""
