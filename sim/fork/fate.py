"""How a game came out."""

from dataclasses import dataclass, field

from sim.session import Session


@dataclass(frozen=True, slots=True)
class Fate:
    """How a game came out when it was judged, before the next quarter.

    Attributes:
        outcome: ``won``, ``lost`` or ``ended_early``.
        totals: Role to points, None where nothing is measured.
        kpis: KPI to value at the end.
        projects: Project to the week in which it went live; below 1 for never.
        impossible: Sequence numbers of decisions that were carried out in the recorded game and refused here.
        scores: ``role.part`` to points.
        figures: ``project/<id>/<figure>`` to value.
        ended_by: Rule that ended it early, or empty.
        money: Account to cents spent; ``spent``, ``budget`` and ``balance`` for the whole.
    """

    outcome: str
    totals: dict[str, float | None]
    kpis: dict[str, float | None]
    projects: dict[str, int]
    impossible: tuple[int, ...] = ()
    scores: dict[str, float | None] = field(default_factory=dict)
    figures: dict[str, float | None] = field(default_factory=dict)
    money: dict[str, int] = field(default_factory=dict)
    ended_by: str = ""

    def measures(self) -> dict[str, float]:
        """Return every number of it that is defined, by the name that ``explain`` knows it by.

        Returns:
            ``score.<role>.<part>``, KPIs, ``project/<id>/<figure>``, ``money.<account>`` in cents, ``won`` (1 or 0).
        """
        found: dict[str, float | None] = {"won": float(self.outcome == "won")}
        found |= {f"score.{name}": points for name, points in self.scores.items()}
        found |= self.kpis | self.figures
        found |= {f"money.{account}": float(cents) for account, cents in self.money.items()}
        return {name: value for name, value in found.items() if value is not None}

    @classmethod
    def of(cls, session: Session, impossible: tuple[int, ...] = ()) -> "Fate":
        """Return how a game that was played to its end came out."""
        results = session.results()
        last = results.weeks[-1] if results.weeks else None
        scores = dict(last.scores) if last is not None else {}
        totals = {name.partition(".")[0]: points for name, points in scores.items() if name.endswith(".total")}
        view = session.judged("it")
        money = view.money
        accounts = {account.account: account.spent_cents for account in money.accounts}
        return cls(
            session.outcome(),
            totals,
            dict(last.kpis) if last is not None else {},
            {project.id: project.live_week for project in view.projects.portfolio},
            impossible,
            scores,
            {f"project/{project.id}/{name}": value for project in results.projects for name, value in project.figures},
            {
                "spent": money.spent_cents,
                "budget": money.planned_cents,
                "balance": money.ledger_cents,
                **accounts,
            },
            session.ended,
        )
