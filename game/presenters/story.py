"""The story of a game in a few sentences, made from its log."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from game.i18n import N_
from game.presenters.names import Names
from game.presenters.page import Line, Section
from sim.kernel.log import Event, type_name
from sim.kernel.units import week_of
from sim.why.turning import TurningPoint


@dataclass(slots=True)
class Chapter:
    """A few weeks.

    Attributes:
        counts: Type of event to how often.
        late: Tickets resolved too late.
        judged: Tickets with an agreement that were resolved.
        left: Names of who left.
        joined: Names of who started.
    """

    first: int
    last: int
    counts: Counter[str] = field(default_factory=Counter)
    late: int = 0
    judged: int = 0
    left: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)


def story_section(
    names: Names, events: Sequence[Event], weeks: int, points: Sequence[TurningPoint], opening: str
) -> Section:
    """Return the story.

    Args:
        names: What to call things.
        events: The log.
        weeks: Weeks played.
        points: Everything that may have mattered, unranked.
        opening: First sentence: who played.
    """
    lines = [Line(opening)]
    for chapter in chapters(events, weeks):
        lines.append(Line(_tell(names, chapter, points)))
    return Section(names.language.text(N_("How it went")), tuple(lines))


def chapters(events: Sequence[Event], weeks: int) -> list[Chapter]:
    """Divide a game into at most three parts of equal length and count what happened in each."""
    parts = 1 if weeks < 6 else 2 if weeks < 12 else 3
    ends = [weeks * (n + 1) // parts for n in range(parts)]
    starts = [1, *(end + 1 for end in ends[:-1])]
    found = [Chapter(first, last) for first, last in zip(starts, ends, strict=True)]
    for event in events:
        week = week_of(event.t_s)
        chapter = next((c for c in found if week <= c.last), None)
        if chapter is not None:
            _count(chapter, event)
    return found


def _count(chapter: Chapter, happened: Event) -> None:
    kind = type_name(type(happened))
    event: Any = happened
    chapter.counts[kind] += 1
    if kind == "ticket_resolved" and not event.parent:
        chapter.judged += 1
        chapter.late += not event.sla_met
    elif kind == "person_left":
        chapter.left.append(event.name)
    elif kind == "person_joined":
        chapter.joined.append(event.name)


def _tell(names: Names, chapter: Chapter, points: Sequence[TurningPoint]) -> str:
    speak = names.language
    counts = chapter.counts
    span = (
        speak.text(N_("{first} to {last}"), first=speak.week(chapter.first), last=speak.week(chapter.last))
        if chapter.first < chapter.last
        else speak.week(chapter.first)
    )
    said = []
    if chapter.judged:
        said.append(
            speak.text(
                N_("{opened} tickets came in and {resolved} were resolved, {share} of them in time."),
                opened=speak.number(counts["ticket_opened"]),
                resolved=speak.number(counts["ticket_resolved"]),
                share=speak.share(1 - chapter.late / chapter.judged),
            )
        )
    said += [_worst(names, chapter, points), *_changes(names, chapter), *_people(names, chapter)]
    return f"{span}: {' '.join(part for part in said if part)}"


def _worst(names: Names, chapter: Chapter, points: Sequence[TurningPoint]) -> str:
    speak = names.language
    here = [
        point
        for point in points
        if point.kind in ("outage", "breach") and chapter.first <= week_of(point.event.t_s) <= chapter.last
    ]
    worst = max(here, key=lambda point: (point.worth_cents, point.event.id), default=None)
    if worst is None or worst.worth_cents <= 0:
        return speak.text(N_("No outage worth the name."))
    week = speak.week(week_of(worst.event.t_s))
    money = speak.money(worst.worth_cents, names.scenario.currency)
    if worst.kind == "breach":
        asset = names.of("assets", worst.subjects[0])
        return speak.text(
            N_("The worst was in {week}: a break-in on {asset} ({money})."), week=week, money=money, asset=asset
        )
    service = names.of("services", worst.subjects[0])
    return speak.text(
        N_("The worst was in {week}: {service}, {duration}, {money}."),
        week=week,
        money=money,
        service=service,
        duration=speak.duration(worst.seconds),
    )


def _changes(names: Names, chapter: Chapter) -> list[str]:
    speak = names.language
    done, failed = chapter.counts["change_done"], chapter.counts["change_failed"]
    if not done + failed:
        return []
    if not failed:
        return [speak.plural("{n} change went well.", "{n} changes went well.", done)]
    return [
        speak.plural(
            "{n} change went well, {failed} failed.", "{n} changes went well, {failed} failed.", done, failed=failed
        )
    ]


def _people(names: Names, chapter: Chapter) -> list[str]:
    speak = names.language
    said = []
    if chapter.left:
        said.append(speak.text(N_("Gone: {who}."), who=speak.listing(chapter.left)))
    if chapter.joined:
        said.append(speak.text(N_("New: {who}."), who=speak.listing(chapter.joined)))
    return said
