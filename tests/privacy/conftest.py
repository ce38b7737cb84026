"""These tests open pages as the page tests do."""

from tests.pages.conftest import no_error_is_hidden, opened, word

__all__ = ["no_error_is_hidden", "opened", "word"]
