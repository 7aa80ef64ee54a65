"""Beats between the hats: who was lent, who did not come, what was promised and who paid for it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from game.i18n import N_
from game.presenters.tale.beat import Beat, Book, Say
from sim.kernel.units import WEEK, week_of

_LENT: Final = (
    N_("{when} the IT manager lent {people} to {project}, each for {share} of the week; the desk had to do without."),
    N_("{when} {people} moved over to {project} for {share} of their week, and the tickets stayed behind."),
    N_("{when} {project} got {people} for {share} of the week each, and the IT manager a thinner line."),
)
_LENT_ONE: Final = (
    N_("{when} the IT manager lent {people} to {project}, for {share} of the week."),
    N_("{when} {people} was given to {project} for {share} of the week, and was missed elsewhere."),
)
_NO: Final = (
    N_("{when} {leader} asked for somebody for {project} and got a no: {reason}."),
    N_("{when} the IT manager had nobody to give to {project} ({reason})."),
)
_NO_MANY: Final = (
    N_("{when} {leader} asked {n} times for people for {project}, and {n} times the answer was no ({reason})."),
    N_("{when} {n} requests of {project} for people came back with a no: {reason}."),
)
_REASONS: Final = {
    "silence": N_("nobody had answered"),
    "executives": N_("the executives had other worries"),
}
_SHORT: Final = (
    N_("{when} {people} should have given {project} {promised}; it got {given}. {why}"),
    N_("{when} {project} waited for {people}: {given} came of the {promised} that were promised. {why}"),
    N_("{when} {project} saw {given} of {people}, and {promised} had been promised. {why}"),
)
_NONE: Final = (
    N_("{when} {project} counted on {people}, for {promised}, and nobody came. {why}"),
    N_("{when} {people} should have given {project} {promised} and gave none. {why}"),
    N_("{when} there was a chair with a name on it in the room of {project}, and nobody in it: {people}. {why}"),
)
_AWAY: Final = (
    N_("The reason was plain: {away}."),
    N_("Away: {away}."),
    N_("One look at the wall calendar would have told: {away}."),
)
_MAJOR: Final = (N_("A major incident had been faster."), N_("Something larger had broken, and that came first."))
_TICKETS: Final = (N_("{n} times in that week a ticket had called first."), N_("Tickets had called, {n} times."))
_BUSY: Final = (
    N_("Other work had come first, and nobody had said so."),
    N_("What they did instead was useful, too, only not here."),
    N_("Nobody had decided that; it was just how the week went."),
    N_("The week had been given away twice."),
)
_AWAY_ONE: Final = N_("{person} ({reason})")
_BROKEN: Final = {
    "date": (N_("{when} {giver} had promised {taker} a week for {subject}, and the week went by."),),
    "course": (N_("{when} the course that {giver} had promised {taker} had still not been booked."),),
    "money": (N_("{when} {taker} still waited for money that {giver} had promised."),),
    "no_change": (N_("{when} {giver} let something change that {taker} had been promised would not."),),
    "": (
        N_("{when} {giver} did not keep what {taker} had been promised."),
        N_("{when} {taker} learned what a promise of {giver} was worth."),
    ),
}
_KEPT: Final = (
    N_("{when} {giver} kept a promise to {taker}, about {subject}."),
    N_("{when} {taker} got from {giver} what had been promised: {subject}."),
)
_OWN_HANDS: Final = (
    N_("{when} {seat} sat down and did a specialist's work for {hours}; the team noticed."),
    N_("{when} {seat} knew how to do it, and did it alone, for {hours}. It was not the chair for that."),
)
_OVERTIME: Final = (
    N_("{when} {person} said no to another week of overtime, after {weeks} of it in a row."),
    N_("{when} {person} went home on time, after {weeks} of overtime, and said that it would stay that way."),
)
_WORN: Final = (
    N_("{when} {person} was the one who paid for it: fatigue {fatigue}."),
    N_("{when} it showed in {person}, who was at {fatigue} fatigue and still came in."),
)
_FATIGUE_SHOWS: Final = 0.55


def beats(book: Book) -> Iterator[Beat]:
    """Yield where the two hats pulled at the same people."""
    yield from _lent(book)
    yield from _refused(book)
    yield from _short(book)
    yield from _promises(book)
    yield from _paid(book)


def _lent(book: Book) -> Iterator[Beat]:
    rows: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for event in book.of("staff_granted"):
        rows[event.project, week_of(event.t_s)].append(event)
    first: set[str] = set()
    for (project, _), granted in rows.items():
        people = tuple(dict.fromkeys(event.person for event in granted))
        values = {
            "people": ("people", people),
            "project": ("project", project),
            "share": ("field", "share", granted[0].week_share),
        }
        weight = 4.2 if project not in first else 1.6
        first.add(project)
        yield Beat(granted[0].t_s, weight, "rub", granted[0], _LENT if len(people) > 1 else _LENT_ONE, values)


def _refused(book: Book) -> Iterator[Beat]:
    rows: dict[tuple[str, int, str], list[Any]] = defaultdict(list)
    for event in book.of("staff_declined"):
        rows[event.project, week_of(event.t_s), event.reason].append(event)
    for (project, _, reason), declined in rows.items():
        values: dict[str, Say] = {
            "project": ("project", project),
            "leader": book.leader(project),
            "n": ("field", "count", len(declined)),
            "reason": ("text", _REASONS[reason]) if reason in _REASONS else ("field", "reason", reason),
        }
        weight = 2.4 + 0.3 * min(len(declined), 4)
        yield Beat(declined[0].t_s, weight, "rub", declined[0], _NO_MANY if len(declined) > 1 else _NO, values)


def _short(book: Book) -> Iterator[Beat]:
    broken = {event.causes[-1] for event in book.of("promise_broken") if event.kind == "people"}
    rows: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for event in book.of("staff_fell_short"):
        if event.id in broken:
            rows[event.project, week_of(event.t_s)].append(event)
    for (project, week), short in rows.items():
        people = tuple(dict.fromkeys(event.person for event in short))
        given = sum(event.given_h for event in short)
        values: dict[str, Say] = {
            "people": ("people", people),
            "project": ("project", project),
            "promised": ("field", "effort_h", sum(event.promised_h for event in short)),
            "given": ("field", "effort_h", given),
            "why": _why(book, people, week),
        }
        missing = sum(event.promised_h for event in short) - given
        weight = 3.0 + min(3.0, missing / 12)
        yield Beat(
            short[0].t_s,
            weight,
            "rub",
            short[0],
            _SHORT if given >= 0.5 else _NONE,
            values,
            N_("The people who did not come"),
        )


def _why(book: Book, people: tuple[str, ...], week: int) -> Say:
    """Return where the hours of people went in a week: away, a major incident, tickets, or other work."""
    start, end = (week - 1) * WEEK, week * WEEK
    away = {
        event.person: event.reason
        for event in book.of("absence_started")
        if event.person in people and event.t_s < end and event.until_s > start
    }
    if away:
        return ("away", _AWAY, tuple((person, away[person]) for person in people if person in away), _AWAY_ONE)
    majors = (event for event in book.of("major_incident_declared") if start <= event.t_s < end)
    if any(person in people for event in majors for person in event.people):
        return ("text", *_MAJOR)
    calls = sum(event.person in people and start <= event.t_s < end for event in book.of("work_interrupted"))
    return ("counted", _TICKETS, calls) if calls > 1 else ("text", *_BUSY)


def _promises(book: Book) -> Iterator[Beat]:
    for event in book.of("promise_broken"):
        if event.kind != "people":
            yield Beat(event.t_s, 4.4, "rub", event, _BROKEN.get(event.kind, _BROKEN[""]), _parties(event))
    for event in book.of("promise_kept"):
        if event.kind not in {"status", "answer"}:
            yield Beat(event.t_s, 1.8 + (event.kind == "date"), "rub", event, _KEPT, _parties(event))


def _parties(event: Any) -> dict[str, Say]:
    return {"giver": ("party", event.giver), "taker": ("party", event.taker), "subject": ("any", event.subject)}


def _paid(book: Book) -> Iterator[Beat]:
    for event in book.of("item_worked_on"):
        if not event.own:
            values: dict[str, Say] = {"seat": ("seat", event.seat), "hours": ("field", "effort_h", event.hours)}
            yield Beat(event.t_s, 2.8, "rub", event, _OWN_HANDS, values)
    for event in book.of("overtime_declined"):
        values = {"person": ("person", event.person), "weeks": ("weeks", event.weeks_in_row)}
        yield Beat(event.t_s, 2.7, "paid", event, _OVERTIME, values)
    worst: dict[str, float] = {}
    for event in book.of("fatigue_changed"):
        if event.fatigue >= max(_FATIGUE_SHOWS, worst.get(event.person, 0.0) + 0.1):
            worst[event.person] = event.fatigue
            values = {"person": ("person", event.person), "fatigue": ("field", "fatigue", event.fatigue)}
            yield Beat(event.t_s, 2.0 + event.fatigue, "paid", event, _WORN, values)
