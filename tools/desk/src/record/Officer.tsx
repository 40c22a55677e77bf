// The officer's own decision, beside what the program recommends, and what is taken away from the desk.
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Card, save } from "../parts";
import { words } from "../state";
import type { Decision, Outcome } from "../words/words";
import type { Session } from "./session";

const decisions: Decision[] = ["approve", "refuse", "more_information"];
const recommended: Partial<Record<Outcome, Decision>> = { approve: "approve", refuse: "refuse", undetermined: "more_information" };

export function Officer({ session }: { session: Session }) {
  const w = words.value;
  const id = useId();
  const complaint = useSignal("");
  const outcome = session.trace.value?.decision.outcome;
  const chosen = session.decision.value;
  const recorded = session.recorded.value;
  const agrees = outcome !== undefined && chosen === recommended[outcome];
  const record = (event: Event) => {
    event.preventDefault();
    if (chosen === undefined) complaint.value = w.chooseDecision;
    else if (!agrees && session.rationale.value.trim() === "") complaint.value = w.departsNeedsWhy;
    else {
      complaint.value = "";
      session.recordDecision(chosen);
    }
  };
  return (
    <Card title={w.officer} id="officer" className="officer">
      <p class="quiet">{w.officerNote}</p>
      <form onSubmit={record} noValidate>
        <fieldset class="field">
          <legend>{w.decision}</legend>
          <div class="segments">
            {decisions.map((decision) => (
              <label key={decision}>
                <input
                  type="radio"
                  name={`${id}-decision`}
                  value={decision}
                  checked={chosen === decision}
                  onChange={() => (session.decision.value = decision)}
                />
                <span>{w.decisions[decision]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {chosen !== undefined && outcome !== undefined && (
          <p class={`agreement ${agrees ? "agrees" : "departs"}`} data-test="agreement">
            <span aria-hidden="true">{agrees ? "=" : "≠"}</span> {agrees ? w.agrees : w.departs}
          </p>
        )}
        <div class="field">
          <label for={`${id}-rationale`}>{w.rationale}</label>
          <span class="quiet" id={`${id}-hint`}>
            {w.rationaleHint}
          </span>
          <textarea
            id={`${id}-rationale`}
            rows={3}
            aria-describedby={`${id}-hint`}
            value={session.rationale.value}
            onInput={(event) => (session.rationale.value = event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for={`${id}-name`}>{w.officerName}</label>
          <input
            id={`${id}-name`}
            type="text"
            autocomplete="off"
            value={session.officerName.value}
            onInput={(event) => (session.officerName.value = event.currentTarget.value)}
          />
        </div>
        {complaint.value !== "" && (
          <p class="bad" role="alert">
            {complaint.value}
          </p>
        )}
        <div class="row">
          <button type="submit" class="primary">
            {w.recordDecision}
          </button>
          {recorded && (
            <>
              <span class="recorded" role="status">
                ✓ {w.recorded(w.decisions[recorded.decision])}
              </span>
              <button type="button" class="link" onClick={() => (session.recorded.value = undefined)}>
                {w.takeBack}
              </button>
            </>
          )}
        </div>
        {recorded && recorded.record !== session.text.value && <p class="bad">{w.outdated}</p>}
      </form>
    </Card>
  );
}

/// A name that every system takes for a file.
function fileName(id: string, kind: string, ending: string): string {
  const safe = id.normalize("NFKD").replace(/[^\w.-]+/g, "-").replace(/^[-.]+|[-.]+$/g, "").slice(0, 60);
  return `${safe === "" ? "chapeau" : safe}-${kind}.${ending}`;
}

export function Exports({ session }: { session: Session }) {
  const w = words.value;
  const said = useSignal("");
  const id = session.trace.value?.record.id ?? "";
  const saved = (work: () => Promise<void>) => () =>
    void work().catch((fault: unknown) => (said.value = w.failed(fault instanceof Error ? fault.message : String(fault))));
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await session.rendered("note"));
      said.value = w.copied;
    } catch {
      said.value = w.notCopied;
    }
  };
  return (
    <Card title={w.exports} id="exports" className="exports">
      <div class="row">
        <button type="button" onClick={saved(async () => save(fileName(id, w.fileNote, "txt"), "text/plain;charset=utf-8", await session.rendered("note")))}>
          {w.exportNote}
        </button>
        <button type="button" onClick={saved(copy)}>
          {w.copyNote}
        </button>
        <button type="button" onClick={saved(async () => save(fileName(id, w.fileTrace, "html"), "text/html;charset=utf-8", await session.rendered("html")))}>
          {w.exportTrace}
        </button>
        <button type="button" onClick={() => save(fileName(id, w.fileRecord, "json"), "application/json", `${session.text.value}\n`)}>
          {w.exportRecord}
        </button>
      </div>
      <p role="status" class="quiet">
        {said.value}
      </p>
    </Card>
  );
}
