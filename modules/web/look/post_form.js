export default function ({ data: packed, parentElement }) {
  const data = JSON.parse(new TextDecoder().decode(packed));
  const root = parentElement.querySelector(".root");
  // Drawn again in every run: what somebody is typing must not disappear.
  const drawn = JSON.stringify(data);
  if (root.dataset.drawn === drawn) return;
  root.dataset.drawn = drawn;
  const form = document.createElement("form");
  form.method = "post";
  form.action = data.action;
  for (const [name, value] of Object.entries(data.values)) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  if (data.name) form.append(nameField(data.name));
  if (data.pin) form.append(pinField(data.pin));
  const button = document.createElement("button");
  button.textContent = data.label;
  button.className = data.look;
  form.append(button);
  // A second tap on a slow phone must not start somebody twice.
  form.onsubmit = () => {
    setTimeout(() => (button.disabled = true));
    if (!data.leaves) setTimeout(() => (button.disabled = false), 3000);
  };
  root.replaceChildren(form);
}

function nameField(words) {
  const label = document.createElement("label");
  label.textContent = words;
  const field = document.createElement("input");
  field.name = "name";
  field.autocomplete = "nickname";
  field.maxLength = 40;
  label.append(field);
  return label;
}

function pinField(words) {
  const label = document.createElement("label");
  label.textContent = words;
  const field = document.createElement("input");
  field.name = "pin";
  field.type = "password";
  field.inputMode = "numeric";
  field.autocomplete = "off";
  field.maxLength = 12;
  field.required = true;
  label.append(field);
  return label;
}
