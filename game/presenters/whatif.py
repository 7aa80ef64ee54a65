"""What if, in words: what was changed, what first went otherwise, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from game.i18n import N_, Language
from game.presenters import kpis
from game.presenters.decisions import made
from game.presenters.events import sentence
from game.presenters.names import Names
from game.presenters.page import Line, Page, Section, Table, Tone
from game.presenters.projects import FIGURES
from game.presenters.projects import value as value_of_figure
from game.presenters.refusals import reason
from game.presenters.report import POLICY_NAMES
from game.presenters.scorecard import measure
from sim.fork import Change, Impossible, Move, Recorded
from sim.kernel.log import Event
from sim.kernel.units import week_of
from sim.lab.student import Interval
from sim.lab.whatif import Measured, WhatIf
from sim.scenario.definitions import Scenario

_OUTCOMES: Final = {"won": N_("won"), "lost": N_("lost"), "ended_early": N_("not played to the end")}
_NAMED: Final = {"spent": N_("Spent in all"), "budget": N_("Budget"), "balance": N_("Balance of the ledger")}
_LEAST: Final = 1e-9
_MOST_IMPOSSIBLE: Final = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to know.

    Attributes:
        recorded: The game.
        change: What is different.
        names: What to call things.
        numbered: Whether decisions and events are named with what one types to ask on.
    """

    recorded: Recorded
    change: Change
    names: Names
    numbered: bool = True


def names_in(speak: Language, scenario: Scenario, found: WhatIf) -> Names:
    """Return what to call the things of both games, people who came later in either included."""
    names = Names(speak, scenario)
    for thing, name in found.course.newcomers:
        names.learn(thing, name)
    return names


# ------------------------------------------------------------------------------------------------------------ a page


def whatif_page(asked: Asked, found: WhatIf) -> Page:
    """Return the answer as a page."""
    speak = asked.names.language
    sections = [
        Section(speak.text(N_("What is changed")), tuple(change_lines(asked))),
        Section(speak.text(N_("What first went otherwise")), tuple(_parting(asked, found))),
    ]
    if found.parting is not None:
        sections.append(Section(speak.text(N_("What came of it")), tuple(_outcome(asked, found))))
        sections += _tables(asked, found)
    impossible = impossible_lines(asked, found.impossible)
    if impossible:
        sections.append(Section(speak.text(N_("What became impossible")), tuple(impossible)))
    sections.append(Section("", (Line(_how(asked, found), "quiet"),)))
    return Page(speak.text(N_("What if: {title}"), title=asked.names.title()), _subtitle(asked, found), tuple(sections))


def _subtitle(asked: Asked, found: WhatIf) -> str:
    speak = asked.names.language
    return speak.plural(
        "The same game on the same luck (seed {seed}).",
        "The same game on {n} lucks; seed {seed} is its own.",
        found.lucks,
        seed=asked.recorded.seed,
    )


def change_lines(asked: Asked) -> list[Line]:
    """Return what is different, one line for each change."""
    speak, lines = asked.names.language, []
    for number in sorted(asked.change.without):
        said = _move(asked, number)
        lines.append(Line(speak.text(N_("Left out: {decision}"), decision=said), "", "•"))
    for number, arguments in asked.change.instead:
        move = asked.recorded.move(number)
        now = made(asked.names, move.name, dict(arguments)) if move is not None else ""
        text = N_("Instead of {decision}: {other}")
        lines.append(Line(speak.text(text, decision=_move(asked, number), other=now), "", "•"))
    for move in asked.change.also:
        who = {"it": N_("the IT manager"), "pm": N_("the project manager")}.get(move.seat, N_("the project manager"))
        said = made(asked.names, move.name, dict(move.arguments))
        text = N_("{week}: {who} also decides: {decision}")
        lines.append(
            Line(speak.text(text, week=speak.week(week_of(move.t_s)), who=speak.text(who), decision=said), "", "•")
        )
    for hand in asked.change.hands:
        who = {"it": N_("the IT manager's seat"), "pm": N_("the project manager's seat")}[hand.seat]
        text = speak.text(
            N_("From {moment} on in {seat}: {policy}"),
            moment=speak.moment(hand.from_s),
            seat=speak.text(who),
            policy=speak.text(POLICY_NAMES.get(hand.policy, hand.policy)),
        )
        lines.append(Line(text, "", "•"))
    return lines


def _move(asked: Asked, number: int) -> str:
    move = asked.change.find(asked.recorded, number)
    return _said(asked, move) if move is not None else str(number)


def _said(asked: Asked, move: Move) -> str:
    phrase, week = made(asked.names, move.name, dict(move.arguments)), asked.names.language.week(week_of(move.t_s))
    return f"{phrase} ({week}, {move.sequence})" if asked.numbered else f"{phrase} ({week})"


def _parting(asked: Asked, found: WhatIf) -> list[Line]:
    names, where = asked.names, found.parting
    speak = names.language
    if where is None:
        return [Line(speak.text(N_("Nothing: both games are the same, event by event.")))]
    lines = [
        Line(
            speak.text(
                N_("The same up to {moment}: {n} events. After it, {differing} events differ."),
                moment=speak.moment(where.t_s),
                n=speak.number(where.same),
                differing=speak.number(where.differing),
            )
        )
    ]
    for event, text in ((where.gone, N_("Not so any more: {what}")), (where.came, N_("Instead: {what}"))):
        if event is not None:
            lines.append(Line(speak.text(text, what=_event(names, event)), "", "•"))
            if asked.numbered or event is where.gone:
                lines.append(Line(event.id, "quiet", indent=1))
    return lines


def _event(names: Names, event: Event) -> str:
    return f"{sentence(names, event)} ({names.language.moment(event.t_s)})"


def _outcome(asked: Asked, found: WhatIf) -> list[Line]:
    speak = asked.names.language
    was, becomes = found.course.was.outcome, found.course.becomes.outcome
    if was == becomes:
        lines = [Line(speak.text(N_("The game ends alike: {outcome}."), outcome=speak.text(_OUTCOMES[was])))]
    else:
        text = N_("The game was {was} and is now {now}.")
        now = speak.text(_OUTCOMES[becomes])
        lines = [Line(speak.text(text, was=speak.text(_OUTCOMES[was]), now=now), "strong")]
    for one in found.measured:
        role, _, part = one.name.removeprefix("score.").partition(".")
        if one.name.startswith("score.") and part == "total":
            lines.append(Line(_total(asked, role, one.difference), _tone(asked, one), "•"))
    return lines


def _total(asked: Asked, role: str, found: Interval) -> str:
    speak = asked.names.language
    who, points = speak.text(kpis.ROLES[role]), speak.signed(found.mean, 1)
    if found.half_width is None:
        return speak.text(N_("{who}: {points} points"), who=who, points=points)
    clear = N_("{who}: {points} points on average, surely between {low} and {high} (95 %)")
    open_ = N_("{who}: {points} points on average, and anything between {low} and {high} is possible (95 %)")
    low, high = speak.signed(found.low or 0.0, 1), speak.signed(found.high or 0.0, 1)
    return speak.text(clear if found.clear else open_, who=who, points=points, low=low, high=high)


def _tables(asked: Asked, found: WhatIf) -> list[Section]:
    """Return what differs: points, projects, money, KPIs."""
    speak = asked.names.language
    groups: dict[str, list[Measured]] = {"score": [], "project": [], "money": [], "kpi": []}
    for one in found.differing():
        if one.name != "won" and _visible(asked.names, one):
            prefix = one.name.replace("/", ".").split(".", 1)[0]
            groups[prefix if prefix in groups else "kpi"].append(one)
    titles = {
        "score": N_("Scores that differ"),
        "project": N_("Projects"),
        "money": N_("Money"),
        "kpi": N_("KPIs that differ"),
    }
    return [
        Section(speak.text(titles[group]), (_table(asked, rows, spread=found.lucks > 1),))
        for group, rows in groups.items()
        if rows
    ]


def _visible(names: Names, one: Measured) -> bool:
    """Tell whether a difference shows in the digits that people read."""
    parts = (one.difference.mean, one.difference.half_width or 0.0)
    return any(_shows(_signed(names, one.name, part)) for part in parts)


def _table(asked: Asked, rows: Sequence[Measured], *, spread: bool) -> Table:
    speak = asked.names.language
    heads = ["", N_("was"), N_("becomes"), N_("difference")]
    heads += [N_("95 % interval")] if spread else []
    lines = []
    for one in rows:
        line = [label(asked.names, one.name), *(value(asked.names, one.name, x) for x in (one.was, one.becomes))]
        line.append(_signed(asked.names, one.name, one.difference.mean))
        if spread:
            low, high = (_signed(asked.names, one.name, x) if x is not None else "–" for x in _ends(one.difference))
            line.append(speak.text(N_("{low} to {high}"), low=low, high=high))
        lines.append(tuple(line))
    tones = tuple(_tone(asked, one) for one in rows)
    subjects = tuple(_subject(one.name) for one in rows)
    return Table(tuple(speak.text(head) for head in heads), "<>>>" + ">" * spread, tuple(lines), tones, subjects)


def _subject(name: str) -> str:
    """Return what to ask why about for a measured number; empty where there is nothing to ask."""
    return "" if name.startswith("money.") else name.removeprefix("score.")


def _ends(found: Interval) -> tuple[float | None, float | None]:
    return found.low, found.high


def label(names: Names, name: str) -> str:
    """Return what a measured number is called."""
    speak = names.language
    if name.startswith("project/"):
        _, project, figure = name.split("/")
        return f"{names.of('projects', project)}: {speak.text(FIGURES[figure])}"
    if name.startswith("money."):
        account = name.removeprefix("money.")
        return speak.text(_NAMED[account]) if account in _NAMED else account_name(names, account)
    return kpis.label(speak, name)


def account_name(names: Names, account: str) -> str:
    """Return the name of an account of the ledger."""
    from game.presenters.words import word

    return word(names.language, "account", account)


def value(names: Names, name: str, number: float) -> str:
    """Return a measured number with its unit."""
    if name.startswith("money."):
        return names.language.money(number, names.scenario.currency)
    if name.startswith("project/"):
        return value_of_figure(names, name.rpartition("/")[2], number)
    if name.startswith("score."):
        return names.language.number(number, 1)
    return measure(names, name, number)


def _signed(names: Names, name: str, number: float) -> str:
    if abs(number) < _LEAST:
        return "0"
    text = value(names, name, abs(number))
    if not _shows(text):
        return text
    return ("+" if number > 0 else "\u2212") + text


def _shows(text: str) -> bool:
    """Tell whether a number is more than nothing in the digits that people read."""
    return any(digit in text for digit in "123456789")


def _tone(asked: Asked, one: Measured) -> Tone:
    mean, clear = one.difference.mean, one.difference.half_width is None or one.difference.clear
    good = "up" if one.name.startswith("score.") else kpis.KPIS[one.name].good if one.name in kpis.KPIS else ""
    if not _visible(asked.names, one) or not clear or not good:
        return ""
    return "good" if (mean > 0) == (good == "up") else "bad"


def impossible_lines(asked: Asked, impossible: Sequence[Impossible]) -> list[Line]:
    """Return the decisions that the change has made impossible, with the reason of each."""
    names = asked.names
    speak, lines = names.language, []
    for number, refusal in impossible[:_MOST_IMPOSSIBLE]:
        why = reason(names, refusal) if refusal is not None else speak.text(N_("what it is about does not exist here"))
        lines.append(Line(f"{_move(asked, number)}: {why}", "", "•"))
    more = len(impossible) - _MOST_IMPOSSIBLE
    if more > 0:
        lines.append(Line(speak.plural("… and {n} more", "… and {n} more", more), "quiet"))
    return lines


def _how(asked: Asked, found: WhatIf) -> str:
    speak = asked.names.language
    text = N_(
        "Everything else was decided as in the recorded game, at the same instants, and luck is the same: what was"
        " drawn, was drawn for a thing by name. Scores are those before the next quarter."
    )
    lucks = N_("Each luck is a pair: the decisions as they were, and with the change.")
    return " ".join(speak.text(one) for one in ((text, lucks) if found.lucks > 1 else (text,)))


# ------------------------------------------------------------------------------------------------------------ as data


def document(asked: Asked, found: WhatIf) -> dict[str, Any]:
    """Return what ``whatif --json`` prints."""
    where, was, becomes = found.parting, found.course.was, found.course.becomes
    return {
        "scenario": asked.names.scenario.id,
        "seed": asked.recorded.seed,
        "lucks": found.lucks,
        "change": asked.change.record(),
        "outcome": {"was": was.outcome, "becomes": becomes.outcome},
        "same_events": where.same if where is not None else found.course.events,
        "first": None
        if where is None
        else {
            "t_s": where.t_s,
            "week": week_of(where.t_s),
            "gone": where.gone.id if where.gone is not None else None,
            "came": where.came.id if where.came is not None else None,
            "differing": where.differing,
        },
        "differences": {one.name: _numbers(one) for one in found.measured},
        "impossible": [_reason(one) for one in found.impossible],
        "spared": list(found.course.spared),
    }


def _numbers(one: Measured) -> dict[str, Any]:
    interval = one.difference
    values: dict[str, float | None] = {
        "was": one.was,
        "becomes": one.becomes,
        "difference": interval.mean,
        "low": interval.low,
        "high": interval.high,
    }
    rounded = {name: None if number is None else round(number, 9) for name, number in values.items()}
    return rounded | {"lucks": interval.n}


def _reason(one: Impossible) -> Mapping[str, Any]:
    code = one.refusal.code if one.refusal is not None else None
    return {
        "decision": one.sequence,
        "refused": code,
        "parameters": dict(one.refusal.parameters) if one.refusal else {},
    }
