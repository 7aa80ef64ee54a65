"""Beats of the house: executives, money, contracts, busy weeks, and the tickets that never stop."""

from collections.abc import Iterator
from typing import Any, Final

from game.i18n import N_
from game.presenters.events import sentence
from game.presenters.names import Names
from game.presenters.tale.beat import Beat, Book, Say

_REVIEW_GOOD: Final = (
    N_("{when} the executives went through the figures and were content; trust stood at {trust}."),
    N_("{when} came the quarterly review, a short one, with trust at {trust} at the end of it."),
    N_("{when} the figures lay before the executives. Nobody raised a voice; trust: {trust}."),
)
_REVIEW_BAD: Final = (
    N_("{when} the executives went through the figures, stopped at {reason}, and trusted IT less: {trust}."),
    N_("{when} came the quarterly review. It was about {reason}, and trust was at {trust} afterwards."),
    N_("{when} the executives had one question, and it was {reason}; trust fell to {trust}."),
)
_REASONS: Final = {
    "budget_points": N_("the money"),
    "outage_points": N_("the outages"),
    "sla_points": N_("help that came too late"),
    "strategy_points": N_("the direction"),
}
_LAPSED: Final = (N_("{when} {contract} ended, and nobody had put anything in its place."),)
_RENEWED: Final = (
    N_("{when} {contract} renewed itself, because nobody had said no: {money} a year, before it was {before}."),
)
_BILLED: Final = (N_("{when} a bill came for leaving {vendor}: {money}."),)
_BUSY: Final = (
    N_("{when} {who} had the busiest weeks of the year, and nobody had told IT."),
    N_("{when} the department of {who} doubled its pace without a word to IT."),
)
_CUT: Final = (N_("{when} the executives took {share} of the money, {money}, and left the work."),)
_CHAIR: Final = (
    N_("{when} people began to ask who sat in the chair: {seat} was hardly seen."),
    N_("{when} the chair was empty more than not, and {seat} became a name on a door."),
)
_CHAIR_AT: Final = N_("An empty chair")
_AS_SAID: Final = (N_("Then, {when}: {text}"),)
_PLAIN: Final = {
    "executive_warning_given": (6.0, N_("A warning")),
    "warning_lifted": (3.0, ""),
    "leader_questioned": (4.5, N_("A question of trust")),
    "project_warned": (4.0, ""),
    "dispute_arose": (3.4, ""),
    "strategy_changed": (1.5, ""),
    "game_end_ruled": (9.0, N_("The end of it")),
    "escalation_answered": (2.2, ""),
    "staff_escalation_decided": (3.0, ""),
    "conflict_arose": (2.6, ""),
    "budget_refused": (2.6, ""),
}
TICKETS: Final = (
    N_("All the while {opened} tickets came in, and {share} of them were answered in time."),
    N_("The desk, in the meantime, had {opened} tickets, {share} of them answered in time."),
    N_("And every day the telephone rang: {opened} tickets in those weeks, {share} in time."),
    N_("Beside all that stood {opened} tickets, of which {share} were answered in time."),
    N_("Nobody at the desk noticed much of it: {opened} tickets, {share} in time."),
    N_("The other work went on, {opened} tickets of it, {share} in time."),
)
LEFT_BEHIND: Final = (N_("Nobody had anything to tell of those {weeks}, which is something one can leave behind."),)
QUARTER: Final = {
    "better": N_("When all was counted, the IT manager's total stood at {now}; it had been {before}."),
    "worse": N_("When all was counted, the IT manager's total had come down from {before} to {now}."),
}
QUIET: Final = (
    N_("Nothing happened that anybody would remember."),
    N_("They were weeks of the kind that nobody writes about."),
    N_("It was quiet, as far as one could see."),
)


def beats(book: Book, names: Names) -> Iterator[Beat]:
    """Yield what came from above and from outside."""
    yield from _reviews(book)
    yield from _contracts(book)
    chairs: set[str] = set()
    for event in book.of("chair_empty"):
        if event.seat not in chairs:
            chairs.add(event.seat)
            yield Beat(event.t_s, 3.2, "above", event, _CHAIR, {"seat": ("seat", event.seat)}, _CHAIR_AT)
    for event in book.of("campaign_began"):
        if not event.told:
            yield Beat(event.t_s, 2.3, "outside", event, _BUSY, {"who": ("party", event.department)})
    for event in book.of("budget_cut_imposed"):
        values: dict[str, Say] = {"share": ("field", "share", event.cut_share), "money": ("money", event.cents)}
        yield Beat(event.t_s, 6.0, "above", event, _CUT, values, N_("Less money"))
    said: set[str] = set()
    for kind, (weight, title) in _PLAIN.items():
        for event in book.of(kind):
            text = sentence(names, event)
            if text not in said:
                said.add(text)
                yield Beat(event.t_s, weight, "above", event, _AS_SAID, {"text": ("as_is", text)}, title)


def _reviews(book: Book) -> Iterator[Beat]:
    for event in book.of("executive_review_held"):
        worst = min(_REASONS, key=lambda field: getattr(event, field))
        lost: Any = getattr(event, worst)
        values: dict[str, Say] = {"trust": ("field", "trust", event.trust), "reason": ("text", _REASONS[worst])}
        ways = _REVIEW_BAD if lost < -1 else _REVIEW_GOOD
        yield Beat(event.t_s, 2.6 + min(2.0, max(0.0, -lost) / 3), "above", event, ways, values)


def _contracts(book: Book) -> Iterator[Beat]:
    for event in book.of("contract_lapsed"):
        yield Beat(event.t_s, 3.0, "money", event, _LAPSED, {"contract": ("field", "contract", event.contract)})
    for event in book.of("contract_renewed"):
        if event.by_itself and event.cents_per_year > event.before_cents_per_year:
            values: dict[str, Say] = {
                "contract": ("field", "contract", event.contract),
                "money": ("money", event.cents_per_year),
                "before": ("money", event.before_cents_per_year),
            }
            yield Beat(event.t_s, 2.5, "money", event, _RENEWED, values)
    for event in book.of("contract_exit_billed"):
        values = {"vendor": ("field", "vendor", event.vendor), "money": ("money", event.cents)}
        yield Beat(event.t_s, 2.4, "money", event, _BILLED, values)
