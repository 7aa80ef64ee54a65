"""The lesson of First Week: short, done by doing, easy to leave."""

import pytest

from game.ui import flow, opening
from game.ui.lesson import Lesson, _holds, _target, beats
from game.ui.opening import Wish
from game.ui.screens.why import WhyScreen
from game.ui.window import Ui
from sim.scenario.load import load_scenario
from sim.session import DECISIONS, decision
from tests.ui.hand import click, find, frames, press, says, toasts


def started(ui: Ui) -> Lesson:
    opening.start(ui, Wish("first-week"))
    frames(ui, 3)
    return next(attendant for attendant in ui.attendants if isinstance(attendant, Lesson))


def now(lesson: Lesson) -> str:
    return lesson.beat.id if lesson.beat is not None else ""


@pytest.mark.parametrize("beat", beats(), ids=lambda beat: beat.id)
def test_every_beat_is_one_short_idea_in_both_languages(ui: Ui, beat: object) -> None:
    from game.ui.lesson import Beat

    assert isinstance(beat, Beat)
    for words in beat.words.values():
        assert 5 < len(words.split()) < 25
    kinds = {"need", "stop", "decided", "section", "screen", "project"}
    for condition in (beat.given, beat.until):
        kind, _, what = condition.partition(":")
        assert condition in {"", "left"} or kind in kinds
        if kind == "decided":
            assert what in DECISIONS
    assert 1 <= beat.weeks[0] <= beat.weeks[1] <= load_scenario("first-week").weeks


def test_the_first_week_is_learned_by_doing(ui: Ui) -> None:
    lesson = started(ui)
    assert not ui.top.dialog, "nothing else lies above the desk while the lesson begins"
    told = [now(lesson)]
    click(ui, "offer/charter_project*")
    told.append(now(lesson))
    click(ui, "offer/appoint_project_manager*")
    told.append(now(lesson))
    services = find(ui, "services").box
    ui.pointer = services.x + 40, services.y + 40
    press(ui, "w")
    assert isinstance(ui.top, WhyScreen)
    assert "ERP" in says(ui)
    press(ui, "escape")
    told.append(now(lesson))
    press(ui, "3")
    told.append(now(lesson))
    assert ui.driver is not None
    ui.driver.submit(
        decision("schedule_maintenance", {"asset": "erp-db", "kind": "patch", "window": "evening", "week": 1})
    )
    frames(ui)
    told.append(now(lesson))
    press(ui, "space")
    told.append(now(lesson))
    click(ui, "offer/submit_charter*")
    told.append(now(lesson))
    press(ui, "4")
    told.append(now(lesson))
    assert told == ["charter", "leader", "why", "services", "window", "hand-over", "scope", "plan", "ask"]


def test_every_beat_of_the_first_desk_points_at_a_control(ui: Ui) -> None:
    lesson = started(ui)
    for control in ("offer/charter_project*", "offer/appoint_project_manager*"):
        assert lesson.beat is not None
        assert _target(ui, lesson.beat) is not None, lesson.beat.id
        click(ui, control)
    assert lesson.beat is not None
    assert _target(ui, lesson.beat) == find(ui, "services").box


def test_escape_ends_the_lesson_and_the_game_goes_on(ui: Ui) -> None:
    lesson = started(ui)
    press(ui, "escape")
    assert lesson not in ui.attendants
    assert "lesson is over" in toasts(ui)
    assert not ui.top.dialog
    press(ui, "escape")
    assert type(ui.top).__name__ == "MenuScreen"


def test_backspace_tells_the_last_beat_once_more(ui: Ui) -> None:
    lesson = started(ui)
    click(ui, "offer/charter_project*")
    press(ui, "backspace")
    shown = lesson._shown()
    assert shown is not None
    assert shown.id == "charter"
    frames(ui, 1, 20.0)
    assert lesson._shown() is lesson.beat


def test_a_click_on_the_words_does_not_reach_what_is_below(ui: Ui) -> None:
    lesson = started(ui)
    x, y = lesson._box.centre
    assert lesson.click(ui, (x, y), 1)
    assert lesson in ui.attendants
    assert lesson.click(ui, lesson._close.centre, 1)
    assert lesson not in ui.attendants


def test_the_words_hide_neither_their_control_nor_leave_the_window(ui: Ui) -> None:
    lesson = started(ui)
    ui.draw()
    assert lesson.beat is not None
    target = _target(ui, lesson.beat)
    assert target is not None
    assert not lesson._box.meets(target)
    wide, high = ui.size
    assert lesson._box.x >= 0
    assert lesson._box.right <= wide
    assert lesson._box.bottom <= high


def test_other_games_and_other_seats_have_no_lesson(ui: Ui) -> None:
    opening.start(ui, Wish("first-week", seats="it"))
    assert not any(isinstance(attendant, Lesson) for attendant in ui.attendants)
    started(ui)
    opening.start(ui, Wish("network-refresh"))
    assert not any(isinstance(attendant, Lesson) for attendant in ui.attendants)


def test_leaving_the_game_ends_its_lesson(ui: Ui) -> None:
    lesson = started(ui)
    flow.title(ui)
    frames(ui, 3)
    assert lesson not in ui.attendants


def test_an_unknown_condition_is_a_fault(ui: Ui) -> None:
    started(ui)
    assert ui.driver is not None
    with pytest.raises(ValueError, match="no condition"):
        _holds(ui, ui.driver, "weather:rain")


def stage(ui: Ui) -> str:
    """Return where the game stands now."""
    assert ui.driver is not None
    return ui.driver.stage


def test_whoever_hands_over_without_a_project_is_told_and_can_charter_it_next_week(ui: Ui) -> None:
    lesson = started(ui)
    press(ui, "space")
    frames(ui, 40)
    assert ui.driver is not None
    assert ui.driver.stage == "pm"
    assert now(lesson) == "no-project"
    press(ui, "space", "s")
    for _ in range(2_000):
        frames(ui, 1)
        if stage(ui) == "stop":
            press(ui, "l")
            press(ui, "s")
        if stage(ui) == "friday":
            break
    frames(ui, 5)
    press(ui, "space")
    assert stage(ui) == "it"
    assert now(lesson) in {"charter", "leader"}, "what the project needs comes before what week two adds"


def test_a_line_of_the_sections_is_pointed_at_not_the_whole_list(ui: Ui) -> None:
    started(ui)
    beat = next(beat for beat in beats() if beat.id == "services")
    sections = find(ui, "sections").box
    target = _target(ui, beat)
    assert target is not None
    assert target.w == sections.w
    assert target.h < sections.h / 5
