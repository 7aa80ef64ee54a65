"""One team's game as a report needs it: taken from its save by playing it again, as plain data that can be kept."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

from game.classroom.sitting import notes_of, room_of
from game.i18n import Language, language
from game.presenters import decisions
from game.presenters.names import Names
from game.presenters.page import Line
from game.presenters.report import names_of
from game.presenters.story import After, Teller, story_section
from game.presenters.tale import rub
from game.presenters.tale.beat import Beat, Book
from sim.fork import Change, Recorded, forked
from sim.hats.envelopes import TRAINER
from sim.kernel.errors import SaveError
from sim.kernel.log import Event, type_name
from sim.kernel.units import WEEK, week_of
from sim.lab.evidence import weighty
from sim.save import Save, read, replay
from sim.session import NOT_OWN, Session
from sim.why.turning import candidates

ROLES: Final = ("it_manager", "project_manager", "organisation")
_HELPS: Final = frozenset({"staff_granted", "promise_kept"})
_HURTS: Final = frozenset({"staff_declined", "staff_fell_short", "promise_broken", "item_worked_on"})
_MOST_HATS: Final = 3
_CANDIDATES: Final = 40


class Effort(NamedTuple):
    """How much is played again for each team.

    Attributes:
        decisions: Decisions that are left out in turn, those with the widest consequences.
        lucks: Other lucks on which the same decisions are repeated.
    """

    decisions: int = 5
    lucks: int = 3


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of a team.

    Attributes:
        sequence: Its number.
        key: Name and arguments, to find the same decision of another team.
        text: In words.
        points: Role to points that it was worth; empty if it was not left out.
        impossible: Later decisions that hung on it.
    """

    sequence: int
    key: str
    seat: str
    week: int
    text: str
    points: dict[str, float] = field(default_factory=dict)
    impossible: int = 0

    @property
    def total(self) -> float:
        """Return what it was worth to all three together."""
        return sum(self.points.values())


@dataclass(frozen=True, slots=True)
class Team:
    """One team's game.

    Attributes:
        file: Name of its save.
        team: Its name.
        seats: ``solo``, ``hot``, ``it``, ``pm`` or ``none``.
        weeks: Played and reported.
        weekly: For each week, role to points.
        parts: ``role.part`` to points at the end.
        kpis: KPI to value at the end.
        story: Title and text of each part of the story.
        helped: Where one hat helped the other, in sentences.
        hurt: Where one hurt the other.
        promises: Made, kept, broken, renegotiated.
        calls: Dilemmas met, owners named rightly, people sent on from the wrong desk, and kept.
        not_own: Decisions tried that were another's call, with how often.
        decided: What was decided.
        lucks: Role to points of the same decisions on other luck.
        stops: Turn, how it was let go, and the notes.
        envelopes: Title and week of what was opened.
        swaps: After which turns chairs were swapped.
        undone: How many decisions were taken back.
        warnings: What could not be read of the save.
    """

    file: str
    team: str
    seats: str
    weeks: int
    weekly: list[dict[str, float]]
    parts: dict[str, float]
    kpis: dict[str, float]
    story: list[tuple[str, str]]
    helped: list[str]
    hurt: list[str]
    promises: dict[str, int]
    calls: dict[str, int]
    not_own: list[tuple[str, int]]
    decided: list[Decided]
    lucks: dict[str, list[float]]
    stops: list[tuple[int, str, dict[str, str]]]
    envelopes: list[tuple[str, int]]
    swaps: list[int]
    undone: int
    warnings: list[str]

    def plain(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self)

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Return it from plain data."""
        rows = {
            "decided": [Decided(**row) for row in data["decided"]],
            "story": [tuple(row) for row in data["story"]],
            "not_own": [tuple(row) for row in data["not_own"]],
            "stops": [tuple(row) for row in data["stops"]],
            "envelopes": [tuple(row) for row in data["envelopes"]],
        }
        return cls(**{**data, **rows})

    @property
    def totals(self) -> dict[str, float]:
        """Return role to points at the end."""
        return self.weekly[-1] if self.weekly else {}


def weeks_of(save: Save) -> int:
    """Return how many weeks of a save count: those that its room plays, as far as they were played."""
    found = room_of(save.room)
    scenario = save.session().scenario
    turns = found[0].turns if found is not None else 0
    return min(save.weeks, turns * scenario.turn_weeks or scenario.weeks, scenario.weeks)


def key_of(seat: str, name: str, arguments: dict[str, Any]) -> str:
    """Return what two teams have in common that decided the same."""
    return json.dumps([seat, name, arguments], sort_keys=True)


def keys_of(save: Save, weeks: int) -> frozenset[str]:
    """Return the keys of all that was decided in a save."""
    made = (entry for entry in save.entries if not entry.refused and entry.t_s < weeks * WEEK)
    return frozenset(key_of(entry.seat, entry.name, entry.arguments) for entry in made)


def team_of(path: Path, weeks: int, code: str, effort: Effort, common: frozenset[str] = frozenset()) -> Team:
    """Play a save again and take from it what a report needs.

    Args:
        path: The save.
        weeks: How many of its weeks count.
        code: Language of sentences.
        effort: How much more is played again.
        common: Keys of what every team decided: that explains no difference, so that it is not left out in turn.

    Raises:
        ReplayDivergence: It does not give the game it says.
        SaveError: It cannot be played again.
    """
    save = read(path)
    if weeks < 1:
        raise SaveError(f"{path.name}: no week was finished")
    session = replay(save, weeks)
    names = names_of(language(code), session)
    recorded = _until(Recorded.read(save), weeks)
    found = room_of(save.room)
    events = session.events()
    worths = _worths(recorded, session, effort.decisions, common)
    return Team(
        file=path.name,
        team=(found[1] if found is not None else "") or path.stem,
        seats=_seats(save),
        weeks=weeks,
        weekly=[_totals(dict(week.scores)) for week in session.results().weeks],
        parts=_numbers(dict(session.results().weeks[-1].scores)),
        kpis=_numbers(dict(session.results().weeks[-1].kpis)),
        story=_story(names, session, weeks),
        **_hats(names, events),
        promises=_promises(events),
        calls=_calls(session),
        not_own=_not_own(names.language, save, weeks),
        decided=_decided(names, recorded, worths),
        lucks=_lucks(recorded, session, effort.lucks),
        stops=_stops(save),
        envelopes=[
            (names.prose(f"envelopes.{_any(e).envelope}.title") or _any(e).envelope, week_of(e.t_s))
            for e in events
            if type_name(type(e)) == "envelope_opened"
        ],
        swaps=[line["turn"] for line in save.room if line.get("what") == "swap" and isinstance(line.get("turn"), int)],
        undone=save.undone,
        warnings=[warning.partition(": ")[2] for warning in save.warnings],
    )


def _any(event: Any) -> Any:
    return event


def _numbers(values: dict[str, float | None]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in values.items() if value is not None}


def _totals(scores: dict[str, float | None]) -> dict[str, float]:
    found = {role: scores.get(f"{role}.total") for role in (*ROLES, "role_clarity")}
    return _numbers(found)


def _seats(save: Save) -> str:
    named = save.header.get("policies", {})
    humans = [seat for seat in ("it", "pm") if named.get(seat) == "human"]
    if len(humans) == 2:
        return "hot" if save.place is not None and save.place.get("hot") else "solo"
    return humans[0] if humans else "none"


# ------------------------------------------------------------------------------------------------ played again


def _until(recorded: Recorded, weeks: int) -> Recorded:
    """Return a game as if it had ended after the weeks that count."""
    moves = tuple(move for move in recorded.moves if move.t_s < weeks * WEEK)
    return Recorded(recorded.source, recorded.seed, moves, weeks * WEEK)


def _worths(
    recorded: Recorded, session: Session, most: int, common: frozenset[str]
) -> dict[int, tuple[dict[str, float], int]]:
    """Return what the weightiest decisions of the team were worth: the game as it was, less the game without one."""
    mine = _end(session)
    own = {
        move.sequence
        for move in recorded.moves
        if move.seat in {"it", "pm"}
        and not move.refused
        and key_of(move.seat, move.name, dict(move.arguments)) not in common
    }
    tested = [n for n in weighty(session.scenario, session.events(), _CANDIDATES) if n in own][:most]
    found = {}
    for number in tested:
        game = forked(recorded, Change(without=frozenset({number})))
        theirs = _end(game.session)
        points: dict[str, float] = {
            role: round(mine[role] - theirs[role], 2) for role in ROLES if role in mine and role in theirs
        }
        found[number] = (points, len(game.impossible))
    return found


def _lucks(recorded: Recorded, session: Session, most: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {role: [] for role in ROLES}
    for number in range(1, most + 1):
        game = forked(recorded, Change(seed=session.seed + number))
        for role, points in _end(game.session).items():
            if role in found:
                found[role].append(round(points, 2))
    return found


def _end(session: Session) -> dict[str, float]:
    weeks = session.results().weeks
    return _totals(dict(weeks[-1].scores)) if weeks else {}


# ------------------------------------------------------------------------------------------------------- told


def _story(names: Names, session: Session, weeks: int) -> list[tuple[str, str]]:
    """Return the story in parts, each with its title."""
    events = session.events()
    points = candidates(session.scenario, events, session.clock)
    section = story_section(names, events, weeks, points, (), After())
    found: list[tuple[str, str]] = []
    for part in section.parts:
        if isinstance(part, Line) and part.text:
            if part.tone == "strong":
                found.append((part.text, ""))
            elif found:
                title, text = found[-1]
                found[-1] = (title, f"{text} {part.text}".strip())
    return found


def _hats(names: Names, events: Sequence[Event]) -> dict[str, list[str]]:
    """Return where one hat helped the other and where it hurt it, the heaviest of each."""
    book = Book(names.scenario, events)
    beats = list(rub.beats(book))
    teller = Teller(names)
    teller.book = book
    told = {}
    for key, kinds in (("helped", _HELPS), ("hurt", _HURTS)):
        chosen: list[Beat] = [beat for beat in beats if type_name(type(beat.event)) in kinds]
        chosen = sorted(chosen, key=lambda beat: (-beat.weight, beat.t_s, beat.event.id))[:_MOST_HATS]
        teller.begin()
        lines = [teller.tell(beat) for beat in sorted(chosen, key=lambda beat: beat.t_s)]
        told[key] = [line for line in lines if line]
    return told


def _promises(events: Sequence[Event]) -> dict[str, int]:
    counted = Counter(type_name(type(event)) for event in events)
    return {way: counted[f"promise_{way}"] for way in ("made", "kept", "broken", "renegotiated")}


def _calls(session: Session) -> dict[str, int]:
    named = [_any(event) for event in session.events() if type_name(type(event)) == "owner_named"]
    doors = [
        _any(event)
        for event in session.events()
        if type_name(type(event)) == "card_answered" and _any(event).kind == "wrong_door"
    ]
    sent = sum(event.option == "send_on" for event in doors)
    return {
        "asked": len(named),
        "right": sum(event.right for event in named),
        "doors_sent": sent,
        "doors_kept": len(doors) - sent,
    }


def _not_own(speak: Language, save: Save, weeks: int) -> list[tuple[str, int]]:
    tried = Counter(e.name for e in save.entries if e.refused in NOT_OWN and e.t_s < weeks * WEEK)
    return [(decisions.title(speak, name), count) for name, count in sorted(tried.items())]


def _decided(names: Names, recorded: Recorded, worths: dict[int, tuple[dict[str, float], int]]) -> list[Decided]:
    found = []
    for move in recorded.moves:
        if move.refused or move.seat == TRAINER or move.seat.startswith("pm:"):
            continue
        arguments = dict(move.arguments)
        key = key_of(move.seat, move.name, arguments)
        points, impossible = worths.get(move.sequence, ({}, 0))
        text = decisions.made(names, move.name, arguments)
        found.append(Decided(move.sequence, key, move.seat, week_of(move.t_s), text, points, impossible))
    return found


def _stops(save: Save) -> list[tuple[int, str, dict[str, str]]]:
    notes = notes_of(save.room)
    gone = {line["turn"]: str(line.get("by", "")) for line in save.room if line.get("what") == "go" and "turn" in line}
    return [(turn, gone.get(turn, ""), notes.get(turn, {})) for turn in sorted({*notes, *gone})]
