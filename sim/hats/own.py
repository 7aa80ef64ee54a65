"""What a seat does with its own hands and words: work on an item, let something run, leave a note, predict."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sim.hats.events import (
    HandbookAsked,
    HandoverNoteWritten,
    ItemWorkedOn,
    LeftToRun,
    PredictionJudged,
    PredictionMade,
)
from sim.hats.rulebook import hat_of
from sim.hats.state import Note, Prediction
from sim.kernel.errors import Refusal
from sim.kernel.units import HOUR, hours, week_of
from sim.projects.state import Task
from sim.scenario.vocabulary import KPIS
from sim.work.state import WAITING

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

PROJECT = "project:"
"""What begins a prediction about the week of a project's go-live."""
_MOST = 6
_MONEY = ("budget_cents", "spent_cents", "committed_cents", "forecast_cents", "budget_variance_share")
"""Figures of the department's ledger, which are not the project manager's."""
_LEAST_S = 60


class Own:
    """Own hands, own words."""

    def __init__(self, floor: "HatsFloor") -> None:
        """Work through the floor."""
        self.floor = floor
        self.core = floor.core
        self.rules = floor.rules
        self.state = floor.state

    # ------------------------------------------------------------------------------------------------ own hands

    def small_company(self) -> bool:
        """Tell whether a manager's own hands are part of the team."""
        return len(self.floor.people.roster.staff) <= self.rules.small_company_people

    def task_of(self, seat: str, subject: str) -> tuple[str, Task] | None:
        """Return project and task that a seat could work on, named ``project/task``, or None."""
        project_id, _, task_id = subject.partition("/")
        for project in self.floor.projects.of_seat(seat):
            task = project.tasks.get(task_id) if project.id == project_id else None
            if task is not None and task.state in {"ready", "active"}:
                return project_id, task
        return None

    def work(self, seat: str, subject: str, spent_h: float, cause: str) -> None:
        """Do a specialist's work for some hours; a project manager's team takes it for distrust."""
        hat = hat_of(seat)
        counters = self.floor.counters(seat)
        counters.own_work += 1
        counters.own_work_h += spent_h
        counters.temptations += hat == "pm"
        number = self.floor.number(f"own-work/{subject}")
        event_id = f"{subject}/own-work/{number}" if hat == "it" else f"project/{subject}/own-work/{number}"
        own = hat == "it"
        self.core.publish(ItemWorkedOn(event_id, self.core.now, (cause,), seat, subject, spent_h, own))
        gained_h = spent_h * self.rules.own_work_speed
        if own:
            self._shorten(subject, hours(gained_h))
            return
        found = self.task_of(seat, subject)
        if found is not None:
            project_id, task = found
            # Never more than is left: what is done must not become less than nothing.
            left_h = max(0.0, task.true_s - task.done_s) / HOUR
            self.floor.projects.add_effort(project_id, -min(gained_h, 0.9 * left_h), event_id, task.id)
            self.floor.projects.move_motivation(project_id, -self.rules.own_work_motivation * spent_h, event_id)

    def _shorten(self, ticket_id: str, effort_s: int) -> None:
        """Take work off a waiting ticket; somebody still has to close it."""
        ticket = self.floor.desk.state.tickets[ticket_id]
        item = self.floor.work.state.items[ticket_id]
        if ticket.stage == "work":
            item.left_s = max(1, item.left_s - effort_s)
        else:
            # It still lies at the front desk: what is done already is not left for whoever gets it.
            ticket.effort_s = max(_LEAST_S, ticket.effort_s - effort_s)
        self.core.engine.ask_dispatch()

    def refusal(self, seat: str, subject: str) -> Refusal | None:
        """Return why a seat cannot put its own hands to something."""
        if hat_of(seat) == "pm":
            return None if self.task_of(seat, subject) is not None else Refusal.of("not_your_item", id=subject)
        if subject not in self.floor.desk.state.tickets:
            return Refusal.of("unknown_ticket", id=subject)
        if not self.small_company():
            return Refusal.of("too_large_for_own_hands", people=self.rules.small_company_people)
        item = self.floor.work.state.items[subject]
        if item.state != WAITING:
            return Refusal.of("item_in_hand", id=subject, person=item.worker)
        return None

    def ownable(self, seat: str) -> tuple[str, ...]:
        """Return what a seat could put its own hands to, most urgent first."""
        if hat_of(seat) == "pm":
            return tuple(
                f"{project.id}/{task.id}"
                for project in self.floor.projects.of_seat(seat)
                for task in project.tasks.values()
                if task.state in {"ready", "active"}
            )[:_MOST]
        if not self.small_company():
            return ()
        items = self.floor.work.state.items
        tickets = [t for t in self.floor.desk.state.tickets.values() if items[t.id].state == WAITING]
        tickets.sort(key=lambda t: (t.priority, t.born_s, t.id))
        return tuple(ticket.id for ticket in tickets[:_MOST])

    # ------------------------------------------------------------------------------------------------ own words

    def let_run(self, seat: str, subject: str, cause: str) -> None:
        """End a stop without acting; a card is answered by silence at once."""
        self.floor.counters(seat).let_run += 1
        event_id = f"{cause}/let-run"
        self.core.publish(LeftToRun(event_id, self.core.now, (cause,), seat, subject))
        card = self.state.cards.open.get(subject)
        if card is not None:
            self.floor.answering.lapse(card, (event_id, card.last))

    def ask_handbook(self, seat: str, about: str, cause: str) -> None:
        """Write down that the handbook was asked."""
        self.core.publish(HandbookAsked(f"{cause}/handbook", self.core.now, (cause,), seat, about))

    def note(self, seat: str, text: str, cause: str) -> None:
        """Leave a note at the other desk; it takes the place of the one before."""
        event_id = f"note/{seat.replace(':', '/')}/{self.floor.number(f'note/{seat}')}"
        self.core.publish(HandoverNoteWritten(event_id, self.core.now, (cause,), seat, text))
        self.state.notes[seat] = Note(seat, text, week_of(self.core.now), event_id)

    # ---------------------------------------------------------------------------------------------- predictions

    def predictable(self, seat: str) -> tuple[str, ...]:
        """Return what a seat may predict: what is measured, and the go-live of its projects."""
        known = self.state.kpis or dict.fromkeys(KPIS, 0.0)
        hidden = _MONEY if hat_of(seat) == "pm" else ()
        kpis = tuple(name for name in KPIS if known.get(name) is not None and name not in hidden)
        mine = self.floor.projects.open_projects() if seat == "it" else self.floor.projects.of_seat(seat)
        return kpis + tuple(f"{PROJECT}{p.id}" for p in mine if p.live_s < 0)

    def open_predictions(self, seat: str) -> int:
        """Return how many predictions of a seat are not judged."""
        return sum(p.seat == seat and not p.judged for p in self.state.predictions.values())

    def predict(self, seat: str, subject: str, value: float, week: int, cause: str) -> None:
        """Write down what a seat expects; a second word on the same replaces the first."""
        name = f"prediction/{seat.replace(':', '/')}/{subject.replace(':', '/')}/{week}"
        number = self.floor.number(name)
        event_id = f"{name}/{number}/made"
        self.core.publish(PredictionMade(event_id, self.core.now, (cause,), seat, subject, value, week))
        self.state.predictions[name] = Prediction(name, seat, subject, value, week, event_id)

    def judge(self, week: int, kpis: Mapping[str, float | None]) -> None:
        """Hold what was expected of a week that is over against what came."""
        for prediction in self.state.predictions.values():
            if prediction.judged or week < prediction.week:
                continue
            actual = self._actual(prediction, kpis)
            prediction.judged = True
            if actual is None:
                continue  # nothing was measured
            prediction.actual = actual
            event_id = f"{prediction.cause.rpartition('/')[0]}/judged"
            self.core.publish(
                PredictionJudged(
                    id=event_id,
                    t_s=self.core.now,
                    causes=(prediction.cause,),
                    seat=prediction.seat,
                    subject=prediction.subject,
                    value=prediction.value,
                    actual=actual,
                )
            )

    def _actual(self, prediction: Prediction, kpis: Mapping[str, float | None]) -> float | None:
        if not prediction.subject.startswith(PROJECT):
            return kpis.get(prediction.subject)
        project = self.floor.projects.find(prediction.subject.removeprefix(PROJECT))
        if project is None:
            return None
        return float(week_of(project.live_s) if project.live_s >= 0 else prediction.week + 1)
