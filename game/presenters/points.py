"""The events that mattered, and why, in words."""

from collections.abc import Callable

from game.i18n import N_
from game.presenters.events import root, sentence
from game.presenters.names import Names
from game.presenters.page import Line, Section
from sim.kernel.log import Event, type_name
from sim.kernel.units import week_of
from sim.why.chain import Link, chain
from sim.why.turning import TurningPoint

_DEEP = 4
_KEPT_BACK = ("decision_made", "decision_refused")


def points_section(names: Names, points: tuple[TurningPoint, ...], find: Callable[[str], Event | None]) -> Section:
    """Return what mattered: what happened, what it meant, why, and how to ask for more."""
    speak = names.language
    lines: list[Line] = []
    for point in points:
        what = f"{speak.week(week_of(point.event.t_s))}  {sentence(names, point.event)}"
        lines.append(Line(what, "strong", "•"))
        meant = meaning(names, point)
        if meant:
            lines.append(Line(meant, indent=1))
        why = because(names, chain(find, point.event.id))
        if why:
            lines.append(Line(speak.text(N_("Why: {why}"), why=why), "quiet", indent=1))
        lines.append(Line(point.event.id, "quiet", indent=1))
    if not lines:
        lines.append(Line(speak.text(N_("Nothing stood out."))))
    return Section(speak.text(N_("What mattered most")), tuple(lines))


def meaning(names: Names, point: TurningPoint) -> str:
    """Return what a turning point meant, or nothing where its sentence says it all."""
    speak = names.language
    money = speak.money(point.worth_cents, names.scenario.currency)
    if point.kind == "outage":
        services = speak.listing([names.of("services", service) for service in point.subjects[:3]])
        more = len(point.subjects) - 3
        if more > 0:
            services = speak.plural("{what} and {n} more", "{what} and {n} more", more, what=services)
        duration = speak.duration(point.seconds)
        return speak.text(
            N_("Hit {services}, for {duration} in all; it cost the business about {money}."),
            services=services,
            duration=duration,
            money=money,
        )
    if point.kind == "breach":
        return speak.text(N_("It cost about {money}."), money=money)
    if point.kind == "late":
        service = names.of("services", point.subjects[0])
        return speak.plural(
            "{n} ticket about {service} came too late in {week}; this one was the worst.",
            "{n} tickets about {service} came too late in {week}; this one was the worst.",
            point.count,
            service=service,
            week=speak.week(week_of(point.event.t_s)),
        )
    if point.kind == "decision":
        followed = speak.plural("{n} event followed from it.", "{n} events followed from it.", point.count)
        told = [_told(names, event) for event in point.led_to]
        return " ".join([followed, speak.text(N_("Among them: {told}."), told="; ".join(told))]) if told else followed
    return ""


def _told(names: Names, event: Event) -> str:
    return f"{sentence(names, event).rstrip('.')} ({names.language.week(week_of(event.t_s))})"


def because(names: Names, link: Link) -> str:
    """Return the main line of causes in words, from near to far; always the first cause that leads on."""
    said: list[str] = []
    at = link
    while at.causes and len(said) < _DEEP:
        at = next((cause for cause in at.causes if cause.causes or cause.kind == "decision"), at.causes[0])
        text = _short(names, at)
        if not said or said[-1] != text:
            said.append(text)
    ends = link.roots()
    if at.causes and ends:
        said.append("…")
        said.append(_short(names, ends[0]))
    return " ← ".join(said)


def _short(names: Names, link: Link) -> str:
    if link.event is None:
        return root(names, link.id)
    text = sentence(names, link.event).rstrip(".")
    if type_name(type(link.event)) in _KEPT_BACK:
        return f"{text} ({names.language.week(week_of(link.event.t_s))})"
    return text
