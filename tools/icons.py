"""Make the small icon font again: `python tools/icons.py`, after an update of Streamlit.

`python tools/icons.py FOLDER` writes it there instead of in the app, to see what would change.

Streamlit asks every browser for its whole icon font (376 kB) before the first page is drawn. Ours
has only the icons that Streamlit's own scripts and our pages name.
"""

import re
import sys
from pathlib import Path

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[1]
STATIC = Path(streamlit.__file__).parent / "static" / "static"
LOOK = ROOT / "modules" / "web" / "look"
SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789_"


def named() -> set[str]:
    """Return the names of icons in Streamlit's scripts and in our pages."""
    files = [
        *(STATIC / "js").glob("*.js"),
        *(ROOT / "modules").rglob("*.py"),
        *(ROOT / "pages").rglob("*.py"),
    ]
    texts = [file.read_text("utf-8", "ignore") for file in files]
    return {name for text in texts for name in re.findall(r"material/([a-z_0-9]+)", text)}


def glyphs_by_name(font: TTFont) -> dict[str, str]:
    """Return which glyph an icon's name becomes: the font draws a name as one ligature."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    lookups = font["GSUB"].table.LookupList.Lookup
    tables = [getattr(one, "ExtSubTable", one) for lookup in lookups for one in lookup.SubTable]
    found = {}
    for table in tables:
        for first, ligatures in getattr(table, "ligatures", {}).items():
            for one in ligatures:
                name = "".join(letters.get(glyph, "?") for glyph in (first, *one.Component))
                found[name] = one.LigGlyph
    return found


def main() -> None:
    """Write icons.woff2 and the list of its names."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else LOOK
    font = TTFont(next((STATIC / "media").glob("MaterialSymbols*.woff2")))
    by_name = glyphs_by_name(font)
    names = sorted(named() & set(by_name))
    options = subset.Options(flavor="woff2", layout_closure=False, layout_features=["*"])
    cutter = subset.Subsetter(options)
    cutter.populate(
        glyphs=[by_name[name] for name in names], unicodes=[ord(sign) for sign in SIGNS]
    )
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(folder / "icons.woff2")
    (folder / "icons.txt").write_text("\n".join(names) + "\n", "utf-8")


if __name__ == "__main__":
    main()
