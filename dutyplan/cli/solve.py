"""`dutyplan solve FILE`: read, solve, check, show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from dutyplan.cli.console import ExitCode, is_colorful, is_on_terminal, put, say, width
from dutyplan.cli.options import (
    FILE_HELP,
    catalogue_for,
    choice,
    profile_of,
    read_or_exit,
    time_left,
)
from dutyplan.cli.profiling import render_profile
from dutyplan.cli.progress import ProgressLine
from dutyplan.ledger.whole import write_whole
from dutyplan.locales import LANGUAGES, Catalogue
from dutyplan.outputs import FORMATS, Format, View, format_of
from dutyplan.outputs.closing import gap_sentence, top_lines
from dutyplan.outputs.reasons import names_for
from dutyplan.outputs.refusal import refusal_text
from dutyplan.plan import Plan
from dutyplan.roster import Outcome, Roster, Status
from dutyplan.timing import EXPLAINING, Profile

EPILOG = "Example: dutyplan solve week.yaml -o roster.csv"

_SUFFIXES = ", ".join(suffix for one in FORMATS.values() for suffix in one.suffixes)
_MOST_GAPS = 10


Output = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="OUT",
        help=f"Write a file too, in the format of its suffix: {_SUFFIXES}. May be repeated.",
    ),
]
Form = Annotated[str, typer.Option("--format", help="For standard output.", **choice(FORMATS))]
By = Annotated[str, typer.Option(help="Order of the table.", **choice(("date", "volunteer")))]
TimeLimit = Annotated[
    float,
    typer.Option(min=0, metavar="SECONDS", help="Stop then, with the best roster so far."),
]
Workers = Annotated[
    int,
    typer.Option(
        min=1,
        max=256,
        metavar="N",
        help="Threads of the solver. With one, the same file and seed give the same roster.",
    ),
]
Seed = Annotated[
    int,
    typer.Option(
        min=0,
        max=2**31 - 1,
        metavar="N",
        help="Another seed may give another roster, just as fair.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Rather no roster than one with gaps.")]
Lang = Annotated[str | None, typer.Option(help="Language of the table.", **choice(LANGUAGES))]
Quiet = Annotated[
    bool, typer.Option("-q", "--quiet", help="No warnings on standard error, errors only.")
]
Verbose = Annotated[
    int,
    typer.Option(
        "-v",
        "--verbose",
        count=True,
        show_default=False,
        help="Tell on standard error what the search did; -vv: and where the time went.",
    ),
]


def solve(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=FILE_HELP)],
    output: Output = None,
    format_name: Form = "table",
    by: By = "date",
    time_limit: TimeLimit = 60.0,
    workers: Workers = 1,
    seed: Seed = 0,
    strict: Strict = False,
    lang: Lang = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Make the fairest roster for a week file, and show it."""
    from dutyplan import explain
    from dutyplan import solve as solve_plan

    if quiet and verbose:
        raise typer.BadParameter("-q and -v contradict each other", param_hint="-q")
    profile = profile_of(context)
    files = [(path, _format_for(path)) for path in output or ()]
    with _profiled(profile, is_wanted=verbose > 1):
        with profile.phase("reading"):
            plan, problems = read_or_exit(file, is_quiet=quiet)
            catalogue = catalogue_for(lang, plan)
            _insist_on_no_input(file, plan, [path for path, _ in files])
        with ProgressLine(catalogue, profile.start, is_wanted=not quiet and not verbose) as line:
            outcome = solve_plan(
                plan,
                time_limit=time_left(time_limit, profile),
                workers=workers,
                seed=seed,
                strict=strict,
                on_stage=_tell_stage if verbose else None,
                on_progress=line.listener,
                profile=profile if verbose > 1 else None,
            )
            with profile.phase("explaining"):
                line.show(EXPLAINING)
                outcome = explain(
                    outcome, time_limit=time_left(time_limit, profile), strict=strict, seed=seed
                )
        outcome = replace(outcome, warnings=tuple(problems))
        with profile.phase("writing"):
            is_written = _show(outcome, catalogue, files, format_name, by)
        if outcome.roster is None:
            _end_without_roster(outcome, catalogue, time_limit, strict=strict)
        if verbose:
            for top_line in top_lines(outcome, catalogue, names_for(plan)):
                _tell_stage(top_line)
        if not quiet:
            if format_name != "table" or not is_on_terminal():
                _tell_gaps(outcome.roster, catalogue)
            _tell_end(outcome, catalogue, time_limit)
    if outcome.interrupted:
        raise typer.Exit(ExitCode.INTERRUPTED)
    if not is_written:
        raise typer.Exit(ExitCode.PROBLEMS)


@contextmanager
def _profiled(profile: Profile, *, is_wanted: bool) -> Iterator[None]:
    """Tell where the time went, however it ends."""
    try:
        yield
    finally:
        if is_wanted:
            say(render_profile(profile.seconds()))


def _show(
    outcome: Outcome,
    catalogue: Catalogue,
    files: list[tuple[Path, Format]],
    format_name: str,
    by: str,
) -> bool:
    """Write all that was asked for; False if a file could not be written."""
    form = FORMATS[format_name]
    if outcome.roster is None:
        if form.name == "json":
            put(form.render(outcome, View()), is_data=True)
        return True
    view = View(catalogue.language, "date" if by == "date" else "volunteer")
    written = [_write(path, one.render(outcome, view), one) for path, one in files]
    view = replace(view, width=width(), color=is_colorful())
    put(form.render(outcome, view), is_data=form.name != "table")
    return all(written)


def _format_for(path: Path) -> Format:
    form = format_of(path)
    if form is None:
        message = f"'{path}': the suffix of a file says its format, one of {_SUFFIXES}"
        raise typer.BadParameter(message, param_hint="-o")
    if not path.parent.is_dir():
        raise typer.BadParameter(f"there is no folder '{path.parent}'", param_hint="-o")
    return form


def _insist_on_no_input(file: str, plan: Plan, outputs: list[Path]) -> None:
    """Refuse to write over the files that the plan was read from."""
    folder = Path() if file == "-" else Path(file).parent
    read = {one.span.source.name for one in plan.volunteers if one.span is not None}
    inputs = {(folder / name).resolve() for name in read} | {Path(file).resolve()}
    for path in outputs:
        if path.resolve() in inputs:
            message = f"'{path}' is a file that the plan is read from"
            raise typer.BadParameter(message, param_hint="-o")


def _tell_stage(line: str) -> None:
    say(f"  {line}")


def _write(path: Path, text: str, form: Format) -> bool:
    """Write one file; False if that failed. A spreadsheet knows UTF-8 by the byte-order mark."""
    data = text.encode("utf-8-sig" if form.name == "csv" else "utf-8")
    try:
        write_whole(path, data)
    except OSError as error:
        say(f"error: '{path}' could not be written: {error.strerror or error}")
        return False
    return True


def _end_without_roster(
    outcome: Outcome, catalogue: Catalogue, time_limit: float, *, strict: bool
) -> NoReturn:
    if outcome.status is Status.INFEASIBLE:
        say(catalogue["run.infeasible.strict" if strict else "run.infeasible"])
        say("\n" + refusal_text(outcome.explanations, outcome.plan, catalogue, width()))
        # That was known before anybody stopped the search for its reasons.
        raise typer.Exit(ExitCode.INTERRUPTED if outcome.interrupted else ExitCode.NO_ROSTER)
    if outcome.interrupted:
        say(catalogue["run.interrupted.none"])
        raise typer.Exit(ExitCode.INTERRUPTED)
    if outcome.out_of_memory:
        say(catalogue["run.memory.none"])
        raise typer.Exit(ExitCode.NONE_IN_TIME)
    say(catalogue.format("run.unknown", seconds=f"{time_limit:g}"))
    raise typer.Exit(ExitCode.NONE_IN_TIME)


def _tell_gaps(roster: Roster, catalogue: Catalogue) -> None:
    """Warn of gaps on standard error, for those who don't see the table."""
    gaps = list(roster.gaps())
    for duty in gaps[:_MOST_GAPS]:
        say(gap_sentence(roster, duty, catalogue))
    if len(gaps) > _MOST_GAPS:
        say(catalogue.format("run.gaps.more", num=len(gaps) - _MOST_GAPS))


def _tell_end(outcome: Outcome, catalogue: Catalogue, time_limit: float) -> None:
    """Say on standard error why the search ended, if not by proof."""
    if outcome.interrupted:
        say(catalogue["run.interrupted"])
    elif outcome.out_of_memory:
        say(catalogue["run.memory"])
    elif not outcome.proved:
        say(catalogue.format("run.time-limit", seconds=f"{time_limit:g}"))
