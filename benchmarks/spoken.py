"""What a made-up community says in its language: days, tasks, skills and names."""

from __future__ import annotations

import random
from typing import NamedTuple


class Said(NamedTuple):
    """One thing in each of the languages that communities write."""

    en: str
    zh: str


_DAYS = {
    "monday": Said("monday", "周一"),
    "wednesday": Said("wednesday", "周三"),
    "friday": Said("friday", "周五"),
    "saturday": Said("saturday", "周六"),
    "sunday": Said("sunday", "周日"),
    "weekends": Said("weekends", "周末"),
    "daily": Said("daily", "每天"),
}
KEYS = Said("keys", "钥匙")
FIRST_AID = Said("first aid", "急救")

TITLE = Said("Community {number}", "第{number}社区")

# A given name and the father's, as people are called in Ürümqi; or a surname and a given name.
_GIVEN = [
    Said("Aynur", "阿依努尔"),
    Said("Bahar", "巴哈尔"),
    Said("Gulnar", "古丽娜尔"),
    Said("Nurlan", "努尔兰"),
    Said("Aigerim", "阿依格里木"),
    Said("Natasha", "娜塔莎"),
    Said("Dilnur", "迪丽努尔"),
    Said("Kamila", "卡米拉"),
    Said("Hasiyat", "哈斯亚提"),
    Said("Rena", "热娜"),
    Said("Zulfiya", "祖丽菲亚"),
    Said("Saule", "萨吾列"),
    Said("Madina", "玛迪娜"),
    Said("Sabina", "萨比娜"),
    Said("Leyla", "莱拉"),
    Said("Patima", "帕提玛"),
    Said("Asel", "阿赛丽"),
    Said("Irina", "伊琳娜"),
    Said("Polat", "帕拉提"),
    Said("Timur", "帖木儿"),
]
_FATHERS = [
    Said("Tursun", "吐尔逊"),
    Said("Ilham", "伊力哈木"),
    Said("Alim", "阿力木"),
    Said("Erfan", "艾尔凡"),
    Said("Adil", "阿迪力"),
    Said("Marat", "马拉提"),
    Said("Yerlan", "叶尔兰"),
    Said("Bolat", "波拉提"),
    Said("Rustam", "鲁斯塔木"),
    Said("Murat", "木拉提"),
    Said("Kurban", "库尔班"),
    Said("Halim", "哈力木"),
]
_SURNAMES = [
    Said("Wang", "王"),
    Said("Li", "李"),
    Said("Zhang", "张"),
    Said("Ma", "马"),
    Said("Liu", "刘"),
    Said("Chen", "陈"),
    Said("Yang", "杨"),
    Said("Zhao", "赵"),
    Said("Sun", "孙"),
    Said("Zhou", "周"),
    Said("Wu", "吴"),
    Said("He", "何"),
]
_SECOND = [
    Said("Min", "敏"),
    Said("Jun", "军"),
    Said("Guoqiang", "国强"),
    Said("Wei", "伟"),
    Said("Xiulan", "秀兰"),
    Said("Hao", "浩"),
    Said("Lei", "磊"),
    Said("Mei", "梅"),
    Said("Jie", "杰"),
    Said("Jing", "静"),
    Said("Xiaoming", "晓明"),
    Said("Guiying", "桂英"),
    Said("Jianguo", "建国"),
    Said("Lihua", "丽华"),
    Said("Tao", "涛"),
    Said("Yan", "燕"),
]


def name(chance: random.Random, language: str) -> str:
    """Somebody's name; another may have the same."""
    if chance.random() < 0.5:
        given, father = (spoken(chance.choice(names), language) for names in (_GIVEN, _FATHERS))
        return f"{given}·{father}" if language == "zh" else f"{given} {father}"
    surname, second = (spoken(chance.choice(names), language) for names in (_SURNAMES, _SECOND))
    return f"{surname}{second}" if language == "zh" else f"{surname} {second}"


def spoken(said: Said, language: str) -> str:
    """A thing in one of the languages."""
    return said.zh if language == "zh" else said.en


def time_in(text: str, language: str) -> str:
    """A day expression with the word for its days in a language: `saturday 10:00-12:00`."""
    day, _, window = text.rpartition(" ") if ":" in text else (text, "", "")
    word = spoken(_DAYS[day], language) if day in _DAYS else day
    return f"{word} {window}".rstrip()
