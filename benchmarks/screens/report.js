// Where every word of the page stands: an expression that gives {"words": [...], "spans": [...]}.
// Rectangles are CSS pixels [left, top, right, bottom]; `shown` is what no ancestor and no window edge cuts off
// and nothing covers from the side, `open` the share of its middle line that can be seen.
(() => {
  const clipOf = (element) => {
    const clip = [0, 0, innerWidth, innerHeight];
    for (let up = element; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowX === "visible" || up === document.documentElement) continue;
      const box = up.getBoundingClientRect();
      clip[0] = Math.max(clip[0], box.left); clip[1] = Math.max(clip[1], box.top);
      clip[2] = Math.min(clip[2], box.right); clip[3] = Math.min(clip[3], box.bottom);
    }
    return clip;
  };
  const cut = (rect, clip) => [
    Math.max(rect[0], clip[0]), Math.max(rect[1], clip[1]), Math.min(rect[2], clip[2]), Math.min(rect[3], clip[3])];
  const uncovered = (parent, rect) => {
    const count = Math.max(5, Math.min(80, Math.round((rect[2] - rect[0]) / 2)));
    const at = (number) => rect[0] + ((number + 0.5) / count) * (rect[2] - rect[0]);
    const hits = [...Array(count).keys()].filter((number) => {
      const top = document.elementFromPoint(at(number), (rect[1] + rect[3]) / 2);
      return top !== null && (top.contains(parent) || parent.contains(top));
    });
    if (hits.length === count || !hits.length) return { open: hits.length / count, shown: rect };
    return { open: hits.length / count, shown: [at(hits[0]), rect[1], at(hits.at(-1)), rect[3]] };
  };
  // Text that ends in an ellipsis has two rectangles at one place: all of it, and what is left of it.
  const fragments = (range) => {
    const found = [];
    for (const r of range.getClientRects()) {
      const same = found.find((one) => Math.abs(one[0] - r.left) < 0.5 && Math.abs(one[1] - r.top) < 0.5);
      if (same) {
        same.kept = Math.min(same[2], r.right);
        same[2] = Math.max(same[2], r.right);
      } else found.push(Object.assign([r.left, r.top, r.right, r.bottom], { kept: r.right }));
    }
    return found;
  };
  const spans = [...document.querySelectorAll("[data-entity]")];
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || ["STYLE", "SCRIPT"].includes(parent.tagName)) continue;
    const clip = clipOf(parent);
    const owner = parent.closest("[data-entity]");
    for (const found of node.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      const parts = fragments(range);
      for (const rect of parts) {
        const left = [rect[0], rect[1], rect.kept, rect[3]];
        words.push({
          text: found[0], rect: [...rect], ...uncovered(parent, cut(left, clip)),
          span: owner ? spans.indexOf(owner) : -1, free: Boolean(parent.closest("[data-free]")),
          pieces: parts.length });
      }
    }
  }
  const about = (element) => ({ text: element.textContent, entity: element.dataset.entity });
  return { words, spans: spans.map(about), title: document.title, app: document.querySelector("meta[name=app]").content };
})()
