"""Hours that a plan needs, against hours that there are."""

from sim.projects.plan.histogram import Bar, Booking, histogram, overbooked


def test_hours_are_spread_evenly_over_the_stretch() -> None:
    bars = histogram([Booking("ada", 1.5, 3.5, 40.0)], {"ada": [30.0]}, 1, 4)
    assert bars == {"ada": (Bar(1, 10.0, 30.0), Bar(2, 20.0, 30.0), Bar(3, 10.0, 30.0), Bar(4, 0.0, 30.0))}


def test_what_lies_outside_is_left_out_but_not_moved() -> None:
    bars = histogram([Booking("ada", 0.0, 10.0, 100.0)], {"ada": [8.0, 12.0]}, 4, 6)
    assert [bar.needed_h for bar in bars["ada"]] == [10.0, 10.0, 10.0]
    assert [bar.available_h for bar in bars["ada"]] == [8.0, 12.0, 12.0]
    assert [bar.short_h for bar in bars["ada"]] == [2.0, 0.0, 0.0]
    assert histogram([Booking("ada", 20.0, 21.0, 5.0)], {"ada": [8.0]}, 1, 2)["ada"][1].needed_h == 0.0


def test_a_moment_falls_into_its_week() -> None:
    bars = histogram([Booking("ada", 2.0, 2.0, 3.0)], {}, 1, 3)
    assert [bar.needed_h for bar in bars["ada"]] == [0.0, 3.0, 0.0]


def test_hours_are_kept() -> None:
    bookings = [Booking("ada", 0.3 * n, 0.3 * n + 1.7, 11.0) for n in range(10)]
    assert round(sum(bar.needed_h for bar in histogram(bookings, {}, 0, 9)["ada"]), 9) == 110.0


def test_who_has_no_hours_is_short_of_all() -> None:
    bars = histogram([Booking("vendor", 1.0, 2.0, 5.0), Booking("ada", 1.0, 2.0, 50.0)], {"ada": [40.0]}, 1, 2)
    assert list(bars) == ["ada", "vendor"]
    assert overbooked(bars) == [("ada", Bar(1, 50.0, 40.0)), ("vendor", Bar(1, 5.0, 0.0))]
    assert overbooked(bars, 20.0) == []
