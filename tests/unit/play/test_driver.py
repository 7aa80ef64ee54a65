"""Whose turn it is, what is taken back, what is told, and what happens when the disk is full."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from game.i18n import language
from game.play.driver import Driver, Misplaced
from game.play.handbook import WAIT
from sim.hats.decisions.delegating import SetStandingOrder
from sim.hats.decisions.own import AskHandbook, WriteHandoverNote
from sim.hats.events import HandbookAsked
from sim.kernel.errors import SaveError
from sim.kernel.random import Luck
from sim.kernel.units import WEEK
from sim.policies.policy import PolicyLuck
from sim.policies.registry import make
from sim.projects.decisions.portfolio import CharterProject
from sim.runner import Game, play
from sim.save import Recorder, read, replay
from sim.scenario.definitions import Scenario
from sim.scenario.load import load_scenario
from sim.services.desk.events import MajorIncidentDeclared
from sim.work.decisions import SetInterruptRule, SetTriageOrder
from tests.play import choose, move, play_on, players, started

NOTE = WriteHandoverNote("Piet is in at nine.")


@pytest.fixture(scope="module")
def first_week() -> Scenario:
    return load_scenario("first-week")


def to(driver: Driver, *stages: str) -> Driver:
    """Play by the book up to a stage."""
    player = players("by-the-book", "by-the-book")
    while driver.stage not in stages:
        move(driver, player)
    return driver


def test_a_turn_goes_from_desk_to_desk_to_the_week(first_week: Scenario) -> None:
    driver = started(first_week, 7, None)
    assert (driver.stage, driver.seat, driver.week, driver.clock) == ("it", "it", 1, 0)
    assert (driver.solo, driver.hot, driver.humans) == (True, False, ("it", "pm"))
    assert driver.view().occasion == "desk/1"
    driver.hand_over()
    assert (driver.stage, driver.seat, driver.view().seat) == ("pm", "pm", "pm")
    driver.hand_over()
    assert driver.stage in {"corridor", "week"}
    to(driver, "friday")
    assert (driver.clock, driver.week) == (WEEK, 1)
    driver.next_turn()
    assert driver.week in {1, 2}


def test_one_seat_leaves_the_other_to_its_policy(first_week: Scenario) -> None:
    driver = started(first_week, 7, None, it="by-the-book")
    assert (driver.stage, driver.seat, driver.humans, driver.solo) == ("pm", "pm", ("pm",), False)
    assert any(event.id.startswith("decision/") for event in driver.events())
    with pytest.raises(Misplaced):
        driver.submit(SetInterruptRule("none"), "it")


def test_two_people_are_not_one_that_wears_both_hats(first_week: Scenario, tmp_path: Path) -> None:
    path = tmp_path / "hot.save"
    with Driver.new(first_week, 7, seats={"it": "human", "pm": "human"}, save=path, hot=True) as driver:
        assert (driver.solo, driver.hot) == (False, True)
    with Driver.open(path) as again:
        assert (again.solo, again.hot) == (False, True)


def test_what_does_not_belong_to_a_stage_is_a_fault_of_the_caller(first_week: Scenario) -> None:
    driver = started(first_week, 7, None)
    later: tuple[Callable[[], object], ...] = (
        driver.finish_stop,
        driver.next_turn,
        lambda: driver.run_slice(1.0, WEEK),
        lambda: driver.run_quarter(1.0),
    )
    for wrong in later:
        with pytest.raises(Misplaced):
            wrong()
    to(driver, "week")
    with pytest.raises(Misplaced):
        driver.submit(NOTE)
    assert driver.undo() is False


def test_views_are_kept_until_something_may_have_changed(first_week: Scenario) -> None:
    driver = started(first_week, 7, None)
    before, revision = driver.view("it"), driver.revision
    assert driver.view("it") is before
    driver.submit(SetTriageOrder("priority"))
    assert driver.revision > revision
    assert driver.view("it") is not before
    assert (before.work.triage_order, driver.view("it").work.triage_order) == ("first_come", "priority")


@pytest.mark.parametrize("prepared", [False, True])
def test_taking_back_leaves_no_trace(first_week: Scenario, tmp_path: Path, prepared: bool) -> None:
    path = tmp_path / "game.save"
    with started(first_week, 7, path) as driver:
        untouched = driver.events_bytes()
        while prepared and not driver.idle(1.0):
            pass
        driver.submit(SetTriageOrder("priority"))
        driver.submit(NOTE)
        assert driver.undoable == 2
        assert driver.undo()
        assert driver.view().work.triage_order == "priority"
        assert driver.undo()
        assert (driver.undoable, driver.undo()) == (0, False)
        assert driver.events_bytes() == untouched
        driver.submit(NOTE)
        driver.hand_over()
        assert (driver.undoable, driver.undo()) == (0, False)
    assert [(entry.sequence, entry.name) for entry in read(path).entries] == [(1, "write_handover_note")]


def test_an_attempt_at_the_other_hat_s_decision_stays(first_week: Scenario, tmp_path: Path) -> None:
    path = tmp_path / "game.save"
    with started(first_week, 7, path) as driver:
        driver.hand_over()
        driver.submit(NOTE)
        receipt = driver.submit(CharterProject("laptops"))
        assert receipt.refusal is not None
        assert receipt.refusal.code == "not_your_call"
        assert (driver.undoable, len(driver.decided)) == (1, 2)
        assert driver.undo()
        assert [made.refused for made in driver.decided] == ["not_your_call"]
        log = driver.events_bytes()
    session = replay(read(path))
    assert (session.decided, session.refused) == (0, 1)
    with Driver.open(path) as again:
        assert again.events_bytes() == log


def test_slices_end_where_they_were_told_to(first_week: Scenario) -> None:
    driver = to(started(first_week, 7, None), "week")
    driver.run_slice(9.0, driver.clock + 5_000)
    assert driver.clock == 5_000
    before = driver.clock
    while driver.clock < before + 20_000 and driver.stage == "week":
        driver.run_slice(0.0, before + 20_000)
    assert driver.clock <= before + 20_000


def test_opening_plans_are_decided_line_by_line(first_week: Scenario) -> None:
    driver = started(first_week, 7, None)
    plans = driver.opening_plans()
    assert [plan.id for plan in plans] == [plan.id for plan in first_week.openings]
    assert driver.undoable == 0
    lines = driver.apply_opening(plans[0].id)
    assert [line.decision.name() for line in lines] == [line.name for line in first_week.openings[0].decisions]
    done = [line for line in lines if line.receipt is not None and line.receipt.refusal is None]
    assert driver.undoable == len(done) > 3
    assert all(line.quote.refusal is not None for line in lines if line.receipt is None)
    with pytest.raises(KeyError):
        driver.apply_opening("no-such-plan")


@pytest.mark.parametrize(("level", "price"), [("guided", 0.0), ("standard", 0.5), ("hard", None)])
def test_the_handbook_has_its_price_and_is_not_taken_back(level: str, price: float | None) -> None:
    driver = to(started(load_scenario("network-refresh", level=level), 7, None), "friday")
    while not (driver.stage == "it" and driver.view().hats.needs):
        move(driver, players("by-the-book", "by-the-book"))
    need, before = driver.view().hats.needs[0], driver.view().attention_left_h
    told = driver.advice(need)
    assert driver.advice_price == price
    if price is None:
        assert told.refusal is not None
        assert told.refusal.code == "no_handbook"
        assert (told.decision, driver.undoable) == (None, 0)
        return
    assert (told.refusal, told.hours) == (None, price)
    assert told.decision is not None or told.reason == WAIT
    assert driver.view().attention_left_h == pytest.approx(before - price)
    assert driver.advice(need).hours == 0.0
    assert driver.undo() is False
    assert [event.about for event in driver.events() if isinstance(event, HandbookAsked)] == [need.subject]
    assert driver.decided[-1].decision == AskHandbook(need.subject)


def test_the_handbook_answers_as_the_policy_does() -> None:
    """Whenever the policy decides one of the answers of a need, that is the advice."""
    driver, player, agreed = (
        started(load_scenario("network-refresh"), 7, None),
        players("by-the-book", "by-the-book"),
        0,
    )
    while driver.week < 10:
        if driver.stage in {"it", "pm"}:
            view = driver.view()
            needs = [n for n in view.hats.needs if not n.kind.startswith("card")]
            made = player[driver.seat].decide(view, PolicyLuck(Luck(7).family("x").one, view.occasion))
            for need in needs[:1]:
                wanted = [answer.decision for answer in need.answers if answer.decision in made]
                told = driver.advice(need)
                if wanted and told.refusal is None:
                    assert told.decision in wanted
                    agreed += 1
        move(driver, player)
    assert agreed >= 3


def test_running_on_stops_for_what_needs_somebody() -> None:
    driver = started(load_scenario("network-refresh"), 7, None)
    player, reasons = players("by-the-book", "by-the-book"), dict[str, int]()
    while driver.stage != "over":
        needed = driver.run_until_needed()
        assert needed is not None
        reasons[needed.reason] = reasons.get(needed.reason, 0) + 1
        assert needed.turns <= 4
        if driver.stage == "stop":
            assert needed.reason in {"major_incident", "security_incident", "blocker", "dilemma"}
            driver.finish_stop()
        elif needed.reason == "quarter":
            assert driver.stage == "review"
        elif needed.reason == "need":
            kinds = {(need.kind, need.subject) for seat in ("it", "pm") for need in driver.view(seat).hats.needs}
            assert (needed.parameters["kind"], needed.parameters["subject"]) in kinds
            choose(driver, player)
    assert {"need", "corridor", "dilemma", "quarter", "over"} <= set(reasons)


@pytest.mark.parametrize("ordered", [False, True])
def test_a_standing_order_spares_all_stops_for_a_p1_but_the_first(ordered: bool, tmp_path: Path) -> None:
    path, player = tmp_path / "game.save", players("do-nothing", "do-nothing")
    driver = started(load_scenario("network-refresh"), 7, path)
    if ordered:
        driver.submit(SetStandingOrder("declare_p1"))
    stops: list[str] = []
    while driver.stage != "friday" or driver.week < 8:
        if driver.stage == "stop" and driver.stop is not None:
            stops.append(driver.stop.kind)
        move(driver, player)
    assert stops.count("major_incident") == 1 if ordered else stops.count("major_incident") > 1
    assert any(isinstance(e, MajorIncidentDeclared) for e in driver.events()) is ordered
    driver.close()
    assert driver.events_bytes() == Game(replay(read(path)), {}).events_bytes()


def test_running_on_in_slices_is_the_same(first_week: Scenario) -> None:
    whole, cut = started(first_week, 3, None), started(first_week, 3, None)
    first = whole.run_until_needed()
    second = cut.run_until_needed(budget_s=0.0)
    while second is None:
        second = cut.run_until_needed(budget_s=0.0)
    assert (first, whole.events_bytes()) == (second, cut.events_bytes())


def test_the_next_quarter_runs_in_slices_and_counts(tmp_path: Path) -> None:
    scenario = load_scenario("network-refresh")
    path = tmp_path / "game.save"
    with started(scenario, 7, path) as driver:
        while driver.stage != "over":
            if driver.stage in {"it", "pm", "corridor"}:
                driver.hand_over()
            else:
                move(driver, players("do-nothing", "do-nothing"))
        before = driver.results()
        assert before.next_quarter is None
        shares = [driver.run_quarter(0.01)]
        while shares[-1] < 1.0:
            shares.append(driver.run_quarter(0.01))
            assert driver.stage == "over"
        assert shares == sorted(shares)
        assert len(shares) > 3
        after = driver.results().next_quarter
        assert after is not None
        assert after.weeks == scenario.next_quarter_weeks
        assert driver.ending() is not None
        told = driver.summary()
    with Driver.open(path) as again:
        assert (again.stage, again.run_quarter(1.0)) == ("over", 1.0)
        assert again.summary() == told


def test_a_full_disk_is_told_and_nothing_is_left_out_once_there_is_room(
    first_week: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "game.save"
    real, full = os.fsync, [False]

    def sync(descriptor: int) -> None:
        if full[0]:
            raise OSError(28, os.strerror(28))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    with started(first_week, 7, path) as driver:
        driver.submit(NOTE)
        full[0] = True
        driver.submit(SetTriageOrder("priority"))
        assert "No space left on device" in driver.save_trouble
        assert "\n" not in driver.save_trouble
        to(driver, "friday")
        assert len(read(path).entries) == 1
        full[0] = False
        driver.next_turn()
        assert driver.save_trouble == ""
        log = driver.events_bytes()
    with Driver.open(path) as again:
        assert again.events_bytes() == log


def test_it_goes_on_in_the_middle_of_a_week(first_week: Scenario, tmp_path: Path) -> None:
    path = tmp_path / "game.save"
    with to(started(first_week, 7, path), "week") as driver:
        driver.run_slice(9.0, driver.clock + 30_000)
        clock = driver.clock
    with Driver.open(path) as again:
        assert (again.stage, again.clock) == ("week", clock)


def test_playing_from_an_earlier_week_is_a_game_of_its_own(first_week: Scenario, tmp_path: Path) -> None:
    path = tmp_path / "game.save"
    with started(first_week, 7, path) as driver:
        play_on(driver, players("by-the-book", "by-the-book"))
    before = path.read_bytes()
    with Driver.branch(path, 3, tmp_path / "branch.save") as branch:
        assert (branch.stage, branch.week, branch.clock) == ("it", 3, 2 * WEEK)
        branch.submit(NOTE)
        play_on(branch, players("by-the-book", "by-the-book"))
        assert branch.results().weeks[:2] == driver.results().weeks[:2]
    assert path.read_bytes() == before
    with pytest.raises(SaveError, match="no desk in week 9"):
        Driver.branch(path, 9, tmp_path / "other.save")


def test_a_save_of_policies_can_be_looked_at_once_it_is_over(first_week: Scenario, tmp_path: Path) -> None:
    seats = {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}
    names = dict.fromkeys(("it", "pm"), "by-the-book")
    path = tmp_path / "run.save"
    game = play(first_week, 7, seats, recorder=lambda session: Recorder(path, session, names))
    with Driver.open(path) as driver:
        assert (driver.stage, driver.humans) == ("over", ())
        assert driver.events_bytes() == game.events_bytes()
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-3]))
    with pytest.raises(SaveError, match="was not played by people"):
        Driver.open(path)


def test_why_and_names_speak_both_languages(first_week: Scenario) -> None:
    driver = to(started(first_week, 7, None), "friday")
    for code in ("en", "de"):
        speak = language(code)
        assert driver.why(speak, "sla").sections
        assert driver.names(speak) is driver.names(speak)
        assert driver.report(speak).title
    assert driver.breakdown("score.it_manager.sla", 1).week == 1
