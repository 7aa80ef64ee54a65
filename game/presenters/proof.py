"""The chapters of a debrief pack that rest on replays: what decisions were worth, luck and skill, what to try next."""

from collections.abc import Sequence
from shlex import quote
from typing import Final

from game.i18n import N_
from game.presenters import debrief, kpis
from game.presenters.chapters import HATS, HUES, SEATS, Told, hat, moments, orders
from game.presenters.debrief import WorthLine
from game.presenters.duties import lead, split_table
from game.presenters.pack import Card, Chapter, Command, Part, Strip, Worths, chapter
from game.presenters.page import Line, Table, Tone
from game.presenters.report import POLICY_NAMES
from sim.kernel.units import week_of
from sim.lab.evidence import Worth, fair_shares, luck_band, policy_band, worths

_SHOWN: Final = 12
_FELT: Final = 0.5
_SHARED: Final = 4
_CROSSINGS: Final = 8
_ENOUGH: Final = 10


def found(told: Told) -> tuple[Worth, ...]:
    """Return what is known of each decision that was left out."""
    return worths(told.evidence) if told.evidence is not None else ()


def lines_of(told: Told, most: int = _SHOWN) -> list[WorthLine]:
    """Return the decisions that mattered most."""
    return debrief.worth_lines(told.names, told.moves, found(told), most)


def decisions(told: Told) -> Chapter | None:
    """Return what each decision was worth."""
    title = told.t(N_("The decisions that mattered most"))
    if told.evidence is None:
        return chapter("decisions", title, [Line(_left_out(told), "quiet")])
    lines = lines_of(told)
    if not lines:
        text = told.t(N_("No single decision moved the totals by half a point; see what they did together."))
        parts: list[Part] = [Line(text)]
    else:
        parts = [Worths(tuple(lines), {key: told.t(value) for key, value in SEATS.items()})]
    parts += [*_noise(told), *_areas(told), *orders(told)]
    lead = told.t(
        N_(
            "Each was left out and the game played again, everything else the same, luck too. To the right: it helped."
            " Points of both hats and the organisation together. A worth holds for this luck and for what was decided"
            " after it."
        )
    )
    return chapter("decisions", title, parts, lead)


def _noise(told: Told) -> list[Part]:
    """Return how far the totals move whatever is left out, so that nobody reads a cause into a ripple."""
    sizes = sorted(abs(worth.total) for worth in found(told) if worth.impossible <= _SHARED)
    if len(sizes) < _ENOUGH:
        return []
    half, most = sizes[len(sizes) // 2], sizes[len(sizes) * 9 // 10]
    text = N_(
        "Half of all decisions moved the totals by less than {half} points, nine tenths by less than {most}: any change"
        " sets off others. Only what stands out says something about the decision itself; “whatif --lucks 20” tells."
    )
    speak = told.names.language
    return [Line(told.t(text, half=speak.number(half, 1), most=speak.number(most, 1)), "quiet")]


def _left_out(told: Told) -> str:
    return told.t(N_("No replays were played for this debrief; without --quick it says what each decision was worth."))


def _areas(told: Told) -> list[Part]:
    """Return the fair split over duty areas, if it was asked for."""
    shares = fair_shares(told.evidence) if told.evidence is not None else ()
    if not shares:
        return []
    speak = told.names.language
    return [Line(told.t(N_("By field of duty")), "strong"), Line(lead(speak)), split_table(speak, shares)]


def between(told: Told) -> Chapter | None:
    """Return the moments where one hat hurt or helped the other: from the log, and from replays."""
    speak = told.names.language
    rows: list[tuple[str, ...]] = []
    tones: list[Tone] = []
    crossing = [(worth, other) for worth in found(told) if (other := _other(told, worth)) is not None]
    crossing.sort(key=lambda pair: (-abs(pair[1]), pair[0].sequence))
    for worth, other in crossing[:_CROSSINGS]:
        move = told.moves[worth.sequence]
        mine = worth.points.get("it_manager" if hat(move.seat) == "it" else "project_manager", 0.0)
        rows.append(
            (
                speak.week(week_of(move.t_s)),
                told.t(SEATS[hat(move.seat)]),
                debrief.phrase(told.names, move),
                speak.signed(mine, 1),
                speak.signed(other, 1),
            )
        )
        tones.append("good" if other > 0 else "bad")
    parts: list[Part] = moments(told)
    if rows:
        heads = (N_("week"), N_("hat"), N_("decision"), N_("own points"), N_("the other hat's"))
        parts.append(Line(told.t(N_("Decided by one hat, felt by the other")), "strong"))
        parts.append(Table(tuple(told.t(head) for head in heads), "<<<>>", tuple(rows), tuple(tones)))
    if not parts:
        parts.append(Line(told.t(N_("Nothing that one hat did was felt by the other.")), "quiet"))
    return chapter("between-the-hats", told.t(N_("Where one hat hurt or helped the other")), parts)


def _other(told: Told, worth: Worth) -> float | None:
    """Return what a decision was worth to the other hat, None if that is not worth telling."""
    move = told.moves.get(worth.sequence)
    if move is None or worth.impossible > _SHARED:
        return None
    points = worth.points.get("project_manager" if hat(move.seat) == "it" else "it_manager", 0.0)
    return points if abs(points) >= _FELT else None


def luck(told: Told) -> Chapter | None:
    """Return the same decisions on other luck, and other hands on the same luck."""
    title = told.t(N_("Luck and skill"))
    if told.evidence is None:
        return chapter("luck", title, [Line(_left_out(told), "quiet")])
    cards = [card for role in HATS if (card := _luck_card(told, role)) is not None]
    lead = told.t(
        N_(
            "Each dot is the game with the same decisions on another luck; the line is yours. Below, policies at both"
            " desks on your luck. All before the next quarter."
        )
    )
    return chapter("luck", title, cards, lead)


def _luck_card(told: Told, role: str) -> Card | None:
    assert told.evidence is not None
    speak, names = told.names.language, told.names
    band = luck_band(told.evidence, role)
    if band is None:
        return None
    hands = policy_band(told.evidence, role)
    low, high = speak.number(band.values[0], 1), speak.number(band.values[-1], 1)
    span = told.t(N_("{n} other lucks, from {low} to {high}"), n=len(band.values), low=low, high=high)
    rows = [(points, _pair(told, it, pm)) for (it, pm), points in hands]
    own = told.t(N_("This game"))
    rows.append((band.mine, own))
    rows.sort(key=lambda row: (-row[0], row[1]))
    heads = (told.t(N_("Same luck, other hands")), told.t(N_("points")))
    tones: tuple[Tone, ...] = tuple("strong" if name == own else "" for _, name in rows)
    table = Table(heads, "<>", tuple((name, speak.number(points, 1)) for points, name in rows), tones)
    said = [debrief.band_line(names, band), debrief.hands_line(names, band.mine, hands)]
    parts: list[Part] = [
        Strip(told.t(N_("Same decisions, other luck")), band, f"{own}: {speak.number(band.mine, 1)}", span),
        *(Line(line) for line in said if line),
        table,
    ]
    return Card(told.t(kpis.ROLES[role]), HUES[role], tuple(parts), speak.number(band.mine, 1))


def _pair(told: Told, it: str, pm: str) -> str:
    first, second = told.t(POLICY_NAMES.get(it, it)), told.t(POLICY_NAMES.get(pm, pm))
    return first if it == pm else f"{first} · {second}"


def onward(told: Told) -> Chapter | None:
    """Return what to try next, each with its command."""
    save, program, speak = quote(told.save), told.program, told.names.language
    parts: list[Part] = []
    worst = _worst(told)
    if worst is not None:
        move = told.moves[worst.sequence]
        week, said = week_of(move.t_s), debrief.phrase(told.names, move)
        week = 1 + (week - 1) // told.session.scenario.turn_weeks * told.session.scenario.turn_weeks
        text = N_("What would you have decided instead of: {decision}? Play on from {week}; this game stays as it is.")
        text = told.t(text, decision=said, week=speak.week(week))
        parts.append(Command(text, f"{program} play --load {save} --from {week}"))
        text = told.t(N_("The same game without it, and over twenty lucks:"))
        parts.append(Command(text, f"{program} whatif {save} --without {worst.sequence} --lucks 20"))
    better = _better(told)
    if better is not None:
        text = told.t(N_("Somebody else at the desks, your luck: {who}."), who=_pair(told, *better))
        call = f"{program} run {told.session.scenario.id} --seed {told.session.seed} --it {better[0]} --pm {better[1]}"
        parts.append(Command(text, call))
    for point in told.points[:1]:
        text = told.t(N_("Why did the first turning point come?"))
        parts.append(Command(text, f"{program} explain {save} {point.event.id}"))
    again = f"{program} play {told.session.scenario.id} --seed {told.session.seed + 1}"
    parts.append(Command(told.t(N_("Once more, on other luck:")), again))
    return chapter("next", told.t(N_("What to try next")), parts)


def _worst(told: Told) -> Worth | None:
    bad = [worth for worth in found(told) if worth.total < -_FELT and worth.impossible <= _SHARED]
    return min(bad, key=lambda worth: (worth.total, worth.sequence), default=None)


def _better(told: Told) -> tuple[str, str] | None:
    if told.evidence is None:
        return None
    totals: dict[tuple[str, str], float] = {}
    for role in HATS:
        for pair, points in policy_band(told.evidence, role):
            totals[pair] = totals.get(pair, 0.0) + points
    same = told.evidence.same
    mine = sum(same.totals.get(role) or 0.0 for role in HATS) if same is not None else 0.0
    best = max(totals, key=lambda pair: (totals[pair], pair), default=None)
    return best if best is not None and totals[best] > mine + _FELT else None


def answers(told: Told) -> dict[str, str]:
    """Return the answers to the questions before, as far as replays know them."""
    lines = lines_of(told, 10_000)
    by_number = {line.sequence: line for line in lines}
    shown = [by_number[number] for number in asked_numbers(told) if number in by_number]
    said = {}
    helped = max(shown, key=lambda line: line.points, default=None)
    hurt = min(shown, key=lambda line: line.points, default=None)
    if helped is not None and helped.points > 0:
        said["helped"] = f"{helped.title}: {helped.figure}"
    if hurt is not None and hurt.points < 0:
        said["hurt"] = f"{hurt.title}: {hurt.figure}"
    band = luck_band(told.evidence, "organisation") if told.evidence is not None else None
    if band is not None:
        said["luck"] = debrief.band_line(told.names, band)
    return said


def asked_numbers(told: Told) -> Sequence[int]:
    """Return the decisions that the questions before the answers name: those that were left out first."""
    asked = told.evidence.asked if told.evidence is not None else ()
    return [question.without for question in asked if question.kind == "without"][: debrief.ASKED]


def appendix(told: Told) -> Chapter | None:
    """Return every decision with what it was worth."""
    speak = told.names.language
    known = {worth.sequence: worth for worth in found(told)}
    rows: list[tuple[str, ...]] = []
    tones: list[Tone] = []
    for move in told.recorded.moves:
        worth = known.get(move.sequence)
        points = "" if worth is None else speak.signed(worth.total, 1)
        text = debrief.phrase(told.names, move)
        if move.refused:
            text = told.t(N_("{decision} (refused)"), decision=text)
        rows.append((str(move.sequence), speak.moment(move.t_s), told.t(SEATS[hat(move.seat)]), text, points))
        tones.append("quiet" if move.refused else "")
    heads = (N_("no."), N_("when"), N_("hat"), N_("decision"), N_("worth"))
    lead = told.t(N_("The number is that of “decision/N” in explanations and of “whatif --without N”."))
    table = Table(tuple(told.t(head) for head in heads), "><<<>", tuple(rows), tuple(tones))
    return chapter("appendix", told.t(N_("Every decision")), [table] if rows else [], lead)
