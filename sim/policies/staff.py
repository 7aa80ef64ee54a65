"""What several policies want to know about the staff."""

from sim.people.view import PersonView
from sim.session import View


def able(view: View, field: str, level: float, *, here: bool = True) -> list[PersonView]:
    """Return who can do work of a field and level, best first; ``here`` leaves out who is absent."""
    people = [
        (-dict(person.skills).get(field, 0.0), person.ordinal, person)
        for person in view.people.people
        if not (here and person.absent)
    ]
    return [person for skill, _, person in sorted(people, key=lambda row: row[:2]) if -skill > level - 2.0]


def share_away(view: View, field: str, from_s: int, to_s: int) -> float:
    """Return the share of those who mainly work in a field who will be away at some time of a span."""
    group = {person.id for person in view.people.people if person.main == field}
    away = {a.person for a in view.people.absences if a.from_s < to_s and a.to_s > from_s and a.person in group}
    return len(away) / len(group) if group else 0.0
