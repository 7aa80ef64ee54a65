"""Languages: sentences by gettext, numbers, money and times as their readers write them.

English source strings are the message ids, so English needs no catalogue. Placeholders are named (``{asset}``), because
word order differs. Nothing here is global: who speaks gets a ``Language``.
"""

import gettext
import os
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from game.paths import assets

LANGUAGES: Final = ("en", "de")
DOMAIN: Final = "two-hats"
_NBSP: Final = "\u00a0"
_MINUS: Final = "\u2212"
_SIGNS: Final = {"EUR": "€", "GBP": "£", "USD": "$", "CHF": "CHF"}
_DAY_S: Final = 86_400
_WEEK_S: Final = 604_800


def N_(msgid: str) -> str:
    """Mark a string in a table for translation; it is translated where it is shown."""
    return msgid


def preferred(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that the environment asks for, or English."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wish in environment.get(variable, "").split(":"):
            code = wish.partition("_")[0].partition(".")[0].lower()
            if code in LANGUAGES:
                return code
            if code in ("c", "posix"):
                return "en"
    return "en"


@cache
def language(code: str) -> "Language":
    """Return the language of that code (``en`` or ``de``)."""
    return Language(code)


class Language:
    """One language: how it says and writes things.

    Attributes:
        code: ``en`` or ``de``.
    """

    def __init__(self, code: str) -> None:
        """Load the catalogue.

        Args:
            code: One of ``LANGUAGES``.
        """
        if code not in LANGUAGES:
            raise ValueError(f"no language {code!r}")
        self.code = code
        folder = str(assets() / "locale")
        self._catalogue = gettext.translation(DOMAIN, folder, [code], fallback=code == "en")
        self._point, self._group = (",", ".") if code == "de" else (".", ",")

    # ------------------------------------------------------------------------------------------------- sentences

    def text(self, msgid: str, **values: object) -> str:
        """Return a sentence with its placeholders filled; numbers should come formatted."""
        sentence = self._catalogue.gettext(msgid) if msgid else ""
        return sentence.format_map(values) if values else sentence

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the form for a count, which fills ``{n}``."""
        sentence = self._catalogue.ngettext(one, many, count)
        return sentence.format_map({"n": self.number(count), **values})

    def known(self, msgid: str) -> bool:
        """Tell whether the catalogue has this sentence; English has all."""
        return self.code == "en" or self._catalogue.gettext(msgid) != msgid or msgid in self._same()

    def _same(self) -> frozenset[str]:
        entries: Any = getattr(self._catalogue, "_catalog", {})
        return frozenset(key for key, value in entries.items() if key == value)

    def listing(self, parts: list[str] | tuple[str, ...]) -> str:
        """Return ``a, b and c``."""
        if len(parts) < 2:
            return "".join(parts)
        return self.text(N_("{first} and {last}"), first=", ".join(parts[:-1]), last=parts[-1])

    # --------------------------------------------------------------------------------------------------- numbers

    def number(self, value: float, places: int = 0) -> str:
        """Return a number with grouped thousands: 1,234.5 or 1.234,5."""
        text = f"{abs(value):,.{places}f}"
        if self._group != ",":
            text = text.replace(",", "\0").replace(".", self._point).replace("\0", self._group)
        negative = value < 0 and any(digit in text for digit in "123456789")
        return f"{_MINUS}{text}" if negative else text

    def signed(self, value: float, places: int = 0) -> str:
        """Return a number that says its direction: +3 or −3."""
        text = self.number(value, places)
        return f"+{text}" if value > 0 and text.strip("0.,") else text

    def unit(self, value: float, sign: str, places: int = 0) -> str:
        """Return a number with a unit that must not be torn off it."""
        return f"{self.number(value, places)}{_NBSP}{sign}"

    def share(self, value: float, places: int = 0) -> str:
        """Return a share (0 to 1) in per cent: 12 %."""
        return self.unit(value * 100, "%", places)

    def hours(self, value: float) -> str:
        """Return hours, with one decimal below 100."""
        return self.unit(value, "h", 0 if abs(value) >= 99.95 else 1)

    def money(self, cents: float, currency: str = "EUR", *, signed: bool = False) -> str:
        """Return whole money units: € 1,234 or 1.234 €."""
        sign = _SIGNS.get(currency, currency)
        value = cents / 100
        amount = self.number(abs(value))
        text = f"{amount}{_NBSP}{sign}" if self.code == "de" else f"{sign}{_NBSP}{amount}"
        if not any(digit in amount for digit in "123456789"):
            return text
        if value < 0:
            return f"{_MINUS}{text}"
        return f"+{text}" if signed else text

    def duration(self, seconds: float) -> str:
        """Return a length of time in the unit people would use: minutes, hours or days."""
        if seconds < 5_400:
            return self.unit(seconds / 60, "min")
        if seconds < 3 * _DAY_S:
            return self.hours(seconds / 3_600)
        return self.text(N_("{days} days"), days=self.number(seconds / _DAY_S))

    # ----------------------------------------------------------------------------------------------------- times

    def week(self, number: int) -> str:
        """Return the short name of a week: W7, in German too (as the game shows it)."""
        return f"W{number}"

    def moment(self, t_s: int) -> str:
        """Return an instant of the game as people say it: Tue 14:30, W3."""
        day = self.text(_WEEKDAYS[t_s % _WEEK_S // _DAY_S])
        clock = f"{t_s % _DAY_S // 3600:02d}:{t_s % 3600 // 60:02d}"
        return f"{self.week(t_s // _WEEK_S + 1)} {day} {clock}"

    def day(self, t_s: int) -> str:
        """Return the day of an instant, W3 Tue, and the clock too unless it is midnight or the minute before."""
        clock = t_s % _DAY_S // 60
        return self.moment(t_s).rpartition(" ")[0] if clock in {0, 1_439} else self.moment(t_s)

    def date(self, when: date) -> str:
        """Return a date: 5 January 2026 or 5. Januar 2026."""
        month = self.text(_MONTHS[when.month - 1])
        dot = "." if self.code == "de" else ""
        return f"{when.day}{dot} {month} {when.year}"

    def date_of(self, start: str, t_s: int) -> str:
        """Return the date of an instant of a game that started on an ISO date."""
        return self.date(date.fromisoformat(start) + timedelta(seconds=t_s))


_WEEKDAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
