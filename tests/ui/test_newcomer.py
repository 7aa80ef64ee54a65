"""Somebody who has never seen the game: answers every card, leaves everything else, and is not kept busy by that."""

from dataclasses import replace

import pytest

from game.ui import flow
from game.ui.window import Ui
from sim.runner import Game
from sim.save import read, replay
from tests.ui.player import Plan, Player
from tests.ui.robot import Newcomer

MOST_INPUTS = 250
"""The design's bar, for who answers every card, the first of its kind with the standing order that the card offers."""
MOST_AT_FIRST = 66
"""For the first six turns, the fullest: projects are chartered and promised, what recurs comes for the first time."""
TURNS = 26
_SHORT, _ALL, _MOST_ORDERS = 6, 99, 6


class Candid(Player):
    """Says which cards were left although they could have been answered.

    Attributes:
        left: Week, and the card.
    """

    def __init__(self, hand: Newcomer) -> None:
        super().__init__(hand, Plan(plan=True, craft=False, sections=False, skip=False, orders=True), most=_ALL)
        self.left: list[tuple[int, str]] = []

    def proceed(self) -> None:
        self.left += [(self.week, need.key) for need in self.open_needs()]
        super().proceed()


def newcomer(ui: Ui, turns: int) -> Candid:
    """Play network-refresh with answers only for so many turns."""
    flow.title(ui)
    player = Candid(Newcomer(ui))
    player.begin("network-refresh", "", 7)
    player.play(weeks=turns)
    return player


def judge(player: Candid, turns: int, most: int) -> None:
    """Compare with the inputs allowed."""
    had = player.had
    assert had["FridayScreen"] >= turns - 1
    assert had["needs"] > turns, "nothing was ever asked"
    assert had["answer"] >= turns
    assert 0 < had["order"] <= 2 * _MOST_ORDERS
    assert player.left == []
    assert player.hand.inputs <= most, (player.hand.inputs, dict(had))


def test_six_weeks_of_answers_take_few_inputs(ui: Ui) -> None:
    player = newcomer(ui, _SHORT)
    assert player.week == _SHORT
    judge(player, _SHORT, MOST_AT_FIRST)


@pytest.mark.validate
def test_twenty_six_weeks_of_answers_take_few_inputs(ui: Ui) -> None:
    player = newcomer(ui, TURNS)
    if player.top == "FridayScreen":
        player.step()
    while player.top != "DebriefScreen":
        player.step()
    judge(player, TURNS, MOST_INPUTS)
    assert ui.driver is not None
    assert ui.driver.stage == "over"
    while ui.driver.run_quarter(1.0) < 1.0:
        pass
    assert ui.driver.save_path is not None
    assert ui.driver.events_bytes() == Game(replay(read(ui.driver.save_path)), {}).events_bytes()


def test_an_empty_turn_takes_three_keys(ui: Ui) -> None:
    ui.settings = replace(ui.settings, speed=16)
    flow.title(ui)
    hand = Newcomer(ui)
    player = Player(hand, Plan(plan=False, craft=False, sections=False, skip=False))
    player.begin("first-week", "guided", 7)
    empty = []
    while player.top != "DebriefScreen":
        if player.top == "PlansDialog":
            player.step()
        before, week = hand.inputs, player.week
        stopped = _turn_of_spaces(player)
        if not stopped:
            empty.append((week, hand.inputs - before))
    assert empty, "no turn of the game was without a stop"
    assert {count for _, count in empty} == {3}, empty


def _turn_of_spaces(player: Player) -> bool:
    """Press Space from the first desk to the next, deciding nothing; tell whether anything stood between."""
    hand, driver = player.hand, player.ui.driver
    assert driver is not None
    week, stopped = driver.week, False
    while (driver.stage != "over" and driver.week == week) or driver.stage == "friday":
        stage = driver.stage
        if player.top in {"DeskScreen", "FridayScreen"}:
            hand.key("space")
        elif player.top == "WeekScreen":
            hand.until(lambda: player.top != "WeekScreen")
        else:
            stopped = True
            player.step()
        hand.wait()
        assert driver.stage != stage or player.top not in {"DeskScreen", "FridayScreen"}, (
            f"Space does nothing at {stage}"
        )
    return stopped
