"""What a person sees of a bug: a calm sentence; and what the log gets: where, never what."""

import logging
import traceback

import streamlit as st

from modules.domain.records.refusal import text_id_of
from modules.ui.shell import session

LOG = logging.getLogger("tweede_kans")


def quiet_logs() -> None:
    """Silence the loggers that write what somebody typed, or which address asked for what.

    Streamlit logs an uncaught error with its words; `unexpected` logs the same one without.
    """
    for name in ("streamlit.error_util", "uvicorn.access"):
        logging.getLogger(name).disabled = True
    # Every websocket that opens and closes, with its address.
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)


def unexpected(error: Exception) -> bool:
    """Log the kind of error and where it rose, without its words; draw the sentence.

    The words of an error can hold what somebody typed, and a log is read by others.
    """
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-6:]))
    LOG.error("%s at %s", type(error).__name__, where)
    st.error(session.word(text_id_of(error)))
    st.link_button(session.word("button.back-to-start"), "/")
    return True
