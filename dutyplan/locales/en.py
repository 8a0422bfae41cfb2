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
    "check.goal": "{goal}, {whose}: {value}",
    "check.coverage": "Missing, weighed by priority",
    "check.minimums": "Lacking to minimums",
    "check.fairness": "Balances",
    "check.wishes": "Points of wishes",
    "check.no-breach": "No rule is broken.",
    "check.this": "this roster",
    "check.best": "best possible (proved)",
    "check.best-found": "best found (not proved)",
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
    "why.on": "{volunteer} is on {duty}.",
    "why.on.barred": "{volunteer} is on {duty}, and may not be:",
    "why.off": "{volunteer} is not on {duty}. On it: {crew}.",
    "why.off.empty": "{volunteer} is not on {duty}, and nobody is.",
    "why.off.barred": "{volunteer} can't be on {duty}:",
    "why.bar": "{volunteer} {bar}",
    "why.others": "{num} others could be on it: {others}.",
    "why.others.one": "One other could be on it: {others}.",
    "why.others.none": "Nobody else could be on it.",
    "why.barred": "{num} could not:",
    "why.barred.one": "One could not:",
    "why.barred.membership": "no member then: {volunteers}",
    "why.barred.availability": "not available then: {volunteers}",
    "why.barred.too-young": "too young: {volunteers}",
    "why.barred.too-old": "too old: {volunteers}",
    "why.barred.never": "never put on '{task}': {volunteers}",
    "why.barred.forbidden": "forbidden under 'rules': {volunteers}",
    "why.barred.limits": "held off it by a limit: {volunteers}",
    "why.barred.other": "barred by the rule '{rule}': {volunteers}",
    "why.with": "With {volunteer} there",
    "why.without": "Without {volunteer} there",
    "why.instead": "With {other} there instead of {volunteer}",
    "why.asked.on": "{volunteer} is on {duty}, as asked",
    "why.asked.off": "{volunteer} is not on {duty}, as asked",
    "why.same": "{what}: costs nothing. That is so in the best roster.",
    "why.free": (
        "{what}: costs nothing. Another roster is just as good (proved); which of them is made "
        "is chance (--seed)."
    ),
    "why.costs": "{what}, the best roster has:",
    "why.open": "{what}: not settled within {seconds} s. The best that was found has:",
    "why.open.same": (
        "{what}: not settled within {seconds} s. A roster was found that is as good as the best "
        "one found."
    ),
    "why.open.none": (
        "{what}: not settled within {seconds} s. No roster was found; there may be one."
    ),
    "why.stopped": "{what}: the search was stopped. The best that was found has:",
    "why.stopped.none": "{what}: the search was stopped before any roster was found.",
    "why.impossible": "{what}: no roster at all can be so (proved).",
    "why.impossible.clash": (
        "{what}: no roster at all can be so (proved). These can't all hold together:"
    ),
    "why.crew": "on it: {crew}",
    "why.crew.none": "nobody on it",
    "why.cost.coverage": "missing, weighed by priority: {after} instead of {before}",
    "why.cost.coverage.where": (
        "missing, weighed by priority: {after} instead of {before}; more on {duties}"
    ),
    "why.cost.minimums": "lacking to minimums: {after} instead of {before}",
    "why.cost.minimums.where": (
        "lacking to minimums: {after} instead of {before}; more for {volunteers}"
    ),
    "why.cost.wishes": "points of wishes and soft rules: {after} instead of {before}",
    "why.cost.other": "{goal}: {after} instead of {before}",
    "why.cost.fairness": "largest balance: {after} instead of {before}, carried by {volunteers}",
    "why.cost.fairness.largest": "largest balance: {after} instead of {before}",
    "why.cost.fairness.next": (
        "balances: the {num} largest stay; the next is {after} instead of {before}"
    ),
    "why.cost.fairness.next.one": (
        "balances: the largest stays; the next is {after} instead of {before}"
    ),
    "why.cost.open": "{cost} (not settled)",
    "why.cost.bound": "{cost} (not settled; at best {bound})",
    "why.heavier": "more for {shifts}",
    "why.lighter": "less for {shifts}",
    "why.shift": "{volunteer} ({after} instead of {before})",
    "why.from-best": "Costs are counted from the best roster of the plan, not from this one.",
    "why.best-open": (
        "The best roster is not proved within {seconds} s: with more time these costs may change."
    ),
    "why.untried": "The search was stopped: nothing else was tried.",
    "why.load": "{volunteer}: {num} duties, load {load}, fair share {share}, balance {balance}.",
    "why.load.one": "{volunteer}: one duty, load {load}, fair share {share}, balance {balance}.",
    "why.load.none": "{volunteer}: {num} duties, load {load}; owes no share and is not compared.",
    "why.load.none.one": "{volunteer}: one duty, load {load}; owes no share and is not compared.",
    "why.share.available": (
        "Where the fair share comes from. Each duty's load is owed by all who are free for it, "
        "whether they may do it or not:"
    ),
    "why.share.everyone": (
        "Where the fair share comes from. Each duty's load is owed by all members of that day:"
    ),
    "why.share.eligible": (
        "Where the fair share comes from. Each duty's load is owed by all who could be on it:"
    ),
    "why.above": "With the same balance or a higher one: {standings}.",
    "why.above.none": "Nobody else has the same balance or a higher one.",
    "why.standing": "{volunteer} ({balance})",
    "why.fairest": (
        "Proved: as long as no goal before fairness suffers, the balance of {volunteer} can go "
        "down only if somebody else's goes up, to {balance} or more."
    ),
    "why.worse": "This roster is not the best: there {volunteer} has the balance {balance}.",
    "why.unproved": "Not settled within {seconds} s: there may be a fairer roster.",
    "why.breaks": "This roster breaks rules (see 'dutyplan check'), so it is not compared.",
    "why.no-goal": "Fairness is no goal of this plan: nothing keeps the balances small.",
    "effort": "Effort",
    "when": "When",
    "owed": "Load",
    "own-part": "Own part",
    "own-part.of": "{own} of {all}",
    "points": "Points",
    "times": "{num} duties",
    "sum": "Sum",
    # The certificate of fairness.
    # Rosters edited by hand.
}
