"""The Dask engine: the same briefings on the workers of a cluster, into a folder that all of them share."""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from reportgen import __version__
from reportgen.errors import ReportgenError, UsageError
from reportgen.pipeline import Job, Materials, Outcome, prepare
from reportgen.project import Project
from reportgen.run import EngineFor
from reportgen.workers import Begun, Engine, attempt, died, fault, flushed

_PATIENCE = 10
"""Seconds to wait for a scheduler."""

_AHEAD, _LEAST_ASKED = 3, 8
"""How many briefings are asked for at a time, for each thread of the cluster and at least."""

_one_at_a_time = threading.Lock()

_held: dict[str, Project | Materials] = {}
"""On a worker: the project of each run, and its materials once a task has asked for them."""


def on_dask(scheduler: str) -> EngineFor:
    """The engine of a cluster, which raises UsageError where there is no Dask, or no such scheduler.

    It is not asked before there is something to build.
    """

    def engine(materials: Materials, out: Path, jobs: int) -> Engine:  # noqa: ARG001
        def run(jobs: Sequence[Job], begun: Begun) -> Generator[Outcome]:
            with _client(scheduler) as client:
                _check(client, materials.project.root.absolute(), out.absolute())
                project = replace(materials.project, root=materials.project.root.absolute())
                yield from _outcomes(client, jobs, project, out.absolute(), begun)

        return run

    return engine


def _client(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        do = "Install it here and on every worker: pip install 'reportgen[dask]'."
        raise UsageError("Dask isn't installed.", do=do) from None
    make: Any = Client
    try:
        return make(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        what = f"no Dask scheduler answers there: {str(error) or type(error).__name__}."
        do = "Check the address, and that `dask scheduler` runs there."
        raise UsageError(what, where=scheduler, do=do) from None


def _check(client: Any, *folders: Path) -> None:
    """Raise UsageError where there is no worker, or one that would give other files or none."""
    found: dict[str, object] = client.run(_seen, folders, on_error="return")
    if not found:
        raise UsageError("the Dask cluster has no workers.", do="Start some: dask worker tcp://HOST:PORT.")
    for worker, said in found.items():
        if not isinstance(said, tuple):
            what, do = f"reportgen can't run there: {said}.", "Install the same version on every worker."
            raise UsageError(what, where=worker, do=do)
        version, missing = said
        if version != __version__:
            what, do = f"reportgen is {version} there and {__version__} here.", "Install the same everywhere."
            raise UsageError(what, where=worker, do=do)
        if missing:
            what, do = f"it doesn't see {missing}.", "All workers must share it, under the same path."
            raise UsageError(what, where=worker, do=do)


def _seen(folders: Sequence[Path]) -> tuple[str, str]:
    """On a worker: its version, and the first of the folders that it doesn't see."""
    return __version__, next((str(folder) for folder in folders if not folder.exists()), "")


class _Holding:
    """On each worker, also one that comes later: the project of a run."""

    def __init__(self, run: str, project: Project) -> None:
        self.run, self.project = run, project

    def setup(self, worker: object) -> None:  # noqa: ARG002
        """Keep it; the inputs are read when the first task asks for them."""
        _held[self.run] = self.project

    def teardown(self, worker: object) -> None:  # noqa: ARG002
        """Forget it."""
        _held.pop(self.run, None)


def _outcomes(
    client: Any, jobs: Sequence[Job], project: Project, out: Path, begun: Begun
) -> Generator[Outcome]:
    import distributed

    dask: Any = distributed
    run, waiting = uuid4().hex, deque(jobs)
    plugin = type("Holding", (_Holding, dask.WorkerPlugin), {})(run, project)
    client.register_plugin(plugin, name=run)
    asked: dict[Any, Job] = {}

    def ask() -> Any:
        job = waiting.popleft()
        begun(job)
        future = client.submit(_build, run, __version__, job, out, key=f"{job.key}-{run}", pure=False)
        asked[future] = job
        return future

    try:
        most = max(_LEAST_ASKED, _AHEAD * sum(client.nthreads().values()))
        done = dask.as_completed([ask() for _ in range(min(most, len(waiting)))], loop=client.loop)
        for future in done:
            if waiting:
                done.add(ask())
            yield _outcome(future, asked.pop(future))
    finally:
        client.cancel(list(asked))
        with contextlib.suppress(Exception):  # what the scheduler says then has been told
            client.unregister_worker_plugin(run)


def _outcome(future: Any, job: Job) -> Outcome:
    """What came of a job. If the worker that has it dies before it is fetched, Dask builds it once more."""
    try:
        outcome: Outcome = future.result()
        return outcome
    except Exception as error:
        match type(error).__name__:
            case "KilledWorker":
                return died(job, "was killed")
            case "CancelledError" | "FutureCancelledError" | "FuturesCancelledError":
                return replace(fault(job, "the connection to the Dask scheduler was lost"), halts=True)
        return fault(job, f"{type(error).__name__}: {error}")


def _build(run: str, version: str, job: Job, out: Path) -> Outcome:
    """On a worker: one briefing, from materials that are prepared once. One at a time, as pdfium asks."""
    with _one_at_a_time:
        held = _held.get(run)
        if held is None or version != __version__:
            return fault(job, f"a Dask worker has reportgen {__version__}, and this is {version}")
        try:
            if isinstance(held, Project):
                held = _held[run] = prepare(held)
        except ReportgenError as error:
            return Outcome.of(job, error)
        return flushed(attempt(job, held, out))
