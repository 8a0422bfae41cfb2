"""English."""

LOCALE = "en_GB"
LIST_STYLE = "standard"
CLOSE = None

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
    "barred.frozen": "were not on it, and it stays as it was",
    "barred.frozen.one": "was not on it, and it stays as it was",
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
    "mark.done": "came",
    "mark.absent": "absent",
    "mark.cancelled": "duty cancelled",
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
        "the workbook is too large: more than {megabytes} MB once it is unpacked, {parts:,} files "
        "in it, or {cells:,} cells and formats"
    ),
    "hint.right-file": "is this the right file?",
    "bad.too-large.sheet": (
        "the sheet '{sheet}' is too large: at most {rows:,} rows, {columns:,} columns, {cells:,} "
        "cells and {text:,} characters are read"
    ),
    "bad.too-large.table": (
        "the table is too large: more than {rows:,} rows, {columns:,} columns or {cells:,} cells"
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
    "signups.doubt.month": "the month is missing",
    "signups.doubt.bound": "it may ask about the time before or after that day",
    "signups.doubt.twice": "another column is about the same day",
    "signups.doubt.more": "it says more than days and times",
    "signups.doubt.short-year": "write its year with four digits",
    "signups.doubt.no-such-day": "there is no such day",
    "signups.doubt.weekday": "the day of the week does not fit {days}",
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
    "usage.suffix": (
        "'{path}': the suffix of a file says its format, one of {suffixes}; for a folder of "
        "calendars put a / behind it"
    ),
    "usage.by-id": "{format} speaks of people by id, not by initials",
    "usage.no-place": "{format} has no place for what --with asks; all formats for people have",
    "usage.filed": "'{path}' is a filed roster, and what became of it would be lost",
    "usage.csv-only": "'{path}' is to be a CSV: give it a name such as volunteers.csv",
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
    # What is wrong with files: messages, things, ways out.
    "bad.said": "{what}",
    "bad.unknown": "there is no {noun} '{name}'",
    "bad.unknown-key": "unknown key '{word}' in {where}",
    "bad.missing-key": "{noun} needs '{word}'",
    "bad.missing-key.people": "people needs 'want' or 'min'",
    "bad.missing-key.max": "the cost of a limit needs 'max': it is what going beyond costs",
    "bad.mapping": "{noun} must be a mapping",
    "bad.mapping.key": "'{word}' must be a mapping",
    "bad.list": "'{word}' must be a list",
    "bad.must-be": "this must be {what}",
    "bad.must-be.empty": "this must be {what}, and is empty",
    "bad.is-not": "'{value}' is not {what}",
    "bad.is-missing": "{noun} is missing",
    "bad.missing-member": "{what} is missing",
    "bad.wrong-kind": "{what} must be {noun}",
    "bad.stands-twice": "'{word}' stands here twice",
    "bad.here-twice": "'{word}' is here twice",
    "bad.empty.file": "the file is empty",
    "bad.empty.plan": "the file holds no plan",
    "bad.empty.list": "the list of {word} is empty",
    "bad.empty.days": "this list of days is empty",
    "bad.empty.goal": "this goal is empty",
    "bad.empty.inner": "this inner list of goals is empty",
    "bad.empty.name": "a name can't be empty",
    "bad.empty.weight": "'{name}' has no weight",
    "bad.empty.limit": "'{name}' has no limit",
    "bad.no-such-file": "there is no such file",
    "bad.unreadable": "{noun} can't be read: {why}",
    "bad.no-folder-nor-file": "'{name}' is neither a folder nor a CSV or JSON file",
    "bad.no-file-beside": "there is no file '{name}' beside the week file",
    "bad.too-large": "the file is too large: more than {num} MB",
    "bad.not-text": "this is not a text file",
    "bad.not-text.zero": "this is not a text file: it contains a zero byte",
    "bad.not-utf": "the file is not UTF-8 text: byte {byte} makes no sense here",
    "bad.not-utf.may-be-gbk": "the file is not UTF-8 text; it may be GBK (GB18030)",
    "bad.csv": "this is no CSV: {what}",
    "bad.csv.unclosed": "this quotation mark is never closed",
    "bad.csv.quote": "text after the closing quotation mark of a cell",
    "bad.no-week-file": "this is a roster, and no week file",
    "bad.too-deep": "more than {most} levels of nesting",
    "bad.too-many-values": "more than {most:,} values, aliases counted each time",
    "bad.syntax": "this is not YAML: {what}",
    "bad.syntax.any": "this is not YAML: it can't be understood from here on",
    "bad.syntax.second": "this is not YAML: a second document begins here",
    "bad.syntax.second-colon": "this is not YAML: a second ': ' stands in this line",
    "bad.syntax.first-character": "this is not YAML: text can't begin with this character",
    "bad.syntax.colon": "this is not YAML: a ': ' stands where no key can be",
    "bad.syntax.missing": (
        "this is not YAML: something is missing before this, or it is one too many"
    ),
    "bad.syntax.backslash": (
        "this is not YAML: a backslash means something else between double quotation marks"
    ),
    "bad.syntax.bracket": (
        "this is not YAML: a bracket or brace is not closed, or a comma is missing"
    ),
    "bad.syntax.indent": "this is not YAML: this line does not fit the lines above it",
    "bad.syntax.key": "this is not YAML: a key without ': ' behind it",
    "bad.syntax.quote": "this is not YAML: a quotation mark is not closed",
    "bad.tab": "this is not YAML: a tab stands where only spaces may",
    "bad.character": "a character that YAML does not allow ({code})",
    "bad.key-word": "a key must be a word",
    "bad.tag": "a tag such as {tag} is not read",
    "bad.alias": "this alias contains itself",
    "bad.json": "this is no JSON: {what}",
    "bad.json.deep": "this JSON is nested too deeply",
    "bad.json.digits": "this JSON has a number with too many digits",
    "noun.json.value": "expecting value",
    "noun.json.name": "expecting property name enclosed in double quotes",
    "noun.json.colon": "expecting ':' delimiter",
    "noun.json.comma": "expecting ',' delimiter",
    "noun.json.unterminated": "unterminated string starting at",
    "noun.json.control-character": "invalid control character at",
    "noun.json.extra": "extra data",
    "bad.no-line": "this must be a line of text",
    "bad.control-character": "a line break or control character ({code}) can't stand here",
    "bad.ambiguous-name.volunteer": "'{name}' may be one of several volunteers",
    "bad.ambiguous-name.task": "'{name}' may be one of several tasks",
    "bad.duplicate-name.id": "two volunteers have the id '{name}'",
    "bad.duplicate-name.volunteer": "two volunteers are called '{name}'",
    "bad.duplicate-name.task": "two tasks are called '{name}'",
    "bad.unknown-language": "there is no language '{name}' here",
    "bad.unknown-part": "there is no part '{name}' of {country}",
    "bad.no-parts": "the holidays of {country} are known for the whole country alone",
    "bad.no-country.part": "'subdivision' is a part of a country, and no 'country' is given",
    "bad.no-country.days": "'{text}' needs the public holidays of a country",
    "bad.too-many-decimals": "'{value}' has too many decimals: at most {places} are read",
    "bad.out-of-range": "{number} is not possible here: it must be from {least} to {most}",
    "bad.out-of-range.least": "{number} is not possible here: it must be at least {least}",
    "bad.too-much.effort": "an effort of {value} is too much: at most {most} is possible",
    "bad.too-much.share": "a share of {value} is too much: at most 1000",
    "bad.percent": "'{value}' is no number of per cent from 1% to 100%",
    "bad.impossible-range.numbers": "an impossible range: {high} is less than {low}",
    "bad.impossible-range.people": "impossible: 'min' can't exceed 'want', nor 'want' exceed 'max'",
    "bad.no-length": "'{value}' is no length of time",
    "bad.no-whole.days": "'{value}' is no whole number of days",
    "bad.no-whole.weeks": "'{value}' is no whole number of weeks",
    "bad.no-time-at-all": "'{value}' is no time at all",
    "bad.no-days-but-hours": (
        "'{value}' is no number of days: hours between duties are a matter of 'rest'"
    ),
    "bad.no-days-or-weeks": "'{value}' is no number of days or weeks",
    "bad.not-a-date": "'{text}' is not a date",
    "bad.year": "the year {year} is out of reach: years from 1900 to 2200 are read",
    "bad.no-such-day": "there is no {day} {month} {year}",
    "bad.no-such-month": "there is no month {month}",
    "bad.no-days": "'{text}' names no days",
    "bad.time-alone": "a time needs days before it",
    "bad.no-time-of-day": "'{text}' is no time of day",
    "bad.ends-when-it-starts": "'{text}' has no length: it ends when it starts",
    "bad.second-time": "'{text}' has a second time behind it",
    "bad.no-window": "'{text}' is no time from start to end",
    "bad.several-items": "'{text}' is several items in one",
    "bad.impossible-range.dates": "an impossible range: {end} is before {start}",
    "bad.no-task-no-days": "'{text}' is no task, and names no days",
    "bad.two-ages": "'age' and 'born' are both given",
    "bad.born-late": "born on {born}, after the plan's last day, {last}",
    "bad.impossible-range.until": "an impossible range: until {until} is before since {since}",
    "bad.two-ends": "'weeks' and 'end' both say how long the plan is",
    "bad.impossible-range.plan": "an impossible range: the plan ends on {last}, before it starts",
    "bad.no-duty.none": "no task has a duty from {start} to {end}",
    "bad.no-duty.task": "'{task}' has no duty from {start} to {end}",
    "bad.no-duty.day": "'{task}' has no duty on {day}",
    "bad.unknown-skill": "nobody has the skill '{skill}'",
    "bad.goal-twice": "the goal '{name}' stands here twice",
    "bad.goal-order": "without 'coverage' before it, the fairest roster is an empty one",
    "bad.goal-missing.minimums": "a limit has a minimum, and no goal counts what it lacks",
    "bad.goal-missing.wishes": "somebody has wishes, or a rule has a cost, and no goal counts them",
    "bad.stability-alone": (
        "'stability' alone counts nothing where a plan is solved for the first time"
    ),
    "bad.no-options": "'{word}' has no options",
    "bad.fairness-added": "'fairness' is no single number, and can't be added to another goal",
    "bad.added-names": "goals that are added together are names alone",
    "bad.days-alone": "'on' takes days alone: a duty counts by its day, whatever its time",
    "bad.fixed": "{name} can't be on {duty}: {name} {why}",
    "bad.fixed.any-more": "{name} can't be on {duty} any more: {name} {why}",
    "bad.stays-so": "{what}, which stays so",
    "bad.no-age.task": "{name} has no age, and '{task}' is for ages {ages}",
    "bad.no-age.rule": "{name} has no age, and 'supervision' asks for {who}",
    "bad.no-window-to-count": "{who} counts hours, and '{task}' has no time of day",
    "bad.own-guardian": "{name} can't be the guardian of {name}",
    "bad.ward-apart": "{name} serves only where {other} does, and {line} keeps them apart",
    "bad.never-together": "{names} can be on no duty together",
    "bad.apart-together": "{names} are to be apart, and {line} has them together",
    "bad.never-covered": "{by} can be on any duty that {names} can be on",
    "bad.never-covered.room": "no duty that {names} can be on takes {by} too",
    "bad.group-no-list": "a group must be a list of names",
    "bad.twice-in-group": "'{name}' stands twice in this group",
    "bad.too-few-names": "a group needs two names at least",
    "bad.nothing-listed": "there is no roster in this file: not one duty is listed",
    "bad.no-roster-columns": "this is no roster: it has no columns 'date', 'task' and 'volunteer'",
    "bad.missing-column": "the column '{name}' is missing",
    "bad.extra-column": "the column '{name}' would be lost",
    "bad.no-date": "'{text}' is no date",
    "bad.no-such-date": "there is no day {text}",
    "bad.no-length.window": "{window} has no length",
    "bad.no-end": "a start without an end",
    "bad.no-start": "an end without a start",
    "bad.impossible-range.roster": "the roster ends on {end}, before it starts",
    "bad.outside-roster": "{day} is outside the roster, which goes from {start} to {end}",
    "bad.outside-plan": "{day} is outside the plan, which goes from {start} to {end}",
    "bad.other-days": (
        "this roster goes from {start} to {end}, and the plan of the week file from {first} to "
        "{last}"
    ),
    "bad.listed-twice": "{duty} is listed twice",
    "bad.unknown-duty": "there is no duty '{task}' on {day}",
    "bad.other-time": "'{task}' on {day} does not start at {start}",
    "bad.several-duties": "'{task}' has several duties on {day}",
    "bad.many-duties": "there are {num} duties '{task}' on {day}",
    "bad.many-duties.label": "there are {num} duties '{duty}'",
    "bad.not-these-times": "no duty '{task}' on {day} has these times",
    "bad.not-at": "{duty} is not at {time}",
    "bad.twice-on": "'{name}' is put on {duty} twice",
    "bad.twice-standby": "'{name}' is standby for {duty} twice",
    "bad.twice-there": "'{name}' is on {duty} twice",
    "bad.on-and-standby": "'{name}' is both on {duty} and standby for it",
    "bad.two-rows": "'{name}' stands in two rows of {duty}",
    "bad.shares-twice": "'{name}' shares {duty} twice",
    "bad.not-on-duty": "'{name}' is not on {duty}",
    "bad.only-standby": "'{name}' is only standby for {duty}",
    "bad.no-standby": "'{name}' is not standby for {duty} in the roster",
    "bad.was-not-on": "'{name}' is {mark}, and was not on {duty}",
    "bad.other-effort": "the effort of {duty} is {here} here, and {before} before",
    "bad.filled-gap": "'{name}' stands in a row whose role is 'gap'",
    "bad.missing-row": "the row of '{name}' on {duty} is missing",
    "bad.two-rosters": "{duty} stands in two rosters",
    "bad.two-rosters.more": "{duty} stands in two rosters, and so do {num} more",
    "bad.two-rosters.more.one": "{duty} stands in two rosters, and so does {num} more",
    "bad.unknown-roster": "this roster replaces '{name}', which is not in the history",
    "bad.circle": "'{name}' is replaced here, and itself replaces this roster",
    "bad.replaced": "{name} counts no more: {others} take its place on these days",
    "bad.replaced.one": "{name} counts no more: {others} takes its place on these days",
    "bad.replaced.some": "{name} counts no more on {days}: {others} take its place",
    "bad.replaced.some.one": "{name} counts no more on {days}: {others} takes its place",
    "bad.unknown-past": "'{name}' served on {day}, and is not in this week file",
    "bad.unknown-past.more": "and {num} more who served then, and are not in this week file",
    "bad.twin.more": "'{who}' is on {duty} here, and not in {file}",
    "bad.twin.less": "'{who}' is on {duty} in {file}, and not here",
    "bad.twin.other": "'{who}' is '{here}' on {duty} here, and '{there}' in {file}",
    "bad.not-a-duty": "'{text}' is no duty",
    "bad.not-an-assignment": "'{text}' is no assignment",
    "bad.several-ways": "'{text}' can be read in several ways",
    "bad.no-duty.roster": "the roster has no duty on {day}",
    "bad.not-marked": "nothing is marked on {day}",
    "bad.two-marks": "'{name}' on {duty}: both {one} and {other}",
    "bad.undo-and-mark": "the marks of {day} are to be taken back, and {day} is marked as well",
    "bad.nothing-said": "nothing is filled in: no row says done, absent or cancelled",
    "bad.new-volunteer": (
        "'{name}' has no duty in this roster so far, and is taken in as a new volunteer"
    ),
    "bad.no-reply": "'{reply}' is no reply",
    "bad.whose-reply": "whose reply is this?",
    "bad.not-on-roster": "'{name}' has no duty on this roster, so this reply counts for nothing",
    "bad.two-replies": "'{name}' says both yes and no",
    "bad.two-replies.household": "the household of '{name}' says both yes and no",
    "bad.not-away": "'{text}' does not say who is away and when",
    "bad.impossible-range.days": "'{days}': the last day is before the first",
    "bad.no-day-of-plan": "'{days}' is no day of the plan",
    "bad.not-called-off": "'{text}': {name} has not called off then",
    "noun.quoted": "'{text}'",
    "noun.names": "{names}",
    "noun.others": "{num} others",
    "noun.days-more": "{days} and {num} more",
    "noun.line": "line {line}",
    "noun.line-of": "line {line} of {file}",
    "noun.another-line": "another line",
    "noun.name-and-line": "{name} ({line})",
    "noun.volunteer": "volunteer",
    "noun.task": "task",
    "noun.rule": "rule",
    "noun.goal": "goal",
    "noun.country": "country",
    "noun.anchor": "anchor",
    "noun.file": "file",
    "noun.folder": "folder",
    "noun.role": "role",
    "noun.status": "status",
    "noun.the-volunteer": "the volunteer",
    "noun.the-task": "the task",
    "noun.the-date": "the date",
    "noun.the-file": "the file",
    "noun.the-roster": "the roster",
    "noun.the-replies": "the replies",
    "noun.the-sign-ups": "the list of sign-ups",
    "noun.mapping": "this mapping",
    "noun.a-task": "a task",
    "noun.a-volunteer": "a volunteer",
    "noun.a-week-file": "a week file",
    "noun.an-assignment": "an assignment",
    "noun.a-group": "a group",
    "noun.a-limit": "a limit",
    "noun.limits": "limits",
    "noun.fairness": "fairness",
    "noun.people": "people",
    "noun.rest": "rest",
    "noun.rotate": "rotate",
    "noun.when-item": "an item of 'when'",
    "noun.after-line": "a line of 'after'",
    "noun.supervision-line": "a line of 'supervision'",
    "noun.one-of": "one of {words}",
    "noun.words-or": "{words} or {last}",
    "noun.country-code": "the code of a country, such as CN",
    "noun.part-code": "the code of a part of the country, such as BY",
    "noun.days": "days such as 'saturday 10:00-12:00'",
    "noun.date": "a date such as 2026-11-28",
    "noun.effort": "an effort: a number from 0 to 1000, such as 2 or 1.5",
    "noun.share": "a share: a number from 0, such as 1 or 0.5",
    "noun.age": "an age in whole years",
    "noun.ages": "ages such as 12+ or 18-60",
    "noun.from-one": "a whole number from 1",
    "noun.cost": "a cost: a whole number from 1",
    "noun.weight": "a weight: a whole number from 1",
    "noun.percent": "a number of per cent, such as 80%",
    "noun.weeks": "a whole number of weeks",
    "noun.people-number": "a number of people",
    "noun.people-range": "a number of people such as 2 or 2-4",
    "noun.limit-range": "a limit such as 2, 1-4 or 2+",
    "noun.hours": "a number of hours such as 8 or 2.5",
    "noun.points": "a number of points such as 8 or 2.5",
    "noun.length": "a length of time such as {such_as}",
    "noun.lengths": "12 hours, 2 days or 1 week",
    "noun.lengths.days": "2 days or 1 week",
    "noun.lengths.memory": "12 weeks or 90 days",
    "noun.whole": "a whole number",
    "noun.whole-range": "a whole number from {least} to {most}",
    "noun.number": "a number",
    "noun.number-range": "a number from {least} to {most}",
    "noun.date-range": "a date from the year {least} to {most}",
    "noun.text": "text",
    "noun.text-or-null": "text or null",
    "noun.time-or-null": "a time such as 09:30, or null",
    "noun.true-or-false": "true or false",
    "noun.list": "a list",
    "noun.object": "an object",
    "noun.something-else": "something else",
    "noun.january": "January",
    "noun.february": "February",
    "noun.march": "March",
    "noun.april": "April",
    "noun.may": "May",
    "noun.june": "June",
    "noun.july": "July",
    "noun.august": "August",
    "noun.september": "September",
    "noun.october": "October",
    "noun.november": "November",
    "noun.december": "December",
    "hint.two": "{one}; {other}",
    "hint.did-you-mean": "did you mean '{name}'?",
    "hint.did-you-mean.part": "did you mean '{code}' ({name})?",
    "hint.did-you-mean.range": "did you mean {range}?",
    "hint.known": "known here: {names}",
    "hint.write": "write {example}",
    "hint.write-as": "write it as {such_as}",
    "hint.write-like": "write it like {example}",
    "hint.write-id": "write the id instead",
    "hint.write-id.one-of": "write the id instead: {first} or {last}",
    "hint.exactly": "write it exactly so",
    "hint.take-out": "take it out",
    "hint.take-line-out": "take this line out",
    "hint.take-one-out": "take one of them out",
    "hint.take-one-line-out": "take one of the two lines out",
    "hint.check-name": "check its name and folder",
    "hint.roster": (
        "a roster is a file such as rosters/2026-11-28.json, which 'dutyplan publish' writes; "
        "of FILE and ROSTER the week file comes first"
    ),
    "hint.file-first": "of FILE and ROSTER the week file comes first",
    "hint.workbook-here": (
        "a workbook is read as the table of volunteers, and by 'dutyplan import'; save any other "
        "as 'CSV UTF-8'"
    ),
    "hint.save-as-utf": "save the file as UTF-8 (in a spreadsheet: 'CSV UTF-8') and try again",
    "hint.first-line": "the first line has the column names",
    "hint.close-cell": 'close the cell with a second "',
    "hint.quote-twice": 'a quotation mark inside a quoted cell is written twice: ""',
    "hint.start": "a week file needs 'start', 'tasks' and 'volunteers'",
    "hint.begins-with": "it begins with lines such as 'start: 2026-11-28'",
    "hint.plain-colon": "write the plain colon and a space, ': ', not the full-width one",
    "hint.dashes": "begin each line with '- '",
    "hint.stands-already": "it stands in line {line} already",
    "hint.first-stands": "the first stands in line {line}",
    "hint.first-stands.id": "the first stands in line {line}; tell two of one name apart by 'id'",
    "hint.one-plan": "one file holds one plan: take out the line '---'",
    "hint.text-itself": "write the text itself",
    "hint.write-out": "write out what the aliases stand for",
    "hint.spaces": "indent with spaces",
    "hint.quotes.bracket": "put quotation marks around text that begins with [ or {{",
    "hint.quotes.sign": "put quotation marks around text that begins with @ ` or %",
    "hint.quotes.signs": (
        "put quotation marks around text with signs such as % & * ! | > \" ' # in it"
    ),
    "hint.quotes.colon": "put quotation marks around text that contains ': '",
    "hint.line-before": (
        "look at the line before: is its ': ' missing, or is one of the two indented wrongly?"
    ),
    "hint.comma-too-many": "look for a comma or bracket too many; a colon needs a space behind it",
    "hint.single-quotes": "use single quotation marks",
    "hint.brackets": "check the line for its , }} and ]",
    "hint.indent": "check that its first character stands under that of its neighbours",
    "hint.key-value": "write 'key: value', with the plain colon and a space",
    "hint.quote": "look for the \" or ' that opens here",
    "hint.one-line": "write it as one line of text",
    "hint.add-country": "add a line such as 'country: DE'",
    "hint.which-country": "say which at the top of the file: 'country: CN'",
    "hint.two-letters": "write its two letters, such as CN, DE or GB",
    "hint.range": "write 2, 2-4 or 2+",
    "hint.min-max": "'min' can't exceed 'max'",
    "hint.write-the-most": "write the most there may be: {{basement: 1}}",
    "hint.whole-ones": "write whole ones: 2 days, 1 week",
    "hint.dates": "write dates as year-month-day: 2026-11-28",
    "hint.such-days": (
        "write days such as: saturday, 周六, weekends, daily, 1st saturday, 2026-12-05"
    ),
    "hint.which-days": "say on which days: 'daily {time}'",
    "hint.times-run": "times run from 00:00 to 24:00",
    "hint.every": "write: every 2 weeks from 2026-11-28",
    "hint.list-of-times": (
        "write a list, each time with its days: [sat 10:00-12:00, sat 14:00-16:00]"
    ),
    "hint.list-of-days": "write a list: [saturday, sunday]",
    "hint.weekdays": "write weekdays, or a list such as [monday, tuesday]",
    "hint.window": "write a start and an end, with minutes: 10:00-12:00",
    "hint.task-or-days": "write the name of a task, or days such as: saturday 10:00-12:00",
    "hint.born-alone": "'born' alone is enough",
    "hint.change-days": "change 'start' or 'weeks', or the days in 'when'",
    "hint.add-goal": "add '{goal}' to the goals",
    "hint.own-line": "give it a line of its own",
    "hint.no-time": "leave the time out",
    "hint.at-once.one-line": "nobody can be on two duties at once: take one of the two lines out",
    "hint.at-once.this-line": "nobody can be on two duties at once: take this line out",
    "hint.more-people": "let more people come ('people' of the task), or take this line out",
    "hint.rule-forbids": "the rule '{rule}' forbids it: change that, or take this line out",
    "hint.rule-forbids.line": (
        "the rule '{rule}' ({line}) forbids it: change that, or take this line out"
    ),
    "hint.rule-bars": "the rule '{rule}' bars it: change that, or take this line out",
    "hint.add-age": "add 'age' or 'born'",
    "hint.give-time": "give it a time: 'saturday 10:00-12:00'",
    "hint.another-volunteer": "name another volunteer, or take it out",
    "hint.group-brackets": "put the names of each group in brackets: - [Ann, Bob]",
    "hint.let-come": (
        "let {people} people come: 'people: {people}', or '1-{people}' where one is wanted"
    ),
    "hint.let-two-come": "let two people come: 'people: 2', or '1-2' where one is wanted",
    "hint.ages-times-limits": "look at their ages, times and limits",
    "hint.ages-skills-times": "look at ages, skills and times",
    "hint.wont-serve": "{names} won't serve in this plan: {way_out}",
    "hint.none-will-serve": "none of them will serve in this plan: {way_out}",
    "hint.first-is": "the first is {what}",
    "hint.first-is-line": "the first is line {line}",
    "hint.first-time": "the first time is in line {line}",
    "hint.effort-in-line": "it is {effort} in line {line}",
    "hint.columns-needed": "these columns are needed: {names}",
    "hint.call-it": "call it one of: {names}",
    "hint.keep-column": (
        "keep it in a file of its own; only a roster's own columns are written back"
    ),
    "hint.both-or-none": "a duty has both, or none if it takes the whole day",
    "hint.both-or-null": "a duty has both, or null for both if it takes the whole day",
    "hint.filled-gap": "write 'duty' for somebody who was there; else take the name out",
    "hint.another-week": "is this the roster of another week?",
    "hint.start-again": "'start: {start}' in the week file plans these days again",
    "hint.taken-for": "taken for {duty}",
    "hint.give-times": "give its start and end: {times}",
    "hint.there-are": "there are: {times}",
    "hint.it-is": "it is {times}",
    "hint.add-time": "add the time, one of {times}",
    "hint.task-has-duties": "the task has duties on: {days}",
    "hint.task-has-no-duty": "the task has no duty in this plan",
    "hint.its-dates": "its dates: {days}",
    "hint.its-dates.more": "its dates: {days}, and {num} more",
    "hint.none-in-plan": "it has none in this plan",
    "hint.goes-from": "it goes from {start} to {end}",
    "hint.stays-with-until": "who has left stays in the week file, with 'until'",
    "hint.unknown-past": (
        "a changed name keeps its 'id'; who has left stays in the file with 'until'"
    ),
    "hint.attendance": "'attendance' says of those on a duty what became of it",
    "hint.moved": "nothing is counted twice by that; was it moved or renamed?",
    "hint.take-older-out": "take the older of the two out of the history",
    "hint.take-file-away": "take one of the two files away",
    "hint.take-file-away.json": 'take one of the two files away, or write "replaces": ["{name}"]',
    "hint.use": "use {files}",
    "hint.use-for-days": "for these days use {files}",
    "hint.name-folder": "name the folder that the rosters are filed in",
    "hint.move-json-away": (
        "if you can't repair it, move it away: {file} then counts in its place, with all members "
        "of a day sharing its load, since a CSV does not tell who owed it"
    ),
    "hint.take-twin-away": "the roster stands in {file}, whole: take this file away",
    "hint.takes-in": "'{command}' takes in what the CSV says",
    "hint.planned-takes-nothing": (
        "'planned' takes nothing back: write what is so, then '{command}'"
    ),
    "hint.put-row-back": "put the row back; who did not come has the status 'absent'",
    "hint.put-back": "put it back, with the status done, absent or cancelled",
    "hint.role-or-status": "who came has the role 'duty'; who did not, the status 'absent'",
    "hint.added-row": "a row that is added is for somebody who came",
    "hint.said-before": "'{first}' was said before; leave one of the two out",
    "hint.task-and-date": "write the task and the date: '{example}'",
    "hint.assignment": "write the name, the task and the date: 'Bahar:Basement:2026-11-28'",
    "hint.id-for-name": "write the id instead of the name",
    "hint.marked": "marked: {days}",
    "hint.none-marked": "no day of it is marked",
    "hint.marks-anew": "leave one of the two out; marks that are made anew come in a run after it",
    "hint.standby-came": "--came says that a standby came",
    "hint.else-came": "--came says that somebody else came",
    "hint.on-it": "on it: {names}",
    "hint.nobody-on-it": "on it: nobody",
    "hint.status-or-day": (
        "write it in the column 'status'; or leave --from out, or add --day, if all was done"
    ),
    "hint.yes-or-no": "write yes or no, or 同意 or 不同意",
    "hint.name-or-id": "write a name or an id",
    "hint.other-reply": "the other reply is in {place}",
    "hint.name-and-days": (
        "write the name and the day, or the first and the last: 'Li Min 2026-12-05..2026-12-12'"
    ),
    "hint.called-off": "called off: {days}",
    "hint.nothing-noted": "of this one nothing is noted",
    "hint.comma": "put a comma there",
    "hint.correct-or-freeze": "correct the roster, or freeze fewer days",
    "hint.line-or-freeze": "take this line out, or freeze fewer days",
    "cause.not-there": "No such file or directory",
    "cause.folder": "Is a directory",
    "cause.no-folder": "Not a directory",
    "cause.not-allowed": "Permission denied",
    "cause.long": "File name too long",
    "cause.full": "No space left on device",
    "cause.read-only": "Read-only file system",
    "end.interrupted": "interrupted",
    "end.memory": "error: memory ran out",
    "end.no-input": "error: standard input is closed",
    "end.no-output": "error: standard output could not be written: {why}",
    "end.bad-path": "error: '{path}': {why}",
    "end.not-written": "error: '{path}' could not be written: {why}",
    "end.bug": (
        "dutyplan: this is a fault of the program, not of your file, and no roster is shown:\n  "
        "{error}\nPlease report it, with the week file if you can (set DUTYPLAN_DEBUG=1 for "
        "details)."
    ),
    # What sheets say of a roster once more is known, or less.
    "as-planned": (
        "Figures and reasons here are those of the plan: absences, cancelled duties and those who "
        "stepped in are not counted in them."
    ),
    "cause.file": "File exists",
    "legend.unknown": " {none}: owes no share, or it is not known.",
    # Many week files: `batch`.
    "usage.jobs-cluster": "a cluster has workers of its own: leave --jobs or --cluster out",
    "usage.drives": "the files lie on several drives; run it once for each drive",
    "usage.not-there": "{files} can't be found; check the name, and in which folder you are",
    "usage.no-folder": "'{path}' is a file, and the rosters need a folder; give another name",
    "usage.no-week-files": "there is no week file (.yaml or .yml) in {folders}",
    "batch.same-name": (
        "its roster would have the same name as that of {other}: give one of them another name"
    ),
    "batch.filed": (
        "'{path}' is a filed roster, and what became of it would be lost: write to another folder"
    ),
    "batch.changed": (
        "'{path}' was changed by 'dutyplan replan', and that would be lost: move it away if you "
        "want another roster"
    ),
    "batch.not-written": "'{path}' could not be written: {why}",
    "batch.is-input": "'{path}' is what a week file is read from: write to another folder",
    "batch.is-summary": (
        "its roster would be called as the summary is: give the week file another name"
    ),
    "batch.of-before": " The roster in its place is an older one.",
    "batch.died": (
        "two processes that worked at it have died, and it was left: most likely memory ran out; "
        "make the plan smaller, or use a machine with more memory"
    ),
    "batch.memory": "memory ran out",
    "batch.bug": "this is a fault of the program, not of the week file; please report it: {error}",
    "batch.more-problems": ", and {num} more problems",
    "batch.more-problems.one": ", and one more problem",
    "batch.more-warnings": ", and {num} more warnings",
    "batch.more-warnings.one": ", and one more warning",
    "batch.says-why": " dutyplan solve {file} says why.",
    "batch.busy": "error: another batch is writing into {folder}; wait for its end",
    "batch.engine": "error: {what}",
    "batch.progress": "{num} of {all} week files",
    "batch.progress.without": ", {num} without a roster",
    "batch.progress.left": ", about {time} left",
    "batch.stopped": (
        "Stopped: {num} of {all} week files are done, and their rosters are in place. The same "
        "command with --resume does the rest."
    ),
    "batch.more-rows": "And {num} more without a roster; see the summary.",
    "batch.more-rows.one": "And one more without a roster; see the summary.",
    "batch.done": (
        "{num} week files, {rosters} with a roster: {proved} proved best, {gaps} with gaps."
    ),
    "batch.done.one": (
        "1 week file, {rosters} with a roster: {proved} proved best, {gaps} with gaps."
    ),
    "batch.skipped": "{num} were done already and have not changed.",
    "batch.skipped.one": "One was done already and has not changed.",
    # Limits, and paths that lead outside.
    "cause.outside": "it lies outside the folder of the week file",
    "cause.no-file": "it is a pipe or a device, and no file",
    "bad.outside": "{noun} lies outside the folder of the week file",
    "hint.outside": "put it beside the week file, or use --allow-outside",
    # Engines.
    "bad.processes": "no process that solves could be started, or each ended at once",
    "hint.processes": (
        "is there memory left? A script of your own has to begin its work under "
        "'if __name__ == \"__main__\":'"
    ),
    # Faults of the world.
    "cause.held": "it may be open in another program, such as a spreadsheet",
    "cause.large": "File too large",
    "cause.broken": "Input/output error",
    "cause.circle": "a link there leads in a circle",
    "cause.and-way": "{why} ({way})",
    "end.unread-input": "error: standard input can't be read: {why}",
    "unwritten.folder": "make the folder first, or choose another",
    "unwritten.name": "choose another name",
    "unwritten.short-name": "choose a shorter one",
    "unwritten.place": "choose another place, or see to it that you may write there",
    "unwritten.room": "free some space, or write to another disk",
    "unwritten.close": "close it there, and try again",
    "bad.cluster.dask": "a cluster needs Dask, which is not installed here",
    "hint.cluster.dask": "pip install 'dutyplan[cluster]'",
    "bad.cluster.address": "'{address}' is no address of a cluster",
    "hint.cluster.address": "write tcp://HOST:PORT or tls://HOST:PORT, as the scheduler says it",
    "bad.cluster.silent": "no scheduler of Dask answers at {address}",
    "hint.cluster.silent": "has 'dask scheduler' been started there, and is the port open?",
    "bad.cluster.refused": "the cluster at {address} can't be joined: {why}",
    "hint.cluster.refused": "for tls:// Dask's own settings name the certificates",
    "bad.cluster.empty": "the cluster at {address} has no workers",
    "bad.cluster.deserted": "the cluster has had no workers for {seconds} seconds",
    "hint.cluster.workers": "start some: dask worker {address}",
    "bad.cluster.version": "the worker {worker} has dutyplan {there}; here it is {here}",
    "bad.cluster.without": "the worker {worker} has no dutyplan",
    "hint.cluster.version": "install dutyplan {here} on the workers, and start them again",
    "bad.cluster.python": "the worker {worker} runs Python {there}; here it is {here}",
    "hint.cluster.python": "start the workers with Python {here}",
    "bad.cluster.lost": "the cluster's scheduler is gone",
    "hint.cluster.lost": "start it again, with its workers; what is done need not be done again",
    "bad.too-large.cell": "a cell has more than {most:,} characters",
    "bad.too-many-values.json": "the roster is too large: more than {most:,} values",
    "bad.too-long": "the plan is too long: more than {most:,} days",
    "bad.too-many-steps": (
        "the plan is too large: its days, times all that 'when', 'available' and the like name, "
        "are more than {most:,}"
    ),
    "bad.too-many-duties": "the plan is too large: more than {most:,} duties",
    "bad.too-many-pairs": (
        "the plan is too large: {volunteers:,} volunteers times {duties:,} duties are more than "
        "{most:,}"
    ),
    "bad.too-many-places": "the plan is too large: it wants more than {most:,} people in all",
    "bad.too-many-places.roster": "the roster is too large: it lacks more than {most:,} people",
    "hint.fewer-people": "write smaller numbers under 'people'",
    "bad.many-flaws": "this is no roster: more than {most:,} things in it are wrong",
    "problems.more": "Only the first {most:,} problems are shown; there are more.",
    "file.lock-link": "{path} is a link, and has to be a file. Take it away; nothing was changed.",
    "roster.outside": (
        "'{path}' leads outside the folder of the roster. Put what it leads to in the place of the "
        "link; nothing was changed."
    ),
    "hint.right-file.large": "is this the right file? If it is, use --allow-large",
    "hint.or-large": "{hint}, or use --allow-large",
    "hint.shorter": "write an earlier 'end'",
    "hint.fewer-days": "plan fewer weeks at a time",
    "hint.parts": "plan fewer weeks at a time, or each community in a file of its own",
    "publish.outside": (
        "'{folder}' leads outside the folder of the week file. Say with --to where the roster is "
        "to be filed, or use --allow-outside."
    ),
}

HELP: dict[str, str] = {}
"""It is English already where the commands are."""
