"""Ideeën voor werk: families of work with why, although and needed; the participant decides."""

from modules.ui import frame, session
from modules.ui.ideas import ideas_page

person = session.require("participant")

ideas_page(person)
frame.bottom(person)
