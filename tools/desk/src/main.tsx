// The frame: what is open, and the way from one view to the other. The browser's back button leads back to the table.
import { signal } from "@preact/signals";
import { render } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { expected, fetchPolicy, Refused, token, tokenWanted } from "./api";
import { Caseload } from "./caseload/caseload";
import { CaseloadView } from "./caseload/CaseloadView";
import { Title } from "./parts";
import { Filed } from "./record/filed";
import { Session } from "./record/session";
import { RecordView } from "./record/RecordView";
import { language, policy, Policy, theme, words, type Theme } from "./state";
import type { Language } from "./words/words";

const mostOfOneRecord = 1 << 20; // bytes; a larger file is a caseload

const caseload = signal<Caseload | undefined>(undefined);
const session = signal<Session | undefined>(undefined);
const fault = signal("");
const dragging = signal(false);

function toTop(): void {
  requestAnimationFrame(() => {
    scrollTo(0, 0);
    document.getElementById("title")?.focus({ preventScroll: true });
  });
}

async function openFile(file: File): Promise<void> {
  const known = policy.value;
  if (known === undefined) return;
  fault.value = "";
  const whole = file.size <= mostOfOneRecord ? new Filed(new Uint8Array(await file.arrayBuffer()), file.name) : undefined;
  if (whole?.isObject) {
    close();
    session.value = new Session(known, whole);
    return toTop();
  }
  const first = (await file.slice(0, mostOfOneRecord).text()).trimStart();
  if (!first.startsWith("{")) {
    fault.value = words.value.notRead(file.name);
    return;
  }
  close();
  const opened = new Caseload(known, file);
  opened.start();
  caseload.value = opened;
  toTop();
}

function close(): void {
  caseload.value?.stop();
  caseload.value = undefined;
  session.value = undefined;
}

async function openRow(row: number): Promise<void> {
  const from = caseload.value;
  if (from === undefined) return;
  from.lastOpened = row;
  let opened = from.sessions.value.get(row);
  if (opened === undefined) {
    opened = new Session(from.policy, new Filed(await from.bytesOf(row), from.file.name));
    from.sessions.value = new Map(from.sessions.value).set(row, opened);
  }
  fault.value = "";
  history.pushState({ row }, "");
  session.value = opened;
  toTop();
}

addEventListener("popstate", () => {
  if (caseload.value === undefined) return;
  session.value = undefined;
  requestAnimationFrame(() => document.querySelector<HTMLElement>("[role=grid]")?.focus({ preventScroll: true }));
});

async function load(): Promise<void> {
  fault.value = "";
  try {
    const document = await fetchPolicy();
    expected.value = document.digest;
    policy.value = new Policy(document);
    tokenWanted.value = false;
  } catch (why) {
    if (!(why instanceof Refused && why.problem.status === 401)) fault.value = words.value.failed(why instanceof Error ? why.message : String(why));
  }
}

// ---------------------------------------------------------------- views

function TokenAsked() {
  const w = words.value;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      class="card token"
      onSubmit={(event) => {
        event.preventDefault();
        token.value = field.current?.value.trim() ?? "";
        void load();
      }}
    >
      <h1>{w.tokenAsked}</h1>
      <div class="field">
        <label for={id}>{w.token}</label>
        <input id={id} ref={field} type="password" autocomplete="off" />
      </div>
      <button type="submit" class="primary">
        {w.tokenSend}
      </button>
    </form>
  );
}

function ChooseFile({ className }: { className: string }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={className} onClick={() => input.current?.click()}>
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
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) void openFile(file);
        }}
      />
    </>
  );
}

function Start() {
  const w = words.value;
  return (
    <div class="start">
      <h1 tabIndex={-1} id="title">
        {w.openTitle}
      </h1>
      <p class="lead">{w.openLead}</p>
      <div class={`drop${dragging.value ? " over" : ""}`}>
        <p class="drop-words">{w.dropHere}</p>
        <ChooseFile className="primary" />
      </div>
      <ul class="what-to-open">
        {w.openWhat.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      <p>
        <button
          type="button"
          onClick={() => {
            if (policy.value) session.value = new Session(policy.value, Filed.of("{}"));
            toTop();
          }}
        >
          {w.emptyRecord}
        </button>
      </p>
      <p class="quiet">{w.staysHere}</p>
    </div>
  );
}

function Body() {
  if (tokenWanted.value) return <TokenAsked />;
  if (policy.value === undefined) return fault.value === "" ? <p class="quiet">{words.value.loading}</p> : <button onClick={() => void load()}>{words.value.retry}</button>;
  if (session.value !== undefined)
    return <RecordView session={session.value} key={session.value} back={caseload.value ? () => history.back() : undefined} />;
  if (caseload.value !== undefined) return <CaseloadView caseload={caseload.value} open={(row) => void openRow(row)} another={close} />;
  return <Start />;
}

function Header() {
  const w = words.value;
  const other: Language = language.value === "en" ? "fr" : "en";
  const known = policy.value;
  return (
    <header>
      <a class="skip" href="#main">
        {w.skip}
      </a>
      <div class="brand">
        <svg viewBox="0 0 16 16" width="22" height="22" aria-hidden="true">
          <path d="M8 2 2 8h3l3-3 3 3h3zM3 11h10v2H3z" fill="currentColor" />
        </svg>
        <strong>{w.desk}</strong>
        {known && (
          <span class="policy" title={w.servedBy(known.document.digest)}>
            <Title of={known.document.titles} />
          </span>
        )}
      </div>
      <div class="settings">
        {session.value !== undefined && caseload.value === undefined && (
          <button type="button" class="quiet-button" onClick={close}>
            {w.openAnother}
          </button>
        )}
        <label>
          <span class="visually-hidden">{w.theme}</span>
          <select value={theme.value} onChange={(event) => (theme.value = event.currentTarget.value as Theme)} data-test="theme">
            {(["auto", "light", "dark"] as const).map((one) => (
              <option key={one} value={one}>
                {w.themes[one]}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="quiet-button" lang={other} onClick={() => (language.value = other)} data-test="language">
          {other === "fr" ? "Français" : "English"}
        </button>
      </div>
    </header>
  );
}

function Desk() {
  useEffect(() => {
    void load();
    const over = (event: DragEvent) => {
      event.preventDefault();
      dragging.value = true;
    };
    const away = () => (dragging.value = false);
    const drop = (event: DragEvent) => {
      event.preventDefault();
      dragging.value = false;
      const file = event.dataTransfer?.files[0];
      if (file) void openFile(file);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", away);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", away);
      removeEventListener("drop", drop);
    };
  }, []);
  useEffect(() => {
    const record = session.value?.trace.value?.record.id;
    const title = record ?? caseload.value?.file.name;
    document.title = title === undefined ? words.value.desk : `${title} – ${words.value.desk}`;
  });
  return (
    <>
      <Header />
      <main id="main" class={dragging.value ? "dragging" : ""}>
        {fault.value !== "" && (
          <p class="faults" role="alert">
            {fault.value}
          </p>
        )}
        <Body />
      </main>
    </>
  );
}

const root = document.getElementById("desk");
if (root) render(<Desk />, root);
