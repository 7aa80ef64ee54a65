"""The debrief in words: questions before answers, what each decision was worth, whose call it was, luck and skill."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from game.i18n import N_
from game.presenters import kpis
from game.presenters.decisions import made
from game.presenters.names import Names
from game.presenters.words import word
from sim.fork import Move
from sim.hats.view import CardView, PredictionView
from sim.kernel.units import week_of
from sim.lab.evidence import Band, Worth

_NAMED: Final = 2
"""Later decisions that are named; more are counted."""
_NOTEWORTHY: Final = 0.5
"""Points from which on a difference is worth telling."""
ASKED: Final = 5
"""Decisions that a question before the answers lets one choose from."""
_ROLES: Final = ("it_manager", "project_manager", "organisation")


class WorthLine(NamedTuple):
    """A decision and what it was worth.

    Attributes:
        points: Points of both hats and the organisation together.
        figure: The difference that tells most, in words.
        what: What else was otherwise without it.
    """

    sequence: int
    week: int
    seat: str
    title: str
    points: float
    figure: str
    what: str


def phrase(names: Names, move: Move) -> str:
    """Return a decision with its arguments."""
    return made(names, move.name, dict(move.arguments))


def worth_lines(names: Names, moves: Mapping[int, Move], worths: Sequence[Worth], most: int = 12) -> list[WorthLine]:
    """Return the decisions that mattered most, the weightiest first; those that hardly mattered are left out.

    Args:
        names: What to call things.
        moves: Sequence number to move.
        worths: What is known of each, the weightiest first.
        most: How many.
    """
    lines = []
    for worth in worths:
        move = moves.get(worth.sequence)
        if move is None or (abs(worth.total) < _NOTEWORTHY and not worth.changed):
            continue
        seat = "it" if move.seat == "it" else "pm"
        title, what = phrase(names, move), _without(names, moves, worth)
        lines.append(
            WorthLine(worth.sequence, week_of(move.t_s), seat, title, worth.total, _figure(names, worth), what)
        )
    return lines[:most]


def _figure(names: Names, worth: Worth) -> str:
    speak = names.language
    return speak.text(N_("{points} points"), points=speak.signed(worth.total, 1))


def _without(names: Names, moves: Mapping[int, Move], worth: Worth) -> str:
    """Return what would have been otherwise without a decision, in one line."""
    speak = names.language
    said = []
    for role in _ROLES:
        points = worth.points.get(role, 0.0)
        if abs(points) >= _NOTEWORTHY:
            said.append(f"{speak.text(kpis.ROLES[role])} {speak.signed(points, 1)}")
    for project, weeks in worth.weeks.items():
        if weeks:
            name = names.of("projects", project)
            text = (
                N_("“{project}” live {n} week sooner") if abs(weeks) == 1 else N_("“{project}” live {n} weeks sooner")
            )
            if weeks < 0:
                text = (
                    N_("“{project}” live {n} week later") if abs(weeks) == 1 else N_("“{project}” live {n} weeks later")
                )
            said.append(speak.text(text, project=name, n=speak.number(abs(weeks))))
    if abs(worth.outage_cents) >= 100_000:
        money = speak.money(abs(worth.outage_cents), names.scenario.currency)
        said.append(
            speak.text(
                N_("outages {money} cheaper") if worth.outage_cents > 0 else N_("outages {money} dearer"), money=money
            )
        )
    if worth.changed:
        said.append(speak.text(N_("without it the game ends otherwise")))
    if worth.lost:
        said.append(_lost(names, moves, worth))
    return " · ".join(said)


def _lost(names: Names, moves: Mapping[int, Move], worth: Worth) -> str:
    """Name what was impossible without a decision: the difference may be more of that than of the decision itself."""
    speak = names.language
    lost = [moves[number] for number in worth.lost if number in moves]
    if len(lost) == worth.impossible <= _NAMED:
        said = [f"{phrase(names, move)} ({speak.week(week_of(move.t_s))})" for move in lost]
        return speak.text(N_("impossible without it: {what}"), what=speak.listing(said))
    return speak.plural(
        "{n} later decision was impossible without it",
        "{n} later decisions were impossible without it",
        worth.impossible,
    )


class Question(NamedTuple):
    """A question before the answers; ``options`` are (value, words)."""

    key: str
    words: str
    options: tuple[tuple[str, str], ...]


def questions(names: Names, moves: Sequence[Move], weights: Sequence[int]) -> tuple[Question, ...]:
    """Return what to ask before anything is shown, made from this game.

    Args:
        names: What to call things.
        moves: The decisions of the game.
        weights: Sequence numbers of decisions with wide consequences.
    """
    speak = names.language
    by_number = {move.sequence: move for move in moves}
    shown = [by_number[number] for number in weights if number in by_number][:ASKED]
    shown.sort(key=lambda move: move.t_s)
    options = tuple((str(move.sequence), f"{speak.week(week_of(move.t_s))}: {phrase(names, move)}") for move in shown)
    hats = (
        ("it", speak.text(N_("The IT manager"))),
        ("pm", speak.text(N_("The project manager"))),
        ("both", speak.text(N_("Both alike"))),
    )
    luck = (
        ("lucky", speak.text(N_("We were lucky"))),
        ("fair", speak.text(N_("Neither lucky nor unlucky"))),
        ("unlucky", speak.text(N_("We were unlucky"))),
    )
    asked = [
        Question("helped", speak.text(N_("Which of these decisions helped most?")), options),
        Question("hurt", speak.text(N_("Which of them would you take back?")), options),
    ]
    asked = asked if options else []
    return (
        *asked,
        Question("hat", speak.text(N_("Which hat got less than it needed?")), hats),
        Question("luck", speak.text(N_("How much of it was luck?")), luck),
    )


class Call(NamedTuple):
    """Whose call something was, and whose it was held to be."""

    title: str
    owner: str
    named: str
    right: bool
    why: str


def calls(names: Names, cards: Sequence[CardView]) -> list[Call]:
    """Return the cards that asked whose call it is, with the explanation of each."""
    found = []
    for card in cards:
        if not card.named:
            continue
        owner, named = (word(names.language, "owner", who) for who in (card.owner, card.named))
        title, why = names.prose(card.title) or card.id, names.prose(card.why)
        found.append(Call(title, owner, named, card.owner == card.named, why))
    return found


def predictions(names: Names, made_: Sequence[PredictionView]) -> list[tuple[str, str, bool | None]]:
    """Return what was expected, what came, and whether it was right (None while nobody knows)."""
    speak = names.language
    rows: list[tuple[str, str, bool | None]] = []
    for one in made_:
        values: dict[str, Any] = {"subject": one.subject, "value": one.value, "week": one.week}
        said = made(names, "predict", values)
        if not one.judged:
            rows.append((said, speak.text(N_("not known yet")), None))
            continue
        right = (one.value >= 0.5) == (one.actual >= 0.5)
        rows.append((said, speak.text(N_("it came so") if right else N_("it came otherwise")), right))
    return rows


def band_line(names: Names, band: Band) -> str:
    """Return where one's own result lies among the same decisions on other luck."""
    speak, share = names.language, band.share_below
    if share >= 0.8:
        text = N_("With the same decisions, {share} of other lucks come out worse: this was good luck.")
    elif share <= 0.2:
        text = N_("With the same decisions, only {share} of other lucks come out worse: this was bad luck.")
    else:
        text = N_("With the same decisions, {share} of other lucks come out worse: luck was neither good nor bad.")
    return speak.text(text, share=speak.share(share))


def hands_line(names: Names, mine: float, others: Sequence[tuple[tuple[str, str], float]]) -> str:
    """Return where one's own result lies among policies on the same luck."""
    speak = names.language
    better = sum(points > mine for _, points in others)
    if not others:
        return ""
    if better == 0:
        return speak.text(N_("On the same luck, no shipped policy does better."))
    return speak.plural(
        "On the same luck, {n} of the shipped pairs of policies does better.",
        "On the same luck, {n} of the shipped pairs of policies do better.",
        better,
    )
