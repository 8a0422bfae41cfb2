"""Where the time of a batch goes: what its client and its workers do, step by step, in one process.

The steps are those of `dutyplan/batch/`; here each is timed, and nothing is sent anywhere.
"""

from __future__ import annotations

import pickle
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dutyplan import explain, solve
from dutyplan.batch.finding import find_week_files
from dutyplan.batch.journal import Entry, Journal, put
from dutyplan.batch.making import Made
from dutyplan.batch.parcel import Packing, Parcel
from dutyplan.batch.summary import Row
from dutyplan.grammar.limits import LIMITS
from dutyplan.outputs import FORMATS, View
from dutyplan.outputs.telling import full_record
from dutyplan.timing import PHASES, Profile
from dutyplan.weekfile import read_week_bytes

CLIENT = ("reading files and hashing", "packing", "unpacking", "writing files", "journal")
WORKER = PHASES[1:]


@dataclass(slots=True)
class Phases:
    """What was measured.

    Attributes
    ----------
    client, worker
        Seconds by step, all communities together.
    num
        How many communities.
    sent, came_back
        Bytes of all parcels, and of all that workers gave back.
    """

    client: Counter[str] = field(default_factory=Counter)
    worker: Counter[str] = field(default_factory=Counter)
    num: int = 0
    sent: int = 0
    came_back: int = 0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step of the client."""
        start = time.perf_counter()
        yield
        self.client[name] += time.perf_counter() - start


def phases_of(city: Sequence[Path], out: Path, limit: float) -> Phases:
    """Go through all steps for each of these communities."""
    found = Phases()
    out.mkdir()
    week_files = find_week_files(city, out)
    packing = Packing(LIMITS, False, "")
    with closing(Journal(out, {})) as journal:
        for number, week_file in enumerate(week_files):
            with found.step("reading files and hashing"):
                parcel, _ = packing.parcel(number, week_file)
            assert parcel is not None
            with found.step("packing"):
                sent = pickle.dumps(parcel, pickle.HIGHEST_PROTOCOL)
            made = _made(pickle.loads(sent), found.worker, limit)
            came_back = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
            with found.step("unpacking"):
                made = pickle.loads(came_back)
            with found.step("writing files"):
                for data in made.files:
                    target = out / f"{week_file.stem}.json"
                    target.parent.mkdir(parents=True, exist_ok=True)
                    put(target, data)
            with found.step("journal"):
                key = week_file.key
                journal.add(Entry(key, parcel.digest, made.row, made.is_settled, limit))
            found.num += 1
            found.sent += len(sent)
            found.came_back += len(came_back)
    return found


def _made(parcel: Parcel, seconds: Counter[str], limit: float) -> Made:
    """What a worker does."""
    profile = Profile()
    files: tuple[bytes, ...] = ()
    with profile.phase("reading"):
        plan, _ = read_week_bytes(parcel.label, parcel.data, parcel.beside, parcel.limits)
    assert plan is not None
    outcome = solve(plan, time_limit=limit, profile=profile)
    with profile.phase("explaining"):
        outcome = explain(outcome, time_limit=max(0.0, limit - profile.passed))
    with profile.phase("writing"):
        if outcome.roster is not None:
            record = full_record(outcome)
            files = (FORMATS["json"].written(record, View("en")),)
    seconds.update(profile.seconds())
    row = Row(parcel.label, outcome.status.value, seconds=profile.passed)
    return Made(row, files, outcome.proved)
