"""An entry of a list taken apart: its pieces, and where the name ends.

Chinese names end at a space, others at the first word that is none: what is left unclear is no
name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

from dutyplan.grammar.text import Text
from dutyplan.grammar.values import plain
from dutyplan.signups.answers import CANCELS

_SYMBOL = "\x01"
_JOINERS = "\ufe0e\ufe0f\u200d\u20e3"
# What parts pieces: marks, what only steers the direction of writing, and nothing at all before
# `+1` and before the word for skills.
_BREAK = re.compile(
    r"[,;()|\t。【】،؛\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]"
    r"|\s-+\s|--+|(?=\+\d)|(?=(?:技能|\bskills?)\s*:)",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(f"{_SYMBOL}+")

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
_HAN_NAME = re.compile(rf"@?{_HAN}+(?:[·•・]{_HAN}+)*")
_MIDDLE_DOT = re.compile("[·•・]")
_LETTERS = r"(?:[^\W\d_][\u0300-\u036f\u064b-\u065f\u0670\u200c]*)+"
_WORD = re.compile(rf"@?{_LETTERS}(?:['’.\-·]{_LETTERS})*\.?")
_MOST_HAN, _MOST_WORDS = 4, 4
_PARTICLES = {"da", "de", "del", "der", "di", "la", "van", "von", "bin", "ibn", "al"}
# Of what is no name, or no longer one.
_NO_NAME = re.compile(
    r"^不|周[一二三四五六日天末]|星期|[上下]午|早上|晚上|可以|只能|不能|不行|请假|一起|两[人个]|我[要来能]|不确定|待定"
    r"|岁|需要|要求|注意|时间|地点|集合|备注|说明|人数|日期|名额|报名|联系|自带|请自|如有|如果|务必|每人|以上|以下"
    r"|各位|大家|谢谢|收到|接龙|姓名"
)
_SENTENCE = re.compile("[不只能要来去带请月日号点人有没跟和与或带的]")
_NO_NAMES = {"例", "@所有人"}
_ALSO_NAMES = {"sun"}
"""Days that end names just as well: `Li Sun`."""
# English words that no name has.
_STOPS = {
    *("time", "place", "where", "when", "note", "notes", "date", "please", "bring", "brings"),
    *("meet", "meeting", "name", "example", "the", "we", "if", "for", "and", "or", "but", "only"),
    *("can", "could", "will", "would", "may", "might", "must", "not", "from", "until", "till"),
    *("after", "before", "with", "without", "plus", "late", "early", "later"),
    *("morning", "mornings"),
    *("afternoon", "afternoons", "evening", "evenings", "i", "i'm", "it", "is", "are", "am", "pm"),
    *("on", "at", "in", "aged", "age", "skill", "skills", "every", "each", "weekends", "weekdays"),
    *("weekend", "to", "comes"),
}


def pieces(text: Text) -> list[Text]:
    """What stands between the marks; signs such as emoji are pieces of their own."""
    mask = "".join(_SYMBOL if _is_symbol(c) else plain(c) for c in text)
    cuts = {0, len(text)}
    dropped: set[int] = set()
    is_in_skills = False
    for match in _BREAK.finditer(mask):
        if match.group() == "" and mask[match.start()] != "+":
            is_in_skills = True
        elif is_in_skills and text[match.start()] == "、":  # it parts one skill from another
            continue
        elif match.group():
            is_in_skills = False
        cuts |= {match.start(), match.end()}
        if match.group():
            dropped.add(match.start())
    for match in _SYMBOLS.finditer(mask):
        cuts |= {match.start(), match.end()}
    places = sorted(cuts)
    found = [_part(text, start, end) for start, end in pairwise(places) if start not in dropped]
    return [piece for piece in found if piece]


def is_sign(piece: str) -> bool:
    """Whether a piece is made of signs alone, and no words."""
    return all(_is_symbol(c) for c in piece)


def name_in(piece: Text, is_known: Callable[[str], bool]) -> tuple[Text, Text] | None:
    """The name at the beginning of a piece, and what stands behind it.

    Parameters
    ----------
    is_known
        Whether words can be read as something else: a day, an age, an answer.

    Returns
    -------
    name, rest
        None where it is not clear what is the name.
    """
    match = _HAN_NAME.match(piece)
    return (
        _other_name(piece, is_known) if match is None else _han_name(piece, match.end(), is_known)
    )


def _han_name(piece: Text, end: int, is_known: Callable[[str], bool]) -> tuple[Text, Text] | None:
    padded = re.match(rf"({_HAN})\s+({_HAN})(?!{_HAN})", piece)
    if padded is not None:  # two characters set apart, so that names in a column are equally wide
        joined = Text(padded[1] + padded[2], piece.part(0, padded.end()))
        return joined, _part(piece, padded.end(), len(piece))
    name = str(piece[:end])
    taken_back = [w for w in CANCELS if name.endswith(w) and len(name) - len(w) >= 2]
    if taken_back:
        end -= max(map(len, taken_back))
        name = piece[:end]
    if _NO_NAME.search(name) or name in _NO_NAMES or is_known(name) or name.endswith(CANCELS):
        return None
    if not _MIDDLE_DOT.search(name):
        size = len(name.removeprefix("@"))
        if size > _MOST_HAN + 2 or (size >= _MOST_HAN and _SENTENCE.search(name)):
            return None
    if piece[end : end + 1].isascii() and piece[end : end + 1].isalpha():
        return None
    rest = _part(piece, end, len(piece))
    if len(name) == 1 and re.match(_HAN, rest):  # a family name set apart, or "for" somebody else
        return None
    return _part(piece, 0, end), _part(rest, 1, len(rest)) if rest[:1] in (":", "：") else rest


def _other_name(piece: Text, is_known: Callable[[str], bool]) -> tuple[Text, Text] | None:
    words = list(re.finditer(r"\S+", piece))
    num_words = 0
    while num_words < len(words) and _goes_on(words, num_words, piece, is_known):
        num_words += 1
        if words[num_words - 1].group().endswith((":", "：")):
            break
    if not 0 < num_words <= _MOST_WORDS:
        return None
    end = words[num_words - 1].end()
    name, rest = piece[:end].rstrip(":："), _part(piece, end, len(piece))
    is_parted = len(name) < end
    if rest and not is_parted and (rest.lower() in _ALSO_NAMES or not _is_border(rest, is_known)):
        return None
    return Text(name, piece.part(0, len(name))), rest


def _goes_on(
    words: list[re.Match[str]], place: int, piece: str, is_known: Callable[[str], bool]
) -> bool:
    """Whether a word is one of the name, the first or another one."""
    word = words[place].group().rstrip(":：")
    if _WORD.fullmatch(word) is None or re.search(_HAN, word) or word.lower() in _STOPS:
        return False
    if place == 0:  # "Sun Li" may be a name, "Sun" alone is a day
        is_other = is_known(word) or is_known(piece)
        return not is_other or (len(words) > 1 and _goes_on(words, 1, piece, is_known))
    if is_known(word) or is_known(piece[words[place].start() :]):
        return False
    # Scripts without capitals have words that may all be names.
    is_name = word[0].isupper() or word.lower() == word.upper()
    return is_name or word.lower() in _PARTICLES


def _is_border(rest: str, is_known: Callable[[str], bool]) -> bool:
    """Whether it is clear that what begins here is no name."""
    first = rest.split()[0]
    is_word = first[0].isalpha() and re.match(_HAN, first) is None
    return not is_word or first.lower().strip(".!") in _STOPS or is_known(first) or is_known(rest)


def _part(text: Text, start: int, end: int) -> Text:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Text(piece, text.part(start, max(len(piece), 1)))


def _is_symbol(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) in ("So", "Sk")
