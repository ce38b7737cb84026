"""What every file keeps to, read from the files themselves; import arrows are lint-imports' own."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from modules.content.loading.shelf import GUIDE_IDS
from modules.domain.activities.fact import Fact
from modules.domain.activities.form import Ended
from modules.domain.activities.progress import ActivityState
from modules.domain.catalogue import Library
from modules.domain.observers.comparison import Agreement
from modules.domain.observers.rating import RATERS
from modules.domain.plan import plan
from modules.domain.records import consent, sharing
from modules.domain.records.sharing import Level
from modules.domain.results.scoring import Band
from modules.domain.work.decisions import IdeaChoice
from modules.domain.work.job_ideas import ReasonKind
from modules.domain.work.own_training import TrainingState
from modules.services.accounts import staff_administration
from modules.services.accounts.audit_log import What
from modules.services.guidance import contact
from modules.ui.accounts.welcome import STEPS
from modules.ui.frame.page_shell import WORDS
from modules.ui.sharing.share_end import DAYS
from modules.wording.results.attempts import MOVES

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "pages").rglob("*.py"))
UI = sorted((ROOT / "modules" / "ui").rglob("*.py"))
WEB = sorted((ROOT / "modules" / "web").rglob("*.py"))
DOMAIN = sorted((ROOT / "modules" / "domain").rglob("*.py"))
SERVICES = sorted((ROOT / "modules" / "services").rglob("*.py"))
WORDING = sorted((ROOT / "modules" / "wording").rglob("*.py"))
STORES = [ROOT / "modules" / "storage" / "base.py"]
SPEAKING = [*UI, *PAGES, *WEB, *WORDING, *SERVICES, *STORES, *DOMAIN]
TEMPLATES = sorted((ROOT / "modules" / "web" / "templates").rglob("*.html"))
README = ROOT / "README.md"

GATES = ("require", "participant_or_visitor")
NOBODYS = {"start/elsewhere.py"}
"""Pages that show nothing of anybody: they send whoever is here to their own first page."""

FAMILIES: dict[str, Iterable[str]] = {
    "welcome.{}": STEPS,
    "welcome.{}.text": STEPS,
    "welcome.{}.yes": ["adult", "consent"],
    "welcome.{}.no": ["adult", "consent"],
    "welcome.{}.sorry": ["adult", "consent"],
    "share.{}": [*Level, "no-end", *DAYS],
    "rater.{}.name": ["you", "self", *RATERS],
    "link.{}": ["open", "used", "over"],
    "judgement.{}": ["waits", "accepted", "away"],
    "agreement.{}": get_args(Agreement),
    "accounts.{}": [
        *get_args(staff_administration.AccountState),
        "close",
        "reopen",
        "reset",
        "disconnect",
    ],
    "accounts.role.{}": ["counsellor", "administrator"],
    "accounts.file.{}": ["at", "what", "xlsx", "csv"],
    "accounts.did.{}": get_args(What),
    "share.short.{}": [sharing.PLAN, sharing.IDEAS],
    "person.level.{}": [Level.SHORT, Level.ALL],
    "person.state.{}": get_args(ActivityState),
    "path.state.{}": ["here", *get_args(ActivityState)],
    "band.{}": Band,
    "ended.{}": [*get_args(Ended), "open"],
    "signs.{}": ["same", "fast", "inconsistent"],
    "shell.{}": WORDS,
    "consent.{}": [*consent.SUBJECTS, *consent.OPTIONAL],
    "consent.{}.text": consent.OPTIONAL,
    "rounds.{}": MOVES,
    "fact.{}": get_args(Fact.model_fields["certainty"].annotation),
    "guide.{}": GUIDE_IDS,
    "guides.{}": ["lesson", "questionnaire", "exercise"],
    "plan.state.{}": get_args(plan.StepState),
    "plan.ask.{}": plan.QUESTIONS,
    "contact.{}": contact.KINDS,
    "help.{}": ["danger", "suicide", "talk"],
    "ideas.choice.{}": get_args(IdeaChoice),
    "ideas.chosen.{}": get_args(IdeaChoice),
    "ideas.body.{}": ["limit", "adapt"],
    "ideas.reason.{}": get_args(ReasonKind),
    "ideas.need.{}": ["speaking", "reading", "missing", "met"],
    "ideas.step.{}": ["met", "missing", "unknown"],
    "person.step.{}": ["met", "missing", "unknown"],
    "person.asked.{}": ["met", "missing"],
    "ways.state.{}": get_args(TrainingState),
    "ideas.bottleneck.{}": ["sure", "likely", "unsure"],
}
"""The sentences whose id is put together, with what stands in the gap."""

TEXT_ID = re.compile(r"[a-z][a-z-]*(\.[a-z][a-z-]*)+")


def names(files: list[Path]) -> list[str]:
    """Return files by their path from the root, to name tests after."""
    return [str(file.relative_to(ROOT)) for file in files]


def tree(file: Path) -> ast.Module:
    """Return a file of code as Python reads it."""
    return ast.parse(file.read_text("utf-8"))


def called(node: ast.AST) -> str:
    """Return the name of what a statement calls first, or an empty text."""
    found = next((one for one in ast.walk(node) if isinstance(one, ast.Call)), None)
    return ast.unparse(found.func) if found else ""


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_the_first_thing_a_page_does_is_to_ask_who_is_there(page: Path) -> None:
    does = [
        node
        for node in tree(page).body
        if not isinstance(node, ast.Import | ast.ImportFrom)
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]
    asks = [f"session.{gate}" for gate in GATES]
    if str(page.relative_to(ROOT / "pages")) in NOBODYS:
        asks = ["session.who"]
    assert called(does[0]) in asks


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_a_page_is_short_and_plain(page: Path) -> None:
    assert len(page.read_text("utf-8").splitlines()) <= 40
    refused = (ast.ClassDef, ast.FunctionDef, ast.Try, ast.BinOp)
    assert not [node for node in ast.walk(tree(page)) if isinstance(node, refused)]


def test_no_page_stands_where_streamlit_would_run_it_for_anybody() -> None:
    assert not list((ROOT / "pages").glob("*.py"))
    assert not (ROOT / "modules" / "ui" / "pages").exists()


def test_each_page_has_an_address_and_each_address_a_page() -> None:
    source = (ROOT / "modules" / "ui" / "shell" / "page_registry.py").read_text("utf-8")
    source += (ROOT / "modules" / "ui" / "router.py").read_text("utf-8")
    for page in PAGES:
        name = page.relative_to(ROOT / "pages").with_suffix("").as_posix()
        assert f'"{name}"' in source, name


@pytest.mark.parametrize("file", [*UI, *PAGES], ids=names([*UI, *PAGES]))
def test_nothing_of_a_person_is_cached_and_no_html_is_written(file: Path) -> None:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Attribute):
            assert ast.unparse(node) not in ("st.cache_data", "st.cache_resource", "st.html")
        if isinstance(node, ast.keyword):
            assert node.arg != "unsafe_allow_html"


def test_only_the_session_names_keys_that_are_not_a_widgets() -> None:
    for file in [*UI, *PAGES]:
        if file.name == "session.py":
            continue
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Subscript | ast.Assign | ast.AugAssign | ast.Delete):
                text = ast.unparse(node)
                assert not re.match(r"(del )?st\.session_state\b", text), f"{file.name}: {text}"


def strings(file: Path) -> Iterator[str]:
    """Yield each literal text of a file of code that is not a docstring."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def put_together(file: Path) -> Iterator[str]:
    """Yield each text of a file that is put together, with `{}` for its gaps."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
            )


def families(file: Path, first_words: set[str]) -> set[str]:
    """Return the ids of sentences that a file puts together."""
    looks_like_one = re.compile(r"[a-z-]+\.[a-z.-]*\{\}[a-z.-]*")
    return {
        text
        for text in put_together(file)
        if looks_like_one.fullmatch(text) and text.split(".")[0] in first_words
    }


def test_every_sentence_that_the_code_says_exists(shipped: Library) -> None:
    words = shipped.interface("nl")
    first_words = {text_id.split(".")[0] for text_id in words}
    for file in SPEAKING:
        for text in strings(file):
            is_one = TEXT_ID.fullmatch(text) and not text.endswith(".html")
            if is_one and text.split(".")[0] in first_words:
                assert text in words or f"{text}.other" in words, f"{file.name}: {text}"


def test_every_sentence_that_a_form_says_exists(shipped: Library) -> None:
    for file in TEMPLATES:
        for text in re.findall(r'words\("([^"]+)"', file.read_text("utf-8")):
            known = shipped.interface("nl")
            assert text in known or f"{text}.other" in known, f"{file.name}: {text}"


def test_every_sentence_whose_id_is_put_together_exists(shipped: Library) -> None:
    words = shipped.interface("nl")
    first_words = {text_id.split(".")[0] for text_id in words}
    found = set().union(*(families(file, first_words) for file in SPEAKING))
    assert found <= set(FAMILIES)
    for family in found:
        for gap in FAMILIES[family]:
            assert family.format(gap) in words


def test_every_sentence_is_said_somewhere(shipped: Library) -> None:
    said = {text for file in SPEAKING for text in strings(file)}
    for file in TEMPLATES:
        said |= set(re.findall(r'words\("([^"]+)"', file.read_text("utf-8")))
    for family, gaps in FAMILIES.items():
        said |= {family.format(gap) for gap in gaps}
    plural = re.compile(r"\.(zero|one|two|few|many|other)$")
    plain = {one.removesuffix(".of-other") for one in shipped.interface("nl")}
    unsaid = {one for one in plain if plural.sub("", one) not in said}
    assert unsaid == set()


def test_requirements_are_named_by_their_ids() -> None:
    form = re.compile(r"(TK|TO|FL|JS|OC|FX|PR)\d+")
    for file in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.requirement":
                ids = [one.value for one in node.args if isinstance(one, ast.Constant)]
                assert ids, file.name
                assert all(form.fullmatch(one) for one in ids), file.name


def test_the_readme_names_every_make_target() -> None:
    targets = re.search(
        r"^\.PHONY: ((?:.*\\\n)*.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )
    assert targets
    readme = README.read_text("utf-8")
    unnamed = {name for name in targets[1].split() if f"make {name}" not in readme} - {"\\"}
    assert unnamed <= {"help", "lint", "tests", "browser", "chromium"}  # steps of the others


def test_the_readme_names_every_variable_of_the_environment() -> None:
    named = re.compile(r"TWEEDE_KANS_[A-Z_]+[A-Z]")
    code = [ROOT / "app.py", *(ROOT / "modules").rglob("*.py")]
    found = {one for file in code for one in named.findall(file.read_text("utf-8"))}
    assert found - set(named.findall(README.read_text("utf-8"))) == set()
