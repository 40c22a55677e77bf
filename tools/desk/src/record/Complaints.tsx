// What a decision still lacks before it can be recorded, as a list whose lines lead to the fields.
import type { RefObject } from "preact";
import { inWords, words } from "../state";
import { officerName } from "./decisions";
import { factId, take } from "./places";
import type { Session } from "./session";

export interface Complaint {
  text: string;
  /// Where it is mended; none where there is but to wait.
  field: (() => HTMLElement | null) | undefined;
}

/// The ids of the form's own fields begin with `id`.
export function complaintsOf(session: Session, name: string, id: string, agrees: boolean): Complaint[] {
  const w = words.value;
  const form = session.decisions.form(name);
  const all: Complaint[] = [];
  const add = (text: string, field?: () => HTMLElement | null) => all.push({ text, field });
  if (form.decision === undefined) add(w.chooseDecision, () => document.querySelector(`input[name="${id}-decision"]`));
  if (officerName.value.trim() === "") add(w.nameNeeded, () => document.getElementById(`${id}-name`));
  if (form.decision !== undefined && !agrees && form.rationale.trim() === "") add(w.departsNeedsWhy, () => document.getElementById(`${id}-rationale`));
  if (session.trace.value?.record.digest !== session.digest.value) add(w.notWorkedOut);
  if (session.assumed.value.length > 0) add(w.decidedOnWhatIf, () => document.querySelector(".fact.assumed button, .mode input"));
  for (const { path } of session.unsourced.value) {
    const title = session.policy.factAt(path)?.title ?? { en: path };
    add(w.whereNeeded(inWords(title)), () => document.querySelector(`#${CSS.escape(factId(path))} .where input`));
  }
  return all;
}

export function Complaints({ complaints, within }: { complaints: Complaint[]; within: RefObject<HTMLDivElement | null> }) {
  if (complaints.length === 0) return null;
  return (
    <div class="errors" role="alert" tabIndex={-1} ref={within}>
      <p>
        <strong>{words.value.notRecorded}</strong>
      </p>
      <ul>
        {complaints.map(({ text, field }) => (
          <li key={text}>
            {field === undefined ? (
              text
            ) : (
              <a
                href="#"
                onClick={(event) => {
                  event.preventDefault();
                  take(field());
                }}
              >
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
