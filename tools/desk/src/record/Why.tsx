// Why: what a decision rests on, with both sides of each comparison that decides, how far they lie apart, and the facts that
// were read. A number opens into how it came about.
import { Fragment, type ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Decided } from "../api";
import { KindTag, Title, Written } from "../parts";
import { capital, inWords, words } from "../state";
import { goToFact, goToReason, whyId } from "./places";
import type { Session } from "./session";
import type { Bearing, Compared, Read, Side, Telling, Term, Told, Working } from "./told";

const shownAtFirst = 3; // of the reasons, unfolded
const mostListed = 8; // before the others are folded away together

interface Ground {
  clause: string;
  cites: string[];
  telling: Telling | undefined;
}

/// Each telling once, under the first of its clauses; without the clauses that were told before.
function groundsOf(decision: Decided, told: Told | undefined, before: ReadonlySet<string>): Ground[] {
  const seen = new Set<Telling>();
  const grounds: Ground[] = [];
  for (const { clause, cites } of decision.reasons) {
    if (before.has(clause)) continue;
    const telling = told?.ground(clause);
    if (telling && seen.has(telling)) continue;
    if (telling) seen.add(telling);
    const together = decision.reasons.filter((other) => other.clause === clause || telling?.clauses.includes(other.clause));
    grounds.push({ clause, cites: [...new Set([...cites, ...together.flatMap((other) => other.cites)])], telling });
  }
  return grounds;
}

/// `before`: the clauses that another decision's reasons tell of already.
export function Reasons({ session, decision, before }: { session: Session; decision: Decided; before: ReadonlySet<string> }) {
  const w = words.value;
  const grounds = groundsOf(decision, session.told.value, before);
  const again = decision.reasons.filter(({ clause }) => before.has(clause));
  if (decision.reasons.length === 0) return null;
  const item = (ground: Ground, i: number) => <Reason key={ground.clause} session={session} ground={ground} open={i < shownAtFirst} />;
  const rest = grounds.slice(mostListed);
  return (
    <>
      <h3>{w.why}</h3>
      {again.length > 0 && <Again session={session} clauses={again.map(({ clause }) => clause)} />}
      {grounds.length > 0 && <ul class="reasons">{grounds.slice(0, mostListed).map(item)}</ul>}
      {rest.length > 0 && (
        <details>
          <summary>{w.moreReasons(rest.length)}</summary>
          <ul class="reasons">{rest.map((ground) => item(ground, mostListed))}</ul>
        </details>
      )}
    </>
  );
}

/// The way to the reasons that stand above.
function Again({ session, clauses }: { session: Session; clauses: string[] }) {
  return (
    <>
      <p class="quiet">{words.value.asAbove(clauses.length)}</p>
      <ul class="again">
        {clauses.map((clause) => (
          <li key={clause} data-clause={clause}>
            <button type="button" class="link" onClick={() => goToReason(clause)}>
              {capital(reasonTitle(session, clause))}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Reason({ session, ground, open }: { session: Session; ground: Ground; open: boolean }) {
  const { clause, cites, telling } = ground;
  const title = <Title of={session.policy.clauseTitle.get(clause)} capital />;
  const cite = <Citations session={session} cites={cites} />;
  if (telling === undefined)
    return (
      <li data-clause={clause}>
        <h4 id={whyId(clause)} tabIndex={-1}>
          {title}
        </h4>
        {cite}
      </li>
    );
  const told = <TellingOf session={session} telling={telling} />;
  return (
    <li data-clause={clause}>
      {open ? (
        <>
          <h4 id={whyId(clause)} tabIndex={-1}>
            {title}
          </h4>
          {cite}
          {told}
        </>
      ) : (
        <details>
          <summary id={whyId(clause)}>
            {title} <Margins compared={telling.compared} />
          </summary>
          {cite}
          {told}
        </details>
      )}
    </li>
  );
}

function Margins({ compared }: { compared: Compared[] }) {
  const margins = [...new Set(compared.map(({ margin }) => margin))].filter((margin) => margin !== "");
  return margins.length === 0 ? null : <strong class="margin">{margins.join(words.value.semicolon)}</strong>;
}

/// Where it is written; unfolded, what is written there, in the words of the policy, which are English.
function Citations({ session, cites }: { session: Session; cites: string[] }) {
  const { passages } = session.policy.document;
  const cited = passages.filter(({ id, statement }) => cites.includes(id) && statement !== "");
  const names = cites.map((cite, i) => (
    <Fragment key={cite}>
      {i > 0 && ", "}
      <cite>{cite}</cite>
    </Fragment>
  ));
  if (cited.length === 0) return <p class="cite">{names}</p>;
  return (
    <details class="cite">
      <summary>
        <span class="visually-hidden">{words.value.whatIsCited}</span>
        {names}
      </summary>
      <dl>
        {cited.map(({ id, statement }) => (
          <div key={id}>
            {cites.length > 1 && <dt>{id}</dt>}
            <dd lang="en">{statement}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

// ---------------------------------------------------------------- what is told of a clause

export function TellingOf({ session, telling }: { session: Session; telling: Telling }) {
  return (
    <>
      {telling.texts.map((text) => (
        <p key={text} class="told">
          <Written>{capital(text)}</Written>
        </p>
      ))}
      {telling.notes.map((note) => (
        <p key={note} class="quiet">
          {capital(note)}
        </p>
      ))}
      <Comparisons session={session} compared={telling.compared} />
      <Facts read={telling.read} />
    </>
  );
}

const signs: Record<Bearing, string> = { y: "●", n: "✗", u: "?", o: "" };

function Comparisons({ session, compared }: { session: Session; compared: Compared[] }) {
  const w = words.value;
  if (compared.length === 0) return null;
  return (
    <div class="comparisons">
      {compared.map((one, i) => {
        const before = compared[i - 1];
        const sameLeft = before?.of === one.of && before.left === one.left;
        return (
          <>
            {one.alternative && <p class="quiet">{w.or}</p>}
            {one.of !== "" && one.of !== before?.of && <p class="of">{capital(one.of)}</p>}
            <div class={`comparison ${one.bearing}`} key={i}>
              {one.left && !sameLeft && <SideOf session={session} side={one.left} />}
              <span class="bearing" aria-hidden="true">
                {signs[one.bearing]}
              </span>
              {one.relation !== "" && <p class="relation">{one.relation}</p>}
              <SideOf session={session} side={one.right} margin={one.margin} />
            </div>
          </>
        );
      })}
    </div>
  );
}

function SideOf({ session, side, margin = "" }: { session: Session; side: Side; margin?: string }) {
  const working = side.path === "" ? session.told.value?.workingCalled(side.title) : undefined;
  return (
    <div class="side">
      <b>
        <Written>{side.value}</Written>
      </b>{" "}
      {side.path !== "" ? <Named session={session} side={side} /> : side.title !== "" && <span class="quiet">{side.title}</span>}{" "}
      {margin !== "" && <strong class="margin">{margin}</strong>}
      {working && <WorkingOf told={session.told.value} working={working} />}
    </div>
  );
}

/// A fact, with what it is where it is not as it was filed.
function Named({ session, side }: { session: Session; side: Side }) {
  const kind = session.kindOf(side.path);
  return (
    <>
      <ToFact path={side.path}>{side.title}</ToFact> {kind !== "filed" && <KindTag kind={kind} />}
    </>
  );
}

export function ToFact({ path, children }: { path: string; children: ComponentChildren }) {
  return (
    <button type="button" class="link to-fact" data-fact={path} onClick={() => goToFact(path)}>
      <span class="visually-hidden">{words.value.toFact}</span>
      {children}
    </button>
  );
}

function Facts({ read }: { read: Read[] }) {
  const id = useId();
  if (read.length === 0) return null;
  return (
    <>
      <p class="quiet" id={id}>
        {words.value.factsRead}
      </p>
      <dl class="read" aria-labelledby={id}>
        {read.map((fact) => (
          <div key={fact.path + fact.title}>
            <dt>{fact.path === "" ? fact.title : <ToFact path={fact.path}>{capital(fact.title)}</ToFact>}</dt>
            <dd>
              <Written>{fact.value}</Written>
              {fact.notes.map((note) => (
                <span key={note} class="quiet">
                  {" "}
                  ({note})
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

// ---------------------------------------------------------------- workings

export function WorkingOf({ told, working }: { told: Told | undefined; working: Working }) {
  return (
    <details class="working">
      <summary>{words.value.howItCameAbout(working.value)}</summary>
      {working.notes.map((note) => (
        <p key={note} class="quiet">
          {capital(note)}
        </p>
      ))}
      <Terms told={told} terms={working.terms} within={[working.title]} />
    </details>
  );
}

/// A term that is itself a definition opens into what that is made of.
function Terms({ told, terms, within }: { told: Told | undefined; terms: Term[]; within: string[] }) {
  return (
    <ul class="terms">
      {terms.map((term, i) => {
        const working = told?.working(term.definition);
        const deeper = term.terms.length > 0 ? term.terms : within.includes(term.title) ? [] : (working?.terms ?? []);
        const line = (
          <>
            {term.sign !== "" && `${term.sign} `}
            <b>
              <Written>{term.value}</Written>
            </b>{" "}
            <span class="quiet">{term.title}</span>
          </>
        );
        return (
          <li key={i}>
            {deeper.length === 0 ? (
              line
            ) : (
              <details open={term.terms.length > 0}>
                <summary>{line}</summary>
                <Terms told={told} terms={deeper} within={[...within, term.title]} />
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export function reasonTitle(session: Session, clause: string): string {
  const titles = session.policy.clauseTitle.get(clause);
  return titles === undefined ? clause : inWords(titles);
}
