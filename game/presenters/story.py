"""The story of a game, told from its log in a few acts, with what was left behind."""

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from game.i18n import N_
from game.presenters.names import Names
from game.presenters.page import Line, Section
from game.presenters.tale import house, people, projects, rub, trouble
from game.presenters.tale.acts import Act, acts, chosen
from game.presenters.tale.beat import Beat, Book
from game.presenters.tale.cast import Cast
from sim.kernel.log import Event, type_name
from sim.kernel.units import week_of
from sim.why.turning import TurningPoint

_FIRST: Final = N_("The first weeks")
_BETWEEN: Final = (N_("The weeks between"), N_("Everyday life"), N_("In the meantime"), N_("And on it went"))
_LAST: Final = N_("The last weeks")
_FEW_BEATS: Final = 3
_BREAK: Final = re.compile(r"(?<=[.!?])(?<!Dr\.)(?<! \d\.)(?<! \d\d\.) +|(?<=[.!?][”“]) +(?=[A-ZÄÖÜ])")
_MOST_AFTER: Final = 3
_FOLLOWS: Final = {("status_reported", "baseline_set")}
_PROJECTS: Final = {"project", "live", "report"}
_OPERATIONS: Final = {"trouble", "late", "breach"}
_NEXT: Final = re.compile(r"([.!?][”“»]? )([a-zäöü])")


class After(NamedTuple):
    """How a game ended, and what came of it.

    Attributes:
        ending: Its name, or empty.
        weeks: Of the next quarter, 0 if it was not played.
        from_s: When the next quarter began.
        events: The log with the next quarter, if it was played.
        points: Everything that may have mattered in it.
        total: The IT manager's total in the next quarter alone.
        before: The same total when the game was judged.
    """

    ending: str = ""
    weeks: int = 0
    from_s: int = 0
    events: Sequence[Event] = ()
    points: Sequence[TurningPoint] = ()
    total: float | None = None
    before: float | None = None


class Teller:
    """Tells beats, each in other words than the ones before."""

    def __init__(self, names: Names) -> None:
        """Begin with nothing told."""
        self.cast = Cast(names)
        self.book = Book(names.scenario, ())
        self._before: Beat | None = None
        self._said: set[str] = set()

    def begin(self) -> None:
        """Begin an act."""
        self.cast.begin()
        self._before = None

    def tell(self, beat: Beat) -> str:
        """Return the sentences of a beat; which of its ways is chosen hangs on its event, as long as it is unused."""
        way = self.cast.choose(beat.sentences, beat.event.id)
        when = self.cast.when(beat.t_s, self._link(beat))
        self._before = beat
        values = {name: self.cast.say(value) for name, value in beat.values.items() if f"{{{name}}}" in way}
        return self._new(_first_up(self.cast.names.language.text(way, when=when, **values)))

    def _new(self, text: str) -> str:
        """Leave out what was said before, word for word."""
        new = [part for part in _BREAK.split(text) if part not in self._said]
        self._said.update(new)
        return " ".join(new)

    def _link(self, beat: Beat) -> str:
        """Return how a beat hangs on the one before: it follows from it, or happened at the other desk."""
        before = self._before
        if before is None:
            return ""
        kinds = (type_name(type(before.event)), type_name(type(beat.event)))
        if kinds in _FOLLOWS and _same_project(before, beat):
            return "so"
        if self.book.leads_to(before.event, beat.event) and week_of(before.t_s) < week_of(beat.t_s):
            return "so"
        return "other" if before.topic in _PROJECTS and beat.topic in _OPERATIONS else ""

    def line(self, ways: Sequence[str], key: str, **values: object) -> str:
        """Return a sentence that belongs to no event."""
        return self.cast.names.language.text(self.cast.choose(ways, key), **values)


def story_section(
    names: Names,
    events: Sequence[Event],
    weeks: int,
    points: Sequence[TurningPoint],
    opening: Sequence[str],
    after: After,
) -> Section:
    """Return the story.

    Args:
        names: What to call things.
        events: The log.
        weeks: Weeks played.
        points: Everything that may have mattered, unranked.
        opening: First sentences: where, and who played.
        after: How it ended and what was left behind.
    """
    speak, teller = names.language, Teller(names)
    lines = [Line(text) for text in opening]
    titles: set[str] = set()
    told = acts(found(teller, names, events, points), weeks) if weeks else []
    for number, act in enumerate(told):
        title = _title(act, titles, first=number == 0, last=number == len(told) - 1)
        titles.add(title)
        span = speak.week(act.first)
        if act.last > act.first:
            span = speak.text(N_("{first} to {last}"), first=span, last=speak.week(act.last))
        lines += [Line(""), Line(speak.text(N_("{title} ({span})"), title=speak.text(title), span=span), "strong")]
        lines.append(Line(paragraph(teller, act, events)))
    lines += _afterwards(names, teller, after)
    return Section(speak.text(N_("How it went")), tuple(lines))


def found(teller: Teller, names: Names, events: Sequence[Event], points: Sequence[TurningPoint]) -> list[Beat]:
    """Return everything that may be told of a game, in the order of happening."""
    book = teller.book = Book(names.scenario, events)
    beats = [
        *projects.beats(book),
        *rub.beats(book),
        *trouble.beats(book, points),
        *people.beats(book, names),
        *house.beats(book, names),
    ]
    return sorted(beats, key=lambda beat: (beat.t_s, book.place[beat.event.id], beat.topic))


def _afterwards(names: Names, teller: Teller, after: After) -> list[Line]:
    """Return what the next quarter showed, and the name of the whole."""
    speak = names.language
    lines: list[Line] = []
    if after.weeks and after.events:
        beats = found(teller, names, after.events, after.points)
        beats = [beat for beat in beats if beat.t_s >= after.from_s]
        teller.begin()
        said = [text for text in map(teller.tell, chosen(beats, _MOST_AFTER)) if text]
        if not said:
            said = [teller.line(house.LEFT_BEHIND, "after", weeks=teller.cast.weeks(after.weeks))]
        if after.total is not None and after.before is not None:
            way = house.QUARTER["better" if after.total >= after.before else "worse"]
            said.append(speak.text(way, now=speak.number(after.total), before=speak.number(after.before)))
        title = speak.text(N_("What was left behind ({weeks} later)"), weeks=teller.cast.weeks(after.weeks))
        lines += [Line(""), Line(title, "strong"), Line(" ".join(said))]
    if after.ending:
        text = speak.text(N_("So they tell it in the canteen under the name “{ending}”."), ending=after.ending)
        lines += [Line(""), Line(text)]
    return lines


def paragraph(teller: Teller, act: Act, events: Sequence[Event]) -> str:
    """Return an act in two to six sentences."""
    teller.begin()
    said: list[str] = []
    for beat in act.beats:
        text = teller.tell(beat)
        if text:
            said.append(text)
    tickets = _tickets(teller, act, events) if act.first == 1 or len(said) < _FEW_BEATS else ""
    if len(said) < 2 and not (said and tickets):
        said.append(teller.line(house.QUIET, f"quiet/{act.first}"))
    return " ".join([*said, tickets] if tickets else said)


def _tickets(teller: Teller, act: Act, events: Sequence[Event]) -> str:
    opened = resolved = late = 0
    for happened in events:
        if not act.first <= week_of(happened.t_s) <= act.last:
            continue
        kind, event = type_name(type(happened)), _any(happened)
        opened += kind == "ticket_opened"
        if kind == "ticket_resolved" and not event.parent:
            resolved += 1
            late += not event.sla_met
    if not resolved:
        return ""
    speak = teller.cast.names.language
    share = speak.share(1 - late / resolved)
    return teller.line(house.TICKETS, f"tickets/{opened}", opened=speak.number(opened), share=share)


def _same_project(one: Beat, other: Beat) -> bool:
    return one.values.get("project") == other.values.get("project")


def _any(event: Any) -> Any:
    return event


def _title(act: Act, taken: set[str], *, first: bool, last: bool) -> str:
    wishes = [_FIRST] if first else [act.title]
    wishes += [_LAST] if last else []
    wishes += _BETWEEN
    return next((wish for wish in wishes if wish and wish not in taken), _LAST)


def _first_up(text: str) -> str:
    """Begin every sentence with a capital; the words of ours that fill a gap stand small."""
    text = text[:1].upper() + text[1:]
    return _NEXT.sub(lambda found: found[1] + found[2].upper(), text)
