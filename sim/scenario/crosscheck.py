"""What a schema cannot say: references, sums, cycles, and whether the parts fit together."""

import math
from collections.abc import Iterable
from itertools import pairwise

from sim.scenario.clock import WEEKDAYS, parse_span
from sim.scenario.complaints import Complaints
from sim.scenario.crosscheck_estate import check_estate
from sim.scenario.crosscheck_projects import check_projects
from sim.scenario.crosscheck_roles import check_roles
from sim.scenario.draft import Draft
from sim.scenario.locate import Path
from sim.scenario.rules import Rules
from sim.scenario.schema import SECTIONS
from sim.scenario.vocabulary import KPIS, SCORES

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOLIDAY_WEEKS = 104
"""How far beyond the first Monday a holiday may lie; a later one is a slip of the finger."""


def check(draft: Draft, data: dict[str, object], rules: Rules, complaints: Complaints) -> None:
    """Note everything that does not fit together in a draft."""
    _unique_ids(data, complaints)
    _calendars(draft, complaints)
    _frame(draft, rules, complaints)
    _people(draft, complaints)
    _goals(draft, complaints)
    check_estate(draft, rules, complaints)
    check_projects(draft, rules, complaints)
    check_roles(draft, rules, complaints)


def _unique_ids(data: dict[str, object], complaints: Complaints) -> None:
    demand = data.get("demand")
    tables: list[tuple[Path, object]] = [((section,), data.get(section)) for section in SECTIONS]
    if isinstance(demand, dict):
        tables.append((("demand", "categories"), demand.get("categories")))
    for base, rows in tables:
        seen: dict[str, int] = {}
        for index, row in enumerate(rows if isinstance(rows, list) else ()):
            name = row.get("id") if isinstance(row, dict) else None
            if not isinstance(name, str):
                continue
            if name in seen:
                complaints.add((*base, index, "id"), f"is used twice: {name!r} is also number {seen[name] + 1}")
            seen.setdefault(name, index)


def _calendars(draft: Draft, complaints: Complaints) -> None:
    start = draft.head.get("start_date")
    if start is not None and start.weekday() != 0:
        complaints.add(("start_date",), f"must be a Monday, but {start.isoformat()} is a {_DAYS[start.weekday()]}")
    for name, table in draft.calendars().items():
        if name == "always":
            complaints.add(("calendars", name), "is the name of the calendar that is always open; take another")
        open_s = 0
        for day in WEEKDAYS:
            spans = sorted(map(parse_span, getattr(table, day)))
            open_s += sum(end - begin for begin, end in spans)
            if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
                complaints.add(("calendars", name, day), "has spans that overlap")
        if open_s == 0:
            complaints.add(("calendars", name), "is never open")
        for index, day_ in enumerate(table.holidays):
            if start is not None and not 0 <= (day_ - start).days < HOLIDAY_WEEKS * 7:
                message = f"{day_.isoformat()} is not within two years from the start"
                complaints.add(("calendars", name, "holidays", index), message)


def _frame(draft: Draft, rules: Rules, complaints: Complaints) -> None:
    for index, name in enumerate(draft.head.get("focus", ())):
        if name not in rules.decision_hours:
            complaints.unknown(("focus", index), "decision", name, rules.decision_hours)


def calendar_names(draft: Draft) -> list[str]:
    """Return the calendars that may be referred to."""
    return [*draft.calendars(), "always"]


def _people(draft: Draft, complaints: Complaints) -> None:
    calendars = calendar_names(draft)
    names = draft.ids["people"]
    for path, person in draft.people():
        if person.calendar not in calendars:
            complaints.unknown((*path, "calendar"), "calendar", person.calendar, calendars)
        _known_keys((*path, "familiarity"), person.familiarity, "service", draft.ids["services"], complaints)
        if abs(math.fsum(person.duties.values()) - 1.0) > 1e-6:
            total = round(math.fsum(person.duties.values()), 6)
            complaints.add((*path, "duties"), f"must add to 1, not {total:g}")
        if not any(level > 0 for level in person.skills.values()):
            complaints.add((*path, "skills"), "must hold at least one skill above 0")
        if person.bond and (person.bond not in names or person.bond == person.id):
            complaints.unknown((*path, "bond"), "other person", person.bond, names)
        repeated = {trait for trait in person.traits if person.traits.count(trait) > 1}
        if repeated:
            complaints.add((*path, "traits"), f"names {min(repeated)!r} twice")


def _known_keys(path: Path, keys: Iterable[str], what: str, known: Iterable[str], complaints: Complaints) -> None:
    for key in keys:
        if key not in known:
            complaints.unknown((*path, key), what, key, known)


def measures() -> tuple[str, ...]:
    """Return everything that a goal can measure."""
    scores = [f"score.{role}.{part}" for role, parts in SCORES.items() for part in (*parts, "total")]
    return (*KPIS, *scores)


def _goals(draft: Draft, complaints: Complaints) -> None:
    weeks = draft.head.get("weeks")
    for path, goal in draft.goals():
        if goal.measure not in measures():
            complaints.unknown((*path, "measure"), "KPI or score", goal.measure, measures())
        if weeks and goal.by_week > weeks:
            complaints.add((*path, "by_week"), f"is week {goal.by_week}, but the game ends with week {weeks}")
        unit = KPIS.get(goal.measure, "points" if goal.measure.startswith("score.") else "")
        low, high = {"share": (0.0, 1.0), "points": (0.0, 100.0)}.get(unit, (-1e12, 1e12))
        if not low <= goal.target <= high:
            complaints.add((*path, "target"), f"must lie between {low:g} and {high:g}, not {goal.target:g}")
