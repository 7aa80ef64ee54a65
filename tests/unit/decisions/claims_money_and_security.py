"""Money, vendors and security: what the catalogue claims of each decision."""

from sim.business.decisions import CancelContract, RenewContract
from sim.session import Session
from tests.unit.decisions.matter import (
    LESS,
    MORE,
    Claims,
    Row,
    contract,
    first,
    house,
    kpi,
    one,
    planned,
    spent,
    then,
    until,
    wait,
)


def bids(session: Session) -> float:
    return len(house(session).business.state.bids)


BIDS = one("call_for_bids", contract="erp-support")

CLAIMS: Claims = {
    "call_for_bids": (Row("offers come", BIDS, 5, bids, MORE, 0.9),),
    "cancel_contract": (
        Row(
            "saves its price", lambda _: (CancelContract("phones-care", "at_once"),), 25, spent("support"), LESS, 50_000
        ),
        Row(
            "cover is lost",
            lambda _: (CancelContract("server-care", "at_once"),),
            1,
            lambda s: house(s).relations.response_hours("mail-1"),
            MORE,
            4,
        ),
    ),
    "move_budget": (
        Row(
            "between accounts",
            one("move_budget", source="licences", target="training", cents=300_000),
            0,
            planned("training"),
            MORE,
            299_999,
        ),
    ),
    "negotiate": (
        Row(
            "the next term costs less",
            one("negotiate", subject="erp-support"),
            9,
            contract("erp-support", "cents_per_year"),
            LESS,
            300_000,
            before=then(BIDS, wait(5)),
            seeds=(1, 2, 3, 4),
        ),
        Row(
            "the vendor's support slows down",
            one("negotiate", subject="erp-support"),
            3,
            lambda s: house(s).relations.state.vendors["halligsoft"].slowdown,
            MORE,
            0.01,
            before=then(BIDS, wait(5)),
        ),
    ),
    "propose_budget": (
        Row(
            "executives may add",
            one("propose_budget", change_percent=5),
            3,
            lambda s: house(s).money.planned_total(),
            MORE,
            100_000,
            seeds=(1, 2, 3, 4),
        ),
        Row(
            "a cut pleases",
            one("propose_budget", change_percent=-5, focus="hardware"),
            3,
            lambda s: house(s).relations.state.executive_trust,
            MORE,
            0.1,
        ),
    ),
    "renew_contract": (
        Row(
            "cover goes on",
            lambda _: (RenewContract("net-care", 52),),
            6,
            lambda s: house(s).relations.response_hours("fw-1"),
            LESS,
            4,
        ),
        Row("and costs", lambda _: (RenewContract("net-care", 52),), 14, spent("support"), MORE, 200_000),
    ),
    "request_funds": (
        Row(
            "executives grant some of it",
            one("request_funds", account="contractors", cents=1_000_000, reason="people"),
            3,
            planned("contractors"),
            MORE,
            100_000,
            before=wait(10),
            seeds=(1, 2, 3, 4),
        ),
    ),
    "review_licences": (
        Row(
            "unused units are cut",
            one("review_licences"),
            22,
            contract("office-suite", "cents_per_year"),
            LESS,
            1_000_000,
        ),
    ),
    "sign_contract": (
        Row(
            "an asset without cover gets it",
            first("sign_contract"),
            8,
            lambda s: house(s).relations.response_hours("nas-1"),
            LESS,
            4,
            before=then(one("call_for_bids", contract="nas-1"), until("sign_contract")),
        ),
    ),
    "commission_audit": (
        Row(
            "finds what nobody looked for, and it is hardened",
            one("commission_audit"),
            16,
            lambda s: sum(asset.findings for asset in house(s).infrastructure.state.assets.values()),
            LESS,
            4,
        ),
        Row("money", one("commission_audit"), 0, spent("security"), MORE, 100_000),
    ),
    "run_awareness_campaign": (
        Row(
            "fewer click",
            one("run_awareness_campaign"),
            20,
            kpi("phish_click_share"),
            LESS,
            0.0005,
            seeds=(1, 2, 3, 4),
        ),
        Row("money", one("run_awareness_campaign"), 0, spent("security"), MORE, 100_000),
    ),
}
