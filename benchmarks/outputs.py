"""What each output costs: `dutyplan export` of a large roster, format by format.

`python -m benchmarks.outputs [RUNS]`, with the Python into which dutyplan is installed. The roster
has 3,000 volunteers, each of whom owes every duty, and 500 duties of ten people. Beside each format
runs a bare Python that reads the same JSON and writes its rows with the csv module of the standard
library; the two take turns, so that a machine that slows down slows both.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from dutyplan.ledger.record import Record, RecordedDuty, RecordedVolunteer, Told, Who
from dutyplan.locales import LANGUAGES
from dutyplan.outputs import FORMATS, json

START = date(2026, 11, 28)
NUM_VOLUNTEERS, NUM_DUTIES, NUM_A_WEEK, NUM_PEOPLE = 3000, 500, 10, 10
NAMES = [f"Volunteer {number:04} 志愿者" for number in range(NUM_VOLUNTEERS)]

BARE = """
import csv, json, sys
record = json.load(open(sys.argv[1], encoding="utf-8"))
with open(sys.argv[2], "w", encoding="utf-8", newline="") as file:
    rows = csv.writer(file)
    for duty in record["duties"]:
        for name in duty["volunteers"]:
            rows.writerow([duty["date"], duty["start"], duty["end"], duty["task"], name])
"""


def main() -> None:
    """Print for each format the median, its size, and its ratio to the bare program."""
    num_runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        roster = folder / "roster.json"
        roster.write_text(json.render_record(large_record()), encoding="utf-8")
        print(f"{NUM_VOLUNTEERS} volunteers, {NUM_DUTIES} duties, whole processes, {num_runs} runs")
        for form in FORMATS.values():
            tell(form.name, roster, folder / f"out{form.suffixes[0]}", num_runs)
        tell("calendars", roster, folder / "calendars", num_runs)


def tell(name: str, roster: Path, out: Path, num_runs: int) -> None:
    """Measure one format beside the bare program, in turns, and print a line."""
    target = str(out) if out.suffix else f"{out}/"
    ours = [sys.executable, "-m", "dutyplan", "export", str(roster), "-o", target, "-q"]
    bare = [sys.executable, "-c", BARE, str(roster), str(roster.with_name("bare.csv"))]
    pairs = [(measure(ours), measure(bare)) for _ in range(num_runs)]
    seconds = statistics.median(one for one, _ in pairs)
    slowest = max(one for one, _ in pairs)
    ratio = statistics.median(one / two for one, two in pairs)
    written = [out] if out.is_file() else list(out.iterdir())
    size = sum(path.stat().st_size for path in written) / 1e6
    print(
        f"{name:<10} {seconds:5.2f} s (slowest {slowest:5.2f})  ratio {ratio:5.2f}  {size:6.1f} MB"
    )


def measure(command: list[str]) -> float:
    """Seconds of a whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def large_record() -> Record:
    """A year of Saturdays on which everybody serves once or twice."""
    duties = []
    for number in range(NUM_DUTIES):
        first = number * NUM_PEOPLE
        crew = sorted(NAMES[(first + one) % NUM_VOLUNTEERS] for one in range(NUM_PEOPLE))
        hour = 8 + number % NUM_A_WEEK
        duty = RecordedDuty(
            date=START + timedelta(7 * (number // NUM_A_WEEK)),
            start=f"{hour:02}:00",
            end=f"{hour + 1:02}:00",
            task=f"Task {number % NUM_A_WEEK}",
            place="Courtyard",
            want=NUM_PEOPLE,
            volunteers=tuple(crew),
            sharers={"available": tuple(NAMES)},
        )
        duties.append(duty)
    volunteers = tuple(
        RecordedVolunteer(id=name, name=name, duties=2, effort=2, fair_share=1.67, balance=0.3)
        for name in NAMES
    )
    line = ("At the top, with +0.3: ", Who(who=NAMES[0]), ".")
    return Record(
        title="Large",
        start=START,
        end=duties[-1].date,
        status="optimal",
        duties=tuple(duties),
        volunteers=volunteers,
        told={language: Told(closing=("No gaps.", line)) for language in LANGUAGES},
    )


if __name__ == "__main__":
    main()
