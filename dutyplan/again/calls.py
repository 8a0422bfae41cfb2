"""What was called off, as somebody types it or a record holds it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from dutyplan.again.carrying import duty_key, key_of
from dutyplan.explaining.asking.asked import find_volunteer
from dutyplan.goals import GOALS
from dutyplan.grammar.names import did_you_mean
from dutyplan.grammar.text import MisreadError, WrongTextError
from dutyplan.grammar.values import parse_date
from dutyplan.ledger.record import Call, Mark, Record
from dutyplan.locales.wording import Series, worded
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Problem
from dutyplan.roster import Assignment, Roster
from dutyplan.rules.away import Away, touches

_EXAMPLE = worded("hint.name-and-days")


def read_away(plan: Plan, text: str) -> list[tuple[Volunteer, date]]:
    """Who is away on which days of the plan: a name, and a date or two with `..` between them.

    Raises
    ------
    MisreadError
        Where nobody is meant, or no day of the plan.
    """
    words = " ".join(text.split()).replace(" ..", "..").replace(".. ", "..")
    name, _, days = words.rpartition(" ")
    if not name:
        raise _wrong("not-away", worded("bad.not-away", text=text), _EXAMPLE)
    first, dots, last = days.partition("..")
    begin = read_day(first, _EXAMPLE)
    end = read_day(last, _EXAMPLE) if dots else begin
    volunteer = find_volunteer(plan, name)
    if end < begin:
        message = worded("bad.impossible-range.days", days=days)
        raise _wrong("impossible-range", message, _EXAMPLE)
    # A night duty of the plan's last day may reach into the one behind it.
    inside = [day for day in (*plan.days, plan.end + timedelta(1)) if begin <= day <= end]
    if not inside:
        hint = worded("hint.goes-from", start=plan.start, end=plan.end)
        raise _wrong("outside-plan", worded("bad.no-day-of-plan", days=days), hint)
    return [(volunteer, day) for day in inside]


def read_back(plan: Plan, known: Away, text: str) -> list[tuple[Volunteer, date]]:
    """Who can come on which days after all, written in the same way.

    Raises
    ------
    MisreadError
        Where nothing of that was called off, as far as it is known.
    """
    pairs = read_away(plan, text)
    if without(known, pairs) == known:
        volunteer = pairs[0][0]
        days = {day for one, day in known.days if one is volunteer}
        days |= {one.duty.date for one in known.declined if one.volunteer is volunteer}
        hint = worded("hint.nothing-noted")
        if days:
            hint = worded("hint.called-off", days=Series(sorted(days)))
        message = worded("bad.not-called-off", text=text, name=volunteer.name)
        raise _wrong("not-called-off", message, hint)
    return pairs


def read_day(text: str, hint: str = "") -> date:
    """A date as `2026-12-05` or `2026/12/5`.

    Raises
    ------
    MisreadError
        Where it is none.
    """
    try:
        return parse_date(text.replace("/", "-"))
    except WrongTextError as wrong:
        raise _wrong(wrong.code, wrong.message, hint or wrong.hint) from None


def read_goals(text: str) -> list[str]:
    """Goals in order, with commas between them; `coverage+wishes` are added together.

    Raises
    ------
    MisreadError
        Where one is none, stands twice, or can't be added.
    """
    goals: list[str] = []
    seen: set[str] = set()
    for word in text.split(","):
        parts = [part.strip().casefold() for part in word.split("+")]
        for part in parts:
            if part not in GOALS:
                message = worded("bad.unknown", noun=worded("noun.goal"), name=part)
                raise _wrong("unknown-goal", message, did_you_mean(part, GOALS))
            if part in seen:
                raise _wrong("duplicate-goal", worded("bad.goal-twice", name=part), "")
            seen.add(part)
        if "fairness" in parts and len(parts) > 1:
            raise _wrong("not-a-sum", worded("bad.fairness-added"), worded("hint.comma"))
        goals.append("+".join(parts))
    return goals


def _wrong(code: str, message: str, hint: str) -> MisreadError:
    return MisreadError(Problem(code, message, None, hint))


def declined_in(roster: Roster, record: Record) -> list[Assignment]:
    """What those are on who have declined the record's roster."""
    no = set(record.consent.no) if record.consent else set()
    return [one for one in roster.assignments if one.volunteer.id in no]


def called_off_in(plan: Plan, record: Record) -> Away:
    """What was called off before, as the record has noted it; of who is gone nothing is left."""
    return called_off(plan, record.away)


def called_off(plan: Plan, calls: Iterable[Call]) -> Away:
    """What these calls mean in a plan; of who is gone, and of duties that are, nothing is left."""
    volunteers = {one.id: one for one in plan.volunteers}
    duties = {duty_key(one)[:3]: one for one in plan.duties}
    days: list[tuple[Volunteer, date]] = []
    declined: list[Assignment] = []
    for call in calls:
        volunteer = volunteers.get(call.volunteer)
        if volunteer is None:
            continue
        if call.task is None:
            days.append((volunteer, call.date))
        elif (call.date, call.task, call.start) in duties:
            duty = duties[call.date, call.task, call.start]
            declined.append(Assignment(volunteer, duty))
    return Away(tuple(days), tuple(declined))


def within(plan: Plan, away: Away) -> Away:
    """The same for the days of a plan alone, and that into which a night duty of its last goes."""

    def matters(day: date) -> bool:
        return plan.start <= day <= plan.end or any(touches(one, day) for one in plan.duties)

    return Away(tuple(pair for pair in away.days if matters(pair[1])), away.declined)


def without(away: Away, back: Collection[tuple[Volunteer, date]]) -> Away:
    """The same but for those who can come on these days after all."""
    gone = set(back)
    return Away(
        tuple(pair for pair in away.days if pair not in gone),
        tuple(one for one in away.declined if (one.volunteer, one.duty.date) not in gone),
    )


def joined(one: Away, other: Away) -> Away:
    """What was called off in either of them, each once."""
    return Away(
        tuple(dict.fromkeys((*one.days, *other.days))),
        tuple(dict.fromkeys((*one.declined, *other.declined))),
    )


def noted(away: Away) -> tuple[Call, ...]:
    """What was called off, as a record notes it."""
    days = [Call(volunteer=one.id, date=day) for one, day in away.days]
    duties = [(one.volunteer.id, *duty_key(one.duty)) for one in away.declined]
    declined = [
        Call(volunteer=one, date=day, task=task, start=start) for one, day, task, start, _ in duties
    ]
    return tuple(dict.fromkeys(sorted([*days, *declined], key=_order)))


def _order(call: Call) -> tuple[date, str, str, str]:
    return call.date, call.volunteer, call.task or "", call.start or ""


def done_in(plan: Plan, record: Record) -> Iterator[Duty]:
    """The duties of which the record says what became of them."""
    marked = {
        key_of(one)
        for one in record.duties
        if any(mark is not Mark.PLANNED for mark in one.attendance.values())
    }
    return (duty for duty in plan.duties if duty_key(duty) in marked)
