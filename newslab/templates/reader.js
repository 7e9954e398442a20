// The reader of show_pair. It gets data and writes text nodes; it never sets HTML.
function element(tag, style, words) {
  const node = document.createElement(tag);
  if (style) node.style.cssText = style;
  if (words !== undefined) node.textContent = words;
  return node;
}

function sentence(item, data) {
  const node = element("span", "cursor:pointer;border-radius:3px");
  node.append(element("span", "font-size:70%;opacity:0.65;margin-right:3px", String(item.number)));
  for (const piece of item.pieces) {
    let inner = document.createTextNode(piece.words);
    for (const mark of [...piece.marks].reverse()) {
      const look = data.styles[mark.kind] || { tag: "span", style: "" };
      const outer = element(look.tag, look.style);
      outer.title = mark.title;
      outer.append(inner);
      inner = outer;
    }
    node.append(inner);
    for (const badge of piece.badges) {
      const sign = element("sup", data.badge, badge.text);
      sign.title = badge.title;
      node.append(sign);
    }
  }
  return node;
}

function column(side, data, known) {
  const content = data.columns[side];
  const node = element("div", "flex:1 1 0;min-width:0;max-height:34rem;overflow-y:auto;padding:0 0.75rem;position:relative;line-height:1.5");
  node.lang = content.lang;
  node.append(element("strong", "", content.label), element("div", "opacity:0.8;margin-bottom:0.5rem", content.headline));
  let paragraph = null, last = null;
  for (const item of content.sentences) {
    if (item.paragraph !== last) {
      paragraph = element("p", "margin:0 0 0.7rem 0");
      node.append(paragraph);
      last = item.paragraph;
    }
    const said = sentence(item, data);
    known[side].set(item.number, said);
    paragraph.append(said, document.createTextNode(" "));
  }
  return node;
}

function bring(pane, node) {
  if (node) pane.scrollTo({ top: node.offsetTop - pane.clientHeight / 3, behavior: "smooth" });
}

function render({ model, el }) {
  const data = model.get("data");
  const known = [new Map(), new Map()];
  const root = element("div", "color:var(--jp-content-font-color1, inherit);font-family:var(--jp-content-font-family, sans-serif);font-size:var(--jp-content-font-size1, 14px)");
  root.className = "newslab-reader";
  root.tabIndex = 0;
  const bar = element("div", "display:flex;flex-wrap:wrap;gap:0.3rem 0.9rem;margin-bottom:0.5rem;align-items:center");
  const panes = element("div", "display:flex;gap:0.5rem");
  const sides = [column(0, data, known), column(1, data, known)];
  panes.append(...sides);
  const status = element("div", "margin-top:0.5rem;min-height:1.5em;opacity:0.85", "Click a sentence, or use the arrow keys, to see its counterpart.");
  status.setAttribute("aria-live", "polite");
  root.append(bar, panes, status);
  el.append(root);

  const hidden = new Set();
  let chosen = null;
  const nodes = (row) => [...row.left.map((n) => known[0].get(n)), ...row.right.map((n) => known[1].get(n))].filter(Boolean);

  function paint() {
    for (const row of data.rows) {
      const colour = data.colours[row.relation] || "#999999";
      for (const node of nodes(row)) {
        node.style.opacity = hidden.has(row.relation) ? "0.3" : "1";
        node.style.boxShadow = row.id && !hidden.has(row.relation) ? "inset 3px 0 0 " + colour : "none";
        node.style.paddingLeft = "5px";
        node.style.outline = row === chosen ? "2px solid " + colour : "none";
      }
    }
  }

  function choose(row, from) {
    chosen = row;
    paint();
    if (from !== 0) bring(sides[0], known[0].get(row.left[0]));
    if (from !== 1) bring(sides[1], known[1].get(row.right[0]));
    const place = row.left.join(", ") + " ↔ " + row.right.join(", ");
    status.textContent = row.id
      ? `${place}: ${row.relation}, probability ${row.probability.toFixed(2)}${row.moved ? ", in another order" : ""}`
      : `No counterpart: ${row.relation}`;
    model.set("selected", row.id);
    model.save_changes();
  }

  for (const row of data.rows)
    for (const [side, numbers] of [[0, row.left], [1, row.right]])
      for (const number of numbers) {
        const node = known[side].get(number);
        if (node) node.addEventListener("click", () => choose(row, side));
      }

  const relations = [...new Set(data.rows.map((row) => row.relation))];
  for (const relation of Object.keys(data.colours).filter((name) => relations.includes(name))) {
    const label = element("label", "display:inline-flex;align-items:center;gap:0.3rem;cursor:pointer");
    const box = element("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", () => {
      box.checked ? hidden.delete(relation) : hidden.add(relation);
      paint();
    });
    const count = data.rows.filter((row) => row.relation === relation).length;
    label.append(box, element("span", "display:inline-block;width:0.8em;height:0.8em;background:" + data.colours[relation]), element("span", "", `${relation} (${count})`));
    bar.append(label);
  }

  const legend = element("div", "font-size:85%;opacity:0.9;margin-bottom:0.5rem");
  (data.legend || []).forEach(([kind, words], place) => {
    const look = data.styles[kind] || { tag: "span", style: "" };
    if (place) legend.append(" · ");
    legend.append(element(look.tag, look.style, words));
  });
  root.insertBefore(legend, panes);

  root.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (event.key === "Escape") { chosen = null; paint(); event.stopPropagation(); return; }
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const open = data.rows.filter((row) => row.id && !hidden.has(row.relation));
    if (!open.length) return;
    const at = open.indexOf(chosen);
    choose(open[(at + step + open.length) % open.length], null);
  });
  paint();
  hideStill(el, 50);
}

// The same reading stands above as HTML, for times without a kernel. While the widget is alive it is not needed.
function hideStill(el, tries) {
  const area = el.closest(".jp-OutputArea, .output_area, .cell-output");
  const still = area ? area.querySelectorAll(".newslab-still") : [];
  still.forEach((node) => { node.style.display = "none"; });
  if (!still.length && tries) setTimeout(() => hideStill(el, tries - 1), 100);
}

export default { render };
