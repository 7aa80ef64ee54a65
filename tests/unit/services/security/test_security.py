import math
from collections import Counter
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.kernel.core import Core
from sim.kernel.units import DAY, WEEK, days
from sim.scenario.definitions import PolicyStartDef, Scenario
from sim.scenario.ruleset import default_rules
from sim.services.change.decisions import AnswerChange, ScheduleMaintenance, SetChangeFreeze
from sim.services.desk.events import TicketOpened
from sim.services.security.decisions import DECISIONS, CommissionAudit, RunAwarenessCampaign, SetPatchCadence
from sim.services.security.events import (
    AuditReported,
    CredentialsStolen,
    ExploitFended,
    FindingHardened,
    IncidentPhaseDone,
    PatchRoundSkipped,
    PhishingWave,
    SecurityIncidentClosed,
    SecurityIncidentFound,
    VulnerabilityExploited,
)
from sim.services.security.state import PHASES
from sim.services.security.vulnerabilities import Candidates, rounds_needed
from tests.unit.services.grounds import Grounds, able_scenario, calm, chain, with_rules
from tests.worlds import category, demand

RULES = default_rules().security
QUIET = calm(able_scenario())


def cadence(days_: Any, scenario: Scenario = QUIET) -> Scenario:
    return replace(scenario, start=PolicyStartDef(patch_cadence_days=days_))


def phished(**numbers: Any) -> Scenario:
    """Return a world under constant phishing, where every click gives a way in."""
    return with_rules(QUIET, "security", **{"phishing_per_week": 2.0, "credential_share": 1.0, **numbers})


# -------------------------------------------------------------------------------------------------- vulnerabilities


@given(st.floats(0.001, 0.999), st.floats(0.05, 0.95), st.floats(0.0, 0.5))
def test_rounds_needed_are_geometric(u: float, share: float, more: float) -> None:
    assert rounds_needed(u, share) >= 1
    assert rounds_needed(u, min(0.99, share + more)) <= rounds_needed(u, share)
    assert rounds_needed(u, 1.0) == 1


def test_the_attributes_of_vulnerabilities_follow_their_sources() -> None:
    rates = {f"a{k}": 1.0 for k in range(40)}
    drawn = [v for week in range(1, 201) for v in Candidates(Core(5, WEEK), RULES, rates).of_week(week)]
    assert len(drawn) == pytest.approx(8_000, rel=0.05)
    exploited = [v for v in drawn if v.exploit_s >= 0]
    assert 0.02 < len(exploited) / len(drawn) < 0.05
    soon = sum(v.exploit_s - v.published_s <= 14 * DAY for v in exploited)
    assert soon / len(exploited) == pytest.approx(0.5, abs=0.08)
    others = [v.patch_s - v.published_s for v in drawn if v.exploit_s < 0]
    assert sum(delay <= 30 * DAY for delay in others) / len(others) == pytest.approx(0.5, abs=0.03)
    assert sum(delay <= 365 * DAY for delay in others) / len(others) == pytest.approx(0.84, abs=0.03)


def closing(cadence_days: int, assets: int = 60, weeks: int = 156) -> tuple[float, float]:
    """Return half-life in days and share of open vulnerabilities closed per month under punctual rounds."""
    candidates = Candidates(Core(11, WEEK), RULES, {f"a{k}": 1.0 for k in range(assets)})
    lives = []
    for week in range(1, weeks + 1):
        for born in candidates.of_week(week):
            offset = int(born.asset[1:]) * days(cadence_days) // assets
            first = -(-(max(born.patch_s, born.published_s) - offset) // days(cadence_days))
            closed_s = offset + (first + born.rounds - 1) * days(cadence_days)
            lives.append((closed_s - born.published_s) / DAY)
    lives.sort()
    return lives[len(lives) // 2], 30.0 / (math.fsum(lives) / len(lives))


def test_half_life_of_vulnerabilities() -> None:
    """S6: at about 15 % a month half of them are closed after 90 days, and faster rounds close sooner."""
    points = {c: closing(c) for c in (7, 14, 30, 90)}
    half_life, share = points[30]
    assert 0.12 < share < 0.19
    assert 60 < half_life < 120
    assert [points[c][0] for c in (7, 14, 30, 90)] == sorted(points[c][0] for c in (7, 14, 30, 90))
    assert [points[c][1] for c in (90, 30, 14, 7)] == sorted(points[c][1] for c in (90, 30, 14, 7))


def test_what_is_open_at_the_start_fits_the_last_patch() -> None:
    fresh, stale = (
        Grounds(replace(QUIET, assets=tuple(replace(a, patch_lag_days=lag) for a in QUIET.assets)), seed)
        for lag, seed in ((0.0, 2), (300.0, 2))
    )
    assert fresh.security.open_vulnerabilities() < stale.security.open_vulnerabilities()


# ---------------------------------------------------------------------------------------------------------- cadence


def test_a_shorter_cadence_lowers_lag_and_exposure_and_costs_hours() -> None:
    without, shorter = Grounds(replace(QUIET, weeks=20)), Grounds(replace(QUIET, weeks=20))
    shorter.must(SetPatchCadence(7))
    without.run(21)
    shorter.run(21)
    assert shorter.security.vulnerabilities.patch_lag_days() < without.security.vulnerabilities.patch_lag_days()
    assert shorter.security.vulnerabilities.exposure_days() < without.security.vulnerabilities.exposure_days()
    assert shorter.change.state.patch_rounds > 2 * without.change.state.patch_rounds
    assert shorter.work.flow("operations", "patching").left > without.work.flow("operations", "patching").left


def test_the_hazard_of_a_break_in_falls_with_patching() -> None:
    scenario = with_rules(
        replace(QUIET, weeks=30), "security", exploited_share=0.3, hit_exposed_share=0.3, hit_inside_share=0.3
    )
    hits: Counter[int] = Counter()
    for seed in range(10):
        for days_ in (7, 30, 90):
            hits[days_] += len(Grounds(cadence(days_, scenario), seed).run(31).events(VulnerabilityExploited))
    assert 0 < hits[7] < hits[30] < hits[90]


def test_a_cadence_leaves_all_unrelated_demand_identical() -> None:
    scenario = with_rules(replace(QUIET, weeks=12), "security", phishing_per_week=1.0, credential_share=0.0)
    scenario = replace(scenario, demand=demand(category(per_user_month=1.0)))
    tickets: list[list[Any]] = []
    for days_ in (7, 90):
        game = Grounds(cadence(days_, scenario), 4).run(13)
        tickets.append(
            [(e.ticket, e.t_s) for e in game.events(TicketOpened) if e.ticket.startswith("ticket/mail-trouble/")]
        )
        waves = [(e.id, e.t_s, e.lure_share, e.clicks) for e in game.events(PhishingWave)]
        tickets.append(waves)
    assert tickets[0] == tickets[2]
    assert tickets[1] == tickets[3]
    assert tickets[0]
    assert tickets[1]


def test_rounds_wait_for_people() -> None:
    nobody = tuple(replace(p, skills={"service_desk": 3, "security": 3}) for p in QUIET.people)
    game = Grounds(replace(QUIET, people=nobody, weeks=16)).run(17)
    assert {e.reason for e in game.events(PatchRoundSkipped)} == {"backlog"}
    assert game.change.state.patch_rounds == 0
    assert game.security.vulnerabilities.patch_lag_days() > 112


def test_a_freeze_stops_the_rounds_and_the_lag_grows() -> None:
    without, frozen = Grounds(cadence(7)), Grounds(cadence(7))
    frozen.must(SetChangeFreeze(2, 7))
    without.run(8)
    frozen.run(8)
    assert any(e.reason == "freeze" for e in frozen.events(PatchRoundSkipped))
    assert frozen.security.vulnerabilities.patch_lag_days() > 3 * without.security.vulnerabilities.patch_lag_days()
    frozen.run(9)
    assert frozen.security.vulnerabilities.patch_lag_days() < 7


def test_a_patch_round_can_break_something() -> None:
    scenario = with_rules(cadence(7), "changes", patch_failure_share=0.5)
    game = Grounds(scenario).run(4)
    assert game.change.state.patch_failures > 0
    assert any(e.asset and "patching" in e.ticket for e in game.events(TicketOpened))


# --------------------------------------------------------------------------------------------------------- phishing


def test_a_campaign_makes_clicking_a_little_less_likely_and_fades() -> None:
    scenario = phished(credential_share=0.0, phishing_target_share=1.0)
    scenario = replace(scenario, weeks=40)
    clicks: Counter[bool] = Counter()
    for seed in range(6):
        for train in (False, True):
            game = Grounds(scenario, seed)
            if train:
                game.must(RunAwarenessCampaign("full"))
            game.run(12)
            clicks[train] += game.security.state.phish_clicks
            if train:
                trained = game.security.phishing.odds()
                assert RULES.awareness_odds_low <= trained < 1.0
                assert game.money.spent("security") == 100 * RULES.awareness_full_cents
                game.run(41)
                assert trained < game.security.phishing.odds() < 1.0
    assert clicks[True] < clicks[False]
    assert clicks[True] > 0.8 * clicks[False], "training is no cure"


def test_campaigns_need_time_and_money() -> None:
    game = Grounds(QUIET)
    game.must(RunAwarenessCampaign("light"))
    second = game.decide(RunAwarenessCampaign("full"))
    assert second is not None
    assert second.code == "campaign_running"
    poor = Grounds(replace(QUIET, budget_cents={**QUIET.budget_cents, "security": 100}))
    refusal = poor.decide(RunAwarenessCampaign("full"))
    assert refusal is not None
    assert refusal.code == "cannot_afford"
    same = game.decide(SetPatchCadence(30))
    assert same is not None
    assert same.code == "cadence_unchanged"


# --------------------------------------------------------------------------------------------------------- response


def test_an_incident_runs_through_its_phases_and_is_paid_for_by_trust() -> None:
    game = Grounds(replace(phished(), weeks=26)).run(27)
    stolen, found = game.events(CredentialsStolen), game.events(SecurityIncidentFound)
    assert 0 < len(found) <= len(stolen)
    closed = game.events(SecurityIncidentClosed)
    assert closed
    first = closed[0].incident
    assert [e.phase for e in game.events(IncidentPhaseDone) if e.incident == first] == list(PHASES)
    assert all(0 < e.loss_cents <= RULES.loss_cap_cents for e in found)
    assert game.security.state.loss_cents == sum(e.loss_cents for e in found)
    assert game.money.spent("security") >= len(found) * RULES.forensics_cents
    assert next(chain(game, closed[0].id)).startswith("chance:security/phishing/")
    quiet = Grounds(replace(QUIET, weeks=26)).run(27)
    assert game.relations.state.executive_trust < quiet.relations.state.executive_trust


def test_without_security_skill_others_are_paid_for_it() -> None:
    unable = tuple(replace(p, skills={"server": 3, "network": 3}) for p in QUIET.people)
    game = Grounds(replace(phished(), people=unable, weeks=12)).run(13)
    assert {e.person for e in game.events(IncidentPhaseDone)} == {"outside"}
    able = Grounds(replace(phished(), weeks=12)).run(13)
    assert game.money.spent("security") > able.money.spent("security")


def test_ransomware_is_worse() -> None:
    loss: dict[float, int] = {}
    down: dict[float, int] = {}
    for share in (0.0, 1.0):
        game = Grounds(replace(phished(ransomware_share=share, isolate_share=0.0), weeks=10)).run(11)
        first = game.events(SecurityIncidentFound)[0]
        loss[share] = first.loss_cents
        down[share] = sum(a.failures + a.breaks for a in game.infrastructure.state.assets.values())
    assert loss[1.0] > loss[0.0]
    assert down[1.0] > down[0.0] == 0


def test_monitoring_shortens_the_time_to_discovery() -> None:
    dwell = []
    for level in ("none", "full"):
        services = tuple(replace(s, monitoring=level) for s in QUIET.services)
        scenario = replace(phished(ransomware_share=0.0), services=services, weeks=26)
        found = {e.incident: e.dwell_days for e in Grounds(scenario).run(27).events(SecurityIncidentFound)}
        dwell.append(found)
    shared = dwell[0].keys() & dwell[1].keys()
    assert shared
    assert all(dwell[1][incident] < dwell[0][incident] for incident in shared)


def test_attempts_that_fail_come_again() -> None:
    scenario = with_rules(replace(QUIET, weeks=26), "security", exploited_share=1.0, hit_inside_share=0.0)
    game = Grounds(cadence(90, scenario)).run(27)
    fended = Counter(e.vulnerability for e in game.events(ExploitFended))
    assert 1 < max(fended.values()) <= RULES.strikes_max


# ------------------------------------------------------------------------------------------------------------ audit


def test_an_audit_finds_what_nobody_knew_and_hardening_removes_it() -> None:
    without, audited = (
        Grounds(with_rules(QUIET, "security", audit_finds_share=1.0)),
        Grounds(with_rules(QUIET, "security", audit_finds_share=1.0)),
    )
    assert audited.security.view("it").findings == ()
    audited.must(CommissionAudit())
    again = audited.decide(CommissionAudit())
    assert again is not None
    assert again.code == "audit_running"
    audited.run(4)
    assert audited.events(AuditReported) == []
    audited.run(9)
    without.run(9)
    assert audited.events(AuditReported)[0].assets == ("nas", "nas")
    assert len(audited.events(FindingHardened)) == 2
    assert audited.infrastructure.state.assets["nas"].findings == 0
    assert without.infrastructure.state.assets["nas"].findings == 2
    assert audited.money.spent("security") - without.money.spent("security") == 200_000


def test_what_an_audit_misses_stays() -> None:
    game = Grounds(with_rules(QUIET, "security", audit_finds_share=0.0))
    game.must(CommissionAudit())
    game.run(9)
    assert game.events(AuditReported)[0].findings == ()
    assert game.infrastructure.state.assets["nas"].findings == 2


def test_a_replacement_makes_hardening_pointless() -> None:
    scenario = with_rules(QUIET, "security", audit_finds_share=1.0, hardening_mu=6.0)
    game = Grounds(replace(scenario, change_failure_share=0.0))
    game.must(CommissionAudit())
    game.must(ScheduleMaintenance("nas", "replace", "saturday", 5))
    game.run(5)
    assert len(game.security.state.known) == 2
    game.run(6)
    assert game.security.state.known == {}
    assert game.events(FindingHardened) == []


def test_findings_make_break_ins_more_likely() -> None:
    scenario = with_rules(
        replace(QUIET, weeks=26), "security", exploited_share=0.5, finding_factor=5.0, hit_inside_share=0.05
    )
    hits: Counter[int] = Counter()
    for findings in (0, 3):
        assets = tuple(replace(a, findings=findings, exposed=False) for a in scenario.assets)
        for seed in range(4):
            game = Grounds(cadence(90, replace(scenario, assets=assets)), seed).run(27)
            hits[findings] += len(game.events(VulnerabilityExploited))
    assert hits[3] > hits[0]


# ---------------------------------------------------------------------------------------------------------- general


def test_candidates_are_bounded_and_possible() -> None:
    game = Grounds(QUIET)
    view = SimpleNamespace(week=1, weeks=8, security=game.security.view("it"))
    for kind in DECISIONS:
        options = kind.candidates(view)
        assert 0 < len(options) <= 12
        assert all(option.check(game.security) is None for option in options)


def test_every_cause_is_a_root_or_an_earlier_event_and_ids_are_unique() -> None:
    scenario = with_rules(
        able_scenario(weeks=26, change_failure_share=0.5), "security", exploited_share=0.5, phishing_per_week=1.0
    )
    scenario = with_rules(scenario, "security", hit_exposed_share=0.5, credential_share=0.05)
    scenario = with_rules(scenario, "changes", requests_per_week_per_100_users=3.0, patch_failure_share=0.1)
    game = Grounds(scenario, 6)
    for week in range(1, 27):
        game.run(week)
        if week == 3:
            game.must(SetChangeFreeze(4, 6))
            game.must(SetPatchCadence(7))
            game.must(CommissionAudit())
            game.must(RunAwarenessCampaign())
        for change in list(game.change.state.open.values())[: week % 3]:
            game.decide(AnswerChange(change.id, "reject" if week % 5 == 0 else "approve"))
    seen: set[str] = set()
    for event in game.core.log:
        assert event.id not in seen, event
        assert all(c in seen or c.startswith(("chance:", "start:")) for c in event.causes), event
        assert event.causes or event.id.startswith("decision/"), event
        seen.add(event.id)
    assert game.events(SecurityIncidentClosed)


def test_the_view_hides_what_nobody_knows() -> None:
    game = Grounds(phished(detect_median_days=100.0, ransomware_share=0.0)).run(4)
    assert game.security.state.incidents
    hidden = [i for i in game.security.state.incidents.values() if i.found_s < 0]
    assert hidden
    assert len(game.security.view("it").incidents) == len(game.security.state.incidents) - len(hidden)
    assert game.security.view("it").open <= sum(len(h.published_s) for h in game.security.state.holes.values())
