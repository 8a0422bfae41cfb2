"""The sections `rules` and `goals`: their words, item by item, from the two tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dutyplan.goals import GOALS, PLUS, without_stability
from dutyplan.grammar.calendar import Calendar
from dutyplan.grammar.names import did_you_mean, read_name
from dutyplan.grammar.text import Items, Mapping, MisreadError, Text, misread
from dutyplan.grammar.words import read_model
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem
from dutyplan.rules import RULES


@dataclass(frozen=True, slots=True)
class GoalWords:
    """One goal as it is written: its id and its options, if it has any.

    `parts` are the ids of goals that are added together; one for a goal on its own.
    """

    parts: tuple[Text, ...]
    options: Any = None

    @property
    def id(self) -> str:
        """The id, or all of them."""
        return PLUS.join(self.parts)

    @property
    def text(self) -> Text:
        """What to point at."""
        return self.parts[0]


def read_rules(
    value: Any, problems: list[Problem], calendar: Calendar | None = None
) -> dict[str, Any]:
    """The words of each rule, by the rule's id."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        problems += misread(value, "wrong-kind", worded("bad.mapping.key", word="rules")).problems
        return {}
    known = {rule.id: rule for rule in RULES if rule.words is not None}
    found: dict[str, Any] = {}
    for key in (*value, *value.blank):
        if key in known:
            if key in value:
                words = _read_words(known[key].words, value[key], key, problems, calendar)
                if words:
                    found[str(key)] = words
        else:
            message = worded("bad.unknown", noun=worded("noun.rule"), name=key)
            problems.append(Problem("unknown-rule", message, key.span, did_you_mean(key, known)))
    return found


def _read_words(
    words: Any, value: Any, key: Text, problems: list[Problem], calendar: Calendar | None
) -> Any:
    """What could be read of a rule's words: one model, or a list of them."""
    if isinstance(words, type):
        return read_model(words, value, problems, calendar)
    (item,) = words.__args__
    if not isinstance(value, Items):
        message, hint = worded("bad.list", word=key), worded("hint.dashes")
        problems += misread(value, "wrong-kind", message, hint).problems
        return None
    read = [read_model(item, one, problems, calendar) for one in value]
    return [one for one in read if one is not None]


def read_goals(
    value: Any, problems: list[Problem], calendar: Calendar | None = None
) -> list[GoalWords] | None:
    """The goals in their order; None where the file has none."""
    if value is None:
        return None
    goals: list[GoalWords] = []
    for item in value if isinstance(value, Items) else [value]:
        try:
            goals.extend(_read_goal(item, problems, calendar))
        except MisreadError as error:
            problems += error.problems
    if not goals and not problems:
        problems += misread(value, "empty", worded("bad.empty.list", word="goals")).problems
    problems += _goals_twice(goals)
    if goals and not without_stability(tuple((goal.id, None) for goal in goals)):
        message = worded("bad.stability-alone")
        hint = worded("hint.write", example="[coverage, stability, fairness]")
        problems.append(Problem("goal-missing", message, goals[0].text.span, hint))
    return goals


def _goals_twice(goals: list[GoalWords]) -> Iterator[Problem]:
    """A second one of what can stand once: only `fairness` may count this and then that."""
    seen = set()
    for goal in goals:
        for part in goal.parts:
            if part in seen and part != "fairness":
                message = worded("bad.goal-twice", name=part)
                yield Problem("duplicate-goal", message, part.span, worded("hint.take-one-out"))
            seen.add(part)


def _read_goal(item: Any, problems: list[Problem], calendar: Calendar | None) -> list[GoalWords]:
    if isinstance(item, Items):
        return [_read_sum(item)]
    if isinstance(item, Mapping):
        goals = []
        for key, options in item.items():
            words = GOALS[_known(key)].words
            if words is None:
                raise misread(options, "wrong-kind", worded("bad.no-options", word=key))
            goals.append(GoalWords((key,), read_model(words, options, problems, calendar)))
        goals += [GoalWords((_known(key),)) for key in item.blank]
        if not goals:
            hint = worded("hint.write", example="[coverage, fairness]")
            raise misread(item, "empty", worded("bad.empty.goal"), hint)
        return sorted(goals, key=lambda goal: (goal.text.span.line, goal.text.span.column))
    return [GoalWords((_known(read_name(item)),))]


def _read_sum(items: Items) -> GoalWords:
    """An inner list: goals that are added together."""
    if not items:
        raise misread(items, "empty", worded("bad.empty.inner"))
    parts: list[Text] = []
    problems: list[Problem] = []
    for item in items:
        try:
            parts.append(_read_part(item))
        except MisreadError as error:
            problems += error.problems
    if problems:
        raise MisreadError(*problems)
    return GoalWords(tuple(parts))


def _read_part(item: Any) -> Text:
    """A goal of an inner list: a name alone, of a goal that is one number."""
    names = [*item, *item.blank] if isinstance(item, Mapping) else [item]
    if "fairness" in names:
        raise misread(item, "not-a-sum", worded("bad.fairness-added"), worded("hint.own-line"))
    if not isinstance(item, Text):
        hint = worded("hint.write", example="[coverage, wishes]")
        raise misread(item, "wrong-kind", worded("bad.added-names"), hint)
    return _known(read_name(item))


def _known(text: Text) -> Text:
    """The id of a goal, if there is such a one."""
    if text in GOALS:
        return text
    message = worded("bad.unknown", noun=worded("noun.goal"), name=text)
    raise misread(text, "unknown-goal", message, did_you_mean(text, GOALS))
