"""What somebody or something in the office does, and why: a small dialog behind every click."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from game.presenters.words import word
from game.ui.office.deeds import wording
from game.ui.office.happenings import latest
from game.ui.person import Mood, draw_face
from game.ui.screen import Screen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Row, Sized
from game.ui.widgets.words import Facts, Label, Meter

if TYPE_CHECKING:
    from game.ui.canvas import Canvas
    from game.ui.office.floor import Thing
    from game.ui.office.run import Run
    from game.ui.window import Ui
    from sim.people.view import PersonView
    from sim.services.desk.view import TicketView
    from sim.session import View

Pair = tuple[str, str] | tuple[str, str, str]


class Face(Widget):
    """A face of a size."""

    def __init__(self, person: str, mood: Mood = "fine", side: float = 64) -> None:
        """Take a person, a mood and a side."""
        super().__init__()
        self.person, self.mood, self.side = person, mood, side

    def natural(self, ui: Ui) -> float:
        """Return its side."""
        return self.side

    def measure(self, ui: Ui, width: float) -> float:
        """Return its side."""
        return self.side

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw it."""
        draw_face(canvas, self.box, self.person, self.mood)


class About(Screen):
    """What a thing of the office is, does and why."""

    dialog: ClassVar[bool] = True
    width = 440
    topic = "week"

    def __init__(self, run: Run, thing: Thing) -> None:
        """Take what was clicked."""
        self.run, self.thing = run, thing

    def enter(self, ui: Ui) -> None:
        """Wear the hat of the screen below."""
        self.accent = ui.screens[-2].accent if len(ui.screens) > 1 else "both"

    def build(self, ui: Ui) -> Widget:
        """Return face, facts and the way to why."""
        parts = summary(ui, self.run, self.thing)
        head: Widget = Column(
            Label(parts[0], size=17, weight="semibold"),
            *(Label(line, colour="quiet") for line in parts[1:]),
            gap=4,
        )
        worker = self.run.scene.worker(self.thing.id) if self.thing.kind == "person" else None
        if worker is not None:
            head = Row(Sized(Face(worker.id, worker.mood, 72), width=80), head, grow=(0, 1), align="middle")
        facts, meters = self._details(ui)
        body: list[Widget] = [head]
        body += meters
        if facts:
            body.append(Facts(facts))
        subject = self._subject(ui)
        buttons: list[Widget] = []
        if subject:
            buttons.append(
                Button(ui.t("Why?"), lambda: ui.explain(subject), icon="circle-help", key="about/why", why=subject)
            )
        buttons.append(Button(ui.t("Close"), ui.pop, shortcut="Esc", key="about/close"))
        body.append(Row(Label(""), *buttons, grow=(1,)))
        return Column(*body, gap=12, pad=20)

    def _subject(self, ui: Ui) -> str:
        """Return the id of the event that explains it best: the work itself, else the last that speaks of it."""
        events = self.run.driver.events()
        worker = self.run.scene.worker(self.thing.id) if self.thing.kind == "person" else None
        asked = [self.thing.id.partition("/")[2] if self.thing.kind == "task" else self.thing.id]
        if worker is not None and worker.deed is not None:
            deed = worker.deed
            asked = [deed.item, deed.task or deed.item, *asked]
        for thing in asked:
            found = latest(events, thing) if thing else ""
            if found:
                return found
        return ""

    def _details(self, ui: Ui) -> tuple[list[Pair], list[Widget]]:
        kind, thing = self.thing.kind, self.thing.id
        view = sight(self.run)
        if kind == "person":
            person = view.people.person(thing)
            return (_person_facts(ui, self.run, person), _person_meters(ui, person)) if person is not None else ([], [])
        if kind == "ticket":
            ticket = next((t for t in view.desk.tickets if t.id == thing), None)
            return (_ticket_facts(ui, self.run, ticket), []) if ticket is not None else ([], [])
        if kind == "asset":
            return _asset_facts(ui, self.run, thing), []
        if kind == "party":
            return _party_facts(ui, self.run, thing), []
        return [], []


def sight(run: Run) -> View:
    """Return what may be told of the house: where two people share a screen, what both may know."""
    return run.driver.view("pm") if run.driver.hot else run.driver.view()


# ----------------------------------------------------------------------------------------------------------- in brief


def summary(ui: Ui, run: Run, thing: Thing) -> list[str]:
    """Return in one to three lines what something is and does; the first is its name."""
    found = {
        "person": _person,
        "ticket": _ticket,
        "tray": _tray,
        "task": _task,
        "project": _project,
        "asset": _asset,
        "party": _party,
    }[thing.kind](ui, run, thing.id)
    return [line for line in found if line]


def _person(ui: Ui, run: Run, person: str) -> list[str]:
    worker = run.scene.worker(person)
    if worker is None:
        return [person]
    if worker.away:
        return [worker.name, ui.t("away: {reason}", reason=word(ui.speak, "reason", worker.away))]
    if not worker.here:
        if worker.pausing:
            return [worker.name, ui.t("at lunch")]
        return [worker.name, ui.t("on call at home") if worker.on_call else ui.t("off work now")]
    if worker.deed is None:
        return [worker.name, ui.t("has nothing to do at this moment")]
    deed = worker.deed
    what = f"{deed.label} {deed.words}".strip()
    lines = [worker.name, what]
    if deed.project:
        lines.append(ui.t("for the project {project}", project=run.names.of("projects", deed.project)))
    return lines


def _ticket(ui: Ui, run: Run, ticket: str) -> list[str]:
    found = next((t for t in sight(run).desk.tickets if t.id == ticket), None)
    if found is None:
        return [ui.t("A ticket that is solved by now")]
    words = wording(run.names, found.kind, found.id, found.service)
    waits = {
        "desk": ui.t("waits for the service desk"),
        "group": ui.t("waits for somebody with the skill"),
        "user": ui.t("waits for an answer of the user"),
        "vendor": ui.t("waits for the vendor"),
        "": ui.t("is being worked on"),
    }
    return [f"P{found.priority} {words}", waits.get(found.waits_for, "")]


def _tray(ui: Ui, run: Run, tray: str) -> list[str]:
    found = next(t for t in run.scene.trays if t.id == tray)
    what = {
        "desk": ui.t("New tickets and questions that wait for the service desk."),
        "operations": ui.t("Everything that waits for somebody with the skill for it."),
        "parked": ui.t("Nobody can go on until a user answers or a vendor delivers."),
    }
    return [ui.speak.plural("{n} waits", "{n} wait", found.waiting), what[tray]]


def _task(ui: Ui, run: Run, path: str) -> list[str]:
    project, _, task = path.partition("/")
    room = next((p for p in run.scene.projects if p.id == project), None)
    bar = next((t for t in room.tasks if t.id == task), None) if room is not None else None
    if bar is None:
        return [run.names.task(task) or task]
    people = [worker.short for worker in run.scene.workers if worker.id in bar.people]
    who = ui.t("with {people}", people=ui.speak.listing(people)) if people else ui.t("nobody is on it")
    state = {"bad": ui.t("blocked"), "watch": ui.t("takes longer than was believed")}.get(bar.tone, "")
    return [bar.words, ui.t("{share} done, {who}", share=ui.speak.share(bar.share), who=who), state]


def _project(ui: Ui, run: Run, project: str) -> list[str]:
    room = next((p for p in run.scene.projects if p.id == project), None)
    return [run.names.of("projects", project), word(ui.speak, "status", room.status) if room is not None else ""]


def _asset(ui: Ui, run: Run, asset: str) -> list[str]:
    lamp = next((item for item in run.scene.lamps if item.id == asset), None)
    if lamp is None:
        return [asset]
    state = ui.t("maintenance") if lamp.state == "planned" else word(ui.speak, "mode", lamp.state)
    return [lamp.name, state]


def _party(ui: Ui, run: Run, party: str) -> list[str]:
    found = next(p for p in run.scene.parties if p.id == party)
    trouble = f"{found.trouble}: {word(ui.speak, 'mode', found.state)}" if found.trouble else ""
    return [found.name, trouble]


# ---------------------------------------------------------------------------------------------------------- in detail


def _person_facts(ui: Ui, run: Run, person: PersonView) -> list[Pair]:
    worker = run.scene.worker(person.id)
    pairs: list[Pair] = []
    if worker is not None and worker.deed is not None and worker.here:
        deed = worker.deed
        if deed.since_s >= 0:
            pairs.append((ui.t("on it since"), ui.speak.moment(deed.since_s)))
        if deed.expected_s >= 0:
            pairs.append((ui.t("expects to be done"), ui.speak.moment(deed.expected_s)))
    pairs.append((ui.t("field"), word(ui.speak, "field", person.main)))
    if person.overtime_h:
        pairs.append((ui.t("overtime"), ui.t("{hours} a week", hours=ui.speak.hours(person.overtime_h))))
    if person.sign:
        pairs.append((ui.t("lately"), word(ui.speak, "sign", person.sign)))
    for project in sight(run).projects.portfolio:
        for name, share, to_week in project.grants:
            if name == person.id:
                until = ui.t("{share} until {week}", share=ui.speak.share(share), week=ui.speak.week(to_week))
                pairs.append((run.names.of("projects", project.id), until))
    return pairs


def _person_meters(ui: Ui, person: PersonView) -> list[Widget]:
    load = "bad" if person.utilisation >= 0.95 else "watch" if person.utilisation >= 0.85 else "good"
    morale = "bad" if person.morale < 0.4 else "watch" if person.morale < 0.55 else "good"
    tired = "bad" if person.fatigue >= 0.6 else "watch" if person.fatigue >= 0.4 else "good"
    return [
        Column(
            Meter(person.utilisation, load, label=ui.t("load"), words=ui.speak.share(person.utilisation)),
            Meter(person.morale, morale, label=ui.t("morale"), words=ui.speak.share(person.morale)),
            Meter(person.fatigue, tired, label=ui.t("fatigue"), words=ui.speak.share(person.fatigue)),
            gap=4,
        )
    ]


def _ticket_facts(ui: Ui, run: Run, ticket: TicketView) -> list[Pair]:
    names = run.names
    pairs: list[Pair] = [(ui.t("service"), names.of("services", ticket.service))]
    if ticket.department:
        pairs.append((ui.t("asked by"), names.of("departments", ticket.department)))
    pairs.append((ui.t("came in"), ui.speak.moment(ticket.born_s)))
    due = ui.speak.moment(ticket.due_s)
    pairs.append((ui.t("due"), ui.t("{due}, missed", due=due) if ticket.breached else due))
    if ticket.people:
        pairs.append((ui.t("with"), ui.speak.listing([names.of("people", person) for person in ticket.people])))
    if ticket.handovers:
        pairs.append((ui.t("handed over"), ui.speak.plural("{n} time", "{n} times", ticket.handovers)))
    return pairs


def _asset_facts(ui: Ui, run: Run, asset: str) -> list[Pair]:
    found = next((a for a in sight(run).infrastructure.assets if a.id == asset), None)
    if found is None:
        return []
    services = [run.names.of("services", service) for service in found.services]
    return [
        (ui.t("carries"), ui.speak.listing(services) or "–"),
        (ui.t("load"), ui.speak.share(found.load_share)),
        (ui.t("age"), ui.t("{n} years", n=ui.speak.number(found.age_weeks / 52, 1))),
        (ui.t("failures so far"), ui.speak.number(found.failures)),
    ]


def _party_facts(ui: Ui, run: Run, party: str) -> list[Pair]:
    view = sight(run)
    if party == "executives":
        trust = ui.speak.number(view.relations.executive_trust)
        review = ui.speak.week(view.business.next_review_week)
        return [(ui.t("trust"), trust), (ui.t("next review"), review)]
    found = next((d for d in view.relations.departments if d.id == party), None)
    if found is None:
        return []
    head = run.names.prose(f"departments.{party}.head")
    pairs: list[Pair] = [(ui.t("speaks for it"), head)] if head else []
    return [
        *pairs,
        (ui.t("users"), ui.speak.number(found.users)),
        (ui.t("satisfaction"), ui.t("{n} of 100", n=ui.speak.number(found.satisfaction))),
        (ui.t("trust"), ui.t("{n} of 100", n=ui.speak.number(found.trust))),
    ]
