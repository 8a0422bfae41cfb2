"""Random small plans as plain data in the week file's own form, and their text."""

from __future__ import annotations

import os
from copy import deepcopy
from random import Random
from typing import Any

import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.oracle import vocabulary, words
from tests.oracle.before import after_others
from tests.oracle.brute import count_bound
from tests.oracle.draws import SELDOM, few, maybe, present
from tests.oracle.facts import Data, Facts
from tests.oracle.fairness import fairness_options
from tests.oracle.random_goals import goals
from tests.oracle.random_rules import KINDS, add_rules

MOST_ROSTERS = 10_000
_MOST_DUTIES = 9
_ABOUT_CREWS = {"supervision", "together", "apart", "guardian", "limits"}
_ABOUT_TIMES = {"rest", "rotate", "after", "limits"}
_LOOK_BACK = {"rest", "rotate", "after"}


@st.composite
def plans(draw: st.DrawFn) -> Data:
    """Week file data whose rosters can all be looked at."""
    kinds = draw(few(KINDS, 6, least=0))
    weeks = draw(st.sampled_from([1, 1, 1, 2, 3]))
    has_windows = draw(st.booleans())
    has_ages = "supervision" in kinds or draw(SELDOM)
    needs_skills = draw(SELDOM)
    data: Data = {"title": "Clean-up", "start": draw(st.sampled_from(vocabulary.STARTS))}
    ends = [{"weeks": weeks}] * 2 + [{"end": end} for end in vocabulary.ENDS_BY_WEEKS[weeks]]
    data |= draw(st.sampled_from(ends))
    names = vocabulary.TASKS[: draw(st.integers(1, 3))]
    headcounts = vocabulary.PEOPLE
    if _ABOUT_CREWS.intersection(kinds):
        headcounts = draw(st.sampled_from([vocabulary.PEOPLE_TOGETHER] * 3 + [headcounts]))
    days = vocabulary.DAYS_BY_WEEKS[weeks]
    if _ABOUT_TIMES.intersection(kinds):
        days = draw(st.sampled_from([vocabulary.DENSE_DAYS_BY_WEEKS[weeks]] * 4 + [days]))
    windows = vocabulary.WINDOWS if has_windows else ["", *vocabulary.WINDOWS]
    data["tasks"] = [draw(_tasks(name, days, windows, headcounts)) for name in names]
    for task in data["tasks"]:
        if has_ages and ("supervision" not in kinds or draw(SELDOM)):
            task |= present({"age": draw(maybe(st.sampled_from(vocabulary.TASK_AGES)))})
        if needs_skills:
            task |= present({"skills": draw(maybe(_needs()))})
    data["volunteers"] = []
    least = 3 if "supervision" in kinds else 2 if _ABOUT_CREWS.intersection(kinds) else 1
    data["volunteers"] = draw(_all_volunteers(data, has_ages, least))
    _keep_countable(data)
    add_rules(draw, data, kinds)
    data |= present({"goals": draw(goals(data))})
    return deepcopy(data)  # who changes a plan must not change the vocabulary


@st.composite
def plans_after_others(draw: st.DrawFn) -> Data:
    """The same after some duties before the plan, mostly with a rule that looks back on them."""
    data = draw(plans())
    chance = Random(draw(st.integers(0, 2**32)))
    rules: Data = data.get("rules", {})
    if not _LOOK_BACK.intersection(rules) and chance.random() < 0.8:
        length: Any = chance.choice(vocabulary.RESTS)
        if chance.random() < 0.4:
            length = {"least": length, "cost": 2}
        data["rules"] = rules | {"rest": length}
    if "goals" in data and chance.random() < 0.5:
        memory = chance.choice(("1 week", "3 days", "14 days"))
        data["goals"] = [
            {"fairness": fairness_options(goal) | {"memory": memory}}
            if _is_fairness(goal)
            else goal
            for goal in data["goals"]
        ]
    return after_others(chance, data)


def _is_fairness(goal: Any) -> bool:
    return goal == "fairness" or (isinstance(goal, dict) and "fairness" in goal)


def _keep_countable(data: Data) -> None:
    """Drop tasks, then volunteers, from the end until brute force can count the rosters."""
    while len(Facts(data).duties) > _MOST_DUTIES and len(data["tasks"]) > 1:
        data["tasks"].pop()
    if not 0 < len(Facts(data).duties) <= _MOST_DUTIES:
        data["tasks"][0]["when"] = f"{data['start']} 10:00-11:00"
    names = {task["name"] for task in data["tasks"]}
    for who in data["volunteers"]:
        if "never" in who:
            who["never"] = [name for name in who["never"] if name in names] or ["Rails"]
    while count_bound(Facts(data)) > MOST_ROSTERS and len(data["volunteers"]) > 1:
        data["volunteers"].pop()


@st.composite
def _tasks(
    draw: st.DrawFn, name: str, days: list[str], windows: list[str], headcounts: list[Any]
) -> Data:
    items = st.builds(_item, st.sampled_from(days), st.sampled_from(windows))
    when: Any = draw(st.one_of(items, st.lists(items, min_size=1, max_size=2)))
    twins = [twin for item in words.each_item(when) if (twin := _twin(item))]
    has_twins = draw(SELDOM)
    if twins and has_twins:
        when = [*words.each_item(when), *twins[:1]]
    changed = st.one_of(st.sampled_from([*words.each_item(when), *twins]), items)
    change = draw(maybe(_changes(changed, headcounts)))
    if change and ("" in windows or _has_plain(when, change)):
        when = [*words.each_item(when), change]
    people = draw(st.sampled_from(headcounts))
    task: Data = {"name": name, "when": when}
    task |= {} if people == 1 else {"people": people}
    task["effort"] = draw(st.sampled_from(vocabulary.EFFORTS))
    task["priority"] = draw(maybe(st.sampled_from([1, 2, 3, 5])))
    task["standby"] = draw(maybe(st.sampled_from([1, 1, 2, 0])))
    return present(task)


def _twin(item: str) -> str | None:
    """The same days and start with another end."""
    for window, other in vocabulary.OTHER_ENDS.items():
        if item.endswith(window):
            return item.replace(window, other)
    return None


def _has_plain(when: Any, change: Data) -> bool:
    """Whether the change has a window or changes days that `when` names, and adds none."""
    if words.read_item(change["days"])[1]:
        return True
    return any(words.read_item(item)[0] == change["days"] for item in words.each_item(when))


def _item(days: str, window: str) -> str:
    return f"{days} {window}".strip()


@st.composite
def _changes(draw: st.DrawFn, items: st.SearchStrategy[str], headcounts: list[Any]) -> Data:
    """An item that overrides people, effort or both for its days."""
    item = draw(items)
    days = words.read_item(item)[0] if draw(st.booleans()) else item
    own = draw(st.sampled_from([("people",), ("effort",), ("people", "effort"), ()]))
    values = {
        "people": draw(st.sampled_from(headcounts)),
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
def _all_volunteers(draw: st.DrawFn, data: Data, has_ages: bool, least: int) -> list[Data]:
    number = max(least, draw(st.sampled_from([1, 2, 3, 3, 4, 4, 5, 5, 6, 6])))
    names = vocabulary.NAMES[:number]
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
    ]
    for key, strategy in draw(few(options, 4)):
        who[key] = draw(strategy)
    if "since" in who and "until" in who and who["until"] < who["since"]:
        del who["until"]
    return present(who)


class _Dumper(yaml.SafeDumper):
    """Writes every value in full: anchors would only hide what the file says."""

    def ignore_aliases(self, data: Any) -> bool:
        """No anchors."""
        return True


def to_yaml(data: Data, *, flow: bool | None = False) -> str:
    """The text of the week file; `flow` as PyYAML's `default_flow_style`.

    What was done before the plan is no part of it.
    """
    return yaml.dump(
        {key: value for key, value in data.items() if key != "past"},
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=flow,
        width=200,
    )


def num_examples(number: int) -> int:
    """So many examples; DUTYPLAN_EXAMPLES multiplies them for a long run."""
    factor = float(os.environ.get("DUTYPLAN_EXAMPLES", "1"))
    return max(1, round(number * factor))


def examples(number: int) -> settings:
    """Settings for so many examples, or for as many times more; always the same ones."""
    return settings(
        max_examples=num_examples(number),
        derandomize=True,
        database=None,
        deadline=None,
        print_blob=False,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
