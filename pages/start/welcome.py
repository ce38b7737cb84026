"""The start: for a visitor, and for a participant who has not agreed yet."""

from modules.ui import frame, session
from modules.ui.welcome import welcome

person = session.participant_or_visitor()
welcome(person)
frame.bottom(person, choose_language=session.step() > 0)
