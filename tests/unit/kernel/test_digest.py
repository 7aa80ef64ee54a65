"""Equal states have equal digests; what is not state is left out."""

from dataclasses import dataclass, field

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sim.kernel.digest import canonical, digest


@dataclass(slots=True)
class Box:
    width: float
    names: dict[str, int]
    handle: object = field(default=None, repr=False)


def test_order_of_a_mapping_and_last_bits_do_not_count() -> None:
    assert digest(Box(0.1 + 0.2, {"a": 1, "b": 2})) == digest(Box(0.3, {"b": 2, "a": 1}))
    assert digest(Box(-0.0, {})) == digest(Box(0.0, {}))


def test_handles_do_not_count_but_values_do() -> None:
    assert digest(Box(1.0, {}, object())) == digest(Box(1.0, {}))
    assert digest(Box(1.0, {"a": 1})) != digest(Box(1.0, {"a": 2}))
    assert digest(Box(1.0, {})) != digest(Box(1.00001, {}))


def test_a_set_has_no_order_and_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no canonical form"):
        canonical({1, 2})


HALVES = st.integers(-(10**14), 10**14).map(lambda n: (n + 0.5) / 1e9)


@given(st.floats(allow_nan=False, allow_infinity=False) | st.floats(-5e3, 5e3) | HALVES)
@example(-0.0)
@example(-1e-12)
@example(1e300)
@example(4e3)
def test_floats_are_rounded_exactly_as_by_round(value: float) -> None:
    assert repr(canonical(value)) == repr(round(value, 9) + 0.0)
