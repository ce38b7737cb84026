"""Unless an organisation chooses otherwise: twelve months of silence, a warning a month before."""

from datetime import timedelta

import pytest

from modules.services.data_rights import retention
from modules.storage.retention import WARNING


@pytest.mark.requirement("PR13")
def test_the_term_is_twelve_months_with_a_warning_of_thirty_days(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("TWEEDE_KANS_MONTHS", raising=False)
    assert retention.months() == 12
    assert timedelta(days=30) == WARNING
    assert (retention.SHORTEST, retention.LONGEST) == (3, 24)
