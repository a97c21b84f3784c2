"""Settings to engine: the only file that names concrete adapters.

Five lines, no file on disk::

    from redactor import wire

    with wire.in_memory(screens=False) as redactor:
        outcome = redactor.text("Write to jane.doe@example.com")
        print(outcome.safe.value)

Heavy packages are imported inside the functions that need them.
"""

from __future__ import annotations

import getpass
import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from redactor import __version__
from redactor.canonical import KEY_BYTES, derive_key
from redactor.home import Home, load_master_key, open_home

if TYPE_CHECKING:
    from redactor.consent.book import ConsentBook
    from redactor.lists import Lists
    from redactor.pipeline.engine import Circumstances, Redactor
    from redactor.pipeline.records import Recorder
    from redactor.ports import AuditLog, ConsentLedger, Detector, Reader, VisualDetector

DEFAULT_POLICY = "strict-global"
PICTURES = "png"
"""Format of released screens; a word of :class:`redactor.mask.encode.PictureFormat`."""
_SCOPES = 64  # of as many the pseudonymizers are kept


def in_memory(
    policy: str | Path = DEFAULT_POLICY,
    *,
    screens: bool = True,
    ledger: ConsentLedger | None = None,
    lists: Lists | None = None,
    workers: int = 1,
    pictures: str = PICTURES,
) -> Redactor:
    """Build an engine that keeps nothing on disk: keys, consents and records end with it.

    Args:
        policy: a pack's name or a policy file.
        screens: build a reader, for screenshots and images (needs Tesseract).
        ledger: who agreed to what; default: an empty one, so everybody is unknown.
        lists: the organisation's own terms, customers, people and names to leave alone.
        workers: items worked on at once.
        pictures: format of released screens, ``png`` or ``webp``; both are lossless.

    Raises:
        ValueError: no such format.
        PolicyError: the policy is unknown or broken.
        MissingToolError: the reader's program or language data is missing.
    """
    from redactor.audit.log import InMemoryAuditLog
    from redactor.consent.memory import InMemoryConsentLedger

    return _engine(
        policy,
        secrets.token_bytes(KEY_BYTES),
        ledger or InMemoryConsentLedger(),
        InMemoryAuditLog(),
        lists=lists,
        screens=screens,
        workers=workers,
        pictures=pictures,
    )


def at_home(
    home: Path | None = None,
    *,
    policy: str | Path = DEFAULT_POLICY,
    screens: bool = True,
    workers: int = 1,
    pictures: str = PICTURES,
) -> Redactor:
    """Build an engine that keeps keys, consent ledger and audit log in a home folder.

    ``home`` defaults to ``REDACTOR_HOME``, then to the user data folder; see :mod:`redactor.home`. The other
    arguments are those of :func:`in_memory`.

    Raises:
        ValueError: no such format of pictures.
        UsageError: the home cannot be used, or a key in it is readable by others.
        PolicyError: the policy is unknown or broken.
        MissingToolError: the reader's program or language data is missing.
        AuditWriteError: the audit log cannot be opened.
        InputError: a file of ``HOME/lists`` is broken.
    """
    from redactor.lists import read

    place = open_home(home)
    key = load_master_key(place.master_key)
    log, ledger = _log(place), _ledger(place, key)
    lists = read(place.lists)
    return _engine(policy, key, ledger, log, lists=lists, screens=screens, workers=workers, pictures=pictures)


def audit_at(home: Path | None = None) -> tuple[Recorder, AuditLog]:
    """Open the audit log of a home folder, and what makes records for it."""
    place = open_home(home)
    return recorder_for(load_master_key(place.master_key)), _log(place)


def ledger_at(home: Path | None = None) -> ConsentBook:
    """Open the consent ledger of a home folder."""
    place = open_home(home)
    return _ledger(place, load_master_key(place.master_key))


def _log(place: Home) -> AuditLog:
    from redactor.audit.log import FileAuditLog
    from redactor.audit.signing import load_or_create

    return FileAuditLog(place.audit, load_or_create(place.signing_key))


def _ledger(place: Home, key: bytes) -> ConsentBook:
    from redactor.consent.ledger import SqlConsentLedger

    return SqlConsentLedger(place.ledger, derive_key(key, "consent"))


def circumstances(
    subject: str | None, region: str | None, purpose: str | None, prerequisites: Iterable[str] = ()
) -> Circumstances:
    """Say whose content it is, for content that has no session; all None: nothing is known.

    A region or purpose without a subject asks the gate about a person nobody knows, whose consent
    is unknown.
    """
    from redactor.pipeline.engine import Circumstances
    from redactor.values import Person

    if subject is None and region is None and purpose is None:
        return Circumstances()
    evidence = (("work", region),) if region else ()
    person = Person(subject or "", "subject", evidence)
    return Circumstances((person,), purpose or "", None, frozenset(prerequisites))


def _engine(
    policy: str | Path,
    key: bytes,
    ledger: ConsentLedger,
    log: AuditLog,
    *,
    lists: Lists | None,
    screens: bool,
    workers: int,
    pictures: str,
) -> Redactor:
    from redactor.detect.memory import SessionMemory
    from redactor.lists import mark
    from redactor.mask.encode import Encoder, PictureFormat
    from redactor.mask.pseudonym import KeyedPseudonymizer
    from redactor.pipeline.engine import Redactor
    from redactor.pipeline.parts import Parts
    from redactor.policy.packset import PackSet

    policies = PackSet.of(policy)
    parts = form_parts(lists, mark(lists, key) if lists else "")
    finds = detector(policies.models, lists, parts)
    reads, sees = (reader(), visual()) if screens else (None, None)
    detectors = (finds.name, sees.name) if sees else (finds.name,)
    return Redactor(
        Parts(
            policies=policies,
            ledger=ledger,
            audit=log,
            detector=finds,
            reader=reads,
            # One for each scope: rules with the same one are the same, and what they made holds.
            pseudonyms=lru_cache(_SCOPES)(partial(KeyedPseudonymizer, key)),
            recorder=recorder_for(key, detectors, reads.name if reads else ""),
            workers=workers,
            encoder=Encoder(PictureFormat(pictures)),
            visual=sees,
            forms=forms(parts) if screens else None,
            memory=partial(SessionMemory, lists.left_alone if lists else ()),
        )
    )


def recorder_for(key: bytes, detectors: tuple[str, ...] = (), reader: str = "") -> Recorder:
    """Build what makes audit records under a master key, for one run.

    In records a person has one token, for an officer to find all decisions; in data one for each purpose.
    """
    from redactor.audit.log import SystemClock
    from redactor.audit.record import Origin
    from redactor.mask.pseudonym import KeyedPseudonymizer
    from redactor.pipeline.records import Recorder, new_run_id

    return Recorder(
        key=derive_key(key, "records"),
        origin=Origin(__version__, new_run_id(), _operator()),
        detectors=detectors,
        reader=reader,
        clock=SystemClock(),
        subject_token=KeyedPseudonymizer(key, "audit", "records").subject_token,
    )


def _operator() -> str:
    """Return the account that runs this; in a container it may have a number and no name."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return f"uid-{os.getuid()}"


def detector(
    models: Mapping[str, frozenset[str]] | None = None,
    lists: Lists | None = None,
    parts: Sequence[Detector] = (),
) -> Detector:
    """Build the detector: all recognizers of this release, the models that read names, the lists.

    Args:
        models: which models read which language: ``redactor`` (the default), or installed spaCy packages.
        lists: the organisation's own lists; default: none.
        parts: what :func:`form_parts` gave for the same lists, to be shared; built here by default.

    Raises:
        MissingToolError: a file of the shipped model is missing or altered, or a package is not installed.
        UsageError: English has no model, or the models of a language find no persons.
    """
    from redactor.detect.by_language import LanguageDetector
    from redactor.detect.headings import HeadingDetector
    from redactor.detect.known_names import KnownNames
    from redactor.detect.left_alone import LeftAloneDetector
    from redactor.detect.told_apart import ToldApartDetector
    from redactor.detect.whole_names import WholeNameDetector
    from redactor.lists import Lists
    from redactor.policy.packset import SHIPPED

    models, lists = models or SHIPPED, lists or Lists()
    built = {name: _model(name) for name in sorted(frozenset().union(*models.values()))}
    by_language = {code: [built[name] for name in sorted(names)] for code, names in models.items()}
    read = LeftAloneDetector(LanguageDetector(by_language), KnownNames(lists.customers, lists.left_alone))
    names = HeadingDetector(WholeNameDetector(ToldApartDetector(read)))
    patterns, *terms = parts or form_parts(lists)
    return _remembering([patterns, names, *terms])


def forms(parts: Sequence[Detector] = ()) -> Detector:
    """Build the part of :func:`detector` that knows values by their form; it takes half the time."""
    return _remembering(parts or form_parts())


def form_parts(lists: Lists | None = None, mark: str = "") -> list[Detector]:
    """Build what knows values by their form, for an engine's detectors to share: long lists take long."""
    from redactor.detect import directory
    from redactor.detect.pattern_detector import PatternDetector
    from redactor.detect.terms import TermDetector
    from redactor.lists import Lists

    lists = lists or Lists()
    listed = directory.entries(lists.terms, lists.customers, lists.people)
    return [PatternDetector(), *([TermDetector(listed, mark=mark)] if listed else ())]


def _remembering(parts: Sequence[Detector]) -> Detector:
    from redactor.detect.cached import CachedDetector
    from redactor.detect.composite import CompositeDetector
    from redactor.detect.repeated import RepeatedDetector
    from redactor.detect.titled import TitledDetector
    from redactor.detect.unescaped import UnescapingDetector

    return CachedDetector(UnescapingDetector(TitledDetector(RepeatedDetector(CompositeDetector(parts)))))


def _model(name: str) -> Detector:
    from redactor.policy.vocabulary import SHIPPED_MODEL

    if name == SHIPPED_MODEL:
        from redactor.detect.ner import NameDetector

        return NameDetector()
    from redactor.detect.spacy_model import SpacyDetector

    return SpacyDetector(name)


def reader() -> Reader:
    """Build the reader.

    Raises:
        MissingToolError: Tesseract, its language data or the shipped network is missing.
    """
    from redactor.ocr.letters import OwnLetters
    from redactor.ocr.line_net import NetLines
    from redactor.ocr.reader import LineReader
    from redactor.ocr.surer import SurerLines
    from redactor.ocr.tesseract_lines import TesseractLines

    return LineReader(SurerLines(OwnLetters(NetLines()), TesseractLines()))


def visual() -> VisualDetector:
    """Build the detector of photos, faces and codes in screens.

    Raises:
        MissingToolError: the face model is missing or altered.
    """
    from redactor.detect.visual import ScreenVisuals

    return ScreenVisuals()
