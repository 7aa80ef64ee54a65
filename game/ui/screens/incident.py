"""The dialog of an urgent incident: whose call it is, who is put on it, what that takes from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from game.i18n import N_
from game.presenters.words import word
from game.ui.canvas import Box, Canvas
from game.ui.naming import ticket_words, up
from game.ui.office.deeds import deed
from game.ui.person import Mood, draw_face, mood_of
from game.ui.screens.stops import StopDialog
from game.ui.widgets.act import Act
from game.ui.widgets.base import Action, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Flow, Grid, Row
from game.ui.widgets.words import Label
from sim.catalogue import decision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.ui.screens.week import WeekScreen
    from game.ui.window import Ui
    from sim.people.view import PersonView
    from sim.services.desk.view import TicketView
    from sim.session import Stop

_SHOWN: Final = 6
_BELOW: Final = 2.0
"""Levels that somebody may lack and still be of use."""
_LESSONS: Final = 2
"""Incidents before which the question is asked whose call it is."""
_CALLERS: Final = (("it", N_("IT manager")), ("pm", N_("Project manager")), ("executives", N_("Executives")))


class PersonChoice(Act):
    """Somebody who could be put on it: face, name, skill, and what they would leave."""

    def __init__(  # every line about somebody has a name
        self, person: str, mood: Mood, name: str, lines: tuple[str, str], *, chosen: bool, warn: bool, action: Action
    ) -> None:
        """Take who it is, two lines about them, whether they are chosen, and what a click does."""
        super().__init__(action, key=f"choose/{person}")
        self.person, self.mood, self.name, self.lines = person, mood, name, lines
        self.chosen, self.warn = chosen, warn

    def natural(self, ui: Ui) -> float:
        """Return a useful width."""
        return 210.0

    def _wrapped(self, ui: Ui, width: float) -> list[tuple[str, ...]]:
        return [ui.type.wrap(line, 11, max(60.0, width - 66)) for line in self.lines]

    def measure(self, ui: Ui, width: float) -> float:
        """Return room for name and lines."""
        rows = sum(len(part) for part in self._wrapped(ui, width))
        return max(58.0, 28 + rows * ui.type.line_height(11))

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw face, name, lines; a tick says that somebody is chosen."""
        t, box = canvas.theme, self.box
        edge = t.named(ui.accent) if self.chosen else t.line
        ground = t.mix("raised", ui.accent, 0.22) if self.chosen else t.raised
        canvas.panel(box, ground, border=edge, radius=9, width=2 if self.chosen else 1)
        draw_face(canvas, Box(box.x + 7, box.centre[1] - 22, 44, 44), self.person, self.mood)
        canvas.text(self.name, (box.x + 58, box.y + 6), weight="semibold", width=box.w - 84)
        y = box.y + 25
        for n, part in enumerate(self._wrapped(ui, box.w)):
            colour = t.watch if self.warn and n == 1 else t.quiet
            for line in part:
                canvas.text(line, (box.x + 58, y), size=11, colour=colour)
                y += ui.type.line_height(11)
        if self.chosen:
            canvas.icon("circle-check", (box.right - 15, box.y + 15), size=16, colour=t.named(ui.accent))

    def text(self) -> Iterator[str]:
        """Say name and lines."""
        yield f"<[{'x' if self.chosen else ' '}] {self.name}> {' · '.join(self.lines)}"


class MajorDialog(StopDialog):
    """An urgent incident: first whose call it is, then whom to put on it."""

    width = 720

    def __init__(self, stop: Stop, week: WeekScreen) -> None:
        """Nobody is chosen, and nothing was asked."""
        super().__init__(stop, week)
        self.chosen: list[str] = []
        self.named = ""
        self._asks: bool | None = None

    def enter(self, ui: Ui) -> None:
        """Choose the best one who is free beforehand."""
        super().enter(ui)
        ticket = self._ticket(ui)
        if ticket is not None and not self.chosen:
            able = self._able(ui, ticket)
            free = [person for person in able if not self._project(ui, person.id)]
            self.chosen = [person.id for person in (free or able)[:1]]

    def body(self, ui: Ui) -> list[Widget]:
        """Return what is down and what it costs, and the step that is due."""
        ticket = self._ticket(ui)
        if ticket is None:
            return [Label(ui.t("It is over already."), size=19, weight="bold")]
        lines = self._situation(ui, ticket)
        able = self._able(ui, ticket)
        borrowed = next((p for p in able[:3] if self._project(ui, p.id)), None)
        if self._asks is None:
            self._asks = borrowed is not None and self._lessons(ui) <= _LESSONS
        if self._asks and not self.named and borrowed is not None:
            return [*lines, *self._question(ui, borrowed)]
        if self._asks and self.named:
            lines.append(self._explained(ui))
        return [*lines, *self._people(ui, ticket, able)]

    # --------------------------------------------------------------------------------------------------- situation

    def _ticket(self, ui: Ui) -> TicketView | None:
        return next((t for t in self.view(ui).desk.tickets if t.id == self.stop.subject), None)

    def _situation(self, ui: Ui, ticket: TicketView) -> list[Widget]:
        assert ui.names is not None and ui.driver is not None
        view, currency = self.view(ui), ui.driver.scenario.currency
        service = next((s for s in view.infrastructure.services if s.id == ticket.service), None)
        name = ui.names.of("services", ticket.service)
        title = up(ticket_words(ui, ticket))
        if service is not None and service.state != "up":
            state = word(ui.speak, "mode", service.state)
            title = ui.t("{service}: {state}.", service=name, state=state)
            if service.lost_cents_per_h > 0:
                loss = ui.speak.money(service.lost_cents_per_h, currency)
                title = ui.t("{service}: {state}. It costs {money} an hour.", service=name, state=state, money=loss)
        parts = []
        if ticket.asset:
            parts.append(ui.t("The fault: {asset}.", asset=ui.names.of("assets", ticket.asset)))
        field = up(word(ui.speak, "field", ticket.field))
        parts.append(ui.t("It needs {field} at level {level}.", field=field, level=ui.speak.number(ticket.level)))
        if service is not None and service.users:
            users = ui.speak.number(sum(count for _, count in service.users))
            where = ui.speak.listing([ui.names.of("departments", d) for d, _ in service.users[:3]])
            parts.append(ui.t("{users} people work with it, first of all in {where}.", users=users, where=where))
        return [
            Label(title, size=20, weight="bold", why=ticket.id),
            Label(" ".join(parts), colour="quiet"),
        ]

    def _able(self, ui: Ui, ticket: TicketView) -> list[PersonView]:
        """Return who is here and could help, the best first."""
        people = [p for p in self.view(ui).people.people if not p.absent]
        skill = {p.id: dict(p.skills).get(ticket.field, 0.0) for p in people}
        known = {p.id: dict(p.familiarity).get(ticket.service, 0.0) for p in people}
        able = [p for p in people if skill[p.id] > ticket.level - _BELOW] or people
        return sorted(able, key=lambda p: (-skill[p.id] - known[p.id], p.ordinal))[:_SHOWN]

    def _project(self, ui: Ui, person: str) -> str:
        """Return the project that has somebody, or nothing."""
        for project in self.view(ui).projects.portfolio:
            if any(name == person for name, _, _ in project.grants):
                return project.id
        return ""

    # ---------------------------------------------------------------------------------------------------- whose call

    def _lessons(self, ui: Ui) -> int:
        """Return how many urgent incidents there have been, this one included."""
        from game.ui.office.happenings import kind_of

        assert ui.driver is not None
        urgent = 0
        for happened in ui.driver.events():
            event: Any = happened
            if kind_of(happened) == "ticket_opened" and event.priority == 1 and not event.parent:
                urgent += 1
        return urgent

    def _question(self, ui: Ui, person: PersonView) -> list[Widget]:
        first = person.name.split(" ")[0]
        question = ui.t("Whose call is it to take {who} off the project?", who=first)
        buttons = [
            Button(ui.t(words), lambda who=who: self._name(ui, who), style=_edge(who), key=f"whose/{who}")  # type: ignore[misc]
            for who, words in _CALLERS
        ]
        return [
            Label(question, weight="semibold", size=14),
            Flow(*buttons),
            Label(ui.t("Then decide as that person."), size=12, colour="quiet"),
        ]

    def _name(self, ui: Ui, who: str) -> None:
        self.named = who
        ui.rebuild()

    def _explained(self, ui: Ui) -> Widget:
        fact = ui.t("The IT manager commands the staff; the project manager borrows them, and is told at once.")
        if self.named == "it":
            return Label(ui.t("Right. {fact}", fact=fact), colour="good")
        wrong = {
            "pm": ui.t(
                "Understandable: the plan is the project manager's. But {fact}", fact=fact[:1].lower() + fact[1:]
            )
            if ui.speak.code == "en"
            else ui.t("Understandable: the plan is the project manager's. But {fact}", fact=fact),
            "executives": ui.t("They want to hear of it, not to decide it. {fact}", fact=fact),
        }
        return Label(wrong[self.named], colour="watch")

    # ------------------------------------------------------------------------------------------------------- people

    def _people(self, ui: Ui, ticket: TicketView, able: list[PersonView]) -> list[Widget]:
        assert ui.names is not None
        choices = [self._choice(ui, ticket, person) for person in able]
        lines: list[Widget] = [
            Label(ui.t("Who drops everything for it?"), weight="semibold", size=14),
            Grid(*choices, least=196, most=3, gap=8),
        ]
        taken = [p for p in able if p.id in self.chosen and self._project(ui, p.id)]
        if taken:
            project = ui.names.of("projects", self._project(ui, taken[0].id))
            who = ui.speak.listing([p.name.split(" ")[0] for p in taken])
            warning = ui.t(
                "{who} leaves {project} until it is over; what was promised may not hold.", who=who, project=project
            )
            lines.append(Label(warning, colour="watch", size=12))
        names = [p.name.split(" ")[0] for p in able if p.id in self.chosen]
        made = decision("declare_major_incident", {"ticket": ticket.id, "people": tuple(self.chosen)})
        words = ui.t("Declare, with {people}", people=ui.speak.listing(names)) if names else ui.t("Declare it")
        effect = ui.t(
            "Declared, they work on it together at once and the departments are told: fewer calls, calmer people."
        )
        lines.append(Label(effect, size=12, colour="quiet"))
        lines.append(Flow(self.choice(ui, made, words, style="main", shortcut="D")))
        return lines

    def _choice(self, ui: Ui, ticket: TicketView, person: PersonView) -> Widget:
        assert ui.names is not None
        level = dict(person.skills).get(ticket.field, 0.0)
        known = dict(person.familiarity).get(ticket.service, 0.0)
        first = ui.t("level {level}, knows it {share}", level=ui.speak.number(level, 1), share=ui.speak.share(known))
        project = self._project(ui, person.id)
        work = next((w for w in self.view(ui).work.people if w.person == person.id), None)
        doing = deed(ui.names, work) if work is not None else None
        second = f"{doing.label} {doing.words}".strip() if doing is not None else ui.t("nothing urgent")
        if project:
            second = ui.t("lent to {project}", project=ui.names.of("projects", project))
        return PersonChoice(
            person.id,
            mood_of(person),
            person.name,
            (first, second),
            chosen=person.id in self.chosen,
            warn=bool(project),
            action=lambda: self._turn(ui, person.id),
        )

    def _turn(self, ui: Ui, person: str) -> None:
        if person in self.chosen:
            self.chosen.remove(person)
        else:
            self.chosen.append(person)
        ui.rebuild()

    def foot(self, ui: Ui) -> Widget:
        """Return the way on without acting, and what that means."""
        if self._ticket(ui) is None:
            return Row(Label(""), Button(ui.t("Go on"), lambda: self.done(ui), style="main", key="stop/on"), grow=(1,))
        rule = word(ui.speak, "rule", self.view(ui).work.interrupt_rule)
        idle = ui.t("If you do nothing: it is taken up by the interrupt rule ({rule}).", rule=rule)
        return Row(Label(idle, size=12, colour="quiet"), self.let_run(ui), grow=(1,), align="middle", gap=16)


def _edge(who: str) -> str:
    return who if who in {"it", "pm"} else "plain"
