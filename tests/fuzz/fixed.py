"""What fuzzed inputs are read beside: one plan, one record, one folder."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.ledger.record import Record
from dutyplan.plan import Plan
from dutyplan.weekfile import read_week_bytes

BESIDE = Path(__file__).parent / "beside"
"""The folder in which a fuzzed week file stands, as far as the reader knows."""

START = date(2026, 11, 28)

WEEK_OF_TABLE = """\
start: 2026-11-28
weeks: 2
tasks:
- {{name: Basement, when: saturday 10:00-12:00, effort: 3, age: 12+, skills: keys}}
- {{name: Rails, when: [saturday 10:00-11:00, sunday], people: 2-4}}
volunteers: {name}
rules: {{limits: {{per_week: 1}}, rest: 12 hours}}
"""
"""A week file whose volunteers stand in a table of that name."""

_WEEK = """\
start: 2026-11-28
weeks: 2
country: DE
tasks:
- {name: Rails, when: saturday 10:00-11:00, people: 2, standby: 1}
- {name: "Hall: left", when: [saturday 09:00-10:00, saturday 22:00-02:00]}
- {name: 地下室, when: [2026-12-06, 2026-12-10]}
- {name: Wall, when: daily}
- {name: Moon, when: 2030-01-01}
volunteers:
- {name: Aynur, age: 15}
- {name: Bahar, age: 40}
- {name: Li Min, id: l1}
- {name: Li Min, id: l2}
- {name: "Ma: Jun", household: h}
- {name: 李敏, household: h}
"""

_RECORD = b"""\
{"title": "Saturday", "start": "2026-11-28", "end": "2026-12-11", "duties": [
 {"date": "2026-11-28", "start": "10:00", "end": "11:00", "task": "Rails", "want": 2,
  "volunteers": ["Aynur", "l1"], "standby": ["Bahar"], "missing": 0, "effort": 1,
  "attendance": {"Aynur": "absent"}},
 {"date": "2026-11-28", "start": "09:00", "end": "10:00", "task": "Hall: left", "want": 1,
  "volunteers": ["Ma: Jun"], "standby": [], "missing": 0, "effort": 1},
 {"date": "2026-11-28", "start": "22:00", "end": "02:00", "task": "Hall: left", "want": 1,
  "volunteers": [], "standby": [], "missing": 1, "effort": 1},
 {"date": "2026-12-06", "start": null, "end": null, "task": "Wall", "want": 1,
  "volunteers": ["\xe6\x9d\x8e\xe6\x95\x8f"], "standby": [], "missing": 0, "effort": 2.5}],
 "volunteers": [{"id": "Aynur", "name": "Aynur"}, {"id": "Bahar", "name": "Bahar"},
  {"id": "l1", "name": "Li Min"}, {"id": "l2", "name": "Li Min"},
  {"id": "Ma: Jun", "name": "Ma: Jun", "household": "h"},
  {"id": "\xe6\x9d\x8e\xe6\x95\x8f", "name": "\xe6\x9d\x8e\xe6\x95\x8f", "household": "h"}]}
"""


@cache
def fixed_plan() -> Plan:
    """A plan in which names have colons, namesakes and households."""
    plan, problems = read_week_bytes("week.yaml", _WEEK.encode(), BESIDE)
    assert plan is not None, problems
    return plan


@cache
def fixed_record() -> Record:
    """A filed roster of it."""
    record, problems = read_record("2026-11-28.json", _RECORD)
    assert record is not None, problems
    return record
