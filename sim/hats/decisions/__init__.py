"""Decisions that either hat may make."""

from sim.hats.decisions.cards import DECISIONS as CARDS
from sim.hats.decisions.delegating import DECISIONS as DELEGATING
from sim.hats.decisions.own import DECISIONS as OWN
from sim.kernel.decision import Decision

DECISIONS: tuple[type[Decision], ...] = (*CARDS, *DELEGATING, *OWN)
