"""What a provider says is believed only when all of it is right."""

import base64
import hashlib
import json
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from modules.services.accounts import oidc
from modules.services.accounts.oidc import LARGEST, NotFromThere, Provider, SignInRequest
from tests.issuer import CLIENT, SECRET, Issuer, issuer

ASKED = SignInRequest("http://localhost/organisation/back", "a-state", "a-nonce", "v" * 64)


@pytest.fixture
def there() -> Iterator[Issuer]:
    """Return a provider that answers well."""
    with issuer() as served:
        served.nonce = ASKED.nonce
        yield served


def provider(there: Issuer) -> Provider:
    """Return how the app knows it."""
    return Provider(there.address, CLIENT, SECRET)


def test_a_right_answer_says_who_it_is(there: Issuer) -> None:
    found = oidc.verified_identity(provider(there), ASKED, "the-code")
    assert (found.subject, found.two_steps) == ("els@organisation", True)
    (asked,) = there.asked
    assert asked["code"] == ["the-code"]
    assert asked["code_verifier"] == [ASKED.verifier]
    assert asked["redirect_uri"] == [ASKED.back]
    assert asked["client_secret"] == [SECRET]


def test_the_browser_takes_along_what_binds_the_answer(there: Issuer) -> None:
    address = oidc.address(provider(there), ASKED)
    assert address.startswith(f"{there.address}/authorize?")
    query = {name: one[0] for name, one in parse_qs(urlsplit(address).query).items()}
    digest = hashlib.sha256(ASKED.verifier.encode()).digest()
    assert query == {
        "response_type": "code",
        "client_id": CLIENT,
        "redirect_uri": ASKED.back,
        "scope": "openid",
        "state": "a-state",
        "nonce": "a-nonce",
        "code_challenge": base64.urlsafe_b64encode(digest).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    assert ASKED.verifier not in address
    assert SECRET not in address


@pytest.mark.parametrize("amr", [None, ["pwd"], "mfa", {"mfa": 1}])
def test_a_second_step_counts_only_when_it_is_said_so(there: Issuer, amr: object) -> None:
    there.claims = {"amr": amr}
    assert oidc.verified_identity(provider(there), ASKED, "code").two_steps is False


PAST, FUTURE = 1_577_836_800, 4_102_444_800
"""The begin of 2020 and of 2100: whole numbers, so that each process collects the same tests."""


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another-client"},
        {"aud": None},
        {"aud": [CLIENT, "another-client"]},
        {"aud": [CLIENT, "another-client"], "azp": "another-client"},
        {"azp": "another-client"},
        {"nonce": "another-nonce"},
        {"nonce": None},
        {"exp": PAST},
        {"exp": None},
        {"iat": FUTURE},
        {"iat": None},
        {"nbf": FUTURE},
        {"exp": "tomorrow"},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "x" * 256},
    ],
    ids=str,
)
def test_a_claim_that_is_not_right_is_refused(there: Issuer, claims: dict[str, object]) -> None:
    there.claims = claims
    with pytest.raises(NotFromThere):
        oidc.verified_identity(provider(there), ASKED, "code")


def unsigned(claims: dict[str, object]) -> str:
    """Return a token that says it needs no signature."""
    parts = [{"alg": "none", "kid": "one"}, claims]
    packed = (base64.urlsafe_b64encode(json.dumps(one).encode()) for one in parts)
    return ".".join([*(one.decode().rstrip("=") for one in packed), ""])


def claims_of(there: Issuer) -> dict[str, object]:
    """Return claims that would be right."""
    body = there.id_token().split(".")[1]
    return dict(json.loads(base64.urlsafe_b64decode(body + "==")))


def test_a_token_without_a_signature_is_refused(there: Issuer) -> None:
    there.token = unsigned(claims_of(there))
    with pytest.raises(NotFromThere):
        oidc.verified_identity(provider(there), ASKED, "code")


def test_a_token_signed_with_what_everybody_knows_is_refused(there: Issuer) -> None:
    public = there.key.as_pem(private=False)
    for secret in (public, SECRET.encode() * 2):
        key = OctKey.import_key(base64.urlsafe_b64encode(secret).decode().rstrip("="))
        header = {"alg": "HS256", "kid": "one"}
        there.token = jwt.encode(header, claims_of(there), key)
        with pytest.raises(NotFromThere):
            oidc.verified_identity(provider(there), ASKED, "code")


def test_a_token_of_another_key_is_refused(there: Issuer) -> None:
    there.token = there.id_token(RSAKey.generate_key(2048))
    with pytest.raises(NotFromThere):
        oidc.verified_identity(provider(there), ASKED, "code")


def test_a_changed_token_is_refused(there: Issuer) -> None:
    head, body, signature = there.id_token().split(".")
    other = base64.urlsafe_b64encode(
        json.dumps({**claims_of(there), "sub": "admin"}).encode()
    ).decode()
    for token in (f"{head}.{other.rstrip('=')}.{signature}", f"{head}.{body}.", "", "x", "a.b.c"):
        there.token = token or " "
        with pytest.raises(NotFromThere):
            oidc.verified_identity(provider(there), ASKED, "code")


WELL_KNOWN = "/.well-known/openid-configuration"


@pytest.mark.parametrize("path", [WELL_KNOWN, "/token", "/keys"])
@pytest.mark.parametrize(
    "answer",
    [
        (500, b""),
        (404, b"{}"),
        (200, b""),
        (200, b"<html>"),
        (200, b"[]"),
        (200, b"null"),
        (200, b"\xff\xfe"),
        (200, b"[" * 100_000),
        (200, b" " * (LARGEST + 1)),
        (302, b"/elsewhere"),
        (200, b'{"keys": 7, "id_token": 7}'),
        (200, b'{"keys": [{}], "id_token": "a.b.c"}'),
    ],
    ids=lambda one: f"{one[0]}-{one[1][:12]!r}",
)
def test_a_provider_that_answers_oddly_is_not_believed(
    there: Issuer, path: str, answer: tuple[int, bytes]
) -> None:
    there.raw[path] = answer
    with pytest.raises(NotFromThere):
        oidc.verified_identity(provider(there), ASKED, "code")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("issuer", "https://evil.example"),
        ("issuer", None),
        ("token_endpoint", "http://evil.example/token"),
        ("token_endpoint", "file:///etc/passwd"),
        ("jwks_uri", "http://evil.example/keys"),
        ("jwks_uri", 7),
        ("token_endpoint", ""),
    ],
)
def test_a_description_that_leads_elsewhere_is_not_followed(
    there: Issuer, name: str, value: object
) -> None:
    there.described[name] = value
    with pytest.raises(NotFromThere):
        oidc.verified_identity(provider(there), ASKED, "code")
    if name == "token_endpoint":
        assert there.asked == []


def test_a_provider_that_is_not_there_is_said(there: Issuer) -> None:
    gone = Provider("http://127.0.0.1:9", CLIENT, SECRET)
    with pytest.raises(NotFromThere):
        oidc.address(gone, ASKED)
    with pytest.raises(NotFromThere):
        oidc.address(Provider("http://provider.example", CLIENT, SECRET), ASKED)


def test_without_all_three_settings_there_is_no_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"TWEEDE_KANS_OIDC_{one}" for one in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")]
    for name in names:
        monkeypatch.setenv(name, "x")
    assert oidc.provider() == Provider("x", "x", "x")
    for name in names:
        with monkeypatch.context() as without:
            without.setenv(name, " ")
            assert oidc.provider() is None
