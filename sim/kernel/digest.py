"""Digests: one short hash per domain that any two equal states share."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from operator import attrgetter, itemgetter
from types import NoneType
from typing import Any

_PLACES = 9
_SCALE = 1e9
_EXACT = 4e12
"""Scaled floats below this are known to a thousandth."""

Form = Callable[[Any], object]


def canonical(value: object) -> object:
    """Return plain nested tuples that mean the same on every machine.

    Floats are rounded to 1e-9 so that the last bit of a sum does not decide; mappings are sorted by key; sets are
    refused because they have no order; a dataclass gives its fields except those declared ``repr=False``.
    """
    form = _forms[type(value)]
    return value if form is None else form(value)


class _Forms(dict[type, Form | None]):
    """How values of a class get their canonical form; None where they are it. Found out once per class."""

    def __missing__(self, kind: type) -> Form | None:
        form = self[kind] = _form_of(kind)
        return form


def _form_of(kind: type) -> Form | None:
    if issubclass(kind, float):
        return _of_float
    if issubclass(kind, int | str | NoneType):
        return None
    if issubclass(kind, Mapping):
        return _of_mapping
    if is_dataclass(kind):
        return _of_fields(kind)
    if issubclass(kind, Iterable) and not issubclass(kind, set | frozenset):
        return _of_parts
    raise TypeError(f"{kind.__name__} has no canonical form")


def _of_float(value: float) -> float:
    """Return what ``round(value, 9) + 0.0`` returns, in a third of the time where that is certain.

    Dividing two whole floats rounds correctly, as ``round`` does; only which whole number it is could be in doubt, when
    the scaled value lies about half way between two. Adding 0.0 turns -0.0 into 0.0.
    """
    scaled = value * _SCALE
    if -_EXACT < scaled < _EXACT:
        whole = round(scaled)
        if -0.499 < scaled - whole < 0.499:
            return whole / _SCALE
    return round(value, _PLACES) + 0.0


def _of_mapping(value: Mapping[Any, object]) -> tuple[object, ...]:
    forms = _forms
    return tuple(
        [
            (key, part if (form := forms[type(part)]) is None else form(part))
            for key, part in sorted(value.items(), key=_first)
        ]
    )


_first = itemgetter(0)


def _of_parts(value: Iterable[object]) -> tuple[object, ...]:
    forms = _forms
    return tuple([part if (form := forms[type(part)]) is None else form(part) for part in value])


def _of_fields(kind: type) -> Form:
    names = [f.name for f in fields(kind) if f.repr]
    if len(names) == 1:
        single = attrgetter(names[0])
        return lambda value: (canonical(single(value)),)
    parts = attrgetter(*names)
    return lambda value: _of_parts(parts(value))


_forms = _Forms()


def digest(value: object) -> str:
    """Return 16 hexadecimal digits over the canonical form."""
    return blake2b(repr(canonical(value)).encode(), digest_size=8).hexdigest()
