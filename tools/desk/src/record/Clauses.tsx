// The clauses as the policy orders them. One opens into what is told of it, with the facts that it reads.
import { useSignal } from "@preact/signals";
import type { Trace } from "../api";
import { ExceptionWord, LookWord, StatusWord, Title } from "../parts";
import { words, type Policy } from "../state";
import { clauseId } from "./places";
import type { Session } from "./session";
import { TellingOf } from "./Why";

type ClauseOf = Trace["clauses"][number];

/// The decisions with what they are made of, each clause once and where it is first named; then what stands for itself.
function outline(policy: Policy, trace: Trace) {
  const all = new Map(trace.clauses.map((clause) => [clause.id, clause]));
  const declared = new Map(policy.document.clauses.map((clause) => [clause.id, clause]));
  const below = new Map<string, ClauseOf[]>();
  const seen = new Set<string>();
  const takeIn = (id: string): ClauseOf[] => {
    const clause = all.get(id);
    if (clause === undefined || seen.has(id)) return [];
    seen.add(id);
    const parts = declared.get(id)?.members ?? [];
    const written = trace.clauses.filter((one) => one.parent === id).map((one) => one.id);
    below.set(id, [...parts, ...written].flatMap(takeIn));
    return [clause];
  };
  const tops = trace.clauses.filter((clause) => clause.parent === null).map((clause) => clause.id);
  const roots = [...policy.decisionNames, ...tops].flatMap(takeIn);
  return { roots, below };
}

export function Clauses({ session }: { session: Session }) {
  const w = words.value;
  const all = useSignal(false);
  const trace = session.trace.value;
  if (trace === undefined) return null;
  const changed = session.changedFrom.value;
  const shown = (clause: ClauseOf) => all.value || clause.status !== "not_applicable" || changed.has(clause.id);
  const { roots, below } = outline(session.policy, trace);
  // Within an exception nothing is good for holding.
  const level = (clauses: ClauseOf[], exceptions: string[], within: boolean) => {
    const here = clauses.filter(shown);
    if (here.length === 0) return null;
    return (
      <ul class="clauses">
        {here.map((clause) => {
          const exception = within || exceptions.includes(clause.id);
          return (
            <li key={clause.id} data-clause={clause.id} data-status={clause.status} class={changed.has(clause.id) ? "changed" : ""}>
              <One session={session} clause={clause} named={exceptions.includes(clause.id)} exception={exception} />
              {level(below.get(clause.id) ?? [], clause.exceptions ?? [], exception)}
            </li>
          );
        })}
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
      {level(roots, [], false)}
    </>
  );
}

/// `named`: an exception by name; `exception`: that, or within one.
function One({ session, clause, named, exception }: { session: Session; clause: ClauseOf; named: boolean; exception: boolean }) {
  const w = words.value;
  const open = useSignal(false);
  const before = session.changedFrom.value.get(clause.id);
  const look = session.told.value?.look(clause.id);
  const telling = open.value ? session.told.value?.clause(clause.id) : undefined;
  return (
    <details class="clause-of" id={clauseId(clause.id)} open={open.value} onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary class="clause">
        <span class="clause-title">
          {named && w.exception}
          <Title of={session.policy.clauseTitle.get(clause.id) ?? { en: clause.title }} capital={!named} />{" "}
          {before !== undefined && <span class="tag whatif-tag">{w.changedFrom(w.status[before])}</span>}
        </span>
        {exception ? <ExceptionWord status={clause.status} /> : look ? <LookWord look={look} status={clause.status} /> : <StatusWord status={clause.status} />}
      </summary>
      {telling && <TellingOf session={session} telling={telling} />}
    </details>
  );
}
