// What waits on this device: words being typed, and presses that have not arrived yet. Sealed with a
// key that only the server gives to whoever is signed in; gone with the tab, and with signing out.
const BEFORE = "tk:";
let key = null;

export async function open(seal) {
  const bytes = Uint8Array.from(atob(seal), (sign) => sign.charCodeAt(0));
  key = await crypto.subtle?.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

// Without Web Crypto (a page that is not on https) nothing is kept beyond this page.
export async function keep(name, value) {
  if (!key) return;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain));
  try {
    sessionStorage.setItem(BEFORE + name, btoa(String.fromCharCode(...iv, ...sealed)));
  } catch {
    // Full: what is on the screen stays on the screen.
  }
}

export async function read(name) {
  const kept = sessionStorage.getItem(BEFORE + name);
  if (!kept || !key) return null;
  const bytes = Uint8Array.from(atob(kept), (sign) => sign.charCodeAt(0));
  const [iv, sealed] = [bytes.slice(0, 12), bytes.slice(12)];
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed);
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    drop(name); // somebody else's
    return null;
  }
}

export function drop(before) {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(BEFORE + before)) sessionStorage.removeItem(name);
  }
}
