import pytest

from sim.projects.events.life import AcceptanceGiven, BenefitsReviewed, BenefitStarted, ProjectClosed
from sim.projects.state import Project
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
    weeks,
)


def accepted(session: Session) -> Project:
    """Bring the project live and have it accepted as far as it is done."""
    project = live(session)
    do(session, "obtain_acceptance", project="portal")
    weeks(session, 1)
    return project


def trust(session: Session, party: str = "sales") -> float:
    return house(session).relations.standing(party).points


def test_acceptance_comes_after_the_go_live_and_takes_days() -> None:
    session = game()
    running(session)
    assert refused(session, "obtain_acceptance", project="portal").code == "project_not_open"
    session = game()
    live(session)
    do(session, "obtain_acceptance", project="portal")
    assert refused(session, "obtain_acceptance", project="portal").code == "acceptance_asked"
    assert not logged(session, AcceptanceGiven)
    weeks(session, 3.5 / 7)
    assert logged(session, AcceptanceGiven)


def test_what_nobody_had_said_shows_now_and_comes_back_as_work() -> None:
    session = game()
    project = accepted(session)
    event = logged(session, AcceptanceGiven)[0]
    assert (event.found, event.unmet >= 1) == (1, True)
    assert project.requirements["export"].known
    assert not project.requirements["export"].met
    assert event.accepted_share < 0.97
    # The team does what came back, and the sponsor looks again.
    weeks(session, 3)
    if all(task.state in ("done", "dropped") for task in project.tasks.values()):
        do(session, "obtain_acceptance", project="portal")
        weeks(session, 1)
        assert project.requirements["export"].met


def test_defects_take_from_acceptance() -> None:
    sound, faulty = game(), game()
    for session in (sound, faulty):
        project = live(session)
        project.latent_defects = 15.0 if session is faulty else 0.0
        do(session, "obtain_acceptance", project="portal")
        weeks(session, 4 / 7)
    shares = [logged(session, AcceptanceGiven)[0].accepted_share for session in (sound, faulty)]
    assert shares[1] < shares[0] - 0.05


def test_a_project_closes_once_enough_is_accepted_and_lets_everybody_go() -> None:
    session = game()
    project = live(session)
    assert refused(session, "close_project", project="portal").code == "not_accepted"
    do(session, "obtain_acceptance", project="portal")
    weeks(session, 1)
    lessons = floor_of(session).state.lessons
    do(session, "close_project", project="portal")
    assert project.status == "closed"
    assert floor_of(session).state.lessons == lessons + 1
    assert floor_of(session).members("portal") == ()
    assert not house(session).relations.promises.open_of("pm")
    assert logged(session, ProjectClosed)[0].accepted_share >= 0.5
    assert floor_of(session).lead_project() is None
    weeks(session, 1)
    assert house(session).relations.routine("pm") == 0
    house(session).check_invariants()


def test_an_unclosed_project_wears_its_sponsor_out() -> None:
    closed, left = game(), game()
    for session in (closed, left):
        accepted(session)
    do(closed, "close_project", project="portal")
    for session in (closed, left):
        weeks(session, 9)
    assert trust(left) < trust(closed) - 0.8


def test_benefits_come_after_their_delay_in_proportion_to_what_is_accepted() -> None:
    session = game()
    project = live(session)
    weeks(session, 3)
    assert not logged(session, BenefitStarted)
    do(session, "obtain_acceptance", project="portal")
    weeks(session, 1)
    started = {event.benefit: event.realised_share for event in logged(session, BenefitStarted)}
    app = project.deliverables["app"].accepted
    assert started["sturdy"] == pytest.approx(app * 0.85)
    assert 0 < app <= 1
    assert project.benefit_cents > 0


def test_a_benefit_without_its_deliverable_never_comes() -> None:
    session = game()
    project = running(session)
    do(session, "set_scope", project="portal", deliverable="guide", inside=False)
    assert floor_of(session).benefits.share(project, floor_of(session).definitions["portal"].benefits[-1]) == 0.0


def test_each_kind_changes_the_department() -> None:
    session = game()
    project = live(session)
    infrastructure, relations = house(session).infrastructure, house(session).relations
    mail = infrastructure.state.assets["mail-1"]
    capacity, factor = mail.capacity, mail.factor
    glad = relations.state.departments["sales"].satisfaction
    do(session, "obtain_acceptance", project="portal")
    weeks(session, 2)
    share = project.benefits_on["sturdy"]
    assert share > 0.4
    assert mail.modifiers == {"benefit/portal/sturdy": pytest.approx(1 - 0.5 * share)}
    assert mail.factor < factor
    assert mail.capacity == pytest.approx((1 + 0.5 * share) * capacity)
    assert house(session).desk.demand._factors["mail-trouble"]["benefit/portal/calmer"] == pytest.approx(
        1 - 0.3 * share
    )
    assert infrastructure.state.assets["mail-2"].patch_effort == pytest.approx(1 - 0.5 * share)
    assert not relations.state.contracts["care"].running
    assert relations.state.departments["sales"].satisfaction > glad + 2
    weeks(session, 3)
    house(session).check_invariants()


def test_a_contract_that_is_no_longer_needed_cuts_nothing() -> None:
    session = game()
    accepted(session)
    weeks(session, 1)
    contract = house(session).relations.state.contracts["care"]
    assert (contract.running, contract.services) == (False, ())
    assert not house(session).business.state.cut_services


def test_a_review_brings_along_who_lacks_the_benefit_and_can_not_be_repeated_at_once() -> None:
    session = game()
    project = accepted(session)
    early = refused(session, "review_benefits", project="portal")
    assert early.code == "review_too_early"
    do(session, "close_project", project="portal")
    weeks(session, 4)
    before = floor_of(session).benefits.realised_share(project)
    do(session, "review_benefits", project="portal")
    assert before < floor_of(session).benefits.realised_share(project) < 1
    assert logged(session, BenefitsReviewed)[0].expected_cents > 0
    assert refused(session, "review_benefits", project="portal").code == "review_too_early"


def test_a_second_project_can_follow_and_knows_the_lessons() -> None:
    session = game(portal(), portal(id="next", leader="", due_week=14))
    accepted(session)
    do(session, "close_project", project="portal")
    do(session, "charter_project", "it", project="next")
    do(session, "appoint_project_manager", "it", project="next", person="pm")
    assert floor_of(session).lead_project() is project_of(session, "next")
    assert floor_of(session).state.lessons == 1
