// The frame: the header, what is to be said of the whole page, and the view that is open.
import { signal } from "@preact/signals";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { gone, tokenWanted } from "./api";
import { Asking } from "./Asking";
import { Bars } from "./Bars";
import { CaseloadView } from "./caseload/CaseloadView";
import { placeIn } from "./caseload/Place";
import { another, caseload, fault, notice, openFiles, openRow, session, toCaseload } from "./desk";
import { Title, visible } from "./parts";
import { load } from "./policies";
import { RecordView } from "./record/RecordView";
import { Start, TokenAsked } from "./Start";
import { language, policy, theme, words, type Theme } from "./state";
import { tab } from "./ways";
import type { Language } from "./words/words";

const dragging = signal(false);

function Body() {
  if (tokenWanted.value) return <TokenAsked />;
  if (policy.value === undefined) {
    if (gone.value) return null; // which is said above, with a way to ask again
    return fault.value === "" ? <p class="quiet">{words.value.loading}</p> : <button onClick={() => void load()}>{words.value.retry}</button>;
  }
  if (session.value !== undefined)
    return <RecordView session={session.value} key={session.value} back={caseload.value ? toCaseload : undefined} place={caseload.value && placeIn(caseload.value, (row) => void openRow(row))} />;
  if (caseload.value !== undefined) return <CaseloadView caseload={caseload.value} open={(row) => void openRow(row)} another={() => void another()} />;
  return <Start isDragging={dragging.value} />;
}

/// Within the page: the address names what is open, and no part of it.
function toMain(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

function Header() {
  const w = words.value;
  const other: Language = language.value === "en" ? "fr" : "en";
  const known = policy.value;
  return (
    <header>
      <a class="skip" href="#main" onClick={toMain}>
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
          <button type="button" class="quiet-button" onClick={() => void another()}>
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

/// The tab, the record, the file: what tells one tab of the browser from another.
function titleOfPage(): string {
  const w = words.value;
  const of = session.value;
  const record = of && visible(of.id.value ?? w.unnamed);
  const within = of && tab.value !== "clauses" ? w[tab.value] : undefined;
  const file = caseload.value && visible(caseload.value.file.name);
  return [within, record, file, w.desk].filter((part) => part !== undefined).join(" – ");
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
      void openFiles([...(event.dataTransfer?.files ?? [])], true);
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
  const title = titleOfPage();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <Header />
      <main id="main" tabIndex={-1} class={dragging.value ? "dragging" : ""}>
        <Bars />
        {fault.value !== "" && (
          <p class="faults" role="alert">
            {fault.value}
          </p>
        )}
        {notice.value !== "" && (
          <p class="notice" role="status">
            {notice.value}
          </p>
        )}
        <Body />
      </main>
      <Asking />
    </>
  );
}

const root = document.getElementById("desk");
if (root) render(<Desk />, root);
