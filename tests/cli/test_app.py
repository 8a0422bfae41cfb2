"""The commands put together: help, version, wrong usage, and what a start imports."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import pytest

from dutyplan import __version__
from dutyplan.cli import COMMANDS
from dutyplan.locales import LANGUAGES
from dutyplan.outputs import FORMATS
from tests.cli.process import WEEK, run

HELP = """\
Usage: dutyplan [OPTIONS] COMMAND [ARGS]...

  Fair duty rosters for volunteers, with a proof.

Options:
  --version             Show the version.
  --install-completion  Install completion for the current shell.
  --show-completion     Show completion for the current shell, to copy it or
                        customize the installation.
  -h, --help            Show this message and exit.

Commands:
  init         Write a week file to begin with, and the schema for editors
               beside it.
  solve        Make the fairest roster for a week file, and show it.
  check        Check a week file, or a roster (hand-edited ones too) against
               it.
  why          Say why somebody is on a duty or not, or carries so much.
  export       Write a roster that was filed in any format.
  publish      Make a roster, show it, and file it for the weeks to come.
  reply        Record who accepts a published roster, and who declines it.
  substitutes  Say who could step in on a duty, the best first.
  replan       Fill in for those who can't come, with few changes.
  attend       Mark who came, who did not, and what did not take place.
  balance      Show what each has carried over the weeks, and who most.
  batch        Make the rosters of many week files, several at a time.
  import       Turn sign-ups from a form or a chat group into volunteers.
  schema       Print the JSON Schema of week files, for editors.

  Exit codes: 0 a roster, or nothing wrong; 1 problems in the file or roster;
  2 wrong usage; 3 no roster exists; 4 none found in time, or no memory left;
  130 interrupted; 143 or 129 told by the system to stop.
"""

CHECK_HELP = """\
Usage: dutyplan check [OPTIONS] {FILE} [ROSTER]

  Check a week file, or a roster (hand-edited ones too) against it.

Arguments:
  FILE <str>     The week file; - reads it from standard input.  [required]
  ROSTER <path>  A roster to hold against it: CSV or JSON.

Options:
  --before OLD          The roster that was edited, CSV or JSON; else the one
                        that 'solve' makes.
  --format text|json    Of the report.  [default: text]
  --time-limit SECONDS  Look so long for rosters to compare with, all in all;
                        0 for not at all.  [default: 60.0; x>=0]
  --seed N              The seed that 'solve' was given.  [default: 0;
                        0<=x<=2147483647]
  --allow-outside       Follow paths in FILE that lead outside its folder.
  --allow-large         Read files that are larger than usual.
  --lang en|zh          Language of the report.
  -h, --help            Show this message and exit.

  Example: dutyplan check week.yaml roster.csv
"""

WHY_HELP = """\
Usage: dutyplan why [OPTIONS] {FILE} [ROSTER]

  Say why somebody is on a duty or not, or carries so much.

Arguments:
  FILE <str>     The week file; - reads it from standard input.  [required]
  ROSTER <path>  The roster that is asked about, CSV or JSON; else the best
                 one.

Options:
  --volunteer NAME      Who it is about: a name or an id.  [required]
  --duty DUTY           A task and a date: 'Basement 2026-12-05'; without it,
                        all that NAME carries.
  --time-limit SECONDS  What is not settled by then is said to be open.
                        [default: 60.0; x>=0]
  --seed N              As for 'solve'.  [default: 0; 0<=x<=2147483647]
  --allow-outside       Follow paths in FILE that lead outside its folder.
  --allow-large         Read files that are larger than usual.
  --lang en|zh          Language of the answer.
  --format text|json    For standard output.  [default: text]
  -h, --help            Show this message and exit.

  Example: dutyplan why week.yaml --volunteer Bahar --duty "Basement 2026-12-05"
"""

ATTEND_HELP = """\
Usage: dutyplan attend [OPTIONS] {ROSTER}

  Mark who came, who did not, and what did not take place.

Arguments:
  ROSTER <path>  A filed roster: its JSON or its CSV.  [required]

Options:
  --absent NAME:TASK:DATE  Who was on it and did not come. May be repeated.
  --came NAME:TASK:DATE    Who was not on it and came. May be repeated.
  --cancelled TASK:DATE    A duty that did not take place. May be repeated.
  --done NAME:TASK:DATE    Who came after all: takes an absence back. May be
                           repeated.
  --day DATE               On this day, all that nobody speaks of was done.
                           May be repeated.
  --undo DATE              Takes back all marks of this day. May be repeated.
  --from CSV               The roster's CSV, its statuses filled in by hand.
  --allow-large            Read files that are larger than usual.
  --lang en|zh             Language of what is said.
  -h, --help               Show this message and exit.

  Example: dutyplan attend rosters/2026-11-28.json --absent Bahar:Basement:2026-11-28
"""

BALANCE_HELP = """\
Usage: dutyplan balance [OPTIONS] {FILE}

  Show what each has carried over the weeks, and who most.

Arguments:
  FILE <str>  The week file; - reads it from standard input.  [required]

Options:
  --by volunteer|month     A row for each volunteer: all sums, or the balance
                           at the end of each month.  [default: volunteer]
  --format table|csv|json  For standard output.  [default: table]
  --allow-outside          Follow paths in FILE that lead outside its folder.
  --allow-large            Read files that are larger than usual.
  --lang en|zh             Language of the table.
  -h, --help               Show this message and exit.

  Example: dutyplan balance week.yaml --by month
"""


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--help"], HELP),
        (["-h"], HELP),
        (["check", "--help"], CHECK_HELP),
        (["why", "--help"], WHY_HELP),
        (["attend", "--help"], ATTEND_HELP),
        (["balance", "--help"], BALANCE_HELP),
    ],
    ids=["help", "h", "check", "why", "attend", "balance"],
)
def test_help_is_this_text_at_eighty_columns(arguments: list[str], text: str) -> None:
    result = run(*arguments)
    assert (result.code, result.out, result.err) == (0, text, "")


def test_the_help_of_solve_names_all_formats_and_what_is_so_without_an_option() -> None:
    result = run("solve", "--help")
    said = " ".join(result.out.split())
    assert f"--format {'|'.join(FORMATS)}" in said
    assert all(suffix in said for one in FORMATS.values() for suffix in one.suffixes)
    assert "Stop then, with the best roster so far. [default: 60.0; x>=0]" in said
    assert max(map(len, result.out.splitlines())) <= 80


def test_without_a_command_help_is_shown_and_the_usage_is_wrong() -> None:
    result = run()
    assert (result.code, result.out, result.err) == (2, "", HELP)


def test_the_version_is_that_of_the_package() -> None:
    result = run("--version")
    assert (result.code, result.out, result.err) == (0, f"dutyplan {__version__}\n", "")
    assert metadata.version("dutyplan") == __version__


def test_python_m_dutyplan_is_the_same_command() -> None:
    program = "import runpy; runpy.run_module('dutyplan', run_name='__main__', alter_sys=True)"
    result = run("check", "--help", program=program)
    assert result == run("check", "--help")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("bogus", "No such command 'bogus'."),
        ("solve", "Missing argument 'FILE'."),
        ("check", "Missing argument 'FILE'."),
        ("solve w.yaml --zzz", "No such option: --zzz"),
        ("solve w.yaml r.csv", "Got unexpected extra argument(s) (r.csv)"),
        (
            "solve w.yaml --format xml",
            f"Invalid value for '--format': 'xml' is not one of {', '.join(FORMATS)}",
        ),
        (
            "solve w.yaml --by task",
            "Invalid value for '--by': 'task' is not one of date, volunteer",
        ),
        ("solve w.yaml --lang fr", "Invalid value for '--lang': 'fr' is not one of en, zh"),
        (
            "solve w.yaml --time-limit -1",
            "Invalid value for '--time-limit': Input should be greater than or equal to 0",
        ),
        (
            "solve w.yaml --workers 0",
            "Invalid value for '--workers': Input should be greater than or equal to 1",
        ),
        (
            "solve w.yaml --seed -1",
            "Invalid value for '--seed': Input should be greater than or equal to 0",
        ),
    ],
)
def test_wrong_usage_ends_with_two(arguments: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text(WEEK, encoding="utf-8")
    result = run(*arguments.split(), cwd=tmp_path)
    assert (result.code, result.raw) == (2, b"")
    assert result.err.splitlines()[-1] == f"Error: {message}"


CHINESE = {"LANG": "zh_CN.UTF-8"}

CHECK_CHINESE = """\
用法：dutyplan check [OPTIONS] {FILE} [ROSTER]

  检查排班文件，或对照它检查一份排班（手工改过的也行）。

参数：
  FILE <str>     排班文件；- 表示从标准输入读取。  （必填）
  ROSTER <path>  要对照检查的排班：CSV 或 JSON。

选项：
  --before OLD          改动之前的排班，CSV 或 JSON；不写则为 solve 做出的排
                        班。
  --format text|json    报告的格式。  （默认：text）
  --time-limit SECONDS  寻找对比排班的总时间；0 表示不找。  （默认：60.0;
                        x>=0）
  --seed N              solve 当时用的种子。  （默认：0; 0<=x<=2147483647）
  --allow-outside       FILE 里的路径可以指向它所在文件夹以外。
  --allow-large         允许读取比平常更大的文件。
  --lang en|zh          报告的语言。
  -h, --help            显示本帮助并退出。

  示例：dutyplan check week.yaml roster.csv
"""

BARE_CHINESE = """\
用法：dutyplan [OPTIONS] COMMAND [ARGS]...

  为志愿者公平排班，并给出证明。

选项：
  --version             显示版本。
  --install-completion  为当前的 shell 安装命令补全。
"""


def test_help_is_chinese_where_the_locale_is() -> None:
    result = run("check", "--help", env=CHINESE)
    assert (result.code, result.out, result.err) == (0, CHECK_CHINESE, "")
    result = run(env=CHINESE)
    assert (result.code, result.raw) == (2, b"")
    assert result.err.startswith(BARE_CHINESE)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            "solve",
            "用法：dutyplan solve [OPTIONS] {FILE}\n运行 'dutyplan solve -h' 可查看帮助。\n\n"
            "错误：缺少参数 'FILE'。\n",
        ),
        (
            "solve w.yaml --by task",
            "用法：dutyplan solve [OPTIONS] {FILE}\n运行 'dutyplan solve -h' 可查看帮助。\n\n"
            "错误：'--by' 的值无效：'task' 不在可选范围内：date, volunteer\n",
        ),
        (
            "check w.yaml --before r.csv",
            "用法：dutyplan check [OPTIONS] {FILE} [ROSTER]\n运行 'dutyplan check -h' 可查看帮助。"
            "\n\n错误：--before 的值无效：要同时写出 ROSTER 才能用\n",
        ),
        (
            "solve w.yaml -q -v",
            "用法：dutyplan solve [OPTIONS] {FILE}\n运行 'dutyplan solve -h' 可查看帮助。\n\n"
            "错误：-q 的值无效：-q 和 -v 不能同时用\n",
        ),
    ],
)
def test_wrong_usage_is_said_in_chinese(arguments: str, said: str) -> None:
    result = run(*arguments.split(), env=CHINESE)
    assert (result.code, result.raw, result.err) == (2, b"", said)


def test_the_language_that_is_asked_for_decides_once_it_is_known() -> None:
    english = run("solve", "w.yaml", "-q", "-v", "--lang", "en", env=CHINESE)
    assert english.err.splitlines()[-1] == (
        "Error: Invalid value for -q: -q and -v contradict each other"
    )
    chinese = run("solve", "w.yaml", "-q", "-v", "--lang", "zh")
    assert chinese.err.splitlines()[-1] == "错误：-q 的值无效：-q 和 -v 不能同时用"
    heads = [result.err.splitlines()[0] for result in (english, chinese)]
    usage = "dutyplan solve [OPTIONS] {FILE}"
    assert heads == [f"Usage: {usage}", f"用法：{usage}"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("", [*COMMANDS]),
        ("sol", ["solve"]),
        ("solve week.yaml --lang ", [*LANGUAGES]),
        ("balance week.yaml --format c", ["csv"]),
    ],
)
def test_the_shell_completes_commands_and_words(arguments: str, said: list[str]) -> None:
    line = f"dutyplan {arguments}"
    env = {"_DUTYPLAN_COMPLETE": "complete_bash", "COMP_WORDS": line}
    result = run(env={**env, "COMP_CWORD": str(line.count(" "))})
    assert (result.code, result.out.split(), result.err) == (0, said, "")


def test_the_shell_is_given_a_script() -> None:
    result = run(env={"_DUTYPLAN_COMPLETE": "source_bash"})
    assert (result.code, result.err) == (0, "")
    assert "complete -o default -F _dutyplan_completion dutyplan" in result.out


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "w.yaml"]])
def test_no_solver_is_imported_where_nothing_is_solved(
    arguments: list[str], tmp_path: Path
) -> None:
    (tmp_path / "w.yaml").write_text(WEEK, encoding="utf-8")
    result = run(*arguments, cwd=tmp_path, env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert result.code == 0
    assert imported(result.err) & {"ortools", "numpy", "pandas", "dutyplan.solver"} == set()


def test_of_the_solver_only_the_compiled_layer_is_imported(tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text(WEEK, encoding="utf-8")
    result = run("solve", "w.yaml", cwd=tmp_path, env={"PYTHONPROFILEIMPORTTIME": "1"})
    modules = imported(result.err)
    assert result.code == 0
    assert "ortools.sat.python.cp_model_helper" in modules
    assert modules & {"ortools.sat.python.cp_model", "pandas", "rich"} == set()


def imported(profile: str) -> set[str]:
    """The modules in what Python tells of its imports."""
    lines = [line for line in profile.splitlines() if line.startswith("import time:")]
    modules = {line.rpartition("|")[2].strip() for line in lines}
    assert "dutyplan.cli" in modules or "dutyplan" in modules, sys.version
    return modules
