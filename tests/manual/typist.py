"""Types commands: one process that has all imported, and goes apart for each command.

Starting Python and importing everything is most of a small run. The manual has a hundred commands,
so that is done once; each command is then a process of its own, with streams of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]

# What would change the language, the looks or the loudness of a run.
UNWANTED = ("LC_", "LANG", "PYTHON", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "DUTYPLAN")


class Said(NamedTuple):
    """The end of a command: its exit code, and what it said on its two streams."""

    code: int
    out: str
    err: str

    @property
    def shown(self) -> str:
        """All of it, as the pages show it."""
        return self.out + self.err


class Typist:
    """Types commands into a terminal of 80 columns, as it were."""

    def __init__(self) -> None:
        kept = {name: text for name, text in os.environ.items() if not name.startswith(UNWANTED)}
        self._process = subprocess.Popen(
            [sys.executable, "-X", "utf8", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=kept | {"PYTHONPATH": str(ROOT), "COLUMNS": "80"},
            encoding="utf-8",
        )

    def types(self, arguments: list[str], folder: Path, lang: str = "C.UTF-8") -> Said:
        """The end of `dutyplan` with these arguments, in that folder."""
        writer, reader = self._process.stdin, self._process.stdout
        assert writer is not None
        assert reader is not None
        writer.write(json.dumps([arguments, str(folder), lang]) + "\n")
        writer.flush()
        return Said(*json.loads(reader.readline()))

    def goes(self) -> None:
        """End the process."""
        self._process.communicate()


def _serve() -> None:
    """Read commands line by line, and write what became of each."""
    _import_all()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_typed(*json.loads(line))) + "\n")
        sys.stdout.flush()


def _import_all() -> None:
    import pkgutil
    from importlib import import_module

    import dutyplan

    for module in pkgutil.walk_packages(dutyplan.__path__, "dutyplan."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def _typed(arguments: list[str], folder: str, lang: str) -> tuple[int, str, str]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            os.chdir(folder)
            os.environ["LANG"] = lang
            sys.argv = ["dutyplan", *arguments]
            nothing = os.open(os.devnull, os.O_RDONLY)
            for number, source in enumerate((nothing, out.fileno(), err.fileno())):
                os.dup2(source, number)
            _run()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode())
        return code, texts[0], texts[1]


def _run() -> None:
    """Run the command in this process, and end it."""
    from dutyplan.cli import main

    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve()
