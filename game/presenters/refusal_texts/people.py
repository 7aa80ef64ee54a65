"""People."""

from typing import Final

from game.i18n import N_

REFUSALS: Final[dict[str, str]] = {
    "unknown_person": N_("There is nobody called {id} in the team."),
    "person_left": N_("{id} has left."),
    "not_for_contractors": N_("{id} is a contractor; that is for employees."),
    "already_leaving": N_("{id} is leaving already."),
    "dismissal_asked": N_("The executives have been asked about {person} already; they answer within days."),
    "named_twice": N_("{id} is named twice."),
    "nothing_changes": N_("That would change nothing."),
    "no_budget": N_("{account} is short of {missing_cents} for that."),
    "post_frozen": N_("No post may be opened in this field ({field}) until {until_week}."),
    "too_many_positions": N_("At most {most} posts can be open at a time."),
    "pay_factor_out_of_range": N_("Pay must lie between {least} and {most} times the usual."),
    "unknown_position": N_("There is no open post {id}."),
    "unknown_candidate": N_("There is no candidate {id}."),
    "offer_pending": N_("Somebody has an offer for this post already."),
    "interview_pending": N_("{id} is invited already."),
    "interviews_exhausted": N_("A candidate can be interviewed at most {most} times."),
    "offer_out_of_range": N_("The offer may be at most {most_cents}."),
    "weeks_out_of_range": N_("It must be {least} to {most} weeks."),
    "contractor_cap": N_("Finance allows contractors for at most {percent} of the team."),
    "course_booked": N_("{id} is booked on a course in {week} already."),
    "no_course": N_("There is no date for a course any more ({field})."),
    "no_seat": N_("All seats of the next course are taken ({field})."),
    "too_many_away": N_("Too many of the same field would be away at once ({field})."),
    "away": N_("The person is away when the course takes place ({field})."),
    "already_paired": N_("{id} belongs to a mentoring pair already."),
    "mentor_not_ahead": N_("A mentor must be ahead by {levels} levels."),
    "raise_out_of_range": N_("The change of pay must lie between {least} and {most} per cent."),
    "pay_changed_recently": N_("The pay of {id} was changed recently; again in {weeks} weeks."),
    "not_next_grade": N_("{id} is {grade}; only the next grade is possible."),
    "skill_too_low": N_("{id} does not have the skill for it yet: it takes level {need}."),
    "leadership_too_low": N_("{id} does not have the leadership for it yet: it takes level {need}."),
    "shares_do_not_add": N_("The shares must add to 1; they add to {sum}."),
    "overtime_above_cap": N_("At most {most_h} of overtime a week are allowed."),
    "overtime_declined": N_("{id} has declined more overtime this week."),
    "unknown_request": N_("There is no open request {id}."),
}
