"""The plans to measure with, and what is to be reached on each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.changes import SHORTAGES
from benchmarks.events import event_file
from benchmarks.plans import week_file

ROOT = Path(__file__).resolve().parent.parent
SATURDAY = ROOT / "configs" / "saturday.yaml"

DEFAULT_LIMIT = 60.0
"""What `dutyplan solve` takes where it is told of no limit."""

_ALL_SHORT = tuple(SHORTAGES)
_UNEQUAL = 2 / 3
ALL_RULES = ("rest", "rotate", "supervision", "families")


@dataclass(frozen=True, slots=True)
class Aim:
    """One thing to be reached.

    Attributes
    ----------
    what
        `proved`: every goal. `largest`: nothing missing beyond what is proved, and the largest
        balance. `near`: nothing missing beyond what is proved, and the largest balance within a
        point of its bound. `start`: in half the time of importing `cp_model`.
    seconds
        Of the whole process; None where it is only shown how far it goes.
    limit
        The run's `--time-limit`; the default where it is left away.
    mib
        Its peak memory, if that matters.
    """

    what: str
    seconds: float | None
    limit: float = DEFAULT_LIMIT
    mib: float | None = None

    @property
    def said(self) -> str:
        """As the table says it."""
        if self.what == "start":
            return "half of what importing `cp_model` takes"
        words = {
            "proved": "every level proved",
            "largest": "largest balance proved",
            "near": "no avoidable gap, largest balance within 1 point of its bound",
        }
        if self.seconds is None:
            return f"{words[self.what]}, as far as it goes in {self.limit:g} s"
        memory = "" if self.mib is None else f", under {self.mib / 1024:g} GiB"
        return f"{words[self.what]} in {self.seconds:g} s{memory}"


@dataclass(frozen=True, slots=True)
class Target:
    """A plan and what is to be reached on it.

    Attributes
    ----------
    file
        From a seed, and the shortages wanted, to the week file's text.
    seeds
        How many plans of this kind are measured.
    is_quick
        Whether it is small enough for the short run.
    has_peers
        Whether peers are given the plan of the first seed too.
    quick_peers
        Which of them in the short run; a virtual machine takes ten seconds just to start.
    """

    name: str
    efforts: str
    rules: str
    file: Callable[..., str]
    aims: tuple[Aim, ...]
    seeds: int = 3
    is_quick: bool = False
    has_peers: bool = True
    quick_peers: tuple[str, ...] = ("cpsat", "highs")
    can_be_short: bool = True

    def text(self, seed: int, *, is_short: bool = False) -> str:
        """The week file of one seed."""
        return self.file(seed=seed, short=_ALL_SHORT) if is_short else self.file(seed=seed)


def _saturday(*, seed: int) -> str:
    return SATURDAY.read_text("utf-8")


def _weekly(*size: int, **options: object) -> Callable[..., str]:
    return partial(week_file, *size, **options)  # type: ignore[arg-type]


def _event(*size: int, **options: object) -> Callable[..., str]:
    return partial(event_file, *size, **options)  # type: ignore[arg-type]


_AGE = "age, availability"
_SPACED = f"{_AGE}, rest 1 week, rotate 2 weeks"
_SKILLED = "skills, availability"

TARGETS = (
    Target(
        "configs/saturday.yaml",
        "1, 2, 3",
        "its own",
        _saturday,
        (Aim("start", None),),
        seeds=1,
        is_quick=True,
        can_be_short=False,
    ),
    Target(
        "60 x 12 x 6",
        "1, 2, 3",
        _AGE,
        _weekly(60, 12, 6),
        (Aim("proved", 1.5),),
        seeds=5,
        is_quick=True,
        quick_peers=("cpsat", "highs", "timefold"),
    ),
    Target(
        "60 x 12 x 6",
        "1, 2, 3",
        f"{_AGE} of 30 %",
        _weekly(60, 12, 6, free=0.3),
        (Aim("proved", 3),),
        seeds=5,
        has_peers=False,
    ),
    Target(
        "60 x 12 x 6",
        "1, 2, 3",
        _SPACED,
        _weekly(60, 12, 6, rules=("rest", "rotate")),
        (Aim("proved", 5),),
        seeds=5,
    ),
    Target(
        "300 x 26 x 20",
        "equal",
        _AGE,
        _weekly(300, 26, 20, even=True),
        (Aim("proved", 2.5),),
        is_quick=True,
    ),
    Target("300 x 26 x 20", "1, 2, 3", _AGE, _weekly(300, 26, 20), (Aim("proved", 6),)),
    Target(
        "300 x 26 x 20",
        "1, 2, 3",
        _SPACED,
        _weekly(300, 26, 20, rules=("rest", "rotate")),
        (Aim("proved", 8),),
    ),
    Target(
        "300 x 26 x 20",
        "1, 2, 3",
        f"{_SPACED}, supervision, four families together",
        _weekly(300, 26, 20, rules=ALL_RULES),
        (Aim("near", 30, limit=28), Aim("proved", 120, limit=120)),
        seeds=1,
    ),
    Target(
        "1,000 x 52 x 40",
        "equal",
        _AGE,
        _weekly(1000, 52, 40, even=True),
        (Aim("proved", 15, mib=1024),),
    ),
    Target(
        "1,000 x 3 days x 300 duties",
        "equal",
        _SKILLED,
        _event(1000, 3, 300),
        (Aim("proved", 10),),
    ),
    Target(
        "1,000 x 3 days x 300 duties",
        "1, 2, 3",
        _SKILLED,
        _event(1000, 3, 300, unequal=_UNEQUAL),
        (Aim("largest", 15, limit=14), Aim("proved", None)),
    ),
    Target(
        "3,000 x 3 days x 500 duties",
        "equal",
        _SKILLED,
        _event(3000, 3, 500),
        (Aim("proved", 30),),
        has_peers=False,
    ),
)
