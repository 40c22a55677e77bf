// The officer's own decision, beside what the program recommends: one form for each decision of the policy.
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { Card, visible } from "../parts";
import { inWords, words } from "../state";
import { printedTime } from "../words/printed";
import type { Decision, Outcome } from "../words/words";
import { kinds, officerName, type Decided } from "./decisions";
import { Complaints, complaintsOf } from "./Complaints";
import { decisionsOf } from "./marks";
import { afterwards } from "./places";
import type { Session } from "./session";

export const recommended: Partial<Record<Outcome, Decision>> = { approve: "approve", refuse: "refuse", undetermined: "more_information" };

/// What the program comes to on this decision.
export function outcomeOf(session: Session, name: string): Outcome | undefined {
  const trace = session.trace.value;
  return trace && decisionsOf(trace).find((decision) => decision.name === name)?.outcome;
}

export function Officer({ session, name }: { session: Session; name: string }) {
  const w = words.value;
  const { decisions: own, policy } = session;
  const id = useId();
  const tried = useSignal(false);
  const list = useRef<HTMLDivElement>(null);
  const outcome = outcomeOf(session, name);
  const form = own.form(name);
  const chosen = form.decision;
  const recorded = own.of(name);
  const agrees = outcome !== undefined && chosen === recommended[outcome];
  const title = policy.decisionNames.length > 1 ? `${w.officer}${w.colon}${inWords(policy.decisionTitle(name))}` : w.officer;
  const complaints = complaintsOf(session, name, id, agrees);
  const record = (event: Event) => {
    event.preventDefault();
    tried.value = complaints.length > 0;
    if (tried.value) afterwards(() => list.current?.focus());
    else if (chosen !== undefined) own.record(name, chosen, outcome);
  };
  return (
    <Card title={title} id={`officer-${name}`} className="officer">
      <p class="quiet">{w.officerNote}</p>
      <form onSubmit={record} noValidate>
        <fieldset class="field">
          <legend>{w.decision}</legend>
          <div class="segments">
            {kinds.map((decision) => (
              <label key={decision}>
                <input
                  type="radio"
                  name={`${id}-decision`}
                  value={decision}
                  checked={chosen === decision}
                  onChange={() => own.fill(name, { decision })}
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
            dir="auto"
            aria-describedby={`${id}-hint`}
            value={form.rationale}
            onInput={(event) => own.fill(name, { rationale: event.currentTarget.value })}
          />
        </div>
        <div class="field">
          <label for={`${id}-name`}>{w.officerName}</label>
          <input
            id={`${id}-name`}
            type="text"
            dir="auto"
            required
            aria-invalid={tried.value && officerName.value.trim() === ""}
            autocomplete="off"
            value={officerName.value}
            onInput={(event) => (officerName.value = event.currentTarget.value)}
          />
        </div>
        {tried.value && <Complaints complaints={complaints} within={list} />}
        <div class="row">
          <button type="submit" class="primary">
            {w.recordDecision}
          </button>
          {recorded && <Recorded session={session} recorded={recorded} />}
        </div>
        {recorded && <Standing session={session} recorded={recorded} outcome={outcome} />}
      </form>
    </Card>
  );
}

/// Whether it stands still, and whether the program comes to something else now than it did then.
function Standing({ session, recorded, outcome }: { session: Session; recorded: Decided; outcome: Outcome | undefined }) {
  const w = words.value;
  const changed = session.decisions.changedSince(recorded);
  const then = recorded.outcome;
  return (
    <>
      {changed !== undefined && <p class="bad">{w.outdated[changed]}</p>}
      {then !== undefined && outcome !== undefined && then !== outcome && (
        <p class="bad" data-test="then">
          {w.cameToThen(w.outcome[then], w.outcome[outcome])}
        </p>
      )}
    </>
  );
}

function Recorded({ session, recorded }: { session: Session; recorded: Decided }) {
  const w = words.value;
  const takeBack = (event: { currentTarget: HTMLButtonElement }) => {
    const submit = event.currentTarget.form?.querySelector<HTMLElement>("button[type=submit]");
    session.decisions.takeBack(recorded.of);
    afterwards(() => submit?.focus());
  };
  return (
    <>
      <span class="recorded" role="status">
        ✓ {w.recorded(w.decidedAs[recorded.decision])}
        <span class="quiet">
          {" "}
          <bdi>{recorded.name}</bdi>, {printedTime(recorded.at)}
        </span>
      </span>
      {recorded.rationale !== session.decisions.form(recorded.of).rationale.trim() && (
        <blockquote class="rationale" data-test="rationale">
          {recorded.rationale === "" ? <span class="quiet">{w.noRationale}</span> : <bdi>{recorded.rationale.split("\n").map(visible).join("\n")}</bdi>}
        </blockquote>
      )}
      <button type="button" class="link" onClick={takeBack}>
        {w.takeBack}
      </button>
    </>
  );
}
