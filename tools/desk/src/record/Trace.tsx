// What follows from the facts: the outcome, the clauses, and the server's own page and note.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Trace } from "../api";
import { ExceptionWord, OutcomeWord, StatusWord, Title, statusOf } from "../parts";
import { words, type Policy } from "../state";
import { written } from "./json";
import type { Session } from "./session";

export function Outcome({ session }: { session: Session }) {
  const w = words.value;
  const trace = session.trace.value;
  if (trace === undefined) return <div class="outcome" aria-busy="true" />;
  const { outcome, reasons, grants } = trace.decision;
  const assumed = session.assumed.value.length;
  const changed = session.changedFrom.value.size;
  const before = session.evidenceTrace.value?.decision.outcome;
  return (
    <section class={`outcome ${statusOf[outcome]}`} aria-labelledby="outcome">
      <h2 id="outcome">
        <OutcomeWord outcome={outcome} />
      </h2>
      <p class="visually-hidden" role="status" data-test="live">
        {w.nowOutcome(w.outcome[outcome], changed)}
      </p>
      <p>
        <strong>{w.recommendation[outcome]}</strong> <span class="quiet">{w.recommends}</span>
      </p>
      {assumed > 0 && (
        <p class="whatif-line">
          <span class="tag whatif-tag">{w.whatIf}</span> {w.whatIfNote}{" "}
          {before !== undefined && before !== outcome && <>({w.changedFrom(w.outcome[before])})</>}
        </p>
      )}
      {reasons.length > 0 && (
        <>
          <h3>{w.why}</h3>
          <ul class="reasons">
            {reasons.map((reason) => (
              <li key={reason.clause}>
                <Title of={session.policy.clauseTitle.get(reason.clause)} capital />
                <span class="cite">{reason.cites.join(", ")}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {grants && Object.keys(grants).length > 0 && (
        <details>
          <summary>{w.grants}</summary>
          <dl class="grants">
            {Object.entries(grants).map(([name, value]) => (
              <div key={name}>
                <dt>
                  <Title of={session.policy.grantTitle(trace.decision.name, name)} capital />
                </dt>
                <dd>{Array.isArray(value) ? value.map(written).join(", ") : written(value) || w.notKnown}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

// ---------------------------------------------------------------- tabs

const tabs = ["clauses", "fullTrace", "note"] as const;

export function TraceTabs({ session }: { session: Session }) {
  const w = words.value;
  const open = useSignal<(typeof tabs)[number]>("clauses");
  const move = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    open.value = tabs[(tabs.indexOf(open.value) + by + tabs.length) % tabs.length] ?? "clauses";
    document.getElementById(`tab-${open.value}`)?.focus();
  };
  return (
    <section class="card trace" aria-labelledby="trace-title">
      <h2 id="trace-title" class="visually-hidden">
        {w.trace}
      </h2>
      <div role="tablist" aria-labelledby="trace-title" onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab}
            id={`tab-${tab}`}
            role="tab"
            type="button"
            aria-selected={open.value === tab}
            aria-controls="trace-panel"
            tabIndex={open.value === tab ? 0 : -1}
            onClick={() => (open.value = tab)}
          >
            {w[tab]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="trace-panel" aria-labelledby={`tab-${open.value}`} tabIndex={0}>
        {open.value === "clauses" && <Clauses session={session} />}
        {open.value === "fullTrace" && <Fragment session={session} />}
        {open.value === "note" && <pre class="note">{session.note.value}</pre>}
      </div>
    </section>
  );
}

type ClauseOf = Trace["clauses"][number];

/// The decision with what it is made of, each clause once and where it is first named; then what stands for itself.
function outline(policy: Policy, trace: Trace) {
  const all = new Map(trace.clauses.map((clause) => [clause.id, clause]));
  const declared = new Map(policy.document.clauses.map((clause) => [clause.id, clause]));
  const below = new Map<string, ClauseOf[]>();
  const seen = new Set<string>();
  const take = (id: string): ClauseOf[] => {
    const clause = all.get(id);
    if (clause === undefined || seen.has(id)) return [];
    seen.add(id);
    const parts = declared.get(id)?.members ?? [];
    const written = trace.clauses.filter((one) => one.parent === id).map((one) => one.id);
    below.set(id, [...parts, ...written].flatMap(take));
    return [clause];
  };
  const tops = trace.clauses.filter((clause) => clause.parent === null).map((clause) => clause.id);
  const roots = [trace.decision.name, ...tops].flatMap(take);
  return { roots, below };
}

function Clauses({ session }: { session: Session }) {
  const w = words.value;
  const all = useSignal(false);
  const trace = session.trace.value;
  if (trace === undefined) return null;
  const changed = session.changedFrom.value;
  const shown = (clause: ClauseOf) => all.value || clause.status !== "not_applicable" || changed.has(clause.id);
  const { roots, below } = outline(session.policy, trace);
  const level = (clauses: ClauseOf[], exceptions: string[]) => {
    const here = clauses.filter(shown);
    if (here.length === 0) return null;
    return (
      <ul class="clauses">
        {here.map((clause) => (
          <li key={clause.id} data-clause={clause.id} data-status={clause.status} class={changed.has(clause.id) ? "changed" : ""}>
            <div class="clause">
              <span class="clause-title">
                {exceptions.includes(clause.id) && w.exception}
                <Title of={session.policy.clauseTitle.get(clause.id) ?? { en: clause.title }} capital={!exceptions.includes(clause.id)} />
                {changed.has(clause.id) && (
                  <span class="tag whatif-tag">{w.changedFrom(w.status[changed.get(clause.id) ?? clause.status])}</span>
                )}
              </span>
              {exceptions.includes(clause.id) ? <ExceptionWord status={clause.status} /> : <StatusWord status={clause.status} />}
            </div>
            {level(below.get(clause.id) ?? [], clause.exceptions ?? [])}
          </li>
        ))}
      </ul>
    );
  };
  return (
    <>
      <div class="row">
        <label class="check">
          <input type="checkbox" checked={all.value} onChange={(event) => (all.value = event.currentTarget.checked)} /> {w.showNotApplicable}
        </label>
        {changed.size > 0 && <span class="tag whatif-tag">{w.changedCount(changed.size)}</span>}
      </div>
      {level(roots, [])}
    </>
  );
}

// ---------------------------------------------------------------- the server's page

function ofElement(style: string, element: string, instead: string): string {
  return style.replace(new RegExp(`(^|[\\s,}])${element}(?=[\\s,{.:>])`, "g"), `$1${instead}`);
}

const styleOfTraces: Promise<CSSStyleSheet | undefined> = (async () => {
  const answer = await fetch("/trace.css");
  if (!answer.ok) return undefined;
  const sheet = new CSSStyleSheet();
  // Made for a page of its own: here its root and its body are the element that holds it, and its main part is a part.
  const style = (await answer.text()).replace(/:root/g, ":host");
  sheet.replaceSync(ofElement(ofElement(style, "body", ":host"), "main", ".page"));
  return sheet;
})();

const styleOfChanges = ".desk-changed { outline: 2px dashed var(--whatif); outline-offset: 2px; } .js { display: none; }";

/// A link within the trace leads within its tree.
function follow(event: MouseEvent, root: ShadowRoot): void {
  const link = (event.target as Element).closest("a[href^='#']");
  if (link === null) return;
  event.preventDefault();
  const to = root.getElementById(decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""));
  for (let within = to; within !== null; within = within.parentElement) if (within instanceof HTMLDetailsElement) within.open = true;
  to?.scrollIntoView({ block: "center" });
}

/// In a tree of its own, so that neither its style nor its names meet those of the desk.
function Fragment({ session }: { session: Session }) {
  const host = useRef<HTMLDivElement>(null);
  const html = session.fragment.value;
  const changed = session.changedFrom.value;
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    const parsed = new DOMParser().parseFromString(html, "text/html");
    // It stands within the desk's main part, so it brings none of its own.
    const main = parsed.querySelector("main");
    const body = document.createElement("div");
    body.className = "page";
    body.addEventListener("click", (event) => follow(event, root));
    body.append(...(main ?? parsed.body).childNodes);
    for (const clause of body.querySelectorAll<HTMLElement>("[data-clause]"))
      if (changed.has(clause.dataset["clause"] ?? "")) clause.classList.add("desk-changed");
    root.replaceChildren(body);
    const own = new CSSStyleSheet();
    own.replaceSync(styleOfChanges);
    void styleOfTraces.then((sheet) => (root.adoptedStyleSheets = sheet ? [sheet, own] : [own]));
  }, [html, changed]);
  return <div class="fragment" ref={host} lang={document.documentElement.lang} />;
}

