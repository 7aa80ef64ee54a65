"""Status reports: all that others know of a project; honest or rosy, and what comes of either."""

from typing import TYPE_CHECKING

from sim.kernel.log import CHANCE
from sim.kernel.units import week_of
from sim.projects.events.control import HelpOffered, ReportFoundOut, StatusReported
from sim.projects.nudges import origin
from sim.projects.state import Project, Report

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

COLOURS = ("green", "amber", "red")
_HATS_SHARE = 0.5
_EXECUTIVES_SHARE = 0.3
_HONEST_POINTS = 0.2
_AGAIN = 0.1
"""What hiding the same again is worth, in weeks."""


class Reports:
    """Writes reports and looks behind them.

    Draws:
        ``projects/spot``: per project and week, whether somebody looks, and who.
    """

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.rules = floor.scenario.rules.control
        self._spot = floor.core.luck.family("projects/spot")

    # --------------------------------------------------------------------------------------------------- writing

    def colour_of(self, project: Project) -> str:
        """Return the colour that what is known deserves: the worse of date and cost."""
        if not project.baselines or project.live_s >= 0:
            return "green"
        dear = self.floor.control.forecast(project).cents_p50 / max(1, project.baselines[-1].budget_cents) - 1.0
        tolerance = project.tolerance_cost_share
        cost = "red" if dear > tolerance else "amber" if dear > 0.5 * tolerance else "green"
        return max(self._date_colour(project), cost, key=COLOURS.index)

    def _date_colour(self, project: Project) -> str:
        late = self.floor.control.late_weeks(project)
        if late > project.tolerance_weeks:
            return "red"
        return "amber" if late > self.rules.amber_share * max(1, project.tolerance_weeks) else "green"

    def write(self, project: Project, colour: str, rosy: bool, cause: str) -> Report:
        """Send a report; ``rosy`` names the promised week and budget instead of what is known."""
        control, week = self.floor.control, week_of(self.floor.core.now)
        known = control.forecast(project)
        honest_week, cents = int(known.week_p50), known.cents_p50
        told_week = min(honest_week, control.promised_week(project)) if rosy else honest_week
        if rosy and project.baselines:
            cents = min(cents, project.baselines[-1].budget_cents)
        truth = self.colour_of(project)
        hides = told_week < honest_week or (colour == "green" and truth == "red")
        if project.baselines:
            hides = hides or COLOURS.index(colour) < COLOURS.index(self._date_colour(project))
        before = project.reports[-1] if project.reports else None
        number = self.floor.number(project, "report")
        report = Report(
            id=f"project/{project.id}/report/{number}",
            week=week,
            colour=colour,
            forecast_week=told_week,
            cost_forecast_cents=cents,
            percent=control.measures(project).percent,
            rosy=hides,
            honest_week=honest_week,
        )
        project.reports.append(report)
        self.floor.core.publish(
            StatusReported(
                report.id, self.floor.core.now, (cause,), project.id, colour, told_week, cents, report.percent, hides
            )
        )
        self.floor.stakeholders.heard(project, project.sponsor)
        if hides:
            self._calm(project, report, before, truth)
        else:
            self._plain(project, report, before)
        return report

    def _calm(self, project: Project, report: Report, before: Report | None, truth: str) -> None:
        """Gain the sponsor's calm for what is hidden now and was not hidden before."""
        shades = max(0, COLOURS.index(truth) - COLOURS.index(report.colour))
        report.hidden = report.honest_week - report.forecast_week + shades
        more = report.hidden - (before.hidden if before is not None else 0.0)
        points = min(self.rules.rosy_most_points, self.rules.rosy_points * max(_AGAIN, more))
        project.calm += points
        self.floor.stakeholders.move(project, points, report.id)

    def _plain(self, project: Project, report: Report, before: Report | None) -> None:
        """Let an honest report do its work: bad news costs once, early bad news opens help."""
        rules = self.rules
        was = before.colour if before is not None else "green"
        worse = COLOURS.index(report.colour) - COLOURS.index(was)
        weeks = report.week - before.week if before is not None else 2
        firmness = self.floor.methods.of(project).firmness
        if worse > 0:
            points = rules.amber_points if report.colour == "amber" else rules.red_points
            self.floor.stakeholders.move(project, -points * firmness, report.id)
        elif report.colour == "green" or worse < 0:
            self.floor.stakeholders.move(project, rules.green_points * min(1.0, weeks / 2), report.id)
        self.floor.relations.change_trust("hats", _HONEST_POINTS * min(1.0, weeks / 2), report.id)
        early = self.floor.control.promised_week(project) - report.week >= rules.early_weeks
        if report.colour != "green" and early and self.colour_of(project) != "green":
            self._open_help(project, report)

    def _open_help(self, project: Project, report: Report) -> None:
        """Open help once per baseline: who warns in time finds others able to do something."""
        key = f"help/{len(project.baselines)}"
        if project.counts.get(key) or not project.baselines:
            return
        project.counts[key] = 1
        project.help_until_week = report.week + self.rules.help_weeks
        relations = self.floor.relations
        wanted = round(self.rules.help_share * project.baselines[-1].budget_cents)
        cents = min(wanted, relations.state.reserve_cents)
        event_id = f"{report.id}/help/offered"
        now = self.floor.core.now
        self.floor.core.publish(HelpOffered(event_id, now, (report.id,), project.id, project.help_until_week, cents))
        if cents > 0:
            relations.state.reserve_cents -= cents
            self.floor.money.add_budget("project_expense", cents, event_id)
            project.budget_cents += cents

    # ------------------------------------------------------------------------------------------- looking behind it

    def close_week(self, week: int) -> None:
        """Let somebody look behind reports at drawn times, and sponsors notice silence."""
        for project in self.floor.open_projects():
            if project.status != "running":
                continue
            u = self._spot.named(f"project/{project.id}/week/{week}")
            if u[0] < self.rules.spot_check_share and project.reports and project.reports[-1].rosy:
                by = "finance" if u[1] < 0.5 else project.sponsor
                cause = f"{CHANCE}projects/spot/project/{project.id}/week/{week}"
                self.find_out(project, by, cause)
            last = project.reports[-1].week if project.reports else week_of(project.baselines[0].set_s)
            if week - last > self.rules.silent_report_weeks:
                told = project.reports[-1].id if project.reports else origin(project)
                self.floor.stakeholders.move(project, -self.rules.silent_report_points, told)

    def find_out(self, project: Project, by: str, cause: str) -> None:
        """Find out that the latest report was rosier than what was known: twice the calm is lost."""
        hidden = [report for report in project.reports if report.rosy and not report.found_out]
        if not hidden:
            return
        for report in hidden:
            report.found_out = True
        rules = self.rules
        lost = max(rules.found_out_least_points, rules.found_out_factor * project.calm)
        points = min(rules.found_out_most_points, lost)
        project.calm = 0.0
        event_id = f"{hidden[-1].id}/found-out"
        causes = tuple(dict.fromkeys((hidden[-1].id, cause)))
        self.floor.core.publish(
            ReportFoundOut(event_id, self.floor.core.now, causes, project.id, hidden[-1].id, by, points)
        )
        self.floor.stakeholders.move(project, -points, event_id)
        self.floor.relations.change_trust("hats", -_HATS_SHARE * points, event_id)
        if project.sponsor != "executives":
            self.floor.relations.change_trust("executives", -_EXECUTIVES_SHARE * points, event_id)

    def compare(self, project: Project, cause: str) -> None:
        """Hold every forecast against what came true, once it has."""
        actual = week_of(project.live_s)
        errors = [min(1.0, abs(r.forecast_week - actual) / self.rules.accuracy_weeks) for r in project.reports]
        if errors:
            project.accuracy = 1.0 - sum(errors) / len(errors)
        if any(report.rosy and report.forecast_week < actual for report in project.reports):
            self.find_out(project, project.sponsor, cause)
