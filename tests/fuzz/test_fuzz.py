"""The tool that makes up inputs: a second of it, a fault that it finds, and what it says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dutyplan.grammar.language import language_in
from tests.fuzz.targets import TARGETS
from tools import fuzz
from tools.fuzz import main, rounds_of
from tools.fuzz_corpus import chosen, steps_of
from tools.fuzz_tally import Tally
from tools.fuzz_worker import ROOT, Findings, words_in

WITHOUT = """
import sys
sys.modules["atheris"] = None
from tools.fuzz_tally import Tally
from tools.fuzz_worker import main
"""
"""The beginning of a worker where atheris can't be had."""

FAULTY = f"""{WITHOUT}
from dutyplan.grammar import values
from tests.fuzz import seeds

def broken(*_):
    raise ZeroDivisionError("planted")

values.read_scalar = broken
main()
"""

FAKE = """
import sys
from pathlib import Path

found = Path(sys.argv[sys.argv.index("--found") + 1])
(found / "0123").write_bytes(b"x")
(found / "0123.why").write_text("Oops at a.py:1\\nTraceback\\n")
(found / "timeout-4567").write_bytes(b"y")
print("#7 INITED cov: 3")
print("#9 DONE   cov: 5")
"""


def test_a_second_of_one_target(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["arguments", "--seconds", "1", "--jobs", "1", "--corpus", str(tmp_path)]) == 0
    *_, titles, line, every = capfd.readouterr().out.splitlines()
    assert titles.split() == ["target", "inputs", "a", "minute", "coverage", "findings"]
    assert line.split()[0] == "arguments"
    assert int(line.split()[1].replace(",", "")) > 0
    assert every.split()[0] == "all"
    assert not list(tmp_path.iterdir())


def test_there_is_no_such_target(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["weak"]) == 2
    known = ", ".join(TARGETS)
    assert capsys.readouterr().err == f"there is no target 'weak', only {known}\n"


def test_every_target_has_its_turn_and_no_core_is_idle() -> None:
    assert list(rounds_of(["a", "b", "c"], 2)) == [["a", "b"], ["c", "a"]]
    assert list(rounds_of(["a", "b"], 4)) == [["a", "b", "a", "b"]]
    assert list(rounds_of(["a", "b"], 1)) == [["a"], ["b"]]


def fail(data: bytes) -> None:
    if b"x" in data:
        raise ZeroDivisionError("planted")
    if b"y" in data:
        raise KeyError("planted")


def test_a_fault_is_kept_once_and_small(tmp_path: Path) -> None:
    findings = Findings(fail, tmp_path, 60)
    for data in (b"good", b"aaaaaxaaaa", b"xx", b"bby"):
        findings.look(data)
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir() if not path.suffix}
    assert sorted(found.values()) == [b"x", b"y"]
    whys = sorted(path.read_text(encoding="utf-8") for path in tmp_path.glob("*.why"))
    assert whys[0].startswith("KeyError at tests/fuzz/test_fuzz.py:")
    assert whys[1].startswith("ZeroDivisionError at tests/fuzz/test_fuzz.py:")
    assert whys[1].endswith("ZeroDivisionError: planted\n")


def test_what_takes_long_is_a_fault(tmp_path: Path) -> None:
    Findings(lambda _: None, tmp_path, -1).look(b"a long one")
    assert [path.read_bytes() for path in tmp_path.glob("*") if not path.suffix] == [b"a long one"]
    (why,) = tmp_path.glob("*.why")
    assert why.read_text(encoding="utf-8").startswith("slow\n")


def test_what_was_found_is_kept_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz, "WORKER", ("-c", FAKE))
    arguments = ["week", "--seconds", "1", "--jobs", "2", "--corpus", str(tmp_path)]
    assert main(arguments) == 1
    assert (tmp_path / "week" / "0123").read_bytes() == b"x"
    assert (tmp_path / "week" / "timeout-4567").read_bytes() == b"y"
    told = capsys.readouterr().out
    assert told.count("week: Oops at a.py:1\nTraceback\n    kept in ") == 1
    assert told.count("week: timeout\n") == 1
    week, every = (line.split() for line in told.splitlines()[-2:])
    assert (week[:2], week[3:]) == (["week", "18"], ["5", "(+2)", "2"])
    assert (every[:2], every[3:]) == (["all", "18"], ["2"])


def test_a_process_that_dies_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz, "WORKER", ("-c", "import sys; sys.exit('out of luck')"))
    assert main(["week", "--seconds", "1", "--jobs", "1", "--corpus", str(tmp_path)]) == 1
    assert "week: the process ended with: 1\nout of luck\n" in capsys.readouterr().out


def test_a_fault_of_a_parser_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz, "WORKER", ("-c", FAULTY))
    assert main(["grammar", "--seconds", "1", "--jobs", "1", "--corpus", str(tmp_path)]) == 1
    assert "grammar: ZeroDivisionError at <string>:" in capsys.readouterr().out
    (kept,) = (tmp_path / "grammar").iterdir()
    assert len(kept.read_bytes()) <= 2  # nothing but the byte that chooses the parser matters


def test_what_a_log_says() -> None:
    tally = Tally()
    tally.add("#1\tpulse  cov: 2\n#10\tINITED cov: 5 ft: 9\n#99\tNEW    cov: 8 ft: 9\n", 30)
    tally.add(
        "#20\tINITED cov: 6 ft: 9\n#21\tDONE   cov: 6\nstat::number_of_executed_units: 21", 30
    )
    assert tally.line("week").split() == ["week", "120", "120", "8", "(+3)", "0"]
    tally = Tally()
    tally.add("#50\tDONE\n", 60)
    assert tally.line("week").split() == ["week", "50", "50", "-", "0"]


def test_without_atheris_inputs_are_made_at_random(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz, "WORKER", ("-c", f"{WITHOUT}main()"))
    monkeypatch.setattr(fuzz, "find_spec", lambda _: None)
    assert main(["signups", "--seconds", "1", "--jobs", "1", "--corpus", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("atheris can't be had here (only on Linux, up to Python 3.13)")
    _, inputs, _, coverage, findings = told.splitlines()[-2].split()
    assert int(inputs.replace(",", "")) > 0
    assert (coverage, findings) == ("-", "0")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C of a console there reaches the tests, too")
def test_ctrl_c_ends_it_with_what_was_found_so_far(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.fuzz", "grammar", "--seconds", "600"]
    command += ["--jobs", "1", "--corpus", str(tmp_path)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True)
    assert process.stdout is not None
    begun = process.stdout.readline()
    while not begun.startswith(b"targets at a time: 1;"):
        begun = process.stdout.readline()
    time.sleep(1)
    os.killpg(process.pid, signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    *_, every, last = out.decode().splitlines()
    assert every.startswith("all ")
    assert last == "interrupted"


def test_what_is_kept_is_what_reaches_most() -> None:
    one, two, three, four = (("a.py", 0, line) for line in (1, 2, 3, 4))
    reached = {b"long": {one, two}, b"two": {one, two}, b"4": {four}, b"3": {three, one}}
    assert chosen(reached, {four}, 9) == [b"3", b"two"]
    assert chosen(reached, set(), 2) == [b"3", b"4"]
    assert chosen(reached, set(), 0) == []


def test_what_an_input_reaches_are_lines_of_the_package() -> None:
    steps = steps_of(language_in, b"language: zh")
    assert {Path(name).name for name, _, _ in steps} >= {"language.py", "text.py"}
    assert steps_of(language_in, b"\xff") - steps
    assert steps_of(lambda data: None, b"x") == set()


def test_the_words_of_seeds() -> None:
    words = words_in([b"name: Rails, name: Hall", b"name: Wall"])
    assert words[0] == b"name:"
    assert b"\\ud800" in words
