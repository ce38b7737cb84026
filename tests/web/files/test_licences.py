"""Whose work the app is made of: a page for anybody, made from the content's own lists."""

import re

import pytest
import yaml
from starlette.testclient import TestClient

from modules.domain.catalogue import Library
from modules.services.runtime import CONTENT, Runtime
from tests.web.conftest import Word


def page(browser: TestClient) -> str:
    """Return the page with its spaces as one."""
    return re.sub(r"\s+", " ", browser.get("/licences").text)


@pytest.mark.requirement("PR18")
@pytest.mark.parametrize("kind", ["pictures", "fonts"])
def test_every_maker_and_licence_in_the_lists_is_on_it(
    browser: TestClient, runtime: Runtime, kind: str
) -> None:
    listed = yaml.safe_load((CONTENT / kind / f"{kind}.yaml").read_text("utf-8"))
    said = page(browser)
    found = {(one["author"], one["licence"]) for one in listed.values()}
    assert found
    for author, licence in found:
        assert f"{author}, {licence}" in said


@pytest.mark.requirement("PR18")
def test_every_activity_says_where_it_comes_from(
    browser: TestClient, runtime: Runtime, shipped: Library
) -> None:
    said = page(browser)
    for activity in shipped.activities.values():
        assert said.count(f"<dt>{shipped.words('activities', activity.id, 'nl').title}</dt>") == 1
        assert " ".join(activity.source.split())[:40].replace("'", "&#39;") in said


@pytest.mark.requirement("PR18")
def test_the_icons_the_occupations_and_the_code_are_on_it(
    browser: TestClient, runtime: Runtime, word: Word
) -> None:
    said = page(browser)
    assert "Apache License" in said
    assert "O*NET" in said
    assert "MIT" in word("licences.code.text")
    assert word("licences.code.text") in said


def test_it_speaks_the_language_that_is_asked(browser: TestClient, runtime: Runtime) -> None:
    for language, title in (("en", "Who made this?"), ("xx", "Wie maakte dit?")):
        assert f"<h1>{title}</h1>" in browser.get(f"/licences?lang={language}").text
