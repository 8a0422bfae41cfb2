"""English."""

LOCALE = "en_GB"
LIST_STYLE = "standard"

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
    "gap.people": "{num} missing",
    "gap.skill": "nobody with: {skill}",
    "gap.skill.some": "{num} more needed with: {skill}",
    "gap.called-off": "called off: needs at least {num}",
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
    "before": "Before",
    "legend.before": " It includes what each brings along from before.",
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
    "broken.item": "- {what} (costs {cost})",
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
    "progress.explaining": "looking for the reason",
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
    "run.infeasible": "No roster keeps all rules.",
    "run.infeasible.strict": "No roster keeps all rules and has no gaps, as --strict asks.",
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
    # What is wrong with a file.
    "problem.error": "error",
    "problem.warning": "warning",
    "problem.hint": "  hint: {hint}",
    # What explanations have in common.
    "duty": "{task} on {day}{time}",
    "list.more": "{others} and {num} others",
    "kind.minors": "minors",
    "kind.adults": "adults",
    "kind.aged": "people aged {range}",
    "kind.skilled": "people with '{skill}'",
    "kind.minor": "a minor",
    "kind.adult": "an adult",
    "kind.one-aged": "somebody aged {range}",
    "kind.one-skilled": "somebody with '{skill}'",
    "kind.no-minor": "no minor",
    "kind.no-adult": "no adult",
    "kind.none-aged": "nobody aged {range}",
    "kind.none-skilled": "nobody with '{skill}'",
    "length.hours": "{num} hours",
    "length.hours.one": "{num} hour",
    "length.days": "{num} days",
    "length.days.one": "{num} day",
    "length.weeks": "{num} weeks",
    "length.weeks.one": "{num} week",
    "length.free-days": "{num} free days",
    "length.free-days.one": "{num} free day",
    "length.free-weeks": "{num} free weeks",
    "length.free-weeks.one": "{num} free week",
    "clauses": ", ",
    "clauses.last": "{others}, and {last}",
    # Why a rule bars somebody from a duty: ends of sentences that begin with the name.
    "bar.membership.before": "joins only on {since}",
    "bar.membership.after": "has left on {until}",
    "bar.availability": "is not available then",
    "bar.availability.part": "is free for a part of it only",
    "bar.age.young": "is too young, as the task is for {range}",
    "bar.age.old": "is too old, as the task is for {range}",
    "bar.never": "is never put on '{task}'",
    "bar.forbidden": "is forbidden on it under 'rules'",
    "bar.limits": "is held off it by the limit '{limit}'",
    # Breaches of rules.
    "breach.membership.before": "{volunteer} serves on {day}, before joining on {since}",
    "breach.membership.after": "{volunteer} serves on {day}, after leaving on {until}",
    "breach.availability": "{volunteer} is not available for {duty}",
    "breach.age": "{volunteer} is on {duty}, which is for ages {range}",
    "breach.never": "{volunteer} is on {duty}, and is never to be",
    "breach.forbidden": "{volunteer} is on {duty}, which is forbidden",
    "breach.limits": "{volunteer} has {what}, at most {most} allowed",
    "breach.limits.none": "{volunteer} has {what}, none allowed",
    "breach.limits.soft": "{volunteer} has {what}, at most {most} wanted",
    "breach.limits.soft-none": "{volunteer} has {what}, none wanted",
    "breach.overlap": "{volunteer} is on {other} and {duty} at once",
    "breach.people.many": "{num} people are on {duty}, at most {most} may be",
    "breach.people.few": "{num} on {duty}, which is called off with fewer than {least}",
    "breach.rest": (
        "{volunteer} is on {duty} too soon after {other}: at least {least} must lie between"
    ),
    "breach.rotate": (
        "{volunteer} is on {duty} again after only {passed}: more than {least} must pass"
    ),
    "breach.rotate.same-day": (
        "{volunteer} is on {duty} again on the same day: more than {least} must pass"
    ),
    "breach.supervision": "{volunteer} is on {duty} without {by}",
    "breach.supervision.few": (
        "{duty} has {num} {who}, and {carers} of the {need} {by} whom they need"
    ),
    "breach.supervision.no-room": "{volunteer} is on {duty}, where {by} can join",
    "breach.supervision.little-room": (
        "{duty} has {num} {who}, and can have {carers} of the {need} {by} whom they need"
    ),
    "breach.guardian": "{volunteer} is on {duty} without the guardian, {guardian}",
    "breach.guardian.no-room": "{volunteer} is on {duty}, which {others} can't join",
    "breach.together": "{volunteer} is on {duty} without {other}",
    "breach.together.no-room": "{volunteer} is on {duty}, which {others} can't join",
    "breach.apart": "{volunteer} is on {duty} together with {other}",
    "breach.standby.called-off": "standby for {duty}, which is called off: {volunteers}",
    "breach.standby.many": "standby for {duty}, where at most {most} may be: {volunteers}",
    "breach.standby.none": "standby for {duty}, where nobody may be: {volunteers}",
    "breach.standby.own": "{volunteer} is on {duty} and standby for it",
    "breach.standby.on-duty": "{volunteer} is standby for {duty} and on {other} at once",
    "breach.standby.twice": "{volunteer} is standby for {other} and for {duty} at once",
    "breach.standby.barred": "{volunteer} can't be standby for {duty}: {volunteer} {why}",
    "breach.after": "{volunteer} is on {duty}, after {other}",
    "breach.kept.filled": "{volunteer} is not on {duty}, which is kept",
    "breach.kept.empty": "{volunteer} is on {duty}, which is kept free of it",
    "breach.fixed": "{volunteer} is not on {duty}, which is fixed",
    "count.per_day": "{num} duties on {where}",
    "count.per_day.one": "{num} duty on {where}",
    "count.per_week": "{num} duties in week {where}",
    "count.per_week.one": "{num} duty in week {where}",
    "count.total": "{num} duties in all",
    "count.total.one": "{num} duty in all",
    "count.hours": "{num} hours in all",
    "count.hours.one": "{num} hour in all",
    "count.effort": "an effort of {num} in all",
    "count.weekends": "{num} weekends with a duty",
    "count.weekends.one": "{num} weekend with a duty",
    "count.tasks": "{num} duties of '{where}'",
    "count.tasks.one": "{num} duty of '{where}'",
    # What keeps somebody from a duty in a roster that stands, and gaps.
    "list.more-reasons": "{others}; and {num} more",
    "gap.group": "{who} {why}",
    "gap.group.many": "{num} {why}",
    "barred.membership": "are not members then",
    "barred.membership.one": "is not a member then",
    "barred.availability": "are not available then",
    "barred.availability.one": "is not available then",
    "barred.availability.part": "are free for a part of it only",
    "barred.availability.part.one": "is free for a part of it only",
    "barred.age": "are not aged {range}",
    "barred.age.one": "is not aged {range}",
    "barred.never": "never do it",
    "barred.never.one": "never does it",
    "barred.forbidden": "are kept off it by 'forbidden' under 'rules'",
    "barred.forbidden.one": "is kept off it by 'forbidden' under 'rules'",
    "barred.limits": "are held off it by the limit '{limit}'",
    "barred.limits.one": "is held off it by the limit '{limit}'",
    "held.there": "are on it",
    "held.there.one": "is on it",
    "held.busy": "are on {task} then",
    "held.busy.one": "is on {task} then",
    "held.busy.same": "are on {other}, which overlaps it",
    "held.busy.same.one": "is on {other}, which overlaps it",
    "held.fixed": "are fixed on {other}, which overlaps it",
    "held.fixed.one": "is fixed on {other}, which overlaps it",
    "held.busy.others": "are on other duties then",
    "held.busy.others.one": "is on another duty then",
    "held.company": "come only with {other}, who {why}",
    "held.company.one": "comes only with {other}, who {why}",
    "held.company.only": "come only with {other}",
    "held.company.only.one": "comes only with {other}",
    "held.crowd": "would bring {others} along, and at most {most} may be on it",
    "held.full": "would be too many: at most {most} may be on it",
    "held.full.one": "would be one too many: at most {most} may be on it",
    "held.limits": "would go beyond the limit '{limit}: {most}'",
    "held.rest": "are on {other}, and must have {least} of rest between",
    "held.rest.one": "is on {other}, and must have {least} of rest between",
    "held.rest.others": (
        "are on other duties too close to it, and must have {least} of rest between"
    ),
    "held.rest.others.one": (
        "is on another duty too close to it, and must have {least} of rest between"
    ),
    "held.rotate": "are on {other}, and do the same task again only after more than {least}",
    "held.rotate.one": "is on {other}, and does the same task again only after more than {least}",
    "held.rotate.others": "do the same task on another day, and again only after more than {least}",
    "held.rotate.others.one": (
        "does the same task on another day, and again only after more than {least}"
    ),
    "held.after": "are on {other}, and do no {task} on the day after {first}",
    "held.after.one": "is on {other}, and does no {task} on the day after {first}",
    "held.apart": "are never on the same duty as {others}",
    "held.apart.one": "is never on the same duty as {others}",
    "held.supervision": "may come only with {by}, of whom too few are on it",
    "held.rule": "are kept off it by the rule '{rule}'",
    "held.rule.one": "is kept off it by the rule '{rule}'",
    "held.alone": "could come, but that is not enough",
    "held.singly": "could each come, but not enough of them together",
    "held.goals": "could be put on it, but other goals speak against it",
    "held.nothing": "could be put on it: it is not proved that there must be a gap",
    "gap.skilled": "{num} have '{skill}': {who}.",
    "gap.skilled.one": "Only {who} has '{skill}'.",
    "gap.skilled.none": "Nobody has '{skill}'.",
    "gap.able": "Only {num} of {all} may do it ({barred}).",
    "gap.able.none": "Nobody may do it: {barred}.",
    "gap.able.none-skilled": "But none of these {all} may do it: {barred}.",
    "gap.away": "Of {all} people, {barred}.",
    "gap.away.none": "Nobody is free then: {barred}.",
    "gap.all": "Everybody may do it and is free then.",
    "gap.all.one": "The only volunteer may do it and is free then.",
    "gap.free": "Of these {all}, {barred}.",
    "gap.free.none": "But none of these {all} is free: {barred}.",
    "gap.but": "But {barred}.",
    "gap.held": "{held}.",
    "gap.crowd": (
        "{tasks} want {want} people in all at that time, and only {num} people can be on any of "
        "them."
    ),
    "gap.crowd.one": (
        "{tasks} want {want} people in all at that time, and only {people} can be on any of them."
    ),
    "gap.crowd.close": (
        "{duties} want {want} people in all. Only {num} people can be on any of them, each on one "
        "at most: {lines}"
    ),
    "gap.crowd.close.one": (
        "{duties} want {want} people in all. Only {people} can be on any of them, on one at most: "
        "{lines}"
    ),
    "gap.crowd.alone": (
        "{duties} have {want} places in all. Only {people} can be on any of them, {num} times at "
        "most: {lines}"
    ),
    "gap.crowd.often": (
        "{duties} have {want} places in all, and those who can be on any of them can fill {num} "
        "at most: {lines}"
    ),
    "gap.crowd.overlap": (
        "{duties} have {want} places in all, and those who can be on any of them can fill {num} "
        "at most, since some of these duties overlap."
    ),
    "gap.again": "{other} has a gap for the same reason.",
    "gap.clash": "It can't have more, since these can't all be met: {lines}",
    "gap.clash.free": (
        "It can't have more, since with those who are able and free these can't all be met: {lines}"
    ),
    "gap.clash.called-off": "It can't take place, since these can't all be met: {lines}",
    "gap.clash.called-off.free": (
        "It can't take place, since with those who are able and free these can't all be met: "
        "{lines}"
    ),
    "gap.open": "Why these can't all come was not looked into further.",
    "gaps.why": "Why there are gaps",
    "sentence": " ",
    "gaps.alike": "{duty} and {num} more",
    "gaps.item": "- {duty} ({what}): {why}",
    "gaps.more": "- and {num} more; --format json has all of them",
    # The lines of the week file, clashes of them, and ways out.
    "line.since": "{volunteer} joins only on {since}",
    "line.until": "{volunteer} leaves on {until}",
    "line.available": "{volunteer} comes only at some times",
    "line.unavailable": "{volunteer} is away at some times",
    "line.age": "{task} is for ages {range}",
    "line.never": "{volunteer} is never put on {tasks}",
    "line.forbidden": "{volunteer} may not be on {duty}",
    "line.forbidden.some": "{volunteer} may not be on {task} on {day}",
    "line.limits.per_day": "at most {num} duties a day",
    "line.limits.per_day.one": "at most {num} duty a day",
    "line.limits.per_week": "at most {num} duties a week",
    "line.limits.per_week.one": "at most {num} duty a week",
    "line.limits.total": "at most {num} duties in all",
    "line.limits.total.one": "at most {num} duty in all",
    "line.limits.hours": "at most {num} hours in all",
    "line.limits.hours.one": "at most {num} hour in all",
    "line.limits.effort": "an effort of at most {num} in all",
    "line.limits.weekends": "duties on at most {num} weekends",
    "line.limits.weekends.one": "duties on at most {num} weekend",
    "line.limits.tasks": "at most {num} duties of '{where}'",
    "line.limits.tasks.one": "at most {num} duty of '{where}'",
    "line.limits.some": "for {volunteers}: {what}",
    "line.people": "at most {num} people on {task}",
    "line.people.one": "at most one person on {task}",
    "line.people.bounds": "how many people may be on {task}, at least and at most",
    "line.rest": "rest: {least} between duties",
    "line.rotate": "rotate: more than {least} until the same task again",
    "line.supervision": "{who} only with {by}",
    "line.supervision.per": "{who} only with {by} for each {num} of them",
    "line.supervision.per.one": "{who} only with {by} for each of them",
    "line.guardian": "{volunteer} only with {guardian}",
    "line.together": "{volunteers} together",
    "line.apart": "{volunteers} never on the same duty",
    "line.after": "on the day after {task} not {others}",
    "line.fixed": "{volunteer} is fixed on {duty}",
    "line.fixed.some": "{volunteer} is fixed on {task} on {day}, at one of its times",
    "line.wants": "{duty} wants {num} people",
    "line.wants.one": "{duty} wants one person",
    "line.wants-skill": "{duty} wants {num} people with '{skill}'",
    "line.wants-skill.one": "{duty} wants somebody with '{skill}'",
    "line.has": "at least {num} people on {duty}",
    "line.has.one": "at least one person on {duty}",
    "line.has-skill": "at least {num} people with '{skill}' on {duty}",
    "line.has-skill.one": "at least one person with '{skill}' on {duty}",
    "clash.smallest": (
        "These {num} demands of the week file can't all be met. Without any one of them the "
        "others can, and no smaller set of them clashes:"
    ),
    "clash.smallest.one": "This demand of the week file can't be met, whatever the others say:",
    "clash.minimal": (
        "These {num} demands of the week file can't all be met. Without any one of them the "
        "others can. Whether fewer clash as well was not found out in time:"
    ),
    "clash.some": (
        "These demands of the week file can't all be met. Whether it takes all of them was not "
        "found out in time:"
    ),
    "clash.open": "Which demands of the week file can't all be met was not found out in time.",
    "clash.alike": "... and {num} more like these",
    "clash.more": "... and {num} more; --format json has all of them",
    "ways.cheapest": "Ways out, the smallest change first; each was tried, and has a roster:",
    "ways.some": (
        "Ways out; each was tried, and has a roster. Whether a smaller change would do was not "
        "found out in time:"
    ),
    "ways.none": "No change of a line or two was found that would help.",
    "ways.none.yet": "Whether a small change would help was not found out in time.",
    "way": "{changes}",
    "way.placed": "{way} ({place})",
    "way.people": "make do with {num} people for {duty}",
    "way.people.one": "make do with one person for {duty}",
    "way.left-out": "leave out {duty}",
    "way.least": "let {duty} take place with {num} people",
    "way.least.one": "let {duty} take place with one person",
    "way.room": "let {num} people come to {duty}",
    "way.room.one": "let one person come to {duty}",
    "way.skill": "make do with {num} people with '{skill}' for {task}",
    "way.skill.one": "make do with one person with '{skill}' for {task}",
    "way.skill.none": "make do without '{skill}' for {task}",
    "way.age": "open {task} to ages {range}",
    "way.limit": "raise the limit '{limit}' of {volunteer} from {before} to {most}",
    "way.free": "free {volunteer} on {day} {time}",
    "way.free.day": "free {volunteer} on {day}",
    "way.free.until": "free {volunteer} on {day} until {time}",
    "way.free.from": "free {volunteer} on {day} from {time}",
    "way.never": "take {task} off the 'never' of {volunteer}",
    "way.since": "let {volunteer} join on {since} already",
    "way.until": "let {volunteer} stay until {until}",
    "way.line": "take out this line, or give it a 'cost': {line}",
    "way.line.hard": "take out this line: {line}",
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
    "why.barred.rule": "barred by the rule '{rule}': {volunteers}",
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
        "Where the fair share comes from. Each duty's load is owed by all who are free and may "
        "do it:"
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
    "top.proved": (
        "With {goals} as good as here, nobody's balance can be lowered without raising "
        "somebody else's to at least as much."
    ),
    "top.proved.first": (
        "No roster that is allowed lowers anybody's balance without raising somebody else's to at "
        "least as much."
    ),
    "top.largest": "With {goals} as good as here, the largest balance can't be below {balance}.",
    "top.largest.first": "No roster that is allowed has its largest balance below {balance}.",
    "top.even": "All balances are {balance}.",
    "top.who": "At the top, with {balance}: {volunteers}.",
    "top.only": "{duties}: only {volunteers} may be put there; {parts}.",
    "top.only.all": "{duties}: only {volunteers} may be put there.",
    "top.hand": (
        "{duty}: nobody could take over from {volunteers} and stay below {balance}: of all "
        "others, {parts}."
    ),
    "top.hand.all": (
        "{volunteers}: nobody could take any of the {num} duties and stay below {balance}: of all "
        "others, {parts}."
    ),
    "top.fixed": "{volunteers} are on {duties}, as the week file has fixed it.",
    "top.fixed.one": "{volunteers} is on {duties}, as the week file has fixed it.",
    "top.idle": "{volunteers}: no load, so nothing to hand on.",
    "top.more": "And {num} more at the top.",
    "top.names": "{volunteers}",
    "top.people": "{num}",
    "top.barred": "{who} may not be put there",
    "top.on": "{who} are there already",
    "top.on.one": "{who} is there already",
    "top.busy": "{who} are on another duty then",
    "top.busy.one": "{who} is on another duty then",
    "top.rule": "{who} are kept off by rules ({rules})",
    "top.rule.one": "{who} is kept off by rules ({rules})",
    "top.skill": "with {who} a skill would be missing",
    "top.minimum": "with {who} a minimum would be missed",
    "top.goal": "with {who} it would be worse in {goals}",
    "top.much": "{who} would then be at {balance} or above",
    "top.mixed": "for {who} it differs from duty to duty ({ways})",
    "top.way.on": "there already",
    "top.way.busy": "another duty then",
    "top.way.rule": "rules",
    "top.way.skill": "skills",
    "top.way.minimum": "minimums",
    "top.way.goal": "what comes before fairness",
    "top.way.much": "the balance",
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
    # What was done before the plan.
    "why.load.before": (
        "In this balance is what {volunteer} brought along from earlier rosters: {balance}."
    ),
    "top.idle.before": "{volunteers}: no load here; the balance comes from earlier rosters.",
    "bar.overlap": "is still on {other} then",
    "bar.rest": "rests {least} after {other}",
    "bar.rotate": "was on {other}, and does the same task again only after more than {least}",
    "bar.after": "was on {other}, and does no {task} on the day after",
    "barred.overlap": "are still on {other} then",
    "barred.overlap.one": "is still on {other} then",
    "barred.rest": "rest {least} after {other}",
    "barred.rest.one": "rests {least} after {other}",
    "barred.rest.others": "rest {least} after what they did before the plan",
    "barred.rotate": "were on {other}, and do the same task again only after more than {least}",
    "barred.rotate.one": (
        "was on {other}, and does the same task again only after more than {least}"
    ),
    "barred.rotate.others": (
        "did the same task before the plan, and do it again only after more than {least}"
    ),
    "barred.after": "were on {other}, and do no {task} on the day after",
    "barred.after.one": "was on {other}, and does no {task} on the day after",
    "breach.rotate.past": (
        "{volunteer} is on {duty} again too soon after {other}: more than {least} must pass"
    ),
    "count.weekends.past": "{num} weekends with a duty (counting {past})",
    "count.weekends.past.one": "{num} weekend with a duty (counting {past})",
    "held.limits.past": "would go beyond the limit '{limit}: {most}', counting {past}",
    "line.rest.past": "rest: {least} between duties, also after those before the plan",
    "line.rotate.past": (
        "rotate: more than {least} until the same task again, also after it was done before the "
        "plan"
    ),
    "line.after.past": "on the day after {task} not {others}, also on the first day of the plan",
    "line.limits.weekends.past": (
        "duties on at most {num} weekends, counting the one that has begun"
    ),
    "line.limits.weekends.past.one": (
        "duties on at most {num} weekend, counting the one that has begun"
    ),
    "why.barred.past": "too soon after what they did before the plan: {volunteers}",
    # Rosters solved again.
    "better.stability": "closer to the roster before",
    "goal.stability": "Changes to the roster before: {value} ({state}).",
    "goal-name.stability": "stability",
    "progress.stability": "changes {value}",
    "check.stability": "Changes to the roster before",
    "bar.away": "has called off then",
    "bar.away.declined": "has declined it",
    "bar.frozen": "was not on it, and it stays as it was",
    "bar.frozen.standby": "is in reserve for {other} then, which stays as it was",
    "barred.away": "have called off then",
    "barred.away.one": "has called off then",
    "barred.away.declined": "have declined it",
    "barred.away.declined.one": "has declined it",
    "barred.frozen.standby": "are in reserve for {other} then, which stays as it was",
    "barred.frozen.standby.one": "is in reserve for {other} then, which stays as it was",
    "line.away": "{volunteer} is away on {day}",
    "line.away.declined": "{volunteer} has declined {duty}",
    "line.frozen": "{duty} stays as it was",
    "breach.away": "{volunteer} is on {duty}, and is away on {day}",
    "breach.away.declined": "{volunteer} is on {duty}, and has declined it",
    "breach.frozen": "{duty} stays as it was, with {volunteers} on it",
    "breach.frozen.none": "{duty} stays as it was, with nobody on it",
    "breach.frozen.standby": "{duty} stays as it was, with {volunteers} in reserve",
    "breach.frozen.standby.none": "{duty} stays as it was, with nobody in reserve",
    "breach.frozen.reserve": "{volunteer} is on {duty}, and in reserve for {other} at that time",
    "replan.instead": "{when}, {task}: {come} instead of {gone}",
    "replan.gone": "{when}, {task}: {gone} no more",
    "replan.missing": "{when}, {task}: nobody instead of {gone}: {num} missing now",
    "replan.come": "{when}, {task}: {come} joins",
    "replan.standby.instead": "{when}, {task}: {come} in reserve instead of {gone}",
    "replan.standby.gone": "{when}, {task}: {gone} no longer in reserve",
    "replan.standby.come": "{when}, {task}: {come} in reserve",
    "replan.nothing": "Nothing changes.",
    "replan.nothing.away": (
        "Nothing changes: those who called off have no duty that could still be changed."
    ),
    "replan.marked": (
        "{volunteer} is on {duty}, which is marked as done: 'dutyplan attend ROSTER --undo {day}' "
        "takes that back."
    ),
    "replan.fewest": "{num} changes (proved: no fewer would do):",
    "replan.fewest.one": "1 change (proved: no fewer would do):",
    "replan.some": "{num} changes (whether fewer would do is open):",
    "replan.some.one": "1 change:",
    "replan.reserves": "In reserve:",
    "replan.frozen": "{num} duties stay as they were, whatever the rest.",
    "replan.frozen.one": "1 duty stays as it was, whatever the rest.",
    "replan.stays": (
        "Look at this: {volunteer} has called off, and {duty} stays as it was, with {volunteer} on "
        "it. An earlier --freeze-until, or none, lets it be changed."
    ),
    "replan.no-gaps": "Nobody is missing.",
    "replan.gaps": "Missing now:",
    "replan.balances": "Balances, before and now:",
    "replan.balance": "{volunteer}: {before} → {after}",
    "replan.balances.same": "No balance changes.",
    "replan.published": (
        "All duties of the week file are published already, in its history. Give replan the roster "
        "that is filed there; {path} is another."
    ),
    "replan.written": "Written to {files}.",
    "replan.noted": "The roster stands as it is; what was called off is noted in {files}.",
    "replan.noted.back": "The roster stands as it is; what was taken back is noted in {files}.",
    "replan.not-written": "Nothing was written (--dry-run).",
    "replan.stopped": "The search was stopped, so nothing was written.",
    "replan.unchanged": "The roster stands as it is; nothing was written.",
    "replan.no-replies": "Nobody has declined this roster, so there is nothing for --declined.",
    "replan.impossible": (
        "No roster keeps all rules for the duties that are left (proved); nothing was written."
    ),
    "day.time": "{day} {time}",
    # Who could step in.
    "stepin.gap": "Who could fill the gap on {duty}:",
    "stepin.instead": "Who could be on {duty} instead of {volunteers}:",
    "stepin.instead.any": "Who could be on {duty} instead of any of {volunteers}:",
    "stepin.before": "Before",
    "stepin.after": "After",
    "stepin.remarks": "Remarks",
    "stepin.standby": "standby",
    "stepin.skill": "'{skill}' is missing then",
    "stepin.skill.there": "'{skill}' is missing on {duty} then",
    "stepin.skilled": "has '{skill}', which is missing",
    "stepin.skilled.there": "'{skill}' is no longer missing on {duty}",
    "stepin.cost": "soft rule '{rule}' broken: costs {num} points",
    "stepin.cost.one": "soft rule '{rule}' broken: costs 1 point",
    "stepin.excused": "{volunteer} is no longer standby for {duty}",
    "stepin.more": "And {num} more (shown with --all).",
    "stepin.swaps": "After one swap:",
    "stepin.swaps.instead": "After one swap, instead of {volunteers}:",
    "stepin.swaps.instead.any": "After one swap, instead of any of {volunteers}:",
    "stepin.swap": "{taker} takes {other} from {volunteer}, and {volunteer} takes this one",
    "stepin.swap.balances": (
        "{taker} takes {other} from {volunteer}, and {volunteer} takes this one ({shifts})"
    ),
    "stepin.shift": "{volunteer} {before} to {after}",
    "stepin.none": "Nobody can step in without breaking a rule, not even after one swap.",
    "stepin.none.direct": "Nobody can step in directly.",
    "stepin.all-there": "Everybody is on it already.",
    "stepin.held": "Of {num} others, {held}.",
    "stepin.held.one": "There is one other: {held}.",
    "stepin.broken": "Whoever else comes, a rule is broken: {why}.",
    "stepin.replan": "'dutyplan replan' can look further: it may change several duties.",
    # Publishing, and consent.
    "file.appeared": "Another run has filed {path} since this one began; nothing was written.",
    "file.changed": "{path} has changed since this run began; nothing was written.",
    "file.busy": (
        "Another run is writing in {folder}; nothing was written. Try again in a moment."
    ),
    "file.no-folder": "{folder} is a file and not a folder; nothing was written.",
    "file.failed": "{path} could not be written: {why}; nothing was changed.",
    "file.unread": "{path} can't be read: {why}; nothing was changed.",
    "file.large": (
        "{path} would be larger than {num} MB, which is too large to be read back; nothing was "
        "written. A plan of fewer weeks takes less."
    ),
    "file.twin": (
        "{path} is filed, but {csv} beside it could not be written: {why}. Whatever changes this "
        "roster next writes that file, too."
    ),
    "consent.of": "{path}: {line}",
    "consent.proposed": "proposed, {num} of {all} have agreed",
    "consent.adopted": "adopted, {num} of {all} have agreed",
    "consent.more": "and {num} more that are only proposed",
    "publish.nowhere": "{folder} can't be made: there is no folder {parent}; nothing was done.",
    "publish.exists": (
        "{path} is there already; nothing was done. With --replaces the new roster takes its "
        "place, and the old one is kept in {folder}."
    ),
    "publish.held": (
        "{path} has {duty} already; nothing was done. With --replaces the new roster takes the "
        "place of all that is filed for its dates."
    ),
    "publish.recorded": (
        "{path} says already what became of {duty}; nothing was done. What is still to come can "
        "be changed with:"
    ),
    "publish.interrupted": "Interrupted: nothing was filed.",
    "publish.filed": "Filed as {json}, and to read as {csv}.",
    "publish.kept": "What was filed there before is kept in {folder}.",
    "publish.dropped": "Its duties after {end} count no more: the new roster ends there.",
    "publish.replaces": "From {start} to {end} it takes the place of {names}.",
    "publish.calls": "Kept from the roster before: {num} calls ({who}).",
    "publish.calls.one": "Kept from the roster before: 1 call ({who}).",
    "publish.call": "{volunteer} on {day}",
    "publish.call.days": "{volunteer} from {start} to {end}",
    "publish.anew": "Replies are asked for anew.",
    "publish.proposed": (
        "It stands once {percent} % of the households on it have agreed. Replies are recorded with:"
    ),
    "publish.no-history": (
        "To let the next weeks count what was done in this one, write in the week file:"
    ),
    "reply.not-asked": (
        "Nobody was asked to agree to {path}; nothing was recorded. With 'consent: 80%' in the "
        "week file, 'dutyplan publish' asks."
    ),
    "reply.agreed": "Accepted: {names}",
    "reply.declined": "Declined by {name}: {what}",
    "reply.open": "Not replied: {names}",
    "reply.way-on": "Others get what was declined with:",
    # Attendance, and balances over the weeks.
    "attend.done": "{done} done, nobody absent.",
    "attend.absent": "{done} done, {absent} absent: {who}.",
    "attend.who": "{name} ({duty})",
    "attend.came": "{num} stepped in: {who}.",
    "attend.called-off": "{num} assignments cancelled: {who}.",
    "attend.called-off.one": "1 assignment cancelled: {who}.",
    "attend.cancelled": "{num} duties cancelled: {duties}.",
    "attend.cancelled.one": "1 duty cancelled: {duties}.",
    "attend.taken-back": "{day}: marks taken back.",
    "attend.open": "Not marked yet: {days}.",
    "attend.which-days": (
        "Nothing was written: this roster has several days, and nothing says which are over. "
        "Not marked yet: {days}. Add --day DATE for each day that is over."
    ),
    "attend.all-marked": (
        "Nothing was written: all days of this roster are marked already. --undo DATE takes marks "
        "back."
    ),
    "attend.written": "Written to {files}.",
    "absences": "Absent",
    "ledger.title": "{title}: balances from {start} to {end}",
    "ledger.title.day": "{title}: balances of {start}",
    "ledger.months": "At the end of each month; the bars show the last.",
    "ledger.months.more": (
        "The last {num} of {all} months are shown; '--format csv' gives all of them."
    ),
    "ledger.of.effort": "Load, fair share and balance are in points of effort.",
    "ledger.of.hours": "Load, fair share and balance are in hours.",
    "ledger.of.duties": "Load, fair share and balance are in duties.",
    "ledger.memory": "Only the last {memory} before the plan count ('memory').",
    "ledger.others": (
        "{num} people who are no longer in the file carried {load} (balance {balance} together)."
    ),
    "ledger.others.one": (
        "One person who is no longer in the file carried {load} (balance {balance})."
    ),
    "ledger.none": (
        "Nothing is known of duties before {start}, so nobody has a balance yet. It takes "
        "'history: rosters' in the week file, and rosters filed with 'dutyplan publish'."
    ),
    "ledger.none-before": (
        "No duty before {start} is filed, so nobody has a balance yet. What lies before 'start' in "
        "the week file counts: once the days of a filed roster are over, move 'start' on."
    ),
    "ledger.none-counted": (
        "Of the {num} earlier duties that are known the fairness goal counts none: see its "
        "'memory', 'on' and 'tasks' in the week file."
    ),
    "ledger.none-counted.one": (
        "One earlier duty is known, and the fairness goal does not count it: see its 'memory', "
        "'on' and 'tasks' in the week file."
    ),
    # Sheets.
    "age": "Age",
    "contact": "Contact",
    "marked": "{name} ({mark})",
    "mark.absent": "absent",
    "mark.cancelled": "cancelled",
    "sheets.failed": "error: '{path}' could not be written: {why}",
    "sheets.written": "Written: {files}.",
    # Calendars, Markdown, chat.
    "noun.timezone": "the name of a time zone, such as Asia/Shanghai",
    "bad.unknown-timezone": "there is no time zone '{name}'",
    "hint.timezone": "write a region and a city, such as Asia/Shanghai or Europe/Berlin",
    "hint.timezone.near": "did you mean '{name}'?",
    "phrase.person": "{name} ({details})",
    "phrase.age": "aged {age}",
    "phrase.standby": "standby: {names}",
    "chat.duty": "{what}: {who}",
    "chat.details": "{what} ({details})",
    "chat.nobody": "nobody",
    "chat.help": "Who can help?\n{gaps}",
    "chat.help.one": "Who can help? {gaps}",
    "calendar.who": "On it: {names}",
    "calendar.called-off": "Called off: {task}",
    "calendar.own": "{title}: {name}",
    "markdown.standby": "Standby",
    # The spreadsheet.
    "xlsx.by-date": "By date",
    "xlsx.by-volunteer": "By volunteer",
    "xlsx.balances": "Balances",
    "xlsx.start": "Start",
    "xlsx.end": "End",
    "xlsx.next-day": 'hh:mm" (+1)"',
    "xlsx.role": "Role",
    "xlsx.on-duty": "on duty",
    "xlsx.standby": "standby",
    "xlsx.gap": "gap",
    "xlsx.effort": "Effort",
    "xlsx.sign-in": "Sign-in",
    "xlsx.attendance": "Attendance",
    "xlsx.done": "came",
    "xlsx.closing": "How the roster stands",
    "xlsx.timezone": "All times are local times of {timezone}.",
    "xlsx.page": "Page {page} of {pages}",
    # The page.
    "page.days": "{start} to {end}",
    "page.num-days": "{num} dates",
    "page.num-days.one": "1 date",
    "page.num-duties": "{num} duties",
    "page.num-duties.one": "1 duty",
    "page.num-people": "{num} volunteers",
    "page.num-people.one": "1 volunteer",
    "page.num-gaps": "{num} duties with gaps",
    "page.num-gaps.one": "1 duty with gaps",
    "page.num-gaps.none": "no gaps",
    "page.contents": "On this page",
    "page.find": "Find a name or a task",
    "page.shown": "Shown: {duties} of {all-duties} duties, {people} of {all-people} volunteers.",
    "page.nothing": "Nobody and nothing is called that.",
    "page.by-date": "By date",
    "page.duties-of": "Duties on {day}",
    "page.sign": "Signature",
    "page.next-day": "next day",
    "page.standby": "standby",
    "page.standby-short": "Standby:",
    "page.done": "came",
    "page.called-off": "called off",
    "page.volunteers": "Volunteers",
    "page.age": "Age {age}",
    "page.loads": "Loads and fair shares",
    "page.bar": "Load and share",
    "page.bar.legend": "Bar: the load. Mark across it: the fair share.",
    "page.fairness": "How fair it is",
    "page.made": "Made on {day}, {time} ({zone}), with dutyplan.",
    # Volunteers from tables.
    "bad.duplicate-column": "there are two columns '{name}'",
    "hint.first-column": "the first is at {place}",
    "bad.extra-cell": "this cell has no column name above it",
    "hint.extra-cell": "write a name above it, or take it out",
    "hint.extra-cell.delimiter": "put text that contains a delimiter in quotation marks",
    "bad.not-utf.gbk": "this file is not UTF-8: it was read as GB18030 (GBK)",
    "hint.gbk": ("check the names; to be sure, save it as UTF-8 (in a spreadsheet: 'CSV UTF-8')"),
    "bad.no-table.kind": "this is a file of the kind {kind}, which can't be read here",
    "bad.no-table.locked": "this workbook is protected by a password",
    "bad.no-table.damaged": "this is no Excel workbook, or it is damaged",
    "bad.no-table.markup": "this is a web page (HTML or XML) and no table",
    "hint.save-as-xlsx": "open it in a spreadsheet and save it as an Excel workbook (.xlsx)",
    "hint.take-off-lock": "open it with the password, take the password off, and save it as .xlsx",
    "bad.too-large.file": "the file is too large: more than {megabytes} MB",
    "bad.too-large.workbook": (
        "the workbook is too large: more than {megabytes} MB once it is unpacked"
    ),
    "hint.right-file": "is this the right file?",
    "bad.too-large.sheet": (
        "the sheet '{sheet}' is too large: at most {rows:,} rows, {columns} columns and "
        "{cells:,} cells are read"
    ),
    "hint.only-table": "leave nothing in it but the table",
    "bad.empty-workbook": "there is nothing in this workbook",
    "hint.first-row": "the first row has the column names",
    "bad.several-sheets": "it is not clear which sheet is meant: {sheets}",
    "hint.several-sheets": "only the sheet with the volunteers may have a column 'name' or '姓名'",
    "hint.several-sheets.named": (
        "several have a column 'name' or '姓名': take out all but one, or hide them"
    ),
    "bad.cell.error": "the formula in this cell gives {value}",
    "hint.cell.error": "repair the formula, or write the value itself",
    "bad.cell.unsaved": "the result of the formula in this cell is not saved in the file",
    "hint.cell.unsaved": (
        "open the file in a spreadsheet and save it again, or write the value itself"
    ),
    "bad.unknown-column": "unknown column '{name}'",
    "hint.left-alone": "if it is for people alone, call it 'remark' or '备注'",
    "bad.same-column": "both '{first}' and '{name}' mean '{what}'",
    "bad.no-name-column": "there is no column with the names of the volunteers",
    "hint.name-column": "call it 'name' or '姓名'",
    # Sign-ups from forms and chat groups.
    "signups.doubt.several": "it names several days or times",
    "signups.doubt.negated": "it may ask who can't come",
    "signups.doubt.time": "its time is not clear: write it as 10:00-12:00",
    "signups.doubt.no-date": "it names no date",
    "signups.doubt.year": "its year is missing: give the first day with --start",
    "signups.doubt.twice": "another column is about the same day",
    "signups.doubt.more": "it says more than days and times",
    "signups.doubt.short-year": "write its year with four digits",
    "signups.doubt.no-such-day": "there is no such day",
    "signups.doubt.weekday": "{days} is another day of the week",
    "signups.doubt.readings": "it may be {first} or {second}",
    "signups.column-in-doubt": "column not read: '{title}': {why}",
    "signups.column-beside-days": "column left out: '{title}': the columns about days count",
    "signups.column-again": "column left out: '{title}': '{first}' says the same",
    "signups.column-left-out": "column left out: '{title}'",
    "signups.no-name": "row left out, it has no name: '{said}'",
    "signups.cell": "not read: '{said}' as {column}: {why}",
    "signups.not-sure": "not sure: '{said}' of {name} for {days}; taken as no",
    "signups.no-answer": "not sure: {name} has answered nothing; taken as no",
    "signups.again": (
        "{name} signed up again at {place}, and that counts; if these are two people, "
        "give one of them another name"
    ),
    "signups.no-entry": "no entry: '{line}'",
    "signups.unclear-name": "left out, the name is not clear: '{line}'",
    "signups.remark": "not read, please look: '{said}' in '{line}'",
    "signups.remark-in-doubt": "not sure when, so kept off all duties: '{said}' in '{line}': {why}",
    "signups.mixed-times": ("not sure which day has which time, so kept off all duties: '{line}'"),
    "signups.maybe": "not sure, so kept off all duties: '{line}'",
    "signups.taken-back": "taken back, left out: '{line}'",
    "signups.two-ages": "two ages, none taken: '{line}'",
    "signups.written": "{num} volunteers written{where}; {look}.",
    "signups.written.one": "{num} volunteer written{where}; {look}.",
    "signups.written-to": " to {path}",
    "signups.nobody": "Nobody has signed up, nothing written; {look}.",
    "signups.look": "{num} things to look at",
    "signups.look.one": "{num} thing to look at",
    "signups.look.none": "nothing to look at",
    "signups.exists": "{path} exists already; nothing written. With --force it is replaced.",
    "signups.itself": "{path} is the list of sign-ups itself; nothing written.",
    "signups.not-written": "{path} can't be written: {why}",
    "bad.no-day": "it is not sure which day the column '{title}' is about: {why}",
    "hint.days": (
        "no column about a day could be read, so nothing is; "
        "write days such as 2026-11-28 or 28 Nov 2026 above the columns"
    ),
    "bad.no-entries": "no line of this text is an entry of a list",
    "hint.list": "an entry is a line such as '1. Bahar'; for a table, give a CSV or XLSX file",
    # Starting: usage, help, init, schema.
    "click.usage": "Usage: {line}",
    "click.arguments": "Arguments:",
    "click.options": "Options:",
    "click.commands": "Commands:",
    "click.example": "Example: {line}",
    "click.beside": "[{what}]",
    "click.default": "default: {value}",
    "click.required": "required",
    "click.try": "Try '{command}' for help.",
    "click.error": "Error: {message}",
    "click.invalid": "Invalid value for {where}: {what}",
    "click.missing-argument": "Missing argument {name}.",
    "click.missing-option": "Missing option {name}.",
    "click.no-option-but": "No such option: {name} (Possible options: {names})",
    "click.no-option": "No such option: {name}",
    "click.no-command-but": "No such command {name}. Did you mean {names}?",
    "click.no-command": "No such command {name}.",
    "click.extra": "Got unexpected extra argument(s) ({rest})",
    "click.no-value": "Option {name} does not take a value.",
    "click.needs-value": "Option {name} requires an argument.",
    "click.too-small": "Input should be greater than or equal to {number}",
    "click.too-large": "Input should be less than or equal to {number}",
    "click.no-integer": "Input should be a valid integer, unable to parse string as an integer",
    "click.no-number": "Input should be a valid number, unable to parse string as a number",
    "click.no-date": "Value error, {value} does not match the formats '%Y-%m-%d'.",
    "click.output": (
        "Write a file too, in the format of its suffix: {suffixes}; a folder, written FOLDER/, "
        "gets a calendar for each volunteer. May be repeated."
    ),
    "usage.choice": "'{value}' is not one of {known}",
    "usage.hinted": "{message} ({hint})",
    "usage.with-roster": "it goes with a ROSTER",
    "usage.written-back": "'{path}' is read: without -o, ROSTER is written back",
    "usage.not-on-it": "{name} is not on {duty}; on it: {there}",
    "usage.nobody-on-it": "{name} is not on {duty}; nobody is",
    "usage.quiet-verbose": "-q and -v contradict each other",
    "usage.stdin-needs-it": "a week file from standard input needs it",
    "usage.week-tells": "no roster tells this; --week FILE names the week file that does",
    "usage.one-file": "the roster is written to one file: '{one}' or '{other}'",
    "usage.no-text": "'{format}' is no text: write a file with -o",
    "usage.is-read": "'{path}' is a file that the plan is read from",
    "usage.suffix": "'{path}': the suffix of a file says its format, one of {suffixes}",
    "usage.by-id": "{format} speaks of people by id, not by initials",
    "usage.no-place": "{format} has no place for what --with asks; all formats for people have",
    "usage.filed": "'{path}' is a filed roster, and what became of it would be lost",
    "usage.csv-only": "'{path}' is to be a CSV: give it a name such as volunteers.csv",
    "end.interrupted": "interrupted",
    "end.memory": "error: memory ran out",
    "end.input": "error: standard input is closed",
    "end.output": "error: standard output could not be written: {why}",
    "end.file": "error: '{path}' could not be written: {why}",
    "end.bug": (
        "dutyplan: this is a fault of the program, not of your file, and no roster is shown:\n"
        "  {error}\n"
        "Please report it, with the week file if you can (set DUTYPLAN_DEBUG=1 for details)."
    ),
    "usage.json-only": "'{path}': the schema is written as a .json",
    "init.written": "Written: {files}. Change the names, tasks and times, then type:",
    "bad.file-exists": "this file is there already, and is left as it is",
    "bad.no-folder.file": "this is a file, and no folder",
    "bad.no-folder.parent": "there is no folder '{folder}'",
    "bad.unwritten": "this could not be written: {why}",
    "hint.init.other": "name another folder: dutyplan init NAME",
    "hint.init.parent": "make it first, or name another folder",
    "hint.init.schema": "if it is an older schema, take it away, then try again",
    "init.week-file": """\
# yaml-language-server: $schema=week.schema.json
# Who serves when? Write down here what is to be done and who can help, then type:
#
#     dutyplan solve week.yaml
#
# What stands behind a # is for people; the program does not read it.

title: Saturday clean-up
language: en
start: {start}        # the first day of the plan
weeks: 4                 # four Saturdays, then

tasks:
  - name: Stairwell rails
    when: saturday 10:00-11:00
    people: 2            # so many are wanted
    age: 12+             # twelve or older

  - name: Basement
    when: saturday 10:00-12:00
    people: 2
    effort: 3            # hard work: counts for three, so whoever does it is asked less often
    age: 16+

# To add a volunteer, copy a line and change it. Only the name must be there; an age is
# needed where a task asks for one.
volunteers:
  - {{name: Aynur, age: 15}}
  - {{name: Bahar, age: 45}}
  - {{name: Gulnar, age: 28, available: saturday 10:00-11:30}}   # has to leave early
  - {{name: Li Min, age: 65, unavailable: {away}}}          # can't come on that day
  - {{name: Ma Jun, age: 17}}
  - {{name: Wang Guoqiang, age: 52}}
  - {{name: Zhang Wei, age: 31}}
""",
}

HELP: dict[str, str] = {}
"""It is English already where the commands are."""
