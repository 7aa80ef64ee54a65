"""People: presence, coming and going, mood, careers."""

from typing import Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence

EVENTS: Final[dict[str, Sentence]] = {
    "absence_started": N_("{person} is away until {until_s}: {reason}."),
    "absence_ended": N_("{person} is back."),
    "working_time_changed": N_("{person} now works {weekly_h} a week."),
    "person_joined": Choice(
        "contractor",
        {"True": N_("{name} started as a contractor ({field}, {grade}).")},
        N_("{name} started ({field}, {grade})."),
    ),
    "person_left": N_("{name} left: {reason}."),
    "leave_requested": N_("{person} asks for leave from {from_s} to {to_s}."),
    "leave_answered": N_("{person} got an answer about leave from {from_s} to {to_s}: {answer}."),
    "sign_shown": N_("{person} seems to be looking for another job."),
    "search_ended": N_("{person} stays: what drove the search has changed ({driver})."),
    "notice_given": Choice(
        "reason",
        {
            "dismissed": N_("{person} was given notice; last day {last_s}."),
            "contract_ended": N_("The contract of {person} ends; last day {last_s}."),
        },
        N_("{person} gave notice ({driver}); last day {last_s}."),
    ),
    "dismissal_asked": N_("The executives were asked to agree to the dismissal of {person}."),
    "dismissal_answered": Choice(
        "agreed",
        {"True": N_("The executives agreed to the dismissal of {person}.")},
        N_("The executives did not agree to the dismissal of {person}, who heard of it."),
    ),
    "dismissal_started": N_("HR examines the dismissal of {person}; severance {severance_cents}."),
    "morale_changed": Choice(
        lambda event: event.morale > event.before,
        {"True": N_("{person} is in better spirits: {morale}, was {before} ({driver}).")},
        N_("{person} is in lower spirits: {morale}, was {before} ({driver})."),
    ),
    "fatigue_changed": Choice(
        lambda event: event.fatigue > event.before,
        {"True": N_("{person} is more tired: {fatigue}, was {before}.")},
        N_("{person} has recovered some: fatigue {fatigue}, was {before}."),
    ),
    "position_opened": N_("A post is advertised: {field}, {grade}, {pay_cents} a year."),
    "position_closed": N_("A post is no longer advertised: {reason}."),
    "candidate_appeared": N_("{name} applies; level about {shown_level}, expects {expects_cents}."),
    "candidate_interviewed": N_("An interview shows a level of about {shown_level} (give or take {shown_sd})."),
    "candidate_withdrew": N_("A candidate waited too long and withdrew."),
    "offer_made": N_("A candidate has an offer of {pay_cents}."),
    "offer_accepted": N_("A candidate accepted {pay_cents} and starts {starts_s}."),
    "offer_declined": N_("A candidate declined {pay_cents}."),
    "contractor_engaged": N_("A contractor ({field}, {grade}) was engaged for {weeks} weeks at {cents}."),
    "course_booked": N_("{person} is booked on a course ({field}), {from_s}, for {cents}."),
    "course_completed": N_("{person} is back from a course ({field}); level gained: {gain}."),
    "skill_faded": N_("{person} did not use what a course taught ({field}); level lost: {loss}."),
    "mentoring_started": N_("{mentor} teaches {mentee} ({field}) until {until_week}."),
    "mentoring_ended": N_("{mentor} and {mentee} finished their mentoring ({field})."),
    "one_to_one_held": Choice(
        "searching",
        {"True": N_("One-to-one with {person}: morale {morale}, concern: {concern}; looks elsewhere.")},
        N_("One-to-one with {person}: morale {morale}, concern: {concern}."),
    ),
    "performance_reviewed": N_("Performance review with {person}: pay {pay_ratio} of the market, concern: {concern}."),
    "person_recognised": N_("{person} was thanked for an achievement."),
    "pay_changed": N_("{person} earns {pay_cents} a year, was {before_cents}."),
    "person_promoted": N_("{person} was promoted: {grade}."),
    "duty_shares_set": N_("{person} divides the week anew: desk {desk}, operations {operations}, projects {projects}."),
    "overtime_authorised": Choice(
        lambda event: event.hours_per_week == 0,
        {"True": N_("Overtime of {person} ends.")},
        N_("{person} may work {hours_per_week} hours of overtime a week until {until_week}."),
    ),
    "overtime_declined": N_("{person} declines more overtime after {weeks_in_row} weeks in a row."),
    "overtime_questioned": N_("HR asks about the overtime of {person}: {weeks_in_row} weeks in a row."),
    "on_call_rota_set": N_("Nights and weekends are now answered by {people}."),
    "payroll_paid": N_(
        "Month {month}: salaries {payroll_cents}, contractors {contractors_cents}, on call {on_call_cents}."
    ),
    "severance_paid": N_("{person} received a severance of {cents}."),
}
