"""Absences, sickness, leave."""

from sim.kernel.units import DAY, HOUR, WEEK
from sim.people.decisions import AnswerLeaveRequest
from tests.unit.people.house import House, house, team


def quiet(weeks: int = 8) -> House:
    """Return a house in which nobody falls ill or takes leave by themselves."""
    h = house(weeks=weeks)
    h.people.sickness.draw_week = lambda week: None  # type: ignore[method-assign]
    h.people.state.absences.clear()
    return h


def test_overlapping_absences_end_with_the_last() -> None:
    h = quiet()
    h.people.add_absence("ada", DAY, 3 * DAY, "leave", "start:test")
    h.people.add_absence("ada", 2 * DAY, 4 * DAY, "sickness", "start:test")
    seen = []
    for day in range(1, 5):
        ada = h.run(day * DAY + 1).person("ada")
        seen.append((ada.absent, h.people.present(ada, day * DAY + 9 * HOUR)))
    assert seen == [(True, False)] * 3 + [(False, True)]
    assert [e.t_s for e in h.told("absence_started") if e.person == "ada"] == [DAY]
    assert [e.t_s for e in h.told("absence_ended") if e.person == "ada"] == [4 * DAY]
    assert h.people.state.sick_s == 16 * HOUR
    h.people.check_invariants()


def test_an_absence_that_begins_now_begins_at_once() -> None:
    h = quiet().run(DAY)
    assert h.people.add_absence("ada", 0, 2 * DAY, "meeting", "start:test")
    assert h.person("ada").absent
    assert h.people.add_absence("ada", 0, DAY, "meeting", "start:test") == ""
    assert h.people.add_absence("nobody", 0, 9 * DAY, "meeting", "start:test") == ""


def test_time_away_is_counted_per_week() -> None:
    h = quiet()
    h.people.add_absence("ada", 4 * DAY, WEEK + DAY, "leave", "start:test")
    ada = h.person("ada")
    shares = []
    original = h.people.absences.close_week

    def watch(person: object) -> float:
        share = original(person)  # type: ignore[arg-type]
        if person is ada:
            shares.append(share)
        return share

    h.people.absences.close_week = watch  # type: ignore[method-assign]
    h.weeks(3)
    assert [round(share, 6) for share in shares] == [0.2, 0.2, 0.0]


def test_sickness_is_plausible_and_follows_fatigue() -> None:
    days = tired_days = 0.0
    for seed in range(12):
        h = house(seed, people=team(14), weeks=52).weeks(52)
        days += h.people.state.sick_s / (8 * HOUR)
        h = house(seed, people=team(14), weeks=52)
        h.people.fatigue.close_week = lambda person, *_: setattr(person, "fatigue", 0.8)  # type: ignore[method-assign]
        tired_days += h.weeks(52).people.state.sick_s / (8 * HOUR)
    per_person_year = days / (12 * 14)
    assert 4.0 < per_person_year < 12.0
    assert tired_days > 1.5 * days


def test_sickness_of_one_does_not_move_that_of_another() -> None:
    def spells(fatigue: float) -> dict[str, list[tuple[int, int]]]:
        h = house(3, people=team(8), weeks=60)
        h.person("p00").fatigue = fatigue
        h.people.state.absences.clear()
        for week in range(1, 60):
            h.people.sickness.draw_week(week)
        found: dict[str, list[tuple[int, int]]] = {f"p{i:02}": [] for i in range(8)}
        for absence in h.people.state.absences.values():
            found[absence.person].append((absence.from_s, absence.to_s))
        return found

    calm, wild = spells(0.0), spells(1.0)
    assert len(wild["p00"]) > len(calm["p00"])
    assert set(calm.pop("p00")) <= set(wild.pop("p00"))
    assert calm == wild
    assert sum(map(len, calm.values())) > 5


def test_leave_is_announced_three_weeks_ahead_and_granted_by_silence() -> None:
    h = house(2, people=team(10)).weeks(26)
    requests = h.told("leave_requested")
    assert len(requests) > 8
    for request in requests:
        assert request.from_s - 3 * WEEK <= request.t_s < request.from_s - 3 * WEEK + DAY
        answers = [e for e in h.told("leave_answered") if e.request == request.request]
        if request.answer_by_s < h.core.horizon_s:
            assert [a.answer for a in answers] == ["approve"]
    per_year = sum(e.to_s - e.from_s for e in requests) / DAY * 2 / 10
    assert 12 < per_year < 45


def test_answers_to_leave() -> None:
    def answered(answer: str) -> tuple[float, list[int]]:
        h = house(2, people=team(10))
        while not h.people.state.leave_requests:
            h.run(h.core.now + DAY)
        request = next(iter(h.people.state.leave_requests.values()))
        if answer:
            h.decide(AnswerLeaveRequest(request.id, answer))  # type: ignore[arg-type]
        else:
            h.people.leave.answer(request, "approve", request.cause)
        morale = h.person(request.person).morale
        causes = [c for e in h.told("leave_answered") for c in e.causes]
        assert ("decision/1" in causes) == bool(answer)
        h.run(request.from_s + DAY // 2)
        first = h.person(request.person).absent
        h.run(request.from_s + 3 * WEEK + DAY // 2)
        return morale, [first, h.person(request.person).absent]

    silent = answered("")
    assert answered("approve") == silent
    assert silent[1][0] == 1
    moved, declined = answered("move"), answered("decline")
    assert moved[1] == [0, 1]
    assert declined[1][0] == 0
    assert declined[0] < moved[0] < silent[0]


def test_unknown_request_is_refused() -> None:
    assert house().refused(AnswerLeaveRequest("nonsense", "approve")) == "unknown_request"
