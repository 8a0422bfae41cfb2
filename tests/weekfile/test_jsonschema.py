"""The JSON Schema: as an editor uses it, held against all that the reader takes and refuses."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
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
from dutyplan.weekfile.jsonschema import json_schema, schema_text
from dutyplan.weekfile.schema import TaskWords, VolunteerWords, WeekFile
from tests.oracle.plans import num_examples
from tests.weekfile.editor import as_editor, complaints
from tests.weekfile.test_bad_input import BAD

CONFIGS = sorted((Path(__file__).parents[2] / "configs").glob("*.yaml"))

SCHEMA = json_schema()
RULES_SCHEMA = SCHEMA["properties"]["rules"]["properties"]

STRUCTURE = {"unknown-key", "missing-key", "wrong-kind", "unknown-rule", "unknown-goal"}
"""Codes of mistakes that an editor must see too."""


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


def test_the_schema_has_a_name_and_a_draft() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["title"] == "dutyplan week file"
    assert json.loads(schema_text()) == SCHEMA


def test_the_examples_have_the_schema_beside_them_and_say_so() -> None:
    beside = CONFIGS[0].with_name("week.schema.json")
    assert beside.read_text(encoding="utf-8") == schema_text(), "run 'make docs'"
    for path in CONFIGS:
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first == "# yaml-language-server: $schema=week.schema.json"


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
        plain, part = part["anyOf"][:2]
        assert plain == part["properties"][words.short]
    assert list(part["properties"]) == words.keys()
    assert part.get("required", []) == required
    assert part["additionalProperties"] is False


def test_the_schema_knows_all_rules_and_goals() -> None:
    assert RULES_SCHEMA.keys() == {rule.id for rule in RULES if rule.words is not None}
    names, mapping = SCHEMA["$defs"]["goal"]["anyOf"]
    assert names["enum"] == list(GOALS)
    assert list(mapping["properties"]) == list(GOALS)


def test_every_reference_of_the_schema_resolves() -> None:
    references = [node["$ref"] for node in everything(SCHEMA) if "$ref" in node]
    assert references
    for reference in references:
        assert re.fullmatch(r"#/\$defs/\w+", reference)
        assert resolve({"$ref": reference})


def test_every_key_says_what_it_means() -> None:
    sections = [SCHEMA, *SCHEMA["$defs"].values(), {"properties": RULES_SCHEMA}]
    sections += [RULES_SCHEMA["rest"]["anyOf"][1], RULES_SCHEMA["rotate"]["anyOf"][1]]
    silent = [
        key
        for section in sections
        for key, part in section.get("properties", {}).items()
        if not re.fullmatch(r"[A-Z].*\.", part.get("description", ""))
    ]
    assert silent == []


def test_every_example_of_a_key_is_one() -> None:
    for section in (SCHEMA, SCHEMA["$defs"]["task"], SCHEMA["$defs"]["volunteer"]):
        for key, part in section["properties"].items():
            for example in part.get("examples", []):
                assert taken_with(section, key, example) == (True, True), (key, example)


def taken_with(section: dict[str, Any], key: str, example: Any) -> tuple[bool, bool]:
    """Whether a week file is taken in which a key has this behind it."""
    week: dict[str, Any] = as_editor(BASE)
    holder = week
    if section is not SCHEMA:
        holder = week["tasks" if "when" in section["properties"] else "volunteers"][0]
    holder[key] = example
    for other in {"end": ["weeks"], "born": ["age"]}.get(key, []):
        del holder[other]
    if key == "guardian":
        week["volunteers"].append({"name": example})
    if key == "skills" and section is SCHEMA["$defs"]["task"]:
        return True, not complaints(week)
    return taken(dumped(week))


@pytest.mark.parametrize("rule", RULES_SCHEMA)
def test_every_example_of_a_rule_is_one(rule: str) -> None:
    week = as_editor(BASE) | {"end": "2026-12-11"}
    del week["weeks"]
    week["tasks"].append({"name": "Night watch", "when": "friday 22:00-24:00"})
    week["volunteers"] = [{"name": "Aynur", "age": 15}, {"name": "Bahar", "age": 40}]
    for example in RULES_SCHEMA[rule]["examples"]:
        assert taken(dumped(week | {"rules": {rule: example}})) == (True, True), example


BASE = """\
start: 2026-11-28
weeks: 2
country: DE
tasks: [{name: Basement, when: saturday 10:00-12:00}, {name: Rails, when: daily}]
volunteers: [{name: Ann, age: 30}]
"""


def dumped(value: Any) -> str:
    """A week file as people write it: nothing at all where there is nothing."""

    class Dumper(yaml.CSafeDumper):
        pass

    Dumper.add_representer(
        type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
    )
    return yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False)


# -- what reader and schema say of the same file


def codes(text: str | bytes, folder: Path = Path()) -> set[str] | None:
    """What is wrong with a file; None if it is taken."""
    data = text if isinstance(text, bytes) else text.encode()
    found, problems = read_week_bytes("week.yaml", data, folder)
    return None if found else {problem.code for problem in problems if problem.is_error}


def taken(text: str) -> tuple[bool, bool]:
    """Whether the reader and the schema take a file."""
    return codes(text) is None, not complaints(as_editor(text))


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: str(path.stem))
def test_the_example_files_fit_the_schema(path: Path) -> None:
    assert complaints(as_editor(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("name", BAD)
def test_an_editor_sees_what_is_wrong_with_the_structure(name: str, tmp_path: Path) -> None:
    bad = BAD[name]
    for beside, data in bad.beside:
        (tmp_path / beside).write_bytes(data)
    file = bad.file if isinstance(bad.file, str) else bad.file.decode("utf-8", "replace")
    try:
        found = as_editor(file)
    except yaml.YAMLError:
        return  # an editor says so, and does not come to the schema
    said = codes(bad.file, tmp_path)
    assert said is not None
    if "week.yaml:" in bad.said and said & STRUCTURE:
        assert complaints(found) != []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"titel": "x"}, [": additionalProperties"]),
        ({"tasks": []}, ["tasks: minItems"]),
        ({"tasks": "x"}, ["tasks: type"]),
        ({"tasks": None}, ["tasks: type"]),
        ({"language": "fr"}, ["language: anyOf"]),
        ({"volunteers": []}, ["volunteers: minItems"]),
        ({"volunteers": [{"id": "x"}]}, ["volunteers/0: required"]),
        ({"tasks": [{"when": "daily"}]}, ["tasks/0: required"]),
        (
            {"tasks": [{"name": "A", "when": "daily", "peopel": "2"}]},
            ["tasks/0: additionalProperties"],
        ),
        (
            {"tasks": [{"name": "A", "when": "daily", "people": "two"}]},
            ["tasks/0/people: pattern"],
        ),
        ({"tasks": [{"name": "A", "when": "daily", "effort": 2000}]}, ["tasks/0/effort: maximum"]),
        ({"start": "tomorrow"}, ["start: pattern"]),
        ({"rules": {"rset": "1 week"}}, ["rules: additionalProperties"]),
        ({"rules": {"rest": ["1 week"]}}, ["rules/rest: anyOf"]),
        ({"rules": {"apart": [["A"]]}}, ["rules/apart/0: anyOf"]),
        ({"goals": ["justice"]}, ["goals: anyOf"]),
        ({"goals": []}, ["goals: anyOf"]),
        ({"goals": [{}]}, ["goals: anyOf"]),
        (
            {"tasks": [{"name": "A", "when": "daily", "age": {"mni": 3}}]},
            ["tasks/0/age: additionalProperties"],
        ),
    ],
)
def test_what_an_editor_underlines(change: dict[str, Any], said: list[str]) -> None:
    week = as_editor(BASE) | change
    assert complaints(week) == said
    assert codes(dumped(week)) is not None


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


def test_reader_and_schema_take_a_file_with_every_key_in_it() -> None:
    assert taken(WHOLE) == (True, True)
    found = as_editor(WHOLE)
    assert found.keys() | {"end"} == set(WeekFile.keys())
    assert {key for one in found["tasks"] for key in one} == set(TaskWords.keys())
    assert {key for one in found["volunteers"] for key in one} == set(VolunteerWords.keys())
    assert set(found["rules"]) == RULES_SCHEMA.keys()
    assert set(found["volunteers"][0]["limits"]) == set(LimitsWords.keys())


ODD: tuple[Any, ...] = (None, "", "x", "２", 0, 2, 1.5, -1, True, "2-4", "2+", "saturday", [], {})
"""What may be put in the place of anything; nothing, and each kind of value."""

FORGIVEN = re.compile(r"goals/\d \{\}")
"""An empty mapping in a list of goals says nothing, and the reader lets it pass."""

UNSEEN = re.compile(r".*/(people/want|hours/max|Gate/max|per_week/max) None")
"""Keys that must be there only beside certain others: that is left to the reader."""


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every part of a value."""
    if path:
        yield path
    if isinstance(node, dict | list):
        for key, part in node.items() if isinstance(node, dict) else enumerate(node):
            yield from places(part, (*path, key))


@cache
def mutants() -> list[tuple[str, set[str] | None, list[str]]]:
    """WHOLE with one part exchanged: where and for what, and what reader and editor say."""
    whole = as_editor(WHOLE)
    choices = [(path, odd) for path in places(whole) for odd in ODD]
    found = []
    for path, odd in Random(0).sample(choices, min(num_examples(150), len(choices))):
        week = copy.deepcopy(whole)
        holder = week
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = odd
        where = f"{'/'.join(map(str, path))} {odd!r}"
        found.append((where, codes(dumped(week)), complaints(week)))
    return found


def test_an_editor_never_underlines_what_the_reader_takes() -> None:
    alarms = [(where, said) for where, wrong, said in mutants() if wrong is None and said]
    assert [alarm for alarm in alarms if not FORGIVEN.fullmatch(alarm[0])] == []


def test_an_editor_underlines_every_value_of_the_wrong_kind() -> None:
    wrong = [(where, said) for where, codes, said in mutants() if codes and codes & STRUCTURE]
    assert wrong
    assert [where for where, said in wrong if not said and not UNSEEN.fullmatch(where)] == []


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
    assert taken(WHOLE.replace(right, wrong)) == (False, False)


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
    assert taken(WHOLE.replace(right, other)) == (True, True)
