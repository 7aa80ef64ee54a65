"""Dialogs for what stops a week: an urgent incident, a break-in, a blocker, a card."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Final

from game.i18n import N_
from game.presenters import decisions
from game.presenters.words import word
from game.ui.naming import up
from game.ui.offers import form_button, price, quoted, refused, submit
from game.ui.screen import Screen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow, Row, Scroll
from game.ui.widgets.words import Label
from sim.catalogue import decision

if TYPE_CHECKING:
    from game.ui.screens.week import WeekScreen
    from game.ui.window import Ui
    from sim.session import Decision, Stop, View

KINDS: Final = {
    "major_incident": N_("Major incident"),
    "security_incident": N_("Break-in"),
    "blocker": N_("The project stands still"),
    "dilemma": N_("Whose call?"),
}


def dialog_for(ui: Ui, week: WeekScreen) -> StopDialog:
    """Return the dialog for what the week stands still for now."""
    from game.ui.screens.dilemma import DilemmaDialog
    from game.ui.screens.incident import MajorDialog

    assert ui.driver is not None and ui.driver.stop is not None
    stop = ui.driver.stop
    if stop.kind == "major_incident":
        return MajorDialog(stop, week)
    if stop.kind == "dilemma":
        return DilemmaDialog(stop, week)
    return BlockerDialog(stop, week) if stop.kind == "blocker" else BreakInDialog(stop, week)


class StopDialog(Screen):
    """What has to be decided now. It cannot be closed; letting it run is always possible.

    Attributes:
        stop: Why the week stands still.
        week: The screen below.
    """

    dialog: ClassVar[bool] = True
    width = 700
    closable = False
    topic = "stops"
    border = "bad"

    def __init__(self, stop: Stop, week: WeekScreen) -> None:
        """Take the stop and the screen that it stops."""
        self.stop, self.week = stop, week

    def enter(self, ui: Ui) -> None:
        """Wear the hat that is asked."""
        assert ui.driver is not None
        self.accent = "it" if ui.driver.seat == "it" else "pm"

    def build(self, ui: Ui) -> Widget:
        """Return head, body, and the ways on."""
        assert ui.driver is not None
        if ui.driver.stage != "stop":
            return Column()
        body = Column(*self.head(ui), *self.body(ui), gap=10)
        return Column(Scroll(body, key=f"stop/{self.stop.subject}"), self.foot(ui), pad=22, gap=14, grow=(1,))

    def head(self, ui: Ui) -> list[Widget]:
        """Return kind and moment, and whose call it is."""
        assert ui.driver is not None
        kind = ui.t(KINDS.get(self.stop.kind, self.stop.kind))
        moment = ui.speak.moment(ui.driver.clock)
        return [Label(f"{kind} · {moment}", size=12, weight="semibold", colour=self.border or self.accent)]

    @abstractmethod
    def body(self, ui: Ui) -> list[Widget]:
        """Return what it is about and what can be decided."""

    def foot(self, ui: Ui) -> Widget:
        """Return the ways on: let it run."""
        return Row(Label(""), self.let_run(ui), grow=(1,), align="middle")

    def let_run(self, ui: Ui) -> Button:
        """Return the button that goes on without acting."""
        return self.choice(ui, decision("let_it_run", {"subject": self.stop.subject}), ui.t("Let it run"), shortcut="L")

    def choice(self, ui: Ui, made: Decision, words: str, *, style: str = "plain", shortcut: str = "") -> Button:
        """Return a button that decides and goes on."""
        quote = quoted(ui, made)
        return Button(
            words,
            lambda: self.decide(ui, made),
            price=price(ui, quote),
            refusal=refused(ui, quote),
            style=style,
            shortcut=shortcut,
            key=f"stop/{made.name()}/{'/'.join(str(value) for value in made.arguments().values())}",
            tip=decisions.line(ui.speak, made.name()),
            other=made.name(),
        )

    def decide(self, ui: Ui, made: Decision) -> None:
        """Decide, and let the week go on."""
        if submit(ui, made):
            self.done(ui)

    def done(self, ui: Ui) -> None:
        """Let the week go on."""
        self.week.stopped(ui)

    def view(self, ui: Ui) -> View:
        """Return what the hat sees that is asked."""
        assert ui.driver is not None
        return ui.driver.view()

    def event(self, ui: Ui, kind: str, **fields: Any) -> Any:
        """Return the last event of a type with these fields, or None."""
        from game.ui.office.happenings import kind_of

        assert ui.driver is not None
        events = ui.driver.events()
        for event in reversed(events[-3_000:]):
            if kind_of(event) == kind and all(getattr(event, name) == value for name, value in fields.items()):
                return event
        return None


class BlockerDialog(StopDialog):
    """Nothing moves a critical task: who does it, whom to ask, whom to tell."""

    border = "pm"

    def body(self, ui: Ui) -> list[Widget]:
        """Return what stands still, what it costs, and the ways out."""
        assert ui.names is not None
        names, view = ui.names, self.view(ui)
        project = view.projects.project(self.stop.subject)
        told = self.event(ui, "project_blocked", project=self.stop.subject)
        from game.presenters.events import sentence

        words = sentence(names, told) if told is not None else names.of("projects", self.stop.subject)
        lines: list[Widget] = [Label(words, size=19, weight="bold", why=told.id if told is not None else "")]
        task = next((t for t in project.tasks if told is not None and t.id == told.task), None) if project else None
        waits = told is not None and told.reason == "waiting"
        if waits:
            text = ui.t(
                "What it waits for, a delivery perhaps, has not come. More people do not help; it goes on by itself."
            )
            lines.append(Label(text, colour="quiet"))
        elif task is not None and project is not None:
            able = [names.of("people", person) for person in task.able]
            field = word(ui.speak, "field", task.field)
            needs = ui.t("It needs {field} at level {level}.", field=up(field), level=ui.speak.number(task.level))
            who = ui.t("On the team it could be done by {people}.", people=ui.speak.listing(able))
            nobody = ui.t("Nobody on the team can do it.")
            lines.append(Label(f"{needs} {who if able else nobody}", colour="quiet"))
        lines.append(
            Label(ui.t("Every day it stands moves the date by a day: it is on the critical path."), colour="quiet")
        )
        lines += self._ways(ui, task.id if task is not None else "")
        return lines

    def _ways(self, ui: Ui, task: str) -> list[Widget]:
        view, project = self.view(ui), self.stop.subject
        need = next((n for n in view.hats.needs if n.kind == "blocker" and n.subject.startswith(f"{project}/")), None)
        from game.ui.labels import short

        answers: list[Widget] = []
        for answer in need.answers if need is not None else ():
            words = short(ui, answer.decision)
            answers.append(self.choice(ui, answer.decision, words, style="main" if not answers else "plain"))
        preset: dict[str, Any] = {"project": project}
        others = [
            form_button(ui, "assign_task", **preset, task=task),
            form_button(ui, "request_staff", **preset),
            form_button(ui, "crash_task", **preset, task=task),
            form_button(ui, "escalate", **preset),
        ]
        ways: list[Widget] = []
        if answers:
            ways += [Label(ui.t("Your call, as project manager"), weight="semibold"), Flow(*answers)]
        other = ui.t("Other ways") if answers else ui.t("Your call, as project manager")
        return [*ways, Label(other, size=12, colour="quiet"), Flow(*others)]

    def foot(self, ui: Ui) -> Widget:
        """Return the ways on, after deciding something here too."""
        on = Button(ui.t("Go on"), lambda: self.done(ui), style="main", key="stop/on", shortcut="Space")
        return Row(Label(""), self.let_run(ui), on, grow=(1,), align="middle")


class BreakInDialog(StopDialog):
    """Somebody has broken in: what is known, what the response does, and what helps it."""

    def body(self, ui: Ui) -> list[Widget]:
        """Return what was found, the phases, and what can be decided."""
        assert ui.names is not None and ui.driver is not None
        names, view = ui.names, self.view(ui)
        found = next((i for i in view.security.incidents if i.id == self.stop.subject), None)
        asset = names.of("assets", found.asset) if found is not None else ""
        title = ui.t("Somebody has broken into {asset}.", asset=asset)
        if found is not None and found.ransomware:
            title = ui.t("Ransomware on {asset}: files are being encrypted.", asset=asset)
        lines: list[Widget] = [Label(title, size=19, weight="bold", why=f"{self.stop.subject}/found")]
        if found is not None:
            loss = ui.speak.money(found.loss_cents, ui.driver.scenario.currency)
            lines.append(Label(ui.t("What it has cost so far: about {money}.", money=loss), colour="quiet"))
        phases = ui.t("The response has begun: contain, eradicate, recover, and notify those concerned in time.")
        lines.append(Label(phases))
        lines.append(Label(ui.t("Your call, as IT manager: what makes room for it?"), weight="semibold"))
        people = [person.id for person in view.people.people if not person.absent]
        people.sort(key=lambda p: -dict(next(x for x in view.people.people if x.id == p).skills).get("security", 0.0))
        best = people[0] if people else ""
        ways = [
            form_button(ui, "authorise_overtime", person=best),
            form_button(ui, "set_interrupt_rule"),
            form_button(ui, "set_change_freeze"),
            form_button(ui, "report_to_executives"),
            form_button(ui, "meet_department"),
        ]
        return [*lines, Flow(*ways)]

    def foot(self, ui: Ui) -> Widget:
        """Return the ways on."""
        on = Button(ui.t("Go on"), lambda: self.done(ui), style="main", key="stop/on", shortcut="Space")
        return Row(Label(""), self.let_run(ui), on, grow=(1,), align="middle")
