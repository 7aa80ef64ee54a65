"""What can be asked about, and that every game's log holds together."""

import json

import pytest

from sim.policies.plain import RandomChoice
from sim.runner import play
from sim.session import Session
from sim.why.chain import chain, faults
from sim.why.record import event_record, number_record
from sim.why.subject import Subject, SubjectError, numbers, parse
from tests.worlds import small_scenario


@pytest.fixture(scope="module")
def session() -> Session:
    return play(small_scenario(), 4, {"it": ("random", RandomChoice())}).session


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("sla@3", Subject("score.it_manager.sla", 3)),
        ("sla", Subject("score.it_manager.sla", 8)),
        ("it_manager@1", Subject("score.it_manager.total", 1)),
        ("score.it_manager.people@2", Subject("score.it_manager.people", 2)),
        ("outage_h@8", Subject("outage_h", 8)),
        ("executive_trust", Subject("executive_trust", 8)),
        ("decision/1", Subject("decision/1")),
        ("start:budget", Subject("start:budget")),
    ],
)
def test_subjects(session: Session, text: str, subject: Subject) -> None:
    assert parse(session, text, 8) == subject


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("sal@3", "did you mean 'sla@3'"),
        ("outage_hours@3", "did you mean 'outage_h@3'"),
        ("decision/1x", "did you mean 'decision/1"),
        ("sla@99", "weeks are 1 to 8"),
        ("sla@0", "weeks are 1 to 8"),
        ("sla@²", "weeks are 1 to 8"),
        ("sla@-1", "weeks are 1 to 8"),
        ("zzz", "such as sla@14"),
        ("", "such as sla@14"),
    ],
)
def test_what_is_unknown_gets_a_hint(session: Session, text: str, hint: str) -> None:
    with pytest.raises(SubjectError, match=hint.replace("(", r"\(")):
        parse(session, text, 8)


def test_nothing_can_be_asked_before_a_week_is_over() -> None:
    with pytest.raises(SubjectError, match="no week"):
        parse(Session(small_scenario(), 1), "sla", 0)


@pytest.mark.parametrize("seed", range(3))
def test_every_chain_of_a_game_ends_in_a_decision_chance_or_the_start(seed: int) -> None:
    session = play(small_scenario(weeks=13), seed, {"it": ("random", RandomChoice())}).session
    assert faults(session.events()) == ()
    for event in session.events()[::11]:
        kinds = {end.kind for end in chain(session.find, event.id).roots()}
        assert kinds <= {"decision", "chance", "start"}


def test_records_are_json(session: Session) -> None:
    for name in set(numbers().values()):
        record = number_record(session, name, 8)
        assert json.loads(json.dumps(record, allow_nan=False))["subject"] == name
    for event in session.events()[::13]:
        record = event_record(session, event.id)
        assert record["roots"]
        assert json.loads(json.dumps(record, allow_nan=False))["event"]["id"] == event.id
