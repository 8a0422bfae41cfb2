"""What changed in a roster that was solved again, for people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from dutyplan.again.replanned import Replanned
from dutyplan.locales import Catalogue, words
from dutyplan.outputs.base import View
from dutyplan.outputs.closing import gap_sentence, shortfall_lines, signed_tenths
from dutyplan.outputs.reasons import gap_items, names_for
from dutyplan.outputs.text.grid import clean, fold_text
from dutyplan.plan import Duty, Volunteer
from dutyplan.reasons import Reason, because
from dutyplan.roster import Assignment, Roster

_MOST_BALANCES = 12


def render_replanned(said: Replanned, view: View) -> str:
    """Each change, whether they are the fewest, what is missing, and whose balance is another."""
    if said.roster is None:
        return ""
    page = _Page(said, said.roster, words(view.language))
    parts = [page.changes(), page.gaps(), page.balances(), page.frozen()]
    blocks = ["\n".join(_folded(line, view) for line in part) for part in parts]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _folded(line: str, view: View) -> str:
    margin = line[: len(line) - len(line.lstrip())]
    is_item = line.lstrip().startswith("- ")
    return fold_text(line, view.width, indent=f"{margin}  " if is_item else margin)


class _Page:
    def __init__(self, said: Replanned, roster: Roster, catalogue: Catalogue) -> None:
        self._said = said
        self._roster = roster
        self._catalogue = catalogue
        self._name_of = names_for(said.plan)
        self._that_day = Counter((duty.task, duty.date) for duty in said.plan.duties)

    def changes(self) -> list[str]:
        """How many there are, and each of them; then those in reserve."""
        changes = self._said.changes
        lines = []
        if changes:
            code = "replan.fewest" if self._said.is_fewest else "replan.some"
            lines = [self._text(because(code, num=len(changes)))]
            lines += [f"- {self._change(one.duty, one.gone, one.come)}" for one in changes]
        reserves = list(self._reserves())
        if reserves:
            lines += [*([""] if lines else []), self._catalogue["replan.reserves"], *reserves]
        if not lines:
            rules = self._said.plan.rules
            lines = [
                self._catalogue["replan.nothing.away" if "away" in rules else "replan.nothing"],
                *self._marked(),
            ]
        return lines

    def _marked(self) -> Iterator[str]:
        for one in self._said.marked:
            who, duty = one.volunteer, one.duty
            yield self._text(because("replan.marked", volunteer=who, duty=duty, day=duty.date))

    def _change(self, duty: Duty, gone: Volunteer | None, come: Volunteer | None) -> str:
        when, task = self._when(duty), duty.task
        missing = self._roster.missing(duty)
        if gone is None:
            reason = because("replan.come", when=when, task=task, come=come)
        elif come is not None:
            reason = because("replan.instead", when=when, task=task, gone=gone, come=come)
        elif missing:
            reason = because("replan.missing", when=when, task=task, gone=gone, num=missing)
        else:
            reason = because("replan.gone", when=when, task=task, gone=gone)
        return self._text(reason)

    def _reserves(self) -> Iterator[str]:
        gone, come = _by_duty(self._said.excused), _by_duty(self._said.called_in)
        for duty in self._said.plan.duties:
            for old, new in zip_longest(gone[duty], come[duty]):
                when, task = self._when(duty), duty.task
                if old is None:
                    reason = because("replan.standby.come", when=when, task=task, come=new)
                elif new is None:
                    reason = because("replan.standby.gone", when=when, task=task, gone=old)
                else:
                    code = "replan.standby.instead"
                    reason = because(code, when=when, task=task, gone=old, come=new)
                yield f"- {self._text(reason)}"

    def gaps(self) -> list[str]:
        """What is missing in the days that were solved again, and why, as far as it was found."""
        stays = set(self._said.frozen)
        gaps = [duty for duty in self._roster.gaps() if duty not in stays]
        outcome = self._said.outcome
        explained = outcome.explanations if outcome else ()
        short = shortfall_lines(outcome.shortfalls if outcome else (), self._catalogue)
        if not gaps:
            return [self._catalogue["replan.no-gaps"], *short]
        told = [one for one in explained if one.facts.get("duty") in gaps]
        items = gap_items(told, self._roster, self._catalogue)
        lines = [line for first, *others in items for line in (first, *others)]
        lines = lines or [f"- {gap_sentence(self._roster, duty, self._catalogue)}" for duty in gaps]
        return [self._catalogue["replan.gaps"], *lines, *short]

    def balances(self) -> list[str]:
        """Those whose balance is another now."""
        shifts = self._said.shifts
        if not shifts:
            return [self._catalogue["replan.balances.same"]] if self._said.changes else []
        lines = [self._catalogue["replan.balances"]]
        for one in shifts[:_MOST_BALANCES]:
            before, after = signed_tenths(one.before), signed_tenths(one.after)
            who = one.volunteer
            said = because("replan.balance", volunteer=who, before=before, after=after)
            lines.append(f"- {self._text(said)}")
        if len(shifts) > _MOST_BALANCES:
            num = len(shifts) - _MOST_BALANCES
            more = because("edited.more", num=num)
            lines.append(f"- {self._text(more)}")
        return lines

    def frozen(self) -> list[str]:
        """How much was not looked at, and who is on it and has called off."""
        num = len(self._said.frozen)
        lines = [self._text(because("replan.frozen", num=num))] if num else []
        for one in self._said.staying:
            volunteer, duty = one.volunteer, one.duty
            lines.append(self._text(because("replan.stays", volunteer=volunteer, duty=duty)))
        return lines

    def _when(self, duty: Duty) -> str:
        """The day; with the time where the task has another duty that day."""
        day = self._catalogue.long_day(duty.date)
        if self._that_day[duty.task, duty.date] == 1 or duty.window is None:
            return day
        return self._catalogue.format("day.time", day=day, time=duty.window)

    def _text(self, reason: Reason) -> str:
        return clean(reason.said(self._catalogue, self._name_of))


def _by_duty(assignments: Iterable[Assignment]) -> defaultdict[Duty, list[Volunteer]]:
    found: defaultdict[Duty, list[Volunteer]] = defaultdict(list)
    for one in assignments:
        found[one.duty].append(one.volunteer)
    return found
