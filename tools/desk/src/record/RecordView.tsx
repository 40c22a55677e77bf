// One record: its facts on one side, what follows from them on the other.
import { useEffect, useId } from "preact/hooks";
import type { RecordError } from "../api";
import { Title } from "../parts";
import { words } from "../state";
import { Fact } from "./Fact";
import type { Mode } from "./edits";
import { Exports } from "./Exports";
import { Officer } from "./Officer";
import { NextQuestion } from "./NextQuestion";
import type { Session } from "./session";
import { Outcome, TraceTabs } from "./Trace";

export function RecordView({ session, back }: { session: Session; back: (() => void) | undefined }) {
  const w = words.value;
  useEffect(() => session.follow(), [session]);
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || typing || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      if (event.shiftKey) session.redo();
      else session.undo();
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, [session]);
  const trace = session.trace.value;
  const whatIfs = session.assumed.value.length;
  const found = session.edits.value.found.length;
  return (
    <div class="record" data-took={Math.round(session.took.value)}>
      <div class="record-head">
        {back && (
          <button type="button" class="link" onClick={back}>
            ← {w.back}
          </button>
        )}
        <h1 tabIndex={-1} id="title">
          {trace?.record.id ?? w.unnamed}
        </h1>
        {trace?.as_of && <span class="quiet">{w.asOf(trace.as_of)}</span>}
        <span class="spacer" />
        <div class="row changes" role="group" aria-label={w.edits}>
          {found > 0 && <span class="tag">{w.foundCount(found)}</span>}
          {whatIfs > 0 && <span class="tag whatif-tag">{w.whatIfCount(whatIfs)}</span>}
          <button type="button" disabled={!session.canUndo.value} onClick={() => session.undo()}>
            ↶ {w.undo}
          </button>
          <button type="button" disabled={!session.canRedo.value} onClick={() => session.redo()}>
            ↷ {w.redo}
          </button>
          <button type="button" disabled={whatIfs + found === 0} onClick={() => session.resetAll()}>
            {w.undoAll}
          </button>
        </div>
      </div>
      {session.fault.value !== "" && <Faults title={session.unreadable.value ? w.badRecord : w.notDecidable} detail={session.fault.value} errors={session.errors.value} />}
      {!session.unreadable.value && (
      <div class="columns">
        <div class="column follows">
          <Outcome session={session} />
          <NextQuestion session={session} />
          <TraceTabs session={session} />
          {session.decisions.names.map((name) => (
            <Officer key={name} session={session} name={name} />
          ))}
          <Exports session={session} />
        </div>
        <div class="column facts">
          <section class="card" aria-labelledby="facts">
            <h2 id="facts">{w.facts}</h2>
            <ModeSwitch session={session} />
            {session.policy.document.groups
              .filter((group) => session.policy.factsOf(group.path).length > 0)
              .map((group) => (
                <details key={group.path} open class="group">
                  <summary>
                    <Title of={group.title} capital />
                  </summary>
                  <div class="group-facts">
                    {session.policy.factsOf(group.path).map((fact) => (
                      <Fact key={fact.path} session={session} fact={fact} path={fact.path} />
                    ))}
                  </div>
                </details>
              ))}
          </section>
        </div>
      </div>
      )}
    </div>
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

/// What the server says of a record that is none, in its own words, which are English.
export function Faults({ title, detail, errors }: { title: string; detail: string; errors: RecordError[] }) {
  return (
    <div class="faults" role="alert">
      <h2>{title}</h2>
      {errors.length === 0 ? (
        <p lang="en">{detail}</p>
      ) : (
        <ul lang="en">
          {errors.map((error) => (
            <li key={error.path}>
              <code>{error.path || "—"}</code>: found {error.found}; expected {error.expected}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
