"""What policies say about a scenario: tables, and findings as sentences."""

from collections.abc import Iterator
from typing import Any, Final

from game.i18n import N_, Language
from game.presenters import kpis
from game.presenters.endings import ENDINGS
from game.presenters.page import Line, Page, Part, Section, Table
from sim.lab.answers import CardTally
from sim.lab.lint import ALONE, BOOK, PAIRS, Lint, load_of, mean
from sim.scenario.vocabulary import SCORES

_AIMS: Final[dict[str, float]] = {"guided": 0.95, "standard": 0.75, "hard": 0.5}
"""Level to the share of games that the handbook should win."""

_AIM_SPREAD: Final = 0.1
_ALONE_MOST: Final = 0.05
_CARDS: Final = (8, 14)
_REFERENCE_WEEKS: Final = 26
_BUSY_LEAST: Final = 0.5
_MANY: Final = 20
"""Lucks from which on it says something that nobody met a card."""

UNUSED: Final[dict[str, str]] = {
    "write_handover_note": N_("it is for people who sit down one after the other, and policies have nothing to say"),
    "predict": N_("it says what its player expects and changes nothing"),
    "ask_handbook": N_("it asks what a policy by the book knows by itself"),
    "let_it_run": N_("a policy lets things run by deciding nothing"),
}
"""Decisions that no policy needs to make, each with the reason."""

_HATS: Final = {"it": N_("IT manager"), "pm": N_("Project manager")}


def document(found: Lint) -> dict[str, Any]:
    """Return what ``lint --json`` prints."""
    return {
        "scenario": found.scenario.id,
        "level": found.scenario.level.id,
        "n": found.n,
        "games": len(found.rows),
        "failed": len(found.failed),
        "interrupted": found.interrupted,
        "pairs": [_pair(found, label) for label in PAIRS if found.of(label)],
        "goals": [
            {
                "id": goal.id,
                "must": goal.must,
                "met_share": {label: found.goal_share(goal.id, label) for label in PAIRS},
            }
            for goal in found.scenario.goals
        ],
        "goals_unreached": list(found.unreached),
        "goals_unmissed": list(found.unmissed),
        "cards": [_card(card) for card in found.cards],
        "decisions_never_possible": list(found.never_legal),
        "decisions_never_made": list(found.never_used),
        "endings": dict(found.endings),
    }


def _pair(found: Lint, label: str) -> dict[str, Any]:
    rows = found.of(label)
    loads = {seat: load_of(rows, seat) for seat in _HATS}
    return {
        "label": label,
        "games": len(rows),
        "won_share": mean([float(row["won"]) for row in rows]),
        "totals": {role: mean([row["totals"][role] for row in rows]) for role in SCORES},
        "promises": mean([row["promises"] for row in rows]),
        "corridors": mean([row["corridors"] for row in rows]),
        "cards": {kind: mean([row["met"].get(kind, 0) for row in rows]) for kind in _KINDS},
        "load": {
            seat: {
                "decisions_per_turn": load.decisions,
                "most_in_turn_1": load.most_first,
                "turns_well_used_share": load.busy,
                "hours_used_share": load.used,
            }
            for seat, load in loads.items()
            if load is not None
        },
    }


def _card(card: CardTally) -> dict[str, Any]:
    return {
        "id": card.id,
        "kind": card.kind,
        "games": card.games,
        "compared": card.compared,
        "always_best": card.always or None,
        "dead": list(card.never),
        "options": [
            {"id": o.id, "chosen": o.chosen, "tried": o.tried, "best": o.best, "worth": o.worth} for o in card.options
        ],
    }


_KINDS: Final = {
    "dilemma": N_("dilemmas"),
    "confidence": N_("confidences"),
    "set_piece": N_("set pieces"),
    "wrong_door": N_("wrong doors"),
}


def lint_page(speak: Language, found: Lint) -> Page:
    """Return the findings as a page."""
    title = speak.text(N_("{scenario}, as policies play it"), scenario=found.scenario.id)
    subtitle = speak.plural("{n} luck for each pair of policies", "{n} lucks for each pair of policies", found.n)
    sections = (
        Section(speak.text(N_("Findings")), tuple(_findings(speak, found)) or (_fine(speak),)),
        Section(speak.text(N_("Who wins")), (_wins(speak, found),)),
        Section(speak.text(N_("Goals met")), (_goals(speak, found),)),
        Section(speak.text(N_("What a game asks, by the book")), tuple(_asked(speak, found))),
        *([Section(speak.text(N_("Answers of cards")), (_answers(speak, found),))] if found.scenario.cards else []),
        Section(speak.text(N_("Endings")), (_endings(speak, found),)),
    )
    return Page(title, subtitle, sections)


def _fine(speak: Language) -> Line:
    return Line(speak.text(N_("Nothing to find fault with.")), "good")


def _findings(speak: Language, found: Lint) -> Iterator[Part]:
    yield from _about_winning(speak, found)
    for goal in found.unreached:
        yield Line(speak.text(N_("Nobody met the goal {goal} in any game."), goal=goal), "bad", "✗")
    for goal in found.unmissed:
        yield Line(speak.text(N_("Nobody missed the goal {goal} in any game."), goal=goal), "watch", "•")
    yield from _about_cards(speak, found)
    yield from _about_load(speak, found)
    unused = tuple(name for name in found.never_used if name not in UNUSED)
    for names, text in (
        (found.never_legal, N_("Possible at no time, because nothing here calls for it: {names}.")),
        (unused, N_("Possible, but made by none of these policies: {names}.")),
    ):
        if names:
            yield Line(speak.text(text, names=", ".join(names)), "watch", "•")
    for name, reason in UNUSED.items():
        if name in found.never_used:
            text = speak.text(
                N_("Made by none of these policies: {name}; {reason}."), name=name, reason=speak.text(reason)
            )
            yield Line(text, "quiet", "•")


def _about_winning(speak: Language, found: Lint) -> Iterator[Part]:
    won = mean([float(row["won"]) for row in found.of(BOOK)])
    aim = _AIMS.get(found.scenario.level.id)
    if won is not None and aim is not None and abs(won - aim) > _AIM_SPREAD:
        text = speak.text(
            N_("By the book {won} of the games are won; the aim at this level is {aim}."),
            won=speak.share(won),
            aim=speak.share(aim),
        )
        yield Line(text, "watch", "•")
    alone = mean([float(row["won"]) for row in found.of(ALONE)])
    if alone is not None and alone > _ALONE_MOST:
        text = speak.text(N_("Doing nothing wins {won} of the games."), won=speak.share(alone))
        yield Line(text, "bad", "✗")


def _about_cards(speak: Language, found: Lint) -> Iterator[Part]:
    for card in found.cards:
        if card.always:
            text = speak.text(
                N_("{card}: the answer {option} was best in all {n} games compared."),
                card=card.id,
                option=card.always,
                n=speak.number(card.compared),
            )
            yield Line(text, "bad", "✗")
        for option in card.never:
            text = speak.text(
                N_("{card}: nobody chose the answer {option}, and it was never best."), card=card.id, option=option
            )
            yield Line(text, "watch", "•")
    unmet = [card.id for card in found.cards if not card.games]
    if unmet and found.n >= _MANY:
        text = speak.text(N_("Cards that nobody met: {names}."), names=", ".join(unmet))
        yield Line(text, "watch", "•")
    dealt = mean([_dealt(row["met"]) for row in found.of(BOOK)])
    weeks = found.scenario.weeks
    low, high = (bound * weeks / _REFERENCE_WEEKS for bound in _CARDS)
    if found.scenario.cards and dealt is not None and not low <= dealt <= high:
        text = speak.text(
            N_("A game deals {n} cards on average; {low} to {high} suit its length."),
            n=speak.number(dealt, 1),
            low=speak.number(low),
            high=speak.number(high),
        )
        yield Line(text, "watch", "•")


def _dealt(met: dict[str, int]) -> int:
    """Return the cards of a game; visitors at the wrong desk come besides."""
    return sum(count for kind, count in met.items() if kind != "wrong_door")


def _about_load(speak: Language, found: Lint) -> Iterator[Part]:
    for seat, label in _HATS.items():
        load = load_of(found.of(BOOK), seat)
        if load is not None and load.busy < _BUSY_LEAST:
            text = speak.text(
                N_("{hat}: only {share} of the turns use 70 to 95 % of the hours; half of them should."),
                hat=speak.text(label),
                share=speak.share(load.busy),
            )
            yield Line(text, "watch", "•")


def _wins(speak: Language, found: Lint) -> Table:
    headings = [speak.text(N_("who plays")), speak.text(N_("games")), speak.text(N_("won"))]
    headings += [speak.text(text) for text in kpis.ROLES.values()]
    rows = []
    for label in PAIRS:
        games = found.of(label)
        totals = [mean([row["totals"][role] for row in games]) for role in kpis.ROLES]
        shown = ["–" if total is None else speak.number(total, 1) for total in totals]
        won = speak.share(mean([float(row["won"]) for row in games]) or 0.0)
        rows.append((label, speak.number(len(games)), won, *shown))
    return Table(tuple(headings), "<" + ">" * (len(headings) - 1), tuple(rows))


def _goals(speak: Language, found: Lint) -> Table:
    headings = (speak.text(N_("goal")), *(_short(label) for label in PAIRS))
    rows = [
        (goal.id, *(speak.share(found.goal_share(goal.id, label)) for label in PAIRS)) for goal in found.scenario.goals
    ]
    return Table(headings, "<" + ">" * len(PAIRS), tuple(rows))


def _short(label: str) -> str:
    """Return a pair by the name of its IT manager, where columns are narrow."""
    return label.partition(",")[0].removeprefix("it=")


def _asked(speak: Language, found: Lint) -> Iterator[Part]:
    games = found.of(BOOK)
    headings = (
        speak.text(N_("hat")),
        speak.text(N_("decisions a turn")),
        speak.text(N_("most in turn 1")),
        speak.text(N_("hours used")),
        speak.text(N_("turns with 70–95 % used")),
    )
    rows = []
    for seat, label in _HATS.items():
        load = load_of(games, seat)
        if load is not None:
            figures = (speak.number(load.decisions, 1), speak.number(load.most_first), speak.share(load.used))
            rows.append((speak.text(label), *figures, speak.share(load.busy)))
    yield Table(headings, "<>>>>", tuple(rows))
    yield Line("")
    counts = [(speak.text(text), [row["met"].get(kind, 0) for row in games]) for kind, text in _KINDS.items()]
    counts.append((speak.text(N_("turns with a corridor")), [row["corridors"] for row in games]))
    counts.append((speak.text(N_("promises")), [row["promises"] for row in games]))
    yield Table(
        (speak.text(N_("in a game")), speak.text(N_("least")), speak.text(N_("mean")), speak.text(N_("most"))),
        "<>>>",
        tuple(
            (name, speak.number(min(many)), speak.number(mean(many) or 0.0, 1), speak.number(max(many)))
            for name, many in counts
            if many
        ),
    )


def _answers(speak: Language, found: Lint) -> Table:
    headings = (
        speak.text(N_("card")),
        speak.text(N_("answer")),
        speak.text(N_("chosen")),
        speak.text(N_("best")),
        speak.text(N_("worth")),
    )
    rows = []
    for card in found.cards:
        for place, option in enumerate(card.options if card.games else ()):
            worth = "–" if option.worth is None else f"{option.worth:+.2f}"
            best = f"{option.best}/{card.compared}" if card.compared else "–"
            rows.append((card.id if not place else "", option.id, speak.number(option.chosen), best, worth))
    return Table(headings, "<<>>>", tuple(rows))


def _endings(speak: Language, found: Lint) -> Table:
    headings = (speak.text(N_("ending")), speak.text(N_("games")))
    rows = [(speak.text(ENDINGS[name].title), speak.number(count)) for name, count in found.endings]
    return Table(headings, "<>", tuple(rows))
