"""Operations: tickets, changes, monitoring, patches, nights: what the catalogue claims of each decision."""

from collections.abc import Sequence

from sim.kernel.decision import Decision
from sim.kernel.units import HOUR, WEEK
from sim.services.change.events import ChangeDone, ChangeFailed
from sim.services.desk.decisions import OpenProblem
from sim.services.desk.events import TicketOpened, TicketResolved
from sim.session import Session
from sim.work.events import WorkInterrupted
from tests.unit.decisions.matter import (
    LESS,
    MORE,
    Claims,
    Row,
    detect_h,
    each,
    first,
    hole_days,
    house,
    kpi,
    logged,
    one,
    open_holes,
    resolution_h,
    spent,
    standing,
    until,
    wait,
)


def problem_tickets(session: Session) -> float:
    tickets = (event for event in session.events() if isinstance(event, TicketOpened))
    return sum(ticket.ticket.startswith("problem/") and not ticket.parent for ticket in tickets)


def on_call_h(session: Session) -> float:
    """Return the hours that anybody worked on call."""
    return sum(hours.on_call_s for hours in house(session).work.state.people.values()) / HOUR


def urgent_now(session: Session) -> float:
    """Return how long the first incident of priority 1 took, or has taken so far, in hours."""
    stop = next(e for e in session.events() if isinstance(e, TicketOpened) and e.priority == 1 and e.kind == "incident")
    closed = session.find(f"{stop.ticket}/resolved")
    return ((closed.t_s if closed else session.clock) - stop.t_s) / HOUR


def low_open(session: Session) -> float:
    """Return how many hours open tickets of low priority have waited."""
    tickets = house(session).desk.state.tickets.values()
    return sum(session.clock - ticket.born_s for ticket in tickets if ticket.priority >= 4) / HOUR


def at_the_desk(session: Session) -> float:
    """Return the share solved by the first contact, of tickets that an article could help with and that had time."""
    known = {c.id for c in session.scenario.demand.categories if c.knowledge_share >= 0.3}
    opened = {e.ticket: e.t_s for e in session.events() if isinstance(e, TicketOpened) and e.category in known}
    there = {ticket for ticket, t_s in opened.items() if 8 * WEEK < t_s < session.clock - 3 * WEEK}
    solved = [e for e in session.events() if isinstance(e, TicketResolved) and e.ticket in there]
    return sum(e.first_contact for e in solved) / len(there)


def to_first_stop(session: Session) -> None:
    while session.advance(session.scenario.horizon_s) is None and not session.over:
        assert not session.over


def all_noticed(session: Session) -> Sequence[Decision]:
    options = session.view("it").legal("open_problem")
    return [option for option in options if isinstance(option, OpenProblem) and not option.person]


def failed_share(session: Session) -> float:
    failed, done = logged(ChangeFailed, kind="change")(session), logged(ChangeDone, kind="change")(session)
    return failed / max(1.0, failed + done)


def _place(session: Session, asset_id: str) -> int:
    return [asset.id for asset in session.view("it").infrastructure.assets].index(asset_id)


CLAIMS: Claims = {
    "answer_change": (
        Row(
            "approved and prepared, it fails less often",
            each("answer_change", answer="approve"),
            20,
            failed_share,
            LESS,
            0.02,
            weekly=True,
            seeds=(1, 2, 3, 4, 5, 6, 7, 8),
        ),
        Row(
            "rejected, it does not happen",
            each("answer_change", answer="reject"),
            6,
            logged(ChangeDone, kind="change"),
            LESS,
            0.9,
            before=until("answer_change"),
        ),
        Row(
            "who asked minds",
            each("answer_change", answer="reject"),
            0,
            standing,
            LESS,
            0.5,
            before=until("answer_change"),
        ),
        Row(
            "moved, it comes later",
            each("answer_change", answer="move", weeks_later=2),
            1.5,
            logged(ChangeDone, kind="change"),
            LESS,
            0.9,
            before=until("answer_change"),
        ),
    ),
    "declare_major_incident": (
        Row(
            "named people swarm",
            first("declare_major_incident"),
            3,
            urgent_now,
            LESS,
            0.2,
            before=to_first_stop,
            seeds=(1, 2, 3, 4, 5, 6),
        ),
    ),
    "invest_in_knowledge": (
        Row(
            "the first contact solves more",
            one("invest_in_knowledge", hours_per_week=16.0),
            20,
            at_the_desk,
            MORE,
            0.015,
        ),
        Row(
            "users help themselves",
            one("invest_in_knowledge", hours_per_week=16.0),
            20,
            kpi("requests_opened"),
            LESS,
            10,
        ),
    ),
    "open_problem": (Row("removes its incidents", all_noticed, 10, problem_tickets, LESS, 20, before=wait(6)),),
    "schedule_maintenance": (
        Row(
            "patch closes holes",
            one("schedule_maintenance", asset="fw-1", kind="patch", window="evening", week=2),
            2,
            open_holes("fw-1"),
            LESS,
            0.5,
        ),
        Row(
            "upgrade relieves",
            one("schedule_maintenance", asset="nas-1", kind="upgrade", window="saturday", week=4),
            7,
            lambda session: session.view("it").infrastructure.assets[_place(session, "nas-1")].load_share,
            LESS,
            0.1,
        ),
        Row(
            "replace takes away what an audit would find",
            one("schedule_maintenance", asset="nas-1", kind="replace", window="saturday", week=4),
            7,
            lambda session: house(session).infrastructure.state.assets["nas-1"].findings,
            LESS,
            0.9,
        ),
        Row(
            "hardware costs money",
            one("schedule_maintenance", asset="nas-1", kind="replace", window="saturday", week=4),
            1,
            spent("hardware"),
            MORE,
            1_000_000,
        ),
    ),
    "set_change_freeze": (
        Row(
            "emergencies only",
            one("set_change_freeze", from_week=2, to_week=5),
            5,
            logged(ChangeDone, kind="change"),
            LESS,
            1.5,
        ),
        Row("the queue waits", one("set_change_freeze", from_week=2, to_week=5), 5, kpi("changes_waiting"), MORE, 1.5),
    ),
    "set_interrupt_rule": (
        Row(
            "P1 and P2 may pull people off project work",
            one("set_interrupt_rule", rule="p1_p2"),
            10,
            logged(WorkInterrupted, kind="enhancement"),
            MORE,
            5,
        ),
        Row(
            "none may",
            one("set_interrupt_rule", rule="none"),
            10,
            logged(WorkInterrupted, kind="enhancement"),
            LESS,
            0.5,
            seeds=(1, 2, 3, 4),
        ),
    ),
    "set_monitoring": (
        Row(
            "faults are noticed sooner",
            each("set_monitoring", level="basic"),
            16,
            detect_h,
            LESS,
            0.1,
            seeds=(1, 2, 3, 4),
        ),
        Row("licences", one("set_monitoring", service="files", level="basic"), 16, spent("licences"), MORE, 10_000),
    ),
    "set_on_call_rota": (
        Row("allowance", one("set_on_call_rota", people=(), allowance="none"), 9, spent("on_call"), LESS, 500_000),
        Row(
            "nobody answers nights and weekends",
            one("set_on_call_rota", people=(), allowance="none"),
            20,
            kpi("mean_time_to_restore_h"),
            MORE,
            0.5,
            seeds=(1, 2, 3, 4),
        ),
        Row(
            "nobody works at night",
            one("set_on_call_rota", people=(), allowance="none"),
            12,
            on_call_h,
            LESS,
            2.0,
        ),
        Row(
            "fatigue",
            one("set_on_call_rota", people=("lea",), allowance="standard"),
            16,
            lambda session: house(session).people.state.people["lea"].fatigue,
            MORE,
            0.01,
            seeds=(1, 2, 3, 4),
        ),
    ),
    "set_patch_cadence": (
        Row("closes holes sooner", one("set_patch_cadence", days=7), 14, hole_days, LESS, 50),
        Row(
            "costs hours",
            one("set_patch_cadence", days=7),
            14,
            lambda s: house(s).work.state.flows["operations/patching"].active_sum,
            MORE,
            20 * HOUR,
        ),
        Row(
            "has a risk of its own",
            one("set_patch_cadence", days=7),
            20,
            logged(ChangeFailed, kind="patching"),
            MORE,
            0.5,
            seeds=(1, 2, 3, 4),
        ),
    ),
    "set_triage_order": (
        Row("urgent first", one("set_triage_order", order="priority"), 8, resolution_h(1, 2), LESS, 4.0),
        Row("the rest waits", one("set_triage_order", order="priority"), 8, low_open, MORE, 5),
    ),
}
