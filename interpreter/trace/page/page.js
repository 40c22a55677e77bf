// Filter, search, folding, keys, copying. The page is whole without any of it.
"use strict";
(() => {
  const root = document.documentElement;
  const $ = (selector, of = document) => of.querySelector(selector);
  const $$ = (selector, of = document) => [...of.querySelectorAll(selector)];
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  let clauses = [];
  const texts = new Map(); // what is searched, of a clause without those below it

  const heading = clause => clause.firstElementChild;
  const decides = clause => heading(clause).hasAttribute("data-decides");
  const is = (clause, kind) =>
    kind === "all" || (kind === "decides" ? decides(clause) : clause.dataset.status === kind);

  // ---------------------------------------------------------------- filter and search

  const filters = () => $$("input[name=show]");
  const chosen = () => filters().find(one => one.checked)?.value ?? "all";
  const wanted = () => plain($("#q")?.value ?? "").split(/\s+/).filter(Boolean);

  // Children come after their parents, so that going backwards they are settled first.
  function apply() {
    const kind = chosen();
    const words = wanted();
    const whole = kind === "all" && words.length === 0;
    let found = 0;
    for (const li of $$(".tree li:not(:has(> details))")) li.hidden = !whole;
    for (const clause of [...clauses].reverse()) {
      const own = is(clause, kind) && words.every(word => texts.get(clause).includes(word));
      const below = $$(":scope > ul > li", clause).some(li => !li.hidden);
      clause.parentElement.hidden = !own && !below;
      clause.classList.toggle("passing", !own);
      clause.open = whole ? decides(clause) : own || below;
      found += own;
    }
    const count = $("#found b");
    if (count) count.textContent = found;
  }

  function count() {
    for (const one of filters())
      $("small", one.parentElement).textContent = clauses.filter(clause => is(clause, one.value)).length;
  }

  function show(kind) {
    for (const one of filters()) one.checked = one.value === kind;
    apply();
  }

  // ---------------------------------------------------------------- going to a clause

  function reveal(id) {
    const clause = document.getElementById(id);
    if (!clause || !clauses.includes(clause)) return;
    if (clause.parentElement.hidden || clause.classList.contains("passing")) {
      $("#q").value = "";
      show("all");
    }
    for (let at = clause; at; at = at.parentElement.closest("details")) at.open = true;
    clause.scrollIntoView({ block: "start" });
    heading(clause).focus({ preventScroll: true });
  }

  function step(by) {
    const all = clauses.map(heading).filter(one => one.checkVisibility());
    const now = all.indexOf(document.activeElement?.closest("summary"));
    const next = all[now < 0 ? 0 : Math.max(0, Math.min(all.length - 1, now + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  const fold = open => {
    for (const clause of clauses) clause.open = open;
  };

  // ---------------------------------------------------------------- copying, language

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = document.createElement("textarea");
      box.value = text;
      box.className = "v";
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
    }
    const said = $("#copied");
    said.replaceChildren($("#copied-words").content.cloneNode(true), ` ${text}`);
    clearTimeout(copy.timer);
    copy.timer = setTimeout(() => said.replaceChildren(), 4000);
  }

  function speak() {
    const radio = $("input[name=language]:checked");
    if (!radio) return;
    root.classList.toggle("second", radio.id === "language-2");
    root.lang = radio.closest("[lang]").lang;
    $("#trace").lang = root.lang;
    document.title = radio.dataset.title;
  }

  // ---------------------------------------------------------------- what happens

  function nextOf(radios) {
    const at = radios.findIndex(one => one.checked);
    radios[(at + 1) % radios.length]?.click();
  }

  const keys = {
    "/": () => $("#q").focus(),
    j: () => step(1),
    k: () => step(-1),
    f: () => nextOf(filters()),
    "-": () => fold(false),
    "+": () => fold(true),
    l: () => nextOf($$("input[name=language]")),
  };

  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !clauses.length) return;
    const at = event.target;
    const inTree = at.matches(".tree summary");
    if (inTree && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      return step(event.key === "ArrowDown" ? 1 : -1);
    }
    if (at.id === "q" && event.key === "Escape") at.value = "", apply();
    const writing = at.matches("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
    if (writing || !keys[event.key] || !$("#keys-on")?.checked) return;
    event.preventDefault();
    keys[event.key]();
  }

  function click(event) {
    const at = event.target.closest("[data-copy], [data-do], a[href^='#c-']");
    if (!at) return;
    if (at.dataset.copy !== undefined) copy(at.dataset.copy);
    else if (at.dataset.do === "print") print();
    else if (at.dataset.do) fold(at.dataset.do === "unfold");
    else setTimeout(() => reveal(decodeURIComponent(at.hash.slice(1))));
  }

  let folded = [];
  const unfoldForPaper = () => {
    folded = $$("main details:not([open])");
    for (const one of folded) one.open = true;
  };
  const foldAgain = () => {
    for (const one of folded) one.open = false;
    folded = [];
  };

  // A page that puts another trace in place of this one says `trace` on the document.
  function begin() {
    root.classList.add("on");
    clauses = $$(".tree details[data-status]");
    texts.clear();
    for (const clause of clauses)
      texts.set(clause, plain(heading(clause).textContent + " " + $(":scope > div", clause).textContent));
    for (const one of $$(".src")) one.open = false;
    count();
    apply();
    speak();
    if (location.hash) reveal(decodeURIComponent(location.hash.slice(1)));
  }

  document.addEventListener("click", click);
  document.addEventListener("keydown", press);
  document.addEventListener("input", event => event.target.id === "q" && apply());
  document.addEventListener("change", event => {
    if (event.target.name === "show") apply();
    if (event.target.name === "language") speak();
  });
  document.addEventListener("trace", begin);
  addEventListener("hashchange", () => reveal(decodeURIComponent(location.hash.slice(1))));
  addEventListener("beforeprint", unfoldForPaper);
  addEventListener("afterprint", foldAgain);
  begin();
})();
