"""English."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

TEXTS = {
    "title": "{title} ({start} to {end})",
    "title.day": "{title} ({start})",
    "date": "Date",
    "weekday": "Day",
    "time": "Time",
    "task": "Task",
    "place": "Place",
    "who": "Who",
    "comma": ", ",
    "all-day": "all day",
    "no-duty": "no duty",
    "gap": "Gap",
    "gap.people": "!!\u00a0{num} missing",
    "gap.skill": "!!\u00a0nobody with: {skill}",
    "gap.skill.some": "!!\u00a0{num} more needed with: {skill}",
    "gap.called-off": "!!\u00a0called off: needs at least {num}",
    "standby": "standby:\u00a0{name}",
    "standby.missing": "{num} missing",
    "task.standby": "{task} (standby)",
    "semicolon": "; ",
    "and": " and ",
    "notes": "Notes",
    "note": "{task}: {note}",
    "name": "Name",
    "duties": "Duties",
    "load": "Load",
    "fair-share": "Fair share",
    "balance": "Balance",
    "legend": "Balance: + carries more than the fair share, - carries less.",
    "legend.none": " {none} owes no share.",
    "gaps.none": "No gaps.",
    "gaps": "Gaps in {num} of {all} duties: {what}.",
    "gaps.people": "people missing {num}",
    "gaps.skills": "skills missing {num}",
    "gaps.called-off": "called off {num}",
    "short": "Below a minimum: {what}.",
    "short.per_day": "{name}, {amount} of {least} duties on {where}",
    "short.per_week": "{name}, {amount} of {least} duties in week {where}",
    "short.total": "{name}, {amount} of {least} duties in all",
    "short.hours": "{name}, {amount} of {least} hours",
    "short.effort": "{name}, {amount} of {least} points of effort",
    "short.weekends": "{name}, {amount} of {least} weekends",
    "short.tasks": "{name}, {amount} of {least} times {where}",
    "wishes": "Wishes and soft rules: {num} points.",
    "broken": "Soft rules broken: {num} times, at a cost of {cost}.",
    "broken.once": "Soft rules broken: once, at a cost of {cost}.",
    "broken.one": "- {what} (costs {cost})",
    "broken.more": "- and {num} more",
    "proved": "Proved: no roster is {better}",
    "proved.next": ", and of those as good none is {better}",
    "stop": ".",
    "better.coverage": "more complete",
    "better.minimums": "closer to the minimums",
    "better.fairness": "fairer",
    "better.wishes": "better for the wishes",
    "better.other": "better in {goal}",
    "open.time": "Not proved: this is the best roster found in the time given.",
    "open.interrupted": "Not proved: the search was stopped; this is the best roster it found.",
    "open.memory": "Not proved: memory ran out; this is the best roster found until then.",
    "goal.coverage": "Missing, weighed by priority: {value} ({state}).",
    "goal.minimums": "Lacking to minimums: {value} ({state}).",
    "goal.wishes": "Points of wishes: {value} ({state}).",
    "goal.fairness": "Largest balance: {value} ({state}).",
    "goal.other": "{goal}: {value} ({state}).",
    "state.proved": "proved",
    "state.largest": "proved, but not the balances after it",
    "state.bound": "not proved, {bound} at best",
    "state.open": "not proved",
    "no-roster": "No roster.",
    "goal-name.coverage": "coverage",
    "goal-name.minimums": "minimums",
    "goal-name.fairness": "fairness",
    "goal-name.wishes": "wishes",
    "progress": "{seconds} s  {what}",
    "progress.building": "preparing",
    "progress.finishing": "finishing",
    "progress.known": "{goal}: {what}",
    "progress.coverage": "missing {value}",
    "progress.minimums": "lacking {value}",
    "progress.fairness": "largest balance {value}",
    "progress.wishes": "{value} points",
    "progress.other": "{value}",
    "progress.bound": "{what}, at best {bound}",
    "progress.proved": "{what}, proved; now the others",
    "run.gap": "gap: {task} on {day}: {what}",
    "run.gaps.more": "gap: and {num} more",
    "run.interrupted": "Stopped: this is the best roster found so far.",
    "run.interrupted.none": "Stopped before any roster was found.",
    "run.memory": "Memory ran out: this is the best roster found so far.",
    "run.memory.none": "Memory ran out before any roster was found.",
    "run.time-limit": (
        "The time limit of {seconds} s was reached: this is the best roster found so far."
    ),
    "run.infeasible": (
        "No roster exists that keeps all rules. Gaps are allowed without --strict; look "
        "at 'fixed' and 'limits' too."
    ),
    "run.unknown": (
        "No roster was found within {seconds} s; it is not known whether one exists. "
        "Give more time with --time-limit."
    ),
    "check.file": (
        "{name}: nothing wrong. Tasks: {tasks}, duties: {duties}, volunteers: {volunteers}."
    ),
    "check.file.warnings": (
        "{name}: no errors, warnings: {warnings}. Tasks: {tasks}, duties: {duties}, "
        "volunteers: {volunteers}."
    ),
    "check.coverage": "Missing, weighed by priority",
    "check.minimums": "Lacking to minimums",
    "check.fairness": "Balances",
    "check.wishes": "Points of wishes",
    "check.no-breach": "No rule is broken.",
    "check.this": "this roster",
    # What explanations have in common.
    "duty": "{task} on {day}{time}",
    "list.last": "{others} and {last}",
    "list.more": "{others} and {num} others",
    # Why a rule bars somebody from a duty: ends of sentences that begin with the name.
    "bar.membership.before": "joins only on {since}",
    "bar.membership.after": "has left on {until}",
    "bar.availability": "is not available then",
    "bar.availability.part": "is free for a part of it only",
    "bar.age": "is {age}, and the task is for {range}",
    "bar.never": "is never put on '{task}'",
    "bar.forbidden": "is forbidden on it under 'rules'",
    "bar.limits": "is held off it by the limit '{limit}'",
    # Breaches of rules.
    # What keeps somebody from a duty in a roster that stands, and gaps.
    # The lines of the week file, clashes of them, and ways out.
    "line.since": "{volunteer} joins only on {since}",
    "line.until": "{volunteer} leaves on {until}",
    "line.available": "{volunteer} comes only at some times",
    "line.unavailable": "{volunteer} is away at some times",
    "line.age": "{task} is for ages {range}",
    "line.never": "{volunteer} is never put on {tasks}",
    "line.forbidden": "{volunteer} may not be on {duty}",
    "line.limits": "at most {most} by the limit '{limit}'",
    "line.limits.some": "at most {most} by the limit '{limit}', for {volunteers}",
    "line.people": "how many people may come to {task}",
    "line.rest": "rest: {least} between duties",
    "line.rotate": "rotate: more than {least} until the same task again",
    "line.supervision": "{who} only with {by}",
    "line.guardian": "{volunteer} only with {guardian}",
    "line.together": "{volunteers} together",
    "line.apart": "{volunteers} never on the same duty",
    "line.after": "on the day after {task} not {others}",
    "line.fixed": "{volunteer} is on {duty}",
    "line.wants": "{duty} wants {num} people",
    "line.wants.one": "{duty} wants one person",
    "line.wants-skill": "{duty} wants {num} people with '{skill}'",
    "line.wants-skill.one": "{duty} wants somebody with '{skill}'",
    # Why somebody is on a duty or not.
    # The certificate of fairness.
    # Rosters edited by hand.
    "edited.cells": "Edited, compared with the roster that 'solve' makes:",
    "edited.cells.before": "Edited, compared with {name}:",
    "edited.instead": "{when}, {task}: {come} instead of {gone}",
    "edited.gone": "{when}, {task}: nobody instead of {gone}",
    "edited.come": "{when}, {task}: {come} added",
    "edited.excused": "{when}, {task}: {volunteer} no longer standby",
    "edited.more": "{num} more",
    "edited.goal": "Goal",
    "edited.keeping": "best with the edits",
    "edited.best": "best of all",
    "edited.proved": "The best values are proved.",
    "edited.not-proved": "not proved",
    "edited.some-proved": "The best values are proved, but for those marked 'not proved'.",
    "edited.many": (
        "{num} of {all} places differ: that is another roster rather than an edited one, so the "
        "best with the edits was not looked for. --before OLD names the roster that was edited."
    ),
    "edited.barred": (
        "No roster that keeps all rules has these edits: {volunteer} can't be on {duty}, since "
        "{volunteer} {why}."
    ),
    "edited.clash": "No roster that keeps all rules has these edits (proved).",
    "edited.open": (
        "No roster that keeps all rules and has these edits was found in time; whether there is "
        "one is open."
    ),
    "edited.unsettled": (
        "What was edited is not known: the best roster is not proved yet, and another run may "
        "find another one. --before OLD names the roster that was edited."
    ),
    "edited.no-best": "No roster keeps all rules (proved), so there is none to compare with.",
    "edited.no-roster": "No roster to compare with was found in time.",
    "nearest.proved": "Nearest roster that breaks no rule, {num} changes away (proved):",
    "nearest.proved.one": "Nearest roster that breaks no rule, one change away (proved):",
    "nearest.found": (
        "A roster that breaks no rule is {num} changes away; whether one is nearer is open:"
    ),
    "nearest.found.one": "A roster that breaks no rule is one change away:",
    "nearest.reserves": "Only standbys need to change to break no rule:",
    "nearest.none": "No roster keeps all rules (proved), so none is near.",
    "nearest.open": (
        "No roster that breaks no rule was found in time; whether there is one is open."
    ),
}
