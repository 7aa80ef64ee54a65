"""The questionnaire on the screen: two persons, two forms, one table that knows nobody's name."""

import pygame

from game.classroom import answers
from game.classroom.bank import OWNERS
from game.classroom.forms import LENGTH, forms
from game.ui import flow
from game.ui.screens.forms import FormsScreen, table
from game.ui.window import Ui
from tests.ui.hand import click, find, frames, press, says, toasts


def begun(ui: Ui, group: str = "Blue", code: str = "K7") -> FormsScreen:
    screen = FormsScreen()
    flow.title(ui)
    ui.push(screen)
    frames(ui)
    write(ui, screen, group, code)
    return screen


def write(ui: Ui, screen: FormsScreen, group: str, code: str) -> None:
    for name, text in (("group", group), ("code", code)):
        entry = find(ui, name)
        entry.change(text)  # type: ignore[attr-defined]
    ui.rebuild()
    frames(ui)


def test_the_title_leads_to_it(ui: Ui) -> None:
    flow.title(ui)
    frames(ui, 3)
    click(ui, "title/clipboard-list")
    assert isinstance(ui.top, FormsScreen)


def test_answers_by_keys_come_into_the_table(ui: Ui) -> None:
    begun(ui)
    click(ui, "begin")
    form = forms(1)[0]
    for situation in form.situations[:-1]:
        assert situation.story["en"] in says(ui)
        press(ui, str(OWNERS.index(situation.owner) + 1))
    press(ui, "0")
    assert "11 of 12" in says(ui)
    press(ui, "return")
    assert "K7" in says(ui)
    sheets, again = answers.read([table()])
    assert again == 0
    (sheet,) = sheets
    assert (sheet.group, sheet.person, sheet.time, sheet.form.code) == ("Blue", "K7", "before", "A-1")
    assert sheet.right == LENGTH - 1
    assert sheet.given[-1] is None


def test_beforehand_no_reason_is_told_and_afterwards_all_are(ui: Ui) -> None:
    screen = begun(ui)
    click(ui, "begin")
    press(ui, *["1"] * LENGTH)
    press(ui, "return")
    reasons = [situation.why["en"] for form in forms(1) for situation in form.situations]
    assert not any(reason in says(ui) for reason in reasons)
    click(ui, "next")
    write(ui, screen, "Blue", "K7")
    screen._time = "after"
    ui.rebuild()
    frames(ui)
    click(ui, "begin")
    press(ui, *["2"] * LENGTH)
    press(ui, "return")
    told = says(ui)
    assert all(situation.why["en"] in told for situation in forms(1)[1].situations)
    assert "You named 4 of 12 right" in told


def test_one_may_go_back_and_change_an_answer(ui: Ui) -> None:
    screen = begun(ui)
    click(ui, "begin")
    press(ui, "1", "1", "left", "left", "3")
    assert screen._given[:2] == ["third", "it"]


def test_answers_are_not_lost_by_one_key(ui: Ui) -> None:
    screen = begun(ui)
    click(ui, "begin")
    press(ui, "1", "2", "escape")
    assert ui.top is screen
    assert "not handed in" in toasts(ui)
    press(ui, "escape")
    assert ui.top is not screen
    assert not table().exists()


def test_what_would_spoil_the_table_is_refused(ui: Ui) -> None:
    screen = begun(ui, group="")
    click(ui, "begin")
    assert "name the group" in toasts(ui)
    write(ui, screen, "Blue", "Anna")
    click(ui, "begin")
    assert "nobody's name" in toasts(ui)
    assert screen._form is None
    form_a = forms(1)[0]
    answers.add(table(), answers.Sheet("Blue", "K7", "before", form_a, (None,) * LENGTH))
    write(ui, screen, "blue", "k7")
    click(ui, "begin")
    assert "answered at this time already" in toasts(ui)
    screen._time = "after"
    click(ui, "begin")
    assert "take the other one" in toasts(ui)
    assert screen._form is None


def test_a_table_that_cannot_be_written_loses_nothing(ui: Ui) -> None:
    begun(ui)
    click(ui, "begin")
    press(ui, *["1"] * LENGTH)
    table().mkdir(parents=True)
    press(ui, "return")
    assert "could not be kept" in toasts(ui)
    table().rmdir()
    press(ui, "return")
    assert answers.read([table()])[0][0].right == 4


def test_the_longest_situation_fits_a_small_window(ui: Ui) -> None:
    screen = begun(ui)
    click(ui, "begin")
    ui.resize(pygame.Surface((1024, 576)))
    screen._at = max(range(LENGTH), key=lambda n: len(forms(1)[0].situations[n].story["en"]))
    ui.rebuild()
    frames(ui)
    for owner in OWNERS:
        box = find(ui, f"answer/{owner}").box
        assert box.bottom < 576
        assert box.w > 100
