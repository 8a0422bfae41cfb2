"""What keeps somebody whom nothing bars from a duty off it, in a roster that stands.

No solver: the volunteer, and all who must come along, are put on the duty, and the rules' own
checks say what that breaks. Only the people and duties concerned are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Span
from dutyplan.reasons import Reason, because
from dutyplan.roster import Assignment, Breach, Roster
from dutyplan.rules import RULES
from dutyplan.rules.cells import Cell
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.groups import Group, Ward, company
from dutyplan.rules.limitcounts import counts
from dutyplan.rules.spacing import Spacing
from dutyplan.rules.supervision import Care


def why_held(roster: Roster, who: Eligibility, volunteer: Volunteer, duty: Duty) -> Reason | None:
    """What keeps `volunteer` off `duty`, while all else in the roster stays as it is.

    Parameters
    ----------
    volunteer
        Somebody who is not on the duty, and whom nothing bars from it.

    Returns
    -------
    The end of a sentence that begins with the name; None where nothing does.
    """
    there = roster.crew(duty)
    others = tuple(one for one in company(roster.plan, volunteer)[1:] if one not in there)
    busy = _busy(roster, volunteer, duty)
    if busy is not None:
        return busy
    for other in others:
        rule = who.barring(other, duty)
        why = rule.reason(roster.plan, other, duty) if rule else _busy(roster, other, duty)
        if why is not None:
            return _comes_with(roster.plan, volunteer, other, why)
    most = duty.people.max
    if most is not None and len(there) + 1 + len(others) > most:
        line = duty.task.line("people")
        if others:
            return because("held.crowd", line, num=1, others=others, most=most)
        return because("held.full", line, num=1, most=most)
    return _broken(roster, duty, (volunteer, *others))


def _busy(roster: Roster, volunteer: Volunteer, duty: Duty) -> Reason | None:
    """Another duty at that time."""
    for other in roster.duties_of(volunteer):
        if other.overlaps(duty):
            line = _fixing(roster.plan, volunteer, other)
            if line is not None:
                return because("held.fixed", line, num=1, other=other)
            if other.task is duty.task:
                return because("held.busy.same", num=1, other=other)
            return because("held.busy", num=1, task=other.task, other=other)
    return None


def _fixing(plan: Plan, volunteer: Volunteer, duty: Duty) -> Span | None:
    """The line that fixes somebody on a duty, and on no other."""
    cells: tuple[Cell, ...] = plan.rules.get("fixed", ())
    for cell in cells:
        if cell.cost is None and cell.volunteer is volunteer and cell.duties == (duty,):
            return cell.span
    return None


def _comes_with(plan: Plan, volunteer: Volunteer, other: Volunteer, why: Reason) -> Reason:
    """Somebody who must come along, and can't."""
    line = _bond(plan, volunteer, other)
    return because("held.company", line, num=1, other=other, why=why)


def _bond(plan: Plan, volunteer: Volunteer, other: Volunteer) -> Span | None:
    """The line that says so; None where several do, one after the other."""
    wards: tuple[Ward, ...] = plan.rules.get("guardian", ())
    for ward in wards:
        if ward.volunteer is volunteer and ward.guardian is other:
            return ward.span
    groups: tuple[Group, ...] = plan.rules.get("together", ())
    for group in groups:
        if group.cost is None and volunteer in group.members and other in group.members:
            return group.span
    return None


@dataclass(frozen=True, slots=True)
class _Case:
    """Some people put on a duty, the one who is asked about first."""

    plan: Plan
    roster: Roster
    duty: Duty
    newcomers: tuple[Volunteer, ...]

    def first(self, people: tuple[Volunteer, ...]) -> Volunteer | None:
        """The first of them who is new."""
        return next((one for one in self.newcomers if one in people), None)


def _broken(roster: Roster, duty: Duty, newcomers: tuple[Volunteer, ...]) -> Reason | None:
    """The first rule that is broken anew if these people come too."""
    there = roster.crew(duty)
    before = [Assignment(one, duty) for one in there]
    before += [Assignment(one, own) for one in newcomers for own in roster.duties_of(one)]
    duties = {one.duty.index: one.duty for one in before} | {duty.index: duty}
    plan = replace(
        roster.plan,
        volunteers=tuple(sorted((*there, *newcomers), key=lambda one: one.index)),
        duties=tuple(duties[index] for index in sorted(duties)),
    )
    after = Roster(plan, [*before, *(Assignment(one, duty) for one in newcomers)])
    case = _Case(plan, after, duty, newcomers)
    # Rules without settings bar, or have been asked above.
    for rule in RULES:
        if rule.id not in plan.rules:
            continue
        found = [breach for breach in rule.check(plan, after) if breach.cost is None]
        known = list(rule.check(plan, Roster(plan, before))) if found else []
        for breach in found:
            if breach not in known:
                said = _SPEAKERS.get(rule.id, _by_name)(case, breach)
                if said is not None:
                    one, why = said
                    is_own = one is newcomers[0]
                    return why if is_own else _comes_with(plan, newcomers[0], one, why)
    return None


_Said = tuple[Volunteer, Reason] | None
"""Whom of the newcomers a rule keeps off the duty, and how; None where it was broken before."""


def _by_name(case: _Case, breach: Breach) -> _Said:
    return case.newcomers[0], because("held.rule", breach.span, num=1, rule=breach.rule)


def _by_limit(case: _Case, breach: Breach) -> _Said:
    one = breach.volunteer or case.newcomers[0]
    own = case.roster.duties_of(one)
    served = case.plan.past.served(one)
    for count in counts(case.plan, case.plan.rules["limits"][one.index], own, served):
        if count.beyond and count.bound.cost is None and case.duty in count.duties:
            key = f"tasks: {count.where}" if count.limit == "tasks" else count.limit
            facts = {"num": 1, "limit": key, "most": count.bound.most}
            if count.past:
                facts["past"] = count.past
                return one, because("held.limits.past", count.bound.span, **facts)
            return one, because("held.limits", count.bound.span, **facts)
    return None


def _by_rest(case: _Case, breach: Breach) -> _Said:
    one, other = _too_close(case, breach)
    rest: Spacing = case.plan.rules["rest"]
    return one, because("held.rest", rest.span, num=1, other=other, least=rest.least.reason)


def _by_rotate(case: _Case, breach: Breach) -> _Said:
    one, other = _too_close(case, breach)
    rotate: Spacing = case.plan.rules["rotate"]
    return one, because("held.rotate", rotate.span, num=1, other=other, least=rotate.least.reason)


def _by_after(case: _Case, breach: Breach) -> _Said:
    one, other = _too_close(case, breach)
    first, second = sorted((other, case.duty), key=lambda duty: duty.date)
    return one, because(
        "held.after", breach.span, num=1, other=other, first=first.task, task=second.task
    )


def _too_close(case: _Case, breach: Breach) -> tuple[Volunteer, Duty]:
    """Whose other duty is too close to this one: the rule is asked about each of them alone."""
    one = breach.volunteer or case.newcomers[0]
    rule = next(rule for rule in RULES if rule.id == breach.rule)
    for other in case.roster.duties_of(one):
        if other is case.duty:
            continue
        alone = Roster(case.plan, [Assignment(one, other)])
        pair = Roster(case.plan, [*alone.assignments, Assignment(one, case.duty)])
        # By itself the other one may be too close to what was done before the plan.
        known = list(rule.check(case.plan, alone))
        if any(
            each.cost is None and each.span is breach.span and each not in known
            for each in rule.check(case.plan, pair)
        ):
            return one, other
    raise LookupError(f"no duty of {one.name} is too close by '{breach.rule}'")


def _by_apart(case: _Case, breach: Breach) -> _Said:
    crew = case.roster.crew(case.duty)
    groups: tuple[Group, ...] = case.plan.rules["apart"]
    members = next(group.members for group in groups if group.span is breach.span)
    one = case.first(members)
    if one is None:
        return None
    others = tuple(other for other in members if other in crew and other is not one)
    return one, because("held.apart", breach.span, num=1, others=others)


def _by_supervision(case: _Case, breach: Breach) -> _Said:
    cares: tuple[Care, ...] = case.plan.rules["supervision"]
    care = next(care for care in cares if care.span is breach.span)
    for one in case.newcomers:
        if care.who.holds(one, case.duty.date):
            return one, because("held.supervision", care.span, num=1, by=care.by.several)
    return None


_SPEAKERS: Mapping[str, Callable[[_Case, Breach], _Said]] = {
    "limits": _by_limit,
    "rest": _by_rest,
    "rotate": _by_rotate,
    "after": _by_after,
    "apart": _by_apart,
    "supervision": _by_supervision,
}
