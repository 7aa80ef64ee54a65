"""Patching, break-ins, phishing, audits."""

from typing import Final

from game.i18n import N_
from game.presenters.sentences.choice import Choice, Sentence

EVENTS: Final[dict[str, Sentence]] = {
    "patch_cadence_set": N_("Patches now come every {days} days instead of every {old_days}."),
    "patch_round_skipped": N_("A patch round was left out ({reason}): {assets}."),
    "vulnerability_exploited": Choice(
        "patch_existed",
        {"True": N_("Attackers got into {asset} through a gap open for {open_days} days; a patch existed.")},
        N_("Attackers got into {asset} through a gap for which there was no patch yet."),
    ),
    "exploit_fended": N_("An attack on {asset} failed this time."),
    "phishing_wave": N_("A phishing wave reached {targets} people; {clicks} clicked."),
    "credentials_stolen": N_("A click gave attackers a way into {asset}."),
    "security_incident_found": Choice(
        "ransomware",
        {"True": N_("Ransomware on {asset}, {dwell_days} days after the break-in; loss so far {loss_cents}.")},
        N_("A break-in on {asset} was discovered after {dwell_days} days; loss so far {loss_cents}."),
    ),
    "incident_phase_done": N_("{person} finished a step of the response: {phase}."),
    "security_incident_closed": Choice(
        "late",
        {"True": N_("The response on {asset} is over; loss {loss_cents}, and people were told too late.")},
        N_("The response to the break-in on {asset} is over; loss {loss_cents}."),
    ),
    "awareness_campaign_started": N_("An awareness campaign began ({scale}), {cents}."),
    "awareness_campaign_ended": N_("The awareness campaign is over; odds of clicking: {odds} of untrained people's."),
    "audit_commissioned": N_("An audit was commissioned for {cents}."),
    "audit_reported": N_("The audit reports weaknesses of {assets}."),
    "finding_hardened": N_("{person} fixed a weakness of {asset}."),
}
