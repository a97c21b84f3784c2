"""Which packs speak for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from redactor.errors import PolicyError
from redactor.policy import regions
from redactor.policy.load import family_faults, load_builtins, load_packs
from redactor.policy.merge import EffectivePolicy, merge
from redactor.policy.model import Pack
from redactor.policy.vocabulary import SHIPPED_LANGUAGE, SHIPPED_MODEL
from redactor.values import Person

DEFAULT_POLICY = "strict-global"
SHIPPED: Mapping[str, frozenset[str]] = MappingProxyType({SHIPPED_LANGUAGE: frozenset({SHIPPED_MODEL})})
"""The models that come with the package."""


class PackSet:
    """Packs that never change: a base that speaks for everybody, and a library by region.

    A pack of the library speaks for a person when it lists one of the person's regions or the
    country of one. A pack always brings its parents. A library pack for everybody (``"*"``)
    speaks only when it is chosen as base.

    Raises:
        PolicyError: no base, two different packs with one id, an unknown parent, a parent cycle.
    """

    __slots__ = ("_by_id", "_by_region", "base", "effective_of", "for_regions", "library")

    def __init__(self, base: Iterable[Pack], library: Iterable[Pack] = ()) -> None:
        self.base = tuple(base)
        self.library = tuple(library)
        if not self.base:
            raise ValueError("a set of packs needs at least one base pack")
        everything = (*self.base, *self.library)
        self._by_id = {pack.id: pack for pack in reversed(everything)}
        faults = tuple(family_faults(everything, self._by_id))
        if faults:
            raise PolicyError(faults)
        self._by_region: dict[str, list[Pack]] = {}
        for pack in sorted(self._by_id.values(), key=lambda pack: pack.id):
            for region in pack.regions:
                self._by_region.setdefault(region, []).append(pack)
        # Bounded, and per set: a set that is gone takes its caches along.
        self.for_regions = lru_cache(maxsize=1024)(self._for_regions)
        self.effective_of = lru_cache(maxsize=256)(self._effective_of)

    @classmethod
    def of(cls, *names_or_paths: str | Path) -> PackSet:
        """Load base packs by name or file (default ``strict-global``) over all packaged packs.

        Raises:
            PolicyError: with every fault found.
        """
        return cls(load_packs(names_or_paths or (DEFAULT_POLICY,)), load_builtins())

    def covers(self, region: str) -> bool:
        """Tell whether any pack speaks for this region (in its written form)."""
        return bool(self._own_packs(region))

    def packs_for(self, person: Person) -> tuple[Pack, ...]:
        """Return the packs that speak for a person: the base, then by region, parents included."""
        return self.for_regions(known_regions(person))

    def packs_for_all(self, people: Sequence[Person]) -> tuple[Pack, ...]:
        """Return the packs that speak for at least one of these people."""
        if len(people) == 1:
            return self.packs_for(people[0])
        return self.for_regions(frozenset().union(*map(known_regions, people)))

    def effective(self, people: Sequence[Person]) -> EffectivePolicy:
        """Return the merged policy for content in which these people appear; nobody: the base."""
        return self.effective_of(frozenset(self.packs_for_all(people)))

    @property
    def models(self) -> Mapping[str, frozenset[str]]:
        """The models to read each language with: those that every pack accepts that may ever speak.

        Where no pack names any, it is the shipped one.
        """
        everywhere = frozenset(self._by_region) - {regions.EVERYBODY}
        named = merge(self.for_regions(everywhere)).languages.models
        return SHIPPED if named is None else named

    def _own_packs(self, region: str) -> list[Pack]:
        found = self._by_region.get(region, [])
        country = regions.country_of(region)
        return found if country == region else [*found, *self._by_region.get(country, [])]

    def _for_regions(self, wanted: frozenset[str]) -> tuple[Pack, ...]:
        found = [*self.base, *(pack for region in sorted(wanted) for pack in self._own_packs(region))]
        family: dict[str, Pack] = {}
        for pack in found:
            line: Pack | None = pack
            while line is not None:
                family.setdefault(line.id, line)
                line = self._by_id[line.parent] if line.parent else None
        return tuple(family.values())

    def _effective_of(self, packs: frozenset[Pack]) -> EffectivePolicy:
        return merge(packs)


def known_regions(person: Person) -> frozenset[str]:
    """Return the usable region candidates of a person."""
    return _known(person.regions)


@lru_cache(maxsize=4096)
def _known(candidates: tuple[tuple[str, str], ...]) -> frozenset[str]:
    codes = (regions.normalise(code) for _, code in candidates)
    return frozenset(code for code in codes if code is not None)
