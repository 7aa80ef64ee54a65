"""The staff: who does what, how loaded, content and tired they are, and everything that can be done for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from game.i18n import N_
from game.presenters.words import word
from game.ui.naming import up
from game.ui.offers import form_button, offer_button, section_actions
from game.ui.person import draw_face, mood_of
from game.ui.screens.desk_head import NARROW
from game.ui.tables import fatigue_colour, load_colour, morale_colour
from game.ui.widgets.base import Action, Widget
from game.ui.widgets.controls import Tabs
from game.ui.widgets.layout import Column, Flow, Panel, Row, Scroll
from game.ui.widgets.picture import Painting
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Badge, Facts, Label, Meter
from sim.catalogue import decision

if TYPE_CHECKING:
    from game.ui.canvas import Box, Canvas
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.people.view import CandidateView, LeaveRequestView, PersonView

_TALK_WEEKS = 6
_SKILLS = 5
_SIGNS: Final = {
    "quiet_in_meetings": N_("Says little in meetings lately."),
    "long_lunches": N_("Takes long lunch breaks lately."),
    "takes_calls_outside": N_("Goes outside for telephone calls lately."),
    "tidy_desk": N_("The desk is strikingly tidy lately."),
    "asks_about_holidays": N_("Has asked how many days of leave are left."),
}
"""What one can notice of somebody who thinks of leaving."""


def badge(ui: Ui) -> int:
    """Return how many wishes for leave and applicants wait, and how many show a sign."""
    assert ui.driver is not None
    people = ui.driver.view().people
    return len(people.leave_requests) + len(people.candidates) + sum(bool(p.sign) for p in people.people)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the team at the left, one person at the right, or posts and candidates, or leave and the rota."""
    assert ui.driver is not None
    people = ui.driver.view().people
    tab = desk.chosen.get("people/tab", "team")
    posts = len(people.positions) + len(people.candidates)
    titles = [
        ("team", ui.t("Team ({n})", n=len(people.people))),
        ("posts", ui.t("Posts and candidates ({n})", n=posts) if posts else ui.t("Posts and candidates")),
        ("leave", ui.t("Leave and rota")),
    ]
    tabs = Tabs(titles, tab, lambda chosen: desk.pick(ui, **{"people/tab": chosen}), key="people/tabs")
    if tab == "posts":
        body: Widget = Scroll(_posts(ui), key="people/posts")
    elif tab == "leave":
        body = Scroll(_leave(ui), key="people/leave")
    else:
        person = people.person(desk.chosen.get("person", "")) or people.people[0]
        table = Panel(Scroll(_team(ui, desk, person), key="people/team"))
        body = Row(table, Panel(Scroll(_person(ui, person), key="people/one")), grow=(1.75, 1), gap=12)
    return Column(tabs, body, section_actions(ui, "people"), grow=(0, 1), gap=8)


def _team(ui: Ui, desk: DeskScreen, chosen: PersonView) -> Table:
    assert ui.driver is not None
    speak, wide = ui.speak, ui.size[0] >= NARROW
    columns = [
        TableColumn(ui.t("Who")),
        *([TableColumn(ui.t("Field"), grow=1)] if wide else []),
        TableColumn(ui.t("Load"), width=86),
        TableColumn(ui.t("Morale"), width=84),
        TableColumn(ui.t("Fatigue"), width=84),
        TableColumn(ui.t("Note"), grow=0.8),
    ]
    rows = []
    for p in ui.driver.view().people.people:
        load = min(1.0, p.utilisation)
        note, tone = _note(ui, p)
        cells = (
            Cell(p.name, bold=p.leads),
            *([Cell(word(speak, "field", p.main), colour="quiet")] if wide else []),
            Cell(speak.share(p.utilisation), share=load, colour=load_colour(load), sort=p.utilisation),
            Cell(speak.share(p.morale), share=p.morale, colour=morale_colour(p.morale), sort=p.morale),
            Cell(speak.share(p.fatigue), share=p.fatigue, colour=fatigue_colour(p.fatigue), sort=p.fatigue),
            Cell(note, colour=tone),
        )
        rows.append(TableRow(p.id, cells, _picks(ui, desk, p.id), f"person/{p.id}"))
    return Table(columns, rows, key="team", chosen=chosen.id)


def _picks(ui: Ui, desk: DeskScreen, person: str) -> Action:
    return lambda: desk.pick(ui, person=person)


def _note(ui: Ui, person: PersonView) -> tuple[str, str]:
    """Return the one thing to know of somebody now, and its colour."""
    if person.last_week:
        return ui.t("leaves in {week}", week=ui.speak.week(person.last_week)), "bad"
    if person.sign:
        return ui.t("something is different"), "watch"
    if person.absent:
        return ui.t("away"), "quiet"
    if person.overtime_h:
        return ui.t("overtime"), "watch"
    if person.newcomer > 0:
        return ui.t("new here"), "quiet"
    if person.led_directly and person.talk_weeks >= _TALK_WEEKS:
        return ui.speak.plural("no talk for {n} week", "no talk for {n} weeks", int(person.talk_weeks)), "quiet"
    return (ui.t("contractor"), "quiet") if person.contractor else ("", "quiet")


def face(person: PersonView, side: float) -> Widget:
    """Return the drawn face of a person."""

    def paint(_: Ui, canvas: Canvas, box: Box) -> None:
        draw_face(canvas, box, person.id, mood_of(person))

    return Painting(paint, width=side, height=side)


def _person(ui: Ui, person: PersonView) -> Widget:
    assert ui.names is not None
    speak, prose = ui.speak, ui.names.prose
    role = prose(f"people.{person.id}.role") or word(speak, "field", person.main)
    note, tone = _note(ui, person)
    words: list[Widget] = [
        Label(person.name, size=16, weight="bold"),
        Label(f"{role} · {word(speak, 'grade', person.grade)}", colour="quiet"),
    ]
    if note:
        words.append(Flow(Badge(note, tone if tone != "quiet" else "line")))
    parts: list[Widget] = [Row(face(person, 72), Column(*words, gap=3), grow=(0, 1), gap=12)]
    if person.sign:
        sign = ui.t(_SIGNS.get(person.sign, N_("Something is different lately.")))
        parts.append(Label(sign, colour="watch", why=f"person/{person.id}/sign-shown"))
    line = prose(f"people.{person.id}.line")
    if line:
        parts.append(Label(ui.t("“{text}”", text=line), colour="quiet"))
    parts += [_meters(ui, person), Facts(_facts(ui, person)), _own_actions(ui, person)]
    return Column(*parts, gap=10)


def _meters(ui: Ui, person: PersonView) -> Widget:
    speak, why = ui.speak, f"person/{person.id}"
    load = min(1.0, person.utilisation)
    skills = [
        Meter(level / 5, "both", label=up(word(speak, "field", field)), words=speak.number(level, 1))
        for field, level in person.skills[:_SKILLS]
    ]
    return Column(
        Meter(load, load_colour(load), label=ui.t("Load"), words=speak.share(person.utilisation), why=why),
        Meter(
            person.morale, morale_colour(person.morale), label=ui.t("Morale"), words=speak.share(person.morale), why=why
        ),
        Meter(
            person.fatigue,
            fatigue_colour(person.fatigue),
            label=ui.t("Fatigue"),
            words=speak.share(person.fatigue),
            why=why,
        ),
        Label(ui.t("Skills, 0 to 5"), size=12, weight="semibold", colour="quiet"),
        *skills,
        gap=3,
    )


def _facts(ui: Ui, person: PersonView) -> list[tuple[str, str]]:
    assert ui.names is not None
    speak, names = ui.speak, ui.names
    duties = ", ".join(f"{word(speak, 'duty', duty)} {speak.share(share)}" for duty, share in person.duties if share)
    facts = [
        (ui.t("Duties"), duties or "–"),
        (ui.t("Hours a week"), speak.hours(person.contract_h)),
        (ui.t("On call"), ui.t("yes") if person.on_call else ui.t("no")),
        (ui.t("Last talk"), _ago(ui, person.talk_weeks)),
        (ui.t("Last review"), _ago(ui, person.review_weeks)),
    ]
    if person.pay_cents and not ui.projector:
        facts.append((ui.t("Pay a year"), speak.money(person.pay_cents, names.scenario.currency)))
    if person.course_week:
        facts.append((ui.t("Course"), speak.week(person.course_week)))
    for field, title in (("want", ui.t("Wants")), ("worry", ui.t("Worries about")), ("proud", ui.t("Proud of"))):
        text = names.prose(f"people.{person.id}.{field}")
        if text:
            facts.append((title, text))
    return facts


def _ago(ui: Ui, weeks: float) -> str:
    if weeks < 1:
        return ui.t("this week")
    return ui.speak.plural("{n} week ago", "{n} weeks ago", int(weeks))


def _own_actions(ui: Ui, person: PersonView) -> Widget:
    who: dict[str, Any] = {"person": person.id}
    names = ["send_on_training", "set_duty_shares", "review_performance", "change_pay", "promote", "authorise_overtime"]
    buttons: list[Widget] = [offer_button(ui, decision("hold_one_to_one", who), style=ui.accent, size=12)]
    duties = dict(person.duties)
    for name in names:
        given = dict(who)
        if name == "set_duty_shares":
            given |= {duty: duties.get(duty, 0.0) for duty in ("desk", "operations", "projects")}
        if name == "send_on_training":
            given |= {"field": person.main}
        buttons.append(form_button(ui, name, size=12, **given))
    buttons.append(form_button(ui, "pair_mentor", mentee=person.id, size=12))
    buttons.append(form_button(ui, "let_go", size=12, **who))
    return Flow(*buttons, gap=6)


# ------------------------------------------------------------------------------------------------- posts and leave


def _posts(ui: Ui) -> Widget:
    assert ui.driver is not None
    people, speak = ui.driver.view().people, ui.speak
    posts: list[Widget] = []
    for post in people.positions:
        text = f"{up(word(speak, 'field', post.field))}, {word(speak, 'grade', post.grade)}"
        open_for = speak.plural("open for {n} week", "open for {n} weeks", int(post.weeks_open))
        came = speak.plural("{n} candidate", "{n} candidates", post.candidates)
        words = Column(Label(text), Label(f"{open_for} · {came}", size=11, colour="quiet"), gap=0)
        back = offer_button(ui, decision("withdraw_position", {"position": post.id}), size=12)
        posts.append(Row(words, back, grow=(1,), align="middle"))
    if not posts:
        posts.append(Label(ui.t("No post is open."), colour="quiet"))
    posts.append(Flow(form_button(ui, "open_position"), form_button(ui, "hire_contractor")))
    candidates = [_candidate(ui, candidate) for candidate in people.candidates]
    arrivals = [
        Label(
            ui.t(
                "{name} ({field}) starts {when}.",
                name=a.name,
                field=word(speak, "field", a.field),
                when=speak.moment(a.starts_s),
            )
        )
        for a in people.arrivals
    ]
    return Column(
        Panel(Column(*posts, gap=8), title=ui.t("Open posts")),
        Panel(
            Column(*(candidates or [Label(ui.t("Nobody has applied."), colour="quiet")]), gap=8),
            title=ui.t("Candidates"),
        ),
        *([Panel(Column(*arrivals), title=ui.t("Starting soon"))] if arrivals else []),
    )


def _candidate(ui: Ui, c: CandidateView) -> Widget:
    assert ui.names is not None
    speak = ui.speak
    text = f"{c.name} · {word(speak, 'field', c.field)}, {word(speak, 'grade', c.grade)}"
    known = ui.t(
        "skill about {level} (± {spread}), {n} interviews, expects {pay}, until {when}",
        level=speak.number(c.shown_level, 1),
        spread=speak.number(c.shown_sd, 1),
        n=c.interviews,
        pay=speak.money(c.expects_cents, ui.names.scenario.currency),
        when=speak.moment(c.until_s),
    )
    words = Column(Label(text), Label(known, size=11, colour="quiet"), gap=0)
    interview = offer_button(ui, decision("interview_candidate", {"candidate": c.id}), size=12)
    hire = offer_button(ui, decision("hire", {"candidate": c.id}), size=12, style=ui.accent)
    pay = form_button(ui, "hire", words=ui.t("Other pay"), candidate=c.id, size=12, style="quiet")
    return Row(words, Flow(interview, hire, pay, gap=6), grow=(1,), align="middle")


def _leave(ui: Ui) -> Widget:
    assert ui.driver is not None and ui.names is not None
    people, names, speak = ui.driver.view().people, ui.names, ui.speak
    wishes: list[Widget] = [_wish(ui, request) for request in people.leave_requests]
    on_call = speak.listing([names.of("people", who) for who in people.rota]) or ui.t("Nobody is on call.")
    allowance = ui.t("Allowance: {what}", what=word(speak, "allowance", people.allowance))
    rota = Row(
        Column(Label(on_call), Label(allowance, size=12, colour="quiet"), gap=2),
        form_button(ui, "set_on_call_rota", people=list(people.rota), allowance=people.allowance, size=12),
        grow=(1,),
        align="middle",
    )
    nobody = Label(ui.t("Nobody waits for an answer."), colour="quiet")
    return Column(
        Panel(Column(*(wishes or [nobody]), gap=8), title=ui.t("Wishes for leave")),
        Panel(_away(ui), title=ui.t("Away now or soon")),
        Panel(rota, title=ui.t("On call at nights and weekends")),
    )


def _away(ui: Ui) -> Table:
    assert ui.driver is not None and ui.names is not None
    names, speak = ui.names, ui.speak
    rows = []
    for a in ui.driver.view().people.absences:
        cells = (
            Cell(names.of("people", a.person)),
            Cell(word(speak, "reason", a.reason)),
            Cell(speak.moment(a.from_s), sort=a.from_s),
            Cell(speak.moment(a.to_s) if a.to_s > 0 else "–", sort=a.to_s),
        )
        rows.append(TableRow(f"{a.person}/{a.from_s}", cells, why=f"person/{a.person}"))
    columns = [
        TableColumn(ui.t("Who"), grow=1),
        TableColumn(ui.t("Reason"), grow=1),
        TableColumn(ui.t("From"), "right"),
        TableColumn(ui.t("Until"), "right"),
    ]
    return Table(columns, rows, key="away", most=12, empty=ui.t("Everybody is here."))


def _wish(ui: Ui, request: LeaveRequestView) -> Widget:
    assert ui.names is not None
    speak = ui.speak
    when = ui.t("{first} to {last}", first=speak.moment(request.from_s), last=speak.moment(request.to_s))
    words = Column(
        Label(ui.names.of("people", request.person)),
        Label(ui.t("{when}, answer by {by}", when=when, by=speak.moment(request.answer_by_s)), size=11, colour="quiet"),
        gap=0,
    )
    answers = [
        offer_button(ui, decision("answer_leave_request", {"request": request.id, "answer": answer}), size=12)
        for answer in ("approve", "move", "decline")
    ]
    return Row(words, Flow(*answers, gap=6), grow=(1,), align="middle")
