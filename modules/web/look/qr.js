export default function ({ data: packed, parentElement }) {
  const data = JSON.parse(new TextDecoder().decode(packed));
  const make = (name, given) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(given)) node.setAttribute(key, value);
    return node;
  };
  const drawing = make("svg", {
    viewBox: `0 0 ${data.side} ${data.side}`, role: "img", "aria-label": data.label,
    "shape-rendering": "crispEdges",
  });
  drawing.append(make("rect", { width: data.side, height: data.side, fill: "#fff" }));
  drawing.append(make("path", { d: data.path, fill: "#000" }));
  parentElement.querySelector(".root").replaceChildren(drawing);
}
