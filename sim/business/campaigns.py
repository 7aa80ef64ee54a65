"""Campaigns: departments ask more of their services for a time, and tell of it as early as they trust IT."""

from typing import TYPE_CHECKING

from sim.business.events import CampaignAnnounced, CampaignBegan, CampaignEnded
from sim.business.state import Campaign
from sim.kernel.units import WEEKS_PER_YEAR
from sim.kernel.variates import between, exponential

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor

_FULL_TRUST = 100.0


class Campaigns:
    """When departments are busy stands from the start; only when IT learns of it depends on trust and talks."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Work on the floor's state."""
        self.floor = floor
        self.rules = floor.scenario.rules.strategy
        self.core = floor.core
        self._luck = floor.core.luck.family("business/campaigns")

    def start(self) -> None:
        """Lay the campaigns of the whole game."""
        if self.rules.campaigns_per_year <= 0.0:
            return
        for department in self.floor.scenario.departments:
            if self._services(department.id):
                self._lay(department.id)

    def _services(self, department: str) -> list[tuple[str, float]]:
        """Return the services a department uses that bring tickets, with its share of their users."""
        busy = {category.service for category in self.floor.scenario.demand.categories}
        return [
            (service.id, service.users[department] / sum(service.users.values()))
            for service in self.floor.scenario.services
            if service.id in busy and service.users.get(department)
        ]

    def _lay(self, department: str) -> None:
        """Draws: ``business/campaigns`` by department and number: gap, length, strength."""
        mean = WEEKS_PER_YEAR / self.rules.campaigns_per_year
        week, number = self.rules.campaign_first_week, 0
        while True:
            number += 1
            name = f"{department}/{number}"
            u = self._luck.named(name)
            week += int(exponential(u[0], mean))
            weeks = 1 + int(u[1] * self.rules.campaign_weeks_most)
            if week + weeks - 1 > self.floor.scenario.all_weeks:
                return
            bump = between(u[2], self.rules.campaign_low_share, self.rules.campaign_high_share)
            campaign = Campaign(f"campaign/{name}", department, week, weeks, bump)
            self.floor.state.campaigns[campaign.id] = campaign
            week += weeks + 1

    def running(self, department: str) -> bool:
        """Tell whether a department is in the middle of a campaign."""
        return any(c.running and c.department == department for c in self.floor.state.campaigns.values())

    def tell(self, department: str, until_week: int, cause: str) -> int:
        """Let a department tell what it plans up to a week. Returns how many campaigns that brought to light."""
        found = 0
        for campaign in self.floor.state.campaigns.values():
            if campaign.department == department and not campaign.told and campaign.from_week <= until_week:
                self._announce(campaign, cause)
                found += 1
        return found

    def _announce(self, campaign: Campaign, cause: str) -> None:
        campaign.told = True
        event_id = f"{campaign.id}/announced"
        self.core.publish(
            CampaignAnnounced(
                event_id, self.core.now, (cause,), campaign.department, campaign.from_week, campaign.weeks
            )
        )

    def close_week(self, week: int) -> None:
        """Tell of what comes, begin what comes next week, end what is over."""
        state, relations = self.floor.state, self.floor.relations.state
        warning = self.floor.scenario.level.warning_factor
        for campaign in list(state.campaigns.values()):
            root = f"chance:business/campaigns/{campaign.id.removeprefix('campaign/')}"
            if campaign.running and week >= campaign.from_week + campaign.weeks - 1:
                self._end(campaign)
                continue
            trust = relations.departments[campaign.department].trust / _FULL_TRUST
            notice = round(self.rules.campaign_notice_weeks * trust * warning)
            if not campaign.told and campaign.from_week - week <= notice:
                self._announce(campaign, root)
            if campaign.from_week == week + 1:
                self._begin(campaign, root)

    def _begin(self, campaign: Campaign, root: str) -> None:
        campaign.running = True
        cause = f"{campaign.id}/announced" if campaign.told else root
        event_id = f"{campaign.id}/began"
        self.core.publish(
            CampaignBegan(event_id, self.core.now, (cause,), campaign.department, campaign.weeks, campaign.told)
        )
        for service, share in self._services(campaign.department):
            self.floor.desk.demand.set_service_factor(service, campaign.id, 1.0 + campaign.bump * share)

    def _end(self, campaign: Campaign) -> None:
        for service, _ in self._services(campaign.department):
            self.floor.desk.demand.set_service_factor(service, campaign.id, 1.0)
        del self.floor.state.campaigns[campaign.id]
        event_id = f"{campaign.id}/ended"
        self.core.publish(CampaignEnded(event_id, self.core.now, (f"{campaign.id}/began",), campaign.department))
