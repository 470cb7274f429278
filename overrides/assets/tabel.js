/* Long tables: fold a program, look for words. Without this file the tables are complete; nothing is hidden on paper. */

(() => {
  "use strict";

  /** A row that has a head cell, with the rows that continue it; what it stands under; the words a reader sees in it. */
  function entries(table) {
    const found = [];
    for (const row of table.tBodies[0].rows) {
      if (row.querySelector("th[scope=row]")) {
        const depth = Number(/sakip-tingkat--(\d)/.exec(row.className)?.[1] ?? 0);
        found.push({ rows: [row], depth, sum: row.classList.contains("sakip-jumlah"), children: [] });
      } else {
        found.at(-1).rows.push(row);
      }
    }
    const path = [];
    for (const entry of found) {
      entry.text = entry.rows.map(seen).join(" ").toLocaleLowerCase("id");
      if (entry.sum) continue;
      path.length = entry.depth;
      entry.parent = path.at(-1) ?? null;
      entry.parent?.children.push(entry);
      path[entry.depth] = entry;
    }
    return found;
  }

  function seen(row) {
    const copy = row.cloneNode(true);
    copy.querySelectorAll(".sakip-tersembunyi").forEach((part) => part.remove());
    return copy.textContent;
  }

  function equip(figure, number) {
    const table = figure.querySelector("table");
    const all = entries(table);
    const tops = all.filter((entry) => entry.depth === 0 && entry.children.length > 0);
    const closed = new Set();
    let words = [];

    const bar = document.createElement("div");
    bar.className = "sakip-alat";
    const field = document.createElement("input");
    field.type = "search";
    field.id = `sakip-cari-${number}`;
    field.placeholder = "misalnya: diklat";
    const label = document.createElement("label");
    label.htmlFor = field.id;
    label.textContent = "Cari dalam tabel";
    const count = document.createElement("output");
    count.htmlFor = field.id;
    const fold = document.createElement("button");
    fold.type = "button";
    for (const part of [field, fold]) part.setAttribute("aria-describedby", `${figure.id}-judul`);
    bar.append(label, field, fold, count);
    figure.prepend(bar);

    /** The entries that have all the words. */
    function matching() {
      return all.filter((entry) => !entry.sum && words.every((word) => entry.text.includes(word)));
    }

    /** What is shown of them: each with what it stands under and all that stands under it. */
    function around(matches) {
      const found = new Set();
      const below = (entry) => {
        found.add(entry);
        entry.children.forEach(below);
      };
      for (const entry of matches) {
        below(entry);
        for (let up = entry.parent; up; up = up.parent) found.add(up);
      }
      return found;
    }

    function isClosed(entry) {
      return entry.parent !== null && (closed.has(entry.parent) || isClosed(entry.parent));
    }

    function show() {
      const looking = words.length > 0;
      const matches = looking ? matching() : [];
      const found = around(matches);
      for (const entry of all) {
        const shown = looking ? found.has(entry) : entry.sum || !isClosed(entry);
        for (const row of entry.rows) row.hidden = !shown;
      }
      for (const top of tops) {
        top.button.setAttribute("aria-expanded", String(looking || !closed.has(top)));
        top.button.disabled = looking;
      }
      fold.disabled = looking;
      fold.textContent = closed.size < tops.length ? "Lipat semua" : "Buka semua";
      count.textContent = !looking ? "" : matches.length === 0 ? "Tidak ada yang cocok." : `${matches.length} baris cocok.`;
    }

    for (const top of tops) {
      const head = top.rows[0].querySelector("th[scope=row]");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sakip-lipat";
      button.append(...head.childNodes);
      head.append(button);
      top.button = button;
      button.addEventListener("click", () => {
        if (!closed.delete(top)) closed.add(top);
        show();
      });
    }
    fold.hidden = tops.length === 0;
    fold.addEventListener("click", () => {
      if (closed.size < tops.length) tops.forEach((top) => closed.add(top));
      else closed.clear();
      show();
    });
    field.addEventListener("input", () => {
      words = field.value.toLocaleLowerCase("id").split(/\s+/).filter(Boolean);
      show();
    });
    show();
  }

  document.querySelectorAll(".sakip-tabel--lipat").forEach(equip);
})();
