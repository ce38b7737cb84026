// The screens of an activity come and go here, each a whole new piece of the page. A press is one
// act, with the name that its screen carries; what does not arrive waits and is sent again.
const DOUBLE = 500; // milliseconds in which a second press is the same intention
const AGAIN = [1000, 2000, 4000, 8000]; // milliseconds until the next try
const PRESENT = 60_000;
const CONFIG = {
  allowEval: false, allowScriptTags: false, historyEnabled: false, includeIndicatorStyles: false,
  selfRequestsOnly: true, timeout: 10_000,
};

let htmx, outbox, started;
let root, address, tell;
let queue = [], sending = false, tries = 0, timer = 0;
let ahead = new Map();
let last = { at: -DOUBLE, place: null };
let seen = 0;

export default function ({ data: packed, parentElement, setTriggerValue }, files) {
  const data = JSON.parse(new TextDecoder().decode(packed));
  const here = parentElement.querySelector(".do-root");
  tell = (name) => setTriggerValue(name, Date.now());
  const drawn = `${data.address} ${data.language}`;
  if (here.dataset.drawn === drawn) return;
  here.dataset.drawn = drawn;
  started ??= load(files);
  started.then(() => begin(here, data.address));
}

async function load(files) {
  const meta = document.createElement("meta");
  meta.name = "htmx-config";
  meta.content = JSON.stringify(CONFIG);
  const script = document.createElement("script");
  script.src = files.htmx;
  const there = new Promise((done, failed) => ((script.onload = done), (script.onerror = failed)));
  document.head.append(meta, script);
  [outbox] = await Promise.all([import(files.outbox), there]);
  htmx = window.htmx;
}

async function begin(here, where) {
  root = here;
  address = where;
  ahead = new Map();
  clearTimeout(timer);
  listen(root);
  const { status, html, seal } = await ask("GET", address, {});
  if (root !== here) return;
  if (retriable(status)) {
    timer = setTimeout(() => begin(here, where), AGAIN[1]);
    return;
  }
  if (seal) await outbox.open(seal);
  draw(html, { first: true });
  queue = (await outbox.read("outbox")) ?? [];
  if (queue.length) pump();
  else if (section()?.dataset.ahead) setTimeout(fetchAhead, 1500);
}

const section = () => root.querySelector(".do");
const retriable = (status) => status === 0 || status >= 500;

function ask(method, path, values) {
  return new Promise((done) => {
    const handler = (_, { xhr }) =>
      done({
        status: xhr.status, html: xhr.responseText, seal: xhr.getResponseHeader("X-Tk-Seal"),
      });
    htmx
      .ajax(method, path, { source: root, target: root, swap: "none", values, handler })
      .catch(() => done({ status: 0 }));
  });
}

async function fetchAhead() {
  if (!root.isConnected || queue.length) return;
  const found = await fetch(`${address}?ahead`).catch(() => null);
  if (!found?.ok) return;
  const page = read(await found.text());
  for (const one of page.querySelectorAll("template[data-ahead]")) {
    ahead.set(one.dataset.ahead, one.content);
  }
}

// --- Drawing

const read = (html) => new DOMParser().parseFromString(html, "text/html");

// From a text that was parsed for it no script ever runs.
function draw(html, state) {
  place([...read(html).body.childNodes], state);
}

function place(nodes, { first = false, held = false } = {}) {
  const before = section()?.dataset.screen;
  const active = root.contains(document.activeElement) ? document.activeElement.id : "";
  root.replaceChildren(...nodes);
  const now = section();
  if (!now) return;
  const speak = JSON.parse(now.dataset.speak ?? "[]");
  document.dispatchEvent(new CustomEvent("tk-screen", { detail: { speak, first } }));
  document.dispatchEvent(new CustomEvent("tk-here"));
  if (!first) focusOn(now, before === now.dataset.screen ? active : "", before);
  restore(now);
  const left = last.at + DOUBLE - performance.now();
  setTimeout(() => now.setAttribute("data-ready", ""), Math.max(0, left));
  if (now.dataset.kind === "end" && !held) ended();
}

function focusOn(now, active, before) {
  const error = now.querySelector(".do-error");
  const same = before === now.dataset.screen;
  const fresh = same && now.querySelector("[data-focus]");
  const card = before?.split("/")[0] === now.dataset.screen.split("/")[0]
    && now.querySelector("[data-start]");
  const target = error || fresh || (active && document.getElementById(active)) || card
    || now.querySelector("h1");
  target?.focus({ preventScroll: true });
  if (error || same) target?.scrollIntoView({ block: "nearest" });
  else document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
}

// Of an answer that leaves the screen as it is: only what is said of it, and its version.
function refresh(html) {
  const page = read(html);
  for (const one of page.querySelectorAll("[data-fresh]")) {
    document.getElementById(one.id)?.replaceChildren(...one.cloneNode(true).childNodes);
  }
  const base = page.querySelector("[data-base]")?.value;
  for (const one of root.querySelectorAll("[data-base]")) one.value = base ?? one.value;
  return base;
}

function ended() {
  tell("ended");
  // A page whose session is gone answers nothing any more: then a new one.
  const here = root;
  setTimeout(() => here.isConnected && here.querySelector('[data-kind="end"]')
    && location.assign("/stap"), 4000);
}

function waiting(how) {
  const line = root.querySelector(".do-waiting");
  if (!line) return;
  line.hidden = false;
  line.dataset.is = how;
  line.textContent = line.dataset[how];
}

// --- Pressing

function listen(here) {
  if (here.dataset.listens) return;
  here.dataset.listens = "yes";
  here.addEventListener("submit", pressed);
  here.addEventListener("change", changed);
  here.addEventListener("input", typing);
  here.addEventListener("keydown", arrows);
  here.addEventListener("click", left);
}

function pressed(event) {
  const form = event.target, now = form.closest(".do"), at = performance.now();
  if (!form.matches("[data-do]")) return;
  event.preventDefault();
  if (now.dataset.pressed || at - last.at < DOUBLE) return;
  last = { at };
  now.dataset.pressed = "yes";
  now.removeAttribute("data-ready");
  const values = valuesOf(form, event.submitter);
  post({ address: form.getAttribute("action"), values, screen: now.dataset.screen });
}

function valuesOf(form, submitter) {
  const values = {};
  for (const [name, value] of new FormData(form, submitter)) {
    values[name] = name in values ? [].concat(values[name], value) : value;
  }
  return values;
}

// Leaving a field, or ticking a box, keeps what is there and stays on the screen.
function changed(event) {
  const form = event.target.closest("[data-stays]");
  if (!form || !enough(event.target)) return;
  const values = { ...valuesOf(form), do: "stay", act: crypto.randomUUID().replaceAll("-", "") };
  if (values.value !== undefined && over(event.target) > 0) return;
  post({ address: form.getAttribute("action"), values, stays: true });
}

function enough(box) {
  const group = box.closest("[data-most]");
  group?.querySelector(".do-error")?.remove();
  if (!group || group.querySelectorAll(":checked").length <= Number(group.dataset.most)) return true;
  box.checked = false;
  const said = document.createElement("p");
  said.className = "do-error";
  said.setAttribute("role", "alert");
  said.textContent = group.dataset.enough;
  box.closest("label").after(said);
  return false;
}

function arrows(event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const group = event.target.closest("[data-arrows]");
  if (!step || !group) return;
  event.preventDefault();
  const all = [...group.querySelectorAll("button")];
  const turned = document.documentElement.dir === "rtl" && event.key.match("Left|Right") ? -1 : 1;
  all[(all.indexOf(event.target) + step * turned + all.length) % all.length].focus();
}

function left(event) {
  const link = event.target.closest("[data-end], [data-leave]");
  if (!link) return;
  event.preventDefault();
  tell(link.matches("[data-end]") ? "ended" : "left");
  const here = root, where = link.getAttribute("href");
  setTimeout(() => here.isConnected && here.contains(link) && location.assign(where), 4000);
}

// --- Sending, one after the other; what does not arrive is sent again with the same act

function post(entry) {
  queue.push(entry);
  outbox.keep("outbox", queue);
  if (sending) return;
  if (timer) goOn(entry); // the ones before still wait
  else pump();
}

async function pump() {
  clearTimeout(timer);
  timer = 0;
  sending = true;
  const late = tries > 0;
  while (queue.length) {
    const entry = queue[0];
    const { status, html } = await ask("POST", entry.address, entry.values);
    if (retriable(status)) {
      sending = false;
      timer = setTimeout(pump, AGAIN[Math.min(tries++, AGAIN.length - 1)]);
      goOn(entry);
      return;
    }
    if (status === 403) {
      sending = false;
      draw(html);
      return; // still in the outbox, for after signing in
    }
    queue.shift();
    await (queue.length ? outbox.keep("outbox", queue) : outbox.drop("outbox"));
    arrived(entry, status, html, late || tries > 0);
  }
  tries = 0;
  sending = false;
}

function arrived(entry, status, html, late) {
  if (status === 200) outbox.drop(`draft${entry.address}#`);
  // What waited since somebody did another activity is kept, and nothing of it is shown here.
  if (entry.address.startsWith(`${address}/`)) shownOf(entry, status, html, late);
  if (late && !queue.length) waiting("arrived");
}

function shownOf(entry, status, html, late) {
  const base = /data-base/.test(html) && entry.stays ? refreshed(entry, status, html) : null;
  if (base !== null) {
    for (const one of queue) if (one.address === entry.address) one.values.base = base;
    return;
  }
  if (queue.length && status === 200) return;
  const name = html.match(/data-screen="([^"]*)"/)?.[1];
  const shown = section();
  if (late && shown?.dataset.held && shown.dataset.screen === name) {
    shown.removeAttribute("data-held");
    refresh(html);
    if (shown.dataset.kind === "end") ended();
  } else draw(html);
}

function refreshed(entry, status, html) {
  if (status !== 200 || !html.includes(`action="${entry.address}"`)) return null;
  const base = refresh(html);
  if (!root.querySelector("[data-draft]:focus")) unsaved(false);
  return base;
}

// Without a connection: the next screen from what was fetched ahead, and what is true.
function goOn(entry) {
  const shown = section(), names = [...ahead.keys()];
  const next = names[names.indexOf(entry.screen) + 1];
  if (!entry.stays && entry.values.do !== "back" && shown?.dataset.screen === entry.screen
    && ahead.has(entry.screen) && next) {
    place([...ahead.get(next).cloneNode(true).childNodes], { held: true });
    section().dataset.held = "yes";
  }
  waiting("waiting");
}

addEventListener("online", () => timer && queue.length && pump());

// --- Typing

const nameOf = (field) => `draft${field.form.getAttribute("action")}#${field.name}`;
const over = (field) => [...field.value.normalize().trim()].length - Number(field.dataset.longest);

function typing({ target: field }) {
  if (!field.matches("[data-draft]")) return;
  measure(field);
  unsaved(true);
  outbox.keep(nameOf(field), field.value);
  if (Date.now() - seen < PRESENT) return;
  seen = Date.now();
  document.dispatchEvent(new CustomEvent("tk-here"));
  fetch(address, { method: "HEAD" }).catch(() => {});
}

function measure(field) {
  const line = field.parentElement.querySelector(`#${CSS.escape(field.id)} ~ .do-over`);
  const much = over(field);
  if (line) line.textContent = much > 0 ? field.dataset.over.replace("#", much) : "";
}

function unsaved(is) {
  const [kept, not] = [root.querySelector("[data-typed]"), root.querySelector(".do-unsaved")];
  if (kept) kept.hidden = is;
  if (not) not.hidden = !is;
}

async function restore(now) {
  for (const field of now.querySelectorAll("[data-draft]")) {
    const draft = await outbox.read(nameOf(field));
    if (!now.isConnected || typeof draft !== "string" || draft === field.value) continue;
    field.value = draft;
    measure(field);
    unsaved(true);
  }
}
