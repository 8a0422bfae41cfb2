"""The same plan in Timefold: `python -m benchmarks.peers.timefold WEEK --seconds 30`.

A seat for each person who may come to a duty, which holds one of those who can be put there, or
nobody; constraint streams, construction and local search as they come. Hard: no rule broken;
medium: nothing missing; soft: the sum of squared loads. It proves nothing, by its nature, and
its free edition searches with one thread. Rules that are not stated here are named, and the plan
is left out; see `stated.py`.
"""

# No `from __future__ import annotations`: Timefold reads the annotations themselves.

from dataclasses import dataclass, field
from typing import Annotated

from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    EnvironmentMode,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
)
from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    HardMediumSoftScore,
    Joiners,
    constraint_provider,
)

from benchmarks.peers.given import Answer, Given, Task, read_task
from benchmarks.peers.stated import unstated, with_break, with_rest

_NO_FAMILY = -1


@dataclass
class Person:
    """Somebody, and the family that comes together, if any."""

    index: Annotated[int, PlanningId]
    family: int
    size_of_family: int


@dataclass
class Care:
    """One line of `supervision` on one duty."""

    index: Annotated[int, PlanningId]
    duty: int
    wards: set[int]
    carers: set[int]


@dataclass
class Need:
    """One skill of one duty: at least `num` of `able`."""

    index: Annotated[int, PlanningId]
    duty: int
    num: int
    priority: int
    able: set[int]


@planning_entity
@dataclass
class Seat:
    """A place on a duty; the times are the duty's, made longer by what must lie behind it."""

    index: Annotated[int, PlanningId]
    duty: int
    task: int
    begin: int
    finish: int
    first_day: int
    end_of_break: int
    load: int
    priority: int
    able: Annotated[list[Person], ValueRangeProvider]
    person: Annotated[Person | None, PlanningVariable(allows_unassigned=True)] = field(default=None)


@planning_solution
@dataclass
class Problem:
    """The plan, and who is where."""

    people: Annotated[list[Person], ProblemFactCollectionProperty]
    cares: Annotated[list[Care], ProblemFactCollectionProperty]
    needs: Annotated[list[Need], ProblemFactCollectionProperty]
    seats: Annotated[list[Seat], PlanningEntityCollectionProperty]
    score: Annotated[HardMediumSoftScore | None, PlanningScore] = field(default=None)


@constraint_provider
def constraints(factory: ConstraintFactory) -> list[Constraint]:
    """All that is hard, what is missing, and the squares."""
    hard, medium, soft = (
        HardMediumSoftScore.ONE_HARD,
        HardMediumSoftScore.ONE_MEDIUM,
        HardMediumSoftScore.ONE_SOFT,
    )
    return [
        factory.for_each_unique_pair(
            Seat,
            Joiners.equal(lambda seat: seat.person),
            Joiners.overlapping(lambda seat: seat.begin, lambda seat: seat.finish),
        )
        .penalize(hard)
        .as_constraint("overlap and rest"),
        factory.for_each_unique_pair(
            Seat,
            Joiners.equal(lambda seat: seat.person),
            Joiners.equal(lambda seat: seat.task),
            Joiners.overlapping(lambda seat: seat.first_day, lambda seat: seat.end_of_break),
        )
        .penalize(hard)
        .as_constraint("rotate"),
        factory.for_each(Seat)
        .filter(lambda seat: seat.person.family >= 0)
        .group_by(
            lambda seat: seat.person.family,
            lambda seat: seat.duty,
            lambda seat: seat.person.size_of_family,
            ConstraintCollectors.count(),
        )
        .filter(lambda family, duty, size, num: num < size)
        .penalize(hard, lambda family, duty, size, num: size - num)
        .as_constraint("together"),
        factory.for_each(Seat)
        .join(Care, Joiners.equal(lambda seat: seat.duty, lambda care: care.duty))
        .filter(lambda seat, care: seat.person.index in care.wards)
        .if_not_exists(
            Seat,
            Joiners.equal(lambda seat, care: care.duty, lambda other: other.duty),
            Joiners.filtering(lambda seat, care, other: other.person.index in care.carers),
        )
        .penalize(hard)
        .as_constraint("supervision"),
        factory.for_each_including_unassigned(Seat)
        .filter(lambda seat: seat.person is None and seat.priority > 0)
        .penalize(medium, lambda seat: seat.priority)
        .as_constraint("missing people"),
        factory.for_each(Need)
        .penalize(medium, lambda need: need.num * need.priority)
        .as_constraint("skills needed"),
        factory.for_each(Seat)
        .join(Need, Joiners.equal(lambda seat: seat.duty, lambda need: need.duty))
        .filter(lambda seat, need: seat.person.index in need.able)
        .group_by(lambda seat, need: need, ConstraintCollectors.count_bi())
        .reward(medium, lambda need, num: min(num, need.num) * need.priority)
        .as_constraint("skills there"),
        factory.for_each(Seat)
        .group_by(lambda seat: seat.person, ConstraintCollectors.sum(lambda seat: seat.load))
        .penalize(soft, lambda person, load: load * load)
        .as_constraint("squares"),
    ]


def problem_of(given: Given) -> Problem:
    """The facts and the empty seats."""
    plan = given.plan
    family_of = {
        one.index: (number, len(group.members))
        for number, group in enumerate(plan.rules.get("together", ()))
        for one in group.members
    }
    people = [
        Person(one.index, *family_of.get(one.index, (_NO_FAMILY, 0))) for one in plan.volunteers
    ]
    seats: list[Seat] = []
    cares: list[Care] = []
    needs: list[Need] = []
    tasks = {id(task): number for number, task in enumerate(plan.tasks)}
    for duty in plan.duties:
        crew = [one for one, _ in given.crew(duty)]
        able = [people[one.index] for one in crew]
        most = len(able) if duty.people.max is None else min(duty.people.max, len(able))
        begin, finish = with_rest(plan, duty)
        first_day, end_of_break = with_break(plan, duty)
        for number in range(most):
            seats.append(
                Seat(
                    index=len(seats),
                    duty=duty.index,
                    task=tasks[id(duty.task)],
                    begin=begin,
                    finish=finish,
                    first_day=first_day,
                    end_of_break=end_of_break,
                    load=duty.effort // given.unit,
                    priority=duty.task.priority if number < duty.people.want else 0,
                    able=able,
                )
            )
        for care in plan.rules.get("supervision", ()):
            wards = {one.index for one in crew if care.who.holds(one, duty.date)}
            carers = {one.index for one in crew if care.may_watch(one, duty)}
            cares.append(Care(len(cares), duty.index, wards, carers))
        for skill, num in duty.task.skills.items():
            skilled = {one.index for one in crew if skill in one.skills}
            needs.append(Need(len(needs), duty.index, num, duty.task.priority, skilled))
    return Problem(people, cares, needs, seats)


def solve(task: Task) -> Answer:
    """Search until the time is over."""
    left_out = unstated(task.plan)
    if left_out:
        return Answer(None, False, f"does not state {', '.join(left_out)}")
    problem = problem_of(Given(task.plan))
    config = SolverConfig(
        solution_class=Problem,
        entity_class_list=[Seat],
        environment_mode=EnvironmentMode.NO_ASSERT,
        random_seed=0,
        score_director_factory_config=ScoreDirectorFactoryConfig(
            constraint_provider_function=constraints
        ),
        termination_config=TerminationConfig(
            spent_limit=Duration(milliseconds=round(1000 * task.seconds_left))
        ),
    )
    found = SolverFactory.create(config).build_solver().solve(problem)
    pairs = sorted((seat.person.index, seat.duty) for seat in found.seats if seat.person)
    return Answer(pairs, False, f"score {found.score}")


def main() -> None:
    """Read a week file, solve it, print the answer."""
    print(solve(read_task()).text())


if __name__ == "__main__":
    main()
