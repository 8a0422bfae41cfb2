"""Files with all that can be wrong in them, and what is said of them.

Between them they say every sentence that the catalogues have for files, so that what is said in
another language can be looked at.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dutyplan.again.calls import read_away, read_back, read_goals
from dutyplan.again.replanning import replan
from dutyplan.cli.options import read_file
from dutyplan.explaining.asking.asked import find_duty
from dutyplan.grammar.text import MisreadError
from dutyplan.ledger.agreeing.replies import Replies
from dutyplan.ledger.attending.filledin import read_filled_in
from dutyplan.ledger.attending.lookup import Lookup
from dutyplan.ledger.attending.marks import Marks
from dutyplan.ledger.attending.spoken import Spoken
from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.ledger.reading.rosterfile import read_roster
from dutyplan.ledger.reading.superseded import superseded
from dutyplan.ledger.record import Record
from dutyplan.locales.wording import worded
from dutyplan.plan import Plan
from dutyplan.problems import Problem
from dutyplan.roster import Assignment, Roster
from dutyplan.rules.away import Away
from dutyplan.weekfile import read_week_bytes, read_week_file

HEAD = "start: 2026-11-28\n"
TASKS = "tasks:\n- {name: Rails, when: saturday 10:00-11:00, people: 2}\n"
PEOPLE = "volunteers:\n- {name: Aynur, age: 15}\n- {name: Bahar, age: 40}\n"
WEEK = HEAD + TASKS + PEOPLE

NOT_YAML = (
    "",
    "# nothing\n",
    "---\n",
    "- a\n",
    "start：2026-11-28\n",
    '{"duties": []}',
    "start: [2026-11-28\ntasks: x\n",
    "start: @x\n",
    "start: a: b\n",
    "start: 2026-11-28\n  tasks: x\n",
    "a: [b,, c]\n",
    'a: "\\q"\n',
    "a: b\n c\nd\n",
    "a: b\n- c\n",
    "a: 'b\n",
    "start: 2026-11-28\ntasks:\n\t- x\n",
    "a: !!set {b}\n",
    "a: &b [*b]\n",
    "a: *c\n",
    "? [a]\n: b\n",
    "a: b\n---\nc: d\n",
    "a: \x07\n",
    "a: " + "[" * 31 + "\n",
    "%x\n",
    "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 7)),
    "a: |\n  x\n b\n",
    "a: &x &y b\n",
)

VALUES = """\
start: 2026-13-01
weeks: many
end: 0001-01-01
language: tlh
consent: 0%
timezone: Peking
strat: 2026-11-28
country: DEU
history: []
tasks:
- 7
- [x]
- {when: saturday, peopel: 2}
- {name: "", when: []}
- {name: =A, when: saturday}
- {name: "\\tB", when: saturday}
- {name: "a\\nb", when: saturday}
- {name: [x], when: saturday}
- {name: C, when: [{people: 2}, {days: saturday, peple: 2}]}
- {name: D, when: saturday, people: {max: 2}}
- {name: E, when: saturday, people: {want: 2, max: 1}}
- {name: F, when: saturday, people: 0}
- {name: G, when: saturday, people: 200000}
- {name: H, when: saturday, people: 4-2}
- {name: I, when: saturday, people: some}
- {name: J, when: saturday, people: {}}
- {name: K, when: saturday, effort: 0.001, age: old, priority: 0, standby: 1001}
- {name: L, when: saturday, effort: 1001, age: 20-10, skills: {keys: no}}
- {name: M, when: saturday, effort: [1]}
- {name: N, when: saturday, effort: ''}
volunteers:
- {name: Aynur, age: 15, age: 16, share: 1001}
- {name: Bahar, share: -1, prefers: [{Rails: }, {Rails: 0}]}
- {name: Gulnar, limits: {per_week: {min: 3, max: 2}, total: few, hours: 200000, effort: x}}
- {name: Li Min, limits: {per_day: {max: 1.5}, weekends: {cost: 2}, tasks: 2}}
- {name: Ma Jun, limits: {tasks: {Rails: }, hours: x, total: {cost: x}, per_week: {mni: 2}}}
rules: [rest]
goals: []
"""

DAYS = """\
start: 2026-11-28
country: DE
subdivision: Bavariaa
tasks:
- {name: A, when: [10:00-12:00, saturday 25:00-26:00, saturday 10:00-10:00, holidays]}
- {name: B, when: [2026-12-07..2026-12-01, every week, every 0 weeks from 2026-11-28]}
- {name: C, when: [sat 10:00-11:00 12:00-13:00, saturday 10:00, "saturday, sunday"]}
- {name: D, when: [mon-fri, saturdy, someday, 2026-11-31, 2026-13-01, 3000-01-01]}
- {name: E, when: saturday 9:00}
- {name: F, when: {}}
- {name: G, when: qqqqqqq}
volunteers:
- {name: Aynur, available: {}, prefers: [sometime, "Foo, saturday", Fg]}
"""

RULES = """\
start: 2026-11-28
weeks: 2
end: 2026-12-30
tasks:
- {name: Rails, when: saturday 10:00-11:00, people: 1, skills: [keys]}
- {name: rails, when: saturday}
- {name: Rails, when: 2020-01-01}
volunteers:
- {name: Aynur, age: 15, born: 2027-01-01, guardian: Aynur, never: [Ralis, RAILS]}
- {name: Aynur, since: 2026-12-01, until: 2026-11-01, guardian: Nobody}
- {name: Bahar, id: b}
- {name: Gulnar, id: b}
- {name: Li Min, id: l1, limits: {tasks: {Rails: 1, Railz: 1}}}
- {name: Li Min, id: l2}
rules:
  rset: 1 week
  rest: 0 hours
  rotate: 12 hours
  together: [x, [Aynur], [Bahar, Bahar, Bhar], [b, Li Min]]
  fixed:
  - {volunteer: Bhar, task: Rials, date: 2026-11-28}
  - {volunteer: Bahar, task: Rails}
  after: {task: Rails}
  supervision: [{who: minors}, {per: 2}]
goals:
- fairnes
- [coverage, fairness]
- [[coverage], wishes]
- []
- coverage: {a: 1}
- coverage
- fairness: {of: money, on: saturday 10:00-11:00, memory: 3 hours, tasks: Rials}
- fairness: {memory: soon}
"""

MORE_RULES = (
    WEEK + "rules: {rest: 1.5 days, rotate: 1.5 weeks}\n",
    WEEK + "rules: {rest: soon, rotate: long}\n",
    WEEK + "rules: {together: Aynur}\n",
    WEEK + "rules: {rest: {cost: 2}, limits: 3}\n",
    WEEK + "goals: [stability]\n",
    WEEK + "goals: [coverage, {}]\n",
    WEEK + "goals: [fairness]\n",
    WEEK + "goals: []\n",
    WEEK.replace("tasks", "task"),
    WEEK.replace("saturday", "2025-01-01"),
    WEEK.replace("- {name: R", "- {name: Snow, when: 2025-01-01}\n- {name: R"),
    WEEK.replace("people: 2", "skills: key"),
    WEEK.replace("age: 40", "skills: keys").replace("people: 2", "skills: key"),
    WEEK.replace("age: 40}", "prefers: saturday, limits: {total: 1+}}")
    + "goals: [coverage, fairness]\n",
    WEEK.replace("people: 2", "age: 12+").replace(", age: 40", ""),
    WEEK.replace(", age: 40", "") + "rules: {supervision: [{who: minors, by: adults}]}\n",
    WEEK.replace("people: 2", "people: 1") + "rules: {supervision: [{who: minors, by: adults}]}\n",
    WEEK.replace(", age: 40", ", age: 14") + "rules: {supervision: [{who: 0-14, by: keys}]}\n",
    WEEK.replace("40", "14") + "rules: {supervision: [{who: minors, by: adults}]}\n",
    WEEK.replace(" 10:00-11:00", "")
    + "rules: {limits: {hours: 3}}\ngoals: [{fairness: {of: hours}}]\n",
    WEEK.replace("people: 2", "people: 1").replace("15}", "15, guardian: Bahar}"),
    WEEK.replace("15}", "15, guardian: Bahar}") + "rules: {apart: [[Aynur, Bahar]]}\n",
    WEEK.replace("people: 2", "people: 1") + "rules: {together: [[Aynur, Bahar]]}\n",
    WEEK.replace("people: 2", "people: 2, age: 20+")
    + "- {name: Gulnar, age: 30}\nrules: {together: [[Aynur, Bahar]]}\n",
    WEEK + "rules: {apart: [[Aynur, Bahar]], together: [[Aynur, Bahar]]}\n",
    WEEK + "rules: {fixed: [{volunteer: Aynur, task: Rails, date: 2026-11-29}]}\n",
    WEEK.replace("age: 40", "never: Rails")
    + "rules: {fixed: [{volunteer: Bahar, task: Rails, date: 2026-11-28}]}\n",
    WEEK.replace("people: 2", "people: 1")
    + "rules:\n  fixed:\n  - {volunteer: Bahar, task: Rails, date: 2026-11-28}\n"
    "  - {volunteer: Aynur, task: Rails, date: 2026-11-28}\n",
    WEEK.replace("- {name: R", "- {name: Hall, when: saturday 10:30-12:00}\n- {name: R")
    + "rules:\n  fixed:\n  - {volunteer: Bahar, task: Rails, date: 2026-11-28}\n"
    "  - {volunteer: Bahar, task: Hall, date: 2026-11-28}\n",
    WEEK + "rules:\n  fixed:\n  - {volunteer: Bahar, task: Rails, date: 2026-11-28}\n"
    "  - {volunteer: Aynur, task: Rails, date: 2026-11-28}\n  apart: [[Aynur, Bahar]]\n",
    WEEK.replace("40}", "40, limits: {total: 1}}")
    + "weeks: 2\nrules:\n  fixed:\n  - {volunteer: Bahar, task: Rails, date: 2026-11-28}\n"
    "  - {volunteer: Bahar, task: Rails, date: 2026-12-05}\n",
    WEEK + "subdivision: BY\n",
    WEEK + "country: 中国\n",
    WEEK + "country: DE\nsubdivision: XX\n",
    WEEK + "country: SG\nsubdivision: XX\n",
    WEEK.replace("saturday 10", "节假日 10"),
    WEEK + "end: 2026-11-01\n",
    WEEK.replace("\n- {name: Aynur, age: 15}\n- {name: Bahar, age: 40}", " [Aynur]"),
    WEEK.replace("\n- {name: R", " {name: R"),
    WEEK + "weeks: ''\n",
    WEEK.replace("15}", "15, guardian: Aynur}"),
    WEEK.replace("2026-11-28", "soon") + "country: []\nlanguage: []\nconsent: []\n",
    WEEK.replace("saturday", "qqqqqqq") + "country: DE\nsubdivision: Bayrn\n",
    WEEK.replace("15", "x, prefers: [{Rails: x}]").replace("people: 2", "people: 2, priority: x"),
    WEEK + "country: DE\nsubdivision: []\nrules: {rest: [], rotate: {cost: 2}, after: [7]}\n",
    WEEK + "rules: {together: [{a: 1}], limits: {hours: {max: x}, effort: {max: []}}}\n",
    WEEK.replace("people: 2", "people: 2, age: 50+")
    + "".join(f"- {{name: V{number}, age: 60}}\n" for number in range(5))
    + "rules: {together: [[Aynur, Bahar, V0, V1, V2, V3]]}\n",
    HEAD + TASKS.replace("people: 2", "people: 1") + "volunteers: people.csv\n"
    "rules: {together: [[Aynur, Bahar]], apart: [[Aynur, Bahar]]}\n",
    *(WEEK.replace("2026-11-28", f"2026-{month:02}-32") for month in range(1, 13)),
)
"""Week files with a thing or two wrong, that in one file would hide each other."""


def in_week_files(folder: Path) -> Iterator[Problem]:
    """All that is said of week files."""
    (folder / "people.csv").write_text("name,guardian\nAynur,Bahar\nBahar,\n")
    for text in (*NOT_YAML, VALUES, DAYS, RULES, *MORE_RULES):
        yield from read_week_bytes("week.yaml", text.encode(), folder)[1]
    for data in (
        b"\x7fELF\0\xff",
        b"PK\x03\x04\0\xff",
        b"a: \0",
        "a: 清洁".encode("gbk"),
        b"a: \xff\xff",
        b"# " * 10**7,
    ):
        yield from read_week_bytes("week.yaml", data, folder)[1]
    for path in ("none.csv", "x" * 300 + ".csv"):
        people = f"{HEAD}{TASKS}volunteers: {path}\n"
        yield from read_week_bytes("week.yaml", people.encode(), folder)[1]
    yield from read_week_file(folder / "none.yaml")[1]
    yield from read_week_file(folder)[1]


DUTY: dict[str, Any] = {
    "date": "2026-11-28", "start": "10:00", "end": "11:00", "task": "Rails", "want": 2,
    "volunteers": ["Aynur"], "standby": ["Gulnar"],
}  # fmt: skip
RECORD: dict[str, Any] = {
    "title": "Saturday", "start": "2026-11-28", "end": "2026-12-04", "duties": [DUTY],
}  # fmt: skip

DUTIES: tuple[Any, ...] = (
    {"date": "2026-11-01"}, {"start": "10:00", "end": None}, {"start": None}, {"end": "10:00"},
    {"start": "25"}, {"task": ""}, {"effort": 1001}, {"want": -1}, {"volunteers": ["", "A", "A"]},
    {"standby": ["Gulnar", "Gulnar", "Aynur"]}, {"attendance": {"Bahar": "done"}},
    {"sharers": {"everyone": ["A", "A"]}}, {"date": 5, "task": None, "want": 2.5, "effort": "1"},
    {"volunteers": "Aynur", "called_off": 1, "attendance": {"Aynur": "late"}, "sharers": []},
)  # fmt: skip
RECORDS: tuple[dict[str, Any], ...] = (
    {"end": "2026-11-01"}, {"duties": []}, {"duties": [DUTY, DUTY]}, {"title": 7, "start": "soon"},
    {"consent": {"percent": 0, "state": "proposed"}}, {"week_file": "week.yaml", "duties": [7]},
    {"volunteers": [{"id": "A", "name": "A", "share": -1}, {"id": "A", "name": "A"}]},
    {"summary": 3, "away": 7}, {"start": "1800-01-01", "timezone": "Peking"},
)  # fmt: skip
NOT_JSON = ('{"a": 1,\n "b" 2}', "{", '{"a": 1} x', '{"a": 1 2}', '{"a": "b', '{"a": }',
            '{"a": "\n"}', '{"a": 1, "a": 2}', '{"a": "\\q"}', '{"a": ' + "[" * 100_000,
            '{"a": ' + "9" * 5000 + "}", '{"title": "周\\ud800"}')  # fmt: skip
ROWS = "date,task,volunteer,start,end,role,effort,status\n"
ROSTERS = (
    "",
    'date,task,volunteer\n"a',
    'date,task,volunteer\n"a"b,c,d\n',
    "a,b\n1,2\n",
    "date,task\n2026-11-28,Rails\n",
    "date,task,volunteer\n",
    ROWS + "soon,,Aynur,25:00,,,,\n,Rails,Aynur,,,boss,x,late\n2026-11-31,Rails,Aynur,,,,,\n"
    "2026-11-28,Rails,Aynur,10:00,,,,\n2026-11-28,Rails,Aynur,,10:00,,,\n"
    "2026-11-28,Rails,Aynur,10:00,10:00,,,\n2026-11-28,Rails,Aynur,10:00,11:00,gap,,\n"
    "2026-11-28,Rails,Bahar,10:00,11:00,,2,\n2026-11-28,Rails,Bahar,10:00,11:00,,3,\n",
    "date,task,volunteer\n2026-11-28,Hall,Aynur\n2026-11-28,Moon,Aynur\n",
    ROWS + "2026-11-28,Rials,Bhar,,,,,\n2025-11-28,Rails,Aynur,,,,,\n2026-11-29,Rails,,,,,,\n"
    "2026-11-29,Rails,Aynur,,,,,\n2026-11-28,Rails,Aynur,09:00,,,,\n2026-11-28,,Aynur,,,,,\n"
    "2026-11-28,Rails,Aynur,,,,,\n2026-11-28,Rails,Aynur,,,standby,,\n"
    "2026-11-28,Hall,Bahar,,,,,\n2026-11-28,Hall,Bahar,08:00,,,,\n2026-12-01,Snow,Bahar,,,,,\n"
    "2026-11-28,Rails,Bahar,,,standby,,\n2026-11-28,Rails,Bahar,,,standby,,\n"
    "2026-11-28,Rails,Li Min,,,,,\n2026-11-28,Rails,Xerxes,,,,,\n",
    '{"duties": 7}',
    '{"duty": 7}',
    '{"duties": [7, {"date": "2026-11-28", "task": "Rails", "start": 7, "volunteers": [7]},'
    ' {"date": "2026-11-28", "task": "Rails", "volunteers": [""]}]}',
)
PLAN = """\
start: 2026-11-28
weeks: 2
tasks:
- {name: Rails, when: saturday 10:00-11:00, people: 2, standby: 1}
- {name: Hall, when: [saturday 09:00-10:00, saturday 11:00-12:00]}
- {name: Snow, when: 2026-12-06}
- {name: Wall, when: sunday}
- {name: Moon, when: 2030-01-01}
volunteers:
- {name: Aynur, age: 15}
- {name: Bahar, age: 40}
- {name: Gulnar}
- {name: Li Min, id: l1}
- {name: Li Min, id: l2}
- {name: Ma Jun}
- {name: Wang Guoqiang}
- {name: Tursun}
- {name: Zhao Lei}
"""


def plan_of(text: str = PLAN, folder: Path = Path()) -> Plan:
    plan, problems = read_week_bytes("week.yaml", text.encode(), folder)
    assert plan is not None, problems
    return plan


def in_rosters(folder: Path) -> Iterator[Problem]:
    """All that is said of rosters, whoever reads them."""
    plan = plan_of()
    texts = [json.dumps(RECORD | {"duties": [DUTY | one]}) for one in DUTIES]
    texts += [json.dumps(RECORD | one) for one in RECORDS]
    texts.append('{"title": 7}')
    for text in (*texts, *NOT_JSON, *ROSTERS):
        yield from read_record("roster", text.encode())[1]
        yield from read_roster("roster", text.encode(), plan)[1]
    yield from read_file(folder / "none", worded("noun.the-roster"), 1)[1]


def in_histories(folder: Path) -> Iterator[Problem]:
    """All that is said of folders of rosters."""
    rosters = folder / "rosters"
    rosters.mkdir()
    (folder / "note.txt").write_text("x")
    past = {
        "2026-11-07": _filed("2026-11-07", "Xu", "Bo", "Ce", "Du", "Ed", "Fu"),
        "again": _filed("2026-11-07", "Bahar", more=2),
        "once-more": _filed("2026-11-07", "Bahar", more=2),
        "a": _filed("2026-11-14", "Aynur") | {"replaces": ["b", "gone"]},
        "b": _filed("2026-11-14", "Aynur") | {"replaces": ["a"]},
        "cut": _filed("2026-11-20", "Aynur"),
        "twin": _filed("2026-11-21", "Aynur", "Bahar"),
    }
    for name, record in past.items():
        text = json.dumps(record)
        (rosters / f"{name}.json").write_text(text[: 90 if name == "cut" else None])
    head = "date,task,volunteer,start,end,status\n"
    row = "2026-11-21,Rails,{},10:00,11:00,{}\n"
    (rosters / "cut.csv").write_text(head)
    (rosters / "once-more.csv").write_text(head)
    (rosters / "2026-11-07.csv").write_text(head + "2026-11-07,Rails,Xu,10:00,11:00,absent\n")
    both = row.format("Aynur", "") + row.format("Bahar", "")
    more, other = row.format("Gulnar", ""), both.replace("11:00,", "11:00,absent", 1)
    for rows in (row.format("Aynur", ""), both + more, other):
        (rosters / "twin.csv").write_text(head + rows)
        yield from _with_history(folder, "rosters")
    twin = past["twin"]
    twin["duties"][0]["attendance"] = {"Aynur": "absent"}
    (rosters / "twin.json").write_text(json.dumps(twin))
    (rosters / "twin.csv").write_text(head + both)
    yield from _with_history(folder, "rosters")
    (rosters / "twin.csv").write_text("")
    (rosters / "table.csv").write_text("date,task,volunteer\n2026-11-07,Rails,Bahar\n")
    for names in ("rosters", "roster", "note.txt", "rosters/2026-11-08.json", "x" * 300, '"a\\0b"',
                  "[rosters/2026-11-07.json, rosters/again.json]",
                  "[rosters/again.json, rosters/once-more.json]"):  # fmt: skip
        yield from _with_history(folder, names)
    (rosters / "2026-11-07.csv").unlink()
    night = _filed("2026-11-27", "Bahar")
    night["duties"][0] |= {"start": "22:00", "end": "02:00"}
    (folder / "night.json").write_text(json.dumps(night))
    fixed = "history: night.json\nrules:\n  fixed:\n  - {volunteer: Bahar, task: Early, date: "
    early = WEEK.replace("- {name: R", "- {name: Early, when: saturday 01:00-03:00}\n- {name: R")
    yield from read_week_bytes("week.yaml", (early + fixed + "2026-11-28}\n").encode(), folder)[1]
    (rosters / "table.csv").write_text(
        "date,task,volunteer,start,end\n2026-11-07,Rails,Bahar,10:00,11:00\n"
    )
    yield from _with_history(folder, "[rosters/2026-11-07.json, rosters/table.csv]")
    yield from _with_history(folder, "rosters/2026-11-07.json")
    for days in (("2026-11-07", "2026-11-07"), ("2026-11-14", "2026-11-20")):
        record = _filed(days[0], "Aynur") | {"end": days[1], "replaces": ["old"]}
        (rosters / f"new {days[0]}.json").write_text(json.dumps(record))
        old = _filed("2026-11-07", "Aynur") | {"end": "2026-11-14"}
        yield from superseded(rosters / "old.json", Record.model_validate_json(json.dumps(old)))
    two = old | {"duties": [*old["duties"], old["duties"][0] | {"date": "2026-11-14"}]}
    only = superseded(rosters / "old.json", Record.model_validate_json(json.dumps(two)))
    many = [old["duties"][0] | {"date": f"2026-11-{day:02}"} for day in range(1, 31)]
    wide = old | {"start": "2026-11-01", "end": "2026-11-30", "duties": many}
    (rosters / "newest.json").write_text(
        json.dumps(wide | {"end": "2026-11-20", "duties": many[:20], "replaces": ["old"]})
    )
    yield from only
    yield from superseded(rosters / "old.json", Record.model_validate_json(json.dumps(wide)))


def _filed(day: str, *people: str, more: int = 0) -> dict[str, Any]:
    duty = DUTY | {"date": day, "volunteers": list(people), "standby": []}
    others = [duty | {"task": f"Task {number}"} for number in range(more)]
    return RECORD | {"start": day, "end": day, "duties": [duty, *others]}


def _with_history(folder: Path, names: str) -> list[Problem]:
    return read_week_bytes("week.yaml", f"{PLAN}history: {names}\n".encode(), folder)[1]


def in_what_is_said(folder: Path) -> Iterator[Problem]:
    """All that is said of attendance and replies, typed and filled in."""
    duties = [DUTY, DUTY | {"task": "Hall", "start": "09:00", "end": "10:00", "standby": []},
              DUTY | {"task": "Hall", "standby": []}]  # fmt: skip
    duties += [DUTY | {"task": "Wall", "date": f"2026-12-{day:02}"} for day in range(5, 15)]
    people = [{"id": one, "name": one} for one in ("Aynur", "Bahar", "Gulnar")]
    people += [{"id": one, "name": "Li Min"} for one in ("l1", "l2")]
    people += [{"id": one, "name": "Tur", "household": "h"} for one in ("a:b", "a")]
    text = json.dumps(RECORD | {"end": "2026-12-20", "duties": duties, "volunteers": people})
    record = Record.model_validate_json(text)
    marks = Marks(Lookup(record))
    spoken = Spoken(marks)
    for one in ("x", "Aynur:Rails:2026-11-29", "Bahar:Rails:2026-11-28", "Gulnar:Rails:2026-11-28",
                "Li Min:Rails:2026-11-28", "Aynur:Hall:2026-11-28", "Aynur:Hall:2026-11-28 08:00",
                "Aynur:Wall:2026-11-28", "Aynur:Rails:2026-11-31", "Bhar:Rials:2026-11-28",
                "Aynur:Rails:2026-11-28"):  # fmt: skip
        spoken.absent("--absent", one)
    spoken.done("--done", "Aynur:Rails:2026-11-28")
    spoken.done("--done", "Bahar:Rails:2026-11-28")
    spoken.cancelled("--cancelled", "x")
    spoken.day("--day", "2026-11-29")
    spoken.undo("--undo", "2026-11-28")
    spoken.refuse_both("--undo", "2026-11-28", date(2026, 11, 28))
    colons = [DUTY | {"task": one, "volunteers": ["a", "a:b"]} for one in ("b:c", "c")]
    other = Marks(Lookup(Record.model_validate_json(json.dumps(RECORD | {"duties": colons}))))
    Spoken(other).absent("--absent", "a:b:c:2026-11-28")
    marked = DUTY | {"attendance": {"Aynur": "done"}, "date": "2026-11-29"}
    empty = DUTY | {"task": "Empty", "volunteers": [], "standby": []}
    few = Marks(
        Lookup(Record.model_validate_json(json.dumps(RECORD | {"duties": [DUTY, empty, marked]})))
    )
    Spoken(few).undo("--undo", "2026-11-28")
    Spoken(few).absent("--absent", "Aynur:Empty:2026-11-28")
    Spoken(few).came("--came", "Aynru:Rails:2026-11-28")
    Spoken(few).came("--came", "=x:Rails:2026-11-28")
    row = "2026-11-28,Rails,{},10:00,11:00,{},,{}\n"
    rows = ROWS + "".join(
        row.format(*cells)
        for cells in (("Aynur", "", ""), ("Aynur", "", ""), ("Bahar", "standby", ""))
    )
    rows += row.format("l1", "", "absent")
    filled = [Marks(Lookup(record)), Marks(Lookup(record))]
    read_filled_in("filled.csv", rows.encode(), filled[0])
    read_filled_in("filled.csv", (ROWS + row.format("Aynur", "", "")).encode(), filled[1])
    for each in (marks, other, few, *filled):
        yield from each.lookup.problems
    replies = Replies(record)
    replies.accept("--yes", "Aynur,Bahar")
    replies.decline("--no", "Aynur")
    replies.read("replies.csv", b"volunteer,reply\nAynur,perhaps\n,yes\nTur,yes\n")
    replies.read("replies.csv", b"who,what\n")
    yield from replies.problems
    home = [DUTY | {"volunteers": ["a:b"], "standby": []}]
    household = Replies(Record.model_validate(json.loads(text) | {"duties": home}))
    household.accept("--yes", "a")
    household.decline("--no", "a")
    yield from household.problems


def in_questions(folder: Path) -> Iterator[Problem]:
    """All that is said of duties asked about, and of calls."""
    plan = plan_of()
    known = Away(((plan.volunteers[0], date(2026, 12, 5)),), ())
    asked: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
        *((find_duty, (plan, text)) for text in (
            "x", "Rails 2026-11-31", "Rails 2026-11-29", "Rials 2026-11-28", "Hall 2026-11-28",
            "Hall 2026-11-28 08:00", "Hall 2026-11-28 08:00-09:00")),
        (find_duty, (plan_of(PLAN.replace("weeks: 2", "weeks: 9")), "Rails 2026-11-29")),
        (find_duty, (plan_of(PLAN.replace("2026-12-06", "2027-01-01")), "Snow 2026-11-29")),
        *((read_away, (plan, text)) for text in (
            "x", "Aynur 2026-12-05..2026-12-01", "Aynur 2025-01-01", "Aynur soon")),
        (read_back, (plan, Away((), ()), "Aynur 2026-11-28")),
        (read_back, (plan, known, "Aynur 2026-11-28")),
        *((read_goals, (text,)) for text in ("fairnes", "wishes,wishes", "fairness+wishes")),
    ]  # fmt: skip
    for ask, about in asked:
        with suppress(MisreadError):
            ask(*about)
        try:
            ask(*about)
        except MisreadError as error:
            yield from error.problems
    yield from in_replans()


def in_replans() -> Iterator[Problem]:
    """Lines of `fixed` that don't hold any more."""
    fixed = "fixed: [{volunteer: Bahar, task: Rails, date: 2026-12-05}]"
    for rules, away in ((fixed, True), (f"{fixed}, limits: {{total: 1}}", False),
                        ("rest: {least: 1 day, cost: 2}", False)):  # fmt: skip
        text = PLAN.replace("saturday 11:00-12:00", "saturday 10:30-12:00")
        plan = plan_of(f"{text}rules: {{{rules}}}\n")
        bahar = plan.volunteers[1]
        done = [duty for duty in plan.duties if duty.date == date(2026, 11, 28)]
        clash = [duty for duty in done if duty.window and duty.window.start >= 600]
        roster = Roster(plan, [Assignment(bahar, duty) for duty in clash])
        roster = Roster(plan, []) if away else roster
        called_off = [(bahar, date(2026, 12, 5))] if away else []
        yield from replan(plan, roster, away=called_off, done=done, time_limit=5).problems


ALL = (in_week_files, in_rosters, in_histories, in_what_is_said, in_questions)


def everything(folder: Path) -> list[Problem]:
    """All problems of all of them."""
    found = []
    for number, told in enumerate(ALL):
        own = folder / str(number)
        own.mkdir()
        found += [replace(one) for one in told(own)]
    return found
