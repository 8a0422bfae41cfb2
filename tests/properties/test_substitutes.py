"""Substitutes on small random plans: all who are shown are possible, and nobody is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product
from random import Random

from hypothesis import event, given, note
from hypothesis import strategies as st

from dutyplan.again.places import Substitute
from dutyplan.again.steps import Step
from dutyplan.again.substitutes import Substitutes, find_substitutes
from dutyplan.checking import check
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Assignment, Breach, Roster
from dutyplan.rules.eligibility import who_can
from tests.oracle import brute, plans, weeks
from tests.oracle.before import after_others
from tests.oracle.brute import Pairs
from tests.oracle.facts import Data, Facts
from tests.oracle.fairness import Fairness
from tests.translation import plain, read_data
from tests.translation import roster as roster_of

Moves = tuple[tuple[int | None, int, int], ...]
"""From whom (None: a gap), to whom, which duty; each by its place."""

Cost = tuple[int, int, tuple[int, ...]]
"""Skills that are missing now, skills that no longer are (below 0), balances largest first."""


class Oracle:
    """A roster that is allowed, as the oracle sees it, and what moves make of it."""

    def __init__(self, data: Data, pairs: Pairs) -> None:
        self.data = data
        self.facts = Facts(data)
        self.pairs = pairs
        goal = next((one for one in self.facts.goals if is_fairness(one)), "fairness")
        self.fairness = Fairness(self.facts, goal)

    def after(self, moves: Moves) -> Pairs:
        gone = {(giver, duty) for giver, _, duty in moves}
        return frozenset(self.pairs - gone | {(taker, duty) for _, taker, duty in moves})

    def is_allowed(self, moves: Moves) -> bool:
        return not brute.why_not(self.facts, self.after(moves))

    def cost(self, moves: Moves) -> Cost:
        after = self.after(moves)
        changes = [
            lacks(self.facts, after, duty, skill) - lacks(self.facts, self.pairs, duty, skill)
            for _, _, duty in moves
            for skill in self.facts.duties[duty].skills
        ]
        owned = [
            tuple(duty for one, duty in sorted(after) if one == who)
            for who in range(len(self.facts.ids))
        ]
        lost, gained = sum(max(0, one) for one in changes), sum(min(0, one) for one in changes)
        return lost, gained, self.fairness.balances(owned)

    def crew(self, duty: int) -> list[int]:
        return [who for who, index in self.pairs if index == duty]

    def direct(self, giver: int | None, duty: int) -> dict[int, Moves]:
        """All who could take the place."""
        found: dict[int, Moves] = {}
        for taker in range(len(self.facts.ids)):
            moves = ((giver, taker, duty),)
            if taker not in self.crew(duty) and self.is_allowed(moves):
                found[taker] = moves
        return found

    def swaps(self, giver: int | None, duty: int) -> dict[int, list[Moves]]:
        """All ways of all others who could after one swap."""
        direct = self.direct(giver, duty)
        found: dict[int, list[Moves]] = {}
        for taker, other in self.pairs:
            if taker in self.crew(duty) or taker in direct:
                continue
            for second in range(len(self.facts.ids)):
                is_same_time = self.facts.duties[duty].overlaps(self.facts.duties[other])
                moves = ((giver, taker, duty), (taker, second, other))
                if (
                    second not in self.crew(other)
                    and not (second == giver and is_same_time)
                    and self.is_allowed(moves)
                ):
                    found.setdefault(taker, []).append(moves)
        return found

    def moves(self, one: Substitute) -> Moves:
        """What a substitute stands for, in the oracle's words."""
        keys = [duty.key for duty in self.facts.duties]
        return tuple(
            (
                None if step.giver is None else self.facts.ids.index(step.giver.id),
                self.facts.ids.index(step.taker.id),
                keys.index(plain([Assignment(step.taker, step.duty)])[0][1:]),
            )
            for step in one.steps
        )


def is_fairness(goal: object) -> bool:
    return goal == "fairness" or (isinstance(goal, dict) and "fairness" in goal)


def lacks(facts: Facts, pairs: Pairs, duty: int, skill: str) -> int:
    there = sum(facts.has_skill(who, skill) for who, index in pairs if index == duty)
    return max(0, facts.duties[duty].skills[skill] - there)


@plans.examples(50)
@given(data=st.one_of(plans.plans(), plans.plans_after_others()), draw=st.data())
def test_all_who_could_step_in_are_shown_and_nobody_else(data: Data, draw: st.DataObject) -> None:
    note(plans.to_yaml(data))
    plan, _ = read_data(data)
    allowed = sorted(brute.rosters(Facts(data)), key=lambda pairs: (len(pairs), sorted(pairs)))
    if plan is None or not allowed:
        return
    pairs = allowed[draw.draw(st.integers(0, len(allowed) - 1))]
    duty: Duty = draw.draw(st.sampled_from(plan.duties), label="duty")
    seen = assert_is_whole(plan, Oracle(data, pairs), duty)
    event(", ".join(map(str, seen)))


def test_of_larger_plans_too_and_the_best_comes_first() -> None:
    seen: Counter[str] = Counter()
    for number in range(100_000):
        chance = Random(f"stepping in {number}")
        data = weeks.week(chance, chance.choice(weeks.KINDS), least=(4, 2, 2), most=(7, 3, 3))
        if chance.random() < 0.5:
            add_skills(data, chance)
        if chance.random() < 0.3:
            data = after_others(chance, data)
        plan, _ = read_data(data)
        if plan is None or brute.why_not(Facts(data), frozenset()):
            continue
        oracle = Oracle(data, filled(Facts(data), chance))
        seen += Counter(assert_is_whole(plan, oracle, chance.choice(plan.duties)))
        seen["plans"] += 1
        if seen["plans"] == plans.num_examples(60):
            break
    assert min(seen[what] for what in ("direct", "swapped", "choice", "skill", "gap")) > 0, seen


def add_skills(data: Data, chance: Random) -> None:
    """Let each task ask for a skill that half of the people have."""
    for task in data["tasks"]:
        task["skills"] = ["keys"]
    for who in data["volunteers"]:
        who["skills"] = ["keys"] * chance.randint(0, 1)


def filled(facts: Facts, chance: Random) -> Pairs:
    """A roster to which one person after the other came, as far as that was allowed."""
    pairs: Pairs = frozenset()
    cells = list(product(range(len(facts.ids)), range(len(facts.duties))))
    for cell in chance.sample(cells, len(cells)):
        duty = facts.duties[cell[1]]
        is_full = sum(index == cell[1] for _, index in pairs) >= duty.want
        if not is_full and chance.random() < 0.9 and not brute.why_not(facts, pairs | {cell}):
            pairs |= {cell}
    return pairs


def assert_is_whole(plan: Plan, oracle: Oracle, duty: Duty) -> list[str]:
    """Hold an answer against the oracle, for each whose place it could be."""
    facts = oracle.facts
    roster = roster_of(
        plan, [(facts.ids[who], *facts.duties[index].key) for who, index in sorted(oracle.pairs)]
    )
    answer = find_substitutes(roster, duty)
    named = [one for place in answer.places for one in place.givers]
    if roster.missing(duty):
        assert named == []
        return ["gap", *assert_is_right(oracle, answer, None)]
    assert sorted(one.id for one in named) == [one.id for one in roster.crew(duty)]
    return [word for giver in roster.crew(duty) for word in assert_is_right(oracle, answer, giver)]


def assert_is_right(oracle: Oracle, answer: Substitutes, giver: Volunteer | None) -> list[str]:
    """The same for one place; words for what was there to be seen."""
    own = None if giver is None else oracle.facts.ids.index(giver.id)
    (place,) = (one for one in answer.places if giver is None or giver in one.givers)
    (swaps,) = (one for one in place.swaps if giver is None or giver in one.givers)
    direct = [moves_of(oracle, one, own) for one in place.direct]
    keys = [one.key for one in oracle.facts.duties]
    key = keys.index(plain([Assignment(answer.roster.plan.volunteers[0], answer.duty)])[0][1:])
    assert sorted(direct) == sorted(oracle.direct(own, key).values())
    possible = oracle.swaps(own, key)
    found = {moves[0][1]: moves for one in swaps.found for moves in [moves_of(oracle, one, own)]}
    assert sorted(found) == sorted(possible)
    for taker, moves in found.items():
        assert moves in possible[taker]
        assert oracle.cost(moves) == min(map(oracle.cost, possible[taker]))
    assert bool(place.nobody) == (not place.direct)
    for one in (*place.direct, *swaps.found):
        before, after = (check(each.plan, each).standings for each in (answer.roster, one.roster))
        assert [
            (before[shift.volunteer.index].tenths, after[shift.volunteer.index].tenths)
            for shift in one.shifts
        ] == [(shift.before, shift.after) for shift in one.shifts]
    for order in (direct, list(found.values())):
        costs = [oracle.cost(moves) for moves in order]
        assert costs == sorted(costs)
    ways = [*direct, *(moves for own_ways in possible.values() for moves in own_ways)]
    all_costs = [oracle.cost(moves)[:2] for moves in ways]
    return [
        *(["direct"] if len(direct) > 1 else []),
        *(["swapped"] if len(found) > 1 else []),
        *(["choice"] if any(len(own_ways) > 2 for own_ways in possible.values()) else []),
        *(["skill"] if len(set(all_costs)) > 1 else []),
    ]


def moves_of(oracle: Oracle, one: Substitute, giver: int | None) -> Moves:
    """For whose place it is said of several, the same holds for each."""
    (_, taker, duty), *others = oracle.moves(one)
    return ((giver, taker, duty), *others)


def edited(name: str) -> Iterator[tuple[Plan, Roster]]:
    """Rosters that may break rules, with reserves."""
    for number in range(100_000):
        chance = Random(f"{name} {number}")
        data = weeks.week(chance, chance.choice(weeks.KINDS), least=(2, 1, 1), most=(5, 3, 3))
        plan, _ = read_data(after_others(chance, data) if chance.random() < 0.3 else data)
        if plan is None:
            continue
        cells = [Assignment(*pair) for pair in product(plan.volunteers, plan.duties)]
        on = set(chance.sample(cells, min(len(cells), chance.randint(1, 2 * len(plan.duties)))))
        reserves = chance.sample(cells, min(len(cells), chance.randint(0, 3)))
        yield plan, Roster(plan, on, reserves)


def test_in_a_roster_that_breaks_rules_the_whole_check_says_the_same() -> None:
    """What is told from a few cells is what `check` says of all of them."""
    num_seen = 0
    for number, (plan, roster) in enumerate(edited("substitutes")):
        duty = Random(number).choice(plan.duties)
        crew = roster.crew(duty)
        giver = Random(number).choice([*crew, *([None] if roster.missing(duty) else [])] or [None])
        answer = find_substitutes(roster, duty, giver)
        if giver is None and not roster.missing(duty):
            continue
        direct = {one.volunteer for one in answer.places[0].direct}
        swapped = {one.volunteer for one in answer.places[0].swaps[0].found}
        who = who_can(plan)
        # Who is barred is never put there, even where a limit of 0 was exceeded all along.
        others = [one for one in plan.volunteers if one not in crew and who.can_serve(one, duty)]
        assert direct == {one for one in others if not breaks(roster, [Step(giver, one, duty)])}
        assert swapped == {one for one in others if one not in direct} & {
            one
            for one in others
            for own in roster.duties_of(one)
            for second in plan.volunteers
            if second not in roster.crew(own)
            and who.can_serve(second, own)
            and not (second is giver and own.begin < duty.finish and duty.begin < own.finish)
            and not breaks(roster, [Step(giver, one, duty), Step(one, second, own)])
        }
        num_seen += bool(check(plan, roster).breaches and (direct or swapped))
        if num_seen == plans.num_examples(60):
            break


def breaks(roster: Roster, steps: list[Step]) -> bool:
    """Whether there is a breach after these steps that was not there before."""
    cells = {(one.volunteer, one.duty) for one in roster.assignments}
    cells -= {(step.giver, step.duty) for step in steps if step.giver}
    cells |= {(step.taker, step.duty) for step in steps}
    reserves = [
        one
        for one in roster.standbys
        if not any(
            step.taker is one.volunteer
            and step.duty.begin < one.duty.finish
            and one.duty.begin < step.duty.finish
            for step in steps
        )
    ]
    after = Roster(roster.plan, [Assignment(*cell) for cell in cells], reserves)
    known = check(roster.plan, roster).breaches
    found = check(roster.plan, after).breaches
    return any(not any(same(one, each) for each in known) for one in found)


def same(breach: Breach, known: Breach) -> bool:
    """Alike in rule, code and facts; of a limit or of reserves there may be less than before."""
    mine, theirs = dict(breach.reason.facts), dict(known.reason.facts)
    if (breach.rule, breach.reason.code) != (known.rule, known.reason.code):
        return False
    if breach.rule == "limits":
        now, then = mine.pop("what"), theirs.pop("what")
        if (now.code, now.facts["where"]) != (then.code, then.facts["where"]):
            return False
        if now.facts["num"] > then.facts["num"]:
            return False
    if breach.rule == "standby" and "volunteers" in mine:
        then = set(theirs.pop("volunteers").things)
        return then.issuperset(mine.pop("volunteers").things) and mine == theirs
    return mine == theirs
