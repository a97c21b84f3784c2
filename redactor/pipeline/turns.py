"""Methods that are called from several threads and work one after the other."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Locked(Protocol):
    """An object with a lock that one thread may take several times."""

    _lock: AbstractContextManager[Any]


_S = TypeVar("_S", bound=Locked)


def in_turn(method: Callable[Concatenate[_S, _P], _T]) -> Callable[Concatenate[_S, _P], _T]:
    """Return a method that waits until no other thread is in one of the same object."""

    @wraps(method)
    def waiting(self: _S, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        with self._lock:
            return method(self, *args, **kwargs)

    return waiting
