"""A roster to be pasted into a group chat that shows no markup: a duty a line, and who can help.

Nothing is said of balances there, nor why there are gaps.
"""

from __future__ import annotations

from functools import partial

from dutyplan.outputs.base import View
from dutyplan.outputs.phrases import crew, gaps, heading, inline, named, notes, reserves
from dutyplan.outputs.sheet import Entry, Sheet


def render(sheet: Sheet, view: View) -> str:
    """Write the whole message, in parts that a blank line divides."""
    head = [heading(sheet), *([inline(sheet.note)] if sheet.note else [])]
    parts = [head] if sheet.has_roster else [head, [sheet.texts["no-roster"]]]
    for day, entries in sheet.by_date():
        parts.append([sheet.texts.long_day(day), *(_duty(one, sheet) for one in entries)])
    parts += [notes(sheet), _calls_for_help(sheet)]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _duty(entry: Entry, sheet: Sheet) -> str:
    """Its time, task and place, and all that is to be said of those on it."""
    texts = sheet.texts
    what = f"{entry.time} {inline(entry.task)}".lstrip()
    details = [inline(entry.place), "" if entry.time else texts["all-day"]]
    told = texts["comma"].join(one for one in details if one)
    if told:
        what = texts.format("chat.details", what=what, details=told)
    name = partial(named, texts=texts)
    who = [crew(entry.crew, texts, name)] if entry.crew else []
    if in_reserve := reserves(entry, texts, name):
        who.append(texts.format("phrase.standby", names=in_reserve))
    who += gaps(entry)
    return texts.format(
        "chat.duty", what=what, who=texts["semicolon"].join(who) or texts["chat.nobody"]
    )


def _calls_for_help(sheet: Sheet) -> list[str]:
    """Ask for those who are missing; a duty a line where there are several."""
    texts = sheet.texts
    wanting = [_wanting(one, sheet) for one in sheet.entries if one.gaps]
    if not wanting:
        return []
    return [texts.format("chat.help", num=len(wanting), gaps="\n".join(wanting))]


def _wanting(entry: Entry, sheet: Sheet) -> str:
    texts = sheet.texts
    time = f" {entry.time}" if entry.time else ""
    duty = texts.format("duty", task=inline(entry.task), day=texts.long_day(entry.date), time=time)
    return texts.format("chat.duty", what=duty, who=texts["comma"].join(gaps(entry)))
