"""The same database and cast as the tests of the stores have."""

from tests.storage.conftest import database_url, organisation

__all__ = ["database_url", "organisation"]
