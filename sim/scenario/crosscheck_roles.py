"""Cross-checks of strategy, technologies, opening plans and early ends."""

from typing import Any, Final

from sim.scenario.complaints import Complaints
from sim.scenario.crosscheck_estate import references
from sim.scenario.draft import Draft
from sim.scenario.locate import Path
from sim.scenario.reading import shorten
from sim.scenario.rules import Rules
from sim.scenario.vocabulary import KPIS

RESERVED: Final[dict[str, tuple[str, ...]]] = {
    "people": ("it", "pm", "team", "lead", "sponsor", "organisation"),
    "departments": ("executives", "sponsor", "hats", "it", "pm", "team"),
    "vendors": ("executives", "sponsor", "hats", "finance", "hr"),
    "projects": ("lead",),
}
"""Words that cards and decisions use for something else."""

MAX_VALUES: Final = 20


def check_roles(draft: Draft, rules: Rules, complaints: Complaints) -> None:
    """Note what does not fit together in what a scenario says about its two hats."""
    _reserved(draft, complaints)
    _strategy(draft, complaints)
    _openings(draft, rules, complaints)
    _early_ends(draft, complaints)


def _reserved(draft: Draft, complaints: Complaints) -> None:
    for section, words in RESERVED.items():
        for name, path in draft.ids[section].items():
            if name in words:
                complaints.add((*path, "id"), f"{name!r} is a word of cards and decisions; take another")


def _strategy(draft: Draft, complaints: Complaints) -> None:
    for path, goal in draft.strategy():
        if goal.measure not in KPIS:
            complaints.unknown((*path, "measure"), "KPI", goal.measure, KPIS)
        elif KPIS[goal.measure] in ("share", "points"):
            high = 1.0 if KPIS[goal.measure] == "share" else 100.0
            for key in ("start", "target"):
                if not 0 <= getattr(goal, key) <= high:
                    complaints.add((*path, key), f"must lie between 0 and {high:g}, not {getattr(goal, key):g}")
        if goal.start == goal.target:
            complaints.add((*path, "target"), "must differ from the start")
    for path, technology in draft.technologies():
        references((*path, "assets"), technology.assets, "asset", draft.ids["assets"], complaints)
        if technology.goal and technology.goal not in draft.ids["strategy"]:
            complaints.unknown((*path, "goal"), "strategy goal", technology.goal, draft.ids["strategy"])


def _openings(draft: Draft, rules: Rules, complaints: Complaints) -> None:
    for path, opening in draft.openings():
        for index, planned in enumerate(opening.decisions):
            place = (*path, "decisions", index)
            if planned.name not in rules.decision_hours:
                complaints.unknown((*place, "name"), "decision", planned.name, rules.decision_hours)
            for name, value in planned.args.items():
                if not _plain(value):
                    complaints.add(
                        (*place, "args", name),
                        f"must be text, a number, true, false or a list of these, not {shorten(value)}",
                    )
            project = planned.args.get("project", "")
            if isinstance(project, str) and project and project not in draft.ids["projects"]:
                complaints.unknown((*place, "args", "project"), "project", project, draft.ids["projects"])


def _plain(value: Any) -> bool:
    if isinstance(value, list):
        return len(value) <= MAX_VALUES and all(isinstance(part, str | int | float) and _plain(part) for part in value)
    if isinstance(value, str):
        return len(value) <= 200 and value.isprintable()
    return isinstance(value, bool) or (isinstance(value, int | float) and abs(value) <= 1e12)


def _early_ends(draft: Draft, complaints: Complaints) -> None:
    weeks = draft.head.get("weeks")
    seen: set[str] = set()
    for index, rule in enumerate(draft.head.get("early_ends", ())):
        path: Path = ("early_ends", index)
        if rule.rule in seen:
            complaints.add((*path, "rule"), f"is used twice: {rule.rule!r}")
        seen.add(rule.rule)
        if weeks and rule.from_week > weeks:
            complaints.add((*path, "from_week"), f"lies beyond the last week, {weeks}")
