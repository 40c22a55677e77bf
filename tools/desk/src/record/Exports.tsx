// What is taken away from the desk as files.
import { useSignal } from "@preact/signals";
import type { Format } from "../api";
import { sentenceOf } from "../failed";
import { Card, save } from "../parts";
import { capital, inWords, words } from "../state";
import { caseFile } from "./casefile";
import type { Session } from "./session";

/// A name that every system takes for a file, with the letters of every alphabet.
export function fileName(id: string, kind: string, ending: string): string {
  const safe = id
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  const short = [...safe].slice(0, 60).join("");
  return `${short === "" ? "chapeau" : short}-${kind}.${ending}`;
}

export function Exports({ session }: { session: Session }) {
  const w = words.value;
  const said = useSignal("");
  const withBoth = useSignal(false);
  const id = session.id.value ?? "";
  const outdated = session.decisions.outdated.value.length > 0;
  const isMore = session.isMoreThanRecord.value;
  const unsourced = session.unsourced.value.map(({ path }) => capital(inWords(session.policy.factAt(path)?.title ?? { en: path })));
  const isHeld = unsourced.length > 0 || (outdated && !withBoth.value);
  const saved = (work: () => Promise<void>) => () => {
    said.value = "";
    void work().catch((fault: unknown) => (said.value = sentenceOf(fault)));
  };
  const give = (format: Format, kind: string, ending: string, type: string) =>
    saved(async () => {
      const saying = session.fingerprint.value;
      save(fileName(id, kind, ending), type, await session.rendered(format));
      session.markExported(saying);
    });
  const copy = saved(async () => {
    const saying = session.fingerprint.value;
    const note = await session.rendered("note");
    const isCopied = await navigator.clipboard.writeText(note).then(
      () => true,
      () => false,
    );
    said.value = isCopied ? w.copied : w.notCopied;
    // Whoever copies a note pastes it where it is kept, as who saves it puts it there.
    if (isCopied) session.markExported(saying);
  });
  const wholeCase = () => {
    save(fileName(id, w.fileCase, "json"), "application/json", caseFile(session));
    session.markExported();
  };
  const record = () => {
    save(fileName(id, w.fileRecord, "json"), "application/json", session.evidenceBytes.value);
    if (!session.isMoreThanRecord.value) session.markExported();
  };
  return (
    <Card title={w.exports} id="exports" className="exports">
      {unsourced.length > 0 && (
        <p class="bad" data-test="unsourced">
          {w.waitForWhere(unsourced.join(", "))}
        </p>
      )}
      {outdated && (
        <p class="bad" data-test="held">
          {w.heldBack}
        </p>
      )}
      {outdated && (
        <label class="check">
          <input type="checkbox" checked={withBoth.value} onChange={(event) => (withBoth.value = event.currentTarget.checked)} /> {w.saysBoth}
        </label>
      )}
      <div class="row">
        <button type="button" disabled={isHeld} onClick={give("note", w.fileNote, "txt", "text/plain;charset=utf-8")}>
          {w.exportNote}
        </button>
        <button type="button" disabled={isHeld} onClick={copy}>
          {w.copyNote}
        </button>
        <button type="button" disabled={isHeld} onClick={give("html", w.fileTrace, "html", "text/html;charset=utf-8")}>
          {w.exportTrace}
        </button>
      </div>
      <div class="row">
        <button type="button" onClick={wholeCase}>
          {w.exportCase}
        </button>
        <button type="button" onClick={record} aria-describedby={isMore ? "record-alone" : undefined}>
          {w.exportRecord}
        </button>
      </div>
      {isMore && (
        <p class="quiet" id="record-alone">
          {w.recordAlone}
        </p>
      )}
      <p role="status" class="quiet">
        {said.value}
      </p>
    </Card>
  );
}
