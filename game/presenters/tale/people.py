"""Beats of people: who looks elsewhere, goes, comes, stays; questions that had to be answered; stories of their own."""

from collections.abc import Iterator
from typing import Any, Final

from game.i18n import N_
from game.presenters.names import Names
from game.presenters.tale.beat import Beat, Book, Say

_SIGN: Final = (
    N_("{when} {person} began to close windows on the screen when somebody came by."),
    N_("{when} {person} took a call outside, in the good jacket."),
)
_STAYS: Final = (N_("{when} {person} stopped looking elsewhere; the reason ({driver}) had gone."),)
_NOTICE: Final = (
    N_("{when} {person} gave notice: {driver}."),
    N_("{when} an envelope lay on the IT manager's desk. {person} was going: {driver}."),
)
_NOTICE_SIGN: Final = (
    N_("{when} {person} gave notice ({driver}). The signs had been there since {since}."),
    N_("{when} came the letter of {person}: {driver}. Anybody could have seen it since {since}."),
)
_DISMISSED: Final = (N_("{when} {person} was given notice."),)
_LEFT: Final = (
    N_("{when} {person} left. The chair was there, and what {person} knew was not."),
    N_("{when} there was cake for {person}, who left."),
    N_("{when} {person} handed in the keys."),
)
_CAME: Final = (
    N_("{when} {name} started ({field}), and somebody had to show the way round."),
    N_("{when} a new face: {name}, {field}."),
)
_QUESTION: Final = (
    N_("{when} there was a question, “{title}”: “{start}.” {who} said “{option}”."),
    N_("{when} “{title}” had to be decided: “{start}.” {who} chose “{option}”."),
    N_("{when} “{title}” came up: “{start}.” The answer of {who}: “{option}”."),
    N_("{when} it was about “{title}”: “{start}.” {who} went for “{option}”."),
)
_SILENT: Final = (
    N_("{when} a question lay there until Sunday, “{title}”: “{start}.” Nobody answered, so it became “{option}”."),
    N_("{when} nobody had an answer to “{title}”: “{start}.” It ended in “{option}”, by itself."),
)
_ADVISED: Final = (
    N_("{when} “{title}” went further up: “{start}.” The advice was “{option}”, and {who} took it."),
    N_("{when} “{title}” was for others to decide: “{start}.” {who} heard “{option}” from IT and did so."),
)
_AGAINST: Final = (
    N_("{when} “{title}” went further up: “{start}.” The advice was “{advice}”; {who} decided on “{option}”."),
)
_ABOVE: Final = (
    N_("{when} “{title}” went further up: “{start}.” {who} decided on “{option}”."),
    N_("{when} “{title}” was for others to decide: “{start}.” {who} settled on “{option}”."),
)
_ECHO: Final = (
    N_("“{title}” had an echo {when}: “{echo}.”"),
    N_("{when} something was left of “{title}”: “{echo}.”"),
)
_ARC: Final = (
    N_("{when} they said over coffee: “{line}.”"),
    N_("{when} it went round at lunch: “{line}.”"),
    N_("Two desks further on, {when}: “{line}.”"),
    N_("{when} somebody noticed: “{line}.”"),
    N_("Meanwhile, {when}: “{line}.”"),
    N_("{when} it was seen and not discussed: “{line}.”"),
)
_CARD_WEIGHTS: Final = {"set_piece": 4.0, "dilemma": 3.4, "confidence": 3.4, "wrong_door": 1.6}
_BEATS: Final = {"turn": 2.7, "sign": 1.9, "echo": 1.7, "seed": 1.2}


def beats(book: Book, names: Names) -> Iterator[Beat]:
    """Yield what people went through."""
    yield from _going(book)
    yield from _coming(book)
    yield from _cards(book, names)
    for event in book.of("arc_beat"):
        key = f"arcs.{event.arc}.{event.beat}"
        if names.prose(key):
            yield Beat(event.t_s, _BEATS.get(event.beat, 1.0), "arc", event, _ARC, {"line": ("prose", key)})


def _going(book: Book) -> Iterator[Beat]:
    signs = {event.person: event.t_s for event in book.of("sign_shown")}
    gone = {event.person for event in book.of("notice_given")}
    for event in book.of("sign_shown"):
        if event.person not in gone:
            yield Beat(event.t_s, 2.2, "people", event, _SIGN, {"person": ("person", event.person)})
    for event in book.of("search_ended"):
        values = {"person": ("person", event.person), "driver": ("field", "driver", event.driver)}
        yield Beat(event.t_s, 2.4, "people", event, _STAYS, values)
    for event in book.of("notice_given"):
        values = {"person": ("person", event.person), "driver": ("field", "driver", event.driver)}
        since = signs.get(event.person, -1)
        ways = _NOTICE if since < 0 else _NOTICE_SIGN
        values["since"] = ("week", max(since, 0))
        title = N_("Somebody goes")
        if event.reason == "resigned":
            yield Beat(event.t_s, 5.0, "people", event, ways, values, title)
        elif event.reason == "dismissed":
            yield Beat(event.t_s, 5.0, "people", event, _DISMISSED, values, title)


def _coming(book: Book) -> Iterator[Beat]:
    for event in book.of("person_left"):
        if event.reason != "contract_ended":
            yield Beat(event.t_s, 3.8, "people", event, _LEFT, {"person": ("person", event.person)})
    for event in book.of("person_joined"):
        values: dict[str, Say] = {"name": ("person", event.person), "field": ("field", "field", event.field)}
        yield Beat(event.t_s, 2.8, "people", event, _CAME, values)


def _cards(book: Book, names: Names) -> Iterator[Beat]:
    for event in book.of("card_answered"):
        key = f"cards.{event.card}"
        if not names.prose(f"{key}.story"):
            continue
        ways = _SILENT if event.by == "silence" else _QUESTION if event.by in {"it", "pm"} else _above(event)
        weight = _CARD_WEIGHTS.get(event.kind, 2.0) + (event.by == "silence") * 0.6
        yield Beat(event.t_s, weight, "card", event, ways, _of_card(event, key))
    for event in book.of("card_echoed"):
        key = f"cards.{event.card}"
        if names.prose(f"{key}.echo"):
            values: dict[str, Say] = {"title": ("prose", f"{key}.title"), "echo": ("prose", f"{key}.echo")}
            yield Beat(event.t_s, 1.8, "echo", event, _ECHO, values)


def _above(event: Any) -> tuple[str, ...]:
    if not event.recommended:
        return _ABOVE
    return _ADVISED if event.recommended == event.option else _AGAINST


def _of_card(event: Any, key: str) -> dict[str, Say]:
    return {
        "title": ("prose", f"{key}.title"),
        "start": ("first_of", f"{key}.story"),
        "option": ("prose", f"{key}.options.{event.option}.label"),
        "advice": ("prose", f"{key}.options.{event.recommended}.label"),
        "who": ("party", event.by),
    }
