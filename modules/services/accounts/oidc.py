"""Asking an organisation's own sign-in who somebody is: OpenID Connect, the code flow with PKCE.

Source: OpenID Connect Core 1.0, section 3.1; RFC 7636 (PKCE); RFC 9700 (best practice). Only what
is checked is believed: the issuer, the audience, the signature, the times and the nonce.
"""

import base64
import hashlib
import json
import os
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any, NamedTuple
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from modules.domain.records.refusal import Refusal

ALGORITHMS = ("RS256", "PS256", "ES256")
"""Signatures that are taken: never "none", never one with a shared secret."""

SETTINGS = (
    "TWEEDE_KANS_OIDC_ISSUER",
    "TWEEDE_KANS_OIDC_CLIENT_ID",
    "TWEEDE_KANS_OIDC_CLIENT_SECRET",
)
PATIENCE = 5.0
LARGEST = 256 * 1024
CLOCKS_APART = 60
_OWN_MACHINE = ("localhost", "127.0.0.1")


class NotFromThere(Refusal):
    """The organisation's sign-in gave no answer that can be believed."""

    text_id = "error.organisation"


class Provider(NamedTuple):
    """An organisation's sign-in, as it was set in the environment."""

    issuer: str
    client_id: str
    client_secret: str


class SignInRequest(NamedTuple):
    """One question to the provider: where the answer goes, and what it has to carry."""

    back: str
    state: str
    nonce: str
    verifier: str


class VerifiedIdentity(NamedTuple):
    """Who somebody is at the provider; `two_steps` when they proved it there in two ways."""

    subject: str
    two_steps: bool


def provider() -> Provider | None:
    """Return the provider, None when the environment names none, or not all of it."""
    given = [os.environ.get(name, "").strip() for name in SETTINGS]
    return Provider(*given) if all(given) else None


def address(there: Provider, asked: SignInRequest) -> str:
    """Return where the browser goes to sign in; raises NotFromThere."""
    challenge = hashlib.sha256(asked.verifier.encode()).digest()
    query = {
        "response_type": "code",
        "client_id": there.client_id,
        "redirect_uri": asked.back,
        "scope": "openid",
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": base64.urlsafe_b64encode(challenge).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    start = _endpoint(_description(there), "authorization_endpoint")
    return f"{start}{'&' if urlsplit(start).query else '?'}{urlencode(query)}"


def verified_identity(there: Provider, asked: SignInRequest, code: str) -> VerifiedIdentity:
    """Return who a code stands for; raises NotFromThere for everything that is not right."""
    described = _description(there)
    answer = _fetched(
        _endpoint(described, "token_endpoint"),
        {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": asked.back,
            "client_id": there.client_id,
            "client_secret": there.client_secret,
            "code_verifier": asked.verifier,
        },
    )
    keys = _fetched(_endpoint(described, "jwks_uri"))
    return _checked(there, asked, answer.get("id_token"), keys)


def _checked(
    there: Provider, asked: SignInRequest, token: object, keys: Mapping[str, Any]
) -> VerifiedIdentity:
    if not isinstance(token, str):
        raise NotFromThere("no id_token")
    rules = jwt.JWTClaimsRegistry(
        leeway=CLOCKS_APART,
        iss={"essential": True, "value": there.issuer},
        sub={"essential": True},
        aud={"essential": True, "value": there.client_id},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": asked.nonce},
    )
    try:
        decoded = jwt.decode(token, KeySet.import_key_set({"keys": keys["keys"]}), list(ALGORITHMS))
        rules.validate(decoded.claims)
    except (JoseError, ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise NotFromThere(type(wrong).__name__) from None
    claims = decoded.claims
    for_others = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (for_others or "azp" in claims) and claims.get("azp") != there.client_id:
        raise NotFromThere("meant for another client")
    subject, ways = claims["sub"], claims.get("amr")
    if not isinstance(subject, str) or not 0 < len(subject) <= 255:
        raise NotFromThere("no subject")
    return VerifiedIdentity(subject, isinstance(ways, list) and "mfa" in ways)


def _description(there: Provider) -> Mapping[str, Any]:
    description = _fetched(f"{there.issuer.rstrip('/')}/.well-known/openid-configuration")
    if description.get("issuer") != there.issuer:
        raise NotFromThere("another issuer")
    return description


def _endpoint(described: Mapping[str, Any], name: str) -> str:
    endpoint = described.get(name)
    if not isinstance(endpoint, str):
        raise NotFromThere(f"no {name}")
    _refuse_open_line(endpoint)
    return endpoint


def _refuse_open_line(url: str) -> None:
    """Refuse an address without TLS, but on this machine itself."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _OWN_MACHINE):
        raise NotFromThere("not https")


class _Stay(HTTPRedirectHandler):
    """Follows nowhere: a client secret must not travel on."""

    def redirect_request(self, *_: object) -> None:
        """Return nothing, so that a redirect is an error."""


def _fetched(url: str, form: Mapping[str, str] | None = None) -> Mapping[str, Any]:
    """Return the JSON object behind an address; raises NotFromThere."""
    try:
        _refuse_open_line(url)
        data = urlencode(form).encode() if form is not None else None
        request = Request(url, data, headers={"Accept": "application/json"})
        with build_opener(_Stay).open(request, timeout=PATIENCE) as answer:
            body = answer.read(LARGEST + 1)
        parsed = json.loads(body) if len(body) <= LARGEST else None
    except (URLError, HTTPException, OSError, ValueError, RecursionError) as wrong:
        raise NotFromThere(type(wrong).__name__) from None
    if not isinstance(parsed, dict):
        raise NotFromThere("no object")
    return parsed
