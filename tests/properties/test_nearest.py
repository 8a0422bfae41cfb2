"""The nearest roster and the best with the edits, on small random plans against brute force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import inf
from random import Random

from dutyplan.checking import check
from dutyplan.explaining.edited.edits import best_keeping, edits
from dutyplan.explaining.edited.nearest import nearest
from dutyplan.plan import Plan
from dutyplan.roster import Roster, Status
from dutyplan.rules.eligibility import Eligibility
from tests.oracle import brute, weeks
from tests.oracle.before import after_others
from tests.oracle.facts import Data, Facts
from tests.oracle.plans import num_examples, to_yaml
from tests.translation import cost, plain, read_data
from tests.translation import roster as roster_of

MOST_ROSTERS = 20_000
Pairs = frozenset[tuple[int, int]]


def cases(name: str) -> Iterator[tuple[Data, Plan, list[Pairs], Pairs, Random]]:
    """Plans, all their rosters, and one that was edited: some cells are other than they were."""
    for number in range(100_000):
        chance = Random(f"{name} {number}")
        data = weeks.week(chance, chance.choice(weeks.KINDS), least=(2, 1, 1), most=(4, 2, 2))
        if number % 3 == 2:
            data = after_others(chance, data)
        facts = Facts(data)
        if brute.count_bound(facts) > MOST_ROSTERS:
            continue
        plan, _ = read_data(data)
        if plan is None:
            continue
        allowed = list(brute.rosters(facts))
        cells = [(who, duty) for who in range(len(facts.ids)) for duty in range(len(facts.duties))]
        start = chance.choice(sorted(allowed, key=sorted)) if allowed else frozenset()
        edited = start ^ set(chance.sample(cells, min(len(cells), chance.randint(1, 4))))
        yield data, plan, allowed, edited, chance


def roster(data: Data, plan: Plan, pairs: Pairs) -> Roster:
    facts = Facts(data)
    return roster_of(plan, [(facts.ids[who], *facts.duties[duty].key) for who, duty in pairs])


def distance(one: Pairs, other: Pairs) -> int:
    """For each duty as many as went or came, whichever is more."""
    gone = Counter(duty for _, duty in one - other)
    come = Counter(duty for _, duty in other - one)
    return sum(max(gone[duty], come[duty]) for duty in {*gone, *come})


def test_no_roster_that_is_allowed_is_nearer() -> None:
    seen: Counter[str] = Counter()
    for data, plan, allowed, edited, _ in cases("nearest"):
        given = roster(data, plan, edited)
        found = nearest(given, Eligibility(plan), inf)
        least = min((distance(edited, one) for one in allowed), default=None)
        assert found.is_proved
        if least is None:
            assert found.roster is None
            seen["none"] += 1
        else:
            assert found.roster is not None
            assert brute.is_allowed(data, plain(found.roster.assignments)) == []
            assert check(plan, found.roster).breaches == ()
            assert found.num_changes == least, to_yaml(data)
            near = [one for one in allowed if distance(edited, one) == least]
            assert gaps(data, plain(found.roster.assignments)) == min(
                gaps(data, plain(roster(data, plan, one).assignments)) for one in near
            )
            seen[f"{min(least, 2)} changes"] += 1
        if seen.total() == num_examples(80):
            break
    assert all(seen[f"{num} changes"] for num in range(3)), seen


def gaps(data: Data, assigned: list[brute.Assigned]) -> brute.Value:
    """What is missing, weighed by priority, whatever the goals are."""
    return brute.evaluate(data | {"goals": ["coverage"]}, assigned)[0]


def test_the_best_with_the_edits_is_the_best_by_brute_force() -> None:
    seen: Counter[Status] = Counter()
    for data, plan, allowed, edited, chance in cases("keeping"):
        if not allowed:
            continue
        before = chance.choice(sorted(allowed, key=sorted))
        made = edits(roster(data, plan, before), roster(data, plan, edited))
        keeping = best_keeping(plan, made, Eligibility(plan), time_limit=inf, seed=0)
        added, removed = edited - before, before - edited
        judge = brute.Judge(Facts(data))
        best = min(
            (judge.values(one) for one in allowed if added <= one and not removed & one),
            default=None,
        )
        if keeping.outcome is None:
            assert keeping.why is not None
            assert best is None or keeping.why.code == "edited.many"
            continue
        seen[keeping.outcome.status] += 1
        if best is None:
            assert keeping.outcome.status is Status.INFEASIBLE
            assert keeping.why is not None
            assert keeping.why.code == "edited.clash"
        else:
            assert keeping.outcome.status is Status.OPTIMAL
            assert [cost(one.goal, one.value) for one in keeping.outcome.goals] == best
        if seen.total() == num_examples(60):
            break
    assert seen[Status.OPTIMAL]
    assert seen[Status.INFEASIBLE]
