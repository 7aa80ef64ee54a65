"""Work, services, desk, changes, security."""

from typing import Final

from game.i18n import N_

REFUSALS: Final[dict[str, str | tuple[str, ...]]] = {
    "unknown_asset": N_("There is no asset {id}."),
    "unknown_service": N_("There is no service {id}."),
    "unknown_change": N_("There is no open change {id}."),
    "asset_not_patchable": N_("{asset} has nothing to patch."),
    "week_out_of_range": N_("The week must lie between {first_week} and {last_week}."),
    "window_has_passed": N_("That window ({window}, {week}) is over."),
    "change_freeze": N_("There is a change freeze from {from_week} to {to_week}."),
    "window_full": N_("The window ({window}, {week}) is full: it holds {most} changes."),
    "maintenance_pending": N_("The same is planned for {asset} already."),
    "nobody_able": (
        N_("Nobody here can do it: it takes {field} at level {level}."),
        N_("None of those named is here and able to do it."),
    ),
    "cannot_afford": N_("It costs {cents}, but {account} has only {left_cents} left."),
    "change_under_way": N_("The change is being carried out already."),
    "weeks_later_out_of_range": N_("It can be moved by {least} to {most} weeks."),
    "change_already_approved": N_("The change is approved already."),
    "no_freeze": N_("There is no change freeze to lift."),
    "freeze_too_long": N_("A freeze may last at most {most_weeks} weeks."),
    "freeze_unchanged": N_("The freeze from {from_week} to {to_week} is in force already."),
    "monitoring_unchanged": N_("Monitoring of {service} is at that level already: {level}."),
    "triage_order_in_force": N_("That order is in force already: {order}."),
    "interrupt_rule_in_force": N_("That rule is in force already: {rule}."),
    "unknown_ticket": N_("There is no open ticket {id}."),
    "not_urgent_enough": N_("Only urgent incidents can be major; this is P{priority}."),
    "already_declared": N_("It is declared a major incident already."),
    "name_people_once": N_("Name one to {most} people, each once."),
    "unknown_problem": N_("No recurring cause {id} is known."),
    "problem_not_waiting": N_("Somebody works on it, or it is gone already: {state}."),
    "person_cannot_do_it": N_("{person} cannot do it: it takes {field} at level {level}."),
    "out_of_range": N_("{value} is out of range; possible is {low} to {high}."),
    "knowledge_unchanged": N_("{hours} hours a week it is already."),
    "cadence_unchanged": N_("Patches come every {days} days already."),
    "campaign_running": N_("A campaign runs until {until_week}."),
    "audit_running": N_("An audit runs until {until_week}."),
}
