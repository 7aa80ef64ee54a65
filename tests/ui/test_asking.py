"""What if, in the debrief: asked by keys and by mouse, the same numbers as on the command line, kept, and refused."""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from game.cli import whatif
from game.play.driver import Driver
from game.ui import flow
from game.ui.asking import Asking
from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.otherwise import OtherwiseDialog
from game.ui.window import Ui
from sim.fork import Change, Hand
from sim.kernel.units import week_start
from sim.lab.evidence import Evidence, fair_questions
from sim.lab.questions import Question
from sim.lab.whatif import what_if
from sim.scenario.load import load_scenario
from sim.session import decision
from tests.play import choose, play_on, players, started
from tests.ui.hand import click, find, frames, press, says


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A First Week in which the project manager once reached for what is the IT manager's call."""
    path = tmp_path_factory.mktemp("games") / "first.save"
    driver, both = started(load_scenario("first-week"), 5, path), players("by-the-book", "by-the-book")
    choose(driver, both)
    driver.hand_over()
    driver.submit(decision("set_patch_cadence", {"days": 7}), "pm")
    play_on(driver, both).close()
    return path


def opened(ui: Ui, played: Path, home: Path) -> tuple[DebriefScreen, Asking]:
    """Open a copy of the game at its debrief; nothing else is played meanwhile."""
    path = home / "mine.save"
    if not path.exists():
        shutil.copy(played, path)
    flow.take_up(ui, Driver.open(path))
    screen = ui.top
    assert isinstance(screen, DebriefScreen) and screen.recorded is not None and screen.asking is not None
    screen.quarter, screen.evidence = 1.0, Evidence(screen.recorded, ())
    frames(ui)
    press(ui, "4")
    return screen, screen.asking


def busy(ask: Asking) -> bool:
    return ask.running


def fair(screen: DebriefScreen) -> Evidence | None:
    return screen.fair


def number(ask: Asking, name: str, seat: str = "it") -> int:
    return next(move.sequence for move in ask.recorded.moves if (move.name, move.seat) == (name, seat))


def until(ui: Ui, there: Callable[[], object], most_s: float = 30.0) -> None:
    last = time.monotonic() + most_s
    while not there():
        assert time.monotonic() < last, says(ui)
        frames(ui, 1)
        time.sleep(0.005)
    frames(ui)


def tab_to(ui: Ui, key: str) -> None:
    for _ in range(60):
        if ui.focused is not None and ui.focused.key == key:
            return
        press(ui, "tab")
    raise AssertionError(f"{key} cannot be reached by Tab")


def test_by_keys_a_decision_is_left_out_and_the_command_line_says_the_same(
    ui: Ui, played: Path, tmp_path: Path
) -> None:
    _, ask = opened(ui, played, tmp_path)
    wanted = number(ask, "request_staff", "pm")
    tab_to(ui, "ask/decisions")
    at = [move.sequence for move in ask.recorded.moves].index(wanted)
    press(ui, *["down"] * (at + 1), "return")
    assert ask.marked == wanted
    tab_to(ui, "ask/leave-out")
    press(ui, "return", "p")
    assert busy(ask)
    assert "Playing the game again" in says(ui)
    until(ui, lambda: ask.shown)
    told = says(ui)
    assert "What became impossible" in told
    assert "Left out: " in told
    change, found = ask.answers[ask.shown or ("", 0)]
    assert change == Change(without=frozenset({wanted}))
    done = CliRunner().invoke(whatif.command, [str(played), "--without", str(wanted), "--json"])
    theirs = json.loads(done.stdout)["differences"]
    assert {one.name: round(one.difference.mean, 9) for one in found.measured} == {
        name: numbers["difference"] for name, numbers in theirs.items()
    }
    assert found.parting is not None
    assert all(one.id not in told for one in (found.parting.gone, found.parting.came) if one is not None)


def test_asking_again_is_answered_at_once_in_this_window_and_in_the_next(ui: Ui, played: Path, tmp_path: Path) -> None:
    screen, ask = opened(ui, played, tmp_path)
    ask.leave_out(number(ask, "set_patch_cadence"))
    ask.lucks = 2
    screen.ask(ui)
    assert busy(ask)
    until(ui, lambda: ask.shown)
    first = says(ui)
    assert "95 %" in first
    expected = what_if(ask.recorded, ask.change(), 2, workers=1)
    assert ask.answers[ask.change().text(), 2].found.measured == expected.measured
    press(ui, "p")
    assert not busy(ask)
    flow.title(ui)
    screen, again = opened(ui, played, tmp_path)
    assert again is not ask
    again.leave_out(number(again, "set_patch_cadence"))
    again.lucks = 2
    screen.ask(ui)
    assert not busy(again)
    frames(ui)
    assert says(ui) == first


def test_the_rest_of_the_debrief_waits_for_a_question_over_many_lucks(ui: Ui, played: Path, tmp_path: Path) -> None:
    screen, ask = opened(ui, played, tmp_path)
    wanted = tuple(Question("luck", seed=seed) for seed in range(200, 240))
    rest = screen.evidence = Evidence(ask.recorded, wanted)
    rest.start(1)
    ask.leave_out(number(ask, "set_patch_cadence"))
    ask.lucks = 10
    screen.ask(ui)
    assert not rest.running
    screen.cancel(ui)
    until(ui, lambda: rest.running)
    rest.stop()


def test_a_question_that_is_being_answered_can_be_cancelled(ui: Ui, played: Path, tmp_path: Path) -> None:
    _, ask = opened(ui, played, tmp_path)
    ask.leave_out(number(ask, "set_patch_cadence"))
    ui.rebuild()
    press(ui, "p")
    assert busy(ask)
    press(ui, "escape")
    assert not busy(ask)
    assert isinstance(ui.top, DebriefScreen)
    press(ui, "p")
    click(ui, "ask/cancel")
    assert not busy(ask)
    assert ask.shown is None


def test_by_mouse_a_decision_is_made_otherwise_at_the_desk_as_it_was(ui: Ui, played: Path, tmp_path: Path) -> None:
    _, ask = opened(ui, played, tmp_path)
    ask.marked = number(ask, "set_patch_cadence")
    ui.rebuild()
    click(ui, "ask/otherwise")
    dialog = ui.top
    assert isinstance(dialog, OtherwiseDialog)
    until(ui, lambda: dialog.past)
    assert dialog.past is not None
    assert dialog.past.view().week == 1
    assert "This is what was decided" in says(ui)
    click(ui, "decide/days/90")
    assert "Patches come every 90 days already." in says(ui)
    click(ui, "decide/days/30")
    click(ui, "decide/do")
    assert dict(ask.instead[ask.marked]) == {"days": 30}
    assert "Instead of" in says(ui)
    click(ui, "ask/drop/0")
    assert ask.empty
    assert "Nothing yet." in says(ui)


def test_what_was_another_hats_call_says_who_decides(ui: Ui, played: Path, tmp_path: Path) -> None:
    _, ask = opened(ui, played, tmp_path)
    ask.marked = number(ask, "set_patch_cadence", "pm")
    ui.rebuild()
    click(ui, "ask/otherwise")
    until(ui, lambda: ui.top.past)
    click(ui, "decide/days/90")
    assert "This is not your call but that of another role: the IT manager." in says(ui)
    click(ui, "decide/do")
    assert isinstance(ui.top, OtherwiseDialog)
    assert not ask.instead


def test_a_policy_sits_down_and_the_other_hat_decides_one_thing_more(ui: Ui, played: Path, tmp_path: Path) -> None:
    _, ask = opened(ui, played, tmp_path)
    tab_to(ui, "ask/ways")
    press(ui, "right")
    tab_to(ui, "ask/policy/week")
    press(ui, "right")
    click(ui, "ask/policy/it")
    click(ui, "ask/sit")
    assert ask.change().hands == (Hand("it", "by-the-book", week_start(2)),)
    tab_to(ui, "ask/ways")
    press(ui, "right")
    tab_to(ui, "ask/other/week")
    press(ui, "right")
    ask.other.area, ask.other.name = "lead", "update_stakeholder"
    ui.rebuild()
    click(ui, "ask/fill")
    until(ui, lambda: ui.top.past)
    press(ui, "return")
    (move,) = ask.change().also
    assert (move.seat, move.t_s, move.name) == ("pm", week_start(2), "update_stakeholder")
    assert move.sequence == ask.recorded.last + 1
    press(ui, "p")
    until(ui, lambda: ask.shown)
    told = says(ui)
    assert "the project manager also decides: " in told
    assert "by the book" in told


def test_the_fair_split_is_played_on_request_and_let_go_of(ui: Ui, played: Path, tmp_path: Path) -> None:
    screen, ask = opened(ui, played, tmp_path)
    press(ui, "3")
    games = len(fair_questions(ask.recorded))
    assert f"{games} games" in says(ui)
    click(ui, "debrief/fair")
    split = fair(screen)
    assert split is not None and len(split.asked) == games + 1
    click(ui, "debrief/fair/cancel")
    assert fair(screen) is None
    find(ui, "debrief/fair")


def test_another_finished_game_has_a_debrief_of_its_own(ui: Ui, played: Path, tmp_path: Path) -> None:
    first, _ = opened(ui, played, tmp_path)
    shutil.copy(played, tmp_path / "other.save")
    flow.take_up(ui, Driver.open(tmp_path / "other.save"))
    assert isinstance(ui.top, DebriefScreen) and ui.top is not first
