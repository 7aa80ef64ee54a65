import pytest

from sim.projects.events.life import DefectEscaped, GoLiveMissed, ProjectWentLive
from sim.projects.state import Project
from sim.services.change.events import ChangeFailed, ChangeWithdrawn
from sim.services.change.state import Change
from sim.services.desk.events import TicketOpened
from sim.session import Session
from tests.unit.projects.portal import (
    do,
    floor_of,
    game,
    house,
    live,
    logged,
    portal,
    project_of,
    refused,
    running,
    week,
    weeks,
    without_risks,
)


def ready(session: Session) -> Project:
    """Finish everything at once, and return the project."""
    project = running(session)
    without_risks(session)
    for task in project.tasks.values():
        floor_of(session).execution.drop(project, task)
        task.state, task.done_at_s, task.done_s, task.defects = "done", session.clock, task.true_s, 0.0
    return project


def ask(session: Session, window: str = "saturday") -> Change:
    do(session, "schedule_go_live", project="portal", week=week(session), window=window)
    return house(session).change.state.open[project_of(session).go_live_change]


def test_a_go_live_is_asked_for_when_most_is_done_and_once() -> None:
    session = game()
    running(session)
    assert refused(session, "schedule_go_live", project="portal", week=2, window="saturday").code == "not_ready"
    session = game()
    ready(session)
    ask(session)
    assert refused(session, "schedule_go_live", project="portal", week=2, window="saturday").code == "go_live_asked"


def test_a_freeze_blocks_it() -> None:
    session = game()
    ready(session)
    do(session, "set_change_freeze", "it", from_week=1, to_week=3)
    assert refused(session, "schedule_go_live", project="portal", week=2, window="saturday").code == "change_freeze"


def test_it_is_a_change_in_the_window_that_was_asked_for() -> None:
    session = game()
    project = ready(session)
    change = ask(session)
    floor = house(session).change
    assert (change.kind, change.assets, change.asked_by) == ("go_live", ("mail-1", "mail-2"), "sales")
    do(session, "answer_change", "it", change=change.id, answer="approve")
    assert change.starts_s == floor.windows.opens(1, "saturday") == project.go_live_s
    weeks(session, 2)
    assert logged(session, ProjectWentLive) or logged(session, ChangeFailed)


def test_the_it_manager_can_move_it_or_turn_it_down() -> None:
    session = game()
    project = ready(session)
    change = ask(session)
    do(session, "answer_change", "it", change=change.id, answer="move", weeks_later=2)
    assert change.starts_s == house(session).change.windows.opens(3, "saturday") == project.go_live_s
    do(session, "answer_change", "it", change=change.id, answer="reject")
    assert project.go_live_change == ""
    assert [event.reason for event in logged(session, GoLiveMissed)] == ["rejected"]
    ask(session)


def test_silence_is_a_yes_for_the_window_asked_for() -> None:
    session = game()
    project = ready(session)
    change = ask(session)
    weeks(session, 5.5 / 7)
    assert change.state != "requested"
    weeks(session, 4)
    assert project.status == "live"


def test_what_is_not_ready_fails_more_often() -> None:
    session = game()
    project = ready(session)
    factor = floor_of(session).go_live.risk_factor
    sound = factor(project)
    project.latent_defects = 10.0
    assert factor(project) == pytest.approx(sound + 0.4)
    project.latent_defects = 0.0
    project.tasks["check"].state = "active"
    assert factor(project) > sound + 1.5
    change = ask(session)
    do(session, "answer_change", "it", change=change.id, answer="approve")
    weeks(session, 6 / 7)
    assert change.risk == pytest.approx(factor(project)) or project.status == "live"


def test_a_failed_go_live_is_tried_again_and_the_project_is_live_or_given_up() -> None:
    outcomes = set()
    for seed in range(1, 13):
        session = game(seed=seed, change_failure_share=0.8)
        project = ready(session)
        project.latent_defects = 80.0
        change = ask(session)
        do(session, "answer_change", "it", change=change.id, answer="approve")
        weeks(session, 8)
        missed = {event.reason for event in logged(session, GoLiveMissed)}
        outcomes.add(project.status if not missed else missed.pop())
        assert project.status in ("live", "running")
        house(session).check_invariants()
    assert outcomes == {"live", "given_up"}


def test_a_pause_takes_the_wish_back() -> None:
    session = game()
    ready(session)
    change = ask(session)
    do(session, "pause_project", "it", project="portal")
    assert change.id not in house(session).change.state.open
    assert [event.change for event in logged(session, ChangeWithdrawn)] == [change.id]


def test_a_project_that_touches_nothing_goes_live_by_itself() -> None:
    session = game(portal(go_live_assets=()))
    project = ready(session)
    do(session, "schedule_go_live", project="portal", week=1, window="evening")
    weeks(session, 1)
    assert project.status == "live"


def test_a_go_live_in_time_keeps_the_promise_and_wins_trust() -> None:
    session = game()
    project = live(session)
    event = logged(session, ProjectWentLive)[0]
    tally = house(session).relations.promises.tally("pm")
    assert (tally.kept, tally.broken) == ((1, 0) if event.week <= event.promised_week else (0, 1))
    assert project.date_promise == ""


def escaped(session: Session, latent: float) -> Project:
    """Go live with so many defects that nobody found, and return the project."""
    project = ready(session)
    project.latent_defects = latent
    change = ask(session)
    do(session, "answer_change", "it", change=change.id, answer="approve")
    return project


def test_latent_defects_become_incidents_half_of_them_within_the_half_life() -> None:
    total = early = 0
    for seed in range(1, 9):
        session = game(seed=seed, change_failure_share=0.0)
        project = escaped(session, 12.0)
        weeks(session, 12)
        assert project.status == "live"
        events = logged(session, DefectEscaped)
        opened = {event.ticket for event in logged(session, TicketOpened)}
        assert {f"project/portal/escaped/{event.number}/incident" for event in events} <= opened
        assert project.escaped == len(events) <= 9
        total += len(events)
        early += sum(event.t_s - project.live_s < 3 * 604_800 for event in events)
        house(session).check_invariants()
    assert total / 8 == pytest.approx(0.7 * 12 * 0.92, abs=1.5)
    assert early / total == pytest.approx(0.5, abs=0.17)


def test_a_hand_over_shortens_what_comes_after() -> None:
    efforts = {}
    for prepared in (False, True):
        session = game(change_failure_share=0.0)
        project = ready(session)
        if prepared:
            do(session, "prepare_handover", project="portal")
            assert refused(session, "prepare_handover", project="portal").code == "handover_prepared"
            weeks(session, 2)
            assert project.tasks["handover"].state == "done"
        project.latent_defects = 8.0
        change = ask(session)
        do(session, "answer_change", "it", change=change.id, answer="approve")
        weeks(session, 1)
        quality = floor_of(session).go_live.handover_quality(project)
        efforts[prepared] = quality
    assert efforts[True] == pytest.approx(efforts[False] + 0.5, abs=0.11)


def test_a_hand_over_needs_a_team() -> None:
    session = game()
    project = ready(session)
    floor_of(session).staffing.end_all(project, "start:test")
    assert refused(session, "prepare_handover", project="portal").code == "no_team"


def test_windows_out_of_reach_are_refused() -> None:
    session = game()
    ready(session)
    assert refused(session, "schedule_go_live", project="portal", week=99, window="evening").code == "week_out_of_range"
    weeks(session, 6 / 7)
    late = refused(session, "schedule_go_live", project="portal", week=1, window="saturday")
    assert late.code == "window_has_passed"
