"""Phishing: campaigns that nobody here can stop, clicks that depend on the lure far more than on training."""

import math
from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence
from sim.kernel.log import CHANCE
from sim.kernel.units import DAY, HOUR, WEEK, week_start
from sim.kernel.variates import between, poisson
from sim.services.security.events import (
    AwarenessCampaignEnded,
    AwarenessCampaignStarted,
    CredentialsStolen,
    PhishingWave,
)
from sim.services.security.state import Scale

if TYPE_CHECKING:
    from sim.services.security.floor import SecurityFloor

RANK = 830


class Phishing:
    """Campaigns against the organisation, and the awareness of its people.

    Draws:
        ``security/phishing``: per week, how many campaigns; ``security/phishing/wave``: each one's instant, lure,
        clicks, theft and entry; ``security/awareness``: how much a campaign of ours achieves.
    """

    def __init__(self, floor: "SecurityFloor") -> None:
        """Prepare."""
        self._floor = floor
        luck = floor.core.luck
        self._how_many = luck.family("security/phishing", 4)
        self._wave = luck.family("security/phishing/wave", 8)
        self._achieved = luck.family("security/awareness", 4)
        self.users = sum(d.users for d in floor.scenario.departments)
        self._assets = tuple(a.id for a in floor.scenario.assets)

    def begin_week(self, week: int) -> None:
        """Make the campaigns of a week due, in office hours."""
        floor = self._floor
        count = poisson(self._how_many.row(week)[0], floor.rules.phishing_per_week)
        for k in range(1, count + 1):
            name = f"{week}/{k}"
            u = self._wave.named(name)
            moment = u[0] * 5
            day = int(moment)
            t_s = week_start(week) + day * DAY + 8 * HOUR + int((moment - day) * 9 * HOUR)
            if floor.core.now <= t_s < floor.core.horizon_s:
                floor.core.engine.at(t_s, RANK, f"phishing/{name}", self._arrive, name)

    def odds(self) -> float:
        """Return the odds of clicking relative to untrained people, now."""
        state = self._floor.state
        half_lives = (self._floor.core.now - state.awareness_s) / (self._floor.rules.awareness_half_life_weeks * WEEK)
        return 1.0 - (1.0 - state.awareness) * math.exp2(-half_lives)

    def _arrive(self, occurrence: Occurrence) -> None:
        floor, rules, state, now = self._floor, self._floor.rules, self._floor.state, occurrence.due_s
        name = str(occurrence.payload)
        u = self._wave.named(name)
        lure = math.exp(between(u[1], math.log(rules.lure_click_low), math.log(rules.lure_click_high)))
        odds = lure / (1.0 - lure) * self.odds()
        targets = round(rules.phishing_target_share * self.users)
        clicks = min(targets, poisson(u[2], targets * odds / (1.0 + odds)))
        state.phish_waves += 1
        state.phish_targets += targets
        state.phish_clicks += clicks
        event_id = f"phishing/{name}/arrived"
        causes = (f"{CHANCE}security/phishing/{name}",)
        floor.core.publish(PhishingWave(event_id, now, causes, lure, targets, clicks))
        if u[3] < 1.0 - (1.0 - rules.credential_share) ** clicks:
            asset = self._assets[int(u[4] * len(self._assets))]
            stolen = f"phishing/{name}/stolen"
            floor.core.publish(CredentialsStolen(stolen, now, (event_id,), asset))
            floor.response.begin(f"phishing/{name}/breach", "phishing", asset, stolen)

    # ------------------------------------------------------------------------------------------------- awareness

    def price_cents(self, scale: Scale) -> int:
        """Return what a campaign costs."""
        rules = self._floor.rules
        return self.users * (rules.awareness_light_cents if scale == "light" else rules.awareness_full_cents)

    def start_campaign(self, scale: Scale, cause: str) -> None:
        """Begin an awareness campaign; it takes everybody's time."""
        floor, state, rules = self._floor, self._floor.state, self._floor.rules
        state.campaigns += 1
        cents = self.price_cents(scale)
        event_id = f"security/awareness/{state.campaigns}/started"
        floor.core.publish(AwarenessCampaignStarted(event_id, floor.core.now, (cause,), scale, cents))
        floor.money.spend("security", cents, f"awareness/{scale}", event_id)
        state.campaign_until_s = floor.core.now + rules.awareness_weeks * WEEK
        state.campaign_cause = event_id
        state.campaign_light = scale == "light"
        points = rules.awareness_satisfaction_points * (rules.awareness_light if scale == "light" else 1.0)
        for department in floor.scenario.departments:
            floor.relations.change_satisfaction(department.id, -points, event_id)
        if state.campaign_until_s < floor.core.horizon_s:
            floor.core.engine.at(state.campaign_until_s, RANK, "security/awareness", self._end_campaign)

    def _end_campaign(self, occurrence: Occurrence) -> None:
        floor, state, rules = self._floor, self._floor.state, self._floor.rules
        number = state.campaigns
        achieved = between(self._achieved.row(number)[0], rules.awareness_odds_low, rules.awareness_odds_high)
        if state.campaign_light:
            achieved = 1.0 - (1.0 - achieved) * rules.awareness_light
        # A campaign refreshes what is left of the last one; it never makes people worse.
        state.awareness = min(achieved, self.odds())
        state.awareness_s = occurrence.due_s
        state.campaign_until_s = -1
        event_id = f"security/awareness/{number}/ended"
        floor.core.publish(AwarenessCampaignEnded(event_id, occurrence.due_s, (state.campaign_cause,), state.awareness))
