"""Who may decide what: both hats, projects led by staff, the corridor, stops, standing orders, early ends."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest

from sim.catalogue import _ALL, DECISIONS, SECTIONS, instead_of, may_decide, role_of
from sim.kernel.decision import Decision
from sim.kernel.engine import Stop
from sim.kernel.errors import Refusal
from sim.kernel.units import WEEK
from sim.policies.policy import PolicyLuck
from sim.policies.registry import make
from sim.runner import Game, Table, character, play
from sim.scenario.load import load_scenario
from sim.session import DecisionMade, DecisionRefused, Session, View, decision
from tests.unit.hats.ground import card, project, scenario

ONE_TO_ONE = decision("hold_one_to_one", {"person": "ben"})
HOLD = {"person": "ben"}


def parameters(refusal: Refusal | None) -> dict[str, Any]:
    assert refusal is not None
    return dict(refusal.parameters)


# ------------------------------------------------------------------------------------------------------- authority


@pytest.mark.parametrize(
    ("seat", "role"), [("it", "it"), ("pm", "pm"), ("pm:move", "pm"), ("", ""), ("boss", ""), ("ITx", "")]
)
def test_a_seat_wears_a_hat(seat: str, role: str) -> None:
    assert role_of(seat) == role


def test_every_decision_belongs_to_a_hat_and_a_section() -> None:
    for name, kind in DECISIONS.items():
        assert kind.seat in {"it", "pm", "either"}, name
        assert kind.section in SECTIONS, name
        assert may_decide(kind, "it") or may_decide(kind, "pm"), name
        assert not may_decide(kind, "somebody"), name


def test_whoever_is_refused_is_told_what_to_do_instead() -> None:
    for name, kind in DECISIONS.items():
        for seat in ("it", "pm"):
            if may_decide(kind, seat):
                continue
            instead = instead_of(name, seat)
            assert instead in DECISIONS, (name, seat)
            assert DECISIONS[instead].seat == seat, (name, instead)
    assert instead_of("grant_staff", "pm") == "request_staff"
    assert instead_of("request_staff", "it") == "grant_staff"


def test_the_wrong_hat_is_refused_and_nothing_is_spent() -> None:
    session = Session(scenario(), 1)
    left = session.view("pm").attention_left_h
    receipt = session.submit(ONE_TO_ONE, "pm")
    assert receipt.refusal is not None
    assert receipt.refusal.code == "not_your_call"
    assert parameters(receipt.refusal) == {"owner": "it", "instead": "recognise"}
    assert session.view("pm").attention_left_h == left
    refused = session.find(receipt.decision_id)
    assert isinstance(refused, DecisionRefused)
    assert refused.seat == "pm"


def test_it_is_counted_once_per_decision_and_week() -> None:
    session = Session(scenario(), 1)
    for _ in range(3):
        session.submit(ONE_TO_ONE, "pm")
    session.submit(decision("let_go", HOLD), "pm")
    advance(session, WEEK)
    session.submit(ONE_TO_ONE, "pm")
    session.submit(decision("hold_one_to_one", {"person": "nobody"}), "it")
    advance(session, 2 * WEEK)
    (first, second) = session.results().weeks
    assert dict(first.kpis)["refused_as_not_own"] == 2
    assert dict(second.kpis)["refused_as_not_own"] == 3
    assert dict(second.in_week)["refused_as_not_own"] == 1
    found = session.breakdown("score.role_clarity.own_decisions", 2)
    assert found.value is not None
    assert found.value < 100
    assert found.events[0].event == "decision/1"


def advance(session: Session, t_s: int) -> None:
    while session.clock < t_s and not session.over:
        session.advance(t_s)


def test_a_project_has_one_leader() -> None:
    world = scenario(projects=(project(), project(id="other", leader="ben"), project(id="third", leader="")))
    session = Session(world, 1)
    assert session.seats() == ("it", "pm", "pm:other")
    assert session.leader("pm:other") == "ben"
    assert session.leader("pm") == ""

    def code(name: str, seat: str) -> str:
        refusal = session.quote(decision("submit_charter", {"project": name}), seat).refusal
        return refusal.code if refusal is not None else ""

    assert code("move", "pm") not in {"not_your_call", "not_your_project"}
    assert code("other", "pm") == "not_your_project"
    assert code("move", "pm:other") == "not_your_project"
    assert code("other", "pm:other") not in {"not_your_call", "not_your_project"}
    assert code("third", "pm") == "no_project_manager_yet"
    assert code("move", "it") == "not_your_call"
    refusal = session.quote(decision("submit_charter", {"project": "other"}), "pm").refusal
    assert parameters(refusal) == {"owner": "pm:other", "project": "other"}


def test_a_menu_offers_what_the_hat_may_decide() -> None:
    session = Session(scenario(), 1)
    for seat in ("it", "pm"):
        view = session.view(seat)
        names = {offer.decision.name() for offer in view.menu()}
        assert names
        assert all(may_decide(DECISIONS[name], seat) for name in names)
        for option in view.legal():
            assert session.quote(option, seat).refusal is None


# --------------------------------------------------------------------------------------------------- the turn


@dataclass
class Scribe:
    """Writes down when it was asked, and decides what it was told to."""

    seat: str
    asked: list[tuple[str, str, str]]
    decides: dict[str, list[Decision]] = field(default_factory=dict)

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        self.asked.append((self.seat, view.occasion, view.phase))
        assert view.seat == self.seat
        return self.decides.get(view.occasion, [])


def scribes(*seats: str) -> tuple[list[tuple[str, str, str]], dict[str, tuple[str, Scribe]]]:
    asked: list[tuple[str, str, str]] = []
    return asked, {seat: (seat, Scribe(seat, asked)) for seat in seats}


def test_the_desks_are_asked_in_order_and_once_a_turn() -> None:
    asked, seats = scribes("it", "pm")
    play(scenario(weeks=5, turn_weeks=2), 1, seats, next_quarter=False)
    desks = [(seat, occasion) for seat, occasion, phase in asked if phase == "desk"]
    assert desks == [(seat, f"desk/{week}") for week in (1, 3, 5) for seat in ("it", "pm")]


def test_attention_is_for_the_whole_turn() -> None:
    one, two = (Session(scenario(turn_weeks=weeks), 1) for weeks in (1, 2))
    for seat in ("it", "pm"):
        assert two.view(seat).attention_left_h == pytest.approx(2 * one.view(seat).attention_left_h)


def test_a_seat_that_nobody_sits_in_is_not_asked() -> None:
    asked, seats = scribes("it")
    play(scenario(weeks=3), 1, seats, next_quarter=False)
    assert {seat for seat, *_ in asked} == {"it"}


def test_one_head_has_one_pool() -> None:
    session = Session(scenario(attention_h=26.0, pm_attention_h=0.0), 1)
    both = session.view("it").attention_left_h
    assert session.view("pm").attention_left_h == pytest.approx(both)
    assert session.submit(ONE_TO_ONE, "it").refusal is None
    assert session.view("pm").attention_left_h == pytest.approx(both - 1.0)


class Asker:
    """Asks for somebody in week 2."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        if view.occasion != "desk/2" or "request_staff" not in DECISIONS:
            return []
        return list(view.legal("request_staff")[:1])


def test_the_corridor_opens_only_when_something_stands_between_the_hats() -> None:
    asked, seats = scribes("it")
    pm = Asker()
    policies: dict[str, Any] = {**seats, "pm": ("asker", pm)}
    session = play(scenario(weeks=3), 1, policies, next_quarter=False).session
    made = [event for event in session.events() if isinstance(event, DecisionMade) and event.name == "request_staff"]
    assert made
    corridors = [occasion for _, occasion, phase in asked if phase == "corridor"]
    assert corridors[0] == "corridor/2"
    assert "corridor/1" not in corridors


def test_staff_who_lead_a_project_get_a_policy_like_themselves() -> None:
    session = Session(scenario(projects=(project(leader="ben"),)), 1)
    table = Table(session, {"it": ("x", make("it", "do-nothing")), "pm": ("y", make("pm", "do-nothing"))}, None)
    table.turn(1)
    assert table.names()["pm:move"] == character(session, "ben")
    alone = Table(session, {"it": ("x", make("it", "do-nothing"))}, None)
    alone.turn(1)
    assert "pm:move" not in alone.names()


# ------------------------------------------------------------------------------------------------ stops and cards


class Owner:
    """Names the owner of whatever card it meets, and takes the first option."""

    seen: ClassVar[list[tuple[str, str]]] = []

    def __init__(self, says: str) -> None:
        self.says = says

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        if view.stop is None or view.stop.kind != "dilemma":
            return []
        self.seen.append((view.seat, view.occasion.rpartition("/")[2]))
        found = view.hats.card(view.stop.subject)
        assert found is not None
        if found.stage == "owner":
            return [decision("name_owner", {"card": found.id, "owner": self.says})]
        return [decision("answer_dilemma", {"card": found.id, "option": "yes"})]


def test_a_dilemma_goes_from_who_meets_it_to_who_owns_it() -> None:
    Owner.seen = []
    world = scenario(card("c1", meets="it", owner="pm", from_week=2, to_week=6), weeks=8)
    policies: dict[str, Any] = {"it": ("o", Owner("it")), "pm": ("o", Owner("pm"))}
    session = play(world, 2, policies, next_quarter=False).session
    assert Owner.seen[:2] == [("it", "1"), ("pm", "2")]
    assert dict(session.results().weeks[-1].kpis)["owners_named_share"] == 0.0
    assert session._house.hats.state.cards.answered["c1"].option == "yes"


# ------------------------------------------------------------------------------------------------ orders, the door


def test_an_order_decides_through_the_same_door_at_its_price() -> None:
    session = Session(scenario(), 1)
    door = session._house.hats.door
    assert door is not None
    set_by = session.submit(decision("set_interrupt_rule", {"rule": "none"}), "it")
    left = session.view("it").attention_left_h
    assert door(ONE_TO_ONE, "it", set_by.decision_id, 0.5) is None
    made = session.find("decision/ordered/1")
    assert isinstance(made, DecisionMade)
    assert made.causes == (set_by.decision_id,)
    assert made.hours == 0.5
    assert session.view("it").attention_left_h == pytest.approx(left - 0.5)
    assert (session.decided, session.ordered, session.refused) == (1, 1, 0)
    refusal = door(ONE_TO_ONE, "pm", set_by.decision_id, 0.5)
    assert refusal is not None
    assert refusal.code == "not_your_call"
    assert session.refused == 0


def test_a_rule_ends_the_game_where_it_stands() -> None:
    session = Session(scenario(next_quarter_weeks=4), 1)
    advance(session, 3 * WEEK)
    house = session._house
    house.business.state.ended = "relieved"
    assert session.over
    assert session.outcome() == "ended_early"
    assert session.advance(9 * WEEK) is None
    assert session.clock == 3 * WEEK
    assert not session.begin_next_quarter()


def test_an_early_end_ends_play() -> None:
    class Fatal:
        def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
            if view.week == 4:
                house = view._quote.__self__._house  # type: ignore[attr-defined]
                house.business.state.ended = "relieved"
                house.core.engine.ask_stop(Stop("game_over", "it", "relieved"))
            return []

    game = play(scenario(next_quarter_weeks=4), 1, {"it": ("fatal", Fatal())})
    found = game.summary()
    assert (found["weeks"], found["outcome"], found["ended_by"]) == (3, "ended_early", "relieved")
    assert found["next_quarter"] is None


def test_no_two_decisions_share_a_name() -> None:

    names = [kind.name() for kind in _ALL]
    assert sorted(names) == sorted(set(names))
    assert set(DECISIONS) == set(names)


def test_asking_in_pieces_is_the_same_game() -> None:
    """What is looked at one by one beforehand, and who is asked with pauses, changes nothing of what comes."""

    def played(*, pieces: bool) -> tuple[bytes, int]:
        session = Session(load_scenario("network-refresh"), 7)
        table = Table(session, {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}, None)
        if pieces:
            table.habits = {}
        pauses = 0
        for week in range(1, 7):
            pauses += sum(1 for _ in table.turning(week))
            while (stop := session.advance(week * WEEK)) is not None:
                pauses += sum(1 for _ in table.stopping(stop))
        assert not pieces or "projects" in (table.habits or {})["pm", "desk"]
        return Game(session, {}).events_bytes(), pauses

    whole, some = played(pieces=False)
    apart, more = played(pieces=True)
    assert whole == apart
    assert more > some
