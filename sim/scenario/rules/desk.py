"""Numbers of the model: demand, tickets, problems, knowledge, major incidents."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskRules:
    """Demand, tickets, problems, knowledge, major incidents.

    Attributes:
        holiday_demand_share: Demand on days when a service's calendar is closed by a holiday, against the same
            weekday.
        demand_room: Largest factor on demand that decisions can cause.
        new_gear_demand_factor: Factor on the tickets of services whose equipment is new.
        new_gear_weeks: How long equipment is new.
        settled_gear_demand_factor: Factor on their tickets afterwards.
        effort_cap_h: Longest touch time of a ticket.
        triage_h: Touch time of a first contact that cannot solve it.
        look_h: Touch time in a wrong place before the ticket is passed on.
        first_contact_limit_h: Longest touch time that the first contact takes on.
        first_contact_shares: Chance that the first contact can solve a ticket of level 1 to 5, at the desk
            skill below and without articles.
        first_contact_skill_level: Desk skill at which these shares hold.
        first_contact_skill_gain: Relative growth of the share per level of skill.
        wrong_place_share: Chance that a look at a ticket of level 2 leads to a wrong place.
        wrong_place_per_level: Change of it per level.
        wrong_place_most_share: Highest such chance.
        wrong_places_most: Most wrong places a ticket visits.
        routing_skill_gain: Relative fall of it per level of desk skill.
        too_hard_share: Part of the wrong places that are the right field but too junior.
        too_hard_effort_factor: Growth of effort per level that nobody here has.
        before_wait_share: Part of the effort before a ticket starts to wait outside.
        user_wait_mu: Mean log of hours that a user takes to answer.
        user_wait_sd: Its standard deviation.
        user_wait_cap_h: Longest such wait.
        user_silent_days: Silence after which a ticket is cancelled.
        vendor_wait_mu: Mean log of hours that a vendor takes on a ticket of a user.
        vendor_wait_sd: Its standard deviation.
        vendor_wait_cap_h: Longest such wait.
        vendor_without_asset_h: Wait for a vendor in an incident without an asset.
        reopen_share: Chance that a resolved ticket comes back.
        reopen_per_handover: Growth of it per hand-over.
        reopen_low_skill_factor: Factor when whoever solved it had less than the level it needs.
        reopen_mu: Mean log of hours until it comes back.
        reopen_sd: Its standard deviation.
        reopen_cap_days: Latest return.
        reopen_effort_share: Part of the first effort that the second round takes.
        contact_share_down: Part of a service's users that call when it is down.
        contact_share_degraded: The same when it is degraded.
        contact_off_hours_factor: Factor outside the service's hours.
        contact_wave_keep_share: Factor from one wave of calls to the next.
        contact_wave_spread_h: Hours after an opening over which a later wave may come.
        contact_announced_factor: Factor when monitoring knew first and users were told.
        contact_told_factor: Factor in a declared major incident.
        contacts_most: Most contacts in one wave.
        contact_min: Minutes per such contact.
        problem_notice_incidents: Incidents after which a recurring cause is noticed.
        problem_priority: Priority of the work on it.
        knowledge_start_share: Level of the knowledge base at the start.
        knowledge_gain_per_h: Part of the gap that an hour of writing closes.
        knowledge_decay_per_week: Part of the level lost per week.
        knowledge_notice_share: Change that is news, and that demand follows.
        knowledge_first_contact_gain: Part of what an article could let the first contact solve that it does.
        knowledge_effort_gain: Part of the effort that articles save where they help.
        knowledge_routing_gain: Part of the wrong turns that a full knowledge base avoids.
        knowledge_self_service_gain: Part of the tickets that articles could answer that users then answer
            themselves.
        knowledge_level: Skill it takes to write.
        knowledge_priority: Priority of writing.
        major_wait_factor: Factor on the rest of a wait for a vendor or user in a major incident.
        cried_wolf_morale: Morale it costs each person called out for an incident that was not P1.
        cried_wolf_points: Trust it costs each department that is told of a major incident that was none.
        cried_wolf_executives_points: Trust of the executives that it costs: a major incident reaches them, too.
        wrong_place_least_share: Lowest chance that a look leads to a wrong place.
        first_contact_most_share: Highest chance that the first contact can solve a ticket.
        contact_pause_h: Users who called do not call again for so long.
        knowledge_h_per_week_most: Most hours per week that may be set aside for the knowledge base.
        major_people_most: Most people that may be named for a major incident.
    """

    holiday_demand_share: float
    demand_room: float
    new_gear_demand_factor: float
    new_gear_weeks: float
    settled_gear_demand_factor: float
    effort_cap_h: float
    triage_h: float
    look_h: float
    first_contact_limit_h: float
    first_contact_shares: tuple[float, ...]
    first_contact_skill_level: float
    first_contact_skill_gain: float
    wrong_place_share: float
    wrong_place_per_level: float
    wrong_place_most_share: float
    wrong_places_most: int
    routing_skill_gain: float
    too_hard_share: float
    too_hard_effort_factor: float
    before_wait_share: float
    user_wait_mu: float
    user_wait_sd: float
    user_wait_cap_h: float
    user_silent_days: float
    vendor_wait_mu: float
    vendor_wait_sd: float
    vendor_wait_cap_h: float
    vendor_without_asset_h: float
    reopen_share: float
    reopen_per_handover: float
    reopen_low_skill_factor: float
    reopen_mu: float
    reopen_sd: float
    reopen_cap_days: float
    reopen_effort_share: float
    contact_share_down: float
    contact_share_degraded: float
    contact_off_hours_factor: float
    contact_wave_keep_share: float
    contact_wave_spread_h: float
    contact_announced_factor: float
    contact_told_factor: float
    contacts_most: int
    contact_min: float
    problem_notice_incidents: int
    problem_priority: int
    knowledge_start_share: float
    knowledge_gain_per_h: float
    knowledge_decay_per_week: float
    knowledge_notice_share: float
    knowledge_first_contact_gain: float
    knowledge_effort_gain: float
    knowledge_routing_gain: float
    knowledge_self_service_gain: float
    knowledge_level: float
    knowledge_priority: int
    major_wait_factor: float
    cried_wolf_morale: float
    cried_wolf_points: float
    cried_wolf_executives_points: float
    wrong_place_least_share: float
    first_contact_most_share: float
    contact_pause_h: float
    knowledge_h_per_week_most: float
    major_people_most: int
