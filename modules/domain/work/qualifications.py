"""What somebody's own list of diplomas and licences says for the ways that ask for one."""

from collections.abc import Iterable, Mapping

from modules.domain.activities.answer import Entry
from modules.domain.records.frozen import Frozen
from modules.domain.work.training import DIPLOMAS, Diploma

DIPLOMA_LEVELS: Mapping[object, Diploma] = {
    "lager-middelbaar": "geen",
    "secundair": "secundair",
    "hoger": "hoger",
}
"""The levels that the list offers, as ways ask them; "I do not know" is none of them."""

COUNTS, NOT_YET = ("ja", "hoeft-niet"), ("bezig", "nog-niet")
"""What is recognised here or of here, and what is from elsewhere and is not recognised (yet)."""


class Qualifications(Frozen):
    """What is known of diplomas and driving licences; empty and None stand for not known."""

    diploma: Diploma | None = None
    """The highest level that counts here."""
    open: bool = False
    """Whether a diploma is listed of which nobody knows yet what it counts for here."""
    abroad: bool = False
    """Whether a diploma from elsewhere is listed that is not recognised (yet)."""
    car: bool = False
    truck: bool = False


NONE_LISTED = Qualifications()
"""What is known of somebody who listed nothing."""


def read(entries: Iterable[Entry]) -> Qualifications:
    """Return what a list says. A diploma that is not recognised never lowers what counts here.

    A licence counts unless its owner says that it does not, or does not know. With the licence for
    a truck comes the one for a car: in Belgium nobody gets the first without the second.
    """
    listed = tuple(entries)
    diplomas = [entry for entry in listed if entry.get("soort") == "diploma"]
    counting = [diploma.get("niveau") for diploma in diplomas if diploma.get("erkend") in COUNTS]
    levels = [DIPLOMA_LEVELS[level] for level in counting if level in DIPLOMA_LEVELS]
    abroad = [diploma for diploma in diplomas if diploma.get("erkend") in NOT_YET]
    licences = {entry.get("soort") for entry in listed if entry.get("erkend") in (*COUNTS, None)}
    truck = "rijbewijs-vrachtwagen" in licences
    return Qualifications(
        diploma=max(levels, key=DIPLOMAS.index, default=None),
        open=len(levels) + len(abroad) < len(diplomas) or any(map(_in_progress, abroad)),
        abroad=bool(abroad),
        car=truck or "rijbewijs" in licences,
        truck=truck,
    )


def _in_progress(diploma: Entry) -> bool:
    return diploma.get("erkend") == "bezig"
