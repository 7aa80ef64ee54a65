"""The error tree, and the refusal that is not an error."""

from dataclasses import dataclass, field


class SimError(Exception):
    """Anything the simulation tells its caller instead of an answer."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in an input file.

    Attributes:
        file: Path as the user gave it.
        line: Line, counted from 1; 0 when the fault is in the whole file.
        key: Dotted path of the value (``assets.3.class``), or empty.
        message: What is wrong, one sentence without a full stop.
        suggestion: The nearest right name, or empty.
    """

    file: str
    line: int
    key: str
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        """Return ``file:line: key: message (did you mean …?)``."""
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: "
        key = f"{self.key}: " if self.key else ""
        hint = f" (did you mean {self.suggestion!r}?)" if self.suggestion else ""
        return f"{place}{key}{self.message}{hint}"


class ScenarioError(SimError):
    """A scenario that cannot be used, with all of its problems at once."""

    def __init__(self, problems: "tuple[Problem, ...] | list[Problem]") -> None:
        """Keep the problems in the order in which a reader meets them."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class DecisionError(SimError):
    """A decision that is malformed: unknown name, wrong or missing argument."""


class SaveError(SimError):
    """A save that cannot be read or written."""


class ReplayDivergence(SaveError):
    """A replay that did not give what the save recorded.

    Attributes:
        week: First week whose digest differs.
        domain: First differing domain, in floor order.
    """

    def __init__(self, week: int, domain: str) -> None:
        """Name the first week and domain that differ."""
        self.week = week
        self.domain = domain
        super().__init__(f"the replay differs from the save in week {week}, first in: {domain}")


class InvariantError(SimError):
    """A fault of our own: the state contradicts itself."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a decision is not possible now; shown before the click, never raised.

    Attributes:
        code: Message key; the prose lives in the catalogues.
        parameters: Values for the prose, as pairs so that a refusal stays hashable.
    """

    code: str
    parameters: tuple[tuple[str, str | int | float], ...] = field(default=())

    @classmethod
    def of(cls, code: str, **parameters: str | int | float) -> "Refusal":
        """Build a refusal from keyword parameters."""
        return cls(code, tuple(parameters.items()))
