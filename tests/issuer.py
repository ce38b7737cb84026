"""An organisation's own sign-in, in this process: it answers what a test tells it to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time
from typing import Any
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "tweede-kans", "a secret of this client"


@lru_cache
def drawn_key() -> RSAKey:
    """Return a key; drawn once, as it is slow."""
    return RSAKey.generate_key(2048, {"kid": "one"})


class Issuer:
    """A provider whose every answer can be bent."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.key = drawn_key()
        self.described: dict[str, Any] = {
            "issuer": address,
            "authorization_endpoint": f"{address}/authorize",
            "token_endpoint": f"{address}/token",
            "jwks_uri": f"{address}/keys",
        }
        self.claims: dict[str, Any] = {}
        """What is said besides, or instead; a None takes a claim away."""
        self.token: str | None = None
        """Answered as it stands, when a test makes its own."""
        self.raw: dict[str, tuple[int, bytes]] = {}
        """Answers to a path as they stand."""
        self.nonce = ""
        self.asked: list[dict[str, list[str]]] = []

    def id_token(self, key: RSAKey | None = None, **header: str) -> str:
        """Return a signed token of now."""
        now = int(time())
        said = {
            "iss": self.address,
            "sub": "els@organisation",
            "aud": CLIENT,
            "exp": now + 300,
            "iat": now,
            "nonce": self.nonce,
            "amr": ["pwd", "mfa"],
            **self.claims,
        }
        left = {name: value for name, value in said.items() if value is not None}
        return str(jwt.encode({"alg": "RS256", "kid": "one", **header}, left, key or self.key))

    def answer(self, path: str) -> tuple[int, bytes]:
        """Return status and body for a path."""
        if path in self.raw:
            return self.raw[path]
        public = KeySet([self.key]).as_dict(private=False)
        told: dict[str, Any] = {
            "/.well-known/openid-configuration": self.described,
            "/keys": public,
            "/token": {"id_token": self.token or self.id_token(), "token_type": "Bearer"},
        }
        return (200, json.dumps(told[path]).encode()) if path in told else (404, b"{}")


@contextmanager
def issuer() -> Iterator[Issuer]:
    """Serve a provider on this machine for as long as a test runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            there.asked.append(parse_qs(body.decode()))
            self.reply()

        def reply(self) -> None:
            status, body = there.answer(self.path)
            self.send_response(status)
            if status == 302:
                self.send_header("location", body.decode())
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    there = Issuer(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield there
    finally:
        server.shutdown()
        server.server_close()
