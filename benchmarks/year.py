"""Fairness in the long run: a year of Saturdays with history, and the same without.

`python -m benchmarks.year [SEED] [-o PICTURE.svg]`. The same year (`saturdays.py`) is planned
twice, once so that each roster knows those before it, and once every Saturday by itself; both are
shown side by side.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.saturdays import Year, run_year


def report(year: Year) -> str:
    """The figures of a year in a few lines."""
    low, high = year.band
    last = len(year.sums) - 1
    ends = year.balances(last).values()
    return (
        f"  balances of members: never below {low:+.1f} nor above {high:+.1f}; "
        f"at the end {min(ends):+.1f} to {max(ends):+.1f}\n"
        f"  did not come: {year.num_absent}; places without anybody: {year.num_missing}; "
        f"each roster proved: {year.are_all_proved}; {year.seconds:.0f} s"
    )


def main() -> None:
    """Run the year with and without history, and draw both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", nargs="?", type=int, default=0)
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("-o", "--output", help="a picture of the balances, as SVG or PNG")
    asked = parser.parse_args()
    years = {
        "Each roster knows those before it": run_year(asked.seed, asked.weeks),
        "Each Saturday planned by itself": run_year(asked.seed, asked.weeks, has_history=False),
    }
    for title, year in years.items():
        print(f"{title}:\n{report(year)}")
    if asked.output:
        from benchmarks.yearpicture import draw

        draw(years, Path(asked.output))


if __name__ == "__main__":
    main()
