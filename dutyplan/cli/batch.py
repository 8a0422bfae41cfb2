"""`dutyplan batch FILES|FOLDERS...`: many week files, each solved in a process of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from dutyplan.cli.batching import find, packing_of, wanted_rosters
from dutyplan.cli.making import Seed, Strict
from dutyplan.cli.options import choice
from dutyplan.cli.screen.console import ExitCode, say, say_folded
from dutyplan.cli.screen.counting import Counting
from dutyplan.cli.screen.progress import LiveLine
from dutyplan.cli.showing import By, Names
from dutyplan.cli.trust import AllowLarge, AllowOutside, Trust
from dutyplan.locales import LANGUAGES, Catalogue, language_from, words
from dutyplan.locales.wording import worded
from dutyplan.outputs import FORMATS
from dutyplan.problems import cause_unwritten

if TYPE_CHECKING:
    from dutyplan.batch.engines.base import Engine
    from dutyplan.batch.running import Batch

EPILOG = "Example: dutyplan batch city --to rosters --format xlsx --resume"

_MOST_ROWS = 10

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        readable=False,  # one that can't be read is a row, and stops nothing
        help="Week files, and folders in which all that is called .yaml or .yml is one.",
    ),
]
To = Annotated[
    Path, typer.Option(metavar="OUT", help="Where the rosters and summary.csv are written.")
]
Forms = Annotated[
    list[str],
    typer.Option(
        "--format",
        metavar="|".join(FORMATS),
        help="Of each roster; may be repeated.",
        autocompletion=choice(FORMATS)["autocompletion"],
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=256,
        metavar="N",
        show_default="one for each core",
        help="Processes on this machine.",
    ),
]
OnCluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="tcp://HOST:PORT",
        help="Work on the Dask cluster there; what the week files say is sent to it.",
    ),
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Leave what is done in OUT already and has not changed.")
]
TimeLimit = Annotated[
    float,
    typer.Option(min=0, metavar="SECONDS", help="For each week file: then its best roster so far."),
]
Lang = Annotated[
    str | None,
    typer.Option(help="Language of all rosters; else each file's own.", **choice(LANGUAGES)),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but what ends the run.")]


def batch(
    paths: Paths,
    to: To = Path("batch"),
    format_names: Forms = ["json"],  # noqa: B006 - the library of the command line copies it
    by: By = "date",
    names: Names = "full",
    jobs: Jobs = None,
    cluster: OnCluster = None,
    resume: Resume = False,
    time_limit: TimeLimit = 60.0,
    seed: Seed = 0,
    strict: Strict = False,
    allow_outside: AllowOutside = False,
    allow_large: AllowLarge = False,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """Make the rosters of many week files, several at a time."""
    # Only a run of this needs them; the list of commands loads this file too.
    from dutyplan.batch.running import Batch

    if jobs is not None and cluster is not None:
        raise typer.BadParameter(worded("usage.jobs-cluster"), param_hint="--jobs")
    catalogue = words(lang or language_from(os.environ))
    wanted = wanted_rosters(format_names, by, names, time_limit, seed, strict, lang)
    found = find(paths, to)
    with _folder(to, catalogue):
        run = Batch(found, to, wanted, packing_of(wanted, Trust(allow_outside, allow_large)))
        engine = partial(_engine, jobs, cluster)
        _run(run, len(found), to, engine, catalogue, resume, quiet)
        if not quiet:
            _tell(run, to, catalogue)
    if not all(row.has_roster for row in run.rows):
        raise typer.Exit(ExitCode.PROBLEMS)


@contextmanager
def _folder(to: Path, catalogue: Catalogue) -> Iterator[None]:
    """Keep the folder of the results; whatever can't be written in it ends the run."""
    from dutyplan.batch.journal import BusyError, held

    try:
        to.mkdir(parents=True, exist_ok=True)
        with held(to):
            yield
    except BusyError:
        say_folded(catalogue.format("batch.busy", folder=to))
        raise typer.Exit(ExitCode.PROBLEMS) from None
    except OSError as error:
        _say_unwritten(error, to, catalogue)
        raise typer.Exit(ExitCode.PROBLEMS) from None


def _say_unwritten(error: OSError, to: Path, catalogue: Catalogue) -> None:
    """Say why nothing can be written; of files that are hidden, people know the folder only."""
    name = error.filename
    path = to if name is None or Path(name).name.startswith(".") else name
    say_folded(worded("end.not-written", path=path, why=cause_unwritten(error)).said(catalogue))


def _engine(jobs: int | None, cluster: str | None) -> Engine:
    if cluster is not None:
        from dutyplan.batch.engines.cluster import Cluster

        return Cluster(cluster)
    from dutyplan.batch.engines.processes import Processes

    return Processes(jobs)


def _run(
    run: Batch,
    num: int,
    to: Path,
    make_engine: Callable[[], Engine],
    catalogue: Catalogue,
    is_resumed: bool,
    is_quiet: bool,
) -> None:
    """Run it while a line tells how far it has come; where it can't go on, say so and end."""
    from dutyplan.batch.engines.base import EngineError

    line = LiveLine(Counting(run, num, catalogue).text, is_wanted=not is_quiet)
    try:
        with make_engine() as engine, line:
            for _ in run.run(engine, is_resumed=is_resumed):
                pass  # it is written by now, and counted
    except EngineError as error:
        say_folded(catalogue.format("batch.engine", what=error.message.said(catalogue)))
        say_folded(catalogue.format("problem.hint", hint=error.hint.said(catalogue)))
        _end_early(run.num_done, num, catalogue, ExitCode.PROBLEMS)
    except OSError as error:  # the disk is full, say
        _say_unwritten(error, to, catalogue)
        _end_early(run.num_done, num, catalogue, ExitCode.PROBLEMS)
    except KeyboardInterrupt:
        if not run.num_done:
            raise
        _end_early(run.num_done, num, catalogue, ExitCode.INTERRUPTED)


def _end_early(num_done: int, num: int, catalogue: Catalogue, code: ExitCode) -> NoReturn:
    if num_done:
        say_folded(catalogue.format("batch.stopped", num=num_done, all=num))
    raise typer.Exit(code)


def _tell(run: Batch, to: Path, catalogue: Catalogue) -> None:
    """Say what became of it: those without a roster, and figures of all."""
    from dutyplan.batch.results import SUMMARY

    rows = run.rows
    without = [row for row in rows if not row.has_roster]
    for row in without[:_MOST_ROWS]:
        say_folded(f"{row.file}: {row.status}: {row.message}", indent="  ")
    if len(without) > _MOST_ROWS:
        say_folded(catalogue.format("batch.more-rows", num=len(without) - _MOST_ROWS))
    if without:
        say("")
    figures = {
        "num": len(rows),
        "rosters": len(rows) - len(without),
        "proved": sum(row.proved for row in rows if row.has_roster),
        "gaps": sum(bool(row.gaps) for row in rows),
    }
    say_folded(catalogue.format("batch.done", **figures))
    if run.num_skipped:
        say_folded(catalogue.format("batch.skipped", num=run.num_skipped))
    say_folded(
        catalogue.format(
            "sheets.written", files=catalogue["comma"].join((f"{to}{os.sep}", str(to / SUMMARY)))
        )
    )
