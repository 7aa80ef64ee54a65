"""Schema of cards and arcs: ``dilemmas.toml`` of a scenario, and ``deck.toml`` of a deck that several share."""

from typing import Annotated, Final, Literal

from pydantic import Field

from sim.scenario import cards
from sim.scenario.cards import EFFECTS
from sim.scenario.schema_base import Hours, Id, Share, Table, Week, Weeks
from sim.scenario.schema_roles import RoleKind, RoleName

EffectName = Literal[
    "morale",
    "fatigue",
    "skill",
    "absence_days",
    "work_h",
    "pay_share",
    "leave_search",
    "trust",
    "satisfaction",
    "spend",
    "grant",
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
    "value",
    "promise",
]
KIND_OF: Final[dict[str, cards.EffectKind]] = {kind.removesuffix("_cents"): kind for kind in EFFECTS}  # type: ignore[misc]
"""Effect as authors write it, money in the scenario's currency, to effect as the model knows it, money in cents."""

PromiseKind = Literal["people", "date", "money", "no_change", "answer", "course", "status"]


class ConditionTable(Table):
    """Something that must hold."""

    kind: cards.ConditionKind
    """What is asked."""
    subject: str = ""
    """Whom or what it is about; left out, any."""
    value: Annotated[float, Field(ge=-1e12, le=1e12)] = 0.0
    """What it is compared with."""


class EffectTable(Table):
    """Something an option does."""

    kind: EffectName
    """What moves."""
    target: str
    """Whom or what it moves; the lead project goes by "lead", its members by "team"."""
    amount: Annotated[float, Field(ge=-10_000_000, le=10_000_000)]
    """How much; limits and unit by kind."""
    weeks: Annotated[Weeks, Field(le=52)] = 0
    """How long it lasts; 0 for good."""
    after_weeks: Annotated[Weeks, Field(le=52)] = 0
    """How much later it comes."""
    chance: Annotated[Share, Field(gt=0)] = 1.0
    """Probability that it comes at all."""
    promise: PromiseKind | Literal[""] = ""
    """For a promise: what is promised."""


class OptionTable(Table):
    """An answer."""

    id: Id
    """Short name; texts refer to it."""
    hours: Annotated[Hours, Field(le=8)] = 1.0
    """Attention it takes."""
    effects: Annotated[list[EffectTable], Field(max_length=12)] = []
    """What it does."""


class CardTable(Table):
    """A card that a hat meets."""

    id: Id
    """Short name; texts refer to it."""
    kind: cards.CardKind
    """A dilemma asks first whose call it is; a set piece asks for the position of both hats."""
    meets: Literal["it", "pm"]
    """Seat that meets it."""
    owner: cards.Owner
    """Whose call it is."""
    fact: Annotated[int, Field(ge=1, le=11)]
    """Row of the table of role facts that it makes felt."""
    options: Annotated[list[OptionTable], Field(min_length=2, max_length=4)]
    """Possible answers."""
    preferred: str
    """Option that a third party chooses by itself."""
    silent: str
    """Option that happens if nobody answers."""
    party: str = ""
    """Department of the owner "department"; who tells a confidence."""
    from_week: Week = 2
    """First week in which it may come."""
    to_week: Week = 52
    """Last one."""
    when: Annotated[list[ConditionTable], Field(max_length=8)] = []
    """All of this must hold."""
    person: str = ""
    """Whom it is about, for the picture."""
    echo_weeks: Annotated[Weeks, Field(le=52)] = 4
    """After how long it comes back as a line."""
    echo: Annotated[list[EffectTable], Field(max_length=8)] = []
    """What happens then besides the line."""
    weight: Annotated[float, Field(gt=0, le=100)] = 1.0
    """How early it tends to be dealt."""


class BeatTable(Table):
    """A beat of an arc."""

    beat: Literal["seed", "sign", "turn", "echo"]
    """Which one."""
    after_weeks: Annotated[Weeks, Field(le=52)]
    """At least so long after the beat before, or after the start."""
    when: Annotated[list[ConditionTable], Field(max_length=8)] = []
    """All of this must hold."""
    effects: Annotated[list[EffectTable], Field(max_length=12)] = []
    """What happens."""
    until_week: Week = 52
    """If it has not come by the end of this week, the arc ends quietly."""


class ArcTable(Table):
    """A person's own story."""

    id: Id
    """Short name; texts refer to it."""
    person: str
    """Whose story it is."""
    beats: Annotated[list[BeatTable], Field(min_length=4, max_length=4)]
    """Seed, sign, turn, echo, in this order."""


class DilemmasFile(Table):
    """Cards and arcs of one scenario."""

    cards: Annotated[list[CardTable], Field(max_length=200)] = []
    """Cards."""
    arcs: Annotated[list[ArcTable], Field(max_length=50)] = []
    """Stories of people."""


class DeckFile(DilemmasFile):
    """Cards and arcs that several scenarios share; they speak of roles, such as <network_expert>."""

    id: Id
    """Name of the deck's folder."""
    version: Annotated[int, Field(ge=1, le=10_000)]
    """Raised with every change that moves results."""
    roles: dict[RoleName, RoleKind] = {}
    """Every role of the deck, and what may play it."""
