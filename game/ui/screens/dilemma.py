"""The dialog of a card: whose call it is, what each hat would do, and the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from game.i18n import N_
from game.presenters.words import word
from game.ui.naming import up
from game.ui.offers import price, quoted, refused
from game.ui.office.about import Face
from game.ui.person import mood_of
from game.ui.rooms import project
from game.ui.screens.stops import StopDialog
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow, Panel, Row, Sized
from game.ui.widgets.words import Badge, Label
from sim.catalogue import decision

if TYPE_CHECKING:
    from game.ui.screens.week import WeekScreen
    from game.ui.window import Ui
    from sim.hats.view import CardView, OptionView
    from sim.session import Stop

_OWNERS: Final = ("it", "pm", "sponsor", "executives", "hr", "finance", "department")
_HATS: Final = frozenset({"it", "pm"})
_FOLLOWED: Final = 60
_KINDS: Final = {
    "dilemma": N_("Whose call?"),
    "set_piece": N_("Set piece"),
    "confidence": N_("In confidence"),
    "wrong_door": N_("The wrong door"),
}


class DilemmaDialog(StopDialog):
    """One round of a card: naming the owner, stating a position, or choosing."""

    border = ""

    def __init__(self, stop: Stop, week: WeekScreen) -> None:
        """Nothing was said yet."""
        super().__init__(stop, week)
        self.named = ""
        self.advice = ""

    def enter(self, ui: Ui) -> None:
        """Wear the hat that is asked."""
        super().enter(ui)
        if self.card(ui) is not None and self.card(ui).kind == "confidence":  # type: ignore[union-attr]
            self.border = "both"

    def card(self, ui: Ui) -> CardView | None:
        """Return the card, open or just answered."""
        hats = self.view(ui).hats
        return hats.card(self.stop.subject) or next((c for c in hats.past if c.id == self.stop.subject), None)

    def head(self, ui: Ui) -> list[Widget]:
        """Return the kind of card, the moment and the hat that is asked."""
        assert ui.driver is not None
        card = self.card(ui)
        kind = ui.t(_KINDS.get(card.kind if card is not None else "dilemma", _KINDS["dilemma"]))
        words = f"{kind} · {ui.speak.moment(ui.driver.clock)}"
        hat = ui.t("IT manager") if self.accent == "it" else ui.t("Project manager")
        return [Row(Label(words, size=12, weight="semibold", colour=self.accent), Badge(hat, self.accent), grow=(1,))]

    def body(self, ui: Ui) -> list[Widget]:
        """Return the story and the step that is due."""
        assert ui.names is not None
        card = self.card(ui)
        if card is None:
            return [Label(ui.t("This card is closed."), size=18, weight="bold")]
        prose = ui.names.prose
        if card.kind == "confidence" and ui.projector:
            hidden = ui.t("This was told in confidence, and a projector shows it to everybody. Turn it off to read it.")
            off = Button(ui.t("Projector off"), lambda: project(ui, False), style="main", key="card/projector")
            return [Label(hidden, size=15), Flow(off), *self._step(ui, card)]
        story: Widget = Column(
            Label(prose(card.title) or card.id, size=19, weight="bold"), Label(prose(card.story)), gap=8
        )
        person = self.view(ui).people.person(card.person) if card.person else None
        if person is not None:
            face = Sized(Face(person.id, mood_of(person), 68), width=84)
            story = Row(face, story, grow=(0, 1), align="top")
        return [story, *self._step(ui, card)]

    def _step(self, ui: Ui, card: CardView) -> list[Widget]:
        if self.named:
            return self._verdict(ui, card)
        if card.option or not card.mine:
            return self._settled(ui, card)
        if card.stage == "owner":
            return self._whose(ui, card)
        return self._options(ui, card)

    # -------------------------------------------------------------------------------------------------------- owner

    def _whose(self, ui: Ui, card: CardView) -> list[Widget]:
        buttons = []
        for n, owner in enumerate(_OWNERS):
            made = decision("name_owner", {"card": card.id, "owner": owner})
            quote = quoted(ui, made)
            buttons.append(
                Button(
                    up(word(ui.speak, "owner", owner)),
                    lambda made=made, owner=owner: self._name(ui, made, owner),  # type: ignore[misc]
                    style=owner if owner in _HATS else "plain",
                    price=price(ui, quote),
                    refusal=refused(ui, quote),
                    shortcut=str(n + 1),
                    key=f"owner/{owner}",
                )
            )
        return [
            Label(ui.t("Whose call is this?"), size=14, weight="semibold"),
            Flow(*buttons),
            Label(ui.t("A wrong answer is explained and counted, and costs nothing."), size=12, colour="quiet"),
        ]

    def _name(self, ui: Ui, made: Any, owner: str) -> None:
        assert ui.driver is not None
        if ui.driver.submit(made).refusal is None:
            self.named = owner
        ui.rebuild()

    def _verdict(self, ui: Ui, card: CardView) -> list[Widget]:
        """Return whether it was right, and why, kindly."""
        assert ui.names is not None
        owner = up(word(ui.speak, "owner", card.owner)) if card.owner else ""
        right = card.owner == self.named
        said = up(word(ui.speak, "owner", self.named))
        head = (
            ui.t("Yes. Whose call it is: {owner}.", owner=owner)
            if right
            else ui.t("You said: {said}. Many would. Whose call it is: {owner}.", said=said, owner=owner)
        )
        lines: list[Widget] = [Label(head, size=15, weight="semibold", colour="good" if right else "watch")]
        why = ui.names.prose(card.why) if card.why else ""
        if why:
            lines.append(Label(why))
        return lines

    # ------------------------------------------------------------------------------------------------------ options

    def _options(self, ui: Ui, card: CardView) -> list[Widget]:
        third = bool(card.owner) and card.owner not in _HATS
        stating = card.stage == "position"
        if stating:
            question = ui.t("What would you do, as the IT manager?")
            if self.accent == "pm":
                question = ui.t("What would you do, as the project manager?")
        elif third:
            owner = up(word(ui.speak, "owner", card.owner))
            question = ui.t("{owner} decides. What do you recommend?", owner=owner)
        else:
            question = ui.t("Your call. What do you do?")
        lines: list[Widget] = [*self._positions(ui, card), Label(question, size=14, weight="semibold")]
        if third and not stating:
            words = ui.t(
                "With trust of {n} or more you are followed; below, they do what they think best.", n=_FOLLOWED
            )
            lines.append(Label(words, size=12, colour="quiet"))
        if stating:
            lines.append(
                Label(ui.t("Both hats say it once; then the rightful owner decides."), size=12, colour="quiet")
            )
        name = "state_position" if stating else "answer_dilemma"
        lines += [self._option(ui, card, name, option, n) for n, option in enumerate(card.options)]
        return lines

    def _positions(self, ui: Ui, card: CardView) -> list[Widget]:
        assert ui.names is not None
        lines: list[Widget] = []
        if card.owner and card.stage == "answer" and card.kind in {"dilemma", "set_piece"}:
            owner = up(word(ui.speak, "owner", card.owner))
            lines.append(Label(ui.t("Whose call it is: {owner}.", owner=owner), weight="semibold"))
            if card.why:
                lines.append(Label(ui.names.prose(card.why), colour="quiet"))
        for seat, option in card.positions:
            label = ui.names.prose(f"cards.{card.id}.options.{option}.label") or option
            who = up(word(ui.speak, "seat", seat))
            colour = "it" if seat == "it" else "pm"
            lines.append(Label(ui.t("{who} would: {what}", who=who, what=label), colour=colour, weight="medium"))
        return lines

    def _option(self, ui: Ui, card: CardView, name: str, option: OptionView, n: int) -> Widget:
        assert ui.names is not None
        label = ui.names.prose(option.label) or option.id
        made = decision(name, {"card": card.id, "option": option.id})
        button = self.choice(ui, made, label, shortcut=str(n + 1))
        effect = ui.names.prose(option.effect)
        silent = ui.t("This is what silence chooses.") if option.id == card.silent and name == "answer_dilemma" else ""
        text = Label(" ".join(part for part in (effect, silent) if part), size=12, colour="quiet")
        chosen = option.id == self.advice
        return Panel(Column(Flow(button), text, gap=5), tone="raised", border=self.accent if chosen else "", pad=9)

    def _settled(self, ui: Ui, card: CardView) -> list[Widget]:
        assert ui.names is not None
        lines = self._positions(ui, card)
        if card.option:
            label = ui.names.prose(f"cards.{card.id}.options.{card.option}.label") or card.option
            by = up(word(ui.speak, "owner", card.by)) if card.by else ""
            words = ui.t("{who} decided: {what}", who=by, what=label) if by else ui.t("Decided: {what}.", what=label)
            lines.append(Label(words, size=15, weight="semibold"))
            effect = ui.names.prose(f"cards.{card.id}.options.{card.option}.effect")
            if effect:
                lines.append(Label(effect, colour="quiet"))
        return lines

    # ---------------------------------------------------------------------------------------------------- the way on

    def decide(self, ui: Ui, made: Any) -> None:
        """Decide; a third party's answer is shown before the week goes on."""
        from game.ui.offers import submit

        card = self.card(ui)
        third = card is not None and bool(card.owner) and card.owner not in _HATS and made.name() == "answer_dilemma"
        if submit(ui, made):
            if third:
                ui.rebuild()
            else:
                self.done(ui)

    def foot(self, ui: Ui) -> Widget:
        """Return let it run, the handbook, or go on."""
        card = self.card(ui)
        if card is None or self.named or card.option or not card.mine:
            on = Button(ui.t("Go on"), lambda: self.done(ui), style="main", shortcut="Space", key="stop/on")
            return Row(Label(""), on, grow=(1,))
        parts: list[Widget] = [Label("")]
        book = self._handbook(ui, card)
        if book is not None:
            parts.append(book)
        if card.stage != "position":
            parts.append(self.let_run(ui))
        return Row(*parts, grow=(1,), align="middle")

    def _handbook(self, ui: Ui, card: CardView) -> Button | None:
        assert ui.driver is not None
        hours = ui.driver.advice_price
        if hours is None or self.advice or card.stage == "position":
            return None
        words = ui.t("What would the handbook do?")
        taken = ui.speak.unit(hours, "h", 1) if hours else ""
        return Button(
            words, lambda: self._ask_handbook(ui, card), price=taken, style="quiet", icon="book-open", key="book"
        )

    def _ask_handbook(self, ui: Ui, card: CardView) -> None:
        from game.presenters.refusals import reason

        assert ui.driver is not None and ui.names is not None
        advice = ui.driver.advice(card)
        if advice.refusal is not None:
            ui.toast(reason(ui.names, advice.refusal), "watch")
        elif card.stage == "owner":
            who = up(word(ui.speak, "owner", card.handbook_owner))
            ui.toast(ui.t("The handbook says: {who}.", who=who))
        else:
            self.advice = card.handbook_option
            label = ui.names.prose(f"cards.{card.id}.options.{card.handbook_option}.label")
            ui.toast(ui.t("The handbook says: {who}.", who=label))
        ui.rebuild()
