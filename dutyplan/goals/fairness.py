"""`fairness`: nobody carries more than needs be.

```yaml
goals:
  - coverage
  - fairness: {of: effort, shared_by: available}
```

Each duty's load, what it wants times its effort, is owed by its sharers in proportion to
`share`: their *fair share*. The *balance* is the load that the roster gives minus the fair
share, rounded once, half up, to tenths. The largest balance is made as small as possible;
then, that kept, the second largest; and so on to the last.

- `of`: what is counted: `effort` (default), `hours` or `duties`.
- `shared_by`: who owes a duty: `available` (default: members free for it), `everyone` (every
  member on that day) or `eligible` (free, of the right age, and not barred from it).
- `on`, `tasks`: count only duties on these days, only these tasks. The goal may stand more
  than once.
- `memory`: `12 weeks` before the plan and no more are remembered of the `history`; without it
  all of it.

With a `history`, the balance from past duties is added: the load that somebody did, minus the
share of what was done. What was missing then is owed by nobody. Who did not come still owes, and
who is new begins at 0.

Who has `share: 0`, or can be put on none of the duties counted, owes nothing and is not
compared.

[How fair is fair?](fairness.md) explains all this in plain words, with an example.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any, ClassVar

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from dutyplan.goals.base import Curve, Goal, Leximin, Pool
from dutyplan.goals.carried import NOTHING, Brought, carried
from dutyplan.goals.shares import FairShares, share_out
from dutyplan.grammar.days import DayItem, read_days
from dutyplan.grammar.names import did_you_mean
from dutyplan.grammar.text import MisreadError, misread
from dutyplan.grammar.values import read_scalar
from dutyplan.grammar.words import DAYS_SCHEMA, WordList, Words
from dutyplan.plan import CENTIPOINTS, Duty, PastDuty, Plan, Volunteer
from dutyplan.roster import Roster
from dutyplan.rules.base import Builder, Scope, Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.frozen import frozen_in
from dutyplan.rules.intervals import Stay, exclusive_groups
from dutyplan.rules.spacing import Length, read_length

_LENGTHS = "12 weeks or 90 days"
_MEMORY = {"type": "string", "description": _LENGTHS}
_SHARED_BY = ("everyone", "available", "eligible")


@dataclass(frozen=True, slots=True)
class _Measure:
    """What one duty weighs for one person, in a whole unit of which `unit` make a point."""

    unit: int
    amount: Callable[[Duty], int]


_MEASURES = {
    "effort": _Measure(CENTIPOINTS, lambda duty: duty.effort),
    "hours": _Measure(60, lambda duty: duty.minutes),
    "duties": _Measure(1, lambda duty: 1),
}


def _choice(words: tuple[str, ...]) -> tuple[PlainValidator, WithJsonSchema]:
    def read(value: Any) -> str:
        word = read_scalar(value, "one of " + ", ".join(words)).lower()
        if word not in words:
            message = f"'{value}' is not one of {', '.join(words)}"
            raise misread(value, "unknown-word", message, did_you_mean(word, words))
        return word

    return PlainValidator(read), WithJsonSchema({"enum": list(words)})


def _read_on(value: Any, info: ValidationInfo) -> tuple[DayItem, ...]:
    items = read_days(value, info.context)
    if any(item.window is not None for item in items):
        message = "'on' takes days alone: a duty counts by its day, whatever its time"
        raise misread(value, "wrong-kind", message, "leave the time out")
    return items


def _read_memory(value: Any) -> Length:
    length = read_length(value, _LENGTHS)
    if length.hours is not None:
        message = f"'{value}' is no number of days or weeks"
        raise misread(value, "not-a-length", message, f"write it as {_LENGTHS}")
    return length


class FairnessWords(Words):
    """The options of the goal."""

    noun: ClassVar[str] = "fairness"

    of: Annotated[str, *_choice(tuple(_MEASURES))] = "effort"
    shared_by: Annotated[str, *_choice(_SHARED_BY)] = "available"
    on: (
        Annotated[tuple[DayItem, ...], PlainValidator(_read_on), WithJsonSchema(DAYS_SCHEMA)] | None
    ) = None
    tasks: WordList | None = None
    memory: Annotated[Length, PlainValidator(_read_memory), WithJsonSchema(_MEMORY)] | None = None


@dataclass(frozen=True, slots=True)
class Fairness:
    """The options once read.

    Attributes
    ----------
    counted
        The duties that the goal counts.
    past
        The duties before the plan that it counts, and has not forgotten.
    brought
        The balances from these.
    memory
        How far back these go; None for as far as anything is known.
    """

    of: str
    shared_by: str
    counted: tuple[Duty, ...]
    past: tuple[PastDuty, ...] = field(default=(), repr=False, compare=False)
    brought: Brought = NOTHING
    memory: Length | None = None
    _counted: frozenset[Duty] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_counted", frozenset(self.counted))

    def counts(self, duty: Duty) -> bool:
        """Whether the goal counts `duty`."""
        return duty in self._counted

    @property
    def unit(self) -> int:
        """How many of the whole unit make a point."""
        return _MEASURES[self.of].unit

    def amount(self, duty: Duty) -> int:
        """Load of one person on `duty`, in the whole unit."""
        return _MEASURES[self.of].amount(duty)


class FairnessGoal(Goal):
    """Leximin over the balances."""

    id = "fairness"
    words = FairnessWords

    def read(self, words: FairnessWords | None, scope: Scope) -> Fairness:
        """Find the duties that count; one without a window can't be counted in hours."""
        words = words or FairnessWords.model_construct()
        unknown = [name for name in words.tasks or () if scope.tasks.find(name) is None]
        problems = [scope.tasks.problem(name) for name in unknown]
        named = {id(scope.tasks.find(name)) for name in words.tasks or ()}

        def is_counted(duty: Duty) -> bool:
            is_on = words.on is None or any(item.names(duty.date) for item in words.on)
            return is_on and (words.tasks is None or id(duty.task) in named)

        counted = tuple(filter(is_counted, scope.plan.duties))
        if words.of == "hours":
            problems += scope.without_window(counted, "fairness")
        if problems:
            raise MisreadError(*problems)
        options = Fairness(words.of, words.shared_by, counted, memory=words.memory)
        return brought_along(scope.plan, options, is_counted)

    def objective(
        self, plan: Plan, options: Fairness, who: Eligibility, builder: Builder
    ) -> Leximin:
        """One curve for each who is compared, one pool for each amount of load."""
        shares = fair_shares(plan, options, who)
        compared = {one.index for one in shares.compared}
        curves = []
        stays = set(frozen_in(plan).duties)
        for volunteer in shares.compared:
            own = {on: duty for duty, on in builder.duties_of(volunteer) if options.counts(duty)}
            # Of duties that stay as they were somebody may have had two at once.
            there = [[(on, options.amount(duty))] for on, duty in own.items() if duty in stays]
            times = [
                Stay(duty.begin, duty.finish, on) for on, duty in own.items() if duty not in stays
            ]
            choices = there + [
                [(one.literal, options.amount(own[one.literal])) for one in group]
                for group in exclusive_groups(times)
            ]
            curves.append(Curve(volunteer, choices, tenths_of(options, shares, volunteer)))
        return Leximin(curves, _pools(options, compared, builder))

    def value(
        self, plan: Plan, options: Fairness, who: Eligibility, roster: Roster
    ) -> tuple[int, ...]:
        """The balances of all who are compared, in tenths, largest first."""
        shares = fair_shares(plan, options, who)
        balances = [balance_of(options, shares, volunteer, roster) for volunteer in shares.compared]
        return tuple(sorted(balances, reverse=True))


def _pools(options: Fairness, compared: set[int], builder: Builder) -> list[Pool]:
    by_amount: dict[int, list[Duty]] = {}
    for duty in options.counted:
        by_amount.setdefault(options.amount(duty), []).append(duty)
    by_amount.pop(0, None)
    pools = []
    for amount, duties in sorted(by_amount.items()):
        others: list[Term] = [
            (literal, 1)
            for duty in duties
            for volunteer, literal in builder.crew(duty)
            if volunteer.index not in compared
        ]
        pools.append(Pool(amount, duties, sum(duty.people.want for duty in duties), others))
    return pools


@lru_cache(maxsize=8)
def fair_shares(plan: Plan, options: Fairness, who: Eligibility) -> FairShares:
    """Fair shares under the options of one goal, worked out once."""
    return share_out(plan, who, list(options.counted), options.amount, options.shared_by)


def options_of(plan: Plan) -> Fairness:
    """Those of the plan's first fairness goal; those of effort where it has none."""
    options = next((one for goal_id, one in plan.goals if goal_id == GOAL.id), None)
    return options or brought_along(plan, Fairness("effort", "available", plan.duties))


def brought_along(
    plan: Plan, options: Fairness, is_counted: Callable[[Duty], bool] = lambda _: True
) -> Fairness:
    """The same options with the past duties of the plan that are counted, and their balances."""
    past = tuple(one for one in remembered(plan, options) if is_counted(one.duty))
    if not past:
        return options
    found = carried(past, options.amount, options.shared_by)
    brought = Brought({volunteer: one.balance for volunteer, one in found.items()})
    return replace(options, past=past, brought=brought)


def remembered(plan: Plan, options: Fairness) -> tuple[PastDuty, ...]:
    """The past duties that the goal has not forgotten."""
    if options.memory is None:
        return plan.past.duties
    first = plan.start.toordinal() - options.memory.days
    return tuple(one for one in plan.past.duties if one.duty.date.toordinal() >= first)


def load_of(options: Fairness, volunteer: Volunteer, roster: Roster) -> Fraction:
    """Load in points that the roster gives `volunteer`, as far as the goal counts it."""
    own = roster.duties_of(volunteer)
    units = sum(options.amount(duty) for duty in own if options.counts(duty))
    return Fraction(units, options.unit)


def balance_of(options: Fairness, shares: FairShares, volunteer: Volunteer, roster: Roster) -> int:
    """Balance in tenths: brought along, plus load, minus fair share; rounded once, half up."""
    points = load_of(options, volunteer, roster)
    owed = shares.owed[volunteer.index] / options.unit
    before = options.brought.by(volunteer) / options.unit
    return in_tenths(before + points - owed)


def in_tenths(points: Fraction) -> int:
    """Points in tenths; rounded once, half up."""
    return (10 * points + Fraction(1, 2)).__floor__()


def tenths_of(options: Fairness, shares: FairShares, volunteer: Volunteer) -> Callable[[int], int]:
    """The balance of `volunteer` in tenths, for a load in the whole unit."""
    return tenths(options, shares.owed[volunteer.index] - options.brought.by(volunteer))


def tenths(options: Fairness, due: Fraction) -> Callable[[int], int]:
    """The balance in tenths for a load in the whole unit, by whole numbers alone.

    Parameters
    ----------
    due
        The load that leaves a balance of 0, in the whole unit.
    """
    numerator, denominator, unit = due.numerator, due.denominator, options.unit
    factor, offset = 20 * denominator, unit * denominator - 20 * numerator
    divisor = 2 * unit * denominator
    return lambda load: (factor * load + offset) // divisor


GOAL = FairnessGoal()
