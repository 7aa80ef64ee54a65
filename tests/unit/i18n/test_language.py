"""Numbers, money and times as their readers write them; sentences with their placeholders."""

from datetime import date

import pytest

from game.i18n import LANGUAGES, language, preferred

EN, DE = language("en"), language("de")


@pytest.mark.parametrize(
    ("value", "places", "english", "german"),
    [
        (1234.5, 1, "1,234.5", "1.234,5"),
        (0, 0, "0", "0"),
        (1_234_567, 0, "1,234,567", "1.234.567"),
        (-3.25, 2, "−3.25", "−3,25"),
        (-0.001, 1, "0.0", "0,0"),
    ],
)
def test_numbers(value: float, places: int, english: str, german: str) -> None:
    assert EN.number(value, places) == english
    assert DE.number(value, places) == german


def test_units_are_not_torn_off() -> None:
    assert EN.share(0.12) == DE.share(0.12) == "12\u00a0%"
    assert EN.share(0.9912, 2) == "99.12\u00a0%"
    assert DE.share(0.9912, 2) == "99,12\u00a0%"
    assert DE.hours(1234.5) == "1.234\u00a0h"
    assert DE.hours(12.5) == "12,5\u00a0h"
    assert EN.hours(12.5) == "12.5\u00a0h"


@pytest.mark.parametrize(
    ("cents", "english", "german"),
    [
        (123_400, "€\u00a01,234", "1.234\u00a0€"),
        (-123_400, "−€\u00a01,234", "−1.234\u00a0€"),
        (0, "€\u00a00", "0\u00a0€"),
        (-49, "€\u00a00", "0\u00a0€"),
    ],
)
def test_money(cents: int, english: str, german: str) -> None:
    assert EN.money(cents) == english
    assert DE.money(cents) == german


def test_money_can_say_its_direction() -> None:
    assert EN.money(5_000_000, signed=True) == "+€\u00a050,000"
    assert DE.money(5_000_000, "CHF", signed=True) == "+50.000\u00a0CHF"
    assert EN.money(10, signed=True) == "€\u00a00"


def test_times() -> None:
    assert EN.moment(0) == "W1 Mon 00:00"
    assert DE.moment(604_800 + 86_400 + 14 * 3600 + 30 * 60) == "W2 Di 14:30"
    assert EN.date(date(2026, 3, 5)) == "5 March 2026"
    assert DE.date(date(2026, 3, 5)) == "5. März 2026"
    assert DE.date_of("2026-01-05", 7 * 86_400) == "12. Januar 2026"


@pytest.mark.parametrize(
    ("seconds", "english"), [(60, "1\u00a0min"), (5_400, "1.5\u00a0h"), (86_400, "24.0\u00a0h"), (864_000, "10 days")]
)
def test_durations_use_the_unit_people_would_use(seconds: int, english: str) -> None:
    assert EN.duration(seconds) == english


def test_plurals_and_lists() -> None:
    forms = ("{n} event followed from it.", "{n} events followed from it.")
    assert EN.plural(*forms, 1) == "1 event followed from it."
    assert DE.plural(*forms, 1) == "Daraus folgte 1 Ereignis."
    assert DE.plural(*forms, 1_000) == "Daraus folgten 1.000 Ereignisse."
    assert EN.listing(["a", "b", "c"]) == "a, b and c"
    assert DE.listing(["a", "b"]) == "a und b"
    assert DE.listing([]) == ""


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "de_AT"}, "de"),
        ({"LANGUAGE": "fr:de:en", "LANG": "en_US"}, "de"),
        ({"LC_ALL": "C", "LANG": "de_DE"}, "en"),
        ({"LANG": "fr_FR"}, "en"),
        ({"LANG": ""}, "en"),
    ],
)
def test_the_environment_chooses(environment: dict[str, str], code: str) -> None:
    assert preferred(environment) == code


def test_there_is_no_third_language() -> None:
    assert LANGUAGES == ("en", "de")
    with pytest.raises(ValueError, match="fr"):
        language("fr")
