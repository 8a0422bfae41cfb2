"""The balances of a year as a picture: a line for each who took part, week by week."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from benchmarks.saturdays import BAND, Resident, Year

_MEMBER, _LATE, _LEFT = "#8a8f98", "#c2410c", "#1d4ed8"


def draw(years: Mapping[str, Year], path: Path) -> None:
    """Draw years one above the other, with the band in which balances should stay.

    Parameters
    ----------
    years
        By the title of each.
    path
        Of the picture; its suffix says the format.
    """
    # The same picture has the same bytes, whenever it is drawn.
    mpl.rcParams.update({"svg.hashsalt": "year", "svg.fonttype": "none", "font.size": 9})
    figure = Figure(figsize=(9, 6.5), layout="constrained")
    plots = figure.subplots(len(years), 1, sharex=True, squeeze=False)[:, 0]
    for plot, (title, year) in zip(plots, years.items(), strict=True):
        plot.set_title(title, loc="left")
        plot.axhspan(-BAND, BAND, color="#e5e7eb", zorder=0)
        plot.axhline(0, color="black", linewidth=0.6)
        for one in sorted(year.residents, key=lambda each: each.since is not None):
            weeks = [week for week in range(len(year.sums)) if one.is_member(week)]
            points = [year.balance(one.name, week) for week in weeks]
            plot.plot([week + 1 for week in weeks], points, **_style(one))
        plot.set_ylabel("balance, points")
        plot.spines[["top", "right"]].set_visible(False)
    plots[-1].set_xlabel("Saturday of the year")
    for label, color in (("member", _MEMBER), ("joins late", _LATE), ("leaves", _LEFT)):
        plots[0].plot([], [], color=color, label=label)
    plots[0].legend(loc="lower left", ncols=3, frameon=False)
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


def _style(one: Resident) -> dict[str, object]:
    if one.since is not None:
        return {"color": _LATE, "linewidth": 1.4}
    if one.until is not None:
        return {"color": _LEFT, "linewidth": 1.2}
    return {"color": _MEMBER, "linewidth": 0.7, "alpha": 0.8}
