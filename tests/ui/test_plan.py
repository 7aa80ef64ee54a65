"""Charts and the project manager's desk: dragging and keys decide, every section holds, no chart is silent."""

from collections.abc import Iterator

import pygame
import pytest

from game.play.driver import Driver
from game.ui.canvas import Box
from game.ui.charts.axis import rounded
from game.ui.charts.bars import BarChart, BarItem
from game.ui.charts.chart import Mark
from game.ui.charts.curves import Curve, CurveChart
from game.ui.charts.gantt import ROW, Gantt
from game.ui.charts.matrix import Matrix, Spot
from game.ui.charts.sparkline import Sparkline
from game.ui.charts.strip import HeatStrip, StripRow
from game.ui.keys import change
from game.ui.screens.desk import DeskScreen
from game.ui.screens.pm import SECTIONS
from game.ui.screens.pm.scope import hidden_guess
from game.ui.widgets.base import Press
from game.ui.widgets.layout import Scroll
from game.ui.window import Ui
from sim.projects.view import ProjectView
from sim.scenario.load import load_scenario
from tests.play import choose, move, players
from tests.ui.hand import find, frames, press, says, toasts

WEEK = 8


@pytest.fixture(scope="module")
def played() -> Driver:
    """Return a game at the project manager's desk; tests decide in it, each about what it finds."""
    driver = Driver.new(load_scenario("network-refresh"), 7, seats={"it": "human", "pm": "human"})
    player = players("by-the-book", "by-the-book")
    while not (driver.stage == "it" and driver.week >= WEEK):
        move(driver, player)
    choose(driver, player)
    driver.hand_over()
    return driver


@pytest.fixture
def desk(ui: Ui, played: Driver) -> Iterator[DeskScreen]:
    """Sit down at the plan."""
    yield sit(ui, played)
    ui.open_game(None)


def sit(ui: Ui, driver: Driver) -> DeskScreen:
    screen = DeskScreen("pm")
    ui.open_game(driver)
    ui.replace(screen)
    while len(ui.screens) > 1:
        ui.pop()
    screen.go(ui, "plan")
    frames(ui)
    return screen


def project(ui: Ui) -> ProjectView:
    assert ui.driver is not None
    return ui.driver.view().projects.projects[0]


def gantt(ui: Ui) -> Gantt:
    found = find(ui, "gantt")
    assert isinstance(found, Gantt)
    return found


def line_of(ui: Ui, task: str) -> Box:
    chart = gantt(ui)
    place = [row.task for row in chart.rows].index(task)
    ui.scrolled[chart.key] = place * ROW
    ui.repaint()
    frames(ui)
    return next(line for row, line in gantt(ui)._lines(ui) if row.task == task)


def drag(ui: Ui, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Press the button at one point, move, and let it go at another."""
    k = ui.type.scale
    pixels = [(round(x * k), round(y * k)) for x, y in (start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end)]
    ui.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pixels[0], button=1))
    for at in pixels[1:]:
        ui.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(1, 0, 0)))
        frames(ui, 1)
    ui.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=pixels[-1], button=1))
    frames(ui)


# ----------------------------------------------------------------------------------------------------------- the plan


def test_a_click_chooses_a_task_and_shows_it(ui: Ui, desk: DeskScreen) -> None:
    task = gantt(ui).rows[3]
    line = line_of(ui, task.task)
    drag(ui, (line.x + 20, line.centre[1]), (line.x + 20, line.centre[1]))
    assert desk.chosen["task"] == task.task
    assert f"Task: {task.name}" in says(ui)


def test_arrows_choose_and_shift_with_arrows_reorders(ui: Ui, desk: DeskScreen) -> None:
    ui.focus(gantt(ui))
    press(ui, "home", "down")
    second = gantt(ui).rows[1].task
    assert desk.chosen["task"] == second
    before = project(ui).task(second).priority
    ui.press(Press("right", "", shift=True))
    frames(ui)
    assert project(ui).task(second).priority == before + 1
    assert isinstance(ui.focused, Gantt)


def test_a_row_dragged_above_another_is_taken_up_before_it(ui: Ui, desk: DeskScreen) -> None:
    rows = [row.task for row in gantt(ui).rows if row.state == "open"]
    moved, above = rows[1], rows[0]
    target = project(ui).task(above).priority
    ui.scrolled["gantt"] = 0.0
    end, start = line_of(ui, above), None
    start = next(line for row, line in gantt(ui)._lines(ui) if row.task == moved)
    drag(ui, (start.x + 30, start.centre[1]), (end.x + 30, end.centre[1] - 4))
    assert project(ui).task(moved).priority == target - 1


def test_a_bar_dragged_to_the_right_waits_longer(ui: Ui, desk: DeskScreen) -> None:
    task = next(row.task for row in gantt(ui).rows if row.state == "open")
    before, line = project(ui).task(task).priority, line_of(ui, task)
    drag(ui, (line.x + 300, line.centre[1]), (line.x + 330, line.centre[1] + 3))
    assert project(ui).task(task).priority == before + 1


def test_a_chip_dragged_onto_a_task_assigns_its_person(ui: Ui, desk: DeskScreen) -> None:
    wanted = next(t for t in project(ui).open_tasks if t.able and not t.people)
    person = wanted.able[0]
    line = line_of(ui, wanted.id)
    drag(ui, find(ui, f"chip/{person}").box.centre, (line.x + 60, line.centre[1]))
    assert project(ui).task(wanted.id).people == (person,)


def test_enter_on_a_chip_does_the_same_and_twice_is_told(ui: Ui, desk: DeskScreen) -> None:
    wanted = next(t for t in project(ui).open_tasks if t.able and not t.people)
    desk.pick(ui, task=wanted.id)
    frames(ui)
    for _ in range(2):
        ui.focus(find(ui, f"chip/{wanted.able[0]}"))
        press(ui, "return")
    assert project(ui).task(wanted.id).people == (wanted.able[0],)
    assert "on it already" in toasts(ui)


def test_a_suggestion_can_be_taken_over(ui: Ui, desk: DeskScreen) -> None:
    bare = [t.id for t in project(ui).open_tasks if t.able and not t.people]
    desk.pick(ui, ghosts="yes")
    frames(ui)
    assert any(row.ghost for row in gantt(ui).rows)
    button = find(ui, "plan/takeover")
    ui.focus(button)
    press(ui, "return")
    assert len([t for t in bare if project(ui).task(t).people]) > 0
    assert ui.driver is not None and ui.driver.undoable > 0


def test_why_is_about_the_row_under_the_pointer(ui: Ui, desk: DeskScreen) -> None:
    assert ui.driver is not None
    begun = next(row for row in gantt(ui).rows if row.state in {"active", "ready"})
    line = line_of(ui, begun.task)
    subject = gantt(ui).why_at((line.x + 40, line.centre[1]))
    assert subject.startswith(f"project/refresh/task/{begun.task}/")
    assert ui.driver.find(subject) is not None
    assert gantt(ui).why_at((line.x + 40, gantt(ui).box.y + 2)) == ""


def test_load_and_value_stand_behind_tabs(ui: Ui, desk: DeskScreen) -> None:
    desk.pick(ui, plan="load")
    frames(ui)
    assert "Hours a week" in says(ui)
    desk.pick(ui, plan="value")
    frames(ui)
    assert "budget at completion" in says(ui)


# ------------------------------------------------------------------------------------------------------- all sections


@pytest.mark.parametrize("size", [(1280, 720), (1024, 576)])
def test_every_section_draws_and_says_something_without_ids(ui: Ui, desk: DeskScreen, size: tuple[int, int]) -> None:
    ui.resize(pygame.display.set_mode(size))
    ids = {task.id for task in project(ui).tasks if "-" in task.id}
    for section in SECTIONS:
        desk.go(ui, section)
        frames(ui)
        text = says(ui)
        assert len(text) > 300, section
        assert not {name for name in ids if f" {name} " in text or f"{name}:" in text}, section


def test_a_seat_without_a_project_is_told_why(ui: Ui) -> None:
    driver = Driver.new(load_scenario("the-breach"), 7, seats={"it": "human", "pm": "human"})
    driver.hand_over()
    assert not driver.view().projects.projects
    desk = sit(ui, driver)
    for section in ("scope", "plan", "team", "risks", "changes", "status", "close", "overview"):
        desk.go(ui, section)
        frames(ui)
        assert "You lead no project at present" in says(ui), section


def test_a_guess_at_what_is_unsaid_follows_from_what_workshops_found(ui: Ui, desk: DeskScreen) -> None:
    shown = project(ui)
    found = sum(r.origin == "hidden" for r in shown.requirements)
    assert hidden_guess(shown, 0, 0.6) is None
    once, twice = hidden_guess(shown, 1, 0.6), hidden_guess(shown, 2, 0.6)
    assert once == pytest.approx(found * 0.4 / 0.6)
    assert once is not None and twice is not None and twice < once


# ------------------------------------------------------------------------------------------------------------- charts


def test_axes_end_at_round_values_around_what_they_show() -> None:
    axis = rounded(3.2, 47.0)
    assert axis.low <= 3.2 and axis.high >= 47.0
    assert axis.marks()[0] == axis.low and axis.marks()[-1] == pytest.approx(axis.high)
    assert rounded(0.0, 0.0).high > 0.0


def place(ui: Ui, chart: CurveChart | BarChart | Matrix | HeatStrip) -> None:
    chart.place(ui, Box(0, 0, 400, chart.measure(ui, 400)))
    chart.draw(ui, ui.canvas)


def test_a_curve_says_the_value_under_the_pointer_and_under_the_arrows(ui: Ui) -> None:
    curve = Curve("spent", ((1.0, 10.0), (2.0, 20.0), (3.0, 60.0)), band=((3.0, 50.0, 90.0),))
    chart = CurveChart("Spent, in euro", [curve], across=lambda x: f"W{x:.0f}", up=lambda y: f"€ {y:.0f}")
    place(ui, chart)
    spot = chart.spot(1)
    assert chart.said(chart.place_at(spot)) == ("W2", "spent: € 20")
    assert chart.said(2) == ("W3", "spent: € 60 (€ 50 … € 90)")
    assert chart.press(ui, Press("end")) and chart.picked == 2
    text = "\n".join(chart.text())
    assert "Spent, in euro" in text and "W1 · spent: € 10" in text


def test_a_curve_of_steps_keeps_its_value_until_the_next() -> None:
    curve = Curve("", ((1.0, 10.0), (3.0, 30.0)), steps=True)
    assert curve.at(2.9) == 10.0 and curve.at(3.0) == 30.0
    assert Curve("", ((1.0, 10.0), (3.0, 30.0))).at(2.0) == 20.0
    assert curve.at(0.5) is None


def test_bars_find_the_one_under_the_pointer(ui: Ui) -> None:
    bars = [BarItem(f"W{i}", i / 10, words="in time") for i in range(1, 6)]
    chart = BarChart("Share", bars, up=lambda y: f"{y:.0%}", marks=[Mark(1.5, "promised")])
    place(ui, chart)
    assert [chart.place_at(chart.spot(i)) for i in range(5)] == [0, 1, 2, 3, 4]
    assert chart.said(2) == ("W3", "30%", "in time")


def test_a_matrix_chooses_the_risk_under_the_pointer_or_the_next_by_keys(ui: Ui) -> None:
    chosen: list[str] = []
    spots = [Spot("a", 1, "late", 2, 2), Spot("b", 2, "lost", 2, 2), Spot("c", 3, "dear", 0, 1)]
    chart = Matrix("Risks", spots, across="impact", up="likelihood", choose=chosen.append, chosen="a")
    place(ui, chart)
    for spot in spots:
        assert chart.click(ui, chart._centre(spot))
    assert chosen == ["a", "b", "c"]
    assert chart.press(ui, Press("right")) and chosen[-1] == "b"
    assert not chart.click(ui, (chart.box.right - 5, chart.box.y + 5))


def test_a_strip_and_a_sparkline_say_their_values(ui: Ui) -> None:
    strip = HeatStrip(
        "Load",
        [StripRow("Ada", (0.5, None, 0.9))],
        first=4,
        across=lambda week: f"W{week}",
        up=lambda share: f"{share:.0%}",
        tone=lambda share: "bad" if share > 0.8 else "good",
    )
    place(ui, strip)
    assert strip.said(2) == ("Ada, W6", "90%")
    assert strip.place_at(strip.spot(1)) == 1 and strip.said(1)[1] == "–"
    line = Sparkline("Trust", (50.0, 60.0), ("50 in W1", "60 in W2"))
    line.place(ui, Box(0, 0, 96, 24))
    assert line.tip_at(ui, (95, 10)) == "Trust: 60 in W2"


@pytest.mark.parametrize("size", [(1024, 576), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("code", ["en", "de"])
def test_the_plan_fits_and_only_its_parts_scroll(ui: Ui, desk: DeskScreen, size: tuple[int, int], code: str) -> None:
    ui.resize(pygame.Surface(size).convert(24))
    change(ui, language=code)
    for tab in ("tasks", "load", "value"):
        desk.pick(ui, plan=tab)
        frames(ui)
        page = find(ui, "pm/plan")
        assert isinstance(page, Scroll)
        assert page._tall <= page.box.h + 0.5, (tab, page._tall, page.box.h)
    desk.pick(ui, plan="tasks")
    frames(ui)
    assert len(list(gantt(ui)._lines(ui))) >= 5
    change(ui, language="en")
