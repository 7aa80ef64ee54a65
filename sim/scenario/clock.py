"""Times of day as authors write them: ``08:00-12:00``."""

import re
from typing import Final

from sim.kernel.units import DAY, HOUR, MINUTE

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})")


def parse_span(text: str) -> tuple[int, int]:
    """Return start and end of ``08:00-12:00`` in seconds of the day.

    Raises:
        ValueError: The text is no such span, or its end is not after its start; the message says which.
    """
    match = _SPAN.fullmatch(text)
    if match is None:
        raise ValueError('must be a span like "08:00-12:00"')
    from_h, from_min, to_h, to_min = map(int, match.groups())
    start, end = from_h * HOUR + from_min * MINUTE, to_h * HOUR + to_min * MINUTE
    if from_min >= 60 or to_min >= 60 or start > DAY or end > DAY:
        raise ValueError("is no time of day; the latest is 24:00")
    if end <= start:
        raise ValueError("must end after it starts; a night is two spans, up to 24:00 and from 00:00")
    return start, end
