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
    "goal": "strategy",
    "project": "projects",
    "technology": "technologies",
}
_MANY = {
    "people": "person",
    "services": "service",
    "assets": "asset",
    "vendors": "vendor",
    "contracts": "contract",
    "departments": "department",
    "goals": "goal",
    "order": "project",
}
"""Lists to the field of one of them; an empty one is nobody."""
_QUOTED = ("project", "technology", "goal", "task", "after", "deliverable", "requirement")
"""What scenarios give names that read like sentences."""
_PART_OF = {
    "risk": "risks",
    "deliverable": "deliverables",
    "requirement": "requirements",
    "benefit": "benefits",
}
"""Parts of projects, which have names of their own."""
_TASKS = ("task", "after")
_TITLED = ("card", "envelope")
"""What has a title of its own in the texts of a scenario."""

_ANYTHING = (
    "sponsor",
    "asked_by",
    "party",
    "giver",
    "taker",
    "subject",
    "by",
    "change",
    "id",
    "candidate",
    "contractor",
    "position",
)
_HATS = ("seat", "owner", "named", "sender", "party", "giver", "taker", "asked_by", "by", "who")
_LEADER = "pm:"
"""Fields that may name a seat, and how the seat of somebody on the staff who leads a project begins."""

_ASKING = ("sponsor", "asked_by", "party", "giver", "taker", "by")
"""Fields that name somebody who wants or says something, where a service may have the id of its department."""

_INSTANTS = ("starts_s", "from_s", "to_s", "until_s", "last_s", "answer_by_s", "due_s", "ends_s", "start_s", "end_s")
_UP_TO = ("to_s", "until_s")
"""Ends that are no longer part of what ends: midnight belongs to the day before."""
_POINTS = ("now", "trust", "satisfaction", "total")
_CHANGES = ("points", "budget_points", "outage_points", "sla_points", "strategy_points")
_SHARES = (
    *("discount", "uplift", "probability", "morale", "fatigue", "before", "ratio", "pay_ratio", "odds"),
    *("desk", "operations", "projects", "knowledge", "share"),
)
_SMALL = 0.01
"""A risk below this needs a decimal: it has come true, so it cannot have been none."""
_DECIMALS = ("hours", "left", "level", "shown_level", "shown_sd", "gain", "loss", "factor", "hours_per_week")

_SINGULAR: Final = {
    **{"weeks": "week", "days": "day", "hours": "hour", "times": "time"},
    **{"Wochen": "Woche", "Tage": "Tag", "Tagen": "Tag", "Stunden": "Stunde"},
}
_ONE: Final = {
    "en": re.compile(r"((?<![\d.,])1[ \u00a0])(weeks|days|hours|times)\b"),
    "de": re.compile(r"((?<![\d.,])1[ \u00a0])(Wochen|Tagen|Tage|Stunden)\b"),
}
"""A one that is no part of a longer number, before a plural."""


def fill(names: Names, msgid: str, values: Mapping[str, Any]) -> str:
    """Return the sentence in the language of the names, with its placeholders filled.

    Args:
        names: What to call things.
        msgid: The English sentence.
        values: Field to plain value.
    """
    shown = {field: show(names, field, values[field]) if field in values else "…" for field in placeholders(msgid)}
    text = singular(names.language.code, names.language.text(msgid, **shown))
    first = _PLACEHOLDER.match(names.language.text(msgid))
    # A word stands small in the middle of a sentence; an id or a name is left as it is.
    return text[:1].upper() + text[1:] if first and _is_word(first[1], values.get(first[1])) else text


def singular(code: str, text: str) -> str:
    """Return the sentence with "1 weeks" put right; sentences count what may turn out to be one."""
    return _ONE[code].sub(lambda found: f"{found[1]}{_SINGULAR[found[2]]}", text)


def _is_word(field: str, value: Any) -> bool:
    """Return whether the value of a field is shown as a word of ours and not as a name."""
    if field in _ANYTHING:
        return value in FIELDS["party"] or str(value).startswith(_LEADER)
    return field in FIELDS or field == "who"


def placeholders(msgid: str) -> frozenset[str]:
    """Return the names of the placeholders of a sentence."""
    return frozenset(_PLACEHOLDER.findall(msgid))


def show(names: Names, field: str, value: Any) -> str:  # one line per kind of value
    """Return a value as people read it; the name of its field says what kind it is."""
    speak = names.language
    if value is None or value == "":
        return speak.text(N_("nothing"))
    if isinstance(value, tuple | list):
        parts = [show(names, _MANY.get(field, field[:-1]), part) for part in value]
        return speak.listing(parts) or speak.text(N_("nobody")) if field in _MANY else speak.listing(parts)
    if isinstance(value, str):
        name = _name(names, field, value)
        return quoted(names, name) if field in _QUOTED else name
    if field in FIELDS and not isinstance(value, bool | float):
        return word(speak, field, str(value))
    return _amount(names, field, value)


def quoted(names: Names, text: str) -> str:
    """Return a name that reads like a sentence, or nearly, in quotation marks."""
    return names.language.text(N_("“{text}”"), text=text)


def _name(names: Names, field: str, value: str) -> str:
    """Return what to call the bearer of an id, or the word for a code."""
    speak = names.language
    if field in _HATS and value.startswith(_LEADER):
        project = quoted(names, names.of("projects", value.removeprefix(_LEADER)))
        return speak.text(N_("whoever leads {project}"), project=project)
    if field in (*_HATS, *_ANYTHING, "person", "leader") and value in FIELDS["party"]:
        return word(speak, "party", value)
    if field in _SECTION_OF:
        return names.of(_SECTION_OF[field], value)
    if field in _TASKS:
        return names.task(value) or value
    if field in _PART_OF:
        return names.part(_PART_OF[field], value) or word(speak, field, value)
    if field in _TITLED:
        return names.prose(f"{field}s.{value}.title") or value
    if field in _ANYTHING:
        return names.party(value) if field in _ASKING else names.any(value)
    return word(speak, field, value) if field in FIELDS else value


def _amount(names: Names, field: str, value: Any) -> str:  # noqa: PLR0911  # one line per kind of number
    speak = names.language
    if isinstance(value, bool):
        return speak.text(N_("yes") if value else N_("no"))
    if field.endswith(("cents", "cents_per_year")):
        return speak.money(value, names.scenario.currency)
    if field.endswith("_share") or field in _SHARES:
        return speak.share(value, 1 if field == "probability" and 0 < value < _SMALL else 0)
    if field in _INSTANTS:
        return speak.day(value - 1 if field in _UP_TO and value % 86_400 == 0 else value)
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
