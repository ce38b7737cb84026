"""S17: the rules hold for all of the app's code, and each rule sees what it is there for."""

import pytest

from tests.security.code import rules


def test_no_code_of_the_app_breaks_a_rule() -> None:
    assert rules.all_broken() == []


@pytest.mark.parametrize(
    "code",
    [
        "eval('1')",
        "exec(x)",
        "st.html(name)",
        "st.markdown(name, unsafe_allow_html=True)",
        "@st.cache_data\ndef f(): ...",
        "@st.cache_resource\ndef f(): ...",
        "import pickle",
        "from pickle import loads",
        "import xml.etree.ElementTree",
        "yaml.load(x)",
        "yaml.safe_load(x)",
        "subprocess.run(x, shell=True)",
        "httpx.get(x, verify=False)",
        "os.system(x)",
        "Environment(autoescape=False)",
    ],
)
def test_each_rule_sees_what_it_is_there_for(code: str) -> None:
    assert list(rules.broken(code))


def test_ordinary_code_breaks_nothing() -> None:
    code = "import re\nre.compile('x')\nst.text(name)\nhttpx.get(x, verify=True)\n"
    assert not list(rules.broken(code))
