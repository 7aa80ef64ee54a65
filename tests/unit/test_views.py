"""Views: parts are made when they are looked at, and what was taken once never changes."""

from dataclasses import fields, replace

import pytest

from sim.house import Look
from sim.kernel.units import DAY, WEEK
from sim.policies.policy import PolicyLuck
from sim.runner import play
from sim.scenario.load import load_scenario
from sim.session import Decision, Session, View, decision

PARTS = [part.name for part in fields(View) if not part.init]


@pytest.fixture
def session() -> Session:
    session = Session(load_scenario("network-refresh"), 3)
    while session.clock < 2 * WEEK:
        session.advance(2 * WEEK)
    return session


def made(view: View) -> list[str]:
    """Return the parts that exist already."""
    return [name for name in PARTS if name in view.__dict__]


def test_a_part_is_made_when_it_is_looked_at_and_once(session: Session) -> None:
    view = session.view("it")
    assert len(PARTS) == 12
    assert made(view) == []
    people = view.people
    assert made(view) == ["people"]
    assert view.people is people
    assert session.view("it").people is people, "nothing has changed, so there is nothing to make anew"
    assert replace(view, attention_left_h=1.0).people is people


@pytest.mark.parametrize("seat", ["it", "pm"])
def test_a_view_stays_what_it_was_whatever_happens(session: Session, seat: str) -> None:
    view, twin = session.view(seat), Session(load_scenario("network-refresh"), 3)
    while twin.clock < 2 * WEEK:
        twin.advance(2 * WEEK)
    seen = repr(twin.view(seat))
    assert session.submit(decision("hold_one_to_one", {"person": "lea"}), "it").refusal is None
    session.advance(session.clock + 3 * DAY)
    assert repr(view) == seen
    assert repr(session.view(seat)) != seen


def test_a_view_that_was_judged_stays_through_the_next_quarter() -> None:
    scenario = replace(load_scenario("first-week"), next_quarter_weeks=2)
    session = Session(scenario, 3)
    while session.clock < scenario.end_s:
        session.advance(scenario.end_s)
    seen = repr(session.view("it"))
    assert session.begin_next_quarter()
    session.advance(session.clock + WEEK)
    assert repr(session.judged("it")) == seen


def test_a_view_has_nothing_but_its_fields(session: Session) -> None:
    view = session.view("it")
    with pytest.raises(AttributeError, match="garden"):
        view.garden  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(AttributeError):
        view.people = view.people  # type: ignore[misc]


def test_what_a_policy_does_not_look_at_is_never_made(monkeypatch: pytest.MonkeyPatch) -> None:
    class Reader:
        """Looks at the relations once, and talks."""

        def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
            talk = decision("hold_one_to_one", {"person": "lea"})
            return [talk] if view.occasion == "desk/1" and view.relations.departments else []

    looked: list[str] = []
    part = Look.part

    def watched(self: Look, floor: str) -> object:
        looked.append(floor)
        return part(self, floor)

    monkeypatch.setattr(Look, "part", watched)
    game = play(load_scenario("network-refresh"), 3, {"it": ("reader", Reader())}, weeks=1, next_quarter=False)
    assert game.session.decided == 1
    assert looked == ["relations"]


def test_views_of_one_moment_are_equal_and_of_another_are_not(session: Session) -> None:
    one = session.view("it")
    assert one == session.view("it")
    session.advance(session.clock + DAY)
    assert one != session.view("it")
