"""S15: each of our own addresses with each method, and bodies that no form of ours would send."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote_from_bytes, urlencode

from starlette.routing import Mount, Route

from modules.services.runtime import Runtime
from modules.web.middleware.sizes import LARGEST
from modules.web.routes import routes
from tests.security.hostile_texts import CORPUS, traversals
from tests.security.inside import PEOPLE, ask, signed_in
from tests.security.measured import Measured

DOCUMENTED = frozenset({200, 206, 301, 303, 307, 308, 400, 403, 404, 405, 413, 416, 421})
"""Done, or a part of it; written with a slash too many; done, go there; not right yet; not yours;
nothing here; not so; too large; no such part; not our name."""

TOO_LARGE = (303, 400, 403, 404, 405, 413)
"""A body that is too large and does not say so: refused, or never read (as by signing out)."""
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "XSS")
FIELDS: list[str] = [
    *("lang", "name", "secret", "who", "adult", "use", "language", "token", "sign_in_name"),
    *("password", "card", "pin", "code", "ticket", "form", "dossier", "activity", "target", "step"),
    *("what", "sign", "can", "why", "when", "op-tijd", "goed-gedaan", "kracht", "tip/0/zin"),
    *("do", "act", "base", "value", "card", "chosen", "line", "field-wat"),
]
FORM, PARTS, JSON = "application/x-www-form-urlencoded", "multipart/form-data", "application/json"
CHARSETS = (
    *(
        "utf-8",
        "utf-16",
        "utf-7",
        "utf-32",
        "latin-1",
        "ascii",
        "unicode-escape",
        "idna",
        "punycode",
    ),
    *("hex", "zlib", "rot13", "undefined", "mbcs", "nothing", "cp037", "utf-8\x00", "utf_8_sig"),
)
OWN = re.compile(r"(http://localhost)?/(?![/\\])|\.\./")
"""Where an answer may lead: here, by an address that no browser takes for another host."""
ORIGINS = (None, "null", "http://xss.example", "http://localhost.xss.example", "http://[", "")
HOSTS = ("xss.example", "", "localhost@xss.example", "localhost.xss.example", "[::1", "::1")


class Asked(NamedTuple):
    """One request."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


def measured(runtime: Runtime, times: int, *, seed: int = 15) -> list[Measured]:
    """Send `times` requests drawn at random, and the ones that must be refused whatever they say.

    Nobody erases anything in these: that takes a PIN.
    """
    chance = random.Random(seed)
    browsers = {name: signed_in(runtime, one) for name, one in PEOPLE.items()}
    seen: Counter[int] = Counter()
    strange: list[str] = []
    away = 0
    for number in range(times):
        if number % 500 == 0:  # some of them signed out
            browsers = {name: signed_in(runtime, one) for name, one in PEOPLE.items()}
        asked = _drawn(chance, browsers)
        answer = ask(*asked[:2], asked.headers, asked.body, query=asked.query)
        status = answer.status
        seen[status] += 1
        away += not OWN.match(answer.headers.get("location", "/"))
        if status not in DOCUMENTED:
            about = (
                f"{status} {asked.method} {asked.path[:40]!a} {asked.headers.get('content-type')!a}"
            )
            strange.append(f"{about} {asked.body[:80]!a} {asked.query[:30]!a}")
    wrong = sum(count for status, count in seen.items() if status >= 500)
    told = f"{wrong} of {times}; " + " ".join(f"{one}:{seen[one]}" for one in sorted(seen))
    others = f"{len(strange)} of {times} {'; '.join(strange[:2])}".strip()
    return [
        Measured("S15", "0 errors of the server on our own addresses", told, wrong == 0),
        Measured("S15", "0 statuses that are not documented", others, not strange),
        Measured("S15", "0 answers that lead to another site", f"{away} of {times}", away == 0),
        _refused(runtime, browsers),
    ]


def addresses() -> Iterator[str]:
    """Yield each address of ours, with a gap where it takes a name."""
    for route in routes():
        if isinstance(route, Route):
            path = route.path.replace("{activity}/{part}", "{}/waarom")
            yield path.replace("{ticket}", "{}").replace("{activity}", "{}")
        elif isinstance(route, Mount):
            yield route.path + "/{}"


def _drawn(chance: random.Random, browsers: Mapping[str, dict[str, str]]) -> Asked:
    path = chance.choice(list(dict.fromkeys(addresses())))
    name = chance.choice((*traversals(), "dromen", "x", "shell.js", "app.css", ""))
    method = chance.choices(METHODS, [4, 1, 12, *[1] * (len(METHODS) - 3)])[0]
    headers = dict(browsers[chance.choice(list(browsers))])
    kind, body = _body(chance)
    headers["content-type"] = kind
    if chance.random() < 0.05:
        headers["range"] = chance.choice(
            ["bytes=0-1", "bytes=9-1", "bytes=-1", "x", "bytes=" + "0-,"]
        )
    if chance.random() < 0.05:
        headers["accept-encoding"] = chance.choice(["gzip", "br", "identity;q=0", "*;q=x"])
    if chance.random() < 0.05:
        headers["content-length"] = chance.choice(["-1", "0", "x", "9" * 30, "1.5"])
    if chance.random() < 0.05:
        headers["cookie"] = chance.choice(
            ["tk=", "tk=\u00e9", "tk=" + "x" * 5000, ";;;=", 'tk="\\777"']
        )
    query = _query(chance)
    return Asked(method, path.format(_coded(name)), query, headers, body)


def _coded(name: str) -> str:
    return quote_from_bytes(name.encode("utf-8", "surrogatepass"), safe="%/.\\")


def _query(chance: random.Random) -> str:
    if chance.random() < 0.7:
        return ""
    names = chance.choices(("lang", "who", "as", "form", "token"), k=2)
    return "&".join(f"{name}={_coded(_text(chance))}" for name in names)[:3000]


def _text(chance: random.Random) -> str:
    made = (
        lambda: chance.choice(CORPUS),
        lambda: "".join(chr(chance.randrange(0xD7FF)) for _ in range(chance.randrange(20))),
        lambda: "\ud800" + chance.choice("x\x00\udfff"),
        lambda: chance.choice(
            ["nl", "nl-a2", "en", "fr", "yes", "0" * 32, "staff", "json", "246810"]
        ),
        lambda: "9" * chance.choice([1, 5, 5000]),
        lambda: "",
        lambda: "x" * chance.choice([200, 4096, 5000, 20_000]),
    )
    return chance.choice(made)()


def _body(chance: random.Random) -> tuple[str, bytes]:
    names = chance.sample(FIELDS, chance.randrange(8))
    fields = {name: _text(chance) for name in names}
    made = (_form, _form, _form, _parts, _parts, _json, _noise, _many, _broken)
    return chance.choice(made)(chance, fields)


def _form(chance: random.Random, fields: Mapping[str, str]) -> tuple[str, bytes]:
    kind = chance.choice(
        [FORM, FORM, f"{FORM}; charset={chance.choice(CHARSETS)}", "text/plain", ""]
    )
    return kind, urlencode(fields, errors="surrogatepass").encode()


def _parts(chance: random.Random, fields: Mapping[str, str]) -> tuple[str, bytes]:
    lines = []
    for name, text in fields.items():
        kept = text.encode("utf-8", "surrogatepass")
        if chance.random() < 0.3:
            kept = chance.choice(
                [b"\\ud800", b"\\N{x}", b"+2AA-", b"\xff\xfe\x00\xd8", b"xn--\x80", kept]
            )
        file = '; filename="../../x"' if chance.random() < 0.1 else ""
        head = f'--edge\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'
        lines.append(head.encode() + kept + b"\r\n")
    end = chance.choice([b"--edge--\r\n", b"--edge--\r\n", b""])
    charset = f"; charset={chance.choice(CHARSETS)}" if chance.random() < 0.6 else ""
    edge = chance.choice(["; boundary=edge"] * 8 + ["", "; boundary=", "; boundary=\u00e9"])
    return PARTS + edge + charset, b"".join(lines) + end


def _json(chance: random.Random, fields: Mapping[str, str]) -> tuple[str, bytes]:
    return JSON, json.dumps(fields).encode("utf-8", "surrogatepass")


def _noise(chance: random.Random, fields: Mapping[str, str]) -> tuple[str, bytes]:
    kind = chance.choice([FORM, f"{PARTS}; boundary=edge", JSON, "application/xml", "x", "é/é;=;"])
    return kind, chance.randbytes(chance.randrange(400))


def _many(chance: random.Random, fields: Mapping[str, str]) -> tuple[str, bytes]:
    count = chance.choice([13, 301, 3000])
    return FORM, b"&".join(b"a=%d" % number for number in range(count))


def _broken(chance: random.Random, fields: Mapping[str, str]) -> tuple[str, bytes]:
    kind, whole = chance.choice((_form, _parts))(chance, fields)
    if not whole:
        return kind, whole
    at = chance.randrange(len(whole))
    return kind, whole[:at] + chance.choice([b"", b"\x00", b"%", b"\xff", b"\r\n--edge"]) + whole[
        at + 1 :
    ]


def _refused(runtime: Runtime, browsers: Mapping[str, dict[str, str]]) -> Measured:
    """Send what must be refused: from elsewhere, to another name, too large."""
    tried = let_in = 0
    before = [runtime.store.get(PEOPLE[name].id) for name in ("Amina", "Bart")]  # type: ignore[union-attr]
    for path in addresses():
        for name in ("Amina", "Els"):
            for changed, wanted, body in _hostile():
                headers = {**browsers[name], "content-type": FORM, **changed}
                sent = {key: value for key, value in headers.items() if value is not None}
                tried += 1
                let_in += ask("POST", path.format("x"), sent, body).status not in wanted
    after = [runtime.store.get(PEOPLE[name].id) for name in ("Amina", "Bart")]  # type: ignore[union-attr]
    said = (
        f"{let_in} of {tried} let in, {sum(map(int, map(_differ, before, after)))} dossiers changed"
    )
    return Measured(
        "S15", "no Origin, other host, too large: refused", said, not let_in and before == after
    )


def _differ(one: object, other: object) -> bool:
    return one != other


def _hostile() -> Iterator[tuple[dict[str, str | None], tuple[int, ...], bytes]]:
    for origin in ORIGINS:
        yield {"origin": origin}, (403,), b"pin=246810"
    for host in HOSTS:
        yield {"host": host, "origin": f"http://{host}"}, (421, 403, 413), b"pin=246810"
    yield {}, TOO_LARGE, b"x" * (LARGEST + 1)
    yield {"content-type": f"{FORM}; charset=utf-16"}, (400,), b"pin=246810"
    yield {"content-length": str(LARGEST + 1)}, (413,), b""
