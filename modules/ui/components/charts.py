"""Charts for counsellors, each with the same numbers in words beside it."""

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from modules.ui.shell import session
from modules.wording.results.scales import Bar, as_table

STANDS_OUT, OTHER, INK = "#0B5563", "#B9AE9C", "#1F2A33"


def scale_chart(drawn: Sequence[Bar]) -> None:
    """Draw the scales as bars in the list's own order, with the same numbers as a table.

    The length is fixed on 0 to 100, with room behind it for the words. A line at the end of a bar
    is the band in which the full form would end for 8 of 10 people. Not sorted: an order by height
    would read as a ranking where scales lie close together.
    """
    names = [bar.name for bar in drawn]
    figure = go.Figure(
        go.Bar(
            x=[bar.share for bar in drawn],
            y=names,
            orientation="h",
            marker={
                "color": [STANDS_OUT if bar.stands_out else OTHER for bar in drawn],
                "pattern": {"shape": ["" if bar.stands_out else "/" for bar in drawn]},
            },
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [max(0, bar.high - bar.share) if bar.high else 0 for bar in drawn],
                "arrayminus": [max(0, bar.share - bar.low) if bar.high else 0 for bar in drawn],
                "color": INK,
                "visible": any(bar.high for bar in drawn),
            },
            hoverinfo="skip",
        )
    )
    for bar in drawn:
        figure.add_annotation(
            x=102,
            y=bar.name,
            text=bar.said,
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
        st.markdown(as_table(session.wording(), drawn))
