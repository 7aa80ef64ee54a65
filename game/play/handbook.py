"""Plans to begin with, and what the handbook would do: looked up through the same eyes as the player's."""

from dataclasses import dataclass
from typing import Final

from game.i18n import N_
from sim.hats.decisions.cards import AnswerDilemma, NameOwner, StatePosition
from sim.hats.view import CardView, Need
from sim.kernel.random import Luck
from sim.policies.policy import PolicyLuck
from sim.policies.registry import careful, make
from sim.session import Decision, Quote, Receipt, Refusal, View

WAIT: Final = N_("The handbook lets this wait: it has other things to do first, or what silence does is good enough.")
_USUAL: Final = N_("It is what the handbook does first with what is left of the week.")

REASONS: Final[dict[str, str]] = {
    "card_owner": N_("Ask whose people, money or service it is about: that role decides."),
    "card_position": N_("Each hat says what its own goals ask for, before the owner decides."),
    "card_answer": N_("It keeps promises and spends least of what cannot be bought back."),
    "leave": N_("People who rest stay; only when too many with the same skill are away, another day is better."),
    "change": N_("A prepared change in its window seldom fails; too many at once do."),
    "go_live": N_("A go-live is a change: people on call, a way back, and a window that the services can stand."),
    "staff": N_("Give what operations can spare, and say clearly what they cannot."),
    "escalation": N_("A matter beyond the project's tolerance is yours; taking it costs less than sending it back."),
    "rebaseline": N_("An honest plan is worth more than a promise that nobody believes."),
    "proposal": N_("Begin what pays for itself and what the house can carry at the same time."),
    "leader": N_("Without somebody who leads it, a project stands still and costs all the same."),
    "contract_renews": N_("Ask for offers a quarter ahead: without another offer there is nothing to negotiate with."),
    "contract_lapses": N_("What a service needs must not end; renew in time, or have a new one ready."),
    "bid": N_("Sign what is clearly cheaper or better, and let the rest go."),
    "applicant": N_("Hear people before hiring them: the papers say little about what they can do."),
    "incident": N_("For what hurts many, two good people at once are cheaper than one for long."),
    "sign": N_("Talk before somebody gives notice; afterwards it is too late."),
    "promise": N_("A promise put off in time costs little; a broken one costs what took months to build."),
    "offer": N_("Half of the help now is worth more than all of it in three weeks."),
    "change_request": N_(
        "Look at the effect on date and money first; take what fits, and say no to the rest with a reason."
    ),
    "blocker": N_("Move who can do it, then ask for somebody; what neither solves belongs one level up."),
    "conflict": N_("Two who do not speak slow down everybody around them."),
    "charter": N_("Write down what is delivered before anybody expects something else."),
    "baseline": N_("Promise a plan when its tasks are estimated and staffed, with a reserve that shows."),
    "report": N_("Report as it is: an early amber opens help that a late red does not."),
    "acceptance": N_("Only what is accepted brings benefit; ask for it once it works."),
    "close": N_("A project that is accepted ends: hours and people go back."),
}
"""Kind of need to why the handbook answers as it does."""


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A line of an opening plan.

    Attributes:
        quote: Price and refusal at this moment; a later line may become possible by an earlier one.
        receipt: What came of it, once it was tried.
    """

    seat: str
    decision: Decision
    quote: Quote
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True)
class OpeningPlan:
    """An opening plan of the scenario; its name and line are texts ``openings.<id>.name`` and ``.line``."""

    id: str
    lines: tuple[PlannedLine, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What the handbook would do.

    Attributes:
        subject: What it was asked about.
        decision: What it would decide; None to let it wait.
        reason: Sentence that says why, to be translated.
        hours: What asking took.
        refusal: Why it could not be asked; then there is no answer.
    """

    subject: str
    decision: Decision | None
    reason: str
    hours: float
    refusal: Refusal | None = None


def of_card(card: CardView) -> tuple[Decision, str]:
    """Return what the handbook says about a card, and why."""
    if card.stage == "owner":
        return NameOwner(card.id, card.handbook_owner), REASONS["card_owner"]  # type: ignore[arg-type]
    if card.stage == "position":
        return StatePosition(card.id, card.handbook_option), REASONS["card_position"]
    return AnswerDilemma(card.id, card.handbook_option), REASONS["card_answer"]


def of_need(view: View, need: Need, seed: int) -> tuple[Decision | None, str]:
    """Return what the handbook answers to a need, and why; None if it lets it wait.

    Args:
        view: What the seat sees, before it asks.
        need: The matter.
        seed: Luck of the game; a policy by the book uses none, but may look.
    """
    card = view.hats.card(need.subject)
    if card is not None:
        return of_card(card)
    policy = make(view.seat.partition(":")[0], careful(view.seat.partition(":")[0]))
    chosen = policy.decide(view, PolicyLuck(Luck(seed).family(f"handbook/{view.seat}").one, view.occasion))
    answers = [answer.decision for answer in need.answers]
    exact = next((made for made in chosen if made in answers), None)
    found = exact or next((made for made in chosen if _same_matter(made, need)), None)
    return found, (REASONS.get(need.kind, _USUAL) if found is not None else WAIT)


def _same_matter(made: Decision, need: Need) -> bool:
    """Tell whether a decision is about what a need is about: the command of an answer, on the same thing."""
    mine = list(made.arguments().values())
    for answer in need.answers:
        theirs = list(answer.decision.arguments().values())
        if made.name() == answer.decision.name() and theirs:
            named = need.subject in mine if need.subject in theirs else mine[0] == theirs[0]
            if named:
                return True
    return False
