"""Every list that counts something, worked out by hand: the arithmetic stands beside each example.

`3*graag` is three times "graag", `-` is "not now" and `.` was not asked yet. What comes out reads
"points/possible from answered/asked = share of the possible points, 0 to 100".
"""

import pytest

from modules.domain.activities.answer import PileFull, answer
from modules.domain.catalogue import Library
from modules.domain.results.attempts import Attempt
from modules.domain.results.levels import levels_reached
from modules.domain.results.movement import compare
from modules.domain.results.scoring import ProfileSummary, profile_summary, scores
from tests.conftest import MONDAY
from tests.content.worked_examples import on_scales, rung, score

SESSIONS = (
    "sessie-zinvolheid",
    "sessie-werk",
    "sessie-coping",
    "sessie-goed-voelen",
    "sessie-talenten",
    "sessie-dromen",
)

SCALES: list[tuple[str, str, str, str]] = [
    # Three statements, 0 to 4 each.
    # 3 + 2 + 4 = 9 of 3 x 4 = 12; 9/12 = 75
    (
        "hoe-sterk-voel-ik-me",
        "zelf-sterk",
        "lukt-goed lukt-redelijk lukt-heel-goed",
        "9/12 from 3/3 = 75",
    ),
    # everything at the lowest is zero of twelve, and that is said
    ("hoe-sterk-voel-ik-me", "zelf-sterk", "3*lukt-nog-heel-weinig", "0/12 from 3/3 = 0"),
    # 3 + 3 = 6 of 2 x 4 = 8; 2 of 3 is 67 %, under 80 %: nothing is said
    ("hoe-sterk-voel-ik-me", "zelf-sterk", "lukt-goed - lukt-goed", "6/8 from 2/3: too few"),
    # "dat zeg ik liever niet" is the same as no answer, and costs no points
    (
        "hoe-sterk-voel-ik-me",
        "zelf-sterk",
        "lukt-goed liever-niet lukt-goed",
        "6/8 from 2/3: too few",
    ),
    # Eight activities a type, 0 to 4 each.
    # 6 x 3 + 2 x 4 = 26 of 8 x 4 = 32; 26/32 = 81.25
    ("interesses", "praktisch", "6*graag 2*heel-graag", "26/32 from 8/8 = 81.25"),
    # 3 x 4 + 2 x 3 + 1 x 2 + 1 x 1 + 0 = 21 of 32 = 65.6
    (
        "interesses",
        "sociaal",
        "3*heel-graag 2*graag misschien liever-niet helemaal-niet",
        "21/32 from 8/8 = 65.62",
    ),
    # 7 x 3 = 21 of 7 x 4 = 28; 7 of 8 is 87.5 %: enough
    ("interesses", "creatief", "7*graag -", "21/28 from 7/8 = 75"),
    # 6 of 8 is 75 %: too few, whatever was said
    ("interesses", "ordelijk", "6*heel-graag - .", "24/24 from 6/8: too few"),
    # here "liever-niet" is an answer of one point, no refusal
    ("interesses", "ondernemend", "8*liever-niet", "8/32 from 8/8 = 25"),
    ("interesses", "onderzoekend", "4*misschien 4*helemaal-niet", "8/32 from 8/8 = 25"),
    # Six pictures a type: not 0, do not know 1, gladly 2.
    # 4 x 2 + 1 + 0 = 9 of 6 x 2 = 12
    ("interesses-in-beelden", "praktisch", "4*graag een-beetje niet-graag", "9/12 from 6/6 = 75"),
    # 4 x 2 + 1 = 9 of 5 x 2 = 10; 5 of 6 is 83 %: enough
    ("interesses-in-beelden", "creatief", "4*graag een-beetje -", "9/10 from 5/6 = 90"),
    # 4 of 6 is 67 %
    ("interesses-in-beelden", "ordelijk", "4*graag - -", "8/8 from 4/6: too few"),
    # Four statements a way of working, 1 to 4, so 0 to 3 above the lowest.
    # 3 + 2 + 1 + 0 = 6 of 4 x 3 = 12
    ("werkstijl", "doener", "altijd vaak soms nooit", "6/12 from 4/4 = 50"),
    # "never" four times is nothing above the lowest: 0, not 4 of 16
    ("werkstijl", "denker", "4*nooit", "0/12 from 4/4 = 0"),
    # 3 of 4 is 75 %
    ("werkstijl", "zorger", "3*altijd -", "9/9 from 3/4: too few"),
    # Three cards a value on piles of 2, 1 and 0.
    # 2 + 1 + 0 = 3 of 3 x 2 = 6
    ("waarden", "relaties", "heel-belangrijk belangrijk minder-belangrijk", "3/6 from 3/3 = 50"),
    # a card that still lies on no pile is not asked: 2 of 3 is 67 %
    ("waarden", "steun", "heel-belangrijk heel-belangrijk -", "4/4 from 2/3: too few"),
    # One question a competence, 1 to 4, so 0 to 3 above the lowest: 2/3
    ("competenties", "stiptheid", "alleen", "2/3 from 1/1 = 66.67"),
    ("competenties", "stiptheid", "nog-niet", "0/3 from 1/1 = 0"),
    # "niet gezien" says nothing, so there is nothing to divide by
    ("competenties", "werktempo", "niet-gezien", "0/0 from 0/1: too few"),
    ("competenties", "inzet", "-", "0/0 from 0/1: too few"),
    # Three can-do's a part: yes 1, with help a half, not yet 0.
    # 1 + 0.5 + 0 = 1.5 of 3
    ("digitaal-kunnen", "vinden", "kan-ik met-hulp nog-niet", "1.5/3 from 3/3 = 50"),
    ("digitaal-kunnen", "veilig", "2*kan-ik -", "2/2 from 2/3: too few"),
    # 0.5 + 0.5 + 0.5 = 1.5 of 3
    ("werk-zoeken-kunnen", "het-gesprek", "3*met-hulp", "1.5/3 from 3/3 = 50"),
    ("werk-zoeken-kunnen", "werk-vinden", "kan-ik - .", "1/1 from 1/3: too few"),
    # Ten statements, 0 to 3 each.
    # 4 x 3 + 3 x 2 + 2 x 1 + 0 = 20 of 30
    (
        "zelfvertrouwen-op-het-werk",
        "zelfvertrouwen-werk",
        "4*heel-zeker 3*vrij-zeker 2*een-beetje-zeker nog-niet-zeker",
        "20/30 from 10/10 = 66.67",
    ),
    # 8 of 10 is exactly 80 %: enough. 8 x 2 = 16 of 24
    (
        "zelfvertrouwen-op-het-werk",
        "zelfvertrouwen-werk",
        "8*vrij-zeker - -",
        "16/24 from 8/10 = 66.67",
    ),
    # 7 of 10 is not
    (
        "zelfvertrouwen-op-het-werk",
        "zelfvertrouwen-werk",
        "7*vrij-zeker - - -",
        "14/21 from 7/10: too few",
    ),
    # One rung from 1 to 5, so 0 to 4 above the lowest: 4 is 3 of 4
    ("wiel-van-mijn-leven", "werk", "4", "3/4 from 1/1 = 75"),
    ("wiel-van-mijn-leven", "geld", "1", "0/4 from 1/1 = 0"),
    ("wiel-van-mijn-leven", "wonen", "-", "0/0 from 0/1: too few"),
    # Three statements a side, 0 to 4 each; the two sides are never one total.
    # 2 + 3 + 4 = 9 of 12
    ("energiemeter", "energie", "soms vaak bijna-altijd", "9/12 from 3/3 = 75"),
    ("energiemeter", "last", "vaak liever-niet vaak", "6/8 from 2/3: too few"),
    # Six statements, 1 to 4, so 0 to 3 above the lowest: 3 x 2 + 2 x 3 + 0 = 12 of 18
    (
        "houding-en-motivatie",
        "houding",
        "3*vaak 2*bijna-altijd bijna-nooit",
        "12/18 from 6/6 = 66.67",
    ),
    # 5 x 1 = 5 of 15; 5 of 6 is 83 %
    ("houding-en-motivatie", "houding", "5*soms -", "5/15 from 5/6 = 33.33"),
    ("houding-en-motivatie", "houding", "4*vaak - .", "8/12 from 4/6: too few"),
    # Three statements a side, 1 to 4: 3 + 2 + 1 = 6 of 9
    ("wendbaar", "regie", "altijd vaak soms", "6/9 from 3/3 = 66.67"),
    ("wendbaar", "vertrouwen", "2*altijd -", "6/6 from 2/3: too few"),
    # One face of five: the fourth is 3 of 4 above the lowest
    ("hoe-gaat-het", "hoe-het-gaat", "goed", "3/4 from 1/1 = 75"),
    ("hoe-gaat-het", "hoe-het-gaat", "liever-niet", "0/0 from 0/1: too few"),
    # The same face on coming and on leaving, which are never added up
    *((one, "gevoel-start", "zwaar", "1/4 from 1/1 = 25") for one in SESSIONS),
    *((one, "gevoel-einde", "heel-goed", "4/4 from 1/1 = 100") for one in SESSIONS),
    *((one, "gevoel-einde", "liever-niet", "0/0 from 0/1: too few") for one in SESSIONS),
    # Eight can-do's: yes 1, with help a half, not yet 0; "liever niet" is no answer.
    # 3 x 1 + 2 x 0.5 + 2 x 0 = 4 of 7; 7 of 8 is 87.5 %
    (
        "taal-nederlands",
        "spreken",
        "3*ja 2*met-hulp 2*nog-niet liever-niet",
        "4/7 from 7/8 = 57.14",
    ),
]


@pytest.mark.parametrize(("activity", "scale", "said", "expected"), SCALES)
def test_a_scale_comes_out_as_worked_out_by_hand(
    shipped: Library, activity: str, scale: str, said: str, expected: str
) -> None:
    found = shipped.activities[activity]
    answers = on_scales(found, {scale: said})
    assert {one.scale: score(one) for one in scores(found, answers)}[scale] == expected


def test_every_list_with_scales_has_a_full_example_and_one_with_too_few_answers(
    shipped: Library,
) -> None:
    counting = {one.id for one in shipped.activities.values() if one.scales}
    full = {activity for activity, _, _, expected in SCALES if "too few" not in expected}
    few = {activity for activity, _, _, expected in SCALES if "too few" in expected}
    assert counting - full == set()
    assert counting - few == {"taal-nederlands"}  # its examples with too few are ladders, below


def test_no_shipped_list_turns_an_answer_around(shipped: Library) -> None:
    turned = [
        f"{one.id}/{part.id}"
        for one in shipped.activities.values()
        for part in one.parts
        if getattr(part, "reversed", False)
    ]
    # As soon as one does, it needs an example above.
    assert turned == []


LADDERS: list[tuple[str, str, str]] = [
    # spreken: pre-a1 one question, a1 two, a2 two, b1 two, b2 one; a rung counts from 80 %.
    ("spreken", "8*ja", "b2 from 8/8"),
    # a2: 1 + 0.5 = 1.5 of 2 = 75 %, so the ladder ends at a1
    ("spreken", "ja 2*ja ja met-hulp 2*nog-niet nog-niet", "a1 from 8/8"),
    # b1: one "ja" and one "liever niet": 1 of 1 answered = 100 %
    ("spreken", "ja 2*ja 2*ja ja liever-niet nog-niet", "b1 from 7/8"),
    # b1: nobody can be on a rung of which nothing was answered; 6 of 8 is 75 %
    ("spreken", "ja 2*ja 2*ja - - ja", "a2 from 6/8: too few"),
    # the first rung is not there: whoever can more stands at the start all the same
    ("spreken", "nog-niet 7*ja", "start from 8/8"),
    # luisteren: pre-a1 one, a1 one, a2 one, b1 two, b2 one
    ("luisteren", "ja ja met-hulp ja ja ja", "a1 from 6/6"),  # a2: 0.5 of 1 = 50 %
    ("luisteren", "ja ja ja - - -", "a2 from 3/6: too few"),
    # lezen: pre-a1 one, a1 one, a2 two, b1 one, b2 one; 5 of 6 is 83 %
    ("lezen", "ja ja ja ja nog-niet -", "a2 from 5/6"),
    ("lezen", "ja ja ja liever-niet - nog-niet", "a2 from 4/6: too few"),
    # schrijven: one question a rung; 4 of 5 is exactly 80 %
    ("schrijven", "ja ja ja nog-niet -", "a2 from 4/5"),
    ("schrijven", "ja ja ja - .", "a2 from 3/5: too few"),
    ("schrijven", "5*nog-niet", "start from 5/5"),
]


@pytest.mark.parametrize(("scale", "said", "expected"), LADDERS)
def test_a_ladder_of_dutch_ends_where_a_hand_would_end_it(
    shipped: Library, scale: str, said: str, expected: str
) -> None:
    activity = shipped.activities["taal-nederlands"]
    found = {
        one.scale: rung(one) for one in levels_reached(activity, on_scales(activity, {scale: said}))
    }
    assert found[scale] == expected


def test_dutch_is_the_only_ladder(shipped: Library) -> None:
    assert [one.id for one in shipped.activities.values() if one.rungs] == ["taal-nederlands"]


OTHERS = {"onderzoekend": "8*helemaal-niet", "ondernemend": "8*liever-niet"}
"""0 and 25 of 100: these two are never near the top in the profiles below."""

PROFILES: list[tuple[dict[str, str], dict[str, object]]] = [
    # 100, 75, 71.9, then 50: a lead of 25 names the first; 71.9 - 50 is no closeness
    (
        {
            "sociaal": "8*heel-graag",
            "praktisch": "8*graag",
            "creatief": "7*graag misschien",
            "ordelijk": "8*misschien",
        },
        {"top": ("praktisch", "creatief", "sociaal"), "first": "sociaal", "near": ()},
    ),
    # the fourth is at 62.5: 71.9 - 62.5 = 9.4, under 10, so it is said to lie near
    (
        {
            "sociaal": "8*heel-graag",
            "praktisch": "8*graag",
            "creatief": "7*graag misschien",
            "ordelijk": "4*graag 4*misschien",
        },
        {"top": ("praktisch", "creatief", "sociaal"), "first": "sociaal", "near": ("ordelijk",)},
    ),
    # 81.25 and 75: a lead of 6.25 is none, so nobody is told one word about themselves
    (
        {
            "sociaal": "6*graag 2*heel-graag",
            "praktisch": "8*graag",
            "creatief": "7*graag misschien",
            "ordelijk": "8*misschien",
        },
        {"top": ("praktisch", "creatief", "sociaal"), "first": None, "near": ()},
    ),
]


@pytest.mark.parametrize(("said", "expected"), PROFILES)
def test_what_stands_out_in_interests_is_a_set_and_a_first_only_by_a_clear_lead(
    shipped: Library, said: dict[str, str], expected: dict[str, object]
) -> None:
    activity = shipped.activities["interesses"]
    found = profile_summary(scores(activity, on_scales(activity, {**OTHERS, **said})))
    assert {name: getattr(found, name) for name in expected} == expected
    assert not found.flat


def test_a_profile_in_which_all_is_alike_names_nothing_first(shipped: Library) -> None:
    activity = shipped.activities["interesses"]
    found = profile_summary(
        scores(activity, on_scales(activity, dict.fromkeys(activity.scales, "8*graag")))
    )
    assert (found.flat, found.first) == (True, None)


def test_three_types_of_which_enough_was_said_let_none_stand_out(shipped: Library) -> None:
    activity = shipped.activities["interesses"]
    said = dict.fromkeys(("praktisch", "creatief", "sociaal"), "8*heel-graag")
    assert profile_summary(scores(activity, on_scales(activity, said))) == ProfileSummary()


@pytest.mark.parametrize(
    "activity",
    [
        "competenties",
        "digitaal-kunnen",
        "werk-zoeken-kunnen",
        "taal-nederlands",
        "wiel-van-mijn-leven",
    ],
)
def test_what_stands_beside_each_other_never_stands_out(shipped: Library, activity: str) -> None:
    assert not shipped.activities[activity].compares


def test_six_cards_are_the_most_that_can_be_very_important(shipped: Library) -> None:
    activity = shipped.activities["waarden"]
    cards = [card.id for card in activity.part("kaarten").cards]
    assert answer(activity, "kaarten", dict.fromkeys(cards[:6], "heel-belangrijk"))
    with pytest.raises(PileFull):
        answer(activity, "kaarten", dict.fromkeys(cards[:7], "heel-belangrijk"))


CHANGES: list[tuple[str, str, str, str, str]] = [
    # margin 30 of 100: 6/12 = 50, 9/12 = 75: a move of 25 is none
    ("hoe-sterk-voel-ik-me", "zelf-sterk", "3*lukt-redelijk", "3*lukt-goed", "same"),
    # 10/12 = 83.3: a move of 33.3 is one
    ("hoe-sterk-voel-ik-me", "zelf-sterk", "3*lukt-redelijk", "2*lukt-goed lukt-heel-goed", "more"),
    # 2/12 = 16.7: down by 33.3
    (
        "hoe-sterk-voel-ik-me",
        "zelf-sterk",
        "3*lukt-redelijk",
        "2*lukt-een-beetje lukt-nog-heel-weinig",
        "less",
    ),
    # margin 25: 50 and 75 are exactly the margin apart: not changed
    ("interesses", "praktisch", "8*misschien", "8*graag", "same"),
    # 25/32 = 78.1: 28.1 further
    ("interesses", "praktisch", "8*misschien", "7*graag heel-graag", "more"),
    ("interesses", "praktisch", "8*misschien", "7*liever-niet helemaal-niet", "less"),
    # 6/12 = 50, 9/12 = 75: exactly the margin
    ("interesses-in-beelden", "sociaal", "6*een-beetje", "3*graag 3*een-beetje", "same"),
    ("interesses-in-beelden", "sociaal", "6*een-beetje", "4*graag 2*een-beetje", "more"),
    # 4/12 = 33.3, 7/12 = 58.3: 25; 8/12 = 66.7: 33.3
    ("werkstijl", "doener", "4*soms", "3*vaak soms", "same"),
    ("werkstijl", "doener", "4*soms", "4*vaak", "more"),
    # 3/6 = 50, 4/6 = 66.7, 5/6 = 83.3
    ("waarden", "relaties", "3*belangrijk", "heel-belangrijk 2*belangrijk", "same"),
    ("waarden", "relaties", "3*belangrijk", "2*heel-belangrijk belangrijk", "more"),
    # one rung of four is 33.3: more than the margin
    ("competenties", "stiptheid", "met-hulp", "alleen", "more"),
    ("competenties", "stiptheid", "alleen", "met-hulp", "less"),
    # 1.5/3 = 50, 2/3 = 66.7, 2.5/3 = 83.3
    ("digitaal-kunnen", "maken", "3*met-hulp", "kan-ik 2*met-hulp", "same"),
    ("digitaal-kunnen", "maken", "3*met-hulp", "2*kan-ik met-hulp", "more"),
    ("werk-zoeken-kunnen", "het-gesprek", "3*met-hulp", "kan-ik 2*met-hulp", "same"),
    ("werk-zoeken-kunnen", "het-gesprek", "3*met-hulp", "met-hulp 2*nog-niet", "less"),
    # 10/30 = 33.3; 17/30 = 56.7 is 23.3 further, 18/30 = 60 is 26.7 further
    (
        "zelfvertrouwen-op-het-werk",
        "zelfvertrouwen-werk",
        "10*een-beetje-zeker",
        "7*vrij-zeker 3*een-beetje-zeker",
        "same",
    ),
    (
        "zelfvertrouwen-op-het-werk",
        "zelfvertrouwen-werk",
        "10*een-beetje-zeker",
        "8*vrij-zeker 2*een-beetje-zeker",
        "more",
    ),
    # one rung of five is exactly 25, two are 50
    ("wiel-van-mijn-leven", "werk", "3", "4", "same"),
    ("wiel-van-mijn-leven", "werk", "3", "5", "more"),
    # margin 30: 6/12 = 50, 9/12 = 75, 10/12 = 83.3
    ("energiemeter", "energie", "3*soms", "3*vaak", "same"),
    ("energiemeter", "last", "3*soms", "2*vaak bijna-altijd", "more"),
    # margin 25: 6/18 = 33.3, 10/18 = 55.6 is 22.2 further, 11/18 = 61.1 is 27.8 further
    ("houding-en-motivatie", "houding", "6*soms", "4*vaak 2*soms", "same"),
    ("houding-en-motivatie", "houding", "6*soms", "5*vaak soms", "more"),
    # margin 30: 3/9 = 33.3, 5/9 = 55.6, 6/9 = 66.7
    ("wendbaar", "nieuwsgierig", "3*soms", "2*vaak soms", "same"),
    ("wendbaar", "nieuwsgierig", "3*soms", "3*vaak", "more"),
    # one face of five is 25: exactly the margin
    ("hoe-gaat-het", "hoe-het-gaat", "het-gaat", "goed", "same"),
    ("hoe-gaat-het", "hoe-het-gaat", "het-gaat", "heel-zwaar", "less"),
    *((one, "gevoel-einde", "het-gaat", "goed", "same") for one in SESSIONS),
    *((one, "gevoel-einde", "het-gaat", "heel-goed", "more") for one in SESSIONS),
    # 4/8 = 50, 6/8 = 75: exactly the margin; 6.5/8 = 81.2
    ("taal-nederlands", "spreken", "4*ja 4*nog-niet", "6*ja 2*nog-niet", "same"),
    ("taal-nederlands", "spreken", "4*ja 4*nog-niet", "6*ja met-hulp nog-niet", "more"),
]


@pytest.mark.parametrize(("activity", "scale", "before", "now", "moved"), CHANGES)
def test_a_scale_changed_only_when_it_moved_further_than_the_margin(
    shipped: Library, activity: str, scale: str, before: str, now: str, moved: str
) -> None:
    found = shipped.activities[activity]
    first = Attempt(number=1, at=MONDAY, answers=on_scales(found, {scale: before}))
    change = compare(found, [first], on_scales(found, {scale: now}))
    assert change is not None
    assert {one.scale: one.moved for one in change.scales} == {scale: moved}


def test_every_list_with_scales_has_an_example_inside_its_margin_and_one_beyond(
    shipped: Library,
) -> None:
    counting = {one.id for one in shipped.activities.values() if one.scales}
    # One rung of a competence is further than the margin, so there is nothing inside it.
    assert counting - {one for one, *_, moved in CHANGES if moved == "same"} == {"competenties"}
    assert counting - {one for one, *_, moved in CHANGES if moved != "same"} == set()


def test_a_scale_of_which_too_little_was_said_once_is_not_compared(shipped: Library) -> None:
    activity = shipped.activities["interesses"]
    first = on_scales(activity, {"praktisch": "6*misschien - -"})
    earlier = Attempt(number=1, at=MONDAY, answers=first)
    change = compare(activity, [earlier], on_scales(activity, {"praktisch": "8*heel-graag"}))
    assert change is not None
    assert change.scales == ()
