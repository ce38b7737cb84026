"""Words for who reads about themselves and for who reads about somebody else: no Streamlit."""

import pytest

from modules.domain.activities.words import Words
from modules.domain.catalogue import Library
from modules.wording.wording import Wording

LANGUAGES = ("nl", "nl-a2", "en", "fr")


@pytest.fixture
def to_self(shipped: Library) -> Wording:
    """Return the app's words in Dutch, for somebody who reads about themselves."""
    return Wording(shipped, "nl")


@pytest.fixture
def about(shipped: Library) -> Wording:
    """Return them for somebody who reads about a participant."""
    return Wording(shipped, "nl", "about")


@pytest.fixture
def words() -> Words:
    """Return the words of a made-up list with four scales, three levels and a theme."""
    texts = {
        "doen": "Doen\n\nIets maken.\n\nZoals een stoel.",
        "zorgen": "Zorgen\n\nVoor iemand.",
        "denken": "Denken",
        "leiden": "Leiden",
        "start": "het begin",
        "verder": "verder\n\nDit lukt alleen.",
        "moed": "Moed",
        "bus": "De bus is te laat.",
        "grap": "Een grap.",
        "help": "Praat erover.",
        "help/begeleider": "Vraag hoe het gaat.",
    }
    return Words(language="nl", title="Een lijst", texts=texts)
