"""Sheets for the tests of formats: a small one, one of names made to break things, a large one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dutyplan.ledger.record import Mark
from dutyplan.locales import words
from dutyplan.outputs.sheet import Entry, Person, Place, Sheet, Standing

SATURDAY = date(2026, 11, 28)

AYNUR = Person("Aynur", "Aynur")
BAHAR = Person("Bahar", "Bahar")
LI_MIN = Person("li-min", "Li Min")
ZHANG_WEI = Person("张伟", "张伟")
PATIGUL = Person("پاتىگۈل", "پاتىگۈل")

HOSTILE = (
    "<script>alert(1)</script>",
    "a | b | c",
    "=1+1",
    "@SUM(A1)",
    "+861234",
    "-2+3",
    "../../etc/passwd",
    "..\\..\\x",
    "CON",
    "\u202edlrow\u202c",
    "👩‍👩‍👧‍👦 🇨🇳",
    "*bold* _it_ `code` [x](http://x) # h",
    "a;b,c\\n:d",
    "&amp; \" ' &#60;",
    "x" * 200,
    "阿依努尔" * 50,
    "e\u0301 é",
    " \u3000leading",
    "{title} %s ${x}",
    "BEGIN:VEVENT",
    "javascript:alert(1)",
    "]]>",
)
"""Names of people, tasks and places that some format could take for something else."""


def small(language: str = "en") -> Sheet:
    """Two Saturdays: a gap, a reserve, a place, a note, a duty past midnight, one all day."""
    texts = words(language)
    entries = (
        Entry(SATURDAY, None, None, "Gate", "", "", 1, 1, (Place(LI_MIN),)),
        Entry(
            SATURDAY,
            "10:00",
            "12:00",
            "Basement",
            "Entrance 2",
            "gloves are there",
            3,
            3,
            (Place(BAHAR, Mark.DONE), Place(ZHANG_WEI, Mark.ABSENT)),
            (Place(PATIGUL),),
            (texts.format("gap.people", num=1).removeprefix("!!\u00a0"),),
        ),
        Entry(
            SATURDAY + timedelta(7),
            "10:00",
            "11:00",
            "Rails",
            "",
            "",
            2,
            1,
            (Place(AYNUR), Place(PATIGUL)),
        ),
        Entry(
            SATURDAY + timedelta(7),
            "22:00",
            "02:00",
            "Night watch",
            "",
            "",
            2,
            1.5,
            (),
            (),
            (texts.format("gap.called-off", num=2).removeprefix("!!\u00a0"),),
            True,
        ),
    )
    standings = (
        Standing(AYNUR, 1, 1, 2.17, 0, -12),
        Standing(BAHAR, 1, 3, 2.17, 0.5, 13),
        Standing(LI_MIN, 1, 1, None, 0, None),
        Standing(ZHANG_WEI, 1, 3, 2.17, -1, -2),
        Standing(PATIGUL, 1, 1, 2.17, 0, -12),
    )
    return Sheet(
        "Saturday clean-up",
        texts,
        SATURDAY,
        SATURDAY + timedelta(7),
        entries,
        standings,
        why_gaps=(
            (
                "Basement on 2026-11-28 10:00-12:00 (1 missing): Only 2 of 5 may do it.",
                "  week.yaml:6:58  Basement wants 3 people",
            ),
        ),
        closing=(
            "Gaps in 2 of 4 duties: people missing 1, called off 1.",
            "Proved: no roster is more complete, and of those as good none is fairer.",
            "- At the top, with +1.3: Bahar.",
        ),
    )


def hostile(language: str = "en") -> Sheet:
    """Everybody, every task, every place and the title have names made to break things."""
    people = [Person(f"{number}{name}", name) for number, name in enumerate(HOSTILE)]
    entries = tuple(
        Entry(
            SATURDAY,
            "10:00",
            "11:00",
            name,
            name,
            name,
            2,
            1,
            (Place(person),),
            (Place(people[number - 1]),),
            (f"nobody with: {name}",),
        )
        for number, (name, person) in enumerate(zip(HOSTILE, people, strict=True))
    )
    standings = tuple(Standing(person, 1, 1, 1.0, 0, 0) for person in people)
    return Sheet(
        " ".join(HOSTILE[:4]),
        words(language),
        SATURDAY,
        SATURDAY,
        entries,
        standings,
        note=HOSTILE[0],
        why_gaps=(tuple(HOSTILE),),
        closing=HOSTILE,
    )


def private() -> Sheet:
    """The small one with what was asked for by name: ages and contacts."""
    sheet = small()
    return replace(
        sheet,
        standings=tuple(
            replace(one, person=replace(one.person, age="34", contact="tel. 555-0100"))
            for one in sheet.standings
        ),
    )


def large(num_volunteers: int = 3000, num_duties: int = 500) -> Sheet:
    """As many as the issue's measure asks for: ten people on each duty, ten duties a Saturday."""
    people = [
        Person(f"v{number}", f"Volunteer {number} 志愿者") for number in range(num_volunteers)
    ]
    entries = tuple(
        Entry(
            SATURDAY + timedelta(7 * (number // 10)),
            "10:00",
            "12:00",
            f"Task {number % 10}",
            "Courtyard",
            "",
            10,
            1,
            tuple(Place(people[(number * 10 + seat) % num_volunteers]) for seat in range(10)),
        )
        for number in range(num_duties)
    )
    standings = tuple(Standing(person, 2, 2, 1.67, 0, 3) for person in people)
    return Sheet(
        "Large", words("en"), SATURDAY, entries[-1].date, entries, standings, closing=("No gaps.",)
    )
