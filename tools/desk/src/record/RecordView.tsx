// One record: its facts on one side, what follows from them on the other.
import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { again, type RecordError } from "../api";
import { KeptBars } from "../Bars";
import { saidOf as saidOfFailed, type Failed } from "../failed";
import { Place, type PlaceOf } from "../caseload/Place";
import { Title, Written } from "../parts";
import { language, words } from "../state";
import { saidOf } from "../words/faults";
import { printedDate } from "../words/printed";
import { Fact } from "./Fact";
import type { Mode } from "./edits";
import { Exports } from "./Exports";
import { Officer, outcomeOf } from "./Officer";
import { NextQuestion } from "./NextQuestion";
import type { Session } from "./session";
import { Outcome } from "./Outcome";
import { afterwards, goToFact, take } from "./places";
import { TraceTabs } from "./Tabs";

export function RecordView({ session, back, place }: { session: Session; back: (() => void) | undefined; place?: PlaceOf | undefined }) {
  const w = words.value;
  useEffect(() => session.follow(), [session]);
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || typing || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      const fact = (document.activeElement?.closest("[data-path]") as HTMLElement | null)?.dataset["path"];
      if (event.shiftKey) session.redo();
      else session.undo();
      // What had the focus may be gone with the step: then to what it stood in.
      afterwards(() => fact !== undefined && document.activeElement === document.body && goToFact(fact));
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, [session]);
  return (
    <div class="record" data-took={Math.round(session.took.value)}>
      <Skips />
      <Head session={session} back={back} place={place} />
      <KeptBars session={session} />
      {session.failed.value !== undefined && <NotAnswered failed={session.failed.value} />}
      {session.fault.value !== undefined && <Faults title={session.unreadable.value ? w.badRecord : w.notDecidable} failed={session.fault.value} errors={session.fault.value.errors} />}
      {!session.unreadable.value && (
        <div class="areas">
          <div class="column area-why" id="area-why" tabIndex={-1}>
            <Outcome session={session} />
            <NextQuestion session={session} />
          </div>
          <div class="column area-decision" id="area-decision" tabIndex={-1}>
            <div class="column stays">
              <Officers session={session} />
              <Exports session={session} />
            </div>
          </div>
          <div class="column area-trace" id="area-trace" tabIndex={-1}>
            <TraceTabs session={session} />
          </div>
          <div class="column area-facts" id="area-facts" tabIndex={-1}>
            <Facts session={session} />
          </div>
        </div>
      )}
    </div>
  );
}

const areas = [
  ["why", "area-why"],
  ["next", "next"],
  ["officer", "area-decision"],
  ["trace", "area-trace"],
  ["facts", "area-facts"],
] as const;

/// Ways past what stands before, for the keyboard.
function Skips() {
  const w = words.value;
  return (
    <nav class="skips" aria-label={w.skipTo}>
      {areas.map(([name, id]) => (
        <button key={name} type="button" onClick={() => take(document.getElementById(id))}>
          {w.skipTo}
          {w.colon}
          {w.skips[name]}
        </button>
      ))}
    </nav>
  );
}

function Head({ session, back, place }: { session: Session; back: (() => void) | undefined; place: PlaceOf | undefined }) {
  const w = words.value;
  const trace = session.trace.value;
  return (
    <div class="record-head">
      {back && (
        <button type="button" class="link" onClick={back}>
          ← {w.back}
        </button>
      )}
      {place && <Place of={place} />}
      <h1 tabIndex={-1} id="title">
        {session.id.value === undefined ? w.unnamed : <Written>{session.id.value}</Written>}
      </h1>
      {trace?.as_of && <span class="quiet">{w.asOf(printedDate(trace.as_of))}</span>}
      <span class="spacer" />
      <Changes session={session} />
    </div>
  );
}

/// A button that has nothing more to do cannot keep the focus: it goes to the one that undoes what was done.
function Changes({ session }: { session: Session }) {
  const w = words.value;
  const row = useRef<HTMLDivElement>(null);
  const whatIfs = session.assumed.value.length;
  const found = session.edits.value.found.length;
  const act = (work: () => void) => (event: { currentTarget: HTMLButtonElement }) => {
    const button = event.currentTarget;
    work();
    afterwards(() => {
      if (button.disabled) row.current?.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
    });
  };
  return (
    <div class="row changes" role="group" aria-label={w.edits} ref={row}>
      {found > 0 && <span class="tag found-tag">{w.foundCount(found)}</span>}
      {whatIfs > 0 && <span class="tag whatif-tag">{w.whatIfCount(whatIfs)}</span>}
      <button type="button" disabled={!session.canUndo.value} onClick={act(() => session.undo())}>
        <span aria-hidden="true">↶</span> {w.undo}
      </button>
      <button type="button" disabled={!session.canRedo.value} onClick={act(() => session.redo())}>
        <span aria-hidden="true">↷</span> {w.redo}
      </button>
      <button type="button" disabled={whatIfs + found === 0} onClick={act(() => session.resetAll())}>
        {w.undoAll}
      </button>
    </div>
  );
}

/// The principal decision's form stands open; of the others those that there is something to decide of.
function Officers({ session }: { session: Session }) {
  const [principal, ...others] = session.decisions.names;
  return (
    <>
      {principal !== undefined && <Officer key={principal} session={session} name={principal} />}
      {others.map((name) => (
        <OtherOfficer key={name} session={session} name={name} />
      ))}
    </>
  );
}

function OtherOfficer({ session, name }: { session: Session; name: string }) {
  const w = words.value;
  const outcome = outcomeOf(session, name);
  const opened = useSignal<boolean | undefined>(undefined); // by hand
  const open = opened.value ?? (outcome === "approve" || outcome === "refuse");
  return (
    <details class="other-officer" open={open} onToggle={(event) => event.currentTarget.open !== open && (opened.value = event.currentTarget.open)}>
      <summary>
        {w.officer}
        {w.colon}
        <Title of={session.policy.decisionTitle(name)} />
      </summary>
      {open && <Officer session={session} name={name} />}
    </details>
  );
}

function Facts({ session }: { session: Session }) {
  const { policy } = session;
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">{words.value.facts}</h2>
      <ModeSwitch session={session} />
      {policy.document.groups
        .filter((group) => policy.factsOf(group.path).length > 0)
        .map((group) => (
          <details key={group.path} open class="group">
            <summary>
              <Title of={group.title} capital />
            </summary>
            <div class="group-facts">
              {policy.factsOf(group.path).map((fact) => (
                <Fact key={fact.path} session={session} fact={fact} path={fact.path} />
              ))}
            </div>
          </details>
        ))}
    </section>
  );
}

/// What an edit of a fact makes: evidence, or a what-if.
function ModeSwitch({ session }: { session: Session }) {
  const w = words.value;
  const name = useId();
  const modes: [Mode, string][] = [
    ["found", w.modeFound],
    ["what_if", w.modeWhatIf],
  ];
  return (
    <fieldset class="field mode">
      <legend>{w.mode}</legend>
      <div class="segments">
        {modes.map(([mode, word]) => (
          <label key={mode}>
            <input type="radio" name={name} checked={session.mode.value === mode} onChange={() => (session.mode.value = mode)} />
            <span>{word}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/// The server answered, and not what it was asked for: it is asked again.
function NotAnswered({ failed }: { failed: Failed }) {
  const w = words.value;
  return (
    <div class="faults" role="alert" data-test="not-answered">
      <Said failed={failed} />
      <button type="button" onClick={() => ++again.value}>
        {w.retry}
      </button>
    </div>
  );
}

function Said({ failed }: { failed: Failed }) {
  const { text, own } = saidOfFailed(failed);
  return (
    <p>
      {text} {own !== "" && <span lang={language.value === "en" ? undefined : "en"}>{words.value.ownWords(own)}</span>}
    </p>
  );
}

/// What the server says of a record that is none.
function Faults({ title, failed, errors }: { title: string; failed: Failed; errors: RecordError[] }) {
  return (
    <div class="faults" role="alert">
      <h2>{title}</h2>
      {errors.length === 0 ? (
        <Said failed={failed} />
      ) : (
        <ul>
          {errors.map((error) => (
            <li key={error.path}>
              <code>{error.path || words.value.wholeRecord}</code>
              {words.value.colon}
              {words.value.faultFound} <Told text={error.found} />
              {words.value.semicolon}
              {words.value.faultExpected} <Told text={error.expected} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Told({ text }: { text: string }) {
  const said = saidOf(text);
  return (
    <bdi lang={said.lang === language.value ? undefined : said.lang}>{said.text}</bdi>
  );
}
