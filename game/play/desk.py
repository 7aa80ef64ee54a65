"""The deciding half of a driver: at a desk, in the corridor, at a stop; and taking back."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from game.play.handbook import Advice, OpeningPlan, PlannedLine, of_card, of_need
from game.play.opening import Opened
from game.play.pen import Made
from game.play.rebuild import Rebuilding
from game.play.sight import Sight
from game.play.turn import within
from sim.hats.decisions.own import AskHandbook
from sim.hats.envelopes import TRAINER, OpenEnvelope
from sim.hats.view import CardView, Need
from sim.kernel.units import week_start
from sim.session import NOT_OWN, Decision, Receipt, Session
from sim.session import decision as build

_DECIDING: Final = frozenset({"it", "pm", "corridor", "stop"})


class Misplaced(Exception):
    """Something that cannot be done at this stage of the turn: a fault of the caller, never of the player."""


class Desk(Sight):
    """What a person decides.

    Attributes:
        save_path: Where the game is kept, or None.
    """

    def __init__(self, opened: Opened) -> None:
        """Sit down."""
        super().__init__(opened)
        self.save_path: Path | None = None
        self._desk_from = opened.desk_from
        self._spare: Rebuilding | None = None
        self._spare_steps: Iterator[None] | None = None

    def submit(self, decision: Decision, seat: str | None = None) -> Receipt:
        """Decide something, or learn why not; it is written down before this returns.

        Args:
            decision: What to do.
            seat: One of ``humans``; without it, whose turn it is.

        Raises:
            Misplaced: Nobody is asked anything now.
        """
        name = seat or self._seat
        if self.stage not in _DECIDING or name not in self.humans:
            raise Misplaced(f"{name} cannot decide at the stage {self.stage}")
        at = self.clock
        self._views = {}
        receipt = self._session.submit(decision, name)
        self._pen.decision(receipt, at, name, decision)
        self.revision += 1
        return receipt

    def open_envelope(self, name: str) -> Receipt:
        """Open an envelope for the trainer, between two turns or at a desk; what was decided before it stands.

        Args:
            name: Its id.

        Raises:
            Misplaced: The week runs, or the game is over.
        """
        self._need("it", "pm", "friday", "review")
        at, made = self.clock, OpenEnvelope(name)
        self._views = {}
        receipt = self._session.submit(made, TRAINER)
        self._pen.decision(receipt, at, TRAINER, made)
        self._turn.note()
        self._desk_from = len(self._pen.journal)
        self._spare = self._spare_steps = None
        self.revision += 1
        return receipt

    def room_note(self, record: Mapping[str, Any]) -> None:
        """Write down what a workshop keeps with the game; it changes nothing of it."""
        self._pen.room(dict(record))

    @property
    def undoable(self) -> int:
        """Return how many decisions of the present turn at a desk can be taken back."""
        return sum(not _stays(made) for made in self.decided)

    @property
    def decided(self) -> tuple[Made, ...]:
        """Return what was submitted in the present turn at a desk, refused attempts too."""
        return tuple(self._pen.journal[self._desk_from :]) if self.stage in {"it", "pm"} else ()

    def undo(self) -> bool:
        """Take back the last decision of the present turn at a desk.

        What teaches something is not taken back: an attempt at the other hat's decision, a look into the handbook.

        Returns:
            Whether there was one.
        """
        journal, turn = self._pen.journal, self._turn
        if self.undoable == 0:
            return False
        last = max(at for at in range(self._desk_from, len(journal)) if not _stays(journal[at]))
        after = journal[last + 1 :]
        for made in reversed(journal[last:]):
            self._pen.undo(made.sequence)
        del journal[last:]
        turn.table.session = self._rebuilt()
        for made in after:
            if made.refused in NOT_OWN or isinstance(made.decision, AskHandbook):
                self._pen.decision(self._session.submit(made.decision, made.seat), self.clock, made.seat, made.decision)
        self.revision += 1
        return True

    def idle(self, budget_s: float) -> bool:
        """Use a quiet moment at a desk to prepare the taking back of decisions, so that it is instant.

        Args:
            budget_s: Most time to spend.

        Returns:
            Whether there is nothing left to prepare.
        """
        if self.stage not in {"it", "pm"}:
            return True
        if self._spare is None:
            self._spare = Rebuilding(self.scenario, self.seed, self._pen.journal[: self._desk_from], self.clock)
            self._spare_steps = self._spare.steps()
            return False
        enough = within(budget_s)
        while self._spare_steps is not None:
            if next(self._spare_steps, self) is self:
                self._spare_steps = None
            if enough():
                break
        return self._spare_steps is None

    def _rebuilt(self) -> Session:
        """Return a session with the journal as it is now, from the spare one if it was prepared."""
        journal, clock = self._pen.journal, self.clock
        spare = self._spare or Rebuilding(self.scenario, self.seed, journal[: self._desk_from], clock)
        steps = self._spare_steps if self._spare is not None else spare.steps()
        self._spare = self._spare_steps = None
        spare.hurried = True
        for _ in steps or ():
            pass
        for made in journal[self._desk_from :]:
            spare.session.submit(made.decision, made.seat)
        return spare.session

    # ------------------------------------------------------------------------------------------------ handbook

    def opening_plans(self) -> tuple[OpeningPlan, ...]:
        """Return the opening plans of the scenario, each line with its price and refusal at this moment."""
        return tuple(
            OpeningPlan(
                plan.id,
                tuple(
                    PlannedLine(line.seat, made, self._session.quote(made, line.seat))
                    for line in plan.decisions
                    for made in (build(line.name, _plain(line.arguments)),)
                ),
            )
            for plan in self.scenario.openings
        )

    def apply_opening(self, plan_id: str) -> tuple[PlannedLine, ...]:
        """Decide what an opening plan says for the seat whose desk it is; each line can be taken back.

        Returns:
            The lines of this seat; those that are not possible were not tried, and say why.

        Raises:
            Misplaced: It is nobody's desk.
            KeyError: There is no such plan.
        """
        self._need("it", "pm")
        found = {plan.id: plan for plan in self.opening_plans()}[plan_id]
        lines = []
        for line in found.lines:
            if line.seat == self._seat:
                quote = self.quote(line.decision)
                receipt = self.submit(line.decision) if quote.refusal is None else None
                lines.append(PlannedLine(line.seat, line.decision, quote, receipt))
        return tuple(lines)

    @property
    def advice_price(self) -> float | None:
        """Return what a look into the handbook takes, in hours; None where there is no handbook."""
        hours = self.scenario.level.advice_h
        return hours if hours >= 0.0 else None

    def advice(self, about: Need | CardView, seat: str | None = None) -> Advice:
        """Ask what the handbook would do; a second look at the same matter in a turn is free.

        Args:
            about: A need or a card of the seat.
            seat: Who asks; without it, whose turn it is.

        Raises:
            Misplaced: Nobody is asked anything now.
        """
        name = seat or self._seat
        subject = about.id if isinstance(about, CardView) else about.subject
        found = of_card(about) if isinstance(about, CardView) else of_need(self.view(name), about, self.seed)
        if self._asked_handbook(subject, name):
            return Advice(subject, *found, 0.0)
        asking = AskHandbook(subject)
        quote = self.quote(asking, name)
        if quote.refusal is not None:
            return Advice(subject, None, "", quote.hours, quote.refusal)
        self.submit(asking, name)
        return Advice(subject, *found, quote.hours)

    def _asked_handbook(self, subject: str, seat: str) -> bool:
        monday_s = week_start(self._turn.place.week)
        return any(
            made.t_s >= monday_s and made.seat == seat and made.decision == AskHandbook(subject)
            for made in self._pen.journal
            if not made.refused
        )

    def _need(self, *stages: str) -> None:
        if self.stage not in stages:
            raise Misplaced(f"this belongs to {' or '.join(stages)}, and the game is at {self.stage}")


def _stays(made: Made) -> bool:
    return bool(made.refused) or isinstance(made.decision, AskHandbook) or made.seat == TRAINER


def _plain(arguments: tuple[tuple[str, object], ...]) -> dict[str, object]:
    """Return arguments as a save would hold them."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in arguments}
