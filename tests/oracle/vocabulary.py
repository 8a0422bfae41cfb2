"""What random plans are made of; each list starts with its plainest values."""

from __future__ import annotations

from typing import Any

Data = dict[str, Any]

STARTS = ["2026-11-28", "2026-11-28", "2026-11-27", "2026-11-29"]
ENDS_BY_WEEKS = {1: ["2026-11-29", "2026-11-30"], 2: ["2026-12-11"], 3: []}
NAMES = ["Aynur", "Bahar", "Li Min", "王芳", "Chen Wei", "Dilnur"]
TASKS = ["Rails", "Basement", "消毒"]
SKILLS = ["keys", "急救"]
WINDOWS = [
    *("09:00-10:00", "10:00-11:00", "10:30-12:00", "11:45-13:12"),
    *("18:00-24:00", "22:00-02:00", "23:00-01:00", "00:00-24:00"),
]
OTHER_ENDS = {
    "09:00-10:00": "09:00-10:30",
    "10:00-11:00": "10:00-12:00",
    "22:00-02:00": "22:00-24:00",
}
DAYS_BY_WEEKS = {
    1: [
        "saturday",
        "Sat",
        "周六",
        "weekends",
        "2026-11-29",
        "2026-11-28..2026-11-29",
        "2026-11-29..2026-11-30",
        "2026-11-20..2026-11-28",
        "2026-11-28..2026-12-01",
        "every 2 weeks from 2026-11-29",
        "last sunday",
    ],
    2: [
        "saturday",
        "星期六",
        "2026-12-05",
        "2026-11-29",
        "2026-12-05..2026-12-07",
        "1st saturday",
        "every 1 week from 2026-11-28",
    ],
    3: [
        "saturday",
        "every 2 weeks from 2026-11-28",
        "2nd sat",
        "2026-12-05..2026-12-12",
        "last saturday",
        "2026-11-28",
    ],
}
# Where duties follow each other closely.
DENSE_DAYS_BY_WEEKS = {
    1: ["weekends", "2026-11-28..2026-12-01", "2026-11-29..2026-11-30", "daily", "saturday"],
    2: ["weekends", "2026-12-04..2026-12-06", "2026-11-29..2026-11-30", "saturday"],
    3: ["saturday", "2026-12-05..2026-12-06", "星期六", "every 1 week from 2026-11-29"],
}
FREE_TIMES = [
    "saturday 08:00-11:30",
    ["daily 08:00-10:30", "daily 10:30-13:15"],
    "daily 17:00-03:00",
    "weekends",
    "saturday",
    ["saturday", "sunday 00:00-09:00"],
    ["sunday", "monday 00:00-02:00"],
    "2026-11-28",
    "2026-11-27..2026-11-29",
    ["every 2 weeks from 2026-11-28", "2026-12-05 09:00-12:00"],
    "daily",
    "周末 08:00-24:00",
]
BUSY_TIMES = [
    "2026-11-28",
    "saturday 10:00-10:30",
    "friday 22:00-09:30",
    "sunday",
    "1st saturday",
    ["2026-11-27 23:00-09:15", "2026-12-12"],
    "2027-01-09",
]
PEOPLE: list[Any] = [
    *(1, 1, 1, 1, 1, 2, 2, 3, "2", "1-2", "2-3", "2-4", "1+"),
    {"min": 1, "max": 2},
    {"min": 2, "want": 3},
    {"min": 2, "want": 3, "max": 4},
    {"min": 2, "want": 2},
    {"min": 1, "want": 1, "max": 2},
    {"want": 2},
    {"want": 1, "max": 3},
]
EFFORTS: list[Any] = [1, 1, 2, 3, 0, 0.5, 1.25, "2", 0.33, 0.05, 12.5]
TASK_AGES = ["12+", "16+", "18-60", "65+", "15", {"min": 16}, {"max": 17}, {"min": 16, "max": 70}]
PEOPLES_AGES: list[Data] = [
    *({"age": years} for years in (13, 15, 16, 17, 18, 45, 60, 65, "71")),
    # Birthdays inside the plan: 16, 18 and 61 on the second day or in the second week.
    *({"born": born} for born in ("2010-11-29", "2008-11-29", "2008-12-05", "1965-12-05")),
    {"born": "1990-02-28"},
]
# Where several come, or more than are wanted.
PEOPLE_TOGETHER: list[Any] = [
    *("1-2", "1-3", "1+", 2, "2-3", 1, "1-4", "2+"),
    *({"min": 1, "want": 1, "max": 3}, {"min": 2, "want": 2, "max": 3}),
]
COSTS = [1, 1, 2, 3, 5]
RESTS = [
    *("12 hours", "24 hours", "1 day", "1.5 hours", "30 hours", "0.5 hours", "8 hours"),
    *("2 days", "1 week", "6 days", "100 hours"),
]
ROTATIONS = ["1 day", "1 week", "7 days", "2 days", "6 days", "13 days", "2 weeks"]
# Who is to be looked after, and by whom.
SUPERVISION_BY_AGE = [
    *(("minors", "adults"), ("minors", "adults"), ("0-15", "16+"), ("60+", "16-59")),
    *(("minors", "60+"), ("adults", "minors"), ("0-70", "adults"), (15, "45-65")),
]
WISHED_DAYS = [
    *("saturday", "weekends", "2026-11-28", "周日", "1st saturday", "2026-11-29..2026-12-01"),
    *("saturday 09:00-12:00", "daily 17:00-03:00", "2026-11-28 10:00-10:45", "daily 00:00-24:00"),
    *("friday 22:00-09:30", "weekends 10:00-24:00", "every 2 weeks from 2026-11-28", "last sunday"),
]
WEIGHTS = [1, 2, 3, 5]
COUNTS_BY_LIMIT: dict[str, list[Any]] = {
    "per_day": [1, 1, 0, 2],
    "per_week": [1, 1, 2, 0, 3],
    "total": [1, 1, 2, 0, 3],
    "effort": [1, 2, 0, 1.25, 2.5, 4],
    "weekends": [1, 1, 0, 2],
    "tasks": [1, 1, 0, 2],
    "hours": [1, 2, 1.5, 3, 4, 24],
}
# In these, 1 and 2 stand for fairness with options.
ORDERS: list[list[Any]] = [
    *[["coverage", 1], ["coverage", "minimums", 1], ["coverage", "minimums", 1, "wishes"]] * 2,
    *[["coverage", "wishes", 1], ["coverage", "minimums", "wishes", 1]] * 3,
    *[["coverage", 1, "wishes"], ["coverage", "wishes", "minimums", 1]] * 2,
    *[["coverage", ["minimums", "wishes"], 1], [["coverage", "wishes"], 1]] * 2,
    ["coverage", 1, "minimums", 2, "wishes"],
    ["coverage", 1, 2],
    [["coverage", "minimums"], 1, "wishes"],
    [["wishes", "minimums", "coverage"], 1],
    [["coverage", "minimums", "wishes"]],
    ["minimums", "coverage", 1, "wishes"],
    ["wishes", "coverage", 1],
    ["minimums", 1, "wishes"],
    [1, "coverage"],
    [1, "coverage", 2],
    [1, 2, "coverage"],
    [1, "coverage", "wishes", "minimums"],
    ["coverage"],
    ["wishes"],
    [1],
]
