"""Privacy and consent compliance engine for workplace capture data.

Start at :mod:`redactor.wire`: ``wire.in_memory()`` builds an engine that touches no disk,
``wire.at_home()`` one that keeps keys, consent ledger and audit log in a folder.
"""

__version__ = "0.1.0"
