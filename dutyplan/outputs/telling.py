"""What a record keeps of what was said of a roster in every language, to say it again.

From a roster file alone nobody can find out anew why there are gaps or what was proved. Volunteers
stand in these sentences by their ids: a name may be shown in full, or as initials, or change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dutyplan.ledger.record import Line, Record, Told, Who
from dutyplan.ledger.recording import record_of
from dutyplan.locales import LANGUAGES, words
from dutyplan.outputs.closing import closing_lines
from dutyplan.outputs.reasons import gap_items
from dutyplan.plan import Plan, Volunteer
from dutyplan.roster import Outcome

# Characters of the private use area, which no text means anything by.
_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


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
    assert outcome.roster is not None
    texts = words(language)
    closing = closing_lines(outcome, outcome.roster, texts, _marked)
    why_gaps = gap_items(outcome.explanations, outcome.roster, texts, _marked)
    return Told(
        closing=tuple(_lines(closing, outcome.plan)),
        why_gaps=tuple(tuple(_lines(item, outcome.plan)) for item in why_gaps),
    )


def _marked(volunteer: Volunteer) -> str:
    return f"{_OPEN}{volunteer.index}{_CLOSE}"


def _lines(texts: Iterable[str], plan: Plan) -> Iterator[Line]:
    for text in texts:
        parts: list[str | Who] = []
        # Of what is split at its marks every second piece is the number of a volunteer.
        for place, piece in enumerate(_MARK.split(text)):
            if place % 2:
                parts.append(Who(who=plan.volunteers[int(piece)].id))
            elif piece:
                parts.append(piece)
        yield text if len(parts) == 1 and isinstance(parts[0], str) else tuple(parts)
