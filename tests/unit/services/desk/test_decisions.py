"""Every decision at the desk: what it refuses, and what it does on the same luck."""

from dataclasses import replace

from sim.kernel.units import DAY, HOUR, WEEK
from sim.scenario.definitions import ProblemDef, Scenario
from sim.services.desk.decisions import DeclareMajorIncident, InvestInKnowledge, OpenProblem
from sim.services.desk.events import (
    KnowledgeChanged,
    MajorIncidentDeclared,
    MajorIncidentEnded,
    ProblemNoticed,
    ProblemRemoved,
    TicketOpened,
    TicketResolved,
)
from tests.unit.services.rooms import MONDAY_TEN, Rooms, quiet, sturdy, with_rules
from tests.worlds import category, demand, small_scenario


def outage(effort_h: int = 12) -> Rooms:
    rooms = Rooms(quiet()).run(MONDAY_TEN)
    cause = rooms.infrastructure.break_asset("nas", "down", "start:test")
    rooms.desk.open_incident("out", "files", "server", 2, effort_h * HOUR, 1, 1, cause, asset="nas")
    return rooms.run(MONDAY_TEN + 1800)


def ended(rooms: Rooms) -> int:
    rooms.run(3 * WEEK)
    found: TicketResolved = next(e for e in rooms.events(TicketResolved) if e.ticket == "out")
    return found.t_s


def test_many_hands_end_a_major_incident_sooner() -> None:
    without, declared = outage(), outage()
    declared.must(DeclareMajorIncident("out", ("ada", "ben")))
    assert ended(declared) < ended(without)
    begun, over = declared.events(MajorIncidentDeclared)[0], declared.events(MajorIncidentEnded)[0]
    assert begun.causes == ("decision/1",)
    assert begun.departments == ("sales",)
    assert over.lasted_s == over.t_s - begun.t_s
    assert not without.events(MajorIncidentEnded)


def test_who_calls_everybody_out_for_what_was_none_is_believed_less() -> None:
    lost = []
    for urgency in (1, 2):
        rooms = Rooms(quiet()).run(MONDAY_TEN)
        cause = rooms.infrastructure.break_asset("nas", "down", "start:test")
        rooms.desk.open_incident("out", "files", "server", 2, 12 * HOUR, 1, urgency, cause, asset="nas")
        rooms.run(MONDAY_TEN + 1800)
        state, ada = rooms.desk.relations.state, rooms.people.state.people["ada"]
        before = (ada.morale, state.departments["sales"].trust, state.executive_trust)
        rooms.must(DeclareMajorIncident("out", ("ada", "ben")))
        after = (ada.morale, state.departments["sales"].trust, state.executive_trust)
        lost.append([round(was - now, 6) for was, now in zip(before, after, strict=True)])
    assert lost == [[0.0, 0.0, 0.0], [0.02, 1.0, 0.4]]


def test_a_major_incident_that_waits_for_the_vendor_waits_less_and_then_swarms() -> None:
    def vendor(people: tuple[str, ...]) -> int:
        rooms = Rooms(quiet()).run(MONDAY_TEN)
        cause = rooms.infrastructure.break_asset("nas", "down", "start:test")
        rooms.desk.open_incident("out", "files", "server", 2, 6 * HOUR, 1, 1, cause, asset="nas", needs_vendor=True)
        ticket = rooms.desk.state.tickets["out"]
        while ticket.stage != "vendor":
            rooms.run(rooms.core.now + HOUR // 2)
        if people:
            rooms.must(DeclareMajorIncident("out", people))
        return ended(rooms)

    assert vendor(("ada", "ben")) < vendor(())


def test_a_major_incident_that_comes_back_comes_back_as_an_ordinary_one() -> None:
    rooms = Rooms(with_rules(quiet(), "desk", reopen_share=1.0, reopen_cap_days=2.0)).run(MONDAY_TEN)
    rooms.desk.open_incident("out", "files", "server", 2, 6 * HOUR, 1, 1, "start:test").reopen_u = 0.0
    for name in ("out/major", "out/major/1"):
        assert not rooms.desk.state.tickets["out"].major
        rooms.must(DeclareMajorIncident("out", ("ada", "ben")))
        rooms.run(rooms.core.now + 5 * HOUR)
        assert rooms.events(MajorIncidentDeclared)[-1].id == f"{name}/declared"
        assert rooms.events(MajorIncidentEnded)[-1].id == f"{name}/ended"
        while rooms.desk.state.returning and rooms.core.now < 6 * WEEK:
            rooms.run(rooms.core.now + HOUR)
    assert len({event.id for event in rooms.core.log}) == len(rooms.core.log)


def test_a_major_incident_is_refused_for_what_is_none() -> None:
    rooms = outage()
    small = rooms.desk.open_ticket("small", "mail-trouble", "start:test")
    small.priority = 4

    def code(ticket: str, *people: str) -> str:
        refusal = rooms.decide(DeclareMajorIncident(ticket, people))
        assert refusal is not None
        return refusal.code

    assert code("nothing", "ada") == "unknown_ticket"
    assert code("small", "ada") == "not_urgent_enough"
    assert code("out") == "name_people_once"
    assert code("out", "ada", "ada") == "name_people_once"
    assert code("out", "zoe") == "unknown_person"
    rooms.people.state.people["cem"].skills["server"] = 0.0
    assert code("out", "cem") == "nobody_able"
    rooms.must(DeclareMajorIncident("out", ("ada",)))
    assert code("out", "ben") == "already_declared"


def recurring() -> Scenario:
    problem = ProblemDef("loop", "mail", "mail-trouble", 6.0, 6.0, "application", 2)
    return sturdy(small_scenario(weeks=12, problems=(problem,), demand=demand(category(per_user_month=0.1))))


def test_a_cause_is_removed_even_if_the_only_one_able_leaves() -> None:
    rooms = Rooms(recurring()).run(2 * WEEK)
    people = rooms.people.state.people.values()
    rooms.must(OpenProblem("loop", "ada"))
    rooms.people.leaving._end_at(rooms.people.state.people["ada"], rooms.core.now + HOUR, "resigned")
    for person in people:
        person.skills["application"] = 0.0
        person.speeds.clear()
    rooms.run()
    assert [e.problem for e in rooms.events(ProblemRemoved)] == ["loop"]


def test_removing_a_cause_stops_its_incidents() -> None:
    without, opened = Rooms(recurring()).run(2 * WEEK), Rooms(recurring()).run(2 * WEEK)
    assert [e.problem for e in opened.events(ProblemNoticed)] == ["loop"]
    opened.must(OpenProblem("loop", "ada"))
    without.run()
    opened.run()
    removed = opened.events(ProblemRemoved)[0]

    def later(rooms: Rooms) -> list[TicketOpened]:
        return [e for e in rooms.events(TicketOpened) if e.ticket.startswith("problem/") and e.t_s > removed.t_s]

    assert len(later(without)) > 20
    assert later(opened) == []
    others = [
        [(e.ticket, e.t_s) for e in rooms.events(TicketOpened) if e.ticket.startswith("ticket/")]
        for rooms in (without, opened)
    ]
    assert others[0] == others[1]


def test_problems_are_refused_before_they_are_noticed_and_after() -> None:
    rooms = Rooms(recurring())
    refusal = rooms.decide(OpenProblem("loop"))
    assert refusal is not None
    assert refusal.code == "unknown_problem"
    rooms.run(2 * WEEK)
    for person, code in (("zoe", "unknown_person"), ("cem", "person_cannot_do_it")):
        rooms.people.state.people["cem"].skills["application"] = 0.0
        refusal = rooms.decide(OpenProblem("loop", person))
        assert refusal is not None
        assert refusal.code == code
    rooms.must(OpenProblem("loop"))
    refusal = rooms.decide(OpenProblem("loop"))
    assert refusal is not None
    assert refusal.code == "problem_not_waiting"


def busy() -> Scenario:
    plain = category(per_user_month=1.0, knowledge_share=0.8, levels=(0.2, 0.4, 0.4, 0, 0))
    return sturdy(small_scenario(weeks=26, demand=demand(plain)))


def test_articles_let_the_first_contact_solve_more_and_users_help_themselves() -> None:
    without, written = Rooms(busy()), Rooms(busy())
    written.must(InvestInKnowledge(16.0))
    without.run()
    written.run()

    def late_share(rooms: Rooms) -> float:
        late = [e for e in rooms.events(TicketResolved) if e.t_s > 13 * WEEK]
        return sum(float(e.first_contact) for e in late) / float(len(late))

    assert written.desk.state.knowledge.level > without.desk.state.knowledge.level + 0.3
    assert late_share(written) > late_share(without) + 0.1
    assert len(written.events(TicketOpened)) < len(without.events(TicketOpened))
    assert all(change.change > 0 for change in written.events(KnowledgeChanged)[:3])
    assert written.people.state.people["dia"].week is not None


def test_articles_grow_old() -> None:
    rooms = Rooms(busy()).run()
    assert rooms.desk.state.knowledge.level < rooms.scenario.rules.desk.knowledge_start_share
    assert all(e.change < 0 for e in rooms.events(KnowledgeChanged))


def test_knowledge_hours_are_refused_when_they_cannot_be() -> None:
    rooms = Rooms(busy())
    for hours, code in ((-1.0, "out_of_range"), (41.0, "out_of_range"), (0.0, "knowledge_unchanged")):
        refusal = rooms.decide(InvestInKnowledge(hours))
        assert refusal is not None
        assert refusal.code == code


def test_stopping_takes_the_waiting_hours_back() -> None:
    rooms = Rooms(busy()).must(InvestInKnowledge(8.0)).must(InvestInKnowledge(0.0))
    assert not [item for item in rooms.work.state.items.values() if item.kind == "knowledge"]
    rooms.run(2 * WEEK)
    assert not [item for item in rooms.work.state.items.values() if item.kind == "knowledge"]


def test_the_menu_names_legal_choices() -> None:
    rooms = outage()

    class View:
        desk = rooms.desk.view("it")
        people = rooms.people.view("it")

    options = DeclareMajorIncident.candidates(View())
    assert options
    assert all(option.check(rooms.desk) is None for option in options)
    assert len(options) <= 12
    noticed = Rooms(recurring()).run(2 * WEEK)

    class Later:
        desk = noticed.desk.view("it")
        people = noticed.people.view("it")

    problems = OpenProblem.candidates(Later())
    assert problems[0] == OpenProblem("loop")
    assert all(option.check(noticed.desk) is None for option in problems)
    knowledge = InvestInKnowledge.candidates(Later())
    assert all(option.check(noticed.desk) is None for option in knowledge)


def test_looking_changes_nothing() -> None:
    rooms = Rooms(replace(busy(), weeks=4)).run(2 * WEEK + 3 * DAY)
    before = rooms.digests()
    assert rooms.desk.view("it") == rooms.desk.view("it")
    assert rooms.digests() == before
