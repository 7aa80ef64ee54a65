"""Fills the roles of a shared deck with the people and things of a scenario."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from sim.scenario.cards import CONDITIONS, EFFECTS, ArcDef, BeatDef, CardDef, ConditionDef, EffectDef, OptionDef

ROLE: Final = re.compile(r"<([a-z][a-z0-9_]*)(?:\.([a-z]+))?>")
FORMS: Final[dict[str, tuple[str, ...]]] = {"person": ("full",), "department": ("head",)}
"""Kind of role to the forms in which a text may name it besides the plain one: ``<role.head>``."""

Texts = dict[str, dict[str, str]]
"""Language to key to text."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A card or arc of a deck that has no place in a scenario.

    Attributes:
        deck: Its deck.
        name: ``cards.<id>`` or ``arcs.<id>``.
        roles: Roles that nobody plays; or the two that one person plays, if ``doubled``.
    """

    deck: str
    name: str
    roles: tuple[str, ...]
    doubled: bool = False


@dataclass(slots=True)
class Deck:
    """A shared deck as written, with its roles open."""

    id: str
    roles: dict[str, str]
    cards: tuple[CardDef, ...]
    arcs: tuple[ArcDef, ...]
    texts: Texts


@dataclass(slots=True)
class Stories:
    """What cards and arcs a scenario has, with everybody in it by name."""

    cards: list[CardDef] = field(default_factory=list)
    arcs: list[ArcDef] = field(default_factory=list)
    texts: Texts = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)


def join(stories: Stories, deck: Deck, cast: Mapping[str, str], people: Mapping[str, str], texts: Texts) -> None:
    """Add a deck to the stories of a scenario.

    Args:
        stories: Grows.
        deck: The deck.
        cast: Role to id.
        people: ``person.<id>`` and ``vendor.<id>`` to name.
        texts: The scenario's own.
    """
    for card in deck.cards:
        if _playable(stories, deck, f"cards.{card.id}", _strings_of_card(card), cast):
            stories.cards.append(_fill_card(card, cast))
            _fill_texts(stories, deck, f"cards.{card.id}.", cast, people, texts)
    for arc in deck.arcs:
        if _playable(stories, deck, f"arcs.{arc.id}", _strings_of_arc(arc), cast):
            stories.arcs.append(_fill_arc(arc, cast))
            _fill_texts(stories, deck, f"arcs.{arc.id}.", cast, people, texts)


def _playable(stories: Stories, deck: Deck, name: str, strings: Iterable[str], cast: Mapping[str, str]) -> bool:
    """Return whether a card can be played; if not, say why."""
    told = [text for texts in deck.texts.values() for key, text in texts.items() if key.startswith(f"{name}.")]
    roles = dict.fromkeys(match[1] for string in (*strings, *told) for match in ROLE.finditer(string))
    missing = tuple(role for role in roles if role not in cast)
    if missing:
        stories.left_out.append(LeftOut(deck.id, name, missing))
        return False
    players: dict[str, str] = {}
    for role in roles:
        if deck.roles.get(role) != "person":
            continue
        if cast[role] in players:
            stories.left_out.append(LeftOut(deck.id, name, (players[cast[role]], role), doubled=True))
            return False
        players[cast[role]] = role
    return True


def _strings_of_card(card: CardDef) -> list[str]:
    effects = [effect for option in card.options for effect in option.effects]
    return [
        card.party,
        card.person,
        *(condition.subject for condition in card.when),
        *(effect.target for effect in (*effects, *card.echo)),
    ]


def _strings_of_arc(arc: ArcDef) -> list[str]:
    strings = [arc.person]
    for beat in arc.beats:
        strings += [condition.subject for condition in beat.when]
        strings += [effect.target for effect in beat.effects]
    return strings


def _name(text: str, cast: Mapping[str, str]) -> str:
    return ROLE.sub(lambda match: cast[match[1]], text)


def _fill_card(card: CardDef, cast: Mapping[str, str]) -> CardDef:
    return replace(
        card,
        party=_name(card.party, cast),
        person=_name(card.person, cast),
        when=_fill_conditions(card.when, cast),
        options=tuple(OptionDef(o.id, _fill_effects(o.effects, cast), o.hours) for o in card.options),
        echo=_fill_effects(card.echo, cast),
    )


def _fill_arc(arc: ArcDef, cast: Mapping[str, str]) -> ArcDef:
    beats = tuple(
        BeatDef(b.beat, b.after_weeks, _fill_conditions(b.when, cast), _fill_effects(b.effects, cast), b.until_week)
        for b in arc.beats
    )
    return ArcDef(arc.id, _name(arc.person, cast), beats)


def _fill_conditions(when: tuple[ConditionDef, ...], cast: Mapping[str, str]) -> tuple[ConditionDef, ...]:
    return tuple(replace(condition, subject=_name(condition.subject, cast)) for condition in when)


def _fill_effects(effects: tuple[EffectDef, ...], cast: Mapping[str, str]) -> tuple[EffectDef, ...]:
    return tuple(replace(effect, target=_name(effect.target, cast)) for effect in effects)


def _fill_texts(
    stories: Stories, deck: Deck, prefix: str, cast: Mapping[str, str], people: Mapping[str, str], texts: Texts
) -> None:
    for language, own in deck.texts.items():

        def say(match: re.Match[str], said: Mapping[str, str] = texts.get(language, {})) -> str:
            return _called(deck.roles[match[1]], cast[match[1]], match[2] or "", people, said)

        into = stories.texts.setdefault(language, {})
        into.update({key: ROLE.sub(say, text) for key, text in own.items() if key.startswith(prefix)})


def _called(kind: str, name: str, form: str, people: Mapping[str, str], said: Mapping[str, str]) -> str:
    """Return what somebody or something is called in a text."""
    if kind == "person":
        whole = people.get(f"person.{name}", name)
        return whole if form == "full" else whole.split()[0]
    if kind == "vendor":
        return people.get(f"vendor.{name}", name)
    return said.get(f"{kind}s.{name}.{form or 'name'}", name)


def settle(stories: Stories, vendors: Iterable[str], departments: Iterable[str]) -> None:
    """Give vendors the name under which relations know them: ``vendor:<id>``."""
    names = {vendor: f"vendor:{vendor}" for vendor in vendors if vendor not in set(departments)}

    def conditions(when: tuple[ConditionDef, ...]) -> tuple[ConditionDef, ...]:
        return tuple(
            replace(c, subject=names.get(c.subject, c.subject)) if "party" in CONDITIONS[c.kind] else c for c in when
        )

    def effects(all_: tuple[EffectDef, ...]) -> tuple[EffectDef, ...]:
        return tuple(
            replace(e, target=names.get(e.target, e.target)) if "party" in EFFECTS[e.kind][0] else e for e in all_
        )

    stories.cards = [
        replace(
            card,
            party=names.get(card.party, card.party),
            when=conditions(card.when),
            options=tuple(replace(option, effects=effects(option.effects)) for option in card.options),
            echo=effects(card.echo),
        )
        for card in stories.cards
    ]
    stories.arcs = [
        replace(arc, beats=tuple(replace(b, when=conditions(b.when), effects=effects(b.effects)) for b in arc.beats))
        for arc in stories.arcs
    ]
