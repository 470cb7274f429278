/* What the theme does otherwise than this site wants; loaded before the theme's own script. */
(() => {
  "use strict";

  /* The search index weighs more than any page. The theme asks for it as a page loads; here it waits until a reader
     turns to the search, or comes from one, whose words are then marked on the page. From a disk it is a script and
     loads as ever. */
  const { open, send } = XMLHttpRequest.prototype;
  const waiting = new Set();
  let wanted = ["h", "q"].some((name) => new URLSearchParams(location.search).has(name));

  function start() {
    wanted = true;
    waiting.forEach((request) => send.call(request));
    waiting.clear();
  }

  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    this.isIndex = String(address).endsWith("/search/search_index.json");
    open.call(this, method, address, ...(rest.length ? rest : [true]));
  };

  XMLHttpRequest.prototype.send = function (body) {
    if (this.isIndex && !wanted) waiting.add(this);
    else send.call(this, body);
  };

  for (const event of ["focusin", "change"]) {
    document.addEventListener(event, ({ target }) => {
      if (target.matches("[data-md-component=search-query], #__search")) start();
    });
  }

  /* The menu of narrow screens by the keyboard: the focus goes into it, and back when Esc shuts it. */
  const drawer = document.querySelector("#__drawer");
  const handle = document.querySelector(".sakip-menu");
  const menu = document.querySelector(".md-sidebar--primary");
  drawer.addEventListener("change", () => {
    handle.setAttribute("aria-expanded", String(drawer.checked));
    if (!drawer.checked && menu.contains(document.activeElement)) handle.focus();
  });
  handle.addEventListener("click", () => {
    drawer.click();
    if (!drawer.checked) return;
    [...menu.querySelectorAll("a")].find((link) => link.checkVisibility({ visibilityProperty: true }))?.focus();
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && drawer.checked && drawer.click());
})();
