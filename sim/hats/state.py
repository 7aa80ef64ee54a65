"""State of the hats: cards on the table, arcs, standing orders, delegations, notes and predictions."""

from dataclasses import dataclass, field
from typing import Literal

Stage = Literal["owner", "position", "answer", "answered"]
"""What a card waits for: who decides, the positions of both hats, the choice; or nothing any more."""


@dataclass(slots=True)
class Card:
    """A card that was dealt.

    Attributes:
        met_by: Seat that met it.
        carrier: Seat whose choice it waits for; of a third party's card, the seat that recommends.
        met_s: When it was dealt.
        answer_by_s: When silence answers it.
        project: Project in question when it was dealt, or empty.
        last: Id of the latest event about it.
        named: Owner that was named, or empty.
        positions: Seat to the option that it stated.
        option: What was done in the end.
        by: Who decided: a seat, a third party, or ``silence``.
        answer: Id of the event that answered it, or empty.
        echoed: Whether it has come back.
    """

    id: str
    kind: str
    met_by: str
    carrier: str
    met_s: int
    answer_by_s: int
    project: str
    last: str
    stage: Stage
    named: str = ""
    positions: dict[str, str] = field(default_factory=dict)
    option: str = ""
    by: str = ""
    answer: str = ""
    echoed: bool = False


@dataclass(slots=True)
class Cards:
    """The deck and the table.

    Attributes:
        order: Ids of all cards in the order in which they are tried.
        slots: Weeks that bring a card, those to come.
        confidence_weeks: Of these, the weeks that bring a confidence.
        door_weeks: Weeks that bring somebody to the wrong desk, those to come.
        owed: Weeks that have passed without finding a card to deal.
        confidences_owed: Confidences that are due.
        open: Cards that wait.
        answered: Cards that are done.
        dealt: How many were dealt, by kind.
        rest_until: Week before which no further set piece is met.
    """

    order: list[str] = field(default_factory=list)
    slots: list[int] = field(default_factory=list)
    confidence_weeks: list[int] = field(default_factory=list)
    door_weeks: list[int] = field(default_factory=list)
    owed: int = 0
    confidences_owed: int = 0
    open: dict[str, Card] = field(default_factory=dict)
    answered: dict[str, Card] = field(default_factory=dict)
    dealt: dict[str, int] = field(default_factory=dict)
    rest_until: int = 0


@dataclass(slots=True)
class Arc:
    """How far a person's story has gone.

    Attributes:
        beat: Place of the next beat.
        week: Week of the last one, 0 before the first.
        last: Id of the last one's event, or a root.
        ended: Whether nothing more comes.
    """

    id: str
    last: str
    beat: int = 0
    week: int = 0
    ended: bool = False


@dataclass(slots=True)
class Passing:
    """An effect that will be taken back.

    Attributes:
        amount: What was really done, in the unit of the effect.
        cause: Id of the event that applied it.
        left: How often it still acts, for what acts once a week.
    """

    id: str
    kind: str
    target: str
    amount: float
    ends_s: int
    cause: str
    left: int = 0


@dataclass(slots=True)
class Order:
    """A standing order in force.

    Attributes:
        limit: The rule's parameter.
        cause: Id of the event that set it.
        done: How often it acted.
        skipped: How often it could not.
        handled: Matters that it will not look at again.
    """

    seat: str
    rule: str
    limit: float
    cause: str
    done: int = 0
    skipped: int = 0
    handled: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Delegation:
    """A duty in somebody's hands.

    Attributes:
        cause: Id of the event that gave it away.
        done: Matters answered.
        wrong: Of these, answered wrongly.
        handled: Matters that the person has taken up.
    """

    seat: str
    duty: str
    person: str
    cause: str
    done: int = 0
    wrong: int = 0
    handled: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Note:
    """The last words left at the other desk."""

    seat: str
    text: str
    week: int
    cause: str


@dataclass(slots=True)
class Prediction:
    """What a seat expects.

    Attributes:
        subject: A KPI, or ``project:<id>`` for the week of its go-live.
        week: At whose close it is judged.
        actual: What came, once judged; a project that is not live counts as one week after that.
        judged: Whether it was judged.
    """

    id: str
    seat: str
    subject: str
    value: float
    week: int
    cause: str
    actual: float = 0.0
    judged: bool = False


@dataclass(slots=True)
class Counters:
    """What tells how clearly a seat kept to its role.

    Attributes:
        asked: Cards that asked whose call it is.
        right: Of these, named rightly at once.
        doors_sent: Matters brought to the wrong desk and sent on.
        doors_kept: The same, dealt with oneself.
        own_work: Times that the seat did a specialist's work.
        own_work_h: Hours of it.
        temptations: Of these, those that are not this hat's.
        letters: Letters received from the other hat.
        let_run: Stops ended without acting.
    """

    asked: int = 0
    right: int = 0
    doors_sent: int = 0
    doors_kept: int = 0
    own_work: int = 0
    own_work_h: float = 0.0
    temptations: int = 0
    letters: int = 0
    let_run: int = 0


@dataclass(slots=True)
class News:
    """Something that the other hat will write about on Friday.

    Attributes:
        side: ``helped`` or ``hurt``.
        key: Key of the sentence.
        parameters: Its values, as pairs.
        cause: Id of the event.
    """

    side: str
    key: str
    parameters: tuple[tuple[str, str | int | float], ...]
    cause: str


@dataclass(slots=True)
class HatsState:
    """All of the floor.

    Attributes:
        passing: Effects that will be taken back.
        value_cents: Worth to the organisation that cards moved.
        orders: Seat and rule, joined by a slash, to the order.
        delegations: Seat and duty, joined by a slash, to the delegation.
        notes: Seat that wrote it to its note.
        counters: Seat to counters.
        news: Seat that will read it to this week's news.
        letters: Seat to the id of its last letter.
        kpis: KPIs of the last closed week.
        blocked: Project to when its blocker showed, -1 once it is gone.
        counts: Ordinals, for causal names.
    """

    cards: Cards = field(default_factory=Cards)
    arcs: dict[str, Arc] = field(default_factory=dict)
    passing: dict[str, Passing] = field(default_factory=dict)
    value_cents: int = 0
    orders: dict[str, Order] = field(default_factory=dict)
    delegations: dict[str, Delegation] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    predictions: dict[str, Prediction] = field(default_factory=dict)
    counters: dict[str, Counters] = field(default_factory=dict)
    news: dict[str, list[News]] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    kpis: dict[str, float | None] = field(default_factory=dict)
    blocked: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
