"""What can be seen of a game that is played: where it stands, what a seat sees, what happened, how it ended."""

from collections.abc import Sequence
from typing import Any, Literal

from game.i18n import Language
from game.play.opening import Opened
from game.presenters.explain import page
from game.presenters.names import Names
from game.presenters.page import Page
from game.presenters.report import names_of, report
from sim.kernel.log import Event
from sim.runner import Game
from sim.scenario.definitions import Scenario
from sim.session import Breakdown, Decision, EndingView, Quote, ScoresView, Session, Stop, View
from sim.why.subject import parse

Stage = Literal["it", "pm", "corridor", "week", "stop", "friday", "review", "over"]


class Sight:
    """The looking half of a driver: nothing here changes the game.

    Attributes:
        revision: Another number whenever anything may have changed.
        hot: Whether two people share the machine.
        humans: Hats that people wear.
        warnings: What of a damaged save could not be read, one sentence each.
    """

    def __init__(self, opened: Opened) -> None:
        """Look at a game that was opened."""
        self.revision = 1
        self.hot = opened.hot
        self.humans = opened.humans
        self.warnings = opened.warnings
        self._turn = opened.turn
        self._pen = opened.pen
        self._seat = next(iter(opened.humans), "it")
        self._views: dict[str, View] = {}
        self._views_of = 0
        self._names: dict[Language, tuple[Names, int]] = {}

    # ------------------------------------------------------------------------------------------ where it stands

    @property
    def stage(self) -> Stage:
        """Return what is to be done next."""
        place = self._turn.place
        if place.step == "over" or self._session.next_quarter:
            return "over"
        if place.step == "desk":
            return "pm" if place.seat == "pm" else "it"
        return place.step

    @property
    def seat(self) -> str:
        """Return whose turn it is; while nobody is asked, the first hat that a person wears."""
        return self._seat

    @property
    def week(self) -> int:
        """Return the week that runs or is planned; of a turn of several weeks, the one that runs."""
        return min(self._turn.place.running, self.scenario.weeks)

    @property
    def clock(self) -> int:
        """Return the seconds since the first Monday."""
        return self._session.clock

    @property
    def week_end_s(self) -> int:
        """Return the instant at which the running turn ends."""
        return self._turn.week_end_s

    @property
    def scenario(self) -> Scenario:
        """Return what the game started from."""
        return self._session.scenario

    @property
    def seed(self) -> int:
        """Return the luck."""
        return self._session.seed

    @property
    def solo(self) -> bool:
        """Tell whether one person wears both hats."""
        return len(self.humans) == 2 and not self.hot

    @property
    def stop(self) -> Stop | None:
        """Return why the week stands still, as the seat that is asked sees it."""
        return self._turn.place.asked_stop()

    @property
    def waits(self) -> tuple[str, str]:
        """Return the seat that the dilemma of this stop waits for now, and for what; empty once it is answered."""
        stop = self._turn.place.stop
        return self._session.waits_for(stop) if stop is not None and stop.kind == "dilemma" else ("", "")

    @property
    def policies(self) -> dict[str, str]:
        """Return who sits where: ``human`` or the name of a policy."""
        return self._turn.names()

    @property
    def room_lines(self) -> Sequence[dict[str, Any]]:
        """Return what a workshop keeps with the game, in order."""
        return self._pen.room_lines

    @property
    def save_trouble(self) -> str:
        """Return why the game cannot be saved at present, as one sentence, or nothing."""
        return self._pen.trouble

    @property
    def _session(self) -> Session:
        return self._turn.session

    # --------------------------------------------------------------------------------------------- looking

    def view(self, seat: str | None = None) -> View:
        """Return what a seat sees now; without a name, the one whose turn it is."""
        if self._views_of != self.revision:
            self._views_of = self.revision
            self._views = {}
        name = seat or self._seat
        found = self._views.get(name)
        if found is None:
            place = self._turn.place
            stop = place.asked_stop()
            found = self._views[name] = self._session.view(name, place.occasion(self.clock), stop)
        return found

    def quote(self, decision: Decision, seat: str | None = None) -> Quote:
        """Return price and refusal of a decision."""
        return self._session.quote(decision, seat or self._seat)

    def events(self, since: int = 0) -> Sequence[Event]:
        """Return what happened, from a position of the log on."""
        return self._session.events(since)

    def game_events(self) -> Sequence[Event]:
        """Return what happened in the game proper, without the next quarter."""
        return self._session.game_events()

    def find(self, event_id: str) -> Event | None:
        """Return an event by its id."""
        return self._session.find(event_id)

    def results(self) -> ScoresView:
        """Return every figure of every week, hidden from no seat: for what comes after a game."""
        return self._session.results()

    def judged(self, seat: str) -> View:
        """Return what a hat saw when the game was judged."""
        return self._session.judged(seat)

    def outcome(self) -> str:
        """Return ``won``, ``lost`` or ``ended_early``."""
        return self._session.outcome()

    @property
    def ended_by(self) -> str:
        """Return the rule that ended the game early, or nothing."""
        return self._session.ended

    def ending(self) -> EndingView | None:
        """Return how the game will be told, once it is over."""
        return self._session.ending()

    def summary(self) -> dict[str, Any]:
        """Return what ``run --json`` prints of this game."""
        return Game(self._session, self.policies).summary()

    def events_bytes(self) -> bytes:
        """Return the log as JSON lines; the replay of the save gives the same bytes."""
        return Game(self._session, self.policies).events_bytes()

    def names(self, language: Language) -> Names:
        """Return what to call the things of this game in a language, people who came later included."""
        found = self._names.get(language)
        events = len(self._session.events())
        if found is None or found[1] != events:
            found = self._names[language] = (names_of(language, self._session), events)
        return found[0]

    def why(self, language: Language, subject: str) -> Page:
        """Say why.

        Args:
            language: Of the reader.
            subject: Id of an event, a score or KPI with or without a week (``sla@14``), ``project/<id>/<figure>``.

        Raises:
            SubjectError: Nothing is known of it; the message names the nearest.
        """
        results = self._session.results()
        asked = parse(self._session, subject, len(results.weeks) + len(results.after))
        return page(self.names(language), self._session, asked)

    def report(self, language: Language) -> Page:
        """Return the report of the game as it stands, as ``run`` prints it."""
        return report(language, self._session, self.policies, save="", program="two-hats")

    def breakdown(self, subject: str, week: int) -> Breakdown:
        """Take a number of a closed week apart.

        Raises:
            KeyError: There is no such number, or the week is not closed.
        """
        return self._session.breakdown(subject, week)
