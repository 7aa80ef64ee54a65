"""What the listing verbs share: the catalogue of decisions as plain data."""

from typing import Any

from sim.catalogue import DECISIONS
from sim.kernel.decision import arguments_of
from sim.scenario.ruleset import default_rules


def decision_entries() -> list[dict[str, Any]]:
    """Return every decision with seat, price, meaning and arguments, in the order of the catalogue."""
    hours = default_rules().decision_hours
    return [
        {
            "name": name,
            "seat": kind.seat,
            "section": kind.section,
            "hours": hours[name],
            "summary": " ".join((kind.__doc__ or "").strip().split("\n\n")[0].split()),
            "arguments": [
                {
                    "name": argument.name,
                    "type": argument.type,
                    **({"choices": list(argument.choices)} if argument.choices else {}),
                    "required": argument.required,
                    **({} if argument.required else {"default": argument.default}),
                }
                for argument in arguments_of(kind)
            ],
        }
        for name, kind in DECISIONS.items()
    ]
