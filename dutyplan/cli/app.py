"""The commands put together: `--version`, `--help`, and one entry for each command."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from dutyplan import __version__
from dutyplan.cli import COMMANDS, python_name
from dutyplan.cli.screen.console import ExitCode, interruptible, say
from dutyplan.cli.screen.helppage import lay_out, page_in
from dutyplan.cli.screen.phrases import phrase
from dutyplan.locales import LANGUAGES, Catalogue, language_from, words
from dutyplan.locales.wording import Wording
from dutyplan.timing import Profile

EPILOG = (
    "Exit codes: 0 a roster, or nothing wrong; 1 problems in the file or roster; 2 wrong usage; "
    "3 no roster exists; 4 none found in time, or no memory left; 130 interrupted; 143 or 129 "
    "told by the system to stop."
)


def run_app(profile: Profile) -> None:
    """Run what the arguments of the process ask for, and end."""
    catalogue = words(language_from(os.environ))
    command = build_app()
    lay_out(command, catalogue)
    try:
        code = command.main(prog_name="dutyplan", obj=profile, standalone_mode=False)
    except typer.TyperException as error:
        _tell(error, catalogue)
        sys.exit(ExitCode.USAGE)
    except SystemExit:
        # So the library ends with 1 where nobody reads on; but that is nobody's fault.
        if type(sys.stdout).__name__ == "PacifyFlushWrapper":
            raise BrokenPipeError from None
        raise
    sys.exit(code or ExitCode.OK)


def build_app() -> TyperGroup:
    """The whole command line."""
    app = typer.Typer(
        invoke_without_command=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(epilog=EPILOG)(_options)
    for name in COMMANDS:
        own_name = python_name(name)
        module = import_module(f"dutyplan.cli.{own_name}")
        command = interruptible(getattr(module, own_name))
        app.command(name, cls=getattr(module, "Command", None), epilog=module.EPILOG)(command)
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return group


def _tell(error: Any, catalogue: Catalogue) -> None:
    """Say what is wrong with the usage, in the language that was asked for if it is known yet."""
    context = getattr(error, "ctx", None)
    if context is not None:
        asked = context.params.get("lang")
        catalogue = words(asked) if asked in LANGUAGES else catalogue
        context.formatter_class = page_in(catalogue)
        text = f"Try '{context.command_path} {context.help_option_names[0]}' for help."
        say(f"{context.get_usage()}\n{phrase(text, catalogue)}\n")
    known = {}
    if isinstance(error.message, Wording):
        known[str(error.message)] = error.message.said(catalogue)
    say(phrase(f"Error: {error.format_message()}", catalogue, known))


def _show_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"dutyplan {__version__}")
        raise typer.Exit


def _options(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Fair duty rosters for volunteers, with a proof."""
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(ExitCode.USAGE)
