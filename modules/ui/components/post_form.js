export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
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
  const button = document.createElement("button");
  button.textContent = data.label;
  button.className = data.main ? "main" : "";
  form.append(button);
  // A second tap on a slow phone must not start somebody twice.
  form.onsubmit = () => setTimeout(() => (button.disabled = true));
  root.replaceChildren(form);
}
