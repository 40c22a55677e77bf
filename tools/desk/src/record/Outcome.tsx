// What the program comes to on each decision of the policy: the outcome, what it rests on, what is asked for, what it grants.
import type { Decided } from "../api";
import { OutcomeWord, Title, Written, statusOf } from "../parts";
import { capital, inWords, languageOf, words } from "../state";
import { written } from "./json";
import { decisionsOf } from "./marks";
import { place } from "./NextQuestion";
import type { Session } from "./session";
import { Reasons, ToFact } from "./Why";

export function Outcome({ session }: { session: Session }) {
  const w = words.value;
  const trace = session.trace.value;
  if (trace === undefined) return <div class="outcome" aria-busy="true" />;
  const [principal, ...others] = decisionsOf(trace);
  if (principal === undefined) return null;
  const { outcome } = principal;
  return (
    <section class={`outcome ${statusOf[outcome]}`} aria-labelledby="outcome">
      <h2 id="outcome">
        <OutcomeWord outcome={outcome} />
      </h2>
      <p class="visually-hidden" role="status" data-test="live">
        {w.nowOutcome(w.outcome[outcome], session.changedFrom.value.size)}
      </p>
      <p>
        <strong>{w.recommendation[outcome]}</strong> <span class="quiet">{w.recommends}</span>
      </p>
      <WhatIfLine session={session} />
      <Parts session={session} decision={principal} told={[]} />
      {others.map((decision, i) => (
        <Further key={decision.name} session={session} decision={decision} told={[principal, ...others.slice(0, i)]} />
      ))}
    </section>
  );
}

function WhatIfLine({ session }: { session: Session }) {
  const w = words.value;
  if (session.assumed.value.length === 0) return null;
  const before = session.evidenceTrace.value?.decision.outcome;
  const changed = before !== undefined && before !== session.trace.value?.decision.outcome;
  return (
    <p class="whatif-line">
      <span class="tag whatif-tag">{w.whatIf}</span> {w.whatIfNote} {changed && <>({w.changedFrom(w.outcome[before])})</>}
    </p>
  );
}

/// A decision beside the principal one.
function Further({ session, decision, told }: { session: Session; decision: Decided; told: Decided[] }) {
  return (
    <section class={`further ${statusOf[decision.outcome]}`} data-decision={decision.name} aria-labelledby={`decision-${decision.name}`}>
      <h3 id={`decision-${decision.name}`}>
        <Title of={session.policy.decisionTitle(decision.name)} capital />
      </h3>
      <p>
        <OutcomeWord outcome={decision.outcome} />
      </p>
      <Parts session={session} decision={decision} told={told} />
    </section>
  );
}

interface Of {
  session: Session;
  decision: Decided;
  told: Decided[]; // the decisions above it: what they say is not said again
}

function Parts({ session, decision, told }: Of) {
  const clauses = new Set(told.flatMap(({ reasons }) => reasons.map(({ clause }) => clause)));
  const asked = new Set(told.flatMap(({ requests }) => requests.map(({ fact }) => fact)));
  return (
    <>
      <Reasons session={session} decision={decision} before={clauses} />
      <Requests session={session} decision={decision} before={asked} />
      <Grants session={session} decision={decision} />
    </>
  );
}

/// `before`: the facts that another decision asks for already.
function Requests({ session, decision, before }: { session: Session; decision: Decided; before: ReadonlySet<string> }) {
  const w = words.value;
  const requests = decision.requests.filter(({ fact }) => !before.has(fact));
  if (decision.requests.length === 0) return null;
  if (requests.length === 0) return <p class="quiet">{w.waitsForTheSame}</p>;
  return (
    <details class="requests">
      <summary>{w.requested(requests.length)}</summary>
      <ul>
        {requests.map(({ fact }) => {
          const title = session.policy.factAt(fact)?.title ?? { en: fact };
          return (
            <li key={fact}>
              <ToFact path={fact}>
                <span lang={languageOf(title)}>{capital(inWords(title))}</span>
                {place(fact)}
              </ToFact>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/// As the server words them in this language; until they have come, as they are.
function Grants({ session, decision }: { session: Session; decision: Decided }) {
  const w = words.value;
  const grants = Object.entries(decision.grants ?? {});
  if (grants.length === 0) return null;
  const told = session.told.value?.grants(decision.name) ?? [];
  return (
    <details class="granted" open>
      <summary>{w.grants}</summary>
      <dl class="grants">
        {grants.map(([name, value], i) => {
          const row = told.length === grants.length ? told[i] : undefined;
          return (
            <div key={name}>
              <dt>
                <Title of={session.policy.grantTitle(decision.name, name)} capital />
              </dt>
              <dd>
                {row ? <Written>{row.value}</Written> : Array.isArray(value) ? value.map(written).join(", ") : written(value) || w.notKnown}
                {row?.notes.map((note) => (
                  <span key={note} class="quiet">
                    {note.startsWith(";") ? "" : " "}
                    {note}
                  </span>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
