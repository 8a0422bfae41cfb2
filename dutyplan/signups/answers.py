"""Words that answer "will you come?", in both languages: yes, no, perhaps.

Only what can mean nothing else is here. `1` may be a count or the number of a choice, `x` a tick
or a cross: who reads such a cell has to ask.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum


class Answer(StrEnum):
    """What a cell or a remark says."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


_MEANINGS: dict[Answer, tuple[str, ...]] = {
    Answer.YES: (
        *("yes", "y", "yep", "yeah", "ok", "okay", "sure", "true", "can", "i can", "i'm in"),
        *("available", "coming", "i can come", "yes, i can", "yes, i can come", "will come"),
        *("是", "是的", "可以", "能", "能来", "能参加", "可", "行", "来", "会", "会的", "会来"),
        *("去", "能去", "可以去", "会去"),
        *("参加", "可以参加", "可以来", "有空", "有时间", "好", "好的", "报名", "没问题"),
        *("√", "✓", "✔", "☑", "✅", "👌", "👍", "🙋", "✋", "💪", "[ok]", "[强]"),
    ),
    Answer.NO: (
        *("no", "n", "nope", "false", "can't", "cannot", "can not", "i can't", "can't come"),
        *("cannot come", "not available", "unavailable", "not coming", "won't come", "away"),
        *("no, i can't", "busy", "cancel", "cancelled", "canceled", "withdrawn"),
        *("否", "不", "不能", "不行", "不可以", "不来", "不能来", "不会", "不会来", "不参加"),
        *("不去", "不能去", "不会去"),
        *("不能参加", "没空", "没有空", "没时间", "没有时间", "无法参加", "来不了", "去不了"),
        *("不来了", "不去了", "不参加了", "取消", "已取消", "取消报名", "算了", "退出", "请假"),
        *("×", "✗", "✘", "✕", "❌"),
    ),
    Answer.MAYBE: (
        *("maybe", "perhaps", "possibly", "not sure", "unsure", "tentative", "tbc", "tbd"),
        *("if needed", "?", "??", "可能", "也许", "待定", "不确定", "不一定", "看情况", "再说"),
        "到时再说",
    ),
}
BLANKS = frozenset(("-", "--", "/", "无"))
"""What people write into a cell for nothing at all; behind a name it may be anything."""

_GOODWILL = set("👌👍🙋✋💪✅✔☑😊😄😀🌸🌹🌷🌺💐🌈🍀⭐🎉❤")
_GOODWILL_WORDS = {"[玫瑰]", "[微笑]", "[握手]", "[抱拳]", "[鲜花]"}
_ANSWERS = {word: answer for answer, words in _MEANINGS.items() for word in words}
_SHADES = dict.fromkeys([*range(0x1F3FB, 0x1F400), 0xFE0E, 0xFE0F])
"""Skin tones, and how a sign is drawn."""

CANCELS = (
    *(
        "不来了",
        "不来",
        "不去了",
        "不去",
        "不参加了",
        "不参加",
        "来不了",
        "去不了",
        "取消",
        "算了",
        "退出",
    ),
)
"""How a Chinese entry may end that is taken back, without a space before it."""


def read_answer(text: str) -> Answer | None:
    """What an answer says; None for one that can't be read for sure."""
    word = unicodedata.normalize("NFKC", text.translate(_SHADES)).replace("’", "'")
    word = " ".join(word.casefold().split()).strip(".!。~")
    return _ANSWERS.get(word)


def is_goodwill(text: str) -> bool:
    """Whether signs behind a name say no more than that somebody likes to come."""
    signs = text.translate(_SHADES)
    return text in _GOODWILL_WORDS or (bool(signs) and set(signs) <= _GOODWILL)
