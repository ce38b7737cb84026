// Runs again in every run of the page: each step below may be repeated without harm.
const remembered = new WeakMap();
let newest = null;

// Screens that come and go without a run of the page: they say what stands on them now, and that
// somebody is there.
document.addEventListener("tk-screen", ({ detail }) => {
  if (!newest?.root.isConnected) return;
  const { root, state } = newest;
  state.data.speak = detail.speak;
  speechSynthesis?.cancel();
  showVoice(root.querySelector(".voice"), state.data);
  root.querySelector(".live").textContent = detail.first ? "" : detail.speak[0] ?? "";
  // The first of them may come later than goToHeading looked for its heading.
  if (detail.first && !state.first) document.querySelector("h1")?.focus({ preventScroll: true });
});
document.addEventListener("tk-here", () => {
  if (newest?.root.isConnected) countIdle(newest.root, newest.state.data, newest.state, newest.stay);
});

export default function ({ data: packed, parentElement, setTriggerValue }) {
  const data = JSON.parse(new TextDecoder().decode(packed));
  const root = parentElement.querySelector(".root");
  const state = remembered.get(root) ?? {};
  remembered.set(root, state);
  state.data = data;
  newest = { root, state, stay: () => setTriggerValue("here", data.seen) };

  document.documentElement.lang = data.language;
  document.documentElement.dir = data.direction;
  document.documentElement.toggleAttribute("data-wide", data.wide);
  document.title = data.title;
  draw(root, data);
  watchWriting();
  countIdle(root, data, state, newest.stay);
  if (state.screen !== data.screen) {
    const first = state.screen === undefined;
    state.screen = data.screen;
    state.first = first;
    speechSynthesis?.cancel();
    goToHeading(root, data, first, performance.now() + 1500);
  }
}

// What is typed is on the screen before it is kept: say so until a run has kept it. Only leaving the
// field sends its words: a run that comes by itself, as after a lost connection, has not had them.
const unsent = new WeakSet();

function watchWriting() {
  const fields = [...document.querySelectorAll("textarea")];
  const waits = fields.some((one) => unsent.has(one) && one.value);
  document.documentElement.toggleAttribute("data-typing", waits);
  document.oninput = (event) => {
    if (event.target.tagName === "TEXTAREA") {
      unsent.add(event.target);
      document.documentElement.setAttribute("data-typing", "");
    }
  };
}

// Without a connection Streamlit closes the field, and nothing goes anywhere.
document.addEventListener("focusout", (event) => {
  if (!event.target.disabled) unsent.delete(event.target);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) unsent.delete(event.target);
});

function countIdle(root, data, state, stay) {
  clearTimeout(state.timer);
  const question = root.querySelector("dialog");
  if (question.open) question.close();
  if (!data.idleSeconds) return;
  question.querySelector("p").textContent = data.words.idle;
  question.querySelector("p + p").textContent = data.words["idle-text"];
  const button = question.querySelector("button");
  button.textContent = data.words.here;
  button.onclick = stay;
  state.timer = setTimeout(() => {
    if (!root.isConnected) return; // another page has taken over, with a clock of its own
    question.showModal();
    state.timer = setTimeout(() => signOut("/"), 60_000);
  }, (data.idleSeconds - 60) * 1000);
}

function signOut(then) {
  sessionStorage.clear();
  fetch("/sign-out", { method: "POST", keepalive: true, redirect: "manual" })
    .catch(() => {})
    .finally(() => location.replace(then));
}

function draw(root, data) {
  if (!root.firstChild) {
    root.innerHTML = `<button class="voice" type="button" hidden></button>
      <button class="leave" type="button" hidden></button>
      <div class="live" role="status" aria-live="polite"></div>
      <dialog><p class="asked"></p><p></p><button type="button"></button></dialog>`;
  }
  const voice = root.querySelector(".voice");
  voice.textContent = data.words.read;
  voice.onclick = () => speak(voice, data);
  showVoice(voice, data);
  if (window.speechSynthesis) speechSynthesis.onvoiceschanged = () => showVoice(voice, data);
  const leave = root.querySelector(".leave");
  leave.textContent = data.words.leave;
  leave.hidden = !data.leaveTo;
  root.classList.toggle("below", data.below);
  leave.onclick = () => quickExit(data.leaveTo);
}

function voiceFor(data) {
  const voices = window.speechSynthesis?.getVoices() ?? [];
  const tags = [...data.speech, data.language].map((tag) => tag.toLowerCase());
  for (const tag of tags) {
    const found = voices.find((one) => one.lang.replace("_", "-").toLowerCase().startsWith(tag));
    if (found) return found;
  }
  return null;
}

function showVoice(button, data) {
  button.hidden = !voiceFor(data) || data.speak.length === 0;
}

function speak(button, data) {
  if (speechSynthesis.speaking) {
    speechSynthesis.cancel();
    return;
  }
  const voice = voiceFor(data);
  // One utterance a sentence: browsers stop a long one after some fifteen seconds.
  for (const sentence of data.speak) {
    const said = new SpeechSynthesisUtterance(sentence);
    said.voice = voice;
    said.lang = voice.lang;
    said.rate = 0.9;
    said.onstart = () => (button.textContent = data.words.quiet);
    said.onend = said.onerror = () => {
      if (!speechSynthesis.pending) button.textContent = data.words.read;
    };
    speechSynthesis.speak(said);
  }
}

function goToHeading(root, data, first, until) {
  const heading = [...document.querySelectorAll("h1")].find(
    (one) => one.textContent.trim() === data.heading.trim(),
  );
  if (!heading) {
    if (performance.now() < until) requestAnimationFrame(() => goToHeading(root, data, first, until));
    return;
  }
  const scroller = document.querySelector('[data-testid="stMain"]');
  scroller?.scrollTo({ top: 0 });
  heading.tabIndex = -1;
  // The first screen of a page is where the browser puts somebody anyway.
  if (!first) heading.focus({ preventScroll: true });
  root.querySelector(".live").textContent = first ? "" : data.speak[0] ?? data.heading;
}

function quickExit(leaveTo) {
  document.body.replaceChildren();
  sessionStorage.clear();
  document.title = "";
  // keepalive: the sign-out goes on while the next page is already loading.
  fetch("/sign-out", { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
  location.replace(leaveTo);
}
