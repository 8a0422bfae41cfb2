"""Random rules and wishes for a plan whose duties and volunteers are known."""

from __future__ import annotations

from itertools import permutations, product
from typing import Any

from hypothesis import strategies as st

from tests.oracle import vocabulary
from tests.oracle.brute import rosters
from tests.oracle.draws import SELDOM, few, maybe, present, with_cost
from tests.oracle.duties import Data, Duty
from tests.oracle.facts import Facts

KINDS = [
    *("limits", "wishes", "forbidden", "fixed", "rest", "rotate", "supervision"),
    *("together", "apart", "after", "guardian", "limits", "wishes", "supervision", "limits"),
]
"""Rules of the week file and keys of a volunteer that are rules; `wishes` is for two of them."""


def add_rules(draw: st.DrawFn, data: Data, kinds: list[str]) -> None:
    """Write rules of these kinds into the data."""
    if "limits" in kinds:
        _add_limits(draw, data)
    if "guardian" in kinds:
        _add_guardian(draw, data)
    if "wishes" in kinds:
        _add_wishes(draw, data)
    facts = Facts(data)
    several = len(facts.ids) > 1
    rules: dict[str, st.SearchStrategy[Any]] = {
        "rest": _lengths(vocabulary.RESTS),
        "rotate": _lengths(vocabulary.ROTATIONS),
        "after": st.lists(_after(data), min_size=1, max_size=2),
        "forbidden": _lines(facts.ids, facts.duties),
    }
    if several:
        rules["together"] = st.lists(_groups(facts.ids), min_size=1, max_size=2)
        rules["apart"] = st.lists(_groups(facts.ids), min_size=1, max_size=2)
        rules["supervision"] = st.lists(_supervision(data), min_size=1, max_size=2)
    for name, strategy in rules.items():
        if name in kinds:
            data.setdefault("rules", {})[name] = draw(strategy)
    if "fixed" in kinds:
        data.setdefault("rules", {})["fixed"] = draw(_fixed(data))
        may_clash = draw(SELDOM)
        if not may_clash and next(rosters(Facts(data)), None) is None:
            for line in data["rules"]["fixed"]:
                line["cost"] = 1


def _add_limits(draw: st.DrawFn, data: Data) -> None:
    limits = draw(maybe(_limits(data, is_general=True), often=2))
    if limits:
        data.setdefault("rules", {})["limits"] = limits
    for who in data["volunteers"]:
        is_special = draw(st.sampled_from([limits is None, True, False]))
        if is_special:
            who |= present({"limits": draw(_limits(data, is_general=False))})


@st.composite
def _limits(draw: st.DrawFn, data: Data, *, is_general: bool) -> Data:
    """Some limits; of hours only where every duty has a window, of 0 for single people."""
    choices = [*vocabulary.COUNTS_BY_LIMIT, "weekends", "tasks"]
    if not all(duty.window for duty in Facts(data).duties):
        choices.remove("hours")
    limits: Data = {}
    for key in draw(few(choices, 3)):
        counts = [count for count in vocabulary.COUNTS_BY_LIMIT[key] if count or not is_general]
        values = st.sampled_from(counts)
        if key == "tasks":
            named = draw(few([task["name"] for task in data["tasks"]], 2))
            limits[key] = {name: draw(_limit(values)) for name in named}
        else:
            limits[key] = draw(_limit(values))
    return limits


@st.composite
def _limit(draw: st.DrawFn, values: st.SearchStrategy[Any]) -> Any:
    """A maximum, a minimum or both, in any of their forms."""
    one, other = draw(values), draw(values)
    low, high = sorted((one, other))
    cost = draw(st.sampled_from(vocabulary.COSTS))
    forms: list[Any] = [
        *(one, str(one), {"max": one}, f"{low}-{high}", {"min": low, "max": high}),
        *[{"max": one, "cost": cost}] * 4,
        *[{"min": low, "max": high, "cost": cost}] * 2,
    ]
    if one:
        forms += [f"{one}+", {"min": one}] * 3
    return draw(st.sampled_from(forms))


def _add_guardian(draw: st.DrawFn, data: Data) -> None:
    ids = Facts(data).ids
    if len(ids) < 2:
        return
    for ward in draw(few(list(range(len(ids))), 2)):
        others = [name for number, name in enumerate(ids) if number != ward]
        data["volunteers"][ward]["guardian"] = draw(st.sampled_from(others))


def _add_wishes(draw: st.DrawFn, data: Data) -> None:
    for who in draw(few(data["volunteers"], 4)):
        who |= present(
            {
                "prefers": draw(maybe(_wish(data), often=2)),
                "avoids": draw(maybe(_wish(data), often=2)),
            }
        )


@st.composite
def _wish(draw: st.DrawFn, data: Data) -> Any:
    """One item, a list, a mapping with weights, or a list with one in it."""
    tasks = [draw(st.sampled_from([name, name.upper()])) for name in _names(data)]
    items = draw(few([*tasks, *vocabulary.WISHED_DAYS], 3))
    weighted = {item: draw(st.sampled_from(vocabulary.WEIGHTS)) for item in items}
    forms = [items[0], items, weighted, [*items[1:], {items[0]: weighted[items[0]]}]]
    return draw(st.sampled_from(forms))


def _names(data: Data) -> list[str]:
    return [task["name"] for task in data["tasks"]]


def _lengths(values: list[str]) -> st.SearchStrategy[Any]:
    plain = st.sampled_from(values)
    costs = st.sampled_from(vocabulary.COSTS)
    mappings = st.builds(lambda least, cost: {"least": least, "cost": cost}, plain, costs)
    return st.one_of(plain, plain.map(lambda least: {"least": least}), *[mappings] * 4)


@st.composite
def _groups(draw: st.DrawFn, ids: list[str]) -> Any:
    names = draw(few(ids, 3, least=2))
    line = draw(with_cost({"names": names}))
    return draw(st.sampled_from([names, line, line, line]))


@st.composite
def _supervision(draw: st.DrawFn, data: Data) -> Data:
    """By age, or by a skill that somebody has; mostly there is somebody of both sides."""
    skills = sorted({skill for who in data["volunteers"] for skill in who.get("skills", [])})
    ages = vocabulary.SUPERVISION_BY_AGE
    wards = [who for who, _ in ages]
    pairs = [*ages, *product(wards[:3], skills), *permutations(skills, 2)]
    facts = Facts(data)
    useful = [pair for pair in pairs if _has_both(facts, *pair)]
    is_random = draw(SELDOM)
    who, by = draw(st.sampled_from(pairs if is_random or not useful else useful))
    line = {"who": who, "by": by} | present({"per": draw(maybe(st.sampled_from([1, 2, 3])))})
    return draw(with_cost(line))


def _has_both(facts: Facts, who: Any, by: Any) -> bool:
    everyone = range(len(facts.ids))
    looked_after = {one for one in everyone if facts.is_one_of(who, one, facts.start)}
    others = {one for one in everyone if facts.is_one_of(by, one, facts.start)} - looked_after
    return bool(looked_after and others)


@st.composite
def _after(draw: st.DrawFn, data: Data) -> Data:
    """Mostly about tasks that do follow each other."""
    duties = Facts(data).duties
    neighbours = [
        (one.task, other.task)
        for one, other in product(duties, repeat=2)
        if (other.day - one.day).days == 1
    ]
    unwanted: Any = draw(few(_names(data), 2))
    task = draw(st.sampled_from(_names(data)))
    is_random = draw(SELDOM)
    if neighbours and not is_random:
        task, follower = draw(st.sampled_from(neighbours))
        unwanted = draw(st.sampled_from([follower, [follower]]))
    return draw(with_cost({"task": task, "not": unwanted}))


@st.composite
def _lines(draw: st.DrawFn, ids: list[str], duties: list[Duty]) -> list[Data]:
    """Some `{volunteer, task, date}`, hard and soft, one of them perhaps outside the plan."""
    chosen = draw(st.lists(st.sampled_from(duties), min_size=1, max_size=3))
    lines = [_line(draw(st.sampled_from(ids)), duty) for duty in chosen]
    if draw(st.integers(0, 5)) == 0:
        lines.append(lines[0] | {"date": "2026-10-31"})
    return [draw(with_cost(line)) for line in _distinct(lines)]


def _line(volunteer: str, duty: Duty) -> Data:
    return {"volunteer": volunteer, "task": duty.task, "date": duty.day.isoformat()}


def _distinct(lines: list[Data]) -> list[Data]:
    return list({tuple(line.values()): line for line in lines}.values())


@st.composite
def _fixed(draw: st.DrawFn, data: Data) -> list[Data]:
    """Hard lines for pairs that nothing bars, and soft ones for any.

    Of two duties of a task on a day, one may be barred.
    """
    facts = Facts(data)
    found: list[Data] = []
    open_pairs = [
        _line(facts.ids[number], duty)
        for number in range(len(facts.ids))
        for index, duty in enumerate(facts.duties)
        if not facts.barred[number][index]
    ]
    is_hard, is_soft = draw(st.sampled_from([(True, False), (True, True), (False, True)]))
    if open_pairs and is_hard:
        found += draw(few(open_pairs, 2))
    if is_soft or not found:
        cost = {"cost": draw(st.sampled_from(vocabulary.COSTS))}
        found += [line | cost for line in draw(_lines(facts.ids, facts.duties))]
    pairs = {tuple(line[key] for key in ("volunteer", "task", "date")): line for line in found}
    return list(pairs.values())
