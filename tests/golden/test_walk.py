"""The walk that writes down what the demonstration shows still finds its way: in short."""

from modules.services.runtime import Runtime
from tests.golden.walk import Walker


def test_a_visitor_is_shown_the_first_page_in_each_language(runtime: Runtime) -> None:
    for language in ("nl", "fr"):
        shown = dict(Walker(runtime, language).pages(None))
        assert any(
            runtime.library.interface(language)["welcome.language"] in text
            for text in shown.values()
        )
