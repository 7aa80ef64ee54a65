"""Needs you now: what waits, in which order, with answers that are possible."""

import inspect
from itertools import pairwise

import pytest

from sim.hats import asking_it, asking_pm
from sim.hats.decisions.cards import NameOwner
from sim.hats.decisions.delegating import SetStandingOrder
from sim.hats.events import OrderCarriedOut
from sim.hats.matters import make
from sim.hats.needs import RULE_OF, needs_of, ruled
from sim.hats.rulebook import RULES
from sim.hats.view import Need
from sim.kernel.units import DAY, HOUR, WEEK
from sim.projects.events.work import ProjectBlocked
from sim.projects.state import Escalation
from sim.scenario.definitions import ChangeDef
from tests.unit.hats.ground import Game, card, project, scenario

CHANGES = tuple(ChangeDef(f"c{n}", "sales", "nas", 1, 1 + n % 3, 2.0) for n in range(8))


def kinds(game: Game, seat: str = "it") -> list[str]:
    return [need.kind for need in needs_of(game.hats, seat)]


def of_kind(game: Game, kind: str, seat: str = "it") -> Need:
    return next(need for need in needs_of(game.hats, seat) if need.kind == kind)


def check_answers(game: Game, need: Need, seat: str) -> None:
    """Every answer can be decided, and the first is possible now."""
    assert len(need.answers) <= 3
    refused = [game.refusal(answer.decision, seat) for answer in need.answers]
    assert refused[0] == "", (need.kind, refused)
    assert all(answer.hours == game.hours(answer.decision) for answer in need.answers)


def moved(game: Game, t_s: int) -> Game:
    while game.house.core.engine.run(t_s) is not None:
        pass
    return game


def test_at_most_five_are_shown_and_the_rest_is_counted() -> None:
    game = Game(scenario(changes=CHANGES))
    view = game.hats.view("it")
    assert len(view.needs) == 5
    assert view.needs_more == len(needs_of(game.hats, "it")) - 5 >= 3
    for need in view.needs:
        check_answers(game, need, "it")


def test_what_is_due_before_next_monday_comes_first_then_worth_then_age() -> None:
    game = moved(Game(scenario(changes=CHANGES)), 3 * DAY)
    found = needs_of(game.hats, "it")
    monday = WEEK
    soon = [0 <= need.by_s < monday for need in found]
    assert soon == sorted(soon, reverse=True)
    for a, b in pairwise(found):
        if (0 <= a.by_s < monday) == (0 <= b.by_s < monday):
            assert (-a.worth_cents, a.since_s) <= (-b.worth_cents, b.since_s)


def test_looking_changes_nothing() -> None:
    game = moved(Game(scenario(changes=CHANGES)), 3 * DAY)
    before = game.house.digests()
    assert game.hats.view("it") == game.hats.view("it")
    game.hats.view("pm")
    assert game.house.digests() == before


def test_a_card_waits_for_whoever_has_to_speak() -> None:
    game = Game(scenario(card("a", owner="pm")))
    game.to_card()
    assert "card_owner" in kinds(game)
    assert "card_answer" not in kinds(game, "pm")
    check_answers(game, of_kind(game, "card_owner"), "it")
    game.decide(NameOwner("a", "pm"))
    assert "card_owner" not in kinds(game)
    check_answers(game, of_kind(game, "card_answer", "pm"), "pm")


def test_a_request_for_people_waits_for_the_one_hat_and_an_offer_for_the_other() -> None:
    game = Game(scenario())
    game.decide(
        make("request_staff", project="move", person="ben", field="server", level=2.0, share=0.4, weeks=6), "pm"
    )
    need = of_kind(game, "staff")
    check_answers(game, need, "it")
    assert dict(need.parameters)["project"] == "move"
    game.decide(need.answers[1].decision)
    assert "staff" not in kinds(game)
    check_answers(game, of_kind(game, "offer", "pm"), "pm")


def test_proposals_escalations_and_other_plans_wait_for_the_it_manager() -> None:
    game = Game(scenario(projects=(project(), project(id="later", starts="proposal", leader="", budget_cents=500_000))))
    check_answers(game, of_kind(game, "proposal"), "it")
    game.decide(make("submit_charter", project="move"), "pm")
    game.decide(make("set_baseline", project="move"), "pm")
    outside = Escalation("project/move/escalation/1", "move", "people", 0, 3 * DAY, "start:test")
    game.house.projects.state.escalations["move"] = outside
    check_answers(game, of_kind(game, "escalation"), "it")
    game.decide(make("request_rebaseline", project="move", weeks=4), "pm")
    check_answers(game, of_kind(game, "rebaseline"), "it")


def test_contracts_leave_and_promises_wait() -> None:
    game = Game(scenario())
    seen: set[str] = set()
    for week in range(1, 16):
        game.house.relations.promises.make("answer", "it", "sales", f"s{week}", 0, week + 1, "start:test")
        moved(game, week * WEEK - 5 * DAY)
        for need in needs_of(game.hats, "it"):
            if need.kind not in seen:
                seen.add(need.kind)
                check_answers(game, need, "it")
        moved(game, week * WEEK)
    assert {"contract_renews", "leave", "promise"} <= seen


def test_an_urgent_incident_waits_until_it_is_declared() -> None:
    game = moved(Game(scenario()), DAY + 9 * HOUR)
    game.house.desk.open_incident("ticket/t/1", "files", "server", 3.0, 40 * HOUR, 1, 1, "start:test", announced=False)
    need = of_kind(game, "incident")
    check_answers(game, need, "it")
    game.decide(need.answers[0].decision)
    assert "incident" not in kinds(game)


def test_applicants_offers_and_signs_wait() -> None:
    game = Game(scenario())
    game.decide(make("open_position", field="server", grade="professional", pay_factor=1.0))
    game.decide(make("call_for_bids", contract="care"))
    search = game.house.people.state.people["ben"].search
    search.hazard = search.threshold
    seen: set[str] = set()
    for day in range(1, 60):
        moved(game, day * DAY)
        for need in needs_of(game.hats, "it"):
            if need.kind not in seen:
                seen.add(need.kind)
                assert need.answers
                if need.kind != "bid":
                    check_answers(game, need, "it")
    assert {"applicant", "bid", "sign"} <= seen


def test_a_project_manager_is_led_from_step_to_step() -> None:
    game = Game(scenario())
    assert "charter" in kinds(game, "pm")
    check_answers(game, of_kind(game, "charter", "pm"), "pm")
    game.decide(make("submit_charter", project="move"), "pm")
    check_answers(game, of_kind(game, "baseline", "pm"), "pm")
    game.decide(make("set_baseline", project="move"), "pm")
    game.run(3)
    check_answers(game, of_kind(game, "report", "pm"), "pm")


def test_wishes_blockers_and_quarrels_wait_for_the_project_manager() -> None:
    game = Game(scenario()).run(1)
    found = game.house.projects.state.projects["move"]
    game.house.projects.change_requests.ask(found, "sales", "rooms", 8.0, 1.0, "start:test")
    check_answers(game, of_kind(game, "change_request", "pm"), "pm")
    now = game.house.core.now
    found.tasks["survey"].state = "ready"
    game.house.core.publish(ProjectBlocked("project/move/b", now, ("start:test",), "move", "survey", "nobody_able"))
    need = of_kind(game, "blocker", "pm")
    assert [answer.decision.name() for answer in need.answers] == ["request_staff", "escalate"]
    check_answers(game, need, "pm")
    game.house.projects.staffing.grant(found, "ada", 0.4, 12, "start:test")
    assert of_kind(game, "blocker", "pm").answers[0].decision.name() == "assign_task"
    game.house.projects.move_conflict("move", 0.5, "start:test")
    found.conflict_told = True
    assert of_kind(game, "conflict", "pm").answers[0].decision.name() == "resolve_conflict"


@pytest.mark.parametrize("seat", ["it", "pm"])
def test_a_whole_game_never_shows_an_answer_that_cannot_be_built(seat: str) -> None:
    cards = tuple(card(f"k{n}", meets="pm" if n % 2 else "it") for n in range(20))
    game = Game(scenario(*cards, changes=CHANGES))
    for week in range(1, 27):
        for need in game.hats.view(seat).needs:
            for answer in need.answers:
                game.refusal(answer.decision, seat)
        game.run(week)


# ---------------------------------------------------------------------------------------------- from now on


def ruled_kind(game: Game, kind: str, seat: str = "it") -> Need:
    return next(need for need in ruled(game.hats, seat, needs_of(game.hats, seat)) if need.kind == kind)


def test_every_rule_named_exists_and_belongs_to_the_seat_that_is_asked() -> None:
    sources = {"it": inspect.getsource(asking_it), "pm": inspect.getsource(asking_pm)}
    for kind, rule in RULE_OF.items():
        assert {seat for seat, text in sources.items() if f'"{kind}"' in text} == {RULES[rule].seat}, kind


def test_a_rule_is_named_only_where_it_would_answer_this_very_matter() -> None:
    game = Game(scenario(changes=CHANGES))
    changes = [n for n in ruled(game.hats, "it", needs_of(game.hats, "it")) if n.kind == "change"]
    sizes = {dict(need.parameters)["size"]: need.rule for need in changes}
    assert sizes == {1: "approve_small_changes", 2: "", 3: ""}
    game.decide(SetStandingOrder("approve_small_changes", 2.0))
    changes = [n for n in ruled(game.hats, "it", needs_of(game.hats, "it")) if n.kind == "change"]
    assert {dict(need.parameters)["size"] for need in changes if need.rule} == {1, 2}
    view = game.hats.view("it")
    assert [view.answered(need) for need in view.needs] == [bool(need.rule) for need in view.needs]


def test_what_is_named_as_answered_is_answered() -> None:
    game = Game(scenario(changes=CHANGES))
    game.decide(make("submit_charter", project="move"), "pm")
    for rule, entry in RULES.items():
        if entry.seat == "pm" or rule in {"approve_small_changes", "approve_leave", "talk_on_sign"}:
            game.decide(SetStandingOrder(rule), entry.seat)  # type: ignore[arg-type]
    search = game.house.people.state.people["ben"].search
    search.hazard = search.threshold
    named: set[tuple[str, str]] = set()
    for week in range(1, 20):
        for seat in ("it", "pm"):
            view = game.hats.view(seat)
            needs = ruled(game.hats, seat, needs_of(game.hats, seat))
            named |= {(need.rule, need.subject) for need in needs if view.answered(need)}
        game.run(week)
    carried = [(event.rule, event.subject) for event in game.events(OrderCarriedOut)]
    assert {rule for rule, _ in named} >= {"approve_small_changes", "talk_on_sign"}
    for rule, subject in named:
        place = subject.partition("/")[0] if rule in {"report_honestly", "escalate_blockers"} else subject
        assert any(done == rule and about.startswith(place) for done, about in carried), (rule, subject)


def test_an_appointment_that_a_rule_has_made_is_an_answer_until_it_is_kept() -> None:
    game = Game(scenario())
    game.decide(SetStandingOrder("talk_on_sign"))
    search = game.house.people.state.people["ben"].search
    search.hazard = search.threshold
    while not game.events(OrderCarriedOut):
        moved(game, game.house.core.now + HOUR)
    view = game.hats.view("it")
    assert [need.kind for need in view.needs if view.answered(need)] == ["sign"]
    moved(game, game.house.core.now + WEEK)
    assert "sign" not in kinds(game)
