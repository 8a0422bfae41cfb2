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
    for key, part in value.items():
        if key in known:
            try:
                found[str(key)] = _read_words(known[key].words, part, str(key))
            except MisreadError as error:
                problems += error.problems
        elif key in LATER_RULES:
            message = f"the rule '{key}' is not supported yet"
            problems.append(Problem("not-supported", message, key.span, "take this line out"))
        else:
            hint = did_you_mean(key, known)
            problems.append(Problem("unknown-rule", f"there is no rule '{key}'", key.span, hint))
    return found


def _read_words(words: Any, value: Any, key: str) -> Any:
    if isinstance(words, type):
        return read_model(words, value)
    (item,) = words.__args__
    if not isinstance(value, Items):
        raise misread(value, "wrong-kind", f"'{key}' must be a list", "begin each line with '- '")
    read: list[Any] = []
    problems: list[Problem] = []
    for one in value:
        try:
            read.append(read_model(item, one))
        except MisreadError as error:
            problems += error.problems
    if problems:
        raise MisreadError(*problems)
    return read


def read_goals(value: Any, problems: list[Problem]) -> list[GoalWords] | None:
    """The goals in their order; None where the file has none."""
    if value is None:
        return None
    goals: list[GoalWords] = []
    for item in value if isinstance(value, Items) else [value]:
        try:
            goals.extend(_read_goal(item))
        except MisreadError as error:
            problems += error.problems
    if not goals and not problems:
        problems += misread(value, "empty", "the list of goals is empty").problems
    return goals


def _read_goal(item: Any) -> list[GoalWords]:
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
            goals.append(GoalWords(goal_id, read_model(words, options), key))
        return goals
    text = read_name(item)
    return [GoalWords(_goal_id(text), None, text)]


def _goal_id(text: Text) -> str:
    if text in GOALS:
        return str(text)
    if text in LATER_GOALS:
        message = f"the goal '{text}' is not supported yet"
        raise misread(text, "not-supported", message, "take it out")
    raise misread(text, "unknown-goal", f"there is no goal '{text}'", did_you_mean(text, GOALS))
