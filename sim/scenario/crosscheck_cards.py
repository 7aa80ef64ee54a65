"""Cross-checks of cards and arcs: options that exist, effects within their limits, names that mean something."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from sim.scenario.cards import CONDITIONS, EFFECTS
from sim.scenario.complaints import Complaints
from sim.scenario.draft import Draft
from sim.scenario.locate import Path
from sim.scenario.projects import PHASES
from sim.scenario.schema_cards import KIND_OF, ArcTable, CardTable, ConditionTable, EffectTable
from sim.scenario.vocabulary import ACCOUNTS, FIELDS, KPIS

Known = Mapping[str, Collection[str]]
"""Kind of thing to the names that may stand for one."""

PARTIES: Final = ("executives", "finance", "hr", "sponsor", "hats")
"""Parties that every scenario has; ``hats`` is the standing between the two hats."""

BEATS: Final = ("seed", "sign", "turn", "echo")
TURN_WEEKS: Final = 2
"""A turn comes at least so long after its sign, so that somebody who saw the sign could act."""

LIMITS: Final[dict[str, tuple[float, float]]] = {
    "morale_below": (0.0, 1.0),
    "fatigue_above": (0.0, 1.0),
    "load_above": (0.0, 3.0),
    "trust_below": (0.0, 100.0),
    "trust_above": (0.0, 100.0),
    "satisfaction_below": (0.0, 100.0),
    "backlog_above": (0.0, 100_000.0),
    "budget_over": (-1.0, 5.0),
    "service_value_above": (0.0, 10_000_000.0),
    "untended_above": (0.0, 10_000.0),
    "project_late": (-52.0, 52.0),
    "week_from": (1.0, 104.0),
    "week_to": (1.0, 104.0),
}
"""Condition to the least and most it can be compared with."""

_FIXED: Final[dict[str, tuple[str, ...]]] = {
    "team": ("team",),
    "field": FIELDS,
    "account": ACCOUNTS,
    "seat": ("it", "pm"),
    "organisation": ("organisation",),
    "phase": PHASES,
    "kpi": tuple(KPIS),
}
_SECTIONS: Final = {
    "person": "people",
    "department": "departments",
    "service": "services",
    "asset": "assets",
    "vendor": "vendors",
    "project": "projects",
}


def names_of_scenario(draft: Draft, cards: Iterable[str]) -> Known:
    """Return what the cards of a scenario may name."""
    found = {kind: tuple(draft.ids[section]) for kind, section in _SECTIONS.items()}
    return known_names(found, cards)


def names_of_deck(roles: Mapping[str, str], cards: Iterable[str]) -> Known:
    """Return what the cards of a shared deck may name: roles instead of ids."""
    found = {kind: tuple(f"<{role}>" for role, of in roles.items() if of == kind) for kind in _SECTIONS}
    return known_names(found, cards)


def known_names(found: Mapping[str, tuple[str, ...]], cards: Iterable[str]) -> Known:
    """Return what effects and conditions may name, given the ids of each kind of thing and those of cards."""
    return {
        **_FIXED,
        **found,
        "project": ("lead", *found["project"]),
        "party": (*PARTIES, *found["department"], *found["vendor"]),
        "card": tuple(cards),
    }


def check_cards(
    cards: Sequence[tuple[Path, CardTable]], arcs: Sequence[tuple[Path, ArcTable]], known: Known, complaints: Complaints
) -> None:
    """Note what does not fit together in cards and arcs."""
    for rows in (cards, arcs):
        seen: set[str] = set()
        for path, row in rows:
            if row.id in seen:
                complaints.add((*path, "id"), f"is used twice: {row.id!r}")
            seen.add(row.id)
    for path, card in cards:
        _card(path, card, known, complaints)
    for path, arc in arcs:
        _arc(path, arc, known, complaints)


def _card(path: Path, card: CardTable, known: Known, complaints: Complaints) -> None:
    options = [option.id for option in card.options]
    for key in ("preferred", "silent"):
        if getattr(card, key) not in options:
            complaints.unknown((*path, key), "option", getattr(card, key), options)
    for index, option in enumerate(card.options):
        place = (*path, "options", index)
        if option.id in options[:index]:
            complaints.add((*place, "id"), f"is used twice: {option.id!r}")
        check_effects((*place, "effects"), option.effects, known, complaints)
    check_effects((*path, "echo"), card.echo, known, complaints)
    _conditions((*path, "when"), card.when, known, complaints)
    if card.to_week < card.from_week:
        complaints.add((*path, "to_week"), f"is week {card.to_week}, before it begins in week {card.from_week}")
    if card.person:
        _name((*path, "person"), card.person, "person", known, complaints)
    _owner(path, card, known, complaints)


def _owner(path: Path, card: CardTable, known: Known, complaints: Complaints) -> None:
    if card.owner == "department" and not card.party:
        complaints.add((*path, "party"), "is missing: the owner is a department, so it must say which")
    elif card.party:
        kind = "department" if card.owner == "department" else "party or person"
        _name((*path, "party"), card.party, kind, known, complaints)
    if card.kind == "wrong_door" and card.owner == card.meets:
        complaints.add((*path, "owner"), f"is {card.owner!r}, who also meets it: then it is no wrong door")


def _arc(path: Path, arc: ArcTable, known: Known, complaints: Complaints) -> None:
    _name((*path, "person"), arc.person, "person", known, complaints)
    for index, (beat, expected) in enumerate(zip(arc.beats, BEATS, strict=False)):
        place = (*path, "beats", index)
        if beat.beat != expected:
            complaints.add((*place, "beat"), f"is {beat.beat!r}, but the order is {', '.join(BEATS)}")
        elif expected == "turn" and beat.after_weeks < TURN_WEEKS:
            message = f"must be at least {TURN_WEEKS}, so that the sign can be acted on, not {beat.after_weeks}"
            complaints.add((*place, "after_weeks"), message)
        _conditions((*place, "when"), beat.when, known, complaints)
        check_effects((*place, "effects"), beat.effects, known, complaints)


def _name(path: Path, name: str, kinds: str, known: Known, complaints: Complaints) -> None:
    options = [option for kind in kinds.split(" or ") for option in known[kind]]
    if name not in options:
        complaints.unknown(path, kinds.replace(" or ", ", "), name, options)


def _conditions(path: Path, when: Sequence[ConditionTable], known: Known, complaints: Complaints) -> None:
    for index, condition in enumerate(when):
        place = (*path, index)
        kinds = CONDITIONS[condition.kind]
        if not kinds and condition.subject:
            complaints.add((*place, "subject"), f"must be left out: {condition.kind} is about nobody")
        elif condition.subject:
            _name((*place, "subject"), condition.subject, " or ".join(kinds), known, complaints)
        elif condition.kind in ("kpi_above", "kpi_below", "card_answered", "project_phase"):
            complaints.add((*place, "subject"), f"is missing: {condition.kind} must say which {kinds[0]}")
        low, high = LIMITS.get(condition.kind, (-1e12, 1e12) if condition.kind.startswith("kpi_") else (0.0, 0.0))
        if not low <= condition.value <= high:
            limits = "must be left out" if low == high else f"must lie between {low:g} and {high:,.12g}"
            complaints.add((*place, "value"), f"{limits} for {condition.kind}, not {condition.value:g}")


def check_effects(path: Path, effects: Sequence[EffectTable], known: Known, complaints: Complaints) -> None:
    """Note effects that name nothing or lie outside their limits."""
    for index, effect in enumerate(effects):
        place = (*path, index)
        target, unit, low, high = EFFECTS[KIND_OF[effect.kind]]
        _name((*place, "target"), effect.target, target, known, complaints)
        if unit == "cents":
            unit, low, high = "currency", low / 100, high / 100
        if not low <= effect.amount <= high:
            limits = f"must lie between {low:,.12g} and {high:,.12g} ({unit}) for {effect.kind}"
            complaints.add((*place, "amount"), f"{limits}, not {effect.amount:,.12g}")
        if (effect.kind == "promise") != bool(effect.promise):
            message = "is missing: what is promised?" if not effect.promise else f"says nothing for {effect.kind!r}"
            complaints.add((*place, "promise"), message)
