// What the trace can be looked at as: its clauses, the server's whole page, the note to file, and the letter that asks for
// what is missing.
import { useSignal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { sentenceOf } from "../failed";
import { save } from "../parts";
import { language, words } from "../state";
import { tab, tabs } from "../ways";
import { Clauses } from "./Clauses";
import { fileName } from "./Exports";
import { decisionsOf } from "./marks";
import { Fragment } from "./Page";
import type { Session } from "./session";

export function TraceTabs({ session }: { session: Session }) {
  const w = words.value;
  const open = tab;
  const move = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    open.value = tabs[(tabs.indexOf(open.value) + by + tabs.length) % tabs.length] ?? "clauses";
    document.getElementById(`tab-${open.value}`)?.focus();
  };
  return (
    <section class="card trace" aria-labelledby="trace-title">
      <h2 id="trace-title" class="visually-hidden" tabIndex={-1}>
        {w.trace}
      </h2>
      <div role="tablist" aria-labelledby="trace-title" onKeyDown={move}>
        {tabs.map((one) => (
          <button
            key={one}
            id={`tab-${one}`}
            role="tab"
            type="button"
            aria-selected={open.value === one}
            aria-controls="trace-panel"
            tabIndex={open.value === one ? 0 : -1}
            onClick={() => (open.value = one)}
          >
            {w[one]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="trace-panel" aria-labelledby={`tab-${open.value}`} tabIndex={0}>
        {open.value === "clauses" && <Clauses session={session} />}
        {/* On paper it stands whichever tab is open. */}
        <div class="whole-trace" hidden={open.value !== "fullTrace"}>
          <Fragment session={session} shown={open.value === "fullTrace"} />
        </div>
        {open.value === "note" && <Note session={session} />}
        {open.value === "letter" && <Letter session={session} />}
      </div>
    </section>
  );
}

function Note({ session }: { session: Session }) {
  const w = words.value;
  const trace = session.trace.value;
  const approves = trace !== undefined && decisionsOf(trace).some(({ outcome }) => outcome === "approve");
  return (
    <>
      {approves && (
        <label class="check">
          <input type="checkbox" checked={session.withReasons.value} onChange={(event) => (session.withReasons.value = event.currentTarget.checked)} />{" "}
          {w.withReasons}
        </label>
      )}
      <pre class="note" dir="auto">
        {session.note.value}
      </pre>
    </>
  );
}

/// What others can supply; findings are the officer's own.
function asksOthers(session: Session): boolean {
  const trace = session.trace.value;
  return trace !== undefined && decisionsOf(trace).some(({ requests }) => requests.some(({ kind }) => kind !== "finding"));
}

/// Keeps the letter that goes with the facts as they are.
function useLetter(session: Session, said: Signal<string>): Signal<string> {
  const letter = useSignal("");
  const { trace } = session;
  const decided = session.decisions.all.value;
  const spoken = language.value;
  useEffect(() => {
    const abort = new AbortController();
    letter.value = "";
    said.value = "";
    if (asksOthers(session))
      void session.rendered("letter", abort.signal).then(
        (text) => (letter.value = text),
        (fault: unknown) => {
          if (!abort.signal.aborted) said.value = sentenceOf(fault);
        },
      );
    return () => abort.abort();
  }, [trace.value, decided, spoken]);
  return letter;
}

function Letter({ session }: { session: Session }) {
  const w = words.value;
  const said = useSignal("");
  const letter = useLetter(session, said);
  if (session.trace.value === undefined) return null;
  if (!asksOthers(session)) return <p class="quiet">{w.noLetter}</p>;
  const id = session.trace.value?.record.id ?? "";
  const copy = () =>
    void navigator.clipboard.writeText(letter.value).then(
      () => (said.value = w.letterCopied),
      () => (said.value = w.notCopied),
    );
  return (
    <>
      <div class="row">
        <button type="button" disabled={letter.value === ""} onClick={copy}>
          {w.copyLetter}
        </button>
        <button type="button" disabled={letter.value === ""} onClick={() => save(fileName(id, w.fileLetter, "txt"), "text/plain;charset=utf-8", letter.value)}>
          {w.saveLetter}
        </button>
        <span class="quiet" role="status">
          {said.value}
        </span>
      </div>
      <p class="quiet">{w.letterNote}</p>
      <pre class="note" dir="auto" data-test="letter">
        {letter.value}
      </pre>
    </>
  );
}
