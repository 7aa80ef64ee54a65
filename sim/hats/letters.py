"""The letter on Friday: what helped the other hat, what hurt it, what it needs on Monday."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from sim.hats.events import FridayLetter, Lines
from sim.hats.state import News
from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, HOUR, week_of, week_start
from sim.projects.events.control import EscalationAnswered, HelpOffered, ReportFoundOut, StatusReported
from sim.projects.events.life import DefectEscaped, GoLiveMissed, ProjectFunded, ProjectWentLive
from sim.projects.events.work import GrantEnded, StaffDeclined, StaffFellShort, StaffGranted
from sim.relations.events import ChairEmpty, PromiseBroken, PromiseKept

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

RANK = 957
_FRIDAY_S: Final = 4 * DAY + 16 * HOUR
_MOST_NEWS = 12
HELPED, HURT = "helped", "hurt"


class Letters:
    """Collects the week's news and sends a letter to each hat, but only if there is something to say."""

    def __init__(self, floor: "HatsFloor") -> None:
        """Listen for what one hat does to the other."""
        self.floor = floor
        self.core = floor.core
        self.state = floor.state
        for kind, reader, side, key, names in _NEWS:
            self._listen(kind, reader, side, key, names)
        subscribe = floor.core.log.subscribe
        subscribe(PromiseKept, self._promise)
        subscribe(PromiseBroken, self._promise)
        subscribe(StatusReported, self._report)
        subscribe(ChairEmpty, self._chair)

    def _listen(self, kind: Any, reader: str, side: str, key: str, names: tuple[str, ...]) -> None:
        def hear(event: Any) -> None:
            self._note(reader, side, key, tuple((name, getattr(event, name)) for name in names), event.id)

        self.core.log.subscribe(kind, hear)

    def start(self) -> None:
        """Make the first Friday due."""
        self._schedule(1)

    def _schedule(self, week: int) -> None:
        t_s = week_start(week) + _FRIDAY_S
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, RANK, "hats/letters", self._write, week)

    # --------------------------------------------------------------------------------------------------- hearing

    def _note(self, reader: str, side: str, key: str, values: tuple[tuple[str, Any], ...], cause: str) -> None:
        news = self.state.news.setdefault(reader, [])
        if len(news) < _MOST_NEWS:
            news.append(News(side, key, values, cause))

    def _promise(self, event: PromiseKept | PromiseBroken) -> None:
        """Tell the giver what keeping or breaking a promise did, if the other hat waited for it."""
        giver, taker = event.giver.partition(":")[0], event.taker.partition(":")[0]
        if {giver, taker} == {"it", "pm"}:
            kept = isinstance(event, PromiseKept)
            values = (("kind", event.kind), ("subject", event.subject))
            self._note(giver, HELPED if kept else HURT, "promise_kept" if kept else "promise_broken", values, event.id)

    def _report(self, event: StatusReported) -> None:
        if not event.rosy:
            values = (("project", event.project), ("colour", event.colour))
            self._note("pm", HELPED, "honest_report", values, event.id)

    def _chair(self, event: ChairEmpty) -> None:
        if event.seat in {"it", "pm"}:
            self._note(event.seat, HURT, "empty_chair", (), event.id)

    # --------------------------------------------------------------------------------------------------- writing

    def _write(self, occurrence: Occurrence) -> None:
        for reader, sender in (("it", "pm"), ("pm", "it")):
            self._letter(reader, sender)
        self.state.news.clear()
        self._schedule(week_of(self.core.now) + 1)

    def _letter(self, reader: str, sender: str) -> None:
        """Send the last word of each side, and what is needed; nothing without a project that joins the two."""
        if self.floor.projects.lead_project("pm") is None:
            return
        news = self.state.news.get(reader, [])
        lines: list[tuple[str, tuple[tuple[str, str | int | float], ...]]] = []
        causes: list[str] = []
        for side in (HELPED, HURT):
            told = [piece for piece in news if piece.side == side]
            if told:
                lines.append((f"{side}.{told[-1].key}", told[-1].parameters))
                causes.append(told[-1].cause)
        wish = self._wish(reader)
        if not lines and wish is None:
            return
        if wish is not None:
            key, values, cause = wish
            lines.append((f"need.{key}", values))
            causes.append(cause)
        counters = self.floor.counters(reader)
        counters.letters += 1
        event_id = f"letter/{reader}/{week_of(self.core.now)}"
        told_causes = tuple(dict.fromkeys(causes))
        sent: Lines = tuple(lines)
        self.core.publish(FridayLetter(event_id, self.core.now, told_causes, reader, sender, sent))
        self.state.letters[reader] = event_id

    def _wish(self, reader: str) -> tuple[str, tuple[tuple[str, str | int | float], ...], str] | None:
        """Return what the other hat needs most from the reader, with the event behind it."""
        for find in _WISHES[reader]:
            wish = find(self.floor)
            if wish is not None:
                return wish
        return None


Wish = tuple[str, tuple[tuple[str, str | int | float], ...], str]


def _people(floor: "HatsFloor") -> Wish | None:
    for request in floor.projects.state.requests.values():
        if request.state in {"open", "escalated"}:
            values = (("project", request.project), ("person", request.person), ("field", request.field))
            return "people", values, request.cause
    return None


def _window(floor: "HatsFloor") -> Wish | None:
    for change in floor.change.state.open.values():
        if change.kind == "go_live" and change.state == "requested":
            return "window", (("change", change.id),), change.cause
    return None


def _answer(floor: "HatsFloor") -> Wish | None:
    for request in floor.projects.state.requests.values():
        if request.state == "offered":
            return "answer", (("project", request.project), ("person", request.offer_person)), request.cause
    return None


def _status(floor: "HatsFloor") -> Wish | None:
    week = week_of(floor.core.now)
    for project in floor.projects.of_seat("pm"):
        last = project.reports[-1].week if project.reports else week_of(max(0, project.chartered_s))
        if project.status == "running" and week - last >= floor.rules.order_sponsor_weeks:
            cause = project.cause or f"start:project/{project.id}"
            return "status", (("project", project.id), ("weeks", week - last)), cause
    return None


_WISHES: Final[dict[str, tuple[Callable[["HatsFloor"], Wish | None], ...]]] = {
    "it": (_people, _window),
    "pm": (_answer, _status),
}
_NEWS: Final[tuple[tuple[type, str, str, str, tuple[str, ...]], ...]] = (
    (StaffGranted, "it", HELPED, "people_given", ("project", "person")),
    (ProjectFunded, "it", HELPED, "money_given", ("project", "cents")),
    (EscalationAnswered, "it", HELPED, "escalation_answered", ("project", "matter")),
    (StaffDeclined, "it", HURT, "people_declined", ("project", "person", "field")),
    (StaffFellShort, "it", HURT, "people_fell_short", ("project", "person", "promised_h", "given_h")),
    (GoLiveMissed, "it", HURT, "go_live_missed", ("project", "reason")),
    (HelpOffered, "pm", HELPED, "early_warning", ("project",)),
    (GrantEnded, "pm", HELPED, "people_back", ("project", "person")),
    (ProjectWentLive, "pm", HELPED, "went_live", ("project",)),
    (ReportFoundOut, "pm", HURT, "rosy_report", ("project", "by")),
    (DefectEscaped, "pm", HURT, "defects", ("project", "service")),
)
"""Event, who reads of it, whether it helped or hurt the other, key, fields that are told."""
