// The page before anything is open: what can be opened, and what is kept from before.
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { token, tokenWanted } from "./api";
import { forget, openDraft, openFiles, openRecord } from "./desk";
import { save, Written } from "./parts";
import { load } from "./policies";
import { clear, kept, type Draft } from "./record/drafts";
import { fileName } from "./record/Exports";
import { Filed } from "./record/filed";
import { afterwards, toTitle } from "./record/places";
import { asText, unread } from "./record/unread";
import { counted, words } from "./state";
import { printedTime } from "./words/printed";

/// The server is on this machine.
const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname);

export function TokenAsked() {
  const w = words.value;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const wasWrong = token.value !== "" && tokenWanted.value;
  return (
    <form
      class="card token"
      onSubmit={(event) => {
        event.preventDefault();
        token.value = field.current?.value.trim() ?? "";
        void load();
      }}
    >
      <h1 id="title" tabIndex={-1}>
        {w.tokenAsked}
      </h1>
      <div class="field">
        <label for={id}>{w.token}</label>
        <input id={id} ref={field} type="password" autocomplete="off" aria-invalid={wasWrong} aria-describedby={wasWrong ? `${id}-bad` : undefined} />
      </div>
      {wasWrong && (
        <p class="bad" role="alert" id={`${id}-bad`}>
          {w.tokenWrong}
        </p>
      )}
      <button type="submit" class="primary">
        {w.tokenSend}
      </button>
    </form>
  );
}

function ChooseFile() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="primary" onClick={() => input.current?.click()}>
        {words.value.chooseFile}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.jsonl,.ndjson,application/json"
        aria-label={words.value.chooseFile}
        data-test="file"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          void openFiles(chosen, false);
        }}
      />
    </>
  );
}

export function Start({ isDragging }: { isDragging: boolean }) {
  const w = words.value;
  return (
    <div class="start">
      <h1 tabIndex={-1} id="title">
        {w.openTitle}
      </h1>
      <p class="lead">{w.openLead}</p>
      <div class={`drop${isDragging ? " over" : ""}`}>
        <p class="drop-words">{w.dropHere}</p>
        <ChooseFile />
      </div>
      <ul class="what-to-open">
        {w.openWhat.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      <p>
        <button type="button" onClick={() => void openRecord(Filed.of("{}"))}>
          {w.emptyRecord}
        </button>
      </p>
      <p class="quiet">{isHere ? w.staysHere : w.goesThere(location.host)}</p>
      <Kept />
    </div>
  );
}

const listedAtFirst = 20;

function Kept() {
  const w = words.value;
  const list = useRef<HTMLUListElement>(null);
  const showsAll = useSignal(false);
  const all = kept.value;
  if (all.length + unread.value.length === 0) return null;
  const listed = showsAll.value ? all : all.slice(0, listedAtFirst);
  const showAll = () => {
    showsAll.value = true;
    afterwards(() => list.current?.children[listedAtFirst]?.querySelector<HTMLElement>("button")?.focus());
  };
  return (
    <section class="card kept" aria-labelledby="kept">
      <h2 id="kept">{w.kept}</h2>
      <p class="quiet">
        {w.keptNote(location.host)} {isHere && w.nothingLeft}
      </p>
      <ul ref={list}>
        {listed.map((draft) => (
          <KeptOne key={draft.key} draft={draft} />
        ))}
      </ul>
      {all.length > listed.length && (
        <p>
          <button type="button" onClick={showAll} data-test="all-kept">
            {w.showAll(counted(all.length))}
          </button>
        </p>
      )}
      <UnreadOnes />
      <button type="button" onClick={() => void forget(all).then(() => clear(unread.value)).then(() => afterwards(toTitle))} data-test="clear">
        {w.clearKept}
      </button>
    </section>
  );
}

/// What is kept and cannot be read: it can be taken away as a file, and cleared.
function UnreadOnes() {
  const w = words.value;
  if (unread.value.length === 0) return null;
  return (
    <>
      <p class="bad">{w.keptUnread}</p>
      <ul data-test="unread">
        {unread.value.map((one) => (
          <li class="row" key={one.key}>
            <Written>{one.name}</Written>
            <span class="quiet">{printedTime(one.set_aside_at)}</span>
            <button type="button" class="link" onClick={() => save(fileName(one.name, w.fileUnread, "txt"), "text/plain;charset=utf-8", asText(one))}>
              {w.saveUnread}
            </button>
            <button type="button" class="link" data-remove aria-label={w.remove(one.name)} onClick={(event) => void removed(event.currentTarget, clear([one]))}>
              ×
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/// The focus goes to the button that stands where this one stood.
async function removed(button: HTMLElement, cleared: Promise<void>): Promise<void> {
  const list = button.closest("ul");
  const i = [...(list?.querySelectorAll("[data-remove]") ?? [])].indexOf(button);
  await cleared;
  afterwards(() => {
    const left = list?.isConnected ? list.querySelectorAll<HTMLElement>("[data-remove]") : [];
    const next = left[Math.min(i, left.length - 1)];
    if (next === undefined) toTitle();
    else next.focus();
  });
}

function KeptOne({ draft }: { draft: Draft }) {
  const w = words.value;
  const name = draft.id ?? w.unnamed;
  return (
    <li class="row">
      <button type="button" class="link" onClick={() => void openDraft(draft)}>
        <Written>{name}</Written>
      </button>
      <span class="quiet">
        {draft.file !== "" && (
          <>
            <Written>{draft.file}</Written>
            {draft.line !== null && ` (${w.columns.line} ${draft.line})`},{" "}
          </>
        )}
        {printedTime(draft.saved_at)}
      </span>
      {draft.decided > 0 && <span class="tag">{w.keptDecision}</span>}
      {draft.changed > 0 && <span class="tag">{w.keptChanges(draft.changed)}</span>}
      {!draft.exported && <span class="tag unsaved">{w.notSaved}</span>}
      <button type="button" class="link" data-remove aria-label={w.remove(name)} onClick={(event) => void removed(event.currentTarget, forget([draft]))}>
        ×
      </button>
    </li>
  );
}
