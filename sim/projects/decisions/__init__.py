"""What is decided about projects, by either hat."""

from sim.kernel.decision import Decision
from sim.projects.decisions.close import DECISIONS as CLOSE
from sim.projects.decisions.control import DECISIONS as CONTROL
from sim.projects.decisions.initiate import DECISIONS as INITIATE
from sim.projects.decisions.lead import DECISIONS as LEAD
from sim.projects.decisions.plan import DECISIONS as PLAN
from sim.projects.decisions.portfolio import DECISIONS as PORTFOLIO
from sim.projects.decisions.staffing import DECISIONS as STAFFING

DECISIONS: tuple[type[Decision], ...] = (*PORTFOLIO, *STAFFING, *INITIATE, *PLAN, *LEAD, *CONTROL, *CLOSE)
