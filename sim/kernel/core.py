"""What every floor stands on: the engine, the log and the luck of one game."""

from sim.kernel.engine import Engine
from sim.kernel.log import Event, EventLog
from sim.kernel.random import Luck


class Core:
    """The ground of one game; two games share nothing.

    Attributes:
        engine: Clock and what is due.
        log: What happened.
        luck: All randomness.
        horizon_s: Last second of the game; nothing needs to be drawn beyond it.
    """

    __slots__ = ("engine", "horizon_s", "log", "luck")

    def __init__(self, seed: int, horizon_s: int, fork: str = "") -> None:
        """Lay the ground for a seed."""
        self.engine = Engine()
        self.log = EventLog()
        self.luck = Luck(seed, fork)
        self.horizon_s = horizon_s

    @property
    def now(self) -> int:
        """The clock in seconds."""
        return self.engine.now

    def publish(self, event: Event) -> None:
        """Append an event to the log and tell its subscribers."""
        self.log.publish(event)
