"""Charts for counsellors, each with the same numbers in words beside it."""

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from modules.ui.components.bars import Bar
from modules.ui.shell import session

STANDS_OUT, OTHER, INK = "#0B5563", "#B9AE9C", "#1F2A33"


def scale_chart(drawn: Sequence[Bar]) -> None:
    """Draw the scales as bars in the list's own order, with the same numbers as a table.

    The length is fixed on 0 to 100, with room behind it for the words. A line at the end of a bar
    is the band in which the full form would end for 8 of 10 people. Not sorted: an order by height
    would read as a ranking where scales lie close together.
    """
    names = [one.name for one in drawn]
    figure = go.Figure(
        go.Bar(
            x=[one.share for one in drawn],
            y=names,
            orientation="h",
            marker={
                "color": [STANDS_OUT if one.stands_out else OTHER for one in drawn],
                "pattern": {"shape": ["" if one.stands_out else "/" for one in drawn]},
            },
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [max(0, one.high - one.share) if one.high else 0 for one in drawn],
                "arrayminus": [max(0, one.share - one.low) if one.high else 0 for one in drawn],
                "color": INK,
                "visible": any(one.high for one in drawn),
            },
            hoverinfo="skip",
        )
    )
    for one in drawn:
        figure.add_annotation(
            x=102,
            y=one.name,
            text=one.said,
            xanchor="left",
            showarrow=False,
            font={"size": 14},
        )
    figure.update_layout(
        height=48 * len(names) + 48,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        xaxis={"range": [0, 230], "showticklabels": False, "fixedrange": True, "showgrid": False},
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
        st.markdown(_table(drawn))


def _table(drawn: Sequence[Bar]) -> str:
    head = f"| {session.word('person.scale')} | {session.word('person.said')} |\n|---|---|\n"
    return head + "\n".join(f"| {one.name} | {one.said} |" for one in drawn)
