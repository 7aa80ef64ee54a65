"""Frozen definitions of cards and arcs: what people bring to a hat, and how their own stories go on.

A deck is data. Conditions and effects come from small checked vocabularies, so that a deck needs no code. Where a
deck that several scenarios share speaks of somebody, it names a role in angle brackets (``<network_expert>``), and
the scenario's ``[cast]`` says who that is.
"""

from dataclasses import dataclass
from typing import Final, Literal

CardKind = Literal["dilemma", "confidence", "wrong_door", "set_piece"]
Owner = Literal["it", "pm", "sponsor", "executives", "hr", "finance", "department"]
"""Whose call it is; ``department`` is the one named in ``party``."""

ConditionKind = Literal[
    "project_running",
    "project_live",
    "project_late",
    "project_phase",
    "person_here",
    "person_on_project",
    "morale_below",
    "fatigue_above",
    "load_above",
    "trust_below",
    "trust_above",
    "satisfaction_below",
    "backlog_above",
    "budget_over",
    "service_value_above",
    "untended_above",
    "promise_open",
    "kpi_above",
    "kpi_below",
    "week_from",
    "week_to",
    "card_answered",
]
CONDITIONS: Final[dict[str, tuple[str, ...]]] = {
    "project_running": ("project",),
    "project_live": ("project",),
    "project_late": ("project",),
    "project_phase": ("phase",),
    "person_here": ("person",),
    "person_on_project": ("person",),
    "morale_below": ("person",),
    "fatigue_above": ("person",),
    "load_above": ("person",),
    "trust_below": ("party",),
    "trust_above": ("party",),
    "satisfaction_below": ("department",),
    "backlog_above": (),
    "budget_over": ("account",),
    "service_value_above": ("service",),
    "untended_above": ("asset",),
    "promise_open": ("person",),
    "kpi_above": ("kpi",),
    "kpi_below": ("kpi",),
    "week_from": (),
    "week_to": (),
    "card_answered": ("card",),
}
"""Condition to what its subject is; an empty subject means any."""

EffectKind = Literal[
    "morale",
    "fatigue",
    "skill",
    "absence_days",
    "work_h",
    "pay_share",
    "leave_search",
    "trust",
    "satisfaction",
    "spend_cents",
    "grant_cents",
    "attention_h",
    "task_effort_h",
    "task_delay_days",
    "scope_h",
    "defects",
    "motivation",
    "conflict",
    "risk_share",
    "hazard_factor",
    "exposure",
    "outage_h",
    "demand_factor",
    "value_cents",
    "promise",
]
EFFECTS: Final[dict[str, tuple[str, str, float, float]]] = {
    # kind: what its target is, unit of the amount, least, most
    "morale": ("person or team", "share", -0.3, 0.3),
    "fatigue": ("person or team", "share", -0.3, 0.3),
    "skill": ("person", "levels", -1.0, 1.0),
    "absence_days": ("person", "days", 0.5, 20.0),
    "work_h": ("person or field", "h", 0.5, 120.0),
    "pay_share": ("person", "share", 0.0, 0.3),
    "leave_search": ("person", "share", -1.0, 1.0),
    "trust": ("party", "points", -15.0, 15.0),
    "satisfaction": ("department", "points", -15.0, 15.0),
    "spend_cents": ("account", "cents", 0.0, 50_000_000.0),
    "grant_cents": ("account", "cents", -50_000_000.0, 50_000_000.0),
    "attention_h": ("seat", "h", -8.0, 8.0),
    "task_effort_h": ("project", "h", -200.0, 200.0),
    "task_delay_days": ("project", "days", 0.0, 40.0),
    "scope_h": ("project", "h", -200.0, 200.0),
    "defects": ("project", "count", -20.0, 20.0),
    "motivation": ("project", "share", -0.3, 0.3),
    "conflict": ("project", "share", -0.5, 0.5),
    "risk_share": ("project", "share", -0.5, 0.5),
    "hazard_factor": ("asset or service", "factor", 0.3, 5.0),
    "exposure": ("asset", "count", 0.0, 10.0),
    "outage_h": ("service", "h", 0.1, 72.0),
    "demand_factor": ("service", "factor", 0.5, 2.0),
    "value_cents": ("organisation", "cents", -100_000_000.0, 100_000_000.0),
    "promise": ("person or party", "weeks", 1.0, 26.0),
}
"""Effect to what its target is, the unit of its amount, and the least and most it may be."""


@dataclass(frozen=True, slots=True)
class ConditionDef:
    """Something that must hold: ``kind``, its ``subject`` and, for comparisons, its ``value``."""

    kind: ConditionKind
    subject: str = ""
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class EffectDef:
    """Something an option does.

    Attributes:
        target: Of the kind that ``EFFECTS`` names; ``lead`` is the project in question, ``team`` its members.
        amount: In the unit that ``EFFECTS`` names.
        weeks: How long it lasts, where it passes; 0 for good.
        after_weeks: Delay.
        chance: Probability that it happens at all.
        promise: For ``promise``: what is promised: ``people``, ``date``, ``money``, ``no_change``, ``answer``,
            ``course``.
    """

    kind: EffectKind
    target: str
    amount: float
    weeks: int = 0
    after_weeks: int = 0
    chance: float = 1.0
    promise: str = ""


@dataclass(frozen=True, slots=True)
class OptionDef:
    """One answer of a card."""

    id: str
    effects: tuple[EffectDef, ...]
    hours: float = 1.0


@dataclass(frozen=True, slots=True)
class CardDef:
    """A card of a deck.

    Attributes:
        kind: ``dilemma`` asks first whose call it is; ``confidence`` and ``wrong_door`` do not; ``set_piece`` asks for
            the position of both hats first.
        meets: Seat that meets it.
        owner: Whose call it is.
        party: Department of the owner ``department`` and of a sponsor's stand-in, or who tells a confidence.
        fact: 1 to 11, the row of the table of roles in docs that it makes felt.
        from_week, to_week: When it may be dealt.
        when: All must hold.
        person: Whom it is about, for its picture, or empty.
        preferred: What a third party chooses by itself.
        silent: What happens if nobody answers.
        echo_weeks: When it comes back as a line.
        echo: What then happens besides the line.
        weight: In the order of dealing.
    """

    id: str
    kind: CardKind
    meets: Literal["it", "pm"]
    owner: Owner
    fact: int
    options: tuple[OptionDef, ...]
    preferred: str
    silent: str
    party: str = ""
    from_week: int = 2
    to_week: int = 52
    when: tuple[ConditionDef, ...] = ()
    person: str = ""
    echo_weeks: int = 4
    echo: tuple[EffectDef, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class EnvelopeDef:
    """A prepared event that a trainer opens.

    Attributes:
        word: What opens it.
        card: What it lays on the table, or empty.
        effects: What it does.
    """

    id: str
    word: str
    card: str
    effects: tuple[EffectDef, ...]


def folded(word: str) -> str:
    """Return a trainer's word as it is compared: case and spaces do not matter."""
    return "".join(word.split()).casefold()


@dataclass(frozen=True, slots=True)
class BeatDef:
    """One of the four beats of an arc.

    Attributes:
        after_weeks: At least so long after the beat before (a turn at least two weeks after its sign).
        when: All must hold for it to fire; an arc whose turn does not fire by ``until_week`` ends quietly.
    """

    beat: Literal["seed", "sign", "turn", "echo"]
    after_weeks: int
    when: tuple[ConditionDef, ...] = ()
    effects: tuple[EffectDef, ...] = ()
    until_week: int = 52


@dataclass(frozen=True, slots=True)
class ArcDef:
    """A person's own story."""

    id: str
    person: str
    beats: tuple[BeatDef, ...]


@dataclass(frozen=True, slots=True)
class PlannedDecision:
    """A decision by name, with plain arguments as pairs."""

    seat: str
    name: str
    arguments: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class OpeningDef:
    """An opening plan: 6 to 8 decisions for week 1."""

    id: str
    decisions: tuple[PlannedDecision, ...]


@dataclass(frozen=True, slots=True)
class EarlyEndDef:
    """A rule of this scenario that ends the game early.

    Attributes:
        rule: ``relieved``, ``cancelled``, ``refused_twice`` (budget) or ``outsourced``.
        below: Executive trust under which it bites.
        from_week: Never before this week.
        reviews: At so many reviews in a row.
    """

    rule: Literal["relieved", "cancelled", "refused_twice", "outsourced"]
    below: float = 20.0
    from_week: int = 1
    reviews: int = 1
