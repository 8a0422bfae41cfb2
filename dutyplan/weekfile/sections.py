"""The sections `rules` and `goals`: their words, item by item, from the two tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dutyplan.goals import GOALS
from dutyplan.goals import LATER as LATER_GOALS
from dutyplan.grammar.names import did_you_mean, read_name
from dutyplan.grammar.text import Items, Mapping, MisreadError, Text, misread
from dutyplan.grammar.words import read_model
from dutyplan.problems import Problem
from dutyplan.rules import LATER as LATER_RULES
from dutyplan.rules import RULES


@dataclass(frozen=True, slots=True)
class GoalWords:
    """One goal as it is written: its id and its options, if it has any."""

    id: str
    options: Any
    text: Text


def read_rules(value: Any, problems: list[Problem]) -> dict[str, Any]:
    """The words of each rule, by the rule's id."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        problems += misread(value, "wrong-kind", "'rules' must be a mapping").problems
        return {}
    known = {rule.id: rule for rule in RULES if rule.words is not None}
    found: dict[str, Any] = {}
    for key in (*value, *value.blank):
        if key in known:
            words = key in value and _read_words(known[key].words, value[key], key, problems)
            if words:
                found[str(key)] = words
        elif key in LATER_RULES:
            message = f"the rule '{key}' is not supported yet"
            problems.append(Problem("not-supported", message, key.span, "take this line out"))
        else:
            hint = did_you_mean(key, known)
            problems.append(Problem("unknown-rule", f"there is no rule '{key}'", key.span, hint))
    return found


def _read_words(words: Any, value: Any, key: Text, problems: list[Problem]) -> Any:
    """What could be read of a rule's words: one model, or a list of them."""
    if isinstance(words, type):
        return read_model(words, value, problems)
    (item,) = words.__args__
    if not isinstance(value, Items):
        hint = "begin each line with '- '"
        problems += misread(value, "wrong-kind", f"'{key}' must be a list", hint).problems
        return None
    read = [read_model(item, one, problems) for one in value]
    return [one for one in read if one is not None]


def read_goals(value: Any, problems: list[Problem]) -> list[GoalWords] | None:
    """The goals in their order; None where the file has none."""
    if value is None:
        return None
    goals: list[GoalWords] = []
    for item in value if isinstance(value, Items) else [value]:
        try:
            goals.extend(_read_goal(item, problems))
        except MisreadError as error:
            problems += error.problems
    if not goals and not problems:
        problems += misread(value, "empty", "the list of goals is empty").problems
    return goals


def _read_goal(item: Any, problems: list[Problem]) -> list[GoalWords]:
    if isinstance(item, Items):
        message = "goals that are added together, in an inner list, are not supported yet"
        raise misread(item, "not-supported", message, "give each goal a line of its own")
    if isinstance(item, Mapping):
        goals = []
        for key, options in item.items():
            goal_id = _goal_id(key)
            words = GOALS[goal_id].words
            if words is None:
                raise misread(options, "wrong-kind", f"'{goal_id}' has no options")
            goals.append(GoalWords(goal_id, read_model(words, options, problems), key))
        goals += [GoalWords(_goal_id(key), None, key) for key in item.blank]
        return sorted(goals, key=lambda goal: (goal.text.span.line, goal.text.span.column))
    text = read_name(item)
    return [GoalWords(_goal_id(text), None, text)]


def _goal_id(text: Text) -> str:
    if text in GOALS:
        return str(text)
    if text in LATER_GOALS:
        message = f"the goal '{text}' is not supported yet"
        raise misread(text, "not-supported", message, "take it out")
    raise misread(text, "unknown-goal", f"there is no goal '{text}'", did_you_mean(text, GOALS))
