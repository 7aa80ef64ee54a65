"""What every floor stands on: the engine, the log and the luck of one game."""

from sim.kernel.engine import Engine
from sim.kernel.log import EventLog
from sim.kernel.random import Luck


class Core:
    """The ground of one game; two games share nothing.

    Attributes:
        engine: Clock and what is due.
        log: What happened.
        luck: All randomness.
        horizon_s: Last second of the game; nothing needs to be drawn beyond it.
        publish: Appends an event to the log and tells its subscribers.
    """

    __slots__ = ("engine", "horizon_s", "log", "luck", "publish")

    def __init__(self, seed: int, horizon_s: int, fork: str = "") -> None:
        """Lay the ground for a seed."""
        self.engine = Engine()
        self.log = EventLog()
        self.luck = Luck(seed, fork)
        self.horizon_s = horizon_s
        # The log's own method: events are frequent enough that one more call on the way would show.
        self.publish = self.log.publish

    @property
    def now(self) -> int:
        """The clock in seconds."""
        return self.engine.now
