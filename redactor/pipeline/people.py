"""One pseudonym for a person, in whichever form the name stands."""

from __future__ import annotations

from dataclasses import dataclass

from redactor.detect.memory import Known
from redactor.ports import Pseudonymizer


@dataclass(frozen=True, slots=True)
class OnePerson:
    """A pseudonymizer in front of another one: each form of a name has the token of the full name.

    A form that two people share keeps a token of its own, since nobody can tell whose it is. Stand-ins
    follow the form of what they stand for and are left to the one behind.
    """

    pseudonyms: Pseudonymizer
    known: Known

    def token(self, entity: str, value: str) -> str:
        """Return the token of a value, of a person the one of the full name."""
        return self.pseudonyms.token(entity, self.known.full_name(value) if entity == "PERSON" else value)

    def surrogate(self, entity: str, value: str) -> str:
        """Return the stand-in of a value."""
        return self.pseudonyms.surrogate(entity, value)

    def subject_token(self, identifier: str) -> str:
        """Return the token of a person's identifier."""
        return self.pseudonyms.subject_token(identifier)
