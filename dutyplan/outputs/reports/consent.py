"""What is said of those who agree to a roster, and of those who don't."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dutyplan.ledger.agreeing.consent import households, tally
from dutyplan.ledger.record import Record, RecordedDuty, State
from dutyplan.locales import Catalogue
from dutyplan.outputs.text.grid import clean, fold_text


def consent_line(record: Record, catalogue: Catalogue) -> str | None:
    """`proposed, 12 of 18 have agreed`; None where nobody has to agree."""
    if record.consent is None:
        return None
    found = tally(record, record.consent)
    is_adopted = record.consent.state is State.ADOPTED
    key = "consent.adopted" if is_adopted else "consent.proposed"
    return catalogue.format(key, num=found.agreed, all=found.all)


def render_replies(record: Record, catalogue: Catalogue, width: int, way_on: str) -> str:
    """Who has agreed to a roster, who has declined what, and who has not replied.

    Parameters
    ----------
    width
        Terminal cells in a line; commands are never folded.
    way_on
        The command by which somebody else gets what was declined.
    """
    days = [duty.date for duty in record.duties] or [record.start]
    key = "title" if days[-1] > days[0] else "title.day"
    title = catalogue.format(key, title=clean(record.title), start=days[0], end=days[-1])
    line = consent_line(record, catalogue)
    parts = [title if line is None else f"{title}\n{line}"]
    lines = [fold_text(line, width, indent="  ") for line in _lines(record, catalogue)]
    parts.append("\n".join(lines))
    if record.consent is not None and record.consent.no:
        parts.append(fold_text(catalogue["reply.way-on"], width) + f"\n  {way_on}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(record: Record, catalogue: Catalogue) -> Iterator[str]:
    if record.consent is None:
        return
    yes, no = record.consent.yes, record.consent.no
    comma = catalogue["comma"]
    if yes:
        yield catalogue.format("reply.agreed", names=comma.join(_names(record, yes)))
    for volunteer, name in zip(no, _names(record, no), strict=True):
        own = [_duty(one, catalogue) for one in record.duties if volunteer in one.volunteers]
        what = catalogue["semicolon"].join(own)
        yield catalogue.format("reply.declined", name=name, what=what)
    open_ones = [
        volunteer
        for household in households(record)
        if not {*yes, *no}.intersection(household)
        for volunteer in household
    ]
    if open_ones:
        yield catalogue.format("reply.open", names=comma.join(_names(record, open_ones)))


def _names(record: Record, ids: Iterable[str]) -> list[str]:
    """What each is called; namesakes with their id."""
    names = {one.id: clean(one.name) for one in record.volunteers}
    seen = Counter(names.values())
    shown = {
        one: f"{name} ({clean(one)})" if seen[name] > 1 else name for one, name in names.items()
    }
    return [shown.get(one, clean(one)) for one in ids]


def _duty(duty: RecordedDuty, catalogue: Catalogue) -> str:
    time = f" {duty.start}-{duty.end}" if duty.start else ""
    return catalogue.format("duty", task=clean(duty.task), day=duty.date, time=time)
