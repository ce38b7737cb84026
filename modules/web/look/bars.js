export default function ({ data: packed, parentElement }) {
  const data = JSON.parse(new TextDecoder().decode(packed));
  const list = document.createElement("ul");
  for (const bar of data.bars) {
    const line = document.createElement("li");
    line.className = bar.stands_out ? "out" : "";
    const name = document.createElement("span");
    name.className = "name";
    name.textContent = bar.name;
    const track = document.createElement("span");
    track.className = "track";
    const fill = document.createElement("span");
    fill.className = "fill";
    fill.style.width = `${Math.max(0, Math.min(100, bar.share))}%`;
    track.append(fill);
    const said = document.createElement("span");
    said.className = "said";
    said.textContent = bar.said;
    line.append(name, track, said);
    list.append(line);
  }
  parentElement.querySelector(".root").replaceChildren(list);
}
