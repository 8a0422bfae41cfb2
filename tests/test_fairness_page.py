"""The page "How fair is fair?": its example is solved, recounted and tried out in full."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import permutations, product
from pathlib import Path

import pytest

from dutyplan import check, solve
from dutyplan.goals.fairness import FairnessWords
from dutyplan.locales import words
from dutyplan.outputs.closing import closing_lines, signed_tenths
from dutyplan.plan import Plan
from dutyplan.roster import Assignment, GoalResult, Outcome, Roster, Status
from dutyplan.weekfile import read_week_bytes
from tests.builders import outcome
from tests.pages import ROOT, blocks, read_page, rows, run_on

PAGE = "docs/fairness.md"
FILE, EVERYONE = blocks(PAGE, "yaml")
TABLE, REPORT, OPEN = blocks(PAGE, "text")
TABLES = {tuple(heading): body for heading, *body in rows(PAGE)}
SHARES = ("", "28 November", "5 December", "fair share")
ROSTER = ("", "28 November", "5 December", "load", "fair share", "balance")
VECTORS = ("", "largest", "second", "third", "last")


@cache
def plan_of(text: str) -> Plan:
    plan, problems = read_week_bytes(PAGE, text.encode(), ROOT)
    assert plan is not None, problems
    return plan


@cache
def solved(seed: int = 0) -> Outcome:
    return solve(plan_of(FILE), seed=seed)


def fairest(seed: int = 0) -> Roster:
    roster = solved(seed).roster
    assert roster is not None
    return roster


def balances(roster: Roster) -> tuple[int, ...]:
    """In tenths, largest first."""
    values = dict(check(roster.plan, roster).values)["fairness"]
    assert isinstance(values, tuple)
    return values


def handmade() -> list[tuple[Roster, list[list[str]]]]:
    """The rosters that the page writes as tables, and these tables."""
    plan = plan_of(FILE)
    days = sorted({duty.date for duty in plan.duties})
    found = []
    for heading, *body in rows(PAGE):
        if tuple(heading) == ROSTER:
            wanted = {
                (name, day, task) for name, *tasks, _, _, _ in body
                for day, task in zip(days, tasks, strict=True)
            }  # fmt: skip
            assignments = [
                Assignment(one, duty)
                for one, duty in product(plan.volunteers, plan.duties)
                if (one.name, duty.date, duty.task.name) in wanted
            ]
            found.append((Roster(plan, assignments), body))
    return found


@cache
def all_rosters() -> tuple[Roster, ...]:
    """Every way to fill the example's duties, one person on each."""
    plan = plan_of(FILE)
    ways = []
    for day in sorted({duty.date for duty in plan.duties}):
        duties = [duty for duty in plan.duties if duty.date == day]
        ways.append([list(zip(crew, duties, strict=True))
                     for crew in permutations(plan.volunteers, len(duties))])  # fmt: skip
    rosters = (Roster(plan, [Assignment(*one) for day in days for one in day])
               for days in product(*ways))  # fmt: skip
    return tuple(one for one in rosters if not check(plan, one).breaches)


def test_it_shows_the_real_roster(tmp_path: Path) -> None:
    run = run_on(tmp_path, FILE)
    assert run.stdout == TABLE
    assert (run.returncode, run.stderr) == (0, "")


def test_its_fair_shares_add_up() -> None:
    owed = {one.volunteer.name: one.fair_share for one in solved().standings}
    assert [row[0] for row in TABLES[SHARES]] == list(owed)
    for name, *parts, share in TABLES[SHARES]:
        sums = [[float(number) for number in re.findall(r"[\d.]+", part)] for part in parts]
        assert all(load / heads == part for load, heads, part in filter(None, sums))
        assert float(share) == sum(one[-1] for one in sums if one) == owed[name]


def test_its_handmade_rosters_are_counted_right() -> None:
    assert len(handmade()) == 2
    for roster, body in handmade():
        report = check(roster.plan, roster)
        assert report.breaches == ()
        assert not any(roster.gaps())
        numbers = [
            [one.volunteer.name, f"{one.load:g}", f"{one.fair_share:g}", signed_tenths(one.tenths)]
            for one in report.standings
        ]
        assert [[row[0], *row[-3:]] for row in body] == numbers


def test_its_rows_of_balances_are_those_of_the_rosters_and_each_is_fairer_than_the_last() -> None:
    vectors = [balances(roster) for roster in (*(one for one, _ in handmade()), fairest())]
    assert [row[1:] for row in TABLES[VECTORS]] == [
        [signed_tenths(one) for one in vector] for vector in vectors
    ]
    assert sorted(vectors, reverse=True) == vectors


def test_turns_do_not_tell_the_first_roster_from_the_fairest() -> None:
    turns = [
        sorted(len(roster.duties_of(one)) for one in roster.plan.volunteers)
        for roster in (handmade()[0][0], fairest())
    ]
    assert turns == [[1, 1, 2, 2]] * 2


def test_no_roster_at_all_is_fairer_and_so_many_are_as_fair() -> None:
    every = Counter(map(balances, all_rosters()))
    assert min(every) == balances(fairest())
    assert f"{every[min(every)]} of the {every.total()} rosters" in read_page(PAGE)
    assert f"There are {every.total()} ways" in read_page(PAGE)


def test_squares_are_summed_up_right() -> None:
    text = " ".join(read_page(PAGE).split())
    sums = [sum(float(balance) ** 2 for balance in row[1:]) for row in TABLES[VECTORS]]
    assert "that comes to {:g}, {:g} and {:g}".format(*sums) in text
    rival = (15, -5, -5, -5)
    assert rival in map(balances, all_rosters())
    assert f"the balances {', '.join(map(signed_tenths, rival))}." in text
    assert sum(tenths**2 for tenths in rival) == 100 * sums[1]
    for given, total in re.findall(r"(\+\d[-+\d, ]+) \(sum (\d+)\)", text):
        assert sum(int(balance) ** 2 for balance in given.split(",")) == int(total)


def test_another_seed_is_as_fair() -> None:
    for seed in (1, 2, 3):
        assert solved(seed).proved
        assert balances(fairest(seed)) == balances(fairest())


def test_if_nobody_is_excused_everybody_carries_the_same() -> None:
    plan = plan_of(f"{FILE}\n{EVERYONE}")
    outcome = solve(plan)
    assert [(one.fair_share, one.load, one.tenths) for one in outcome.standings] == [(3, 3, 0)] * 4
    assert "each of the four owes 3" in read_page(PAGE)


def test_its_report_on_a_roster_is_the_real_one(tmp_path: Path) -> None:
    (text,) = blocks(PAGE, "csv")
    (tmp_path / "roster.csv").write_text(text, encoding="utf-8")
    run = run_on(tmp_path, FILE, "check", "week.yaml", "roster.csv")
    assert run.stdout == REPORT
    first, _ = handmade()[0]
    own, best = (" ".join(map(signed_tenths, balances(roster))) for roster in (first, fairest()))
    assert re.search(rf"^Balances +{re.escape(own)} +{re.escape(best)}$", REPORT, re.MULTILINE)


def test_its_closing_lines_are_the_words_of_the_program() -> None:
    roster = handmade()[1][0]
    goals = (GoalResult("coverage", 0, 0, True), GoalResult("fairness", (6, 5, -11), 4, False))
    cut = outcome(roster, [None] * 4, status=Status.FEASIBLE, goals=goals)
    lines = closing_lines(cut, roster, words("en"))
    assert lines[1:] == OPEN.splitlines()


@pytest.mark.parametrize("key", ["proved", "largest", "bound", "open"])
def test_it_explains_every_state_of_a_goal(key: str) -> None:
    explained = [row[0].strip("`") for row in TABLES["words", "meaning"]]
    assert words("en").format(f"state.{key}", bound="+0.4") in explained


def test_it_explains_everybody_who_can_owe_a_duty() -> None:
    schema = FairnessWords.model_json_schema()["properties"]["shared_by"]
    explained = [row[0].strip("`") for row in TABLES["`shared_by`", "who owes a duty"]]
    assert sorted(explained) == sorted(schema["anyOf"][0]["enum"])
