"""Cross-checks of what IT runs: services, assets, vendors, contracts, tickets, problems, changes."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from sim.scenario.complaints import Complaints
from sim.scenario.draft import Draft
from sim.scenario.locate import Path
from sim.scenario.rules import Rules


def check_estate(draft: Draft, rules: Rules, complaints: Complaints) -> None:
    """Note what does not fit together in the things that IT runs."""
    _services(draft, complaints)
    _cycles(draft, complaints)
    _assets(draft, rules, complaints)
    _contracts(draft, complaints)
    _categories(draft, complaints)
    _problems_and_changes(draft, complaints)
    _abilities(draft, rules, complaints)


def references(path: Path, names: Iterable[str], what: str, known: Iterable[str], complaints: Complaints) -> None:
    """Note every name in a list that refers to nothing."""
    for index, name in enumerate(names):
        if name not in known:
            complaints.unknown((*path, index), what, name, known)


def _services(draft: Draft, complaints: Complaints) -> None:
    calendars = [*draft.calendars(), "always"]
    headcount = {department.id: department.users for _, department in draft.departments()}
    for path, service in draft.services():
        if service.calendar not in calendars:
            complaints.unknown((*path, "calendar"), "calendar", service.calendar, calendars)
        for name, users in service.users.items():
            if name not in draft.ids["departments"]:
                complaints.unknown((*path, "users", name), "department", name, draft.ids["departments"])
            elif users > headcount.get(name, users):
                complaints.add((*path, "users", name), f"is {users}, but {name} has {headcount[name]} users")
        if not sum(service.users.values()):
            complaints.add((*path, "users"), "must name at least one user")
        references((*path, "depends_on"), service.depends_on, "service", draft.ids["services"], complaints)
        for index, requirement in enumerate(service.requires):
            inner = (*path, "requires", index)
            references((*inner, "assets"), requirement.assets, "asset", draft.ids["assets"], complaints)
            count = len(set(requirement.assets))
            if count < len(requirement.assets):
                complaints.add((*inner, "assets"), "names an asset twice")
            if requirement.need > count:
                complaints.add((*inner, "need"), f"is {requirement.need}, but only {count} assets are named")
        if any(later < earlier for earlier, later in pairwise(service.sla_h)):
            complaints.add((*path, "sla_h"), "must not fall from P1 to P5")


def _cycles(draft: Draft, complaints: Complaints) -> None:
    places = {service.id: path for path, service in draft.services()}
    for circle in circles({service.id: service.depends_on for _, service in draft.services()}):
        text = " → ".join(circle)
        complaints.add((*places[circle[0]], "depends_on"), f"goes round in a circle: {text}")


def circles(needs: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return every circle of things that need each other, once; its first member stands at its end again."""
    found: list[list[str]] = []
    done: set[str] = set()
    for root in needs:
        trail: list[str] = []
        branches = [iter([root])]
        while branches:
            name = next(branches[-1], None)
            if name is None:
                branches.pop()
                if trail:
                    done.add(trail.pop())
            elif name in trail:
                found.append([*trail[trail.index(name) :], name])
            elif name in needs and name not in done:
                trail.append(name)
                branches.append(iter(needs[name]))
    return found


def _assets(draft: Draft, rules: Rules, complaints: Complaints) -> None:
    support = {contract.id for _, contract in draft.contracts() if contract.kind == "support"}
    for path, asset in draft.assets():
        if asset.kind not in rules.asset_classes:
            complaints.unknown((*path, "class"), "class of asset", asset.kind, rules.asset_classes)
        if not asset.contract:
            continue
        if asset.contract not in draft.ids["contracts"]:
            complaints.unknown((*path, "contract"), "contract", asset.contract, draft.ids["contracts"])
        elif asset.contract not in support and any(c.id == asset.contract for _, c in draft.contracts()):
            complaints.add((*path, "contract"), f"{asset.contract!r} is no support contract")


def _contracts(draft: Draft, complaints: Complaints) -> None:
    offers = {vendor.id: vendor.kinds for _, vendor in draft.vendors()}
    for path, contract in draft.contracts():
        if contract.vendor not in draft.ids["vendors"]:
            complaints.unknown((*path, "vendor"), "vendor", contract.vendor, draft.ids["vendors"])
        elif contract.kind not in offers.get(contract.vendor, [contract.kind]):
            complaints.add((*path, "kind"), f"is {contract.kind!r}, which {contract.vendor} does not offer")
        references((*path, "services"), contract.services, "service", draft.ids["services"], complaints)
        if contract.units_used > contract.units:
            complaints.add((*path, "units_used"), f"is {contract.units_used}, but only {contract.units} are paid for")
        if contract.notice_weeks > contract.term_weeks:
            complaints.add((*path, "notice_weeks"), "is longer than the term")


def _categories(draft: Draft, complaints: Complaints) -> None:
    services = draft.ids["services"]
    for path, category in draft.categories():
        if category.service not in services:
            complaints.unknown((*path, "service"), "service", category.service, services)
        for name in ("levels", "impact", "urgency"):
            if not math.fsum(getattr(category, name)):
                complaints.add((*path, name), "must not be all 0")
        if category.wait_user_share + category.wait_vendor_share > 1:
            complaints.add((*path, "wait_vendor_share"), "makes more than 1 together with wait_user_share")
    demand = draft.head.get("demand")
    for name in ("hours", "weekdays"):
        if demand is not None and not math.fsum(getattr(demand, name)):
            complaints.add(("demand", name), "must not be all 0")


def _problems_and_changes(draft: Draft, complaints: Complaints) -> None:
    weeks = draft.head.get("weeks")
    categories = {category.id: category for _, category in draft.categories()}
    for path, problem in draft.problems():
        if problem.service not in draft.ids["services"]:
            complaints.unknown((*path, "service"), "service", problem.service, draft.ids["services"])
        category = categories.get(problem.category)
        if problem.category not in draft.ids["categories"]:
            complaints.unknown((*path, "category"), "category", problem.category, draft.ids["categories"])
        elif category is not None and category.kind != "incident":
            complaints.add((*path, "category"), f"{category.id!r} is no category of incidents")
        elif category is not None and category.service != problem.service:
            complaints.add((*path, "category"), f"{category.id!r} is about {category.service}, not {problem.service}")
        if weeks and problem.starts_week > weeks:
            complaints.add((*path, "starts_week"), f"lies beyond the last week, {weeks}")
    parties = {**draft.ids["departments"], **draft.ids["vendors"]}
    for path, change in draft.changes():
        if change.asked_by not in parties:
            complaints.unknown((*path, "asked_by"), "department or vendor", change.asked_by, parties)
        if change.asset not in draft.ids["assets"]:
            complaints.unknown((*path, "asset"), "asset", change.asset, draft.ids["assets"])
        if weeks and change.week > weeks:
            complaints.add((*path, "week"), f"lies beyond the last week, {weeks}")


def ability(draft: Draft, rules: Rules, complaints: Complaints) -> Callable[[Path, str, float], None]:
    """Return a function that notes a demand for a skill which nobody in the house could ever meet."""
    best: dict[str, float] = {}
    for _, person in draft.people():
        for field, level in person.skills.items():
            best[field] = max(best.get(field, 0.0), level)
    people = rules.people

    def demand(path: Path, field: str, level: float) -> None:
        have_level = best.get(field, 0.0)
        if have_level < people.skill_floor_levels or level - have_level >= people.skill_gap_levels:
            have = f"the best is {best[field]:g}" if field in best else "nobody has any"
            complaints.add(path, f"needs {field} at level {level:g}, but {have}: nobody could do it")

    return demand


def _abilities(draft: Draft, rules: Rules, complaints: Complaints) -> None:
    """Note work that nobody in the house could ever take."""
    if not draft.whole("people"):
        return  # a faulty table may be the very person who can
    demand = ability(draft, rules, complaints)
    for path, category in draft.categories():
        needed = max((level for level, weight in enumerate(category.levels, start=1) if weight), default=0)
        demand((*path, "levels"), category.field, needed)
    for path, problem in draft.problems():
        demand((*path, "level"), problem.field, problem.level)
    for path, asset in draft.assets():
        if asset.kind in rules.asset_classes:
            kind = rules.asset_classes[asset.kind]
            demand((*path, "field" if asset.field else "class"), asset.field or kind.field, kind.level)
