"""One made-up community of a city: a folder with its week file, and what lies beside it.

`community(number, seed)` is always the same for the same two numbers.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.chores import choose, tasks_of
from benchmarks.drafts import START
from benchmarks.residents import Resident, age_of, id_of, residents_of
from benchmarks.spoken import TITLE, Said, spoken, time_in

LEAST, MOST = 20, 200
"""How many volunteers a community has."""
NUM_DAYS = 28
_FEWEST_DUTIES, _MOST_DUTIES = 3, 10

_HEADINGS = {
    "name": Said("name", "姓名"),
    "id": Said("id", "编号"),
    "age": Said("age", "年龄"),
    "born": Said("date of birth", "出生日期"),
    "available": Said("available", "可用时间"),
    "unavailable": Said("unavailable", "不可用时间"),
    "since": Said("since", "加入日期"),
    "until": Said("until", "退出日期"),
    "skills": Said("skills", "技能"),
    "share": Said("share", "份额"),
    "never": Said("never", "不做"),
    "prefers": Said("prefers", "偏好"),
    "avoids": Said("avoids", "回避"),
    "guardian": Said("guardian", "监护人"),
    "contact": Said("phone", "联系电话"),
}


@dataclass(slots=True)
class Community:
    """Its parts as they will be written.

    Attributes
    ----------
    form
        How the volunteers are kept: `yaml`, `csv` or `xlsx`.
    num_duties
        In a week.
    num_past
        How many rosters of the weeks before are filed.
    traits
        What makes it different from others, for those who look for what makes plans hard.
    """

    number: int
    language: str
    form: str
    num_duties: int
    num_past: int
    tasks: list[dict[str, str]]
    people: list[Resident]
    rules: dict[str, str] = field(default_factory=dict)
    goals: str = ""
    traits: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """That of its folder."""
        return f"community-{self.number:04}"

    def week_file(self, start: date = START) -> str:
        """The text of `week.yaml`, for four weeks from a day on."""
        title = spoken(TITLE, self.language).format(number=self.number)
        lines = [f"title: {title}", f"start: {start}", f"weeks: {NUM_DAYS // 7}"]
        lines += [f"language: {self.language}"] if self.language == "zh" else []
        lines += ["history: rosters"] if self.num_past else []
        lines += ["tasks:", *(f"  - {_flow(task)}" for task in self.tasks)]
        if self.form == "yaml":
            lines += ["volunteers:", *(f"  - {_flow(one)}" for one in self.people)]
        else:
            lines.append(f"volunteers: {self.table_name}")
        if self.rules:
            lines += ["rules:", *(f"  {rule}: {words}" for rule, words in self.rules.items())]
        lines += [f"goals: {self.goals}"] if self.goals else []
        return "\n".join(lines) + "\n"

    @property
    def table_name(self) -> str:
        """The file of the volunteers, where they have one of their own."""
        return f"{'志愿者' if self.language == 'zh' else 'volunteers'}.{self.form}"

    def table(self) -> bytes:
        """What stands in it."""
        rows = list(self._rows())
        if self.form == "csv":
            text = io.StringIO()
            csv.writer(text).writerows(rows)
            return text.getvalue().encode("utf-8-sig")
        return _workbook(rows)

    def _rows(self) -> Iterator[list[str]]:
        keys = [key for key in _HEADINGS if any(key in one for one in self.people)]
        yield [spoken(_HEADINGS[key], self.language) for key in keys]
        for one in self.people:
            yield [_cell(one.get(key, "")) for key in keys]


def community(number: int, seed: int = 0) -> Community:
    """One of the city."""
    chance = random.Random(f"{seed} {number}")
    num = round(LEAST * (MOST / LEAST) ** chance.random())  # many are small
    share = (num - LEAST) / (MOST - LEAST)
    wanted = _FEWEST_DUTIES + (_MOST_DUTIES - _FEWEST_DUTIES) * share + chance.uniform(-1.5, 1.5)
    num_duties = min(_MOST_DUTIES, max(_FEWEST_DUTIES, round(wanted)))
    language = "zh" if chance.random() < 0.3 else "en"
    # From one duty in seven weeks for each volunteer to one in three.
    num_people = num * chance.uniform(0.14, 0.33)
    chores = choose(chance, num_duties)
    tasks = tasks_of(chance, chores, num_people, language)
    names = [task["name"] for task in tasks]
    one = Community(
        number=number,
        language=language,
        num_duties=sum(len(chore.times) for chore in chores),
        form=chance.choices(("yaml", "csv", "xlsx"), (70, 20, 10))[0],
        num_past=chance.choices((0, 1, 2, 3), (70, 10, 10, 10))[0],
        tasks=tasks,
        people=residents_of(chance, num, START, NUM_DAYS, language, names),
    )
    _agree_on_rules(chance, one)
    one.goals = chance.choices(
        (
            "",
            "[coverage, {fairness: {shared_by: eligible}}, wishes]",
            "[coverage, {fairness: {shared_by: everyone}}, wishes]",
            "[coverage, {fairness: {of: hours, shared_by: eligible}}, wishes]",
            "[coverage, fairness, {fairness: {of: duties, on: sunday}}, wishes]",
        ),
        (40, 40, 6, 8, 6),
    )[0]
    if chance.random() < 0.1:
        _lack_people(chance, one)
    return one


def _agree_on_rules(chance: random.Random, one: Community) -> None:
    limits = chance.choices(
        ("", "per_week: 1", "per_week: 2", "total: 3", "per_week: 1, total: 2", "weekends: 2"),
        (20, 35, 15, 10, 12, 8),
    )[0]
    one.rules |= {"limits": f"{{{limits}}}"} if limits else {}
    for name, words, share in (
        ("rest", "1 week", 0.1),
        ("rest", "{least: 1 week, cost: 2}", 0.06),
        ("rest", "12 hours", 0.1),
        ("rotate", "1 week", 0.12),
        ("rotate", "{least: 2 weeks, cost: 1}", 0.06),
        ("supervision", "[{who: minors, by: adults}]", 0.3),
    ):
        if chance.random() < share:
            one.rules[name] = words
    night, day = (
        [task["name"] for task in one.tasks if ("22:00" in task["when"]) is is_night]
        for is_night in (True, False)
    )
    if night and chance.random() < 0.5:
        one.rules["after"] = f"[{{task: {night[0]}, not: [{', '.join(day[:2])}]}}]"
    adults = [id_of(person) for person in one.people if age_of(person, START) >= 18]
    for name, share in (("together", 0.12), ("apart", 0.12)):
        if chance.random() < share:
            pairs = [chance.sample(adults, 2) for _ in range(chance.randint(1, 2))]
            one.rules[name] = _list([_list(pair) for pair in pairs])
    weekly = [task["name"] for task in one.tasks if _is_on_each(START, task, one.language)]
    if weekly and chance.random() < 0.1:
        person, task = chance.choice(adults), chance.choice(weekly)
        when = START + timedelta(7 * chance.randrange(NUM_DAYS // 7))
        one.rules["forbidden"] = f"[{{volunteer: {person}, task: {task}, date: {when}}}]"
    one.traits += one.rules


def _is_on_each(day: date, task: dict[str, str], language: str) -> bool:
    """Whether a task has a duty on each such weekday."""
    word = time_in(f"{day:%A}".lower(), language)
    return task["when"].startswith((word, f"[{word}"))


def _lack_people(chance: random.Random, one: Community) -> None:
    """A shortage: on some day nearly all are away, or a task wants what nobody is or can."""
    which = chance.choice((_be_away, _be_old, _be_many))
    which(chance, one)
    one.traits.append("short")


def _be_away(chance: random.Random, one: Community) -> None:
    day = START + timedelta(7 * chance.randrange(NUM_DAYS // 7))
    for person in one.people:
        if chance.random() < 0.9:
            person.setdefault("unavailable", [])
            person["unavailable"] = [*person["unavailable"], f"{day}..{day + timedelta(1)}"]


def _be_old(chance: random.Random, one: Community) -> None:
    chance.choice(one.tasks)["age"] = "75+"


def _be_many(chance: random.Random, one: Community) -> None:
    chance.choice(one.tasks)["people"] = str(max(6, len(one.people) // 3))


def _flow(words: Resident | dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {_item(value)}" for key, value in words.items()) + "}"


def _item(value: str | list[str]) -> str:
    if isinstance(value, str):
        return value
    return value[0] if len(value) == 1 else _list(value)


def _list(items: Sequence[str]) -> str:
    return f"[{', '.join(items)}]"


def _cell(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "; ".join(value)


def _workbook(rows: Sequence[list[str]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
