"""The start: for a visitor, and for a participant who has not agreed yet."""

from modules.ui.accounts.welcome import welcome
from modules.ui.data_rights import own_data
from modules.ui.frame import frame
from modules.ui.shell import session

person = session.participant_or_visitor()
welcome(person)
if person is not None:
    own_data.door()
frame.bottom(person, choose_language=session.step() > 0)
