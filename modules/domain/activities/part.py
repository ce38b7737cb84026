"""The kinds of parts. A kind is a file in parts/ and a line in this table, and nothing else here.

What a kind needs besides is one entry each: how it is asked (a template of its name), how an answer
to it reads, and what the check of the content says of it. A test holds all of them to this table.
"""

from typing import Annotated, TypeAlias, get_args

from pydantic import Field

from modules.domain.activities.parts.base import LONGEST_TEXT as LONGEST_TEXT
from modules.domain.activities.parts.base import BasePart as BasePart
from modules.domain.activities.parts.base import Card as Card
from modules.domain.activities.parts.base import Choice as Choice
from modules.domain.activities.parts.base import Choices as Choices
from modules.domain.activities.parts.base import Id as Id
from modules.domain.activities.parts.base import Pile as Pile
from modules.domain.activities.parts.choose import Choose
from modules.domain.activities.parts.choose_many import ChooseMany
from modules.domain.activities.parts.entries import Entries, EntryField, Pick
from modules.domain.activities.parts.rate import Rate
from modules.domain.activities.parts.read import Read
from modules.domain.activities.parts.sort import Sort
from modules.domain.activities.parts.write import Write

AnyKind: TypeAlias = Read | Choose | ChooseMany | Sort | Rate | Write | Entries
KINDS: tuple[type[BasePart], ...] = get_args(AnyKind)

Part = Annotated[AnyKind, Field(discriminator="kind")]

__all__ = [
    "KINDS",
    "LONGEST_TEXT",
    "BasePart",
    "Card",
    "Choice",
    "Choices",
    "Choose",
    "ChooseMany",
    "Entries",
    "EntryField",
    "Id",
    "Part",
    "Pick",
    "Pile",
    "Rate",
    "Read",
    "Sort",
    "Write",
]
