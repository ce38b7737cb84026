"""The start: for a visitor, and for a participant who has not agreed yet."""

from modules.ui import frame, mine, session
from modules.ui.welcome import welcome

person = session.participant_or_visitor()
welcome(person)
if person is not None:
    mine.door()
frame.bottom(person, choose_language=session.step() > 0)
