"""A sentence that depends on one field of the event."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Choice:
    """Sentences by a key, with one for all other keys.

    Attributes:
        key: Field of the event, or a function of the event that gives the key.
        options: Key as text to sentence.
        otherwise: Sentence for any other key.
    """

    key: str | Callable[[Any], object]
    options: Mapping[str, str]
    otherwise: str

    def of(self, event: Any) -> str:
        """Return the sentence for an event."""
        key = self.key(event) if callable(self.key) else getattr(event, self.key)
        return self.options.get(str(key), self.otherwise)

    def all(self) -> tuple[str, ...]:
        """Return every sentence."""
        return (*self.options.values(), self.otherwise)


Sentence = str | Choice
