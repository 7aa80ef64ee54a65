"""Cards, standing orders, delegation, own hands and words: what the catalogue claims of each decision."""

from collections.abc import Sequence
from dataclasses import replace

from sim.hats.cards.answering import option_of
from sim.hats.decisions.cards import AnswerDilemma, NameOwner, StatePosition
from sim.hats.decisions.own import LetItRun, WorkOnItem
from sim.hats.events import (
    CardAnswered,
    DutyDone,
    EffectApplied,
    HandbookAsked,
    OrderCarriedOut,
    PositionStated,
    PredictionJudged,
)
from sim.hats.state import Card
from sim.kernel.decision import Decision
from sim.scenario.cards import CardDef
from sim.services.desk.events import MajorIncidentDeclared
from sim.session import Session
from tests.unit.decisions.matter import LESS, MORE, Claims, Prepare, Row, house, logged, one, skill, then, wait


def to_card(carrier: str = "") -> Prepare:
    """Return a preparation that runs to a dilemma before the IT manager, to be decided by whoever carries it."""

    def prepare(session: Session) -> None:
        while not _waiting(session, carrier):
            assert not session.over, "no such card comes"
            session.advance(session.scenario.horizon_s)

    return prepare


def _waiting(session: Session, carrier: str = "") -> list[Card]:
    cards = house(session).hats.state.cards.open.values()
    mine = [card for card in cards if card.kind == "dilemma" and card.met_by == "it"]
    return [card for card in mine if carrier in {"", card.carrier}]


def _definition(session: Session, card: Card) -> CardDef:
    return house(session).hats.dealing.deck[card.id]


def the_owner(session: Session) -> Sequence[Decision]:
    (card,) = _waiting(session)
    return (NameOwner(card.id, _definition(session, card).owner),)


def named(session: Session) -> Sequence[Decision]:
    (card,) = _waiting(session, "it")
    return (NameOwner(card.id, _definition(session, card).owner),)


def _loudest(session: Session) -> tuple[Card, str]:
    """Return the card that waits and, of the answers that silence does not give, the one with most effects at once."""
    (card,) = _waiting(session, "it")
    definition = _definition(session, card)
    others = [o for o in definition.options if o.id != definition.silent]
    best = max(others, key=lambda o: sum(e.chance == 1.0 and not e.after_weeks for e in o.effects))
    return card, best.id


def another_answer(session: Session) -> Sequence[Decision]:
    card, best = _loudest(session)
    return (AnswerDilemma(card.id, best),)


def effects_chosen(session: Session) -> float:
    """Count what followed from answers that somebody gave."""
    given = {(e.card, e.option) for e in session.events() if isinstance(e, CardAnswered) and e.seat == "it"}
    return sum(
        isinstance(event, EffectApplied) and any(event.id.startswith(f"card/{c}/{o}/") for c, o in given)
        for event in session.events()
    )


def hours_of_answer(session: Session) -> float:
    """Return hours spent less those of the card's own price list."""
    answered = [e for e in session.events() if isinstance(e, CardAnswered) and e.seat == "it"]
    listed = [option_of(house(session).hats.dealing.deck[e.card], e.option) for e in answered]
    return session.attention_spent_h - sum(o.hours for o in listed if o is not None) + 100.0 * len(answered)


def at_a_set_piece(session: Session) -> Sequence[Decision]:
    card = next(c for c in house(session).hats.state.cards.open.values() if c.kind == "set_piece")
    return (StatePosition(card.id, _definition(session, card).options[0].id),)


def to_set_piece(session: Session) -> None:
    while not any(card.kind == "set_piece" for card in house(session).hats.state.cards.open.values()):
        assert not session.over, "no set piece comes"
        session.advance(session.scenario.horizon_s)


def let_it_run(session: Session) -> Sequence[Decision]:
    (card,) = _waiting(session)
    return (LetItRun(card.id),)


def as_in_a_small_company(session: Session) -> None:
    """Let a large ticket wait before people come, where a manager may lend a hand."""
    own = house(session).hats.own
    own.rules = replace(own.rules, small_company_people=99)
    wait(0.03)(session)
    house(session).desk.open_incident(
        "ticket/test/1", "files", "server", 3.0, 40 * 3_600, 3, 3, "start:test", announced=False
    )


def left_h(session: Session) -> float:
    return house(session).work.state.items["ticket/test/1"].left_s / 3_600


def with_a_project(session: Session) -> None:
    """Charter the project that is meant for the project manager, and let its first task become ready."""
    receipt = session.submit(next(iter(session.view("it").legal("charter_project"))), "it")
    assert receipt.refusal is None
    project = next(p for p in house(session).projects.state.projects.values() if p.status == "chartered")
    if not project.leader:
        house(session).projects.portfolio.seat(project, "pm", receipt.decision_id)
    wait(1.1)(session)


def own_hands(session: Session) -> Sequence[Decision]:
    subject = session.view("pm").hats.ownable[0]
    receipt = session.submit(WorkOnItem(subject, 8.0), "pm")
    assert receipt.refusal is None, receipt.refusal
    return ()


def motivation(session: Session) -> float:
    found = house(session).projects.lead_project("pm")
    assert found is not None
    return found.motivation


def effort_left(session: Session) -> float:
    found = house(session).projects.lead_project("pm")
    assert found is not None
    return sum(task.true_s - task.done_s for task in found.tasks.values()) / 3_600


CLAIMS: Claims = {
    "name_owner": (
        Row(
            "the right one is counted, and the card goes on",
            the_owner,
            0,
            lambda s: house(s).hats.counters("it").right,
            MORE,
            1,
            before=to_card(),
            seeds=(1, 2, 3),
        ),
    ),
    "answer_dilemma": (
        Row("it acts", another_answer, 0, effects_chosen, MORE, 1, before=then(to_card("it"), named)),
        Row(
            "for the card's own price",
            another_answer,
            0,
            hours_of_answer,
            MORE,
            99.9,
            before=then(to_card("it"), named),
        ),
    ),
    "state_position": (
        Row("it is heard", at_a_set_piece, 0, logged(PositionStated, seat="it"), MORE, 1, before=to_set_piece),
    ),
    "let_it_run": (
        Row(
            "a card is left to silence at once",
            let_it_run,
            0,
            logged(CardAnswered, by="silence"),
            MORE,
            1,
            before=to_card(),
        ),
    ),
    "set_standing_order": (
        Row(
            "changes are approved without a word",
            one("set_standing_order", rule="approve_small_changes"),
            10,
            logged(OrderCarriedOut, rule="approve_small_changes"),
            MORE,
            3,
        ),
        Row(
            "what is urgent is declared",
            one("set_standing_order", rule="declare_p1", limit=1.0),
            20,
            logged(MajorIncidentDeclared),
            MORE,
            1,
            seeds=(1, 2, 3),
        ),
    ),
    "delegate_duty": (
        Row(
            "somebody answers",
            one("delegate_duty", duty="changes", person="birte"),
            10,
            logged(DutyDone, person="birte"),
            MORE,
            3,
        ),
        Row(
            "and learns to lead",
            one("delegate_duty", duty="changes", person="birte"),
            10,
            skill("birte", "leadership"),
            MORE,
            0.001,
        ),
    ),
    "work_on_item": (
        Row(
            "a manager's hands count in a small company",
            lambda _: (WorkOnItem("ticket/test/1", 4.0),),
            0,
            left_h,
            LESS,
            2.5,
            before=as_in_a_small_company,
        ),
        Row("a project manager gets something done", own_hands, 0, effort_left, LESS, 2.0, before=with_a_project),
        Row("and the team loses heart", own_hands, 0, motivation, LESS, 0.05, before=with_a_project),
    ),
    "write_handover_note": (
        Row(
            "the other hat reads it",
            one("write_handover_note", text="Noor is away on Friday."),
            0,
            lambda s: len(s.view("pm").hats.notes),
            MORE,
            1,
        ),
    ),
    "ask_handbook": (
        Row(
            "it takes its price of the week",
            one("ask_handbook", about="ticket/test/1"),
            0,
            lambda s: s.view("it").attention_left_h,
            LESS,
            0.5,
        ),
        Row(
            "it is written down",
            one("ask_handbook", about="ticket/test/1"),
            0,
            logged(HandbookAsked, about="ticket/test/1"),
            MORE,
            1,
        ),
    ),
    "predict": (
        Row(
            "it is held against what came",
            one("predict", subject="backlog", value=40.0, week=2),
            3,
            logged(PredictionJudged, subject="backlog"),
            MORE,
            1,
        ),
    ),
}
