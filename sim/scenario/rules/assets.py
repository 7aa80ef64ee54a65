"""Numbers of the model: classes of assets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AssetClass:
    """What all assets of a class share.

    Attributes:
        field: Skill to repair and patch it.
        level: Level that skill needs.
        failures_per_year: Mean rate of a middle-aged asset at normal load.
        shape: Weibull shape of its hazard since the last repair; below 1 is clustered, 1 is memoryless.
        wear_per_year: Relative growth of the rate per year of age beyond ``wear_from_years``.
        wear_from_years: Age at which wear begins; 0 with no wear.
        degrade_share: Share of failures that only degrade.
        repair_mu: Mean log of repair touch time in hours.
        repair_sd: Its standard deviation.
        vendor_share: Share of failures that need the vendor.
        patch_h: Touch time of one patch round.
        vulnerabilities_per_week: Published for it and present.
    """

    field: str
    level: float
    failures_per_year: float
    shape: float
    wear_per_year: float
    wear_from_years: float
    degrade_share: float
    repair_mu: float
    repair_sd: float
    vendor_share: float
    patch_h: float
    vulnerabilities_per_week: float
