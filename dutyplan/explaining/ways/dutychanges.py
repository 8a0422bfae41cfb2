"""Changes of what tasks and their duties ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dutyplan.explaining.ways.changes import AGE, PERSON, UNDONE, Change
from dutyplan.explaining.ways.redraft import Redraft
from dutyplan.plan import Duty, Range, Task
from dutyplan.reasons import Reason, because


@dataclass(frozen=True, slots=True)
class FewerWanted(Change):
    """A duty does with so many people fewer, and one is left at least."""

    kind = "people"
    duty: Duty
    num: int

    @property
    def cost(self) -> int:
        """As many gaps of the task."""
        return PERSON * self.duty.task.priority * self.num

    @property
    def reason(self) -> Reason:
        """With how many it does."""
        line, num = self.duty.task.line("people"), self.duty.people.want - self.num
        return because("way.people", line, duty=self.duty, num=num)

    def edit(self, draft: Redraft) -> None:
        """Want fewer; nobody is to come beyond that if nobody was before."""
        people = draft.people[self.duty]
        want = people.want - self.num
        most = want if people.max == people.want else people.max
        draft.people[self.duty] = replace(people, want=want, max=most, min=min(people.min, want))


@dataclass(frozen=True, slots=True)
class LeftOut(Change):
    """A duty does not take place, planned so from the start."""

    kind = "people"
    duty: Duty

    @property
    def cost(self) -> int:
        """A gap for each whom it wants, and a little for the work that is not done."""
        return PERSON * self.duty.task.priority * self.duty.people.want + UNDONE

    @property
    def reason(self) -> Reason:
        """Name the duty."""
        return because("way.left-out", self.duty.task.line("when"), duty=self.duty)

    def edit(self, draft: Redraft) -> None:
        """Make it no duty."""
        draft.left_out.add(self.duty)


@dataclass(frozen=True, slots=True)
class FewerNeeded(Change):
    """A duty is called off only with so many people fewer."""

    kind = "least"
    duty: Duty
    num: int

    @property
    def cost(self) -> int:
        """As many gaps of the task."""
        return PERSON * self.duty.task.priority * self.num

    @property
    def reason(self) -> Reason:
        """With how many it takes place."""
        line, num = self.duty.task.line("people"), self.duty.people.min - self.num
        return because("way.least", line, duty=self.duty, num=num)

    def edit(self, draft: Redraft) -> None:
        """Lower the least number."""
        people = draft.people[self.duty]
        draft.people[self.duty] = replace(people, min=people.min - self.num)


@dataclass(frozen=True, slots=True)
class MoreRoom(Change):
    """So many people more may come to a duty."""

    kind = "room"
    duty: Duty
    num: int

    @property
    def cost(self) -> int:
        """Each of them."""
        return PERSON * self.num

    @property
    def reason(self) -> Reason:
        """How many may come."""
        line, num = self.duty.task.line("people"), (self.duty.people.max or 0) + self.num
        return because("way.room", line, duty=self.duty, num=num)

    def edit(self, draft: Redraft) -> None:
        """Raise the largest number."""
        people = draft.people[self.duty]
        draft.people[self.duty] = replace(people, max=(people.max or 0) + self.num)


@dataclass(frozen=True, slots=True)
class FewerSkilled(Change):
    """A task does with so many people fewer who have a skill."""

    kind = "skill"
    task: Task
    skill: str
    num: int

    @property
    def cost(self) -> int:
        """As many gaps of the task."""
        return PERSON * self.task.priority * self.num

    @property
    def reason(self) -> Reason:
        """With how many it does."""
        task, skill, line = self.task, self.skill, self.task.line("skills")
        num = task.skills[skill] - self.num
        if not num:
            return because("way.skill.none", line, task=task, skill=skill)
        return because("way.skill", line, task=task, skill=skill, num=num)

    def edit(self, draft: Redraft) -> None:
        """Lower the need."""
        task = draft.tasks[self.task]
        skills = {**task.skills, self.skill: task.skills[self.skill] - self.num}
        needed = {skill: num for skill, num in skills.items() if num}
        draft.tasks[self.task] = replace(task, skills=needed)


@dataclass(frozen=True, slots=True)
class WiderAge(Change):
    """A task is for people of some age too, and for all between."""

    kind = "age"
    task: Task
    age: int

    @property
    def cost(self) -> int:
        """The more years, the more."""
        ages = self.task.age or Range()
        too_young = 0 if ages.min is None else max(0, ages.min - self.age)
        too_old = 0 if ages.max is None else max(0, self.age - ages.max)
        return AGE + int(too_young + too_old)

    @property
    def reason(self) -> Reason:
        """For which ages it is then."""
        range = self._widened(self.task.age or Range())
        return because("way.age", self.task.line("age"), task=self.task, range=range)

    def edit(self, draft: Redraft) -> None:
        """Move the nearer end of the range."""
        task = draft.tasks[self.task]
        draft.tasks[self.task] = replace(task, age=self._widened(task.age or Range()))

    def _widened(self, ages: Range) -> Range:
        low = None if ages.min is None else min(ages.min, self.age)
        high = None if ages.max is None else max(ages.max, self.age)
        return Range(low, high)
