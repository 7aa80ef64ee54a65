"""``whatif``: the same game on the same luck, with something changed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from game.cli import options
from game.i18n import Language

if TYPE_CHECKING:
    from sim.fork import Change, Hand, Move, Recorded
    from sim.scenario.definitions import Scenario

_MOST_LUCKS = 10_000
_SEATS = ("it", "pm")
_DIGITS = 10


@click.command("whatif", cls=options.Verb)
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--without", "--drop", "without", multiple=True, metavar="N[,N]", help="Leave decisions out.")
@click.option(
    "--set", "sets", multiple=True, nargs=2, metavar="N KEY=VALUE", help="Decide N with another argument; repeatable."
)
@click.option(
    "--change", "changes", multiple=True, nargs=2, metavar="N JSON", help="The same with all arguments as JSON."
)
@click.option(
    "--policy",
    "policies",
    multiple=True,
    metavar="SEAT=NAME[@WEEK]",
    help="Put a policy in a seat (it or pm) from a week on; it is asked from then on.",
)
@click.option("--it", "it", metavar="NAME[@WEEK]", help="Short for --policy it=…")
@click.option("--pm", "pm", metavar="NAME[@WEEK]", help="Short for --policy pm=…")
@click.option(
    "--also",
    "also",
    multiple=True,
    nargs=3,
    metavar="SEAT@WEEK NAME JSON",
    help="Let a hat (it or pm) decide one thing more at its desk of a week, with its arguments as JSON; repeatable.",
)
@click.option(
    "--as-other",
    "as_other",
    is_flag=False,
    flag_value="by-the-book",
    metavar="[NAME]",
    help="The other hat acts differently: from the changed decision on it answers to what is new, by a policy"
    " (by-the-book without a name) instead of as recorded.",
)
@click.option(
    "--lucks",
    type=click.IntRange(1, _MOST_LUCKS),
    default=1,
    show_default=True,
    metavar="K",
    help="Over K lucks, with 95 % intervals.",
)
@options.as_json
@options.quiet
@options.lang
def command(  # noqa: PLR0913, PLR0917  # click passes every option by name
    save: Path,
    without: tuple[str, ...],
    sets: tuple[tuple[str, str], ...],
    changes: tuple[tuple[str, str], ...],
    also: tuple[tuple[str, str, str], ...],
    policies: tuple[str, ...],
    it: str | None,
    pm: str | None,
    as_other: str | None,
    lucks: int,
    as_json: bool,
    quiet: bool,
    lang: Language,
) -> None:
    """Play a save again with something changed, on the same luck, and say what differs.

    Decisions have numbers: `decision/12` in reports, `n` in the save. `debrief` lists them all.

    \b
    Example:
      two-hats whatif seven.jsonl --without 12
      two-hats whatif seven.jsonl --set 12 share=0.4 --lucks 20
      two-hats whatif seven.jsonl --policy pm=people-first@9
      two-hats whatif seven.jsonl --also it@3 hold_one_to_one '{"person": "noor"}'
    """
    from game.cli.failure import warn
    from game.cli.paper import show, show_json
    from game.cli.progress import Progress
    from game.cli.saves import opened
    from game.presenters.whatif import Asked, document, names_in, whatif_page
    from sim.fork import Recorded
    from sim.lab.whatif import what_if

    read = opened(save)
    for warning in read.warnings:
        warn(warning)
    recorded = Recorded.read(read)
    named = [*policies, *(f"{seat}={one}" for seat, one in (("it", it), ("pm", pm)) if one)]
    change = _change(recorded, without, sets, changes, also, named, as_other)
    with Progress(lucks, f"{lucks} × {save.name}", quiet=quiet or as_json) as progress:
        found = what_if(recorded, change, lucks, each=progress.week)
    asked = Asked(recorded, change, names_in(lang, recorded.scenario(), found))
    if as_json:
        show_json(document(asked, found))
    elif not quiet:
        show(whatif_page(asked, found))


def _wrong(message: str) -> click.UsageError:
    return click.UsageError(message, click.get_current_context())


def _change(
    recorded: "Recorded",
    without: tuple[str, ...],
    sets: tuple[tuple[str, str], ...],
    changes: tuple[tuple[str, str], ...],
    also: tuple[tuple[str, str, str], ...],
    named: list[str],
    as_other: str | None,
) -> "Change":
    from sim.fork import Change

    scenario = recorded.scenario()
    numbers = [part for one in without for part in one.split(",")]
    left_out = [_move(recorded, number) for number in numbers]
    instead = _instead(recorded, sets, changes)
    hands = [_hand(scenario, one) for one in named]
    added = tuple(_also(scenario, recorded.last + at, *one) for at, one in enumerate(also, 1))
    touched = [*left_out, *(move for move in map(recorded.move, instead) if move is not None), *added]
    if as_other is not None:
        hands.append(_other(touched, as_other))
    if not touched and not hands:
        raise _wrong("nothing is changed; say what with --without, --set, --change, --also or --policy")
    both = {move.sequence for move in left_out} & instead.keys()
    if both:
        raise _wrong(f"decision {min(both)} cannot be left out and changed at once")
    without_ = frozenset(move.sequence for move in left_out)
    return Change(without_, tuple(sorted(instead.items())), tuple(hands), also=added)


def _move(recorded: "Recorded", text: str) -> "Move":
    move = recorded.move(int(text)) if text.strip().isdecimal() and len(text) < _DIGITS else None
    if move is None:
        raise _wrong(f"there is no decision {text.strip()!r} in this game; its numbers run from 1 to {recorded.last}")
    return move


def _instead(
    recorded: "Recorded", sets: tuple[tuple[str, str], ...], changes: tuple[tuple[str, str], ...]
) -> dict[int, tuple[tuple[str, Any], ...]]:
    """Return the new arguments of every decision that is made otherwise, checked."""
    from sim.kernel.errors import DecisionError
    from sim.session import decision

    wanted: dict[int, dict[str, Any]] = {}
    for number, text in changes:
        move = _move(recorded, number)
        arguments = _object(text)
        if arguments is None:
            raise _wrong(f"--change {number}: {text!r} is no JSON object such as {json.dumps(dict(move.arguments))}")
        wanted.setdefault(move.sequence, dict(move.arguments)).update(arguments)
    for number, text in sets:
        move = _move(recorded, number)
        key, sign, value = text.partition("=")
        if not sign:
            raise _wrong(f"--set {number}: {text!r} is not KEY=VALUE")
        wanted.setdefault(move.sequence, dict(move.arguments))[key] = _value(move, key, value)
    for number_, arguments in wanted.items():
        move = _move(recorded, str(number_))
        try:
            decision(move.name, arguments)
        except DecisionError as error:
            raise _wrong(f"decision {number_}: {error}") from error
    return {number: tuple(arguments.items()) for number, arguments in wanted.items()}


def _value(move: "Move", key: str, text: str) -> Any:
    """Return the value of an argument as its type wants it; lists may be written with commas."""
    from sim.kernel.decision import arguments_of
    from sim.session import DECISIONS

    kinds = {argument.name: argument.type for argument in arguments_of(DECISIONS[move.name])}
    kind = kinds.get(key, "")
    if kind.startswith("list of") and not text.startswith("["):
        return [_plain(part, kind.removeprefix("list of ")) for part in text.split(",") if part]
    return _plain(text, kind)


def _plain(text: str, kind: str) -> Any:
    if kind == "text":
        return text
    try:
        return json.loads({"yes": "true", "no": "false", "none": "null"}.get(text, text))
    except ValueError:
        return text


def _hand(scenario: "Scenario", text: str) -> "Hand":
    from sim.fork import Hand
    from sim.kernel.units import week_start

    seat, sign, rest = text.partition("=")
    name, at, week = rest.partition("@")
    if not sign or seat not in _SEATS or not name:
        raise _wrong(f"--policy {text!r} is not SEAT=NAME[@WEEK] with it or pm as the seat")
    if at and not (week.isdecimal() and 1 <= int(week[:6]) <= scenario.weeks):
        raise _wrong(f"--policy {text!r}: {week!r} is no week of this game; its weeks are 1 to {scenario.weeks}")
    _known(seat, name)
    return Hand(seat, name, week_start(int(week)) if at else 0)


def _also(scenario: "Scenario", number: int, where: str, name: str, text: str) -> "Move":
    """Return one more decision at the desk of a week, checked."""
    from sim.fork import Move
    from sim.kernel.errors import DecisionError
    from sim.kernel.units import week_start
    from sim.session import decision

    seat, at, week = where.partition("@")
    if seat not in _SEATS or not at:
        raise _wrong(f"--also {where!r} is not SEAT@WEEK with it or pm as the seat")
    if not (week.isdecimal() and 1 <= int(week[:6]) <= scenario.weeks):
        raise _wrong(f"--also {where!r}: {week!r} is no week of this game; its weeks are 1 to {scenario.weeks}")
    if (int(week) - 1) % scenario.turn_weeks:
        raise _wrong(f"--also {where!r}: desks of this game open every {scenario.turn_weeks} weeks, from 1 on")
    arguments = _object(text)
    if arguments is None:
        raise _wrong(f'--also {where} {name}: {text!r} is no JSON object such as {{"person": "noor"}}')
    try:
        made = decision(name, arguments)
    except DecisionError as error:
        raise _wrong(f"--also {where} {name}: {error}") from error
    return Move.of(number, week_start(int(week)), seat, made.name(), made.arguments(), "")


def _object(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _other(touched: "list[Move]", name: str) -> "Hand":
    """Return the policy in the seat of the hat that did not make the changed decision."""
    from sim.fork import answering

    hand = answering(touched, name)
    if hand is None:
        raise _wrong("--as-other needs changed decisions of one hat, so that it is clear which one is the other")
    _known(hand.seat, name)
    return hand


def _known(seat: str, name: str) -> None:
    from sim.policies.registry import PolicyError, make

    try:
        make(seat, name)
    except PolicyError as error:
        raise _wrong(str(error)) from error
