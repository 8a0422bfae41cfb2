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
    "proved": "Proved: no roster is {better}",
    "proved.next": ", and of those as good none is {better}",
    "stop": ".",
    "better.coverage": "more complete",
    "better.fairness": "fairer",
    "better.other": "better in {goal}",
    "open.time": "Not proved: this is the best roster found in the time given.",
    "open.interrupted": "Not proved: the search was stopped; this is the best roster it found.",
    "goal.coverage": "Missing, weighed by priority: {value} ({state}).",
    "goal.fairness": "Largest balance: {value} ({state}).",
    "goal.other": "{goal}: {value} ({state}).",
    "state.proved": "proved",
    "state.largest": "proved, but not the balances after it",
    "state.bound": "not proved, {bound} at best",
    "state.open": "not proved",
    "no-roster": "No roster.",
    "run.gap": "gap: {task} on {day}: {what}",
    "run.gaps.more": "gap: and {num} more",
    "run.interrupted": "Stopped: this is the best roster found so far.",
    "run.interrupted.none": "Stopped before any roster was found.",
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
    "check.goal": "{goal}, {whose}: {value}",
    "check.coverage": "Missing, weighed by priority",
    "check.fairness": "Balances",
    "check.no-breach": "No rule is broken.",
    "check.this": "this roster",
    "check.best": "best possible (proved)",
    "check.best-found": "best found (not proved)",
}
