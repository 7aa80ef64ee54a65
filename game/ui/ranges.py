"""Numbers of decisions: between which ends they lie, in which steps, and how they are said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from game.i18n import N_
from game.presenters import kpis
from game.presenters.fill import show
from game.ui.seen import desk_seen
from sim.hats.rulebook import RULES
from sim.scenario.vocabulary import KPIS

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.session import View

Chosen = dict[str, Any]


class Range(NamedTuple):
    """A number between two ends."""

    low: float
    high: float
    step: float


def span(ui: Ui, name: str, field: str, chosen: Chosen) -> Range:
    """Return the range of a number."""
    view = desk_seen(ui).view()
    special = _SPECIAL_RANGES.get(f"{name}.{field}") or _SPECIAL_RANGES.get(field)
    if special is not None:
        return special(ui, view, chosen)
    return _RANGES.get(f"{name}.{field}") or _RANGES.get(field) or Range(0, 10, 1)


def shown(ui: Ui, name: str, field: str, value: float, chosen: Chosen) -> str:
    """Return a number of a form with its unit."""
    assert ui.names is not None
    if field == "value":
        subject = str(chosen.get("subject", ""))
        if subject in KPIS:
            return kpis.value(ui.speak, subject, value, ui.names.scenario.currency)
        return ui.speak.week(round(value))
    if not value and f"{name}.{field}" in _AS_ASKED:
        return ui.t("as asked")
    if not value and field in _AS_USUAL:
        return ui.t("as usual")
    if field in ("weeks", "weeks_later"):
        return ui.speak.plural("{n} week", "{n} weeks", round(value))
    if field == "limit":
        return limit_words(ui, str(chosen.get("rule", "")), value)
    if field in _SAID:
        return _SAID[field](ui, value)
    return show(ui.names, field, round(value) if field in _WHOLE else float(value))


_SAID: Final[dict[str, Callable[[Ui, float], str]]] = {
    "hours_per_week": lambda ui, value: ui.speak.hours(value),
    "spend_h": lambda ui, value: ui.speak.hours(value),
    "pay_factor": lambda ui, value: ui.speak.share(value),
}
_AS_USUAL: Final = ("pay_cents", "due_week", "level", "limit")
_AS_ASKED: Final = ("answer_request.share", "answer_request.weeks")
_WHOLE: Final = ("cents", "week", "due_week", "from_week", "to_week", "pay_cents", "priority")


_LIMITS: Final[dict[str, tuple[str, str]]] = {
    "approve_small_changes": ("size", N_("up to size {n}")),
    "grant_small_requests": ("share", N_("up to {n}")),
    "approve_leave": ("share", N_("while {n} of the team are there")),
    "renew_small_contracts": ("cents", N_("up to {n} a year")),
    "declare_p1": ("minutes", N_("after {n} min")),
    "accept_small_requests": ("share", N_("up to {n} of the budget")),
    "reestimate_overruns": ("share", N_("from {n} over")),
    "update_sponsor": ("weeks", N_("every {n} weeks")),
    "escalate_blockers": ("days", N_("after {n} days")),
}


def limit_words(ui: Ui, rule: str, value: float) -> str:
    """Return the limit of a standing order in words, nothing for a rule without one."""
    kind, text = _LIMITS.get(rule, ("", ""))
    if not kind:
        return ""
    assert ui.names is not None
    if kind == "share":
        return ui.t(text, n=ui.speak.share(value, 0 if value >= 0.1 or not value else 1))
    if kind == "cents":
        return ui.t(text, n=ui.speak.money(value, ui.names.scenario.currency))
    return ui.t(text, n=ui.speak.number(value, 0 if float(value).is_integer() else 1))


def usual_limit(ui: Ui, rule: str) -> float:
    """Return the limit that a standing order has unless another is chosen; 0 for a rule without one."""
    assert ui.driver is not None
    name = RULES[rule].limit
    return float(getattr(ui.driver.scenario.rules.hats, name)) if name else 0.0


_RANGES: Final[dict[str, Range]] = {
    "weeks": Range(1, 26, 1),
    "authorise_overtime.weeks": Range(1, 8, 1),
    "request_rebaseline.weeks": Range(0, 12, 1),
    "renegotiate_promise.weeks": Range(1, 8, 1),
    "answer_request.weeks": Range(0, 26, 1),
    "weeks_later": Range(1, 8, 1),
    "hours_per_week": Range(0, 40, 1),
    "authorise_overtime.hours_per_week": Range(0, 12, 1),
    "percent": Range(-10, 25, 1),
    "pay_factor": Range(0.8, 1.3, 0.05),
    "desk": Range(0, 1, 0.05),
    "operations": Range(0, 1, 0.05),
    "projects": Range(0, 1, 0.05),
    "change_percent": Range(-20, 20, 1),
    "share": Range(0.1, 1, 0.1),
    "answer_request.share": Range(0, 1, 0.1),
    "set_schedule_buffer.share": Range(0, 0.5, 0.05),
    "set_testing_share.share": Range(0, 0.5, 0.05),
    "budget_percent": Range(70, 130, 5),
    "request_rebaseline.budget_percent": Range(0, 50, 5),
    "level": Range(0, 5, 0.5),
    "priority": Range(1, 9, 1),
    "spend_h": Range(0.5, 8, 0.5),
}


def _weeks_ahead(ui: Ui, view: View, chosen: Chosen) -> Range:
    return Range(view.week, max(view.week + 1, view.weeks), 1)


def _pay(ui: Ui, view: View, chosen: Chosen) -> Range:
    expects = next((c.expects_cents for c in view.people.candidates if c.id == chosen.get("candidate")), 5_000_000)
    step = 50_000
    return Range(0, expects * 13 // 10 // step * step, step)


def _cents(ui: Ui, view: View, chosen: Chosen) -> Range:
    account = str(chosen.get("source") or chosen.get("account") or "")
    left = next((a.left_cents for a in view.money.accounts if a.account == account), 0)
    step = 100_000
    return Range(0, max(step, left // step * step), step)


def _funds(ui: Ui, view: View, chosen: Chosen) -> Range:
    step = 100_000
    return Range(step, max(10 * step, view.money.planned_cents // 8 // step * step), step)


def _fund(ui: Ui, view: View, chosen: Chosen) -> Range:
    found = _cents(ui, view, chosen)
    return Range(-found.high, found.high, found.step)


def _limit_range(ui: Ui, view: View, chosen: Chosen) -> Range:
    rule = RULES.get(str(chosen.get("rule", "")))
    if rule is None or not rule.limit:
        return Range(0, 1, 1)
    kind = _LIMITS.get(str(chosen["rule"]), ("", ""))[0]
    step = {"share": 0.05, "cents": 50_000, "days": 0.5}.get(kind, 1)
    if rule.high <= 0.1:
        step = 0.01
    return Range(0, rule.high, step)


def _value(ui: Ui, view: View, chosen: Chosen) -> Range:
    subject = str(chosen.get("subject", ""))
    if subject.startswith("project:"):
        return Range(view.week, view.weeks + 13, 1)
    now = dict(view.scores.weeks[-1].kpis).get(subject) if view.scores.weeks else None
    if subject.endswith("_share") or (now is not None and 0 <= now <= 1):
        return Range(0, 1, 0.01)
    if now is None:
        return Range(0, 100, 1)
    step = 10 ** max(0, len(str(int(abs(now)))) - 2)
    return Range(0 if now >= 0 else round(now) * 2, max(10 * step, round(abs(now) * 2 / step) * step), step)


_SPECIAL_RANGES: Final[dict[str, Callable[[Ui, View, Chosen], Range]]] = {
    "week": _weeks_ahead,
    "from_week": lambda ui, view, chosen: Range(0, view.weeks, 1),
    "to_week": lambda ui, view, chosen: Range(0, view.weeks, 1),
    "due_week": lambda ui, view, chosen: Range(0, view.weeks + 8, 1),
    "pay_cents": _pay,
    "cents": _cents,
    "fund_project.cents": _fund,
    "request_funds.cents": _funds,
    "limit": _limit_range,
    "value": _value,
}
