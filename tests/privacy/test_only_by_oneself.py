"""Nothing goes to an employer or a service by itself: one's own data leave by one's own hand."""

import ast

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.roles import ROLES, Permission
from modules.services.data_rights import data_export
from modules.services.permissions import Forbidden
from modules.storage.base import NoDossier, Store
from tests.conftest import AMINA, ELS, FATIMA, reads
from tests.test_code_rules import ASKS_WHO_SOMEBODY_IS, CALLING, imported, is_among, parsed


@pytest.mark.requirement("PR9")
def test_only_the_participant_may_take_the_own_data_along(store: Store, library: Library) -> None:
    holders = {
        name for name, row in ROLES.items() if Permission.DATA_EXPORT in row.theirs | row.anywhere
    }
    assert holders == {"participant"}
    forged = ELS.model_copy(update={"id": AMINA.id})
    with pytest.raises(Forbidden):
        data_export.document(store, library, reads(store, forged))
    for by in (ELS, FATIMA):
        with pytest.raises(NoDossier):
            data_export.document(store, library, reads(store, by))


@pytest.mark.requirement("PR9")
def test_no_code_of_the_app_sends_anything_anywhere() -> None:
    calling = [
        file for file, tree in parsed() if any(is_among(name, CALLING) for name in imported(tree))
    ]
    assert {file.name for file in calling} <= {ASKS_WHO_SOMEBODY_IS}
    for file in calling:
        assert not [name for name in imported(ast.parse(file.read_text())) if "dossier" in name]
