"""Charts for counsellors, each with the same numbers in words beside it."""

import plotly.graph_objects as go
import streamlit as st

from modules.domain.scoring import ScaleScore, Standing
from modules.domain.words import Words
from modules.ui import session
from modules.ui.result import said

STANDS_OUT, OTHER = "#0B5563", "#B9AE9C"


def scale_chart(scores: tuple[ScaleScore, ...], found: Standing, words: Words) -> None:
    """Draw the scales as bars on a fixed 0 to 100, in the list's own order, and as a table.

    Not sorted: an order by height would read as a ranking where scales lie close together.
    """
    names = [words.heading(one.scale) for one in scores]
    figure = go.Figure(
        go.Bar(
            x=[one.level if one.enough else None for one in scores],
            y=names,
            orientation="h",
            marker={
                "color": [STANDS_OUT if one.scale in found.top else OTHER for one in scores],
                "pattern": {"shape": ["" if one.scale in found.top else "/" for one in scores]},
            },
            hovertext=[said(one) for one in scores],
            hoverinfo="y+text",
        )
    )
    figure.update_layout(
        height=48 * len(names) + 48,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        xaxis={"range": [0, 100], "showticklabels": False, "fixedrange": True},
        yaxis={"autorange": "reversed", "fixedrange": True, "automargin": True},
        font={"size": 15},
        showlegend=False,
    )
    chart, table = st.columns([3, 2], vertical_alignment="center")
    chart.plotly_chart(
        figure,
        width="stretch",
        config={"displayModeBar": False},
        alt=session.word("person.chart", names=", ".join(names)),
    )
    table.markdown(_table(scores, names))


def _table(scores: tuple[ScaleScore, ...], names: list[str]) -> str:
    head = f"| {session.word('person.scale')} | {session.word('person.said')} |\n|---|---|\n"
    return head + "\n".join(
        f"| {name} | {said(one)} |" for name, one in zip(names, scores, strict=True)
    )
