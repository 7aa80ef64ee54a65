"""Numbers of the model: skills, speed, morale, fatigue, learning, leaving, hiring, sickness, leave."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PeopleRules:
    """Skills, speed, morale, fatigue, learning, leaving, hiring, sickness, leave.

    Attributes:
        skill_over_gain: More speed per level above the need.
        skill_below_loss: Less speed per level below the need.
        skill_gap_levels: A gap this large or larger makes an item impossible.
        skill_floor_levels: Below it a person does not work in a field at all.
        familiarity_base: Speed on an unknown service.
        familiarity_gain: Speed added by full familiarity.
        default_familiarity: Familiarity with a service the scenario does not mention.
        morale_base: Speed at morale 0.
        morale_gain: Speed added by full morale.
        fatigue_loss: Speed lost at full fatigue.
        hours_flat: Weekly hours up to which output is proportional.
        hours_cap: Weekly hours at which one more hour adds nothing.
        ramp_weeks: Until a newcomer is fully productive.
        ramp_start: Speed of a newcomer on the first day.
        contractor_ramp_weeks: The same for contractors.
        contractor_ramp_start: The same for contractors.
        guide_share: Of an experienced colleague's week for a newcomer, falling to none with the ramp.
        meetings_share: Of everybody's week for team meetings and administration.
        quick_factor: Speed of the trait quick.
        careful_factor: Speed of the trait careful.
        resume_min_s: To resume interrupted work when rested.
        resume_max_s: To resume interrupted work when exhausted.
        fatigue_half_weeks: Fatigue halves in this time of normal work.
        fatigue_half_weeks_away: Fatigue halves in this time away.
        fatigue_per_extra_h: Weekly fatigue per hour over contract.
        fatigue_per_night_h: Further weekly fatigue per hour worked outside the own calendar.
        fatigue_on_call: Fatigue of a week on call without a call.
        fatigue_load_from: Utilisation above which normal hours tire.
        fatigue_per_load: Weekly fatigue per share of utilisation above that.
        fatigue_tell: Change of fatigue that is news.
        smoothing: Weight of the last week in a person's sense of load.
        morale_rate: Part of the way to its target that morale goes in a week.
        morale_steady_factor: The same is slower by this factor for the trait steady.
        morale_rest: Target with nothing good or bad.
        workload_from: Utilisation above which load weighs on morale.
        workload_weight: Morale per share of utilisation above that.
        overtime_weight: Morale per hour over contract and week.
        nights_weight: Morale per hour outside the own calendar and week.
        nights_limit: At most this much.
        on_call_moods: Morale of those on the rota without, with standard, with generous allowance.
        neglect_weeks: Without a talk for so long, morale drifts down.
        neglect_weight: By this much, growing over as long again.
        pay_weight: Morale per share of pay above or below market.
        pay_limit: At most this much.
        growth_weight: Morale of somebody who just learned something.
        growth_half_weeks: That feeling halves in this time.
        growth_course: What a course adds to that feeling, 0 to 1.
        growth_mentee: The same for a week of being mentored.
        growth_mentor: The same for a week of mentoring.
        growth_promotion: The same for a promotion.
        spirit_weight: Morale per point of the colleagues' mean above or below rest.
        steadiness_weight: Morale per recent change of priorities.
        steadiness_half_weeks: A change of priorities is half forgotten in this time.
        contractors_weight: Morale of staff per share of contractors.
        ambitious_factor: Weight of pay and growth for the trait ambitious.
        morale_tell: Change of morale that is news.
        one_to_one_gain: Morale from a one-to-one at full effect.
        one_to_one_weeks: The effect recovers over this time.
        review_gain: Morale from a performance review at full effect.
        review_weeks: The effect recovers over this time.
        recognition_gain: Morale from recognition at full effect.
        recognition_weeks: The effect recovers over this time.
        departure_loss: Morale of colleagues when somebody leaves.
        dismissal_loss: Morale of colleagues when somebody is dismissed.
        leave_granted_gain: Morale when leave is granted.
        leave_moved_loss: Morale when leave is moved.
        leave_declined_loss: Morale when leave is declined.
        raise_gain: Morale at once per share of a raise.
        raise_envy: Morale of each other person of the same grade after a raise of a tenth.
        promotion_gain: Morale from a promotion.
        familiarity_tau_h: Hours on a service in which unfamiliarity falls to 1/e.
        practice_base_h: Experience at level 0; each level doubles it.
        review_learning_factor: Learning under the goals of a review.
        review_learning_weeks: How long the goals of a review hold.
        course_price_cents: Price of a course.
        course_days: Days away, from Monday.
        course_gain_levels: Level gained at level 0; less the more one knows.
        course_every_weeks: Weeks between two dates of a course.
        course_seats: Seats that the house can get per date.
        course_lead_weeks: A seat must be booked so long ahead.
        course_group_share: Of a skill group away at once.
        course_group_level: Level from which a person belongs to a skill group.
        fade_share: Of the gain lost without use.
        fade_use_h: Use that keeps the gain.
        fade_weeks: Within this time.
        mentoring_share: Of both people's week.
        mentoring_gain_levels: Level the mentee gains per week and level of distance.
        mentoring_gap_levels: A mentor must be so far ahead.
        mentoring_weeks_max: Longest pair.
        helpful_factor: Gain of the mentee of somebody with the trait helpful.
        leave_per_year: Hazard to start a search at morale 0.5.
        leave_desk_per_year: The same for people of the service desk.
        leave_morale: Log hazard per morale below 0.5.
        leave_fatigue: Log hazard of full fatigue.
        leave_pay: Log hazard per share of pay below market.
        market_factor: How much the labour market wants these people.
        restless_factor: Hazard of the trait restless.
        rooted_factor: Hazard of the trait rooted.
        search_weeks: From the first sign to notice, at least and at most.
        notice_weeks: Notice period by grade.
        stay_share: Of the driver that must be gone for a person to stay.
        stay_pay_share: Gain of pay against market that keeps a person whom only an opportunity draws.
        market_growth: Growth of market pay.
        market_skill: Market pay per further level of skill.
        market_spread: Log spread of pay against market at the start.
        hire_days: From opening a post to the first day at work, mean.
        hire_cv: Its coefficient of variation.
        hire_hr_slope: Slower at HR trust 0 and faster at 100 by half of this.
        hire_pay_exponent: How pay shortens it.
        applicants_from: First applicants after this part of the time.
        applicants_to: Last applicants after this part of the time.
        applicants_max: Candidates of a post, at most.
        applicant_share: Probability that each of them appears at usual pay.
        applicant_pay_exponent: How pay draws more.
        applicant_spread_levels: Spread of true levels.
        estimate_spread_levels: Error of what the papers show.
        interview_days: Until an interview reports.
        interviews_max: Interviews per candidate.
        patience_days: A candidate waits so long.
        offer_days: Until a candidate answers an offer.
        start_days: From yes to the first day, at least.
        expectation_spread: Log spread of pay expected.
        offer_slope: Offered against expected pay: one logit per this share.
        offer_base: Logit of a yes to what was expected.
        offer_limit: Highest offer against expectation that Finance lets pass.
        pay_factors: Pay of a post against usual pay, at least and at most.
        newcomer_familiarity: Familiarity with the house's services on the first day.
        advert_cents: Opening a post.
        agency_share: Of yearly pay, when somebody accepts.
        positions_max: Open at once.
        pay_by_grade_cents: Usual yearly pay by grade; scaled to the level of the house.
        level_by_grade: Usual level of the main skill by grade.
        contractor_rate: Rate against usual pay.
        contractor_days: Until a contractor starts, mean.
        contractor_cv: Its coefficient of variation.
        contractor_share: Most contractors Finance allows, of all staff.
        contractor_weeks_max: Longest term.
        contractor_notice_weeks: Notice to a contractor.
        hr_review_weeks: HR examines a dismissal.
        severance_months: Months of pay per year of service.
        freeze_weeks: The post of somebody dismissed stays empty.
        dismissals_alone: Dismissals the IT manager decides alone.
        dismissal_ask_days: Until the executives answer whether a further one may be, at least and at most.
        dismissal_ask_share: Trust of executives and HR, two to one, from which they agree.
        dismissal_ask_noise: Greatest effect of the day on that.
        dismissal_ask_loss: Trust of the executives lost by a question they deny.
        promise_kept_gain: Morale of a person to whom a promise was kept.
        promise_broken_loss: Morale of a person to whom it was broken.
        dismissal_hr_loss: Trust of HR lost by a dismissal.
        withdraw_hr_loss: Trust of HR lost by withdrawing a post with applicants.
        overtime_weeks_max: Longest authorisation.
        overtime_free_weeks: Weeks in a row that nobody declines.
        overtime_decline: Probability to decline each further week when rested and content.
        overtime_decline_fatigue: More at full fatigue.
        overtime_decline_morale: More per morale below the target at rest.
        overtime_hr_weeks: From this week in a row HR asks.
        overtime_hr_loss: Trust of HR lost each time.
        overtime_executives_loss: Trust of the executives lost each time: they hear of it from HR.
        overtime_pay: Pay of an hour over contract.
        sick_spells_per_year: Of somebody rested with morale 0.5.
        sick_fatigue: Log probability at full fatigue.
        sick_morale: Log probability per morale below 0.5.
        sick_days: Calendar days of a spell, mean.
        sick_cv: Its coefficient of variation.
        leave_long_days: Working days of the longer wish of a half-year.
        leave_short_days: Working days of the shorter one.
        leave_announce_weeks: A wish is announced so long ahead.
        leave_answer_weeks: Unanswered so long ahead, it is granted.
        leave_move_weeks: Moved leave is so much later.
        leave_wait_weeks: A newcomer takes no leave for so long.
        allowance_cents: Per week on call: none, standard, generous.
        second_from_people: From so many on the rota two are on call at once.
        on_cost_factor: Cost of a salary to the house.
        payroll_tolerance: Expected payroll over plan that Finance lets pass.
        raise_limit: Largest change of pay at once.
        raise_cut_limit: Largest cut.
        raise_weeks: Between two changes of pay.
        promotion_raise: Raise that comes with a promotion.
        promotion_level: Main skill needed for a grade.
        promotion_leadership: Leadership needed to become lead.
        churn_most: Changes of priorities beyond which a further one unsettles nobody more.
        morale_target_least: Lowest morale that any situation leads to.
        morale_target_most: Highest morale that any situation leads to.
        market_least_share: Share of the measured market pay that forgetting cannot undercut.
        applicant_least_level: Lowest level at which anybody applies for a post in a field.
        guide_most_share: Largest part of a week that looking after newcomers may take.
        typical_load_share: Utilisation assumed of people nobody has watched yet.
    """

    # Speed.
    skill_over_gain: float
    skill_below_loss: float
    skill_gap_levels: float
    skill_floor_levels: float
    familiarity_base: float
    familiarity_gain: float
    default_familiarity: float
    morale_base: float
    morale_gain: float
    fatigue_loss: float
    hours_flat: float
    hours_cap: float
    ramp_weeks: float
    ramp_start: float
    contractor_ramp_weeks: float
    contractor_ramp_start: float
    guide_share: float
    meetings_share: float
    quick_factor: float
    careful_factor: float
    resume_min_s: int
    resume_max_s: int
    # Fatigue.
    fatigue_half_weeks: float
    fatigue_half_weeks_away: float
    fatigue_per_extra_h: float
    fatigue_per_night_h: float
    fatigue_on_call: float
    fatigue_load_from: float
    fatigue_per_load: float
    fatigue_tell: float
    smoothing: float
    # Morale.
    morale_rate: float
    morale_steady_factor: float
    morale_rest: float
    workload_from: float
    workload_weight: float
    overtime_weight: float
    nights_weight: float
    nights_limit: float
    on_call_moods: tuple[float, ...]
    neglect_weeks: float
    neglect_weight: float
    pay_weight: float
    pay_limit: float
    growth_weight: float
    growth_half_weeks: float
    growth_course: float
    growth_mentee: float
    growth_mentor: float
    growth_promotion: float
    spirit_weight: float
    steadiness_weight: float
    steadiness_half_weeks: float
    contractors_weight: float
    ambitious_factor: float
    morale_tell: float
    one_to_one_gain: float
    one_to_one_weeks: float
    review_gain: float
    review_weeks: float
    recognition_gain: float
    recognition_weeks: float
    departure_loss: float
    dismissal_loss: float
    leave_granted_gain: float
    leave_moved_loss: float
    leave_declined_loss: float
    raise_gain: float
    raise_envy: float
    promotion_gain: float
    # Learning, courses, mentoring.
    familiarity_tau_h: float
    practice_base_h: float
    review_learning_factor: float
    review_learning_weeks: float
    course_price_cents: int
    course_days: float
    course_gain_levels: float
    course_every_weeks: float
    course_seats: int
    course_lead_weeks: float
    course_group_share: float
    course_group_level: float
    fade_share: float
    fade_use_h: float
    fade_weeks: float
    mentoring_share: float
    mentoring_gain_levels: float
    mentoring_gap_levels: float
    mentoring_weeks_max: int
    helpful_factor: float
    # Leaving.
    leave_per_year: float
    leave_desk_per_year: float
    leave_morale: float
    leave_fatigue: float
    leave_pay: float
    market_factor: float
    restless_factor: float
    rooted_factor: float
    search_weeks: tuple[float, ...]
    notice_weeks: tuple[float, ...]
    stay_share: float
    stay_pay_share: float
    market_growth: float
    market_skill: float
    market_spread: float
    # Hiring, contractors, dismissals.
    hire_days: float
    hire_cv: float
    hire_hr_slope: float
    hire_pay_exponent: float
    applicants_from: float
    applicants_to: float
    applicants_max: int
    applicant_share: float
    applicant_pay_exponent: float
    applicant_spread_levels: float
    estimate_spread_levels: float
    interview_days: float
    interviews_max: int
    patience_days: float
    offer_days: float
    start_days: float
    expectation_spread: float
    offer_slope: float
    offer_base: float
    offer_limit: float
    pay_factors: tuple[float, ...]
    newcomer_familiarity: float
    advert_cents: int
    agency_share: float
    positions_max: int
    pay_by_grade_cents: tuple[float, ...]
    level_by_grade: tuple[float, ...]
    contractor_rate: float
    contractor_days: float
    contractor_cv: float
    contractor_share: float
    contractor_weeks_max: int
    contractor_notice_weeks: float
    hr_review_weeks: float
    severance_months: float
    freeze_weeks: float
    dismissals_alone: int
    dismissal_ask_days: tuple[float, ...]
    dismissal_ask_share: float
    dismissal_ask_noise: float
    dismissal_ask_loss: float
    promise_kept_gain: float
    promise_broken_loss: float
    dismissal_hr_loss: float
    withdraw_hr_loss: float
    # Overtime.
    overtime_weeks_max: int
    overtime_free_weeks: int
    overtime_decline: float
    overtime_decline_fatigue: float
    overtime_decline_morale: float
    overtime_hr_weeks: int
    overtime_hr_loss: float
    overtime_executives_loss: float
    overtime_pay: float
    # Absence.
    sick_spells_per_year: float
    sick_fatigue: float
    sick_morale: float
    sick_days: float
    sick_cv: float
    leave_long_days: tuple[float, ...]
    leave_short_days: tuple[float, ...]
    leave_announce_weeks: float
    leave_answer_weeks: float
    leave_move_weeks: float
    leave_wait_weeks: float
    # On call and pay.
    allowance_cents: tuple[float, ...]
    second_from_people: int
    on_cost_factor: float
    payroll_tolerance: float
    raise_limit: float
    raise_cut_limit: float
    raise_weeks: float
    promotion_raise: float
    promotion_level: tuple[float, ...]
    promotion_leadership: float
    churn_most: float
    morale_target_least: float
    morale_target_most: float
    market_least_share: float
    applicant_least_level: float
    guide_most_share: float
    typical_load_share: float
