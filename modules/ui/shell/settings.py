"""The server settings without which the app is slow or open; read back at every start."""

from collections.abc import Mapping

import streamlit as st

NEEDED: Mapping[str, object] = {
    "server.trustedUserHeaders": {"X-Tk-Account": "account", "X-Tk-Sign-In": "sign_in"},
    "server.maxWidgetStateSize": 1,
    "server.maxUploadSize": 1,
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.enableAgentApi": False,
    "server.enableStaticServing": False,
    "server.fileWatcherType": "none",
    "runner.postScriptGC": False,
    "runner.fastReruns": False,
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "logger.enableRich": False,
}


class Unsafe(Exception):
    """A setting is missing; serving people's answers with it would be slow or unsafe."""


def check() -> None:
    """Return when every setting is as measured; raises Unsafe naming those that are not."""
    wrong = [
        f"{name} is {st.get_option(name)!r}, must be {value!r}"
        for name, value in NEEDED.items()
        if st.get_option(name) != value
    ]
    if wrong:
        raise Unsafe("\n".join([".streamlit/config.toml is not as it must be:", *wrong]))
