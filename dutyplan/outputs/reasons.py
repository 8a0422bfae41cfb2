"""Reasons as people read them: a sentence, and the lines of the week file under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from dutyplan.locales import Catalogue
from dutyplan.outputs.closing import gap_lines
from dutyplan.outputs.naming import with_id
from dutyplan.outputs.text.grid import clean
from dutyplan.plan import Duty, Plan
from dutyplan.reasons import NameOf, Reason, show
from dutyplan.roster import Roster

_MOST_GAPS = 10


def names_for(plan: Plan) -> NameOf:
    """What each volunteer is called; namesakes with their id."""
    names = [clean(one.name) for one in plan.volunteers]
    seen = Counter(names)
    shown = [
        with_id(name, clean(one.id)) if seen[name] > 1 else name
        for name, one in zip(names, plan.volunteers, strict=True)
    ]
    return lambda volunteer: shown[volunteer.index]


def reason_lines(reason: Reason, catalogue: Catalogue, name_of: NameOf | None = None) -> list[str]:
    """A reason; what its fact `lines` holds, if there is one, stands under it line by line."""
    lines: tuple[Reason, ...] = reason.facts.get("lines", ())
    head = replace(reason, facts={**reason.facts, "lines": ()}) if lines else reason
    return [
        clean(head.said(catalogue, name_of)),
        *(f"  {placed(line, catalogue, name_of)}" for line in lines),
    ]


def placed(reason: Reason, catalogue: Catalogue, name_of: NameOf | None = None) -> str:
    """A reason after its place in the week file: `week.yaml:12:5  rest: 1 week`."""
    text = clean(reason.said(catalogue, name_of))
    if reason.span is None:
        return text
    return f"{clean(reason.span.label)}  {text}"


def gap_items(
    explanations: Iterable[Reason],
    roster: Roster,
    catalogue: Catalogue,
    name_of: NameOf | None = None,
) -> list[list[str]]:
    """An item for each gap, or for several of one task of which the same is to be said.

    Parameters
    ----------
    name_of
        What a volunteer is called; where it is not given, by name, namesakes with their id.

    Returns
    -------
    The lines of each item. After ten of them the other gaps are counted.
    """
    name_of = name_of or names_for(roster.plan)
    alike: dict[tuple[str, ...], list[Duty]] = {}
    of_gaps = (reason for reason in explanations if reason.code.startswith("gap."))
    for duty, reasons in groupby(of_gaps, key=lambda reason: reason.facts["duty"]):
        what = catalogue["comma"].join(gap_lines(roster, duty, catalogue))
        lines = [what, *_joined(reasons, catalogue, name_of)]
        alike.setdefault((clean(duty.task.name), *lines), []).append(duty)
    items = []
    for (_, what, why, *lines), duties in list(alike.items())[:_MOST_GAPS]:
        label = clean(show(duties[0], catalogue))
        if len(duties) > 1:
            label = catalogue.format("gaps.alike", duty=label, num=len(duties) - 1)
        items.append([catalogue.format("gaps.item", duty=label, what=what, why=why), *lines])
    num_more = sum(map(len, list(alike.values())[_MOST_GAPS:]))
    return items + ([[catalogue.format("gaps.more", num=num_more)]] if num_more else [])


def _joined(reasons: Iterable[Reason], catalogue: Catalogue, name_of: NameOf) -> list[str]:
    """Sentences one behind the other; then those that have lines, each with its lines."""
    said = [reason_lines(reason, catalogue, name_of) for reason in reasons]
    sentences = catalogue["sentence"].join(first for first, *lines in said if not lines)
    return [sentences, *(f"  {line}" for lines in said if len(lines) > 1 for line in lines)]
