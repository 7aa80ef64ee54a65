"""Lists: scenarios, decisions, policies."""

from collections.abc import Sequence
from typing import Any, Protocol

from game.i18n import N_, Language
from game.presenters.decisions import line as decision_line
from game.presenters.decisions import title as decision_title
from game.presenters.page import Line, Page, Section, Table
from game.presenters.words import word

_SECTIONS = {
    "operations": N_("Operations"),
    "people": N_("People"),
    "money": N_("Money and vendors"),
    "security": N_("Security"),
    "relations": N_("Strategy and relations"),
    "portfolio": N_("Portfolio"),
    "initiate": N_("Project: initiate"),
    "plan": N_("Project: plan"),
    "lead": N_("Project: lead"),
    "control": N_("Project: monitor and control"),
    "close": N_("Project: close"),
    "either": N_("Either hat"),
}


class ScenarioLine(Protocol):
    """What a list needs to know of a scenario."""

    @property
    def id(self) -> str:
        """As listed."""

    @property
    def titles(self) -> dict[str, str]:
        """As listed."""

    @property
    def taglines(self) -> dict[str, str]:
        """As listed."""

    @property
    def staff(self) -> int:
        """As listed."""

    @property
    def users(self) -> int:
        """As listed."""

    @property
    def weeks(self) -> int:
        """As listed."""

    @property
    def difficulty(self) -> int:
        """As listed."""

    @property
    def flaw(self) -> str:
        """As listed."""


def scenarios_page(speak: Language, found: Sequence[ScenarioLine]) -> Page:
    """Return the list of scenarios."""
    sections = []
    for info in found:
        title = f"{info.titles.get(speak.code, info.id)}  ({info.id})"
        if info.flaw:
            sections.append(Section(title, (Line(info.flaw, "bad"),)))
            continue
        facts = speak.text(
            N_("{staff} in IT, {users} users, {weeks} weeks, difficulty {difficulty} of 5"),
            staff=speak.number(info.staff),
            users=speak.number(info.users),
            weeks=info.weeks,
            difficulty=info.difficulty,
        )
        sections.append(Section(title, (Line(info.taglines.get(speak.code, "")), Line(facts, "quiet"))))
    if not found:
        sections.append(Section("", (Line(speak.text(N_("There are no scenarios here."))),)))
    return Page(speak.text(N_("Scenarios")), "", tuple(sections))


def policies_page(speak: Language, found: Sequence[tuple[str, str, str]]) -> Page:
    """Return the list of policies.

    Args:
        speak: The reader's language.
        found: Name, seat and first line of each; the line is the author's own.
    """
    rows = tuple((name, seat, _summary(speak, name, summary)) for name, seat, summary in found)
    headings = (speak.text(N_("policy")), speak.text(N_("seat")), "")
    return Page(speak.text(N_("Players without hands")), "", (Section("", (Table(headings, "<<<", rows),)),))


def _summary(speak: Language, name: str, summary: str) -> str:
    return speak.text(summary) if summary in _SUMMARIES else summary


_SUMMARIES = (
    N_("Decides nothing, ever; the department runs on its defaults."),
    N_("Takes up to four legal decisions a week, each drawn from the menu."),
    N_("Declares every urgent incident, throws people and overtime at queues, freezes changes after each scare."),
    N_("Answers what is asked, removes causes, looks after people, prepares suppliers early, patches fortnightly."),
    N_("Bids and talks every contract down, drops support and monitoring, buys nothing, fills no post; work is free."),
    N_("Promises early and without reserve, asks for many, crashes what is late, drops scope, tests little."),
    N_("Listens first, estimates with experts, promises with a reserve, reports honestly, answers risks, hands over."),
    N_("Cares for team and stakeholders, asks for little at a time, never hurries, says yes to wishes."),
)


def decisions_page(speak: Language, entries: Sequence[dict[str, Any]]) -> Page:
    """Return the catalogue of decisions by section."""
    sections = []
    for section, heading in _SECTIONS.items():
        parts = []
        for entry in (entry for entry in entries if entry["section"] == section):
            price = speak.hours(entry["hours"])
            seat = word(speak, "seat", entry["seat"])
            parts.append(Line(f"{decision_title(speak, entry['name'])}  ({entry['name']}; {seat}, {price})", "strong"))
            parts.append(Line(decision_line(speak, entry["name"]), indent=1))
            arguments = ", ".join(_argument(argument) for argument in entry["arguments"])
            parts.append(Line(arguments or speak.text(N_("no arguments")), "quiet", indent=1))
        sections.append(Section(speak.text(heading), tuple(parts)))
    return Page(speak.text(N_("Decisions")), "", tuple(sections))


def _argument(argument: dict[str, Any]) -> str:
    kind = "|".join(map(str, argument.get("choices", ()))) or argument["type"]
    default = "" if argument["required"] else f" = {argument['default']}"
    return f"{argument['name']}: {kind}{default}"
