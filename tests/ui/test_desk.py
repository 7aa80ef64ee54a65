"""Both desks: what stands in their frames and sections, how decisions are made, refused, filled in and taken back."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pygame
import pytest

from game.play.driver import Driver
from game.ui import flow, offers
from game.ui.form import Form
from game.ui.history import history
from game.ui.screens.card import CardDialog
from game.ui.screens.decide import DecideDialog, WrongDoor
from game.ui.screens.desk import DeskScreen
from game.ui.screens.orders import OrdersDialog
from game.ui.screens.plans import PlansDialog
from game.ui.shelf import ALWAYS, SHELF, in_focus, shelf
from game.ui.widgets.controls import Button
from game.ui.window import Ui
from sim.hats.view import CardView
from sim.kernel.units import WEEK
from sim.scenario.load import load_scenario
from sim.services.infrastructure.events import ServiceStateChanged
from sim.session import DECISIONS, decision, may_decide
from tests.play import move, players
from tests.ui.hand import click, find, frames, press, says

_CODE = re.compile(r"\{[a-z_]+\}|[a-z]{3,}_[a-z]{3,}|\b(ticket|promise|person|decision)/[a-z]")
BOTH = {"it": "human", "pm": "human"}


def played(weeks: int, scenario: str = "network-refresh") -> Driver:
    driver = Driver.new(load_scenario(scenario), 7, seats=BOTH)
    hands = players("by-the-book", "by-the-book")
    while driver.stage != "it" or driver.week <= weeks:
        move(driver, hands)
    return driver


@pytest.fixture(scope="module")
def _fifth() -> Driver:
    return played(4)


@pytest.fixture
def fresh(ui: Ui) -> DeskScreen:
    """Return the desk of a new game, without the opening plans."""
    return sit(ui, Driver.new(load_scenario("network-refresh"), 7, seats=BOTH))


@pytest.fixture
def desk(ui: Ui, _fifth: Driver) -> Iterator[DeskScreen]:
    """Return the desk of the fifth week; tests that use it decide nothing."""
    before = _fifth._session.digest()
    yield sit(ui, _fifth)
    assert _fifth._session.digest() == before, "looking has changed the game"
    ui.open_game(None)


def sit(ui: Ui, driver: Driver) -> DeskScreen:
    ui.open_game(driver)
    flow.go(ui)
    while ui.top.dialog:
        ui.pop()
    frames(ui)
    screen = ui.top
    assert isinstance(screen, DeskScreen)
    return screen


def test_every_decision_lies_where_its_hat_looks() -> None:
    for name, kind in DECISIONS.items():
        if name == "ask_handbook":  # asked by the button of each matter
            continue
        for seat in ("it", "pm"):
            lies = any(name in shelf(seat, mark.partition("/")[2]) for mark in SHELF if mark.startswith(seat))
            assert lies or name in ALWAYS or not may_decide(kind, seat), (seat, name)
    assert all(name in DECISIONS for names in SHELF.values() for name in names)


def test_every_section_holds_a_temptation_or_only_own_decisions_of_its_hat() -> None:
    foreign = dict.fromkeys(("it", "pm"), 0)
    for mark, names in SHELF.items():
        seat = mark.partition("/")[0]
        foreign[seat] += sum(not may_decide(DECISIONS[name], seat) for name in names)
    assert min(foreign.values()) >= 4


def test_sections_say_names_and_never_codes(ui: Ui, desk: DeskScreen) -> None:
    for at, section in enumerate(desk.titles):
        press(ui, "1234567890"[at])
        assert desk.section == section
        text = says(ui)
        assert len(text.splitlines()) > 20, section
        assert not _CODE.search(text), (section, _CODE.search(text))


def test_the_head_of_each_hat_shows_its_own_figures_only(ui: Ui) -> None:
    driver = played(2)
    sit(ui, driver)
    head = says(ui)
    assert "Exec trust" in head and "Budget left" in head and "Sponsor" not in head.partition("Overview")[0]
    press(ui, "space")
    assert driver.stage == "pm"
    flow.go(ui)
    text = "\n".join(ui.screens[0].says(ui)).partition("Overview")[0]
    assert "Project budget left" in text and "Sponsor" in text
    assert "Exec trust" not in text and "Open, P1" not in text


def test_the_head_promises_what_the_plan_promises(ui: Ui) -> None:
    driver = played(5)
    sit(ui, driver)
    press(ui, "space")
    flow.go(ui)
    project = driver.view().projects.projects[0]
    assert project.baselines[-1].finish_week != project.due_week
    assert f"Promised for: W{project.baselines[-1].finish_week}\n" in "\n".join(ui.screens[0].says(ui))


def test_needs_are_at_most_five_and_each_says_what_silence_does(ui: Ui, desk: DeskScreen) -> None:
    press(ui, "1")
    lines = list(desk.says(ui))
    assert ui.driver is not None
    needs = ui.driver.view().hats.needs
    assert 0 < len(needs) <= 5
    assert sum(line.startswith("If you do nothing") for line in lines) == len(needs)


def test_a_badge_counts_what_waits_and_stays_away_from_what_is_not_in_focus(ui: Ui, desk: DeskScreen) -> None:
    assert ui.driver is not None
    hats = ui.driver.view().hats
    text = says(ui)
    assert f"<Inbox (2)> [{len(hats.needs) + hats.needs_more}]" in text
    focus = ui.driver.scenario.focus
    assert not in_focus(focus, "it", "strategy") and in_focus(focus, "it", "services")
    assert "<Strategy (9)> [" not in text


def test_every_own_decision_opens_a_form_with_words_for_all_it_asks(ui: Ui, desk: DeskScreen) -> None:
    for name in DECISIONS:
        if name == "ask_handbook" or not offers.own(ui, name):
            continue
        ui.push(DecideDialog(name))
        frames(ui)
        text = says(ui)
        assert "Cancel" in text and not _CODE.search(text), (name, text)
        ui.pop()


def test_a_form_begins_with_what_is_possible(ui: Ui, desk: DeskScreen) -> None:
    assert ui.driver is not None
    view, possible = ui.driver.view(), 0
    for name, kind in DECISIONS.items():
        if not offers.own(ui, name) or name in ("write_handover_note", "ask_handbook"):
            continue
        if view.legal(name):
            made = Form(ui, name, {}).decision()
            assert made is not None and ui.driver.quote(made).refusal is None, (name, kind)
            possible += 1
    assert possible > 15


def test_choosing_something_else_chooses_anew_what_depends_on_it(ui: Ui, desk: DeskScreen) -> None:
    form = Form(ui, "set_standing_order", {"rule": "declare_p1", "limit": 120.0})
    assert form.chosen["limit"] == 120.0
    form.pick(ui, "rule", "approve_leave")
    assert form.chosen["limit"] == 0.0


def test_a_decision_is_made_by_its_form_and_taken_back(ui: Ui, fresh: DeskScreen) -> None:
    driver = ui.driver
    assert driver is not None
    before = driver._session.digest()
    press(ui, "4")
    click(ui, "form/set_triage_order/")
    assert isinstance(ui.top, DecideDialog)
    click(ui, "decide/order")
    press(ui, "up", "return")
    click(ui, "decide/do")
    assert ui.screens == (fresh,)
    assert [made.decision.name() for made in driver.decided] == ["set_triage_order"]
    made = driver.decided[0].decision.arguments()["order"]
    assert driver.view().work.triage_order == made != "first_come"
    assert "1 decision this turn" in says(ui)
    press(ui, "1")
    click(ui, "undo")
    assert not driver.decided and driver._session.digest() == before


def test_an_offer_shows_its_price_and_why_not(ui: Ui, fresh: DeskScreen) -> None:
    talk = offers.offer_button(ui, decision("hold_one_to_one", {"person": "noor"}))
    assert talk.price == "1\u00a0h" and not talk.refusal
    again = decision("set_patch_cadence", {"days": 90})
    button = offers.offer_button(ui, again)
    assert button.refusal.endswith(".")
    button.activate(ui)
    assert ui.driver is not None and not ui.driver.decided, "a refusal that is shown beforehand is not submitted"


def test_the_other_hats_call_is_shown_like_any_and_explained_after_the_click(ui: Ui, fresh: DeskScreen) -> None:
    driver = ui.driver
    assert driver is not None
    press(ui, "5")
    button = find(ui, "form/assign_task/")
    assert isinstance(button, Button) and not button.refusal
    click(ui, "form/assign_task/")
    assert isinstance(ui.top, WrongDoor)
    text = says(ui)
    assert "project manager" in text and "Lend somebody" in text
    assert [event.name for event in history(driver).refused] == ["assign_task"]
    press(ui, "escape")
    assert ui.screens == (fresh,) and driver.undoable == 0
    fresh.go(ui, "inbox", tab="refusals")
    assert "Assign a task" in says(ui)


def test_opening_plans_are_offered_once_and_decided_by_a_key(ui: Ui) -> None:
    driver = Driver.new(load_scenario("network-refresh"), 7, seats=BOTH)
    ui.open_game(driver)
    flow.go(ui)
    frames(ui)
    assert isinstance(ui.top, PlansDialog)
    assert says(ui).count("Begin like this") == 3
    press(ui, "1")
    assert isinstance(ui.top, DeskScreen)
    assert driver.undoable == sum(line.seat == "it" for line in driver.opening_plans()[0].lines)
    flow.go(ui)
    assert isinstance(ui.top, DeskScreen)


def test_orders_are_put_in_force_and_struck_out(ui: Ui, fresh: DeskScreen) -> None:
    driver = ui.driver
    assert driver is not None
    press(ui, "o")
    assert isinstance(ui.top, OrdersDialog)
    click(ui, "offer/set_standing_order/talk_on_sign/*")
    assert [order.rule for order in driver.view().hats.orders] == ["talk_on_sign"]
    assert "1 / 6" in says(ui)
    click(ui, "offer/set_standing_order/talk_on_sign/0.0/False")
    assert not driver.view().hats.orders


def test_a_card_sets_the_order_that_answers_such_cards_and_takes_it_back(ui: Ui, fresh: DeskScreen) -> None:
    driver = ui.driver
    assert driver is not None
    need = next(need for need in driver.view().hats.needs if need.rule == "approve_small_changes")
    always = f"always/approve_small_changes/{need.subject}"
    before = says(ui)
    assert "<From now on: approve small changes in their window, up to size 1> 0.5\xa0h" in before
    focusable = [w.key for w in ui.root_of(ui.top).walk() if w.focusable and w.active]
    assert always in focusable
    click(ui, always)
    assert [(order.rule, order.limit) for order in driver.view().hats.orders] == [("approve_small_changes", 1.0)]
    after = says(ui)
    assert "From now on: approve small changes" not in after
    assert "If you do nothing: your standing order answers it." in after
    click(ui, "undo")
    assert not driver.view().hats.orders and says(ui) == before


def test_the_seventh_order_says_on_the_card_why_not(ui: Ui, fresh: DeskScreen) -> None:
    driver = ui.driver
    assert driver is not None
    full = replace(driver.scenario.rules.hats, orders_most=1)
    few = replace(driver.scenario, rules=replace(driver.scenario.rules, hats=full))
    sit(ui, Driver.new(few, 7, seats=BOTH))
    assert ui.driver is not None
    ui.driver.submit(decision("set_standing_order", {"rule": "talk_on_sign"}))
    ui.rebuild()
    frames(ui)
    button = find(ui, "always/approve_small_changes/*")
    assert isinstance(button, Button) and "At most 1 standing orders" in button.refusal


def test_whoever_stands_at_the_wrong_door_is_sent_on_by_one_click(ui: Ui) -> None:
    driver = Driver.new(load_scenario("network-refresh"), 7, seats=BOTH)
    hands = players("by-the-book", "by-the-book")
    while not any(card.kind == "wrong_door" and card.mine for card in _cards(driver)):
        move(driver, hands)
    sit(ui, driver)
    card = next(card for card in driver.view().hats.cards if card.kind == "wrong_door" and card.mine)
    click(ui, f"offer/answer_dilemma/{card.id}/{card.silent}")
    assert card.id not in [need.subject for need in driver.view().hats.needs]
    assert isinstance(ui.top, DeskScreen) and driver.undoable == 1


def _cards(driver: Driver) -> tuple[CardView, ...]:
    return driver.view().hats.cards if driver.stage in {"it", "pm"} else ()


def test_the_handbook_is_asked_on_the_card_and_answers_there(ui: Ui, fresh: DeskScreen) -> None:
    driver = ui.driver
    assert driver is not None
    need = driver.view().hats.needs[0]
    left = driver.view().attention_left_h
    click(ui, f"advice/{need.subject}")
    assert need.subject in fresh.advice and fresh.advice[need.subject] in says(ui)
    assert driver.view().attention_left_h == pytest.approx(left - (driver.advice_price or 0.0))


def test_a_prediction_is_asked_once_a_turn_and_can_be_skipped(ui: Ui) -> None:
    driver = played(2)
    sit(ui, driver)
    assert "What do you expect" in says(ui)
    click(ui, "predict/skip")
    assert "What do you expect" not in says(ui) and not driver.decided


def test_run_until_needed_stops_where_something_waits(ui: Ui, fresh: DeskScreen) -> None:
    driver = ui.driver
    assert driver is not None
    press(ui, "r")
    for _ in range(4000):
        ui.frame(0.02)
        if not ui.screens[-1].dialog or type(ui.top).__name__ != "UntilDialog":
            break
    assert driver.clock > 0 and type(ui.top).__name__ != "UntilDialog"


def test_a_card_is_read_at_the_desk(ui: Ui, desk: DeskScreen) -> None:
    assert ui.driver is not None
    hats = ui.driver.view().hats
    card = next(iter((*hats.cards, *hats.past)), None)
    assert card is not None, "by the fifth week a card has come"
    ui.push(CardDialog(card.id))
    frames(ui)
    text = says(ui)
    assert ui.names is not None and ui.names.prose(card.title) in text and not _CODE.search(text)


def test_history_counts_outages_by_week_and_begins_anew_after_undo(ui: Ui, _fifth: Driver) -> None:
    past = history(_fifth)
    hurt = {event.service: event for event in _fifth.events() if isinstance(event, ServiceStateChanged)}
    name, event = next((s, e) for s, e in hurt.items() if not e.planned)
    weeks = past.service(name, _fifth.clock)
    assert len(weeks) == _fifth.clock // WEEK and all(0.0 <= share <= 1.0 for share in weeks)
    assert min(weeks) < 1.0 and past.event(name) == event.id
    other = Driver.new(load_scenario("network-refresh"), 7, seats=BOTH)
    assert history(other).event(name) == ""


def test_a_quiet_desk_draws_the_office_ahead_and_shows_nothing_of_it(ui: Ui, desk: DeskScreen) -> None:
    driver = ui.driver
    assert driver is not None
    frames(ui)
    before = pygame.image.tobytes(ui.canvas.surface, "RGB")
    pieces = 1
    while flow.prepare(ui):
        pieces += 1
    assert pieces > 3
    assert not flow.prepare(ui)
    assert pygame.image.tobytes(ui.canvas.surface, "RGB") == before
    person = driver.view().people.people[0]
    assert any(key[:2] == ("face", person.id) for key in ui.canvas._shapes)
    ui.resize(pygame.Surface((1600, 900)).convert(24))
    assert flow.prepare(ui), "another size needs other pictures"


def test_the_desk_says_whether_it_has_something_to_work_out(ui: Ui) -> None:
    small = sit(ui, Driver.new(load_scenario("first-week"), 7, seats=BOTH))
    worked = []
    for _ in range(20_000):
        ui.frame(0.02)
        worked.append(ui.working)
        if len(worked) > 20 and not ui.working:
            break
    assert any(worked)
    assert not worked[-1]
    assert small.kept["forecast"].done
    assert not ui.frame(0.02), "nothing is drawn where nothing changes"
