"""How a story calls people, days and things: in full the first time, shorter afterwards."""

import re
from collections.abc import Sequence
from typing import Final
from zlib import crc32

from game.i18n import N_
from game.presenters.fill import quoted, show
from game.presenters.names import Names
from game.presenters.tale.beat import Say
from sim.kernel.units import WEEK, week_of

_FORMS: Final = ("Ms", "Mr", "Frau", "Herr", "Dr.", "Dr")
_DAY_S: Final = 86_400
_MOST_NAMED: Final = 4
_SENTENCE: Final = re.compile(r"(?<!Dr)(?<!\d)[.!?](?=\s+[A-ZÄÖÜÅØŞİ“„])")
_DAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_LATER: Final = {
    1: (N_("the week after ({week})"), N_("a week later ({week})")),
    2: (N_("two weeks later ({week})"), N_("another two weeks on ({week})")),
    3: (N_("three weeks later ({week})"), N_("another three weeks on ({week})")),
    4: (N_("four weeks later ({week})"),),
}
_SAME: Final = (N_("that same week"), N_("in the same days"), N_("at about that time"))
_ROLES: Final = {
    "it": N_("{the} IT manager"),
    "pm": N_("{the} project manager"),
    "executives": N_("{the} executives"),
    "hr": N_("{the} HR department"),
    "finance": N_("{the} Finance department"),
}
"""Who has no name of their own; apart from their article, which some languages need for them."""


class Cast:
    """Says the values of beats, and remembers who has been introduced."""

    def __init__(self, names: Names) -> None:
        """Begin with nobody introduced."""
        self.names = names
        self._met: set[str] = set()
        self._told_s = -1
        self._same = 0
        self._later = -1
        self._used: set[str] = set()

    def choose(self, ways: Sequence[str], key: str) -> str:
        """Return one of several sentences: which one hangs on the key alone, as long as it has not been used."""
        at = crc32(key.encode()) % len(ways)
        order = (*ways[at:], *ways[:at])
        way = next((way for way in order if way not in self._used), order[0])
        self._used.add(way)
        return way

    # ---------------------------------------------------------------------------------------------------- values

    def say(self, value: Say) -> str:
        """Return a value in words."""
        way, *rest = value
        said: str = getattr(self, way)(*rest)
        return said

    def person(self, person: str) -> str:
        """Return somebody's full name, and the first name from then on."""
        name = self.names.of("people", person)
        first = name.partition(" ")[0]
        short = name if first in _FORMS or self._shared(first) else first
        return self._introduce(f"person:{person}", name, short)

    def _shared(self, first: str) -> bool:
        return sum(person.name.partition(" ")[0] == first for person in self.names.scenario.people) > 1

    def people(self, people: Sequence[str]) -> str:
        """Return several names; of a crowd only the first few."""
        speak = self.names.language
        named = [self.person(person) for person in people[:_MOST_NAMED]]
        if len(people) > len(named):
            return speak.text(
                N_("{who} and {n} others"), who=", ".join(named[:-1]), n=speak.number(len(people) - len(named) + 1)
            )
        return speak.listing(named)

    def party(self, party: str) -> str:
        """Return who speaks for a department, with the department the first time; or the name of another party."""
        head = self.names.prose(f"departments.{party}.head")
        if head:
            speak, department = self.names.language, self.names.of("departments", party)
            full = speak.text(N_("{head} ({department})"), head=head, department=department)
            return self._introduce(f"party:{party}", full, head)
        if party in _ROLES or party.startswith("pm:"):
            return self.seat(party)
        if party.startswith("person:"):
            return self.person(party.removeprefix("person:"))
        return show(self.names, "party", party)

    def _introduce(self, key: str, full: str, short: str) -> str:
        if key in self._met:
            return short
        self._met.add(key)
        return full

    def seat(self, seat: str) -> str:
        """Return what to call who sits at a desk."""
        if seat in _ROLES:
            speak = self.names.language
            return speak.text(_ROLES[seat], the=speak.text(N_("the")))
        return show(self.names, "seat", seat)

    def project(self, project: str) -> str:
        """Return the name of a project, in quotation marks."""
        return quoted(self.names, self.names.of("projects", project))

    def field(self, field: str, value: object) -> str:
        """Return a value as sentences of events say it."""
        return show(self.names, field, value)

    def money(self, cents: float) -> str:
        """Return an amount."""
        return self.names.language.money(cents, self.names.scenario.currency)

    def weeks(self, number: int) -> str:
        """Return a number of weeks."""
        return self.names.language.plural("{n} week", "{n} weeks", number)

    def time(self, seconds: float) -> str:
        """Return a length of time; what took days is told in days."""
        speak = self.names.language
        if seconds < 3 * _DAY_S:
            return speak.duration(seconds)
        return speak.text(N_("{days} days"), days=speak.number(seconds / _DAY_S))

    def day(self, t_s: int) -> str:
        """Return the day of the week and the time: Saturday, 13:05."""
        day = self.names.language.text(_DAYS[t_s % WEEK // _DAY_S])
        if t_s % WEEK == WEEK - 1:
            return self.names.language.text(N_("Sunday night"))
        return f"{day}, {t_s % _DAY_S // 3600:02d}:{t_s % 3600 // 60:02d}"

    def prose(self, key: str) -> str:
        """Return a text of the scenario without the marks that it would be quoted in."""
        return self.names.prose(key).rstrip(".")

    def first_of(self, key: str) -> str:
        """Return the first sentence of a text of the scenario, without its full stop."""
        text = self.names.prose(key)
        found = _SENTENCE.search(text)
        return (text[: found.end()] if found else text).rstrip(".")

    def text(self, *ways: str) -> str:
        """Return one of several sentences of ours."""
        return self.names.language.text(self.choose(ways, ways[0]) if len(ways) > 1 else ways[0])

    def listed(self, parts: Sequence[Say]) -> str:
        """Return several values as a list."""
        return self.names.language.listing([self.say(part) for part in parts])

    # ----------------------------------------------------------------------------------------------------- times

    def begin(self) -> None:
        """Begin an act: the next beat names its week."""
        self._told_s = -1

    def when(self, t_s: int, link: str = "") -> str:
        """Return when something happened, as seen from what was told before.

        Args:
            t_s: The instant.
            link: ``so`` if it follows from what was told, ``other`` if it happened at the other desk.
        """
        speak, week = self.names.language, week_of(t_s)
        before = week_of(self._told_s) if self._told_s >= 0 else 0
        self._told_s = t_s
        if before and link == "so":
            return speak.text(N_("so in {week}"), week=speak.week(week))
        if before == week and link == "other":
            return speak.text(N_("at the other desk, that same week,"))
        if before == week:
            self._same += 1
            return speak.text(_SAME[self._same % len(_SAME)])
        ways = _LATER.get(week - before) if before else None
        if ways is None:
            return speak.text(N_("in {week}"), week=speak.week(week))
        self._later += 1
        return speak.text(ways[self._later % len(ways)], week=speak.week(week))

    # ---------------------------------------------------------------------------------------------------- clauses

    def any(self, thing: str) -> str:
        """Return the name of whatever it is; of a project in quotation marks, of a person as introduced."""
        if any(person.id == thing for person in self.names.scenario.people):
            return self.person(thing)
        if any(project.id == thing for project in self.names.scenario.projects):
            return self.project(thing)
        return show(self.names, "subject", thing)

    def with_person(self, msgid: str, person: str) -> str:
        """Return a clause about somebody."""
        return self.names.language.text(msgid, person=self.person(person))

    def counted(self, ways: Sequence[str], number: int) -> str:
        """Return a clause with a number."""
        return self.names.language.text(self.choose(ways, str(number)), n=self.names.language.number(number))

    def away(self, ways: Sequence[str], rows: Sequence[tuple[str, str]], each: str) -> str:
        """Return who was away and why."""
        msgid = self.choose(ways, rows[0][0])
        speak = self.names.language
        told = [speak.text(each, person=self.person(who), reason=show(self.names, "reason", why)) for who, why in rows]
        return speak.text(msgid, away=speak.listing(told))

    def crew(self, ways: Sequence[str], people: Sequence[str], t_s: int) -> str:
        """Return who dropped everything, and on which day that ended."""
        msgid = self.choose(ways, str(t_s))
        weekday = self.names.language.text(_DAYS[t_s % WEEK // _DAY_S])
        return self.names.language.text(msgid, people=self.people(people), weekday=weekday)

    def services(self, services: Sequence[str]) -> str:
        """Return the names of services."""
        return self.names.language.listing([self.names.of("services", service) for service in services])

    def week(self, t_s: int) -> str:
        """Return the week of an instant."""
        return self.names.language.week(week_of(t_s))

    @staticmethod
    def as_is(text: str) -> str:
        """Return a text that is finished."""
        return text

    def in_week(self, ways: Sequence[str], t_s: int) -> str:
        """Return a clause with a week."""
        return self.names.language.text(self.choose(ways, str(t_s)), week=self.week(t_s))

    def because(self, ways: Sequence[str], what: Say) -> str:
        """Return a clause that gives the reason."""
        return self.names.language.text(self.choose(ways, str(what)), what=self.say(what))
