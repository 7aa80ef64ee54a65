"""The chapters of a debrief pack that need no replay: what happened, who decided, and what was expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from game.i18n import N_
from game.presenters import debrief, kpis
from game.presenters.endings import ending_section
from game.presenters.names import Names
from game.presenters.pack import Asking, Card, Chapter, Curves, Hue, Part, Series, chapter
from game.presenters.page import Bar, Line, Page, Table, Tone
from game.presenters.points import points_section
from game.presenters.scorecard import goal_section, measure, scores_of
from game.presenters.story import Teller
from game.presenters.tale import rub
from game.presenters.tale.beat import Book
from game.presenters.words import word
from sim.fork import Move, Recorded
from sim.kernel.log import Event, type_name
from sim.kernel.units import week_of
from sim.lab.evidence import Evidence
from sim.scores.view import GoalView
from sim.session import Session
from sim.why.turning import TurningPoint

HUES: Final[dict[str, Hue]] = {
    "it_manager": "it",
    "project_manager": "pm",
    "organisation": "good",
    "role_clarity": "both",
}
HATS: Final = ("it_manager", "project_manager", "organisation")
SEATS: Final = {"it": N_("IT"), "pm": N_("PM")}
_NEAR: Final = 0.1
_MOMENTS: Final = 8


@dataclass(frozen=True, slots=True)
class Told:
    """A finished game and all that is known of it.

    Attributes:
        session: The game, as it stands after its end.
        events: Its log up to where it was judged.
        recorded: What it came from.
        evidence: Answers of replays, or None where none were played.
        points: Its turning points, in the order of happening.
        report: Its report.
        save: Name of its save for commands, or a stand-in.
        program: How the program is called in commands.
    """

    names: Names
    session: Session
    events: Sequence[Event]
    recorded: Recorded
    evidence: Evidence | None
    points: tuple[TurningPoint, ...]
    report: Page
    save: str
    program: str

    def t(self, text: str, **values: object) -> str:
        """Return a text in the reader's language."""
        return self.names.language.text(text, **values)

    @property
    def moves(self) -> dict[int, Move]:
        """Return the moves by number."""
        return {move.sequence: move for move in self.recorded.moves}


def hat(seat: str) -> str:
    """Return the hat that a seat wears."""
    return "it" if seat == "it" else "pm"


def asked(told: Told, weights: Sequence[int], answers: dict[str, str]) -> Chapter | None:
    """Return the questions before the answers, made from this game."""
    questions = debrief.questions(told.names, told.recorded.moves, weights)
    parts = [
        Asking(question.words, tuple(words for _, words in question.options), answers.get(question.key, ""))
        for question in questions
    ]
    lead = told.t(N_("Answer these before you read on, each for yourself, then together. Nobody scores them."))
    return chapter("questions", told.t(N_("Before you look")), parts, lead)


def story(told: Told) -> Chapter | None:
    """Return the story of the game."""
    section = told.report.sections[0]
    return chapter("story", section.title, section.parts)


def result(told: Told) -> Chapter | None:
    """Return both hats side by side, the goals, and the game at a glance."""
    results = told.session.results()
    cards: list[Part] = []
    for role, values in scores_of(results).items():
        if all(points is None for points in values.values()):
            continue
        total = values.get("total")
        bars = tuple(
            Bar(told.t(kpis.PARTS[part]), points, "" if points is not None else told.t(N_("not measured")))
            for part, points in values.items()
            if part != "total"
        )
        remark = told.names.language.number(total) if total is not None else told.t(N_("not measured"))
        cards.append(Card(told.t(kpis.ROLES[role]), HUES[role], bars, remark))
    goals = goal_section(told.names, results.goals, told.session.outcome())
    ending = ending_section(told.names, told.session)
    parts: list[Part] = [*(ending.parts if ending is not None else ()), *cards, _glance(told), *goals.parts]
    return chapter("result", told.t(N_("What came of it, for both hats")), parts)


def _glance(told: Told) -> Curves:
    speak, weeks = told.names.language, told.session.results().weeks
    series = []
    for role in HATS:
        points = tuple(
            (week.week, value) for week in weeks if (value := dict(week.scores).get(f"{role}.total")) is not None
        )
        if points:
            series.append(Series(told.t(kpis.ROLES[role]), HUES[role], points))
    marks = tuple((week_of(point.event.t_s), speak.week(week_of(point.event.t_s))) for point in told.points)
    return Curves(told.t(N_("Totals to date, in points; marked are the turning points")), tuple(series), marks)


def turning(told: Told) -> Chapter | None:
    """Return the turning points with their causes."""
    section = points_section(told.names, told.points, told.session.find)
    lead = told.t(N_("Each with what it meant, why it came, and its id, by which the program explains it further."))
    return chapter("turning-points", told.t(N_("Turning points")), section.parts, lead)


def near(told: Told) -> Chapter | None:
    """Return what was nearly otherwise, also after a win."""
    speak = told.names.language
    lines: list[Part] = []
    for goal in told.session.results().goals:
        text = _near_goal(told, goal)
        if text:
            lines.append(Line(text, "watch", "•"))
    ending = ending_section(told.names, told.session)
    last = told.session.ending()
    if ending is not None and last is not None and last.near_misses:
        lines += [Line(part.text, "", "•") for part in ending.parts[-len(last.near_misses) :] if isinstance(part, Line)]
    kinds = [type_name(type(event)) for event in told.events]
    saved = kinds.count("asset_failed") - _felt(told)
    if saved > 0:
        text = speak.plural(
            "{n} failure was caught by a second system or mended before anybody felt it.",
            "{n} failures were caught by a second system or mended before anybody felt it.",
            saved,
        )
        lines.append(Line(text, "", "•"))
    if not lines:
        lines.append(Line(told.t(N_("Nothing was close: no goal within a tenth of its target, no other ending near."))))
    return chapter("near-misses", told.t(N_("What was nearly otherwise")), lines)


def _felt(told: Told) -> int:
    """Return how many failures of assets a service felt."""
    failed = {event.id for event in told.events if type_name(type(event)) == "asset_failed"}
    felt = {
        cause
        for event in told.events
        if type_name(type(event)) == "service_state_changed" and getattr(event, "new", "up") != "up"
        for cause in event.causes
    }
    return len(failed & felt)


def _near_goal(told: Told, goal: GoalView) -> str:
    if goal.actual is None or abs(goal.actual - goal.target) > _NEAR * max(abs(goal.target), 1e-9):
        return ""
    names = told.names
    label = names.of("goals", goal.id)
    text = N_("Only just met: {goal} ({actual}; wanted was {sign} {target}).")
    if not goal.met:
        text = N_("Only just missed: {goal} ({actual}; wanted was {sign} {target}).")
    return told.t(
        text,
        goal=label if label != goal.id else kpis.label(names.language, goal.measure),
        actual=measure(names, goal.measure, goal.actual),
        sign={">=": "≥", "<=": "≤"}[goal.op],
        target=measure(names, goal.measure, goal.target),
    )


def calls(told: Told) -> Chapter | None:
    """Return whose call each card was with its explanation, what was tried with the wrong hat, and promises."""
    past = {card.id: card for seat in ("it", "pm") for card in told.session.judged(seat).hats.past}
    rows: list[tuple[str, ...]] = []
    tones: list[Tone] = []
    for call in debrief.calls(told.names, list(past.values())):
        mark = "✓" if call.right else "✗"
        named = "" if call.right else call.named
        rows.append((mark, call.title, call.owner, named, call.why))
        tones.append("good" if call.right else "bad")
    parts: list[Part] = []
    right = sum(tone == "good" for tone in tones)
    if rows:
        heads = ("", N_("card"), N_("whose call"), N_("you said"), N_("why"))
        parts.append(Table(tuple(told.t(head) for head in heads), "<<<<<", tuple(rows), tuple(tones)))
    else:
        parts.append(Line(told.t(N_("No card asked whose call it is.")), "quiet"))
    parts += [*_wrong_hat(told), *_promises(told)]
    lead = told.t(N_("{right} of {all} right."), right=right, all=len(rows)) if rows else ""
    return chapter("whose-call", told.t(N_("Whose call was it?")), parts, lead)


def _wrong_hat(told: Told) -> list[Part]:
    tries = [move for move in told.recorded.moves if move.refused in {"not_your_call", "not_your_project"}]
    if not tries:
        return [Line(told.t(N_("Nobody reached for what belongs to the other hat.")), "quiet")]
    lines: list[Part] = [Line(told.t(N_("Decided with the wrong hat")), "strong")]
    for move in tries:
        text = f"{told.names.language.moment(move.t_s)}: {debrief.phrase(told.names, move)}"
        lines.append(Line(text, "bad", "✗"))
    return lines


def _promises(told: Told) -> list[Part]:
    speak = told.names.language
    lines: list[Part] = [Line(told.t(N_("Promises")), "strong")]
    for seat, name in (("it", N_("IT manager")), ("pm", N_("Project manager"))):
        relations = told.session.judged(seat).relations
        kept, broken = speak.number(relations.promises_kept), speak.number(relations.promises_broken)
        lines.append(
            Line(told.t(N_("{hat}: {kept} kept, {broken} broken"), hat=told.t(name), kept=kept, broken=broken))
        )
    return lines


def expected(told: Told) -> Chapter | None:
    """Return predictions against facts."""
    made = [one for seat in ("it", "pm") for one in told.session.judged(seat).hats.predictions]
    tones: dict[bool | None, Tone] = {True: "good", False: "bad", None: "quiet"}
    marks = {True: "✓", False: "✗", None: "·"}
    rows = debrief.predictions(told.names, list(dict.fromkeys(made)))
    title = told.t(N_("Predictions against facts"))
    if not rows:
        return chapter("predictions", title, [Line(told.t(N_("Nobody predicted anything in this game.")), "quiet")])
    heads = ("", told.t(N_("expected")), told.t(N_("what came")))
    table = Table(
        heads, "<<<", tuple((marks[ok], said, came) for said, came, ok in rows), tuple(tones[ok] for *_, ok in rows)
    )
    known = [ok for *_, ok in rows if ok is not None]
    lead = told.t(N_("{right} of {all} came true."), right=sum(known), all=len(known)) if known else ""
    return chapter("predictions", title, [table], lead)


def moments(told: Told) -> list[Part]:
    """Return the scenes in which one hat hurt or helped the other, from the log."""
    teller = Teller(told.names)
    teller.book = book = Book(told.session.scenario, told.events)
    beats = sorted(rub.beats(book), key=lambda beat: (-beat.weight, beat.t_s, beat.event.id))[:_MOMENTS]
    lines: list[Part] = []
    teller.begin()
    for beat in sorted(beats, key=lambda beat: (beat.t_s, book.place[beat.event.id])):
        text = teller.tell(beat)
        if text:
            lines += [Line(text, "", "•"), Line(beat.event.id, "quiet", indent=1)]
    return lines


def orders(told: Told) -> list[Part]:
    """Return what each standing order did: its mistakes are those of the hat that gave it."""
    done: dict[tuple[str, str], list[int]] = {}
    for event in told.events:
        kind, order = type_name(type(event)), _any(event)
        if kind in {"order_carried_out", "order_skipped"}:
            counts = done.setdefault((hat(order.seat), order.rule), [0, 0])
            counts[kind == "order_skipped"] += 1
    if not done:
        return []
    speak = told.names.language
    heads = ("", N_("standing order"), N_("carried out"), N_("left out"))
    rows = tuple(
        (told.t(SEATS[seat]), word(speak, "rule", name), speak.number(made), speak.number(skipped))
        for (seat, name), (made, skipped) in sorted(done.items())
    )
    return [
        Line(told.t(N_("What standing orders did")), "strong"),
        Table(tuple(told.t(head) for head in heads), "<<>>", rows),
    ]


def _any(event: Any) -> Any:
    return event
