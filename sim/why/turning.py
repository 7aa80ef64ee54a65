"""The events that mattered most in a game: ranked by what they were worth, and not five of the same kind."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from sim.kernel.log import Event, type_name
from sim.kernel.units import HOUR, week_of
from sim.scenario.definitions import Scenario, ServiceDef
from sim.session import Session

Kind = Literal["outage", "breach", "late", "leaver", "change", "decision", "money"]

_PER_KIND: Final = 2
_TROUBLE: Final = frozenset(
    {
        "asset_failed",
        "asset_broken",
        "asset_overloaded",
        "change_failed",
        "vulnerability_exploited",
        "credentials_stolen",
        "security_incident_found",
        "contract_lapsed",
    }
)
"""What an outage is told by: the trouble behind it, not the light that went red."""

_ROUTINE: Final = frozenset(
    {"asset_patched", "change_scheduled", "change_prepared", "change_started", "change_done", "patch_round_skipped"}
)
"""What follows from a decision like clockwork, and so says little about how much it mattered."""

_BEGINS: Final = frozenset({"asset_failed", "asset_broken", "asset_overloaded"})
_ENDS: Final = frozenset({"asset_restored", "asset_relieved", "planned_outage_ended"})

# What a thing is held to be worth when events are ranked. These numbers decide what is told first, nothing else: they
# are no part of the model.
_LATE_CENTS: Final = {1: 200_000, 2: 80_000, 3: 25_000, 4: 10_000, 5: 5_000}
_LEAVER_PAY_SHARE: Final = 0.5
_FAILED_CHANGE_CENTS: Final = 150_000
_REACH_CENTS: Final = 4_000
_FUNDS_PART: Final = 4
_TELLING: Final = {
    "project_went_live": 9,
    "project_cancelled": 9,
    "person_left": 8,
    "security_incident_found": 8,
    "notice_given": 7,
    "acceptance_given": 6,
    "promise_broken": 5,
    "asset_broken": 5,
    "contract_lapsed": 5,
    "baseline_set": 4,
    "go_live_missed": 4,
    "executive_review_held": 3,
    "card_echoed": 3,
    "project_closed": 3,
    "asset_overloaded": 3,
    "problem_removed": 3,
    "promise_kept": 2,
    "task_finished": 1,
}
"""Type of event to how much it says about the decision behind it."""
_LED_TO: Final = 2
_LATE_AT_LEAST: Final = 3


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """An event that mattered.

    Attributes:
        event: What happened.
        kind: Why it mattered.
        worth_cents: How much, for ranking.
        count: Services, tickets or events concerned.
        seconds: How long an outage lasted, 0 for other kinds.
        subjects: Ids of services or people concerned, the dearest first.
        began_s: When an outage began to hurt, -1 for other kinds.
        led_to: Of a decision: the most telling events that followed from it.
    """

    event: Event
    kind: Kind
    worth_cents: int
    count: int = 0
    seconds: int = 0
    subjects: tuple[str, ...] = ()
    began_s: int = -1
    led_to: tuple[Event, ...] = ()


def turning_points(session: Session, most: int = 5) -> tuple[TurningPoint, ...]:
    """Return the events that mattered most, in the order of happening.

    At most two of a kind are taken, the dearest first, so that the list tells a game and not its longest day; one of
    them is a decision, if any had consequences.

    Args:
        session: A game, finished or not.
        most: How many.
    """
    return choose(candidates(session.scenario, session.events(), session.clock), most)


def choose(found: Iterable[TurningPoint], most: int) -> tuple[TurningPoint, ...]:
    """Take the dearest, at most two of a kind and each event once, one of them a decision, and put them in order."""
    ranked = sorted(found, key=lambda point: (-point.worth_cents, point.event.t_s, point.event.id))
    decided = next((point for point in ranked if point.kind == "decision"), None)
    taken: list[TurningPoint] = []
    kinds: dict[str, int] = defaultdict(int)
    for point in ranked:
        free = most - len(taken)
        if free == 0 or (free == 1 and decided is not None and kinds["decision"] == 0 and point is not decided):
            continue
        if kinds[point.kind] < (1 if point.kind == "late" else _PER_KIND) and all(
            point.event.id != other.event.id for other in taken
        ):
            kinds[point.kind] += 1
            taken.append(point)
    return tuple(sorted(taken, key=lambda point: (point.event.t_s, point.event.id)))


def candidates(scenario: Scenario, events: Sequence[Event], until_s: int) -> tuple[TurningPoint, ...]:
    """Return everything that may have mattered, unranked.

    Args:
        scenario: For what things are worth.
        events: The log.
        until_s: Where the game stands; an outage that goes on is counted up to here.
    """
    by_kind: dict[str, list[Any]] = defaultdict(list)
    index: dict[str, Event] = {}
    for event in events:
        by_kind[type_name(type(event))].append(event)
        index[event.id] = event
    return (
        *_outages(scenario, events, index, until_s),
        *_breaches(by_kind),
        *_late(by_kind["ticket_resolved"]),
        *_leavers(scenario, by_kind["person_left"]),
        *(TurningPoint(event, "change", _FAILED_CHANGE_CENTS, 1) for event in by_kind["change_failed"]),
        *_money(by_kind),
        *_decisions(events),
    )


@dataclass(slots=True)
class _Outage:
    """Outages with the same trouble behind them."""

    trouble: Event
    began_s: int
    cents: dict[str, float]
    seconds: dict[str, int]


def _outages(
    scenario: Scenario, events: Sequence[Event], index: dict[str, Event], until_s: int
) -> Iterable[TurningPoint]:
    """Add up what each trouble cost while it kept services from working."""
    services = {service.id: service for service in scenario.services}
    assets = {name: _assets_of(services, name) for name in services}
    running: dict[str, Event] = {}
    since: dict[str, tuple[Any, Event]] = {}
    troubles: dict[str, _Outage] = {}

    def close(service: str, end_s: int) -> None:
        change, trouble = since.pop(service, (None, None))
        if trouble is None or change is None or change.planned or change.new == "up":
            return
        outage = troubles.setdefault(trouble.id, _Outage(trouble, change.t_s, {}, {}))
        cents = _cost(scenario, services[service], change, end_s)
        outage.cents[service] = outage.cents.get(service, 0.0) + cents
        outage.seconds[service] = outage.seconds.get(service, 0) + end_s - change.t_s

    for happened in events:
        kind = type_name(type(happened))
        event: Any = happened
        if kind in _BEGINS:
            running[event.asset] = event
        elif kind in _ENDS:
            running.pop(event.asset, None)
        elif kind == "service_state_changed":
            close(event.service, event.t_s)
            since[event.service] = (event, _trouble(event, index, running, assets[event.service]))
    for service in list(since):
        close(service, until_s)
    for outage in troubles.values():
        dearest = sorted(outage.cents, key=lambda service: (-round(outage.cents[service]), service))
        worth = round(sum(outage.cents.values()))
        longest = max(outage.seconds.values())
        yield TurningPoint(outage.trouble, "outage", worth, len(dearest), longest, tuple(dearest), outage.began_s)


def _assets_of(services: dict[str, ServiceDef], name: str) -> tuple[str, ...]:
    """Return everything a service stands on, its own assets first."""
    found: dict[str, None] = {}
    seen = {name}
    queue = [name]
    while queue:
        service = services[queue.pop(0)]
        found.update(dict.fromkeys(asset for need in service.requires for asset in need.assets))
        queue += [other for other in service.depends_on if other not in seen]
        seen.update(service.depends_on)
    return tuple(found)


def _trouble(change: Event, index: dict[str, Event], running: dict[str, Event], assets: tuple[str, ...]) -> Event:
    """Return the trouble behind a change of state: the nearest up the chain, or one that still lasts.

    A service that stays impaired when one asset comes back is not impaired because of that one.
    """
    at, steps = change, 0
    while type_name(type(at)) not in _TROUBLE and steps < 50:
        above = next((index[cause] for cause in at.causes if cause in index), None)
        if above is None or type_name(type(above)) in _ENDS:
            break
        at, steps = above, steps + 1
    if type_name(type(at)) in _TROUBLE:
        return at
    # What began last is what tipped the service over.
    return max((running[asset] for asset in assets if asset in running), key=lambda event: event.t_s, default=change)


def _cost(scenario: Scenario, service: ServiceDef, began: Any, end_s: int) -> float:
    calendar = scenario.calendars.get("office") or scenario.calendars[service.calendar]
    open_s = calendar.between(began.t_s, end_s)
    weight = open_s + (end_s - began.t_s - open_s) * service.off_hours_share
    season = service.season[min(week_of(began.t_s), len(service.season)) - 1]
    cents: float = weight * season * began.loss_share * service.value_cents_per_h / HOUR
    return cents


def _breaches(by_kind: dict[str, list[Any]]) -> Iterable[TurningPoint]:
    final = {event.incident: event.loss_cents for event in by_kind["security_incident_closed"]}
    for event in by_kind["security_incident_found"]:
        worth = max(event.loss_cents, final.get(event.incident, 0))
        yield TurningPoint(event, "breach", worth, 1, subjects=(event.asset,))


def _late(resolved: Sequence[Any]) -> Iterable[TurningPoint]:
    """Cluster late tickets by week and service; the dearest of a cluster stands for it."""
    clusters: dict[tuple[int, str], list[Any]] = defaultdict(list)
    for event in resolved:
        if not event.sla_met and not event.parent:
            clusters[week_of(event.t_s), event.service].append(event)
    for (_, service), late in clusters.items():
        if len(late) >= _LATE_AT_LEAST:
            worst = min(late, key=lambda event: (event.priority, -event.resolution_s, event.id))
            worth = sum(_LATE_CENTS[event.priority] for event in late)
            yield TurningPoint(worst, "late", worth, len(late), subjects=(service,))


def _leavers(scenario: Scenario, left: Sequence[Any]) -> Iterable[TurningPoint]:
    pay = {person.id: person.pay_cents_per_year for person in scenario.people}
    usual = sum(pay.values()) // max(1, len(pay))
    for event in left:
        if event.reason != "contract_ended":
            worth = round(pay.get(event.person, usual) * _LEAVER_PAY_SHARE)
            yield TurningPoint(event, "leaver", worth, 1, subjects=(event.person,))


def _money(by_kind: dict[str, list[Any]]) -> Iterable[TurningPoint]:
    for event in by_kind["funds_answered"]:
        yield TurningPoint(event, "money", (event.granted_cents or event.asked_cents // 2) // _FUNDS_PART, 1)
    for event in by_kind["budget_answered"]:
        yield TurningPoint(event, "money", abs(event.cents), 1)
    for event in by_kind["contract_renewed"]:
        more = event.cents_per_year - event.before_cents_per_year
        yield TurningPoint(event, "money", abs(more), 1)


def _decisions(events: Sequence[Event]) -> Iterable[TurningPoint]:
    """Weigh decisions by how much followed from them; one bit per decision travels down the log."""
    made: list[Event] = []
    bits: dict[str, int] = {}
    reach: dict[int, int] = defaultdict(int)
    told: dict[int, list[tuple[int, Event]]] = defaultdict(list)
    for event in events:
        if type_name(type(event)) == "decision_made":
            bits[event.id] = 1 << len(made)
            made.append(event)
            continue
        mask = 0
        for cause in event.causes:
            mask |= bits.get(cause, 0)
        if mask:
            kind = type_name(type(event))
            bits[event.id] = mask
            reach[mask] += kind not in _ROUTINE
            if kind in _TELLING:
                told[mask].append((-_TELLING[kind], event))
    totals = [0] * len(made)
    for mask, count in reach.items():
        rest = mask
        while rest:
            low = rest & -rest
            totals[low.bit_length() - 1] += count
            rest ^= low
    for number, (event, count) in enumerate(zip(made, totals, strict=True)):
        if count > 1:
            led = [entry for mask, rows in told.items() if mask >> number & 1 for entry in rows]
            led.sort(key=lambda entry: (entry[0], entry[1].t_s, entry[1].id))
            few = tuple(sorted((entry[1] for entry in led[:_LED_TO]), key=lambda event: event.t_s))
            yield TurningPoint(event, "decision", count * _REACH_CENTS, count, led_to=few)
