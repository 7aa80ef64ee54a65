"""The pages of the debrief: result, decisions, whose call, luck and skill, story."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from game.presenters import debrief as words
from game.presenters import kpis
from game.presenters.duties import lead, split_table
from game.presenters.endings import ending_section, quarter_lines
from game.presenters.page import Section
from game.presenters.report import LEVEL_NAMES, POLICY_NAMES
from game.presenters.scorecard import goal_section, scores_of
from game.ui.charts.curves import Curve, CurveChart
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow, Grid, Panel, Row
from game.ui.widgets.paper import section_parts
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Label, Meter
from game.ui.widgets.worth import BandStrip, WorthBars
from sim.lab.evidence import fair_questions, fair_shares, luck_band, policy_band, worths

if TYPE_CHECKING:
    from game.ui.screens.debrief import DebriefScreen
    from game.ui.window import Ui
    from sim.scores.view import ScoresView

COLOURS: Final = {"it_manager": "it", "project_manager": "pm", "organisation": "good", "role_clarity": "both"}
_HATS: Final = ("it_manager", "project_manager", "organisation")


def level(ui: Ui) -> str:
    """Return the name of the level of the game."""
    assert ui.driver is not None
    return ui.t(LEVEL_NAMES[ui.driver.scenario.level.id])


def play_again(ui: Ui) -> None:
    """Show the briefing of the same scenario on other luck."""
    from game.ui.opening import Wish, brief

    assert ui.driver is not None
    scenario = ui.driver.scenario
    brief(ui, Wish(scenario.id, scenario.level.id))


def save_report(ui: Ui, screen: DebriefScreen) -> None:
    """Write the debrief as an HTML file beside the save, with what replays have found so far."""
    from game import paths
    from game.play.files import reason, write_whole
    from game.reports.html import document

    assert ui.driver is not None
    driver = ui.driver
    beside = driver.save_path or paths.saves() / f"{driver.scenario.id}-{driver.seed}.save"
    target = beside.with_suffix(".html")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, document(driver.pack(ui.speak, screen.evidence)).encode())
    except OSError as error:
        ui.toast(ui.t("The report could not be saved: {reason}.", reason=reason(error)), "bad")
        return
    if screen.evidence is not None and screen.evidence.share >= 1.0:
        ui.toast(ui.t("Saved: {file}.", file=str(target)), "good")
    else:
        ui.toast(ui.t("Saved with what is known so far: {file}.", file=str(target)), "good")


def _session(ui: Ui) -> Any:
    """Return what the presenters of endings read: the driver answers as a game does."""
    return ui.driver


# --------------------------------------------------------------------------------------------------------- the result


def result(ui: Ui, screen: DebriefScreen) -> Widget:
    """Return the ending, both scorecards side by side, the goals, and the game at a glance."""
    assert ui.driver is not None and ui.names is not None
    driver, names, results = ui.driver, ui.names, ui.driver.results()
    scores = scores_of(results)
    cards = [scorecard(ui, role, scores[role]) for role in COLOURS if scores.get(role)]
    section = ending_section(names, _session(ui))
    told = list(section_parts(replace(section, title=""))) if section is not None else []
    after = [
        Label(line.text, colour="quiet") for line in quarter_lines(names, results.next_quarter, over=True) if line.text
    ]
    quarter: list[Widget] = [*after]
    if results.next_quarter is None and screen.quarter < 1.0:
        quarter = [Label(ui.t("The next quarter is being played, to see what you leave behind …"), colour="quiet")]
    goals = goal_section(names, results.goals, driver.outcome())
    left = Column(*cards, gap=12)
    right = Column(
        Panel(Column(*told, *quarter, gap=4), title=ui.t("How it ended")),
        Panel(Column(*section_parts(replace(goals, title="")), gap=4), title=goals.title),
        Panel(glance(ui, results), title=ui.t("The game at a glance")),
        gap=12,
    )
    return Row(left, right, grow=(2, 5), align="top")


def scorecard(ui: Ui, role: str, parts: dict[str, float | None]) -> Widget:
    """Return the points of a role, part by part."""
    total = parts.get("total")
    rows: list[Widget] = []
    for part, points in parts.items():
        if part == "total":
            continue
        label = ui.t(kpis.PARTS[part])
        if points is None:
            rows.append(Label(f"{label}: {ui.t('not measured')}", colour="quiet"))
        else:
            value = ui.speak.number(points)
            rows.append(Meter(points / 100, COLOURS[role], label=label, words=value, why=f"{role}.{part}"))
    remark = ui.speak.number(total) if total is not None else ui.t("not measured")
    return Panel(Column(*rows, gap=5), title=ui.t(kpis.ROLES[role]), remark=remark, why=f"{role}.total")


def glance(ui: Ui, results: ScoresView) -> Widget:
    """Return how the totals came about, week by week."""
    curves = []
    for role in _HATS:
        points = tuple(
            (float(week.week), points)
            for week in results.weeks
            if (points := dict(week.scores).get(f"{role}.total")) is not None
        )
        if points:
            curves.append(Curve(ui.t(kpis.ROLES[role]), points, COLOURS[role]))
    return CurveChart(
        ui.t("Totals to date, in points"),
        curves,
        across=lambda x: ui.speak.week(round(x)),
        up=ui.speak.number,
        limits=(0.0, 100.0),
        key="debrief/glance",
    )


# ------------------------------------------------------------------------------------------------------ the decisions


def _progress(ui: Ui, screen: DebriefScreen) -> Widget | None:
    share = screen.evidence.share if screen.evidence is not None else 0.0
    if share >= 1.0:
        return None
    if screen.quarter < 1.0:
        return Meter(
            screen.quarter, "both", label=ui.t("Playing the next quarter"), words=ui.speak.share(screen.quarter)
        )
    return Meter(
        share,
        "both",
        label=ui.t("Playing the game again, each time with one thing changed"),
        words=ui.speak.share(share),
    )


def decisions(ui: Ui, screen: DebriefScreen) -> Widget:
    """Return what each decision was worth: each replayed without it, everything else the same."""
    assert ui.names is not None
    found = worths(screen.evidence) if screen.evidence is not None else ()
    lines = words.worth_lines(ui.names, screen.moves, found)
    parts: list[Widget] = []
    progress = _progress(ui, screen)
    if progress is not None:
        parts.append(progress)
    remark = ui.t("each replayed without it, everything else the same")
    if lines:
        body: Widget = WorthBars(lines, lambda week: _from_here(ui, week), key="debrief/worth")
    else:
        body = Label(ui.t("The first answers come in a few seconds."), colour="quiet")
    parts.append(Panel(body, title=ui.t("The decisions that mattered most"), remark=remark))
    parts.append(_fair(ui, screen))
    said = _your_answers(ui, screen, lines)
    if said:
        parts.append(Panel(Column(*said, gap=6), title=ui.t("What you said before you looked")))
    note = ui.t(
        "A difference holds for this luck and for what was decided after it; where later decisions became impossible,"
        " they count with it."
    )
    parts.append(Label(note, size=12, colour="quiet"))
    return Column(*parts, gap=12)


def _fair(ui: Ui, screen: DebriefScreen) -> Widget:
    """Return the fair split over fields of duty: the way to it, how far it is, or what came out."""
    title, fair = ui.t("By field of duty"), screen.fair
    known = fair or screen.evidence
    shares = fair_shares(known) if known is not None else ()
    explained = Label(lead(ui.speak), colour="quiet", size=12)
    if shares:
        table = Section("", (split_table(ui.speak, shares),))
        return Panel(Column(explained, *section_parts(table), gap=6), title=title)
    if fair is not None:
        share = fair.share
        meter = Meter(share, "both", label=ui.t("Playing the game with some fields only"), words=ui.speak.share(share))
        stop = Button(ui.t("Cancel"), lambda: screen.stop_splitting(ui), key="debrief/fair/cancel")
        return Panel(Row(meter, stop, grow=(1, 0), align="middle"), title=title)
    assert screen.recorded is not None
    games = len(fair_questions(screen.recorded))
    begin = Button(
        ui.t("Split it fairly"),
        lambda: screen.split_fairly(ui),
        price=ui.speak.plural("{n} game", "{n} games", games),
        refusal="" if screen.recorded.moves else ui.t("Nothing was decided in this game."),
        key="debrief/fair",
    )
    return Panel(Column(explained, Flow(begin), gap=8), title=title)


def _your_answers(ui: Ui, screen: DebriefScreen, lines: list[words.WorthLine]) -> list[Widget]:
    assert ui.names is not None
    by_number = {line.sequence: line for line in lines}
    said: list[Widget] = []
    for key, text in (("helped", ui.t("You thought this helped most:")), ("hurt", ui.t("You would take this back:"))):
        answer = screen.answers.get(key, "")
        move = screen.moves.get(int(answer)) if answer.isdecimal() else None
        if move is None:
            continue
        line = by_number.get(move.sequence)
        worth = line.figure if line is not None else ui.t("it hardly mattered")
        said.append(Label(f"{text} {words.phrase(ui.names, move)} ({worth})"))
    return said


def _from_here(ui: Ui, week: int) -> None:
    """Play on from the desk of a week, in a save of its own."""
    from game.ui.opening import branch

    assert ui.driver is not None
    if ui.driver.save_path is None:
        ui.toast(ui.t("This game is kept in memory only, so nothing can branch off from it."), "watch")
        return
    branch(ui, ui.driver.save_path, week)


# ------------------------------------------------------------------------------------------------------- whose call


def calls(ui: Ui, _: DebriefScreen) -> Widget:
    """Return whose call each dilemma was, refused attempts, promises, and predictions against facts."""
    assert ui.driver is not None and ui.names is not None
    past = {card.id: card for seat in ("it", "pm") for card in ui.driver.judged(seat).hats.past}
    asked = words.calls(ui.names, list(past.values()))
    right = sum(call.right for call in asked)
    remark = ui.t("{right} of {all} right", right=ui.speak.number(right), all=ui.speak.number(len(asked)))
    rows: list[Widget] = []
    for call in asked:
        mark = "✓" if call.right else "✗"
        head = f"{mark} {call.title}: {call.owner}"
        if not call.right:
            head += " · " + ui.t("you said: {who}", who=call.named)
        rows.append(Label(head, weight="semibold", colour="good" if call.right else "bad"))
        rows.append(Label(call.why, colour="quiet"))
    if not rows:
        rows = [Label(ui.t("No card asked whose call it is."), colour="quiet")]
    expected = [
        TableRow(str(i), (Cell(said), Cell(came, _tone(ok), bold=ok is not None)))
        for i, (said, came, ok) in enumerate(_predictions(ui))
    ]
    columns = (TableColumn(ui.t("You expected"), grow=1), TableColumn(ui.t("What came")))
    table = Table(columns, expected, key="debrief/predictions", empty=ui.t("You made no predictions."))
    return Row(
        Panel(Column(*rows, gap=4), title=ui.t("Whose call was it?"), remark=remark if asked else ""),
        Column(
            Panel(table, title=ui.t("Predictions against facts")),
            Panel(_refused(ui), title=ui.t("Decided with the wrong hat")),
            Panel(_promises(ui), title=ui.t("Promises")),
            gap=12,
        ),
        grow=(1, 1),
        align="top",
    )


def _tone(ok: bool | None) -> str:
    return {True: "good", False: "bad", None: "quiet"}[ok]


def _predictions(ui: Ui) -> list[tuple[str, str, bool | None]]:
    assert ui.driver is not None and ui.names is not None
    made = [p for seat in ui.driver.humans for p in ui.driver.judged(seat).hats.predictions]
    return words.predictions(ui.names, list(dict.fromkeys(made)))


def _refused(ui: Ui) -> Widget:
    assert ui.driver is not None and ui.names is not None
    tries = [m for m in ui.driver.recorded().moves if m.refused in {"not_your_call", "not_your_project"}]
    if not tries:
        return Label(ui.t("Nobody reached for what belongs to the other hat."), colour="quiet")
    lines = [Label(f"{ui.speak.moment(move.t_s)}: {words.phrase(ui.names, move)}") for move in tries[:12]]
    return Column(*lines, gap=3)


def _promises(ui: Ui) -> Widget:
    assert ui.driver is not None
    both = [ui.driver.judged(seat).relations for seat in ("it", "pm")]
    lines = []
    for name, relations in zip((ui.t("IT manager"), ui.t("Project manager")), both, strict=True):
        kept, broken = ui.speak.number(relations.promises_kept), ui.speak.number(relations.promises_broken)
        lines.append(Label(ui.t("{hat}: {kept} kept, {broken} broken", hat=name, kept=kept, broken=broken)))
    return Column(*lines, gap=3)


# --------------------------------------------------------------------------------------------------- luck and skill


def luck(ui: Ui, screen: DebriefScreen) -> Widget:
    """Return the same decisions on other luck, and other hands on the same luck."""
    assert ui.names is not None
    parts: list[Widget] = []
    progress = _progress(ui, screen)
    if progress is not None:
        parts.append(progress)
    panels = [panel for role in _HATS if (panel := _luck_panel(ui, screen, role)) is not None]
    said = screen.answers.get("luck")
    if said:
        names = {
            "lucky": ui.t("We were lucky"),
            "fair": ui.t("Neither lucky nor unlucky"),
            "unlucky": ui.t("We were unlucky"),
        }
        parts.append(Label(ui.t("You said: {what}.", what=names[said]), colour="quiet"))
    parts.append(Grid(*panels, least=320, most=3))
    return Column(*parts, gap=12)


def _luck_panel(ui: Ui, screen: DebriefScreen, role: str) -> Widget | None:
    assert ui.names is not None
    evidence = screen.evidence
    band = luck_band(evidence, role) if evidence is not None else None
    if evidence is None or band is None:
        return None
    hands = policy_band(evidence, role)
    rows = [
        TableRow(f"{it}/{pm}", (Cell(_pair(ui, it, pm)), Cell(ui.speak.number(points), sort=points)))
        for (it, pm), points in hands
    ]
    mine = Cell(ui.t("You"), bold=True), Cell(ui.speak.number(band.mine), bold=True, sort=band.mine)
    rows.append(TableRow("you", mine))
    rows.sort(key=lambda row: -(row.cells[1].sort or 0.0))
    columns = (TableColumn(ui.t("Same luck, other hands"), grow=1), TableColumn(ui.t("points"), "right"))
    return Panel(
        Column(
            BandStrip(band, ui.t("Same decisions, other luck"), key=f"debrief/band/{role}"),
            Label(words.band_line(ui.names, band)),
            Table(columns, rows, key=f"debrief/hands/{role}", chosen="you", sortable=False),
            Label(words.hands_line(ui.names, band.mine, hands), colour="quiet"),
            gap=8,
        ),
        title=ui.t(kpis.ROLES[role]),
        remark=ui.speak.number(band.mine, 1),
    )


def _pair(ui: Ui, it: str, pm: str) -> str:
    first, second = ui.t(POLICY_NAMES.get(it, it)), ui.t(POLICY_NAMES.get(pm, pm))
    return first if it == pm else f"{first} · {second}"


# ------------------------------------------------------------------------------------------------------------ story


def story(ui: Ui, screen: DebriefScreen) -> Widget:
    """Return the game as one would tell it at lunch, and the week by week buttons to play from."""
    assert ui.driver is not None and ui.names is not None
    if screen.report is None or screen.report[0] != (ui.speak.code, screen.quarter):
        screen.report = (ui.speak.code, screen.quarter), ui.driver.report(ui.speak)
    report = screen.report[1]
    find = ui.driver.find
    told: list[Widget] = []
    for section in report.sections[:2]:
        told += section_parts(section, follow=ui.explain, known=lambda text: find(text) is not None)
    weeks = range(2, ui.driver.scenario.weeks + 1, max(1, ui.driver.scenario.weeks // 6))
    buttons = [
        Button(ui.speak.week(week), lambda week=week: _from_here(ui, week), key=f"debrief/from/{week}")  # type: ignore[misc]
        for week in weeks
    ]
    return Column(
        Panel(Column(*told, gap=6), title=ui.t("The story of this game")),
        Panel(Flow(*buttons), title=ui.t("Play on from the desk of a week; this game stays as it is")),
        gap=12,
    )
