"""An import that is under way: read in a thread of its own, shown, and kept only when the person says so.

What was read lies in memory alone until then, for one visit, and not for long.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event, Lock
from typing import Any, Literal

from .. import consent
from ..config import Limits
from ..errors import NotReadable, OwnWordsError
from ..models import FORMATS, Both, Format
from ..store import Store
from . import linkedin_import
from .classify import Kind
from .linkedin import Entry, Export, read

State = Literal["reading", "understood", "keeping", "done", "refused", "failed"]

_READING = 0.3  # of the time goes into reading, the rest into working kinds out
_log = logging.getLogger("ownwords")


@dataclass(slots=True)
class Import:
    """One import of one visit; ``part`` is how much of the present state is done, 0 to 1."""

    begun: datetime
    state: State = "reading"
    part: float = 0.0
    refused: Both | None = None
    found: dict[str, Any] = field(default_factory=dict)
    export: Export = field(default_factory=Export)
    read: linkedin_import.Read | None = None
    settled: Event = field(default_factory=Event)

    def settle(self, state: State) -> None:
        """Come to rest in a state; whoever waits goes on."""
        self.state = state
        self.settled.set()


class Imports:
    """The imports under way, one for each visit."""

    def __init__(self) -> None:
        self._of: dict[str, Import] = {}
        self._lock = Lock()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="imports")

    def begin(
        self, visit: str, store: Store, files: Sequence[tuple[str, bytes]], now: datetime, limits: Limits
    ) -> Import:
        """Begin to read files, in place of what this visit had begun before."""
        begun = Import(now)
        with self._lock:
            self._of[visit] = begun
        self._thread.submit(_do, begun, _read, store, files, now, limits)
        return begun

    def keep(self, visit: str, store: Store, formats: Collection[Format], now: datetime, limits: Limits) -> None:
        """Begin to keep what was understood; what is under way or done already goes on as it is."""
        found = self.get(visit, now, limits)
        with self._lock:
            if found is None or found.state != "understood":
                return
            found.state = "keeping"
            found.settled.clear()
        self._thread.submit(_do, found, _keep, store, formats, now)

    def get(self, visit: str, now: datetime, limits: Limits) -> Import | None:
        """Return the import of a visit, or None; one that waited too long is forgotten."""
        with self._lock:
            for each, held in list(self._of.items()):
                if (now - held.begun).total_seconds() > limits.import_waits:
                    del self._of[each]
            return self._of.get(visit)

    def forget(self, visit: str) -> None:
        """Forget a visit's import; what was kept of it stays."""
        with self._lock:
            self._of.pop(visit, None)

    def forget_all(self) -> None:
        """Forget every import, as when everything is erased."""
        with self._lock:
            self._of.clear()

    def all(self) -> list[Import]:
        """Return every import that is not forgotten."""
        with self._lock:
            return list(self._of.values())

    def close(self) -> None:
        """Forget every import, and end the thread when what it does is done."""
        self.forget_all()
        self._thread.shutdown()


def _do(job: Import, step: Any, *args: Any) -> None:
    """Take a step, and let nothing that goes wrong in it be waited for."""
    try:
        step(job, *args)
    except NotReadable as error:
        job.refused = error.sentence
        job.settle("refused")
    except OwnWordsError as error:
        job.refused = Both(str(error), str(error))
        job.settle("refused")
    except Exception as error:  # its message could hold a part of a post: only its kind is logged
        _log.error("An import failed: %s", type(error).__name__)
        job.settle("failed")


def _read(job: Import, store: Store, files: Sequence[tuple[str, bytes]], now: datetime, limits: Limits) -> None:
    def reading(part: float) -> None:
        job.part = _READING * part

    job.export = read([(name, io.BytesIO(data)) for name, data in files], now, limits, reading)
    job.read = _counted(job, linkedin_import.reader(store))
    grant = consent.require(store, "history")
    plan = linkedin_import.preview(store, grant, job.export, FORMATS, job.read)
    job.found = linkedin_import.plan_json(job.export, plan, now, kept=False)
    job.settle("understood")


def _counted(job: Import, read: linkedin_import.Read) -> linkedin_import.Read:
    each = (1 - _READING) / (len(job.export.entries) or 1)

    def of(entry: Entry) -> tuple[Kind, tuple[str, ...]]:
        job.part = min(1.0, job.part + each)
        return read(entry)

    return of


def _keep(job: Import, store: Store, formats: Collection[Format], now: datetime) -> None:
    job.part, read = 0.0, job.read or linkedin_import.reader(store)
    grant = consent.require(store, "history")
    plan = linkedin_import.keep(store, grant, job.export, formats, read)
    job.found = linkedin_import.plan_json(job.export, plan, now, kept=True)
    job.export, job.read = Export(), None
    job.settle("done")
