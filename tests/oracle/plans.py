"""Random small plans as plain data in the week file's own form, and their text."""

from __future__ import annotations

import os
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.oracle import vocabulary, words
from tests.oracle.brute import count_bound, is_counted
from tests.oracle.facts import Data, Duty, Facts

MOST_ROSTERS = 20_000
_MOST_DUTIES = 9


def maybe(strategy: st.SearchStrategy[Any], *, often: int = 1) -> st.SearchStrategy[Any]:
    """None, or `often` times as likely a value."""
    return st.one_of(st.none(), *[strategy] * often)


def few(values: list[Any], most: int) -> st.SearchStrategy[list[Any]]:
    """A list of distinct values, one at least."""
    places = st.integers(0, len(values) - 1)
    chosen = st.lists(places, min_size=1, max_size=min(most, len(values)), unique=True)
    return chosen.map(lambda numbers: [values[number] for number in numbers])


@st.composite
def plans(draw: st.DrawFn) -> Data:
    """Week file data whose rosters can all be looked at."""
    weeks = draw(st.sampled_from([1, 1, 1, 2, 3]))
    has_windows = draw(st.booleans())
    seldom = st.sampled_from([False, False, True])
    has_ages, has_skills = draw(seldom), draw(seldom)
    data: Data = {"title": "Clean-up", "start": draw(st.sampled_from(vocabulary.STARTS))}
    ends = [{"weeks": weeks}] * 2 + [{"end": end} for end in vocabulary.ENDS_BY_WEEKS[weeks]]
    data |= draw(st.sampled_from(ends))
    names = vocabulary.TASKS[: draw(st.integers(1, 3))]
    data["tasks"] = [draw(_tasks(name, weeks, has_windows)) for name in names]
    for task in data["tasks"]:
        if has_ages:
            task |= _present({"age": draw(maybe(st.sampled_from(vocabulary.TASK_AGES)))})
        if has_skills:
            task |= _present({"skills": draw(maybe(_needs()))})
    data["volunteers"] = []
    data["volunteers"] = draw(_all_volunteers(data, has_ages))
    _keep_countable(data)
    rules = {
        "limits": draw(maybe(_limits(data), often=2)),
        "forbidden": draw(maybe(_entries(data))),
    }
    data["rules"] = _present(rules)
    fixed = draw(maybe(_fixed(data)))
    data["rules"] |= _present({"fixed": fixed})
    goals = draw(maybe(_goals(data), often=3))
    data |= _present({"goals": goals})
    if not data["rules"]:
        del data["rules"]
    return deepcopy(data)  # who changes a plan must not change the vocabulary


def _present(values: Data) -> Data:
    return {key: value for key, value in values.items() if value not in (None, {}, [])}


def _keep_countable(data: Data) -> None:
    """Drop tasks, then volunteers, from the end until brute force can count the rosters."""
    while len(Facts(data).duties) > _MOST_DUTIES and len(data["tasks"]) > 1:
        data["tasks"].pop()
    if not Facts(data).duties:
        data["tasks"][0]["when"] = f"{data['start']} 10:00-11:00"
    names = {task["name"] for task in data["tasks"]}
    for who in data["volunteers"]:
        _keep_known(who, names)
    while count_bound(Facts(data)) > MOST_ROSTERS and len(data["volunteers"]) > 1:
        data["volunteers"].pop()


def _keep_known(who: Data, names: set[str]) -> None:
    who["never"] = [name for name in who.get("never", []) if name in names]
    limits = who.get("limits", {})
    limits["tasks"] = {k: most for k, most in limits.get("tasks", {}).items() if k in names}
    who["limits"] = _present(limits)
    for key in ("never", "limits"):
        if not who[key]:
            del who[key]


@st.composite
def _tasks(draw: st.DrawFn, name: str, weeks: int, has_windows: bool) -> Data:
    windows = st.sampled_from(vocabulary.WINDOWS)
    if not has_windows:
        windows = st.one_of(st.just(""), windows)
    items = st.builds(_item, st.sampled_from(vocabulary.DAYS_BY_WEEKS[weeks]), windows)
    when: Any = draw(st.one_of(items, st.lists(items, min_size=1, max_size=2)))
    change = draw(maybe(_changes(st.one_of(st.sampled_from(words.each_item(when)), items))))
    if change and (not has_windows or _has_plain(when, change)):
        when = [*words.each_item(when), change]
    people = draw(st.sampled_from(vocabulary.PEOPLE))
    task: Data = {"name": name, "when": when}
    task |= {} if people == 1 else {"people": people}
    task["effort"] = draw(st.sampled_from(vocabulary.EFFORTS))
    task["priority"] = draw(maybe(st.sampled_from([1, 2, 3, 5])))
    return _present(task)


def _has_plain(when: Any, change: Data) -> bool:
    """Whether the change has a window or changes days that `when` names, and adds none."""
    if words.read_item(change["days"])[1]:
        return True
    return any(words.read_item(item)[0] == change["days"] for item in words.each_item(when))


def _item(days: str, window: str) -> str:
    return f"{days} {window}".strip()


@st.composite
def _changes(draw: st.DrawFn, items: st.SearchStrategy[str]) -> Data:
    """An item that overrides people, effort or both for its days."""
    item = draw(items)
    days = words.read_item(item)[0] if draw(st.booleans()) else item
    own = draw(st.sampled_from([("people",), ("effort",), ("people", "effort"), ()]))
    values = {
        "people": draw(st.sampled_from(vocabulary.PEOPLE)),
        "effort": draw(st.sampled_from(vocabulary.EFFORTS)),
    }
    return {"days": days} | {key: values[key] for key in own}


@st.composite
def _needs(draw: st.DrawFn) -> Any:
    names = draw(few(vocabulary.SKILLS, 2))
    if draw(st.booleans()):
        return names[:1]
    return {name: draw(st.sampled_from([1, 1, 2])) for name in names}


@st.composite
def _all_volunteers(draw: st.DrawFn, data: Data, has_ages: bool) -> list[Data]:
    names = vocabulary.NAMES[: draw(st.sampled_from([1, 2, 3, 3, 4, 4, 5, 5, 6, 6]))]
    volunteers = [draw(_volunteers(name, data, has_ages)) for name in names]
    if len(volunteers) > 1 and draw(st.integers(0, 5)) == 0:
        volunteers[1] |= {"name": volunteers[0]["name"], "id": "B2"}
    return volunteers


@st.composite
def _volunteers(draw: st.DrawFn, name: str, data: Data, has_ages: bool) -> Data:
    who: Data = {"name": name}
    if has_ages:
        who |= draw(st.sampled_from(vocabulary.PEOPLES_AGES))
    if draw(st.booleans()):
        return who
    shares = st.sampled_from([0, 0, 0.5, 1, 2, "1.5"])
    options: list[tuple[str, st.SearchStrategy[Any]]] = [
        ("available", st.sampled_from(vocabulary.FREE_TIMES)),
        ("unavailable", st.sampled_from(vocabulary.BUSY_TIMES)),
        ("since", st.sampled_from(["2026-11-28", "2026-11-29", "2026-12-05", "2020-01-01"])),
        ("until", st.sampled_from(["2026-11-28", "2026-11-29", "2026-12-06", "2030-01-01"])),
        *[("skills", few(vocabulary.SKILLS, 2))] * 3,
        ("share", shares),
        ("never", few([task["name"] for task in data["tasks"]], 2)),
        *[("limits", _limits(data))] * 2,
    ]
    for key, strategy in draw(few(options, 4)):
        who[key] = draw(strategy)
    if "since" in who and "until" in who and who["until"] < who["since"]:
        del who["until"]
    return _present(who)


@st.composite
def _limits(draw: st.DrawFn, data: Data) -> Data:
    """Maxima; of hours only where every duty has a window."""
    facts = Facts(data)
    choices: list[tuple[str, list[Any]]] = [
        ("per_day", [0, 1, 1, 2, {"max": 1}]),
        ("per_week", [1, 1, 2, "3", "0-2"]),
        ("total", [0, 1, 2, 3, {"max": 2}]),
        ("effort", [0, 1, 1.25, 2, 2.5, 4, {"max": 3}]),
        *[("weekends", [0, 1, 1, 1, 2])] * 2,
        *[("tasks", [])] * 2,
    ]
    if all(duty.window for duty in facts.duties):
        choices.append(("hours", [1, 1.5, 2, 3, 4, 24, {"max": 2}]))
    limits: Data = {}
    for key, values in draw(few(choices, 3)):
        if key == "tasks":
            named = draw(few([task["name"] for task in data["tasks"]], 2))
            limits[key] = {name: draw(st.sampled_from([0, 1, 1, 2])) for name in named}
        else:
            limits[key] = draw(st.sampled_from(values))
    return limits


@st.composite
def _entries(draw: st.DrawFn, data: Data) -> list[Data]:
    """Some `{volunteer, task, date}`, one of them perhaps outside the plan."""
    facts = Facts(data)
    duties = draw(st.lists(st.sampled_from(facts.duties), min_size=1, max_size=3))
    entries = [_entry(draw(st.sampled_from(facts.ids)), duty) for duty in duties]
    if draw(st.integers(0, 5)) == 0:
        entries.append(entries[0] | {"date": "2026-10-31"})
    return list({tuple(entry.values()): entry for entry in entries}.values())


def _entry(volunteer: str, duty: Duty) -> Data:
    return {"volunteer": volunteer, "task": duty.task, "date": duty.day.isoformat()}


@st.composite
def _fixed(draw: st.DrawFn, data: Data) -> list[Data] | None:
    """Assignments that nothing bars; of two duties of a task on a day, one may be barred."""
    facts = Facts(data)
    open_pairs = [
        _entry(facts.ids[number], duty)
        for number in range(len(facts.ids))
        for index, duty in enumerate(facts.duties)
        if not facts.barred[number][index]
    ]
    if not open_pairs:
        return None
    entries = draw(few(open_pairs, 2))
    return list({tuple(entry.values()): entry for entry in entries}.values())


@st.composite
def _goals(draw: st.DrawFn, data: Data) -> list[Any]:
    first, second = draw(_fairness(data)), draw(_fairness(data))
    orders: list[list[Any]] = [
        ["coverage", "fairness"],
        ["coverage", first],
        ["coverage", first],
        ["coverage", first, second],
        [first, "coverage"],
        [first, "coverage", second],
        [first, second, "coverage"],
        ["coverage"],
        [first],
    ]
    return draw(st.sampled_from(orders))


@st.composite
def _fairness(draw: st.DrawFn, data: Data) -> Any:
    options = {
        "of": draw(maybe(st.sampled_from(["effort", "duties", "hours"]), often=2)),
        "shared_by": draw(maybe(st.sampled_from(["everyone", "available", "eligible"]), often=3)),
        "on": draw(maybe(st.sampled_from(["saturday", "weekends", ["2026-11-28", "sunday"]]))),
        "tasks": draw(maybe(few([task["name"] for task in data["tasks"]], 2))),
    }
    options = _present(options)
    counted = [duty for duty in Facts(data).duties if is_counted(duty, options)]
    if options.get("of") == "hours" and not all(duty.window for duty in counted):
        options["of"] = "duties"
    return {"fairness": options} if options else "fairness"


class _Dumper(yaml.SafeDumper):
    """Writes every value in full: anchors would only hide what the file says."""

    def ignore_aliases(self, data: Any) -> bool:
        """No anchors."""
        return True


def to_yaml(data: Data, *, flow: bool | None = False) -> str:
    """The text of the week file; `flow` as PyYAML's `default_flow_style`."""
    return yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=flow,
        width=200,
    )


def examples(number: int) -> settings:
    """So many examples, always the same; DUTYPLAN_EXAMPLES multiplies them for a long run."""
    factor = float(os.environ.get("DUTYPLAN_EXAMPLES", "1"))
    return settings(
        max_examples=max(1, round(number * factor)),
        derandomize=True,
        database=None,
        deadline=None,
        print_blob=False,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
