"""The JSON Schema: the keys of the models, references that resolve, and the example files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dutyplan.goals import GOALS
from dutyplan.rules import RULES
from dutyplan.rules.after import AfterWords
from dutyplan.rules.cells import CellWords
from dutyplan.rules.groups import GroupWords
from dutyplan.rules.limitwords import LimitsWords
from dutyplan.rules.rest import RestWords
from dutyplan.rules.rotate import RotateWords
from dutyplan.rules.supervision import SupervisionWords
from dutyplan.weekfile import read_week_bytes
from dutyplan.weekfile.jsonschema import json_schema
from dutyplan.weekfile.schema import TaskWords, VolunteerWords, WeekFile

CONFIGS = sorted((Path(__file__).parents[2] / "configs").glob("*.yaml"))

SCHEMA = json_schema()
RULES_SCHEMA = SCHEMA["properties"]["rules"]["properties"]


def resolve(schema: dict[str, Any]) -> dict[str, Any]:
    """The definition that a reference names."""
    while "$ref" in schema:
        prefix, _, name = schema["$ref"].rpartition("/")
        assert prefix == "#/$defs"
        schema = SCHEMA["$defs"][name]
    return schema


def everything(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for one in node.values():
            yield from everything(one)
    elif isinstance(node, list):
        for one in node:
            yield from everything(one)


KINDS: dict[str, type] = {
    "string": str,
    "object": dict,
    "array": list,
    "null": type(None),
    "number": float,
}
KEYWORDS = {"type", "const", "enum", "anyOf", "items", "minItems", "required", "properties"}
KEYWORDS |= {
    "additionalProperties",
    "$schema",
    "$defs",
    "title",
    "description",
    "default",
    "format",
}


def faults(schema: dict[str, Any], found: Any, path: str = "") -> list[str]:
    """What a JSON Schema of these few keywords has against a value made of texts."""
    schema = resolve(schema)
    unknown = schema.keys() - KEYWORDS
    assert not unknown, f"the test knows no keyword {unknown}"
    kinds = schema.get("type", list(KINDS))
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if not isinstance(found, tuple(KINDS[kind] for kind in kinds)):
        return [f"{path}: {found!r} is no {' or '.join(kinds)}"]
    said: list[str] = []
    allowed = [schema["const"]] if "const" in schema else schema.get("enum", [found])
    if found not in allowed:
        said.append(f"{path}: {found!r} is not {' or '.join(allowed)}")
    tries = [faults(one, found, path) for one in schema.get("anyOf", [])]
    if all(tries):
        said += sorted(tries, key=len)[0] if tries else []
    if isinstance(found, list):
        if len(found) < schema.get("minItems", 0):
            said.append(f"{path}: too few")
        for number, one in enumerate(found):
            said += faults(schema.get("items", {}), one, f"{path}/{number}")
    if isinstance(found, dict):
        said += [f"{path}: no {key!r}" for key in schema.get("required", []) if key not in found]
        for key, one in found.items():
            known = schema.get("properties", {}).get(key, schema.get("additionalProperties", {}))
            what = f"{path}/{key}"
            said += [f"{what}: unknown key"] if known is False else faults(known, one, what)
    return said


def data(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def test_the_schema_has_a_name_and_a_draft() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["title"] == "dutyplan week file"


@pytest.mark.parametrize(
    ("part", "words", "required"),
    [
        (SCHEMA, WeekFile, ["start", "tasks", "volunteers"]),
        (SCHEMA["$defs"]["task"], TaskWords, ["name", "when"]),
        (SCHEMA["$defs"]["volunteer"], VolunteerWords, ["name"]),
        (SCHEMA["properties"]["rules"]["properties"]["limits"], LimitsWords, []),
        (RULES_SCHEMA["fixed"]["items"], CellWords, ["volunteer", "task", "date"]),
        (RULES_SCHEMA["forbidden"]["items"], CellWords, ["volunteer", "task", "date"]),
        (RULES_SCHEMA["rest"], RestWords, ["least"]),
        (RULES_SCHEMA["rotate"], RotateWords, ["least"]),
        (RULES_SCHEMA["supervision"]["items"], SupervisionWords, ["who", "by"]),
        (RULES_SCHEMA["together"]["items"], GroupWords, ["names"]),
        (RULES_SCHEMA["apart"]["items"], GroupWords, ["names"]),
        (RULES_SCHEMA["after"]["items"], AfterWords, ["task", "not"]),
        (SCHEMA["$defs"]["volunteer"]["properties"]["limits"]["anyOf"][0], LimitsWords, []),
    ],
)
def test_the_schema_has_the_keys_of_the_models(
    part: dict[str, Any], words: Any, required: list[str]
) -> None:
    part = resolve(part)
    if words.short:
        plain, part = part["anyOf"]
        assert plain == part["properties"][words.short]
    assert list(part["properties"]) == words.keys()
    assert part.get("required", []) == required
    assert part["additionalProperties"] is False


def test_the_schema_knows_all_rules_and_goals() -> None:
    assert RULES_SCHEMA.keys() == {rule.id for rule in RULES if rule.words is not None}
    kinds = SCHEMA["properties"]["goals"]["items"]["anyOf"]
    assert [one["const"] for one in kinds if "const" in one] == list(GOALS)
    assert [list(one["properties"]) for one in kinds if "properties" in one] == [["fairness"]]


def test_every_reference_of_the_schema_resolves() -> None:
    references = [node["$ref"] for node in everything(SCHEMA) if "$ref" in node]
    assert references
    for reference in references:
        assert re.fullmatch(r"#/\$defs/\w+", reference)
        definition = resolve({"$ref": reference})
        # Some keys take a plain value in place of a mapping.
        kinds = [one.get("type") for one in definition.get("anyOf", [definition])]
        assert "object" in kinds


def test_the_schema_is_plain_json() -> None:
    for node in everything(SCHEMA):
        assert all(isinstance(key, str) for key in node)
    assert {type(one) for node in everything(SCHEMA) for one in node.values()} <= {
        str, int, bool, list, dict, type(None)
    }  # fmt: skip


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: str(path.stem))
def test_the_example_files_fit_the_schema(path: Path) -> None:
    assert faults(SCHEMA, data(path)) == []


def changed(change: dict[str, Any]) -> list[str]:
    """What the schema has against an example file with another value in it."""
    saturday = next(path for path in CONFIGS if path.stem == "saturday")
    return faults(SCHEMA, data(saturday) | change)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"titel": "x"}, ["/titel: unknown key"]),
        ({"tasks": []}, ["/tasks: too few"]),
        ({"tasks": "x"}, ["/tasks: 'x' is no array"]),
        ({"language": "fr"}, ["/language: 'fr' is not en or zh"]),
        ({"volunteers": []}, ["/volunteers: [] is no string"]),
        ({"volunteers": [{"id": "x"}]}, ["/volunteers: [{'id': 'x'}] is no string"]),
        ({"tasks": [{"when": "daily"}]}, ["/tasks/0: no 'name'"]),
        (
            {"tasks": [{"name": "A", "when": "daily", "peopel": "2"}]},
            ["/tasks/0/peopel: unknown key"],
        ),
        ({"rules": {"rset": "1 week"}}, ["/rules/rset: unknown key"]),
        ({"rules": {"rest": ["1 week"]}}, ["/rules/rest: ['1 week'] is no string"]),
        ({"rules": {"apart": [["A"]]}}, ["/rules/apart/0: too few"]),
        ({"goals": ["justice"]}, ["/goals/0: 'justice' is not coverage"]),
    ],
)
def test_what_the_schema_refuses(change: dict[str, Any], said: list[str]) -> None:
    assert changed(change) == said


@pytest.mark.parametrize(
    "change",
    [
        {"goals": ["coverage", {"wishes": {}}]},
        {"goals": [{}]},
        {"tasks": [{"name": "A", "when": "daily", "age": {"mni": "3"}}]},
    ],
)
def test_what_the_reader_refuses_and_the_schema_should(change: dict[str, Any]) -> None:
    assert changed(change)


def test_limits_that_the_schema_takes() -> None:
    assert changed({"rules": {"limits": {"total": "0-2", "tasks": {"A": "1"}}}}) == []


def test_limits_that_the_reader_takes_and_the_schema_should() -> None:
    assert changed({"rules": {"limits": {"total": {"max": "2"}}}}) == []


@pytest.mark.parametrize(
    "rules",
    [
        {"rest": "1 week", "rotate": {"least": "2 weeks", "cost": "3"}},
        {"together": [["A", "B"], {"names": ["A", "B"], "cost": "3"}], "apart": [["A", "B"]]},
        {"supervision": [{"who": "minors", "by": "adults", "per": "3", "cost": "1"}]},
        {"limits": {"per_week": {"max": "1", "cost": "2"}, "total": "2+"}},
        {"fixed": [{"volunteer": "A", "task": "B", "date": "2026-11-28", "cost": "2"}]},
    ],
)
def test_rules_that_the_schema_takes(rules: dict[str, Any]) -> None:
    assert changed({"rules": rules}) == []


def test_other_keys_that_the_schema_takes() -> None:
    wishes = {"prefers": {"Basement": "3"}, "avoids": ["saturday", {"Rails": "2"}]}
    volunteer = {"name": "A", "guardian": "B", **wishes}
    task = {"name": "T", "when": "workdays", "standby": "1"}
    change = {"country": "CN", "subdivision": "X", "tasks": [task], "volunteers": [volunteer]}
    assert changed({**change, "goals": [["coverage", "wishes"], "fairness"]}) == []


# -- one file with everything in it, and what is wrong in it

WHOLE = """\
title: 社区周六
country: DE
subdivision: BY
start: 2026-11-28
weeks: 2
language: en
consent: 80%
timezone: Europe/Berlin
history: [rosters, old]
tasks:
  - name: Basement
    when: [saturday 10:00-12:00, {days: [sun 10:00-12:00, holidays], people: 2-4, effort: 0.5}]
    people: {min: 2, want: 3, max: 4}
    effort: 1.5
    age: 12+
    skills: {keys: 1}
    priority: 3
    standby: 1
    place: Entrance 2
    note: 带手套
  - {name: Rails, when: {days: 周六 22:00-02:00, people: {want: 2}}, age: {min: 12}, skills: [keys]}
  - {name: Gate, when: workdays 08:00-09:00, people: 2+, age: 15-70, skills: keys}
volunteers:
  - name: Ann
    id: a1
    born: 1981-03-04
    available: [daily, free days 10:00-12:00]
    unavailable: 2026-12-05
    since: 2026-01-01
    until: 2027-01-01
    skills: [keys]
    share: 0.5
    prefers: [Basement, {Rails: 3, 工作日: 2}, saturday 10:00-12:00]
    avoids: {holidays: 2}
    never: Rails
    household: 3-201
    contact: 555-1234
    limits:
      per_day: 1
      per_week: 1-2
      total: 1+
      hours: {min: 1.5, max: 10, cost: 2}
      effort: {min: 1}
      weekends: {max: 2}
      tasks: {Rails: 0, Gate: {max: 2, cost: 1}}
  - {name: Bob, age: 15, guardian: a1, skills: keys, prefers: Gate, avoids: [], never: [Rails]}
  - {name: Cem, age: 40, skills: keys}
rules:
  limits: {per_week: {max: 3, cost: 1}, tasks: {Gate: 0-9}}
  rest: 12 hours
  rotate: {least: 2 days, cost: 3}
  supervision:
    - {who: minors, by: adults, per: 3}
    - {who: 0-15, by: keys, cost: 2}
    - {who: {max: 15}, by: 60+, per: 2, cost: 1}
  together: [[Bob, a1]]
  apart: [[a1, Cem], {names: [Bob, Cem], cost: 3}]
  after: [{task: Rails, not: [Basement, Gate]}, {task: Gate, not: Basement, cost: 2}]
  fixed: [{volunteer: Cem, task: Rails, date: 2026-11-28, cost: 4}]
  forbidden: [{volunteer: Cem, task: Rails, date: 2026-12-05}]
goals:
  - [coverage, minimums]
  - fairness: {of: duties, shared_by: eligible, on: [weekends, free days], tasks: [Rails, Basement]}
  - fairness
  - wishes
"""


def accepted(text: str) -> tuple[bool, bool]:
    """Whether the reader and the schema take a file."""
    found, _ = read_week_bytes("week.yaml", text.encode(), Path())
    return found is not None, not faults(SCHEMA, yaml.load(text, Loader=yaml.BaseLoader))


def test_reader_and_schema_take_a_file_with_every_key_in_it() -> None:
    assert accepted(WHOLE) == (True, True)
    found = yaml.load(WHOLE, Loader=yaml.BaseLoader)
    assert found.keys() | {"end"} == set(WeekFile.keys())
    assert {key for one in found["tasks"] for key in one} == set(TaskWords.keys())
    assert {key for one in found["volunteers"] for key in one} == set(VolunteerWords.keys())
    assert set(found["rules"]) == RULES_SCHEMA.keys()
    assert set(found["volunteers"][0]["limits"]) == set(LimitsWords.keys())


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("history: [rosters", "history: [[rosters]"),
        ("history: [", "histories: ["),
        ("country: DE", "county: DE"),
        ("country: DE", "country: [DE]"),
        ("standby: 1", "standby: [1]"),
        ("standby: 1", "stand_by: 1"),
        ("{days: [sun", "{day: [sun"),
        ("{want: 2}", "{wants: 2}"),
        ("guardian: a1", "guardian: [a1]"),
        ("guardian: a1", "gardian: a1"),
        ("avoids: {holidays: 2}", "avoids: {holidays: [2]}"),
        ("avoids: []", "avoids: [[Gate]]"),
        ("prefers: Gate", "prefer: Gate"),
        ("limits:\n", "limit:\n"),
        ("per_day: 1", "per_day: [1]"),
        ("per_day: 1", "per_month: 1"),
        ("{min: 1}", "{least: 1}"),
        ("{max: 2, cost: 1}", "{max: 2, costs: 1}"),
        ("tasks: {Gate: 0-9}", "tasks: [Gate]"),
        ("rest: 12 hours", "rest: [12 hours]"),
        ("rest: 12 hours", "rest: {cost: 2}"),
        ("{least: 2 days, cost: 3}", "{last: 2 days, cost: 3}"),
        ("by: adults, ", ""),
        ("[[Bob, a1]]", "[Bob, a1]"),
        ("[[Bob, a1]]", "[[Bob]]"),
        ("[[a1, Cem],", "[{name: [a1, Cem]},"),
        (", {names: [Bob, Cem], cost: 3}", ", {cost: 3}"),
        ("after: [{task: Rails,", "after: [{tasks: Rails,"),
        ("not: [Basement, Gate]", "others: [Basement, Gate]"),
        (", date: 2026-12-05}]", "}]"),
        ("rotate:", "rotation:"),
        ("[coverage, minimums]", "[coverage, fairness]"),
        ("[coverage, minimums]", "[coverage, [minimums]]"),
        ("[coverage, minimums]", "[coverage, minimum]"),
        ("[coverage, minimums]", "[]"),
        ("shared_by: eligible", "shared_by: all"),
        ("- wishes", "- wishes: {}"),
        ("- wishes", "- justice"),
        ("language: en", "language: de"),
        ("timezone: Europe/Berlin", "timezone: [Europe/Berlin]"),
        ("timezone: Europe/Berlin", "time_zone: Europe/Berlin"),
    ],
)
def test_reader_and_schema_refuse_plain_mistakes(right: str, wrong: str) -> None:
    assert WHOLE.count(right) == 1
    assert accepted(WHOLE.replace(right, wrong)) == (False, False)


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("rest: 12 hours", "rest: 1 week"),
        ("rest: 12 hours", "rest: {least: 1 week, cost: 2}"),
        ("rest: 12 hours", "rest: {least: 1.5 hours}"),
        ("rotate: {least: 2 days, cost: 3}", "rotate: 10 days"),
        ("[[Bob, a1]]", "[{names: [Bob, a1]}]"),
        ("not: [Basement, Gate]", "not: Basement"),
        ("avoids: []", "avoids: [Gate, {Basement: 2}]"),
        ("prefers: Gate", "prefers: {Gate: 3}"),
        ("per_day: 1", "per_day: {min: 0, max: 1, cost: 3}"),
        ("standby: 1", "standby: 0"),
        ("- wishes", "- [wishes]"),
        ("[coverage, minimums]", "coverage\n  - minimums"),
    ],
)
def test_reader_and_schema_agree_on_other_forms(right: str, other: str) -> None:
    assert WHOLE.count(right) == 1
    assert accepted(WHOLE.replace(right, other)) == (True, True)
