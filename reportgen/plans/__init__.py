"""[schedule] of reportgen.toml → what is due each year, on which day, and what must be there first."""

from reportgen.plans.names import Names
from reportgen.plans.plan import Action, Least, Need, Plan
from reportgen.plans.read import read_plans

__all__ = ["Action", "Least", "Names", "Need", "Plan", "read_plans"]
