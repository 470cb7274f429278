/* What is wider than the page says so. Long tables: fold a tree, look for words, sort, narrow by status. Without this file
   the tables are complete; nothing is hidden on paper. A table gets its tools when a reader comes near, in a place kept
   for them. What a reader has chosen stands in the address, so that it can be shared. */

(() => {
  "use strict";

  /** Words that mean the same to who looks for one of them. */
  const ALIKE = [
    ["diklat", "pelatihan", "bimtek", "pengembangan kompetensi"],
    ["atk", "alat tulis"],
    ["mobil", "kendaraan"],
  ];

  /** So many rows are too few for an outline: then those below them are seen too. */
  const FEW = 3;

  /** What a row says where nothing explains what was left of its money, or what it fell short of. */
  const UNEXPLAINED = "tidak dijelaskan";

  const make = (tag, options = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), options);
    made.append(...children);
    return made;
  };

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
      entry.name = seen(entry.rows[0].querySelector("th[scope=row]")).trim();
      entry.statuses = entry.rows.flatMap((row) => [...row.querySelectorAll(".sakip-status")].map(word));
      if (entry.sum) continue;
      path.length = entry.depth;
      entry.parent = path.at(-1) ?? null;
      entry.parent?.children.push(entry);
      path[entry.depth] = entry;
    }
    return found;
  }

  const written = (entry, column) => entry.rows[0].cells[column]?.querySelector(".sakip-angka")?.textContent ?? "";

  const word = (part) => part.textContent.trim();

  function seen(part) {
    const copy = part.cloneNode(true);
    copy.querySelectorAll(".sakip-tersembunyi").forEach((one) => one.remove());
    return copy.textContent;
  }

  /** The figure in a column of an entry, null where there is none. */
  function figure(entry, column) {
    const [, sign, whole, part = ""] = /^(−?)([\d.]+)(?:,(\d+))?%?$/.exec(written(entry, column)) ?? [];
    return whole === undefined ? null : Number(`${sign && "-"}${whole.replaceAll(".", "")}.${part}`);
  }

  /** A quotient of whole numbers as a percentage of two decimals, halves up: as the pages write it. */
  function percent(part, whole) {
    const hundredths = (BigInt(part) * 20000n + BigInt(whole)) / (2n * BigInt(whole));
    return `${(Number(hundredths) / 100).toLocaleString("id-ID", { minimumFractionDigits: 2 })}%`;
  }

  /** Every spelling of what was typed: whole if it is a term with others alike, else each word by itself. */
  function asked(typed) {
    const text = typed.toLocaleLowerCase("id").trim().replace(/\s+/g, " ");
    const alike = (term) => ALIKE.find((terms) => terms.includes(term)) ?? [term];
    if (text === "") return [];
    return alike(text).length > 1 ? [alike(text)] : text.split(" ").map(alike);
  }

  function equip(figureOf, number, figures) {
    const table = figureOf.querySelector("table");
    const body = table.tBodies[0];
    const all = entries(table);
    const parents = all.filter((entry) => entry.children.length > 0);
    const leaves = all.filter((entry) => !entry.sum && entry.children.length === 0);
    const sortable = figureOf.classList.contains("sakip-tabel--urut");
    const shared = sortable && figures.filter((one) => one.classList.contains("sakip-tabel--urut")).length === 1;
    const closed = new Set(figureOf.classList.contains("sakip-tabel--terlipat") ? folded() : []);
    const state = { cari: "", status: "", urut: "", susun: "" };
    const columns = sortable ? heads() : [];
    let arranged = " ";

    /** What is shut to begin with: everything, but not so that only one or two rows are left to be seen. */
    function folded() {
      const few = all.filter((entry) => !entry.sum && entry.depth === 0).length < FEW;
      return parents.filter((entry) => entry.depth > 0 || !few);
    }

    /** The heads of columns whose figures compare: of one unit, or shares; each with where its cells stand. */
    function heads() {
      const found = [...table.tHead.querySelectorAll("th[scope=col].sakip-kanan")];
      return found
        .map((head) => ({ head, at: Number(/-k(\d+)$/.exec(head.id)[1]), name: word(head) }))
        .filter(({ at, name }) => name.endsWith(")") || leaves.every((leaf) => /^$|%$/.test(written(leaf, at))));
    }

    const bar = figureOf.querySelector(".sakip-alat");
    const described = (part) => {
      part.setAttribute("aria-describedby", `${figureOf.id}-judul`);
      return part;
    };
    const labelled = (key, label, part) => {
      part.id = `sakip-${key}-${number}`;
      bar.append(make("span", {}, make("label", { htmlFor: part.id, textContent: label }), described(part)));
      part.addEventListener("input", () => {
        state[key] = part.value;
        show();
      });
      return part;
    };
    const choice = (options) => make("select", {}, ...options.map(([value, text]) => make("option", { value, textContent: text })));

    const controls = { cari: labelled("cari", "Cari dalam tabel", make("input", { type: "search", placeholder: "misalnya: diklat" })) };
    if (sortable) {
      const statuses = [...new Set(all.flatMap((entry) => entry.statuses))].sort();
      const orders = columns.flatMap(({ at, name }) => [
        [`${at}-turun`, `${name}, terbesar`],
        [`${at}-naik`, `${name}, terkecil`],
      ]);
      const kind = leaves[0]?.rows[0].querySelector(".sakip-tersembunyi")?.textContent.replace(":", "").trim().toLowerCase();
      if (statuses.length > 0) controls.status = labelled("status", "Tampilkan", choice([["", "semua"], ...statuses.map((one) => [one, one.toLowerCase()])]));
      controls.urut = labelled("urut", "Urutkan", choice([["", "seperti dokumen"], ...orders]));
      controls.susun = labelled("susun", "Susunan", choice([["", "pohon"], ["rata", `${kind || "rincian"} saja`]]));
    }
    const fold = described(make("button", { type: "button", hidden: parents.length === 0 }));
    const count = make("output");
    count.htmlFor = controls.cari.id;
    bar.append(fold, count);

    const within = (entry, found) => {
      found.add(entry);
      entry.children.forEach((child) => within(child, found));
      return found;
    };
    const isClosed = (entry) => entry.parent !== null && (closed.has(entry.parent) || isClosed(entry.parent));

    /** The entries in which all words stand; with what stands under these, those that have the status. */
    function matching() {
      const terms = asked(state.cari);
      const direct = all.filter((entry) => !entry.sum && terms.every((alike) => alike.some((one) => entry.text.includes(one))));
      const reached = direct.reduce((found, entry) => within(entry, found), new Set());
      const hits = state.status ? [...reached].filter((entry) => entry.statuses.includes(state.status)) : [...reached];
      return { hits, count: state.status ? hits.length : direct.length };
    }

    function isShown(entry, { looking, hits, around }) {
      if (state.susun) return entry.sum ? !looking : entry.children.length === 0 && hits.has(entry);
      return looking ? around.has(entry) : entry.sum || !isClosed(entry);
    }

    /** The rows in the order asked for: leaves among themselves, else brothers among themselves, the sum at the end.
        Only when another is asked for: a row that moves loses the focus. */
    function arrange() {
      arranged = `${state.urut} ${state.susun}`;
      const [at, way] = state.urut.split("-");
      const value = (entry) => figure(entry, Number(at));
      const compared = (a, b) => {
        const [x, y] = [value(a), value(b)];
        if (x === null || y === null) return (x === null) - (y === null);
        return way === "turun" ? y - x : x - y;
      };
      const sorted = (some) => (state.urut ? [...some].sort(compared) : some);
      const tree = (some) => sorted(some).flatMap((entry) => [entry, ...tree(entry.children)]);
      const tops = all.filter((entry) => entry.parent === null);
      const order = state.susun ? [...sorted(leaves), ...parents] : tree(tops);
      body.append(...[...order, ...all.filter((entry) => entry.sum)].flatMap((entry) => entry.rows));
    }

    /** What the leaves that match add up to, in every column of rupiah. */
    function sums(hits) {
      const some = leaves.filter((leaf) => hits.has(leaf));
      const total = (at) => some.reduce((sum, leaf) => (sum === null || figure(leaf, at) === null ? null : sum + figure(leaf, at)), 0);
      const added = columns
        .filter(({ name }) => name.endsWith("(Rp)"))
        .map(({ at, name }) => [name.replace(" (Rp)", "").toLowerCase(), total(at)])
        .filter(([, sum]) => sum !== null);
      const told = added.map(([name, sum]) => `${name} Rp${sum.toLocaleString("id-ID")}`);
      const { pagu, realisasi } = Object.fromEntries(added);
      if (pagu > 0 && realisasi >= 0) told.push(`serapan ${percent(realisasi, pagu)}`);
      const kind = controls.susun.options[1].text.replace(/ saja$/, "");
      const silent = some.filter((leaf) => leaf.text.includes(UNEXPLAINED)).length;
      const why = silent > 0 ? ` Sebabnya tidak dijelaskan sumber${silent < some.length ? ` pada ${silent} di antaranya` : ""}.` : "";
      return some.length > 0 && told.length > 0 ? `${some.length} ${kind}: ${told.join(", ")}.${why}` : "";
    }

    function say(looking, found) {
      const order = state.urut && ` Diurutkan menurut ${controls.urut.selectedOptions[0].textContent.replace(" (Rp)", "").toLowerCase()}.`;
      if (!looking) return `${sortable && state.susun ? `${leaves.length} baris.` : ""}${order}`.trim();
      const alike = asked(state.cari).flatMap((terms) => terms.filter((term) => !state.cari.toLocaleLowerCase("id").includes(term)));
      const also = alike.length > 0 ? ` Dicari juga: ${alike.join(", ")}.` : "";
      if (found.count === 0) return `Tidak ada yang cocok.${also}`;
      const told = (sortable && sums(new Set(found.hits))) || `${found.count} baris cocok.`;
      return `${told}${also}${order}`;
    }

    function show() {
      const looking = asked(state.cari).length > 0 || state.status !== "";
      const found = matching();
      const around = new Set(found.hits);
      for (const entry of found.hits) for (let up = entry.parent; up; up = up.parent) around.add(up);
      const seenNow = { looking, hits: new Set(found.hits), around };
      for (const entry of all) {
        const shown = isShown(entry, seenNow);
        for (const row of entry.rows) row.hidden = !shown;
      }
      if (arranged !== `${state.urut} ${state.susun}`) arrange();
      const still = looking || state.susun !== "";
      for (const parent of parents) {
        parent.button.setAttribute("aria-expanded", String(looking || !closed.has(parent)));
        parent.button.disabled = still;
      }
      for (const { head, at } of columns) {
        const way = { [`${at}-turun`]: "descending", [`${at}-naik`]: "ascending" }[state.urut];
        if (way) head.setAttribute("aria-sort", way);
        else head.removeAttribute("aria-sort");
      }
      for (const [key, control] of Object.entries(controls)) if (control.value !== state[key]) control.value = state[key];
      fold.disabled = still;
      fold.textContent = closed.size > 0 ? "Buka semua" : "Lipat semua";
      figureOf.classList.toggle("sakip-tabel--rata", state.susun !== "");
      count.textContent = say(looking, found);
      if (shared) remember();
    }

    function remember() {
      const address = new URL(location.href);
      for (const [key, value] of Object.entries(state)) {
        address.searchParams.delete(key);
        if (value) address.searchParams.append(key, value);
      }
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    }

    for (const parent of parents) {
      const head = parent.rows[0].querySelector("th[scope=row]");
      const button = make("button", { type: "button", className: "sakip-lipat" }, ...head.childNodes);
      head.append(button);
      parent.button = button;
      button.addEventListener("click", () => {
        if (!closed.delete(parent)) closed.add(parent);
        show();
      });
    }
    for (const leaf of sortable ? leaves : []) {
      if (!leaf.parent) continue;
      const path = [];
      for (let up = leaf.parent; up; up = up.parent) path.unshift(up.name);
      leaf.rows[0].querySelector("th[scope=row]").append(make("span", { className: "sakip-jalur", textContent: path.join(" › ") }));
    }
    for (const { head, at } of columns) {
      const button = make("button", { type: "button", className: "sakip-urut" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        state.urut = { [`${at}-turun`]: `${at}-naik`, [`${at}-naik`]: "" }[state.urut] ?? `${at}-turun`;
        show();
      });
    }
    fold.addEventListener("click", () => {
      if (closed.size > 0) closed.clear();
      else parents.forEach((parent) => closed.add(parent));
      show();
    });
    if (shared) {
      const asked = new URLSearchParams(location.search);
      for (const [key, control] of Object.entries(controls)) {
        const value = asked.get(key) ?? "";
        if (!control.options || [...control.options].some((option) => option.value === value)) state[key] = value;
      }
    }
    show();
    delete figureOf.dataset.garis;
  }

  /** Boxes with more in them than they show say so, and are stops of the keyboard; others are none. All are measured
      before any is changed, or each would be laid out anew. */
  function tell(boxes) {
    const found = boxes.map(({ scrollLeft, scrollTop, clientWidth, clientHeight, scrollWidth, scrollHeight }) => ({
      right: scrollLeft + clientWidth < scrollWidth - 1,
      below: scrollTop + clientHeight < scrollHeight - 1,
      stop: clientWidth < scrollWidth || clientHeight < scrollHeight,
    }));
    boxes.forEach((box, at) => {
      box.classList.toggle("sakip-gulir--kanan", found[at].right);
      box.classList.toggle("sakip-gulir--bawah", found[at].below);
      if (box.hasAttribute("tabindex") === found[at].stop) return;
      if (found[at].stop) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  }

  const size = new ResizeObserver((changed) => {
    tell([...new Set(changed.map(({ target }) => target.closest(".sakip-gulir")))]);
  });
  for (const box of document.querySelectorAll(".sakip-gulir")) {
    size.observe(box);
    if (box.firstElementChild) size.observe(box.firstElementChild);
    box.addEventListener("scroll", () => tell([box]), { passive: true });
  }

  const figures = [...document.querySelectorAll(".sakip-tabel--lipat")];
  const near = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        equip(target, figures.indexOf(target), figures);
      }
    },
    { rootMargin: "100% 0px" },
  );
  /** Long tables show their outline from the start; what lies below it waits for the tools that open it. */
  for (const one of figures.filter((figureOf) => figureOf.classList.contains("sakip-tabel--terlipat"))) {
    one.dataset.garis = one.querySelectorAll("tbody > .sakip-tingkat--0 > th").length < FEW ? "1" : "0";
  }
  if (location.search) figures.forEach(equip);
  else figures.forEach((one) => near.observe(one));
})();
