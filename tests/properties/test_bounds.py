"""What the relaxations claim of small plans, against every roster that the brute force knows.

Nothing here is solved to the end: the whole model would only hide a bound that is too high.
"""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import assume, event, given, note
from hypothesis import strategies as st

from dutyplan.goals.balances import Fairness
from dutyplan.plan import Duty, Plan
from dutyplan.roster import Roster
from dutyplan.rules.base import Literal
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.burdens import Burdens
from dutyplan.solver.counting import Counting
from dutyplan.solver.diary import Diary
from dutyplan.solver.network import Network
from dutyplan.solver.opener import Opener
from dutyplan.solver.opening import Opening
from dutyplan.solver.shortage import Least
from dutyplan.solver.watching import Watch
from dutyplan.weekfile import read_week_bytes
from tests.oracle import brute, plans, weeks
from tests.oracle.facts import Data, Facts
from tests.translation import plain, roster

MOST_ROSTERS = 20_000
"""So many are looked at for one plan."""
MOST_PLACES = 60
"""Of the counts that they have so many are held against the model."""


def as_first_goals(data: Data) -> Data:
    """The same plan, in which coverage comes first and fairness second."""
    wanted: list[Any] = [one for one in data.get("goals", []) if "fairness" in str(one)]
    return data | {"goals": ["coverage", *(wanted[:1] or ["fairness"])]}


def weeks_by_number(kind: str, seed: int) -> Data:
    """A plan that is like a real one, but for its size."""
    return weeks.week(Random(f"{kind} {seed}"), kind, least=(3, 1, 1), most=(5, 2, 2))


def small_plans() -> st.SearchStrategy[Data]:
    """Half of them odd, and half of them such as people have."""
    by_number = st.builds(weeks_by_number, st.sampled_from(weeks.KINDS), st.integers(0, 9999))
    return st.one_of(plans.plans(), by_number).map(as_first_goals)


def read(data: Data) -> Plan | None:
    """None for a plan whose assignments that stand clash."""
    text = plans.to_yaml(data)
    note(text)
    return read_week_bytes("week.yaml", text.encode(), Path())[0]


def is_small(data: Data) -> bool:
    return brute.count_bound(Facts(data)) <= MOST_ROSTERS


def opened(plan: Plan, seed: int = 0) -> Opening:
    opener = Opener(plan, Eligibility(plan), seed, math.inf, Diary(), Watch())
    opener.run()
    return opener.opening


@plans.examples(150)
@given(data=small_plans(), seed=st.integers(0, 3))
def test_no_roster_is_better_than_the_opening_says(data: Data, seed: int) -> None:
    assume(is_small(data))
    plan, best = read(data), brute.optimum(data)
    if plan is None or best is None:
        return
    opening = opened(plan, seed)
    note(f"{opening}\n{best}")
    missing, fairest = best
    assert isinstance(missing, int)
    assert isinstance(fairest, tuple)
    assert opening.missing is not None
    assert opening.missing <= missing
    event(f"coverage {'exact' if opening.missing == missing else 'below'}")
    if opening.missing < missing or not fairest:
        return
    assert opening.largest is not None
    assert opening.largest <= fairest[0]
    if opening.balances is not None:
        event(f"balances {'exact' if opening.balances == fairest else 'fairer'}")
        assert opening.balances <= fairest


@plans.examples(150)
@given(data=small_plans(), seed=st.integers(0, 3))
def test_the_roster_of_an_opening_keeps_all_rules(data: Data, seed: int) -> None:
    plan = read(data)
    opening = Opening() if plan is None else opened(plan, seed)
    event("roster" if opening.roster else "no roster")
    if opening.roster is None:
        return
    assignments = plain(opening.roster.assignments)
    assert brute.is_allowed(data, assignments) == []
    values = brute.evaluate(data, assignments)
    known = [opening.missing, opening.balances]
    proofs = list(opening.proofs(plan, Eligibility(plan))) if plan else []
    assert [proof.value for proof in proofs] == values[: len(proofs)]
    assert [proof.is_proved for proof in proofs] == [
        value == bound for value, bound in zip(values, known, strict=True)
    ][: len(proofs)]


@plans.examples(150)
@given(data=small_plans())
def test_every_roster_of_least_gaps_has_its_place_among_the_counts(data: Data) -> None:
    assume(is_small(data))
    facts = Facts(data)
    judge = brute.Judge(Facts(data | {"goals": ["coverage"]}))
    values = {pairs: judge.values(pairs)[0] for pairs in brute.rosters(facts)}
    plan = read(data)
    if plan is None or not values:
        return
    missing = min(values.values())
    assert isinstance(missing, int)
    model = counting(plan, missing)
    if model.involved:
        event("with literals")
    event("gaps" if model.has_gaps else "no gaps")
    places: dict[tuple[tuple[Literal, int], ...], list[brute.Assigned]] = {}
    for pairs in sorted((one for one in values if values[one] == missing), key=sorted):
        assigned = [(facts.ids[number], *facts.duties[index].key) for number, index in pairs]
        place = place_of(roster(plan, assigned), model)
        places.setdefault(tuple(place.items()), assigned)
    for known in Random(0).sample(list(places), min(MOST_PLACES, len(places))):
        assert has_place(model, dict(known)), places[known]


def counting(plan: Plan, missing: int) -> Counting:
    """The model for rosters that miss so much, with all that the flow says of it by day."""
    who = Eligibility(plan)
    flow = Network(plan, who, Burdens.none(plan, who)).solve()
    assert flow is not None
    event(f"by day {'known' if flow.missing == missing else 'open'}")
    options = plan.goals[1][1]
    assert isinstance(options, Fairness)
    counted = set(options.counted)

    def amount_of(duty: Duty) -> int:
        return options.amount(duty) if duty in counted else 0

    by_day = flow.by_day if flow.missing == missing else None
    least = Least(Roster(plan, flow.assignments), missing, by_day)
    return Counting(plan, who, amount_of, least, seed=0, deadline=math.inf)


def place_of(found: Roster, model: Counting) -> dict[Literal, int]:
    """What a roster makes of the variables that say who does how much, and who is beyond need."""
    place: dict[Literal, int] = {}
    for one in found.plan.volunteers:
        own = found.duties_of(one)
        for kind, count in model.counts[one.index].items():
            place[count.number] = len({*own} & {*kind.duties})
        place |= {on: int(duty in own) for duty, on in model.duties_of(one)}
    num = Counter(one.duty for one in found.assignments)
    for duty in found.plan.duties:
        for number, _ in model.beyond(duty):
            place[number] = max(0, num[duty] - duty.people.want)
    return place


def has_place(model: Counting, place: dict[Literal, int]) -> bool:
    if any(not model.lowest(one) <= at <= model.highest(one) for one, at in place.items()):
        return False
    hint = [place.get(variable, 0) for variable in range(model.size)]
    return model.solve((), hint, math.inf, standing=list(place)).is_found
