// The page before anything is open: what can be opened, and what is kept from before.
import { useId, useRef } from "preact/hooks";
import { token, tokenWanted } from "./api";
import { forget, load, openDraft, openFiles, openRecord } from "./desk";
import { Written } from "./parts";
import { kept, type Draft } from "./record/drafts";
import { Filed } from "./record/filed";
import { afterwards, toTitle } from "./record/places";
import { words } from "./state";
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

function Kept() {
  const w = words.value;
  const all = kept.value;
  if (all.length === 0) return null;
  return (
    <section class="card kept" aria-labelledby="kept">
      <h2 id="kept">{w.kept}</h2>
      <p class="quiet">
        {w.keptNote(location.host)} {isHere && w.nothingLeft}
      </p>
      <ul>
        {all.slice(0, 20).map((draft) => (
          <KeptOne key={draft.key} draft={draft} />
        ))}
      </ul>
      {all.length > 20 && <p class="quiet">{w.more(all.length - 20)}</p>}
      <button type="button" onClick={() => void forget(all).then(() => afterwards(toTitle))} data-test="clear">
        {w.clearKept}
      </button>
    </section>
  );
}

/// The focus goes to the button that stands where this one stood.
async function removed(button: HTMLElement, draft: Draft): Promise<void> {
  const list = button.closest("ul");
  const i = [...(list?.querySelectorAll("[data-remove]") ?? [])].indexOf(button);
  await forget([draft]);
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
      <button type="button" class="link" data-remove aria-label={w.remove(name)} onClick={(event) => void removed(event.currentTarget, draft)}>
        ×
      </button>
    </li>
  );
}
