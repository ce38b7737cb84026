"""The app as the cast has it in front of them."""

from tests.pages.conftest import no_error_is_hidden, opened

__all__ = ["no_error_is_hidden", "opened"]
