"""What is said once attendance was taken: how many came, who did not, and what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from dutyplan.ledger.attending.attendance import Tally
from dutyplan.ledger.attending.lookup import Lookup
from dutyplan.ledger.record import Record, RecordedDuty
from dutyplan.locales import Catalogue
from dutyplan.outputs.text.grid import clean, fold_text
from dutyplan.reasons import Reason, because


def render_tally(record: Record, told: Tally, catalogue: Catalogue, width: int) -> str:
    """A sentence a line."""
    lines = (clean(one.said(catalogue)) for one in _Told(record, catalogue).sentences(told))
    return "\n".join(fold_text(line, width, "  ") for line in lines) + "\n"


def written(files: Iterable[Path], catalogue: Catalogue, width: int) -> str:
    """Where it was written."""
    names = catalogue["comma"].join(map(str, files))
    return fold_text(catalogue.format("attend.written", files=names), width, "  ") + "\n"


class _Told:
    def __init__(self, record: Record, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._name_of = Lookup(record).name_of
        self._times = Counter((duty.task, duty.date) for duty in record.duties)

    def sentences(self, told: Tally) -> Iterator[Reason]:
        """All that there is to say, one after the other."""
        if told.absent:
            absent, num = self._pairs(told.absent), len(told.absent)
            yield because("attend.absent", done=told.done, absent=num, who=absent)
        elif told.days:
            yield because("attend.done", done=told.done)
        if told.came:
            yield because("attend.came", num=len(told.came), who=self._pairs(told.came))
        if told.called_off:
            pairs = self._pairs(told.called_off)
            yield because("attend.called-off", num=len(told.called_off), who=pairs)
        if told.cancelled:
            duties = self._listed(map(self._duty, told.cancelled))
            yield because("attend.cancelled", num=len(told.cancelled), duties=duties)
        for day in told.taken_back:
            yield because("attend.taken-back", day=day)
        if told.open:
            yield because("attend.open", days=self._listed(map(str, told.open)))

    def _pairs(self, pairs: Iterable[tuple[str, RecordedDuty]]) -> str:
        """Everybody, and what each of them was on: nobody is left out, however many there are."""
        return self._listed(
            self._catalogue.format("attend.who", name=self._name_of(one), duty=self._duty(duty))
            for one, duty in pairs
        )

    def _listed(self, parts: Iterable[str]) -> str:
        return self._catalogue["comma"].join(parts)

    def _duty(self, duty: RecordedDuty) -> str:
        """Its time is told where the task has several that day."""
        is_one_of_several = self._times[duty.task, duty.date] > 1 and duty.start
        time = f" {duty.start}-{duty.end}" if is_one_of_several else ""
        return self._catalogue.format("duty", task=duty.task, day=duty.date, time=time)
