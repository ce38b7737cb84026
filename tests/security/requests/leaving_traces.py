"""S12, S13, S18: what every answer carries, what stays in a browser, and what a log tells."""

import shutil

import aiohttp
from playwright.async_api import async_playwright

from modules.services.organisation.demo import SIGN_INS
from tests.load.server import Server
from tests.security.access.doors import CANARIES
from tests.security.measured import Measured

PATHS = ("/", "/sign-in", "/card", "/staff-account", "/healthz", "/pad", "/export/x", "/nowhere")
PATHS += ("/_stcore/health", "/_stcore/host-config", "/_stcore/metrics", "/media/x", "/assets/x")
NEEDED = (
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
QUIET += ["--disable-sync", "--no-first-run"]


async def headers(running: Server) -> Measured:
    """Look at the headers of each kind of address."""
    missing = 0
    async with aiohttp.ClientSession() as http:
        for path in PATHS:
            answer = await http.get(running.url + path)
            missing += sum(name not in answer.headers for name in NEEDED)
            missing += "server" in answer.headers
    said = f"{missing} missing on {len(PATHS)} addresses"
    return Measured("S12", "all headers on every answer", said, missing == 0)


async def browser(running: Server) -> list[Measured]:
    """Sign in, read, sign out and go back, as somebody on a shared computer."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        return [Measured("S18", "nothing stays in a browser", "no Chromium here", False)]
    outside: list[str] = []
    refused: list[str] = []
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=found, args=QUIET)
        context = await chromium.new_context()
        page = await context.new_page()
        own = (running.url, running.url.replace("http", "ws"), "data:", "blob:")
        page.on("request", lambda one: None if one.url.startswith(own) else outside.append(one.url))
        page.on(
            "console",
            lambda one: refused.append(one.text) if "Content Security" in one.text else None,
        )
        code, secret, _ = SIGN_INS["Bart"]
        await page.goto(running.url + "/sign-in")
        await page.fill("#name", code)
        await page.fill("#secret", secret)
        await page.click("button[type=submit]")
        await page.get_by_role("heading", name="Mijn pad").wait_for()
        # A tap on a page that is still being drawn is lost.
        await page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        await page.get_by_role("link", name="Mijn gegevens").click()
        await page.get_by_role("heading", name="Mijn gegevens").wait_for()
        await page.get_by_role("button", name="Toon alles om te lezen").click()
        await page.get_by_text("Bart", exact=True).wait_for()
        await page.goto(running.url + "/")
        await page.get_by_role("button", name="Stop voor vandaag").click()
        await page.get_by_role("heading", name="Welkom").wait_for()
        kept = await page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
        kept += "".join(str(one) for one in await context.cookies())
        for _ in range(4):
            await page.go_back()
            await page.wait_for_timeout(1500)
            kept += await page.content()
        await chromium.close()
    stays = sum(word in kept for word in (*CANARIES, code, secret))
    said = f"{stays} words in cookies, storage and four times Back"
    asked = f"{len(outside)} requests elsewhere, {len(refused)} refused by the policy"
    return [
        Measured("S12", "0 other hosts, 0 CSP violations", asked, not outside and not refused),
        Measured("S18", "0 personal words after signing out", said, stays == 0),
    ]


def log(running: Server) -> Measured:
    """Look for names, codes, PINs and words of people in everything the server wrote."""
    words = running.log.read_text("utf-8").split("http://", 1)[-1]  # after the printed sign-ins
    secret = [one for code, pin, _ in SIGN_INS.values() for one in (code, pin)]
    found = [one for one in (*CANARIES, *secret) if one in words.partition("\n")[2]]
    said = f"{len(found)} found in {len(words)} signs"
    return Measured("S13", "0 names, codes, PINs or words in the log", said, not found)
