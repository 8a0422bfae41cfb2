"""Linux, macOS and Windows alike: no call that only one of them has, or that differs, by itself.

The source is read for known traps; each names what does the same everywhere.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

PRODUCT = ("dutyplan",)
ALL = ("dutyplan", "tools", "benchmarks")

# Where only one kind of system is meant, by what the file says of itself.
LINUX_ALONE = {
    "benchmarks/machine.py": "says where the benchmarks were measured",
    "benchmarks/measure.py": "measures and ends the peers of a benchmark",
}


class Code:
    """A piece of source, in which every node knows what it stands in."""

    def __init__(self, text: str) -> None:
        self.tree = ast.parse(text)
        self.above: dict[ast.AST, ast.AST] = {}
        self.nodes: dict[type[ast.AST], list[ast.AST]] = defaultdict(list)
        for node in ast.walk(self.tree):
            self.nodes[type(node)].append(node)
            for child in ast.iter_child_nodes(node):
                self.above[child] = node

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """What a node stands in, from the inside out."""
        while node in self.above:
            node = self.above[node]
            yield node

    def is_asked_for(self, node: ast.AST) -> bool:
        """Whether its function looks first what there is: by `hasattr`, or which system it is."""
        own = next((one for one in self.around(node) if isinstance(one, FUNCTIONS)), self.tree)
        for one in ast.walk(own):
            if isinstance(one, ast.Call) and name_of(one.func) == "hasattr":
                return True
            if isinstance(one, ast.Compare) and name_of(one.left) in ("os.name", "sys.platform"):
                return True
        return False

    def is_tried(self, node: ast.AST, *errors: str) -> bool:
        """Whether it is tried, and one of these errors is caught or suppressed."""
        for inner in (node, *self.around(node)):
            if isinstance(inner, FUNCTIONS):
                return False
            outer = self.above.get(inner)
            if isinstance(outer, ast.Try) and inner in outer.body:
                caught = [name for one in outer.handlers for name in names_in(one.type)]
                if set(errors) & {*caught}:
                    return True
            if isinstance(outer, ast.With) and inner in outer.body:
                given = [name for item in outer.items for name in names_in(item.context_expr)]
                if "suppress" in given and set(errors) & {*given}:
                    return True
        return False


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def name_of(node: ast.AST | None) -> str:
    """`os.path.join` of the node that says so; empty for what is no name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    return ""


def names_in(node: ast.AST | None) -> list[str]:
    return [] if node is None else [name for name in map(name_of, ast.walk(node)) if name]


def method_of(node: ast.AST) -> str:
    """The last name of what is called."""
    if not isinstance(node, ast.Call):
        return ""
    func = node.func
    return func.attr if isinstance(func, ast.Attribute) else name_of(func)


def option(node: ast.AST, name: str) -> ast.expr | None:
    assert isinstance(node, ast.Call)
    return next((one.value for one in node.keywords if one.arg == name), None)


def text_of(node: ast.AST | None) -> str:
    """The text of a literal, as far as it is literal; empty for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(map(text_of, node.values))
    return ""


def imported_as(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


Finder = Callable[[ast.AST, Code], bool]


@dataclass(frozen=True)
class Trap:
    """A call that is not the same everywhere.

    Attributes
    ----------
    twin
        What to write in its place.
    planted, harmless
        Pieces of source in which it is, and in which it is not.
    where
        The folders that it matters in.
    kinds
        The nodes that may be one.
    """

    name: str
    is_one: Finder
    twin: str
    planted: tuple[str, ...]
    harmless: tuple[str, ...] = ()
    where: tuple[str, ...] = ALL
    kinds: tuple[type[ast.AST], ...] = (ast.Call,)


POSIX_NAMES = """
chown chroot confstr fchdir fchmod fchown fork forkpty getegid geteuid getgid getgroups getloadavg
getlogin getpgid getpgrp getpriority getsid getuid initgroups kill killpg lchown lockf major makedev
minor mkfifo mknod nice openpty pathconf pipe2 posix_fadvise posix_fallocate posix_spawn
posix_spawnp pread preadv pwrite pwritev sched_getaffinity sched_setaffinity sendfile setegid
seteuid setgid setgroups setpgid setpriority setsid setuid setxattr startfile statvfs sync sysconf
tcgetpgrp tcsetpgrp ttyname uname wait wait3 wait4 waitid O_BINARY O_CLOEXEC O_DIRECTORY O_DSYNC
O_EXLOCK O_NOATIME O_NOCTTY O_NOFOLLOW O_NOINHERIT O_NONBLOCK O_PATH O_SHLOCK O_SYNC O_TEMPORARY
O_TMPFILE
"""
SIGNAL_NAMES = """
SIGKILL SIGHUP SIGALRM SIGUSR1 SIGUSR2 SIGQUIT SIGPIPE SIGCHLD SIGTSTP SIGCONT SIGSTOP SIGWINCH
SIGXFSZ SIGBUS SIGTRAP SIGBREAK CTRL_C_EVENT CTRL_BREAK_EVENT alarm setitimer pause sigwait
sigwaitinfo sigtimedwait pthread_sigmask pthread_kill siginterrupt
"""
MODULE_NAMES = """
fcntl pwd grp resource termios tty pty crypt spwd syslog posix curses readline nis
msvcrt winreg winsound nt _winapi
"""
POSIX = frozenset(POSIX_NAMES.split())
SIGNALS = frozenset(SIGNAL_NAMES.split())
MODULES = frozenset(MODULE_NAMES.split())
LINKS = frozenset(("symlink", "symlink_to", "link", "link_to", "hardlink_to", "readlink"))
TEXT_CALLS = frozenset(("open", "read_text", "write_text", "fdopen", "TextIOWrapper"))
PROCESSES = frozenset(("run", "Popen", "check_output", "check_call", "call"))
UNKNOWN_DIRECTIVE = re.compile(r"%(?:[-#_^EO+].|[ePkls+])")
PLACE = re.compile(r"/(?:dev|tmp|proc|etc|var|usr|bin|home)(?:/|$)")


def member_of(module: str, names: frozenset[str]) -> Finder:
    def is_one(node: ast.AST, code: Code) -> bool:
        is_named = any(f"{module}.{name}" in imported_as(node) for name in names)
        is_used = isinstance(node, ast.Attribute) and name_of(node.value) == module
        is_used = (
            is_used
            and isinstance(node, ast.Attribute)
            and (node.attr in names or (module == "os" and node.attr.startswith("EX_")))
        )
        return (is_named or is_used) and not code.is_asked_for(node)

    return is_one


def is_module(node: ast.AST, code: Code) -> bool:
    is_named = any(name.split(".")[0] in MODULES for name in imported_as(node))
    return is_named and not code.is_tried(node, "ImportError", "ModuleNotFoundError")


def is_encoded_by_the_system(node: ast.AST, _: Code) -> bool:
    """Text in whatever encoding the system is set to."""
    name = method_of(node)
    if not isinstance(node, ast.Call) or name not in TEXT_CALLS or name_of(node.func) == "os.open":
        return False
    if option(node, "encoding") is not None:
        return False
    if name == "TextIOWrapper":
        return len(node.args) < 2
    if name in ("read_text", "write_text"):
        at = 0 if name == "read_text" else 1
        return len(node.args) <= at and not name_of(node.func).startswith("self.")
    # The built-in takes the mode second, a path's method first.
    is_first = isinstance(node.func, ast.Attribute) and name != "fdopen"
    at = 0 if is_first and name_of(node.func) != "io.open" else 1
    mode = option(node, "mode") or (node.args[at] if len(node.args) > at else None)
    return "b" not in text_of(mode)


def is_text_of_a_process(node: ast.AST, _: Code) -> bool:
    if not isinstance(node, ast.Call) or method_of(node) not in PROCESSES:
        return False
    is_text = option(node, "text") or option(node, "universal_newlines")
    return is_text is not None and option(node, "encoding") is None


def has_newlines_of_the_system(node: ast.AST, _: Code) -> bool:
    r"""Text that is written with `\r\n` on Windows."""
    name = method_of(node)
    if not isinstance(node, ast.Call) or option(node, "newline") is not None:
        return False
    if name == "write_text":
        return not name_of(node.func).startswith("self.")
    is_open = name in ("open", "fdopen") and name_of(node.func) != "os.open"
    modes = [text_of(one) for one in (*node.args, option(node, "mode"))]
    is_written = any(re.fullmatch("[wax]t?", mode) for mode in modes)
    is_nowhere = any("devnull" in name for name in names_in(node))
    return is_open and is_written and not is_nowhere


def is_process_option(node: ast.AST, code: Code) -> bool:
    names = ("preexec_fn", "start_new_session", "process_group", "creationflags", "startupinfo")
    is_given = isinstance(node, ast.Call) and any(option(node, one) is not None for one in names)
    return is_given and not code.is_asked_for(node)


def is_shell(node: ast.AST, _: Code) -> bool:
    if isinstance(node, ast.Call) and name_of(node.func) in ("os.system", "os.popen"):
        return True
    shell = option(node, "shell") if isinstance(node, ast.Call) else None
    return isinstance(shell, ast.Constant) and bool(shell.value)


def is_directive(node: ast.AST, _: Code) -> bool:
    if isinstance(node, ast.FormattedValue):
        return bool(UNKNOWN_DIRECTIVE.search(text_of(node.format_spec)))
    if isinstance(node, ast.Call) and method_of(node) in ("strftime", "strptime"):
        return any(UNKNOWN_DIRECTIVE.search(text_of(one)) for one in node.args)
    return False


def is_wall_clock(node: ast.AST, _: Code) -> bool:
    """A clock that may jump, or one that knows no zone."""
    if not isinstance(node, ast.Call):
        return False
    name = name_of(node.func)
    if name in ("time.time", "time.time_ns", "time.localtime", "time.ctime"):
        return True
    is_naive = not node.args and not node.keywords
    return name.endswith(("datetime.now", "datetime.utcnow", "datetime.today")) and is_naive


def is_start_method(node: ast.AST, _: Code) -> bool:
    """Processes that begin as the system's own way is, by a fork on some."""
    name = method_of(node)
    if not isinstance(node, ast.Call):
        return False
    if name in ("set_start_method", "get_context"):
        return [text_of(one) for one in node.args] != ["spawn"]
    called_as = name_of(node.func)
    is_pool = called_as.startswith(("multiprocessing.", "mp.")) and name in ("Pool", "Process")
    is_pool |= name == "ProcessPoolExecutor"
    return is_pool and option(node, "mp_context") is None


def is_place(node: ast.AST, code: Code) -> bool:
    above = code.above.get(node)
    if isinstance(above, ast.Expr):  # a docstring
        return False
    return isinstance(node, ast.Constant) and bool(PLACE.match(text_of(node)))


def is_colour(node: ast.AST, _: Code) -> bool:
    return isinstance(node, ast.Constant) and "\x1b[" in text_of(node)


def is_glued(node: ast.AST, _: Code) -> bool:
    """A path taken apart or put together by a slash: on Windows it has others."""
    if not isinstance(node, ast.Call):
        return False
    words = {word.lower() for name in names_in(node.func) for word in re.split(r"[._]", name)}
    is_path = bool(words & {"path", "file", "folder", "name", "directory", "str"})
    is_split = method_of(node) in ("split", "rsplit", "partition", "rpartition")
    is_sliced = is_split and bool(node.args) and text_of(node.args[0]) in ("/", "\\") and is_path
    is_joined = method_of(node) == "join" and text_of(getattr(node.func, "value", None)) in (
        "/",
        "\\",
    )
    return is_sliced or is_joined or name_of(node.func) in ("os.sep.join", "os.path.sep.join")


def is_mode(node: ast.AST, code: Code) -> bool:
    """Rights that not every system has: Windows knows who may write, and no more."""
    if method_of(node) not in ("chmod", "lchmod") or not isinstance(node, ast.Call):
        return isinstance(node, ast.Attribute) and name_of(node) == "os.X_OK"
    given = node.args[-1] if node.args else None
    is_number = isinstance(given, ast.Constant) and isinstance(given.value, int)
    return is_number and not code.is_asked_for(node)


def is_pattern(node: ast.AST, _: Code) -> bool:
    """Patterns heed capital letters on some systems, and so `*.csv` finds `A.CSV` on some."""
    if method_of(node) not in ("glob", "rglob", "iglob", "fnmatch") or not isinstance(
        node, ast.Call
    ):
        return False
    return any(re.fullmatch(r"(?:\*\*/)?\*\.\w+", text_of(one)) for one in node.args)


def called(*names: str) -> Finder:
    def is_one(node: ast.AST, _: Code) -> bool:
        return isinstance(node, ast.Call) and (
            name_of(node.func) in names or method_of(node) in names
        )

    return is_one


def is_width(node: ast.AST, code: Code) -> bool:
    is_asked = isinstance(node, ast.Call) and name_of(node.func) == "os.get_terminal_size"
    return is_asked and not code.is_tried(node, "OSError")


def is_variable(node: ast.AST, _: Code) -> bool:
    if not isinstance(node, ast.Subscript | ast.Call):
        return False
    is_asked = isinstance(node, ast.Subscript) and name_of(node.value) == "os.environ"
    is_asked |= isinstance(node, ast.Call) and name_of(node.func) in ("os.environ.get", "os.getenv")
    given = node.slice if isinstance(node, ast.Subscript) else next(iter(node.args), None)
    return is_asked and text_of(given) in ("HOME", "USER", "LOGNAME", "SHELL", "TMPDIR", "PWD")


TRAPS = (
    Trap(
        "rename",
        called("os.rename", "os.renames", "rename"),
        "replace: Windows renames nothing over a file that is there",
        ("import os\nos.rename(a, b)", "draft.rename(path)"),
        ("draft.replace(path)", "os.replace(a, b)"),
    ),
    Trap(
        "what only some systems have of os",
        member_of("os", POSIX),
        "ask hasattr(os, ...) first, and have something for the other systems",
        ("os.fork()", "os.geteuid() == 0", "from os import uname", "x = os.O_NOFOLLOW", "os.EX_OK"),
        ("if hasattr(os, 'fork'):\n    os.fork()", "os.cpu_count()", "os.O_EXCL", "self.kill()"),
        kinds=(ast.Attribute, ast.Import, ast.ImportFrom),
    ),
    Trap(
        "what only some systems have of signal",
        member_of("signal", SIGNALS),
        "getattr or hasattr, and something for the other systems",
        ("signal.signal(signal.SIGHUP, f)", "signal.alarm(1)", "from signal import SIGKILL"),
        ("signal.SIGTERM", "def f():\n    if hasattr(signal, 'SIGHUP'):\n        signal.SIGHUP"),
        kinds=(ast.Attribute, ast.Import, ast.ImportFrom),
    ),
    Trap(
        "modules of one system",
        is_module,
        "import it in a try with an except ImportError",
        ("import fcntl", "from msvcrt import getch", "def f():\n    import resource"),
        ("try:\n    import pwd\nexcept ImportError:\n    pwd = None", "import os"),
        kinds=(ast.Import, ast.ImportFrom),
    ),
    Trap(
        "options of processes that one system has",
        is_process_option,
        "look at os.name first",
        ("subprocess.run(a, preexec_fn=f)", "subprocess.Popen(a, start_new_session=True)"),
        ("if os.name == 'posix':\n    subprocess.run(a, preexec_fn=f)",),
    ),
    Trap(
        "the shell",
        is_shell,
        "a list of arguments",
        ("os.system(a)", "run(a, shell=True)"),
        ("run(a, shell=False)",),
    ),
    Trap(
        "links",
        called(*LINKS),
        "a copy: not everybody may make links on Windows",
        ("path.symlink_to(other)", "os.link(a, b)"),
        ("path.resolve()",),
    ),
    Trap(
        "rights",
        is_mode,
        "the write bit alone, or a mode that was read from a file",
        ("path.chmod(0o755)", "os.access(path, os.X_OK)"),
        ("draft.chmod(mode)",),
        kinds=(ast.Call, ast.Attribute),
    ),
    Trap(
        "umask",
        called("os.umask", "umask_of"),
        "dutyplan.ledger.filing.umask.umask: it is one for all threads",
        ("os.umask(0)",),
        ("umask()",),
    ),
    Trap(
        "encodings",
        is_encoded_by_the_system,
        "encoding='utf-8'",
        (
            "open(p)",
            "open(p, 'w')",
            "path.open()",
            "path.read_text()",
            "path.write_text(t)",
            "os.fdopen(h, 'w')",
            "io.open(p)",
        ),
        (
            "open(p, 'rb')",
            "path.open('rb')",
            "path.read_text('utf-8')",
            "os.open(p, flags)",
            "open(p, encoding='ascii')",
            "path.open(mode='xb')",
        ),
    ),
    Trap(
        "encodings of processes",
        is_text_of_a_process,
        "encoding='utf-8'",
        ("subprocess.run(a, text=True)", "subprocess.check_output(a, universal_newlines=True)"),
        ("subprocess.run(a, text=True, encoding='utf-8')", "subprocess.run(a)"),
    ),
    Trap(
        "ends of lines",
        has_newlines_of_the_system,
        "newline='\\n', or bytes",
        ("path.write_text(t, encoding='utf-8')", "open(p, 'w', encoding='utf-8')"),
        ("path.write_text(t, 'utf-8', newline='')", "path.write_bytes(b)", "path.open('rb')"),
        where=PRODUCT,
    ),
    Trap(
        "directives of strftime",
        is_directive,
        "an f-string with the number itself",
        ("day.strftime('%-d')", "f'{day:%e}'", "time.strftime('%s')"),
        ("day.strftime('%Y-%m-%d %G-W%V')", "f'{day:%H:%M}'", "f'{share:.0%}'", "'%s' % a"),
        kinds=(ast.Call, ast.FormattedValue),
    ),
    Trap(
        "times before 1970",
        called("fromtimestamp", "utcfromtimestamp"),
        "datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=...)",
        ("datetime.fromtimestamp(0, UTC)",),
        ("datetime.fromisoformat(t)",),
    ),
    Trap(
        "clocks that jump",
        is_wall_clock,
        "time.monotonic() for how long, datetime.now(UTC) for when",
        ("time.time()", "datetime.now()", "datetime.datetime.utcnow()", "time.localtime()"),
        ("time.monotonic()", "datetime.now(UTC)", "date.today()"),
    ),
    Trap(
        "slashes",
        is_glued,
        "pathlib: Path.parts, Path.name, /",
        ("path.split('/')", "str(file).rpartition('/')", "'/'.join(parts)", "os.sep.join(a)"),
        ("zone.rpartition('/')", "Path(a, b)", "', '.join(parts)"),
    ),
    Trap(
        "places of one system",
        is_place,
        "os.devnull, tempfile, what the user names",
        ("Path('/tmp')", "open('/dev/null', 'rb')", "x = '/proc/cpuinfo'"),
        ("os.devnull", "'a/tmp'", "'/deviation'", '"""Docstring."""'),
        kinds=(ast.Constant,),
    ),
    Trap(
        "the terminal's width",
        is_width,
        "dutyplan.cli.screen.console.columns_of, or a try with an except OSError",
        ("os.get_terminal_size()", "def f():\n    return os.get_terminal_size(1).columns"),
        (
            "with suppress(OSError):\n    os.get_terminal_size()",
            "shutil.get_terminal_size()",
            "try:\n    os.get_terminal_size()\nexcept OSError:\n    pass",
        ),
    ),
    Trap(
        "select",
        called("select.select", "select.poll", "select.epoll", "select.kqueue"),
        "a thread that reads: on Windows only sockets can be waited for",
        ("select.select([f], [], [])",),
        ("query.select(a)",),
    ),
    Trap(
        "colours",
        is_colour,
        "View.color, which is_colorful answers, and the codes of outputs/text/grid.py",
        ("print('\\x1b[31mred')",),
        ("print('[31m')",),
        kinds=(ast.Constant,),
    ),
    Trap(
        "how processes begin",
        is_start_method,
        "get_context('spawn')",
        (
            "multiprocessing.Pool(2)",
            "multiprocessing.Process(target=f)",
            "get_context('fork')",
            "ProcessPoolExecutor(2)",
        ),
        ("get_context('spawn')", "ProcessPoolExecutor(2, mp_context=c)", "context.Process()"),
    ),
    Trap(
        "patterns of file names",
        is_pattern,
        "iterdir, and suffix.lower()",
        ("folder.glob('*.csv')", "folder.rglob('*.json')"),
        ("folder.glob('*')", "folder.iterdir()"),
        where=PRODUCT,
    ),
    Trap(
        "variables of one system",
        is_variable,
        "Path.home(), getpass.getuser(), tempfile.gettempdir()",
        ("os.environ['HOME']", "os.environ.get('USER')", "os.getenv('TMPDIR')"),
        ("os.environ.get('NO_COLOR')", "Path.home()"),
        kinds=(ast.Call, ast.Subscript),
    ),
)

# Where a trap is the twin itself, or has its twin beside it.
ALLOWED = {
    ("umask", "dutyplan/ledger/filing/umask.py"): "the one place",
    ("places of one system", "dutyplan/ledger/filing/umask.py"): "read where it is there",
    ("colours", "dutyplan/outputs/text/grid.py"): "the one place",
    ("patterns of file names", "dutyplan/ledger/filing/filing.py"): "names of our own",
    ("patterns of file names", "dutyplan/batch/journal.py"): "names of our own",
    ("clocks that jump", "tools/fuzz.py"): "a moment that two processes know",
    ("clocks that jump", "tools/fuzz_worker.py"): "the same moment",
    ("clocks that jump", "benchmarks/cityruns.py"): "held against the times of files",
    ("encodings", "dutyplan/grammar/tabular/workbookparts.py"): "an archive gives bytes",
}


@cache
def source(path: Path) -> Code:
    return Code(path.read_text(encoding="utf-8"))


def found_in(code: Code, trap: Trap) -> list[int]:
    """The lines in which the trap is."""
    nodes = [node for kind in trap.kinds for node in code.nodes[kind] if trap.is_one(node, code)]
    return sorted({getattr(node, "lineno", 0) for node in nodes})


def files_of(trap: Trap) -> Iterator[tuple[str, Path]]:
    for folder in trap.where:
        for path in sorted((ROOT / folder).rglob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            if place not in LINUX_ALONE and (trap.name, place) not in ALLOWED:
                yield place, path


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_there_is_no_trap(trap: Trap) -> None:
    for place, path in files_of(trap):
        lines = ", ".join(f"{place}:{line}" for line in found_in(source(path), trap))
        assert not lines, f"{lines}: {trap.name}; instead: {trap.twin}"


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_each_trap_is_found_where_it_is_and_nowhere_else(trap: Trap) -> None:
    for text in trap.planted:
        assert found_in(Code(text), trap), text
    for text in trap.harmless:
        assert not found_in(Code(text), trap), text


def test_what_is_allowed_is_still_there() -> None:
    for (name, place), _ in ALLOWED.items():
        (trap,) = (one for one in TRAPS if one.name == name)
        assert found_in(source(ROOT / place), trap), (name, place)
    assert all((ROOT / place).exists() for place in LINUX_ALONE)
