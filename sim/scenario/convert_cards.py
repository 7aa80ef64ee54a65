"""Checked tables of cards and arcs to frozen definitions: money becomes cents."""

from collections.abc import Sequence

from sim.kernel.units import cents
from sim.scenario import cards as d
from sim.scenario.cards import EFFECTS
from sim.scenario.schema_cards import KIND_OF, ArcTable, CardTable, ConditionTable, EffectTable


def card_of(table: CardTable) -> d.CardDef:
    """Return the definition of a card."""
    return d.CardDef(
        id=table.id,
        kind=table.kind,
        meets=table.meets,
        owner=table.owner,
        fact=table.fact,
        options=tuple(d.OptionDef(t.id, effects_of(t.effects), t.hours) for t in table.options),
        preferred=table.preferred,
        silent=table.silent,
        party=table.party,
        from_week=table.from_week,
        to_week=table.to_week,
        when=_conditions(table.when),
        person=table.person,
        echo_weeks=table.echo_weeks,
        echo=effects_of(table.echo),
        weight=table.weight,
    )


def arc_of(table: ArcTable) -> d.ArcDef:
    """Return the definition of an arc."""
    beats = tuple(
        d.BeatDef(t.beat, t.after_weeks, _conditions(t.when), effects_of(t.effects), t.until_week) for t in table.beats
    )
    return d.ArcDef(table.id, table.person, beats)


def _conditions(tables: Sequence[ConditionTable]) -> tuple[d.ConditionDef, ...]:
    return tuple(
        d.ConditionDef(t.kind, t.subject, t.value * 100 if t.kind == "service_value_above" else t.value) for t in tables
    )


def effects_of(tables: Sequence[EffectTable]) -> tuple[d.EffectDef, ...]:
    """Return the definitions of effects."""
    return tuple(map(_effect, tables))


def _effect(table: EffectTable) -> d.EffectDef:
    kind = KIND_OF[table.kind]
    money = EFFECTS[kind][1] == "cents"
    return d.EffectDef(
        kind=kind,
        target=table.target,
        amount=float(cents(table.amount * 100)) if money else table.amount,
        weeks=table.weeks,
        after_weeks=table.after_weeks,
        chance=table.chance,
        promise=table.promise,
    )
