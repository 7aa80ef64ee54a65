"""Fills the placeholders of a sentence from plain values, each in the way its name calls for.

Events, refusals and decisions carry ids, seconds, cents and codes. A placeholder is named after the field, so the name
says what it is: ``person`` is looked up, ``cents`` becomes money, ``repair_s`` a duration, ``reason`` a word.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from game.i18n import N_
from game.presenters.names import Names
from game.presenters.words import FIELDS, word

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")

_SECTION_OF = {
    "person": "people",
    "mentor": "people",
    "mentee": "people",
    "leader": "people",
    "tester": "people",
    "asset": "assets",
    "service": "services",
    "department": "departments",
    "vendor": "vendors",
    "contract": "contracts",
    "category": "categories",
    "problem": "problems",
}
_MANY = {
    "people": "people",
    "services": "services",
    "assets": "assets",
    "vendors": "vendors",
    "contracts": "contracts",
    "departments": "departments",
}
_ANYTHING = ("asked_by", "party", "subject", "by", "change", "id", "candidate", "contractor", "position")
_INSTANTS = ("starts_s", "from_s", "to_s", "until_s", "last_s", "answer_by_s", "due_s", "ends_s", "start_s", "end_s")
_POINTS = ("now", "trust", "satisfaction", "total")
_CHANGES = ("points", "budget_points", "outage_points", "sla_points")
_SHARES = (
    *("discount", "uplift", "probability", "morale", "fatigue", "before", "ratio", "pay_ratio", "odds"),
    *("desk", "operations", "projects", "knowledge"),
)
_DECIMALS = ("hours", "left", "level", "shown_level", "shown_sd", "gain", "loss", "factor", "hours_per_week")


def fill(names: Names, msgid: str, values: Mapping[str, Any]) -> str:
    """Return the sentence in the language of the names, with its placeholders filled.

    Args:
        names: What to call things.
        msgid: The English sentence.
        values: Field to plain value.
    """
    shown = {field: show(names, field, values[field]) if field in values else "…" for field in placeholders(msgid)}
    text = names.language.text(msgid, **shown)
    first = _PLACEHOLDER.match(msgid)
    # A word stands small in the middle of a sentence; an id or a name is left as it is.
    return text[:1].upper() + text[1:] if first and first[1] in FIELDS else text


def placeholders(msgid: str) -> frozenset[str]:
    """Return the names of the placeholders of a sentence."""
    return frozenset(_PLACEHOLDER.findall(msgid))


def show(names: Names, field: str, value: Any) -> str:  # one line per kind of value
    """Return a value as people read it; the name of its field says what kind it is."""
    speak = names.language
    if value is None or value == "":
        return speak.text(N_("nothing"))
    if field in _SECTION_OF and isinstance(value, str):
        return names.of(_SECTION_OF[field], value)
    if isinstance(value, tuple | list):
        section = _MANY.get(field, "")
        parts = [names.of(section, str(part)) if section else show(names, field[:-1], part) for part in value]
        return speak.listing(parts) or speak.text(N_("nobody")) if section else speak.listing(parts)
    if field in _ANYTHING and isinstance(value, str):
        return word(speak, "party", value) if value in FIELDS["party"] else names.any(value)
    if field in FIELDS and isinstance(value, str | int) and not isinstance(value, bool):
        return word(speak, field, str(value))
    if isinstance(value, str):
        return value
    return _amount(names, field, value)


def _amount(names: Names, field: str, value: Any) -> str:  # noqa: PLR0911  # one line per kind of number
    speak = names.language
    if isinstance(value, bool):
        return speak.text(N_("yes") if value else N_("no"))
    if field.endswith(("cents", "cents_per_year")):
        return speak.money(value, names.scenario.currency)
    if field.endswith("_share") or field in _SHARES:
        return speak.share(value)
    if field in _INSTANTS:
        return speak.moment(value)
    if field.endswith("percent"):
        return speak.unit(value, "%", 0 if float(value).is_integer() else 1)
    if field.endswith("_s"):
        return speak.duration(value)
    if field.endswith("_h"):
        return speak.hours(value)
    if field == "week" or (field.endswith("_week") and not field.endswith("_per_week")):
        return speak.week(value)
    if field in _CHANGES:
        return speak.signed(value)
    if field in _POINTS:
        return speak.number(value)
    if field in _DECIMALS or isinstance(value, float):
        return speak.number(value, 0 if float(value).is_integer() else 1)
    return speak.number(value)
