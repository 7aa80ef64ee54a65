"""Projects as a whole, and their control; and what they change on the floors below."""

from typing import Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence

EVENTS: Final[dict[str, Sentence]] = {
    "project_proposed": N_("A project was proposed by {sponsor}, {project}: live by {due_week}, {budget_cents}."),
    "project_chartered": Choice(
        "by",
        {
            "executives": N_("The executives chartered {project} themselves: live by {due_week}, {budget_cents}."),
        },
        N_("{project} is chartered: live by {due_week}, {budget_cents}."),
    ),
    "proposal_declined": Choice(
        "borne_out",
        {
            "True": N_("{project} was declined; {sponsor} saw the reason: {reason}."),
        },
        N_("{project} was declined ({reason}); {sponsor} saw it differently."),
    ),
    "proposal_returned": N_("{project} is back on the table."),
    "proposal_withdrawn": N_("{sponsor} gave up waiting for an answer about {project}."),
    "leader_appointed": Choice(
        "leader",
        {
            "pm": N_("{project} is led by the project manager."),
        },
        N_("{project} is led by {leader}."),
    ),
    "leader_questioned": N_("{sponsor} lost faith and asked for somebody else to lead {project}."),
    "responsibilities_agreed": N_("For {project} it is written down who decides what."),
    "dispute_arose": Choice(
        "subject",
        {
            "scope": N_("{project}: two people thought that they decide about scope."),
            "people": N_("{project}: it came to a dispute about who decides over people."),
            "money": N_("{project}: it came to a dispute about who may spend."),
        },
        N_("{project}: a change was approved by somebody who does not decide about changes."),
    ),
    "project_funded": Choice(
        lambda event: event.cents > 0,
        {
            "True": N_("{project} got {cents} from {account}."),
        },
        N_("Money of {project} went back to {account}: {cents}."),
    ),
    "portfolio_ordered": N_("Projects have another order: {order}."),
    "project_paused": N_("{project} stands still; its people go back to their work."),
    "project_resumed": N_("{project} goes on; finding the thread again takes {restart_days} days."),
    "project_warned": Choice(
        "reason",
        {
            "benefit": N_("The executives warn: little is left of what {project} was for."),
        },
        N_("The executives warn: {project} will cost half as much again as planned."),
    ),
    "project_cancelled": Choice(
        "by",
        {
            "executives": N_("The executives stopped {project}: {written_off_cents} written off."),
        },
        N_("{project} was stopped: {written_off_cents} written off, benefits of {foregone_cents} do not come."),
    ),
    "go_live_scheduled": N_("{project} asks to go live in {week} ({window})."),
    "go_live_missed": Choice(
        "reason",
        {
            "rejected": N_("The go-live of {project} was turned down."),
            "given_up": N_("The go-live of {project} failed too often and was given up."),
        },
        N_("The go-live of {project} was called off."),
    ),
    "project_went_live": Choice(
        lambda event: event.week <= event.promised_week,
        {
            "True": N_("{project} is live, as promised by {promised_week}."),
        },
        N_("{project} is live; it was promised by {promised_week}."),
    ),
    "defect_escaped": N_("A defect of {project} that nobody had found shows in {service}."),
    "handover_prepared": N_("{project} prepares what operations must know: {hours} hours of work."),
    "acceptance_asked": N_("{project} was put before {sponsor} to be accepted; the answer comes {answer_by_s}."),
    "acceptance_given": Choice(
        lambda event: event.unmet > 0,
        {
            "True": N_("{sponsor} accepted {accepted_share} of {project}; not met: {unmet}, never named: {found}."),
        },
        N_("{sponsor} accepted {accepted_share} of {project}."),
    ),
    "project_closed": N_("{project} is closed; {accepted_share} of its worth is accepted."),
    "benefit_started": N_("{project} begins to bring what it was for: {benefit} ({realised_share})."),
    "benefits_reviewed": N_("{project} has brought {realised_cents}; promised by now was {expected_cents}."),
    "baseline_set": Choice(
        lambda event: event.number == 0,
        {
            "True": N_("{project} promises: live by {finish_week}, for {budget_cents}."),
        },
        N_("{project} has a new plan: live by {finish_week}, for {budget_cents}."),
    ),
    "buffer_questioned": N_(
        "The sponsor of {project} asks why a buffer of {asked_share} is needed, and leaves {left_share}."
    ),
    "rebaseline_asked": N_("{project} asks for a new plan: {weeks} weeks and {cents} more."),
    "rebaseline_answered": Choice(
        lambda event: f"{event.answer}/{event.by}",
        {
            "approve/it": N_("The new plan of {project} is agreed."),
            "approve/sponsor": N_("The sponsor agreed to yet another plan of {project}."),
            "reject/sponsor": N_("The sponsor does not agree to yet another plan of {project}."),
            "reject/silence": N_("Nobody answered the wish of {project} for a new plan; the old one stands."),
        },
        N_("{project} got no new plan."),
    ),
    "method_chosen": N_("{project} works by another method: {method}."),
    "status_reported": N_("{project} reports {colour}: live in {forecast_week}, for {cost_cents}."),
    "help_offered": N_("{project} warned in time: help is open until {until_week}, and {cents} come on top."),
    "report_found_out": N_("{by} looked behind a report of {project}: it was rosier than what was known."),
    "escalated": Choice(
        "inside",
        {
            "True": N_("{project} escalated a matter that was its own: {matter}."),
        },
        N_("{project} escalated a matter: {matter}; answer by {answer_by_s}."),
    ),
    "escalation_answered": Choice(
        lambda event: f"{event.answer}/{event.by}",
        {
            "take/it": N_("The IT manager took up what {project} had escalated: {matter}."),
            "take/sponsor": N_("The sponsor took up what {project} had escalated: {matter}."),
            "back/silence": N_("Nobody answered what {project} had escalated: {matter}."),
        },
        N_("What {project} had escalated came back: it is the project's own to decide ({matter})."),
    ),
    "stakeholder_updated": N_("{party} heard of {project} in person."),
    "risk_workshop_held": N_("The team of {project} sat together over what may go wrong."),
    "risks_identified": Choice(
        lambda event: bool(event.risks),
        {
            "True": N_("{project} now knows of risks it had not thought of: {risks}."),
        },
        N_("The workshop of {project} named no new risk."),
    ),
    "risk_answered": Choice(
        "response",
        {
            "avoid": N_("{project} goes round a risk: {risk}; that takes {hours} hours."),
            "mitigate": N_("{project} does something about a risk: {risk}; that takes {hours} hours."),
            "transfer": N_("{project} passes a risk on: {risk}, for {cents}."),
            "contingency": N_("{project} holds {cents} ready for a risk: {risk}."),
        },
        N_("{project} lives with a risk: {risk}."),
    ),
    "risk_struck": Choice(
        "known",
        {
            "True": N_("It happened to {project}: {risk}."),
        },
        N_("Nobody had thought of it, and it happened to {project}: {risk}."),
    ),
    "change_request_raised": N_(
        "{asked_by} asked {project} for something else: {effort_h} of work; answer by {answer_by_s}."
    ),
    "change_request_answered": Choice(
        lambda event: f"{event.answer}/{event.by}",
        {
            "accept/pm": N_("{project} takes in what {asked_by} wanted."),
            "reject/pm": N_("{project} turns down what {asked_by} wanted."),
            "defer/pm": N_("{project} puts off what {asked_by} wanted."),
            "accept/sponsor": N_("The sponsor of {project} agrees to what {asked_by} wanted."),
            "reject/sponsor": N_("The sponsor of {project} does not want what {asked_by} wanted."),
        },
        N_("The sponsor of {project} sends a trifle back: what {asked_by} wanted is the project manager's to decide."),
    ),
    "scope_crept": N_("Nobody answered, so somebody in {project} simply did it: {hours} hours of work."),
    "change_withdrawn": N_("A change that {asked_by} wanted is no longer wanted."),
    "hazard_factor_set": Choice(
        lambda event: event.factor < 1,
        {
            "True": N_("{asset} fails less often from now on (factor {factor})."),
        },
        N_("{asset} fails more often from now on (factor {factor})."),
    ),
    "demand_factor_set": Choice(
        lambda event: event.factor < 1,
        {
            "True": N_("Users of {service} need less help from now on (factor {factor})."),
        },
        N_("Users of {service} need more help from now on (factor {factor})."),
    ),
}
