"""People who are about to begin: a folder with somebody for each activity, made by the services."""

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from modules.domain.catalogue import Library
from modules.domain.records.people import Person
from modules.services.accounts import accounts, secrets
from modules.services.action import Action
from modules.services.activities import answering
from modules.services.observers import rating_links
from modules.storage.base import Store
from modules.storage.opening import open_store

NAME = "Amina"

Case = tuple[str, str]
"""An activity, and the language in which it is done."""


class Begun(NamedTuple):
    """The secret of a sign-in at the beginning of an activity, or of a link to its form."""

    secret: str
    link: bool


def fill(folder: Path, library: Library, cases: Iterable[Case]) -> list[Begun]:
    """Make somebody for each case, who has opened the activity in that language."""
    opened = open_store(folder)
    try:
        the_keys = secrets.keys(opened.key)
        return [_begin(opened.store, the_keys, library, *case) for case in cases]
    finally:
        opened.store.close()


def _begin(
    store: Store, the_keys: secrets.Keys, library: Library, activity_id: str, language: str
) -> Begun:
    at = datetime.now(UTC)
    account = accounts.start_alone(
        store, the_keys, adult=True, use=True, name=NAME, language=language, at=at
    )
    accounts.put_card_away(store, account.id)
    action = Action(Person(id=account.id, role="participant"), at, uuid.uuid4().hex)
    activity = library.activities[activity_id]
    if not activity.own:
        asked = next(rater for rater in activity.raters if rater != "counsellor")
        link = rating_links.make_link(store, library, account.id, activity_id, asked, action)
        return Begun(link, link=True)
    answering.open_activity(store, library, activity_id, action)
    return Begun(accounts.begin(store, account, at=at), link=False)
