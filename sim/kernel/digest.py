"""Digests: one short hash per domain that any two equal states share."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any, cast

_PLACES = 9


@cache
def _getter(kind: type) -> Any:
    names = [f.name for f in fields(kind) if f.repr]
    if len(names) == 1:
        single = attrgetter(names[0])
        return lambda value: (single(value),)
    return attrgetter(*names)


def canonical(value: object) -> object:
    """Return plain nested tuples that mean the same on every machine.

    Floats are rounded to 1e-9 so that the last bit of a sum does not decide; mappings are sorted by key; sets are
    refused because they have no order; a dataclass gives its fields except those declared ``repr=False``.
    """
    if isinstance(value, float):
        return round(value, _PLACES) + 0.0
    if value is None or isinstance(value, int | str):
        return value
    if isinstance(value, Mapping):
        return tuple((key, canonical(value[key])) for key in sorted(value))
    if is_dataclass(value):
        return tuple(canonical(part) for part in _getter(cast(type, type(value)))(value))
    if isinstance(value, Iterable) and not isinstance(value, set | frozenset):
        return tuple(canonical(part) for part in value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


def digest(value: object) -> str:
    """Return 16 hexadecimal digits over the canonical form."""
    return blake2b(repr(canonical(value)).encode(), digest_size=8).hexdigest()
