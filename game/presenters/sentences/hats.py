"""Cards, stories, standing orders, delegated duties, notes, predictions, letters."""

from typing import Any, Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence


def _way(event: Any) -> str:
    """Return the kind of an effect, and for those that read differently both ways, which way it went."""
    up = event.amount >= (1.0 if event.kind.endswith("_factor") else 0.0)
    return f"{event.kind}{'+' if up else '-'}"


EVENTS: Final[dict[str, Sentence]] = {
    "card_met": Choice(
        "kind",
        {
            "dilemma": N_("{seat} meets a question: “{card}”. Whose call is it?"),
            "confidence": N_("{seat} hears something in confidence: “{card}”."),
            "wrong_door": N_("Somebody comes to the wrong desk: “{card}”."),
            "set_piece": N_("Both hats want something else: “{card}”."),
        },
        N_("{seat} meets a question: “{card}”."),
    ),
    "owner_named": Choice(
        "right",
        {"True": N_("“{card}”: named rightly, it is the call of {owner}.")},
        N_("“{card}”: not {named}; it is the call of {owner}."),
    ),
    "position_stated": N_("“{card}”: {seat} would say “{option}”."),
    "card_answered": Choice(
        lambda event: "silence" if event.by == "silence" else "third" if event.recommended else "own",
        {
            "silence": N_("“{card}”: nobody answered, so “{option}”."),
            "third": N_("“{card}”: {by} decided “{option}”; recommended was “{recommended}”."),
        },
        N_("“{card}”: {by} decided “{option}”."),
    ),
    "card_echoed": N_("“{card}”, weeks later: {line}"),
    "arc_beat": N_("{line}"),
    "effect_applied": Choice(
        _way,
        {
            "morale+": N_("{who}: in better spirits."),
            "morale-": N_("{who}: in lower spirits."),
            "fatigue+": N_("{who}: more tired."),
            "fatigue-": N_("{who}: rested."),
            "skill+": N_("{who}: has learned something."),
            "skill-": N_("{who}: out of practice."),
            "absence_days+": N_("{who}: away for some days."),
            "work_h+": N_("{who}: some hours of extra work."),
            "pay_share+": N_("{who}: earns more."),
            "leave_search+": N_("{who}: one step nearer to leaving."),
            "leave_search-": N_("{who}: one more reason to stay."),
            "trust+": N_("{who}: trust won."),
            "trust-": N_("{who}: trust lost."),
            "satisfaction+": N_("{who}: content with it."),
            "satisfaction-": N_("{who}: not content with it."),
            "spend_cents+": N_("It was paid from {who}."),
            "grant_cents+": N_("{who}: more in the plan."),
            "grant_cents-": N_("{who}: less in the plan."),
            "attention_h+": N_("{who}: some hours won."),
            "attention_h-": N_("{who}: some hours lost."),
            "task_effort_h+": N_("{who}: more work than planned."),
            "task_effort_h-": N_("{who}: less work than planned."),
            "task_delay_days+": N_("{who}: something has to wait."),
            "scope_h+": N_("{who}: the scope has grown."),
            "scope_h-": N_("{who}: the scope has shrunk."),
            "defects+": N_("{who}: defects have crept in."),
            "defects-": N_("{who}: defects were avoided."),
            "motivation+": N_("{who}: the team gains heart."),
            "motivation-": N_("{who}: the team loses heart."),
            "conflict+": N_("{who}: the team quarrels more."),
            "conflict-": N_("{who}: the team quarrels less."),
            "risk_share+": N_("{who}: what may go wrong is more likely now."),
            "risk_share-": N_("{who}: what may go wrong is less likely now."),
            "hazard_factor+": N_("{who}: more likely to fail now."),
            "hazard_factor-": N_("{who}: less likely to fail now."),
            "exposure+": N_("{who}: open to attack where nobody looks."),
            "outage_h+": N_("{who}: out of service for a while."),
            "demand_factor+": N_("{who}: more tickets to come."),
            "demand_factor-": N_("{who}: fewer tickets to come."),
            "value_cents+": N_("The organisation gains by it."),
            "value_cents-": N_("The organisation loses by it."),
            "promise+": N_("{who}: a promise to keep."),
        },
        N_("{who}: it shows."),
    ),
    "effect_passed": N_("{who}: back to what it was."),
    "standing_order_set": N_("Standing order of {seat}: {rule}."),
    "standing_order_cancelled": N_("{seat} struck out a standing order: {rule}."),
    "order_carried_out": N_("Standing order “{rule}” answered: {decision} ({subject})."),
    "order_skipped": N_("Standing order “{rule}” could not answer ({subject})."),
    "duty_delegated": N_("{person} takes a duty from {seat}: {duty}."),
    "duty_taken_back": N_("A duty of {person} went back to {seat}: {duty}."),
    "duty_done": Choice(
        "right",
        {"True": N_("{person} answered for {seat}: {decision} ({subject}).")},
        N_("{person} answered for {seat}, and not well: {decision} ({subject})."),
    ),
    "item_worked_on": Choice(
        "own",
        {"True": N_("{seat} lent a hand for {hours} h: {subject}.")},
        N_("{seat} did the work of a specialist for {hours} h ({subject}); the team noticed."),
    ),
    "left_to_run": N_("{seat} let it run: {subject}."),
    "envelope_opened": N_("The trainer opened an envelope: “{envelope}”."),
    "handbook_asked": N_("{seat} looked up what the handbook would do."),
    "handover_note_written": N_("{seat} left a note: “{text}”."),
    "prediction_made": N_("{seat} expects {value} by {due_week}: {subject}."),
    "prediction_judged": N_("{seat} expected {value}, and {actual} came: {subject}."),
    "friday_letter": N_("{sender} writes to {seat}: {letter}"),
}
