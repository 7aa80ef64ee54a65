"""Comparing teams: what sets one apart, what it missed, what crossed from hat to hat, what was luck."""

import csv
import io

from game.classroom import compared, export
from game.classroom.curves import curves
from game.classroom.gather import Gathered, LeftOut
from game.classroom.page import room_page
from game.classroom.team import Decided, Team
from game.i18n import language


def decided(sequence: int, key: str, seat: str = "it", impossible: int = 0, **points: float) -> Decided:
    return Decided(sequence, key, seat, 1, f"Do {key}", points, impossible)


def team(name: str, *made: Decided, weekly: tuple[float, ...] = (50.0, 60.0), **changes: object) -> Team:
    values: dict[str, object] = {
        "file": f"{name}.save",
        "team": name,
        "seats": "solo",
        "weeks": len(weekly),
        "weekly": [{"it_manager": points, "project_manager": 40.0} for points in weekly],
        "parts": {"it_manager.total": weekly[-1]},
        "kpis": {"sla_met_share": 0.9},
        "story": [("The first weeks (W1)", "It began.")],
        "helped": [],
        "hurt": [],
        "promises": {"made": 1, "kept": 1, "broken": 0, "renegotiated": 0},
        "calls": {"asked": 0, "right": 0, "doors_sent": 0, "doors_kept": 0},
        "not_own": [],
        "decided": list(made),
        "lucks": {"it_manager": [], "project_manager": [], "organisation": []},
        "stops": [],
        "envelopes": [],
        "swaps": [],
        "undone": 0,
        "warnings": [],
    }
    return Team(**{**values, **changes})  # type: ignore[arg-type]


PATCH = decided(1, "patch", it_manager=4.0, project_manager=-1.0)
AUDIT = decided(2, "audit", it_manager=0.2)
LEND = decided(3, "lend", it_manager=-2.0, project_manager=6.0)
SHARED = decided(4, "share", it_manager=9.0)
KNOT = decided(5, "knot", impossible=9, it_manager=30.0)


def test_what_everybody_did_explains_nothing() -> None:
    one, two = team("A", PATCH, SHARED), team("B", SHARED, LEND)
    assert [row.decided.key for row in compared.own_way(one, [one, two])] == ["patch"]
    assert [row.decided.key for row in compared.own_way(two, [one, two])] == ["lend"]


def test_small_worths_and_knots_are_left_out() -> None:
    one, two = team("A", AUDIT, KNOT), team("B")
    assert compared.own_way(one, [one, two]) == []
    assert compared.missed(two, [one, two]) == []


def test_what_others_gained_by_is_named_to_who_did_not() -> None:
    one, two, three = team("A", PATCH), team("B"), team("C", PATCH)
    (found,) = compared.missed(two, [one, two, three])
    assert (found.text, found.teams, found.points["it_manager"], found.total) == ("Do patch", 2, 4.0, 3.0)
    assert compared.missed(one, [one, two, three]) == []


def test_what_did_harm_elsewhere_is_not_missed() -> None:
    harm = decided(7, "harm", it_manager=-5.0)
    one, two = team("A", harm), team("B")
    assert compared.missed(two, [one, two]) == []
    assert compared.own_way(one, [one, two])[0].decided.total == -5.0


def test_a_decision_of_one_hat_that_moved_the_other() -> None:
    (lend, patch) = compared.crossings(team("A", PATCH, LEND, AUDIT))
    assert (lend.decided.key, lend.own, lend.other) == ("lend", -2.0, 6.0)
    assert (patch.own, patch.other) == (4.0, -1.0)


def test_teams_are_compared_in_the_last_week_that_all_have_played() -> None:
    one, two = team("A", weekly=(50.0, 70.0, 90.0)), team("B", weekly=(40.0, 60.0))
    assert compared.common_week([one, two]) == 2
    spread = compared.spreads([one, two])[0]
    assert (spread.role, spread.between, spread.luck) == ("it_manager", 10.0, None)
    assert [row.team for row, _ in compared.ranked([two, one])] == ["A", "B"]
    assert compared.ranked([two, one])[0][1] == (70.0 + 40.0) / 2


def test_luck_is_the_range_of_the_same_decisions() -> None:
    lucks = {"it_manager": [55.0, 70.0], "project_manager": [], "organisation": []}
    spread = compared.spreads([team("A", lucks=lucks), team("B", lucks={**lucks, "it_manager": [60.0, 61.0]})])[0]
    assert spread.luck == ((70.0 - 55.0) + (61.0 - 60.0)) / 2


def test_names_and_notes_cannot_break_the_page() -> None:
    bad = "<script>alert('x')</script>"
    rows = Gathered([team(bad, stops=[(2, "word", {"change": bad})])], [LeftOut(bad, "no week was finished")])
    html = room_page(rows, language("en"), bad)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_nothing_to_report_says_so() -> None:
    html = room_page(Gathered(left_out=[LeftOut("a.save", "no week was finished")]), language("en"), "")
    assert "There is no save here that can be reported." in html
    assert "a.save: no week was finished." in html


def test_curves_name_few_teams_and_show_many() -> None:
    few = curves([team("A"), team("B")], "it_manager", language("en"))
    assert few.count("class='name'") == 2
    many = curves([team(f"Team {n}") for n in range(40)], "it_manager", language("en"))
    assert many.count("<polyline") == 40
    assert "class='name'" not in many
    assert curves([team("A")], "organisation", language("en")) == ""


def test_cells_are_no_formulas() -> None:
    text = export.csv_bytes(Gathered([team("=HYPERLINK(1)")])).decode("utf-8-sig")
    row = next(iter(csv.DictReader(io.StringIO(text))))
    assert row["team"] == "'=HYPERLINK(1)"
    assert row["it_manager_w2"] == "60.0"


def test_a_team_survives_being_kept() -> None:
    one = team("A", PATCH, stops=[(2, "word", {"change": "x"})], envelopes=[("e", 3)], not_own=[("b", 1)])
    import json

    assert Team.of(json.loads(json.dumps(one.plain()))) == one
