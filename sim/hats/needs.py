"""Needs you now: everything that waits for a seat's answer, with who asks, by when, and what it would cost."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from sim.hats.asking_it import OF_IT
from sim.hats.asking_pm import OF_PM
from sim.hats.decisions.cards import AnswerDilemma, NameOwner, StatePosition
from sim.hats.rulebook import RuleName, hat_of
from sim.hats.state import Card
from sim.hats.view import Answer, Need
from sim.hats.wishes import answer_of, need
from sim.kernel.decision import Decision
from sim.kernel.units import WEEK, week_of, week_start

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

_CARD_WORTH_CENTS: Final = 500_000
"""A card is always about something; what exactly, the deck knows."""
_ANSWERS = 3
RULE_OF: Final[dict[str, RuleName]] = {
    "change": "approve_small_changes",
    "staff": "grant_small_requests",
    "leave": "approve_leave",
    "contract_renews": "renew_small_contracts",
    "contract_lapses": "renew_small_contracts",
    "incident": "declare_p1",
    "sign": "talk_on_sign",
    "report": "report_honestly",
    "change_request": "accept_small_requests",
    "blocker": "escalate_blockers",
}
"""Kind of need to the standing order that can answer such a matter."""
Asking = Callable[["HatsFloor", str], Iterator[Need]]


def needs_of(floor: "HatsFloor", seat: str) -> tuple[Need, ...]:
    """Return all matters that wait for a seat: those due before next Monday first, then by worth, then by age."""
    asking: tuple[Asking, ...] = OF_IT if hat_of(seat) == "it" else OF_PM
    found = [*_cards(floor, seat)]
    for ask in asking:
        found += ask(floor, seat)
    monday_s = week_start(week_of(floor.core.now) + 1)

    def urgency(wish: Need) -> tuple[bool, int, int, str, str]:
        soon = 0 <= wish.by_s < monday_s
        return not soon, -wish.worth_cents, wish.since_s, wish.kind, wish.subject

    return tuple(sorted(found, key=urgency))


def ruled(floor: "HatsFloor", seat: str, needs: tuple[Need, ...]) -> tuple[Need, ...]:
    """Say with each need which standing order would give one of its answers, in force or not."""
    rules = dict.fromkeys(RULE_OF[wish.kind] for wish in needs if wish.kind in RULE_OF)
    given = {rule: floor.orders.answers(seat, rule) for rule in rules}

    def answered(wish: Need) -> Need:
        rule = RULE_OF.get(wish.kind)
        if rule is None or not any(answer.decision in given[rule] for answer in wish.answers):
            return wish
        return wish._replace(rule=rule)

    return tuple(answered(wish) for wish in needs)


def _cards(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    for card in floor.state.cards.open.values():
        waiting = (
            card.met_by == seat
            if card.stage == "owner"
            else seat not in card.positions and seat in {"it", "pm"}
            if card.stage == "position"
            else card.carrier == seat
        )
        if waiting:
            yield _card(floor, card)


def _card(floor: "HatsFloor", card: Card) -> Need:
    definition = floor.dealing.deck[card.id]
    options: tuple[Decision, ...] = tuple(AnswerDilemma(card.id, option.id) for option in definition.options)
    if card.stage == "owner":
        options = (NameOwner(card.id, "it"), NameOwner(card.id, "pm"), NameOwner(card.id, "executives"))
    elif card.stage == "position":
        options = tuple(StatePosition(card.id, option.id) for option in definition.options)
    answers: tuple[Answer, ...] = tuple(answer_of(floor, option) for option in options[:_ANSWERS])
    return need(
        kind=f"card_{card.stage}",
        asker=definition.person or definition.party or "house",
        subject=card.id,
        since_s=card.met_s,
        by_s=min(card.answer_by_s, card.met_s + WEEK * floor.scenario.turn_weeks),
        worth_cents=_CARD_WORTH_CENTS,
        answers=answers,
        values=(("silent", definition.silent),),
    )
