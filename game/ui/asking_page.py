"""The page of the debrief on which one asks what if: at the left what should be different, at the right what then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.presenters import debrief as words
from game.presenters import decisions
from game.presenters.duties import AREAS
from game.presenters.page import Line, Page, Section
from game.presenters.report import POLICY_NAMES
from game.presenters.whatif import Asked, change_lines, names_in, whatif_page
from game.ui.asking import LUCKS, Asking, Draft, policies_of
from game.ui.naming import badge_of
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Choice, Slider, Tabs
from game.ui.widgets.layout import Column, Flow, Panel, Row, Scroll, Sized
from game.ui.widgets.paper import paper
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Label, Meter
from sim.catalogue import DECISIONS, may_decide
from sim.kernel.decision import arguments_of
from sim.kernel.units import week_of, week_start
from sim.lab.evidence import worths
from sim.why.duties import area_of

if TYPE_CHECKING:
    from game.ui.screens.debrief import DebriefScreen
    from game.ui.window import Ui
    from sim.session import Decision

_ROWS = 3
_PAD = 10
_LINES, _LINES_HIGH = 3, 78
_LEFT, _RIGHT = 5, 7


def asking(ui: Ui, screen: DebriefScreen) -> Widget:
    """Return the page: both halves scroll by themselves."""
    ask = screen.asking
    assert ask is not None
    forms = {"decision": _decision_form, "policy": _policy_form, "other": _other_form}
    ways = [
        ("decision", ui.t("A decision")),
        ("policy", ui.t("A policy")),
        ("other", ui.t("One decision more")),
    ]

    def turn(way: str) -> None:
        ask.way = way
        ui.rebuild()

    form = Scroll(Column(forms[ask.way](ui, screen, ask), pad=1, grow=(1,)), key=f"ask/{ask.way}")
    clear = [Button(ui.t("Begin anew"), _then(ui, ask.clear), style="quiet", size=12, key="ask/clear")]
    left = Column(
        Panel(Column(Tabs(ways, ask.way, turn, key="ask/ways"), form, gap=8, grow=(0, 1)), pad=_PAD),
        Panel(_changed(ui, screen, ask), title=ui.t("What is changed"), actions=[] if ask.empty else clear),
        gap=10,
        pad=2,
        grow=(1, 0),
    )
    return Row(
        left,
        Scroll(Column(_answered(ui, screen, ask), pad=2), key="ask/right"),
        gap=12,
        grow=(_LEFT, _RIGHT),
    )


def _then(ui: Ui, do: Callable[[], object]) -> Callable[[], None]:
    def done() -> None:
        do()
        ui.rebuild()

    return done


# ------------------------------------------------------------------------------------------------------ the decisions


def _decision_form(ui: Ui, screen: DebriefScreen, ask: Asking) -> Widget:
    """Return the decisions of the game, and what may be done about the one that is marked."""
    assert ui.names is not None
    columns = (
        TableColumn(ui.t("Week"), "right"),
        TableColumn(ui.t("Hat")),
        TableColumn(ui.t("Decision"), grow=1),
        TableColumn(ui.t("Worth"), "right", tip=ui.t("Points that the game had more because of it")),
    )
    table = Table(
        columns,
        screen.decision_rows(ui),
        key="ask/decisions",
        most=_ROWS,
        chosen=str(ask.marked),
        empty=ui.t("Nothing was decided in this game."),
    )
    table.lead = True
    move = screen.moves.get(ask.marked)
    if move is None:
        return Column(table, Label(ui.t("Choose a decision."), colour="quiet"), gap=8, grow=(1,))
    number, fixed = move.sequence, not arguments_of(DECISIONS[move.name]) if move.name in DECISIONS else True
    buttons = Flow(
        Button(
            ui.t("Leave it out"),
            _then(ui, lambda: ask.leave_out(number)),
            chosen=number in ask.without,
            key="ask/leave-out",
        ),
        Button(
            ui.t("Decide otherwise…"),
            lambda: _otherwise(ui, ask, number),
            refusal=ui.t("There is nothing to choose about it.") if fixed else "",
            chosen=number in ask.instead,
            key="ask/otherwise",
        ),
    )
    said = Label(words.phrase(ui.names, move), weight="semibold", why=f"decision/{number}")
    return Column(table, said, buttons, gap=8, grow=(1,))


def decision_rows(ui: Ui, screen: DebriefScreen, ask: Asking) -> list[TableRow]:
    """Return a row for each decision, with what it was worth as far as that is known; what was refused is quiet."""
    assert ui.names is not None
    known = {worth.sequence: worth.total for worth in worths(screen.evidence)} if screen.evidence is not None else {}
    rows = []
    for move in screen.moves.values():
        points, seat = known.get(move.sequence), "it" if move.seat == "it" else "pm"
        phrase = words.phrase(ui.names, move)
        rows.append(
            TableRow(
                str(move.sequence),
                (
                    Cell(ui.speak.week(week_of(move.t_s)), colour="quiet", sort=move.t_s),
                    Cell(badge_of(ui, seat), badge=seat),
                    Cell(phrase, colour="quiet" if move.refused else "text"),
                    Cell("" if points is None else ui.speak.signed(points, 1), colour="quiet", sort=points or 0.0),
                ),
                open=_then(ui, lambda number=move.sequence: setattr(ask, "marked", number)),  # type: ignore[misc]
                why=f"decision/{move.sequence}",
                tip=phrase,
            )
        )
    return rows


def _otherwise(ui: Ui, ask: Asking, number: int) -> None:
    """Go back to the desk of a decision and open its form."""
    from game.ui.screens.otherwise import OtherwiseDialog

    move = ask.recorded.move(number)
    assert ui.driver is not None and move is not None

    def take(decision: Decision) -> None:
        ask.decide_otherwise(number, decision.arguments())
        ui.rebuild()

    desk = ui.driver.past(ask.change(), move.t_s, move.seat, number)
    ui.push(OtherwiseDialog(move.name, dict(ask.instead.get(number, move.arguments)), desk, take, was=True))


# ------------------------------------------------------------------------------------------ policies and other hands


def _hats(ui: Ui, draft: Draft, change: Callable[[str], None], key: str) -> Widget:
    names = (("it", ui.t("IT manager")), ("pm", ui.t("Project manager")))
    buttons = [
        Button(words_, _then(ui, lambda seat=seat: change(seat)), chosen=draft.seat == seat, key=f"{key}/{seat}")  # type: ignore[misc]
        for seat, words_ in names
    ]
    return Column(Label(ui.t("Which hat"), colour="quiet", size=12), Flow(*buttons, gap=6), gap=4)


def _week(ui: Ui, draft: Draft, ask: Asking, label: str, key: str, step: int = 1) -> Widget:
    last = 1 + (ask.weeks - 1) // step * step

    def change(number: float) -> None:
        draft.week = round(number)
        ui.rebuild()

    return Slider(
        label,
        min(draft.week, last),
        change,
        low=1,
        high=max(last, 1 + step),
        step=step,
        shown=lambda number: ui.speak.week(round(number)),
        key=key,
    )


def _choice(label: str, pairs: list[tuple[str, str]], chosen: str, change: Callable[[str], None], key: str) -> Widget:
    return Column(Label(label, colour="quiet", size=12), Choice(pairs, chosen, change, key=key), gap=4)


def _policy_form(ui: Ui, screen: DebriefScreen, ask: Asking) -> Widget:
    """Return who sits down where from when on."""
    draft = ask.policy
    offered = policies_of(draft.seat)

    def seat(name: str) -> None:
        draft.seat = name
        draft.policy = draft.policy if draft.policy in policies_of(name) else "by-the-book"

    def policy(name: str) -> None:
        draft.policy = name
        ui.rebuild()

    return Column(
        Label(
            ui.t("Somebody else takes a seat over and decides there; the other hat decides as it did."), colour="quiet"
        ),
        Row(
            _hats(ui, draft, seat, "ask/policy"),
            _choice(ui.t("Policy"), _policy_pairs(ui, offered), draft.policy, policy, "ask/policy/name"),
            grow=(0, 1),
        ),
        _week(ui, draft, ask, ui.t("From week"), "ask/policy/week"),
        Flow(Button(ui.t("Put it there"), _then(ui, ask.sit), key="ask/sit")),
        gap=10,
    )


def _policy_pairs(ui: Ui, names: tuple[str, ...]) -> list[tuple[str, str]]:
    said = ((name, ui.t(POLICY_NAMES.get(name, name))) for name in names)
    return [(name, text[:1].upper() + text[1:]) for name, text in said]


def _other_form(ui: Ui, screen: DebriefScreen, ask: Asking) -> Widget:
    """Return one decision more, at the desk of a hat."""
    assert ui.driver is not None
    draft, scenario = ask.other, ui.driver.scenario
    areas = [area for area in AREAS if _offered(draft.seat, area)]
    draft.area = draft.area if draft.area in areas else areas[0]
    names = _offered(draft.seat, draft.area)
    draft.name = draft.name if draft.name in names else names[0]

    def field(name: str) -> None:
        draft.area = name
        ui.rebuild()

    def decision(name: str) -> None:
        draft.name = name
        ui.rebuild()

    fields = [(area, ui.t(AREAS[area])) for area in areas]
    titles = [(name, decisions.title(ui.speak, name)) for name in names]
    fill = Button(ui.t("Fill it in…"), lambda: _fill_in(ui, ask), key="ask/fill")
    return Column(
        Label(ui.t("A hat acts differently: it decides one thing more at its desk."), colour="quiet"),
        Row(
            _hats(ui, draft, lambda seat: setattr(draft, "seat", seat), "ask/other"),
            _week(ui, draft, ask, ui.t("At the desk of"), "ask/other/week", scenario.turn_weeks),
            grow=(0, 1),
            gap=16,
        ),
        Choice(fields, draft.area, field, label=ui.t("Field of duty"), key="ask/other/area"),
        Choice(titles, draft.name, decision, label=ui.t("Decision"), key="ask/other/name"),
        Label(decisions.line(ui.speak, draft.name), colour="quiet", size=12),
        Flow(fill),
        gap=10,
    )


def _offered(seat: str, area: str) -> list[str]:
    """Return the decisions of a duty area that are the call of a hat."""
    return [name for name, kind in DECISIONS.items() if area_of(name) == area and may_decide(kind, seat)]


def _fill_in(ui: Ui, ask: Asking) -> None:
    """Go back to the desk of a week and open the form of what is decided on top."""
    from game.ui.screens.otherwise import OtherwiseDialog

    assert ui.driver is not None
    draft = ask.other

    def take(decision: Decision) -> None:
        ask.decide_also(decision.name(), decision.arguments())
        ui.rebuild()

    desk = ui.driver.past(ask.change(), week_start(draft.week), draft.seat)
    ui.push(OtherwiseDialog(draft.name, {}, desk, take, was=False))


# ------------------------------------------------------------------------------------------------------ what is asked


def _changed(ui: Ui, screen: DebriefScreen, ask: Asking) -> Widget:
    """Return what is different so far, over how many lucks, and the button that asks."""
    assert ui.names is not None
    parts: list[Widget] = []
    for at, (line, undo) in enumerate(ask.lines(ui.names)):
        drop = Button(
            "", _then(ui, undo), icon="x", style="quiet", size=12, tip=ui.t("Take it back"), key=f"ask/drop/{at}"
        )
        parts.append(Row(Label(line.text), drop, grow=(1, 0), gap=6))
    if not parts:
        parts.append(Label(ui.t("Nothing yet."), colour="quiet"))
    if len(parts) > _LINES:
        parts = [Sized(Scroll(Column(*parts, gap=4), key="ask/lines"), height=_LINES_HIGH)]
    hand = ask.replying()
    if hand is not None:
        parts.append(_reply(ui, ask, hand.seat))
    pairs = [(str(count), ui.speak.plural("{n} luck", "{n} lucks", count)) for count in LUCKS]

    def lucks(count: str) -> None:
        ask.lucks = int(count)
        ui.rebuild()

    play = Button(
        ui.t("Play it again so"),
        lambda: screen.ask(ui),
        style="main",
        shortcut="P",
        price=ui.speak.plural("{n} game", "{n} games", ask.games),
        refusal=ui.t("Nothing is changed yet: choose a decision, a policy, or one decision more.") if ask.empty else "",
        key="ask/play",
    )
    parts.append(Flow(Choice(pairs, str(ask.lucks), lucks, key="ask/lucks"), play))
    return Column(*parts, gap=8)


def _reply(ui: Ui, ask: Asking, seat: str) -> Widget:
    """Return how the other hat goes on after the change."""

    def change(name: str) -> None:
        ask.reply = name
        ui.rebuild()

    who = ui.t("IT manager afterwards") if seat == "it" else ui.t("Project manager afterwards")
    pairs = [("", ui.t("Decides as recorded")), *_policy_pairs(ui, policies_of(seat))]
    return Choice(pairs, ask.reply, change, label=who, key="ask/reply")


# --------------------------------------------------------------------------------------------------------- the answer


def _answered(ui: Ui, screen: DebriefScreen, ask: Asking) -> Widget:
    """Return progress, trouble, the answers so far and the one that is looked at."""
    assert ui.driver is not None
    driver = ui.driver
    parts: list[Widget] = []
    if ask.inquiry is not None:
        share = ask.inquiry.share
        stop = Button(ui.t("Cancel"), lambda: screen.cancel(ui), shortcut="Esc", key="ask/cancel")
        meter = Meter(share, "both", label=ui.t("Playing the game again"), words=ui.speak.share(share))
        parts.append(Panel(Row(meter, stop, grow=(1, 0), align="middle"), border="both"))
    if ask.trouble:
        parts.append(Panel(Label(ui.t("A game could not be played again: {why}", why=ask.trouble)), border="bad"))
    if len(ask.answers) > 1:
        parts.append(_earlier(ui, screen, ask))
    if ask.shown is not None:
        page = screen.answer_page(ui)
        told = paper(page, follow=ui.explain, known=lambda text: driver.find(text) is not None)
        subtitle = Label(page.subtitle, colour="quiet", size=12)
        parts.append(Panel(Column(subtitle, told, gap=0), title=page.title))
    elif ask.inquiry is None:
        parts.append(Panel(paper(_how(ui)), title=ui.t("The same game with something changed")))
    return Column(*parts, gap=10)


def _how(ui: Ui) -> Page:
    """Return what may be asked, before anything was."""
    lines = (
        ui.t("Choose at the left what should have been different. Everything else stays as it was decided, luck too."),
        ui.t(
            "You are told what first went otherwise, and every score, project, account and KPI that differs. Decisions"
            " that the change made impossible are listed."
        ),
        ui.t("One luck is an anecdote: over ten or more you get the mean difference with a 95 % interval."),
    )
    return Page("", "", (Section("", tuple(Line(line) for line in lines)),))


def _earlier(ui: Ui, screen: DebriefScreen, ask: Asking) -> Widget:
    """Return what was asked before, to look at again."""
    keys = list(ask.answers)
    pairs = [(str(at), _asked_words(ui, ask, key)) for at, key in enumerate(keys)]

    def change(at: str) -> None:
        ask.shown = keys[int(at)]
        ui.scrolled.pop("ask/right", None)
        ui.rebuild()

    chosen = str(keys.index(ask.shown)) if ask.shown in keys else ""
    return _choice(ui.t("What you asked"), pairs, chosen, change, "ask/earlier")


def _asked_words(ui: Ui, ask: Asking, key: tuple[str, int]) -> str:
    assert ui.names is not None
    asked = Asked(ask.recorded, ask.answers[key].change, ui.names, numbered=False)
    said = " · ".join(line.text for line in change_lines(asked))
    lucks = key[1]
    return f"{said} · {ui.speak.plural('{n} luck', '{n} lucks', lucks)}" if lucks > 1 else said


def page_of(ui: Ui, ask: Asking) -> Page:
    """Return the answer that is looked at, as the command line tells it."""
    assert ui.driver is not None and ask.shown is not None
    answer = ask.answers[ask.shown]
    names = names_in(ui.speak, ui.driver.scenario, answer.found)
    return whatif_page(Asked(ask.recorded, answer.change, names, numbered=False), answer.found)
