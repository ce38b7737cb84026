"""Charts for counsellors, each with the same numbers in words beside it."""

import plotly.graph_objects as go
import streamlit as st

from modules.domain.scoring import ScaleScore, Standing
from modules.domain.words import Words
from modules.ui import session
from modules.ui.result import said

STANDS_OUT, OTHER, INK = "#0B5563", "#B9AE9C", "#1F2A33"


def scale_chart(scores: tuple[ScaleScore, ...], found: Standing, words: Words) -> None:
    """Draw the scales as bars in the list's own order, with the same numbers as a table.

    The length is fixed on 0 to 100, with room behind it for the words. Not sorted: an order by
    height would read as a ranking where scales lie close together.
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
            text=[said(one) for one in scores],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    figure.update_layout(
        height=48 * len(names) + 48,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        xaxis={"range": [0, 160], "showticklabels": False, "fixedrange": True},
        yaxis={"autorange": "reversed", "fixedrange": True, "automargin": True},
        font={"size": 15, "color": INK},
        showlegend=False,
    )
    st.plotly_chart(
        figure,
        width="stretch",
        config={"displayModeBar": False},
        alt=session.word("person.chart", names=", ".join(names)),
    )
    with st.expander(session.word("person.table")):
        st.markdown(_table(scores, names))


def _table(scores: tuple[ScaleScore, ...], names: list[str]) -> str:
    head = f"| {session.word('person.scale')} | {session.word('person.said')} |\n|---|---|\n"
    return head + "\n".join(
        f"| {name} | {said(one)} |" for name, one in zip(names, scores, strict=True)
    )
