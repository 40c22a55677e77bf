// What the officer decided on the records of a caseload, beside what the program recommends.
import { outcomeOf, recommended } from "../record/Officer";
import type { Stated } from "../record/decisions";
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
/// Whether the officer's decision is another one than what is recommended on the facts as they are now.
export function departs(caseload: Caseload, row: number, decision = 0): boolean | undefined {
  const decided = decidedOn(caseload, row, decision);
  const session = caseload.sessions.value.get(row);
  if (decided === undefined || session === undefined) return undefined;
  const outcome = outcomeOf(session, decided.of) ?? outcomes[caseload.outcomeOf(row, decision)];
  return outcome === undefined || recommended[outcome] !== decided.decision;
}
/// Whether a row is decided so, on whichever of the policy's decisions. A line that cannot be read takes no decision.
export function decidedSo(caseload: Caseload, as: DecidedAs): (row: number) => boolean {
  const isSo = (row: number, { of, decision }: Stated) => (as === "departs" ? departs(caseload, row, caseload.decisions.indexOf(of)) === true : as === "none" || decision === as);
  const rows = new Set([...caseload.sessions.value.keys()].filter((row) => allDecidedOn(caseload, row).some((decided) => isSo(row, decided))));
  return as === "none" ? (row) => !rows.has(row) && caseload.outcomeOf(row) !== badLine : (row) => rows.has(row);
}
