"""What happened to cards, arcs, standing orders, delegations, notes and predictions."""

from typing import NamedTuple

Lines = tuple[tuple[str, tuple[tuple[str, str | int | float], ...]], ...]


class CardMet(NamedTuple):
    """A card came to a seat.

    Attributes:
        kind: ``dilemma``, ``confidence``, ``wrong_door`` or ``set_piece``.
        answer_by_s: When silence answers it.
        person: Whom it is about, or empty.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    card: str
    kind: str
    seat: str
    answer_by_s: int
    person: str


class OwnerNamed(NamedTuple):
    """A seat said whose call a card is; the game goes on with the right one.

    Attributes:
        right: Whether it was right.
        fact: The row of the table of roles that explains it.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    card: str
    seat: str
    named: str
    owner: str
    right: bool
    fact: int


class PositionStated(NamedTuple):
    """A hat said what it would do before the owner decides."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    card: str
    seat: str
    option: str


class CardAnswered(NamedTuple):
    """A card was decided.

    Attributes:
        seat: Seat that chose or recommended; empty if nobody did.
        option: What is done.
        by: Who decided: a seat, a third party, or ``silence``.
        recommended: What the seat recommended to a third party, or empty.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    card: str
    kind: str
    seat: str
    option: str
    by: str
    recommended: str


class CardEchoed(NamedTuple):
    """A card came back, weeks later."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    card: str
    option: str


class EffectApplied(NamedTuple):
    """Something followed from a card or a story.

    Attributes:
        source: ``card/<id>`` or ``arc/<id>``.
        kind: Kind of effect.
        target: Whom or what it touched.
        amount: How much, in the unit of the kind.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    source: str
    kind: str
    target: str
    amount: float


class EffectPassed(NamedTuple):
    """Something that followed from a card or a story is over."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    source: str
    kind: str
    target: str


class ArcBeat(NamedTuple):
    """A person's story went on: ``seed``, ``sign``, ``turn`` or ``echo``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    arc: str
    person: str
    beat: str


class StandingOrderSet(NamedTuple):
    """A rule answers for a hat from now on."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    rule: str
    limit: float


class StandingOrderCancelled(NamedTuple):
    """A rule no longer answers for a hat."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    rule: str


class OrderCarriedOut(NamedTuple):
    """A standing order answered.

    Attributes:
        decision: Canonical name of what it decided.
        subject: What that was about.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    rule: str
    decision: str
    subject: str


class OrderSkipped(NamedTuple):
    """A standing order could not answer; the matter is left to itself."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    rule: str
    subject: str
    reason: str


class DutyDelegated(NamedTuple):
    """A named person took a duty from a hat."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    duty: str
    person: str


class DutyTakenBack(NamedTuple):
    """A duty came back to its hat."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    duty: str
    person: str


class DutyDone(NamedTuple):
    """Somebody answered a matter for a hat; ``right`` tells whether as the handbook has it."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    duty: str
    person: str
    decision: str
    subject: str
    right: bool


class ItemWorkedOn(NamedTuple):
    """A manager did a specialist's work.

    Attributes:
        own: Whether that is the hat's business; otherwise it was a temptation.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    subject: str
    hours: float
    own: bool


class LeftToRun(NamedTuple):
    """A seat let something run without acting."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    subject: str


class HandoverNoteWritten(NamedTuple):
    """A seat left a note at the other desk."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    text: str


class EnvelopeOpened(NamedTuple):
    """The trainer opened an envelope."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    envelope: str


class HandbookAsked(NamedTuple):
    """A seat looked up what a manager by the book would do."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    about: str


class PredictionMade(NamedTuple):
    """A seat said what it expects."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    subject: str
    value: float
    due_week: int


class PredictionJudged(NamedTuple):
    """What a seat expected met what came."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    subject: str
    value: float
    actual: float


class FridayLetter(NamedTuple):
    """What the other hat writes on Friday.

    Attributes:
        seat: Who reads it.
        sender: Who wrote it.
        lines: Keys of up to three sentences with their values: what helped, what hurt, what is needed.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    sender: str
    lines: Lines
