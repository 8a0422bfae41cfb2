"""Readers that must stand whatever bytes they are given: a function of bytes each.

None of them raises but where something is wrong with the program. `tools/fuzz.py` tries them with
bytes that it makes up, and `test_corpus.py` with those that were kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory

from dutyplan.grammar.language import language_in
from dutyplan.grammar.tabular.csvbytes import decode_csv
from dutyplan.grammar.tabular.tables import read_table
from dutyplan.grammar.text import MisreadError, decode
from dutyplan.ledger.reading.recordfile import duty_place, read_record
from dutyplan.ledger.reading.rosterfile import read_roster
from dutyplan.locales import LANGUAGES
from dutyplan.outputs.filed import filed_texts
from dutyplan.plan import CENTIPOINTS, MINUTES_PER_DAY, Plan
from dutyplan.problems import Problem, has_errors
from dutyplan.signups import read_sign_ups
from dutyplan.signups.writing import to_csv
from dutyplan.weekfile import read_week_bytes
from tests.fuzz import books, parsers, spoken
from tests.fuzz.fixed import BESIDE, WEEK_OF_TABLE, fixed_plan
from tests.fuzz.told import insist_on_place, told

MAX_BYTES = 4096
"""More than this is never tried: what takes long takes long because of what it says."""

MAX_SECONDS = 2.0
"""An input that takes longer is a finding, too."""

_ROOMS = ("locales", "grammar", "rules", "goals", "weekfile", "signups", "ledger.reading")
"""Those that the targets are in."""


def week(data: bytes) -> None:
    """The week file: a plan, or at least one error."""
    said = _week(data)
    assert said == _week(data), "read twice it is not the same"
    assert language_in(data) in (None, *LANGUAGES)


def _week(data: bytes) -> list[str]:
    plan, problems = read_week_bytes("week.yaml", data, BESIDE)
    return _read(plan, problems, decode("", data, len(data))[0].text)


def _read(plan: Plan | None, problems: list[Problem], *texts: str) -> list[str]:
    assert (plan is None) == has_errors(problems)
    said = told(problems, *texts)
    if plan is None:
        return said
    _insist_on_plan(plan)
    names = [f"{one.id} {one.name} {one.free} {one.share}" for one in plan.volunteers]
    duties = [f"{one.label} {one.people} {one.effort}" for one in plan.duties]
    return [*said, plan.title, f"{plan.start} {plan.end}", *names, *duties]


def _insist_on_plan(plan: Plan) -> None:
    """Sizes are those of a plan, and places in its tables are right."""
    assert plan.start <= plan.end
    assert plan.duties
    assert plan.volunteers
    for place, duty in enumerate(plan.duties):
        assert duty.index == place
        assert plan.start <= duty.date <= plan.end
        assert 0 <= duty.effort <= 1000 * CENTIPOINTS
        assert 0 < duty.finish - duty.begin <= MINUTES_PER_DAY
        assert 0 <= duty.people.min <= duty.people.want <= (duty.people.max or duty.people.want)
    for place, one in enumerate(plan.volunteers):
        assert one.index == place
        assert one.id
        assert one.name
        assert 0 <= one.share <= 1000
        ends = [end for pair in one.free or () for end in pair]
        assert ends == sorted(set(ends)), f"{one.name} is free at {one.free}"


def grammar(data: bytes) -> None:
    """The small parsers; the first byte chooses one, the rest is what stands in the file."""
    told(parsers.problems_of(data), parsers.text_in(data))


def table(data: bytes) -> None:
    """A CSV of volunteers, as a table and as what `volunteers:` names."""
    found, problems = read_table("people.csv", data)
    assert found is not None or has_errors(problems)
    told(problems, decode_csv("", data, len(data))[0].text)
    if found is not None:
        assert found.header
        assert {len(row) for row in found.rows} <= {len(found.header)}
        for cell in (*found.header, *(cell for row in found.rows for cell in row)):
            insist_on_place(cell.span)
    _as_volunteers("people.csv", data)


def workbook(data: bytes) -> None:
    """A workbook, raw if it begins as one does; else edits of the parts of a good one."""
    book = books.made(data)
    found, problems = read_table("people.xlsx", book)
    assert found is not None or has_errors(problems)
    told(problems)
    for cell in (
        () if found is None else (*found.header, *(one for row in found.rows for one in row))
    ):
        assert cell.span.label.startswith("people.xlsx:")  # empty cells at the end have no text
    if found is not None:
        _as_volunteers("people.xlsx", book)


def _as_volunteers(name: str, data: bytes) -> None:
    with TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data)
        week = WEEK_OF_TABLE.format(name=name)
        plan, problems = read_week_bytes("week.yaml", week.encode(), Path(folder))
    _read(plan, problems, week)


def roster(data: bytes) -> None:
    """A filed roster, JSON or CSV: as a record with no plan at hand, and as one of a plan."""
    name = "roster.json" if data[:1] in (b'"', b"[") else "roster.csv"
    text = decode_csv("", data, len(data))[0].text
    record, problems = read_record(name, data)
    assert (record is None) == has_errors(problems)
    said = told(problems, text)
    again, more = read_record(name, data)
    assert again == record
    assert told(more, text) == said
    if record is not None:
        source = decode_csv(name, data, len(data))[0]
        insist_on_place(duty_place(source, len(record.duties) - 1))
        filed, rows = filed_texts(record)
        back, problems = read_record("2026-11-28.json", filed)
        assert back is not None, [one.message for one in problems]
        assert back.duties == record.duties
        _, problems = read_record("2026-11-28.csv", rows)
        assert not has_errors(problems) or not record.duties, [one.message for one in problems]
    made, problems = read_roster(name, data, fixed_plan())
    assert (made is None) == has_errors(problems)
    told(problems, text)


def signups(data: bytes) -> None:
    """A form's table or the list of a chat group; the first byte says which, and how it is read."""
    kind, body = data[0] if data else 0, data[1:]
    name, asked = parsers.sign_up_kind(kind)
    found, problems = read_sign_ups(name, body, asked)
    assert (found is None) == has_errors(problems)
    text = decode_csv("", body, len(body))[0].text
    told(problems, text)
    if found is None:
        return
    told(found.unread, text)
    again, problems = read_sign_ups("again.csv", to_csv(found.volunteers).encode(), asked)
    assert again is not None or not found.volunteers, [one.message for one in problems]
    if again is not None:
        names = [one.cells["name"] for one in found.volunteers]
        assert [one.cells["name"] for one in again.volunteers] == names


def arguments(data: bytes) -> None:
    """What people type behind options; the first byte says behind which."""
    try:
        problems = spoken.problems_of(data)
    except MisreadError as error:
        problems = error.problems
    told(problems)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (week, grammar, table, workbook, roster, signups, arguments)
}
"""By name."""


def import_all() -> None:
    """Import what the targets import only where it is used, so that it can be watched, too."""
    for name in _ROOMS:
        room = import_module(f"dutyplan.{name}")
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            import_module(module.name)
