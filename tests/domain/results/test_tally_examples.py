"""What keeps coming back, and what answers show together: counted by hand, at the exact bounds.

`5*ja` is five times "ja", `-` is "not now" and `.` was not asked yet; the parts are those in which
a theme can be chosen, in the activity's order.
"""

import pytest

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Choose
from modules.domain.catalogue import Library
from modules.domain.results.attempts import Attempt
from modules.domain.results.movement import compare
from modules.domain.results.signals import signals
from modules.domain.results.tally import tally
from tests.conftest import MONDAY
from tests.content.worked_examples import in_order, theme
from tests.walking_through import given

SESSIONS = ("zinvolheid", "werk", "coping", "goed-voelen", "talenten", "dromen")

THEMES: list[tuple[str, str, dict[str, str]]] = [
    # 12 situations; one that does not happen and one "not now" leave 10: 5 + 3 + 2
    (
        "ja-nee-durf-niet",
        "5*ja 3*nee 2*ik-durf-niet komt-niet-voor -",
        {"doe-ik": "5 of 10", "doe-ik-niet": "3 of 10", "durf-ik-nog-niet": "2 of 10"},
    ),
    # 12 topics, one left open: 5 + 3 + 3 = 11
    (
        "wat-weet-ik-over-werk",
        "5*ken-ik 3*een-beetje 3*nog-niet -",
        {
            "dit-ken-ik": "5 of 11",
            "dit-ken-ik-een-beetje": "3 of 11",
            "dit-wil-ik-leren": "3 of 11",
        },
    ),
    # 10 conditions, one rather not said: 6 + 2 + 1 = 9
    (
        "randvoorwaarden",
        "6*in-orde 2*bezig drempel liever-niet",
        {"is-in-orde": "6 of 9", "is-bezig": "2 of 9", "is-drempel": "1 of 9"},
    ),
    # 19 things that work asks of a body; one rather not said, one left open: 14 + 2 + 1 = 17
    (
        "lichaam-en-werk",
        "14*gaat-goed 2*met-aanpassing nu-niet liever-niet -",
        {"zo-gaat-het": "14 of 17", "aanpassing-helpt": "2 of 17", "nu-even-anders": "1 of 17"},
    ),
    # 8 questions; one not needed, one left open: 3 own people, 2 services, 1 nobody
    (
        "mijn-netwerk",
        "familie vriend buur begeleider dienst niemand niet-nodig -",
        {"mijn-kring": "3 of 6", "diensten": "2 of 6", "nog-niemand": "1 of 6"},
    ),
    # 10 situations, 8 answered: 4 speak, 2 stay silent, 1 lash out, 1 ask help. At the lunch break
    # nobody can lash out, so that theme could be chosen 7 times.
    (
        "situaties-op-het-werk",
        "zeggen-wat-kan rustig-stop om-herhaling-vragen stil-binnenkomen hopen-dat-niemand-ziet "
        "kwaad-worden veiligheid-erbij-halen - erbij-zitten .",
        {"zeggen": "4 of 8", "zwijgen": "2 of 8", "uitvallen": "1 of 7", "hulp-vragen": "1 of 8"},
    ),
    # 3 situations; the last has two clear answers, which count as one chance
    (
        "assertief",
        "vriendelijk-nee raad-vragen tijd-vragen",
        {"zacht": "0 of 3", "duidelijk": "2 of 3", "hard": "0 of 3", "hulp-zoeken": "1 of 3"},
    ),
    # 6 situations, 5 answered
    (
        "bedrijfscultuur",
        "iedereen-groeten collega-volgen erbij-zitten eerst-horen vragen-hoe -",
        {"zelf-een-stap": "3 of 5", "eerst-kijken": "2 of 5", "op-jouw-manier": "0 of 5"},
    ),
    # 3 things a boss may do; when there is no time nobody can bring somebody, so that is 1 of 2
    (
        "gesprek-met-mijn-baas",
        "nieuw-moment-vragen tijd-nemen iemand-meebrengen",
        {"rustig-verder": "1 of 3", "even-wachten": "1 of 3", "hulp-erbij": "1 of 2"},
    ),
    (
        "luisteren-en-vragen",
        "stil-luisteren opnieuw-vragen chef-halen",
        {"luisteren": "1 of 3", "navragen": "2 of 3", "zelf-invullen": "0 of 3"},
    ),
    (
        "feedback-en-ruzie",
        "vragen-wat-sneller-kan pauze-vragen",
        {
            "rustig-blijven": "0 of 2",
            "vragen-stellen": "1 of 2",
            "verdedigen": "0 of 2",
            "afstand-nemen": "1 of 2",
        },
    ),
]


def with_themes(activity: Activity) -> list[str]:
    """Return the parts of an activity in which a theme can be chosen."""
    return [
        part.id
        for part in activity.parts
        if isinstance(part, Choose) and any(one.theme for one in part.choices)
    ]


@pytest.mark.parametrize(("activity", "said", "expected"), THEMES)
def test_themes_come_out_as_counted_by_hand(
    shipped: Library, activity: str, said: str, expected: dict[str, str]
) -> None:
    found = shipped.activities[activity]
    answers = in_order(found, with_themes(found), said)
    assert {one.theme: theme(one) for one in tally(found, answers)} == expected


def test_every_list_with_themes_has_an_example(shipped: Library) -> None:
    with_some = {one.id for one in shipped.activities.values() if one.themes}
    assert with_some - {activity for activity, _, _ in THEMES} == set()


ENERGY = ("kracht-voor-de-dag", "goed-slapen", "zin-hebben")
LAST = ("heel-moe", "piekeren", "alles-te-veel")
REST = {"rust-nodig"}


def board(wants: str, can: str) -> dict[str, str]:
    """Return a card of the board of wanting and being able."""
    return {"idee": "Bakken", "wil-ik": wants, "kan-ik-nu": can}


SIGNALS: list[tuple[str, dict[str, object], set[str]]] = [
    # one "yes, I want help" is enough; later, no and "rather not" are no reason to speak up
    ("leven-nu", {"lichaam-hulp": "ja"}, {"hulp-gevraagd"}),
    (
        "leven-nu",
        {"alcohol-hulp": "later", "gevoel-hulp": "nee", "drugs-hulp": "liever-niet"},
        set(),
    ),
    # how bad something is says nothing by itself: only whoever asks for help is heard
    ("leven-nu", {"gevoel": "heel-slecht", "gevoel-hulp": None}, set()),
    # four empty places of eight, and not three
    (
        "mijn-netwerk",
        dict.fromkeys(("tips-over-werk", "taal", "kinderen", "papieren"), "niemand"),
        {"lege-plekken"},
    ),
    (
        "mijn-netwerk",
        {**dict.fromkeys(("tips-over-werk", "taal", "kinderen"), "niemand"), "papieren": None},
        set(),
    ),
    ("mijn-netwerk", {"gevoel": "niemand"}, {"niemand-voor-gevoel"}),
    ("mijn-netwerk", {"gevoel": "niet-nodig"}, set()),
    ("randvoorwaarden", {"vervoer": "in-orde", "opvang": "drempel"}, {"drempel-genoemd"}),
    ("randvoorwaarden", {"vervoer": "bezig", "opvang": "liever-niet"}, set()),
    ("stress-en-terugval", {"hoe-nu": "heel-zwaar"}, {"nu-zwaar"}),
    ("stress-en-terugval", {"hoe-nu": "moeilijk"}, set()),
    ("stress-en-terugval", {"hoe-nu": "liever-niet"}, set()),
    ("stress-en-terugval", {"mijn-mens": ["nog-niemand"]}, {"niemand-om-te-bellen"}),
    ("stress-en-terugval", {"mijn-mens": ["huisarts"]}, set()),
    ("hoe-gaat-het", {"gezicht": "heel-zwaar"}, {"zware-dag"}),
    ("hoe-gaat-het", {"gezicht": "zwaar"}, set()),
    # the second face of five is 25 of 100, which is the bound itself
    *((f"sessie-{one}", {"weggaan": "zwaar"}, {"zwaar-naar-huis"}) for one in SESSIONS),
    *((f"sessie-{one}", {"weggaan": "het-gaat", "aankomen": "zwaar"}, set()) for one in SESSIONS),
    # burden 3 x 3 = 9 of 12 = 75 and energy 3 x 1 = 3 of 12 = 25: both bounds
    ("energiemeter", {**dict.fromkeys(LAST, "vaak"), **dict.fromkeys(ENERGY, "weinig")}, REST),
    # burden 8 of 12 = 66.7
    (
        "energiemeter",
        {
            **dict.fromkeys(LAST, "vaak"),
            "piekeren": "soms",
            **dict.fromkeys(ENERGY, "weinig"),
        },
        set(),
    ),
    # energy 4 of 12 = 33.3
    (
        "energiemeter",
        {
            **dict.fromkeys(LAST, "vaak"),
            **dict.fromkeys(ENERGY, "weinig"),
            "zin-hebben": "soms",
        },
        set(),
    ),
    # too little was said of the burden
    ("energiemeter", {"piekeren": "bijna-altijd", **dict.fromkeys(ENERGY, "nooit")}, set()),
    (
        "houding-en-motivatie",
        {"hoe-belangrijk": 7, "hoeveel-vertrouwen": 4},
        {"belangrijk-en-nog-onzeker"},
    ),
    ("houding-en-motivatie", {"hoe-belangrijk": 6, "hoeveel-vertrouwen": 4}, set()),
    ("houding-en-motivatie", {"hoe-belangrijk": 7, "hoeveel-vertrouwen": 5}, set()),
    ("houding-en-motivatie", {"hoe-belangrijk": 10, "hoeveel-vertrouwen": None}, set()),
    ("willen-en-kunnen", {"bord": [board("ja", "een-deel")]}, {"wil-en-nog-niet"}),
    ("willen-en-kunnen", {"bord": [board("nee", "ja")]}, {"kan-en-wil-niet"}),
    ("willen-en-kunnen", {"bord": [board("ja", "ja"), board("nee", "nog-niet")]}, set()),
    ("willen-en-kunnen", {"bord": [{"idee": "Bakken", "wil-ik": "ja"}]}, set()),
]


@pytest.mark.parametrize(("activity", "said", "expected"), SIGNALS)
def test_a_signal_is_said_from_its_bound_on_and_not_before(
    shipped: Library, activity: str, said: dict[str, object], expected: set[str]
) -> None:
    found = shipped.activities[activity]
    assert set(signals(found, given(found, said))) == expected


def test_every_signal_has_an_example_in_which_it_is_said_and_one_in_which_it_is_not(
    shipped: Library,
) -> None:
    every = {(one.id, signal.id) for one in shipped.activities.values() for signal in one.signals}
    said = {(activity, one) for activity, _, found in SIGNALS for one in found}
    unsaid = {
        (activity, one)
        for activity, one in every
        for other, _, found in SIGNALS
        if other == activity and one not in found
    }
    assert every - said == set()
    assert every - unsaid == set()


def test_without_an_answer_no_signal_is_said(shipped: Library) -> None:
    said = {one.id: signals(one, {}) for one in shipped.activities.values()}
    assert {activity for activity, found in said.items() if found} == set()


def test_what_stayed_and_what_moved_is_told_of_each_situation(shipped: Library) -> None:
    activity = shipped.activities["ja-nee-durf-niet"]
    parts = with_themes(activity)
    before = Attempt(
        number=1, at=MONDAY, answers=in_order(activity, parts, "4*ja 4*ik-durf-niet 4*nee")
    )
    now = in_order(activity, parts, "4*ja 3*ja ik-durf-niet 3*nee -")
    change = compare(activity, [before], now)
    assert change is not None
    # 4 ja and 1 ik-durf-niet and 3 nee stayed; 3 went from ik-durf-niet to ja; one is open now
    assert sum(one.stayed for one in change.parts) == 8
    moved = [(one.part, one.before, one.now) for one in change.parts if not one.stayed]
    assert moved == [(part, "ik-durf-niet", "ja") for part in parts[4:7]]
