"""The one door of the window to a game: whoever draws or clicks sees and moves a game through a driver only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from game.i18n import Language
from game.play import opening
from game.play.desk import Desk, Misplaced
from game.play.forecast import Forecast
from game.play.needed import Known, Needed, alarms, matters, milestone, news
from game.play.past import Past, past
from game.play.sight import Stage
from game.play.turn import within
from game.presenters.debriefing import pack
from game.presenters.pack import Pack
from sim.fork import Change, Fate, Move, Recorded
from sim.lab.evidence import Evidence
from sim.projects.view import ProjectView, ReportedProject
from sim.scenario.definitions import Scenario
from sim.session import Stop, View

__all__ = ["Driver", "Misplaced", "Stage"]


@dataclass(slots=True)
class _Watch:
    """What was known when a run of several turns began."""

    known: Known
    alarms: Known
    turns: int = 0
    events: int = 0
    moved: bool = False


class Driver(Desk):
    """One game as people play it.

    Attributes:
        save_path: Where it is kept, or None.
    """

    def __init__(self, opened: opening.Opened) -> None:
        """Take the wheel of a game that was opened."""
        super().__init__(opened)
        self._watch: _Watch | None = None
        self._forecasts: dict[tuple[object, ...], Forecast] = {}
        self._sit()

    @classmethod
    def new(
        cls, scenario: Scenario, seed: int, *, seats: Mapping[str, str], save: Path | None = None, hot: bool = False
    ) -> Self:
        """Begin a game.

        Args:
            scenario: What to start from.
            seed: Luck.
            seats: ``it`` and ``pm`` to ``human`` or the name of a policy.
            save: A file that does not exist yet; without it the game is kept in memory.
            hot: Whether two people share the machine.

        Raises:
            PolicyError: A policy cannot be found.
            SaveError: The save cannot be written.
        """
        driver = cls(opening.begin(scenario, seed, seats, save, hot=hot))
        driver.save_path = save
        return driver

    @classmethod
    def open(cls, path: Path) -> Self:
        """Go on with a game exactly where it stands.

        Raises:
            SaveError: It cannot be read or continued; the message is one line.
        """
        driver = cls(opening.go_on(path))
        driver.save_path = path
        return driver

    @classmethod
    def branch(cls, path: Path, week: int, target: Path) -> Self:
        """Play on from a desk of an earlier week, in a save of its own.

        Raises:
            SaveError: There is no such desk, or the save cannot be written.
        """
        return cls.open(opening.branch(path, week, target))

    # ---------------------------------------------------------------------------------------------- moving on

    def hand_over(self) -> None:
        """Leave the desk, or the own half of the corridor; behind the last one the week begins.

        Raises:
            Misplaced: Nobody sits at a desk or stands in the corridor.
        """
        self._need("it", "pm", "corridor")
        self._turn.step_on()
        self._turn.ask_on()
        self._arrive()

    def run_slice(self, budget_s: float, until_s: int) -> Stop | None:
        """Let the week run.

        Args:
            budget_s: Most time to spend, in seconds of the clock on the wall.
            until_s: Instant of the game up to which it is wanted.

        Returns:
            Why it stands still now, if a person must decide.
        """
        self._need("week")
        self._views = {}
        self._turn.run(until_s, within(budget_s))
        if self._turn.place.step == "week":
            self.revision += 1
        else:
            self._arrive()
        return self.stop

    def finish_stop(self) -> None:
        """Go on from a stop: policies that a dilemma waits for are asked, then the next person, then the week runs."""
        self._need("stop")
        self._turn.next_round()
        self._turn.answer_on()
        self._arrive()

    def next_turn(self) -> None:
        """Go on from Friday, or from the executives' review."""
        self._need("friday", "review")
        self._turn.next_turn()
        self._arrive()

    def run_until_needed(self, max_turns: int = 4, budget_s: float | None = None) -> Needed | None:
        """Run whole turns, with nothing decided, until something needs a person.

        Args:
            max_turns: Most turns at a time.
            budget_s: Most time to spend in one call; without it everything is done at once.

        Returns:
            Why it stands still; None if the time was spent, and the same call goes on.

        Raises:
            Misplaced: The game is over.
        """
        self._need("it", "pm", "corridor", "week", "stop", "friday", "review")
        if self._watch is None:
            self._watch = _Watch(matters(self._all_views()), alarms(self._all_views()), events=len(self.events()))
        enough = within(budget_s) if budget_s is not None else _never
        while True:
            needed = self._look_up(self._watch, max_turns)
            if needed is not None:
                self._watch = None
                return needed
            self._one_step(enough)
            if enough():
                return None

    def _one_step(self, enough: Callable[[], bool]) -> None:
        """Do what somebody does who decides nothing."""
        assert self._watch is not None
        stage, self._watch.moved = self.stage, True
        if stage in {"it", "pm", "corridor"}:
            self.hand_over()
        elif stage == "week":
            self._views = {}
            self._turn.run(self.week_end_s, enough)
            if self._turn.place.step != "week":
                self._arrive()
            if self.stage == "friday":
                self._watch.turns += 1
        else:
            self.next_turn()

    def _look_up(self, watch: _Watch, max_turns: int) -> Needed | None:
        """Return what needs a person at this moment of a run of several turns."""
        stage, stop = self.stage, self.stop
        if stage == "over":
            return Needed("over", {}, watch.turns)
        if stop is not None:
            return Needed(stop.kind, {"subject": stop.subject, "seat": stop.seat}, watch.turns)  # type: ignore[arg-type]
        if not watch.moved or stage == "week":
            return None
        if stage == "review":
            return Needed("quarter", {}, watch.turns)
        if stage == "corridor" and self.view().projects.matters:
            return Needed("corridor", {"seat": self.seat}, watch.turns)
        if stage == "friday":
            return self._on_friday(watch, max_turns)
        return self._at_desk(watch) if stage == self.humans[0] and watch.turns else None

    def _on_friday(self, watch: _Watch, max_turns: int) -> Needed | None:
        views = self._all_views()
        event = milestone(self.events(watch.events), frozenset(p.id for v in views for p in _projects(v)))
        watch.events = len(self.events())
        if event is not None:
            return Needed("milestone", {"event": event.id, "project": getattr(event, "project", "")}, watch.turns)
        raised = news(watch.alarms, alarms(views))
        if raised is not None:
            seat, kind, subject = raised
            return Needed("tolerance", {"seat": seat, "kind": kind, "subject": subject}, watch.turns)
        if watch.turns >= max_turns and not self._turn.reviewed():
            return Needed("turns", {}, watch.turns)
        return None

    def _at_desk(self, watch: _Watch) -> Needed | None:
        found = news(watch.known, matters(self._all_views()))
        if found is None:
            return None
        kind = found[1]
        return Needed("promise" if kind == "promise" else "need", dict(zip(_NAMED, found, strict=True)), watch.turns)

    def _all_views(self) -> tuple[View, ...]:
        return tuple(self.view(seat) for seat in self.humans)

    def forecast(self, weeks: int = 8, lucks: int = 12, seat: str | None = None) -> Forecast:
        """Return the forecast of this moment; call its ``step`` between frames, and ask it for bands meanwhile.

        The same one comes back until something is decided or time moves on.

        Args:
            weeks: How far to look.
            lucks: How many runs on other luck.
            seat: Whose figures; without it, whose turn it is.
        """
        name = seat or self._seat
        key = (name, weeks, lucks, self.clock, *(made.sequence for made in self.decided), len(self._pen.journal))
        if key not in self._forecasts:
            journal = self._pen.journal
            self._forecasts = {key: Forecast(self.view(name), self.scenario, self.seed, journal, weeks, lucks)}
        return self._forecasts[key]

    def run_quarter(self, budget_s: float) -> float:
        """Let the next quarter run after the end.

        Returns:
            The share of it that is done; 1 once there is nothing left.
        """
        self._need("over")
        turn, session = self._turn, self._session
        turn.run_quarter(within(budget_s))
        self.revision += 1
        if turn.finished or not session.next_quarter:
            return 1.0
        end_s, horizon_s = self.scenario.end_s, self.scenario.horizon_s
        return min(0.999, (session.clock - end_s) / (horizon_s - end_s))

    def __enter__(self) -> Self:
        """Return the driver."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the game in good order."""
        self.close()

    def recorded(self) -> Recorded:
        """Return all that the game came from, for playing it again with something changed."""
        moves = (
            Move.of(made.sequence, made.t_s, made.seat, made.decision.name(), made.decision.arguments(), made.refused)
            for made in self._pen.journal
        )
        return Recorded.of(self.scenario, self.seed, tuple(moves), self.clock)

    def past(self, change: Change, t_s: int, seat: str, number: int = 0) -> Past:
        """Return a desk as it was, after what is changed before it.

        Args:
            change: What is different.
            t_s: The instant, in seconds since the start.
            seat: Whose.
            number: Of the submission before which it is looked at; without it the end of that desk.
        """
        return past(self.recorded(), self.scenario, change, t_s, seat, number)

    def fate(self) -> Fate:
        """Return how the game came out.

        Raises:
            Misplaced: The game is not over.
        """
        self._need("over")
        return Fate.of(self._session)

    def pack(self, language: Language, evidence: Evidence | None = None) -> Pack:
        """Return the debrief of the finished game, with what replays have found so far.

        Raises:
            Misplaced: The game is not over.
        """
        self._need("over")
        save = self.save_path.name if self.save_path is not None else "game.save"
        return pack(language, self._session, self.recorded(), evidence, policies=self.policies, save=save)

    def close(self) -> None:
        """Leave the game in good order; it goes on exactly here."""
        if self._turn.place.step == "week":
            self._turn.note()
        self._pen.close()

    def _sit(self) -> None:
        """Look whose turn it is after the place has changed."""
        place = self._turn.place
        asked = place.seat in self.humans and not self._session.next_quarter
        self._seat = place.seat if asked else next(iter(self.humans), "it")
        self._spare = self._spare_steps = None
        self.revision += 1

    def _arrive(self) -> None:
        """Begin anew after the place has changed: what was decided before it stands."""
        self._desk_from = len(self._pen.journal)
        self._sit()


_NAMED = ("seat", "kind", "subject")


def _never() -> bool:
    return False


def _projects(view: View) -> tuple[ProjectView | ReportedProject, ...]:
    """Return every project that a seat knows of."""
    return (*view.projects.projects, *view.projects.portfolio)
