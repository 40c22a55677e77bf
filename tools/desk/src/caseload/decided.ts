// What the officer found and decided on the records of a caseload. The columns say what the program comes to on each record as
// it was filed; a decision stands beside what was recommended when it was made.
import { recommended } from "../record/Officer";
import { decisionsOf } from "../record/marks";
import type { Stated } from "../record/decisions";
import type { Outcome } from "../words/words";
import type { Caseload } from "./caseload";
import { badLine, outcomes } from "./messages";

/// What records are filtered by: a decision, that none is made yet, or that one departs from what is recommended.
export const decidedAs = ["approve", "refuse", "more_information", "none", "departs"] as const;
export type DecidedAs = (typeof decidedAs)[number];

export function allDecidedOn(caseload: Caseload, row: number): Stated[] {
  return caseload.sessions.value.get(row)?.decisions.stated() ?? [];
}
/// On the policy's decision of that number.
export function decidedOn(caseload: Caseload, row: number, decision = 0): Stated | undefined {
  return allDecidedOn(caseload, row).find(({ of }) => of === caseload.decisions[decision]);
}
/// The facts that are not as they were filed, for the officer found them.
export function foundIn(caseload: Caseload, row: number): string[] {
  return caseload.sessions.value.get(row)?.edits.value.found.map(({ path }) => path) ?? [];
}
/// What was recommended when the decision was made. A case file does not say; then it is what follows from the evidence, and
/// nothing where that is not worked out.
function outcomeDecidedOn(caseload: Caseload, row: number, decision: number): Outcome | undefined {
  const session = caseload.sessions.value.get(row);
  const name = caseload.decisions[decision] ?? "";
  const recorded = session?.decisions.of(name)?.outcome;
  const trace = session?.evidenceTrace.value;
  if (recorded !== undefined || trace !== undefined) return recorded ?? decisionsOf(trace!).find((one) => one.name === name)?.outcome;
  return foundIn(caseload, row).length > 0 ? undefined : outcomes[caseload.outcomeOf(row, decision)];
}
/// Whether the officer's decision is another one than what was recommended; nothing where there is none, or that is not known.
export function departs(caseload: Caseload, row: number, decision = 0): boolean | undefined {
  const decided = decidedOn(caseload, row, decision);
  const outcome = decided && outcomeDecidedOn(caseload, row, decision);
  return outcome && recommended[outcome] !== decided?.decision;
}
/// Whether a row is decided so, on whichever of the policy's decisions. A line that cannot be read takes no decision.
export function decidedSo(caseload: Caseload, as: DecidedAs): (row: number) => boolean {
  const isSo = (row: number, { of, decision }: Stated) => (as === "departs" ? departs(caseload, row, caseload.decisions.indexOf(of)) === true : as === "none" || decision === as);
  const rows = new Set([...caseload.sessions.value.keys()].filter((row) => allDecidedOn(caseload, row).some((decided) => isSo(row, decided))));
  return as === "none" ? (row) => !rows.has(row) && caseload.outcomeOf(row) !== badLine : (row) => rows.has(row);
}
