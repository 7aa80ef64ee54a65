"""What lies between the desks: the corridor, the cover, stops of a week, Friday, the review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.play.driver import Driver
from game.ui import flow
from game.ui.keys import change
from game.ui.office.happenings import kind_of
from game.ui.screens.corridor import CorridorScreen
from game.ui.screens.cover import ChangeOfHats, CoverScreen, change_hats, left_behind
from game.ui.screens.dilemma import DilemmaDialog
from game.ui.screens.friday import FridayScreen
from game.ui.screens.incident import MajorDialog
from game.ui.screens.orders import OrdersDialog
from game.ui.screens.review import ReviewScreen
from game.ui.screens.stops import BlockerDialog, BreakInDialog, StopDialog
from game.ui.screens.week import WeekScreen
from game.ui.widgets.base import Press
from game.ui.window import Ui
from sim.catalogue import decision
from sim.scenario.load import load_scenario
from tests.play import Player, choose, move, players
from tests.ui.hand import click, find, frames, press

HUMANS = {"it": "human", "pm": "human"}


def until(driver: Driver, player: Player, there: Callable[[], bool], weeks: int = 26) -> bool:
    while not there():
        if driver.stage == "over" or driver.week > weeks:
            return False
        move(driver, player)
    return True


def game(
    scenario: str = "network-refresh", seed: int = 7, *, hot: bool = False, it: str = "by-the-book"
) -> tuple[Driver, Player]:
    driver = Driver.new(load_scenario(scenario), seed, seats=HUMANS, hot=hot)
    return driver, players(it, "by-the-book")


def words(ui: Ui) -> str:
    return "\n".join(ui.root_of(ui.top).text())


# --------------------------------------------------------------------------------------------------------- corridor


def test_both_sign_in_the_corridor(ui: Ui) -> None:
    driver, player = game()
    assert until(driver, player, lambda: driver.stage == "corridor")
    flow.take_up(ui, driver)
    frames(ui)
    assert isinstance(ui.top, CorridorScreen)
    assert ui.top.accent == "it"
    matters = driver.view().projects.matters
    asked = len(driver.events())
    for _ in matters:
        press(ui, "g")
    assert (driver.stage, driver.seat) == ("corridor", "it")
    if driver.view().projects.matters:
        assert driver.view().attention_left_h < 0.5
        click(ui, "corridor/leave")
    else:
        press(ui, "space")
    assert (driver.stage, driver.seat) == ("corridor", "pm")
    assert isinstance(ui.top, CorridorScreen)
    assert ui.top.accent == "pm"
    press(ui, "space")
    assert driver.stage == "week"
    kinds = {kind_of(event) for event in driver.events(asked)}
    assert kinds & {"staff_granted", "staff_declined"}


def test_an_offer_is_made_of_person_share_and_weeks(ui: Ui) -> None:
    driver, player = game()
    assert until(driver, player, lambda: driver.stage == "corridor")
    flow.take_up(ui, driver)
    frames(ui)
    matter = driver.view().projects.matters[0]
    press(ui, "o")
    for key, left in (("slider/share of the week", 2), ("slider/for how many weeks", 3)):
        ui.focus(find(ui, key))
        press(ui, *["left"] * left)
    screen = ui.top
    assert isinstance(screen, CorridorScreen)
    assert screen.terms is not None
    terms = screen.terms
    offer = find(ui, "corridor/Offer*")
    assert f"{round(terms.share * 100)}" in " ".join(offer.text())
    before = len(driver.events())
    click(ui, offer.key)
    made = [e for e in driver.events(before) if kind_of(e) == "decision_made"]
    if made:
        given = dict(made[0].arguments)  # type: ignore[attr-defined]
        assert given["request"] == matter.id
        assert given["weeks"] == terms.weeks
        assert given["share"] == pytest.approx(terms.share)
    else:
        assert ui.toasts


def test_the_other_side_is_not_shown_to_one_hat(ui: Ui) -> None:
    driver, player = game(hot=True)
    assert until(driver, player, lambda: driver.stage == "corridor" and driver.seat == "it")
    ui.seated = "it"
    ui.open_game(driver)
    ui.replace(CorridorScreen())
    frames(ui)
    assert "as it was last reported" in words(ui)
    pm = driver.view("pm").projects.projects[0]
    names = driver.names(ui.speak)
    assert not any(names.task(task.id) in words(ui) for task in pm.tasks if names.task(task.id))


# ------------------------------------------------------------------------------------------------------------ cover


def test_the_cover_shows_nothing_and_waits(ui: Ui) -> None:
    driver, _ = game("first-week", hot=True)
    flow.take_up(ui, driver)
    frames(ui)
    assert isinstance(ui.top, CoverScreen)
    view = driver.view("it")
    said = words(ui)
    assert not any(person.name in said for person in view.people.people)
    assert not any(driver.names(ui.speak).of("services", s.id) in said for s in view.infrastructure.services)
    ui.top._age_s = 0.0
    ui.press(_space())
    assert isinstance(ui.top, CoverScreen)
    frames(ui, 10)
    ui.press(_space())
    assert ui.seated == "it"
    assert not isinstance(ui.screens[0], CoverScreen)


def _space() -> Press:
    return Press("space", " ")


def test_the_change_of_hats_says_what_is_left_and_goes(ui: Ui) -> None:
    driver, player = game()
    assert until(driver, player, lambda: driver.stage == "it" and driver.week == 3)
    ui.open_game(driver)
    choose(driver, player)
    left = left_behind(ui)
    assert left
    driver.hand_over()
    flow.go(ui)
    change_hats(ui, left)
    assert not isinstance(ui.top, ChangeOfHats)
    from dataclasses import replace

    ui.settings = replace(ui.settings, reduced_motion=False)
    change_hats(ui, left)
    assert isinstance(ui.top, ChangeOfHats)
    assert left[0] in words(ui)
    for _ in range(14):
        ui.frame(0.05)
    assert not isinstance(ui.top, ChangeOfHats)


# ------------------------------------------------------------------------------------------------------------ stops


def stopped(ui: Ui, driver: Driver) -> StopDialog:
    ui.open_game(driver)
    screen = WeekScreen()
    ui.replace(screen)
    frames(ui)
    assert isinstance(ui.top, StopDialog)
    return ui.top


def test_a_major_incident_asks_whose_call_and_then_who(ui: Ui) -> None:
    driver, player = game(it="do-nothing")

    def lent() -> bool:
        if driver.stage != "stop" or driver.stop is None or driver.stop.kind != "major_incident":
            return False
        return driver.view().attention_left_h >= 2.0  # what it takes to declare one

    assert until(driver, player, lent)
    dialog = stopped(ui, driver)
    assert isinstance(dialog, MajorDialog)
    if dialog._asks:
        assert "Whose call is it to take" in words(ui)
        click(ui, "whose/pm")
        assert "The IT manager commands" in words(ui) or "the IT manager commands" in words(ui)
    people = [w.key for w in ui.root_of(ui.top).walk() if w.key.startswith("choose/")]
    assert people
    for key in people:
        if key.removeprefix("choose/") not in dialog.chosen and len(dialog.chosen) < 2:
            click(ui, key)
    before, chosen = len(driver.events()), tuple(dialog.chosen)
    click(ui, "stop/declare_major_incident/*")
    declared = [e for e in driver.events(before) if kind_of(e) == "major_incident_declared"]
    assert declared
    assert declared[0].people == chosen  # type: ignore[attr-defined]
    assert driver.stage in {"week", "stop"}


def test_a_wrong_owner_is_explained_and_the_game_goes_on(ui: Ui) -> None:
    driver, player = game()

    def asked() -> bool:
        return driver.stage == "stop" and driver.waits[1] == "owner"

    assert until(driver, player, asked)
    dialog = stopped(ui, driver)
    assert isinstance(dialog, DilemmaDialog)
    card = dialog.card(ui)
    assert card is not None
    assert card.owner == ""
    wrong = next(owner for owner in ("hr", "finance") if owner != card.handbook_owner)
    click(ui, f"owner/{wrong}")
    named = [e for e in driver.events() if kind_of(e) == "owner_named"][-1]
    assert named.right is False  # type: ignore[attr-defined]
    assert "You said" in words(ui)
    click(ui, "stop/on")
    frames(ui)
    if driver.stage == "stop":
        assert isinstance(ui.top, DilemmaDialog)
        assert driver.waits[1] in {"answer", "position"}
        ways = [w for w in ui.root_of(ui.top).walk() if w.key.startswith("stop/answer_dilemma/")]
        assert len(ways) == len(card.options)
        free = [way.key for way in ways if not getattr(way, "refusal", "")]
        click(ui, free[0] if free else "stop/let_it_run/*")
        assert any(kind_of(e) == "card_answered" for e in driver.events()[-30:])


def test_both_positions_of_a_set_piece_are_shown(ui: Ui) -> None:
    driver, player = game()

    def stating() -> bool:
        return driver.stage == "stop" and driver.waits[1] == "position"

    assert until(driver, player, stating)
    seats = []
    dialog = stopped(ui, driver)
    assert isinstance(dialog, DilemmaDialog)
    while driver.stage == "stop" and driver.waits[1] == "position":
        seats.append(driver.seat)
        ways = [w for w in ui.root_of(ui.top).walk() if w.key.startswith("stop/state_position/")]
        click(ui, ways[len(seats) % len(ways)].key)
        frames(ui)
    assert seats == ["it", "pm"]
    assert driver.waits[1] == "answer"
    assert words(ui).count("would: ") == 2


def test_the_rule_that_spares_a_stop_says_so(ui: Ui) -> None:
    driver, _ = game()
    ui.open_game(driver)
    ui.push(OrdersDialog("it"))
    assert words(ui).count("The week stops for the first P1 only.") == 1
    driver.submit(decision("set_standing_order", {"rule": "declare_p1"}))
    frames(ui)
    assert words(ui).count("The week stops for the first P1 only.") == 1


def test_letting_it_run_is_always_possible(ui: Ui) -> None:
    driver, player = game("the-breach", it="firefighter")
    seen: set[str] = set()
    for _ in range(60):
        if not until(driver, player, lambda: driver.stage == "stop", weeks=8):
            break
        dialog = stopped(ui, driver)
        keys = [w.key for w in ui.root_of(ui.top).walk()]
        stating = isinstance(dialog, DilemmaDialog) and driver.waits[1] == "position"
        assert stating or any(key.startswith("stop/let_it_run/") for key in keys) or "stop/on" in keys
        seen.add(type(dialog).__name__)
        assert driver.stop is not None
        if isinstance(dialog, BlockerDialog | BreakInDialog):
            click(ui, "stop/on")
        else:
            move(driver, player)
    assert len(seen) >= 2


# ----------------------------------------------------------------------------------------------------------- Friday


def friday(ui: Ui) -> tuple[Driver, FridayScreen]:
    driver, player = game()
    assert until(driver, player, lambda: driver.stage == "friday" and driver.week >= 5)
    flow.take_up(ui, driver)
    frames(ui)
    assert isinstance(ui.top, FridayScreen)
    return driver, ui.top


def test_friday_says_what_why_and_next_and_space_goes_on(ui: Ui) -> None:
    driver, _ = friday(ui)
    said = words(ui)
    assert all(word in said for word in ("What", "Why", "Next", "Goals", "Figures of the week"))
    week = driver.view().scores.weeks[-1]
    subjects = [w.why for w in ui.root_of(ui.top).walk() if w.why] + [f"backlog@{week.week}"]
    for subject in subjects:
        assert driver.why(ui.speak, subject).title
    before = driver.week
    press(ui, "space")
    assert driver.week == before + 1
    assert driver.stage == "it"


def test_friday_is_told_anew_in_another_language(ui: Ui) -> None:
    _, screen = friday(ui)
    english = [line.words for line in screen._told(ui)]
    change(ui, language="de")
    frames(ui)
    german = [line.words for line in screen._told(ui)]
    assert english and not set(english) & set(german)
    assert german[0] in words(ui)


def test_figures_on_friday_are_those_of_the_week_and_their_change(ui: Ui) -> None:
    from game.presenters import kpis
    from game.ui.screens.friday import _change

    driver, player = game()
    assert until(driver, player, lambda: driver.stage == "friday" and driver.week >= 4)
    flow.take_up(ui, driver)
    weeks = driver.view().scores.weeks
    now = dict(weeks[-1].in_week)["backlog"]
    assert kpis.value(ui.speak, "backlog", now) in words(ui)
    assert _change(ui, "backlog", 12.0, 10.0, "EUR") == ("↑ 2", "bad")
    assert _change(ui, "morale_mean", 0.7, 0.6, "EUR")[1] == "good"
    assert _change(ui, "backlog", 10.0, None, "EUR") == ("–", "quiet")


def test_the_review_shows_the_points_that_were_given(ui: Ui) -> None:
    driver, player = game()
    assert until(driver, player, lambda: driver.stage == "review")
    flow.take_up(ui, driver)
    frames(ui)
    assert isinstance(ui.top, ReviewScreen)
    held = [e for e in driver.events() if kind_of(e) == "executive_review_held"][-1]
    said = words(ui)
    for name in ("budget_points", "outage_points", "sla_points", "strategy_points"):
        assert ui.speak.signed(getattr(held, name), 1) in said
    press(ui, "space")
    assert driver.stage in {"it", "over"}


def test_a_game_goes_on_in_the_middle_of_a_week(ui: Ui, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    driver = Driver.new(load_scenario("first-week"), 3, seats=HUMANS, save=path)
    player = players("by-the-book", "by-the-book")
    assert until(driver, player, lambda: driver.stage == "week")
    driver.run_slice(5.0, driver.clock + 50 * 3600)
    driver.close()
    again = Driver.open(path)
    flow.take_up(ui, again)
    frames(ui)
    screen = ui.screens[0]
    assert isinstance(screen, WeekScreen)
    assert screen.run is not None
    assert len(screen.run.strip.tickets) > 1
    opened = sum(kind_of(e) == "ticket_opened" for e in again.events())
    assert opened > 0
    assert screen.run.scene.open_tickets == again.view().desk.open


def test_two_people_at_one_screen_see_only_what_both_may(ui: Ui) -> None:
    from game.ui.office.happenings import told

    driver, player = game(hot=True)
    assert until(driver, player, lambda: driver.stage == "friday" and driver.week >= 6)
    names = driver.names(ui.speak)
    alone = {kind_of(e) for e in driver.events() if told(names, e, ("it",)) is not None}
    shared = {kind_of(e) for e in driver.events() if told(names, e, driver.humans, shared=True) is not None}
    assert shared < alone | {kind_of(e) for e in driver.events() if told(names, e, ("pm",)) is not None}
    assert not shared & {"sign_shown", "notice_given", "bid_arrived", "risks_identified"}
    flow.take_up(ui, driver)
    frames(ui)
    assert isinstance(ui.top, FridayScreen)
    assert "Waits for you next week" not in words(ui)
    assert "Over or under budget" not in words(ui)
