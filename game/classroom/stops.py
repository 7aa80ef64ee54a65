"""What is asked at a stop: three questions, each with something that happened in this very run."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.classroom.sitting import QUESTIONS, Sitting
from game.i18n import N_, Language
from game.presenters import kpis
from game.presenters.events import sentence
from game.presenters.names import Names
from game.presenters.story import Teller
from game.presenters.tale import projects, rub, trouble
from game.presenters.tale.beat import Beat, Book
from game.presenters.tale.house import QUIET
from sim.kernel.log import Event, type_name
from sim.kernel.units import WEEK
from sim.session import WeekView
from sim.why.turning import candidates

_ASKED: Final = {
    "expected": N_("What did you expect, and what came?"),
    "other": N_("What did the other hat need, and how did you learn of it?"),
    "change": N_("What will you change from now on?"),
}
_LAST: Final = {
    "expected": N_("What had you expected at the start, and what came?"),
    "other": N_("What did the other hat need that it never said?"),
    "change": N_("What will you take to your own desk?"),
}
_NO_RUB: Final = (
    N_("Since then neither hat has asked the other for anything."),
    N_("Nothing has gone between the two desks since then: no request, no promise, no refusal."),
)
_TELLING: Final = (
    "sla_met_share",
    "backlog",
    "weighted_availability_share",
    "schedule_performance",
    "morale_mean",
    "fatigue_mean",
    "department_satisfaction",
)
_MOST_FACTS: Final = 2


class Question(NamedTuple):
    """One question of a stop.

    Attributes:
        key: ``expected``, ``other`` or ``change``.
        asked: The question.
        facts: What of this run it is about, one or two sentences.
    """

    key: str
    asked: str
    facts: tuple[str, ...]


def questions(sitting: Sitting, speak: Language) -> tuple[Question, ...]:
    """Return the three questions of the stop that waits now."""
    driver = sitting.driver
    names = driver.names(speak)
    since = max((turn for turn in sitting.room.stops if turn < sitting.played), default=0)
    from_s = since * driver.scenario.turn_weeks * WEEK
    events = driver.events()
    facts = {
        "expected": _expected(sitting, names, since, from_s),
        "other": _between(names, events, from_s),
        "change": _trouble(names, events, from_s, driver.clock),
    }
    asked = _LAST if sitting.over else _ASKED
    return tuple(Question(key, speak.text(asked[key]), tuple(facts[key][:_MOST_FACTS])) for key in QUESTIONS)


def _expected(sitting: Sitting, names: Names, since: int, from_s: int) -> list[str]:
    """Return what the team itself foresaw, or the figure that moved most."""
    speak, found = names.language, []
    told = sitting.notes(since).get("change", "") if since else ""
    if told:
        found.append(speak.text(N_("After turn {turn} you wrote: “{note}”."), turn=since, note=told))
    judged = [
        event
        for event in sitting.driver.events()
        if event.t_s >= from_s and type_name(type(event)) == "prediction_judged"
    ]
    found += [sentence(names, event) for event in judged[-1:]]
    moved = _moved(sitting, names, since)
    return [*found, moved] if moved else found


def _moved(sitting: Sitting, names: Names, since: int) -> str:
    """Return the figure that has moved most since a turn, measured by what is usual for it."""
    driver = sitting.driver
    weeks = driver.view(driver.humans[0]).scores.weeks
    if not weeks:
        return ""
    before = weeks[max(0, since * driver.scenario.turn_weeks - 1)]
    now = weeks[-1]
    rows = [(name, pair) for name in _TELLING if (pair := _pair(name, before, now)) is not None]
    if not rows or before.week == now.week:
        return ""
    name, (old, new) = max(rows, key=lambda row: (abs(row[1][1] - row[1][0]) / max(abs(row[1][0]), 0.1), row[0]))
    currency = driver.scenario.currency
    return names.language.text(
        N_("{figure}: {old} in {before}, {new} in {now}."),
        figure=kpis.label(names.language, name),
        old=kpis.value(names.language, name, old, currency),
        new=kpis.value(names.language, name, new, currency),
        before=names.language.week(before.week),
        now=names.language.week(now.week),
    )


def _pair(name: str, before: WeekView, now: WeekView) -> tuple[float, float] | None:
    old, new = dict(before.kpis).get(name), dict(now.kpis).get(name)
    return (old, new) if old is not None and new is not None else None


def _between(names: Names, events: Sequence[Event], from_s: int) -> list[str]:
    """Return what went between the hats, the heaviest first."""
    book = Book(names.scenario, events)
    told = _told(names, book, [beat for beat in rub.beats(book) if beat.t_s >= from_s])
    return told or [names.language.text(_NO_RUB[len(events) % len(_NO_RUB)])]


def _trouble(names: Names, events: Sequence[Event], from_s: int, until_s: int) -> list[str]:
    """Return what went wrong, or how the project fared."""
    book = Book(names.scenario, events)
    points = candidates(names.scenario, events, until_s)
    beats = [*trouble.beats(book, points), *projects.beats(book)]
    told = _told(names, book, [beat for beat in beats if beat.t_s >= from_s])
    return told or [names.language.text(QUIET[0])]


def _told(names: Names, book: Book, beats: list[Beat]) -> list[str]:
    teller = Teller(names)
    teller.book = book
    teller.begin()
    heavy = sorted(beats, key=lambda beat: (-beat.weight, beat.t_s, beat.event.id))[:_MOST_FACTS]
    return [text for beat in sorted(heavy, key=lambda beat: beat.t_s) if (text := teller.tell(beat))]
