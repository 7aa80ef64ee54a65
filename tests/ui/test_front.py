"""The screens around a game: title, picker, briefing, saves, settings, help; and the way in and back."""

import subprocess
import sys
from pathlib import Path

import pytest

from game.play import settings
from game.play.driver import Driver
from game.play.request import SeatChoice
from game.play.settings import Settings
from game.play.slots import new_path, slots
from game.ui import flow, keys, opening, thumbnail
from game.ui.app import open_window
from game.ui.opening import Wish, code_of, parse_code
from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.help import _ALIASES, HelpScreen, help_in
from game.ui.screens.other import ELSEWHERE, OtherScreen
from game.ui.screens.picker import PickerScreen
from game.ui.screens.saves import SavesScreen
from game.ui.screens.settings import SettingsScreen
from game.ui.screens.text import TextScreen
from game.ui.screens.title import TitleScreen
from game.ui.widgets.base import Press
from game.ui.window import Ui
from sim.policies.registry import careful
from sim.scenario.load import load_scenario, scenario_folders
from sim.session import DECISIONS, may_decide
from tests.ui.hand import click, find, frames, press, says, toasts


def at_title(ui: Ui) -> None:
    flow.title(ui)
    frames(ui, 3)


def begun(ui: Ui, wish: Wish | None = None) -> Driver:
    opening.start(ui, wish or Wish("first-week", "guided", 3))
    while ui.top.dialog:
        ui.pop()
    frames(ui)
    assert ui.driver is not None
    return ui.driver


# ------------------------------------------------------------------------------------------------------------- title


def test_from_title_to_the_first_desk_by_enter_alone(ui: Ui) -> None:
    at_title(ui)
    press(ui, "return")
    assert isinstance(ui.top, BriefingScreen)
    press(ui, "return")
    assert ui.driver is not None
    assert ui.driver.scenario.id == "first-week"
    assert ui.driver.stage == "it"
    assert ui.driver.solo


def test_from_title_to_the_first_desk_by_mouse_alone(ui: Ui) -> None:
    at_title(ui)
    click(ui, "title/new")
    click(ui, "begin")
    assert ui.driver is not None
    assert ui.driver.stage == "it"


def test_the_title_shows_before_the_simulation_is_imported(tmp_path: Path) -> None:
    program = (
        "import sys; from game.ui.app import open_window; from game.ui import flow\n"
        "from game.play.settings import Settings\n"
        "ui = open_window(Settings(language='en')); flow.title(ui); assert ui.frame(0.01)\n"
        "heavy = [m for m in ('simpy', 'numpy', 'pydantic', 'sim.session') if m in sys.modules]\n"
        "print(heavy)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"TWO_HATS_HOME": str(tmp_path), "SDL_VIDEODRIVER": "dummy", "PYTHONPATH": "."},
    )
    assert done.stdout.strip() == "[]"


def test_a_game_that_was_left_is_offered_and_goes_on_where_it_stood(ui: Ui) -> None:
    driver = begun(ui)
    driver.hand_over()
    flow.go(ui)
    flow.title(ui)
    frames(ui, 3)
    assert not driver.save_trouble
    assert "First Week" in says(ui)
    press(ui, "return")
    assert ui.driver is not None
    assert ui.driver.stage == "pm"


def test_a_game_that_was_cut_off_is_offered_as_such(ui: Ui) -> None:
    begun(ui)
    assert ui.mark is not None
    ui.mark._file.close()  # type: ignore[union-attr]  # as a process does that is killed: the mark stays
    ui.mark = None
    other = open_window(Settings(language="en", reduced_motion=True))
    at_title(other)
    assert "cut off" in says(other)


def test_a_broken_save_is_named_kindly_and_left_alone(ui: Ui) -> None:
    broken = new_path("first-week")
    broken.write_text("not a save", "utf-8")
    at_title(ui)
    assert "1 save cannot be opened" in says(ui)
    ui.push(SavesScreen())
    frames(ui)
    assert "cannot be opened" in says(ui)
    assert broken.read_text("utf-8") == "not a save"


# ------------------------------------------------------------------------------------------------------------ picker


def test_share_codes_go_there_and_back() -> None:
    wish = Wish("network-refresh", "hard", 12)
    assert parse_code(code_of(wish)) == wish
    assert parse_code("  Network-Refresh / HARD / 12 ") == wish


@pytest.mark.parametrize("text", ["", "network-refresh", "nowhere/hard/1", "first-week/easy/1", "first-week/hard/x"])
def test_what_is_no_share_code_is_told_so(text: str) -> None:
    assert parse_code(text) is None


def test_the_picker_lists_every_scenario_and_arrows_choose(ui: Ui) -> None:
    ui.push(PickerScreen())
    frames(ui)
    for name in scenario_folders():
        find(ui, f"card/{name}")
    press(ui, "down", "return")
    assert isinstance(ui.top, BriefingScreen)
    assert ui.top._wish.scenario == "network-refresh"
    assert ui.top._wish.level == "standard"


def test_a_share_code_that_is_typed_sets_scenario_level_and_luck(ui: Ui) -> None:
    screen = PickerScreen()
    ui.push(screen)
    frames(ui)
    ui.focus(find(ui, "picker/code"))
    press(ui, *"the-breach/hard/42")
    assert screen.wish(ui).settled() == Wish("the-breach", "hard", 42)


@pytest.mark.parametrize(("seats", "human", "other"), [("it", "it", "pm"), ("pm", "pm", "it")])
def test_one_seat_leaves_the_other_to_a_policy(seats: SeatChoice, human: str, other: str) -> None:
    chosen = opening.seats_of(Wish("first-week", seats=seats))
    assert chosen == {human: "human", other: careful(other)}
    assert opening.seats_of(Wish("first-week", seats=seats, other="do-nothing"))[other] == "do-nothing"


def test_the_briefing_tells_both_roles_and_every_goal(ui: Ui) -> None:
    opening.brief(ui, Wish("network-refresh", "standard", 7))
    frames(ui)
    text = says(ui)
    assert "IT manager" in text
    assert "Project manager" in text
    assert text.count("[must]") == sum(goal.must for goal in load_scenario("network-refresh").goals)
    assert "network-refresh/standard/7" in text


def test_a_game_without_a_writable_folder_is_played_in_memory_and_says_so(
    ui: Ui, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("TWO_HATS_HOME", str(tmp_path / "file"))
    driver = begun(ui)
    assert driver.save_path is None
    assert "in memory only" in toasts(ui)


# ------------------------------------------------------------------------------------------------------------- saves


def test_a_save_has_a_picture_of_the_desk_that_was_left(ui: Ui) -> None:
    driver = begun(ui)
    driver.hand_over()
    flow.go(ui)
    thumbnail.finish()
    assert slots()[0].picture is not None


def test_two_people_at_one_machine_leave_no_picture_of_a_desk(ui: Ui) -> None:
    driver = begun(ui, Wish("first-week", "guided", 3, "hot"))
    flow.uncover(ui)
    frames(ui)
    driver.hand_over()
    flow.go(ui)
    assert type(ui.top).__name__ == "CoverScreen"
    assert slots()[0].picture is None


def test_a_save_is_deleted_only_after_asking(ui: Ui) -> None:
    begun(ui)
    flow.title(ui)
    ui.push(SavesScreen())
    frames(ui)
    path = slots()[0].path
    click(ui, "saves/delete")
    assert path.exists()
    click(ui, "ask/no")
    assert path.exists()
    click(ui, "saves/delete")
    click(ui, "ask/yes")
    assert not path.exists()
    assert "There is no saved game yet" in says(ui)


def test_from_the_list_one_can_branch_off_at_an_earlier_week(ui: Ui) -> None:
    driver = begun(ui)
    while driver.week < 3:
        {"it": driver.hand_over, "pm": driver.hand_over, "corridor": driver.hand_over}.get(
            driver.stage, lambda: _on(driver)
        )()
    flow.title(ui)
    screen = SavesScreen()
    ui.push(screen)
    frames(ui)
    screen._set_week(ui, 2)
    frames(ui)
    click(ui, "saves/branch")
    assert ui.driver is not None
    assert ui.driver.week == 2
    assert ui.driver.stage == "it"
    assert len(slots()) == 2


def _on(driver: Driver) -> None:
    if driver.stage == "week":
        driver.run_slice(10.0, driver.week_end_s)
    elif driver.stage == "stop":
        driver.finish_stop()
    else:
        driver.next_turn()


# ---------------------------------------------------------------------------------------------------------- settings


def test_settings_apply_at_once_and_are_kept(ui: Ui) -> None:
    ui.push(SettingsScreen())
    frames(ui)
    assert "Language" in says(ui)
    keys.change(ui, language="de", theme="light", scale=125)
    frames(ui)
    assert ui.speak.code == "de"
    assert ui.theme.ground[0] > 200
    assert ui.type.scale == pytest.approx(1.25)
    kept = settings.load().settings
    assert (kept.language, kept.theme, kept.scale) == ("de", "light", 125)


def test_a_scale_that_does_not_fit_is_capped_and_said(ui: Ui) -> None:
    ui.push(SettingsScreen())
    keys.change(ui, scale=250)
    frames(ui)
    assert ui.type.scale == pytest.approx(1.25)
    assert "room for 125" in says(ui)


# -------------------------------------------------------------------------------------------------------------- help


def test_both_languages_have_the_same_topics_and_a_glossary() -> None:
    english, german = help_in("en"), help_in("de")
    assert [topic.id for topic in english.topics] == [topic.id for topic in german.topics]
    for one in (english, german):
        terms = [term for term, _ in one.glossary]
        assert len(terms) >= 60
        assert len(set(terms)) == len(terms)
        assert all(topic.text.strip() for topic in one.topics)


def test_every_screen_names_a_topic_that_exists() -> None:
    known = {topic.id for topic in help_in("en").topics}
    folder = Path(flow.__file__).parent / "screens"
    named = {
        line.split('"')[1]
        for file in folder.rglob("*.py")
        for line in file.read_text("utf-8").splitlines()
        if line.strip().startswith("topic = ") and '"' in line
    }
    assert len(named) > 10
    assert {_ALIASES.get(name, name) for name in named} <= known


def test_typing_searches_the_help(ui: Ui) -> None:
    ui.push(HelpScreen())
    frames(ui)
    press(ui, *"baseline")
    text = says(ui)
    assert "measured against" in text
    assert "What this is" in text  # the list of topics stays
    press(ui, *"zzz")
    assert "Nothing here speaks of" in says(ui)


# ------------------------------------------------------------------------------------------------------- global keys


def test_f1_opens_the_help_where_it_speaks_of_the_screen(ui: Ui) -> None:
    ui.push(SettingsScreen())
    press(ui, "f1")
    assert isinstance(ui.top, HelpScreen)
    assert "colours and size change at once" in says(ui)


def test_f2_says_the_screen_as_text(ui: Ui) -> None:
    begun(ui)
    before = says(ui)
    press(ui, "f2")
    assert isinstance(ui.top, TextScreen)
    assert "\n".join(ui.top.lines) == before
    press(ui, "escape")
    assert not ui.top.dialog


def test_f12_writes_a_picture(ui: Ui, tmp_path: Path) -> None:
    at_title(ui)
    press(ui, "f12")
    assert len(list((tmp_path / "pictures").glob("*.png"))) == 1
    assert "Picture saved" in toasts(ui)


def test_ctrl_z_takes_back_at_the_desk_only(ui: Ui) -> None:
    at_title(ui)
    keys.undo(ui)
    assert "at a desk" in toasts(ui)
    driver = begun(ui)
    need = driver.view().hats.needs[0]
    driver.submit(need.answers[0].decision)
    assert driver.undoable == 1
    keys.undo(ui)
    assert driver.undoable == 0


def test_f5_says_that_the_game_is_saved(ui: Ui) -> None:
    begun(ui)
    press(ui, "f5")
    assert "Saved." in toasts(ui)


def test_h_lists_decisions_of_the_other_hat_only(ui: Ui) -> None:
    for seat, sections in ELSEWHERE.items():
        other = "pm" if seat == "it" else "it"
        for names in sections.values():
            assert names
            for name in names:
                assert may_decide(DECISIONS[name], other), (seat, name)
    begun(ui)
    press(ui, "h")
    assert isinstance(ui.top, OtherScreen)
    assert ui.top.accent == "pm"
    assert "Ask for people" in says(ui) or "Request" in says(ui)


def test_keys_that_a_text_field_wants_stay_with_it(ui: Ui) -> None:
    begun(ui)
    ui.push(HelpScreen())
    frames(ui)
    ui.focus(find(ui, "help/search"))
    press(ui, "w", "h", "y")
    assert isinstance(ui.top, HelpScreen)
    assert ui.top._search == "why"


def test_the_title_screen_does_not_leave_by_escape(ui: Ui) -> None:
    at_title(ui)
    press(ui, "escape")
    assert isinstance(ui.top, TitleScreen)
    assert ui.running


def test_full_screen_goes_there_and_back_and_is_kept(ui: Ui) -> None:
    at_title(ui)
    press(ui, "f11")
    assert settings.load().settings.full_screen
    press(ui, "f11")
    assert not settings.load().settings.full_screen
    assert isinstance(ui.top, TitleScreen)


def test_ctrl_and_plus_or_minus_change_the_size(ui: Ui) -> None:
    at_title(ui)
    ui.press(Press("-", "", ctrl=True))
    assert ui.settings.scale == 90
    ui.press(Press("+", "", ctrl=True))
    ui.press(Press("+", "", ctrl=True))
    assert ui.settings.scale == 110
    ui.press(Press("0", "", ctrl=True))
    assert ui.settings.scale == 100


def test_a_game_can_be_watched_from_its_start(ui: Ui) -> None:
    begun(ui)
    flow.title(ui)
    ui.push(SavesScreen("replay"))
    frames(ui)
    click(ui, "saves/replay")
    assert type(ui.top).__name__ == "ReplayScreen"
