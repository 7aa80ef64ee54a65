"""Beats of projects: what was asked for, promised, changed, delivered."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from game.i18n import N_
from game.presenters.tale.beat import Beat, Book, Say
from sim.kernel.units import week_of

_CHARTER: Final = (
    N_("{when} {sponsor} got a charter for {project}: live by {due}, for {money}. {leader} was to see to it."),
    N_(
        "{when} the IT manager signed what {sponsor} had asked for: {project}, live by {due}, for {money}. "
        "{leader} took it on."
    ),
)
_CHARTER_ABOVE: Final = (
    N_("{when} the executives chartered {project} themselves, because no answer had come: live by {due}, for {money}."),
)
_DECLINED: Final = (
    N_("{when} {sponsor} wanted {project} and got a no; {sponsor} saw it differently."),
    N_("{when} {project} was turned down, and {sponsor} remembered it."),
)
_DECLINED_RIGHTLY: Final = (N_("{when} {project} was turned down, and {sponsor} saw why."),)
_WITHDRAWN: Final = (
    N_("{when} {sponsor} gave up waiting for an answer about {project}."),
    N_("{when} nobody had said yes or no to {project} yet, so {sponsor} took it off the table."),
)
_PROMISE: Final = (
    N_("{when} the plan for {project} stood: {leader} promised {finish}, for {money}."),
    N_("{when} {leader} had done the sums for {project} and gave {sponsor} a week: {finish}."),
)
_PROMISE_LATER: Final = (
    N_(
        "{when} {leader} had done the sums for {project} and promised {finish}, {gap} later than the charter. "
        "{sponsor} took note."
    ),
    N_("{when} the plan for {project} stood, and it said {finish}, not {due} as in the charter: {gap} more."),
)
_NEW_PLAN: Final = (
    N_("{when} {sponsor} had to hear another week for {project}: {finish} instead of {before}.{why}"),
    N_("{when} the promise moved: {project} was to be live by {finish}, no longer by {before}.{why}"),
    N_("{when} {leader} got a new plan for {project} through, {finish} instead of {before}.{why}"),
)
_NO_PEOPLE: Final = (
    N_(" Too few of the promised hours had come, above all from {what}."),
    N_(" Hours had been promised and not given: {what}."),
)
_LONGER: Final = (
    N_(" {what} had taken longer than anybody believed."),
    N_(" The believed hours had not been enough for {what}."),
)
_LUCK: Final = (N_(" Something had come between: {what}."), N_(" It was bad luck, and it had a name: {what}."))
_STOOD: Final = (N_(" For days nobody had been on {what}."), N_(" {what} had lain there with nobody on it."))
_NO_NEW_PLAN: Final = (N_("{when} {leader} asked for more time for {project}; the old week stood."),)
_RED: Final = (
    N_("{when} {leader} reported red: {project} would not be live before {finish}, and would cost {money}."),
    N_("{when} the report on {project} was red, with {finish} as the week and {money} as the bill."),
)
_RED_HELP: Final = (
    N_(
        "{when} {leader} reported red, {finish} instead of what was promised; "
        "because it came in time, {help} for {project} came on top."
    ),
)
_ROSY: Final = (
    N_("{when} {leader} reported green for {project}, though the sums on the desk said otherwise."),
    N_("{when} a report called {project} green; whoever wrote it knew better."),
)
_FOUND_OUT: Final = (N_("{when} {who} looked behind the reports of {project} and found them too friendly."),)
_RISK_UNKNOWN: Final = (
    N_("{when} {project} met something that was on nobody's list: {risk}."),
    N_("{when} it happened to {project}, and nobody had thought of it: {risk}."),
)
_RISK_KNOWN: Final = (
    N_("{when} what {project} had feared by name came true: {risk}."),
    N_("{when} a risk from the list of {project} became a fact: {risk}."),
)
_WISH: Final = {
    "accept": (N_("{when} {who} wanted a little more of {project} and got it: {hours} of work."),),
    "reject": (N_("{when} {who} wanted something else of {project}; the answer was no."),),
    "defer": (N_("{when} {who} wanted something else of {project} and heard “later”."),),
}
_CREPT: Final = (N_("{when} nobody answered a wish, so somebody in {project} simply did it: {hours}, in no plan."),)
_LIVE_EARLY: Final = (
    N_("{when} {project} went live ({day}), {gap} before the week first promised{hands}."),
    N_("{when} {project} was live, {gap} early, on a day to remember ({day}){hands}."),
)
_LIVE_ON_TIME: Final = (
    N_("{when} {project} went live ({day}), in the week that was promised{hands}."),
    N_("{when} came the day ({day}): {project} was live, as promised{hands}."),
)
_LIVE_LATE: Final = (
    N_("{when} {project} went live at last ({day}), {gap} after the week first promised{hands}."),
    N_("{when} {project} was live ({day}); the first promise was {gap} old by then{hands}."),
)
_LIVE: Final = (N_("{when} {project} went live ({day}){hands}."),)
_HANDS: Final = N_(", with {person} at the keyboard")
_MISSED: Final = {
    "rejected": (N_("{when} {project} asked to go live and the IT manager said no."),),
    "given_up": (N_("{when} the go-live of {project} was given up after it had failed too often."),),
    "": (N_("{when} the go-live of {project} was called off."),),
}
_ACCEPTED: Final = (
    N_("{when} {sponsor} looked {project} over and took {share} of it."),
    N_("{when} {sponsor} signed for {share} of {project}."),
)
_ACCEPTED_GAPS: Final = (
    N_("{when} {sponsor} took {share} of {project}; some wishes were not met, and one of them had never been named."),
)
_ACCEPTED_UNMET: Final = (N_("{when} {sponsor} took {share} of {project}; not all that was wished for was in it."),)
_CLOSED: Final = (
    N_("{when} {project} was closed, and its people went back to their own desks."),
    N_("{when} {project} ended as projects should, with a signature and nothing left to do."),
)
_CANCELLED: Final = {
    "executives": (N_("{when} the executives stopped {project}: {money} were gone, and the people were free."),),
    "": (N_("{when} {project} was stopped: {money} were gone, and the people were free."),),
}
_CANCELLED_EARLY: Final = (N_("{when} {project} was stopped before it had cost anything, and the people were free."),)
_PAUSED: Final = (N_("{when} {project} was told to wait, and its people went back to their work."),)
_COUNTED: Final = (
    N_("{when} somebody counted what {project} had brought: {realised}; promised by then were {expected}."),
    N_("{when} the sums on {project} were done: {realised} so far, against {expected} promised."),
)


def beats(book: Book) -> Iterator[Beat]:
    """Yield what projects went through."""
    yield from _charters(book)
    yield from _promises(book)
    yield from _reports(book)
    yield from _surprises(book)
    yield from _endings(book)


def _of(book: Book, event: Any, **more: Any) -> dict[str, Any]:
    return {
        "project": ("project", event.project),
        "leader": book.leader(event.project),
        "sponsor": book.sponsor(event.project),
        **more,
    }


def _charters(book: Book) -> Iterator[Beat]:
    for event in book.of("project_chartered"):
        values = _of(book, event, due=("field", "week", event.due_week), money=("money", event.budget_cents))
        ways = _CHARTER_ABOVE if event.by == "executives" else _CHARTER[event.sponsor == "executives" :]
        yield Beat(event.t_s, 5.0, "project", event, ways, values)
    for event in book.of("proposal_declined"):
        ways = _DECLINED_RIGHTLY if event.borne_out else _DECLINED
        yield Beat(event.t_s, 2.5, "project", event, ways, _of(book, event))
    for event in book.of("proposal_withdrawn"):
        yield Beat(event.t_s, 2.5, "project", event, _WITHDRAWN, _of(book, event))


def _promises(book: Book) -> Iterator[Beat]:
    due = {event.project: event.due_week for event in book.of("project_chartered")}
    plans: dict[str, list[Any]] = {}
    for event in book.of("baseline_set"):
        plans.setdefault(event.project, []).append(event)
    for project, rows in plans.items():
        first = rows[0]
        gap = first.finish_week - due.get(project, first.finish_week)
        values = _of(
            book,
            first,
            finish=("field", "week", first.finish_week),
            money=("money", first.budget_cents),
            gap=("weeks", gap),
            due=("field", "week", due.get(project, first.finish_week)),
        )
        yield Beat(first.t_s, 4.0, "project", first, _PROMISE_LATER if gap > 0 else _PROMISE, values)
        for before, plan in pairwise(rows):
            values = _of(
                book,
                plan,
                finish=("field", "week", plan.finish_week),
                before=("field", "week", before.finish_week),
                why=_why(book, project, before.t_s, plan.t_s),
            )
            if plan.finish_week != before.finish_week:
                yield Beat(plan.t_s, 5.5, "project", plan, _NEW_PLAN, values, N_("The promise moves"))
    for event in book.of("rebaseline_answered"):
        if event.answer != "approve":
            yield Beat(event.t_s, 3.0, "project", event, _NO_NEW_PLAN, _of(book, event))


def _why(book: Book, project: str, from_s: int, to_s: int) -> Say:
    """Return what had happened to a project between two plans: no people, bad luck, longer work, nobody on it."""

    def between(*kinds: str) -> list[Any]:
        return [event for event in book.of(*kinds) if event.project == project and from_s <= event.t_s <= to_s]

    short = between("staff_fell_short")
    if short:
        people = tuple(dict.fromkeys(event.person for event in short))
        return ("because", _NO_PEOPLE, ("people", people))
    for kind, field, ways in (
        ("task_over_estimate", "task", _LONGER),
        ("risk_struck", "risk", _LUCK),
        ("project_blocked", "task", _STOOD),
    ):
        rows = between(kind)
        if rows:
            return ("because", ways, ("field", field, getattr(rows[-1], field)))
    return ("text", "")


def _reports(book: Book) -> Iterator[Beat]:
    said: set[tuple[str, str]] = set()
    helped = {event.causes[0]: event.cents for event in book.of("help_offered")}
    for event in book.of("status_reported"):
        kind = "rosy" if event.rosy else event.colour
        if kind not in {"rosy", "red"} or (event.project, kind) in said:
            continue
        said.add((event.project, kind))
        values = _of(
            book,
            event,
            finish=("field", "week", event.forecast_week),
            money=("money", event.cost_cents),
            help=("money", helped.get(event.id, 0)),
        )
        ways = _ROSY if kind == "rosy" else _RED_HELP if event.id in helped else _RED
        yield Beat(event.t_s, 3.5, "report", event, ways, values)
    for event in book.of("report_found_out"):
        values = _of(book, event, who=("party", event.by))
        yield Beat(event.t_s, 4.0, "report", event, _FOUND_OUT, values)


def _surprises(book: Book) -> Iterator[Beat]:
    for event in book.of("risk_struck"):
        values = _of(book, event, risk=("field", "risk", event.risk))
        yield Beat(
            event.t_s,
            2.2 + (not event.known) * 0.3,
            "surprise",
            event,
            _RISK_KNOWN if event.known else _RISK_UNKNOWN,
            values,
        )
    asked = {event.request: event for event in book.of("change_request_raised")}
    for event in book.of("change_request_answered"):
        ways = _WISH.get(event.answer)
        if ways and event.request in asked:
            hours = asked[event.request].effort_h
            values = _of(book, event, who=("party", event.asked_by), hours=("field", "effort_h", hours))
            yield Beat(event.t_s, 2.0, "surprise", event, ways, values)
    for event in book.of("scope_crept"):
        values = _of(book, event, hours=("field", "effort_h", event.hours))
        yield Beat(event.t_s, 2.6, "surprise", event, _CREPT, values)
    for event in book.of("project_paused"):
        yield Beat(event.t_s, 3.5, "project", event, _PAUSED, _of(book, event), N_("On hold"))


def _endings(book: Book) -> Iterator[Beat]:
    yield from _lives(book)
    for event in book.of("go_live_missed"):
        missed = _MISSED.get(event.reason, _MISSED[""])
        yield Beat(event.t_s, 4.0, "project", event, missed, _of(book, event))
    for event in book.of("acceptance_given"):
        gaps = _ACCEPTED_GAPS if event.unmet > 1 and event.found == 1 else _ACCEPTED_UNMET
        ways: tuple[str, ...] = gaps if event.unmet else _ACCEPTED
        values = _of(book, event, share=("field", "share", event.accepted_share))
        yield Beat(event.t_s, 4.5, "project", event, ways, values)
    for event in book.of("project_closed"):
        yield Beat(event.t_s, 3.4, "project", event, _CLOSED, _of(book, event))
    for event in book.of("project_cancelled"):
        ways = _CANCELLED.get(event.by, _CANCELLED[""]) if event.written_off_cents else _CANCELLED_EARLY
        values = _of(book, event, money=("money", event.written_off_cents))
        yield Beat(event.t_s, 6.0, "project", event, ways, values, N_("Stopped"))
    for event in book.of("benefits_reviewed"):
        values = _of(book, event, realised=("money", event.realised_cents), expected=("money", event.expected_cents))
        yield Beat(event.t_s, 2.4, "project", event, _COUNTED, values)


def _lives(book: Book) -> Iterator[Beat]:
    promised: dict[str, int] = {}
    for event in book.of("baseline_set", "project_chartered"):
        promised.setdefault(event.project, getattr(event, "finish_week", 0) or event.due_week)
    changes = {event.id: event.person for event in book.of("change_done")}
    for event in book.of("project_went_live"):
        person = next((changes[cause] for cause in event.causes if cause in changes), "")
        first = promised.get(event.project, 0)
        gap = week_of(event.t_s) - first
        ways = _LIVE if not first else _LIVE_LATE if gap > 0 else _LIVE_EARLY if gap < 0 else _LIVE_ON_TIME
        values = _of(
            book,
            event,
            day=("day", event.t_s),
            gap=("weeks", abs(gap)),
            hands=("with_person", _HANDS, person) if person else ("text", ""),
        )
        yield Beat(event.t_s, 8.0, "live", event, ways, values, N_("The go-live"))
