"""Beats of what broke: outages with what they cost and whose evening it was, break-ins, late help."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from game.i18n import N_
from game.presenters.tale.beat import Beat, Book, Say
from sim.kernel.log import Event, type_name
from sim.kernel.units import WEEK
from sim.why.turning import TurningPoint

_FAILED: Final = (
    N_("{when} {asset} failed ({day}) for no reason but wear, and {services} went with it for {time}: {money}.{crew}"),
    N_("{when} it was {asset} ({day}): {services} had trouble for {time}, at {money}. Nobody had done it.{crew}"),
    N_("{when} chance picked {asset} ({day}); {time} of trouble with {services} came to {money}.{crew}"),
)
_HUMAN: Final = (
    N_("{when} somebody slipped at {asset} ({day}), and {services} had trouble for {time}: {money}.{crew}"),
)
_CHANGED: Final = (
    N_("{when} a change of {asset} by {person} went wrong ({day}): {time} of trouble with {services}, {money}.{crew}"),
    N_("{when} {person} changed {asset} and it did not agree ({day}); {services} paid with {time} and {money}.{crew}"),
    N_("{when} routine work of {person} on {asset} went wrong ({day}): {services}, {time}, {money}.{crew}"),
)
_SEASON: Final = (
    N_(
        "{when} the busy weeks began and {asset} had {load} of what it can bear. {services} crawled for {time}, "
        "and that cost {money}.{larger}{crew}"
    ),
    N_(
        "{when} everybody came at once: {asset} at {load} of capacity, {services} slow for {time}: {money}."
        "{larger}{crew}"
    ),
)
_CROWDED: Final = (
    N_("{when} {asset} was alone with the load, at {load} of what it can bear: {services}, {time}, {money}.{crew}"),
    N_("{when} there was too little of {asset} ({load} of capacity); {services} felt it for {time}: {money}.{crew}"),
)
_LAPSED: Final = (
    N_("{when} {contract} ended with nothing in its place; {services} felt it for {time}, and {money} went.{crew}"),
)
_OTHER: Final = (
    N_("{when} {services} had trouble for {time} ({day}); it cost {money}.{crew}"),
    N_("{when} something kept {services} from working for {time} ({day}), at {money}.{crew}"),
)
_CREW: Final = (N_(" {people} dropped everything else."), N_(" {people} worked on nothing else until it ran again."))
_CREW_EVENING: Final = (
    N_(" {people} had had other plans for {weekday} evening."),
    N_(" It was {weekday} evening before {people} could go home."),
)
_CREW_WEEKEND: Final = (
    N_(" {people} came in for it; so much for the weekend."),
    N_(" The {weekday} of {people} went into it."),
)
_LARGER: Final = (N_(" The larger one came in {week}."), N_(" It was made larger in {week}, when the worst was over."))
_NEVER: Final = (N_(" Nobody made it larger."), N_(" A larger one had not been bought, and was not bought after it."))
_BREACH: Final = (
    N_("{when} it turned out that strangers had been on {asset} for {dwell}. {how} The bill was {money}."),
    N_("{when} somebody found visitors on {asset}; they had been in for {dwell}. {how} It came to {money}."),
    N_("{when} {asset} had been open to strangers for {dwell}, and now it was known. {how} {money} went with it."),
)
_CLICK: Final = N_("It had begun with a click.")
_PATCH: Final = N_("The patch had been there and not been installed.")
_NO_PATCH: Final = N_("There had been no patch for it.")
_UNCLEAR: Final = N_("How they came in stayed unclear.")
_LATE: Final = (
    N_("{when} the desk was too late for {service}, {n} times."),
    N_("{when} the queue for {service} was longer than the day, and {n} people were helped too late."),
)
_LEAST_CENTS: Final = 50_000
_EVENING_S: Final = 17 * 3600 + 1800
_DAY_S: Final = 86_400
_LONG_S: Final = 3 * _DAY_S
"""From here on nobody can drop everything else for as long as it lasts."""


def beats(book: Book, points: Sequence[TurningPoint]) -> Iterator[Beat]:
    """Yield what broke.

    Args:
        book: The log.
        points: Everything that may have mattered.
    """
    dearest = max((point.worth_cents for point in points if point.kind in {"outage", "breach"}), default=0)
    for point in points:
        if point.kind == "outage" and point.worth_cents >= max(_LEAST_CENTS, dearest // 100):
            share = point.worth_cents / max(1, dearest)
            title = N_("The trouble") if share > 0.3 else ""
            yield _outage(book, point, 2.0 + 5.0 * share**0.5, title)
        elif point.kind == "breach":
            yield _breach(book, point)
        elif point.kind == "late":
            values: dict[str, Say] = {
                "n": ("field", "count", point.count),
                "service": ("field", "service", point.subjects[0]),
            }
            yield Beat(point.event.t_s, 1.0 + min(2.0, point.count / 20), "late", point.event, _LATE, values)


def _outage(book: Book, point: TurningPoint, weight: float, title: str) -> Beat:
    event: Any = point.event
    kind = type_name(type(point.event))
    began = point.began_s if point.began_s >= 0 else event.t_s
    values: dict[str, Say] = {
        "asset": ("field", "asset", getattr(event, "asset", "")),
        "services": ("services", point.subjects[:2]),
        "time": ("time", point.seconds),
        "money": ("money", point.worth_cents),
        "day": ("day", began),
        "crew": _crew(book, point, began),
        "load": ("field", "share", getattr(event, "load_share", 0.0)),
        "larger": _larger(book, getattr(event, "asset", ""), began),
    }
    ways: tuple[str, ...] = _OTHER
    if kind == "contract_lapsed":
        values["contract"] = ("field", "contract", event.contract)
        ways = _LAPSED
    if kind == "asset_failed":
        ways = _HUMAN if event.failure_cause == "human_error" else _FAILED
    elif kind in {"asset_broken", "change_failed"}:
        person = _changer(book, event)
        if person:
            values["person"] = ("person", person)
            ways = _CHANGED
    elif kind == "asset_overloaded":
        ways = _SEASON if any(cause.startswith("start:season") for cause in event.causes) else _CROWDED
    return Beat(began, weight, "trouble", event, ways, values, title)


def _changer(book: Book, event: Event) -> str:
    """Return who carried out the change that failed, or nobody if it was none."""
    for near in (event, book.index.get(event.causes[0])):
        if near is not None and type_name(type(near)) == "change_failed":
            return str(getattr(near, "person", ""))
    return ""


def _larger(book: Book, asset: str, began: int) -> Say:
    """Return when the asset that was too small was made larger, if it ever was."""
    later = next((event for event in book.of("asset_upgraded") if event.asset == asset and event.t_s > began), None)
    return ("text", *_NEVER) if later is None else ("in_week", _LARGER, later.t_s)


def _crew(book: Book, point: TurningPoint, began: int) -> Say:
    """Return who worked on it, with what it cost them, if a major incident was declared."""
    if point.seconds > _LONG_S:
        return ("text", "")
    end = began + max(point.seconds, _DAY_S)
    for event in book.of("major_incident_declared"):
        if event.service in point.subjects and began <= event.t_s <= end and event.people:
            over = next((other for other in book.of("major_incident_ended") if other.ticket == event.ticket), None)
            end_s = over.t_s if over is not None else event.t_s
            day, hour = end_s % WEEK // _DAY_S, end_s % _DAY_S
            if day >= 5:
                return ("crew", _CREW_WEEKEND, event.people, end_s)
            return ("crew", _CREW_EVENING if hour >= _EVENING_S else _CREW, event.people, end_s)
    return ("text", "")


def _breach(book: Book, point: TurningPoint) -> Beat:
    event: Any = point.event
    before = [book.index.get(cause) for cause in event.causes]
    how = _UNCLEAR
    for cause in before:
        kind = type_name(type(cause)) if cause is not None else ""
        found: Any = cause
        if kind in {"credentials_stolen", "phishing_wave"}:
            how = _CLICK
        elif kind == "vulnerability_exploited":
            how = _PATCH if found.patch_existed else _NO_PATCH
    values: dict[str, Say] = {
        "asset": ("field", "asset", event.asset),
        "dwell": ("time", event.dwell_days * _DAY_S),
        "how": ("text", how),
        "money": ("money", point.worth_cents),
    }
    return Beat(event.t_s, 7.0, "breach", event, _BREACH, values, N_("Visitors"))
