"""What somebody asks about: an event by its id, or a number at the end of a week (``sla@14``)."""

from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Final

from sim.kernel.log import CHANCE, START
from sim.scenario.vocabulary import KPIS, SCORES
from sim.session import Session

_NEAR: Final = 2_000


class SubjectError(Exception):
    """Nothing is known of what was asked about; the message names the nearest."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about.

    Attributes:
        name: Event id, KPI, ``score.<role>.<part>``, or ``project/<id>/<figure>``.
        week: Of a number; 0 for an event.
    """

    name: str
    week: int = 0

    @property
    def is_event(self) -> bool:
        """Whether it is an event."""
        return self.week == 0


def numbers() -> dict[str, str]:
    """Return every name a number can be asked by, with its full name: ``sla`` is ``score.it_manager.sla``."""
    found: dict[str, str] = {}
    for role, parts in SCORES.items():
        for part in (*parts, "total"):
            full = f"score.{role}.{part}"
            found[full] = found[f"{role}.{part}"] = full
            found.setdefault(part, full)
        found[role] = f"score.{role}.total"
    return found | {name: name for name in KPIS}


def figures(session: Session) -> frozenset[str]:
    """Return every figure of a project that can be asked about: ``project/<id>/spi``."""
    projects = session.results().projects
    return frozenset(f"project/{project.id}/{name}" for project in projects for name, _ in project.figures)


def parse(session: Session, text: str, weeks: int) -> Subject:
    """Find out what is meant.

    Args:
        session: The game asked about.
        text: ``sla@14``, ``outage_h`` (the last week), or an event id.
        weeks: Closed weeks.

    Raises:
        SubjectError: Nothing of that name is known, or the week is not closed.
    """
    name, _, week_text = text.partition("@")
    known = numbers()
    if name in known:
        return Subject(known[name], _week(week_text, weeks) if week_text else _last(min(weeks, session.scenario.weeks)))
    if name in figures(session):
        return Subject(name, _week(week_text, weeks) if week_text else _last(min(weeks, session.scenario.weeks)))
    if text.startswith((CHANCE, START)) or session.find(text) is not None:
        return Subject(text)
    raise SubjectError(f"nothing is known of {text!r}{_hint(session, name, text)}")


def _last(weeks: int) -> int:
    if weeks < 1:
        raise SubjectError("no week of this game is over, so there is no number to explain yet")
    return weeks


def _week(text: str, weeks: int) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= weeks:
        raise SubjectError(f"{text!r} is no week of this game; its weeks are 1 to {_last(weeks)}")
    return int(text)


def _hint(session: Session, name: str, text: str) -> str:
    if "/" not in text:
        near = get_close_matches(name, list(numbers()), 1, 0.6)
        if near:
            week = text.partition("@")[1:]
            return f" (did you mean {near[0] + ''.join(week)!r}?)"
    start = text.split("/", maxsplit=1)[0]
    ids = (event.id for event in session.events() if event.id.startswith(start))
    close = get_close_matches(text, list(islice(ids, _NEAR)), 1, 0.5) if text else []
    if close:
        return f" (did you mean {close[0]!r}?)"
    return "; ask for an event id, a KPI or a part of a score, such as sla@14"
