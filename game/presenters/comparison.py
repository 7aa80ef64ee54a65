"""Paired differences in words and tables."""

from collections.abc import Sequence
from typing import Any

from game.i18n import N_, Language
from game.presenters import kpis
from game.presenters.page import Line, Page, Part, Section, Table, Tone
from sim.lab.pairs import WON, Comparison, Difference

_SCORE, _KPI = "scores.", "kpis."


def document(speak: Language, found: Sequence[Comparison]) -> dict[str, Any]:
    """Return what ``compare --json`` prints."""
    return {
        "baseline": found[0].baseline if found else None,
        "comparisons": [
            {
                "scenario": one.scenario,
                "label": one.label,
                "baseline": one.baseline,
                "pairs": one.pairs,
                "left_out": one.left_out,
                "sentences": sentences(speak, one),
                "differences": [_numbers(difference) for difference in one.differences],
            }
            for one in found
        ],
    }


def _numbers(found: Difference) -> dict[str, Any]:
    interval = found.difference
    return {
        "measure": found.measure,
        "difference": interval.mean,
        "low": interval.low,
        "high": interval.high,
        "pairs": interval.n,
        "clear": interval.clear,
        "baseline": found.baseline,
        "value": found.value,
    }


def comparison_page(speak: Language, found: Sequence[Comparison]) -> Page:
    """Return comparisons as a page: a sentence for each total, then every part and every KPI that clearly differs."""
    sections = []
    for one in found:
        title = speak.text(
            N_("{scenario}: {label} against {baseline}"), scenario=one.scenario, label=one.label, baseline=one.baseline
        )
        parts: list[Part] = [Line(sentence, mark="•") for sentence in sentences(speak, one)]
        if one.left_out:
            left = speak.plural(
                "{n} game has no partner on the same luck and is left out.",
                "{n} games have no partner on the same luck and are left out.",
                one.left_out,
            )
            parts.append(Line(left, "quiet"))
        for heading, rows in _tables(speak, one):
            parts += [Line(""), _table(speak, heading, rows)]
        sections.append(Section(title, tuple(parts)))
    if not found:
        sections.append(Section("", (Line(speak.text(N_("No two games were played on the same luck."))),)))
    sections.append(Section("", (Line(speak.text(_HOW), "quiet"),)))
    return Page(speak.text(N_("Who does better on the same luck")), "", tuple(sections))


_HOW = N_(
    "Differences are means over pairs of games on the same luck, with 95 % intervals after Student. A row is marked"
    " where 0 lies outside; of twenty rows without any true difference, one is marked by chance. Of the KPIs, only"
    " marked ones are shown."
)


def sentences(speak: Language, one: Comparison) -> list[str]:
    """Return a plain sentence for the share of games won and for the total of each role."""
    said = [_won(speak, one)]
    for role in kpis.ROLES:
        found = one.of(f"{_SCORE}{role}.total")
        if found is not None:
            said.append(_said(speak, one, found, speak.text(kpis.ROLES[role])))
    return [sentence for sentence in said if sentence]


def _said(speak: Language, one: Comparison, found: Difference, measure: str) -> str:
    interval = found.difference
    values = {
        "measure": measure,
        "label": one.label,
        "baseline": one.baseline,
        "points": speak.number(abs(interval.mean), 1),
        "signed": speak.signed(interval.mean, 1),
        "low": speak.signed(interval.low or 0.0, 1),
        "high": speak.signed(interval.high or 0.0, 1),
        "pairs": speak.plural("{n} pair", "{n} pairs", interval.n),
    }
    if interval.half_width is None:
        return speak.text(
            N_(
                "{measure}: {label} against {baseline} {signed} points in a single pair, which says nothing of other"
                " luck."
            ),
            **values,
        )
    if not interval.clear:
        return speak.text(
            N_(
                "{measure}: no clear difference between {label} and {baseline}: {signed} points"
                " (95 % interval {low} to {high}, {pairs})."
            ),
            **values,
        )
    above = N_(
        "{measure}: {label} is {points} points above {baseline}"
        " (95 % interval of the difference {low} to {high}, {pairs})."
    )
    below = N_(
        "{measure}: {label} is {points} points below {baseline}"
        " (95 % interval of the difference {low} to {high}, {pairs})."
    )
    return speak.text(above if interval.mean > 0 else below, **values)


def _won(speak: Language, one: Comparison) -> str:
    found = one.of(WON)
    if found is None:
        return ""
    return speak.text(
        N_("Games won: {label} {share}, {baseline} {other}."),
        label=one.label,
        share=speak.share(found.value),
        baseline=one.baseline,
        other=speak.share(found.baseline),
    )


def _tables(speak: Language, one: Comparison) -> list[tuple[str, list[Difference]]]:
    """Return heading and rows of each table: the parts of every score, then the KPIs that clearly differ."""
    tables = [
        (speak.text(label), [found for found in one.differences if found.measure.startswith(f"{_SCORE}{role}.")])
        for role, label in kpis.ROLES.items()
    ]
    clear = [found for found in one.differences if found.measure.startswith(_KPI) and found.difference.clear]
    tables.append((speak.text(N_("KPIs that clearly differ")), clear))
    return [(heading, rows) for heading, rows in tables if rows]


def _table(speak: Language, heading: str, rows: Sequence[Difference]) -> Table:
    headings = (
        "",
        heading,
        speak.text(N_("baseline")),
        speak.text(N_("here")),
        speak.text(N_("difference")),
        speak.text(N_("95 % interval")),
    )
    cells = tuple(
        (
            "✓" if found.difference.clear else "",
            _label(speak, found),
            _value(speak, found, found.baseline),
            _value(speak, found, found.value),
            _change(speak, found, found.difference.mean),
            _interval(speak, found),
        )
        for found in rows
    )
    tones: tuple[Tone, ...] = tuple("" if found.difference.clear else "quiet" for found in rows)
    return Table(headings, "<<>>>>", cells, tones)


def _interval(speak: Language, found: Difference) -> str:
    low, high = found.difference.low, found.difference.high
    if low is None or high is None:
        return "–"
    return f"{_change(speak, found, low)} … {_change(speak, found, high)}"


def _label(speak: Language, found: Difference) -> str:
    if found.measure.startswith(_SCORE):
        part = found.measure.rpartition(".")[2]
        return speak.text(kpis.PARTS.get(part, part))
    return kpis.label(speak, found.measure.removeprefix(_KPI))


def _value(speak: Language, found: Difference, amount: float) -> str:
    if found.measure.startswith(_SCORE):
        return speak.number(amount, 1)
    return kpis.value(speak, found.measure.removeprefix(_KPI), amount)


def _change(speak: Language, found: Difference, amount: float) -> str:
    """Return a difference with its sign; between shares it is in percentage points."""
    text = _value(speak, found, amount)
    if text.endswith("%"):
        text = speak.text(N_("{n} pp"), n=text.removesuffix("%").rstrip())
    return f"+{text}" if amount > 0 and any(digit in text for digit in "123456789") else text
