"""Teams and quality of projects: what the catalogue claims of each decision."""

from tests.unit.decisions.claims_control import CALM, REFRESH, of_project, trust
from tests.unit.decisions.claims_delivery import ACHIEVED, BUILD, QUARREL, ZONES, done_h, latent
from tests.unit.decisions.matter import LESS, MORE, Claims, Row, morale, one, skill, worked_h

CLAIMS: Claims = {
    "recognise": (
        Row(
            "morale after an achievement",
            one("recognise", project=REFRESH, person="noor"),
            0.1,
            morale("noor"),
            MORE,
            0.01,
            before=ACHIEVED,
        ),
        Row(
            "the team as well",
            one("recognise", project=REFRESH, person="noor"),
            0.1,
            of_project(lambda p: p.motivation),
            MORE,
            0.01,
            before=ACHIEVED,
        ),
    ),
    "coach": (
        Row(
            "skill",
            one("coach", project=REFRESH, person="noor", field="network"),
            1,
            skill("noor", "network"),
            MORE,
            0.03,
            before=CALM,
        ),
        Row(
            "takes hours",
            one("coach", project=REFRESH, person="noor", field="network"),
            0.9,
            worked_h("noor"),
            LESS,
            0.5,
            before=CALM,
            seeds=(1, 2, 3, 4, 5, 6, 7, 8),
        ),
    ),
    "hold_team_event": (
        Row(
            "motivation",
            one("hold_team_event", project=REFRESH),
            1,
            of_project(lambda p: p.motivation),
            MORE,
            0.05,
            before=CALM,
        ),
        Row(
            "money",
            one("hold_team_event", project=REFRESH),
            0.1,
            of_project(lambda p: p.expense_spent_cents),
            MORE,
            10_000,
            before=CALM,
        ),
    ),
    "resolve_conflict": (
        Row(
            "often helps",
            one("resolve_conflict", project=REFRESH),
            0.1,
            of_project(lambda p: p.conflict),
            LESS,
            0.1,
            before=QUARREL,
            seeds=(1, 2, 3, 4, 5, 6),
        ),
        Row(
            "also with a department",
            one("resolve_conflict", project=REFRESH, party="production"),
            0.1,
            trust("production"),
            MORE,
            0.5,
            before=CALM,
            seeds=(1, 2, 3, 4, 5, 6),
        ),
    ),
    "set_testing_share": (
        Row(
            "fewer defects stay",
            one("set_testing_share", project=REFRESH, share=0.3),
            6,
            latent,
            LESS,
            0.5,
            before=BUILD,
            otherwise=one("set_testing_share", project=REFRESH, share=0.0),
        ),
        Row(
            "everything takes longer",
            one("set_testing_share", project=REFRESH, share=0.5),
            1,
            done_h("zones-rules"),
            LESS,
            4.0,
            before=ZONES,
            otherwise=one("set_testing_share", project=REFRESH, share=0.0),
        ),
    ),
}
