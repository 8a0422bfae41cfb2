"""Plans built to have one known reason, why a duty is short or why there is no roster.

The name says which rules meet in it. All are about Saturdays from 2026-11-28 on.
"""

from __future__ import annotations

_HEAD = "start: 2026-11-28\n"

GAPS = {
    "age": """
tasks: [{name: Basement, when: saturday 10:00-12:00, age: 18-60}]
volunteers: [{name: Aynur, age: 15}, {name: Li Min, age: 65}]
""",
    "availability": """
tasks: [{name: Basement, when: saturday 10:00-12:00, people: 2}]
volunteers:
  - {name: Bahar}
  - {name: Gulnar, unavailable: 2026-11-28}
  - {name: Li Min, available: saturday 08:00-11:30}
""",
    "membership": """
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar, since: 2026-12-01}, {name: Gulnar, until: 2026-11-27}]
""",
    "never": """
tasks: [{name: Basement, when: saturday 10:00-12:00, people: 2}]
volunteers: [{name: Bahar}, {name: Tursun, never: Basement}]
""",
    "forbidden": """
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar}]
rules:
  forbidden: [{volunteer: Bahar, task: Basement, date: 2026-11-28}]
""",
    "limit of none": """
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar, limits: {tasks: {Basement: 0}}}]
""",
    "overlap": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2, effort: 3}
  - {name: Stairwell rails, when: saturday 11:00-13:00, people: 2}
volunteers: [{name: Bahar}, {name: Gulnar}, {name: Ma Jun}]
""",
    "per_day": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, priority: 2}
  - {name: Stairwell rails, when: saturday 14:00-15:00}
volunteers: [{name: Bahar}]
rules:
  limits: {per_day: 1}
""",
    "per_week": """
weeks: 1
tasks:
  - {name: Basement, when: saturday 10:00-12:00, priority: 2}
  - {name: Stairwell rails, when: monday 18:00-19:00}
volunteers: [{name: Bahar}]
rules:
  limits: {per_week: 1}
""",
    "total": """
weeks: 3
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar, limits: {total: 2}}]
""",
    "hours": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, priority: 2}
  - {name: Stairwell rails, when: sunday 10:00-12:00}
volunteers: [{name: Bahar, limits: {hours: 3}}]
""",
    "effort": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, effort: 3, priority: 2}
  - {name: Stairwell rails, when: sunday 10:00-12:00}
volunteers: [{name: Bahar, limits: {effort: 3}}]
""",
    "weekends": """
weeks: 2
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar, limits: {weekends: 1}}]
""",
    "limit of a task": """
weeks: 2
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar, limits: {tasks: {Basement: 1}}}]
""",
    "rest": """
weeks: 2
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar}]
rules:
  rest: 1 week
""",
    "rotate": """
weeks: 2
tasks:
  - {name: Basement, when: saturday 10:00-12:00}
  - {name: Stairwell rails, when: saturday 14:00-15:00}
volunteers: [{name: Bahar}]
rules:
  rotate: 1 week
""",
    "after": """
tasks:
  - {name: Night watch, when: saturday 20:00-23:00, priority: 2}
  - {name: Basement, when: sunday 10:00-12:00}
volunteers: [{name: Bahar}]
rules:
  after: [{task: Night watch, not: Basement}]
""",
    "apart": """
tasks: [{name: Basement, when: saturday 10:00-12:00, people: 2}]
volunteers: [{name: Bahar}, {name: Gulnar}]
rules:
  apart: [[Bahar, Gulnar]]
""",
    "together": """
tasks: [{name: Basement, when: saturday 10:00-12:00, people: 2}]
volunteers: [{name: Bahar}, {name: Gulnar}, {name: Ma Jun, unavailable: 2026-11-28}]
rules:
  together: [[Gulnar, Ma Jun]]
""",
    "guardian": """
weeks: 2
tasks: [{name: Basement, when: saturday 10:00-12:00, people: 2}]
volunteers:
  - {name: Aynur, age: 15, guardian: Bahar}
  - {name: Bahar, age: 45, unavailable: 2026-12-05}
  - {name: Li Min, age: 65}
""",
    "supervision": """
weeks: 2
tasks: [{name: Basement, when: saturday 10:00-12:00, people: 2}]
volunteers:
  - {name: Aynur, age: 15}
  - {name: Bahar, age: 45, unavailable: 2026-12-05}
rules:
  supervision: [{who: minors, by: adults}]
""",
    "skill": """
tasks: [{name: Basement, when: saturday 10:00-12:00, skills: {keys: 1}}]
volunteers: [{name: Bahar}, {name: Gulnar, skills: keys, unavailable: 2026-11-28}]
""",
    "called off": """
tasks: [{name: Basement, when: saturday 10:00-12:00, people: {min: 3, want: 3}}]
volunteers: [{name: Bahar}, {name: Gulnar}]
""",
    "age and availability": """
tasks: [{name: Basement, when: saturday 10:00-12:00, people: 2, age: 18-60}]
volunteers:
  - {name: Aynur, age: 15}
  - {name: Bahar, age: 45}
  - {name: Gulnar, age: 28, unavailable: 2026-11-28}
""",
    "age and overlap": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2, age: 18-60, priority: 2}
  - {name: Courtyard, when: saturday 10:00-12:00, people: 2}
volunteers:
  - {name: Aynur, age: 15}
  - {name: Bahar, age: 45}
  - {name: Gulnar, age: 28}
""",
    "rest and total": """
weeks: 3
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar}, {name: Gulnar, limits: {total: 1}, unavailable: 2026-12-05}]
rules:
  rest: 1 week
""",
    "rest and rotate": """
weeks: 2
tasks:
  - {name: Basement, when: saturday 10:00-12:00}
  - {name: Courtyard, when: sunday 10:00-12:00}
volunteers: [{name: Bahar}, {name: Gulnar, never: Courtyard}]
rules:
  rest: 1 day
  rotate: 1 week
""",
    "supervision and overlap": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, age: 18+, priority: 2}
  - {name: Courtyard, when: saturday 10:00-12:00, people: 2}
volunteers: [{name: Aynur, age: 15}, {name: Erfan, age: 13}, {name: Bahar, age: 45}]
rules:
  supervision: [{who: minors, by: adults}]
""",
    "guardian and apart": """
tasks: [{name: Courtyard, when: saturday 10:00-12:00, people: 3}]
volunteers:
  - {name: Aynur, age: 15, guardian: Bahar}
  - {name: Bahar, age: 45}
  - {name: Gulnar, age: 28}
rules:
  apart: [[Bahar, Gulnar]]
""",
    "skill and overlap": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, skills: keys, priority: 2}
  - {name: Courtyard, when: saturday 10:00-12:00, skills: keys}
volunteers: [{name: Bahar, skills: keys}, {name: Gulnar}]
""",
    "limits and rest": """
weeks: 4
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar, limits: {total: 1}}, {name: Gulnar}]
rules:
  rest: 1 week
""",
    "together and overlap": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2}
  - {name: Courtyard, when: saturday 11:00-13:00, people: 1-2, skills: keys, priority: 2}
volunteers: [{name: Bahar}, {name: Gulnar}, {name: Ma Jun, skills: keys}]
rules:
  together: [[Gulnar, Ma Jun]]
""",
    "supervision and guardian": """
tasks: [{name: Courtyard, when: saturday 10:00-12:00}]
volunteers:
  - {name: Aynur, age: 15, guardian: Bahar}
  - {name: Bahar, age: 45, unavailable: 2026-11-28}
  - {name: Erfan, age: 13}
rules:
  supervision: [{who: 0-14, by: adults}]
""",
    "guardian and overlap": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, age: 18+, priority: 2}
  - {name: Courtyard, when: saturday 10:00-12:00}
volunteers: [{name: Aynur, age: 15, guardian: Bahar}, {name: Bahar, age: 45}]
""",
    "skill, guardian and fixed": """
tasks:
  - {name: Courtyard, when: saturday 10:00-12:00, people: 2, skills: keys}
volunteers:
  - {name: Aynur, age: 15, guardian: Bahar, skills: keys}
  - {name: Bahar, age: 45}
  - {name: Erfan, age: 13, guardian: Bahar}
rules:
  fixed: [{volunteer: Erfan, task: Courtyard, date: 2026-11-28}]
""",
    "skill and age": """
tasks: [{name: Basement, when: saturday 10:00-12:00, skills: keys, age: 18-60}]
volunteers: [{name: Aynur, age: 15, skills: keys}, {name: Bahar, age: 45}]
""",
    "skill, age and availability": """
tasks: [{name: Basement, when: saturday 10:00-12:00, skills: keys, age: 18-60}]
volunteers:
  - {name: Aynur, age: 15, skills: keys}
  - {name: Gulnar, age: 28, skills: keys, unavailable: 2026-11-28}
  - {name: Bahar, age: 45}
""",
    "skill of several": """
tasks: [{name: Basement, when: saturday 10:00-12:00, skills: keys, age: 18-60}]
volunteers:
  - {name: Aynur, age: 15, skills: keys}
  - {name: Li Min, age: 65, skills: keys}
  - {name: Bahar, age: 45}
""",
    "skill and apart": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2, skills: [keys, first aid]}
volunteers: [{name: Bahar, skills: first aid}, {name: Gulnar, skills: keys}, {name: Ma Jun}]
rules:
  apart: [[Bahar, Gulnar]]
""",
    "fixed and overlap": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, age: 18-60, priority: 2}
  - {name: Courtyard, when: saturday 11:00-13:00}
volunteers: [{name: Aynur, age: 15, unavailable: 2026-11-28}, {name: Bahar, age: 45}]
rules:
  fixed: [{volunteer: Bahar, task: Courtyard, date: 2026-11-28}]
""",
    "called off and availability": """
tasks: [{name: Basement, when: saturday 10:00-12:00, people: {min: 2, want: 3}}]
volunteers: [{name: Bahar}, {name: Gulnar, unavailable: 2026-11-28}]
""",
    "called off and overlap": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: {min: 2, want: 3}}
  - {name: Courtyard, when: saturday 11:00-13:00, priority: 9}
volunteers: [{name: Bahar}, {name: Gulnar}]
""",
    "called off and apart": """
tasks: [{name: Basement, when: saturday 10:00-12:00, people: {min: 2, want: 3}}]
volunteers: [{name: Bahar}, {name: Gulnar}]
rules:
  apart: [[Bahar, Gulnar]]
""",
    "many away": """
tasks: [{name: Basement, when: saturday 10:00-12:00, people: 2}]
volunteers:
  - {name: Aynur, unavailable: saturday}
  - {name: Bahar, unavailable: saturday}
  - {name: Gulnar, unavailable: saturday}
  - {name: Li Min, unavailable: saturday}
  - {name: Ma Jun, unavailable: saturday}
  - {name: Tursun, unavailable: saturday}
  - {name: Wang Guoqiang, unavailable: saturday}
  - {name: Erfan}
""",
}
"""Plans with gaps."""

REFUSED = {
    "age": """
tasks: [{name: Basement, when: saturday 10:00-12:00, people: 2, age: 18-60}]
volunteers: [{name: Aynur, age: 15}, {name: Bahar, age: 45}]
""",
    "availability": """
tasks: [{name: Basement, when: saturday 10:00-12:00, people: 2}]
volunteers: [{name: Bahar}, {name: Li Min, available: saturday 08:00-11:30}]
""",
    "overlap": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2}
  - {name: Courtyard, when: saturday 11:00-13:00}
volunteers: [{name: Bahar}, {name: Gulnar}]
""",
    "per_week": """
weeks: 1
tasks:
  - {name: Basement, when: saturday 10:00-12:00}
  - {name: Courtyard, when: monday 10:00-12:00}
volunteers: [{name: Bahar}]
rules:
  limits: {per_week: 1}
""",
    "rest": """
weeks: 2
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar}]
rules:
  rest: 1 week
""",
    "rotate and never": """
weeks: 2
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar}, {name: Tursun, never: Basement}]
rules:
  rotate: 1 week
""",
    "supervision": """
tasks: [{name: Courtyard, when: saturday 10:00-12:00, people: 2}]
volunteers:
  - {name: Aynur, age: 15}
  - {name: Erfan, age: 13}
  - {name: Bahar, age: 45, unavailable: 2026-11-28}
rules:
  supervision: [{who: minors, by: adults}]
""",
    "guardian": """
tasks: [{name: Courtyard, when: saturday 10:00-12:00}]
volunteers:
  - {name: Aynur, age: 15, guardian: Bahar}
  - {name: Bahar, age: 45, unavailable: 2026-11-28}
""",
    "together and people": """
tasks: [{name: Courtyard, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar}, {name: Gulnar}]
rules:
  together: [[Bahar, Gulnar]]
""",
    "apart": """
tasks: [{name: Courtyard, when: saturday 10:00-12:00, people: 2}]
volunteers: [{name: Bahar}, {name: Gulnar}]
rules:
  apart: [[Bahar, Gulnar]]
""",
    "after": """
tasks:
  - {name: Night watch, when: saturday 20:00-23:00}
  - {name: Basement, when: sunday 10:00-12:00}
volunteers: [{name: Bahar}]
rules:
  after: [{task: Night watch, not: Basement}]
""",
    "skill": """
tasks: [{name: Basement, when: saturday 10:00-12:00, skills: {keys: 1}}]
volunteers: [{name: Bahar}, {name: Gulnar, skills: keys, never: Basement}]
""",
    "forbidden and membership": """
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar}, {name: Gulnar, since: 2026-12-01}]
rules:
  forbidden: [{volunteer: Bahar, task: Basement, date: 2026-11-28}]
""",
    "limits and rest": """
weeks: 4
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar, limits: {total: 1}}, {name: Gulnar}]
rules:
  rest: 1 week
""",
    "together and overlap": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2}
  - {name: Courtyard, when: saturday 11:00-13:00, people: 1-2, skills: keys}
volunteers: [{name: Bahar}, {name: Gulnar}, {name: Ma Jun, skills: keys}]
rules:
  together: [[Gulnar, Ma Jun]]
""",
    "supervision and guardian": """
tasks: [{name: Courtyard, when: saturday 10:00-12:00}]
volunteers:
  - {name: Aynur, age: 15, guardian: Bahar}
  - {name: Bahar, age: 45, unavailable: 2026-11-28}
  - {name: Erfan, age: 13}
rules:
  supervision: [{who: 0-14, by: adults}]
""",
    "fixed and overlap": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00, skills: keys}
  - {name: Courtyard, when: saturday 11:00-13:00}
volunteers: [{name: Bahar, skills: keys}, {name: Gulnar}]
rules:
  fixed: [{volunteer: Bahar, task: Courtyard, date: 2026-11-28}]
""",
    "skill and age": """
tasks: [{name: Basement, when: saturday 10:00-12:00, skills: keys, age: 18-60}]
volunteers: [{name: Aynur, age: 15, skills: keys}, {name: Bahar, age: 45}]
""",
    "called off and availability": """
tasks: [{name: Basement, when: saturday 10:00-12:00, people: {min: 2, want: 2}}]
volunteers: [{name: Bahar}, {name: Gulnar, unavailable: 2026-11-28}]
""",
    "together and people by the day": """
tasks:
  - name: Courtyard
    when: [{days: saturday 10:00-12:00, people: 1}, {days: sunday 10:00-12:00, people: 2}]
volunteers: [{name: Bahar}, {name: Gulnar}]
rules:
  together: [[Bahar, Gulnar]]
""",
    "forbidden at all times": """
tasks: [{name: Courtyard, when: [saturday 10:00-11:00, saturday 12:00-13:00]}]
volunteers: [{name: Bahar}, {name: Gulnar, available: saturday 09:00-11:30}]
rules:
  forbidden: [{volunteer: Bahar, task: Courtyard, date: 2026-11-28}]
""",
    "hours": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00}
  - {name: Courtyard, when: sunday 10:00-12:00}
volunteers: [{name: Bahar, limits: {hours: 3}}, {name: Tursun, never: [Basement, Courtyard]}]
""",
}
"""Plans that `--strict` refuses."""

UNHOLDABLE = {
    "fixed and total": """
weeks: 2
tasks: [{name: Courtyard, when: [saturday 10:00-11:00, saturday 12:00-13:00]}]
volunteers: [{name: Bahar, limits: {total: 1}}]
rules:
  fixed:
    - {volunteer: Bahar, task: Courtyard, date: 2026-11-28}
    - {volunteer: Bahar, task: Courtyard, date: 2026-12-05}
""",
    "fixed and together": """
tasks: [{name: Courtyard, when: [saturday 10:00-11:00, saturday 12:00-13:00], people: 1}]
volunteers: [{name: Bahar}, {name: Gulnar}, {name: Ma Jun}]
rules:
  together: [[Gulnar, Ma Jun]]
  fixed:
    - {volunteer: Gulnar, task: Courtyard, date: 2026-11-28}
""",
    "fixed and called off": """
tasks: [{name: Courtyard, when: saturday 10:00-12:00, people: {min: 2, want: 2}}]
volunteers: [{name: Bahar}, {name: Gulnar, unavailable: 2026-11-28}]
rules:
  fixed: [{volunteer: Bahar, task: Courtyard, date: 2026-11-28}]
""",
    "fixed and supervision": """
tasks:
  - {name: Basement, when: saturday 10:00-12:00}
  - {name: Courtyard, when: saturday 10:00-12:00, people: 2}
volunteers: [{name: Aynur, age: 15}, {name: Bahar, age: 45}]
rules:
  fixed:
    - {volunteer: Aynur, task: Courtyard, date: 2026-11-28}
    - {volunteer: Bahar, task: Basement, date: 2026-11-28}
  supervision: [{who: minors, by: adults}]
""",
}
"""Plans without any roster, gaps or not, that are not refused when they are read."""


def week(plan: str) -> str:
    """The whole week file."""
    return _HEAD + plan.lstrip("\n")
