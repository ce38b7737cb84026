"""The app as the cast has it in front of them, with the content that it comes with."""

from tests.pages.conftest import no_error_is_hidden, opened, word

__all__ = ["no_error_is_hidden", "opened", "word"]
