"""Why, in sentences: the chain behind an event, what it led to, and what a number is made of."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from game.i18n import N_
from game.presenters import kpis
from game.presenters.events import root, sentence
from game.presenters.names import Names
from game.presenters.page import Line, Page, Part, Section, Table
from game.presenters.points import because
from game.presenters.projects import FIGURES
from game.presenters.projects import value as value_of_figure
from game.presenters.scorecard import measure
from sim.kernel.log import Event, type_name
from sim.scores.explain import Breakdown
from sim.session import Session
from sim.why.chain import Effect, Link, chain, consequences
from sim.why.subject import Subject

_EFFECTS_SHOWN: Final = 40
_DEEPEST: Final = 6
_ROW: Final = 3
_COMPONENTS: Final = {
    "sla_weighted_share": N_("Tickets within the SLA, urgent ones count more"),
    "budget_deviation_share": N_("Distance from the plan as a whole"),
    "accounts_over_plan_share": N_("Accounts over their plan"),
    "purpose_spent_share": N_("Money put to its purpose"),
    "morale_recent": N_("Morale of the last weeks"),
    "fatigue_recent": N_("Fatigue of the last weeks"),
    "attrition_per_year": N_("Share of people who leave per year"),
    "vulnerabilities_per_asset": N_("Open vulnerabilities per asset"),
    "security_incidents_per_half_year": N_("Security incidents per half year"),
    "in_week": N_("In this week alone"),
    "closable_vulnerabilities_per_asset": N_("Open vulnerabilities with a patch, per asset"),
    "strategy_alignment_share": N_("How well the goals fit what the executives want"),
    "slip_first_share": N_("Late against the first promise, as a share of its time"),
    "slip_current_share": N_("Late against the current promise, as a share of its time"),
    "overrun_first_share": N_("Cost at completion over the first budget"),
    "overrun_current_share": N_("Cost at completion over the current budget"),
    "value_share": N_("Share of the chartered value that is delivered or under way"),
    "escaped_per_1000_h": N_("Defects found after go-live, per thousand hours of work"),
    "report_error_weeks": N_("Weeks by which reports were wrong; silence counts"),
    "team_changes": N_("Changes of the team per ten weeks"),
    "team_cohesion": N_("How well the members know each other's work"),
    "benefit_share": N_("Share of the promised worth that has come"),
    "value_of_budget_share": N_("Worth to the organisation as a share of the IT budget"),
    "refused_per_four_weeks": N_("Decisions refused as another role's, per four weeks"),
    "others_work_per_four_weeks": N_("Work of others done by a hat itself, per four weeks"),
    "it_attention_share": N_("Share of the IT manager's hours that was used"),
    "pm_attention_share": N_("Share of the project manager's hours that was used"),
    "next_quarter": N_("What was left behind: the next quarter"),
}
_SHARES: Final = ("attrition_per_year", "morale_recent", "fatigue_recent", "team_cohesion")


def page(names: Names, session: Session, subject: Subject) -> Page:
    """Return the answer to a question why."""
    if subject.is_event:
        return _event_page(names, session, subject.name)
    return _number_page(names, session, subject)


def _event_page(names: Names, session: Session, event_id: str) -> Page:
    speak = names.language
    link = chain(session.find, event_id)
    if link.event is None:
        return Page(root(names, event_id), event_id, ())
    causes: list[Part] = list(cause_lines(names, link))
    sections = [Section(speak.text(N_("Because")), tuple(causes))] if causes else []
    if not causes:
        sections.append(Section("", (Line(speak.text(N_("A decision is where a chain begins."))),)))
    effect = consequences(session.events(), event_id)
    if effect is not None and effect.effects:
        sections.append(Section(speak.text(N_("What it led to")), effect_lines(names, effect)))
    return Page(_said(names, link.event), event_id, tuple(sections))


def _said(names: Names, event: Event) -> str:
    return f"{names.language.moment(event.t_s)}  {sentence(names, event)}"


def cause_lines(names: Names, link: Link) -> tuple[Line, ...]:
    """Return the causes as a tree.

    A single cause takes no further step in, and of a row of the same kind (week after week) only the first two and how
    many more are told, so that long chains stay legible.
    """
    lines: list[Line] = []
    for _, row in groupby(_unrolled(link), key=lambda entry: entry[2]):
        entries = list(row)
        shown = entries if len(entries) <= _ROW else entries[: _ROW - 1]
        lines += [_cause(names, at, depth) for at, depth, _ in shown]
        if len(entries) > len(shown):
            more = len(entries) - len(shown)
            text = names.language.plural("and {n} more of its kind", "and {n} more of their kind", more)
            lines.append(Line(text, "quiet", "…", entries[-1][1]))
    return tuple(lines)


def _unrolled(link: Link) -> Iterator[tuple[Link, int, str]]:
    """Yield every link below with its depth and what makes a row with its neighbours."""
    stack = [(cause, 0) for cause in reversed(link.causes)]
    while stack:
        at, depth = stack.pop()
        row = type_name(type(at.event)) if at.event is not None and len(at.causes) == 1 else at.id
        yield at, depth, row
        step = 1 if len(at.causes) > 1 or depth == 0 else 0
        stack += [(cause, min(depth + step, _DEEPEST)) for cause in reversed(at.causes)]


def _cause(names: Names, at: Link, depth: int) -> Line:
    if at.event is None:
        return Line(_first_up(root(names, at.id)), "quiet", "└", depth)
    again = " " + names.language.text(N_("(see above)")) if at.repeated else ""
    return Line(f"{_said(names, at.event)}{again}  [{at.id}]", "", "└", depth)


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def effect_lines(names: Names, effect: Effect) -> tuple[Line, ...]:
    """Return what an event led to as a tree, cut where it gets long."""
    lines: list[Line] = []
    stack = [(below, 0) for below in reversed(effect.effects)]
    left_out = effect.more
    while stack:
        at, depth = stack.pop()
        if len(lines) >= _EFFECTS_SHOWN:
            left_out += 1 + at.more
        else:
            lines.append(Line(f"{_said(names, at.event)}  [{at.event.id}]", "", "└", min(depth, _DEEPEST)))
            left_out += at.more
        stack += [(below, depth + 1) for below in reversed(at.effects)]
    if left_out:
        more = names.language.plural("and {n} more event", "and at least {n} more events", left_out)
        lines.append(Line(more, "quiet", "…"))
    return tuple(lines)


def _number_page(names: Names, session: Session, subject: Subject) -> Page:
    speak = names.language
    breakdown = session.breakdown(subject.name, subject.week)
    title = _title(names, subject.name, breakdown.value)
    sections = []
    meaning = "" if subject.name.startswith("project/") else kpis.meaning(speak, subject.name)
    if breakdown.components:
        sections.append(_components(names, breakdown))
    if breakdown.value is None:
        sections.append(Section("", (Line(speak.text(N_("Nothing in this game has moved it yet."))),)))
    if breakdown.events:
        sections.append(_movers(names, session, breakdown))
    sections.append(_series(names, breakdown))
    where = speak.text(N_("at the end of {week}"), week=speak.week(subject.week))
    return Page(title, f"{where}. {meaning}".strip(), tuple(sections))


def _title(names: Names, name: str, value: float | None) -> str:
    if name.startswith("project/"):
        _, project, figure = name.split("/")
        label = f"{names.of('projects', project)}: {names.language.text(FIGURES[figure])}"
        return f"{label}: {value_of_figure(names, figure, value)}"
    return f"{kpis.label(names.language, name)}: {measure(names, name, value)}"


def _amount(names: Names, name: str, value: float | None) -> str:
    return value_of_figure(names, name.rpartition("/")[2], value) if "/" in name else measure(names, name, value)


def _components(names: Names, breakdown: Breakdown) -> Section:
    speak = names.language
    scored = breakdown.subject.startswith("score.")
    rows = []
    for part in breakdown.components:
        label, value = _component(names, part.name, part.value, breakdown.subject)
        rows.append((label, value, speak.share(part.weight), speak.number(part.points)) if scored else (label, value))
    heads = (N_("made of"), N_("value"), N_("weight"), N_("points")) if scored else ("", "")
    table = Table(tuple(speak.text(head) for head in heads), "<>>>" if scored else "<>", tuple(rows))
    parts: tuple[Part, ...] = (table,)
    if scored:
        formula = speak.text(N_("Points are the weighted sum of these; each measure has anchors from 0 to 100."))
        parts = (table, Line(formula, "quiet"))
    return Section(speak.text(N_("What it is made of")), parts)


def _component(names: Names, name: str, value: float, subject: str) -> tuple[str, str]:
    speak = names.language
    if name.startswith("score."):
        return speak.text(kpis.PARTS[name.removeprefix("score.")]), speak.number(value)
    if name == "in_week":
        return speak.text(_COMPONENTS[name]), measure(names, subject, value)
    if subject.startswith("project/"):
        return speak.text(FIGURES[name]), value_of_figure(names, name, value)
    if name in kpis.KPIS:
        return kpis.label(speak, name), measure(names, name, value)
    label = speak.text(_COMPONENTS[name]) if name in _COMPONENTS else name.replace("_", " ")
    if name.endswith("_share") or name in _SHARES:
        return label, speak.share(value, 1)
    return label, speak.number(value, 1)


def _movers(names: Names, session: Session, breakdown: Breakdown) -> Section:
    speak = names.language
    lines: list[Part] = []
    for mover in breakdown.events:
        event = session.find(mover.event)
        if event is None:
            continue
        lines.append(Line(f"{_said(names, event)}{_effect(names, mover.effect, mover.unit)}", "", "•"))
        why = because(names, chain(session.find, mover.event))
        if why:
            lines.append(Line(speak.text(N_("Why: {why}"), why=why), "quiet", indent=1))
        lines.append(Line(mover.event, "quiet", indent=1))
    return Section(speak.text(N_("What moved it most")), tuple(lines))


def _effect(names: Names, effect: float, unit: str) -> str:
    if unit != "cents":
        return ""
    return f" ({names.language.money(effect, names.scenario.currency)})"


def _series(names: Names, breakdown: Breakdown) -> Section:
    speak = names.language
    known = [(week, value) for week, value in enumerate(breakdown.series, 1) if value is not None]
    step = max(1, len(known) // 8)
    shown = known[::-1][::step][::-1]
    text = ", ".join(f"{speak.week(week)} {_amount(names, breakdown.subject, value)}" for week, value in shown)
    return Section(speak.text(N_("Over the weeks")), (Line(text or "–"),))
