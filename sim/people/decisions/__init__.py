"""What the IT manager decides about people."""

from sim.kernel.decision import Decision
from sim.people.decisions.care import (
    AnswerLeaveRequest,
    ChangePay,
    HoldOneToOne,
    PairMentor,
    Promote,
    ReviewPerformance,
    SendOnTraining,
)
from sim.people.decisions.hiring import (
    Hire,
    HireContractor,
    InterviewCandidate,
    LetGo,
    OpenPosition,
    WithdrawPosition,
)
from sim.people.decisions.hours import AuthoriseOvertime, SetDutyShares, SetOnCallRota

DECISIONS: tuple[type[Decision], ...] = (
    SetOnCallRota,
    OpenPosition,
    WithdrawPosition,
    InterviewCandidate,
    Hire,
    HireContractor,
    LetGo,
    SendOnTraining,
    PairMentor,
    HoldOneToOne,
    ReviewPerformance,
    ChangePay,
    Promote,
    SetDutyShares,
    AuthoriseOvertime,
    AnswerLeaveRequest,
)

__all__ = [
    "DECISIONS",
    "AnswerLeaveRequest",
    "AuthoriseOvertime",
    "ChangePay",
    "Hire",
    "HireContractor",
    "HoldOneToOne",
    "InterviewCandidate",
    "LetGo",
    "OpenPosition",
    "PairMentor",
    "Promote",
    "ReviewPerformance",
    "SendOnTraining",
    "SetDutyShares",
    "SetOnCallRota",
    "WithdrawPosition",
]
