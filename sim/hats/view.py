"""What a seat sees of its cards, orders, delegations, notes, predictions and needs."""

from dataclasses import dataclass
from typing import NamedTuple

from sim.hats.events import Lines
from sim.kernel.decision import Decision


class OptionView(NamedTuple):
    """One answer of a card; what it does is said by the text of ``effect``.

    Attributes:
        label, effect: Keys of texts.
    """

    id: str
    hours: float
    label: str
    effect: str


class CardView(NamedTuple):
    """A card that concerns this seat.

    Attributes:
        title, story: Keys of texts.
        stage: What it waits for: ``owner``, ``position``, ``answer`` or ``answered``.
        mine: Whether it waits for this seat now.
        owner: Whose call it is, once that has been said; empty before.
        why: Key of the text that says why, once it has been said; empty before.
        named: What was named, or empty.
        positions: Seats and what they stated.
        silent: Option that silence chooses.
        option: What was chosen, or empty.
        handbook_owner, handbook_option: What the handbook would say; screens show it only as advice.
    """

    id: str
    kind: str
    title: str
    story: str
    stage: str
    mine: bool
    met_s: int
    answer_by_s: int
    person: str
    party: str
    project: str
    fact: int
    owner: str
    why: str
    named: str
    positions: tuple[tuple[str, str], ...]
    options: tuple[OptionView, ...]
    silent: str
    option: str
    by: str
    handbook_owner: str
    handbook_option: str


class OrderView(NamedTuple):
    """A standing order in force."""

    rule: str
    limit: float
    done: int
    skipped: int


class DelegationView(NamedTuple):
    """A duty that somebody has taken."""

    duty: str
    person: str
    done: int
    wrong: int


class NoteView(NamedTuple):
    """What the other hat left on the desk."""

    seat: str
    text: str
    week: int


class PredictionView(NamedTuple):
    """What this seat expects, and what came."""

    subject: str
    value: float
    week: int
    judged: bool
    actual: float


class Answer(NamedTuple):
    """One answer to a matter.

    Attributes:
        decision: What to submit.
        hours: Its price in attention.
    """

    decision: Decision
    hours: float


class Need(NamedTuple):
    """A matter that waits for this seat.

    Attributes:
        kind: Key of the sentence that says what is wanted, and of the one that says what happens otherwise.
        asker: Who asks: a person, a department, a vendor, a seat, or a system.
        subject: Id of what it is about.
        parameters: Further values for the sentences, as pairs.
        since_s: Since when it waits.
        by_s: By when, or -1.
        worth_cents: At stake.
        answers: At most three.
        rule: Standing order that would give one of these answers: it will if it is in force, it could if not; empty
            if there is none.
    """

    kind: str
    asker: str
    subject: str
    parameters: tuple[tuple[str, str | int | float], ...]
    since_s: int
    by_s: int
    worth_cents: int
    answers: tuple[Answer, ...]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class HatsView:
    """What this seat sees of the hats.

    Attributes:
        cards: That wait and concern this seat, in order of coming.
        past: That this seat has answered or met.
        orders: Standing orders of this seat.
        order_rules: Rules that this seat may still put in force.
        duties: Duties of this seat that nobody has taken.
        notes: From other seats.
        letter: The other hat's last letter.
        needs: At most five matters that wait for this seat, most urgent first.
        needs_more: How many more there are.
        predictable: What may be predicted.
        ownable: Subjects that this seat may work on itself.
        small_company: Whether a manager's own hands are part of the team.
    """

    seat: str
    cards: tuple[CardView, ...]
    past: tuple[CardView, ...]
    orders: tuple[OrderView, ...]
    order_rules: tuple[str, ...]
    delegations: tuple[DelegationView, ...]
    duties: tuple[str, ...]
    notes: tuple[NoteView, ...]
    predictions: tuple[PredictionView, ...]
    letter: Lines
    needs: tuple[Need, ...]
    needs_more: int
    predictable: tuple[str, ...]
    ownable: tuple[str, ...]
    small_company: bool

    def answered(self, need: Need) -> bool:
        """Tell whether a standing order in force will answer a matter."""
        return any(order.rule == need.rule for order in self.orders)

    def card(self, card_id: str) -> CardView | None:
        """Return a waiting card by id, or None."""
        for card in self.cards:
            if card.id == card_id:
                return card
        return None
