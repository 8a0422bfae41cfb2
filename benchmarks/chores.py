"""What there is to do in a made-up community, week after week."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.spoken import FIRST_AID, KEYS, Said, spoken, time_in


@dataclass(frozen=True, slots=True)
class Chore:
    """A task that many communities have.

    Attributes
    ----------
    times
        A duty for each, in each week that has such a day.
    weight
        How many people it wants, beside other tasks of the same community.
    skill
        What one of those on it must have, in some of the communities.
    """

    name: Said
    times: tuple[str, ...]
    weight: float
    effort: int = 1
    age: str = ""
    priority: int = 1
    skill: Said | None = None


USUAL = (
    Chore(Said("Stairwell rails", "楼道扶手消毒"), ("saturday 10:00-11:00",), 1.5, 1, "12+"),
    Chore(Said("Basement", "地下室清理"), ("saturday 10:00-12:00",), 1.0, 3, "18-60", 1, KEYS),
    Chore(Said("Courtyard", "院落清扫"), ("saturday 09:00-10:30",), 1.3, 2, "14-70"),
    Chore(Said("Equipment disinfection", "健身器材消毒"), ("saturday 11:00-12:00",), 0.7, 1, "16+"),
)
"""Of these each community has some."""

OTHERS = (
    Chore(Said("Gate night watch", "大门夜间值守"), ("friday 22:00-02:00",), 0.6, 3, "21-65", 2),
    Chore(
        Said("Weekend night watch", "周末夜间值守"),
        ("friday 22:00-02:00", "saturday 22:00-02:00"),
        0.5,
        3,
        "18-65",
        2,
    ),
    Chore(
        Said("Gate", "门岗值班"), ("saturday 14:00-18:00", "sunday 14:00-18:00"), 0.6, 2, "18-70"
    ),
    Chore(
        Said("Waste sorting", "垃圾分类引导"),
        ("wednesday 18:30-20:00", "saturday 08:00-09:30"),
        0.8,
        1,
        "14+",
    ),
    Chore(Said("Notice boards", "张贴通知"), ("monday 18:00-18:30",), 0.4, 1),
    Chore(
        Said("Visits to the elderly", "看望老人"),
        ("sunday 15:00-16:30",),
        0.8,
        2,
        "16+",
        2,
        FIRST_AID,
    ),
    Chore(Said("Reading corner", "儿童阅读角"), ("sunday 10:00-11:30",), 0.6, 1, "14+"),
    Chore(Said("Snow shovelling", "清扫积雪"), ("saturday 08:00-09:30",), 1.2, 2, "16-65", 3),
    Chore(Said("Flower beds", "花坛浇水"), ("sunday 09:00-10:00",), 0.7, 1, "12+"),
    Chore(Said("Bicycle shed", "车棚整理"), ("saturday 13:00-14:30",), 0.7, 2, "16-65"),
    Chore(
        Said("Fire exits", "消防通道检查"), ("1st saturday 15:00-16:00",), 0.5, 1, "18+", 2, KEYS
    ),
    Chore(Said("Information desk", "便民服务台"), ("sunday 10:00-12:00",), 0.5, 1, "18+"),
)


def choose(chance: random.Random, num_duties: int) -> list[Chore]:
    """Tasks with about so many duties a week; two or more are usual ones."""
    some = chance.sample(USUAL, chance.randint(2, len(USUAL)))
    rest = [one for one in (*USUAL, *OTHERS) if one not in some]
    chance.shuffle(rest)
    chosen: list[Chore] = []
    for one in (*some, *rest):
        if sum(len(other.times) for other in (*chosen, one)) <= num_duties:
            chosen.append(one)
    return chosen


def tasks_of(
    chance: random.Random, chores: list[Chore], num_people: float, language: str
) -> list[dict[str, str]]:
    """The tasks of a week file, key by key.

    Parameters
    ----------
    num_people
        How many are wanted in a week, all in all.
    """
    weights = sum(len(one.times) * one.weight for one in chores)
    tasks = []
    for one in chores:
        want = max(1, round(num_people * one.weight / weights))
        times = [time_in(time, language) for time in one.times]
        task = {
            "name": spoken(one.name, language),
            "when": times[0] if len(times) == 1 else f"[{', '.join(times)}]",
            "people": _people(chance, want),
        }
        task |= {"effort": str(one.effort)} if one.effort != 1 else {}
        task |= {"age": one.age} if one.age else {}
        task |= {"priority": str(one.priority)} if one.priority != 1 else {}
        if one.skill and chance.random() < 0.5:
            task["skills"] = f"{{{spoken(one.skill, language)}: 1}}"
        if chance.random() < 0.06:
            task["standby"] = "1"
        tasks.append(task)
    return tasks


def _people(chance: random.Random, want: int) -> str:
    if want >= 3 and chance.random() < 0.1:  # with fewer it is not worth beginning
        return f"{{min: {want // 2}, want: {want}, max: {want + 2}}}"
    return f"{want}-{want + 1}" if chance.random() < 0.3 else str(want)
