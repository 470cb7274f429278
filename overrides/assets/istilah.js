/* Terms: Esc hides an explanation, a tap shows it before the next one follows the link. Without this file hovering and
   focusing show it and a tap leads to the page Istilah. */

(() => {
  "use strict";

  const TERM = "a.sakip-istilah";
  const terms = (selector) => document.querySelectorAll(`${TERM}${selector}`);

  function close(except) {
    terms(".sakip-istilah--buka").forEach((term) => term !== except && term.classList.remove("sakip-istilah--buka"));
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    close();
    terms(":is(:hover, :focus)").forEach((term) => term.classList.add("sakip-istilah--tutup"));
  });

  for (const kind of ["pointerout", "focusout"]) {
    document.addEventListener(kind, (event) => {
      const term = event.target.closest?.(TERM);
      if (term && !term.contains(event.relatedTarget)) term.classList.remove("sakip-istilah--tutup");
    });
  }

  document.addEventListener("click", (event) => {
    const term = event.target.closest(TERM);
    close(term);
    if (term && event.pointerType === "touch" && !term.classList.contains("sakip-istilah--buka")) {
      event.preventDefault();
      term.classList.remove("sakip-istilah--tutup");
      term.classList.add("sakip-istilah--buka");
    }
  });
})();
