"""Applicants: who they really are, and what one knows of them."""

from sim.kernel.core import Core
from sim.kernel.units import cents
from sim.kernel.variates import between, lognormal, normal
from sim.people.learning import TOP
from sim.people.names import full_name
from sim.people.pay import Pay
from sim.people.roster import Roster
from sim.people.state import Candidate
from sim.scenario.vocabulary import FIELDS, GRADES

_WIDTH = 16
_TRAITS = ("", "", "", "steady", "ambitious", "restless", "careful", "quick", "helpful", "rooted")


class Applicants:
    """Draws candidates and contractors by name, all of a person at once.

    Draws: ``people/candidate`` by candidate; columns: 0 arrival, 1 whether they appear, 2 level, 3 and 4 second field,
    5 pay expected, 6 answer to an offer, 7 and 8 name, 9 morale, 10 trait, 11 leadership.
    """

    def __init__(self, roster: Roster, pay: Pay) -> None:
        """Keep the roster and what people cost."""
        self.core: Core = roster.core
        self.rules = roster.rules
        self.pay = pay

    def row(self, candidate_id: str) -> list[float]:
        """Return the uniforms of a candidate."""
        return self.core.luck.family("people/candidate", _WIDTH).named(candidate_id)

    def make(self, candidate_id: str, position_id: str, field: str, grade: str) -> Candidate:
        """Return the person behind a candidate's name; nothing of it is known yet."""
        rules = self.rules
        u = self.row(candidate_id)
        usual = rules.level_by_grade[grade_number(grade)]
        level = min(TOP, max(rules.applicant_least_level, usual + rules.applicant_spread_levels * normal(u[2])))
        others = [name for name in FIELDS if name != field]
        second = others[int(u[3] * len(others))]
        skills = {field: level, second: max(0.0, level - 1.0 - u[4])}
        skills["leadership"] = max(skills.get("leadership", 0.0), (level - 2.0) * u[11])
        worth = 1.0 + 2.0 * rules.market_skill * (level - usual)
        expects = cents(self.pay.usual_cents(grade) * worth * lognormal(u[5], 0.0, rules.expectation_spread))
        trait = _TRAITS[int(u[10] * len(_TRAITS))]
        return Candidate(
            id=candidate_id,
            position=position_id,
            name=full_name(u[7], u[8]),
            field=field,
            grade=grade,
            skills=skills,
            morale=between(u[9], 0.6, 0.8),
            expects_cents=expects,
            until_s=0,
            cause="",
            traits=(trait,) if trait else (),
        )

    def estimate(self, candidate: Candidate) -> float:
        """Return what is known of the main skill: the truth, and an error that each interview halves.

        Draws: ``people/estimate`` by candidate, one column per interview.
        """
        u = self.core.luck.family("people/estimate").named(candidate.id)
        error = normal(u[min(candidate.interviews, len(u) - 1)])
        shown = candidate.skills[candidate.field] + candidate.shown_sd * error
        return round(min(TOP, max(0.0, shown)), 1)


def grade_number(grade: str) -> int:
    """Return the place of a grade, 0 for the lowest."""
    return [str(name) for name in GRADES].index(grade)
