"""Finds policies: shipped ones by name, others by ``module:Class`` or by entry point ``two_hats.policies``."""

import importlib
import sys
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.metadata import entry_points
from pathlib import Path

from sim.policies.policy import Policy

GROUP = "two_hats.policies"

_PLACES: dict[str, dict[str, str]] = {
    "it": {
        "do-nothing": "sim.policies.plain:DoNothing",
        "random": "sim.policies.plain:RandomChoice",
        "firefighter": "sim.policies.firefighter:Firefighter",
        "by-the-book": "sim.policies.by_the_book:ByTheBook",
        "cost-cutter": "sim.policies.cost_cutter:CostCutter",
    },
    "pm": {
        "do-nothing": "sim.policies.plain:DoNothing",
        "random": "sim.policies.plain:RandomChoice",
        "deadline-driver": "sim.policies.pm.deadline_driver:DeadlineDriver",
        "by-the-book": "sim.policies.pm.by_the_book:ByTheBook",
        "people-first": "sim.policies.pm.people_first:PeopleFirst",
    },
}
"""Seat to name to place."""


def _is_there(place: str) -> bool:
    path = Path(__file__).parents[2].joinpath(*place.partition(":")[0].split("."))
    return path.with_suffix(".py").is_file()


# A character whose module is left out of an installation is not offered.
_SHIPPED = {seat: {name: place for name, place in names.items() if _is_there(place)} for seat, names in _PLACES.items()}


class PolicyError(Exception):
    """A policy that cannot be found or made; the message says what to do."""


@dataclass(frozen=True, slots=True)
class PolicyInfo:
    """One line of the list of policies."""

    name: str
    seat: str
    summary: str


def policies() -> tuple[PolicyInfo, ...]:
    """Return all policies that can be named, shipped ones first, each with the first line of its docstring."""
    found = [
        PolicyInfo(name, seat, _summary(place)) for seat, names in _SHIPPED.items() for name, place in names.items()
    ]
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        seat, _, name = point.name.rpartition(".")
        found.append(PolicyInfo(name, seat or "it", _summary(point.value)))
    return tuple(found)


def careful(seat: str) -> str:
    """Return the name of the policy that sits in a seat unless somebody says otherwise."""
    return "by-the-book" if "by-the-book" in _SHIPPED[seat] else "do-nothing"


def make(seat: str, name: str) -> Policy:
    """Make the policy of that name for a seat.

    Args:
        seat: ``it`` or ``pm``.
        name: A shipped name, the name of an entry point (``it.name`` or ``name``), or ``module:Class``.

    Raises:
        PolicyError: There is none, or it cannot be made.
    """
    place = _SHIPPED.get(seat, {}).get(name, "")
    if not place:
        place = name if ":" in name else _entry_point(seat, name)
    policy = _load(place)()
    if not callable(getattr(policy, "decide", None)):
        raise PolicyError(f"{name}: has no method decide(view, luck)")
    return policy  # type: ignore[no-any-return]  # user code is checked by the line above


def _entry_point(seat: str, name: str) -> str:
    for point in entry_points(group=GROUP):
        if point.name in (name, f"{seat}.{name}"):
            return point.value
    known = [info.name for info in policies() if info.seat == seat]
    near = get_close_matches(name, known, 1)
    hint = f" (did you mean {near[0]!r}?)" if near else f"; there are {', '.join(known)}, or module:Class"
    raise PolicyError(f"there is no policy {name!r} for the seat {seat!r}{hint}")


def _load(place: str) -> type:
    module_name, _, class_name = place.partition(":")
    here = str(Path.cwd())
    if here not in sys.path:
        sys.path.insert(0, here)
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name and module_name.startswith(error.name.partition(".")[0]):
            raise PolicyError(f"{place}: there is no module {module_name!r} here") from error
        raise PolicyError(f"{place}: cannot be imported: {error}") from error
    except Exception as error:  # user code may fail in any way
        raise PolicyError(f"{place}: cannot be imported: {type(error).__name__}: {error}") from error
    found = getattr(module, class_name, None)
    if not isinstance(found, type):
        raise PolicyError(f"{place}: module {module_name!r} has no class {class_name!r}")
    return found


def _summary(place: str) -> str:
    try:
        text = (_load(place).__doc__ or "").strip()
    except PolicyError as error:
        return str(error)
    return text.splitlines()[0] if text else ""
