"""What somebody typed, made comparable: the same words in other signs are the same words.

A keyboard writes digits of its own script, a paste brings marks of direction along, and a name is
looked for without its accents.
"""

import unicodedata

_AWAY = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd"})
"""Categories that nobody means: spaces, controls, marks of direction and joining, dashes."""
_MINUS = "\u2212"
_APOSTROPHES = frozenset("'`\u00b4\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\uff07")
_ALIKE = str.maketrans(
    {
        # Letters that Unicode does not take apart in a letter and a mark.
        "\u0142": "l",
        "\u00f8": "o",
        "\u0111": "d",
        "\u00f0": "d",
        "\u0127": "h",
        "\u0131": "i",
        "\u00e6": "ae",
        "\u0153": "oe",
        "\u00fe": "th",
        "\u0259": "e",
        # Arabic: forms of alef, yeh, kaf and heh that keyboards swap; hamza alone; the stretcher.
        "\u0671": "\u0627",
        "\u0649": "\u064a",
        "\u06cc": "\u064a",
        "\u06a9": "\u0643",
        "\u0629": "\u0647",
        "\u06c1": "\u0647",
        "\u06c0": "\u0647",
        "\u0621": "",
        "\u0640": "",
    }
)


def digits(text: str) -> str:
    """Return text with digits of any script as 0-9, without spaces, dashes and unseen marks.

    All else stays as it is, so that a wrong sign is still wrong.
    """
    return "".join(
        _digit(sign) for sign in text if unicodedata.category(sign) not in _AWAY and sign != _MINUS
    )


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def code(text: str) -> str:
    """Return a typed code as it was drawn: letters and digits alone, in capitals."""
    signs = digits(unicodedata.normalize("NFKC", text)).upper()
    return "".join(sign for sign in signs if sign.isalnum())


def searchable(text: str) -> str:
    """Return text to search in or for: no accents, capitals or apostrophes, single spaces.

    Arabic forms of hamza, alef, yeh and teh marbuta count as one. Never shown to anybody.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return " ".join("".join(map(_searched, folded)).translate(_ALIKE).split())


def _searched(sign: str) -> str:
    category = unicodedata.category(sign)
    if sign in _APOSTROPHES or category in ("Mn", "Me", "Cf"):
        return ""
    if category.startswith("Z") or category in ("Cc", "Pd"):
        return " "
    return _digit(sign)


def name(text: str) -> str:
    """Return a name to compare by: no capitals, unseen marks or double spaces; accents count."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    seen = (" " if _is_space(sign) else sign for sign in folded if _is_seen(sign))
    return " ".join("".join(seen).split())


def _is_space(sign: str) -> bool:
    return unicodedata.category(sign) in ("Zs", "Zl", "Zp", "Cc")


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) != "Cf"
