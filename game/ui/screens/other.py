"""What the other hat could decide here, and how to ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from game.i18n import N_
from game.presenters import decisions
from game.ui.naming import badge_of
from game.ui.screen import Screen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Row, Scroll
from game.ui.widgets.words import Badge, Label

if TYPE_CHECKING:
    from game.ui.window import Ui

ELSEWHERE: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    # At the IT manager's desk: what the project manager decides of the same matter.
    "it": {
        "overview": ("request_staff", "report_status", "assign_task", "set_baseline", "escalate", "schedule_go_live"),
        "inbox": ("request_staff", "escalate", "request_rebaseline", "report_status", "schedule_go_live"),
        "services": ("schedule_go_live", "prepare_handover", "run_requirements_workshop", "set_scope"),
        "queue": ("prepare_handover", "escalate", "work_on_item"),
        "people": ("request_staff", "accept_offer", "assign_task", "recognise", "coach", "resolve_conflict"),
        "budget": ("set_baseline", "crash_task", "request_rebaseline", "answer_change_request"),
        "vendors": ("crash_task", "respond_to_risk", "escalate"),
        "security": ("respond_to_risk", "hold_risk_workshop", "set_testing_share"),
        "strategy": ("run_requirements_workshop", "update_stakeholder", "review_benefits"),
        "portfolio": ("submit_charter", "set_scope", "set_baseline", "report_status", "escalate", "close_project"),
    },
    # At the project manager's desk: what the IT manager decides of the same matter.
    "pm": {
        "overview": ("answer_request", "grant_staff", "set_interrupt_rule", "answer_change", "answer_escalation"),
        "inbox": ("answer_request", "answer_escalation", "answer_rebaseline", "answer_change"),
        "scope": ("charter_project", "fund_project", "answer_rebaseline", "adopt_standard", "evaluate_option"),
        "plan": ("answer_request", "answer_rebaseline", "set_interrupt_rule", "set_change_freeze", "answer_change"),
        "team": ("grant_staff", "withdraw_staff", "set_duty_shares", "send_on_training", "hold_one_to_one", "hire"),
        "risks": ("answer_escalation", "schedule_maintenance", "set_monitoring", "commission_audit", "fund_project"),
        "changes": ("answer_change", "set_change_freeze", "fund_project", "answer_rebaseline"),
        "status": ("answer_escalation", "answer_rebaseline", "report_to_executives", "pause_project", "cancel_project"),
        "close": ("answer_change", "schedule_maintenance", "open_problem", "invest_in_knowledge"),
    },
}
"""Seat to section of its desk to decisions of the other hat about the same matter."""

_HOW: Final = {
    "it": N_("You cannot command it, but you can say what operations need: leave a note, or answer in the corridor."),
    "pm": N_("You cannot command it, but you can ask: request people, escalate, or leave a note at the other desk."),
}


def decisions_of(seat: str, section: str) -> tuple[str, ...]:
    """Return the decisions of the other hat about a section of this seat's desk."""
    desk = ELSEWHERE["pm" if seat == "pm" else "it"]
    return desk.get(section, desk["overview"])


class OtherScreen(Screen):
    """A dialog in the colour of the other hat."""

    dialog: ClassVar[bool] = True
    topic = "roles"
    width = 680

    def __init__(self, seat: str, section: str) -> None:
        """Take the seat that asks and the section it looks at."""
        self._seat, self._section = seat, section
        self._other = "it" if seat == "pm" else "pm"
        self.accent = self._other

    def build(self, ui: Ui) -> Widget:
        """Return the list."""
        whose = ui.t("The IT manager could, here:") if self._other == "it" else ui.t("The project manager could, here:")
        rows = [
            Column(
                Label(decisions.title(ui.speak, name), weight="semibold"),
                Label(decisions.line(ui.speak, name), colour="quiet"),
                gap=1,
            )
            for name in decisions_of(self._seat, self._section)
        ]
        badge = Badge(badge_of(ui, self._other), self._other)
        head = Row(badge, Label(whose, size=17, weight="semibold"), align="middle")
        hat = self._seat if self._seat in _HOW else "it"
        how = Label(ui.t(_HOW[hat]))
        close = Row(how, Button(ui.t("Close"), ui.pop, shortcut="Esc", key="other/close"), grow=(1,), align="middle")
        return Column(head, Scroll(Column(*rows, gap=9), key="other"), close, gap=14, pad=22, grow=(0, 1, 0))
