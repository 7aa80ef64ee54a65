"""What whole games by mouse and by keys have brought to light, each by itself."""

from game.play.driver import Driver
from game.presenters.names import Names
from game.ui import flow, opening
from game.ui.office.run import Run
from game.ui.opening import Wish
from game.ui.screen import Screen
from game.ui.screens.card import CardDialog
from game.ui.screens.picker import PickerScreen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.entry import Entry
from game.ui.widgets.layout import Column
from game.ui.window import Ui
from sim.scenario.load import load_scenario
from tests.ui.robot import Keyboard, Mouse


class Two(Screen):
    """Two buttons of one name, a way on with Space, and a field."""

    def __init__(self) -> None:
        self.did: list[str] = []

    def build(self, ui: Ui) -> Widget:
        return Column(
            Button("Take", lambda: self.did.append("first"), key="take"),
            Button("Take", lambda: self.did.append("second"), key="take"),
            Button("On", lambda: self.did.append("on"), shortcut="Space", key="on"),
            Entry("", self.did.append, key="field"),
        )


def test_space_goes_on_after_a_click_and_presses_what_tab_has_reached(ui: Ui) -> None:
    screen = Two()
    ui.push(screen)
    mouse = Mouse(ui)
    mouse.go("take")
    mouse.key("space")
    assert screen.did == ["first", "on"]
    mouse.key("tab")
    mouse.key("space")
    assert screen.did == ["first", "on", "second"]
    mouse.go("field")
    mouse.key("space")
    assert screen.did[-1] == " "


def test_the_focus_stays_on_the_second_of_two_with_the_same_name(ui: Ui) -> None:
    screen = Two()
    ui.push(screen)
    keys = Keyboard(ui)
    keys.key("tab")
    keys.key("tab")
    ui.rebuild()
    keys.wait()
    keys.key("return")
    assert screen.did == ["second"]


def test_a_click_on_the_scenario_that_is_marked_stays_in_the_picker(ui: Ui) -> None:
    picker = PickerScreen()
    ui.push(picker)
    mouse = Mouse(ui)
    mouse.go("card/first-week")
    assert ui.top is picker
    mouse.go("card/first-week")
    assert ui.top is not picker


def test_a_week_whose_last_slice_ends_on_its_last_second_comes_to_friday(ui: Ui) -> None:
    driver = Driver.new(load_scenario("first-week"), 7, seats={"it": "human", "pm": "human"})
    while driver.stage in {"it", "pm", "corridor"}:
        driver.hand_over()
    while driver.clock < driver.week_end_s:
        if driver.stage == "stop":
            driver.finish_stop()
        else:
            driver.run_slice(0.0, driver.week_end_s)
    assert driver.stage == "week"
    run = Run(driver, Names(ui.speak, driver.scenario), speed=4, still=True)
    for _ in range(10):
        run.tick(0.02)
    assert str(driver.stage) == "friday"
    driver.close()


def test_a_card_that_was_decided_at_a_desk_closes_by_itself(ui: Ui) -> None:
    opening.start(ui, Wish("network-refresh", "standard", 7))
    driver = ui.driver
    assert driver is not None
    while not (driver.stage in {"it", "pm"} and _answerable(driver)):
        if driver.stage == "stop":
            driver.finish_stop()
        elif driver.stage in {"friday", "review"}:
            driver.next_turn()
        elif driver.stage == "week":
            driver.run_slice(60.0, driver.week_end_s)
        else:
            driver.hand_over()
    flow.go(ui)
    ui.push(CardDialog(_answerable(driver)[0]))
    mouse = Mouse(ui)
    mouse.wait()
    mouse.use(mouse.open("offer/answer_dilemma/*")[0])
    mouse.wait(2)
    assert not isinstance(ui.top, CardDialog)


def _answerable(driver: Driver) -> list[str]:
    return [card.id for card in driver.view().hats.cards if card.mine and card.stage == "answer"]
