"""What the questionnaire says about groups, as a page for people and as a document for machines."""

from collections.abc import Iterator
from typing import Any

from game.classroom.bank import OWNER_NAMES
from game.classroom.forms import LENGTH, form
from game.classroom.gain import LEAST, SMALL, Gain, Missed, Summary
from game.i18n import N_, Language
from game.presenters.page import Line, Page, Part, Section, Table, Tone
from sim.lab.student import Interval


def page(speak: Language, found: Summary) -> Page:
    """Return the page."""
    t = speak.text
    subtitle = t(N_("Situations whose owner was named right, of {most}; gains with 95 % intervals."), most=LENGTH)
    sections = [Section(t(N_("What was learned")), (_table(speak, found), *_sentences(speak, found)))]
    if found.compared:
        lines = tuple(Line(_difference(speak, found.baseline, *pair), mark="•") for pair in found.compared)
        sections.append(Section(t(N_("Groups compared")), lines))
    if found.missed:
        lines = tuple(Line(_missed(speak, missed), mark="•") for missed in found.missed)
        sections.append(Section(t(N_("Missed most")), lines))
    sections.append(Section(t(N_("What this can say")), tuple(_limits(speak, found))))
    return Page(t(N_("Whose call is it? Before and after")), subtitle, tuple(sections))


def document(found: Summary) -> dict[str, Any]:
    """Return the same for machines; figures of groups only."""
    return {
        "sheets": found.sheets,
        "repeated": found.again,
        "questions": LENGTH,
        "least_told": LEAST,
        "groups": [_group(gain) for gain in found.groups],
        "small_groups_together": found.merged,
        "untold_sheets": found.untold,
        "total": _group(found.total) if found.total is not None else None,
        "baseline": found.baseline or None,
        "compared": [{"group": name, **_figures(its)} for name, its in found.compared],
        "missed": [
            {
                "form": missed.form,
                "question": missed.number,
                "situation": form(missed.form).situations[missed.number - 1].id,
                "right": missed.right,
                "n": missed.n,
                "taken_for": missed.taken_for,
            }
            for missed in found.missed
        ],
    }


# -------------------------------------------------------------------------------------------------------------- parts


def _group(gain: Gain) -> dict[str, Any]:
    return {
        "group": gain.name,
        "before": _figures(gain.before),
        "after": _figures(gain.after),
        "gain": _figures(gain.gain),
        "paired": gain.paired if gain.gain is not None else None,
        "unmatched_sheets": gain.unmatched,
        "form_a_first": gain.a_first,
        "near_top": gain.near_top,
    }


def _figures(its: Interval | None) -> dict[str, Any]:
    if its is None:
        return {"mean": None, "low": None, "high": None, "n": None}
    return {"mean": its.mean, "low": its.low, "high": its.high, "n": its.n}


def _table(speak: Language, found: Summary) -> Table:
    t = speak.text
    listed = [*found.groups, *([found.total] if found.total is not None else [])]
    headings = ("", t(N_("before")), t(N_("after")), t(N_("gain")), t(N_("interval")), "n")
    rows = tuple(_row(speak, gain) for gain in listed)
    return Table(headings, "<>>>>>", rows, tuple(_tone(gain) for gain in listed))


def _tone(gain: Gain) -> Tone:
    if gain.gain is None:
        return "quiet"
    return "good" if gain.gain.clear and gain.gain.mean > 0 else ""


def _row(speak: Language, gain: Gain) -> tuple[str, ...]:
    its = gain.gain
    between = "–"
    if its is not None and its.low is not None and its.high is not None:
        between = speak.text(N_("{low} to {high}"), low=speak.signed(its.low, 1), high=speak.signed(its.high, 1))
    return (
        _name(speak, gain.name),
        speak.number(gain.before.mean, 1) if gain.before else "–",
        speak.number(gain.after.mean, 1) if gain.after else "–",
        speak.signed(its.mean, 1) if its else "–",
        between,
        speak.number(its.n) if its else "–",
    )


def _name(speak: Language, name: str) -> str:
    if name == SMALL:
        return speak.text(N_("small groups together"))
    return name or speak.text(N_("all together"))


def _sentences(speak: Language, found: Summary) -> Iterator[Part]:
    yield Line("")
    for gain in found.groups:
        yield Line(f"{_name(speak, gain.name)}: {_sentence(speak, gain)}", mark="•")
    t = speak.text
    if found.merged and any(gain.name == SMALL for gain in found.groups):
        words = N_("Groups of fewer than {least} are told together only, so that nobody can be picked out.")
        yield Line(t(words, least=LEAST), "quiet")
    if found.untold:
        words = N_("{n} sheets of groups of fewer than {least} are in no figure, so that nobody can be picked out.")
        yield Line(t(words, n=found.untold, least=LEAST), "quiet")
    if found.again:
        yield Line(t(N_("{n} rows were the same sheet again and are left out."), n=found.again), "quiet")


def _sentence(speak: Language, gain: Gain) -> str:
    t, its = speak.text, gain.gain
    if its is None:
        return t(N_("no gain can be told; it takes {least} sheets before and {least} after."), least=LEAST)
    if not its.clear:
        words = N_("no clear gain; the interval holds zero.")
    elif its.mean > 0:
        words = N_("a clear gain.")
    else:
        words = N_("clearly fewer right than before.")
    how = (
        t(N_("The same persons, twice ({n} of them)."), n=its.n)
        if gain.paired
        else t(N_("Two sets of sheets that no codes link; the interval is wider for it."))
    )
    return f"{t(words)} {how}"


def _difference(speak: Language, baseline: str, name: str, its: Interval) -> str:
    assert its.low is not None and its.high is not None
    values = {
        "name": name,
        "other": baseline,
        "gain": speak.signed(its.mean, 1),
        "low": speak.signed(its.low, 1),
        "high": speak.signed(its.high, 1),
    }
    if its.clear and its.mean > 0:
        return speak.text(N_("{name} gained more than {other}: {gain} ({low} to {high})."), **values)
    if its.clear:
        return speak.text(N_("{name} gained less than {other}: {gain} ({low} to {high})."), **values)
    words = N_("Between {name} and {other} there is no clear difference: {gain} ({low} to {high}).")
    return speak.text(words, **values)


def _missed(speak: Language, missed: Missed) -> str:
    t, one = speak.text, form(missed.form).situations[missed.number - 1]
    values = {"form": missed.form, "number": missed.number, "right": missed.right, "n": missed.n}
    first = t(N_("{form}, question {number}: {right} of {n} right."), **values)
    whose = t(N_("It is for: {owner}."), owner=one.whose(speak))
    if missed.taken_for is None:
        return f"{first} {whose}"
    return f"{first} {whose} " + t(N_("Most often taken for: {owner}."), owner=t(OWNER_NAMES[missed.taken_for]))


def _limits(speak: Language, found: Summary) -> Iterator[Line]:
    t = speak.text
    if any(gain.one_order for gain in found.groups):
        words = N_(
            "In at least one group all had the same form first: a difference between the forms would look like"
            " learning. Next time let half begin with A and half with B."
        )
        yield Line(t(words), "watch", "!")
    if any(gain.near_top for gain in found.groups):
        yield Line(t(N_("At least one group knew most of it beforehand, so it had little room to gain.")), "watch", "!")
    unmatched = sum(gain.unmatched for gain in found.groups)
    if unmatched:
        yield Line(t(N_("{n} sheets have no second one with the same code and are in no gain."), n=unmatched), "", "•")
    yield Line(
        t(N_("People of one team learn together; taking them as independent makes the interval a little narrow.")),
        "",
        "•",
    )
    yield Line(t(N_("It measures whether roles are told apart on paper, not what people do at work.")), "", "•")
    words = N_(
        "Without a group that did not play, or played without changing hats, nobody can say what the gain came from."
    )
    yield Line(t(words), "", "•")
