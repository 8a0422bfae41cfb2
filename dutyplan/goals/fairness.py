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

from typing import Annotated, Any, ClassVar

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from dutyplan.goals.balances import (
    MEASURES,
    Fairness,
    balance_of,
    brought_along,
    fair_shares,
    tenths_of,
)
from dutyplan.goals.base import Curve, Goal, Leximin, Pool
from dutyplan.grammar import shapes
from dutyplan.grammar.days import DayItem, read_days
from dutyplan.grammar.names import did_you_mean
from dutyplan.grammar.shapes import told
from dutyplan.grammar.text import MisreadError, misread
from dutyplan.grammar.values import read_scalar
from dutyplan.grammar.words import WordList, Words
from dutyplan.plan import Duty, Plan
from dutyplan.roster import Roster
from dutyplan.rules.base import Builder, Scope, Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.frozen import frozen_in
from dutyplan.rules.intervals import Stay, exclusive_groups
from dutyplan.rules.spacing import Length, read_length

_LENGTHS = "12 weeks or 90 days"
_MEMORY = {"type": "string", "examples": ["12 weeks", "90 days"]}
_SHARED_BY = ("everyone", "available", "eligible")


def _choice(words: tuple[str, ...]) -> tuple[PlainValidator, WithJsonSchema]:
    def read(value: Any) -> str:
        word = read_scalar(value, "one of " + ", ".join(words)).lower()
        if word not in words:
            message = f"'{value}' is not one of {', '.join(words)}"
            raise misread(value, "unknown-word", message, did_you_mean(word, words))
        return word

    return PlainValidator(read), WithJsonSchema(shapes.word_of(words))


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

    of: Annotated[
        str, *_choice(tuple(MEASURES)), told("What load is counted in.", unless="effort")
    ] = "effort"
    shared_by: Annotated[
        str, *_choice(_SHARED_BY), told("Who owes a share of a duty.", unless="available")
    ] = "available"
    on: Annotated[
        Annotated[tuple[DayItem, ...], PlainValidator(_read_on), WithJsonSchema(shapes.DAYS)]
        | None,
        told("Only duties on these days count.", "weekends"),
    ] = None
    tasks: Annotated[WordList | None, told("Only duties of these tasks count.", ["Basement"])] = (
        None
    )
    memory: Annotated[
        Annotated[Length, PlainValidator(_read_memory), WithJsonSchema(_MEMORY)] | None,
        told("How far back past duties count."),
    ] = None


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


GOAL = FairnessGoal()
