"""Chinese, simplified."""

LOCALE = "zh_Hans_CN"
LIST_STYLE = "standard-narrow"

TEXTS = {
    "title": "{title}（{start} 至 {end}）",
    "title.day": "{title}（{start}）",
    "date": "日期",
    "weekday": "星期",
    "time": "时间",
    "task": "任务",
    "place": "地点",
    "who": "人员",
    "comma": "、",
    "all-day": "全天",
    "no-duty": "无任务",
    "gap": "空缺",
    "gap.people": "缺{num}人",
    "gap.skill": "无人具备技能：{skill}",
    "gap.skill.some": "还缺{num}人具备技能：{skill}",
    "gap.called-off": "取消：至少需{num}人",
    "standby": "候补：{name}",
    "standby.missing": "缺{num}人",
    "task.standby": "{task}（候补）",
    "semicolon": "；",
    "and": "且",
    "notes": "备注",
    "note": "{task}：{note}",
    "name": "姓名",
    "duties": "次数",
    "load": "实担",
    "fair-share": "应担",
    "balance": "差额",
    "legend": "差额：+ 表示多担了，- 表示少担了。",
    "before": "结转",
    "legend.before": "差额包含以往结转的部分。",
    "legend.none": "{none} 表示不计应担。",
    "gaps.none": "没有空缺。",
    "gaps": "{all} 个班次中有 {num} 个存在空缺：{what}。",
    "gaps.people": "缺 {num} 人",
    "gaps.skills": "缺技能 {num} 项",
    "gaps.called-off": "取消 {num} 个",
    "short": "未达最低要求：{what}。",
    "short.per_day": "{name} {where} {amount}/{least} 次",
    "short.per_week": "{name} 第 {where} 周 {amount}/{least} 次",
    "short.total": "{name} 共 {amount}/{least} 次",
    "short.hours": "{name} {amount}/{least} 小时",
    "short.effort": "{name} 强度 {amount}/{least}",
    "short.weekends": "{name} {amount}/{least} 个周末",
    "short.tasks": "{name} {where} {amount}/{least} 次",
    "wishes": "意愿与软性规则：{num} 分。",
    "broken": "违反软性规则 {num} 次，共扣 {cost} 分。",
    "broken.once": "违反软性规则 1 次，共扣 {cost} 分。",
    "broken.item": "- {what}（扣 {cost} 分）",
    "broken.more": "- 另有 {num} 次",
    "proved": "已证明：没有{better}的排班",
    "proved.next": "，同样好的排班中也没有{better}的",
    "stop": "。",
    "better.coverage": "空缺更少",
    "better.minimums": "更接近最低要求",
    "better.fairness": "更公平",
    "better.wishes": "更合意愿",
    "better.other": "在 {goal} 上更好",
    "open.time": "尚未证明最优：这是限定时间内找到的最好排班。",
    "open.interrupted": "尚未证明最优：求解被中止，这是已找到的最好排班。",
    "open.memory": "尚未证明最优：内存不足，这是在此之前找到的最好排班。",
    "goal.coverage": "空缺（按优先级加权）：{value}（{state}）。",
    "goal.minimums": "距最低要求还差：{value}（{state}）。",
    "goal.wishes": "意愿得分：{value}（{state}）。",
    "goal.fairness": "最大差额：{value}（{state}）。",
    "goal.other": "{goal}：{value}（{state}）。",
    "state.proved": "已证明",
    "state.largest": "已证明，其余差额尚未证明",
    "state.bound": "尚未证明，最好可达 {bound}",
    "state.open": "尚未证明",
    "no-roster": "没有排班。",
    "goal-name.coverage": "空缺",
    "goal-name.minimums": "最低要求",
    "goal-name.fairness": "公平",
    "goal-name.wishes": "意愿",
    "progress": "{seconds} 秒  {what}",
    "progress.building": "准备中",
    "progress.finishing": "收尾中",
    "progress.explaining": "正在查找原因",
    "progress.known": "{goal}：{what}",
    "progress.coverage": "缺 {value}",
    "progress.minimums": "还差 {value}",
    "progress.fairness": "最大差额 {value}",
    "progress.wishes": "{value} 分",
    "progress.other": "{value}",
    "progress.bound": "{what}，最好可达 {bound}",
    "progress.proved": "{what}，已证明；正在求其余差额",
    "run.gap": "空缺：{day} {task}：{what}",
    "run.gaps.more": "空缺：另有 {num} 处",
    "run.interrupted": "已停止：这是目前找到的最好的排班。",
    "run.interrupted.none": "已停止：还没有找到任何排班。",
    "run.memory": "内存不足：这是目前找到的最好的排班。",
    "run.memory.none": "内存不足：还没有找到任何排班。",
    "run.time-limit": "已到时间上限 {seconds} 秒：这是目前找到的最好的排班。",
    "run.infeasible": "没有任何排班能满足全部规则。",
    "run.infeasible.strict": "没有任何排班能满足全部规则且没有空缺（--strict 的要求）。",
    "run.unknown": "{seconds} 秒内没有找到排班，也不知道是否存在。请用 --time-limit 给更多时间。",
    "check.file": "{name}：没有问题。任务 {tasks} 项，班次 {duties} 个，志愿者 {volunteers} 人。",
    "check.file.warnings": (
        "{name}：没有错误，警告 {warnings} 条。"
        "任务 {tasks} 项，班次 {duties} 个，志愿者 {volunteers} 人。"
    ),
    "check.coverage": "空缺（按优先级加权）",
    "check.minimums": "距最低要求还差",
    "check.fairness": "差额",
    "check.wishes": "意愿得分",
    "check.no-breach": "没有违反任何规则。",
    "check.this": "这份排班",
    # What is wrong with a file.
    "problem.error": "错误",
    "problem.warning": "警告",
    "problem.hint": "  提示：{hint}",
    # What explanations have in common.
    "duty": "{day}{time} {task}",
    "list.more": "{others}及另外 {num} 个",
    "kind.minors": "未成年人",
    "kind.adults": "成年人",
    "kind.aged": "年龄 {range} 岁的人",
    "kind.skilled": "具备技能“{skill}”的人",
    "kind.minor": "未成年人",
    "kind.adult": "成年人",
    "kind.one-aged": "年龄 {range} 岁的人",
    "kind.one-skilled": "具备技能“{skill}”的人",
    "kind.no-minor": "没有未成年人",
    "kind.no-adult": "没有成年人",
    "kind.none-aged": "没有年龄 {range} 岁的人",
    "kind.none-skilled": "没有具备技能“{skill}”的人",
    "length.hours": "{num} 小时",
    "length.hours.one": "{num} 小时",
    "length.days": "{num} 天",
    "length.days.one": "{num} 天",
    "length.weeks": "{num} 周",
    "length.weeks.one": "{num} 周",
    "length.free-days": "{num} 个整天",
    "length.free-days.one": "{num} 个整天",
    "length.free-weeks": "{num} 个整周",
    "length.free-weeks.one": "{num} 个整周",
    "clauses": "，",
    "clauses.last": "{others}，{last}",
    # Why a rule bars somebody from a duty: ends of sentences that begin with the name.
    "bar.membership.before": "{since} 才加入",
    "bar.membership.after": "已于 {until} 离开",
    "bar.availability": "那时没空",
    "bar.availability.part": "只有部分时间有空",
    "bar.age": "{age} 岁，而该任务限 {range} 岁",
    "bar.never": "从不安排“{task}”",
    "bar.forbidden": "被 rules 中的 forbidden 排除",
    "bar.limits": "受上限“{limit}”所限",
    # Breaches of rules.
    "breach.membership.before": "{volunteer} 排在 {day}，而 {since} 才加入",
    "breach.membership.after": "{volunteer} 排在 {day}，而已于 {until} 离开",
    "breach.availability": "{volunteer} 排在 {duty}，而那时没空",
    "breach.age": "{volunteer}（{age} 岁）排在 {duty}，而该任务限 {range} 岁",
    "breach.never": "{volunteer} 排在 {duty}，而该任务从不安排给此人",
    "breach.forbidden": "{volunteer} 排在 {duty}，而这是禁止的",
    "breach.limits": "{volunteer} {what}，而上限是 {most}",
    "breach.limits.none": "{volunteer} {what}，而上限是 0",
    "breach.limits.soft": "{volunteer} {what}，而希望不超过 {most}",
    "breach.limits.soft-none": "{volunteer} {what}，而希望没有",
    "breach.overlap": "{volunteer} 同时排在 {other} 和 {duty}",
    "breach.people.many": "{duty} 排了 {num} 人，最多只可排 {most} 人",
    "breach.people.few": "{duty} 只排了 {num} 人，不足 {least} 人时应取消",
    "breach.rest": "{volunteer} 排在 {duty}，离 {other} 太近：其间至少须空出 {least}",
    "breach.rotate": "{volunteer} 只隔 {passed}又排在 {duty}：须间隔 {least}以上",
    "breach.rotate.same-day": "{volunteer} 同一天又排在 {duty}：须间隔 {least}以上",
    "breach.supervision": "{volunteer} 排在 {duty}，却没有{by}同班",
    "breach.supervision.few": "{duty} 有 {num} 名{who}，须有 {need} 名{by}，却只有 {carers} 名",
    "breach.supervision.no-room": "{volunteer} 排在 {duty}，而{by}能同班",
    "breach.supervision.little-room": (
        "{duty} 有 {num} 名{who}，须有 {need} 名{by}，而最多只能有 {carers} 名"
    ),
    "breach.guardian": "{volunteer} 排在 {duty}，而监护人 {guardian} 不在",
    "breach.guardian.no-room": "{volunteer} 排在 {duty}，而 {others} 不能同班",
    "breach.together": "{volunteer} 排在 {duty}，而 {other} 不在",
    "breach.together.no-room": "{volunteer} 排在 {duty}，而 {others} 不能同班",
    "breach.apart": "{volunteer} 与 {other} 同在 {duty}",
    "breach.standby.called-off": "{duty} 已取消，却有候补：{volunteers}",
    "breach.standby.many": "{duty} 最多 {most} 名候补，却有：{volunteers}",
    "breach.standby.none": "{duty} 不设候补，却有：{volunteers}",
    "breach.standby.own": "{volunteer} 已排在 {duty}，又是其候补",
    "breach.standby.on-duty": "{volunteer} 是 {duty} 的候补，同时又排在 {other}",
    "breach.standby.twice": "{volunteer} 同时是 {other} 和 {duty} 的候补",
    "breach.standby.barred": "{volunteer} 不能做 {duty} 的候补：{volunteer} {why}",
    "breach.after": "{volunteer} 排在 {duty}，而前一天在 {other}",
    "breach.kept.filled": "{volunteer} 未排在 {duty}，而该格须保留",
    "breach.kept.empty": "{volunteer} 排在 {duty}，而该格须空出",
    "breach.fixed": "{volunteer} 已定在 {duty}，却没有排上",
    "count.per_day": "在 {where} 有 {num} 次",
    "count.per_day.one": "在 {where} 有 {num} 次",
    "count.per_week": "第 {where} 周有 {num} 次",
    "count.per_week.one": "第 {where} 周有 {num} 次",
    "count.total": "共有 {num} 次",
    "count.total.one": "共有 {num} 次",
    "count.hours": "共有 {num} 小时",
    "count.hours.one": "共有 {num} 小时",
    "count.effort": "强度共有 {num}",
    "count.weekends": "有 {num} 个周末排了班",
    "count.weekends.one": "有 {num} 个周末排了班",
    "count.tasks": "有 {num} 次“{where}”",
    "count.tasks.one": "有 {num} 次“{where}”",
    # What keeps somebody from a duty in a roster that stands, and gaps.
    "list.more-reasons": "{others}；另有 {num} 条",
    "gap.group": "{who} {why}",
    "gap.group.many": "{num} 人{why}",
    "barred.membership": "当时不是成员",
    "barred.membership.one": "当时不是成员",
    "barred.availability": "那时没空",
    "barred.availability.one": "那时没空",
    "barred.availability.part": "只有部分时间有空",
    "barred.availability.part.one": "只有部分时间有空",
    "barred.age": "年龄不在 {range} 岁之内",
    "barred.age.one": "年龄不在 {range} 岁之内",
    "barred.never": "从不做此任务",
    "barred.never.one": "从不做此任务",
    "barred.forbidden": "被 rules 中的 forbidden 排除",
    "barred.forbidden.one": "被 rules 中的 forbidden 排除",
    "barred.limits": "受上限“{limit}”所限",
    "barred.limits.one": "受上限“{limit}”所限",
    "held.there": "已在此班",
    "held.there.one": "已在此班",
    "held.busy": "那时在做 {task}",
    "held.busy.one": "那时在做 {task}",
    "held.busy.same": "在 {other}，时间重叠",
    "held.busy.same.one": "在 {other}，时间重叠",
    "held.fixed": "已由 fixed 定在 {other}，时间重叠",
    "held.fixed.one": "已由 fixed 定在 {other}，时间重叠",
    "held.busy.others": "那时在其他班次",
    "held.busy.others.one": "那时在其他班次",
    "held.company": "须与 {other} 同来，而 {other} {why}",
    "held.company.one": "须与 {other} 同来，而 {other} {why}",
    "held.company.only": "须与 {other} 同来",
    "held.company.only.one": "须与 {other} 同来",
    "held.crowd": "须带上 {others}，而此班最多 {most} 人",
    "held.full": "再来就超员：此班最多 {most} 人",
    "held.full.one": "再来就超员：此班最多 {most} 人",
    "held.limits": "会超出上限“{limit}: {most}”",
    "held.rest": "在 {other}，两次之间须休息 {least}",
    "held.rest.one": "在 {other}，两次之间须休息 {least}",
    "held.rest.others": "在时间太近的其他班次，两次之间须休息 {least}",
    "held.rest.others.one": "在时间太近的其他班次，两次之间须休息 {least}",
    "held.rotate": "在 {other}，同一任务须间隔 {least}以上",
    "held.rotate.one": "在 {other}，同一任务须间隔 {least}以上",
    "held.rotate.others": "另一天已做此任务，同一任务须间隔 {least}以上",
    "held.rotate.others.one": "另一天已做此任务，同一任务须间隔 {least}以上",
    "held.after": "在 {other}，而做 {first} 的次日不做 {task}",
    "held.after.one": "在 {other}，而做 {first} 的次日不做 {task}",
    "held.apart": "不可与 {others} 同班",
    "held.apart.one": "不可与 {others} 同班",
    "held.supervision": "须有{by}同班，而此班没有足够的{by}",
    "held.rule": "因规则“{rule}”不能来",
    "held.rule.one": "因规则“{rule}”不能来",
    "held.alone": "可以来，但人数仍不够",
    "held.singly": "各自可以来，但凑不齐所需人数",
    "held.goals": "可以安排，但与其他目标相冲突",
    "held.nothing": "可以安排：尚未证明此空缺不可避免",
    "gap.skilled": "{num} 人具备技能“{skill}”：{who}。",
    "gap.skilled.one": "只有 {who} 具备技能“{skill}”。",
    "gap.skilled.none": "无人具备技能“{skill}”。",
    "gap.able": "{all} 人中只有 {num} 人可做（{barred}）。",
    "gap.able.none": "无人可做：{barred}。",
    "gap.able.none-skilled": "但这 {all} 人都不可做：{barred}。",
    "gap.away": "{all} 人中，{barred}。",
    "gap.away.none": "那时无人有空：{barred}。",
    "gap.all": "人人都可做，那时也都有空。",
    "gap.all.one": "唯一的志愿者可做，那时也有空。",
    "gap.free": "这 {all} 人中，{barred}。",
    "gap.free.none": "但这 {all} 人都没空：{barred}。",
    "gap.but": "但 {barred}。",
    "gap.held": "{held}。",
    "gap.crowd": "{tasks} 同时共需 {want} 人，而能上其中任一班的只有 {num} 人。",
    "gap.crowd.one": "{tasks} 同时共需 {want} 人，而能上其中任一班的只有 {people}。",
    "gap.crowd.close": (
        "{duties} 共需 {want} 人，能上其中任一班的只有 {num} 人，而且每人只能上其中一班：{lines}"
    ),
    "gap.crowd.close.one": (
        "{duties} 共需 {want} 人，能上其中任一班的只有 {people}，而且只能上其中一班：{lines}"
    ),
    "gap.crowd.alone": (
        "{duties} 共需 {want} 人次，能上其中任一班的只有 {people}，最多 {num} 次：{lines}"
    ),
    "gap.crowd.often": (
        "{duties} 共需 {want} 人次，而能上其中任一班的人合计最多 {num} 人次：{lines}"
    ),
    "gap.crowd.overlap": (
        "{duties} 共需 {want} 人次，而能上其中任一班的人合计最多 {num} 人次，因为有的班次时间重叠。"
    ),
    "gap.again": "{other} 的空缺出于同一原因。",
    "gap.clash": "不能再多安排，因为以下各条无法同时满足：{lines}",
    "gap.clash.free": "不能再多安排，因为就能做且有空的人而言，以下各条无法同时满足：{lines}",
    "gap.clash.called-off": "此班不能进行，因为以下各条无法同时满足：{lines}",
    "gap.clash.called-off.free": (
        "此班不能进行，因为就能做且有空的人而言，以下各条无法同时满足：{lines}"
    ),
    "gap.open": "为何不能都来，未再细查。",
    "gaps.why": "空缺的原因",
    "sentence": "",
    "gaps.alike": "{duty} 及另外 {num} 个班次",
    "gaps.item": "- {duty}（{what}）：{why}",
    "gaps.more": "- 另有 {num} 处；--format json 可列出全部",
    # The lines of the week file, clashes of them, and ways out.
    "line.since": "{volunteer} 于 {since} 才加入",
    "line.until": "{volunteer} 于 {until} 离开",
    "line.available": "{volunteer} 只在某些时间有空",
    "line.unavailable": "{volunteer} 某些时间不在",
    "line.age": "{task} 限 {range} 岁",
    "line.never": "从不安排 {volunteer} 做 {tasks}",
    "line.forbidden": "{volunteer} 不可安排在 {duty}",
    "line.forbidden.some": "{volunteer} 在 {day} 不可安排做 {task}",
    "line.limits.per_day": "最多每天 {num} 次",
    "line.limits.per_day.one": "最多每天 {num} 次",
    "line.limits.per_week": "最多每周 {num} 次",
    "line.limits.per_week.one": "最多每周 {num} 次",
    "line.limits.total": "最多共 {num} 次",
    "line.limits.total.one": "最多共 {num} 次",
    "line.limits.hours": "最多共 {num} 小时",
    "line.limits.hours.one": "最多共 {num} 小时",
    "line.limits.effort": "强度最多共 {num}",
    "line.limits.weekends": "最多 {num} 个周末排班",
    "line.limits.weekends.one": "最多 {num} 个周末排班",
    "line.limits.tasks": "最多 {num} 次“{where}”",
    "line.limits.tasks.one": "最多 {num} 次“{where}”",
    "line.limits.some": "{volunteers}：{what}",
    "line.people": "{task} 最多 {num} 人",
    "line.people.one": "{task} 最多 1 人",
    "line.people.bounds": "{task} 的人数上下限",
    "line.rest": "rest：两次之间须休息 {least}",
    "line.rotate": "rotate：同一任务须间隔 {least}以上",
    "line.supervision": "有{who}时须有{by}",
    "line.supervision.per": "每 {num} 名{who}须有 1 名{by}",
    "line.supervision.per.one": "每名{who}须有 1 名{by}",
    "line.guardian": "{volunteer} 须与 {guardian} 同班",
    "line.together": "{volunteers} 须同班",
    "line.apart": "{volunteers} 不可同班",
    "line.after": "做 {task} 的次日不做 {others}",
    "line.fixed": "{volunteer} 已定在 {duty}",
    "line.fixed.some": "{volunteer} 已定在 {day} 做 {task}，时段不限",
    "line.wants": "{duty} 需要 {num} 人",
    "line.wants.one": "{duty} 需要 1 人",
    "line.wants-skill": "{duty} 需要 {num} 人具备技能“{skill}”",
    "line.wants-skill.one": "{duty} 需要 1 人具备技能“{skill}”",
    "line.has": "{duty} 至少有 {num} 人",
    "line.has.one": "{duty} 至少有 1 人",
    "line.has-skill": "{duty} 至少有 {num} 人具备技能“{skill}”",
    "line.has-skill.one": "{duty} 至少有 1 人具备技能“{skill}”",
    "clash.smallest": (
        "排班文件中的这 {num} 项要求不能同时满足；去掉其中任何一项，其余都能满足。"
        "没有比这更少的几项就会冲突："
    ),
    "clash.smallest.one": "排班文件中的这项要求无论如何都不能满足：",
    "clash.minimal": (
        "排班文件中的这 {num} 项要求不能同时满足；去掉其中任何一项，其余都能满足。"
        "是否更少的几项就会冲突，未能及时查明："
    ),
    "clash.some": "排班文件中的这些要求不能同时满足；是否每一项都必不可少，未能及时查明：",
    "clash.open": "排班文件中哪些要求不能同时满足，未能及时查明。",
    "clash.alike": "……另有 {num} 项与此类似",
    "clash.more": "……另有 {num} 项，见 --format json",
    "ways.cheapest": "可行的办法，改动最小的在前；每一种都试排过，确有排班：",
    "ways.some": "可行的办法；每一种都试排过，确有排班。是否有更小的改动，未能及时查明：",
    "ways.none": "没有找到改动一两处就能解决的办法。",
    "ways.none.yet": "小的改动能否解决，未能及时查明。",
    "way": "{changes}",
    "way.placed": "{way}（{place}）",
    "way.people": "{duty} 只安排 {num} 人",
    "way.people.one": "{duty} 只安排 1 人",
    "way.left-out": "取消 {duty} 这个班次",
    "way.least": "{duty} 有 {num} 人即可进行",
    "way.least.one": "{duty} 有 1 人即可进行",
    "way.room": "{duty} 最多可来 {num} 人",
    "way.room.one": "{duty} 最多可来 1 人",
    "way.skill": "{task} 只要求 {num} 人具备技能“{skill}”",
    "way.skill.one": "{task} 只要求 1 人具备技能“{skill}”",
    "way.skill.none": "{task} 不再要求技能“{skill}”",
    "way.age": "{task} 放宽到 {range} 岁",
    "way.limit": "把 {volunteer} 的上限“{limit}”从 {before} 提高到 {most}",
    "way.free": "请 {volunteer} 空出 {day} {time}",
    "way.free.day": "请 {volunteer} 空出 {day} 全天",
    "way.free.until": "请 {volunteer} 在 {day} 留到 {time}",
    "way.free.from": "请 {volunteer} 在 {day} 提前到 {time}",
    "way.never": "把 {task} 从 {volunteer} 的 never 中去掉",
    "way.since": "让 {volunteer} 提前到 {since} 加入",
    "way.until": "让 {volunteer} 留到 {until}",
    "way.line": "去掉这一行，或为它设 cost：{line}",
    "way.line.hard": "去掉这一行：{line}",
    # Why somebody is on a duty or not.
    "why.on": "{volunteer} 排在 {duty}。",
    "why.on.barred": "{volunteer} 排在 {duty}，但这不允许：",
    "why.off": "{volunteer} 没有排在 {duty}。该班次人员：{crew}。",
    "why.off.empty": "{volunteer} 没有排在 {duty}，该班次无人。",
    "why.off.barred": "{volunteer} 不能排在 {duty}：",
    "why.bar": "{volunteer} {bar}",
    "why.others": "另有 {num} 人可以排在这里：{others}。",
    "why.others.one": "另有 1 人可以排在这里：{others}。",
    "why.others.none": "没有其他人可以排在这里。",
    "why.barred": "{num} 人不可以：",
    "why.barred.one": "1 人不可以：",
    "why.barred.membership": "当时不是成员：{volunteers}",
    "why.barred.availability": "那时没空：{volunteers}",
    "why.barred.too-young": "年龄太小：{volunteers}",
    "why.barred.too-old": "年龄太大：{volunteers}",
    "why.barred.never": "从不安排“{task}”：{volunteers}",
    "why.barred.forbidden": "被 rules 中的 forbidden 排除：{volunteers}",
    "why.barred.limits": "受上限所限：{volunteers}",
    "why.barred.rule": "受规则“{rule}”所限：{volunteers}",
    "why.with": "若排上 {volunteer}",
    "why.without": "若不排 {volunteer}",
    "why.instead": "若由 {other} 代替 {volunteer}",
    "why.asked.on": "按所问，{volunteer} 排在 {duty}",
    "why.asked.off": "按所问，{volunteer} 不排在 {duty}",
    "why.same": "{what}：没有代价，最好的排班就是这样。",
    "why.free": (
        "{what}：没有代价。另有同样好的排班（已证明），得到哪一份取决于随机种子（--seed）。"
    ),
    "why.costs": "{what}，最好的排班是：",
    "why.open": "{what}：{seconds} 秒内尚无定论。目前找到的最好排班是：",
    "why.open.same": "{what}：{seconds} 秒内尚无定论。已找到一份与目前最好的同样好的排班。",
    "why.open.none": "{what}：{seconds} 秒内尚无定论。没有找到排班，但可能存在。",
    "why.stopped": "{what}：求解被中止。已找到的最好排班是：",
    "why.stopped.none": "{what}：求解被中止，还没有找到任何排班。",
    "why.impossible": "{what}：没有任何排班能做到（已证明）。",
    "why.impossible.clash": "{what}：没有任何排班能做到（已证明）。以下各项不能同时成立：",
    "why.crew": "该班次人员：{crew}",
    "why.crew.none": "该班次无人",
    "why.cost.coverage": "空缺（按优先级加权）：{after}，原为 {before}",
    "why.cost.coverage.where": "空缺（按优先级加权）：{after}，原为 {before}；多缺在 {duties}",
    "why.cost.minimums": "距最低要求还差：{after}，原为 {before}",
    "why.cost.minimums.where": "距最低要求还差：{after}，原为 {before}；{volunteers} 差得更多",
    "why.cost.wishes": "意愿与软性规则得分：{after}，原为 {before}",
    "why.cost.other": "{goal}：{after}，原为 {before}",
    "why.cost.fairness": "最大差额：{after}，原为 {before}，由 {volunteers} 承担",
    "why.cost.fairness.largest": "最大差额：{after}，原为 {before}",
    "why.cost.fairness.next": "差额：最大的 {num} 个不变，下一个为 {after}，原为 {before}",
    "why.cost.fairness.next.one": "差额：最大的不变，下一个为 {after}，原为 {before}",
    "why.cost.open": "{cost}（尚无定论）",
    "why.cost.bound": "{cost}（尚无定论，最好可达 {bound}）",
    "why.heavier": "多担：{shifts}",
    "why.lighter": "少担：{shifts}",
    "why.shift": "{volunteer}（{after}，原为 {before}）",
    "why.from-best": "以下代价是与本计划最好的排班相比，而不是与这份排班相比。",
    "why.best-open": "{seconds} 秒内未能证明最好的排班：给更多时间，以上代价可能改变。",
    "why.untried": "求解被中止，没有再作其他尝试。",
    "why.load": "{volunteer}：{num} 个班次，实担 {load}，应担 {share}，差额 {balance}。",
    "why.load.one": "{volunteer}：1 个班次，实担 {load}，应担 {share}，差额 {balance}。",
    "why.load.none": "{volunteer}：{num} 个班次，实担 {load}；不计应担，不参与比较。",
    "why.load.none.one": "{volunteer}：1 个班次，实担 {load}；不计应担，不参与比较。",
    "why.share.available": "应担的由来：每个班次由那时有空的所有人分担，不论能不能做：",
    "why.share.everyone": "应担的由来：每个班次由当天的全体成员分担：",
    "why.share.eligible": "应担的由来：每个班次由有空且可以做的所有人分担：",
    "why.above": "差额相同或更高的人：{standings}。",
    "why.above.none": "没有别人的差额相同或更高。",
    "why.standing": "{volunteer}（{balance}）",
    "why.fairest": (
        "已证明：只要不损害公平之前的目标，{volunteer} 的差额要降低，"
        "就必有别人的差额升到 {balance} 或更高。"
    ),
    "why.worse": "这份排班不是最好的：在最好的排班中，{volunteer} 的差额为 {balance}。",
    "why.unproved": "{seconds} 秒内尚无定论：可能有更公平的排班。",
    "why.breaks": "这份排班违反规则（见 dutyplan check），因此不作比较。",
    "why.no-goal": "本计划的目标中没有公平，差额的大小不受控制。",
    "effort": "强度",
    "when": "日期",
    "owed": "总量",
    "own-part": "所占份额",
    "own-part.of": "{own}/{all}",
    "points": "应担",
    "times": "{num} 个班次",
    "sum": "合计",
    # The certificate of fairness.
    "top.proved": (
        "在{goals}不变差的前提下，要降低任何人的差额，都会使另一人的差额升到同样高或更高。"
    ),
    "top.proved.first": "在允许的排班中，要降低任何人的差额，都会使另一人的差额升到同样高或更高。",
    "top.largest": "在{goals}不变差的前提下，最大差额不可能低于 {balance}。",
    "top.largest.first": "在允许的排班中，最大差额不可能低于 {balance}。",
    "top.even": "所有差额都是 {balance}。",
    "top.who": "差额最大（{balance}）的是：{volunteers}。",
    "top.only": "{duties}：只有 {volunteers} 可排，而且 {parts}。",
    "top.only.all": "{duties}：只有 {volunteers} 可排。",
    "top.hand": ("{duty}：没有人能接替 {volunteers} 而差额仍低于 {balance}：其余的人中，{parts}。"),
    "top.hand.all": (
        "{volunteers}：{num} 个班次都没有人能接过去而差额仍低于 {balance}：其余的人中，{parts}。"
    ),
    "top.fixed": "{volunteers} 已由 fixed 定在 {duties}。",
    "top.fixed.one": "{volunteers} 已由 fixed 定在 {duties}。",
    "top.idle": "{volunteers}：实担为 0，没有可转出的班次。",
    "top.more": "差额最大的另有 {num} 人。",
    "top.names": "{volunteers} ",
    "top.people": "{num} 人",
    "top.barred": "{who}不可排",
    "top.on": "{who}本来就在",
    "top.on.one": "{who}本来就在",
    "top.busy": "{who}当时另有班次",
    "top.busy.one": "{who}当时另有班次",
    "top.rule": "{who}受规则所限（{rules}）",
    "top.rule.one": "{who}受规则所限（{rules}）",
    "top.skill": "{who}接手会缺技能",
    "top.minimum": "{who}接手会达不到最低要求",
    "top.goal": "{who}接手会使{goals}变差",
    "top.much": "{who}接手后差额会达到 {balance} 或更高",
    "top.mixed": "{who}因班次而异（{ways}）",
    "top.way.on": "本来就在",
    "top.way.busy": "当时另有班次",
    "top.way.rule": "规则",
    "top.way.skill": "技能",
    "top.way.minimum": "最低要求",
    "top.way.goal": "优先于公平的目标",
    "top.way.much": "差额",
    # Rosters edited by hand.
    "edited.cells": "与 solve 得出的排班相比，改动如下：",
    "edited.cells.before": "与 {name} 相比，改动如下：",
    "edited.instead": "{when} {task}：{gone} 换成 {come}",
    "edited.gone": "{when} {task}：去掉 {gone}",
    "edited.come": "{when} {task}：增加 {come}",
    "edited.excused": "{when} {task}：{volunteer} 不再候补",
    "edited.more": "另有 {num} 处",
    "edited.goal": "目标",
    "edited.keeping": "保留改动的最好结果",
    "edited.best": "所有排班中的最好结果",
    "edited.proved": "最好结果均已证明。",
    "edited.not-proved": "尚未证明",
    "edited.some-proved": "除注明“尚未证明”的以外，最好结果均已证明。",
    "edited.many": (
        "{all} 个位置中有 {num} 个不同：这是另一份排班，不是改动，因此没有去求保留改动的最好结果。"
        "请用 --before OLD 指明改动前的排班。"
    ),
    "edited.barred": (
        "满足全部规则的排班都做不到这些改动："
        "{volunteer} 不能安排在 {duty}，因为 {volunteer} {why}。"
    ),
    "edited.clash": "满足全部规则的排班都做不到这些改动（已证明）。",
    "edited.open": "限定时间内没有找到既满足全部规则又保留改动的排班，也不知道是否存在。",
    "edited.unsettled": (
        "无法确定改动了哪些：最好的排班尚未证明，再求一次可能得到另一份。"
        "请用 --before OLD 指明改动前的排班。"
    ),
    "edited.no-best": "没有任何排班能满足全部规则（已证明），因此无从比较。",
    "edited.no-roster": "限定时间内没有找到可比较的排班。",
    "nearest.proved": "最接近的合规排班需改动 {num} 处（已证明：不能更少）：",
    "nearest.proved.one": "最接近的合规排班只需改动 1 处（已证明：不能更少）：",
    "nearest.found": "有一份合规的排班需改动 {num} 处；是否有更接近的，尚不知道：",
    "nearest.found.one": "有一份合规的排班只需改动 1 处：",
    "nearest.reserves": "只需调整候补即可不违反任何规则：",
    "nearest.none": "没有任何排班能满足全部规则（已证明），因此也没有最接近的。",
    "nearest.open": "限定时间内没有找到不违反规则的排班，也不知道是否存在。",
    # What was done before the plan.
    "why.load.before": "其中从以往排班结转给{volunteer}的差额为 {balance}。",
    "top.idle.before": "{volunteers}：本次没有承担，差额来自以往的排班。",
    "bar.overlap": "那时还在 {other}",
    "bar.rest": "做完 {other} 后须休息 {least}",
    "bar.rotate": "做过 {other}，同一任务须间隔 {least}以上",
    "bar.after": "前一天在 {other}，次日不做 {task}",
    "barred.overlap": "那时还在 {other}",
    "barred.overlap.one": "那时还在 {other}",
    "barred.rest": "做完 {other} 后须休息 {least}",
    "barred.rest.one": "做完 {other} 后须休息 {least}",
    "barred.rest.others": "离此前的班次太近，须休息 {least}",
    "barred.rotate": "做过 {other}，同一任务须间隔 {least}以上",
    "barred.rotate.one": "做过 {other}，同一任务须间隔 {least}以上",
    "barred.rotate.others": "此前刚做过此任务，须间隔 {least}以上",
    "barred.after": "前一天在 {other}，次日不做 {task}",
    "barred.after.one": "前一天在 {other}，次日不做 {task}",
    "breach.rotate.past": "{volunteer} 做过 {other}，又排在 {duty}：须间隔 {least}以上",
    "count.weekends.past": "有 {num} 个周末排了班（含 {past}）",
    "count.weekends.past.one": "有 {num} 个周末排了班（含 {past}）",
    "held.limits.past": "会超出上限“{limit}: {most}”（含 {past}）",
    "line.rest.past": "rest：两次之间须休息 {least}，排班开始前的班次也算",
    "line.rotate.past": "rotate：同一任务须间隔 {least}以上，排班开始前做过的也算",
    "line.after.past": "做 {task} 的次日不做 {others}，排班第一天也一样",
    "line.limits.weekends.past": "最多 {num} 个周末排班，已开始的周末也算",
    "line.limits.weekends.past.one": "最多 {num} 个周末排班，已开始的周末也算",
    "why.barred.past": "离此前的班次太近：{volunteers}",
    # Rosters solved again.
    "better.stability": "改动更少",
    "goal.stability": "相对原排班的改动：{value} 处（{state}）。",
    "goal-name.stability": "改动数",
    "progress.stability": "改动 {value} 处",
    "check.stability": "相对原排班的改动",
    "bar.away": "那时请了假",
    "bar.away.declined": "已婉拒该班次",
    "bar.frozen": "原来不在该班次，而该班次保持不变",
    "bar.frozen.standby": "那时是 {other} 的候补，而该班次保持不变",
    "barred.away": "那时请了假",
    "barred.away.one": "那时请了假",
    "barred.away.declined": "已婉拒该班次",
    "barred.away.declined.one": "已婉拒该班次",
    "barred.frozen.standby": "那时是 {other} 的候补，而该班次保持不变",
    "barred.frozen.standby.one": "那时是 {other} 的候补，而该班次保持不变",
    "line.away": "{volunteer} 于 {day} 请假",
    "line.away.declined": "{volunteer} 已婉拒 {duty}",
    "line.frozen": "{duty} 保持不变",
    "breach.away": "{volunteer} 排在 {duty}，但 {day} 请了假",
    "breach.away.declined": "{volunteer} 排在 {duty}，但已婉拒",
    "breach.frozen": "{duty} 应保持不变，由 {volunteers} 值班",
    "breach.frozen.none": "{duty} 应保持不变，没有人值班",
    "breach.frozen.standby": "{duty} 应保持不变，由 {volunteers} 候补",
    "breach.frozen.standby.none": "{duty} 应保持不变，没有候补",
    "breach.frozen.reserve": "{volunteer} 排在 {duty}，同时又是 {other} 的候补",
    "replan.instead": "{when} {task}：{come} 代替 {gone}",
    "replan.gone": "{when} {task}：不再安排 {gone}",
    "replan.missing": "{when} {task}：无人代替 {gone}，现缺 {num} 人",
    "replan.come": "{when} {task}：增加 {come}",
    "replan.standby.instead": "{when} {task}：{come} 代替 {gone} 候补",
    "replan.standby.gone": "{when} {task}：{gone} 不再候补",
    "replan.standby.come": "{when} {task}：{come} 候补",
    "replan.nothing": "没有任何改动。",
    "replan.nothing.away": "没有任何改动：请假的人没有还能改动的班次。",
    "replan.marked": (
        "{duty} 已登记出勤，{volunteer} 在班：用 dutyplan attend ROSTER --undo {day} 可撤销登记。"
    ),
    "replan.fewest": "改动 {num} 处（已证明：不能更少）：",
    "replan.fewest.one": "改动 1 处（已证明：不能更少）：",
    "replan.some": "改动 {num} 处（是否可以更少，尚不知道）：",
    "replan.some.one": "改动 1 处：",
    "replan.reserves": "候补：",
    "replan.frozen": "{num} 个班次保持不变。",
    "replan.frozen.one": "1 个班次保持不变。",
    "replan.stays": (
        "请注意：{volunteer} 已请假，但 {duty} 保持不变，仍由 {volunteer} 值班。"
        "把 --freeze-until 改早或去掉，该班次才可改动。"
    ),
    "replan.no-gaps": "没有空缺。",
    "replan.gaps": "现有空缺：",
    "replan.balances": "差额（原来 → 现在）：",
    "replan.balance": "{volunteer}：{before} → {after}",
    "replan.balances.same": "所有人的差额不变。",
    "replan.published": (
        "排班文件中的班次都已发布（见其 history）。"
        "请对已发布的那份排班使用 replan；{path} 是另一份。"
    ),
    "replan.written": "已写入 {files}。",
    "replan.noted": "排班不变；请假情况已记入 {files}。",
    "replan.noted.back": "排班不变；销假情况已记入 {files}。",
    "replan.not-written": "没有写入任何文件（--dry-run）。",
    "replan.stopped": "求解被中断，没有写入任何文件。",
    "replan.unchanged": "排班保持原样，没有写入任何文件。",
    "replan.no-replies": "没有人婉拒这份排班，--declined 无事可做。",
    "replan.impossible": "余下的班次没有任何排班能满足全部规则（已证明）；没有写入任何文件。",
    "day.time": "{day}{time} ",
    # Who could step in.
    "stepin.gap": "可以填补 {duty} 空缺的人：",
    "stepin.instead": "可以代替 {volunteers} 上 {duty} 的人：",
    "stepin.instead.any": "可以代替 {volunteers} 中任意一人上 {duty} 的人：",
    "stepin.before": "现差额",
    "stepin.after": "接替后",
    "stepin.remarks": "备注",
    "stepin.standby": "候补",
    "stepin.skill": "届时缺技能“{skill}”",
    "stepin.skill.there": "届时 {duty} 缺技能“{skill}”",
    "stepin.skilled": "具备所缺的技能“{skill}”",
    "stepin.skilled.there": "{duty} 不再缺技能“{skill}”",
    "stepin.cost": "违反软性规则“{rule}”：扣 {num} 分",
    "stepin.cost.one": "违反软性规则“{rule}”：扣 1 分",
    "stepin.excused": "{volunteer} 不再候补 {duty}",
    "stepin.more": "另有 {num} 人（用 --all 全部列出）。",
    "stepin.swaps": "换一次班之后：",
    "stepin.swaps.instead": "换一次班之后，代替 {volunteers}：",
    "stepin.swaps.instead.any": "换一次班之后，代替 {volunteers} 中任意一人：",
    "stepin.swap": "{taker} 接替 {volunteer} 上 {other}，{volunteer} 改上此班",
    "stepin.swap.balances": "{taker} 接替 {volunteer} 上 {other}，{volunteer} 改上此班（{shifts}）",
    "stepin.shift": "{volunteer} 差额由 {before} 变为 {after}",
    "stepin.none": "没有人能在不违反规则的情况下接替，换一次班也不行。",
    "stepin.none.direct": "没有人能直接接替。",
    "stepin.all-there": "所有人都已在此班。",
    "stepin.held": "其他 {num} 人中，{held}。",
    "stepin.held.one": "其他只有 1 人：{held}。",
    "stepin.broken": "其余的人不论谁来，都会违反规则：{why}。",
    "stepin.replan": "dutyplan replan 可以再找办法：它能同时调整多个班次。",
    # Publishing, and consent.
    "file.appeared": "本次运行期间，另一次运行已写入 {path}；本次没有写入任何内容。",
    "file.changed": "{path} 在本次运行期间被改动；没有写入任何内容。",
    "file.busy": "另一次运行正在写入 {folder}；没有写入任何内容。请稍后再试。",
    "file.no-folder": "{folder} 是文件，不是文件夹；没有写入任何内容。",
    "file.failed": "{path} 无法写入：{why}；没有改动任何内容。",
    "file.unread": "{path} 无法读取：{why}；没有改动任何内容。",
    "file.large": (
        "{path} 会超过 {num} MB，太大而无法再读取；没有写入任何内容。请减少排班的周数。"
    ),
    "file.twin": "{path} 已存档，但旁边的 {csv} 无法写入：{why}。下次修改这份排班时会一并写入。",
    "consent.of": "{path}：{line}",
    "consent.proposed": "征求意见中，{all} 户已有 {num} 户同意",
    "consent.adopted": "已生效，{all} 户已有 {num} 户同意",
    "consent.more": "另有 {num} 份排班仍在征求意见",
    "publish.nowhere": "无法建立 {folder}：没有文件夹 {parent}；没有做任何改动。",
    "publish.exists": (
        "已有 {path}；没有做任何改动。加上 --replaces，新排班会取代它，旧的保存在 {folder}。"
    ),
    "publish.held": (
        "{path} 已有班次 {duty}；没有做任何改动。"
        "加上 --replaces，新排班会取代这些日期已存档的全部班次。"
    ),
    "publish.recorded": (
        "{path} 已记下 {duty} 的出勤情况；没有做任何改动。尚未到来的班次可以这样改："
    ),
    "publish.interrupted": "已中断：没有存档。",
    "publish.filed": "已存档为 {json}，供阅读的是 {csv}。",
    "publish.kept": "原来存档的排班保存在 {folder}。",
    "publish.dropped": "其中 {end} 之后的班次不再计入：新排班到这一天为止。",
    "publish.replaces": "从 {start} 到 {end}，它取代 {names}。",
    "publish.calls": "沿用原排班的请假 {num} 项（{who}）。",
    "publish.calls.one": "沿用原排班的请假 1 项（{who}）。",
    "publish.call": "{volunteer}：{day}",
    "publish.call.days": "{volunteer}：{start} 至 {end}",
    "publish.anew": "原有答复不再有效，重新征求意见。",
    "publish.proposed": "排班上 {percent}% 的家庭同意后生效。用以下命令记录答复：",
    "publish.no-history": "要让以后各周计入本次的付出，请在排班文件中写上：",
    "reply.not-asked": (
        "{path} 没有征求过意见；没有记录任何内容。"
        "在排班文件中写上 consent: 80%，dutyplan publish 就会征求意见。"
    ),
    "reply.agreed": "同意：{names}",
    "reply.declined": "{name} 不同意：{what}",
    "reply.open": "尚未答复：{names}",
    "reply.way-on": "用以下命令把不同意的班次改由他人承担：",
    # Attendance, and balances over the weeks.
    "attend.done": "到岗 {done} 人次，无人缺席。",
    "attend.absent": "到岗 {done} 人次，缺席 {absent} 人次：{who}。",
    "attend.who": "{name}（{duty}）",
    "attend.came": "临时补位 {num} 人次：{who}。",
    "attend.called-off": "取消 {num} 人次：{who}。",
    "attend.called-off.one": "取消 1 人次：{who}。",
    "attend.cancelled": "取消 {num} 个班次：{duties}。",
    "attend.cancelled.one": "取消 1 个班次：{duties}。",
    "attend.taken-back": "{day}：登记已撤销。",
    "attend.open": "尚未登记：{days}。",
    "attend.which-days": (
        "没有写入任何文件：这份排班不止一天，还没有说明哪些天已经结束。"
        "尚未登记：{days}。请用 --day DATE 注明已结束的日期，可写多个。"
    ),
    "attend.all-marked": (
        "没有写入任何文件：这份排班的每一天都已登记。--undo DATE 可撤销某天的登记。"
    ),
    "attend.written": "已写入 {files}。",
    "absences": "缺席",
    "ledger.title": "{title}：{start} 至 {end} 的差额",
    "ledger.title.day": "{title}：{start} 的差额",
    "ledger.months": "各月月底的差额；条形图为最后一个月的差额。",
    "ledger.months.more": "共 {all} 个月，这里只显示最后 {num} 个月；用 --format csv 可得到全部。",
    "ledger.of.effort": "实担、应担和差额按强度计。",
    "ledger.of.hours": "实担、应担和差额按小时计。",
    "ledger.of.duties": "实担、应担和差额按次数计。",
    "ledger.memory": "只计算本计划之前 {memory}内的班次（memory）。",
    "ledger.others": "另有 {num} 人已不在排班文件中，共承担 {load}（差额合计 {balance}）。",
    "ledger.others.one": "另有 1 人已不在排班文件中，承担 {load}（差额 {balance}）。",
    "ledger.none": (
        "没有 {start} 以前的班次记录，因此大家都还没有差额。"
        "要有记录，请在排班文件中写上 history: rosters，并用 dutyplan publish 发布每一份排班。"
    ),
    "ledger.none-before": (
        "还没有 {start} 以前的已发布班次，因此大家都还没有差额。"
        "只有排班文件中 start 以前的班次才计入：已发布的排班过去之后，请把 start 往后移。"
    ),
    "ledger.none-counted": (
        "已知以往 {num} 个班次，但公平目标一个也不计：请看排班文件中该目标的 memory、on 和 tasks。"
    ),
    "ledger.none-counted.one": (
        "已知以往 1 个班次，但公平目标不计：请看排班文件中该目标的 memory、on 和 tasks。"
    ),
    # Sheets.
    "age": "年龄",
    "contact": "联系方式",
    "marked": "{name}（{mark}）",
    "mark.absent": "缺席",
    "mark.cancelled": "已取消",
    "sheets.failed": "无法写入“{path}”：{why}",
    "sheets.written": "已写入：{files}。",
    # Starting: usage, help, init, schema.
    "click.usage": "用法：{line}",
    "click.arguments": "参数：",
    "click.options": "选项：",
    "click.commands": "命令：",
    "click.example": "示例：{line}",
    "click.default": "默认：{value}",
    "click.required": "必填",
    "click.try": "运行 '{command}' 可查看帮助。",
    "click.error": "错误：{message}",
    "click.invalid": "{where} 的值无效：{what}",
    "click.missing-argument": "缺少参数 {name}。",
    "click.missing-option": "缺少选项 {name}。",
    "click.no-option-but": "没有选项 {name}（相近的选项：{names}）",
    "click.no-option": "没有选项 {name}",
    "click.no-command-but": "没有命令 {name}。是不是想用 {names}？",
    "click.no-command": "没有命令 {name}。",
    "click.extra": "多余的参数：{rest}",
    "click.no-value": "选项 {name} 后面不能有值。",
    "click.needs-value": "选项 {name} 后面缺少值。",
    "click.too-small": "不能小于 {number}",
    "click.too-large": "不能大于 {number}",
    "click.no-integer": "应为整数",
    "click.no-number": "应为数字",
    "click.no-date": "{value} 不是日期，请写成 2026-11-28 这样",
    "click.output": (
        "另写一个文件，格式由后缀决定：{suffixes}；写成 FOLDER/ 则在该文件夹中为每位志愿者"
        "写一份日历。可写多个。"
    ),
    "usage.choice": "'{value}' 不在可选范围内：{known}",
    "usage.json-only": "“{path}”：schema 要写成 .json 文件",
    "init.written": "已写入：{files}。把姓名、任务和时间改成自己的，然后运行：",
    "bad.file-exists": "这个文件已经有了，没有改动它",
    "bad.no-folder.file": "这是文件，不是文件夹",
    "bad.no-folder.parent": "没有文件夹“{folder}”",
    "bad.unwritten": "无法写入：{why}",
    "hint.init.other": "请另选一个文件夹：dutyplan init 名称",
    "hint.init.parent": "请先建好它，或另选一个文件夹",
    "hint.init.schema": "如果这是旧版的 schema，请先移走它再试",
    "init.week-file": """\
# yaml-language-server: $schema=week.schema.json
# 谁在什么时候值班？在这里写下要做的事和能来的人，然后运行：
#
#     dutyplan solve week.yaml
#
# “#”后面的文字只给人看，程序不读。冒号左边的关键字用英文，冒号和逗号用半角，后面空一格。

title: 社区周六大扫除
language: zh
start: {start}        # 排班的第一天
weeks: 4                 # 排四周

tasks:
  - name: 楼道扶手消毒
    when: 周六 10:00-11:00
    people: 2            # 需要几个人
    age: 12+             # 十二岁及以上

  - name: 地下室清理
    when: 周六 10:00-12:00
    people: 2
    effort: 3            # 重活：一次抵三次，做过的人以后就少排
    age: 16+

# 增加志愿者：复制一行再改。只有姓名必填；任务限定年龄时，要写年龄。
volunteers:
  - {{name: 阿依努尔, age: 15}}
  - {{name: 巴哈尔, age: 45}}
  - {{name: 古丽娜尔, age: 28, available: 周六 10:00-11:30}}   # 要提前走
  - {{name: 李敏, age: 65, unavailable: {away}}}        # 那天来不了
  - {{name: 马军, age: 17}}
  - {{name: 王国强, age: 52}}
  - {{name: 张伟, age: 31}}
""",
}

HELP = {
    "Fair duty rosters for volunteers, with a proof.": "为志愿者公平排班，并给出证明。",
    "Exit codes: 0 a roster, or nothing wrong; 1 problems in the file or roster; 2 wrong "
    "usage; 3 no roster exists; 4 none found in time; 130 interrupted.": (
        "退出码：0 有排班或没有问题；1 文件或排班有问题；2 用法不对；3 不存在可行的排班；4 "
        "限时内没有找到；130 被中断。"
    ),
    "Show the version.": "显示版本。",
    "Install completion for the current shell.": "为当前的 shell 安装命令补全。",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "显示当前 shell 的补全脚本，供复制或自行修改。"
    ),
    "Show this message and exit.": "显示本帮助并退出。",
    "Make the fairest roster for a week file, and show it.": "按排班文件做出最公平的排班并显示。",
    "The week file; - reads it from standard input.": "排班文件；- 表示从标准输入读取。",
    "For standard output.": "标准输出的格式。",
    "Order of the table.": "表格按日期或按志愿者排列。",
    "Stop then, with the best roster so far.": "到时停止，给出目前最好的排班。",
    "Threads of the solver. With one, the same file and seed give the same roster.": (
        "求解的线程数。为 1 时，同样的文件和种子得到同样的排班。"
    ),
    "Another seed may give another roster, just as fair.": (
        "换一个种子可能得到另一份同样公平的排班。"
    ),
    "Rather no roster than one with gaps.": "宁可没有排班，也不要有空缺的排班。",
    "Language of the table.": "表格的语言。",
    "No warnings on standard error, errors only.": "标准错误上只报错误，不报警告。",
    "Tell on standard error what the search did; -vv: and where the time went.": (
        "在标准错误上说明求解过程；-vv 还说明时间用在哪里。"
    ),
    "Check a week file, or a roster (hand-edited ones too) against it.": (
        "检查排班文件，或对照它检查一份排班（手工改过的也行）。"
    ),
    "A roster to hold against it: CSV or JSON.": "要对照检查的排班：CSV 或 JSON。",
    "The roster that was edited, CSV or JSON; else the one that 'solve' makes.": (
        "改动之前的排班，CSV 或 JSON；不写则为 solve 做出的排班。"
    ),
    "Of the report.": "报告的格式。",
    "Look so long for rosters to compare with, all in all; 0 for not at all.": (
        "寻找对比排班的总时间；0 表示不找。"
    ),
    "The seed that 'solve' was given.": "solve 当时用的种子。",
    "Language of the report.": "报告的语言。",
    "Say why somebody is on a duty or not, or carries so much.": (
        "说明某人为什么在或不在某个班次，或为什么承担这么多。"
    ),
    "Who it is about: a name or an id.": "问的是谁：姓名或 id。",
    "The roster that is asked about, CSV or JSON; else the best one.": (
        "所问的排班，CSV 或 JSON；不写则为最好的排班。"
    ),
    "A task and a date: 'Basement 2026-12-05'; without it, all that NAME carries.": (
        "任务和日期，如 '地下室 2026-12-05'；不写则问 NAME 承担的全部。"
    ),
    "What is not settled by then is said to be open.": "到时还没有定论的，注明尚无定论。",
    "As for 'solve'.": "与 solve 相同。",
    "Language of the answer.": "回答的语言。",
    "Make a roster, show it, and file it for the weeks to come.": (
        "做出排班，显示并存档，供以后各周使用。"
    ),
    "File it there; else in the folder that 'history' names, else in 'rosters' beside FILE.": (
        "存到这里；不写则存到 history 所指的文件夹，再不然存到 FILE 旁边的 rosters。"
    ),
    "Take the place of what is filed for these dates already.": "取代这些日期已存档的排班。",
    "Record who accepts a published roster, and who declines it.": (
        "记录谁同意已发布的排班，谁不同意。"
    ),
    "A published roster, its JSON or its CSV.": "已发布的排班，JSON 或 CSV。",
    "Who accepts what is theirs on it: names or ids.": "谁同意自己的班次：姓名或 id。",
    "Who declines it: names or ids.": "谁不同意：姓名或 id。",
    "A CSV with the columns 'volunteer' and 'reply'.": "一份有 volunteer 和 reply 两列的 CSV。",
    "Say who could step in on a duty, the best first.": "列出可以顶替某个班次的人，最合适的在前。",
    "The roster: CSV or JSON.": "排班：CSV 或 JSON。",
    "A task and a date: 'Basement 2026-12-05'.": "任务和日期，如 '地下室 2026-12-05'。",
    "Who can't come, a name or an id; else a gap is filled, or anybody on it replaced.": (
        "谁来不了，姓名或 id；不写则填补空缺，或顶替其中任何一人。"
    ),
    "Duties before that day stay as they are: no swap touches them.": (
        "这一天之前的班次保持不变，换班也不涉及。"
    ),
    "Show everybody, however many.": "不论多少人，全部列出。",
    "Fill in for those who can't come, with few changes.": "有人来不了时补上，改动尽量少。",
    "The roster that stands: its JSON or its CSV.": "现行的排班，JSON 或 CSV。",
    "Who can't come when: 'NAME DATE' or 'NAME DATE..DATE'. May be repeated.": (
        "谁哪天来不了：'姓名 日期' 或 '姓名 日期..日期'。可写多个。"
    ),
    "Who can come after all, written in the same way.": "谁又能来了，写法相同。",
    "Those who have declined the roster keep none of it.": (
        "不同意这份排班的人，原有班次都改由他人承担。"
    ),
    "All before this day stays; else before the first day of a call.": (
        "这一天之前的都不变；不写则为第一个请假日之前。"
    ),
    "Another order: 'coverage,fairness,stability' changes more.": (
        "目标的另一种顺序：'coverage,fairness,stability' 改动更多。"
    ),
    "A .json or .csv: write here and leave ROSTER alone. In another format, or a folder of "
    "calendars: write that too. May be repeated.": (
        "写成 .json 或 .csv 时，ROSTER 保持不变；写成其他格式或日历文件夹时，则另外写出。可写多个。"
    ),
    "Say what would change, write nothing.": "只说明会有哪些改动，不写入文件。",
    "Mark who came, who did not, and what did not take place.": (
        "登记谁来了、谁没来、哪些班次没有进行。"
    ),
    "A filed roster: its JSON or its CSV.": "已存档的排班，JSON 或 CSV。",
    "Who was on it and did not come. May be repeated.": "排了班却没来的人。可写多个。",
    "Who was not on it and came. May be repeated.": "没排班却来了的人。可写多个。",
    "A duty that did not take place. May be repeated.": "没有进行的班次。可写多个。",
    "Who came after all: takes an absence back. May be repeated.": (
        "其实来了的人：撤销缺席登记。可写多个。"
    ),
    "On this day, all that nobody speaks of was done. May be repeated.": (
        "这一天没有另外说明的都已完成。可写多个。"
    ),
    "Takes back all marks of this day. May be repeated.": "撤销这一天的全部登记。可写多个。",
    "The roster's CSV, its statuses filled in by hand.": "手工填好 status 一列的排班 CSV。",
    "Language of what is said.": "所用的语言。",
    "Show what each has carried over the weeks, and who most.": (
        "显示每人历周以来承担了多少，谁最多。"
    ),
    "A row for each volunteer: all sums, or the balance at the end of each month.": (
        "每位志愿者一行：全部合计，或各月月底的差额。"
    ),
    "Write a roster that was filed in any format.": "把已存档的排班写成任何格式。",
    "Its JSON or its CSV.": "排班的 JSON 或 CSV。",
    "How people are called, say on a public board.": "姓名的写法，例如用于公开的公告栏。",
    "Tell these of each volunteer; otherwise no output has them.": (
        "注明每位志愿者的这些信息；不写则任何输出都不含。"
    ),
    "The week file, where --with finds what it tells.": "排班文件，--with 的信息取自其中。",
    "(table, if there is no -o)": "（没有 -o 时为 table）",
    "Print the JSON Schema of week files, for editors.": (
        "输出排班文件的 JSON Schema，供编辑器使用。"
    ),
    "Write it there; else to standard output.": "写到这里；不写则为标准输出。",
    "Write a week file to begin with, and the schema for editors beside it.": (
        "写一份可以直接用的排班文件，旁边附上供编辑器使用的 schema。"
    ),
    "Where to; it is made if it is not there.": "写到哪个文件夹；没有就新建。",
    "Language of the file.": "文件的语言。",
    "First day of the plan; else the next Saturday.": "计划的第一天；不写则为下一个周六。",
}
