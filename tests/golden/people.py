"""What Amina and Bart answer, and how much of each they show to Els; everything is made up."""

from collections.abc import Mapping
from typing import NamedTuple

from modules.domain.activities.activity import Activity
from tests.content.worked_examples import in_order, on_scales
from tests.walking_through import given

Answers = Mapping[str, object]


class Shown(NamedTuple):
    """What somebody answered to one activity, once or more often, and the level they chose."""

    level: str
    times: tuple[Answers, ...]


def scaled(activity: Activity, said: Mapping[str, str], besides: Answers | None = None) -> Answers:
    """Return answers written for each scale, with those to other parts."""
    found = on_scales(activity, said)
    return {part: one.value for part, one in found.items()} | dict(besides or {})


def row(activity: Activity, written: str, besides: Answers | None = None) -> Answers:
    """Return answers to the questions that share their choices, written in one line."""
    parts = [part.id for part in activity.parts if getattr(part, "shared_choices", False)]
    found = in_order(activity, parts, written)
    return {part: one.value for part, one in found.items()} | dict(besides or {})


def amina(activities: Mapping[str, Activity]) -> dict[str, Shown]:
    """Return what Amina shows: she taught mathematics in Syria, and shows little."""
    return {
        "dromen": Shown(
            "short",
            ({"beelden": ["school", "kinderen"], "droom": "Ik wil kinderen weer leren rekenen."},),
        ),
        "hoe-sterk-voel-ik-me": Shown(
            "short",
            (
                row(
                    activities["hoe-sterk-voel-ik-me"],
                    "lukt-een-beetje lukt-redelijk lukt-redelijk",
                ),
                row(activities["hoe-sterk-voel-ik-me"], "lukt-goed lukt-goed lukt-goed"),
            ),
        ),
        "interesses": Shown(
            "short",
            (
                scaled(
                    activities["interesses"],
                    {
                        "sociaal": "8*heel-graag",
                        "onderzoekend": "8*graag",
                        "ordelijk": "7*graag misschien",
                        "creatief": "4*graag 4*misschien",
                        "ondernemend": "8*liever-niet",
                        "praktisch": "8*helemaal-niet",
                    },
                ),
            ),
        ),
        "mijn-diploma-en-beroep": Shown(
            "short",
            (
                {
                    "mijn-bewijzen": [
                        {
                            "wat": "Leraar wiskunde",
                            "soort": "diploma",
                            "land": "Syrië",
                            "jaar": "2009",
                            "erkend": "bezig",
                            "papier": "kopie",
                        }
                    ],
                    "mijn-beroep-ginder": "Leraar wiskunde",
                    "mijn-beroep-hier": "Helpen in een klas",
                    "wat-is-anders": ["taal", "papieren"],
                    "volgende-stap": "naric-vragen",
                    "mijn-stap": "Maandag stuur ik de mail.",
                },
            ),
        ),
        "taal-nederlands": Shown(
            "short",
            (
                scaled(
                    activities["taal-nederlands"],
                    {
                        "spreken": "5*ja met-hulp 2*nog-niet",
                        "luisteren": "3*ja met-hulp 2*nog-niet",
                        "lezen": "5*ja nog-niet",
                        "schrijven": "3*ja liever-niet -",
                    },
                    {
                        "andere-talen": [
                            {"taal": "Arabisch", "hoe-goed": "mijn-eerste-taal"},
                            {"taal": "Engels", "hoe-goed": "goed"},
                        ],
                        "tolk": "bij-moeilijke-dingen",
                    },
                ),
            ),
        ),
        "starten": Shown(
            "short",
            (
                {
                    "wat-mij-helpt": ["wandelen"],
                    "vraag-overslaan": "iets-verzinnen",
                    "betekenis": "Ik kies zelf wat ik zeg.",
                    "huiswerk": "vraag-stellen",
                },
            ),
        ),
    }


def bart(activities: Mapping[str, Activity]) -> dict[str, Shown]:
    """Return what Bart shows: he cooked and carried, finds his way back, and shows all of it."""
    return {
        "dromen": Shown(
            "all",
            (
                {"beelden": ["keuken"], "ladder": 2, "droom": "Een eigen keuken."},
                {
                    "beelden": ["keuken", "huis"],
                    "ladder": 5,
                    "droom": "Koken in een school, met *vaste* uren.",
                },
            ),
        ),
        "werkstijl": Shown(
            "all",
            (
                scaled(
                    activities["werkstijl"],
                    {
                        "doener": "4*altijd",
                        "vaste-waarde": "3*altijd vaak",
                        "zorger": "4*vaak",
                        "regelaar": "4*soms",
                        "denker": "3*soms -",
                        "verbinder": "2*nooit 2*soms",
                        "trekker": "4*nooit",
                        "vernieuwer": "4*soms",
                    },
                    {"wat-ik-nodig-heb": "Iemand die zegt wat eerst moet."},
                ),
            ),
        ),
        "competenties": Shown(
            "all",
            (
                scaled(
                    activities["competenties"],
                    {
                        "stiptheid": "alleen",
                        "afspraken-en-veiligheid": "ook-voor-anderen",
                        "instructies": "met-hulp",
                        "samenwerken": "alleen",
                        "feedback-en-spanning": "nog-niet",
                        "werktempo": "niet-gezien",
                    },
                ),
            ),
        ),
        "situaties-op-het-werk": Shown(
            "all",
            (
                {
                    "overuren": "zeggen-wat-kan",
                    "grap": "meelachen",
                    "niet-begrepen": "gewoon-beginnen",
                    "bus-te-laat": "meteen-bellen",
                    "mijn-patroon": "Bij grappen zwijg ik.",
                },
            ),
        ),
        "ja-nee-durf-niet": Shown(
            "all",
            (
                row(activities["ja-nee-durf-niet"], "4*ik-durf-niet 4*ja 3*nee komt-niet-voor"),
                row(activities["ja-nee-durf-niet"], "2*ja 2*ik-durf-niet 4*ja 3*nee -"),
            ),
        ),
        "lichaam-en-werk": Shown(
            "all",
            (
                row(
                    activities["lichaam-en-werk"],
                    "met-aanpassing gaat-goed nu-niet met-aanpassing 13*gaat-goed liever-niet -",
                    {"wat-helpt-mijn-lichaam": ["korte-pauzes", "hulpmiddel-om-te-tillen"]},
                ),
            ),
        ),
        "mijn-netwerk": Shown(
            "all",
            (
                row(
                    activities["mijn-netwerk"],
                    "niemand vriend familie niemand niemand dienst begeleider niemand",
                    {"deze-week": "begeleider-vragen", "wat-vraag-ik": "Wie belt er mee?"},
                ),
            ),
        ),
        "randvoorwaarden": Shown(
            "all",
            (
                row(
                    activities["randvoorwaarden"],
                    "in-orde in-orde bezig in-orde drempel 4*in-orde liever-niet",
                    {
                        "stappen": [
                            {
                                "wat": "Een kamer zoeken",
                                "wie": "samen",
                                "tegen-wanneer": "deze-maand",
                            }
                        ]
                    },
                ),
            ),
        ),
        "willen-en-kunnen": Shown(
            "all",
            (
                {
                    "bord": [
                        {
                            "idee": "Koken in een school",
                            "wil-ik": "ja",
                            "kan-ik-nu": "een-deel",
                            "wat-nodig": "Een attest",
                            "bewijs": "Ik kookte in het leger",
                        },
                        {"idee": "Verhuizen", "wil-ik": "nee", "kan-ik-nu": "ja"},
                    ],
                    "eerste-stap": "Een dag meekijken.",
                },
            ),
        ),
        "houding-en-motivatie": Shown(
            "short",
            (
                scaled(
                    activities["houding-en-motivatie"],
                    {"houding": "4*vaak 2*soms"},
                    {"hoe-belangrijk": 9, "hoeveel-vertrouwen": 4},
                ),
            ),
        ),
        "loopbaanankers": Shown(
            "short",
            (
                {
                    "kaarten": ["vakman", "zekerheid", "zinvol", "levensstijl"],
                    "twee-kaarten": ["vakman", "zekerheid"],
                    "een-kaart": ["zekerheid"],
                    "waarom": "Ik wil weten wat morgen komt.",
                },
            ),
        ),
    }


def checked(activity: Activity, said: Answers) -> Answers:
    """Return answers in the order of the activity, each accepted by the one door."""
    return {part: said[part] for part in given(activity, said)}
