"""What a decision is: a frozen, typed command with an owner, a price, a pure check and an effect."""

import re
from abc import ABC, abstractmethod
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, ClassVar, Literal, Union, cast, get_args, get_origin, get_type_hints

from sim.kernel.errors import DecisionError, Refusal

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Decision(ABC):
    """Base of all decisions.

    A subclass is a frozen slotted dataclass whose fields are its arguments (``str``, ``int``, ``float``, ``bool``,
    ``Literal`` or a tuple of these), named in the imperative.

    Attributes:
        floor: Name of the floor whose object ``check`` and ``apply`` receive.
        seat: Who may decide it: ``it``, ``pm``, or ``either``.
        section: Heading of the catalogue.
    """

    floor: ClassVar[str] = ""
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = ""

    @classmethod
    def name(cls) -> str:
        """Return the canonical name: ``HoldOneToOne`` is ``hold_one_to_one``."""
        return _snake(cls.__name__)

    @abstractmethod
    def check(self, floor: Any) -> Refusal | None:
        """Return why it is not possible now, or None. Pure: changes nothing, draws nothing."""

    @abstractmethod
    def apply(self, floor: Any, decision_id: str) -> None:
        """Carry it out. ``decision_id`` is the id of the logged decision, the cause of all that follows."""

    def check_as(self, floor: Any, seat: str) -> Refusal | None:
        """Return why this seat cannot do it now; for decisions whose answer depends on who asks. Pure."""
        return self.check(floor)

    def apply_as(self, floor: Any, decision_id: str, seat: str) -> None:
        """Carry it out for a seat; for decisions whose effect depends on who decides."""
        self.apply(floor, decision_id)

    def hours(self, floor: Any, listed_h: float) -> float:
        """Return the attention it takes, given the price of the ruleset; for decisions whose price varies. Pure."""
        return listed_h

    def money_cents(self, floor: Any) -> int:
        """Return what it costs at once or commits to, in cents. Pure."""
        return 0

    @classmethod
    def candidates(cls, view: Any) -> "tuple[Decision, ...]":
        """Return sensible arguments as seen from a seat: bounded, sorted, without repetition. Pure."""
        return ()

    def arguments(self) -> dict[str, Json]:
        """Return the arguments as plain JSON data."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}


@dataclass(frozen=True, slots=True)
class Quote:
    """What a decision would cost, and why it is refused, before it is made.

    Attributes:
        hours: Attention.
        cents: Money at once or committed.
        refusal: None if it is possible now.
    """

    hours: float
    cents: int
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a decision as the catalogue lists it."""

    name: str
    type: str
    choices: tuple[str | int | float, ...] = ()
    default: Json = None
    required: bool = True


@cache
def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind)}


def _plain(value: object) -> Json:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if value is None or isinstance(value, str | int | float):
        return value
    raise DecisionError(f"{value!r} is not a plain value")


def arguments_of(kind: type[Decision]) -> tuple[Argument, ...]:
    """Return the arguments of a decision class in order."""
    return _arguments(cast(type, kind))


@cache
def _arguments(kind: type) -> tuple[Argument, ...]:
    result = []
    for f in fields(kind):
        hint = _hints(kind)[f.name]
        choices = get_args(hint) if get_origin(hint) is Literal else ()
        required = f.default is MISSING
        result.append(Argument(f.name, _type_text(hint), choices, None if required else _plain(f.default), required))
    return tuple(result)


def _type_text(hint: Any) -> str:
    origin = get_origin(hint)
    if origin is Literal:
        return "choice"
    if origin is tuple:
        return f"list of {_type_text(get_args(hint)[0])}"
    if origin is Union or type(hint).__name__ == "UnionType":
        return " or ".join("none" if part is type(None) else _type_text(part) for part in get_args(hint))
    return {str: "text", int: "integer", float: "number", bool: "yes/no"}[hint]


def build(kind: type[Decision], arguments: dict[str, Any]) -> Decision:
    """Make a decision from plain arguments.

    Raises:
        DecisionError: An argument is unknown, missing or of the wrong type; the message names it.
    """
    hints = _hints(cast(type, kind))
    for unknown in arguments.keys() - hints.keys():
        raise DecisionError(f"{kind.name()} has no argument {unknown!r}; it takes {', '.join(hints) or 'none'}")
    values = {}
    for argument in arguments_of(kind):
        if argument.name in arguments:
            values[argument.name] = _convert(kind, argument.name, hints[argument.name], arguments[argument.name])
        elif argument.required:
            raise DecisionError(f"{kind.name()} lacks the argument {argument.name!r} ({argument.type})")
    return kind(**values)


def _convert(kind: type[Decision], name: str, hint: Any, value: Any) -> Any:
    origin = get_origin(hint)
    if origin is Literal:
        if value in get_args(hint) and not isinstance(value, bool):
            return value
    elif origin is tuple:
        if isinstance(value, list | tuple):
            return tuple(_convert(kind, name, get_args(hint)[0], part) for part in value)
    elif origin is Union or type(hint).__name__ == "UnionType":
        for part in get_args(hint):
            if part is type(None) and value is None:
                return None
            if part is not type(None) and value is not None:
                return _convert(kind, name, part, value)
    elif hint is float:
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15:
            return float(value)
    elif type(value) is hint and not (hint is int and abs(value) >= 1 << 53):
        return value
    wanted = ", ".join(map(str, get_args(hint))) if origin is Literal else _type_text(hint)
    raise DecisionError(f"{kind.name()}: {name} is {value!r}, but must be {wanted}")
