"""Settings as people write them: ``KEY=VALUE`` for one, ``KEY=a:b:n`` for a row of them."""

import tomllib
from collections.abc import Mapping, Sequence
from itertools import product

from sim.kernel.errors import SimError

Value = object
Settings = tuple[tuple[str, Value], ...]
"""Keys with values, in the order given."""

_MOST = 1_000


class SettingError(SimError):
    """A setting that is not written as it must be."""


def one(text: str) -> tuple[str, Value]:
    """Read ``KEY=VALUE``; the value is TOML, and a word that is none stands for itself.

    Raises:
        SettingError: There is no key or no value.
    """
    key, equals, value = text.partition("=")
    key, value = key.strip(), value.strip()
    if not equals or not key or not value:
        raise SettingError(f"{text!r} is not KEY=VALUE")
    try:
        return key, tomllib.loads(f"value = {value}\n")["value"]
    except (tomllib.TOMLDecodeError, KeyError, RecursionError):
        return key, value


def row(text: str) -> tuple[str, tuple[Value, ...]]:
    """Read ``KEY=a:b:n``: n values evenly from a to b, both included; whole numbers where all of them are whole.

    Raises:
        SettingError: It is written otherwise.
    """
    key, _, rest = text.partition("=")
    parts = rest.split(":")
    try:
        first, last = (float(part) for part in parts[:2])
        count = int(parts[2])
        if len(parts) != 3 or not key.strip() or not 2 <= count <= _MOST or not abs(last - first) < float("inf"):
            raise ValueError
    except (ValueError, IndexError):
        raise SettingError(f"{text!r} is not KEY=FIRST:LAST:COUNT with a count from 2 to {_MOST:,}") from None
    # Rounded, so that a tenth is written as a tenth and not with sixteen digits.
    values = [float(f"{first + (last - first) * place / (count - 1):.12g}") for place in range(count)]
    whole = all("." not in part and "e" not in part.lower() for part in parts[:2])
    if whole and all(value == int(value) for value in values):
        return key.strip(), tuple(int(value) for value in values)
    return key.strip(), tuple(values)


def grid(rows: Mapping[str, Sequence[Value]]) -> list[Settings]:
    """Return every combination of the values of every key; one empty combination if there are no keys."""
    return [tuple(zip(rows, values, strict=True)) for values in product(*rows.values())]
