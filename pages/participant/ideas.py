"""Ideeën voor werk: families of work with why, although and needed; the participant decides."""

from modules.ui.frame import frame
from modules.ui.shell import session
from modules.ui.work.job_ideas import ideas_page

person = session.require("participant")

ideas_page(session.reader(person))
frame.bottom(person)
