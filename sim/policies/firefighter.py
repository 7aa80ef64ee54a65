"""The firefighter: everything urgent at once, everybody, overtime; nothing that would prevent the next fire."""

from sim.people.decisions import AuthoriseOvertime, HireContractor, SetOnCallRota
from sim.policies.cards import answer_cards
from sim.policies.direction import before_review, talks
from sim.policies.orders import give
from sim.policies.pad import Pad
from sim.policies.policy import PolicyLuck
from sim.policies.portfolio import corridor, proposals, questions
from sim.policies.staff import able
from sim.services.change.decisions import SetChangeFreeze
from sim.services.desk.decisions import DeclareMajorIncident
from sim.session import Decision, View
from sim.work.decisions import SetInterruptRule, SetTriageOrder

_LONG_QUEUE = 30
_OVERTIME_H = 8.0
_LONG_DAYS = 4
_TIRED = 0.45


class Firefighter:
    """Declares every urgent incident, throws people and overtime at queues, freezes changes after each scare."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Fight what burns."""
        pad = Pad(view)
        if view.phase == "corridor":
            corridor(view, pad, "little")
            return pad.chosen
        answer_cards(view, pad, "quick")
        _declare(view, pad)
        if view.stop is not None:
            return pad.chosen
        proposals(view, pad, decline=False)
        questions(view, pad)
        give(view, pad, "approve_small_changes", "approve_leave")
        before_review(view, pad)
        talks(view, pad, most=1)
        if view.work.interrupt_rule != "p1_p2":
            pad.want(SetInterruptRule("p1_p2"))
        if view.work.triage_order != "priority":
            pad.want(SetTriageOrder("priority"))
        if view.people.allowance != "generous":
            pad.want(SetOnCallRota(view.people.rota, "generous"))
        if view.work.waiting_count > _LONG_QUEUE:
            fit = [person for person in view.people.people if person.fatigue < _TIRED]
            for person in sorted(fit, key=lambda p: (-p.utilisation, p.ordinal))[:_LONG_DAYS]:
                pad.want(AuthoriseOvertime(person.id, _OVERTIME_H, 2))
            if view.work.queues and view.week <= view.weeks - 6:
                longest = max(view.work.queues, key=lambda q: (q.effort_s, q.field))
                pad.want(HireContractor(longest.field, "professional", 6))  # type: ignore[arg-type]
        if any(service.state == "down" for service in view.infrastructure.services):
            pad.want(SetChangeFreeze(view.week, min(view.weeks, view.week + 1)))
        return pad.chosen


def _declare(view: View, pad: Pad) -> None:
    for ticket in view.desk.tickets:
        if ticket.kind == "incident" and ticket.priority == 1 and not ticket.major:
            team = tuple(person.id for person in able(view, ticket.field, ticket.level)[:3])
            pad.want(DeclareMajorIncident(ticket.id, team))
