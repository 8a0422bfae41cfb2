"""The commands put together: `--version`, `--help`, and one entry for each command."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

from dutyplan import __version__
from dutyplan.cli import COMMANDS, python_name
from dutyplan.cli.console import interruptible


def build_app() -> typer.Typer:
    """The whole command line."""
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(epilog=_EPILOG)(_options)
    for name in COMMANDS:
        own_name = python_name(name)
        module = import_module(f"dutyplan.cli.{own_name}")
        command = interruptible(getattr(module, own_name))
        app.command(name, cls=getattr(module, "Command", None), epilog=module.EPILOG)(command)
    return app


_EPILOG = (
    "Exit codes: 0 a roster, or nothing wrong; 1 problems in the file or roster; 2 wrong usage; "
    "3 no roster exists; 4 none found in time; 130 interrupted."
)


def _show_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"dutyplan {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Fair duty rosters for volunteers, with a proof."""
