"""What a record keeps of what was said of a roster in every language, to say it again.

From a roster file alone nobody can find out anew why there are gaps or what was proved. Volunteers
stand in these sentences by their ids: a name may be shown in full, or as initials, or change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dutyplan.ledger.record import Line, Record, Told, Who
from dutyplan.ledger.recording import record_of
from dutyplan.locales import LANGUAGES, words
from dutyplan.outputs.closing import closing_lines
from dutyplan.outputs.reasons import gap_items
from dutyplan.plan import Plan
from dutyplan.reasons import NameOf
from dutyplan.roster import Outcome

_MARKS = tuple(map(chr, range(0xE000, 0xF900)))
"""Of these one stands around the number of each volunteer: the private use area of Unicode."""


def full_record(outcome: Outcome, languages: Sequence[str] = LANGUAGES, **marks: Any) -> Record:
    """The record of a roster that was solved, with what is said of it.

    Parameters
    ----------
    outcome
        The end of the solve, with its explanations.
    languages
        In which it is said; one that is kept says it in all.
    marks
        As `record_of` takes them.
    """
    record = record_of(outcome, **marks)
    if outcome.roster is None:
        return record
    return record.model_copy(update={"told": {one: _told(outcome, one) for one in languages}})


def _told(outcome: Outcome, language: str) -> Told:
    # A name may hold any character that can be written: the mark is one that is nowhere in these.
    said = _said(outcome, language, lambda _: "")
    there = {char for lines in said for line in lines for char in line}
    mark = next(char for char in _MARKS if char not in there)
    closing, *why_gaps = _said(outcome, language, lambda one: f"{mark}{one.index}{mark}")
    return Told(
        closing=tuple(_lines(closing, mark, outcome.plan)),
        why_gaps=tuple(tuple(_lines(item, mark, outcome.plan)) for item in why_gaps),
    )


def _said(outcome: Outcome, language: str, name_of: NameOf) -> list[list[str]]:
    """The closing lines, and then those of each item on gaps."""
    assert outcome.roster is not None
    texts = words(language)
    closing = closing_lines(outcome, outcome.roster, texts, name_of)
    return [closing, *gap_items(outcome.explanations, outcome.roster, texts, name_of)]


def _lines(texts: Iterable[str], mark: str, plan: Plan) -> Iterator[Line]:
    for text in texts:
        parts: list[str | Who] = []
        # Of what is split at its marks every second piece is the number of a volunteer.
        for place, piece in enumerate(text.split(mark)):
            if place % 2:
                parts.append(Who(who=plan.volunteers[int(piece)].id))
            elif piece:
                parts.append(piece)
        yield text if len(parts) == 1 and isinstance(parts[0], str) else tuple(parts)
