"""`dutyplan balance FILE`: what each has carried over the weeks, and who carries most."""

from __future__ import annotations

from typing import Annotated

import typer

from dutyplan.cli.options import FILE_HELP, catalogue_for, choice, read_or_exit
from dutyplan.cli.proposed import tell_unsettled
from dutyplan.cli.screen.console import can_show, put, say, width
from dutyplan.cli.trust import AllowLarge, AllowOutside, Trust
from dutyplan.locales import LANGUAGES

EPILOG = "Example: dutyplan balance week.yaml --by month"

By = Annotated[
    str,
    typer.Option(
        help="A row for each volunteer: all sums, or the balance at the end of each month.",
        **choice(("volunteer", "month")),
    ),
]
Form = Annotated[
    str, typer.Option("--format", help="For standard output.", **choice(("table", "csv", "json")))
]
Lang = Annotated[str | None, typer.Option(help="Language of the table.", **choice(LANGUAGES))]


def balance(
    file: Annotated[str, typer.Argument(metavar="FILE", help=FILE_HELP)],
    by: By = "volunteer",
    format_name: Form = "table",
    allow_outside: AllowOutside = False,
    allow_large: AllowLarge = False,
    lang: Lang = None,
) -> None:
    """Show what each has carried over the weeks, and who most."""
    # What adds up and shows is imported when it is needed: other commands load this file too.
    from dutyplan.ledger.sums import ledger_of
    from dutyplan.outputs.reports.ledger import nothing_counted, render_ledger, render_months
    from dutyplan.outputs.reports.ledgerdata import ledger_csv, ledger_json, months_csv, months_json
    from dutyplan.outputs.text.bars import BLOCKS, HASHES
    from dutyplan.outputs.text.grid import fold_text

    plan, _ = read_or_exit(file, lang, Trust(allow_outside, allow_large))
    told = ledger_of(plan)
    catalogue = catalogue_for(lang, plan)
    tell_unsettled(plan.past, catalogue)
    is_by_month = by == "month"
    nothing = fold_text(nothing_counted(told).said(catalogue), width())
    if format_name == "table":
        render = render_months if is_by_month else render_ledger
        pens = BLOCKS if can_show(BLOCKS.characters) else HASHES
        put(render(told, catalogue, width(), pens) if told.months else f"{nothing}\n")
        return
    if not told.months:
        say(nothing)
    if format_name == "csv":
        text = months_csv(told) if is_by_month else ledger_csv(told)
    else:
        text = months_json(told) if is_by_month else ledger_json(told)
    put(text, is_data=True)
