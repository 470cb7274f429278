/* Long tables: fold a program, look for words. Without this file the tables are complete; nothing is hidden on paper. */

(() => {
  "use strict";

  /** The rows of a table in entries: a row that has a head cell, with the rows that continue it. */
  function entries(table) {
    const found = [];
    for (const row of table.tBodies[0].rows) {
      if (row.querySelector("th[scope=row]")) {
        found.push({ rows: [row], top: row.classList.contains("sakip-tingkat--0"), sum: row.classList.contains("sakip-jumlah") });
      } else {
        found.at(-1).rows.push(row);
      }
    }
    let group = null;
    for (const entry of found) {
      if (entry.top) group = entry;
      entry.group = entry.top || entry.sum ? null : group;
      entry.text = entry.rows.map((row) => row.textContent).join(" ").toLocaleLowerCase("id");
    }
    return found;
  }

  function equip(figure, number) {
    const table = figure.querySelector("table");
    const all = entries(table);
    const tops = all.filter((entry) => entry.top);
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
    bar.append(label, field, fold, count);
    figure.prepend(bar);

    function matches(entry) {
      return words.every((word) => entry.text.includes(word));
    }

    function show() {
      const hits = new Set(all.filter((entry) => !entry.sum && matches(entry)));
      for (const entry of all) {
        const children = all.some((other) => other.group === entry && hits.has(other));
        const whole = entry.group && hits.has(entry.group) && words.length > 0;
        let visible = hits.has(entry) || children || whole;
        if (entry.sum) visible = words.length === 0;
        if (entry.group && closed.has(entry.group) && words.length === 0) visible = false;
        for (const row of entry.rows) row.hidden = !visible;
      }
      for (const top of tops) top.button?.setAttribute("aria-expanded", String(!closed.has(top) || words.length > 0));
      fold.textContent = closed.size < tops.length ? "Lipat semua" : "Buka semua";
      const found = [...hits].filter((entry) => !entry.top).length;
      count.textContent = words.length === 0 ? "" : found === 0 ? "Tidak ada yang cocok." : `${found} baris cocok.`;
    }

    for (const top of tops) {
      if (!all.some((entry) => entry.group === top)) continue;
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
