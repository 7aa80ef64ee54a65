"""What a batch consists of: every scenario, variation and pair of policies, each on the same seeds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sim.kernel.errors import SimError
from sim.lab.settings import Settings, grid
from sim.policies.registry import careful

SEATS = ("it", "pm")


class BatchError(SimError):
    """A batch that cannot be run, continued or read."""


class UnreadableError(BatchError):
    """The folder of a batch whose files are not what they should be."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Who plays, by seat: names of policies. Whoever is not named plays by the book, as in ``run``."""

    seats: tuple[tuple[str, str], ...]

    @property
    def full(self) -> tuple[tuple[str, str], ...]:
        """Every seat with its policy."""
        named = dict(self.seats)
        return tuple((seat, named.get(seat) or careful(seat)) for seat in SEATS)

    @property
    def label(self) -> str:
        """How tables call it."""
        return ",".join(f"{seat}={name}" for seat, name in self.seats)

    @classmethod
    def of(cls, given: "str | Mapping[str, str] | Pair") -> "Pair":
        """Read ``it=NAME,pm=NAME``, or a mapping of seat to name.

        Raises:
            BatchError: It is written otherwise.
        """
        if isinstance(given, Pair):
            return given
        if isinstance(given, str):
            parts = [part.partition("=") for part in given.split(",")]
            if any(not equals or not name.strip() for _, equals, name in parts):
                raise BatchError(f"{given!r} is not it=POLICY, pm=POLICY or it=POLICY,pm=POLICY")
            pairs = [(seat.strip(), name.strip()) for seat, _, name in parts]
        else:
            pairs = list(given.items())
        unknown = [seat for seat, _ in pairs if seat not in SEATS]
        if unknown:
            raise BatchError(f"there is no seat {unknown[0]!r}; there are {' and '.join(SEATS)}")
        names = dict(pairs)
        if len(names) < len(pairs) or not names:
            raise BatchError(f"{given!r} names a seat twice" if names else "a pair of policies names no seat")
        return cls(tuple((seat, names[seat]) for seat in SEATS if seat in names))


@dataclass(frozen=True, slots=True)
class Definition:
    """A batch, whole.

    Attributes:
        scenarios: Ids or paths.
        pairs: Who plays.
        n: Replications.
        seed: Seed of the first; replication r has seed + r.
        settings: Laid over every scenario.
        vary: Key to the values that it takes in turn; several keys give every combination.
        level: Level of difficulty.
        weeks: Stop after so many weeks; None plays whole games.
        next_quarter: Whether the quarter after the judged end is played.
    """

    scenarios: tuple[str, ...]
    pairs: tuple[Pair, ...]
    n: int
    seed: int = 0
    settings: Settings = ()
    vary: tuple[tuple[str, tuple[object, ...]], ...] = ()
    level: str = "standard"
    weeks: int | None = None
    next_quarter: bool = True

    def variations(self) -> list[Settings]:
        """Return every combination of varied settings."""
        return grid(dict(self.vary))

    def trials(self) -> Iterator["Trial"]:
        """Yield every game, replication by replication, so that a batch cut short still has pairs."""
        for replication in range(self.n):
            for scenario in self.scenarios:
                for varied in self.variations():
                    for pair in self.pairs:
                        yield Trial(scenario, pair, varied, self.seed + replication, self)

    @property
    def size(self) -> int:
        """How many games."""
        return self.n * len(self.scenarios) * len(self.variations()) * len(self.pairs)

    def document(self) -> dict[str, Any]:
        """Return it as JSON knows it."""
        return asdict(self) | {
            "scenarios": list(self.scenarios),
            "pairs": [dict(pair.seats) for pair in self.pairs],
            "settings": dict(self.settings),
            "vary": {key: list(values) for key, values in self.vary},
        }

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> "Definition":
        """Return the batch of a document.

        Raises:
            BatchError: It is none.
        """
        try:
            given = dict(document)
            given["scenarios"] = tuple(given["scenarios"])
            given["pairs"] = tuple(Pair.of(pair) for pair in given["pairs"])
            given["settings"] = tuple(given["settings"].items())
            given["vary"] = tuple((key, tuple(values)) for key, values in given["vary"].items())
            return cls(**given)
        except (KeyError, TypeError, AttributeError) as error:
            raise BatchError("its definition cannot be read") from error


def define(  # noqa: PLR0913  # a batch has that many sides
    scenarios: str | Sequence[str],
    policies: Sequence[str | Mapping[str, str] | Pair],
    n: int,
    *,
    seed: int = 0,
    settings: Mapping[str, object] | None = None,
    vary: Mapping[str, Sequence[object]] | None = None,
    level: str = "standard",
    weeks: int | None = None,
    next_quarter: bool = True,
) -> Definition:
    """Return a batch from plain values.

    Raises:
        BatchError: Nothing to play, or the same twice.
    """
    names = (scenarios,) if isinstance(scenarios, str) else tuple(map(str, scenarios))
    pairs = tuple(Pair.of(given) for given in policies)
    rows = tuple((key, tuple(values)) for key, values in (vary or {}).items())
    if n < 1 or not names or not pairs or any(not values for _, values in rows):
        raise BatchError("a batch needs a scenario, a pair of policies and at least one replication")
    for what, given in (("scenario", names), ("policy", tuple(pair.label for pair in pairs))):
        twice = next((name for place, name in enumerate(given) if name in given[:place]), None)
        if twice is not None:
            raise BatchError(f"{what} {twice} is named twice")
    both = next((key for key, _ in rows if key in (settings or {})), None)
    if both is not None:
        raise BatchError(f"{both} cannot be both set and varied")
    return Definition(names, pairs, n, seed, tuple((settings or {}).items()), rows, level, weeks, next_quarter)


@dataclass(frozen=True, slots=True)
class Trial:
    """One game of a batch.

    Attributes:
        scenario: Id or path.
        pair: Who plays.
        varied: Settings of this variation.
        seed: Luck.
        batch: What it belongs to.
    """

    scenario: str
    pair: Pair
    varied: Settings
    seed: int
    batch: Definition = field(repr=False)

    @property
    def label(self) -> str:
        """Pair of policies, with what is varied."""
        return " ".join([self.pair.label, *(f"{key}={value}" for key, value in self.varied)])

    @property
    def settings(self) -> dict[str, object]:
        """All settings: those of the batch and those of the variation."""
        return {**dict(self.batch.settings), **dict(self.varied)}

    def head(self, scenario_id: str) -> dict[str, Any]:
        """Return the columns that say what was played."""
        seats = dict(self.pair.full)
        return {
            "scenario": scenario_id,
            "label": self.label,
            "it": seats["it"],
            "pm": seats["pm"],
            "level": self.batch.level,
            "seed": self.seed,
            **{f"set.{key}": value for key, value in self.settings.items()},
        }
