"""Whatever does one thing does it by a click, by Enter and by Space, and by nothing else."""

from collections.abc import Callable

import pytest

from game.ui.screens.incident import PersonChoice
from game.ui.widgets.base import Action, Press, Widget
from game.ui.widgets.card import Card
from game.ui.widgets.controls import Button, Link
from game.ui.widgets.words import Label
from game.ui.window import Ui

MAKERS: dict[str, Callable[[Action], Widget]] = {
    "button": lambda action: Button("Go", action),
    "link": lambda action: Link("Go", action),
    "card": lambda action: Card(Label("Go"), action, key="go"),
    "person": lambda action: PersonChoice(
        "noor", "fine", "Noor", ("network", "free"), chosen=False, warn=False, action=action
    ),
}


@pytest.mark.parametrize("name", MAKERS)
def test_what_does_one_thing_does_it_by_click_enter_and_space(ui: Ui, name: str) -> None:
    done: list[str] = []
    widget = MAKERS[name](lambda: done.append(name))
    assert widget.active
    assert widget.click(ui, (0, 0), 1)
    assert not widget.click(ui, (0, 0), 3)
    assert [widget.press(ui, Press(key)) for key in ("return", "keypad enter", "space", "a")] == [
        True,
        True,
        True,
        False,
    ]
    assert len(done) == 4


def test_a_button_that_cannot_says_why_and_does_nothing(ui: Ui) -> None:
    done: list[int] = []
    button = Button("Go", lambda: done.append(1), refusal="No attention left.")
    assert button.press(ui, Press("return"))
    assert not done
    assert [toast.words for toast in ui.toasts] == ["No attention left."]
